"""Baselines against scores worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from mmsid.evaluation.baselines import LastItemCooccurrence, Popularity
from mmsid.records import Case

IDS = ("a", "b", "c")


def _case(*history: str, target: str = "c") -> Case:
    return Case("u", history, target, 0.0)


def test_popularity() -> None:
    scores = Popularity(np.array([5, 0, 2])).score([_case("a"), _case("b")])
    assert scores.tolist() == [[5, 0, 2], [5, 0, 2]]


def test_cooccurrence_by_hand() -> None:
    # Steps a→b twice, b→c once; events a 2, b 3, c 1 of 6.
    histories = [("a", "b", "c"), ("a", "b"), ("b",)]
    model = LastItemCooccurrence(histories, IDS, smoothing=3.0)
    share = np.array([2, 3, 1]) / 6
    expected = [
        (np.array([0, 2, 0]) + 3 * share) / 5,
        (np.array([0, 0, 1]) + 3 * share) / 4,
        share,
        share,
        share,
    ]
    scores = model.score([_case("b", "a"), _case("b"), _case("a", "c"), _case("unknown"), _case()])
    np.testing.assert_allclose(scores, expected)
    np.testing.assert_allclose(scores.sum(axis=1), 1)


def test_cooccurrence_skips_unknown_items_and_empty_training() -> None:
    np.testing.assert_allclose(LastItemCooccurrence([("a", "zzz")], IDS).score([_case("a")]), [[1, 0, 0]])
    assert LastItemCooccurrence([], IDS).score([_case("a")]).tolist() == [[0, 0, 0]]
    with pytest.raises(ValueError, match="above 0"):
        LastItemCooccurrence([], IDS, smoothing=0.0)
