"""The Errors panel in a real browser, against what `MMSID.errors()` says of the same build."""

from __future__ import annotations

import dataclasses
import io
import json
import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import numpy as np
import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Page, expect

from mmsid import MmsidError
from mmsid.artifacts import CASES, rewriting
from mmsid.error_analysis.causes import cause_texts
from mmsid.error_analysis.compare import compare_cases, compare_hits
from mmsid.error_analysis.report import MODELS
from mmsid.evaluation.case_files import cases_file
from mmsid.records import code_name, code_names
from mmsid.ui import launch
from mmsid.ui.build_summary import BuildSummary
from tests.browser.seen import cards, wait_for_answer
from tests.ui.running import copy_of, free_port, space, start

ERRORS = "?panel=errors"
SPACE = "\u00a0"


@pytest.fixture(scope="session")
def report(shop):
    try:
        return shop.errors()
    except MmsidError:
        pytest.skip("this build has not answered its test events")


@pytest.fixture
def panel(visit, report) -> Page:
    return opened(visit)


def opened(visit, more: str = "", **settings) -> Page:
    page = visit(ERRORS + more, **settings)
    wait_for_cases(page)
    return page


def wait_for_cases(page: Page) -> None:
    expect(page.locator(".mm-case-rows .mm-case-row").first).to_be_visible()


def rows(page: Page) -> list[int]:
    """Places of the cases that are drawn, from 0."""
    return page.locator(".mm-case-rows .mm-case-row").evaluate_all("all => all.map(row => row.dataset.case - 1)")


def expect_rows(page: Page, places: list[int]) -> None:
    """The table has these cases, and begins with them."""
    assert page.locator(".mm-case-table").get_attribute("aria-rowcount") == str(len(places) + 1)
    shown = rows(page)
    assert 0 < len(shown) < 40 and shown == places[: len(shown)]


def expect_count(page: Page, text: str) -> None:
    expect(page.locator(".mm-cases .mm-heading > .mm-count")).to_have_text(text)


def counted(report, places) -> str:
    """What stands above the table."""
    whole, n = percent(report.hits["mmsid"].mean()), len(report.cases)
    if len(places) == n:
        return f"{n:,} cases, {whole} of them hits"
    own = f", {percent(report.hits['mmsid'][places].mean())} of them hits" if len(places) else ""
    return f"{len(places):,} of {n:,} cases{own} ({whole} of all)"


def rounded(number: float, digits: str) -> Decimal:
    return Decimal(float(number)).quantize(Decimal(digits), ROUND_HALF_UP)


def percent(share: float) -> str:
    return f"{rounded(float(share) * 100, '1')}{SPACE}%"


def tenth(share: float) -> str:
    return f"{rounded(float(share) * 100, '0.1')}{SPACE}%"


def where(report, holds) -> list[int]:
    return [place for place, case in enumerate(report.cases) if holds(case)]


def link(shop, filter_: str = "", sort: str = "", case: int | None = None) -> str:
    parts = [f"&filter={filter_}" if filter_ else "", f"&sort={sort}" if sort else ""]
    return f"&v=1&build={shop.fingerprint[:8]}{''.join(parts)}{'' if case is None else f'&case={case + 1}'}"


def test_the_head_and_the_causes_are_the_report_s_and_a_cause_filters(panel, report, shop):
    lines = panel.locator(".mm-models tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(x => x.innerText.split('\\n')[0]))"
    )
    expected = [
        [one.model, tenth(one.recall), f"{rounded(one.interval[0] * 100, '0.1')} to {tenth(one.interval[1])}"]
        for one in report.scores
    ]
    names = {text.lower(): name for name, text in MODELS.items()}
    assert [[names[line[0].lower()], *line[1:3]] for line in lines] == expected
    expect(panel.locator(".mm-headline-sum b")).to_have_text(f"{rounded(report.scores[0].recall * 100, '1')} of 100")
    told = panel.locator(".mm-targets li").all_inner_texts()
    assert [re.sub(r"\s+", " ", line).strip() for line in told] == [
        f"{'met' if one.met else 'missed'} {tenth(one.value)} {one.name} (target: {tenth(one.bound)})".replace(
            SPACE, " "
        )
        for one in report.targets
    ]

    texts = cause_texts(len(shop.codebook_sizes))
    buttons = panel.locator(".mm-cause[data-cause]")
    told = buttons.evaluate_all(
        "all => all.map(x => [x.dataset.cause, x.querySelector('.mm-cause-name').innerText, x.querySelector('.mm-cause-count b').textContent])"
    )
    assert {cause: (label, int(n.replace(",", ""))) for cause, label, n in told} == {
        cause: (texts[cause].label, n) for cause, n in report.causes.items()
    }
    avoidable = sum(n for cause, n in report.causes.items() if texts[cause].avoidable)
    expect(panel.locator(".mm-causes .mm-count").first).to_contain_text(f"{sum(report.causes.values()):,} misses")
    expect(panel.locator(".mm-causes .mm-count").first).to_contain_text(f"{avoidable:,} of them avoidable")

    everything = list(range(len(report.cases)))
    expect_count(panel, counted(report, everything))
    expect_rows(panel, everything)
    cause = list(report.causes)[1]
    button = panel.locator(f'.mm-cause[data-cause="{cause}"]')
    button.click()
    inside = where(report, lambda case: case.cause == cause)
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    expect_count(panel, counted(report, inside))
    expect_rows(panel, inside)
    assert buttons.count() == len(report.causes), "the others can be added"
    other = next(iter(report.causes))
    panel.locator(f'.mm-cause[data-cause="{other}"]').click()
    both = where(report, lambda case: case.cause in (cause, other))
    expect_rows(panel, both)
    chips = panel.locator(".mm-cases .mm-wanted")
    assert chips.all_inner_texts() == [f"Why it missed: {texts[one].label}" for one in (cause, other)]
    chips.first.click()
    expect_rows(panel, where(report, lambda case: case.cause == other))
    panel.locator(".mm-cases").get_by_role("button", name="Show all cases").click()
    expect_count(panel, counted(report, everything))


