"""What the server does for the Errors panel, against the report; and what it says to whatever else is sent."""

from __future__ import annotations

import base64
import csv
import dataclasses
import io
import json
import math
import re
from functools import partial

import pyarrow.parquet as pq
import pytest

from mmsid import MmsidError
from mmsid.collaborative import SasRecConfig
from mmsid.evaluation.baselines import fitted_sasrec
from mmsid.evaluation.case_files import cases_file
from mmsid.evaluation.cases import answer_test_events
from mmsid.records import code_names
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.contract import read_question
from mmsid.ui.contract.errors import ErrorsData, ExportCasesQuestion, ExportTableQuestion, ReadCasesQuestion
from mmsid.ui.errors import errors_file, export_cases, export_table, read_other
from tests.ui.running import copy_of

ONE_SENTENCE = re.compile(r"Expected [^\n]+, but [^\n]+; [^\n]+\.")
"""Expected, got, remedy."""

OF_A_ROW = re.compile(r"other\.csv, row \d+: [^\n]+; [^\n]+\.")
"""The same of a row, as all tables tell it."""


@pytest.fixture(scope="module")
def summary(tiny_build, tmp_path_factory) -> BuildSummary:
    """A tiny build that has answered its test events."""
    build = copy_of(tiny_build, tmp_path_factory.mktemp("answered"))
    short = partial(fitted_sasrec, config=SasRecConfig(width=16, max_passes=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mmsid.evaluation.quality.fitted_sasrec", short)
        answer_test_events(build)
    return BuildSummary.open(build)


@pytest.fixture(scope="module")
def report(summary):
    assert len(summary.errors.cases) > 5
    return summary.errors


def exported(summary, places, kind="csv", notes=None):
    asked = read_question(ExportCasesQuestion, {"cases": places, "kind": kind, "notes": notes or {}})
    file = export_cases(summary, asked)
    assert file.name == f"cases.{kind}"
    return base64.b64decode(file.content)


def table(**changes):
    values = {"name": "slices", "kind": "csv", "columns": ["a", "b"], "rows": [["x", 1], ["y", 2.5]], **changes}
    return base64.b64decode(export_table(read_question(ExportTableQuestion, values)).content)


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_page_gets_what_the_report_says(summary, report):
    data = ErrorsData.model_validate_json(errors_file(summary))
    assert (data.missing, data.k, data.events) == ("", 10, report.about.events)
    assert [(one.name, sum(one.hits)) for one in data.models] == [(one.model, one.hits) for one in report.scores]
    assert data.models[0].ranks == [case.rank for case in report.cases]
    items = [item.item_id for item in summary.items]
    assert [items[row] for row in data.cases.target] == [case.target for case in report.cases]
    assert [[items[row] for row in rows] for rows in data.cases.history] == [list(one.history) for one in report.cases]
    assert [[items[row] for row in rows] for rows in data.cases.answered] == [
        list(one.answered) for one in report.cases
    ]
    causes = [data.causes[place].name if place >= 0 else "" for place in data.cases.cause]
    assert causes == [case.cause for case in report.cases]
    assert [one.met for one in data.promises] == [one.met for one in report.targets]
    for shown, own in zip(data.attributes, report.attributes, strict=True):
        assert (shown.name, shown.values, shown.of) == (own.name, list(own.values), own.of.tolist())


def test_a_file_that_is_damaged_is_one_sentence_in_the_page(summary, tmp_path):
    build = copy_of(summary.build, tmp_path)
    summary = BuildSummary.open(build)
    (build / "cases.parquet").write_bytes(b"PAR1")
    data = ErrorsData.model_validate_json(errors_file(summary))
    assert re.fullmatch(r"[^\n]+--cases-out` [^\n]+\.", data.missing) and data.cases.target == []


def test_an_exported_table_says_what_the_report_says(summary, report):
    places = [4, 0, 2]
    notes = {"4": "look again", "1": "of a case that is not exported"}
    rows = rows_of(exported(summary, places, notes=notes))
    chosen = [report.cases[place] for place in places]
    assert [int(row["case"]) for row in rows] == [5, 1, 3]
    assert [row["note"] for row in rows] == ["look again", "", ""]
    for row, case in zip(rows, chosen, strict=True):
        assert (row["user_id"], row["next"], row["hit"]) == (case.user_id, case.target, str(int(case.hit)))
        assert row["history"].split() == list(case.history) and row["answered"].split() == list(case.answered)
        assert row["semantic_id"].split() == list(code_names(report.codes[case.target]))
        assert (row["rank"], row["cause"]) == (str(case.rank or ""), case.cause)
        assert float(row["probability"]) == pytest.approx(math.exp(sum(case.code_log_probs)))
        assert row["moment"] == f"t{case.timestamp!r}"
    columns = pq.read_table(io.BytesIO(exported(summary, places, "parquet", notes))).to_pylist()
    assert [(row["case"], row["note"], row["rank"]) for row in columns] == [
        (case.case, notes.get(str(place), ""), case.rank) for place, case in zip(places, chosen, strict=True)
    ]


def test_a_report_stands_alone_and_runs_nothing(summary, report):
    notes = {"0": '<script>alert(1)</script> & "more"\nin two lines'}
    page = exported(summary, [0, 3], "html", notes).decode()
    assert page.count("<article>") == 2 and "<h2>Case 1:" in page and "<h2>Case 4:" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;\nin two lines" in page
    assert "<script" not in page and "http" not in page
    pictures = re.findall(r'src="([^"]+)"', page)
    assert pictures and all(one.startswith("data:image/webp;base64,UklGR") for one in pictures)
    hits = sum(report.cases[place].hit for place in (0, 3))
    assert f"Of these, {hits} are hits" in page


def test_a_report_takes_two_hundred_cases_and_not_one_more(summary):
    assert exported(summary, [0] * 200, "html").decode().count("<article>") == 200
    with pytest.raises(MmsidError, match="at most 200 cases") as told:
        exported(summary, [0] * 201, "html")
    assert ONE_SENTENCE.fullmatch(str(told.value))


def test_a_table_of_the_page_is_a_file(summary):
    rows = rows_of(table(rows=[["x", 1], ["y", None]]))
    assert rows == [{"a": "x", "b": "1"}, {"a": "y", "b": ""}]
    kinds = {"name": "t", "kind": "parquet", "columns": ["text", "whole", "part", "mixed", "none"]}
    huge = table(kind="parquet", rows=[["x", 10**30], ["y", -(2**63)]])
    assert pq.read_table(io.BytesIO(huge)).column("b").to_pylist() == [1e30, -(2.0**63)]
    found = pq.read_table(io.BytesIO(table(**kinds, rows=[["ä", 3, 0.5, "x", None], ["", None, 2, 7, None]])))
    assert found.to_pylist() == [
        {"text": "ä", "whole": 3, "part": 0.5, "mixed": "x", "none": ""},
        {"text": "", "whole": None, "part": 2.0, "mixed": "7", "none": ""},
    ]


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-cmd", "@sum", "\t=1", " =1+1", "＝1+1", "\u200b=1+1"])
def test_no_cell_is_a_formula(summary, formula):
    (row,) = rows_of(table(columns=["a", formula], rows=[[formula, "x"]]))
    assert row == {"a": f"'{formula}", f"'{formula}": "x"}
    (row,) = rows_of(exported(summary, [0], notes={"0": formula}))
    assert row["note"] == f"'{formula}"
    kept = pq.read_table(io.BytesIO(exported(summary, [0], "parquet", {"0": formula}))).to_pylist()
    assert kept[0]["note"] == formula


def other(summary, content: bytes, name="other.csv"):
    file = base64.b64encode(content).decode()
    return read_other(summary, read_question(ReadCasesQuestion, {"name": name, "file": file}))


def test_another_builds_cases_are_matched_by_event(summary, report):
    changed = [dataclasses.replace(case, hit=not case.hit, rank=None, case=1) for case in report.cases[::2]]
    strangers = [dataclasses.replace(report.cases[1], timestamp=report.cases[1].timestamp + 0.5)]
    theirs = dataclasses.replace(report, cases=(*reversed(changed), *strangers))
    found = other(summary, cases_file(theirs, range(len(theirs.cases)), "csv"))
    expected = [None if place % 2 else not case.hit for place, case in enumerate(report.cases)]
    assert (found.name, found.hits, set(found.ranks)) == ("other.csv", expected, {None})
    same = other(summary, cases_file(report, range(len(report.cases)), "csv"))
    assert same.hits == [case.hit for case in report.cases]
    assert same.ranks == [case.rank for case in report.cases]


def test_ids_that_look_like_formulas_are_matched_too(summary, report):
    odd = dataclasses.replace(report.cases[0], user_id="=u", hit=True, rank=2)
    own = dataclasses.replace(report, cases=(odd, *report.cases[1:]))
    content = cases_file(own, [0], "csv")
    assert b"'=u" in content
    copy = dataclasses.replace(summary)
    copy.__dict__["errors"] = own
    assert other(copy, content).hits[:2] == [True, None]


BAD_CASES = [
    {"cases": [10_000]},
    {"cases": [-1]},
    {"cases": [2**31]},
    {"cases": [1.5]},
    {"cases": ["1"]},
    {"cases": [True]},
    {"cases": []},
    {"cases": None},
    {"cases": [0] * 100_001},
    {"kind": "xlsx"},
    {"kind": None},
    {"notes": {"0": "x" * 2_001}},
    {"notes": {"0": 3}},
    {"notes": {"0": "half \ud800"}},
    {"notes": []},
    {"more": 1},
]


@pytest.mark.parametrize("changes", BAD_CASES, ids=lambda one: json.dumps(one)[:40])
def test_cases_that_there_are_not_are_one_sentence(summary, changes):
    values = {"cases": [0], "kind": "csv", "notes": {}, **changes}
    with pytest.raises(MmsidError) as told:
        export_cases(summary, read_question(ExportCasesQuestion, values))
    assert ONE_SENTENCE.fullmatch(str(told.value)), told.value
    assert len(str(told.value)) < 500


@pytest.mark.parametrize("place", ["9" * 5_000, "half \ud800", "00", "-1", "²", "1e3", "", " 1", "99999999"])
def test_a_note_on_no_case_is_left_out(summary, place):
    (row,) = rows_of(exported(summary, [0], notes={place: "lost"}))
    assert row["note"] == ""


BAD_TABLES = [
    {"rows": [["x"]]},
    {"rows": [["x", 1], ["y"]]},
    {"rows": [["x", 1, 2]]},
    {"rows": []},
    {"rows": [[]], "columns": []},
    {"columns": ["a", "a"]},
    {"columns": ["a", "half \ud800"]},
    {"columns": ["a", "x" * 201]},
    {"columns": [f"c{n}" for n in range(61)], "rows": [[0] * 61]},
    {"columns": [f"c{n}" for n in range(50)], "rows": [[0] * 50] * 20_000},
    {"rows": [["half \ud83d", 1]]},
    {"rows": [["x" * 1_001, 1]]},
    {"rows": [["x", {}]]},
    {"rows": [["x", [1]]]},
    {"rows": [["x", 10**400], ["y", 0.5]], "kind": "parquet"},
    {"rows": [["x", True]]},
    {"rows": [["x", math.nan]]},
    {"rows": [["x", math.inf]]},
    {"rows": "x"},
    {"kind": "html"},
    {"name": "x" * 201},
]


@pytest.mark.parametrize("changes", BAD_TABLES, ids=lambda one: f"{list(one)} {str(one)[:40]!a}")
def test_what_is_no_table_is_one_sentence(changes):
    with pytest.raises(MmsidError) as told:
        table(**changes)
    assert ONE_SENTENCE.fullmatch(str(told.value)), told.value
    assert len(str(told.value)) < 500


@pytest.mark.slow
def test_a_table_as_large_as_may_be_is_made():
    assert len(rows_of(table(columns=["a"], rows=[[n] for n in range(500_000)]))) == 500_000


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"title,description\nMug,Red\n",
        b"user_id,moment,next,hit\nu1,t1.0,mug,1\n",
        b"user_id,moment,next,hit,rank\n",
        b"user_id,moment,next,hit,rank\nu1,t1.0,mug,1,3\n",
        b"user_id,moment,next,hit,rank\n,,,,\n",
        b"PK\x03\x04",
        b"PAR1" + bytes(200),
        b"\x00\xff\xfe\x00" * 50,
        b"user_id;moment;next;hit;rank\nu1;t1.0;mug;1;3\n",
        b'user_id,moment,next,hit,rank\n"u1,t1.0',
    ],
)
def test_a_file_of_something_else_is_one_sentence(summary, content):
    with pytest.raises(MmsidError) as told:
        other(summary, content)
    assert ONE_SENTENCE.fullmatch(str(told.value)) or OF_A_ROW.fullmatch(str(told.value)), told.value


