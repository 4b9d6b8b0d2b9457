"""Slices against counting every one of them, and against defects that were put in."""

from __future__ import annotations

import time
from itertools import combinations

import numpy as np
import pytest
from scipy.stats import binom

from mmsid.error_analysis.attributes import Attribute, case_attributes, threshold_attributes
from mmsid.error_analysis.slice_search import enumerated, search_of, significant
from mmsid.error_analysis.slices import worst_slices
from mmsid.records import Item
from tests.error_analysis.made_cases import case, shelf

BASE = 0.31
DEPARTMENTS = 8
SEEDS = range(20)


def attribute(name, of, label=None):
    of = np.asarray(of, dtype=np.int32)
    return Attribute(name, label or name.title(), tuple(f"{name}{n}" for n in range(of.max(initial=0) + 1)), of, "case")


def random_attributes(r, cases, *, names=5, unknown=0.1):
    """Attributes of random sizes; some share a name, as thresholds do, and some do not know every case."""
    found = []
    for n in range(names):
        of = np.minimum(r.geometric(r.uniform(0.2, 0.6), cases) - 1, r.integers(1, 8)).astype(np.int32)
        of[r.random(cases) < unknown * (n % 2)] = -1
        found.append(attribute(f"a{n}", of))
        if n % 3 == 0:
            found += [attribute(f"a{n}", of >= cut) for cut in (1, 2)]
    return [one for one in found if len(np.unique(one.of)) > 1]


def every_slice(hits, attributes, least):
    """Conditions → cases and hits, for all slices of one and two conditions, by looking at each case."""
    single = [(place, value) for place, one in enumerate(attributes) for value in range(len(one.values))]
    pairs = [(a, b) for a, b in combinations(single, 2) if attributes[a[0]].name != attributes[b[0]].name]
    counted = {}
    for conditions in [*((one,) for one in single), *pairs]:
        mask = np.all([attributes[place].of == value for place, value in conditions], axis=0)
        if mask.sum() >= max(least, 1):
            counted[conditions] = (int(mask.sum()), int(hits[mask].sum()))
    return counted


@pytest.mark.parametrize("rate", [0.02, BASE, 0.7, 0.97])
@pytest.mark.parametrize("cases", [12, 60, 300, 1500])
@pytest.mark.parametrize("seed", range(3))
def test_no_slice_is_lost_that_counting_every_slice_finds_significant(cases, rate, seed):
    r = np.random.default_rng(seed)
    attributes = random_attributes(r, cases)
    p = np.where(attributes[0].of == 0, rate / 8, rate)
    p = np.where((attributes[-1].of == 0) & (attributes[1].of == 1), 0, p)
    hits = r.random(cases) < p
    least = [2, 20][seed % 2]
    search = search_of(hits, attributes, least)
    expected = {
        conditions: (n, hit)
        for conditions, (n, hit) in every_slice(hits, search.attributes, least).items()
        if binom.cdf(hit, n, hits.mean()) <= search.allowed(len(conditions))
    }
    if hits.all() or not hits.any():
        return
    found = {one.pairs: (one.n, one.hits) for one in significant(search)}
    assert found == expected
    counted = every_slice(hits, search.attributes, least)
    assert {one.pairs: (one.n, one.hits) for one in enumerated(search)}.items() <= counted.items()


def test_no_slice_is_lost_among_very_many_attributes():
    """Sixty attributes, of which two make a defect together."""
    r = np.random.default_rng(0)
    attributes = [attribute(f"a{n}", r.integers(2 + n % 3, size=1000)) for n in range(60)]
    hits = r.random(1000) < np.where((attributes[3].of == 0) & (attributes[48].of == 0), 0, 0.6)
    search = search_of(hits, attributes, 20)
    found = {one.pairs for one in significant(search)}
    assert found == {
        conditions
        for conditions, (n, hit) in every_slice(hits, search.attributes, 20).items()
        if binom.cdf(hit, n, hits.mean()) <= search.allowed(len(conditions))
    }
    assert {len(pairs) for pairs in found} == {1, 2}


