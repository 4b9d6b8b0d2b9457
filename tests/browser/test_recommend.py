"""The Recommend panel in a real browser, against the answers of the same build loaded beside it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from mmsid.records import Role, level_roles
from tests.browser.seen import (
    CHIPS,
    cards,
    expect_announced,
    expect_history,
    history,
    product,
    products,
    said_on,
    tile,
    wait_for_answer,
)


@pytest.fixture
def shoppers(shop):
    return shop.examples["shoppers"]


@pytest.fixture
def first(shoppers) -> list[str]:
    return shoppers[0]["history"]


def new_product(page: Page, ids: list[str]) -> str:
    """A product of the catalogue that is on the page and not in the history."""
    return next(item_id for item_id in products(page) if item_id not in ids)


def test_the_first_screen_shows_an_example_and_its_recommendations(page, shop, shoppers, first):
    expect(page.locator("h1")).to_have_text(re.compile("A language model reads what a shopper looked at"))
    buttons = page.locator(".mm-shopper")
    expect(buttons).to_have_count(len(shoppers))
    for place, shopper in enumerate(shoppers):
        expect(buttons.nth(place)).to_contain_text(shopper["name"])
        expect(buttons.nth(place)).to_contain_text(shopper["description"])
        expect(buttons.nth(place)).to_have_attribute("aria-pressed", str(place == 0).lower())
    expect_history(page, first)
    wait_for_answer(page, shop, first)
    expect(page.locator(".mm-notice")).to_have_text("Products are drawn, shoppers are simulated.")
    for place in range(5):
        box = page.locator(".mm-card").nth(place).bounding_box()
        assert box and box["y"] + box["height"] <= 900, f"card {place + 1} ends below the first screen"
        assert box["x"] + box["width"] <= 1280


def test_a_card_says_what_the_model_says(page, shop, first):
    wait_for_answer(page, shop, first)
    for place, one in enumerate(shop.recommend(first, 10)):
        card = page.locator(".mm-card").nth(place)
        expect(card.locator("h3")).to_have_text(one.item.title)
        shown = card.locator(".mm-chance").inner_text()
        if one.probability >= 0.0995:
            assert shown == f"{round(one.probability * 100)}\u00a0%"
        elif one.probability >= 0.001:
            assert float(shown.split("\u00a0")[0]) == pytest.approx(one.probability * 100, abs=0.051)
        else:
            assert shown == "<\u00a00.1\u00a0%"
        assert tuple(card.locator(".mm-code code").all_inner_texts()) == one.semantic_id


def test_a_code_is_never_shown_without_its_caption(page, shop, first):
    wait_for_answer(page, shop, first)
    assert page.locator(".mm-code").count() == (10 + 1) * len(shop.codebook_sizes)  # on the cards, and explained below
    for card in page.locator(".mm-card").all():
        item_id = card.get_attribute("data-item")
        told = card.locator(".mm-code").evaluate_all(CHIPS)
        assert told == said_on(shop, item_id)


def test_a_code_tells_what_it_holds_for_by_click_touch_and_key(page, shop, first):
    wait_for_answer(page, shop, first)
    card = page.locator(".mm-card").first
    item_id = card.get_attribute("data-item")
    popover = page.locator("#mm-code-popover")
    for level, one in enumerate(shop.item_captions(item_id)):
        card.locator(".mm-code").nth(level).click()
        expect(popover).to_be_visible()
        expect(popover.locator("code")).to_have_text(shop.semantic_ids[item_id][level])
        expect(popover.locator(".mm-popover-caption")).to_have_text(one.text)
        wanted = {True: "It holds for this product", False: "It does not hold for this product", None: ""}[one.holds]
        expect(popover).to_contain_text(wanted)
        if level < len(shop.codebook_sizes) - 1 and one.count > 1 and one.text != "one of these":
            held = round(one.share * one.count)
            base = "all" if held == one.count else f"{held:,} of the"
            expect(popover).to_contain_text(f"for {base} {one.count:,} products with")
    card.locator(".mm-code").last.click()  # the same again
    expect(popover).to_be_hidden()
    card.locator(".mm-code").first.click()
    page.mouse.click(5, 5)
    expect(popover).to_be_hidden()


def test_an_id_is_one_stop_of_the_tab_key_and_escape_gives_focus_back(page, shop, first):
    wait_for_answer(page, shop, first)
    chips, popover = page.locator(".mm-card").first.locator(".mm-code"), page.locator("#mm-code-popover")
    assert chips.evaluate_all("all => all.map(chip => chip.tabIndex)") == [0, *[-1] * (len(shop.codebook_sizes) - 1)]
    chips.first.focus()
    page.keyboard.press("ArrowRight")
    expect(chips.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(chips.last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(chips.last).to_be_focused()
    page.keyboard.press("Home")
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(popover).to_be_visible()
        expect(chips.first).to_have_attribute("aria-expanded", "true")
        expect(popover.get_by_role("button", name="Open in Codes")).to_be_focused()
        page.keyboard.press("Escape")
        expect(popover).to_be_hidden()
        expect(chips.first).to_be_focused()
        expect(chips.first).to_have_attribute("aria-expanded", "false")
    chips.nth(1).click()  # one takes over from another
    chips.nth(2 % len(shop.codebook_sizes)).click()
    page.keyboard.press("Escape")
    expect(chips.nth(2 % len(shop.codebook_sizes))).to_be_focused()


def test_a_code_opens_its_page_a_look_that_of_all_shelves(page, shop, first):
    wait_for_answer(page, shop, first)
    card = page.locator(".mm-card").first
    names = shop.semantic_ids[card.get_attribute("data-item")]
    for level, role in enumerate(level_roles(len(names))):
        page.locator(".mm-card").first.locator(".mm-code").nth(level).click()
        page.get_by_role("button", name="Open in Codes").click()
        expected = names[level : level + 1] if role is Role.LOOK else names[: level + 1]
        expect(page.locator("#mm-code-title")).to_contain_text(f"{' '.join(expected)} · ")
        page.go_back()
        expect(page.locator(".mm-card").first).to_be_visible()


def test_clicking_a_product_adds_it_and_changes_the_recommendations(page, shop, first):
    wait_for_answer(page, shop, first)
    before, added = cards(page), new_product(page, first)
    product(page, added).click()
    expect_history(page, [*first, added])
    expect(product(page, added)).to_have_attribute("aria-pressed", "true")
    expect_announced(page, "history", "^Added .* to the history")
    expect_announced(page, "answer", "recommendations; first")
    wait_for_answer(page, shop, [*first, added])
    assert cards(page) != before
    product(page, added).click()
    expect_history(page, first)
    wait_for_answer(page, shop, first)
    assert cards(page) == before


def test_a_recommendation_can_be_added(page, shop, first):
    wait_for_answer(page, shop, first)
    chosen = cards(page)[2]
    page.locator(".mm-card").nth(2).hover()
    page.locator(".mm-card").nth(2).get_by_role("button", name="Add to the history").click()
    expect_history(page, [*first, chosen])
    wait_for_answer(page, shop, [*first, chosen])
    assert chosen not in cards(page)


def test_reorder_with_keys(page, shop, first):
    page.locator(".mm-tile-face").first.focus()
    page.keyboard.press("Shift+ArrowRight")
    moved = [first[1], first[0], *first[2:]]
    expect_history(page, moved)
    expect_announced(page, "history", "is now number 2 of")
    expect(tile(page, first[0]).locator(".mm-tile-face")).to_be_focused()
    wait_for_answer(page, shop, moved)
    page.keyboard.press("ArrowLeft")
    expect(tile(page, first[1]).locator(".mm-tile-face")).to_be_focused()
    page.keyboard.press("Delete")
    expect_history(page, moved[1:])
    wait_for_answer(page, shop, moved[1:])


def test_reorder_by_dragging(page, shop, first):
    start = page.locator(".mm-tile").nth(0).bounding_box()
    end = page.locator(".mm-tile").nth(2).bounding_box()
    page.mouse.move(start["x"] + 40, start["y"] + 40)
    page.mouse.down()
    page.mouse.move(start["x"] + 90, start["y"] + 44, steps=4)
    page.mouse.move(end["x"] + 44, end["y"] + 40, steps=4)
    page.mouse.up()
    moved = [*first[1:3], first[0], *first[3:]]
    expect_history(page, moved)
    wait_for_answer(page, shop, moved)


def test_the_buttons_on_a_tile(page, shop, first):
    page.locator(".mm-tile").nth(1).hover()
    page.locator(".mm-tile").nth(1).get_by_role("button", name="Move earlier").click()
    expect_history(page, [first[1], first[0], *first[2:]])
    page.locator(".mm-tile").nth(0).hover()
    page.locator(".mm-tile").nth(0).get_by_role("button", name="Remove").click()
    expect_history(page, [first[0], *first[2:]])
    wait_for_answer(page, shop, [first[0], *first[2:]])


def test_an_empty_history_says_what_to_do_and_comes_back(page, shop, first):
    wait_for_answer(page, shop, first)
    page.get_by_role("button", name="Clear", exact=True).click()
    expect_history(page, [])
    expect(page.locator(".mm-recommendations .mm-sentence")).to_have_text(re.compile("^Nothing to go on yet. Add a"))
    expect(page.locator(".mm-card")).to_have_count(0)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect_history(page, first)
    wait_for_answer(page, shop, first)


def test_another_example(page, shop, shoppers):
    page.locator(".mm-shopper").nth(1).click()
    second = shoppers[1]["history"]
    expect_history(page, second)
    expect(page.locator("#mm-history-title")).to_have_text(f"{shoppers[1]['name']} looked at")
    wait_for_answer(page, shop, second)
    page.locator(".mm-tile").nth(0).hover()
    page.locator(".mm-tile").nth(0).get_by_role("button", name="Remove").click()
    expect(page.locator(".mm-shopper").nth(1)).to_contain_text("edited")
    page.locator(".mm-shopper").nth(1).click()
    expect_history(page, second)


def test_quick_clicks_end_at_the_last_history(page, shop, first):
    added = [item_id for item_id in products(page) if item_id not in first][:4]
    for item_id in added:
        product(page, item_id).click()
    expect_history(page, [*first, *added])
    wait_for_answer(page, shop, [*first, *added])


def test_search_ranks_as_the_shop_does(page, shop, first):
    wait_for_answer(page, shop, first)
    text = shop.items[-1].title
    expected = [found.item.item_id for found in shop.search(text, len(shop.items))]
    page.get_by_label("Search the catalogue").fill(text)
    expect(page.locator(".mm-catalogue .mm-count")).to_have_text(re.compile("best match first"))
    assert products(page) == expected[: len(products(page))]
    assert len(products(page)) >= min(24, len(expected))
    page.get_by_label("Search the catalogue").fill("")
    expect(page.locator(".mm-catalogue .mm-count")).not_to_have_text(re.compile("best match first"))


def test_filters(page, shop, first):
    wait_for_answer(page, shop, first)
    department = shop.items[-1].department
    chip = page.locator(".mm-filter").filter(has_text=department)
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    inside = {item.item_id for item in shop.items if item.department == department}
    assert set(products(page)) <= inside and products(page)
    kind = shop.items[-1].type
    page.get_by_label("Type", exact=True).select_option(kind)
    chosen = {item.item_id for item in shop.items if (item.department, item.type) == (department, kind)}
    while page.locator(".mm-more").is_visible():
        page.locator(".mm-more").click()
    assert set(products(page)) == chosen
    text = shop.items[-1].title
    page.get_by_label("Search the catalogue").fill(text)
    expect(page.locator(".mm-catalogue .mm-count")).to_have_text(re.compile("best match first"))
    ranked = [found.item.item_id for found in shop.search(text, len(shop.items))]
    assert products(page) == [item_id for item_id in ranked if item_id in chosen][:48]
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "false")


def test_two_visitors_do_not_meet(visit, shop, shoppers, first):
    one, other = visit(), visit()
    added = new_product(one, first)
    product(one, added).click()
    other.locator(".mm-shopper").nth(1).click()
    wait_for_answer(one, shop, [*first, added])
    wait_for_answer(other, shop, shoppers[1]["history"])
    assert history(one) == [*first, added]
    assert history(other) == shoppers[1]["history"]


def test_the_address_brings_the_history_back(page, visit, shop, first):
    added = new_product(page, first)
    product(page, added).click()
    wait_for_answer(page, shop, [*first, added])
    page.reload()
    expect_history(page, [*first, added])
    wait_for_answer(page, shop, [*first, added])
    friend = visit(page.url.partition("/?")[2] and "?" + page.url.partition("?")[2])
    expect_history(friend, [*first, added])


def test_an_address_with_an_unknown_product_says_so(visit, shop, first):
    page = visit(f"?history={first[0]}+no-such-thing")
    expect_history(page, [first[0]])
    expect(page.locator(".mm-history .mm-sentence")).to_have_text(
        "The link names 1 product that this shop does not show; the others are here."
    )
    wait_for_answer(page, shop, [first[0]])


def test_the_keyboard_reaches_everything(page, shop, first):
    wait_for_answer(page, shop, first)
    page.get_by_label("Search the catalogue").focus()
    focused = (
        "document.activeElement.closest('.mm-grid > li[data-item]:has([aria-pressed=false])')?.dataset.item ?? null"
    )
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate("(s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(document.activeElement))")
        assert seen == ["solid", "2px"], "the focus must be visible on every stop"
        added = page.evaluate(focused)
        if added:
            break
    page.keyboard.press("Enter")
    expect_history(page, [*first, added])
    page.locator(".mm-shopper").nth(1).focus()
    page.keyboard.press("Space")
    expect(page.locator(".mm-shopper").nth(1)).to_have_attribute("aria-pressed", "true")


def test_the_summary_bar_shows_what_changes_while_one_browses(page, shop, first):
    wait_for_answer(page, shop, first)
    bar = page.locator(".mm-summary-bar")
    expect(bar).to_be_hidden()
    page.locator(".mm-grid > li").last.scroll_into_view_if_needed()
    page.mouse.wheel(0, 4000)
    expect(bar).to_be_visible()
    bar.click()
    expect(page.locator("#mm-history-title")).to_be_in_viewport()
