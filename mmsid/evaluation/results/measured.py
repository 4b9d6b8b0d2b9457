"""One `metrics.json`, as the page of results reads it.

In: a build folder, or a metrics.json that was kept without its build; out: a `Measured`. The rule: the page is a
function of these files alone, so that whoever has them gets the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from mmsid.artifacts import METRICS
from mmsid.config import read_checked
from mmsid.errors import MmsidError

Figures = dict[str, float | int | list[float] | None]


class Read(BaseModel):
    """What another version may have written more into is left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Data(Read):
    """The catalogue that was evaluated on; see `circumstances`."""

    name: str
    items: int
    shoppers: int
    training_events: int
    modalities: tuple[str, ...] = ()


class Compared(Read):
    """One slice of a paired comparison; see `paired_comparisons`."""

    n: int
    gained: int
    lost: int
    difference: float
    interval: tuple[float, float]
    p_value: float


class Comparison(Read):
    """One of our models against the best rival."""

    model: str
    rival: str
    k: int
    slices: dict[str, Compared]


class Measured(Read):
    """The content of `metrics.json` that the page shows; `evaluate_build` says what each key is."""

    build: str
    seed: int
    machine: str
    k: int
    keep_history: bool
    split: str = ""
    events: int
    versions: dict[str, str]
    seeds: dict[str, int]
    catalogue: Data
    settings: dict[str, dict[str, Any]] = {}
    training: dict[str, Any] = {}
    slices: dict[str, str]
    comparisons: list[Comparison]
    results: dict[str, dict[str, Figures]]

    @property
    def n(self) -> int:
        """Cases that every model was asked."""
        return next((int(slices["all"]["n"] or 0) for slices in self.results.values()), 0)  # type: ignore[arg-type]


def read_measured(place: Path) -> Measured:
    """Reads what was measured.

    Args:
        place: a build folder, or a .json file.

    Raises:
        MmsidError: if there is none, or it is of an earlier version.
    """
    path = place / METRICS if place.is_dir() else place
    if not path.is_file():
        raise MmsidError(
            f"Expected what `evaluate` measured in {place}, but there is no {METRICS}; "
            "run `python -m mmsid evaluate` on the build first."
        )
    return read_checked(path, Measured, remedy="run `python -m mmsid evaluate` on the build again")
