"""The oracle is exact: it equals brute force over all latent paths, and the frequencies of the simulation."""

from __future__ import annotations

import dataclasses
import itertools
import math

import numpy as np
import pytest

from mmsid.errors import MmsidError
from storefront.missions import Mission
from storefront.oracle import LastItemOracle, Oracle
from storefront.shoppers import simulate
from storefront.world import DAY, ShopperConfig, World

START = ShopperConfig().clock_start


def tiny_world(**changes: object) -> World:
    """Six items in two types, two tastes, two missions; the last item is launched on day 100."""
    rng = np.random.default_rng(3)
    both = Mission("b", (0, 1), (0.3, 0.7), ((0.1, 0.9), (0.6, 0.4)))
    only = Mission("a", (0,), (1.0,), ((1.0,),))
    world = World(
        config=ShopperConfig(noise=0.13),
        item_ids=tuple("abcdef"),
        type_names=("x", "y"),
        type_departments=("X", "Y"),
        item_types=np.array([0, 1, 0, 1, 0, 1]),
        popularity=rng.uniform(0.2, 2.0, size=6),
        affinity=rng.normal(0, 1.5, size=(2, 6)),
        launch_times=START + DAY * np.array([-1, -1, -1, -1, 0, 100]),
        cold=np.array([False] * 5 + [True]),
        tastes=((), ()),
        missions=(only, both),
        taste_prior=np.array([0.35, 0.65]),
        mission_prior=np.array([0.45, 0.55]),
        switch=np.array([[0.8, 0.2], [0.3, 0.7]]),
    )
    return dataclasses.replace(world, **changes)


def event_prob(world: World, z: int, m: int, history: list[int], item: int, time: int) -> float:
    """`P(item | taste, mission, history, time)`, term by term from the process' definition."""
    candidates = [i for i in range(len(world.item_ids)) if world.launch_times[i] <= time and i not in history]
    if item not in candidates:
        return 0.0
    popular = world.popularity[item] / sum(world.popularity[i] for i in candidates)
    mission = world.missions[m]
    previous = world.item_types[history[-1]] if history else None
    row = mission.chain[mission.types.index(previous)] if previous in mission.types else mission.entry
    shares = dict(zip(mission.types, row, strict=True))
    possible = {t: p for t, p in shares.items() if any(world.item_types[i] == t for i in candidates)}
    if sum(possible.values()) == 0:
        return popular
    own = world.item_types[item]
    weights = {
        i: world.popularity[i] * math.exp(world.affinity[z, i]) for i in candidates if world.item_types[i] == own
    }
    wanted = possible.get(own, 0.0) / sum(possible.values()) * weights[item] / sum(weights.values())
    return (1 - world.config.noise) * wanted + world.config.noise * popular


def brute_force(world: World, history: list[int], times: list[int], now: int) -> list[float]:
    """`P(next item | history)` by summing the joint probability of every path of latent states."""
    joint = [0.0] * len(world.item_ids)
    steps = len(history) + 1
    for z in range(len(world.taste_prior)):
        for path in itertools.product(range(len(world.missions)), repeat=steps):
            prob = world.taste_prior[z] * world.mission_prior[path[0]]
            for before, after in itertools.pairwise(path):
                prob *= world.switch[before, after]
            for k, item in enumerate(history):
                prob *= event_prob(world, z, path[k], history[:k], item, times[k])
            for item in range(len(joint)):
                joint[item] += prob * event_prob(world, z, path[-1], history, item, now)
    total = sum(joint)
    return [value / total for value in joint]


def names(world: World, items: tuple[int, ...] | list[int]) -> list[str]:
    return [world.item_ids[item] for item in items]


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4])
def test_the_oracle_equals_the_sum_over_all_paths_for_every_history(length: int) -> None:
    world = tiny_world()
    times = [START + DAY * (98 + k) for k in range(length)]
    now = START + DAY * 103
    histories = [
        history
        for history in itertools.permutations(range(6), length)
        if all(world.launch_times[item] <= time for item, time in zip(history, times, strict=True))
    ]
    scores = Oracle(world).log_probs_of(
        [names(world, history) for history in histories],
        [now] * len(histories),
        history_timestamps=[times] * len(histories),
    )
    for history, row in zip(histories, scores, strict=True):
        expected = np.array(brute_force(world, list(history), times, now))
        assert np.abs(np.exp(row) - expected).max() < 1e-10
        assert np.isneginf(row[list(history)]).all()


def test_all_tiny_histories_that_empty_a_type_are_exact_too() -> None:
    world = tiny_world(config=ShopperConfig(noise=0.0))
    history, times = [0, 2, 4], [START + DAY * day for day in (1, 2, 3)]
    now = START + DAY * 4
    expected = np.array(brute_force(world, history, times, now))
    found = np.exp(Oracle(world).log_probs(names(world, history), now, history_timestamps=times))
    # The first mission knows only type x, of which nothing is left: popularity decides, and both types' rest counts.
    assert np.abs(found - expected).max() < 1e-10
    assert found.sum() == pytest.approx(1.0, abs=1e-12)


def test_what_is_not_launched_cannot_come() -> None:
    world = tiny_world()
    before = Oracle(world).log_probs(["a"], START + DAY * 100 - 1)
    after = Oracle(world).log_probs(["a"], START + DAY * 100)
    assert np.isneginf(before[5])
    assert np.isfinite(after[5])


def test_without_history_times_the_past_had_todays_range() -> None:
    world = tiny_world()
    now = START + DAY * 103
    oracle = Oracle(world)
    assumed = oracle.log_probs(["b", "a"], now)
    said = oracle.log_probs(["b", "a"], now, history_timestamps=[now, now])
    early = oracle.log_probs(["b", "a"], now, history_timestamps=[START, START + 60])
    assert np.array_equal(assumed, said)
    assert not np.allclose(assumed[2:], early[2:])


