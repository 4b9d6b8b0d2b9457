"""What a format makes of a folder: a `Source`; and what the formats share.

The rule: items come out as a `Table` with our columns (`item_id`, `title` …) and all others kept, events as an
`EventFile` that says which of its columns are ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.aliases import EVENT_ALIASES, ITEM_ALIASES, columns_named
from mmsid.catalogue.columns import Table, has_columns
from mmsid.catalogue.event_files import EventFile, column_names
from mmsid.catalogue.tables import read_table

if TYPE_CHECKING:
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

ITEM_COLUMNS = ("item_id", "title")
EVENT_COLUMNS = ("user_id", "item_id", "timestamp")

TABLES = (".csv", ".csv.gz", ".tsv", ".jsonl", ".jsonl.gz", ".ndjson", ".json", ".json.gz", ".parquet")
"""Endings of files that may be tables."""

NO_TABLES = frozenset({"embeddings.parquet", "examples.json", "shop.json", "attributes.json"})
"""Files of a catalogue that are no tables of products or events."""

NOTHING = "nothing needs to be done"


ReadItems = Callable[["ProblemLog"], "Table | None"]


@dataclass(frozen=True, slots=True)
class Source:
    """A folder as a format has it.

    Attributes:
        told: what was recognised, such as "a product export of Shopify (products.csv)".
        files: that are read.
        read_items: reads the items, with our columns; None after a fatal problem.
        open_events: finds the columns of the file of events, None after a fatal problem; None where there is no file.
    """

    told: str
    files: tuple[Path, ...]
    read_items: ReadItems
    open_events: Callable[[ProblemLog], EventFile | None] | None = None


def tables_in(folder: Path) -> list[Path]:
    """Files of a folder that may be tables, in order of their names; not those that are something else of ours."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.name.lower().endswith(TABLES) and path.name not in NO_TABLES and path.is_file()
    )


def read_items_table(path: Path, reading: Reading, log: ProblemLog) -> Table | None:
    """A table of items under our columns; None after a fatal problem."""
    table = read_table(path, (), log)
    if table is None:
        return None
    table = named(table, ITEM_ALIASES, reading)
    return table if has_columns(table, ITEM_COLUMNS, log) else None


def named(table: Table, aliases: Mapping[str, Sequence[str]], reading: Reading) -> Table:
    """A table whose columns have our names, as the user says or else as the aliases do; all others stay."""
    found = found_columns(list(table.columns), aliases, reading)
    ours = {theirs: name for name, theirs in found.items()}
    kept = {name: values for name, values in table.columns.items() if name in ours or name not in found}
    return replace(table, columns={ours.get(name, name): values for name, values in kept.items()})


def found_columns(columns: Sequence[str], aliases: Mapping[str, Sequence[str]], reading: Reading) -> dict[str, str]:
    """Our columns → a table's."""
    told = {name: theirs for name, theirs in reading.columns.items() if name in aliases and theirs in columns}
    rest = {name: others for name, others in aliases.items() if name not in told}
    taken = set(told.values())
    return {**told, **columns_named([column for column in columns if column not in taken], rest)}


def event_file(
    path: Path, reading: Reading, log: ProblemLog, required: Sequence[str] = EVENT_COLUMNS
) -> EventFile | None:
    """A table of events under our columns; None after a fatal problem."""
    columns = column_names(path)
    found = found_columns(columns, EVENT_ALIASES, reading)
    missing = [name for name in required if name not in found]
    if missing:  # says what is wrong, in the sentences of all tables
        has_columns(Table(path.name, {name: [] for name in columns}, ()), missing if columns else required, log)
        return None
    return EventFile(path, found)


def with_columns(table: Table, changed: Mapping[str, Sequence[Any]]) -> Table:
    """A table with some columns added or changed."""
    return replace(table, columns={**table.columns, **{name: list(values) for name, values in changed.items()}})


def first_given(values: Iterable[Any]) -> Any:
    """The first value that is not empty; "" where all are."""
    return next((value for value in values if value not in (None, "", [])), "")
