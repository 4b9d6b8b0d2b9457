"""What a visitor sees, as data, and the waits for it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

CHIPS = """all => all.map(chip => [
    chip.querySelector('code').textContent,
    chip.querySelector('.mm-code-caption').textContent,
    chip.querySelector('.mm-code-doubt')?.textContent ?? null,
])"""
"""Code, caption and doubt of chips."""


def said_on(shop, item_id: str) -> list[list[str | None]]:
    """What the chips of a product say: its captions, and a word where one is not true of it."""
    pairs = zip(shop.semantic_ids[item_id], shop.item_captions(item_id), strict=True)
    return [[code, one.text, None if one.holds is not False else "not its own words"] for code, one in pairs]


def history(page: Page) -> list[str]:
    return page.locator(".mm-tile").evaluate_all("tiles => tiles.map(tile => tile.dataset.item)")


def cards(page: Page) -> list[str]:
    return page.locator(".mm-card").evaluate_all("cards => cards.map(card => card.dataset.item)")


def products(page: Page) -> list[str]:
    return page.locator(".mm-grid > li").evaluate_all("tiles => tiles.map(tile => tile.dataset.item)")


def wait_for_answer(page: Page, shop, ids: list[str]) -> None:
    """Waits until the page shows, live, what the shop itself recommends after a history."""
    expected = [one.item.item_id for one in shop.recommend(ids, 10)]
    page.wait_for_function(
        """expected => {
            const shown = [...document.querySelectorAll('.mm-card')].map(card => card.dataset.item);
            const live = document.querySelector('#mm-state[data-kind="live"]');
            const busy = document.querySelector('.mm-recommendations[aria-busy="true"]');
            return live && !busy && shown.join() === expected.join();
        }""",
        arg=expected,
        timeout=90_000,
    )


def tile(page: Page, item_id: str):
    return page.locator(f'.mm-tile[data-item="{item_id}"]')


def product(page: Page, item_id: str):
    return page.locator(f'.mm-grid > li[data-item="{item_id}"] .mm-product')


def expect_history(page: Page, ids: list[str]) -> None:
    expect(page.locator(".mm-tile")).to_have_count(len(ids))
    assert history(page) == ids


def expect_announced(page: Page, voice: str, pattern: str) -> None:
    expect(page.locator(f"#mm-live-{voice}")).to_have_text(re.compile(pattern))
