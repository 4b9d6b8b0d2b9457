"""One history as it was given, and what is wrong with it.

In: ids and where they stand; out: a `HistoryRow`. The rule: it says in one sentence what keeps it from being answered,
with the nearest id where one is unknown, and what is kept of it then is short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mmsid.errors import described

MAX_NAME_LENGTH, MAX_KEPT_LENGTH = 200, 200
"""Letters of whose history it is, and of the ids of one that cannot be answered."""

_HINTS = 8  # unknown ids for which the nearest is looked for, which takes long in a large shop
_NAMED = 3  # unknown ids that a sentence names


class Products(Protocol):
    """What ids are held against, which a shop is."""

    def __contains__(self, item_id: object) -> bool:
        """Whether there is such a product."""

    def near_id(self, item_id: str) -> str:
        """The id that is spelt most like one; empty where none is like it."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One history.

    Attributes:
        row: its number as a spreadsheet shows it; of events that of the first.
        name: whose it is, or empty.
        history: item ids, oldest first.
        target: id of the next product, or empty where none is given or it cannot be judged.
        problem: one sentence where it cannot be answered, else empty.
        note: one sentence on what it is taken as, or empty.
    """

    row: int
    name: str
    history: tuple[str, ...]
    target: str = ""
    problem: str = ""
    note: str = ""


@dataclass
class RowCheck:
    """Checks the histories of one text.

    Attributes:
        shop: whose products they are.
        longest: products that a history may have.
        hints: nearest ids of unknown ones, as far as they were looked for.
    """

    shop: Products
    longest: int
    hints: dict[str, str] = field(default_factory=dict)

    def row(self, number: int, name: str, ids: Sequence[str], target: str = "") -> HistoryRow:
        """A history with what is to be said of it.

        Args:
            number: of its row.
            name: whose it is, or empty.
            ids: of its products, oldest first.
            target: id of the next one, or empty.
        """
        name, problem = name[:MAX_NAME_LENGTH], self._problem(number, ids, target)
        if problem:
            kept = tuple(item_id[:MAX_KEPT_LENGTH] for item_id in ids[: self.longest])
            return HistoryRow(number, name, kept, target[:MAX_KEPT_LENGTH], problem)
        if target in ids:
            note = f"The next product, {target}, is in the history already and so never recommended: it is not judged."
            return HistoryRow(number, name, tuple(ids), note=note)
        return HistoryRow(number, name, tuple(ids), target, note=_repeats(ids))

    def _problem(self, number: int, ids: Sequence[str], target: str) -> str:
        if not ids:
            return f"Expected at least one product in the history, but row {number:,} has none; add one."
        if len(ids) > self.longest:
            most = f"a history of at most {self.longest:,} products"
            return f"Expected {most}, but row {number:,} has {len(ids):,}; leave the oldest out."
        unknown = [item_id for item_id in dict.fromkeys([*ids, target]) if item_id and item_id not in self.shop]
        if not unknown:
            return ""
        named = ", ".join(f"{described(item_id)}{self._hint(item_id)}" for item_id in unknown[:_NAMED])
        if len(unknown) == 1:
            return f"The shop has no product with the id {named}, which row {number:,} names; mend it."
        more = " …" if len(unknown) > _NAMED else ""
        return f"{len(unknown):,} ids of row {number:,} are not in this shop: {named}{more}; mend them."

    def _hint(self, item_id: str) -> str:
        if item_id not in self.hints and len(self.hints) < _HINTS:
            self.hints[item_id] = self.shop.near_id(item_id)
        near = self.hints.get(item_id, "")
        return f" (did you mean {near!r}?)" if near else ""


def _repeats(ids: Sequence[str]) -> str:
    count = sum(times > 1 for times in Counter(ids).values())
    if not count:
        return ""
    stand = "one product stands" if count == 1 else f"{count:,} products stand"
    return f"In this history {stand} more than once, and every time is read."
