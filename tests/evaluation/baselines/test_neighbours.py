"""Nearest neighbours against scores worked out by hand and by brute force."""

from __future__ import annotations

import math

import numpy as np
import pytest

from mmsid.evaluation.baselines import CooccurrenceKnn, ItemKnn, neighbours, tune_cooccurrence_knn, tune_item_knn
from mmsid.evaluation.baselines.neighbours import KNN_DECAYS, KNN_LAST, cooccurrence_cosines
from mmsid.evaluation.metrics import ndcg_at
from mmsid.evaluation.protocol import Task, rank_cases
from mmsid.records import Case

IDS = ("a", "b", "c")
NAN = math.nan


def _case(*history: str, target: str = "c") -> Case:
    return Case("u", history, target, 0.0)


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


def _world(seed: int, n_items: int = 12, n_histories: int = 40) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Items, and histories in which some occur twice."""
    rng = np.random.default_rng(seed)
    ids = tuple(f"i{n}" for n in range(n_items))
    return ids, [tuple(rng.choice(ids, rng.integers(1, 9)).tolist()) for _ in range(n_histories)]


@pytest.mark.parametrize("seed", range(3))
def test_company_equals_counting(seed: int) -> None:
    ids, histories = _world(seed)
    found = cooccurrence_cosines([*histories, ("unknown", "i0")], ids).toarray()
    sets = [*({*history} for history in histories), {"i0"}]
    for row, one in enumerate(ids):
        for column, other in enumerate(ids):
            both = sum(one in items and other in items for items in sets)
            counts = [sum(which in items for items in sets) for which in (one, other)]
            expected = both / math.sqrt(counts[0] * counts[1]) if both and row != column else 0
            assert found[row, column] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(("last", "decay"), [(1, 1.0), (3, 0.6), (20, 0.8)])
def test_votes_equal_a_plain_loop(last: int, decay: float) -> None:
    ids, histories = _world(7)
    cosines = cooccurrence_cosines(histories, ids)
    model, dense = CooccurrenceKnn(cosines, ids, last=last, decay=decay), cosines.toarray()
    cases = [_case(*history) for history in [*histories, (), ("unknown", "i3"), ("i3", "unknown")]]
    for scores, case in zip(model.score(cases), cases, strict=True):
        expected = np.zeros(len(ids))
        for age, one in enumerate(case.history[-last:][::-1]):
            if one in ids:
                expected += decay**age * dense[ids.index(one)]
        np.testing.assert_allclose(scores, expected, atol=1e-5)


def test_no_history_and_no_company_scores_nothing() -> None:
    model = CooccurrenceKnn(cooccurrence_cosines([], IDS), IDS)
    assert model.score([_case("a"), _case()]).tolist() == [[0, 0, 0], [0, 0, 0]]
    with pytest.raises(ValueError, match="a row an item"):
        CooccurrenceKnn(cooccurrence_cosines([], IDS), (*IDS, "d"))


def test_only_the_last_items_of_a_very_long_history_keep_company(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "LONGEST_HISTORY", 2)
    found = cooccurrence_cosines([("a", "b", "c")], IDS).toarray()
    assert found.tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]


def test_tuning_takes_the_best_of_all_votes() -> None:
    ids, histories = _world(3, n_items=15, n_histories=120)
    events = [Case("u", history[:-1], history[-1], 0.0) for history in histories if history[-1] not in history[:-1]]
    task = Task(events, ids, np.ones(len(ids), dtype=np.int64))
    tuned = tune_cooccurrence_knn(histories, task)
    cosines = cooccurrence_cosines(histories, ids)

    def gain(last: int, decay: float) -> float:
        return ndcg_at(rank_cases(CooccurrenceKnn(cosines, ids, last=last, decay=decay), task)[0], 10)

    gains = {(last, decay): gain(last, decay) for last in KNN_LAST for decay in KNN_DECAYS}
    assert gains[tuned.last, tuned.decay] == max(gains.values())
    assert (tuned.last, tuned.decay) == next(votes for votes, value in gains.items() if value == max(gains.values()))


def test_tuning_looks_at_a_bounded_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "TUNING_CASES", 5)
    asked: list[int] = []
    plain = ItemKnn.score
    monkeypatch.setattr(ItemKnn, "score", lambda self, cases: asked.append(len(cases)) or plain(self, cases))
    tune_item_knn(np.eye(3), Task([_case("a")] * 50, IDS, np.ones(3, dtype=np.int64)))
    assert set(asked) == {5}
