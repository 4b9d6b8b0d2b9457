"""A product that nobody has seen, in a real browser: from the picture to the history, against the shop's own answers."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from mmsid.explain import audience, by_modality, leading_history, narrowing, novelty, robustness, transfer_sources
from mmsid.records import code_names
from mmsid.shop import pack, read_product, unpack
from mmsid.ui.photos import read_photos
from storefront.catalogue import write_new_items
from tests.browser.seen import wait_for_answer
from tests.ui.running import space

TITLE, DESCRIPTION = "Striped mug", "A stoneware mug for the first coffee."


@pytest.fixture
def panel(visit) -> Page:
    page = visit("?panel=new")
    expect(page.locator(".mm-drop")).to_be_visible()
    return page


@pytest.fixture
def picture(shop, tmp_path) -> Path:
    """A product's picture as a file that the catalogue does not know: smaller, and a JPEG."""
    source = next(item.image for item in shop.items if item.image)
    path = tmp_path / "photo.jpg"
    with Image.open(source) as image:
        image.convert("RGB").resize((180, 180)).save(path, quality=90)
    return path


def give(page: Page, picture: Path | None = None, title: str = "", description: str = "") -> None:
    if picture:
        page.locator('.mm-drop input[type="file"]').first.set_input_files(str(picture))
    page.get_by_label("Title", exact=True).fill(title)
    page.get_by_label("Description", exact=True).fill(description)


def codes(page: Page) -> list[str]:
    return page.locator(".mm-step-level").evaluate_all("levels => levels.map(level => level.dataset.code)")


def wait_for_id(page: Page, semantic_id) -> None:
    page.wait_for_function(
        "id => [...document.querySelectorAll('.mm-step-level')].map(x => x.dataset.code).join() === id"
        " && !document.querySelector('.mm-new-item.is-busy')",
        arg=",".join(semantic_id),
    )


def ranks_of(card) -> list[int]:
    """The places for the example shoppers, once they are there."""
    expect(card.locator(".mm-ranks")).to_have_attribute("aria-busy", "false")
    ranks = card.locator(".mm-ranks ol b").all_inner_texts()
    return [int(re.sub(r"\D", "", rank.split(" of ")[0])) for rank in ranks]


def test_picture_and_text_become_an_id_level_by_level(panel, shop, picture):
    give(panel, picture, TITLE, DESCRIPTION)
    expected = by_modality(shop, read_product(picture, TITLE, DESCRIPTION))
    wait_for_id(panel, expected.both.semantic_id)
    level = panel.locator(".mm-step-level").first
    nearest = level.locator(".mm-alternatives code").all_inner_texts()
    assert nearest == [f"a{code}" for code, _ in expected.both.levels[0].alternatives]
    left = panel.locator(".mm-step-figures dd").nth(1).inner_text()
    assert int(left.replace(",", "")) == narrowing(shop, expected.both.codes)[1]
    rows = panel.locator(".mm-modalities > li")
    for row, new in zip(rows.all(), (expected.both, expected.image, expected.text), strict=True):
        assert row.locator("code").all_inner_texts() == list(new.semantic_id)
    expect(panel.locator(".mm-novelty")).to_have_attribute("data-verdict", str(novelty(shop, expected.both).verdict))
    robust = robustness(shop, read_product(picture, TITLE, DESCRIPTION))
    kept = f"{round(robust.codes[0] * robust.views)} of {robust.views}"
    expect(panel.locator(".mm-robust").first).to_contain_text(kept)


def test_text_alone_is_enough_and_nothing_is_not_asked(panel, shop):
    expect(panel.locator(".mm-step-level")).to_have_count(0)
    give(panel, title=TITLE)
    wait_for_id(panel, shop.tokenize(title=TITLE).semantic_id)
    expect(panel.locator(".mm-modalities")).to_have_count(0)
    give(panel)
    expect(panel.locator(".mm-new-item-result")).to_be_hidden()


