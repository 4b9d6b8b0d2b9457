"""The oracle of a simulated shop: the exact posterior of the process that made its shoppers.

In: a catalogue folder and its item ids; out: a `Scorer`, or None where the shoppers were not simulated. The rule: this
is the one door from the program to the package `storefront`, and it is optional.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from mmsid.errors import MmsidError
from mmsid.evaluation.protocol import Scorer
from mmsid.records import Case

_REMEDY = "restore it, or delete it to evaluate without the oracle"


def oracle_of(catalogue: Path, item_ids: Sequence[str]) -> Scorer | None:
    """The best possible predictor for a catalogue's shoppers.

    Args:
        catalogue: its folder; one that the storefront made has a `world.json`.
        item_ids: its products, in the order of the scores.

    Returns:
        None where the shoppers were not simulated, or the package that simulated them is not installed.

    Raises:
        MmsidError: if the `world.json` is damaged, or belongs to other products.
    """
    world_file = catalogue / "world.json"
    if not world_file.is_file():
        return None
    try:
        from storefront.oracle import Oracle
        from storefront.world import World
    except ModuleNotFoundError:
        return None
    world = World.read(world_file, remedy=_REMEDY)
    if list(world.item_ids) != list(item_ids):
        raise MmsidError(f"Expected the catalogue's products in {world_file}, but it belongs to others; {_REMEDY}.")
    return _ExactPosterior(Oracle(world))


class _ExactPosterior:
    """Nobody who sees only the history can do better on average."""

    def __init__(self, oracle: Any) -> None:
        self._oracle = oracle

    def score(self, cases: Sequence[Case]) -> np.ndarray:
        """`(cases, items)` log-probabilities; products not yet launched get the lowest float."""
        scores = [self._oracle.log_probs(list(case.history), int(case.timestamp)) for case in cases]
        return np.nan_to_num(np.stack(scores), neginf=-1e30)