def cell_words(hits, names: list[str]) -> list[str]:
    """What a cell of the grid may say of cases: how it compares with the whole is told where it is plain."""
    if not hits.size:
        return ["–"]
    share = percent(hits.mean()).replace(SPACE, " ")
    said = f"{share} of {len(hits):,} cases: {', '.join(name for name in names if name != 'all')}"
    return [said, f"{said}, below the whole", f"{said}, above the whole"]


def test_slices_grid_confusion_and_funnel_are_the_report_s(panel, report, shop):
    slices = panel.locator(".mm-slice")
    expect(slices).to_have_count(len(report.slices))
    for place, one in enumerate(report.slices):
        card = slices.nth(place)
        expect(card.locator(".mm-slice-name")).to_have_text(one.description)
        interval = f"({tenth(one.interval[0])} to {tenth(one.interval[1])})"
        expect(card.locator(".mm-slice-share")).to_contain_text(f"{rounded(one.recall * 100, '1')} of 100 {interval}")
        expect(card).to_contain_text(f"{one.n:,} case")
        if "oracle" in report.hits:
            expect(card).to_contain_text(f"so {rounded(one.excess_misses, '1')} hits are lacking")
    if report.slices:
        slices.first.click()
        expect_rows(panel, report.slices[0].cases.tolist())
        slices.first.click()

    by_name = {one.name: one for one in report.attributes}
    first, second = list(by_name)[-1], next(iter(by_name))
    panel.get_by_label("Rows", exact=True).select_option(first)
    panel.get_by_label("Columns", exact=True).select_option(second)
    table = panel.locator(".mm-crossed table")
    head, *body = table.evaluate(
        "table => [...table.rows].map(row => [...row.cells].map(x => x.innerText.replace(/\\s+/g, ' ')))"
    )
    hits, row, column = report.hits["mmsid"], by_name[first], by_name[second]
    assert head == [
        row.label,
        "all",
        *(value for n, value in enumerate(column.values) if (row.of[column.of == n] >= 0).any()),
    ]
    seen = [value for n, value in enumerate(row.values) if (column.of[row.of == n] >= 0).any()]
    assert [line[0] for line in body] == seen
    for line in body:
        own = row.of == row.values.index(line[0])
        for cell, name in zip(line[1:], head[1:], strict=True):
            inside = own & (
                column.of >= 0
                if name == "all"
                else column.of == column.values.index(name)
                if name in column.values
                else False
            )
            assert cell.strip("▼▲") in cell_words(hits[inside], [line[0], name])
    table.locator("button").last.click()
    chosen = [text.split(": ", 1) for text in panel.locator(".mm-cases .mm-wanted span").all_inner_texts()]
    expected = [
        place
        for place in range(len(report.cases))
        if all(
            one.of[place] == one.values.index(text)
            for label, text in chosen
            for one in by_name.values()
            if one.label == label
        )
    ]
    expect_rows(panel, expected)
    panel.locator(".mm-cases").get_by_role("button", name="Show all cases").click()

    panel.get_by_label("Level of the codes").select_option("0")
    confusion = {(code_name(0, a), code_name(0, b)): n for (a, b), n in report.confusion(0).items()}
    matrix = panel.locator(".mm-matrix")
    if matrix.count():
        codes, *lines = matrix.evaluate(
            "table => [...table.rows].map(row => [...row.cells].map((x, n) => row.rowIndex && n ? (x.querySelector('b') ?? x).innerText : x.querySelector('code')?.innerText))"
        )
        cells = {(line[0], code): n for line in lines for code, n in zip(codes[1:], line[1:], strict=True)}
        assert {pair: int(n) for pair, n in cells.items() if n != "·"} == confusion
    mistakes = panel.locator(".mm-mistake").evaluate_all(
        "all => all.map(x => [...x.querySelectorAll('code')].map(y => y.innerText).concat(Number(x.querySelector('b').innerText)))"
    )
    worst = sorted(((a, b, n) for (a, b), n in confusion.items() if a != b), key=lambda one: (-one[2], one[0], one[1]))
    assert [tuple(one) for one in mistakes] == worst[:12]

    told = panel.locator(".mm-funnel-table tbody tr").evaluate_all(
        "all => all.map(row => [...row.cells].map(x => x.innerText))"
    )
    share = lambda part, whole: percent(part / whole) if whole else "–"
    assert [[line[1], line[3], line[4]] for line in told] == [
        [
            f"{step.right:,} ({share(step.right, report.funnel[0].reached)})",
            share(step.right, step.reached),
            share(step.right_after_wrong, step.wrong_before) if step.level else "",
        ]
        for step in report.funnel
    ]
    panel.locator(".mm-mistake").first.click()
    truth, answer, _ = worst[0]
    first_code = lambda item_id: code_name(0, report.codes[item_id][0])
    expect_rows(
        panel, where(report, lambda case: (first_code(case.target), first_code(case.answered[0])) == (truth, answer))
    )


