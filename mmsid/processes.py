"""Several processes that train one build together: who each is, what only one of them does, and how all of them end.

In: what a launcher (`torchrun`, `accelerate launch`, MPI) says in the environment; out: this process's place, and what
the main process did. The rules: one process writes, the others wait for it; whoever fails first tells of it, and the
others end without a word. Without a launcher there is one process, and all of this does nothing.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from functools import cache
from typing import Any, TypeVar

Made = TypeVar("Made")

_PATIENCE = timedelta(days=30)
"""The others wait while one process does what cannot be divided, however long that takes."""

_HEARD_SECONDS = 20.0
"""For so long the others let the one that failed first speak."""

_FAILED = 2
_CLAIM = "mmsid/failed"

_ALONE: ContextVar[bool] = ContextVar("alone", default=False)


def count() -> int:
    """How many processes do what is being done.

    The first call meets the others, so every process has to make it before it does anything that they do together.
    """
    return 1 if _ALONE.get() else _met()


@contextmanager
def alone() -> Iterator[None]:
    """What one process does while the others wait, or have ended: within, there is nobody else."""
    token = _ALONE.set(True)
    try:
        yield
    finally:
        _ALONE.reset(token)


@cache
def _met() -> int:
    """All processes, once they have met."""
    if not _is_launched():
        return 1
    import torch
    from accelerate import PartialState

    state = PartialState(cpu=not torch.cuda.is_available(), timeout=_PATIENCE)
    return int(state.num_processes)


def place() -> int:
    """This process's number, from 0."""
    if count() == 1:
        return 0
    import torch

    return int(torch.distributed.get_rank())


def is_main() -> bool:
    """Whether this is the process that writes and reports."""
    return place() == 0


def by_main(make: Callable[[], Made]) -> Made:
    """What the main process made; the others wait for it, and do not make it.

    Args:
        make: runs in the main process alone; what it returns is sent to the others.
    """
    if count() == 1:
        return make()
    import torch

    told: list[Any] = [None]
    if is_main():
        with alone():
            told = [make()]
    torch.distributed.broadcast_object_list(told, group=_words())
    return told[0]  # type: ignore[no-any-return]


@contextmanager
def ending_together() -> Iterator[None]:
    """Lets all part from each other once they are through, before any of them ends.

    An error is let through in the process that fails first; the others, which fail because of it, end silently.

    Raises:
        SystemExit: in all other processes.
    """
    try:
        yield
        _part()
    except BaseException as error:
        if isinstance(error, SystemExit) or not _is_launched() or _is_first_to_fail():
            raise
        time.sleep(_HEARD_SECONDS)  # the launcher ends all others with whoever ends first
        raise SystemExit(_FAILED) from error


def unlaunched() -> str:
    """What to do where a launcher was asked for several processes and started one; empty where all is well."""
    environment = os.environ
    asked = "ACCELERATE_MIXED_PRECISION" in environment and "MASTER_ADDR" in environment  # only for more than one
    if not asked or _is_launched():
        return ""
    return (
        "Expected several processes, but accelerate launch starts one alone where there is neither a GPU nor MPI, and "
        "so one trains; for more, run torchrun --nproc-per-node N -m mmsid build."
    )


def _is_launched() -> bool:
    from_mpi = ("PMI_SIZE", "OMPI_COMM_WORLD_SIZE", "MV2_COMM_WORLD_SIZE")
    sizes = [os.environ.get(name, "") for name in ("WORLD_SIZE", *from_mpi)]
    return any(size.isdigit() and int(size) > 1 for size in sizes)


def _part() -> None:
    """Ends what the processes talk over: a thread of it that outlives Python would take its process down with it."""
    if not _is_launched():
        return
    import torch

    if torch.distributed.is_initialized():
        _words.cache_clear()
        torch.distributed.destroy_process_group()
        gc.collect()  # a training's gradients hold the groups, too, and their threads end with the last that holds them


@cache
def _words() -> Any:
    """A group of all processes that talks over the network of the CPUs, so that whoever waits keeps no GPU busy."""
    import torch

    return torch.distributed.new_group(backend="gloo", timeout=_PATIENCE)


def _is_first_to_fail() -> bool:
    """Claims to be the one that tells of it; where nobody keeps count any more, the main process does."""
    import torch

    if not torch.distributed.is_initialized():
        return os.environ.get("RANK", "0") == "0"  # each fails for itself, before they met
    try:
        store = torch.distributed.distributed_c10d._get_default_store()
        return bool(store.add(_CLAIM, 1) == 1)
    except RuntimeError:
        return int(torch.distributed.get_rank()) == 0
