"""Given embeddings: values against what was written; every row that cannot be used is named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid.catalogue.embeddings import EmbeddingRows, read_embeddings
from mmsid.catalogue.problems import ProblemLog

if TYPE_CHECKING:
    from pathlib import Path

NAN = float("nan")


def _read(path: Path, columns: dict[str, Any]) -> tuple[EmbeddingRows | None, list[str]]:
    log = ProblemLog()
    pq.write_table(pa.table(columns), path / "embeddings.parquet")
    return read_embeddings(path / "embeddings.parquet", log), [str(problem) for problem in log.problems]


@pytest.mark.parametrize(
    "kind",
    [
        pa.list_(pa.float64()),
        pa.list_(pa.float16()),
        pa.large_list(pa.float32()),
        pa.list_(pa.float32(), 2),
        pa.list_(pa.int32()),
    ],
)
def test_every_kind_of_list_is_read(tmp_path: Path, kind: pa.DataType) -> None:
    values = [np.array([1, 2], dtype=np.float16), None, np.array([3, 4], dtype=np.float16)]
    if pa.types.is_integer(kind.value_type):
        values = [None if value is None else value.astype(np.int32) for value in values]
    rows, problems = _read(tmp_path, {"item_id": ["a", "b", "c"], "image": pa.array(values, kind)})
    assert rows is not None
    assert problems == []
    np.testing.assert_array_equal(rows.modalities["image"], [[1, 2], [NAN, NAN], [3, 4]])
    assert rows.modalities["image"].dtype == np.float32
    assert rows.usable_ids() == {"a", "c"}


def test_ids_that_are_numbers(tmp_path: Path) -> None:
    rows, _ = _read(tmp_path, {"item_id": [7, 8], "text": [[1.0], [2.0]]})
    assert rows is not None
    assert rows.positions == {"7": 0, "8": 1}


def test_ids_that_nearly_match_are_named_and_matched_when_wanted(tmp_path: Path) -> None:
    rows, _ = _read(tmp_path, {"item_id": ["7", "B", "x"], "text": [[1.0], [2.0], [3.0]]})
    assert rows is not None
    log = ProblemLog()
    aligned = rows.align(["007", "b"], log)
    assert np.isnan(aligned["text"]).all()
    told = [str(problem) for problem in log.problems]
    assert "none of 2 has one" in told[0] and log.is_fatal
    assert "row 1 ('7'), left out: an item_id that is nearly an item's, and differs in zeros in front" in told[1]
    assert "row 2 ('B'), left out" in told[2] and "capital letters" in told[2]
    assert "row 3 ('x'), left out: an item_id that is not among the usable items" in told[3]
    log = ProblemLog()
    np.testing.assert_array_equal(rows.align(["007", "b"], log, match_ids=True)["text"], [[1], [2]])
    assert [problem.rows for problem in log.problems] == [(3,)]


def test_unusable_rows_are_named(tmp_path: Path) -> None:
    vectors = [[1.0, 2.0], [1.0], [0.0, 0.0], [NAN, 1.0], [3.0, 4.0], [5.0, 6.0], [float("inf"), 0.0], []]
    ids = ["a", "b", "c", "d", "a", None, "e", "f"]
    rows, problems = _read(tmp_path, {"item_id": ids, "image": vectors, "name": ["x"] * 8})
    assert rows is not None
    assert rows.positions == {"a": 0, "b": 1, "c": 2, "d": 3, "e": 6, "f": 7}
    assert rows.usable_ids() == {"a"}
    assert [problem.split(":")[0] for problem in problems] == [
        "embeddings.parquet",
        "embeddings.parquet, row 2 ('1 numbers')",
        "embeddings.parquet, rows 3, 4, 7",
        "embeddings.parquet, row 5 ('a'), left out",
        "embeddings.parquet, row 6, left out",
    ]
    assert "column 'name' holds no lists of numbers" in problems[0]


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (
            {"id": ["a"], "image": [[1.0]]},
            "item_id and a list column of numbers per modality were expected, but the columns are id",
        ),
        ({"item_id": ["a"], "image": ["x"]}, "but the columns are item_id (string), image (string)"),
        ({"item_id": ["a"], "image": pa.array([[]], pa.list_(pa.float32()))}, "every list is empty"),
    ],
)
def test_fatal_problems(tmp_path: Path, columns: dict[str, Any], sentence: str) -> None:
    rows, problems = _read(tmp_path, columns)
    assert rows is None
    assert sentence in problems[0]
