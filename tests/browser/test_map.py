"""The map in a real browser, against the build's own positions: what is pointed at, chosen, coloured and counted."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import urljoin

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from mmsid.catalogue.pictures import load_picture
from mmsid.records import LEVEL_LETTERS, code_names
from tests.browser.seen import expect_announced

GRID = 10_000  # the page's positions are whole numbers up to this one


def the_map(page: Page) -> Locator:
    """Waits until it is drawn, and brings all of it into sight."""
    section = page.locator(".mm-map")
    expect(section).to_have_attribute("data-drawn", re.compile("[1-9]"))
    page.locator(".mm-map-stage").scroll_into_view_if_needed()
    return section


def pixels(page: Page, positions: np.ndarray) -> np.ndarray:
    """Where places of the map, in 0..1, are in the window."""
    box = page.locator(".mm-map-plot").bounding_box()
    assert box is not None
    left, right, bottom, top = in_sight(page)
    shares = (positions * GRID - (left, top)) / (right - left, bottom - top)
    return shares * (box["width"], box["height"]) + (box["x"], box["y"])


def in_sight(page: Page) -> list[float]:
    """What of the map is in sight: left, right, bottom, top."""
    said = page.locator(".mm-map-plot").get_attribute("data-sight")
    assert said is not None
    return [float(one) for one in said.split()]


def lonely(shop) -> int:
    """The dot that is farthest from all others and from the landmarks, so that nothing else can be meant."""
    places = shop.map.positions
    others = np.concatenate([places, shop.map.landmarks])
    distances = np.linalg.norm(places[:, None] - others[None], axis=2)
    distances[np.arange(len(places)), np.arange(len(places))] = np.inf
    return int(distances.min(axis=1).argmax())


def point_at(page: Page, place: np.ndarray) -> None:
    [[x, y]] = pixels(page, place[None])
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)


def item_of(shop, dot: int):
    return shop.items[int(shop.map.rows[dot])]


def link(shop, looked_at: str) -> str:
    return f"?panel=codes&v=1&build={shop.fingerprint[:8]}&{looked_at}"


def coloured(page: Page) -> dict[str, int]:
    """How many dots are drawn in each colour; the landmarks are none."""
    return dict(json.loads(page.locator(".mm-map-plot").get_attribute("data-colours") or "[]"))


def css(page: Page, name: str) -> str:
    return page.evaluate(
        "name => getComputedStyle(document.querySelector('.mm-map')).getPropertyValue(name).trim()", name
    )


@pytest.fixture
def opened(visit, shop) -> Page:
    page = visit("?panel=codes")
    the_map(page)
    return page


def test_the_dot_pointed_at_shows_its_product(opened, shop):
    dot = lonely(shop)
    item = item_of(shop, dot)
    tip = opened.locator(".mm-map-tip")
    point_at(opened, shop.map.positions[dot])
    expect(tip.locator("b")).to_have_text(item.title or "Untitled product")
    expect(tip.locator(".mm-code > code")).to_have_text(list(code_names(shop.codes(item.item_id))))
    if item.image:
        address = urljoin(opened.url, tip.locator("img").get_attribute("src"))
        shown = Image.open(io.BytesIO(opened.request.get(address).body())).convert("RGB").resize((16, 16))
        own = load_picture(item.image).resize((16, 16))
        assert np.abs(np.asarray(shown, dtype=int) - np.asarray(own, dtype=int)).mean() < 4
    stage, told = opened.locator(".mm-map-stage").bounding_box(), tip.bounding_box()
    assert told["x"] >= stage["x"] and told["x"] + told["width"] <= stage["x"] + stage["width"]
    opened.mouse.move(stage["x"] - 8, stage["y"] + 4)
    expect(tip).to_be_hidden()


def test_a_click_looks_at_the_product_and_a_link_keeps_it(opened, shop, visit):
    dot = lonely(shop)
    item = item_of(shop, dot)
    point_at(opened, shop.map.positions[dot])
    expect(opened.locator(".mm-map-tip")).to_be_visible()
    opened.mouse.down()
    opened.mouse.up()
    expect(opened).to_have_url(re.compile(f"item={item.item_id}(&|$)"))
    again = visit(opened.url.rsplit("/", 1)[1])
    the_map(again)
    ring = again.locator(".mm-map-ring")
    expect(ring.locator("span")).to_have_text(item.title or "Untitled product")
    [[x, y]] = pixels(again, shop.map.positions[dot][None])
    at = ring.locator("i").bounding_box()
    assert (at["x"] + at["width"] / 2, at["y"] + at["height"] / 2) == pytest.approx((x, y), abs=1.5)


def test_a_landmark_chooses_its_code_and_lets_it_go_again(opened, shop):
    distances = np.linalg.norm(shop.map.landmarks[:, None] - shop.map.positions[None], axis=2).min(axis=1)
    code = int(distances.argmax())
    point_at(opened, shop.map.landmarks[code])
    expect(opened.locator(".mm-map-tip .mm-code > code")).to_have_text(f"a{code}")
    opened.mouse.down()
    opened.mouse.up()
    expect(opened).to_have_url(re.compile(f"code=a{code}(&|$)"))
    expect(opened.locator(".mm-map-held code")).to_have_text(f"a{code}")
    opened.get_by_role("button", name="Colour all products again").click()
    expect(opened).not_to_have_url(re.compile("code="))
    expect(opened.locator(".mm-map-held")).to_be_hidden()


def gap(values: np.ndarray) -> float:
    """The middle of the widest gap among some numbers, not near their ends."""
    at = np.sort(values)
    inner = at[len(at) // 8 : len(at) - len(at) // 8]
    widest = int(np.diff(inner).argmax())
    return float(inner[widest : widest + 2].mean())


def region(shop) -> np.ndarray:
    """A box ((left, bottom), (right, top)) that holds some products but not all, with none of them at its rim."""
    places = shop.map.positions
    right = gap(places[:, 0])
    top = gap(places[places[:, 0] < right, 1])
    return np.array([places.min(axis=0) - 0.02, (right, top)])


def drag(page: Page, corners: np.ndarray) -> None:
    first, *others = pixels(page, corners)
    page.mouse.move(*first)
    page.mouse.down()
    for corner in others:
        page.mouse.move(*corner, steps=4)
    page.mouse.up()


def inside(shop, box: np.ndarray) -> list[str]:
    places = shop.map.positions
    within = np.all((places > box[0]) & (places < box[1]), axis=1)
    return [shop.items[int(row)].item_id for row in shop.map.rows[within]]


def listed(page: Page) -> list[str]:
    more = page.locator(".mm-map-selection").get_by_role("button", name=re.compile("^Show"))
    while more.is_visible():
        more.click()
    return page.locator(".mm-map-pictures button").evaluate_all("buttons => buttons.map(one => one.dataset.item)")


def test_a_box_lists_exactly_the_products_inside(opened, shop):
    box = region(shop)
    wanted = inside(shop, box)
    assert 0 < len(wanted) < len(shop.map.rows)
    opened.get_by_role("button", name="Select with a box").click()
    drag(opened, box)
    section = opened.locator(".mm-map")
    expect(section).to_have_attribute("data-selected", str(len(wanted)))
    expect_announced(opened, "map", f"^{len(wanted):,} products? selected")
    assert listed(opened) == wanted
    assert coloured(opened)[css(opened, "--mm-map-grey")] == len(shop.map.rows) - len(wanted)
    opened.locator(".mm-map-pictures button").first.click()
    expect(opened).to_have_url(re.compile(f"item={wanted[0]}(&|$)"))
    opened.keyboard.press("Escape")
    expect(section).to_have_attribute("data-selected", "0")
    expect(opened.locator(".mm-map-selection")).to_be_hidden()


def test_a_lasso_with_shift_held_down_lists_the_same(opened, shop):
    (left, bottom), (right, top) = box = region(shop)
    opened.keyboard.down("Shift")
    drag(opened, np.array([(left, bottom), (right, bottom), (right, top), (left, top)]))
    opened.keyboard.up("Shift")
    wanted = inside(shop, box)
    expect(opened.locator(".mm-map")).to_have_attribute("data-selected", str(len(wanted)))
    assert listed(opened) == wanted
    opened.get_by_role("button", name="Clear", exact=True).click()
    expect(opened.locator(".mm-map")).to_have_attribute("data-selected", "0")


def test_colours_follow_what_is_asked_and_zoom_stays(opened, shop):
    section, by = opened.locator(".mm-map"), opened.get_by_label("Colour by")
    opened.get_by_role("button", name="Zoom in").click()
    before = in_sight(opened)
    by.select_option("Code a: kind")
    expect(section).to_have_attribute("data-coloured-by", "level-1")
    firsts = [shop.semantic_ids[item_of(shop, dot).item_id][0] for dot in range(len(shop.map.rows))]
    counts = sorted((firsts.count(code) for code in set(firsts)), reverse=True)
    chosen = counts[:8] if len(counts) > 10 else counts
    expect(opened.locator(".mm-map-values [aria-pressed=true]")).to_have_count(len(chosen))
    expect(opened.locator(".mm-map-values small")).to_have_text([f"{count:,}" for count in chosen])
    assert coloured(opened).get(css(opened, "--mm-map-grey"), 0) == len(firsts) - sum(chosen)
    assert in_sight(opened) == before


def test_cold_products_are_told_from_warm_ones(opened, shop):
    if shop.map.events is None:
        pytest.skip("without interactions nothing is warm")
    opened.get_by_label("Colour by").select_option("Seen or new")
    cold = int((shop.map.events[shop.map.rows] == 0).sum())
    drawn = [count for count in (len(shop.map.rows) - cold, cold) if count]
    expect(opened.locator(".mm-map-values small")).to_have_text([f"{count:,}" for count in drawn])
    assert sorted(coloured(opened).values()) == sorted(drawn)
    opened.locator(".mm-map-values button").last.click()  # alone
    expect(opened.locator(".mm-map-values [aria-pressed=true]")).to_have_count(1)


def test_a_ninth_value_takes_the_place_of_the_oldest(opened, shop):
    name = f"Code {LEVEL_LETTERS[len(shop.codebook_sizes) - 1]}: which one"
    opened.get_by_label("Colour by").select_option(name)
    if not opened.locator(".mm-map-find").is_visible():
        pytest.skip("as many values as colours")
    pressed = opened.locator(".mm-map-values [aria-pressed=true]")
    expect(pressed).to_have_count(8)
    before = pressed.locator("code").all_inner_texts()
    other = next(" ".join(names) for names in shop.semantic_ids.values() if " ".join(names) not in before)
    opened.get_by_label(f"Colour another {name.lower()}").fill(other)
    opened.locator(f'.mm-map-values [data-value="{other}"]').click()
    expect(opened.locator(f'.mm-map-values [data-value="{other}"]')).to_have_attribute("aria-pressed", "true")
    expect(pressed).to_have_count(8)
    assert len(set(before) - set(pressed.locator("code").all_inner_texts())) == 1


def test_a_code_in_the_address_leaves_the_others_grey(visit, shop):
    codes = shop.codes(item_of(shop, 0).item_id)[:2]
    below = [row for row in shop.map.rows if shop.codes(shop.items[int(row)].item_id)[:2] == codes]
    page = visit(link(shop, "code=" + ".".join(code_names(codes))))
    the_map(page)
    expect(page.locator(".mm-map-held")).to_contain_text(" ".join(code_names(codes)))
    found = coloured(page)
    assert found.pop(css(page, "--mm-b")) == len(below)
    assert found == {css(page, "--mm-map-grey"): len(shop.map.rows) - len(below)}


def test_the_map_says_how_true_it_is(opened, shop):
    kept = shop.map.neighbours_kept
    wanted = f"{kept * 100:.0f}\u00a0%" if kept >= 0.0995 else f"{kept * 100:.1f}\u00a0%"
    expect(opened.locator(".mm-map-kept")).to_have_text(wanted)
    expect(opened.locator(".mm-map .mm-count")).to_contain_text(f"{len(shop.map.rows):,} product")
    expect(opened.locator(".mm-map-notes")).to_contain_text("mean nothing")


def test_dots_are_pressed_where_they_lie(opened, shop):
    """The canvas' own pixels: the colour of a dot that nothing hides, and nothing in a corner of the rim."""
    dot = lonely(shop)
    [[x, y]] = pixels(opened, shop.map.positions[dot][None])
    box = opened.locator(".mm-map-plot").bounding_box()
    colour = """([x, y]) => {
        const plot = document.querySelector('.mm-map-plot');
        const sharp = plot.width / plot.clientWidth;
        return [...plot.getContext('2d').getImageData(Math.round(x * sharp), Math.round(y * sharp), 1, 1).data];
    }"""
    *found, alpha = opened.evaluate(colour, [x - box["x"], y - box["y"]])
    named = {tuple(int(one[at : at + 2], 16) for at in (1, 3, 5)) for one in coloured(opened)}
    assert alpha > 200 and min(max(abs(a - b) for a, b in zip(found, one, strict=True)) for one in named) <= 3
    assert opened.evaluate(colour, [2, 2])[3] == 0