def turned() -> bytes:
    image = Image.new("RGB", (90, 60), "white")
    image.paste("navy", (0, 0, 90, 20))
    exif = image.getexif()
    exif[0x0112] = 6
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def saved(kind: str, mode: str, **options) -> bytes:
    buffer = io.BytesIO()
    Image.effect_mandelbrot((80, 80), (-2, -1.5, 1, 1.5), 60).convert(mode).save(buffer, kind, **options)
    return buffer.getvalue()


def heic() -> bytes:
    pillow_heif = pytest.importorskip("pillow_heif")
    pillow_heif.register_heif_opener()
    return saved("HEIF", "RGB")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("turned.jpg", turned),
        ("cmyk.jpg", lambda: saved("JPEG", "CMYK")),
        ("deep.png", lambda: saved("PNG", "I")),
        ("glass.png", lambda: saved("PNG", "LA")),
        ("phone.heic", heic),
    ],
)
def test_pictures_come_as_phones_make_them(panel, shop, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content())
    give(panel, path)
    wait_for_id(panel, shop.tokenize(path).semantic_id)
    expect(panel.locator(".mm-drop-preview img")).to_be_visible()


def test_what_is_no_picture_gets_one_sentence_and_nothing_is_lost(panel, shop, tmp_path):
    give(panel, title=TITLE)
    wait_for_id(panel, shop.tokenize(title=TITLE).semantic_id)
    path = tmp_path / "notes.jpg"
    path.write_bytes(b"these are notes")
    give(panel, path, TITLE)
    expect(panel.locator(".mm-new-item .mm-sentence").last).to_contain_text("A picture was expected")
    expect(panel.get_by_label("Title", exact=True)).to_have_value(TITLE)
    panel.get_by_role("button", name="Remove the picture").click()
    wait_for_id(panel, shop.tokenize(title=TITLE).semantic_id)


def test_an_example_is_tokenised_with_one_click(panel, shop):
    if not panel.locator(".mm-trials li").count():
        pytest.skip("this catalogue has no products to try")
    panel.locator(".mm-trials button").first.click()
    expect(panel.locator(".mm-step-level")).to_have_count(len(shop.codebook_sizes))
    expect(panel.get_by_label("Title", exact=True)).not_to_have_value("")
    photos = read_photos(space().photos).photos
    assert panel.locator(".mm-photos button").count() == len(photos)
    panel.get_by_role("button", name=f"{photos[-1].shows}, a photo").click()
    wait_for_id(panel, shop.tokenize(photos[-1].image).semantic_id)
    expect(panel.get_by_label("Title", exact=True)).to_have_value("")
    for photo in photos:
        expect(panel.locator(".mm-credits")).to_contain_text(photo.credit)


def test_ten_products_of_another_seed_land_among_their_own_type(panel, shop, tmp_path):
    if not panel.locator(".mm-trials li").count():
        pytest.skip("this catalogue is not the storefront")
    write_new_items(tmp_path, seed=733, count=10)
    listed = json.loads((tmp_path / "new_items.json").read_text(encoding="utf-8"))
    assert len(listed) == 10
    for one in listed:
        path = tmp_path / Path(one["image"]).name
        give(panel, path, one["title"], one["description"])
        new = shop.tokenize(path, one["title"], one["description"])
        wait_for_id(panel, new.semantic_id)
        expect(panel.locator(".mm-novelty li")).to_have_count(6)
        near = panel.locator(".mm-novelty li").evaluate_all("x => x.map(one => one.dataset.item)")
        kinds = [item_id.rsplit("-", 1)[0] for item_id in near]
        assert kinds.count(path.stem.rsplit("-", 1)[0]) >= 4, (path.stem, kinds)
        own = next(item.department for item in shop.items if item.item_id.startswith(path.stem.rsplit("-", 1)[0]))
        below = [shop.items[row].department for row in shop.trie.below(new.codes[:1])]
        assert below.count(own) > 0.9 * len(below)


