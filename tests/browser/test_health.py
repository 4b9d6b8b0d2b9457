"""The health of the codes, in a real browser: every figure on the page against what was measured of the build."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from playwright.sync_api import Page, expect

from mmsid.quantizer.metrics import figure_line
from mmsid.ui.build_summary import BuildSummary


@pytest.fixture
def health(build) -> dict:
    summary = BuildSummary.open(build)
    return {"figures": list(map(figure_line, summary.figures)), "levels": list(map(asdict, summary.levels))}


@pytest.fixture
def panel(visit) -> Page:
    page = visit("?panel=codes")
    expect(page.locator(".mm-health-total")).to_be_visible()
    return page


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_the_summary_counts_the_targets_and_names_those_missed(panel, health):
    judged = [figure for figure in health["figures"] if figure["met"] is not None]
    missed = [figure for figure in judged if not figure["met"]]
    total = plain(panel.locator(".mm-health-total").inner_text())
    assert total.startswith(f"{len(judged) - len(missed)} of {len(judged)} target")
    assert panel.locator(".mm-health-missed li b").all_inner_texts() == [figure["name"] for figure in missed]


def test_every_level_is_a_row_of_the_picture(panel, health):
    rows = panel.locator(".mm-levels-row")
    expect(rows).to_have_count(len(health["levels"]))
    judged = {figure["name"]: figure["met"] for figure in health["figures"]}
    for place, level in enumerate(health["levels"]):
        row = rows.nth(place)
        assert row.get_attribute("data-level") == level["level"]
        assert row.locator(".mm-levels-used b").inner_text() == f"{level['used']} of {level['size']}"
        dead = f"{level['dead']} dead" if level["dead"] else "none dead"
        assert row.locator(".mm-levels-used small").inner_text() == dead
        assert row.locator(".mm-levels-even b").inner_text() == f"{level['perplexity']:.1f}"
        for cell, share in (("even", level["perplexity_share"]), ("left", level["residual_share"])):
            width = row.locator(f".mm-levels-{cell} i").first.evaluate("bar => bar.style.width")
            assert float(width.rstrip("%")) == pytest.approx(100 * share, abs=0.01)
        assert row.locator(".mm-levels-even u").count() == (place == 0)  # the target of the first level
        mark = "met" if judged[f"Level {level['level']}"] else "missed"
        assert row.locator(".mm-mark-of").inner_text() == mark


def test_every_other_figure_has_its_value_target_mark_and_reading(panel, health):
    others = [figure for figure in health["figures"] if not re.fullmatch(r"Level .", figure["name"])]
    assert panel.locator(".mm-figure-value").count() == len(others)
    for figure in others:
        shown = panel.locator(f'.mm-figure-value[data-figure="{figure["name"]}"]')
        assert plain(shown.locator(".mm-figure-text").inner_text()) == plain(figure["value"])
        mark = {True: "met", False: "missed", None: "–"}[figure["met"]]
        assert plain(shown.locator(".mm-mark-of").inner_text()).startswith(mark)
        measure = panel.locator(".mm-figure").filter(has=shown)
        target = f"target: {figure['target']}" if figure["target"] else "no target"
        assert measure.locator(".mm-figure-target").inner_text() == target
        assert measure.locator(".mm-reading").inner_text() == figure["reading"]


def test_levels_are_not_told_twice_and_their_reading_stands_beneath_the_picture(panel, health):
    figures = [figure for figure in health["figures"] if re.fullmatch(r"Level .", figure["name"])]
    beneath = plain(" ".join(panel.locator(".mm-health-levels > .mm-reading").all_inner_texts()))
    for figure in figures:
        assert panel.locator(f'[data-figure="{figure["name"]}"]').count() == 0
        assert beneath.count(figure["reading"]) == 1
        assert figure["target"] in beneath


def test_it_needs_no_model_and_asks_the_server_nothing(visit, health):
    page = visit()
    page.route("**/run/predict*", lambda route: None)  # no question is answered
    page.goto(f"{page.url.split('?')[0]}?panel=codes")
    expect(page.locator(".mm-levels-row")).to_have_count(len(health["levels"]))


def test_it_fits_a_narrow_screen(visit):
    page = visit("?panel=codes", viewport={"width": 375, "height": 800})
    expect(page.locator(".mm-health-total")).to_be_visible()
    assert page.locator(".mm-health").evaluate("part => part.scrollWidth <= part.clientWidth")
    for part in (".mm-compose", ".mm-walk"):
        assert page.locator(part).evaluate("part => part.scrollWidth <= part.clientWidth")
