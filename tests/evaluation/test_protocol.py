"""The evaluator against hand-worked ranks, and one convention for scorers and listers."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from mmsid.artifacts import write_json
from mmsid.errors import MmsidError
from mmsid.evaluation import protocol as module
from mmsid.evaluation.baselines import Popularity
from mmsid.evaluation.metrics import NOT_RANKED
from mmsid.evaluation.protocol import Task, evaluate, rank_cases, rank_targets
from mmsid.records import Case

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

IDS = ("a", "b", "c", "d", "e")
COUNTS = np.array([50, 20, 3, 1, 0])
CASES = (
    Case("u", ("a",), "b", 0.0),
    Case("u", ("a", "b"), "c", 1.0),
    Case("v", ("d",), "e", 2.0),
    Case("w", (), "a", 3.0),
)
# Scores 5 4 3 2 1. Without the history: b 1st of b c d e, c 1st of c d e, e 4th of a b c e, a 1st.
SCORES = np.array([5.0, 4.0, 3.0, 2.0, 1.0])
RANKS, RANKS_WITH_HISTORY = [1, 1, 4, 1], [2, 3, 5, 1]


class Fixed:
    """Gives every case the same scores."""

    def score(self, cases: Sequence[Case]) -> NDArray[np.float64]:
        return np.tile(SCORES, (len(cases), 1))


class FixedList:
    """Lists the best items of the same scores."""

    def __init__(self, length: int) -> None:
        self.length = length

    def best(self, cases: Sequence[Case]) -> NDArray[np.int64]:
        return np.tile(np.argsort(-SCORES)[: self.length], (len(cases), 1))


class Seen:
    """Scores by case, and checks that batches come in order."""

    def __init__(self, scores: NDArray[np.float64]) -> None:
        self.scores, self.sizes = scores, list[int]()

    def score(self, cases: Sequence[Case]) -> NDArray[np.float64]:
        start = sum(self.sizes)
        self.sizes.append(len(cases))
        return self.scores[start : start + len(cases)]


@pytest.fixture
def task() -> Task:
    return Task(CASES, IDS, COUNTS)


def test_ranks_by_hand(task: Task) -> None:
    ranks, lists = rank_cases(Fixed(), task, k=3)
    assert ranks.tolist() == RANKS
    assert lists.tolist() == [[1, 2, 3], [2, 3, 4], [0, 1, 2], [0, 1, 2]]


def test_ranks_with_the_history_kept_in() -> None:
    ranks, lists = rank_cases(Fixed(), Task(CASES, IDS, COUNTS, keep_history=True), k=3)
    assert ranks.tolist() == RANKS_WITH_HISTORY
    assert lists.tolist() == [[0, 1, 2]] * 4


def test_a_full_list_ranks_like_the_scores_it_came_from(task: Task) -> None:
    ranks, lists = rank_cases(FixedList(5), task, k=3)
    assert ranks.tolist() == RANKS
    assert lists.tolist() == rank_cases(Fixed(), task, k=3)[1].tolist()


def test_a_short_list_may_lack_the_target(task: Task) -> None:
    ranks, lists = rank_cases(FixedList(2), task, k=3)
    assert ranks.tolist() == [1, NOT_RANKED, NOT_RANKED, 1]
    assert lists.tolist() == [[1, -1, -1], [-1, -1, -1], [0, 1, -1], [0, 1, -1]]


def test_lists_longer_than_the_catalogue_end_in_nobody(task: Task) -> None:
    assert rank_cases(Fixed(), task, k=7)[1].tolist()[0] == [1, 2, 3, 4, -1, -1, -1]


def test_batches_do_not_change_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    cases = tuple(Case("u", (IDS[n % 5],), IDS[(n + 1 + n % 3) % 5], float(n)) for n in range(53))
    task, scores = Task(cases, IDS, COUNTS), rng.normal(size=(53, 5))
    whole = rank_cases(Seen(scores), task)
    monkeypatch.setattr(module, "BATCH_SCORES", 50)
    model, told = Seen(scores), list[tuple[float, float]]()
    ranks, lists = rank_cases(model, task, progress=lambda done, total, _task: told.append((done, total)))
    assert model.sizes == [10, 10, 10, 10, 10, 3]
    assert told[-1] == (53, 53)
    assert (ranks.tolist(), lists.tolist()) == (whole[0].tolist(), whole[1].tolist())


def test_the_structure_of_metrics_json(task: Task, tmp_path: Path) -> None:
    metrics = evaluate({"fixed": Fixed(), "popularity": Popularity(COUNTS)}, task, k=3, seed=7)
    write_json(tmp_path / "metrics.json", metrics)
    assert json.loads((tmp_path / "metrics.json").read_text()) == metrics
    assert (metrics["seed"], metrics["k"], metrics["keep_history"]) == (7, 3, False)
    assert "CPU cores" in metrics["machine"]
    slices: dict[str, dict[str, Any]] = metrics["results"]["fixed"]
    # Targets b, c, e, a: e is cold, c has 3 events, b has exactly 20 and is not in the tail.
    # The head are the items with 50 events, more than half of 74: a alone. All histories are short.
    counts = {name: figures["n"] for name, figures in slices.items()}
    assert counts == {"all": 4, "warm": 3, "cold": 1, "head": 1, "tail": 1, "short": 4, "long": 0}
    recalls = {name: figures["recall@3"] for name, figures in slices.items()}
    assert recalls == {"all": 0.75, "warm": 1.0, "cold": 0.0, "head": 1.0, "tail": 1.0, "short": 0.75, "long": None}
    assert {name for name in slices["all"] if "@" in name and "_" not in name} == {
        *(f"{name}@{k}" for name in ("recall", "ndcg") for k in (3, 5, 10, 20)),
        "coverage@3",
    }
    assert metrics["slices"].keys() == slices.keys()
    assert slices["all"]["mrr"] == pytest.approx(3.25 / 4)
    assert slices["all"]["coverage@3"] == 1.0
    assert metrics["results"]["popularity"] == slices


def test_models_are_compared_with_the_best_rival_of_the_run(task: Task) -> None:
    # Popularity ranks as `Fixed` does; against it a list of two loses c alone (e is missed by both).
    metrics = evaluate({"mmsid": FixedList(2), "popularity": Popularity(COUNTS), "nothing": Fixed()}, task, k=3)
    [compared] = metrics["comparisons"]
    assert (compared["model"], compared["rival"], compared["k"]) == ("mmsid", "popularity", 3)
    whole = compared["slices"]["all"]
    assert (whole["n"], whole["gained"], whole["lost"], whole["both"], whole["neither"]) == (4, 0, 1, 2, 1)
    assert whole["difference"] == -0.25
    assert "long" not in compared["slices"]


def test_ranks_alone_are_those_with_the_lists(task: Task) -> None:
    assert rank_targets(Fixed(), task).tolist() == rank_cases(Fixed(), task)[0].tolist()


def test_a_draw_is_the_one_of_the_events(task: Task) -> None:
    drawn = task.drawn(2, seed=3)
    places = np.sort(np.random.default_rng(3).choice(4, size=2, replace=False))
    assert list(drawn.cases) == [CASES[place] for place in places]
    assert task.drawn(4, seed=3) is task
    assert rank_cases(Fixed(), drawn)[0].tolist() == [RANKS[place] for place in places]


def test_no_cold_items_is_no_error() -> None:
    metrics = evaluate({"fixed": Fixed()}, Task(CASES[:1], IDS, COUNTS))
    assert metrics["results"]["fixed"]["cold"]["n"] == 0
    assert metrics["results"]["fixed"]["cold"]["recall@10"] is None


def test_a_history_that_holds_the_target_still_ranks_it() -> None:
    task = Task((Case("u", ("b", "a"), "b", 0.0),), IDS, COUNTS)
    assert rank_cases(Fixed(), task)[0].tolist() == [1]


def test_what_does_not_belong_together(task: Task) -> None:
    with pytest.raises(MmsidError, match="At least one case to evaluate on was expected"):
        Task((), IDS, COUNTS)
    with pytest.raises(ValueError, match="targets from the catalogue"):
        Task((Case("u", (), "zzz", 0.0),), IDS, COUNTS)
    with pytest.raises(ValueError, match="a count an item"):
        Task(CASES, IDS, COUNTS[:2])
    with pytest.raises(ValueError, match=r"scores \(4, 5\), got \(4, 2\)"):
        rank_cases(Popularity(COUNTS[:2]), task, name="popularity")

    class Floats:
        def best(self, cases: Sequence[Case]) -> NDArray[Any]:
            return np.zeros((len(cases), 2))

    with pytest.raises(ValueError, match="integers"):
        rank_cases(Floats(), task)


def test_minus_infinity_is_the_worst_score(task: Task) -> None:
    scores = np.full((4, 5), -math.inf)
    assert rank_cases(Seen(scores), task)[0].tolist() == [4, 3, 4, 5]
