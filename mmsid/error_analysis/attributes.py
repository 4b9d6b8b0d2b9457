"""What is known of a case, attribute by attribute, in words: what came next, and what stood before it.

In: the answered cases and their catalogue's items; out: attributes, each with a few values and, for every case, which
of them it has. The rule: an attribute looks at the question and at what came next, never at the answer, so that a slice
says where the model errs and not how.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from mmsid.error_analysis.bins import (
    Values,
    bin_words,
    bins_of,
    filled_cuts,
    quantile_cuts,
    threshold_words,
)
from mmsid.error_analysis.records import AnsweredCase
from mmsid.records import Item

BINS = 5
"""Bins of a number, as shown."""

THRESHOLDS = 16
"""Parts that a number's thresholds cut the cases into: a defect may begin at any of them."""

RARE_EVENTS = 20
"""Below so many training events a product is rare."""

MOST_VALUES = 60
"""A further column with more values is no attribute, unless all of them are numbers."""

FEW_NUMBERS = 10
"""A further column of numbers with no more values than this is taken by its values, not in bins."""

LEAST_PRODUCTS = 3
"""A further column's value that fewer products have counts as unknown."""

Kind = Literal["target", "case"]


@dataclass(frozen=True, eq=False)
class Attribute:
    """One attribute of all cases.

    Attributes:
        name: what it is; the thresholds of a number have the number's name.
        label: the same for the eye.
        values: in words.
        of: `(cases,)` int32, place in `values`; −1 where it is not known.
        kind: whether it tells of the product that came next, or of the whole case.
    """

    name: str
    label: str
    values: tuple[str, ...]
    of: NDArray[np.int32]
    kind: Kind


@dataclass(frozen=True, eq=False)
class _Number:
    """A number of all cases; `unit` is empty for what is measured rather than counted."""

    name: str
    label: str
    values: Values
    unit: str
    kind: Kind


def case_attributes(cases: Sequence[AnsweredCase], items: Mapping[str, Item]) -> tuple[Attribute, ...]:
    """The attributes to show, each with at least two values among the cases.

    Args:
        cases: the answered test events.
        items: the catalogue's, by id; all products of the cases are among them.
    """
    targets = [items[case.target] for case in cases]
    extras = tuple(_extra_numbers(targets, items))
    found = [
        _named("department", [item.department for item in targets]),
        _named("type", [item.type for item in targets] if any(len(item.category) > 1 for item in targets) else []),
        _popularity(_events(cases)),
        _binned(_history(cases)),
        *(_binned(price) for price in _prices(targets)),
        _named("picture", [("without" if item.image is None else "with") + " a picture" for item in targets]),
        _kind_of_product(cases, items),
        *(_binned(number) for number in extras),
        *_extra_values(targets, items, {number.name for number in extras}),
    ]
    return tuple(one for one in map(_present, found) if len(one.values) > 1)


def threshold_attributes(cases: Sequence[AnsweredCase], items: Mapping[str, Item]) -> tuple[Attribute, ...]:
    """The numbers once more, one attribute a threshold: below it, or at least as much.

    They are for finding slices, beside `case_attributes`, and too many to show.

    Args:
        cases: the answered test events.
        items: the catalogue's, by id.
    """
    targets = [items[case.target] for case in cases]
    numbers = [_events(cases), _history(cases), *_prices(targets), *_extra_numbers(targets, items)]
    return tuple(
        Attribute(one.name, one.label, threshold_words(cut, one.unit), bins_of(one.values, (cut,)), one.kind)
        for one in numbers
        for cut in quantile_cuts(one.values, THRESHOLDS)
        if not (one.unit and cut <= 1)
    )


def _events(cases: Sequence[AnsweredCase]) -> _Number:
    return _Number("popularity", "Popularity", _array([case.events for case in cases]), "events", "target")


def _history(cases: Sequence[AnsweredCase]) -> _Number:
    return _Number("history", "History", _array([len(case.history) for case in cases]), "products", "case")


def _prices(targets: Sequence[Item]) -> Iterator[_Number]:
    """The price, if at least half of the cases have one."""
    values = _array([math.nan if item.price is None else item.price for item in targets])
    if _mostly_known(np.isfinite(values)):
        yield _Number("price", "Price", values, "", "target")


def _extra_numbers(targets: Sequence[Item], items: Mapping[str, Item]) -> Iterator[_Number]:
    """Further columns whose values are all numbers, with too many of them to take each for itself."""
    for name, texts in _columns(items):
        numbers = [_number(text) for text in texts.values()]
        if len(set(numbers)) <= FEW_NUMBERS or not np.isfinite(_array(numbers)).all():
            continue
        values = _array([_number(_text(item.extra.get(name))) for item in targets])
        if _mostly_known(np.isfinite(values)):
            yield _Number(_extra_name(name), _capital(name), values, "", "target")