def test_probabilities_sum_to_one() -> None:
    world = tiny_world()
    histories = [names(world, h) for length in range(6) for h in itertools.permutations(range(6), length)]
    for oracle in (Oracle(world), LastItemOracle(world, shoppers=500)):
        sums = np.exp(oracle.log_probs_of(histories, [START + DAY * 200] * len(histories))).sum(axis=1)
        assert np.abs(sums - 1).max() < 1e-12


def test_an_exhausted_catalogue_has_no_next_item() -> None:
    world = tiny_world()
    assert np.isneginf(Oracle(world).log_probs(names(world, range(6)), START + DAY * 200)).all()


def test_a_history_that_the_process_cannot_make_leaves_the_belief() -> None:
    world = tiny_world()
    now = START + DAY * 200
    scores = Oracle(world).log_probs(["a", "a"], now, history_timestamps=[START, START + 1])
    assert np.exp(scores).sum() == pytest.approx(1.0, abs=1e-12)


def test_ranking_in_batches_equals_one_by_one() -> None:
    world = tiny_world()
    histories = [names(world, h) for length in (3, 0, 2, 1) for h in itertools.permutations(range(6), length)]
    timestamps = [START + DAY * (90 + place % 30) for place in range(len(histories))]
    oracle = Oracle(world)
    items, log_probs = oracle.rank(histories, timestamps, 4)
    for place, (history, timestamp) in enumerate(zip(histories, timestamps, strict=True)):
        single = oracle.log_probs(history, timestamp)
        assert items[place].tolist() == np.argsort(-single, kind="stable")[:4].tolist()
        assert np.allclose(log_probs[place], single[items[place]], atol=1e-12)
    assert oracle.rank(histories[:2], timestamps[:2], 99)[0].shape == (2, 6)


def test_an_unknown_item_is_named() -> None:
    with pytest.raises(MmsidError, match="'zzz'"):
        Oracle(tiny_world()).log_probs(["zzz"], START)


def test_frequencies_of_the_simulation_match_the_oracle() -> None:
    world = tiny_world(launch_times=np.full(6, START - DAY))
    simulation = simulate(world, shoppers=60_000, seed=8)
    oracle = Oracle(world)
    starts = simulation.starts[:-1]
    for history in ([], [0], [1, 3], [4, 1], [2, 3, 0]):
        k = len(history)
        match = np.ones(len(starts), dtype=bool)
        for place, item in enumerate(history):
            match &= simulation.items[starts + place] == item
        following = simulation.items[starts[match] + k]
        probs = np.exp(oracle.log_probs(names(world, history), START + DAY))
        counts = np.bincount(following, minlength=6)
        assert counts.sum() > 200
        errors = np.sqrt(probs * (1 - probs) / counts.sum())
        assert (np.abs(counts / counts.sum() - probs) <= 4.5 * errors + 1e-12).all()


def test_no_other_predictor_has_a_smaller_log_loss() -> None:
    world = tiny_world(launch_times=np.full(6, START - DAY))
    simulation = simulate(world, shoppers=6_000, seed=9)
    starts, place = simulation.starts[:-1], 3
    histories = [names(world, simulation.items[start : start + place]) for start in starts]
    targets = simulation.items[starts + place]
    times = [START + DAY] * len(starts)
    rows = np.arange(len(starts))
    open_items = np.ones((len(starts), 6))
    for k in range(place):
        open_items[rows, simulation.items[starts + k]] = 0
    popular = world.popularity * open_items
    uniform = open_items / open_items.sum(axis=1, keepdims=True)
    losses = {
        "oracle": -Oracle(world).log_probs_of(histories, times)[rows, targets],
        "last item": -LastItemOracle(world, shoppers=60_000).log_probs_of(histories, times)[rows, targets],
        "popularity": -np.log((popular / popular.sum(axis=1, keepdims=True))[rows, targets]),
        "uniform": -np.log(uniform[rows, targets]),
    }
    for name in ("last item", "popularity", "uniform"):
        difference = losses[name] - losses["oracle"]
        assert difference.mean() > 2 * difference.std() / math.sqrt(len(rows)), name


def test_the_last_item_oracle_forgets_what_came_before() -> None:
    world = tiny_world()
    oracle = LastItemOracle(world, shoppers=2_000)
    beliefs = oracle.beliefs(np.array([[3, 0], [1, 0]]), np.zeros((2, 2), dtype=np.int64), np.array([2, 2]))
    assert np.array_equal(beliefs[0], beliefs[1])
    assert beliefs.sum(axis=(1, 2)) == pytest.approx(1.0, abs=1e-12)


def test_the_last_item_oracle_is_the_marginal_of_the_process() -> None:
    world = tiny_world(launch_times=np.full(6, START - DAY))
    simulation = simulate(world, shoppers=40_000, seed=10)
    table = LastItemOracle(world, shoppers=40_000)
    starts = simulation.starts[:-1]
    # The table is over all places of a history; the states behind item 0, wherever it stands, are its rows.
    mine = simulation.items == 0
    counts = np.zeros((2, 2))
    np.add.at(counts, (simulation.tastes[simulation.users[mine]], simulation.missions[mine]), 1)
    expected = counts / counts.sum() @ world.switch
    found = table.beliefs(np.array([[0]]), np.zeros((1, 1), dtype=np.int64), np.array([1]))[0]
    assert np.abs(found - expected).max() < 0.01
    assert len(starts) == 40_000