def nearness(case) -> float | None:
    kind = 2 if case.same_type else 1 if case.same_department else 0
    return None if case.picture_cosine is None else 2 * kind + case.picture_cosine / 2


def in_order(report, key, *, down=False) -> list[int]:
    """All places by a key, those without one last, equal ones as in the file."""
    values = [key(case) for case in report.cases]
    return sorted(range(len(values)), key=lambda n: (values[n] is None, (values[n] or 0) * (-1 if down else 1), n))


def test_cases_are_sorted_as_python_sorts_them(panel, report):
    menu = panel.get_by_label("Sort the cases")
    for sort, expected in {
        "-rank": in_order(report, lambda case: case.rank, down=True),
        "sasrec": in_order(report, lambda case: case.sasrec_rank),
        "-near": in_order(report, nearness),
        "near": in_order(report, nearness, down=True),
        "-history": in_order(report, lambda case: len(case.history), down=True),
    }.items():
        menu.select_option(sort)
        expect_rows(panel, expected)
    panel.get_by_role("button", name=re.compile("^Rank:")).click()
    expect(panel.locator(".mm-case-cell.is-rank[aria-sort]")).to_have_attribute("aria-sort", "ascending")
    expect_rows(panel, in_order(report, lambda case: case.rank))
    panel.get_by_role("button", name=re.compile("^Rank:")).click()
    expect(menu).to_have_value("-rank")
    expect_rows(panel, in_order(report, lambda case: case.rank, down=True))
    panel.get_by_role("button", name="See howlers first").click()
    misses = [place for place in in_order(report, nearness) if not report.cases[place].hit]
    expect_rows(panel, misses)


def test_the_menu_filters_and_the_address_restores_all(visit, report, shop):
    page = opened(visit)
    page.locator(".mm-facet-menu summary").click()
    one = max(report.attributes, key=lambda one: len(one.values))
    page.get_by_label("Filter by").select_option(one.name)
    counts = Counter(one.values[n] for n in one.of.tolist() if n >= 0)
    boxes = page.locator(".mm-facet-values label")
    told = boxes.evaluate_all("all => all.map(x => [...x.querySelectorAll('span')].map(y => y.textContent))")
    assert {value: int(n.replace(",", "")) for value, n in told} == dict(counts)
    wanted = [value for value, _ in counts.most_common(2)]
    for value in wanted:
        box = page.locator(".mm-facet-values label", has=page.get_by_text(value, exact=True)).get_by_role("checkbox")
        box.check()
        expect(box).to_be_focused()
        expect(box).to_have_css("appearance", "auto")  # Gradio's own tick is white on white here
    inside = [place for place in range(len(report.cases)) if one.of[place] >= 0 and one.values[one.of[place]] in wanted]
    expect_count(page, counted(report, inside))
    page.keyboard.press("Escape")
    expect(page.locator(".mm-facet-panel")).to_be_hidden()
    page.get_by_label("Sort the cases").select_option("-rank")
    order = [place for place in in_order(report, lambda case: case.rank, down=True) if place in set(inside)]
    expect_rows(page, order)
    page.locator(".mm-case-rows .mm-case-row").nth(2).click()
    title = page.locator(".mm-case-view h3")
    expect(title).to_have_text(f"Case {order[2] + 1:,}")
    address = page.url
    page.go_back()
    expect(page.locator(".mm-case-view")).to_be_hidden()
    expect_rows(page, order)
    page.go_forward()
    expect(title).to_have_text(f"Case {order[2] + 1:,}")

    another = visit(address.split("/", 3)[3])
    wait_for_cases(another)
    expect(another.locator(".mm-case-view h3")).to_have_text(f"Case {order[2] + 1:,}")
    expect(another.locator(".mm-case-row.is-open")).to_be_visible()
    expect(another.get_by_label("Sort the cases")).to_have_value("-rank")
    expect_count(another, counted(report, inside))
    expect_rows(another, order)
    foreign = opened(visit, f"&v=1&build=ffffffff&filter={one.name}|{wanted[0]}&case=3&sort=zoo")
    expect_count(foreign, counted(report, range(len(report.cases))))
    expect(foreign.locator(".mm-case-view")).to_be_hidden()
    expect(foreign.get_by_label("Sort the cases")).to_have_value("case")


