"""Attribute columns as the products' own words tell them.

In: a catalogue's items; out: its further columns, of which the values that a product's title and description contradict
are corrected, so that a look is learnt, and later captioned, as a reader of the texts would name it. Which words tell
which value is counted over the catalogue. The rule: a value is replaced only where the words name another one, and only
that; where they name several others, nothing is known; where they name none, or the value itself, it is believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from mmsid.captions.features import Features
from mmsid.quantizer.looks import MOST_VALUES
from mmsid.records import Item

_LEAST = 4  # products that must have a phrase for it to tell anything
_TELLING = 0.6  # of the products with a phrase have its value
_LIFT = 4.0  # times more often than all products do


def attributes_in_words(items: Sequence[Item]) -> dict[str, list[object]]:
    """The further columns of a catalogue, by name, one value an item; None where nothing is known.

    Columns whose values are no texts, or too many, are left as they are.
    """
    names = dict.fromkeys(name for item in items for name in item.extra)
    columns: dict[str, list[object]] = {name: [item.extra.get(name) for item in items] for name in names}
    features = None
    for name, values in columns.items():
        counts = Counter(value for value in values if isinstance(value, str) and value.strip())
        if not 2 <= len(counts) <= MOST_VALUES or sum(counts.values()) < len(items) / 2:
            continue
        features = features or Features(items)
        columns[name] = _corrected(items, values, counts, features)
    return columns


def _corrected(
    items: Sequence[Item], values: Sequence[object], counts: Mapping[str, int], features: Features
) -> list[object]:
    known = sum(counts.values())
    told: list[set[str]] = [set() for _ in values]
    for rows in features.rows.values():
        if len(rows) < _LEAST:
            continue
        having = Counter(value for row in rows.tolist() if isinstance(value := values[row], str))
        for value, count in having.items():
            if value in counts and count >= max(_TELLING, _LIFT * counts[value] / known) * len(rows):
                for row in rows.tolist():
                    told[row].add(value)
    corrected: list[object] = []
    for value, named, item in zip(values, told, items, strict=True):
        contradicted = bool(named) and value not in named and not _stands_in(value, item)
        corrected.append(value if not contradicted else next(iter(named)) if len(named) == 1 else None)
    return corrected


def _stands_in(value: object, item: Item) -> bool:
    """Whether a value is written out in an item's text."""
    return isinstance(value, str) and value.casefold() in f"{item.title} {item.description}".casefold()