@pytest.mark.parametrize("seed", range(6))
def test_a_plain_defect_comes_first_and_has_most_excess_misses_of_all_slices(seed):
    r = np.random.default_rng(seed)
    attributes = random_attributes(r, 1500)
    hits = r.random(1500) < np.where(attributes[0].of == 0, 0.1, BASE)
    best = max(n * hits.mean() - hit for n, hit in every_slice(hits, attributes, 20).values())
    first = worst_slices(hits, attributes)[0]
    assert first.excess_misses == pytest.approx(best)


def test_the_figures_of_a_slice_are_those_worked_out_by_hand():
    of = np.repeat([0, 1], [100, 300])
    hits = np.concatenate([np.arange(100) < 10, np.arange(300) < 190])
    (found,) = worst_slices(hits, [attribute("shelf", of), attribute("other", np.arange(400) % 2)])
    assert found.conditions == (("shelf", "Shelf", "shelf0"),)
    assert found.description == "Shelf: shelf0"
    assert found.cases.tolist() == list(range(100))
    assert (found.n, found.hits, found.recall, found.coverage) == (100, 10, 0.1, 0.25)
    assert found.gap == pytest.approx(0.4)
    assert found.excess_misses == pytest.approx(40)
    assert found.p_value == pytest.approx(binom.cdf(10, 100, 0.5) * 2 * 4)
    assert found.interval == pytest.approx((0.0552, 0.1744), abs=1e-4)
    assert found.overlapping == ()


def test_two_attributes_that_say_the_same_are_one_slice():
    of = np.repeat([0, 1], [100, 300])
    hits = np.concatenate([np.arange(100) < 10, np.arange(300) < 190])
    (found,) = worst_slices(hits, [attribute("shelf", of), attribute("aisle", of)])
    assert found.description == "Shelf: shelf0"


@pytest.mark.parametrize(
    "hits", [[], [True], [False], [True] * 200, [False] * 200], ids=["none", "hit", "miss", "hits", "misses"]
)
def test_cases_that_are_all_alike_have_no_slices(hits):
    hits = np.array(hits, dtype=np.bool_)
    assert worst_slices(hits, [attribute("a", np.arange(len(hits)) % 2)]) == ()


def test_without_attributes_or_with_constant_ones_there_are_no_slices():
    hits = np.arange(200) % 3 == 0
    assert worst_slices(hits, []) == ()
    assert worst_slices(hits, [attribute("a", np.zeros(200)), attribute("b", np.full(200, -1))]) == ()
    assert worst_slices(hits[:3], [attribute("a", [0, 1, 0])]) == ()


def test_attributes_of_other_cases_are_refused():
    with pytest.raises(ValueError, match="Expected attributes of"):
        worst_slices(np.arange(10) % 2 == 0, [attribute("a", [0, 1])])


class World:
    """2,000 test cases of a shop of eight departments; hits come by chance."""

    def __init__(self, seed: int, n: int = 2000) -> None:
        self.r = r = np.random.default_rng(seed)
        self.items = shelf(
            *(
                Item(
                    f"i{i}",
                    f"Thing {i}",
                    category=(f"Department {i % DEPARTMENTS}", f"Type {i % (3 * DEPARTMENTS)}"),
                    price=float(r.lognormal(3, 1)),
                    extra={"colour": f"colour {r.integers(12)}", "brand": f"brand {r.integers(20)}"},
                )
                for i in range(600)
            )
        )
        self.targets = r.integers(600, size=n)
        self.lengths = r.geometric(0.09, n)
        self.events = r.lognormal(5.5, 0.8, 600).astype(int)[self.targets] + 20
        self.department = self.targets % DEPARTMENTS

    def slices(self, rates):
        """The worst slices where each case is a hit by its chance."""
        cases = [
            case([f"i{i}" for i in self.r.integers(600, size=length)], f"i{target}", int(events))
            for length, target, events in zip(self.lengths, self.targets, self.events, strict=True)
        ]
        attributes = (*case_attributes(cases, self.items), *threshold_attributes(cases, self.items))
        return worst_slices(self.r.random(len(rates)) < rates, attributes)


