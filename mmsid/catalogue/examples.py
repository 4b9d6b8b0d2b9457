"""`examples.json` becomes the named example shoppers of the app.

In: a list of `{"name", "description", "history": [item ids]}`; out: `Example` records whose histories hold items of
the catalogue only. A file that cannot be read costs the examples, not the catalogue.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mmsid.catalogue.columns import as_text

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from mmsid.catalogue.problems import ProblemLog

FILE = "examples.json"


@dataclass(frozen=True, slots=True)
class Example:
    """A shopper to try the recommender with.

    Attributes:
        name: short, for a button.
        description: one sentence, or empty.
        history: item ids, oldest first, at least one.
    """

    name: str
    description: str
    history: tuple[str, ...]


def read_examples(path: Path, item_ids: Container[str], log: ProblemLog) -> tuple[Example, ...]:
    """Reads the examples; entries are counted from 1 as rows."""
    remedy = 'write [{"name": "…", "description": "…", "history": ["item id", …]}, …]'
    try:
        entries = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError, OSError) as error:
        log.warning(FILE, f"JSON was expected, but reading it gave '{error}', so there are no examples", remedy)
        return ()
    if not isinstance(entries, list):
        log.warning(FILE, "a list was expected, so there are no examples", remedy)
        return ()
    examples = (_example(row, entry, item_ids, log) for row, entry in enumerate(entries, start=1))
    return tuple(example for example in examples if example is not None)


def _example(row: int, entry: Any, item_ids: Container[str], log: ProblemLog) -> Example | None:
    name = as_text(entry.get("name")) if isinstance(entry, dict) else None
    if not name or not isinstance(entry.get("history"), list):
        log.left_out(FILE, "no object with a name and a list history", "add the two", row=row)
        return None
    history = [as_text(value) or "" for value in entry["history"]]
    for item_id in history:
        if item_id not in item_ids:
            message = "the history names a product that is not among the usable items, so it is shortened"
            log.warning(FILE, message, "correct the item id", row=row, value=item_id)
    known = tuple(item_id for item_id in history if item_id in item_ids)
    if not known:
        log.left_out(FILE, "a history without a single known product", "name item ids", row=row, value=name)
        return None
    return Example(name, as_text(entry.get("description")) or "", known)
