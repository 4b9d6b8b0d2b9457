"""What if? A recommendation questioned by changing what it was made from, one edit at a time.

In: a `Scenario` (what the answer is made from) and an edit; out: a new answer, and its `Difference` from the parent's.
The rules: a run and its parent differ by the edit alone (a product that was taken out of the history still cannot be
recommended, so the candidates stay the same), and every run is a decode of its own, never an estimate. Under another
ID a product is read by the language model; the collaborative voice hears an ID only where a product has it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

import numpy as np

from mmsid.catalogue import load_picture
from mmsid.errors import MmsidError
from mmsid.explain.attribution import joint_removal
from mmsid.explain.codebook import check_parent
from mmsid.records import Answer, Codes, Variation, code_name, code_names
from mmsid.shop import MMSID


class Modality(StrEnum):
    """What the IDs of the history are made from."""

    BOTH = "both"
    IMAGE = "image"
    TEXT = "text"


@dataclass(frozen=True)
class Scenario:
    """What the answer is made from.

    Attributes:
        history: item ids, oldest first.
        forced: codes that the first levels of the answer must take.
        rewritten: codes that stand for a product of the history instead of its own, by item id.
        modality: what the IDs of the other products of the history are made from.
        away: item ids that were taken out; they are not recommended.
    """

    history: tuple[str, ...]
    forced: Codes = ()
    rewritten: Mapping[str, Codes] = field(default_factory=dict)
    modality: Modality = Modality.BOTH
    away: tuple[str, ...] = ()

    def without(self, item_id: str) -> Scenario:
        """A product less."""
        place = self._place(item_id)
        left = self.history[:place] + self.history[place + 1 :]
        if not left:
            raise MmsidError("Expected at least one product to stay in the history; take out another one.")
        return replace(self, history=left, away=(*self.away, item_id))

    def swapped(self, item_id: str, other: str) -> Scenario:
        """Another product in a product's place."""
        place = self._place(item_id)
        if other in self.history:
            raise MmsidError(
                f"Expected a product that is not in the history yet, but {other!r} is; choose another one."
            )
        history = (*self.history[:place], other, *self.history[place + 1 :])
        return replace(self, history=history, away=(*self.away, item_id))

    def moved(self, item_id: str, to: int) -> Scenario:
        """A product at another place, from 0."""
        place = self._place(item_id)
        if not 0 <= to < len(self.history):
            raise MmsidError(f"Expected a place from 1 to {len(self.history)}, but got {to + 1}; choose one of them.")
        left = list(self.history[:place] + self.history[place + 1 :])
        left.insert(to, item_id)
        return replace(self, history=tuple(left))

    def forcing(self, codes: Codes) -> Scenario:
        """The first codes of the answer held; an empty tuple lets go."""
        return replace(self, forced=tuple(codes))

    def rewriting(self, item_id: str, codes: Codes) -> Scenario:
        """Other codes for a product of the history."""
        self._place(item_id)
        return replace(self, rewritten={**self.rewritten, item_id: tuple(codes)})

    def _place(self, item_id: str) -> int:
        if item_id not in self.history:
            raise MmsidError(f"Expected a product of the history, but {item_id!r} is not in it; choose one of it.")
        return self.history.index(item_id)


@dataclass(frozen=True)
class Moved:
    """A product that both runs recommend: its ranks, and how its log-probability changed (after minus before)."""

    item_id: str
    before: int
    after: int
    log_prob_change: float


@dataclass(frozen=True)
class Difference:
    """What an edit did.

    Attributes:
        came_in: item ids that only the edited run recommends, best first.
        went_out: item ids that only its parent recommends, best first.
        moved: what both recommend, in the edited run's order.
        opened: per level, prefixes that only the edited run kept in its beam, most probable first.
        closed: per level, prefixes that only its parent kept, most probable first.
    """

    came_in: tuple[str, ...]
    went_out: tuple[str, ...]
    moved: tuple[Moved, ...]
    opened: tuple[tuple[Codes, ...], ...]
    closed: tuple[tuple[Codes, ...], ...]


@dataclass(frozen=True)
class Counterfactual:
    """Products whose absence changes the first recommendation.

    Attributes:
        item_ids: that are taken out together; found greedily, so a smaller set may exist.
        before: id of the first recommendation with them.
        after: id of the first recommendation without them, decoded again.
    """

    item_ids: tuple[str, ...]
    before: str
    after: str


def run(shop: MMSID, scenario: Scenario, k: int = 10) -> Answer:
    """Decodes what is recommended in a scenario.

    Raises:
        MmsidError: if the history is empty, an id is unknown, or codes lead nowhere or cannot stand together.
    """
    for codes in (scenario.forced, *scenario.rewritten.values()):
        check_parent(shop, codes)
    written = None
    if scenario.rewritten or scenario.modality is not Modality.BOTH:
        own = modality_codes(shop, scenario.history, scenario.modality)
        written = tuple(
            scenario.rewritten.get(item_id, codes) for item_id, codes in zip(scenario.history, own, strict=True)
        )
    away = tuple(item_id for item_id in scenario.away if item_id not in scenario.history)
    return shop.recommend(scenario.history, k, variation=Variation(scenario.forced, written, away))


def forced_log_prob(answer: Answer, forced: Codes) -> float:
    """Log-probability of forced codes under the full vocabulary, in nats: how probable they are by themselves."""
    if not forced:
        return 0.0
    return next(node.path_log_prob for node in answer.trace.levels[len(forced) - 1].nodes if node.codes == forced)


