"""Histories and cases against hand-made tables and a plain re-implementation."""

from __future__ import annotations

import numpy as np
import pytest

from mmsid.catalogue.interactions import (
    Interactions,
    cases,
    item_slices,
    training_counts,
    training_histories,
)
from mmsid.catalogue.splits import EventSplit
from mmsid.records import Case


def _interactions(*events: tuple[str, str, float]) -> Interactions:
    users, items, times = zip(*events, strict=True) if events else ((), (), ())
    return Interactions(np.array(users, dtype=object), np.array(items, dtype=object), np.array(times, dtype=float))


def _random(seed: int = 0, n: int = 400) -> Interactions:
    rng = np.random.default_rng(seed)
    users, items = rng.integers(0, 25, n), rng.integers(0, 30, n)
    return _interactions(
        *((f"u{u}", f"i{i}", float(t)) for u, i, t in zip(users, items, rng.integers(0, 90, n), strict=True))
    )


def within(interactions: Interactions, start: float, end: float) -> np.ndarray:
    """The events of a stretch of time; its end is not inside."""
    return (interactions.timestamps >= start) & (interactions.timestamps < end)


def until(interactions: Interactions, end: float) -> EventSplit:
    """Training before a moment, and the test from then on."""
    training = interactions.timestamps < end
    return EventSplit(training, np.zeros_like(training), ~training)


@pytest.fixture
def small() -> Interactions:
    """u: a1 b2 c3 a4 d5; v: b2 b2' e6."""
    return _interactions(
        ("v", "e", 6),
        ("u", "c", 3),
        ("v", "b", 2),
        ("u", "a", 1),
        ("u", "b", 2),
        ("u", "a", 4),
        ("v", "c", 2),
        ("u", "d", 5),
    )


def test_events_are_sorted_by_user_and_time_and_ties_keep_their_order(small: Interactions) -> None:
    assert [(h.user_id, h.item_ids, h.timestamps.tolist()) for h in small.histories()] == [
        ("u", ("a", "b", "c", "a", "d"), [1, 2, 3, 4, 5]),
        ("v", ("b", "c", "e"), [2, 2, 6]),
    ]
    assert (len(small), small.n_users, small.user_starts.tolist()) == (8, 2, [0, 5, 8])


def test_the_arrays_cannot_be_changed(small: Interactions) -> None:
    with pytest.raises(ValueError, match="read-only"):
        small.timestamps[0] = 0


def test_no_events() -> None:
    nothing = _interactions()
    assert (len(nothing), nothing.n_users, list(nothing.histories())) == (0, 0, [])
    assert cases(nothing, within(nothing, 0, 1)) == ()
    assert training_histories(nothing, until(nothing, 1)) == {}


def test_arrays_of_different_length_are_a_bug() -> None:
    with pytest.raises(ValueError, match="one length"):
        Interactions(np.array(["u"], dtype=object), np.array([], dtype=object), np.array([1.0]))


def test_training_histories_are_of_training_events(small: Interactions) -> None:
    assert training_histories(small, until(small, 3)) == {"u": ("a", "b"), "v": ("b", "c")}
    assert training_histories(small, until(small, 2)) == {"u": ("a",)}


def test_cases_by_hand(small: Interactions) -> None:
    assert cases(small, within(small, 2, 6)) == (
        Case("u", ("a",), "b", 2.0),
        Case("u", ("a", "b"), "c", 3.0),
        Case("u", ("a", "b", "c", "a"), "d", 5.0),
        Case("v", ("b",), "c", 2.0),
    )
    assert cases(small, within(small, 5, np.inf), max_history=2) == (
        Case("u", ("c", "a"), "d", 5.0),
        Case("v", ("b", "c"), "e", 6.0),
    )
    assert cases(small, within(small, 1, 3), min_history=0)[0] == Case("u", (), "a", 1.0)
    assert cases(small, within(small, 1, 9), min_history=3) == (Case("u", ("a", "b", "c", "a"), "d", 5.0),)


def test_a_repeat_outside_the_shown_history_is_no_case_either() -> None:
    interactions = _interactions(("u", "a", 1), ("u", "b", 2), ("u", "c", 3), ("u", "a", 4))
    assert cases(interactions, within(interactions, 4, 5), max_history=1) == ()


@pytest.mark.parametrize("seed", range(5))
def test_cases_equal_the_plain_loop(seed: int) -> None:
    interactions, window = _random(seed), (30.0, 60.0)
    expected = []
    for history in interactions.histories():
        for n, (item, moment) in enumerate(zip(history.item_ids, history.timestamps.tolist(), strict=True)):
            earlier = history.item_ids[:n]
            if window[0] <= moment < window[1] and len(earlier) >= 2 and item not in earlier:
                expected.append(Case(history.user_id, earlier[-5:], item, moment))
    assert cases(interactions, within(interactions, *window), min_history=2, max_history=5) == tuple(expected)


def test_a_limit_draws_the_same_cases_by_the_same_seed() -> None:
    interactions = _random()
    everything = cases(interactions, within(interactions, 0, 90))
    drawn = cases(interactions, within(interactions, 0, 90), limit=20, seed=1)
    assert len(drawn) == len(set(drawn)) == 20
    assert set(drawn) <= set(everything)
    assert drawn == cases(interactions, within(interactions, 0, 90), limit=20, seed=1)
    assert drawn != cases(interactions, within(interactions, 0, 90), limit=20, seed=2)
    assert [everything.index(case) for case in drawn] == sorted(everything.index(case) for case in drawn)
    assert cases(interactions, within(interactions, 0, 90), limit=10_000) == everything


def test_wrong_limits_are_a_bug(small: Interactions) -> None:
    with pytest.raises(ValueError, match="max_history >= 1"):
        cases(small, within(small, 0, 1), max_history=0)


def test_training_counts_and_slices(small: Interactions) -> None:
    counts = training_counts(small, ["e", "c", "a", "never"], until(small, 5))
    assert counts.tolist() == [0, 2, 2, 0]
    slices = item_slices(np.array([0, 1, 19, 20, 500]))
    assert {name: mask.tolist() for name, mask in slices.items()} == {
        "all": [True] * 5,
        "warm": [False, True, True, True, True],
        "cold": [True, False, False, False, False],
        "tail": [False, True, True, False, False],
    }
