"""Builds and measures the variants of a catalogue, one after another.

In: a catalogue, a configuration and a folder; out: `Ablations`, also as `ablations.json` in the folder. The rules: each
variant is a build folder of its own, begun as a copy of the base, so that `build` runs only the stages that changed; a
variant that was measured with the same configuration on the same cases is not run again, and an interrupted one goes on
where it was; all variants are asked the same cases.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from mmsid.artifacts import fingerprint, read_manifest, write_json
from mmsid.build.build import build
from mmsid.build.context import BuildConfig, ExtraTrainingData
from mmsid.catalogue import Catalogue, catalogue_place, load_catalogue
from mmsid.config import read_checked, read_json
from mmsid.errors import MmsidError
from mmsid.evaluation.ablations.report import Ablations, Lacking, Row
from mmsid.evaluation.ablations.variants import BASE, VARIANTS, Variant, merged, variant_config
from mmsid.evaluation.circumstances import training_report, versions
from mmsid.evaluation.comparison import COMPARED, compared
from mmsid.evaluation.metrics import summarise
from mmsid.evaluation.models import MODELS
from mmsid.evaluation.protocol import machine, rank_cases
from mmsid.evaluation.quality import open_evaluation
from mmsid.progress import Progress, silent

RESULTS, TABLE = "results", "ablations.json"

_NOT_COPIED = ("manifest.json", "metrics.json", "cases.parquet", "baselines")


@dataclass(frozen=True)
class AblationOptions:
    """What is run.

    Attributes:
        config: of the base build.
        extra_data: further pictures and texts to learn from.
        only: names of the variants, the base always among them; None runs all.
        limit: test events at most, drawn by `seed`; 0 takes all.
        seed: of the draw and of the intervals.
    """

    config: BuildConfig = field(default_factory=BuildConfig)
    extra_data: ExtraTrainingData = field(default_factory=ExtraTrainingData)
    only: Collection[str] | None = None
    limit: int = 2000
    seed: int = 0


def run_ablations(
    catalogue: Path,
    out: Path,
    options: AblationOptions | None = None,
    *,
    progress: Progress = silent,
    report: Callable[[str], None] = lambda _line: None,
) -> Ablations:
    """Builds and measures what was not measured before.

    Args:
        catalogue: the folder.
        out: of the builds, of `results/NAME.json` and of `ablations.json`; created, or gone on with.
        options: what is run.
        progress: told how far each stage is.
        report: told, line by line, what a person should read.

    Raises:
        MmsidError: if the catalogue has no interactions, or a name is no variant's.
    """
    options = options or AblationOptions()
    chosen = _chosen(options.only)
    catalogue, reading = catalogue_place(catalogue, options.config.reading)
    options = replace(options, config=options.config.model_copy(update={"reading": reading}))
    loaded = load_catalogue(catalogue, reading=reading, progress=progress)
    if loaded.interactions is None:
        raise MmsidError(
            f"Expected interactions in {catalogue} to measure variants on, but got none; add an interactions file."
        )
    measured, lacking = dict[str, dict[str, Any]](), list[Lacking]()
    for variant in chosen:
        reason = variant.missing(loaded)
        if reason is not None:
            report(f"{variant.name}: left out, {reason}")
            lacking.append(Lacking(variant=variant.name, differs=variant.differs, reason=reason))
            continue
        run = _Run(variant, catalogue, loaded, out, options)
        if run.result() is None:
            report(f"{variant.name}: {variant.differs}")
            run.build(progress, report)
            run.measure(progress)
        else:
            report(f"{variant.name}: measured before")
        measured[variant.name] = run.result() or {}
    found = _table(measured, lacking, catalogue, out, options)
    write_json(out / TABLE, found.model_dump(mode="json"))
    return found


def _chosen(only: Collection[str] | None) -> list[Variant]:
    names = [variant.name for variant in VARIANTS]
    unknown = sorted(set(only or ()) - set(names))
    if unknown:
        raise MmsidError(f"Expected variants among {', '.join(names)}, but got {', '.join(unknown)}; choose of those.")
    return [variant for variant in VARIANTS if only is None or variant.name in {BASE, *only}]


@dataclass(frozen=True)
class _Run:
    """One variant in its folder."""

    variant: Variant
    catalogue: Path
    loaded: Catalogue
    out: Path
    options: AblationOptions

    @property
    def folder(self) -> Path:
        return self.out / self.variant.name

    @property
    def config(self) -> BuildConfig:
        return variant_config(self.variant, self.options.config, self.out / BASE, self.loaded)

    @property
    def made_from(self) -> str:
        """Identifies everything that the figures follow from, but the program; not where the folders lie."""
        options = self.options
        config = merged(options.config.model_dump(mode="json"), self.variant.overrides or {})
        return fingerprint([config, self.loaded.fingerprint, options.limit, options.seed, options.extra_data.hashes()])

    def result(self) -> dict[str, Any] | None:
        """What was measured before of the same; None if nothing was."""
        path = self.out / RESULTS / f"{self.variant.name}.json"
        found = read_checked(path, dict[str, Any]) if path.is_file() else {}
        return found if found.get("made_from") == self.made_from else None

    def build(self, progress: Progress, report: Callable[[str], None]) -> None:
        if not self.folder.exists() and self.variant.name != BASE:
            partial = self.out / f"{self.variant.name}.partial"
            shutil.rmtree(partial, ignore_errors=True)
            shutil.copytree(self.out / BASE, partial, ignore=shutil.ignore_patterns(*_NOT_COPIED))
            partial.rename(self.folder)
        extra_data = self.options.extra_data
        build(self.catalogue, self.folder, self.config, extra_data=extra_data, progress=progress, report=report)

    def measure(self, progress: Progress) -> None:
        """Writes the ranks and figures of our models."""
        options = self.options
        evaluation, events = open_evaluation(self.folder, limit=options.limit, seed=options.seed, progress=progress)
        slices, ranks, figures = evaluation.task.slices(), {}, {}
        for name in COMPARED:
            model = MODELS[name](evaluation) if name in MODELS else None
            if model is None:
                continue
            place = f"{self.variant.name}, {name}"
            ranks[name], _ = rank_cases(model, evaluation.task, name=place, progress=progress)
            figures[name] = {part: summarise(ranks[name][mask], seed=options.seed) for part, mask in slices.items()}
        result = {
            "made_from": self.made_from,
            "build": read_manifest(self.folder).fingerprint,
            "events": events,
            "split": evaluation.task.split,
            "machine": machine(),
            "versions": versions(),
            "training": training_report(self.folder),
            "figures": figures,
            "ranks": {name: found.tolist() for name, found in ranks.items()},
        }
        (self.out / RESULTS).mkdir(parents=True, exist_ok=True)
        write_json(self.out / RESULTS / f"{self.variant.name}.json", result, compact=True)


def _table(
    measured: dict[str, dict[str, Any]], lacking: list[Lacking], catalogue: Path, out: Path, options: AblationOptions
) -> Ablations:
    base, differs = measured[BASE], {variant.name: variant.differs for variant in VARIANTS}
    rows = [
        Row(
            variant=name,
            differs=differs[name],
            model=model,
            random_rows=_random_rows(out / name),
            figures=found["figures"][model],
            training=found["training"],
            against_base=None
            if name == BASE or model not in base["ranks"]
            else compared(np.array(base["ranks"][model]), np.array(found["ranks"][model]), 10),
        )
        for name, found in measured.items()
        for model in found["figures"]
    ]
    said = {key: base[key] for key in ("events", "split", "machine", "versions")}
    return Ablations(catalogue=catalogue.resolve().name, seed=options.seed, rows=rows, lacking=lacking, **said)


def _random_rows(build: Path) -> bool:
    """Whether a variant's ID rows started at random."""
    return read_json(build / "recommender" / "config.json").get("code_rows") == "random"
