"""The file of answered cases: what was written is read, and what is no such file is told in one sentence."""

from __future__ import annotations

from dataclasses import fields, replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid.error_analysis.files import COLUMNS, About, case_table, read_cases, write_cases
from mmsid.error_analysis.records import AnsweredCase
from mmsid.errors import MmsidError
from tests.error_analysis.made_cases import case

ABOUT = About(build="0123456789abcdef", events=7, seed=3)
EMPTY = case(["a", "b"], "c")
FULL = replace(
    EMPTY,
    case=2,
    user_id="ünïcode = 1",
    answered=("x", "c"),
    log_probs=(-0.5, -1.25),
    hit=True,
    rank=2,
    oracle_rank=1,
    sasrec_rank=3,
    cause="branch_b",
    cause_figure=0.5,
    code_log_probs=(-1.0, -0.25),
    branch_level="b",
    branch_code="b7",
    branch_margin=-0.125,
    twin="x",
    twin_margin=0.75,
    neighbours_kept=0.5,
    same_type=True,
    same_department=False,
    price_difference=-2.5,
    picture_cosine=0.25,
)


def test_every_field_is_a_column_and_comes_back(tmp_path):
    assert list(COLUMNS) == [field.name for field in fields(AnsweredCase)]
    write_cases(tmp_path / "cases.parquet", [EMPTY, FULL], ABOUT)
    found = read_cases(tmp_path / "cases.parquet")
    assert found.cases == (EMPTY, FULL)
    assert found.about == ABOUT


def test_a_file_without_cases_says_what_it_is_of(tmp_path):
    write_cases(tmp_path / "cases.parquet", [], ABOUT)
    assert read_cases(tmp_path / "cases.parquet").cases == ()
    assert read_cases(tmp_path / "cases.parquet").about == ABOUT


def damaged(path):
    path.write_bytes(path.read_bytes()[:-40])


def without(column):
    def change(path):
        pq.write_table(pq.read_table(path).drop_columns([column]), path)

    return change


def retyped(path):
    table = case_table([EMPTY], ABOUT)
    place = table.schema.names.index("rank")
    pq.write_table(table.set_column(place, "rank", pa.array(["one"])), path)


def unsigned(path):
    pq.write_table(pq.read_table(path).replace_schema_metadata({}), path)


def of_something_else(path):
    pq.write_table(pq.read_table(path).replace_schema_metadata({b"mmsid": b'{"build": 7}'}), path)


@pytest.mark.parametrize("change", [damaged, without("hit"), retyped, unsigned, of_something_else])
def test_what_is_no_file_of_cases_is_told_in_one_sentence(tmp_path, change):
    path = tmp_path / "cases.parquet"
    write_cases(path, [FULL], ABOUT)
    change(path)
    with pytest.raises(MmsidError, match=r"cases\.parquet.*evaluate BUILD --cases-out"):
        read_cases(path)


def test_a_missing_file_is_told_too(tmp_path):
    with pytest.raises(MmsidError, match="cannot be read"):
        read_cases(tmp_path / "nothing.parquet")
