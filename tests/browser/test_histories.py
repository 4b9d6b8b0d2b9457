"""Several histories at once in a real browser: what it shows and gives to download, against `shop.recommend`."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page, expect

from mmsid.shop.histories.answering import HistoryLine, answer_histories, count_hits
from mmsid.shop.histories.reading import parse_histories
from tests.browser.seen import expect_announced, expect_history


@pytest.fixture
def panel(visit) -> Page:
    return visit("?panel=errors")


@pytest.fixture
def text(shop) -> str:
    """A hit, a miss, one without a next product, one with an unknown id, one whose next product is in it already."""
    ids = [item.item_id for item in shop.items]
    answer = [one.item.item_id for one in shop.recommend(ids[:3], 10)]
    missed = next(item_id for item_id in reversed(ids) if item_id not in [*answer, *ids[:3]])
    history = " > ".join(ids[:3])
    rows = [
        f"=ann,{history},{answer[2]}",
        f"bob,{history},{missed}",
        f"cy,{ids[5]},",
        f"eve,{ids[5]}x {ids[6]},{ids[7]}",
        f"<b>zoe</b>,{' '.join(ids[:8])},{ids[4]}",
    ]
    return "\n".join(["user,history,next", *rows])


def expected(shop, text: str) -> list[HistoryLine]:
    return answer_histories(shop, parse_histories(text.encode(), "h.csv", shop).rows)


def give(page: Page, text: str) -> None:
    page.get_by_label("Histories", exact=True).fill(text)


def answer(page: Page, count: int) -> None:
    page.get_by_role("button", name="Answer them", exact=True).click()
    wait_for_rows(page, count)


def wait_for_rows(page: Page, count: int) -> None:
    expect(page.locator(".mm-histories-count")).to_contain_text(f"{count} of {count} done", timeout=90_000)
    expect(page.get_by_role("button", name="Answer them again")).to_be_visible()


def shown(page: Page) -> list[dict]:
    return page.locator(".mm-histories-row").evaluate_all(
        """rows => rows.map(row => ({
            row: Number(row.dataset.row),
            name: row.querySelector('.mm-histories-user')?.textContent ?? '',
            history: [...row.querySelectorAll('.mm-histories-history img')].map(image => image.alt),
            items: [...row.querySelectorAll('.mm-histories-answer > li')].map(item => item.dataset.item),
            next: [...row.querySelectorAll('.is-next')].map(item => item.dataset.item),
            verdict: row.querySelector('.mm-histories-said')?.textContent ?? '',
            problem: row.querySelector('.mm-histories-problem')?.textContent ?? '',
            note: row.querySelector('.mm-histories-note')?.textContent ?? '',
        }))"""
    )


def expect_lines(page: Page, lines: list[HistoryLine]) -> None:
    rows = shown(page)
    for row, line in zip(rows, lines, strict=True):
        hit = line.rank is not None
        assert (row["row"], row["name"]) == (line.asked.row, line.asked.name)
        assert row["items"] == [one.item_id for one in line.items]
        assert row["next"] == ([line.asked.target] if hit else [])
        assert bool(re.fullmatch(rf"hit, {line.rank}(st|nd|rd|th)", row["verdict"])) == hit
        assert (row["verdict"] == "missed") == (line.is_judged and not hit)
        assert (row["problem"], row["note"]) == (line.problem, line.note)


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name, exact=True).click()
    assert coming.value.suggested_filename == f"histories.{name.lower()}"
    path = folder / f"got.{name.lower()}"
    coming.value.save_as(path)
    return path


def test_pasted_histories_get_what_the_shop_recommends_and_hits_are_told(panel, shop, text, tmp_path):
    lines = expected(shop, text)
    assert [line.rank for line in lines] == [3, None, None, None, None] and lines[3].problem and lines[4].note
    expect(panel.get_by_role("button", name="Answer them", exact=True)).to_be_disabled()
    give(panel, text)
    answer(panel, 5)
    expect_lines(panel, lines)
    assert shown(panel)[0]["items"] == [one.item.item_id for one in shop.recommend(lines[0].asked.history, 10)]
    expect(panel.locator(".mm-histories-given")).to_have_text(
        "5 histories, read as a table of histories; 2 with the next product; 1 cannot be used."
    )
    hits = count_hits(lines)
    low, high = round(100 * hits.low), round(100 * hits.high)
    told = f"1 of 2 next products are among the ten (50\u00a0%, 95\u00a0% interval {low} to {high}\u00a0%)."
    expect(panel.locator(".mm-histories-sum")).to_have_text(told)
    expect_announced(panel, "histories", re.escape("5 of 5 done, 1 problem. 1 of 2 next products are among"))
    with download(panel, "CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    table = pq.read_table(download(panel, "Parquet", tmp_path)).to_pylist()
    assert rows[0]["user"] == "'=ann" and table[0]["user"] == "=ann"
    for row, other, line in zip(rows, table, lines, strict=True):
        assert (row["problem"], row["rank"], other["rank"]) == (line.problem, str(line.rank or ""), line.rank)
        for place, item in enumerate(line.items, start=1):
            assert row[f"item_{place}"] == other[f"item_{place}"] == item.item_id
            assert other[f"log_prob_{place}"] == pytest.approx(item.log_prob, abs=1e-4)


def test_rows_can_be_told_apart_and_opened_in_recommend(panel, shop, text):
    lines = expected(shop, text)
    give(panel, text)
    answer(panel, 5)
    for name, rows in (("Hits 1", [2]), ("Missed 1", [3]), ("With a problem 1", [5]), ("All 5", [2, 3, 4, 5, 6])):
        panel.get_by_role("button", name=re.compile(f"^{name.replace(' ', ' ?')}$")).click()
        assert [row["row"] for row in shown(panel)] == rows
    panel.locator('.mm-histories-row[data-row="2"] .mm-histories-answer img').first.click()
    expect(panel.locator("html")).to_have_attribute("data-mm-panel", "recommend")
    expect_history(panel, list(lines[0].asked.history))
    panel.go_back()
    expect(panel.locator("html")).to_have_attribute("data-mm-panel", "errors")
    expect_lines(panel, lines)


def test_the_keyboard_is_enough(panel, shop):
    first, second = (item.item_id for item in shop.items[:2])
    panel.get_by_label("Histories", exact=True).focus()
    panel.keyboard.type(f"{first}, {second}")
    panel.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Answer them", exact=True)).to_be_focused()
    panel.keyboard.press("Enter")
    wait_for_rows(panel, 1)
    expect(panel.locator(".mm-histories-sum")).to_be_empty()
    expect(panel.locator(".mm-histories-filters")).to_be_hidden()
    for _ in range(12):
        panel.keyboard.press("Tab")
        if panel.evaluate("document.activeElement.classList.contains('mm-histories-open')"):
            break
    expect(panel.get_by_role("button", name="Open in Recommend: Row 1")).to_be_focused()
    panel.keyboard.press("Enter")
    expect(panel.locator("html")).to_have_attribute("data-mm-panel", "recommend")
    expect_history(panel, [first, second])


def test_a_file_is_read_at_once_and_the_text_takes_its_place(panel, shop, tmp_path):
    ids = [item.item_id for item in shop.items[:4]]
    events = [("ann", ids[1], 2), ("bob", ids[2], 1), ("ann", ids[0], 1), ("bob", ids[3], 5)]
    path = tmp_path / "events.csv"
    path.write_bytes(
        "\r\n".join(["sep=;", "user_id;item_id;timestamp", *(f"{u};{i};{t}" for u, i, t in events)]).encode("utf-16")
    )
    chooser = panel.locator(".mm-histories input[type=file]")
    chooser.set_input_files(path)
    given = panel.locator(".mm-histories-given")
    expect(given).to_have_text("events.csv: 2 histories, read as one event a line.", timeout=90_000)
    answer(panel, 2)
    expect_lines(panel, expected(shop, f"user,history\nann,{ids[0]} {ids[1]}\nbob,{ids[2]} {ids[3]}"))
    for name, content, words in (
        ("wrong.csv", "item_id,price\nx,3\n", "Expected a column history, or user_id and item_id, but wrong.csv has"),
        ("empty.txt", "\n", "1 to 2,000 histories, but empty.txt has none"),
        ("many.txt", "x\n" * 2001, "many.txt has more"),
        ("large.csv", "x" * 5_000_001, "at most 5 MB, but large.csv is larger"),
        ("h.xlsx", "PK", "save it as CSV"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        chooser.set_input_files(tmp_path / name)
        expect(panel.locator(".mm-histories .mm-sentence")).to_contain_text(words)
        expect(panel.locator(".mm-histories-result")).to_be_hidden()
    give(panel, ids[0])
    expect(panel.locator(".mm-histories .mm-sentence")).to_be_hidden()
    answer(panel, 1)
    expect(given).to_have_text("1 history, read as one history a line.")


def test_a_file_can_be_dropped(panel, shop):
    panel.locator(".mm-histories-inputs").evaluate(
        """(node, text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], 'dropped.txt'));
            node.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        shop.items[0].item_id,
    )
    expect(panel.locator(".mm-histories-given")).to_contain_text("dropped.txt: 1 history", timeout=90_000)
    answer(panel, 1)


