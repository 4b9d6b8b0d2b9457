"""What is left of a visitor whose page is closed: a product that they added is nowhere in memory nor on the disk."""

from __future__ import annotations

import secrets

from playwright.sync_api import expect

from tests.ui.left import files_with, holders, sweep

FILL = """([halves, label]) => {
    const field = [...document.querySelectorAll('input, textarea')].find((one) => one.labels?.[0]?.innerText === label);
    field.value = `Mug ${halves.join('')}`;
    field.dispatchEvent(new Event('input', { bubbles: true }));
}"""
"""Types a secret that only the page knows as a whole: Python is told its halves."""


def test_nothing_of_a_visitor_is_left_when_their_page_is_closed(app, visit):
    halves = [secrets.token_hex(8), secrets.token_hex(8)]
    page = visit("?panel=new")
    expect(page.get_by_label("Title", exact=True)).to_be_visible()
    page.evaluate(FILL, [halves, "Title"])
    page.get_by_role("button", name="Add it to my shop").click()
    card = page.locator(".mm-added-list > li")
    expect(card.locator(".mm-ranks")).to_have_attribute("aria-busy", "false")
    card.get_by_role("button", name="Put it into the history").click()
    page.get_by_role("navigation", name="Panels").get_by_role("button", name="Recommend").click()
    expect(page.locator(".mm-card").first).to_be_visible()
    expect(page.locator(".mm-recommendations")).to_have_attribute("aria-busy", "false")
    page.goto(app.url)
    lanes = app.server.lanes
    while any(lane._answering for lane in (lanes.lookups, lanes.files, lanes.model, lanes.explanations)):
        page.wait_for_timeout(50)
    sweep(app)
    secret = "".join(halves)
    assert holders(secret) == []
    assert files_with(secret) == []
