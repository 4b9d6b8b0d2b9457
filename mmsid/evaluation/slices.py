"""The slices of test cases that every model is judged on, and the rule behind each.

In: how often each item was seen in training, each case's target and history; out: a mask over the cases per slice. The
rule: a slice depends on training events and the history alone, never on what a model answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from mmsid.catalogue.interactions import TAIL_EVENTS, item_slices

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mmsid.records import Case

HEAD_SHARE = 0.5
"""The head is the most-seen items that together have this share of the training events."""

SHORT, LONG = 5, 20
"""A history of up to so many events is short, one of more is long."""

LEAST_CASES = 1000
"""Of a slice with fewer cases nothing is said: half the interval of a recall of 0.1 is then wider than 0.018."""


def head_events(counts: NDArray[np.int64]) -> int:
    """The training events that an item of the head has at least.

    The largest number t such that items with t or more events have `HEAD_SHARE` of all events together; never so small
    that an item of the tail would be in the head, too. Items with equal counts are never parted.

    Args:
        counts: `(items,)` training events.
    """
    ordered = np.sort(counts)[::-1]
    together = np.cumsum(ordered)
    if not len(ordered) or not together[-1]:
        return TAIL_EVENTS
    last = int(np.searchsorted(together, HEAD_SHARE * together[-1]))
    return max(TAIL_EVENTS, int(ordered[last]))


def case_slices(
    cases: Sequence[Case], targets: NDArray[np.int64], counts: NDArray[np.int64]
) -> dict[str, NDArray[np.bool_]]:
    """Which cases are in which slice.

    Args:
        cases: what is asked.
        targets: `(cases,)` their targets' places in `counts`.
        counts: `(items,)` training events.

    Returns:
        `all`, `warm`, `cold`, `head`, `tail`, `short`, `long` to `(cases,)`; what each means, `slice_rules` says.
    """
    of_items = item_slices(counts)
    lengths = np.array([len(case.history) for case in cases], dtype=np.int64)
    return {
        **{name: of_items[name][targets] for name in ("all", "warm", "cold")},
        "head": counts[targets] >= head_events(counts),
        "tail": of_items["tail"][targets],
        "short": lengths <= SHORT,
        "long": lengths > LONG,
    }


def slice_rules(counts: NDArray[np.int64]) -> Mapping[str, str]:
    """What each slice holds, in words, with the numbers of this catalogue."""
    head, warm = head_events(counts), counts > 0
    share = counts[counts >= head].sum() / max(1, counts.sum())
    return {
        "all": "every case",
        "warm": f"the next product has a training event ({int(warm.sum()):,} of {len(counts):,} products)",
        "cold": f"it has none ({int((~warm).sum()):,} products)",
        "head": f"it has at least {head:,} training events, as the most-seen products that make up half of all events "
        f"have ({int((counts >= head).sum()):,} products, {share:.0%} of the events)",
        "tail": f"it has 1 to {TAIL_EVENTS - 1} training events "
        f"({int((warm & (counts < TAIL_EVENTS)).sum()):,} products)",
        "short": f"the history has at most {SHORT} events",
        "long": f"the history has more than {LONG} events",
    }
