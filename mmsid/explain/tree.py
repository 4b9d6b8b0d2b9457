"""The path tree: what the decoder considered, level by level, as far as a person wants to see it.

In: a shop and the answer whose trace is shown; out: a `PathTree`. Every figure is the trace's own. The rule: what is
left out is counted and its probability is summed, so that nothing disappears.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from mmsid.records import Answer, Codes, TraceLevel, TraceNode
from mmsid.shop import MMSID

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
        valid_mass: for every prefix that was continued and is shown, the share of the next code's probability that lay
            on codes which lead to a product; the root is `()`.
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
    paths = [shop.codes(line.item.item_id) for line in answer]
    parents: set[Codes] = {()}
    levels: list[PathLevel] = []
    masses: dict[Codes, float] = {}
    for level in answer.trace.levels:
        masses |= {prefix: mass for prefix, mass in level.valid_mass.items() if prefix in parents}
        levels.append(_level(shop, paths, level, parents, shown))
        parents = {node.codes for node in levels[-1].nodes}
    return PathTree(tuple(levels), masses, answer.trace.beam_width)


def _level(shop: MMSID, paths: list[Codes], level: TraceLevel, parents: set[Codes], shown: int) -> PathLevel:
    """One level, given the answers' paths and the nodes that are shown above."""
    candidates = [node for node in level.nodes if node.codes[:-1] in parents]
    wanted = {path[: len(node.codes)] for node in candidates[:1] for path in paths}
    room = max(0, shown - len(wanted))
    others = [node.codes for node in candidates if node.codes not in wanted][:room]  # the most probable come first
    chosen = wanted | set(others)
    hidden = [node for node in level.nodes if node.codes not in chosen]
    nodes = tuple(_node(shop, paths, node) for node in candidates if node.codes in chosen)
    return PathLevel(nodes, len(hidden), sum(math.exp(node.path_log_prob) for node in hidden))


def _node(shop: MMSID, paths: list[Codes], node: TraceNode) -> PathNode:
    ranks = tuple(rank for rank, path in enumerate(paths, start=1) if path[: len(node.codes)] == node.codes)
    rows = shop.trie.below(node.codes)
    answered = [shop.trie.below(paths[rank - 1])[0] for rank in ranks]
    examples = list(dict.fromkeys([*answered, *rows[: EXAMPLES + len(answered)]]))[:EXAMPLES]
    return PathNode(
        codes=node.codes,
        probability=math.exp(node.log_prob),
        valid_probability=math.exp(node.valid_log_prob),
        path_probability=math.exp(node.path_log_prob),
        kept=node.kept,
        ranks=ranks,
        count=len(rows),
        item_ids=tuple(shop.items[row].item_id for row in examples),
    )
