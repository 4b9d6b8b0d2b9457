"""`cases.parquet`: the answered cases of a build, a row each, and what they are of.

In: `AnsweredCase`s and an `About`; out: a Parquet file whose columns are the record's fields, and back. What the file
is of stands in its schema's metadata under `mmsid`, as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, ConfigDict, Field

from mmsid.config import checked
from mmsid.error_analysis.records import AnsweredCase
from mmsid.errors import MmsidError

_TEXT, _TEXTS, _NUMBER, _NUMBERS = pa.string(), pa.list_(pa.string()), pa.float32(), pa.list_(pa.float32())
_WHOLE, _SAID = pa.int32(), pa.bool_()

COLUMNS: dict[str, pa.DataType] = {
    "case": _WHOLE,
    "user_id": _TEXT,
    "timestamp": pa.float64(),
    "history": _TEXTS,
    "target": _TEXT,
    "answered": _TEXTS,
    "log_probs": _NUMBERS,
    "hit": _SAID,
    "rank": _WHOLE,
    "oracle_rank": _WHOLE,
    "sasrec_rank": _WHOLE,
    "last_item_rank": _WHOLE,
    "popularity_rank": _WHOLE,
    "events": _WHOLE,
    "cause": _TEXT,
    "cause_figure": _NUMBER,
    "left_at": _TEXT,
    "code_log_probs": _NUMBERS,
    "branch_level": _TEXT,
    "branch_code": _TEXT,
    "branch_margin": _NUMBER,
    "twin": _TEXT,
    "twin_margin": _NUMBER,
    "neighbours_kept": _NUMBER,
    "same_type": _SAID,
    "same_department": _SAID,
    "same_look": _SAID,
    "price_difference": _NUMBER,
    "picture_cosine": _NUMBER,
}
"""The columns and how they are stored; `AnsweredCase` says what they hold."""

_METADATA = b"mmsid"


class About(BaseModel):
    """What a file of cases is of.

    Attributes:
        build: fingerprint of the build that answered.
        events: test events of the catalogue, of which the cases are all or a sample.
        seed: of the sample.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    build: str = Field(max_length=64)
    events: int = Field(ge=0)
    seed: int = Field(ge=0)


@dataclass(frozen=True)
class CaseFile:
    """What a file of cases holds.

    Attributes:
        cases: in the file's order.
        about: what they are of.
    """

    cases: tuple[AnsweredCase, ...]
    about: About


def case_table(cases: Sequence[AnsweredCase], about: About) -> pa.Table:
    """The cases as an Arrow table."""
    schema = pa.schema(
        [pa.field(name, kind) for name, kind in COLUMNS.items()], {_METADATA: about.model_dump_json().encode()}
    )
    return pa.table({name: [getattr(case, name) for case in cases] for name in COLUMNS}, schema=schema)


def write_cases(path: Path, cases: Sequence[AnsweredCase], about: About) -> None:
    """Writes the file, small: numbers with fractions are split byte by byte, which compresses better."""
    table = case_table(cases, about)
    kinds = {name: kind.value_type if pa.types.is_list(kind) else kind for name, kind in COLUMNS.items()}
    paths = {name: f"{name}.list.element" if pa.types.is_list(COLUMNS[name]) else name for name in COLUMNS}
    split = [paths[name] for name, kind in kinds.items() if pa.types.is_floating(kind)]
    whole = [path for path in paths.values() if path not in split]
    pq.write_table(
        table, path, compression="zstd", compression_level=19, use_dictionary=whole, use_byte_stream_split=split
    )


def read_cases(path: Path) -> CaseFile:
    """Reads what `write_cases` wrote.

    Args:
        path: of the file.

    Raises:
        MmsidError: if it is missing, damaged, or no file of cases.
    """
    remedy = "write it again with `python -m mmsid evaluate BUILD --cases-out`"
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowException) as error:
        raise MmsidError(f"Expected answered cases in {path}, but it cannot be read; {remedy}.") from error
    have = dict(zip(table.schema.names, table.schema.types, strict=True))
    wrong = [one for one, kind in COLUMNS.items() if have.get(one) != kind]
    said = (table.schema.metadata or {}).get(_METADATA)
    if wrong or said is None:
        what = f"no usable column {wrong[0]}" if wrong else "no word on what it is of"
        raise MmsidError(f"Expected answered cases in {path}, but it has {what}; {remedy}.")
    about = checked(_json(said), About, source=path, remedy=remedy)
    columns = {one: table.column(one).to_pylist() for one in COLUMNS}
    lists = {one for one, kind in COLUMNS.items() if pa.types.is_list(kind)}
    for one in lists:
        columns[one] = [tuple(values or ()) for values in columns[one]]
    rows = zip(*(columns[field.name] for field in fields(AnsweredCase)), strict=True)
    return CaseFile(tuple(AnsweredCase(*row) for row in rows), about)


def _json(said: bytes) -> Any:
    try:
        return json.loads(said)
    except ValueError:
        return None
