"""The first minute: the page as a story, its steps, the tour, and what is remembered of how one reads."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.seen import cards, expect_history, history, wait_for_answer

SEEN_LETTERS = """() => [...document.querySelectorAll('code')].filter(code => code.checkVisibility() &&
    getComputedStyle(code).fontSize !== '0px' && /^[a-h][0-9]*$/.test(code.textContent)).map(code => code.textContent)"""
JARGON = re.compile(r"\bnats?\b|\bbeam\b|log-prob|codeword|decod|\btrie\b", re.IGNORECASE)


def start(shop) -> list[str]:
    return shop.examples["shoppers"][0]["history"]


def box(page: Page, selector: str) -> dict:
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return found


def test_one_window_tells_the_story_and_the_rest_is_behind_steps(visit, shop):
    page = visit(reading=None, viewport={"width": 1280, "height": 720})
    wait_for_answer(page, shop, start(shop))
    expect(page.locator("h1")).to_have_text("What will this shopper look at next, and why?")
    best = shop.recommend(start(shop), 10)[0]
    said = page.locator(".mm-why-told")
    expect(said).to_contain_text(f"“{best.item.title}” is what it expects first: its chance to be looked at next is ")
    expect(page.locator(".mm-bar:not(.is-empty)")).to_have_count(len(start(shop)))
    seen, expected, why = (box(page, part) for part in (".mm-history", ".mm-cards", ".mm-why-body"))
    assert seen["x"] < expected["x"] and why["y"] + why["height"] <= 720  # from left to right, and all of it in sight
    assert page.evaluate("document.documentElement.scrollHeight") < 1000
    assert not page.evaluate(SEEN_LETTERS)
    assert not JARGON.search(page.locator("body").inner_text())
    shown = page.locator(".mm-card").evaluate_all("all => all.filter(card => card.checkVisibility()).length")
    assert shown == 5
    page.get_by_role("button", name="Show all 10").click()
    expect(page.locator(".mm-card").last).to_be_visible()


def test_steps_open_what_they_name_and_an_address_what_it_points_at(visit, shop):
    page = visit(reading=None)
    wait_for_answer(page, shop, start(shop))
    for name, title, part in (
        ("How it got there", "#mm-paths-title", ".mm-tree"),
        ("What if …?", "#mm-whatif-title", ".mm-tries"),
        ("Change what was looked at", "#mm-catalogue-title", "#mm-search"),
    ):
        step = page.get_by_role("button", name=name)
        expect(page.locator(part).first).to_be_hidden()
        step.click()
        expect(page.locator(part).first).to_be_visible()
        expect(page.locator(title)).to_be_focused()  # the keyboard goes on from there
        expect(page.locator(title)).to_be_in_viewport()
        expect(step).to_have_attribute("aria-expanded", "true")
    page.get_by_role("button", name="How it got there").click()
    expect(page.locator(".mm-tree").first).to_be_hidden()
    page.reload()
    expect(page.locator("#mm-search")).to_be_visible()
    expect(page.locator(".mm-tree").first).to_be_hidden()
    build, out = shop.fingerprint[:8], start(shop)[0]
    pointed = f'?v=1&build={build}&edits=[{{"kind":"without","item":"{out}"}}]'
    friend = visit(pointed, reading=None)
    expect(friend.locator(".mm-compare")).to_contain_text("Before")
    expect(friend.locator("#mm-search")).to_be_hidden()


def test_the_reading_is_chosen_once_and_a_link_says_its_own(visit, shop):
    page = visit(reading=None)
    wait_for_answer(page, shop, start(shop))
    analyst, story = (page.get_by_role("button", name=name, exact=True) for name in ("Analyst", "Story"))
    expect(story).to_have_attribute("aria-pressed", "true")
    analyst.click()
    expect(page.locator("h1")).to_have_text(re.compile("A language model reads"))
    expect(page.locator(".mm-tree").first).to_be_visible()
    assert page.evaluate(SEEN_LETTERS)
    page.goto(page.url, wait_until="domcontentloaded")
    expect(analyst).to_have_attribute("aria-pressed", "true")
    page.goto(f"{page.url}?reading=story", wait_until="domcontentloaded")
    expect(story).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.partition("?")[0], wait_until="domcontentloaded")
    expect(analyst).to_have_attribute("aria-pressed", "true")  # another's link is no choice of one's own


def test_the_tour_waits_for_what_it_asks_and_each_step_has_an_address(visit, shop):
    page = visit("?tour=3", reading=None)
    tour = page.locator(".driver-popover")
    title = tour.locator(".driver-popover-title")
    expect(title).to_have_text("Your turn: ask why")
    expect(tour.get_by_role("button", name="Skip")).to_be_focused()
    wait_for_answer(page, shop, start(shop))
    other = cards(page)[1]
    page.locator(".mm-card").nth(1).get_by_role("button", name="Why").click()
    expect(title).to_have_text("Why this one")
    assert f"item={other}" in page.url and "tour=4" in page.url
    expect(tour.get_by_role("button", name="Next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(title).to_have_text("Your turn: change what was looked at")
    page.locator(".mm-tile-face").last.focus()
    page.keyboard.press("Delete")
    expect(title).to_have_text("The whole shop on one map")
    expect_history(page, start(shop)[:-1])
    tour.get_by_role("button", name="Back").click()
    expect(title).to_have_text("Your turn: change what was looked at")
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    assert "tour=" not in page.url and history(page) == start(shop)[:-1]
    page.get_by_role("button", name="Tour").click()
    expect(title).to_have_text("What was looked at")
    expect(tour).to_contain_text("1 of 8")
    tour.get_by_role("button", name="Leave the tour").click()
    expect(page.get_by_role("button", name="Tour")).to_be_focused()
