"""Codebook metrics of semantic IDs: are they unique, used, meaningful, and true to the embeddings?

In: a trained quantiser, the item embeddings, the IDs after collisions were resolved and, where the catalogue has them,
categories. Out: one JSON-able report; `text.py` puts it into words. The one rule: every figure is
computed from the IDs that the program uses, and where moving items to free IDs could flatter or hurt, before it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.quantizer.collisions import id_keys, reconstruct
from mmsid.records import LEVEL_LETTERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mmsid.quantizer.model import HierarchicalQuantizer

NEIGHBOURS = 10
"""How many nearest products are compared before and after quantisation."""

PAIRS = 20_000
"""How many pairs of products the rank correlation of distances is taken over."""

MOST_COMPARED, COMPARED = 16_384, 4_096
"""Of a catalogue of more products, so many, drawn by the seed, are compared with all; the figures say so."""

_BLOCK = 1024  # rows of a similarity matrix held at once
_CELLS = 2**25  # numbers of a similarity matrix held at once


def codebook_metrics(
    quantizer: HierarchicalQuantizer,
    embeddings: np.ndarray,
    codes: np.ndarray,
    categories: Sequence[tuple[str, ...]] | None = None,
    *,
    modalities: Mapping[str, np.ndarray] | None = None,
    seed: int = 0,
) -> dict[str, Any]:
    """Measures the IDs of a catalogue.

    Args:
        quantizer: the trained quantiser.
        embeddings: `(n, d)` unit-length item embeddings.
        codes: `(n, L)` the IDs in use, after collisions were resolved.
        categories: per item coarse to fine, an empty tuple where it has none.
        modalities: per modality `(n, d)` with NaN rows where it is missing; measures whether one modality alone leads
            to the same codes.
        seed: of the pairs that are sampled.

    Returns:
        `items`, `codebook_sizes`, `ids`, `levels` (one entry per level), `fidelity` with `before` and `after`,
        `meaning` (None without categories) and `modalities`.
    """
    encoding = quantizer.choose(embeddings)
    sizes, n = quantizer.codebook_sizes, len(codes)
    before, after = (reconstruct(rows, quantizer.codewords) for rows in (encoding.codes, codes))
    left = np.sqrt((1 - encoding.explained).clip(min=0))  # (n, L) share of the embedding's length
    moved = (encoding.codes != codes).any(axis=1)
    errors = [((np.asarray(embeddings) - rows) ** 2).sum(axis=1) for rows in (before, after)]
    return {
        "items": n,
        "codebook_sizes": list(sizes),
        "ids": {
            "collisions_before": n - len(np.unique(id_keys(encoding.codes, sizes))),
            "collisions_after": n - len(np.unique(id_keys(codes, sizes))),
            "moved": int(moved.sum()),
            "moved_share": float(moved.mean()),
            "moved_cost": float((errors[1] - errors[0])[moved].mean()) if moved.any() else 0.0,
        },
        "levels": [
            _level(level, sizes[level], encoding.codes[:, level], codes[:, level])
            | {"residual_share": float(left[:, level].mean())}
            for level in range(len(sizes))
        ],
        "fidelity": {
            "before": fidelity(embeddings, before, seed=seed),
            "after": fidelity(embeddings, after, seed=seed),
        },
        "meaning": meaning(codes, categories) if categories is not None else None,
        "modalities": {
            name: _modality(quantizer, rows, encoding.codes, categories) for name, rows in (modalities or {}).items()
        },
    }


def fidelity(embeddings: np.ndarray, reconstructions: np.ndarray, *, seed: int = 0) -> dict[str, Any]:
    """How much of the embeddings' geometry their codeword sums keep.

    Args:
        embeddings: `(n, d)` unit rows.
        reconstructions: `(n, d)`, the same items' codeword sums, of any length.
        seed: of the sampled pairs, and of the items that are compared where these are not all.

    Returns:
        `cosine` (mean, of an item with its sum); `self_nearest` (share of the items whose sum has no nearer product
        than the item itself; an exact duplicate counts as the item); `neighbour_overlap` (mean share of an item's ten
        nearest that are still among its ten nearest sums); `kendall_tau` (between the cosines of pairs, -1 to 1; NaN
        becomes 0); `compared` (the items of which the second and third are told; all of them up to `MOST_COMPARED`).
    """
    from scipy.stats import kendalltau

    rows, sums = _unit(embeddings), _unit(reconstructions)
    n, nearest = len(rows), min(NEIGHBOURS, len(rows) - 1)
    own = np.einsum("nd,nd->n", rows, sums)
    found, overlap = 0, 0.0
    asked = np.arange(n)
    if n > MOST_COMPARED:
        asked = np.sort(np.random.default_rng((seed, n)).choice(n, COMPARED, replace=False))
    size = min(_BLOCK, max(1, _CELLS // n))
    for start in range(0, len(asked), size):
        block = asked[start : start + size]
        found += int((own[block] >= (sums[block] @ rows.T).max(axis=1) - 1e-6).sum())
        if nearest:
            one, other = _nearest(rows, block, nearest), _nearest(sums, block, nearest)
            overlap += float((one[:, :, None] == other[:, None, :]).any(axis=2).mean(axis=1).sum())
    first, second = np.random.default_rng(seed).integers(0, n, (2, PAIRS))
    first, second = first[first != second], second[first != second]
    tau = kendalltau(*(np.einsum("nd,nd->n", x[first], x[second]) for x in (rows, sums))).statistic if n > 1 else 0.0
    return {
        "cosine": float(own.mean()),
        "self_nearest": found / len(asked),
        "neighbour_overlap": overlap / len(asked),
        "kendall_tau": float(np.nan_to_num(tau)),
        "compared": len(asked),
    }


def meaning(codes: np.ndarray, categories: Sequence[tuple[str, ...]]) -> dict[str, Any] | None:
    """Whether prefixes of the IDs mean something to a person.

    Args:
        codes: `(n, L)`.
        categories: per item coarse to fine: the first is its department, the whole its type. Items without one are
            left out.

    Returns:
        `department_homogeneity` of the level-1 codes (Rosenberg & Hirschberg 2007; 1 where no code mixes
        departments), `nmi_department` and `nmi_type` of the prefixes of each length, `items_under_two_codes` (mean)
        and `type_share_under_two_codes` (of the items, those of the most frequent type of their two codes); None if
        no item has a category.
    """
    from sklearn.metrics import homogeneity_score, normalized_mutual_info_score

    labelled = np.array([bool(category) for category in categories])
    if not labelled.any():
        return None
    known = [category for category in categories if category]
    departments = np.unique([category[0] for category in known], return_inverse=True)[1]
    types = np.unique([" > ".join(category) for category in known], return_inverse=True)[1]
    prefixes = [
        np.unique(codes[labelled, : level + 1], axis=0, return_inverse=True)[1].ravel()
        for level in range(codes.shape[1])
    ]
    two = prefixes[min(1, len(prefixes) - 1)]
    table = np.zeros((two.max() + 1, types.max() + 1), dtype=np.int64)
    np.add.at(table, (two, types), 1)
    return {
        "department_homogeneity": float(homogeneity_score(departments, prefixes[0])),
        "nmi_department": [float(normalized_mutual_info_score(departments, prefix)) for prefix in prefixes],
        "nmi_type": [float(normalized_mutual_info_score(types, prefix)) for prefix in prefixes],
        "items_under_two_codes": float(len(codes) / len(np.unique(codes[:, :2], axis=0))),
        "type_share_under_two_codes": float(table.max(axis=1).sum() / table.sum()),
    }


def perplexity(codes: np.ndarray) -> float:
    """The exponential of the codes' entropy: how many codes were enough if all were used alike."""
    counts = np.unique(codes, return_counts=True)[1]
    shares = counts / counts.sum()
    return float(np.exp(-(shares * np.log(shares)).sum()))


