"""Both splits against hand-made tables and a plain loop over each user's events."""

from __future__ import annotations

import numpy as np
import pytest

from mmsid.artifacts import Split
from mmsid.catalogue import cases, training_counts, training_histories
from mmsid.catalogue.interactions import Interactions
from mmsid.catalogue.splits import EventSplit, leave_one_out, split_events, split_kind, time_split
from mmsid.errors import MmsidError
from mmsid.records import Case


def events_of(*events: tuple[str, str, float], has_times: bool = True) -> Interactions:
    users, items, times = zip(*events, strict=True) if events else ((), (), ())
    return Interactions(
        np.array(users, dtype=object), np.array(items, dtype=object), np.array(times, dtype=float), has_times
    )


def random_events(seed: int, n: int = 60) -> Interactions:
    """Users with one to about six events, and many ties."""
    rng = np.random.default_rng(seed)
    users, items, times = rng.integers(0, 25, n), rng.integers(0, 30, n), rng.integers(0, 20, n)
    return events_of(*((f"u{u}", f"i{i}", float(t)) for u, i, t in zip(users, items, times, strict=True)))


def sizes(split: EventSplit) -> tuple[int, int, int]:
    return int(split.training.sum()), int(split.validation.sum()), int(split.test.sum())


def test_time_cuts_at_exact_shares_without_ties() -> None:
    interactions = events_of(*((f"u{n % 7}", "a", float(n * n)) for n in range(100)))
    split, times = time_split(interactions), interactions.timestamps
    assert sizes(split) == (80, 10, 10)
    assert times[split.training].max() == 79.0**2
    assert (times[split.validation].min(), times[split.validation].max()) == (80.0**2, 89.0**2)
    assert times[split.test].min() == 90.0**2
    assert sizes(time_split(interactions, 0.5, 0.2)) == (50, 20, 30)


def test_time_leaves_ties_to_the_later_part() -> None:
    interactions = events_of(*(("u", f"i{n}", 1.0 if n < 5 else 2.0) for n in range(10)))
    assert sizes(time_split(interactions)) == (5, 0, 5)


def test_time_has_to_pass() -> None:
    with pytest.raises(MmsidError, match="all 3 have one time; give each event the time"):
        time_split(events_of(*(("u", f"i{n}", 1.0) for n in range(3))))
    with pytest.raises(MmsidError, match="0 of 0 times differ"):
        time_split(events_of())
    with pytest.raises(ValueError, match="leave some for the test"):
        time_split(random_events(0), 0.9, 0.1)


@pytest.mark.parametrize("seed", range(3))
def test_time_is_one_moment_for_all_users(seed: int) -> None:
    """Histories, counts and cases are those before and after two moments, as a plain loop finds them."""
    interactions = random_events(seed)
    in_order = sorted(interactions.timestamps.tolist())
    first, second = in_order[round(0.6 * 60)], in_order[round(0.8 * 60)]
    split = time_split(interactions, 0.6, 0.2)
    learnt, tested = {}, []
    for history in interactions.histories():
        events = list(zip(history.item_ids, history.timestamps.tolist(), strict=True))
        if early := tuple(item for item, moment in events if moment < first):
            learnt[history.user_id] = early
        for n, (item, moment) in enumerate(events):
            if moment >= second and n and item not in history.item_ids[:n]:
                tested.append(Case(history.user_id, history.item_ids[:n], item, moment))
    assert training_histories(interactions, split) == learnt
    assert cases(interactions, split.test) == tuple(tested)
    items = [f"i{n}" for n in range(30)]
    flat = [item for early in learnt.values() for item in early]
    assert training_counts(interactions, items, split).tolist() == [flat.count(item) for item in items]


def test_leave_one_out_by_hand() -> None:
    """Three events are split, two are not; what the test case has seen includes the validation event."""
    interactions = events_of(
        ("u", "c", 3), ("u", "a", 1), ("u", "d", 4), ("u", "b", 2), ("v", "a", 1), ("v", "b", 2), ("w", "a", 9),
        ("x", "c", 1), ("x", "b", 1), ("x", "a", 1),
    )  # fmt: skip
    split = leave_one_out(interactions)
    assert training_histories(interactions, split) == {"u": ("a", "b"), "v": ("a", "b"), "w": ("a",), "x": ("c",)}
    assert cases(interactions, split.validation) == (Case("u", ("a", "b"), "c", 3.0), Case("x", ("c",), "b", 1.0))
    assert cases(interactions, split.test) == (Case("u", ("a", "b", "c"), "d", 4.0), Case("x", ("c", "b"), "a", 1.0))
    assert training_counts(interactions, ["a", "b", "c", "d"], split).tolist() == [3, 2, 1, 0]


@pytest.mark.parametrize("seed", range(5))
def test_leave_one_out_equals_the_plain_loop(seed: int) -> None:
    interactions = random_events(seed)
    expected: list[str] = []
    for history in interactions.histories():
        count = len(history.item_ids)
        expected += ["training"] * count if count < 3 else ["training"] * (count - 2) + ["validation", "test"]
    split = leave_one_out(interactions)
    for part in ("training", "validation", "test"):
        assert getattr(split, part).tolist() == [one == part for one in expected]


def test_no_events_leave_nothing_out() -> None:
    assert sizes(leave_one_out(events_of())) == (0, 0, 0)


def test_the_masks_part_the_events_and_cannot_be_changed() -> None:
    yes, no = np.array([True]), np.array([False])
    for masks in ((yes, yes, no), (no, no, no), (yes, no, np.array([False, False]))):
        with pytest.raises(ValueError, match="every event once"):
            EventSplit(*(mask.copy() for mask in masks))
    with pytest.raises(ValueError, match="read-only"):
        leave_one_out(random_events(0)).test[0] = True


def test_a_manifest_says_which_split_it_is() -> None:
    interactions = random_events(1)
    by_time, left_out = Split(train=0.6, validation=0.2), Split(train=0.6, validation=0.2, kind="leave-one-out")
    np.testing.assert_array_equal(split_events(interactions, by_time).test, time_split(interactions, 0.6, 0.2).test)
    np.testing.assert_array_equal(split_events(interactions, left_out).test, leave_one_out(interactions).test)
    assert str(by_time) == "time (60% training, 20% validation, 20% test)"
    assert str(left_out) == "leave-one-out"


def test_events_without_times_are_left_out_by_themselves_and_never_split_by_time() -> None:
    ordered, timed = events_of(("u", "a", 0.0), has_times=False), events_of(("u", "a", 0.0))
    assert (split_kind(ordered, None), split_kind(ordered, "leave-one-out")) == ("leave-one-out", "leave-one-out")
    assert (split_kind(timed, None), split_kind(None, None), split_kind(timed, "time")) == ("time", "time", "time")
    assert split_kind(timed, "leave-one-out") == "leave-one-out"
    with pytest.raises(MmsidError, match="an order for each user and no times; leave the setting `split` out"):
        split_kind(ordered, "time")
