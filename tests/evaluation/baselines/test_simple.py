"""Baselines against scores worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mmsid.evaluation.baselines import ItemKnn, LastItemCooccurrence, Popularity, tune_item_knn
from mmsid.evaluation.protocol import Task
from mmsid.records import Case

IDS = ("a", "b", "c")
NAN = math.nan


def _case(*history: str, target: str = "c") -> Case:
    return Case("u", history, target, 0.0)


def test_popularity() -> None:
    scores = Popularity(np.array([5, 0, 2])).score([_case("a"), _case("b")])
    assert scores.tolist() == [[5, 0, 2], [5, 0, 2]]


def test_knn_is_the_cosine_to_the_last_item() -> None:
    model = ItemKnn(np.array([[2.0, 0.0], [0.0, 3.0], [1.0, 1.0]]), IDS, last=1)
    half = math.sqrt(0.5)
    np.testing.assert_allclose(model.score([_case("b", "a"), _case("b")]), [[1, 0, half], [0, 1, half]], atol=1e-6)


def test_knn_weighs_by_recency() -> None:
    model = ItemKnn(np.array([[2.0, 0.0], [0.0, 3.0], [1.0, 1.0]]), IDS, last=2, decay=0.5)
    # The query is a + b / 2 = (1, 1/2); "c" before them is out of reach.
    length = math.sqrt(1.25)
    expected = [[1 / length, 0.5 / length, 1.5 / length / math.sqrt(2)]]
    np.testing.assert_allclose(model.score([_case("c", "b", "a")]), expected, atol=1e-6)


def test_knn_without_embeddings() -> None:
    model = ItemKnn(np.array([[1.0, 0.0], [NAN, NAN], [0.0, 1.0]]), IDS, last=2)
    assert model.score([_case("b"), _case("unknown"), _case(), _case("a", "b")]).tolist() == [
        [0, -2, 0],
        [0, -2, 0],
        [0, -2, 0],
        [1, -2, 0],
    ]


def test_knn_refuses_nonsense() -> None:
    for wrong in ({"last": 0}, {"decay": 0.0}, {"decay": 1.1}):
        with pytest.raises(ValueError, match="decay in"):
            ItemKnn(np.eye(3), IDS, **wrong)
    with pytest.raises(ValueError, match="a row an item"):
        ItemKnn(np.eye(2), IDS)


def test_tuning_finds_the_number_of_items_that_matters() -> None:
    # The target always lies midway between the last two items; the last one alone points to another neighbour.
    angles = np.deg2rad([0.0, 60.0, 30.0, -20.0, 150.0])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    ids = ("a", "b", "between", "decoy", "old")
    cases = [Case("u", ("old", "b", "a"), "between", 0.0)]
    model = tune_item_knn(vectors, Task(cases, ids, np.ones(5, dtype=np.int64)), k=1)
    assert model.last == 2
    assert int(model.score(cases)[0].argsort()[::-1][0]) == 2


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
