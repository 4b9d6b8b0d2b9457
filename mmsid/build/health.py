"""What is good about a finished build, what is not, and what to do about it, in words.

In: the context of a build whose stages are complete; out: `Verdict`s. The rule: only what can be known of this
catalogue is judged; what needs categories or histories says nothing where there are none but that they would help.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mmsid.build.context import BuildContext
from mmsid.build.inputs import embeddings_file, events_to_learn
from mmsid.captions import read_captions
from mmsid.collaborative import FrequencyGate
from mmsid.config import read_json
from mmsid.index import EmbeddingIndex
from mmsid.quantizer.metrics import read_report
from mmsid.recommender.model import COLLABORATIVE, GATE
from mmsid.records import Item, Role, level_roles
from mmsid.semantic_ids import SemanticIds
from mmsid.shop import load_embeddings

ALIKE = 0.2
"""From this share of products on that came out with another's ID, too much in the catalogue cannot be told apart."""

KNOWN, UNKNOWN = 0.5, 0.25
"""How often the nearest other product is of the same kind, from chance (0) to always (1): well known, hardly known."""

FOUND = 0.15
"""Mean reciprocal rank below which pictures and texts of held-out products hardly find each other."""

TOLD = 0.6
"""Share of the products for which a level's captions should hold."""

FEW_EVENTS = 5
"""Training events a product below which other shoppers say little."""

LOOKED_AT = 2_000
"""Products whose neighbours are looked at."""

BETTER_ENCODER = (
    "try a larger encoder on a machine with a connection (--encoder ViT-B-32:laion2b_s34b_b79k), longer descriptions, "
    "or embeddings of your own (embeddings.parquet)"
)

