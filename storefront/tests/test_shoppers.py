"""The simulated shoppers keep the rules of their process, and a world survives being saved."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from mmsid.errors import MmsidError
from storefront.examples import example_shoppers
from storefront.report import report, time_cases
from storefront.shoppers import Simulation, pick, simulate
from storefront.traits import COLUMNS, ItemTraits
from storefront.world import ShopperConfig, World, make_world, sample_times

DEPARTMENTS = {
    "Clothing": ("T-shirts", "Trousers", "Coats"),
    "Kitchen": ("Mugs", "Plates", "Kettles"),
    "Dairy & Drinks": ("Milk", "Juice", "Yoghurt"),
    "Gadgets of Mars": ("Zorps", "Blips", "Quuxes"),
}
COLOURS = ("white", "navy", "blue", "red", "pink", "olive", "teal", "mustard", "black", "sand")


def make_traits(per_type: int = 12, seed: int = 0) -> ItemTraits:
    """A made-up catalogue whose attributes are independent of each other."""
    rng = np.random.default_rng(seed)
    values = {
        "colour": COLOURS,
        "pattern": ("plain", "stripes", "dots"),
        "material": ("cotton", "oak", "steel", "wool"),
    }
    records = [
        {
            "item_id": f"{kind.lower()}-{number:02d}",
            "department": department,
            "type": kind,
            **{name: str(rng.choice(words)) for name, words in values.items()},
            "brand": str(rng.choice(("Elio", "Koto", "Tilia", "Varga"))),
            "price": float(rng.uniform(5, 80)),
        }
        for department, kinds in DEPARTMENTS.items()
        for kind in kinds
        for number in range(per_type)
    ]
    return ItemTraits.from_records(records)


@pytest.fixture(scope="module")
def world() -> World:
    return make_world(make_traits(), seed=5)


@pytest.fixture(scope="module")
def simulation(world: World) -> Simulation:
    return simulate(world, shoppers=3000, seed=6)


def test_a_history_holds_no_product_twice(simulation: Simulation) -> None:
    pairs = simulation.users * len(simulation.item_ids) + simulation.items
    assert len(np.unique(pairs)) == len(pairs)


def test_nothing_is_picked_before_its_launch(world: World, simulation: Simulation) -> None:
    assert (simulation.timestamps >= world.launch_times[simulation.items]).all()


def test_times_increase_within_a_history_and_fit_the_clock(world: World, simulation: Simulation) -> None:
    same = simulation.users[1:] == simulation.users[:-1]
    assert (np.diff(simulation.timestamps)[same] > 0).all()
    days = (simulation.timestamps - world.config.clock_start) / 86_400
    assert days.min() >= 0
    assert days.max() <= world.config.clock_days


def test_lengths_are_those_of_the_configuration(world: World, simulation: Simulation) -> None:
    lengths = np.diff(simulation.starts)
    assert lengths.min() >= world.config.min_length
    assert lengths.max() <= world.config.max_length
    assert lengths.mean() == pytest.approx(world.config.mean_length, abs=0.6)


def test_same_seed_same_data_and_other_seed_other(world: World, simulation: Simulation) -> None:
    again = simulate(world, shoppers=3000, seed=6)
    for field in dataclasses.fields(Simulation):
        assert np.array_equal(getattr(again, field.name), getattr(simulation, field.name)), field.name
    other = simulate(world, shoppers=3000, seed=7)
    assert not np.array_equal(other.items[:1000], simulation.items[:1000])


def test_a_world_depends_on_its_seed_alone() -> None:
    traits = make_traits()
    assert make_world(traits, seed=5).to_json() == make_world(traits, seed=5).to_json()
    assert make_world(traits, seed=5).to_json() != make_world(traits, seed=6).to_json()


def test_a_saved_world_is_the_same_world(world: World) -> None:
    read = World.from_json(world.to_json())
    assert read.to_json() == world.to_json()
    for field in dataclasses.fields(World):
        assert np.array_equal(getattr(read, field.name), getattr(world, field.name)), field.name
    assert np.array_equal(read.chain, world.chain)
    again = simulate(read, shoppers=50, seed=1)
    assert np.array_equal(again.items, simulate(world, shoppers=50, seed=1).items)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 0}', '{"format": 1, "config": {}}'])
def test_a_damaged_world_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(MmsidError, match="make it again"):
        World.from_json(text)


def test_traits_name_what_is_missing() -> None:
    with pytest.raises(MmsidError, match="brand, price"):
        ItemTraits.from_records([dict.fromkeys(COLUMNS[:-2], "x")])
    with pytest.raises(MmsidError, match="twice"):
        ItemTraits.from_records([{**dict.fromkeys(COLUMNS, "x"), "price": 1}] * 2)


def test_an_unknown_configuration_key_is_an_error() -> None:
    with pytest.raises(MmsidError, match="nois"):
        ShopperConfig.parse({"nois": 0.1})


def test_price_tiers_are_thirds_of_a_type() -> None:
    prices = {"a": (1.0, 2.0, 3.0), "b": (300.0, 100.0, 200.0)}
    rows = [
        {**dict.fromkeys(COLUMNS, "x"), "item_id": f"{kind}{place}", "type": kind, "price": price}
        for kind, row in prices.items()
        for place, price in enumerate(row)
    ]
    assert ItemTraits.from_records(rows).price_tier == ("low", "middle", "high", "high", "low", "middle")


def test_every_type_belongs_to_a_mission_and_missions_cross_departments(world: World) -> None:
    covered = {t for mission in world.missions for t in mission.types}
    assert covered == set(range(len(world.type_names)))
    crossing = [len({world.type_departments[t] for t in mission.types}) > 1 for mission in world.missions]
    assert all(crossing)
    assert np.allclose(world.chain.sum(axis=2), 1.0, atol=1e-12)
    assert np.allclose(world.switch.sum(axis=1), 1.0, atol=1e-12)


def test_known_types_get_themes_and_unknown_ones_get_missions_too(world: World) -> None:
    names = [mission.name for mission in world.missions]
    assert "getting breakfast together" in names
    assert len(set(names)) == len(names)


def test_cold_products_are_in_no_training_history(world: World, simulation: Simulation) -> None:
    cases = time_cases(simulation, world.config)
    assert world.cold.sum() == round(world.config.cold_share * len(world.item_ids))
    assert not world.cold[simulation.items[cases.train]].any()
    assert cases.is_cold.sum() > 0.02 * len(cases.positions)
    first_warm_third = np.sort(world.launch_times[~world.cold])[: len(world.item_ids) // 3]
    assert (first_warm_third < world.config.clock_start).all()


def test_times_hardly_move_between_seeds() -> None:
    config = ShopperConfig()
    ends = []
    for seed in range(3):
        lengths, times = sample_times(config, 4000, np.random.default_rng(seed))
        ends.append(np.quantile(times[np.arange(config.max_length) < lengths[:, None]], 0.8) / 86_400)
    assert max(ends) - min(ends) < 0.01 * config.clock_days


def test_pick_follows_the_weights_and_never_takes_a_zero() -> None:
    weights = np.tile([0.0, 1.0, 0.0, 3.0, 0.0], (40_000, 1))
    counts = np.bincount(pick(weights, np.random.default_rng(0)), minlength=5)
    assert counts[[0, 2, 4]].sum() == 0
    assert counts[3] / 40_000 == pytest.approx(0.75, abs=5 * np.sqrt(0.75 * 0.25 / 40_000))


def test_a_small_catalogue_is_emptied_and_the_history_ends() -> None:
    traits = make_traits(per_type=1)
    emptied = simulate(make_world(traits, seed=1, config=ShopperConfig(cold_share=0.0)), shoppers=400, seed=2)
    assert np.diff(emptied.starts).max() <= 12
    pairs = emptied.users * 12 + emptied.items
    assert len(np.unique(pairs)) == len(pairs)


def test_the_frame_holds_what_is_observed(simulation: Simulation) -> None:
    frame = simulation.frame()
    assert list(frame.columns) == ["user_id", "item_id", "timestamp"]
    assert frame["user_id"].iloc[-1] == "shopper-02999"
    assert frame["item_id"].tolist()[:3] == [simulation.item_ids[item] for item in simulation.items[:3]]


def test_examples_are_true_short_and_different(world: World, simulation: Simulation) -> None:
    traits = make_traits()
    examples = example_shoppers(world, simulation, traits, n=3)
    assert examples == example_shoppers(world, simulation, traits, n=3)
    assert len(examples) == 3
    test_start = np.quantile(simulation.timestamps, 0.9)
    missions = set()
    for example in examples:
        items = [world.item_index[item_id] for item_id in example["history"]]
        assert 4 <= len(items) <= 8
        users = [
            user
            for user, start in enumerate(simulation.starts[:-1])
            if simulation.items[start : start + len(items)].tolist() == items
        ]
        start = simulation.starts[users[0]]
        span = slice(start, start + len(items))
        assert simulation.timestamps[start] >= test_start
        assert not simulation.noise[span].any()
        assert len(set(simulation.missions[span])) == 1
        mission = world.missions[simulation.missions[start]]
        assert mission.name[1:] in example["description"] and len(example["description"]) < 120
        missions.add(mission.name)
        departments = [world.type_departments[world.item_types[item]] for item in items]
        main = max(departments, key=departments.count)
        liking = next(one for one in world.tastes[simulation.tastes[users[0]]] if main in one.departments)
        named = [value for value in liking.values[liking.first] if value in example["description"]]
        shown = {traits.column(liking.first)[item] for item in items}
        assert named and (set(named) & shown or not shown & set(liking.values[liking.first]))
    assert len({example["name"] for example in examples}) == len(missions) == 3


def test_the_report_ranks_predictors_as_they_deserve(world: World, simulation: Simulation) -> None:
    vectors = np.eye(len(world.item_ids))
    figures = report(world, simulation, max_cases=1200, embeddings={"own": vectors})
    recall = {name: slices["all"]["recall@10"] for name, slices in figures["results"].items()}
    assert recall["oracle"] > 1.2 * recall["last-item oracle"] > 1.2 * recall["popularity"]
    assert recall["item-knn own, last"] < 0.2
    loss = {name: slices["all"].get("log_loss") for name, slices in figures["results"].items()}
    assert loss["oracle"] < loss["last-item oracle"]
    slices = figures["results"]["oracle"]
    assert slices["warm"]["n"] + slices["cold"]["n"] == slices["all"]["n"] == 1200
    assert figures["items"]["launched cold with training events"] == 0
