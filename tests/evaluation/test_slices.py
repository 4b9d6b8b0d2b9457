"""Slices against a plain loop over the cases, and the head by hand."""

from __future__ import annotations

import numpy as np
import pytest

from mmsid.evaluation.slices import case_slices, head_events, slice_rules
from mmsid.records import Case


@pytest.mark.parametrize(
    ("counts", "events"),
    [
        ([100, 60, 40], 100),  # 100 of 200 is half
        ([99, 61, 40], 61),
        ([50, 30, 30, 30, 30, 30], 30),  # 50 + 30 + 30 of 200: all that have 30 go along
        ([10, 9, 8], 20),  # never so few that an item of the tail would be in it
        ([0, 0], 20),
        ([], 20),
    ],
)
def test_the_head_is_what_makes_up_half_of_the_events(counts: list[int], events: int) -> None:
    assert head_events(np.array(counts, dtype=np.int64)) == events


@pytest.mark.parametrize("seed", range(5))
def test_the_head_is_the_smallest_set_by_brute_force(seed: int) -> None:
    counts = np.random.default_rng(seed).zipf(1.5, 60).clip(0, 500)
    half = counts.sum() / 2
    enough = [t for t in range(1, 501) if counts[counts >= t].sum() >= half]
    chosen = counts >= head_events(counts)
    assert chosen.tolist() == (counts >= max(20, *enough)).tolist()


def test_slices_equal_a_plain_loop() -> None:
    rng = np.random.default_rng(0)
    counts = rng.choice([0, 1, 19, 20, 40, 400], 30)
    targets = rng.integers(0, 30, 200)
    lengths = rng.integers(0, 40, 200).tolist()
    cases = [Case("u", ("x",) * length, str(row), 0.0) for length, row in zip(lengths, targets, strict=True)]
    head = head_events(counts)
    rules = {
        "all": lambda count, length: True,
        "warm": lambda count, length: count > 0,
        "cold": lambda count, length: count == 0,
        "head": lambda count, length: count >= head,
        "tail": lambda count, length: 1 <= count < 20,
        "short": lambda count, length: length <= 5,
        "long": lambda count, length: length > 20,
    }
    found = case_slices(cases, targets, counts)
    assert list(found) == list(rules) == list(slice_rules(counts))
    for name, rule in rules.items():
        expected = [rule(counts[row], len(case.history)) for case, row in zip(cases, targets, strict=True)]
        assert found[name].tolist() == expected, name
    assert not (found["head"] & found["tail"]).any()


def test_the_rules_say_their_numbers() -> None:
    rules = slice_rules(np.array([0, 0, 5, 100, 60]))
    assert rules["cold"] == "it has none (2 products)"
    assert "3 of 5 products" in rules["warm"]
    assert "at least 100 training events" in rules["head"] and "(1 products, 61% of the events)" in rules["head"]
    assert rules["tail"].endswith("(1 products)")
