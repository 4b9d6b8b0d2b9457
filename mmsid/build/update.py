"""`update`: a build follows its catalogue with the models that it has.

In: a build, and its catalogue folder after products or events were added, changed or removed; out: the build with IDs
of all products that are there now. The rules: nothing is trained; a product that stayed as it was keeps its ID;
everything is made beside the build, which is replaced as a whole at the end, so that an interrupted update leaves it as
it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from mmsid import __version__
from mmsid.artifacts import (
    CASES,
    STAGES,
    CatalogueRecord,
    Manifest,
    Stage,
    check_stages,
    file_entries,
    file_hash,
    held,
    read_manifest,
    write_manifest,
)
from mmsid.build.build import inputs_of
from mmsid.build.changes import Changes, changes_since
from mmsid.build.context import BuildConfig, BuildContext
from mmsid.build.moving import fit_of, move_encoder, move_quantizer, move_recommender
from mmsid.build.stages import build_index, build_views
from mmsid.catalogue import catalogue_files, load_catalogue
from mmsid.config import read_json
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent

UPDATED = "updated"
"""Input of a stage that followed its catalogue: with it, `build` trains anew, as it should."""

UNFIT_SHARE = 0.3
"""From this share of the new products on that are described worse than 95 % of the old ones, codebooks do not fit."""

LEAST_UNFIT = 5
"""New products that must be described so: of two or three, one is chance."""

UNTRAINED_SHARE = 0.3
"""From this share of all products on that no model has learnt from, a build is due, too."""


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did.

    Attributes:
        changes: of the products.
        error_before, error_anew: 1 − cosine of an embedding and the sum of its codewords, mean over the products that
            stayed, and over those that got an ID; None where there are none.
        unfit: share of the latter whose error is larger than that of 95 % of the former.
        untrained: share of all products that came or changed since the models were trained.
        manifest: of the build, as it is now.
        lost_cases: whether the build before had answered test events, which are not of this one.
    """

    changes: Changes
    error_before: float | None
    error_anew: float | None
    unfit: float
    untrained: float
    manifest: Manifest
    lost_cases: bool = False

    @property
    def is_build_due(self) -> bool:
        """Whether the models should be trained anew."""
        are_many = self.unfit * len(self.changes.anew) >= LEAST_UNFIT
        return (self.unfit >= UNFIT_SHARE and are_many) or self.untrained >= UNTRAINED_SHARE

    def lines(self) -> list[str]:
        """What a person should read."""
        told = [f"{self.changes}."]
        if self.error_anew is not None and self.error_before is not None:
            told.append(
                f"The codebooks describe the new ones with a mean error (1 − cosine) of {self.error_anew:.3f}, those "
                f"that stayed with {self.error_before:.3f}; {self.unfit:.0%} are described worse than 95 % of these."
            )
        told.append(f"{self.untrained:.0%} of the products came or changed since the models were trained.")
        due = "A build is due: run `mmsid build` on the catalogue." if self.is_build_due else "No build is due."
        return [*told, due]


def update(
    build: Path, *, progress: Progress = silent, report: Callable[[str], None] = lambda _line: None
) -> Update | None:
    """Lets a build follow its catalogue.

    Args:
        build: a finished build.
        progress: told how far the embedding of new products is.
        report: told, line by line, what a person should read.

    Returns:
        what was done; None if nothing of the catalogue changed.

    Raises:
        MmsidError: if the build or its catalogue cannot be used.
    """
    build = build.resolve()
    _restore(build)
    with held(build) if build.is_dir() else nullcontext():  # what is no build is said below
        return _update(build, progress, report)


