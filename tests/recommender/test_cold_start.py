"""Borrowing against its own arithmetic."""

import numpy as np
import pytest

from mmsid.recommender import cold_start
from mmsid.recommender.cold_start import MAX_SHARE, NEIGHBOURS, TEMPERATURE, cold_start_transfers, event_transfer


class TestEventTransfer:
    """Three clusters of products: one has a new item, one a rare product."""

    embeddings = np.array([[1, 0], [0.99, 0.14], [0.98, 0.2], [0, 1], [0.14, 0.99], [-1, 0]], dtype=float)
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True)
    counts = np.array([100, 300, 0, 200, 10, 200])

    def expected(self, **settings):
        plan = event_transfer(self.embeddings, self.counts, **settings)
        given = np.zeros((6, 6))
        for source in range(6):
            own = slice(*plan.starts[source : source + 2])
            np.add.at(given[source], plan.targets[own], plan.probabilities[own] * self.counts[source])
        return plan, given

    def test_everybody_gets_what_it_lacks_from_those_that_lack_nothing(self):
        _, given = self.expected(rare_events=20, cold_item_events=0.1)
        assert given.sum(axis=0) == pytest.approx([0, 0, 0.1 * 200, 0, 10, 0])
        assert given[2].sum() == given[4].sum() == 0

    def test_it_comes_from_what_is_alike(self):
        _, given = self.expected(rare_events=20, cold_item_events=0.1)
        assert given[:2, 2].sum() > 0.99 * given[:, 2].sum() and given[3, 4] > 0.99 * given[:, 4].sum()
        ratio = np.exp((self.embeddings[2] @ (self.embeddings[0] - self.embeddings[1])) / 0.1) * 100 / 300
        assert given[0, 2] / given[1, 2] == pytest.approx(ratio)

    def test_nobody_gives_more_than_its_most(self):
        plan, _ = self.expected(rare_events=20, cold_item_events=50)
        sums = np.add.reduceat(plan.probabilities, plan.starts[:-1][np.diff(plan.starts) > 0])
        assert sums.max() == pytest.approx(MAX_SHARE)

    def test_replacing_happens_as_often_as_planned_and_leaves_padding_alone(self):
        plan, given = self.expected(rare_events=20, cold_item_events=0.5)
        items = np.tile(np.array([0, 1, 3, -1]), (40_000, 1))
        taken = plan.applied(items, np.random.default_rng(0))
        assert (taken[:, 3] == -1).all()
        for column, source in enumerate((0, 1, 3)):
            shares = np.bincount(taken[:, column], minlength=6) / len(taken)
            wanted = given[source] / self.counts[source]
            wanted[source] = 1 - wanted.sum()
            assert shares == pytest.approx(wanted, abs=0.01)

    def test_without_sources_or_targets_there_is_nothing_to_plan(self):
        assert event_transfer(self.embeddings, np.zeros(6, dtype=int), rare_events=20, cold_item_events=1) is None
        assert event_transfer(self.embeddings, np.full(6, 50), rare_events=20, cold_item_events=1) is None


