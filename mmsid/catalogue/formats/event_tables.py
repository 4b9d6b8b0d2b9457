"""Which table of a folder holds the events, whatever it is called.

In: a folder, and which of its tables are items; out: an `EventTable`. Three kinds are known: what the user names,
`interactions.*`, and any table that has a user, a product and a time by its columns. The lines of orders (a product and
an order) become events with the table that has the orders' users and times. The rule: where several tables may be the
events, none is taken, and all are named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mmsid.catalogue.aliases import EVENT_ALIASES, ORDER_ALIASES, columns_named
from mmsid.catalogue.event_files import EventFile, Orders, column_names
from mmsid.catalogue.formats.source import EVENT_COLUMNS, event_file, found_columns, tables_in
from mmsid.catalogue.tables import find_table

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from mmsid.artifacts import Reading
    from mmsid.catalogue.problems import ProblemLog

MOST_TABLES = 30
"""Tables of a folder that are looked at."""


_ORDERS = re.compile("order|invoice|transaction|purchase|basket|checkout|sale")
"""What a table whose own `id` is that of an order is called."""


@dataclass(frozen=True, slots=True)
class EventTable:
    """Where the events of a folder are.

    Attributes:
        path: of the table.
        orders: of the table of orders, whose lines `path` has; None where it has users and times itself.
        reading: what the user says of the files.
    """

    path: Path
    orders: Path | None
    reading: Reading

    @property
    def files(self) -> tuple[Path, ...]:
        """All that is read."""
        return (self.path,) if self.orders is None else (self.path, self.orders)

    def open(self, log: ProblemLog) -> EventFile | None:
        """Finds the columns; None after a fatal problem."""
        if self.orders is not None:
            columns = column_names(self.path)
            found = _found(columns, self.reading)
            order = columns_named(columns, ORDER_ALIASES)["order"]
            kept = {name: column for name, column in found.items() if name in ("item_id", "rating")}
            return EventFile(self.path, {**kept, "user_id": order}, orders=_orders(self.orders, self.reading))
        return event_file(self.path, self.reading, log)


def event_table(
    folder: Path, reading: Reading, log: ProblemLog, but: Container[Path] = frozenset()
) -> EventTable | None:
    """The table of events of a folder.

    Args:
        folder: of the catalogue.
        reading: what the user says of the files.
        log: takes the problem that several tables may be it.
        but: tables that are something else.

    Returns:
        the table; None where there is none, or after a fatal problem.
    """
    given = folder / reading.events if reading.events else find_table(folder, "interactions", log)
    columns = {path: column_names(path) for path in tables_in(folder)[:MOST_TABLES] if path not in but}
    if given is not None:
        return EventTable(given, _orders_of(given, columns, reading), reading)
    found = [EventTable(path, None, reading) for path, names in columns.items() if has_events(names, reading)]
    found += [
        EventTable(path, orders, reading)
        for path, names in columns.items()
        if not has_events(names, reading) and (orders := _orders_of(path, columns, reading))
    ]
    if len(found) > 1:
        told = " and ".join(_and(table.files) for table in found)
        choices = " or ".join(f"--events-file {table.path.name}" for table in found)
        message = f"one table of events was expected, but {len(found)} may be one"
        log.fatal(told, message, f"say {choices}")
        return None
    return found[0] if found else None


def has_events(columns: Sequence[str], reading: Reading) -> bool:
    """Whether a table has users, products and times; its own `id` is that of an event, not of a product."""
    return set(EVENT_COLUMNS) <= _found(columns, reading).keys()


def _found(columns: Sequence[str], reading: Reading) -> dict[str, str]:
    named = [column for column in columns if column.casefold() != "id" or column in reading.columns.values()]
    return found_columns(named, EVENT_ALIASES, reading)


def _orders_of(path: Path, columns: dict[Path, list[str]], reading: Reading) -> Path | None:
    """The table of the orders whose lines a table has, if there is one."""
    names = column_names(path)
    if has_events(names, reading) or "item_id" not in _found(names, reading):
        return None
    if not columns_named(names, ORDER_ALIASES):
        return None
    there = [other for other in columns if other != path and _orders(other, reading) is not None]
    return there[0] if len(there) == 1 else None


def _orders(path: Path, reading: Reading) -> Orders | None:
    """A table as one of orders: with a user, a time, an id, and no product."""
    names = column_names(path)
    found = _found(names, reading)
    order = columns_named(names, ORDER_ALIASES).get("order")
    if not order and _ORDERS.search(path.stem.casefold()):
        order = columns_named(names, {"id": ()}).get("id")
    if "item_id" in found or not order or not {"user_id", "timestamp"} <= found.keys():
        return None
    return Orders(path, {"item_id": order, **{name: found[name] for name in ("user_id", "timestamp")}})


def _and(paths: Sequence[Path]) -> str:
    return " with ".join(path.name for path in paths)
