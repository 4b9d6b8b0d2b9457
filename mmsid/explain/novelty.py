"""Has the shop seen anything like it? How near a new product is to the catalogue, by the catalogue's own measure.

In: a shop and a `Tokenization`; out: `Novelty`. The scale is made once per shop: how near each of its own products,
tokenised from the same modalities as the new one, is to the nearest other product. The rule: a verdict says no more
than these figures and the pixels do (`Verdict` says what it cannot know).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from weakref import WeakKeyDictionary

import numpy as np

from mmsid.index import EmbeddingIndex
from mmsid.records import Neighbour, Tokenization
from mmsid.shop import MMSID, load_embeddings
from mmsid.shop.tokenizing import NEIGHBOURS

CLOSEST, DUPLICATE_COSINE = 0.02, 0.97
"""Near-duplicates are at least as near as this share of the catalogue's own products are to their nearest one, and have
at least this cosine, picture compared with picture and text with text where the new product has one of them only."""

UNUSUAL, UNLIKE = 0.10, 0.005
"""Percentiles below which a product is unusual, and unlike anything."""

_SAMPLE = 4000  # products that make the scale, at most: enough for its percentiles, and quick with large catalogues


class Verdict(StrEnum):
    """What the figures amount to.

    It knows nothing but nearness, so it cannot tell a product of a kind that the shop does not sell from a photo of
    one that it sells in a style that the encoder has not met: both are unusual. Noise, blank pictures and real photos
    lie equally far from drawn products (cosines of 0.5 to 0.7), so the first two are known by their pixels alone; a
    page of text, a screenshot, a pattern or a picture upside down is not recognised as such, and a sentence about
    something else may well be near a product.
    """

    DUPLICATE = "duplicate"
    """Nearer to a product than nearly all products of the shop are to each other."""
    FAMILIAR = "familiar"
    """As near to a product as the shop's own products are to each other."""
    UNUSUAL = "unusual"
    """Farther from all products than nine in ten of the shop's own are, or a text beside a picture of nothing."""
    UNLIKE = "unlike anything"
    """Farther from all products than practically every product of the shop is, or a picture of nothing."""


@dataclass(frozen=True, slots=True)
class Novelty:
    """How near a new product is to the catalogue.

    Attributes:
        nearest: the nearest product and its cosine; None in a shop that has no other.
        percentile: share, 0 to 1, of the shop's own products that are farther from their nearest other product.
        duplicates: products that are as near as near-duplicates are, best first; each one's cosine compares what the
            new product has with the same modalities of the other.
        duplicate_cosine: from which cosine on a product counts as one.
        verdict: in one word.
        picture_fault: `blank` or `noise` where the picture shows nothing, else empty.
    """

    nearest: Neighbour | None
    percentile: float
    duplicates: tuple[Neighbour, ...]
    duplicate_cosine: float
    verdict: Verdict
    picture_fault: str


def novelty(shop: MMSID, new: Tokenization) -> Novelty:
    """Judges how near a product is to those of a shop.

    Args:
        shop: may hold the product itself, which is then left out; the scale is that of the shop as it was loaded.
        new: the product.
    """
    scale = scale_of(shop, new.made_from)
    near = _others(shop, new, *shop.index.nearest(new.embedding[None], 2))
    percentile = float((scale.nearness < near[0].cosine).mean()) if near and len(scale.nearness) else 0.0
    duplicates = _duplicates(shop, new, scale)
    verdict = _verdict(percentile, duplicate=bool(duplicates), new=new)
    return Novelty(
        nearest=near[0] if near else None,
        percentile=percentile,
        duplicates=duplicates,
        duplicate_cosine=scale.duplicate_cosine,
        verdict=verdict,
        picture_fault=new.picture_fault,
    )


def _others(shop: MMSID, new: Tokenization, rows: np.ndarray, cosines: np.ndarray) -> list[Neighbour]:
    pairs = zip(rows[0].tolist(), cosines[0].tolist(), strict=True)
    found = [Neighbour(shop.items[row], cosine) for row, cosine in pairs]
    return [one for one in found if one.item.item_id != new.item.item_id]