def test_the_map_is_dragged_magnified_and_shown_whole_again(opened, shop):
    plot = opened.locator(".mm-map-plot").bounding_box()
    x, y = plot["x"] + plot["width"] / 3, plot["y"] + plot["height"] / 3
    left, right, bottom, top = whole = in_sight(opened)
    scale = (right - left) / plot["width"]
    opened.mouse.move(x, y)
    opened.mouse.down()
    opened.mouse.move(x + 50, y + 30, steps=3)
    opened.mouse.up()
    moved = (left - 50 * scale, right - 50 * scale, bottom + 30 * scale, top + 30 * scale)
    assert in_sight(opened) == pytest.approx(moved)
    assert "item=" not in opened.url, "what is dragged is not clicked"
    opened.keyboard.down("Control")
    opened.mouse.wheel(0, -200)
    expect(opened.locator(".mm-map-plot")).not_to_have_attribute("data-sight", " ".join(map(str, moved)))
    opened.keyboard.up("Control")
    opened.wait_for_function(
        """most => {
            const [left, right] = document.querySelector('.mm-map-plot').dataset.sight.split(' ').map(Number);
            return right - left < most;
        }""",
        arg=0.8 * (right - left),
    )
    now = in_sight(opened)
    share = (x + 50 - plot["x"]) / plot["width"]
    assert now[0] + share * (now[1] - now[0]) == pytest.approx(moved[0] + share * (right - left), abs=5)
    opened.mouse.dblclick(plot["x"] + 3, plot["y"] + 3)
    opened.wait_for_function(
        "sight => document.querySelector('.mm-map-plot').dataset.sight === sight", arg=" ".join(map(repr_of, whole))
    )