def test_a_photo_of_fifty_megapixels_is_made_smaller_before_it_is_sent(panel, picture, shop, tmp_path):
    path = tmp_path / "huge.jpg"
    with Image.open(picture) as image:
        image.resize((8660, 5774)).save(path, quality=80)
    sent = []
    panel.on("request", lambda request: sent.append(len(request.post_data_buffer or b"")))
    give(panel, path)
    expect(panel.locator(".mm-step-level")).to_have_count(len(shop.codebook_sizes))
    assert max(sent) < 600_000 < path.stat().st_size
    with Image.open(path) as image:
        small = image.resize((768, 512), Image.Resampling.LANCZOS)
    assert codes(panel)[:2] == list(shop.tokenize(small).semantic_id[:2])


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "JPEG"])
def test_a_small_file_that_is_a_huge_picture_is_made_smaller_too(panel, shop, tmp_path, kind):
    path = tmp_path / f"flat.{kind.lower()}"
    Image.new("RGB", (9000, 6000), "teal").save(path, kind, quality=20, method=0, progressive=True)
    assert path.stat().st_size < 400_000
    sent = []
    panel.on("request", lambda request: sent.append(len(request.post_data_buffer or b"")))
    give(panel, path)
    expect(panel.locator(".mm-step-level")).to_have_count(len(shop.codebook_sizes))
    assert max(sent) < 20_000 < path.stat().st_size


def test_texts_of_an_example_go_when_another_picture_comes_and_typed_ones_stay(panel, picture):
    if not panel.locator(".mm-trials li").count():
        pytest.skip("this catalogue has no products to try")
    title = panel.get_by_label("Title", exact=True)
    choose = panel.locator('.mm-drop input[type="file"]').first
    panel.locator(".mm-trials button").first.click()
    expect(panel.locator(".mm-drop-preview img")).to_be_visible()
    expect(title).not_to_have_value("")
    choose.set_input_files(str(picture))
    expect(title).to_have_value("")
    title.fill(TITLE)
    choose.set_input_files(str(picture))
    expect(panel.locator(".mm-drop-preview img")).to_be_visible()
    expect(title).to_have_value(TITLE)


@pytest.fixture
def large(picture, tmp_path) -> Path:
    """A photo that the page makes smaller before it is sent."""
    path = tmp_path / "large.jpg"
    with Image.open(picture) as image:
        image.resize((2400, 2400)).save(path, quality=100, subsampling=0)
    assert path.stat().st_size > 400_000
    return path


@pytest.mark.parametrize("after", ["another picture", "an example", "removal"])
def test_a_large_picture_does_not_undo_what_came_after_it(panel, shop, picture, large, tmp_path, after):
    panel.evaluate(
        """() => {
            const read = window.createImageBitmap;
            window.createImageBitmap = async (...of) => {
                await new Promise(done => (window.letGo = done));
                return read(...of);
            };
            const shrink = HTMLCanvasElement.prototype.toBlob;
            HTMLCanvasElement.prototype.toBlob = function (done, ...how) {
                const shrunk = blob => {
                    done(blob);
                    const reader = new FileReader(); // what the page would do with it next, and then a picture of that
                    reader.onload = () => requestAnimationFrame(() => requestAnimationFrame(() => (window.wasRead = true)));
                    reader.readAsDataURL(blob);
                };
                return shrink.call(this, shrunk, ...how);
            };
        }"""
    )
    give(panel, title=TITLE)
    wait_for_id(panel, shop.tokenize(title=TITLE).semantic_id)
    panel.locator('.mm-drop input[type="file"]').first.set_input_files(str(large))
    expect(panel.locator(".mm-drop-words")).to_contain_text("Reading the picture …")
    expected = shop.tokenize(title=TITLE)
    if after == "another picture":
        with Image.open(picture) as image:
            image.transpose(Image.Transpose.ROTATE_90).convert("L").save(tmp_path / "other.png")
        panel.locator('.mm-drop input[type="file"]').first.set_input_files(str(tmp_path / "other.png"))
        expected = shop.tokenize(tmp_path / "other.png", TITLE)
    elif after == "an example":
        if not panel.locator(".mm-trials li").count():
            pytest.skip("this catalogue has no products to try")
        panel.locator(".mm-trials button").nth(1).click()
        folder = Path(shop.items[0].image).parents[1] / "new_items"
        one = json.loads((folder / "new_items.json").read_text(encoding="utf-8"))[1]
        expected = shop.tokenize(folder / one["image"], one["title"], one["description"])
    else:  # what is being read cannot be removed yet
        panel.evaluate("window.letGo()")
        panel.locator(".mm-drop").get_by_role("button", name="Remove the picture").click()
    panel.evaluate("window.letGo()")
    panel.wait_for_function("window.wasRead")
    wait_for_id(panel, expected.semantic_id)
    expect(panel.locator(".mm-drop-preview img")).to_have_count(0 if after == "removal" else 1)