def _level(level: int, size: int, before: np.ndarray, after: np.ndarray) -> dict[str, Any]:
    used, effective = len(np.unique(after)), perplexity(after)
    return {
        "level": LEVEL_LETTERS[level],
        "size": size,
        "used_before": len(np.unique(before)),
        "used": used,
        "dead": size - used,
        "perplexity": effective,
        "perplexity_share": effective / size,
    }


def _modality(
    quantizer: HierarchicalQuantizer,
    rows: np.ndarray,
    fused: np.ndarray,
    categories: Sequence[tuple[str, ...]] | None,
) -> dict[str, Any]:
    """Codes of one modality alone: agreement with the fused item's prefixes, and what they mean."""
    present = np.flatnonzero(~np.isnan(rows).any(axis=1))
    if not len(present):
        return {"items": 0, "same_prefix": [], "meaning": None}
    codes = quantizer.choose(rows[present]).codes
    same = np.cumprod(codes == fused[present], axis=1)
    return {
        "items": len(present),
        "same_prefix": [float(share) for share in same.mean(axis=0)],
        "meaning": meaning(codes, [categories[row] for row in present.tolist()]) if categories is not None else None,
    }


def _unit(rows: np.ndarray) -> np.ndarray:
    array = np.asarray(rows, dtype=np.float64)
    lengths = np.linalg.norm(array, axis=1, keepdims=True)
    return np.divide(array, lengths, out=np.zeros_like(array), where=lengths > 0)


def _nearest(rows: np.ndarray, block: np.ndarray, count: int) -> np.ndarray:
    """The `count` nearest other rows of each row of the block, in no particular order."""
    cosines = rows[block] @ rows.T
    cosines[np.arange(len(block)), block] = -np.inf
    return np.argpartition(cosines, -count, axis=1)[:, -count:]
