"""When two decodes count as the same answer on every machine."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import groupby

import pytest

Line = tuple[Hashable, float]
"""A product, or a path of codes, and its log-probability."""


def lines(answer: Iterable) -> list[Line]:
    """What an answer says, best first."""
    return [(line.item.item_id, line.log_prob) for line in answer]


def assert_same(found: list[Line], expected: list[Line], *, within: float = 1e-5) -> None:
    """The same log-probabilities rank by rank, and the same products, but for the order of those that tie.

    Two decodes of the same question may sum in another order (other threads, other batches), so log-probabilities are
    equal up to rounding, and products nearer to each other than that may swap; at the end of a list that was cut off,
    one of them may be another one.
    """
    assert [value for _, value in found] == pytest.approx([value for _, value in expected], abs=within)
    at = 0
    for tied in _ties(expected, within):
        there = {item for item, _ in found[at : at + len(tied)]}
        at += len(tied)
        assert there == set(tied) or (len(tied) > 1 and at == len(expected)), f"{there} instead of {set(tied)}"


def _ties(ranked: list[Line], within: float) -> list[list[Hashable]]:
    """Runs of products of which each is as probable as the one before it, up to rounding."""
    runs, before = [], float("inf")
    for _, value in ranked:
        runs.append(runs[-1] + (before - value > 2 * within) if runs else 0)
        before = value
    numbered = zip(runs, (item for item, _ in ranked), strict=True)
    return [[item for _, item in group] for _, group in groupby(numbered, key=lambda pair: pair[0])]