def test_an_empty_file_is_one_sentence_and_changes_nothing(panel, shop):
    give(panel, title=TITLE)
    wait_for_id(panel, shop.tokenize(title=TITLE).semantic_id)
    empty = {"name": "empty.jpg", "mimeType": "image/jpeg", "buffer": b""}
    panel.locator('.mm-drop input[type="file"]').first.set_input_files(empty)
    expect(panel.locator(".mm-new-item-form > .mm-sentence")).to_have_text(
        "Expected a picture, but empty.jpg is empty; choose another."
    )
    expect(panel.get_by_label("Title", exact=True)).to_have_value(TITLE)
    assert codes(panel) == list(shop.tokenize(title=TITLE).semantic_id)


def test_a_question_that_is_lost_is_said_and_asked_again(panel, shop):
    give(panel, title="Mug")
    wait_for_id(panel, shop.tokenize(title="Mug").semantic_id)
    lost = []

    def lose(route) -> None:
        if TITLE in (route.request.post_data or "") and not lost:
            lost.append(route)  # is never answered
        else:
            route.continue_()

    panel.route("**/run/predict*", lose)
    panel.clock.install()  # its own time, or this would take as long as the page has patience
    with panel.expect_request(lambda request: TITLE in (request.post_data or "")):
        give(panel, title=TITLE)
    panel.clock.fast_forward("01:00")
    sentence = panel.locator(".mm-new-item-answer > .mm-sentence")
    expect(sentence).to_contain_text("No answer has come for a while")
    assert codes(panel) == list(shop.tokenize(title="Mug").semantic_id)
    sentence.get_by_role("button", name="Ask again").click()
    wait_for_id(panel, shop.tokenize(title=TITLE).semantic_id)
    expect(sentence).not_to_contain_text("No answer")  # a model may have more to say of the product


def test_the_end_of_a_long_text_that_is_not_read_is_said(panel, shop):
    words = [f"thing{place}" for place in range(150)]
    unread = shop.tokenize(title=TITLE, description=" ".join(words)).words_unread
    assert 50 < unread < 150
    give(panel, title=TITLE, description=" ".join(words))
    wait_for_id(panel, shop.tokenize(title=TITLE, description=" ".join(words)).semantic_id)
    sentence = panel.locator(".mm-new-item-answer > .mm-sentence")
    expect(sentence).to_contain_text(
        f"{' '.join(words[-unread - 3 : -unread])}”, and the last {unread} words are not read"
    )