def is_long_history(found, begin):
    """Whether a slice is, but for few cases, the histories from a length on."""
    ((name, _, value),) = found.conditions if len(found.conditions) == 1 else ((("", "", "")),)
    return (
        name == "history"
        and (value.startswith("at least") or value.endswith("more"))
        and abs(int("".join(filter(str.isdigit, value))) - begin) <= 3
    )


def is_department(found, number):
    return found.conditions == (("department", "Department", f"Department {number}"),)


@pytest.mark.slow
def test_noise_has_no_slices():
    some = sum(bool(World(seed).slices(np.full(2000, BASE))) for seed in range(40))
    assert some <= 2


@pytest.mark.slow
@pytest.mark.parametrize("begin", [12, 17])
def test_two_defects_come_out_as_the_two_worst_slices_of_one_condition_each(begin):
    right = 0
    for seed in SEEDS:
        world = World(seed)
        rates = np.where((world.department == 3) | (world.lengths >= begin), 0.05, BASE)
        found = world.slices(rates)[:2]
        right += any(is_department(one, 3) for one in found) and any(is_long_history(one, begin) for one in found)
    assert right >= 19


@pytest.mark.slow
def test_a_defect_of_two_conditions_comes_out_with_both():
    right = 0
    for seed in SEEDS:
        world = World(seed)
        found = world.slices(np.where((world.department == 3) & (world.lengths >= 8), 0.02, BASE))
        right += {name for name, _, _ in found[0].conditions} == {"department", "history"} if found else 0
        assert len(found) <= 2
    assert right >= 18


@pytest.mark.slow
def test_defects_come_out_beside_natural_differences():
    """Cold products at 0.18, and 40 cases of the tail at 0.05."""
    right = 0
    for seed in SEEDS:
        world = World(seed)
        world.events[:240] = 0
        world.events[240:280] = 10
        rates = np.full(2000, BASE)
        rates[:240], rates[240:280] = 0.18, 0.05
        rates[(world.department == 3) | (world.lengths >= 17)] = 0.05
        found = world.slices(rates)
        right += any(is_department(one, 3) for one in found[:2]) and any(is_long_history(one, 17) for one in found[:2])
        assert all(len(one.conditions) == 1 for one in found[:2])
    assert right >= 19


def test_a_slice_names_what_it_explains_and_no_other_slice_names_it():
    world = World(1)
    found = world.slices(np.where((world.department == 3) | (world.lengths >= 17), 0.05, BASE))
    everything = [text for one in found for text in (one.description, *one.overlapping)]
    assert len(everything) == len(set(everything))
    (history,) = [one for one in found if is_long_history(one, 17)]
    (department,) = [one for one in found if is_department(one, 3)]
    assert "History: at least 11 products" in history.overlapping
    assert set(department.overlapping) <= {"Type: Type 3", "Type: Type 11", "Type: Type 19"}


@pytest.mark.slow
def test_it_takes_no_longer_than_one_would_wait():
    """A second or two of the process's own time, where looking at each case for each pair of values takes minutes."""
    r, cases = np.random.default_rng(0), 20_000
    attributes = [attribute(f"a{n}", r.integers(r.integers(2, 40), size=cases)) for n in range(15)]
    attributes += [attribute(f"a{n}", r.random(cases) < share) for n in range(3) for share in np.linspace(0.1, 0.9, 15)]
    hits = r.random(cases) < np.where(attributes[0].of == 0, 0.05, BASE)
    worst_slices(hits[:500], [attribute(one.name, one.of[:500]) for one in attributes])
    start = time.process_time()
    assert worst_slices(hits, attributes)
    assert time.process_time() - start < 60