class TestColdStartTransfers:
    """Twelve known products and two that came later, one of them near the first."""

    rng = np.random.default_rng(0)
    embeddings = rng.standard_normal((14, 6))
    embeddings[12] = embeddings[0] + 0.1 * embeddings[1]
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True)
    counts = np.array([80, 40, 60, 50, 90, 30, 70, 45, 55, 65, 5, 0, 0, 0])
    codes = np.stack([np.arange(14) // 4, np.arange(14)], axis=1)

    def transfers(self, new_items=(12, 13), **settings):
        settings = {"rare_events": 40, "cold_item_events": 0.5, **settings}
        return cold_start_transfers(self.embeddings, self.counts, new_items, self.codes, **settings)

    def test_each_gets_the_wanted_events_from_its_nearest_well_known_products(self):
        typical = float(np.median(self.counts[self.counts > 0]))
        known = np.flatnonzero(self.counts >= 40)
        for new_item in (12, 13):
            found = {
                transfer.source[1]: transfer.share for transfer in self.transfers() if transfer.target == (3, new_item)
            }
            cosines = self.embeddings[known] @ self.embeddings[new_item]
            near = np.argsort(-cosines)[:NEIGHBOURS]
            assert set(found) == set(known[near].tolist())
            weights = np.exp(cosines[near] / TEMPERATURE) * self.counts[known[near]]
            expected = 0.5 * typical * weights / weights.sum() / self.counts[known[near]]
            assert [found[row] for row in known[near]] == pytest.approx(expected.tolist())
        shares = [transfer.share for transfer in self.transfers(new_items=[12])]
        assert shares == sorted(shares, reverse=True) and self.transfers(new_items=[12])[0].source == (0, 0)

    def test_together_they_take_no_more_than_the_most(self):
        given = {}
        for transfer in self.transfers(cold_item_events=40):
            given[transfer.source] = given.get(transfer.source, 0) + transfer.share
        assert max(given.values()) == pytest.approx(MAX_SHARE)

    def test_where_nothing_is_well_known_the_better_known_half_lends(self):
        median = np.median(self.counts[self.counts > 0])
        sources = {transfer.source[1] for transfer in self.transfers(rare_events=1000)}
        assert sources and all(self.counts[row] >= median for row in sources)

    def test_nothing_is_transferred_without_events_new_items_or_the_wish(self):
        assert self.transfers(new_items=[]) == self.transfers(cold_item_events=0) == ()
        none = cold_start_transfers(
            self.embeddings, np.zeros(14, dtype=int), [12], self.codes, rare_events=40, cold_item_events=1
        )
        assert none == ()


class TestNearestSources:
    """Hundreds of targets against hundreds of sources, among them equal ones."""

    rng = np.random.default_rng(2)
    sources = rng.integers(-1, 2, (300, 4)).astype(float)
    targets = rng.standard_normal((500, 4))

    @pytest.mark.parametrize(("at_once", "cells"), [(1024, 2**25), (7, 2**25), (1024, 1)])
    def test_they_are_those_of_sorting_everything_and_of_equals_the_first(self, monkeypatch, at_once, cells):
        monkeypatch.setattr(cold_start, "_AT_ONCE", at_once)
        monkeypatch.setattr(cold_start, "_CELLS", cells)
        near, cosines = cold_start._nearest(self.targets, self.sources)
        whole = self.targets @ self.sources.T
        wanted = np.argsort(-whole.round(12), axis=1, kind="stable")[:, :NEIGHBOURS]
        assert (whole.round(12)[np.arange(500)[:, None], near] == np.take_along_axis(whole.round(12), wanted, 1)).all()
        assert cosines == pytest.approx(np.take_along_axis(whole, wanted, axis=1))
        equal = cold_start._best(np.array([[1.0, 3.0, 3.0, 3.0, 2.0], [0.0, 0.0, 0.0, 0.0, 0.0]]), 2)
        assert equal[0].tolist() == [[1, 2], [0, 1]] and equal[1].tolist() == [[3, 3], [0, 0]]

    def test_of_very_many_pairs_the_cells_around_each_are_searched(self, monkeypatch):
        """Products in clusters, as they are in shops: the plan is nearly the same."""
        rng = np.random.default_rng(4)
        rows = rng.standard_normal((40, 16))[rng.integers(0, 40, 6000)] + 0.3 * rng.standard_normal((6000, 16))
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        counts = rng.permutation(np.repeat([0, 3, 60], 2000))
        whole = event_transfer(rows, counts, rare_events=20, cold_item_events=1)
        monkeypatch.setattr(cold_start, "_MOST_PAIRS", 1)
        found = event_transfer(rows, counts, rare_events=20, cold_item_events=1)
        assert found.probabilities.sum() == pytest.approx(whole.probabilities.sum(), rel=0.02)
        pairs = [
            {*zip(np.repeat(np.arange(6000), np.diff(x.starts)).tolist(), x.targets.tolist(), strict=True)}
            for x in (whole, found)
        ]
        assert len(pairs[0] & pairs[1]) > 0.9 * len(pairs[0])
