"""Phones, dark mode, contrast, and pictures that do not come."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from mmsid.artifacts import CASES, read_manifest
from mmsid.records import code_names
from tests.browser.seen import expect_history, products, wait_for_answer

CONTRAST = """selectors => {
  const parse = text => {
    const [r, g, b, alpha = 1] = text.match(/[\\d.]+/g).map(Number);
    return [...[r, g, b].map(v => text.startsWith('color(') ? 255 * v : v), alpha]; // color(srgb …) is of mixed colours
  };
  const over = (top, below) => top.slice(0, 3).map((v, i) => v * top[3] + below[i] * (1 - top[3]));
  const light = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = node => {
    const layers = [];
    for (let one = node; one; one = one.parentElement) layers.push(parse(getComputedStyle(one).backgroundColor));
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  return selectors.flatMap(selector => [...document.querySelectorAll(selector)].slice(0, 12).map(node => {
    const back = behind(node), text = over(parse(getComputedStyle(node).color), back);
    const [low, high] = [light(text), light(back)].sort((a, b) => a - b);
    return [selector, (high + 0.05) / (low + 0.05)];
  }));
}"""

TEXTS = [
    "h1", "h2", ".mm-lead", ".mm-notice", ".mm-count", ".mm-quiet", ".mm-state", ".mm-shopper-name",
    ".mm-shopper-about", ".mm-chance", ".mm-card h3", ".mm-price", ".mm-code code", ".mm-code span", ".mm-legend",
    ".mm-legend code", ".mm-filter", ".mm-product-title", ".mm-product-line span", ".mm-next a", ".mm-colophon",
]  # fmt: skip


CODES_TEXTS = [
    ".mm-nav button", ".mm-treemap-tile-label code", ".mm-treemap-tile-caption", ".mm-treemap-tile-label b", ".mm-trail .mm-code span",
    ".mm-block > p", ".mm-thumb-note", ".mm-thumb-note code", ".mm-mix b", ".mm-code-line > code", ".mm-code-line small",
    ".mm-focused-title", ".mm-health .mm-count", ".mm-compose .mm-count", ".mm-walk .mm-count", ".mm-map .mm-count",
]  # fmt: skip


ERRORS_TEXTS = [
    ".mm-headline-sum", ".mm-models th", ".mm-models td", ".mm-missed-targets li", ".mm-cause-name", ".mm-cause-count", ".mm-cause-says",
    ".mm-cause-group h3", ".mm-slice-name", ".mm-slice-share", ".mm-cell-face b", ".mm-cell-face .mm-count", ".mm-grid-table th",
    ".mm-mistake b", ".mm-mistake .mm-count", ".mm-funnel-table td", ".mm-wrong-figures dt", ".mm-wrong-figures dd", ".mm-reading",
    ".mm-cases .mm-count", ".mm-wanted", ".mm-sort", ".mm-case-title", ".mm-case-cell", ".mm-hit", ".mm-miss", ".mm-case-verdict",
    ".mm-case-ranks dt", ".mm-case-ranks dd", ".mm-note", ".mm-label-field", ".mm-side b", ".mm-side span", ".mm-filter-bar-count", ".mm-jumps .mm-quiet",
]  # fmt: skip


@pytest.fixture
def first(shop):
    return shop.examples["shoppers"][0]["history"]


def width(page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(visit, shop, first, theme):
    page = visit(f"?__theme={theme}")
    wait_for_answer(page, shop, first)
    low = [(selector, round(ratio, 2)) for selector, ratio in page.evaluate(CONTRAST, TEXTS) if ratio < 4.5]
    assert not low
    paper = page.evaluate("getComputedStyle(document.querySelector('.gradio-container')).backgroundColor")
    dark = sum(int(part) for part in paper.removeprefix("rgb(").rstrip(")").split(",")) < 3 * 64
    assert dark == (theme == "dark")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_of_the_codes_panel_can_be_read(visit, shop, first, theme):
    codes = code_names(shop.codes(first[0])[:1])[0]
    page = visit(f"?panel=codes&v=1&build={shop.fingerprint[:8]}&item={first[0]}&code={codes}&__theme={theme}")
    expect(page.locator(".mm-thumb-note").first).to_be_visible()
    low = [(selector, round(ratio, 2)) for selector, ratio in page.evaluate(CONTRAST, CODES_TEXTS) if ratio < 4.5]
    assert not low


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_of_the_errors_panel_can_be_read(visit, shop, theme):
    if CASES not in read_manifest(shop.models.folder).evaluation:
        pytest.skip("this build has not answered its test events")
    address = (
        f"?panel=errors&v=1&build={shop.fingerprint[:8]}&filter=outcome|miss;outcome|hit|miss&case=2&__theme={theme}"
    )
    page = visit(address)
    expect(page.locator(".mm-case-verdict")).to_be_visible()
    low = [(selector, round(ratio, 2)) for selector, ratio in page.evaluate(CONTRAST, ERRORS_TEXTS) if ratio < 4.5]
    assert not low


def test_a_phone_needs_no_sideways_scrolling(visit, shop, first):
    page = visit(viewport={"width": 375, "height": 812}, has_touch=True, is_mobile=True)
    wait_for_answer(page, shop, first)
    assert width(page) == 375
    page.locator(".mm-tile-face").last.tap()
    bar = page.locator(".mm-picked")
    expect(bar).to_be_visible()
    for button in bar.get_by_role("button").all():
        box = button.bounding_box()
        assert box["width"] >= 44 and box["height"] >= 44
    bar.get_by_role("button", name="Move earlier").tap()
    moved = [*first[:-2], first[-1], first[-2]]
    expect_history(page, moved)
    bar.get_by_role("button", name="Remove").tap()
    expect_history(page, [item_id for item_id in moved if item_id != first[-1]])
    wait_for_answer(page, shop, [item_id for item_id in moved if item_id != first[-1]])
    assert width(page) == 375


@pytest.mark.parametrize("size", [(1600, 1000), (1024, 768), (768, 1024)])
def test_other_windows_need_no_sideways_scrolling(visit, shop, first, size):
    page = visit(viewport={"width": size[0], "height": size[1]})
    wait_for_answer(page, shop, first)
    assert width(page) == size[0]


def test_pictures_are_square_lazy_and_small_in_number(page, shop, first):
    wait_for_answer(page, shop, first)
    for selector in (".mm-tile .mm-picture", ".mm-card .mm-picture", ".mm-grid .mm-picture"):
        box = page.locator(selector).first.bounding_box()
        assert box["width"] == pytest.approx(box["height"], abs=1)
    lazy = page.locator(".mm-grid img").evaluate_all("images => images.every(image => image.loading === 'lazy')")
    assert lazy and 0 < len(products(page)) <= 48


def test_a_picture_that_does_not_come_leaves_a_placeholder(browser, app, shop, first):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route(
        "**/files/pictures*/**", lambda route: route.fulfill(status=200, content_type="image/png", body=b"broken")
    )
    page.goto(f"{app.url}?reading=analyst", wait_until="domcontentloaded")
    wait_for_answer(page, shop, first)
    expect(page.locator(".mm-card .mm-no-picture").first).to_contain_text("No picture")
    box = page.locator(".mm-card .mm-picture").first.bounding_box()
    assert box["width"] == pytest.approx(box["height"], abs=1)
    context.close()