def test_a_case_opens_goes_on_and_closes_by_keyboard_alone(panel, report):
    misses = where(report, lambda case: not case.hit)
    panel.get_by_label("Sort the cases").focus()
    for key in ("Tab", "Enter", "Tab", "Tab"):
        panel.keyboard.press(key)
    box = panel.locator(".mm-facet-values").get_by_role("checkbox").nth(1)  # after that of the hits
    panel.keyboard.press("Tab")
    expect(box).to_be_focused()
    panel.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    panel.keyboard.press("Escape")
    expect(panel.locator(".mm-facet-menu summary")).to_be_focused()
    expect_rows(panel, misses)
    for _ in range(15):
        panel.keyboard.press("Tab")
        if panel.evaluate("document.activeElement.matches('.mm-case-rows .mm-case-row')"):
            break
    at = lambda: panel.evaluate("document.activeElement.dataset.case - 1")
    assert at() == misses[0], "the rows are one stop"
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "PageDown"):
        panel.keyboard.press(key)
    assert at() == misses[9]
    panel.keyboard.press("End")
    assert at() == misses[-1]
    panel.keyboard.press("Home")
    expect(panel.locator(".mm-case-view")).to_be_hidden()
    panel.keyboard.press("Enter")
    title = panel.locator(".mm-case-view h3")
    expect(title).to_have_text(f"Case {misses[0] + 1:,}")
    panel.keyboard.press("ArrowDown")
    expect(title).to_have_text(f"Case {misses[1] + 1:,}")
    assert at() == misses[1]
    expect(panel.get_by_role("button", name="Previous case")).to_be_enabled()
    forward = panel.get_by_role("button", name="Next case")
    forward.focus()
    for step in (2, 3):
        panel.keyboard.press("Enter")
        expect(title).to_have_text(f"Case {misses[step] + 1:,}")
        expect(forward).to_be_focused()
    panel.get_by_role("button", name="Previous case").click()
    expect(title).to_have_text(f"Case {misses[2] + 1:,}")
    expect(panel.locator(".mm-case-view-head")).to_contain_text(f"3 of {len(misses):,} shown")
    panel.get_by_role("button", name="Close the case").focus()
    panel.keyboard.press("Enter")
    expect(panel.locator(".mm-case-view")).to_be_hidden()
    assert at() == misses[2]
    panel.locator(".mm-case-scroll").evaluate("node => node.scrollTop = node.scrollHeight / 2")
    expect(panel.locator(".mm-case-row[tabindex='0']")).to_have_count(1)
    panel.keyboard.press("ArrowDown")
    assert at() == misses[3], "scrolling away loses nobody"


