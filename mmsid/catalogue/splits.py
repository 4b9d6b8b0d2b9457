"""Which events are learnt from, which choose between models, and which judge them: by time, or leave-one-out.

In: sorted `Interactions` and a `Split`; out: an `EventSplit` of three masks over the events. The rule: everything that
is learnt uses the training events only, whichever way the events were split.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.errors import MmsidError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mmsid.artifacts import Split, SplitKind
    from mmsid.catalogue.interactions import Interactions

SHORTEST_SPLIT = 3
"""Events that a user needs for leave-one-out: one to learn from, one for validation, one for the test."""


@dataclass(frozen=True, eq=False, slots=True)
class EventSplit:
    """Three masks over the e events of `Interactions`, in their order; every event is in exactly one of them.

    Attributes:
        training: `(e,)` bool: what models learn from.
        validation: `(e,)` bool: what settings are chosen on.
        test: `(e,)` bool: what models are judged by.
    """

    training: NDArray[np.bool_]
    validation: NDArray[np.bool_]
    test: NDArray[np.bool_]

    def __post_init__(self) -> None:
        """Checks that the masks part the events, and freezes them."""
        masks = (self.training, self.validation, self.test)
        if len({mask.shape for mask in masks}) > 1 or not (np.sum(masks, axis=0) == 1).all():
            raise ValueError("Expected three masks of one length that have every event once, got others.")
        for mask in masks:
            mask.flags.writeable = False


def split_kind(interactions: Interactions | None, wanted: SplitKind | None) -> SplitKind:
    """How a catalogue is split: as wanted, else by time, else, where its events have an order only, leave-one-out.

    Raises:
        MmsidError: if a split by time is wanted of events without times.
    """
    if interactions is None or interactions.has_times:
        return wanted or "time"
    if wanted == "time":
        raise MmsidError(
            "Interactions to split by time were expected, but these have an order for each user and no times; "
            "leave the setting `split` out or write leave-one-out, or give each event the time it happened."
        )
    return "leave-one-out"


def split_events(interactions: Interactions, split: Split) -> EventSplit:
    """Splits events as a build's manifest says.

    Args:
        interactions: to split.
        split: the kind, and the shares of a split by time.

    Raises:
        MmsidError: if they cannot be split by time.
    """
    if split.kind == "leave-one-out":
        return leave_one_out(interactions)
    return time_split(interactions, split.train, split.validation)


def time_split(interactions: Interactions, train: float = 0.8, validation: float = 0.1) -> EventSplit:
    """Splits by one global clock, with two cuts at quantiles of the events' timestamps.

    A cut at share q of e events is the timestamp of event number round(q·e) in order of time, counted from 0, so that
    without ties exactly round(q·e) events come before it; with ties at the cut, fewer do.

    Args:
        interactions: at least two events.
        train: share of the events before the first cut, above 0.
        validation: share of the events between the cuts; train + validation is below 1.

    Raises:
        MmsidError: if no event would be left for training or after it.
    """
    if not (0 < train < 1 and validation >= 0 and train + validation < 1):
        raise ValueError(f"Expected shares above 0 that leave some for the test, got {train} and {validation}.")
    times = np.sort(interactions.timestamps)
    count = len(times)
    cuts = [times[min(round(share * count), count - 1)] for share in (train, train + validation)] if count else []
    if not cuts or cuts[0] <= times[0]:
        different = len(np.unique(times))
        came = (
            f"all {count:,} have one time"
            if different == 1 and count > 1
            else f"{different:,} of {count:,} times differ"
        )
        raise MmsidError(
            f"Interactions to split by time were expected, but {came}; give each event the time it happened, or say "
            "--set split=leave-one-out if their order in the file is right."
        )
    training, test = interactions.timestamps < cuts[0], interactions.timestamps >= cuts[1]
    return EventSplit(training, ~training & ~test, test)


def leave_one_out(interactions: Interactions) -> EventSplit:
    """Leaves each user's last event for the test and the one before it for validation; the rest is training.

    A user with fewer than `SHORTEST_SPLIT` events is in training only. It is the split of SASRec (Kang & McAuley 2018,
    arXiv 1808.09781) and of S3-Rec (Zhou et al. 2020, arXiv 2008.07873). Training may know what happened after a test
    event, to other users: only a split by time forbids that.
    """
    lengths = np.diff(interactions.user_starts)
    left = np.repeat(interactions.user_starts[1:], lengths) - np.arange(len(interactions))  # events from here on
    is_split = np.repeat(lengths >= SHORTEST_SPLIT, lengths)
    validation, test = is_split & (left == 2), is_split & (left == 1)
    return EventSplit(~validation & ~test, validation, test)
