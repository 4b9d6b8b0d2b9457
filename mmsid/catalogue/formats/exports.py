"""What the exports of shop systems share: a CSV of products, beside which the orders or other events may lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mmsid.catalogue.aliases import spaced
from mmsid.catalogue.event_files import column_names
from mmsid.catalogue.formats.event_tables import event_table
from mmsid.catalogue.formats.source import ReadItems, Source, tables_in
from mmsid.catalogue.tables import table_kind

if TYPE_CHECKING:
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog


def note_unseen(count: int, what: str, file: str, log: ProblemLog) -> None:
    """Says that products which the shop does not show are used like all others."""
    if count:
        message = f"{count:,} of the products {'is' if count == 1 else 'are'} {what}, and used like the others"
        log.warning(file, message, "delete the rows of what is not to be recommended")


def exports_in(folder: Path, reading: Reading) -> Iterator[tuple[Path, frozenset[str]]]:
    """CSVs that may be a shop system's export, with their columns as `spaced` writes them; not those with our own."""
    for path in [folder / reading.items] if reading.items else tables_in(folder):
        names = column_names(path) if table_kind(path) == "csv" and path.is_file() else []
        if "item_id" not in names:
            yield path, frozenset(map(spaced, names))


def export_source(name: str, folder: Path, items: Path, read: ReadItems, reading: Reading, log: ProblemLog) -> Source:
    """A shop system's export of products."""
    events = event_table(folder, reading, log, but={items})
    files = (items, *(events.files if events else ()))
    told = f"a product export of {name} ({', '.join(path.name for path in files)})"
    return Source(told, files, read, events.open if events else None)


def further_names(names: Iterator[tuple[str, str]], ids: frozenset[str]) -> dict[str, str]:
    """What variants are called → their product's id, without what is an id itself or means several products."""
    found: dict[str, str] = {}
    several = set()
    for name, item_id in names:
        if name and name not in ids and found.setdefault(name, item_id) != item_id:
            several.add(name)
    return {name: item_id for name, item_id in found.items() if name not in several}