def probabilities_left(answer: Answer, forced: Codes) -> list[float]:
    """Per line of an answer to forced codes, its probability among what is left: given these codes, 0 to 1.

    An answer's own probability is that of its whole ID, the forced codes included; divided by theirs, it says how the
    model would choose if it had written them.
    """
    given = forced_log_prob(answer, forced)
    return [min(1.0, math.exp(line.log_prob - given)) for line in answer]


def modality_codes(shop: MMSID, history: Sequence[str], modality: Modality) -> list[Codes]:
    """The semantic IDs that products would have from one modality alone; their own where they lack it."""
    own = [shop.codes(item_id) for item_id in history]
    if modality is Modality.BOTH:
        return own
    items = [shop.item(item_id) for item_id in history]
    seen = modality is Modality.IMAGE
    has = [bool(item.image) if seen else bool(item.text) for item in items]
    if not any(has):
        return own
    chosen = [item for item, there in zip(items, has, strict=True) if there]
    pictures = [load_picture(item.image) if seen and item.image else None for item in chosen]
    embeddings = shop.embed(pictures, ["" if seen else item.text for item in chosen])
    codes = iter(shop.models.quantizer.encode(embeddings).codes.tolist())
    return [tuple(next(codes)) if there else kept for kept, there in zip(own, has, strict=True)]


def difference(parent: Answer, edited: Answer) -> Difference:
    """Compares an edited run with its parent."""
    before = {line.item.item_id: line for line in parent}
    after = {line.item.item_id: line for line in edited}
    kept = [[n.codes for n in level.nodes if n.kept] for level in parent.trace.levels]
    keeps = [[n.codes for n in level.nodes if n.kept] for level in edited.trace.levels]
    return Difference(
        came_in=tuple(item_id for item_id in after if item_id not in before),
        went_out=tuple(item_id for item_id in before if item_id not in after),
        moved=tuple(
            Moved(item_id, before[item_id].rank, line.rank, line.log_prob - before[item_id].log_prob)
            for item_id, line in after.items()
            if item_id in before
        ),
        opened=tuple(tuple(c for c in new if c not in set(old)) for old, new in zip(kept, keeps, strict=True)),
        closed=tuple(tuple(c for c in old if c not in set(new)) for old, new in zip(kept, keeps, strict=True)),
    )


def counterfactual(shop: MMSID, answer: Answer) -> Counterfactual | None:
    """A small set of products whose absence changes the first recommendation.

    Products are taken out in the order of their attribution until another product comes first; then each is put back
    where that does not undo it. Every step is decoded. Greedy: the set need not be the smallest.

    Args:
        shop: a loaded build.
        answer: whose first recommendation is questioned, to a history as it is.

    Returns:
        None if the first recommendation stays whatever is taken out.
    """
    history, first = answer.trace.history, answer[0].item.item_id

    @cache
    def first_without(*gone: str) -> str:
        left = tuple(item_id for item_id in history if item_id not in gone)
        return run(shop, Scenario(left, away=gone), 1)[0].item.item_id

    totals = joint_removal(shop, history, first).totals
    ordered = [history[place] for place in np.argsort(-totals, kind="stable")]
    gone: list[str] = []
    for item_id in ordered[:-1]:
        gone.append(item_id)
        if first_without(*gone) != first:
            break
    else:
        return None
    for item_id in gone[:-1]:
        fewer = [other for other in gone if other != item_id]
        if fewer and first_without(*fewer) != first:
            gone = fewer
    return Counterfactual(tuple(gone), first, first_without(*gone))


def edit_name(shop: MMSID, parent: Scenario, edited: Scenario) -> str:
    """What an edit is called: made from what differs."""
    gone = [_title(shop, item_id) for item_id in parent.history if item_id not in edited.history]
    new = [_title(shop, item_id) for item_id in edited.history if item_id not in parent.history]
    if gone or new:
        swapped = f"{', '.join(new)} instead of {', '.join(gone)}"
        return swapped if gone and new else f"without {', '.join(gone)}" if gone else f"with {', '.join(new)}"
    if edited.history != parent.history:
        return "another order"
    return _reading_name(shop, parent, edited)


def _reading_name(shop: MMSID, parent: Scenario, edited: Scenario) -> str:
    """What an edit is called that leaves the history as it is."""
    if edited.forced != parent.forced:
        if not edited.forced:
            return "no code forced"
        return f"answers under {' '.join(code_names(edited.forced))}, “{shop.caption(edited.forced).text}”"
    if edited.modality is not parent.modality:
        words = {Modality.BOTH: "pictures and texts", Modality.IMAGE: "pictures alone", Modality.TEXT: "texts alone"}
        return f"the history by its {words[edited.modality]}"
    changed = {i: codes for i, codes in edited.rewritten.items() if parent.rewritten.get(i) != codes}
    parts = [f"{_title(shop, i)} read as {_changed_codes(shop.codes(i), codes)}" for i, codes in changed.items()]
    return ", ".join(parts) or "nothing changed"


def _title(shop: MMSID, item_id: str) -> str:
    return shop.item(item_id).name


def _changed_codes(own: Codes, codes: Codes) -> str:
    names = [code_name(level, new) for level, (old, new) in enumerate(zip(own, codes, strict=True)) if old != new]
    return " ".join(names) or "itself"
