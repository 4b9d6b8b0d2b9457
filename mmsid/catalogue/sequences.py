"""Benchmark sequences, as published with S3-Rec (Zhou et al. 2020, arXiv 2008.07873), become a catalogue.

In: `sequences.txt`, a user and their items in order of time on each line, and `attributes.json`, item to attributes;
out: items, and `Interactions` in an order and without times. The rule: nothing can be learnt from an item's number.
Published numbers follow the first appearance in the file, so neighbours were bought together, test events included.
Rows are therefore permuted by a fixed seed, whatever the numbers are, and no text that a model reads has one in it;
only `item_id` is the file's own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.catalogue.attributes import attribute_embeddings
from mmsid.catalogue.columns import as_text
from mmsid.catalogue.interactions import Interactions
from mmsid.catalogue.tables import FORMATS
from mmsid.records import Item

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from mmsid.catalogue.problems import ProblemLog

FILE, ATTRIBUTES = "sequences.txt", "attributes.json"

MODALITY = "attributes"
"""Name of the modality that the attributes make."""

SEED = 0
"""Of the order of the rows."""

_LINE = "write a user and their items, in order of time, parted by spaces"


def has_sequences(folder: Path) -> bool:
    """Whether a catalogue folder holds benchmark sequences in place of an items table."""
    return (folder / FILE).is_file() and not any((folder / f"items{suffix}").is_file() for suffix in FORMATS)


def read_sequences(
    folder: Path, log: ProblemLog
) -> tuple[tuple[Item, ...], Interactions | None, dict[str, NDArray[np.float32]]]:
    """Reads the two files.

    Args:
        folder: of the catalogue.
        log: takes the problems, and one line that says what was read.

    Returns:
        the n items in permuted order, none after a fatal problem; their events; and the modality `attributes`,
        `(n, d)` unit rows, NaN for items without any, which is left out where there are no attributes.
    """
    histories = _histories(folder / FILE, log)
    attributes = _attributes(folder / ATTRIBUTES, log) if (folder / ATTRIBUTES).is_file() else {}
    appeared = list(dict.fromkeys([*(item for items in histories.values() for item in items), *attributes]))
    if not histories:
        log.fatal(FILE, "users with items were expected, but there are none", _LINE)
        return (), None, {}
    order = np.random.default_rng(SEED).permutation(len(appeared)).tolist()
    item_ids = [appeared[place] for place in order]
    items = tuple(Item(item_id, _title(attributes.get(item_id, ()))) for item_id in item_ids)
    events = Interactions(
        np.array([user for user, items in histories.items() for _ in items], dtype=object),
        np.array([item for items in histories.values() for item in items], dtype=object),
        np.concatenate([np.arange(len(items), dtype=np.float64) for items in histories.values()]),
        has_times=False,
    )
    message = (
        f"benchmark sequences of {len(histories):,} users and {len(items):,} items, with {len(events):,} events in an "
        "order and without times, so the split is leave-one-out; the items' rows are permuted, for their numbers tell "
        "what was bought together"
    )
    log.warning(FILE, message, "nothing needs to be done")
    vectors = attribute_embeddings([attributes.get(item_id, ()) for item_id in item_ids])
    return items, events, {} if vectors is None else {MODALITY: vectors}


def _title(attributes: Sequence[str]) -> str:
    return f"Attributes {', '.join(attributes)}" if attributes else "Without attributes"


def _histories(path: Path, log: ProblemLog) -> dict[str, list[str]]:
    """Each user's items, in the file's order; none after a fatal problem."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        log.fatal(FILE, f"a readable text was expected, but it gave '{error}'", "save it as UTF-8")
        return {}
    histories: dict[str, list[str]] = {}
    for row, line in enumerate(lines, start=1):
        user, *items = line.split() or [""]
        if user and not items:
            log.left_out(FILE, "a user without items", _LINE, row=row, value=user)
        elif user in histories:
            log.left_out(FILE, "the user of an earlier line", "write each user on one line", row=row, value=user)
        elif user:
            histories[user] = items
    return histories


def _attributes(path: Path, log: ProblemLog) -> dict[str, tuple[str, ...]]:
    """Item to attributes, each once; items are counted from 1 as rows."""
    remedy = 'write {"item": [attribute, …], …}'
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError, OSError) as error:
        log.fatal(ATTRIBUTES, f"JSON was expected, but reading it gave '{error}'", remedy)
        return {}
    if not isinstance(values, Mapping):
        log.fatal(ATTRIBUTES, "an object was expected, but something else came", remedy)
        return {}
    found = {}
    for row, (item_id, given) in enumerate(values.items(), start=1):
        names = _names(given)
        if names is None:
            log.warning(ATTRIBUTES, "no list of attributes, so the item has none", remedy, row=row, value=item_id)
        found[item_id] = names or ()
    return found


def _names(given: Any) -> tuple[str, ...] | None:
    names = [as_text(value) for value in given] if isinstance(given, list) else [None]
    return None if None in names else tuple(dict.fromkeys(name for name in names if name))