def test_an_opened_case_says_what_the_file_says(visit, report, shop):
    causes = cause_texts(len(shop.codebook_sizes))
    page = opened(visit)
    for cause in ("", *report.causes):
        place = where(report, lambda case, cause=cause: case.cause == cause)[0]
        case = report.cases[place]
        page.evaluate(
            "address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')); }",
            ERRORS + link(shop, case=place),
        )
        view = page.locator(".mm-case-view")
        expect(view.locator("h3")).to_have_text(f"Case {case.case:,}")
        verdict = "A hit" if case.hit else f"A miss: {causes[cause].label}."
        expect(view.locator(".mm-case-verdict")).to_contain_text(verdict)
        titles = view.locator(".mm-case-line").evaluate_all(
            "all => all.map(line => [...line.querySelectorAll('.mm-case-face')].map(x => x.title))"
        )
        title = lambda item_id: report.items[item_id].title or "Untitled product"
        assert titles == [[title(one) for one in ids] for ids in (case.history[-12:], [case.target], case.answered)]
        assert view.locator(".mm-case-next code").all_inner_texts() == list(code_names(report.codes[case.target]))
        ranks = [case.rank, case.sasrec_rank, case.last_item_rank, case.popularity_rank, case.oracle_rank]
        told = view.locator(".mm-case-ranks dd").all_inner_texts()
        assert [int(re.sub(r"\D", "", one)) for one in told[:-1]] == [one for one in ranks if one is not None]
        assert told[-1] == f"{case.events:,}"
        view.locator(".mm-case-names summary").click()
        assert view.locator(".mm-case-names > ol > li > span:first-child").all_inner_texts() == list(
            map(title, case.answered)
        )
        if len(case.history) > 12:
            view.get_by_role("button", name=f"{len(case.history) - 12} earlier").click()
            faces = view.locator(".mm-case-line").first.locator(".mm-case-face")
            assert faces.evaluate_all("all => all.map(x => x.title)") == list(map(title, case.history))
        if cause == "twin":
            share = abs(np.expm1(case.cause_figure))
            expect(view).to_contain_text(f"{percent(share)} {'less' if case.cause_figure < 0 else 'more'} probable")
    page.get_by_role("button", name="Close the case").focus()
    page.keyboard.press("Escape")
    expect(page.locator(".mm-case-view")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.mm-case-rows .mm-case-row')")


def clear_cut(case) -> bool:
    """Whether no two answers are so near that rounding could swap them."""
    return all(a - b > 0.01 for a, b in pairwise(case.log_probs))


def test_a_case_opens_in_recommend_and_the_way_back_leads_to_it(visit, report, shop):
    most = shop.recommender.config.max_history
    fits = lambda case: clear_cut(case) and 2 < len(case.history) <= most
    for hit in (True, False):
        place = next(iter(where(report, lambda case, hit=hit: fits(case) and case.hit is hit)), None)
        if place is None:
            continue
        case = report.cases[place]
        page = opened(visit, link(shop, "outcome|" + ("hit" if hit else "miss"), case=place))
        page.get_by_role("button", name="Open in Recommend").click()
        wait_for_answer(page, shop, list(case.history))
        assert page.locator(".mm-tile").evaluate_all("all => all.map(x => x.dataset.item)") == list(case.history)
        assert cards(page) == list(case.answered)
        bar = page.locator(".mm-case-bar")
        expect(bar).to_contain_text(f"Test case {case.case:,}: “{report.items[case.target].title}” came next")
        expect(bar).to_contain_text("a hit" if hit else "missed")
        page.locator(".mm-tile").first.hover()
        page.locator(".mm-tile").first.get_by_role("button", name="Remove").click()
        expect(bar).to_contain_text("The history was changed since.")
        bar.get_by_role("button", name="Its own history").click()
        expect(bar).not_to_contain_text("The history was changed since.")
        bar.get_by_role("button", name="Back to the case").click()
        expect(page.locator(".mm-case-view h3")).to_have_text(f"Case {case.case:,}")
        expect(page.locator(".mm-case-view")).to_be_in_viewport()
        expect_count(page, counted(report, where(report, lambda case, hit=hit: case.hit is hit)))


SECRET = "zq17 said only to this browser"


def note(page: Page, number: int, text: str | None, labels: list[str]) -> None:
    """Types a note and labels on the case that is open."""
    if text is not None:
        page.get_by_label(f"Your note on case {number}").fill(text)
    field = page.get_by_label(f"A label for case {number}")
    for label in labels:
        field.fill(label)
        field.press("Enter")
        expect(field).to_be_focused()
        expect(field).to_have_value("")


def test_notes_stay_in_this_browser_and_come_back(visit, report, shop):
    page = opened(visit, link(shop, case=4))
    asked = []
    page.on("request", lambda request: asked.append((request.url, request.post_data or "")))
    note(page, 5, f"{SECRET} = 1 😀", [])
    page.get_by_role("button", name="Next case").click()  # straight from the note
    expect(page.locator(".mm-case-view h3")).to_have_text("Case 6")
    page.get_by_role("button", name="Previous case").click()
    expect(page.get_by_label("Your note on case 5")).to_have_value(f"{SECRET} = 1 😀")
    note(page, 5, None, ["odd", "a  twin", "odd"])
    assert page.locator(".mm-labels .mm-wanted").all_inner_texts() == ["odd", "a twin"]
    page.get_by_role("button", name="Next case").click()
    note(page, 6, "", ["odd"])
    expect(page.locator(".mm-case-row[data-case='5'] .mm-noted")).to_be_visible()
    expect(page.locator(".mm-case-files")).to_contain_text("notes on 2 cases")

    page.reload()
    wait_for_cases(page)
    expect(page.locator(".mm-case-files")).to_contain_text("notes on 2 cases")
    for label, places in (("a twin", [4]), ("odd", [4, 5])):
        page.locator(".mm-facet-menu summary").click()
        page.get_by_label("Filter by").select_option("label")
        page.get_by_role("checkbox", name=label).check()
        page.keyboard.press("Escape")
        expect_rows(page, places)
        expect(page.locator(".mm-cases .mm-wanted").first).to_have_text("Your labels: a twin")
    assert not [url for url, sent in asked if SECRET in sent or SECRET in url], "nobody was told"


def test_notes_are_saved_read_in_and_written_beside_their_cases(visit, report, shop, tmp_path):
    page = opened(visit, link(shop, case=4))
    asked = []
    page.on("request", lambda request: asked.append(request.post_data or ""))
    note(page, 5, f"{SECRET} = 1 😀", ["odd", "a twin"])
    page.get_by_role("button", name="Next case").click()
    note(page, 6, "", ["odd"])
    with page.expect_download() as coming:
        page.get_by_role("button", name="Save notes").click()
    coming.value.save_as(tmp_path / "notes.json")
    page.evaluate("localStorage.clear()")
    page.goto(page.url.split("?")[0] + ERRORS + link(shop, case=4))
    wait_for_cases(page)
    expect(page.get_by_role("button", name="Save notes")).to_be_hidden()
    page.locator(".mm-case-files input[type=file]").set_input_files(tmp_path / "notes.json")
    expect(page.locator(".mm-cases .mm-sentence").last).to_contain_text("Notes on 2 cases were read in.")
    expect(page.get_by_label("Your note on case 5")).to_have_value(f"{SECRET} = 1 😀")
    page.get_by_role("button", name="Remove the label odd").click()
    assert page.locator(".mm-labels .mm-wanted").all_inner_texts() == ["a twin"]
    (tmp_path / "notes.json").write_text(json.dumps({"schema": 1, "build": "ffff", "cases": {}}), encoding="utf-8")
    page.locator(".mm-case-files input[type=file]").set_input_files(tmp_path / "notes.json")
    expect(page.locator(".mm-cases .mm-sentence").last).to_contain_text("about another build")

    before = len(asked)
    took = taken(page, "CSV of the shown cases", tmp_path / "all.csv")
    told = {4: f"[a twin] {SECRET} = 1 😀", 5: "[odd]"}
    assert took == cases_file(report, range(len(report.cases)), "csv", told)
    assert [SECRET in sent for sent in asked[before:]].count(True) == 1, "but the file that it stands in"


def taken(page: Page, name: str, path) -> bytes:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name, exact=True).click()
    assert coming.value.suggested_filename.endswith(path.suffix)
    coming.value.save_as(path)
    return path.read_bytes()


