"""The command `errors`, against what `shop.errors()` says of the shipped build."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from mmsid import MMSID
from mmsid.cli import main

BUILD = Path(__file__).parents[2] / "checkpoints" / "storefront"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def report():
    return MMSID.load(BUILD, device="cpu").errors()


@pytest.fixture(autouse=True)
def loaded_once(report, monkeypatch):
    """Every command opens the same build: it is loaded once."""
    shop = type("Shop", (), {"errors": lambda self: report})()
    monkeypatch.setattr(MMSID, "load", lambda *_, **__: shop)


def said(capsys, *arguments) -> str:
    assert main(["errors", str(BUILD), *map(str, arguments)]) == 0
    return capsys.readouterr().out


def refused(capsys, *arguments) -> str:
    assert main(["errors", str(BUILD), *map(str, arguments)]) == 2
    return capsys.readouterr().err


def test_it_says_how_often_it_is_right_why_not_and_where_it_is_worst(capsys, report):
    told = said(capsys)
    for score in report.scores:
        assert f"{score.recall:.1%}" in told
    for cause, count in report.causes.items():
        line = next(line for line in told.splitlines() if f" {cause} " in line)
        assert f"{count:,}" in line
    for one in report.slices:
        assert one.description in told
    assert told.count("MISSED") == sum(not one.met for one in report.targets)


def test_the_worst_alone_and_as_json(capsys, report):
    worst = said(capsys, "--worst")
    assert [one.description in worst for one in report.slices] == [True] * len(report.slices)
    assert "Why" not in worst
    values = json.loads(said(capsys, "--json"))
    assert values["causes"] == report.causes
    assert [(one["description"], one["n"], one["hits"]) for one in values["slices"]] == [
        (one.description, one.n, one.hits) for one in report.slices
    ]
    assert [one["hits"] for one in values["scores"]] == [one.hits for one in report.scores]


def test_a_build_against_itself_gains_and_loses_nothing(capsys, report):
    told = said(capsys, "--against", BUILD)
    assert f"{len(report.cases):,} test events" in told
    assert f"gained 0, lost 0, both right {report.scores[0].hits:,}" in told


def test_cases_are_written_as_a_table_or_as_a_page(capsys, report, tmp_path):
    said(capsys, "--out", tmp_path / "cases.csv")
    with (tmp_path / "cases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["case"], row["next"], row["hit"], row["cause"]) for row in rows] == [
        (str(case.case), case.target, str(int(case.hit)), case.cause) for case in report.cases
    ]
    said(capsys, "--out", tmp_path / "two.html", "--cases", 3, 7)
    page = (tmp_path / "two.html").read_text(encoding="utf-8")
    assert page.count("<article>") == 2
    assert "Case 3:" in page
    assert "Case 7:" in page
    assert "http" not in page.replace("http-equiv", "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--out", "cases.txt"], "Expected a .csv, .parquet, .html file"),
        (["--out", "nowhere/cases.csv"], "Expected a folder to write cases.csv to"),
        (["--out", "x.csv", "--cases", "0"], "Expected cases among the"),
        (["--out", "x.html"], "Expected at most 200 cases"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(capsys, tmp_path, monkeypatch, arguments, sentence):
    monkeypatch.chdir(tmp_path)
    told = refused(capsys, *arguments)
    assert sentence in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []
