"""The terms of the quantiser's loss: pure functions of tensors.

In: batches of vectors `(B, d)`. Out: scalars. The one rule: every term is a mean over items, so that the weights of
the configuration mean the same at any batch size.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

BANDWIDTH_FACTORS = (4.0, 2.0, 1.0, 0.5, 0.25)
"""Multiples of the middle bandwidth at which the discrepancy is measured, each half of the one before."""

ALIKE = 1e-6
"""Rows whose squared distance is at most this share of their mean squared length differ by rounding alone."""


def squared_distances(rows: Tensor, others: Tensor) -> Tensor:
    """Squared Euclidean distances: `(n, d)` and `(m, d)` give `(n, m)`, never below 0."""
    products = rows @ others.T
    return (rows.square().sum(1)[:, None] - 2 * products + others.square().sum(1)[None]).clamp(min=0)


def reconstruction_loss(embeddings: Tensor, reconstructions: Tensor) -> Tensor:
    """One minus the cosine, averaged over the batch: 0 to 2."""
    return 1 - functional.cosine_similarity(embeddings, reconstructions, dim=1).mean()


def median_distance(rows: Tensor) -> float:
    """The median distance between two rows: the kernel's middle bandwidth.

    This is the median heuristic of Gretton et al. 2012, section 8. Where half of the pairs or more are alike, as with
    variants of one product, it is the median over those that differ, for no kernel can have a width of zero.

    Args:
        rows: `(n, d)`; 1 where there are not two rows that differ.
    """
    with torch.no_grad():
        above = torch.triu(torch.ones(len(rows), len(rows), dtype=torch.bool, device=rows.device), diagonal=1)
        apart = squared_distances(rows, rows)[above]
        alike = ALIKE * rows.square().sum(1).mean() if len(rows) else 0.0
        if len(apart) and apart.median() <= alike:
            apart = apart[apart > alike]
    return float(apart.median().sqrt()) if len(apart) else 1.0


def maximum_mean_discrepancy(rows: Tensor, others: Tensor, bandwidth: float) -> Tensor:
    """Squared maximum mean discrepancy between two samples, averaged over five Gaussian kernels.

    The biased estimate of Gretton et al. 2012, "A Kernel Two-Sample Test" (JMLR 13), equation 5:
    `mean k(x, x') + mean k(y, y') - 2 mean k(x, y)` with `k(x, y) = exp(-|x - y|^2 / (2 b^2))`. The kernels' `b` are
    `bandwidth` times `BANDWIDTH_FACTORS`, which spares the choice of one.

    Args:
        rows: `(n, d)`.
        others: `(m, d)`.
        bandwidth: the middle one, positive.

    Returns:
        a scalar, 0 where the samples are the same.
    """

    def mean_kernel(left: Tensor, right: Tensor) -> Tensor:
        widest = BANDWIDTH_FACTORS[0] * bandwidth
        kernel = (squared_distances(left, right) * (-0.5 / widest**2)).exp()
        means = [kernel.mean()]
        for _ in BANDWIDTH_FACTORS[1:]:  # half the bandwidth is the fourth power
            kernel = kernel.square().square()
            means.append(kernel.mean())
        return torch.stack(means).mean()

    return mean_kernel(rows, rows) + mean_kernel(others, others) - 2 * mean_kernel(rows, others)


def info_nce(rows: Tensor, others: Tensor, temperature: float) -> Tensor:
    """Contrast between two views of the same items, in both directions.

    Row i of one side has to pick row i of the other by cosine among the whole batch (van den Oord et al. 2018,
    "Representation Learning with Contrastive Predictive Coding", symmetric as in CLIP).

    Args:
        rows: `(B, d)`.
        others: `(B, d)`, the same items in the same order.
        temperature: by which cosines are divided.

    Returns:
        a scalar: the mean of both cross-entropies, in nats.
    """
    logits = functional.normalize(rows, dim=1) @ functional.normalize(others, dim=1).T / temperature
    same = torch.arange(len(rows), device=rows.device)
    return (functional.cross_entropy(logits, same) + functional.cross_entropy(logits.T, same)) / 2