def repr_of(number: float) -> str:
    """A number as JavaScript writes it."""
    return str(int(number)) if number == int(number) else repr(number)


def test_the_map_survives_other_panels_and_fits_a_phone(visit):
    page = visit("?panel=codes", viewport={"width": 375, "height": 812}, has_touch=True)
    the_map(page)
    assert page.evaluate("document.querySelector('.mm-map').scrollWidth") <= 375
    stage = page.locator(".mm-map-stage")
    assert stage.evaluate("node => getComputedStyle(node).touchAction") == "auto"  # one finger scrolls the page
    page.get_by_role("button", name="Recommend", exact=True).click()
    expect(stage).to_be_hidden()
    page.set_viewport_size({"width": 500, "height": 812})
    page.get_by_role("button", name="Codes", exact=True).click()
    expect(stage).to_be_visible()
    page.wait_for_function(
        """() => {
            const plot = document.querySelector('.mm-map-plot');
            return plot.width / (window.devicePixelRatio || 1) === plot.clientWidth && plot.clientWidth > 375;
        }"""
    )


def test_dark_and_light_have_colours_of_their_own(opened):
    light = set(coloured(opened))
    opened.evaluate("document.body.classList.toggle('dark')")
    expect(opened.locator(".mm-map")).to_have_attribute("data-drawn", re.compile("[2-9]"))
    assert not light & set(coloured(opened))


def test_the_keyboard_moves_the_map(opened):
    [left, right, *_] = whole = in_sight(opened)
    opened.locator(".mm-map-stage").focus()
    opened.keyboard.press("+")
    [nearer_left, nearer_right, *_] = in_sight(opened)
    assert nearer_right - nearer_left < right - left
    opened.keyboard.press("ArrowRight")
    assert in_sight(opened)[0] > nearer_left
    opened.keyboard.press("0")
    assert in_sight(opened) == pytest.approx(whole)
