"""What several processes must see of each other's rows within one step, with gradients.

In: a process's rows of a batch, or a model with batch normalisation; out: the rows of the whole batch, or a model whose
statistics are those of the whole batch. Where there is one process, nothing is changed.
"""

from __future__ import annotations

import functools

import torch
from torch import Tensor, nn

from mmsid import processes
from mmsid.training.loop import part_of


def gathered(rows: Tensor, whole: int) -> Tensor:
    """The rows of all processes in the batch's order, `(whole, d)`; gradients go back to whoever made a row.

    Args:
        rows: `(b, d)`, those that `part_of` gives this process.
        whole: rows of the batch.
    """
    if processes.count() == 1:
        return rows
    table = rows.new_zeros(whole, *rows.shape[1:])
    table[torch.from_numpy(part_of(whole)).to(rows.device)] = rows
    return _summed(table)


def share_batch_statistics(model: nn.Module) -> None:
    """Lets every batch normalisation of a model that is trained by several processes see the whole batch.

    Torch's own `SyncBatchNorm` needs a GPU.
    """
    if processes.count() == 1:
        return
    for module in model.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.forward = functools.partial(_normalised, module, module.forward)  # type: ignore[method-assign]


def _normalised(module: nn.BatchNorm2d, alone: functools.partial[Tensor], images: Tensor) -> Tensor:
    if not module.training:
        return alone(images)
    size, found = len(images) * images[0, 0].numel(), images.float()
    variances, means = torch.var_mean(found, dim=(0, 2, 3), correction=0)
    own = torch.stack([torch.full_like(means, size), means, variances])  # (3, channels)
    sizes, means, variances = _summed_into(own).unbind(dim=1)
    total = sizes.sum(dim=0)
    mean = (sizes * means).sum(dim=0) / total
    variance = (sizes * (variances + (means - mean) ** 2)).sum(dim=0) / total  # Chan et al. 1979
    with torch.no_grad():
        _remember(module, mean.detach(), variance.detach() * total / (total - 1))
    scale = module.weight * torch.rsqrt(variance + module.eps)
    told = (found - mean[:, None, None]) * scale[:, None, None] + module.bias[:, None, None]
    for part in ("drop", "act"):  # of timm's
        told = getattr(module, part, nn.Identity())(told)
    return told.to(images.dtype)


def _remember(module: nn.BatchNorm2d, mean: Tensor, variance: Tensor) -> None:
    """Moves the running statistics, as torch does."""
    if module.running_mean is None or module.running_var is None or module.num_batches_tracked is None:
        return
    module.num_batches_tracked.add_(1)
    momentum = 1 / float(module.num_batches_tracked) if module.momentum is None else module.momentum
    module.running_mean.lerp_(mean, momentum)
    module.running_var.lerp_(variance, momentum)


def _summed_into(own: Tensor) -> Tensor:
    """Every process's values, `(processes, …)`."""
    table = own.new_zeros(processes.count(), *own.shape)
    table[processes.place()] = own
    return _summed(table)


def _summed(table: Tensor) -> Tensor:
    from torch.distributed.nn.functional import all_reduce

    return all_reduce(table)  # type: ignore[no-any-return]
