"""The figures of captions, from what an evaluation wrote: in words, with their targets, of this very build alone."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from mmsid import MmsidError
from mmsid.quantizer.metrics import CodeFigure, Comparison, promise_figures, read_code_figures
from mmsid.quantizer.metrics.promises import HOLD, INTRUDERS, UNTRUE

MEASURED = [
    CodeFigure(UNTRUE, 0.015, 0.01, at_most=True),
    *(CodeFigure(HOLD.format(letter), 0.9, target) for letter, target in zip("abc", (0.9, 0.97, 0.85), strict=True)),
    *(CodeFigure(INTRUDERS.format(letter), value, 0.9) for letter, value in zip("ab", (0.95, None), strict=True)),
    CodeFigure("collisions", 0, 0, at_most=True, is_share=False),
]


def write(path, **values):
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


@pytest.fixture
def metrics(tmp_path):
    told = [{**asdict(figure), "met": figure.met} for figure in MEASURED]
    return write(tmp_path / "metrics.json", build="this one", codes={"seed": 0, "figures": told}, results={})


def test_what_was_measured_of_this_build_is_read(metrics):
    assert read_code_figures(metrics, "this one") == MEASURED


def test_nothing_is_told_of_another_build_or_without_an_evaluation(metrics, tmp_path):
    assert read_code_figures(metrics, "another one") == []
    assert read_code_figures(tmp_path / "none.json", "this one") == []
    assert read_code_figures(write(tmp_path / "metrics.json", build="this one", results={}), "this one") == []


@pytest.mark.parametrize("wrong", [[], {"build": 3}, {"build": "this one", "codes": {"figures": [{"name": "x"}]}}])
def test_what_cannot_be_read_is_one_sentence(tmp_path, wrong):
    (tmp_path / "metrics.json").write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(MmsidError, match=r"metrics\.json"):
        read_code_figures(tmp_path / "metrics.json", "this one")


def test_figures_of_levels_are_one_line_and_those_told_elsewhere_are_left_out():
    untrue, hold, intruders = promise_figures(MEASURED)
    assert (untrue.value, untrue.goal, untrue.met) == ("1.5 %", "at most 1 %", False)
    assert [target.comparison for target in untrue.targets] == [Comparison.AT_MOST]
    assert (hold.value, hold.goal, hold.met) == ("90.0 % / 90.0 % / 90.0 %", "at least 90 / 97 / 85 %", False)
    assert [target.met for target in hold.targets] == [True, False, True]
    assert (intruders.value, intruders.goal, intruders.met) == ("95.0 % / –", "at least 90 % each", True)


def test_where_nothing_was_measured_it_is_said_how_to():
    [figure] = promise_figures([])
    assert figure.value == "not measured" and figure.met is None and "evaluate BUILD --codes" in figure.reading