def test_who_leaves_with_products_of_their_own_is_asked_first_and_told_afterwards(visit, shop):
    page = visit("?panel=new")
    asked = []
    page.on("dialog", lambda dialog: asked.append(dialog.type) or dialog.accept())
    give(page, title=TITLE)
    wait_for_id(page, shop.tokenize(title=TITLE).semantic_id)
    page.reload()
    assert asked == []
    give(page, title=TITLE)
    wait_for_id(page, shop.tokenize(title=TITLE).semantic_id)
    page.get_by_role("button", name="Add it to my shop").click()
    page.get_by_role("button", name="Put it into the history").click()
    expect(page.get_by_role("button", name="In the history", exact=True)).to_be_focused()
    page.get_by_role("button", name="Open the history").click()
    assert page.evaluate("scrollY") == 0
    page.reload()
    assert asked == ["beforeunload"]
    expect(page.locator(".mm-history .mm-sentence")).to_contain_text("a product that somebody added to their own shop")
    expect(page.locator(".mm-added-list > li")).to_have_count(0)


def test_an_own_product_that_is_not_recommended_is_said_to_be_missing(panel, shop):
    give(panel, title=TITLE)
    new = shop.tokenize(title=TITLE)
    wait_for_id(panel, new.semantic_id)
    panel.get_by_role("button", name="Add it to my shop").click()
    view = shop.with_items([new])
    ranked = audience(view, new.item.item_id)[-1]
    panel.locator(".mm-ranks ol").get_by_role("button", name=ranked.name, exact=True).click()
    wait_for_answer(panel, view, list(ranked.history))
    beyond = panel.locator(".mm-beyond")
    if new.item.item_id in [one.item.item_id for one in view.recommend(list(ranked.history), 10)]:
        expect(beyond).to_be_hidden()  # a model may have learnt to recommend it to everybody
        return
    expect(beyond).to_contain_text(f"“{TITLE}”, yours, is not among these 10.")
    beyond.get_by_role("button").click()
    wait_for_answer(panel, shop.with_items([new], boost=4), list(ranked.history))
    expect(beyond.get_by_role("button")).to_have_count(0)


def test_that_a_picture_shows_nothing_is_said_first(panel, tmp_path):
    Image.new("RGB", (200, 200), "white").save(tmp_path / "blank.png")
    give(panel, tmp_path / "blank.png")
    expect(panel.locator(".mm-new-item-answer > .mm-sentence")).to_contain_text("The picture shows nothing")
    give(panel, title="Sports car")
    panel.get_by_role("button", name="Remove the picture").click()
    expect(panel.locator(".mm-new-item-answer > .mm-sentence")).not_to_contain_text("The picture shows nothing")


def test_it_becomes_part_of_this_visitors_shop_and_of_no_other(panel, visit, shop, picture):
    give(panel, picture, TITLE, DESCRIPTION)
    new = shop.tokenize(picture, TITLE, DESCRIPTION)
    wait_for_id(panel, new.semantic_id)
    panel.get_by_role("button", name="Add it to my shop").click()
    card = panel.locator(".mm-added-list > li")
    [carried] = unpack(shop, [pack(new)])
    mine = shop.with_items([carried])
    own = code_names(mine.codes(new.item.item_id))
    expect(card.locator(".mm-id code")).to_have_text(list(own))
    assert ranks_of(card) == [ranked.rank for ranked in audience(mine, new.item.item_id)]

    card.get_by_role("button", name="Put it into the history").click()
    panel.get_by_role("navigation", name="Panels").get_by_role("button", name="Recommend").click()
    first = shop.examples["shoppers"][0]["history"]
    expect(panel.locator(".mm-tile").last).to_have_attribute("data-item", new.item.item_id)
    wait_for_answer(panel, mine, [*first, new.item.item_id])

    other = visit("?panel=new")
    expect(other.locator(".mm-drop")).to_be_visible()
    expect(other.locator(".mm-added-list > li")).to_have_count(0)
    other.get_by_role("navigation", name="Panels").get_by_role("button", name="Recommend").click()
    assert TITLE not in other.locator(".mm-catalogue").inner_text().split("\n")

    panel.reload()
    expect(panel.locator(f'[data-item="{new.item.item_id}"]')).to_have_count(0)


