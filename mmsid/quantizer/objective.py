"""The training loss of one batch: what each term compares.

In: a batch of item embeddings and, per modality, the embeddings that the items have in it alone. Out: the weighted sum
and each term by name. The one rule: what an item lacks is left out of the means, never filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import torch
from torch import Tensor
from torch.nn import functional

from mmsid.quantizer.config import QuantizerConfig
from mmsid.quantizer.losses import (
    info_nce,
    maximum_mean_discrepancy,
    reconstruction_loss,
)
from mmsid.quantizer.model import HierarchicalQuantizer, Quantised


def batch_loss(
    model: HierarchicalQuantizer, embeddings: Tensor, modalities: Mapping[str, Tensor], *, bandwidth: float
) -> tuple[Tensor, dict[str, Tensor]]:
    """Loss of a batch.

    Args:
        model: the quantiser.
        embeddings: `(B, d)` the item embeddings.
        modalities: per modality `(B, d)`, the same items in that modality alone; NaN rows where it is missing.

    Returns:
        the weighted sum, and every term without its weight.
    """
    config, weights = model.config, model.config.weights
    path = model(embeddings)
    terms = {
        "reconstruction": reconstruction_loss(embeddings, path.reconstruction),
        "codebook": _level_distances([part.detach() for part in path.inputs], path.chosen),
        "commitment": _level_distances(path.inputs, [part.detach() for part in path.chosen]),
    }
    if weights.distribution and len(embeddings) > 1:
        terms["distribution"] = maximum_mean_discrepancy(embeddings, path.reconstruction, bandwidth)
    if weights.distinction and len(embeddings) > 1:
        terms["distinction"] = info_nce(path.reconstruction, embeddings, config.distinction_temperature)
    if modalities and (weights.consistency or weights.alignment):
        views = {name: _view(model, rows) for name, rows in modalities.items()}
        parts = [_consistency(config, path, view, present) for present, view in views.values() if present.any()]
        if parts:
            terms["consistency"] = torch.stack(parts).mean()
        pairs = [_alignment(config, *pair) for pair in combinations(views.values(), 2) if (pair[0][0] & pair[1][0]).sum() > 1]
        if pairs:
            terms["alignment"] = torch.stack(pairs).mean()
    total = torch.stack([getattr(weights, name) * term for name, term in terms.items()]).sum()
    return total, terms


def _level_distances(rows: list[Tensor], others: list[Tensor]) -> Tensor:
    """Squared distances, summed over dimensions and levels, averaged over items."""
    return torch.stack([(a - b).square().sum(1).mean() for a, b in zip(rows, others, strict=True)]).sum()


def _view(model: HierarchicalQuantizer, rows: Tensor) -> tuple[Tensor, Quantised]:
    """Which items `(B,)` have the modality, and how those `(m, d)` are quantised by it alone."""
    present = ~rows.isnan().any(dim=1)
    return present, model(rows[present])


def _consistency(config: QuantizerConfig, path: Quantised, view: Quantised, present: Tensor) -> Tensor:
    """Cross-entropy of a modality's soft choice against the fused embedding's code, level by level.

    A level counts for the items whose modality took the same codes up to there: elsewhere its residual has another
    meaning. The softness is the level's own mean squared distance, times the configured temperature.
    """
    wanted = path.codes[present]
    together = torch.ones(len(wanted), dtype=torch.bool, device=wanted.device)
    total, weight, weights = wanted.new_zeros((), dtype=path.reconstruction.dtype), 1.0, 0.0
    for level, squared in enumerate(view.squared):
        scale = config.consistency_temperature * path.squared[level].min(dim=1).values.mean().detach()
        if together.any():
            logits = -squared[together] / scale.clamp(min=1e-6)
            total = total + weight * functional.cross_entropy(logits, wanted[together, level])
            weights += weight
        together = together & (view.codes[:, level] == wanted[:, level])
        weight *= config.consistency_decay
    return total / weights


def _alignment(config: QuantizerConfig, one: tuple[Tensor, Quantised], other: tuple[Tensor, Quantised]) -> Tensor:
    """Contrast between the reconstructions of the items that have both modalities."""
    both = one[0] & other[0]
    rows, others = one[1].reconstruction[both[one[0]]], other[1].reconstruction[both[other[0]]]
    return info_nce(rows, others, config.alignment_temperature)
