"""The Codes panel in a real browser: shelves and pages against the semantic IDs themselves."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from mmsid.explain import code_page, page_of_code
from mmsid.explain.codebook import parents_of
from mmsid.records import Role, code_name, code_names, level_roles
from tests.browser.seen import CHIPS, said_on

CODES = "?panel=codes"


@pytest.fixture
def largest(shop) -> tuple[int, ...]:
    """The first code with the most products."""
    codes, nodes = shop.trie.children(0, 0)
    counts = shop.trie.count(1, nodes)
    return (int(codes[max(range(len(codes)), key=lambda i: (counts[i], -codes[i]))]),)


@pytest.fixture
def codes(visit) -> Page:
    page = visit("?panel=codes")
    expect(page.locator(".mm-treemap-tile").first).to_be_visible()
    return page


def link(shop, prefix, extra: str = "") -> str:
    names = ".".join(code_names(prefix))
    return f"?panel=codes&v=1&build={shop.fingerprint[:8]}&code={names}{extra}"


def summary(page: Page, prefix) -> str:
    return page.locator(f'.mm-treemap-tile[data-prefix="{" ".join(code_names(prefix))}"]')


def wait_for_page(page: Page, shop, prefix) -> None:
    """Waits until the page of a prefix is the one that the quantiser says."""
    expected = code_page(shop, prefix)
    wait_for_this_page(page, expected)


def wait_for_this_page(page: Page, expected) -> None:
    expect(page.locator("#mm-code-title")).to_have_text(f"{' '.join(expected.names)} · {expected.caption.text}")
    page.wait_for_function(
        "ids => [...(document.querySelector('.mm-code-page .mm-thumbs')?.children ?? [])].map(x => x.dataset.item).join() === ids",
        arg=",".join(member.item.item_id for member in expected.typical),
    )


def test_every_first_code_is_a_tile_as_large_as_it_has_products(codes, shop):
    firsts, _ = shop.trie.children(0, 0)
    expect(codes.locator(".mm-treemap-tile")).to_have_count(len(firsts))
    areas = codes.locator(".mm-treemap-tile").evaluate_all(
        "tiles => Object.fromEntries(tiles.map(t => [t.dataset.prefix, t.offsetWidth * t.offsetHeight]))"
    )
    whole = codes.locator(".mm-treemap").evaluate("plane => plane.clientWidth * plane.clientHeight")
    for code in firsts.tolist():
        share = len(shop.trie.below((code,))) / len(shop.items)
        assert areas[f"a{code}"] / whole == pytest.approx(share, rel=0.15)


def test_a_tile_opens_its_shelf_and_its_page_down_to_a_product(codes, shop, largest):
    prefix = largest
    while len(prefix) < len(shop.codebook_sizes):
        summary(codes, prefix).get_by_role("button").click()
        wait_for_page(codes, shop, prefix)
        found, nodes = shop.trie.children(len(prefix), shop.trie.node(prefix))
        tiles = codes.locator(".mm-treemap-tile").evaluate_all("tiles => tiles.map(t => t.dataset.prefix)")
        assert set(tiles) == {" ".join(code_names((*prefix, int(code)))) for code in found}
        counts = shop.trie.count(len(prefix) + 1, nodes)
        prefix = (*prefix, int(found[counts.argmax()]))
    summary(codes, prefix).get_by_role("button").click()
    item = shop.items[int(shop.trie.below(prefix)[0])]
    expect(codes.locator(".mm-focused-title")).to_have_text(item.title)
    written = re.escape(".".join(code_names(prefix)))
    expect(codes).to_have_url(re.compile(f"item={item.item_id}.*code={written}"))


def test_a_page_has_an_address_that_another_visitor_can_open(visit, shop, largest):
    page = visit(link(shop, largest))
    wait_for_page(page, shop, largest)
    expected = code_page(shop, largest)
    border = page.locator(".mm-thumbs").nth(1).locator("li").evaluate_all("xs => xs.map(x => x.dataset.item)")
    assert border == [member.item.item_id for member in expected.border]
    rivals = page.locator(".mm-thumbs").nth(1).locator("code").all_inner_texts()
    assert rivals == [f"a{member.rival}" for member in expected.border]
    bars = page.locator(".mm-mix li b").all_inner_texts()
    assert bars == [f"{count} of {len(expected.items)}" for _, count in expected.categories[:8]]
    page.reload()
    wait_for_page(page, shop, largest)


@pytest.fixture
def look(shop) -> int:
    """The level of the look."""
    roles = level_roles(len(shop.codebook_sizes))
    if Role.LOOK not in roles:
        pytest.skip("IDs of so few codes have no look")
    return roles.index(Role.LOOK)


def test_a_look_on_one_shelf_leads_to_the_same_look_on_all_others(visit, shop, look):
    prefix = shop.codes(shop.items[0].item_id)[: look + 1]
    page = visit(link(shop, prefix))
    wait_for_page(page, shop, prefix)
    others = code_page(shop, prefix).elsewhere
    block = page.locator(".mm-block", has=page.get_by_role("heading", name="on other shelves"))
    assert block.locator(".mm-code-line").count() == min(6, len(others))
    if others:
        block.locator(".mm-code-line").first.click()
        wait_for_page(page, shop, others[0].prefix)
    page.get_by_role("button", name="This look on all shelves").click()
    wait_for_this_page(page, page_of_code(shop, code_name(look, prefix[-1])))


def test_a_look_has_a_page_and_an_address_of_its_own(visit, shop, look):
    code = int(Counter(shop.ids.codes[:, look].tolist()).most_common(1)[0][0])
    name = code_name(look, code)
    page, expected = visit(f"{CODES}&v=1&build={shop.fingerprint[:8]}&code={name}"), page_of_code(shop, name)
    wait_for_this_page(page, expected)
    expect(page.locator(".mm-code-page .mm-lead").first).to_contain_text(f"{len(expected.items):,} product")
    shelves = page.locator(".mm-block", has=page.get_by_role("heading", name="shelf by shelf"))
    lines = shelves.locator(".mm-code-line")
    expect(lines).to_have_count(min(24, len(expected.elsewhere)))
    written = [" ".join(code_names(use.prefix[:-1])) for use in expected.elsewhere[:24]]
    assert lines.locator("> code").all_inner_texts() == written
    expect(page.locator(".mm-treemap-tile").first).to_be_visible()  # all shelves, as none is meant
    lines.first.click()
    wait_for_page(page, shop, expected.elsewhere[0].prefix)
    page.go_back()
    wait_for_this_page(page, expected)


def test_a_type_alone_stands_under_its_kind(visit, shop):
    parents = parents_of(shop)
    if not parents:
        pytest.skip("in this build every code stands under any")
    page = visit(f"{CODES}&v=1&build={shop.fingerprint[:8]}&code=b1")
    wait_for_page(page, shop, (parents[1], 1))
    expect(page).to_have_url(re.compile(rf"code=a{parents[1]}\.b1"))


def test_selection_is_one_thing_across_the_panels(codes, shop, largest):
    """A product chosen in the Codes panel is put into the history; a code of an answer leads back to its page."""
    item = shop.items[5]
    codes.evaluate("id => history.replaceState({}, '', `${location.pathname}?panel=codes&item=${id}`)", item.item_id)
    codes.reload()
    expect(codes.locator(".mm-focused-title")).to_have_text(item.title)
    assert codes.locator(".mm-focused .mm-code").evaluate_all(CHIPS) == said_on(shop, item.item_id)
    codes.locator(".mm-focused .mm-code").first.click()
    codes.get_by_role("button", name="Open in Codes").click()
    wait_for_page(codes, shop, shop.codes(item.item_id)[:1])
    codes.get_by_role("navigation", name="Panels").get_by_role("button", name="Recommend").click()
    expect(codes.locator(".mm-card").first).to_be_visible()
    expect(codes.locator(".mm-treemap")).to_be_hidden()
    chip = codes.locator(".mm-card .mm-code").first
    name = chip.locator("code").inner_text()
    chip.click()
    codes.get_by_role("button", name="Open in Codes").click()
    wait_for_page(codes, shop, (int(name[1:]),))
    codes.go_back()
    expect(codes.locator(".mm-card").first).to_be_visible()


def test_a_code_that_the_shop_lacks_is_named_and_nothing_breaks(visit, shop):
    page = visit(f"?panel=codes&v=1&build={shop.fingerprint[:8]}&code=a99999")
    expect(page.locator(".mm-code-page")).to_contain_text("This shop has no code a99999")
    expect(page.locator(".mm-treemap-tile").first).to_be_visible()


def test_a_link_of_another_build_says_so(visit):
    page = visit("?panel=codes&v=1&build=00000000&code=a1")
    expect(page.locator(".mm-codes")).to_contain_text("another build")


def test_the_panel_fits_a_phone(visit):
    page = visit("?panel=codes", viewport={"width": 375, "height": 800})
    expect(page.locator(".mm-map")).to_have_attribute("data-drawn", re.compile("[1-9]"))
    expect(page.locator(".mm-treemap-tile").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