def test_a_run_can_be_stopped_kept_and_go_on(panel, shop, tmp_path):
    ids = [item.item_id for item in shop.items]
    text = "\n".join(ids[place % len(ids)] for place in range(20))
    lines = expected(shop, text)
    asked = []

    def hold(route) -> None:
        if not asked and '"row":9,' in (route.request.post_data or ""):
            asked.append(route)  # the second few are not answered in time
        else:
            route.continue_()

    panel.route("**/gradio_api/**", hold)
    give(panel, text)
    panel.get_by_role("button", name="Answer them", exact=True).click()
    expect(panel.locator(".mm-histories-count")).to_have_text("8 of 20 done", timeout=90_000)
    expect(panel.get_by_role("button", name="CSV", exact=True).and_(panel.locator(".mm-histories *"))).to_be_disabled()
    panel.get_by_role("button", name="Stop", exact=True).click()
    expect_lines(panel, lines[:8])
    with download(panel, "CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        assert [row["history"] for row in csv.DictReader(file)] == [line.asked.history[0] for line in lines[:8]]
    with panel.expect_response(asked[0].request.url):
        asked[0].continue_()  # what comes too late changes nothing
    expect(panel.locator(".mm-histories-count")).to_have_text("8 of 20 done")
    panel.get_by_role("button", name="Go on with the other 12").click()
    wait_for_rows(panel, 20)
    expect_lines(panel, lines)


def test_many_rows_are_shown_a_hundred_at_a_time(panel, shop):
    unknown = "\n".join(f"no-such-{place}" for place in range(150))
    give(panel, f"{unknown}\n{shop.items[0].item_id}")
    answer(panel, 151)
    expect(panel.locator(".mm-histories-row")).to_have_count(100)
    panel.get_by_role("button", name="Show 100 more").click()
    expect(panel.locator(".mm-histories-row")).to_have_count(151)
    expect(panel.get_by_role("button", name="Show 100 more")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_example_fits_a_phone(visit, theme):
    page = visit(f"?panel=errors&__theme={theme}", viewport={"width": 375, "height": 800})
    trial = page.get_by_role("button", name="Try it with the example shoppers")
    if not trial.count():
        pytest.skip("this catalogue has no example shoppers")
    trial.click()
    expect(page.get_by_role("button", name="Answer them again")).to_be_visible(timeout=90_000)
    assert not any(row["problem"] for row in shown(page)) and len(shown(page)) > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    expect(page.locator(".mm-histories-sum")).to_contain_text("among the ten")
    last = page.locator(".mm-histories-answer > li").last.bounding_box()
    assert last["x"] + last["width"] <= 360
    colours = page.locator(".mm-histories-text").evaluate(
        "node => [getComputedStyle(node).color, getComputedStyle(node).backgroundColor]"
    )
    assert colours == (
        ["rgb(27, 26, 23)", "rgb(255, 255, 255)"] if theme == "light" else ["rgb(243, 241, 236)", "rgb(29, 27, 25)"]
    )
