"""The parts of a table, tokenised by a pool of Ray's actors, each of which holds the models.

In: `Work`; out: the parts' files, written by whichever machine did them, so that build, table and output have to lie
where all of them see them. A cluster is found by RAY_ADDRESS; without one, Ray runs on this machine. The rule: Ray sees
parts' numbers, never their rows, so its object store stays small and a part that was done stays done.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from mmsid.errors import MmsidError
from mmsid.scale.parts import Part, Tokenizer, Work

OBJECT_STORE_BYTES = 100_000_000
"""Of a Ray on this machine: it carries numbers of parts alone."""


def check_ray() -> None:
    """Says how to get Ray, where it is not installed.

    Raises:
        MmsidError: if it is not.
    """
    if find_spec("ray") is None:
        raise MmsidError("Expected Ray for --ray, but it is not installed; run pip install 'mmsid[scale]'.")


def tokenize_on_ray(work: Work, workers: int, done: Callable[[int], None]) -> None:
    """Does all parts on a pool of actors.

    Args:
        work: what is to be done.
        workers: actors, a core each.
        done: told how many rows every finished part had.

    Raises:
        MmsidError: if Ray is not there, or what a worker met is the user's to mend.
    """
    check_ray()
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    import ray
    from ray.data import ActorPoolStrategy, DataContext

    is_ours = not ray.is_initialized()
    if is_ours:
        _start(ray, workers)
    try:
        context = DataContext.get_current()
        context.enable_progress_bars = False
        numbers = [{"id": place} for place in range(len(work.parts))]
        places = ray.data.from_items(numbers, override_num_blocks=len(numbers))
        pool = ActorPoolStrategy(size=min(workers, len(work.parts)))
        rows = places.map_batches(
            _Worker, fn_constructor_args=(work,), batch_size=1, compute=pool, num_cpus=1, max_restarts=0
        )
        for row in rows.iter_rows():
            if row["problem"]:
                raise MmsidError(row["problem"])
            done(int(row["rows"]))
    finally:
        if is_ours:
            ray.shutdown()


def _start(ray: Any, workers: int) -> None:
    if os.environ.get("RAY_ADDRESS"):
        ray.init(address="auto", log_to_driver=False, logging_level=logging.ERROR)
        return
    ray.init(
        num_cpus=workers + 1,  # one that is no worker's, or Ray's own tasks would wait for ever
        include_dashboard=False,
        object_store_memory=OBJECT_STORE_BYTES,
        log_to_driver=False,
        logging_level=logging.ERROR,
    )


class _Worker:
    """An actor: the models, and one part at a time."""

    def __init__(self, work: Work) -> None:
        self._parts: tuple[Part, ...] = work.parts
        self._problem, self._tokenizer = "", None
        try:
            self._tokenizer = Tokenizer(work.build, work.pictures)
        except MmsidError as error:
            self._problem = str(error)

    def __call__(self, batch: dict[str, Any]) -> dict[str, list[Any]]:
        rows, problem = 0, self._problem
        try:
            if self._tokenizer is not None:
                rows = sum(self._tokenizer.do(self._parts[int(place)]) for place in batch["id"])
        except MmsidError as error:
            problem = str(error)
        except OSError as error:
            problem = f"Expected to read and write the table's parts, but got {str(error)!r}; mend it and start again."
        return {"rows": [rows], "problem": [problem]}
