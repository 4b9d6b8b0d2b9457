"""The training loss of one batch: what each term compares.

In: a batch of item embeddings, the IDs that the items have and, per modality, their embeddings in it alone. Out: the
weighted sum and each term by name. The one rule: what an item lacks is left out of the means, never filled in.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch.nn import functional

from mmsid.quantizer.losses import info_nce, maximum_mean_discrepancy, reconstruction_loss, squared_distances

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor

    from mmsid.quantizer.model import HierarchicalQuantizer, Quantised


class Batch(NamedTuple):
    """Some items.

    Attributes:
        embeddings: `(B, d)` the item embeddings.
        codes: `(B, L)` int64, the items' own IDs, no two the same.
        modalities: per modality `(B, d)`, the same items in that modality alone; NaN rows where it is missing.
        labels: `(B, L)` int64, the code that an item should get, or -1 where nobody said.
    """

    embeddings: Tensor
    codes: Tensor
    modalities: Mapping[str, Tensor]
    labels: Tensor | None = None


def batch_loss(model: HierarchicalQuantizer, batch: Batch, bandwidth: float) -> tuple[Tensor, dict[str, Tensor]]:
    """Loss of a batch.

    Args:
        model: the quantiser.
        batch: the items.
        bandwidth: of the maximum mean discrepancy.

    Returns:
        the weighted sum, and every term without its weight.
    """
    rows, config, weights = batch.embeddings, model.config, model.config.weights
    path = model(rows, batch.codes)
    scales = _scales(path, config.choice_temperature)
    terms = {
        "reconstruction": reconstruction_loss(rows, path.reconstruction()),
        "codebook": _level_distances([rows, *path.residuals[:-1]], path.chosen),
        "commitment": _level_distances(path.inputs, [codeword.detach() for codeword in path.chosen]),
    }
    if weights.choice:
        terms["choice"] = torch.stack(_choices(path, batch.codes, scales)).sum()
    if weights.distribution:
        terms["distribution"] = maximum_mean_discrepancy(rows, path.reconstruction(), bandwidth)
    if weights.distinction:
        coarse = min(config.coarse_levels, len(path.chosen) - 1)
        told_apart = path.reconstruction(trained_from=coarse)
        terms["distinction"] = info_nce(told_apart, rows, config.distinction_temperature)
    if weights.labels and batch.labels is not None and (batch.labels >= 0).any():
        terms["labels"] = _labels_term(model, batch, path, scales)
    if batch.modalities and (weights.consistency or weights.alignment):
        terms |= _modality_terms(model, batch, scales)
    total = torch.stack([getattr(weights, name) * term for name, term in terms.items()]).sum()
    return total, terms


def _modality_terms(model: HierarchicalQuantizer, batch: Batch, scales: list[Tensor]) -> dict[str, Tensor]:
    """Consistency of each modality with the items' IDs, and alignment of every two modalities."""
    config, views = model.config, []
    for rows in batch.modalities.values():
        present = ~rows.isnan().any(dim=1)  # (B,)
        if present.any():
            views.append((present, model(rows[present])))
    terms = {}
    if views:
        parts = [_consistency(view, batch.codes[present], scales, config.consistency_decay) for present, view in views]
        terms["consistency"] = torch.stack(parts).mean()
    contrasts = []
    for (one, left), (other, right) in combinations(views, 2):
        both = one & other
        if both.any():
            sums = left.reconstruction()[both[one]], right.reconstruction()[both[other]]
            contrasts.append(info_nce(*sums, config.alignment_temperature))
    if contrasts:
        terms["alignment"] = torch.stack(contrasts).mean()
    return terms


def _labels_term(model: HierarchicalQuantizer, batch: Batch, path: Quantised, scales: list[Tensor]) -> Tensor:
    """Cross-entropy of the labelled levels' soft choices, of the items and of each modality alone.

    All follow the labels, so a level learns its own choice and not the mistakes of the one before, nor the moves that
    gave every item an ID of its own. Codewords take part with gradient here, unlike in the other choices: they shall
    lie where their class is told apart.
    """
    labels = batch.labels
    if labels is None:
        raise ValueError("the batch has no labels")
    along = torch.where(labels >= 0, labels, batch.codes)
    views = [(path if torch.equal(along, batch.codes) else model(batch.embeddings, along), labels)]
    for rows in batch.modalities.values():
        present = ~rows.isnan().any(dim=1)
        if present.any():
            views.append((model(rows[present], along[present]), labels[present]))
    losses = []
    for view, wanted in views:
        for level in range(labels.shape[1]):
            known = wanted[:, level] >= 0
            if not known.any():
                continue
            squared = squared_distances(view.inputs[level][known], model.codebooks[level])
            logits = (-squared / scales[level]).masked_fill(view.squared[level][known].isinf(), -torch.inf)
            losses.append(functional.cross_entropy(logits, wanted[known, level]))
    return torch.stack(losses).sum() / len(views)


def _level_distances(rows: list[Tensor], others: list[Tensor]) -> Tensor:
    """Squared distances, summed over dimensions and levels, averaged over items."""
    return torch.stack([(a - b).square().sum(1).mean() for a, b in zip(rows, others, strict=True)]).sum()


def _scales(path: Quantised, temperature: float) -> list[Tensor]:
    """Per level, the squared distance that makes a choice soft: the mean one to the taken codeword, times a factor."""
    taken = [squared.gather(1, path.codes[:, level, None]) for level, squared in enumerate(path.squared)]
    return [(temperature * squared.mean()).detach().clamp(min=1e-6) for squared in taken]


def _choices(path: Quantised, codes: Tensor, scales: list[Tensor]) -> list[Tensor]:
    """Per level, the cross-entropy of the soft choice (a softmax of negative squared distances) against `codes`."""
    return [
        functional.cross_entropy(-squared / scale, codes[:, level])
        for level, (squared, scale) in enumerate(zip(path.squared, scales, strict=True))
    ]


def _consistency(view: Quantised, codes: Tensor, scales: list[Tensor], decay: float) -> Tensor:
    """Cross-entropy of one modality's soft choices against the items' IDs, a weighted mean over levels.

    A level counts for the items whose modality took the right codes up to there: elsewhere its residual means
    something else.
    """
    right = view.codes == codes
    together = torch.cat([torch.ones_like(right[:, :1]), right[:, :-1]], dim=1).cumprod(dim=1).bool()  # (B, L)
    losses, weights = [], []
    for level, (squared, scale) in enumerate(zip(view.squared, scales, strict=True)):
        counted = together[:, level]
        if counted.any():
            losses.append(decay**level * functional.cross_entropy(-squared[counted] / scale, codes[counted, level]))
            weights.append(decay**level)
    return torch.stack(losses).sum() / sum(weights)
