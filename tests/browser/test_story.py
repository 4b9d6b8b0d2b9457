"""The first minute: the page as a story, its steps, the tour, and what is remembered of how one reads."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.seen import cards, expect_history, history, wait_for_answer

SEEN_LETTERS = """() => [...document.querySelectorAll('code')].filter(code => code.checkVisibility() &&
    getComputedStyle(code).fontSize !== '0px' && /^[a-h][0-9]*$/.test(code.textContent)).map(code => code.textContent)"""
SEEN_TEXTS = """() => {
    const isSeen = node => node.checkVisibility({ visibilityProperty: true }) && getComputedStyle(node).fontSize !== '0px'
        && !node.closest('footer, script, style');
    const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (all.nextNode()) if (isSeen(all.currentNode.parentElement)) texts.push(all.currentNode.textContent.trim());
    for (const field of document.querySelectorAll('[placeholder]')) if (isSeen(field)) texts.push(field.placeholder);
    return texts.filter(Boolean);
}"""
"""Every text that is seen, or heard because it stands in the page."""

JARGON = re.compile(
    r"\bnats?\b|\bbeam\b|log-?prob|\bcode|decod|\btrie\b|\blevels?\b|\bids?\b|semantic|embedding|cosine|\bvector|"
    r"\brecall\b|ndcg|\b(cold|warm)[ )-](items?|start)|\((cold|warm)\)|prefix|umap|sasrec|transformer|\btoken|quanti[sz]|"
    r"residual|attribution|counterfactual|interval|mcnemar|pruned|language model|perplexity|encoder|\b[a-h][0-9]+\b",
    re.IGNORECASE,
)


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
    assert not jargon(page)
    shown = page.locator(".mm-card").evaluate_all("all => all.filter(card => card.checkVisibility()).length")
    assert shown == 5
    page.get_by_role("button", name="Show all 10").click()
    expect(page.locator(".mm-card").last).to_be_visible()


def jargon(page: Page) -> list[str]:
    """What a layman would stumble over on the page as it is."""
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    return [text for text in page.evaluate(SEEN_TEXTS) if JARGON.search(text)]


def test_a_story_has_plain_words_in_every_panel_and_step(visit, shop):
    page = visit(reading=None)
    wait_for_answer(page, shop, start(shop))
    found = {"Recommend": jargon(page)}
    page.get_by_role("button", name="How it got there").click()
    page.locator(".mm-tree-node").nth(1).click()
    found["paths"] = jargon(page)
    page.get_by_role("button", name="What if …?").click()
    page.get_by_role("button", name="What if it were missing").first.click()
    expect(page.locator(".mm-compare li").first).to_be_visible()
    found["what if"] = jargon(page)
    page.locator(".mm-why-about .mm-code").first.click()
    expect(page.locator("#mm-code-popover")).to_contain_text("See what stands there")
    found["what a place means"] = jargon(page)
    page.keyboard.press("Escape")

    def go(name: str) -> None:
        page.locator(".mm-nav").get_by_role("button", name=name, exact=True).click()

    go("Map")
    expect(page.locator(".mm-map-notes")).to_contain_text("the middle of a kind of thing")
    page.locator(".mm-jumps").get_by_role("button", name="Shelves", exact=True).click()
    for _ in range(2):
        page.locator(".mm-treemap-tile button").first.click()
        expect(page.locator(".mm-code-body .mm-block").first).to_be_visible()
        found[f"shelves {page.url}"] = jargon(page)
    go("New product")
    page.get_by_label("Title", exact=True).fill(shop.items[0].title)
    expect(page.locator(".mm-step-level").first).to_be_visible()
    page.get_by_role("button", name="Add it to my shop").click()
    expect(page.locator(".mm-added-list .mm-ranks")).to_have_attribute("aria-busy", "false")
    expect(page.get_by_role("button", name="Put it into the history")).to_be_focused()  # it stays when more is known
    if page.locator(".mm-sources").count():
        page.locator(".mm-sources summary").click()
    found["New product"] = [text for text in jargon(page) if text not in shop.items[0].title]
    go("Errors")
    for name in ("Where it is bad", "How wrong", "Cases"):
        page.locator(".mm-jumps").get_by_role("button", name=name, exact=True).click()
    page.locator(".mm-cause").first.click()
    page.locator(".mm-case-row[data-case]").first.click()
    expect(page.locator(".mm-case-view")).to_be_visible()
    found["Errors"] = jargon(page)
    assert not any(found.values()), found


def test_a_shop_without_histories_has_a_tour_and_a_story_of_its_own(visit, without_histories):
    page = visit("?tour=1", url=without_histories.url, reading=None)
    tour = page.locator(".driver-popover")
    title = tour.locator(".driver-popover-title")
    expect(title).to_have_text("The whole shop on one map")
    expect(tour).to_contain_text("1 of 4")
    tour.get_by_role("button", name="Next").click()
    expect(title).to_have_text("What a place means")
    tour.get_by_role("button", name="Next").click()
    expect(title).to_have_text("Your turn: look around")
    page.locator(".mm-code-products .mm-thumbs button").first.click()
    expect(title).to_have_text("A product that nobody has seen")
    expect(tour).not_to_contain_text("recommended")
    tour.get_by_role("button", name="Done").click()
    expect(tour).to_have_count(0)
    found = {"New product": jargon(page)}
    for name in ("Map", "Errors", "Recommend"):
        page.locator(".mm-nav").get_by_role("button", name=name, exact=True).click()
        found[name] = jargon(page)
    expect(page.locator("h1")).to_have_text("This shop has products, and no shoppers yet.")
    for part in (".mm-history", ".mm-recommendations"):
        expect(page.locator(part)).to_be_hidden()
    tile = page.locator(".mm-grid > li").last
    looked_at = tile.get_attribute("data-item")
    tile.get_by_role("button").click()
    expect(page.locator(".mm-focused")).to_be_visible()
    assert f"item={looked_at}" in page.url
    expect(page.get_by_role("button", name="Add to the history")).to_have_count(0)
    assert not any(found.values()), found


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