def test_a_visitor_sees_it_recommended_as_much_as_they_like(panel, shop, picture):
    like = next(item for item in shop.items if item.image)  # whose picture it is
    give(panel, picture, like.title, "Another one of these.")
    new = shop.tokenize(picture, like.title, "Another one of these.")
    wait_for_id(panel, new.semantic_id)
    panel.get_by_role("button", name="Add it to my shop").click()
    card = panel.locator(".mm-added-list > li")
    [carried] = unpack(shop, [pack(new)])
    item_id = new.item.item_id
    shy, boosted = shop.with_items([carried]), shop.with_items([carried], boost=4)
    before = ranks_of(card)
    assert before == [ranked.rank for ranked in audience(shy, item_id)]
    panel.get_by_role("button", name="Up to 4 times as much").click()
    wanted = [ranked.rank for ranked in audience(boosted, item_id)]
    assert min(wanted) < min(before)
    expect(card.locator(".mm-ranks ol b").first).to_have_text(re.compile(rf"^{wanted[0]:,}(st|nd|rd|th) of "))
    assert ranks_of(card) == wanted

    card.locator("summary").click()
    transferred = card.locator(".mm-sources li")
    assert transferred.evaluate_all("x => x.map(one => one.dataset.item)") == [
        source.item.item_id for source in transfer_sources(boosted, item_id)
    ]
    card.get_by_role("button", name="Find a history").click()
    lead = leading_history(boosted, item_id)
    expect(card.locator(".mm-leading")).to_contain_text(f" of {lead.candidates:,}")
    card.get_by_role("button", name="Open this history").click()
    wait_for_answer(panel, boosted, lead.history)
    answer = boosted.recommend(lead.history)
    assert item_id in [line.item.item_id for line in answer]
    expect(panel.locator(f'.mm-card[data-item="{item_id}"]')).to_contain_text("Yours")
    expect(panel.locator("#mm-why")).to_contain_text("It is new, and the language model never wrote its ID")
    panel.go_back()
    expect(card.locator(".mm-leading li")).to_have_count(len(lead.history))


def test_it_lies_on_the_map_and_on_its_shelf_until_it_is_removed(panel, shop):
    give(panel, title=TITLE)
    new = shop.tokenize(title=TITLE)
    wait_for_id(panel, new.semantic_id)
    panel.get_by_role("button", name="Add it to my shop").click()
    panel.get_by_role("button", name="See it on the map").click()
    expect(panel.locator("#mm-code .mm-focused-title")).to_have_text(TITLE)
    expect(panel.locator(f'.mm-map-new-items [data-item="{new.item.item_id}"]')).to_be_attached()
    count = panel.locator(".mm-heading", has_text="The map").locator(".mm-count")
    expect(count).to_contain_text(", and 1 of yours as a star")
    panel.locator(".mm-focused .mm-code").first.click()
    panel.get_by_role("button", name="Open in Codes").click()
    summary = shop.caption(new.codes[:1]).count + 1
    expect(panel.locator(".mm-treemap-part .mm-count").first).to_contain_text(
        f"{summary} products under", use_inner_text=True
    )
    panel.get_by_role("navigation", name="Panels").get_by_role("button", name="New product").click()
    panel.get_by_role("button", name="Remove", exact=True).click()
    expect(panel.locator(".mm-added-list > li")).to_have_count(0)
    panel.get_by_role("navigation", name="Panels").get_by_role("button", name="Codes").click()
    expect(panel.locator(".mm-map-new-items button")).to_have_count(0)
    expect(count).not_to_contain_text("of yours")


def test_the_panel_fits_a_phone(visit, shop):
    page = visit("?panel=new", viewport={"width": 375, "height": 800})
    give(page, title=TITLE, description=DESCRIPTION)
    wait_for_id(page, shop.tokenize(title=TITLE, description=DESCRIPTION).semantic_id)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