def test_cases_and_tables_can_be_taken_along(visit, report, shop, tmp_path):
    cause = list(report.causes)[-1]
    label = cause_texts(len(shop.codebook_sizes))[cause].label
    page = opened(visit, link(shop, f"cause|{label}", "-rank"))
    places = [
        place for place in in_order(report, lambda case: case.rank, down=True) if report.cases[place].cause == cause
    ]
    expect_rows(page, places)
    assert taken(page, "CSV of the shown cases", tmp_path / "c.csv") == cases_file(report, places, "csv")
    columns = pq.read_table(io.BytesIO(taken(page, "Parquet of the shown cases", tmp_path / "c.parquet"))).to_pylist()
    assert [(row["case"], row["rank"], row["cause"]) for row in columns] == [
        (report.cases[place].case, report.cases[place].rank, cause) for place in places
    ]
    taken(page, "Report on the shown cases, with pictures", tmp_path / "c.html")
    alone = page.context.new_page()
    alone.set_viewport_size({"width": 375, "height": 800})
    outside: list[str] = []
    alone.on("request", lambda request: outside.append(request.url))
    alone.goto((tmp_path / "c.html").as_uri())
    heads = alone.locator("article h2").all_inner_texts()
    assert heads == [f"Case {place + 1:,}: Missed: {label}" for place in places]
    assert alone.locator("img").count() and alone.evaluate("[...document.images].every(x => x.naturalWidth > 0)")
    assert all(url.startswith(("file:", "data:")) for url in outside)
    assert alone.evaluate("document.documentElement.scrollWidth") <= 375
    alone.close()

    page.get_by_role("button", name="Show all cases").first.click()
    for name, path, expected in (
        ("Confusion as Parquet", "confusion.parquet", sum(report.confusion(0).values())),
        ("Two attributes crossed as Parquet", "crossed.parquet", None),
    ):
        table = pq.read_table(io.BytesIO(taken(page, name, tmp_path / path))).to_pylist()
        if expected:
            assert sum(row["cases"] for row in table) == expected
        assert all(0 <= row["low"] <= row["recall"] <= row["high"] <= 1 for row in table if "recall" in row)
    took = pq.read_table(
        io.BytesIO(taken(page, "How far the first answer is right as Parquet", tmp_path / "f.parquet"))
    )
    assert [tuple(row.values())[1:] for row in took.to_pylist()] == [
        (step.reached, step.right, step.wrong_before, step.right_after_wrong) for step in report.funnel
    ]
    if report.slices:
        (tmp_path / "s").mkdir()
        slices = pq.read_table(io.BytesIO(taken(page, "Worst kinds of cases as Parquet", tmp_path / "s" / "s.parquet")))
        assert [(row["slice"], row["cases"], row["hits"]) for row in slices.to_pylist()] == [
            (one.description, one.n, one.hits) for one in report.slices
        ]
    if len(report.cases) > 200:
        whole = taken(page, "Report on the shown cases, with pictures", tmp_path / "whole.html").decode()
        assert whole.count("<article>") == 200
        expect(page.locator(".mm-cases .mm-sentence").last).to_contain_text("the first of those that are shown")