def _extra_values(targets: Sequence[Item], items: Mapping[str, Item], taken: set[str]) -> Iterator[Attribute]:
    """Further columns by value, but for those that are taken as numbers."""
    for name, texts in _columns(items):
        counts = Counter(texts.values())
        if _extra_name(name) in taken or not 2 <= len(counts) <= MOST_VALUES:
            continue
        told = [_text(item.extra.get(name)) for item in targets]
        kept = _named(_extra_name(name), [text if counts[text] >= LEAST_PRODUCTS else "" for text in told])
        if _mostly_known(kept.of >= 0):
            yield Attribute(kept.name, _capital(name), kept.values, kept.of, "target")


def _columns(items: Mapping[str, Item]) -> Iterator[tuple[str, dict[str, str]]]:
    """Further columns in the catalogue's order: the name, and the text of each product that has one."""
    for name in dict.fromkeys(name for item in items.values() for name in item.extra):
        texts = {item.item_id: _text(item.extra.get(name)) for item in items.values()}
        yield name, {item_id: text for item_id, text in texts.items() if text}


def _kind_of_product(cases: Sequence[AnsweredCase], items: Mapping[str, Item]) -> Attribute:
    """How what came next lies to the history's categories."""
    values = (
        "same type as the last",
        "same department as the last",
        "another department, seen before",
        "a department new to this shopper",
    )
    of = [_kinship(items[case.target], [items[seen] for seen in case.history]) for case in cases]
    return Attribute("kind", "Kind of product", values, np.array(of, dtype=np.int32), "case")


def _kinship(target: Item, history: Sequence[Item]) -> int:
    if not (target.category and history):
        return -1
    if history[-1].category == target.category:
        return 0
    if history[-1].department == target.department:
        return 1
    return 2 if any(seen.department == target.department for seen in history) else 3


def _popularity(events: _Number) -> Attribute:
    """Bins of training events: none, rare, and the rest by quantiles."""
    rest = np.where(events.values >= RARE_EVENTS, events.values, math.nan)
    cuts = filled_cuts(events.values, (1, RARE_EVENTS, *quantile_cuts(rest, BINS - 1)))
    words = bin_words(events.values, cuts, events.unit)
    if (events.values == 0).any() and cuts[:1] == (1.0,):
        words = ("never seen in training", *words[1:])
    return Attribute(events.name, events.label, words, bins_of(events.values, cuts), events.kind)


def _binned(number: _Number) -> Attribute:
    cuts = quantile_cuts(number.values, BINS)
    words = bin_words(number.values, cuts, number.unit)
    return Attribute(number.name, number.label, words, bins_of(number.values, cuts), number.kind)


def _named(name: str, texts: Sequence[str]) -> Attribute:
    """An attribute of the next product by its texts, the most frequent first; an empty one is not known."""
    counts = Counter(text for text in texts if text)
    values = tuple(sorted(counts, key=lambda text: (-counts[text], text)))
    place = {text: n for n, text in enumerate(values)}
    of = np.array([place.get(text, -1) for text in texts], dtype=np.int32)
    return Attribute(name, _capital(name), values, of, "target")


def _present(attribute: Attribute) -> Attribute:
    """The same attribute without the values that no case has."""
    used = np.unique(attribute.of[attribute.of >= 0])
    place = np.full(len(attribute.values) + 1, -1, dtype=np.int32)
    place[used] = np.arange(len(used))
    values = tuple(attribute.values[n] for n in used.tolist())
    return Attribute(attribute.name, attribute.label, values, place[attribute.of], attribute.kind)


def _mostly_known(known: NDArray[np.bool_]) -> bool:
    return bool(len(known)) and float(known.mean()) >= 0.5


def _extra_name(column: str) -> str:
    """A further column's name as an attribute's, which no other attribute has."""
    own = ("department", "type", "popularity", "history", "price", "picture", "kind")
    return f"{column} (column)" if column in own else column


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _text(value: object) -> str:
    """A further column's value as text; empty for what is missing or no plain value."""
    if isinstance(value, float) and not math.isfinite(value):
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _number(text: str) -> float:
    """The number that a text is, or NaN."""
    try:
        number = float(text)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan


def _array(values: Sequence[float]) -> Values:
    return np.array(values, dtype=np.float64)