@pytest.mark.parametrize("changes", [{"file": "§"}, {"file": "abc"}, {"file": None}, {"file": 3}, {"name": "x" * 201}])
def test_what_is_no_file_is_one_sentence(summary, changes):
    with pytest.raises(MmsidError) as told:
        read_other(summary, read_question(ReadCasesQuestion, {"name": "o.csv", "file": "", **changes}))
    assert ONE_SENTENCE.fullmatch(str(told.value)), told.value


def test_figures_of_another_build_that_are_none_are_not_believed(summary, report):
    case = report.cases[0]
    head = "user_id,moment,next,hit,rank\n"
    for hit, rank, expected in (
        ("1", "3", (True, 3)),
        ("1", "x", (True, None)),
        ("yes", "-3", (False, None)),
        ("", "", (False, None)),
        ("1", "9" * 5_000, (True, None)),
        ("1", "1e3", (True, None)),
    ):
        line = f"{case.user_id},t{case.timestamp!r},{case.target},{hit},{rank}\n"
        found = other(summary, (head + line).encode())
        assert (found.hits[0], found.ranks[0]) == expected
        assert not any(found.hits[1:])


def test_a_build_without_answered_events_says_which_command_answers_them(tiny_build):
    summary = BuildSummary.open(tiny_build)
    if not summary.no_errors:
        pytest.skip("a build answers its test events by itself")
    assert "`mmsid evaluate BUILD --cases-out`" in summary.no_errors
    with pytest.raises(MmsidError) as told:
        _ = summary.errors
    assert ONE_SENTENCE.fullmatch(str(told.value)) and "--cases-out" in str(told.value)
