"""The evidence in words: one paragraph made from figures and captions alone.

In: an answer, its path tree's figures, an attribution and its deletion curve; out: sentences. Nothing in them is
generated freely; every one says what a figure says, and says so plainly where the figures say little.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np

from mmsid.captions import NOT_OWN
from mmsid.explain.deletion import DeletionCurve
from mmsid.explain.new_item import transfer_sources
from mmsid.explain.shares import percent, voices_sentence
from mmsid.explain.whatif import forced_log_prob, probabilities_left
from mmsid.records import Answer, Attribution, Codes, TraceNode
from mmsid.shop import MMSID

_CHOSE = "chose "

NOTABLE = 0.05
"""Nats from which on a product's effect on a level is worth a word: 5 % of the probability."""


def evidence(shop: MMSID, answer: Answer, attribution: Attribution, curve: DeletionCurve | None = None) -> list[str]:
    """Says why a product was recommended.

    Args:
        shop: that answered.
        answer: in which the product is.
        attribution: of the product, without a rival.
        curve: of the attribution; without it, nothing is said of how far it can be trusted.

    Returns:
        what was chosen at the levels that mean something, which one of these, what that adds up to, what each voice
        gave of it where there are two, and for a product that came after the tuning, from which products its
        probability was transferred.
    """
    line = next(line for line in answer if line.item.item_id == attribution.target)
    sentences = _levels(shop, answer, attribution)
    sentences.append(
        f"Together that is {percent(line.probability)} of the probability of all products, which puts "
        f"“{line.item.name}” at place {line.rank}."
    )
    if answer.has_voice:
        sentences.append(voices_sentence(line))
    sources = transfer_sources(shop, attribution.target)
    if sources:
        named = " and ".join(f"“{source.item.name}”" for source in sources[:2])
        others = len(sources) - 2
        more = f" and {others} other known product{'' if others == 1 else 's'}" if others > 0 else ""
        sentences.append(
            f"It is new, and the language model never wrote its ID: it stands in for {named}{more}, which look and "
            "read like it."
        )
    if curve is not None:
        sentences.append(_trust(curve))
    return sentences


def forced_words(shop: MMSID, answer: Answer, forced: Codes) -> str:
    """What forcing codes did to an answer, in a sentence; empty where nothing was forced."""
    if not forced:
        return ""
    names = ", ".join(f"“{shop.caption(forced[: level + 1]).text}”" for level in range(len(forced)))
    given = f"Left to itself, the answer takes {names} with {percent(math.exp(forced_log_prob(answer, forced)))}."
    if not len(answer):
        return given
    first, left = answer[0], probabilities_left(answer, forced)[0]
    return (
        f"{given} “{first.item.name}”, now first, has {percent(first.probability)} overall and "
        f"{percent(left)} among what is left."
    )


def _levels(shop: MMSID, answer: Answer, attribution: Attribution) -> list[str]:
    """What was chosen at each level: those that mean something in one sentence, and which one of these in another."""
    codes, captions = shop.codes(attribution.target), shop.item_captions(attribution.target)
    clauses = []
    for level, caption in enumerate(captions):
        node = next(n for n in answer.trace.levels[level].nodes if n.codes == codes[: level + 1])
        name = f"“{caption.text}” ({NOT_OWN})" if caption.holds is False else f"“{caption.text}”"
        clauses.append(_clause(shop, attribution, node, name))
    *meaning, last = clauses
    if not meaning:
        return [f"It {last}."]
    first, *others = meaning
    told = [first]
    for before, clause in pairwise([first, *others]):  # what was chosen is said once, as long as there was a choice
        told.append(clause.removeprefix(_CHOSE) if before.startswith(_CHOSE) else clause)
    return [f"It {', then '.join(told)}.", f"Of these it {last}."]


def _clause(shop: MMSID, attribution: Attribution, node: TraceNode, name: str) -> str:
    """What was chosen at one level, with how much of what was possible, and which products had a part in it."""
    share = percent(math.exp(node.valid_log_prob))
    only = _is_only(shop, node.codes)
    base = "the probability" if len(node.codes) == 1 else "that"
    head = f"had no choice but {name}" if only else f"{_CHOSE}{name} with {share} of {base}"
    effects = attribution.effects[:, len(node.codes) - 1]
    strongest = int(np.argmax(effects))
    against = int(np.argmin(effects))
    parts = []
    if effects[strongest] >= NOTABLE:
        title = f"“{shop.item(attribution.history[strongest]).name}”"
        alone = effects[strongest] >= 0.5 * effects[effects > 0].sum()
        parts.append(f"which {title} pulled" if alone else f"which {title} pulled most")
    if effects[against] <= -NOTABLE and -effects[against] > 0.5 * max(effects[strongest], 0):
        parts.append(f"although “{shop.item(attribution.history[against]).name}” spoke against it")
    if not parts and not only:
        parts.append("with no single product of the history deciding it")
    return ", ".join([head, *parts])


def _is_only(shop: MMSID, codes: Codes) -> bool:
    """Whether the prefix before the last code has a single continuation."""
    node = shop.trie.node(codes[:-1])
    return len(shop.trie.children(len(codes) - 1, node)[0]) == 1


def _trust(curve: DeletionCurve) -> str:
    n = len(curve.order)
    if n <= 2:
        return f"With {n} product{'' if n == 1 else 's'} in the history, an order of importance can hardly be tested."
    won, tied = curve.duels
    as_well = f" (and just as much as {tied})" if tied else ""
    beaten = f"{won} of {len(curve.random)} random orders"
    if curve.is_convincing:
        return f"Taking the products out, strongest first, hurts the recommendation more than {beaten} do{as_well}."
    return (
        "Careful: taking the products out, strongest first, hurts the recommendation more than only "
        f"{beaten} do{as_well}, so which product mattered most is within the noise."
    )