BETTER_EMBEDDINGS = (
    "give embeddings of another model, or leave embeddings.parquet out, so that pictures and texts are embedded"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One thing about a build.

    Attributes:
        is_good: whether it is as it should be; None where nothing is wrong, and something could be added.
        said: what was found, with its figures.
        remedy: what to do; empty where nothing needs to be done.
    """

    is_good: bool | None
    said: str
    remedy: str = ""

    def __str__(self) -> str:
        """A line."""
        mark = {True: "good", False: "weak", None: "note"}[self.is_good]
        return f"{mark}  {self.said}" + (f" To do: {self.remedy}." if self.remedy else "")


def health_of(context: BuildContext) -> list[Verdict]:
    """Judges a build.

    Args:
        context: of a build whose stages are complete.
    """
    judges: tuple[Callable[[BuildContext], Verdict | None], ...] = (
        _modalities,
        _agreement,
        _kinds,
        _alikeness,
        _captions,
        _recommendations,
    )
    return [verdict for judge in judges if (verdict := judge(context)) is not None]


def _modalities(context: BuildContext) -> Verdict:
    """How many products have which modality."""
    rows = load_embeddings(embeddings_file(context))
    total = len(context.catalogue)
    there = {name: int((~np.isnan(vectors).any(axis=1)).sum()) for name, vectors in rows.items()}
    told = ", ".join(f"{count:,} with {name}" for name, count in there.items() if count)
    lacking = [name for name, count in there.items() if 0 < count < (1 - ALIKE) * total]
    said = f"{total:,} product{'s' if total > 1 else ''}: {told or 'none with anything to embed'}."
    if not told:
        return Verdict(is_good=False, said=said, remedy="give them a picture, a text or an embedding")
    return Verdict(not lacking, said, f"add what is missing of {' and '.join(lacking)}" if lacking else "")


def _agreement(context: BuildContext) -> Verdict | None:
    """Whether pictures and texts of held-out products find each other, as the encoder's tuning measured it."""
    path = context.folder("encoder") / "tuning.json"
    tuned: dict[str, Any] = read_json(path) if path.is_file() else {}
    if not tuned.get("held_out"):
        return None
    now = tuned["after"] if tuned["kept"] else tuned["before"]
    said = (
        f"The encoder finds a held-out product's text by its picture, and its picture by its text, with a mean "
        f"reciprocal rank of {now:.2f} among {tuned['candidates']:,}."
    )
    if now >= FOUND:
        return Verdict(is_good=True, said=said)
    remedy = f"give the tuning more time (--minutes), or {BETTER_ENCODER}"
    return Verdict(is_good=False, said=f"{said} Its codes mean little for these products.", remedy=remedy)


def _kinds(context: BuildContext) -> Verdict | None:
    """Whether a product's nearest other one is of its own kind, more often than by chance."""
    depth, kinds = kinds_of(context.catalogue.items)
    counts = Counter(kind for kind in kinds if kind)
    if len(counts) < 2:
        return Verdict(
            is_good=None,
            said="There are no categories that tell kinds apart.",
            remedy="a column category (Department > Type) would give the first codes names",
        )
    index = EmbeddingIndex.load(context.folder("index") / "items.faiss")
    rows = np.flatnonzero([bool(kind) for kind in kinds])
    rows = np.random.default_rng(0).permutation(rows)[:LOOKED_AT]
    near, _ = index.nearest(index.embeddings(rows.tolist()), 2)
    other = np.where(near[:, 0] == rows, near[:, -1], near[:, 0])
    same = float(np.mean([kinds[row] == kinds[one] for row, one in zip(rows.tolist(), other.tolist(), strict=True)]))
    chance = sum((count / sum(counts.values())) ** 2 for count in counts.values())
    known = (same - chance) / (1 - chance)
    said = (
        f"The nearest other product of {same:.0%} has the same category on level {depth} (by chance of {chance:.0%}): "
        "embeddings alone say so, which know no categories."
    )
    if known >= KNOWN:
        return Verdict(is_good=True, said=said)
    meant = "hardly know these kinds" if known < UNKNOWN else "know these kinds in part"
    given = context.catalogue.embeddings is not None
    remedy = BETTER_EMBEDDINGS if given else BETTER_ENCODER
    return Verdict(is_good=False, said=f"{said} They {meant}.", remedy=remedy)


def kinds_of(items: Sequence[Item]) -> tuple[int, list[tuple[str, ...]]]:
    """The first level of the categories, from 1, on which there are several, and each item's category up to there."""
    depths = range(1, max((len(item.category) for item in items), default=0) + 1)
    depth = next((n for n in depths if len({item.category[:n] for item in items if item.category}) > 1), 1)
    return depth, [item.category[:depth] for item in items]


def _alikeness(context: BuildContext) -> Verdict:
    """How many products came out with another's ID."""
    ids = read_report(context.folder("quantizer") / "health.json")["ids"]
    alike, total = ids["collisions_before"], len(context.catalogue)
    if alike <= ALIKE * total:
        said = f"Every product has an ID of its own; {alike:,} had to take the nearest free one."
        return Verdict(is_good=True, said=said)
    return Verdict(
        is_good=False,
        said=f"{alike:,} of {total:,} products came out with the ID of another and took the nearest free one: picture "
        "and text hardly tell them apart.",
        remedy="make variants (sizes, packs) one product, or name in title and description what tells them apart",
    )


def _captions(context: BuildContext) -> Verdict:
    """For how many products the captions of each level hold."""
    captions = read_captions(context.folder("views") / "captions.json")
    ids = SemanticIds.load(context.folder("quantizer") / "semantic_ids.json")
    levels = level_roles(len(ids.codebook_sizes)).index(Role.ONE)
    pairs = list(zip(context.catalogue.items, ids.codes.tolist(), strict=True))
    held = [np.mean([captions.holds(n, codes[n], item) is True for item, codes in pairs]) for n in range(levels)]
    texts = [{captions.of(n, codes[n]).text for _, codes in pairs} for n in range(levels)]
    used = [len({codes[n] for _, codes in pairs}) for n in range(levels)]
    shares = ", ".join(f"{letter} {share:.0%}" for letter, share in zip("abcdefgh", held, strict=False))
    said = f"Captions are true of the products below them, level by level: {shares}."
    same = next((n for n in range(levels) if used[n] > 2 and len(texts[n]) <= used[n] / 2), None)
    if same is not None:
        said += f" On level {'abcdefgh'[same]}, {used[same]} codes share {len(texts[same])} captions."
    if min(held) >= TOLD and same is None:
        return Verdict(is_good=True, said=said)
    remedy = (
        "say in titles and descriptions what products are and look like, or add columns such as category and colour"
    )
    return Verdict(is_good=False, said=said, remedy=remedy)


def _recommendations(context: BuildContext) -> Verdict:
    """Whether validation events are answered better than by what is popular."""
    if context.catalogue.interactions is None:
        return Verdict(
            is_good=None,
            said="There are no histories, so nothing is recommended; IDs, codes, map and new products need none.",
            remedy="an interactions file (user_id, item_id, timestamp) would make a recommender",
        )
    histories, validation = events_to_learn(context)
    path = context.folder("recommender") / COLLABORATIVE / GATE
    voices = FrequencyGate.load(path).voices if path.is_file() else None
    counts = Counter(item for history in histories for item in history)
    each = sum(counts.values()) / max(1, len(context.catalogue))
    few = f"There are {each:.1f} training events a product; below {FEW_EVENTS}, other shoppers say little."
    more = "collect more events, or leave rare products out"
    if voices is None or voices.mixture is None or not validation:
        return Verdict(each >= FEW_EVENTS, few, "" if each >= FEW_EVENTS else more)
    popular = popularity_ndcg(counts, validation)
    said = (
        f"What comes next in {voices.events:,} validation events is ranked with an NDCG@10 of {voices.mixture:.3f}, by "
        f"what is popular with {popular:.3f}."
    )
    if voices.mixture > popular and each >= FEW_EVENTS:
        return Verdict(is_good=True, said=said)
    worse = voices.mixture <= popular
    longer = "train longer (--set recommender.minutes=60 and recommender.collaborative.minutes=60)"
    return Verdict(is_good=False, said=said if worse else f"{said} {few}", remedy=longer if worse else more)


def popularity_ndcg(counts: Counter[str], cases: list[tuple[tuple[str, ...], str]]) -> float:
    """Mean NDCG@10 of recommending what has most training events, without the history's products.

    Args:
        counts: training events per item.
        cases: a history, and what came next.
    """
    order = {item: place for place, (item, _) in enumerate(counts.most_common())}
    gains = []
    for history, target in cases:
        place = order.get(target)
        before = 0 if place is None else sum(order.get(item, place) < place for item in set(history))
        rank = None if place is None else place - before
        gains.append(0.0 if rank is None or rank >= 10 else 1 / math.log2(rank + 2))
    return float(np.mean(gains)) if gains else 0.0
