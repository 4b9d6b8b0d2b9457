"""What a reviewer has to know to repeat a measurement: versions, seeds, the data, and the rivals' settings.

In: an opened build and the models that were asked; out: keys of `metrics.json`. The rule: nothing here depends on when
or where it was measured, but on what with.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mmsid import __version__
from mmsid.artifacts import STAGES, Stage
from mmsid.collaborative.sasrec import SasRecScorer
from mmsid.config import read_json
from mmsid.evaluation.baselines import CooccurrenceKnn, ItemKnn
from mmsid.evaluation.baselines.neighbours import TUNING_CASES

if TYPE_CHECKING:
    from mmsid.evaluation.models import Evaluation

LIBRARIES = ("torch", "transformers", "peft", "open_clip_torch", "numpy", "scipy")


def circumstances(evaluation: Evaluation, models: Mapping[str, object]) -> dict[str, Any]:
    """What the figures rest on.

    Args:
        evaluation: what the models were made from.
        models: by name.

    Returns:
        `versions` (name to version), `seeds` (stage to seed), `catalogue` (`name`, `items`, `shoppers` with a training
        event, `training_events`, `modalities`), `settings` (rival to what was chosen for it), and `training` (what the
        recommender's `report.json` says of it).
    """
    counts = evaluation.task.training_counts
    folder = evaluation.manifest.catalogue_folder(evaluation.build)
    return {
        "versions": versions(),
        "seeds": _seeds(evaluation),
        "catalogue": {
            "name": folder.name,
            "items": len(counts),
            "shoppers": len(evaluation.histories),
            "training_events": int(counts.sum()),
            "modalities": sorted(evaluation.shop.models.fusion.means),
        },
        "settings": {
            name: found
            for name, model in models.items()
            if (found := _settings(model, len(evaluation.validation.cases))) is not None
        },
        "training": training_report(evaluation.build),
    }


def training_report(build: Path) -> dict[str, Any]:
    """What the recommender stage wrote of its training; empty where it wrote nothing."""
    path = build / "recommender" / "report.json"
    return dict(read_json(path)) if path.is_file() else {}


def versions() -> dict[str, str]:
    """This program's version, Python's, and those of the libraries that compute."""
    found = {"mmsid": __version__, "python": platform.python_version()}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _seeds(evaluation: Evaluation) -> dict[str, int]:
    configs = {name: record.config for name in STAGES if (record := Stage(evaluation.build, name).record)}
    return {name: seed for name, config in configs.items() if isinstance(seed := config.get("seed"), int)}


def _settings(model: object, validation_cases: int) -> dict[str, Any] | None:
    if isinstance(model, ItemKnn | CooccurrenceKnn):
        return {"last": model.last, "decay": model.decay, "tuned_on": min(TUNING_CASES, validation_cases)}
    return model.model.config.model_dump(mode="json") if isinstance(model, SasRecScorer) else None
