"""The path tree: what the decoder considered, level by level, as far as a person wants to see it.

In: a shop and the answer whose trace is shown; out: a `PathTree`. Every figure is the trace's own. The rule: what is
left out is counted and its probability is summed, so that nothing disappears.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mmsid.pipeline import MMSID
from mmsid.records import Answer, Codes, TraceLevel, parse_code

SHOWN = 14
"""Nodes of a level that are shown, at most, beside those on the way to an answer."""

EXAMPLES = 3
"""Products that stand for a node."""


@dataclass(frozen=True, slots=True)
class PathNode:
    """A prefix that the decoder considered.

    Attributes:
        codes: the prefix.
        probability: of its last code after the prefix before it, under the full vocabulary.
        valid_probability: the same among the codes that lead to a product.
        path_probability: of the whole prefix, under the full vocabulary.
        kept: whether it stayed in the beam.
        ranks: places of the answers whose path runs through it, from 1.
        count: products below it.
        item_ids: a few of them; those that were answered first.
    """

    codes: Codes
    probability: float
    valid_probability: float
    path_probability: float
    kept: bool
    ranks: tuple[int, ...]
    count: int
    item_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PathLevel:
    """One level of the tree.

    Attributes:
        nodes: those that are shown, most probable path first.
        hidden: nodes that were considered and are not shown.
        hidden_probability: sum of their path probabilities.
    """

    nodes: tuple[PathNode, ...]
    hidden: int
    hidden_probability: float


@dataclass(frozen=True, slots=True)
class PathTree:
    """What the decoder considered.

    Attributes:
        levels: coarse to fine.
        valid_mass: for every prefix that was continued and is shown, the share of the model's probability that lay on
            codes which lead to a product; the root is `()`.
        beam_width: prefixes that the decoder kept per level, at most.
    """

    levels: tuple[PathLevel, ...]
    valid_mass: Mapping[Codes, float]
    beam_width: int


def path_tree(shop: MMSID, answer: Answer, *, shown: int = SHOWN) -> PathTree:
    """Draws the tree of an answer's trace.

    Args:
        shop: that answered.
        answer: by beam search, so that it has a trace.
        shown: nodes per level, at most, beside those on the way to an answer.
    """
    paths = [tuple(parse_code(name)[1] for name in line.semantic_id) for line in answer]
    parents: set[Codes] = {()}
    levels: list[PathLevel] = []
    masses: dict[Codes, float] = {}
    for depth, level in enumerate(answer.trace.levels, start=1):
        wanted = {path[:depth] for path in paths}
        masses |= {prefix: mass for prefix, mass in level.valid_mass.items() if prefix in parents}
        levels.append(_level(shop, answer, level, parents, wanted, shown))
        parents = {node.codes for node in levels[-1].nodes}
    return PathTree(tuple(levels), masses, answer.trace.beam_width)


def _level(
    shop: MMSID, answer: Answer, level: TraceLevel, parents: set[Codes], wanted: set[Codes], shown: int
) -> PathLevel:
    candidates = [node for node in level.nodes if node.codes[:-1] in parents]
    room = max(0, shown - len(wanted))
    others = [node.codes for node in candidates if node.codes not in wanted][:room]  # the most probable come first
    chosen = wanted | set(others)
    hidden = [node for node in level.nodes if node.codes not in chosen]
    nodes = tuple(
        PathNode(
            codes=node.codes,
            probability=math.exp(node.log_prob),
            valid_probability=math.exp(node.valid_log_prob),
            path_probability=math.exp(node.path_log_prob),
            kept=node.kept,
            ranks=tuple(line.rank for line in answer if _starts(line.semantic_id, node.codes)),
            count=len(below(shop, node.codes)),
            item_ids=_examples(shop, answer, node.codes),
        )
        for node in candidates
        if node.codes in chosen
    )
    return PathLevel(nodes, len(hidden), sum(math.exp(node.path_log_prob) for node in hidden))


def below(shop: MMSID, prefix: Codes) -> np.ndarray:
    """Rows of the products whose IDs begin with a prefix, in the catalogue's order."""
    return np.flatnonzero((shop.ids.codes[:, : len(prefix)] == np.array(prefix, dtype=np.int64)).all(axis=1))


def _examples(shop: MMSID, answer: Answer, prefix: Codes) -> tuple[str, ...]:
    answered = [line.item.item_id for line in answer if _starts(line.semantic_id, prefix)]
    others = [shop.items[row].item_id for row in below(shop, prefix)]
    return tuple(dict.fromkeys([*answered, *others]))[:EXAMPLES]


def _starts(semantic_id: tuple[str, ...], prefix: Codes) -> bool:
    return all(parse_code(name)[1] == code for name, code in zip(semantic_id, prefix, strict=False))