def _update(build: Path, progress: Progress, report: Callable[[str], None]) -> Update | None:
    manifest = read_manifest(build)
    check_stages(build, manifest)
    folder = manifest.catalogue_folder(build)
    catalogue = load_catalogue(folder, reading=manifest.catalogue.reading, check_pictures=True, progress=progress)
    for problem in catalogue.problems:
        report(str(problem))
    if catalogue.fingerprint == manifest.catalogue.fingerprint and not _other_files(folder, manifest):
        report("Nothing changed in the catalogue.")
        return None
    before = BuildContext(build, catalogue, _config(build, manifest), progress=progress)
    changes = changes_since(before.folder("encoder"), catalogue, read_json(build / "index" / "items.json"))
    if not changes.kept:
        raise MmsidError(
            f"Expected products that were in the build {build} before, but all of them are new or changed; build again."
        )
    made = build.with_name(f"{build.name}.update")
    shutil.rmtree(made, ignore_errors=True)
    try:
        after = BuildContext(made, catalogue, before.config, progress=progress)
        fits = _make(before, after, changes)
        now = _declare(after, manifest, folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    _replace(build, made)
    found = Update(changes, *fits, manifest=now, lost_cases=CASES in manifest.evaluation)
    for line in found.lines():
        report(line)
    return found


def _other_files(folder: Path, manifest: Manifest) -> bool:
    """Whether a file is another, such as that of the example shoppers, of whom the fingerprint says nothing."""
    files = manifest.catalogue.files or {}
    return any(not (folder / name).is_file() or file_hash(folder / name) != files[name].sha256 for name in files)


def _config(build: Path, manifest: Manifest) -> BuildConfig:
    """As the stages of the build were made with."""
    values = {}
    for name in STAGES:
        record, kind = Stage(build, name).record, type(getattr(BuildConfig(), name))
        assert record is not None
        values[name] = kind.renamed(record.config)
    split = manifest.catalogue.split
    shares = {"train_share": split.train, "validation_share": split.validation}
    reading = {} if manifest.catalogue.reading is None else manifest.catalogue.reading.model_dump()
    return BuildConfig.parse({**values, **shares, "split": split.kind, "reading": reading})


def _make(
    before: BuildContext, after: BuildContext, changes: Changes
) -> tuple[float | None, float | None, float, float]:
    """Makes all stages anew, those with models from their models; how well the codebooks fit."""
    _stage(before, after, "encoder", lambda stage: move_encoder(before, stage, changes))
    _stage(before, after, "quantizer", lambda stage: move_quantizer(before, after, stage, changes))
    untrained: list[str] = []

    def move_models(stage: Stage) -> None:
        untrained.extend(move_recommender(before, after, stage, changes))

    _stage(before, after, "recommender", move_models)
    _stage(before, after, "index", lambda stage: build_index(after, stage))
    _stage(before, after, "views", lambda stage: build_views(after, stage))
    return (*fit_of(after, changes), len(untrained) / len(after.catalogue))


def _stage(before: BuildContext, after: BuildContext, name: str, make: Callable[[Stage], object]) -> None:
    stage, config = Stage(after.build, name), getattr(after.config, name)
    stage.folder.mkdir(parents=True)
    make(stage)
    record = Stage(before.build, name).record
    assert record is not None
    trained = name in ("encoder", "quantizer", "recommender")
    inputs = record.inputs if trained else inputs_of(after, name)
    followed = {UPDATED: after.catalogue.items_fingerprint} if trained else {}
    stage.finish(config, {**inputs, **followed}, record.seconds if trained else 0.0)


def _declare(context: BuildContext, before: Manifest, folder: Path) -> Manifest:
    tables, pictures = catalogue_files(folder, context.catalogue)
    record = CatalogueRecord(
        path=os.path.relpath(folder, context.build),
        fingerprint=context.catalogue.fingerprint,
        items=len(context.catalogue),
        split=before.catalogue.split,
        files=file_entries(folder, tables),
        reading=before.catalogue.reading,
    )
    return write_manifest(context.build, catalogue=record, version=__version__, pictures=file_entries(folder, pictures))


def _aside(build: Path) -> Path:
    return build.with_name(f"{build.name}.before-update")


def _replace(build: Path, made: Path) -> None:
    """Puts the new build in the place of the old one; whoever interrupts it between two names has both."""
    shutil.rmtree(_aside(build), ignore_errors=True)
    build.rename(_aside(build))
    made.rename(build)
    shutil.rmtree(_aside(build), ignore_errors=True)


def _restore(build: Path) -> None:
    """Finds the old build again where an update was interrupted between two names."""
    if not build.exists() and _aside(build).is_dir():
        _aside(build).rename(build)