def sides(page: Page) -> dict[str, int]:
    told = page.locator(".mm-side").evaluate_all(
        "all => all.map(x => [x.dataset.side, x.querySelector('b').innerText])"
    )
    return {side: int(n.replace(",", "")) for side, n in told}


def expect_sides(page: Page, found) -> None:
    page.wait_for_function(
        "n => document.querySelector('.mm-sides .mm-reading').textContent.includes(`Of ${n} cases`)", arg=f"{found.n:,}"
    )
    assert sides(page) == {side: getattr(found, side) for side in ("both", "lost", "gained", "neither")}
    says = page.locator(".mm-sides .mm-reading").last
    more = lambda share: f"{rounded(abs(share) * 100, '0.1')} in 100 {'fewer' if share < 0 else 'more'}"
    expect(says).to_contain_text(f"the second model hits {more(found.difference)}")
    low, high = found.interval
    expect(says).to_contain_text(f"{more(low)} to {more(high)}")
    chance = "less than 1 in 1,000" if found.p_value < 0.001 else f"{rounded(found.p_value * 1000, '1')} in 1,000"
    expect(says).to_contain_text(chance)


def test_models_and_builds_side_by_side(panel, report, tmp_path):
    first, second = panel.get_by_label("First model"), panel.get_by_label("Second model")
    names = list(report.hits)
    for a, b in ((names[0], names[1]), (names[-1], names[0]), (names[1], names[2])):
        first.select_option(a)
        second.select_option(b)
        found = compare_hits(report.hits[a], report.hits[b])
        expect_sides(panel, found)
        panel.locator('.mm-side[data-side="gained"]').click()
        gained = np.flatnonzero(report.hits[b] & ~report.hits[a]).tolist()
        expect_count(panel, counted(report, gained))
        expect_sides(panel, found)  # a filter by the sides says nothing of the sides
        panel.locator('.mm-side[data-side="gained"]').click()
    second.select_option(names[1])
    expect(panel.locator(".mm-sides")).to_contain_text("Choose two different models.")

    changed = [
        dataclasses.replace(case, hit=case.hit != (place % 5 == 0), rank=3) for place, case in enumerate(report.cases)
    ]
    theirs = dataclasses.replace(report, cases=tuple(changed[: len(changed) * 3 // 4]))
    (tmp_path / "b.csv").write_bytes(cases_file(theirs, range(len(theirs.cases)), "csv"))
    field = panel.locator(".mm-sides input[type=file]")
    field.set_input_files(tmp_path / "b.csv")
    first.select_option("mmsid")
    expect(second).to_have_value("other")
    found = compare_cases(report.cases, theirs.cases)
    assert found.gained and found.lost
    expect_sides(panel, found)
    panel.locator('.mm-side[data-side="lost"]').click()
    lost = [place for place, case in enumerate(theirs.cases) if report.cases[place].hit and not case.hit]
    expect_rows(panel, lost)
    (tmp_path / "t.csv").write_text("title\nMug\n", encoding="utf-8")
    field.set_input_files(tmp_path / "t.csv")
    expect(panel.locator(".mm-sides .mm-sentence")).to_contain_text("but t.csv has no column user_id")
    assert sides(panel)["lost"] == len(lost), "what was there stays"


def test_it_fits_a_phone_and_a_case_opens(visit, report, shop):
    page = opened(visit, viewport={"width": 375, "height": 812}, has_touch=True, is_mobile=True)
    width = lambda: page.evaluate("document.documentElement.scrollWidth")
    assert width() == 375
    page.locator(".mm-cause").first.tap()
    bar = page.locator(".mm-filter-bar")
    expect(bar).to_be_visible()
    assert width() == 375
    bar.get_by_role("button", name="See the cases").tap()
    page.locator(".mm-case-rows .mm-case-row").nth(1).tap()
    view = page.locator(".mm-case-view")
    expect(view).to_be_in_viewport()
    expect(view.locator("h3")).to_be_in_viewport()
    box = view.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 375
    assert width() == 375
    page.locator(".mm-facet-menu summary").tap()
    box = page.locator(".mm-facet-panel").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 375
    for selector in (".mm-case-row", ".mm-slice", ".mm-mistake", ".mm-side", ".mm-models", ".mm-wrong-kinds"):
        edges = page.locator(selector).evaluate_all("all => all.map(x => x.getBoundingClientRect().right)")
        assert all(edge <= 376 for edge in edges), selector


def test_a_build_without_histories_or_answers_says_what_is_missing(visit, without_histories, tiny_build, tmp_path):
    page = visit(ERRORS, url=without_histories.url)
    expect(page.locator(".mm-errors")).to_contain_text("without shoppers’ histories")
    unanswered = copy_of(tiny_build, tmp_path / "unanswered")
    with rewriting(unanswered, [CASES]):
        (unanswered / CASES).unlink(missing_ok=True)
    page = visit(ERRORS, url=start(unanswered).url)
    expect(page.locator(".mm-errors")).to_contain_text("`mmsid evaluate BUILD --cases-out` does it")
    for part in ("causes", "where", "wrong", "cases", "sides"):
        expect(page.locator(f".mm-{part}")).to_be_empty()
    expect(page.locator(".mm-jumps")).to_be_hidden()


MANY = 20_000
CHANGE = """async ([selector, value]) => {
    const node = document.querySelector(selector);
    if (value === null) node.click();
    else { node.value = value; node.dispatchEvent(new Event('change')); }
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
}"""
"""Clicks, or chooses, and waits until that is drawn."""


def seconds(page: Page, selector: str, value: str | None = None) -> float:
    """What a click, or a choice, takes of the page's own time, however busy the machine is."""
    chrome = page.context.new_cdp_session(page)
    chrome.send("Performance.enable", {"timeDomain": "threadTicks"})
    spent = lambda: {one["name"]: one["value"] for one in chrome.send("Performance.getMetrics")["metrics"]}[
        "TaskDuration"
    ]
    before = spent()
    page.evaluate(CHANGE, [selector, value])
    took = spent() - before
    chrome.detach()
    assert took > 0
    return took


@pytest.fixture
def many(report, build, monkeypatch):
    """The same cases again and again, in an app of their own."""
    times = -(-MANY // len(report.cases))
    cases = [dataclasses.replace(case, case=n + 1) for n, case in enumerate((report.cases * times)[:MANY])]
    tiled = dataclasses.replace(report, cases=tuple(cases))
    tiled.__dict__["slices"] = report.slices
    monkeypatch.setattr(BuildSummary, "errors", tiled)
    app = launch(space(), build=build, port=free_port(), block=False)
    yield app, tiled
    app.page.close()


@pytest.mark.slow
def test_twenty_thousand_cases_are_as_quick_as_twenty(many, visit, shop):
    app, tiled = many
    page = opened(visit, url=app.url)
    expect_count(page, counted(tiled, range(MANY)))
    most = lambda: page.locator(".mm-case-rows .mm-case-row").count()
    assert most() < 40
    cause = next(iter(tiled.causes))
    sort = '[aria-label="Sort the cases"]'
    button = f'.mm-cause[data-cause="{cause}"]'
    took = {"filter": seconds(page, button), "sort": seconds(page, sort, "-near")}
    expect_count(page, counted(tiled, where(tiled, lambda case: case.cause == cause)))
    took |= {"filter again": seconds(page, button), "sort all": seconds(page, sort, "-rank")}
    assert max(took.values()) < 15, took  # a quarter of a second where this was written
    expected = in_order(tiled, lambda case: case.rank, down=True)
    expect_rows(page, expected)
    page.locator(".mm-case-row[tabindex='0']").focus()
    page.keyboard.press("End")
    last = page.locator(f".mm-case-row[data-case='{expected[-1] + 1}']")
    expect(last).to_be_focused()
    expect(last).to_be_in_viewport()
    assert last.get_attribute("aria-rowindex") == str(MANY + 1)
    assert most() < 40
    page.keyboard.press("Enter")
    expect(page.locator(".mm-case-view h3")).to_have_text(f"Case {expected[-1] + 1:,}")