def _duplicates(shop: MMSID, new: Tokenization, scale: Scale) -> tuple[Neighbour, ...]:
    known = len(shop.origin.items)
    found = _others(shop, new, *scale.alike.nearest(new.embedding[None], NEIGHBOURS))
    if len(shop.items) > known:  # of later products only the whole embedding is known
        rows = np.arange(known, len(shop.items))
        found += _others(shop, new, rows[None], (shop.index.embeddings(rows.tolist()) @ new.embedding)[None])
    close = [one for one in found if one.cosine >= scale.duplicate_cosine]
    return tuple(sorted(close, key=lambda one: -one.cosine))


def _verdict(percentile: float, *, duplicate: bool, new: Tokenization) -> Verdict:
    if new.picture_fault:
        return Verdict.UNUSUAL if "text" in new.made_from else Verdict.UNLIKE
    if duplicate:
        return Verdict.DUPLICATE
    if percentile >= UNUSUAL:
        return Verdict.FAMILIAR
    return Verdict.UNUSUAL if percentile >= UNLIKE else Verdict.UNLIKE


@dataclass(frozen=True, eq=False)
class Scale:
    """How near a shop's own products are to each other.

    Attributes:
        nearness: `(m,)` float32, ascending: the cosine of each product, tokenised from some modalities alone, to the
            nearest other product; of all that have these modalities, or of a sample.
        alike: all products, tokenised from these modalities; those that lack them are near nothing.
        duplicate_cosine: from which cosine on, by `alike`, two of them are near-duplicates.
    """

    nearness: np.ndarray
    alike: EmbeddingIndex
    duplicate_cosine: float


_SCALES: WeakKeyDictionary[MMSID, dict[tuple[str, ...], Scale]] = WeakKeyDictionary()


def scale_of(shop: MMSID, made_from: tuple[str, ...]) -> Scale:
    """The scale for products with some modalities; made once per shop, and the same for all of its views."""
    scales = _SCALES.setdefault(shop.origin, {})
    if made_from not in scales:
        scales[made_from] = _scale(shop.origin, made_from)
    return scales[made_from]


def _scale(shop: MMSID, made_from: tuple[str, ...]) -> Scale:
    modalities = load_embeddings(shop.models.folder / "encoder" / "embeddings.safetensors")
    chosen = [~np.isnan(values).any(axis=1) for name, values in modalities.items() if name in made_from]
    rows = np.flatnonzero(np.logical_and.reduce(chosen)) if chosen else np.empty(0, dtype=np.int64)
    if len(rows) < 2:  # a catalogue without pictures, or with embeddings of its own: its products as they are
        rows = np.arange(len(shop.items))
        embeddings = shop.index.embeddings(rows.tolist())
    else:
        embeddings = shop.models.fusion.fuse({n: values for n, values in modalities.items() if n in made_from})
        embeddings[np.setdiff1d(np.arange(len(embeddings)), rows)] = 0
    if len(rows) > _SAMPLE:
        rows = np.sort(np.random.default_rng(0).choice(rows, _SAMPLE, replace=False))
    alike = EmbeddingIndex(embeddings)
    twins = _nearest_other(alike, rows, embeddings)
    least = max(DUPLICATE_COSINE, float(np.quantile(twins, 1 - CLOSEST))) if len(twins) else DUPLICATE_COSINE
    return Scale(np.sort(_nearest_other(shop.index, rows, embeddings)), alike, least)


def _nearest_other(index: EmbeddingIndex, rows: np.ndarray, embeddings: np.ndarray) -> np.ndarray:
    """Cosine `(m,)` of the embeddings of some rows to the nearest product that is another one."""
    if not len(rows) or len(index) == 1:
        return np.empty(0, dtype=np.float32)
    near, cosines = index.nearest(embeddings[rows], 2)
    return np.where(near[:, 0] == rows, cosines[:, 1], cosines[:, 0])
