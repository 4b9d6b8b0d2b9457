"""By the keyboard alone, by axe, and by links: what a visitor must not stumble over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.seen import cards, products, wait_for_answer

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = """rules => axe.run(document, { resultTypes: ['violations'], preload: false, ...rules }).then(({ violations }) => violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 200)}`))"""
CONTRAST = {"runOnly": ["color-contrast"]}
FOCUS = "(node => node === document.body ? null : node.textContent.trim() || node.ariaLabel || node.id)(document.activeElement)"


@pytest.fixture
def first(shop) -> list[str]:
    return shop.examples["shoppers"][0]["history"]


def serious(page: Page) -> list[str]:
    """What axe finds of a panel as it is, light and dark."""
    found = page.evaluate(SERIOUS, {})
    page.evaluate("document.body.classList.toggle('dark')")
    found += page.evaluate(SERIOUS, CONTRAST)
    page.evaluate("document.body.classList.toggle('dark')")
    return found


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core comes with `make check-interface`")
def test_axe_finds_nothing_serious_in_any_panel(visit, shop, first):
    page = visit(f'?v=1&build={shop.fingerprint[:8]}&edits=[{{"kind":"without","item":"{first[0]}"}}]')
    wait_for_answer(page, shop, first)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    expect(page.locator(".mm-bar:not(.is-empty)")).to_have_count(len(first))
    expect(page.locator(".mm-compare li").first).to_be_visible()
    found = {"Recommend": serious(page)}
    page.get_by_role("button", name="Story", exact=True).click()
    found["Story"] = serious(page)
    page.get_by_role("button", name="About", exact=True).click()
    expect(page.locator("#mm-about dl")).to_be_visible()
    found["About"] = page.evaluate(SERIOUS, {})
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Analyst", exact=True).click()
    for name, drawn in (("Codes", ".mm-treemap-tile"), ("New product", "#mm-new-item"), ("Errors", "#mm-errors-title")):
        page.locator(".mm-nav").get_by_role("button", name=name).click()
        expect(page.locator(drawn).first).to_be_attached()
        expect(page.locator("[aria-busy=true]")).to_have_count(0)
        found[name] = serious(page)
    assert not any(found.values()), found


def test_the_keyboard_alone_gets_to_everything_and_never_loses_its_place(visit, shop, first):
    page = visit()
    wait_for_answer(page, shop, first)
    expect(page.locator(".mm-bar:not(.is-empty)")).to_have_count(len(first))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(re.compile("^Skip to “"))  # the first stop of the page
    page.get_by_role("link", name="Skip to “Expected next”").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#mm-recommendations-title")).to_be_focused()
    stops = page.locator(".mm-card").evaluate_all(
        "all => all.map(card => [...card.querySelectorAll('button')].filter(one => one.tabIndex === 0).length)"
    )
    assert stops == [3, *[0] * (len(stops) - 1)], "add, why and the ID of one card; arrows lead to the others"
    page.locator(".mm-card").first.locator(".mm-ask").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".mm-card").nth(1).locator(".mm-ask")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#mm-why-title")).to_be_focused()  # and Tab goes on from the explanation
    assert f"item={cards(page)[1]}" in page.url

    tries = page.locator(".mm-try")
    tries.first.get_by_role("button", name="What if it were missing").focus()
    page.keyboard.press("Enter")
    expect(tries).to_have_count(len(first) - 1)
    assert page.evaluate(FOCUS), "after taking a product out"
    page.locator(".mm-ways button").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".mm-ways button").nth(1)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".mm-ways button").nth(1)).to_be_focused()
    tries.first.locator(".mm-try-face").focus()
    page.keyboard.press("Enter")
    field = page.get_by_label("Swap for this product")
    field.fill("nonsense that no title has")
    page.keyboard.press("Tab")
    expect(page.locator(".mm-whatif .mm-chooser-found")).to_contain_text("is not the whole title of one product")
    other = next(item for item in shop.items if item.item_id not in first)
    field.fill(f"{other.title} ({other.item_id})")
    page.keyboard.press("Enter")
    expect(page.locator(f'.mm-try[data-item="{other.item_id}"]')).to_be_visible()
    expect(field).to_be_focused()
    page.go_back()  # Back undoes an edit, as the button does
    expect(page.locator(f'.mm-try[data-item="{other.item_id}"]')).to_have_count(0)
    for _ in range(2):
        page.get_by_role("button", name="Undo", exact=True).last.click()
    expect(page.locator("#mm-whatif-title")).to_be_focused()
    page.get_by_role("button", name="Clear", exact=True).click()
    page.locator(".mm-product").first.focus()
    page.keyboard.press("Enter")
    page.locator(".mm-tile-face").focus()
    page.keyboard.press("Delete")
    expect(page.locator(".mm-next a")).to_be_focused()


def test_search_leaves_out_what_does_not_fit(page, shop, first):
    wait_for_answer(page, shop, first)
    count, field = page.locator(".mm-catalogue .mm-count"), page.get_by_label("Search the catalogue")
    field.fill("qqxzy wvvk")
    expect(count).to_have_text(re.compile(r"^24 products, the nearest in meaning: none has all these words"))
    prices = {item.item_id: item.price for item in shop.items}
    if not any(price for price in prices.values()):
        return  # the tiny shop has none
    field.fill("under 5")
    cheap = [item_id for item_id, price in prices.items() if price is not None and price < 5]
    expect(count).to_have_text(f"{len(cheap):,} products, under 5")
    assert set(products(page)) <= set(cheap)
    field.fill("mugs < 15 €")
    expect(count).to_have_text(re.compile("best match first"))
    assert all(prices[item_id] is not None and prices[item_id] < 15 for item_id in products(page))


def test_a_link_brings_back_the_comparison_the_example_and_the_map(visit, shop, first):
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    wait_for_answer(page, shop, first)
    rival = cards(page)[1]
    page.get_by_label("Compare with").select_option(rival)
    page.locator(".mm-nav").get_by_role("button", name="Codes").click()
    map_of = page.locator(".mm-map")
    expect(map_of).not_to_have_attribute("data-drawn", "0")
    page.get_by_label("Colour by").select_option(index=1)
    page.locator(".mm-map-stage").focus()
    page.keyboard.press("+")
    page.keyboard.press("Enter")  # what is in sight
    expect(map_of).not_to_have_attribute("data-selected", "0")
    colour, selected = map_of.get_attribute("data-coloured-by"), map_of.get_attribute("data-selected")
    map_of.get_by_role("button", name="Copy link").click()
    expect(map_of.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    friend = visit("?" + link.partition("?")[2], reading=None)
    expect(friend.get_by_role("button", name="Analyst", exact=True)).to_have_attribute("aria-pressed", "true")
    there = friend.locator(".mm-map")
    expect(there).to_have_attribute("data-coloured-by", colour)
    expect(there).to_have_attribute("data-selected", selected)
    friend.locator(".mm-nav").get_by_role("button", name="Recommend").click()
    expect(friend.get_by_label("Compare with")).to_have_value(rival)
