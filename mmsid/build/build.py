"""`build`: from a catalogue folder to a build folder, stage by stage.

In: a catalogue and a `BuildConfig`; out: a finished build. The rules: a stage whose configuration and inputs did not
change is not run again; an interrupted build resumes in the middle of the stage it was in; the manifest is last. Where
a launcher started several processes, all of them run the stages that train (`TOGETHER`), and one does everything else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from mmsid import __version__, processes
from mmsid.artifacts import (
    CatalogueRecord,
    FileEntry,
    Manifest,
    Reading,
    Stage,
    build_fingerprint,
    file_entries,
    fingerprint,
    held,
    kept_evaluation,
    read_manifest,
    write_manifest,
)
from mmsid.build.context import BuildConfig, BuildContext, ExtraTrainingData
from mmsid.build.encoder_stage import build_encoder, check_encoder
from mmsid.build.health import health_of
from mmsid.build.preparation import preparation
from mmsid.build.stages import build_index, build_quantizer, build_recommender, build_views
from mmsid.catalogue import Catalogue, catalogue_files, catalogue_place, load_catalogue
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent


def build(  # noqa: PLR0913 - one command's options
    catalogue: Path,
    out: Path,
    config: BuildConfig | None = None,
    *,
    extra_data: ExtraTrainingData | None = None,
    until: str = "views",
    progress: Progress = silent,
    report: Callable[[str], None] = lambda _line: None,
) -> Manifest | None:
    """Runs the whole pipeline on a catalogue folder.

    Args:
        catalogue: the folder, a table of products, or a data set's name.
        out: the build folder; created, or resumed.
        config: of all stages.
        extra_data: further pictures and texts to learn from.
        until: the last stage to run; a later call, on another machine if need be, goes on behind it.
        progress: told how far each stage is.
        report: told, line by line, what a person should read.

    Returns:
        the manifest; None if the build ended before its last stage.

    Raises:
        MmsidError: if the catalogue, the configuration or the build folder cannot be used.
    """
    processes.by_main(lambda: _check_place(out))
    if not processes.is_main():
        progress, report = silent, _unsaid
    if line := processes.unlaunched():
        report(line)
    catalogue, context = _prepared(catalogue, out, config or BuildConfig(), progress, report)
    context = replace(context, extra_data=extra_data or ExtraTrainingData())
    check_encoder(context)
    config, loaded, split = context.config, context.catalogue, context.split
    tables, pictures = _catalogue_entries(catalogue, loaded)
    processes.by_main(lambda: out.mkdir(parents=True, exist_ok=True))
    with ExitStack() as stack:
        processes.by_main(lambda: stack.enter_context(held(out)))
        _check_shared(out)
        before = _earlier_manifest(out)
        for name, run in STAGES.items():
            _run_stage(context, name, run, report)
            if name == until and until != tuple(STAGES)[-1]:
                return None
        record = CatalogueRecord(
            path=os.path.relpath(catalogue.resolve(), out.resolve()),
            fingerprint=loaded.fingerprint,
            items=len(loaded),
            split=split,
            files=tables,
            reading=None if config.reading == Reading() else config.reading,
        )
        made = build_fingerprint({name: Stage(out, name).fingerprint for name in STAGES})
        manifest = processes.by_main(
            lambda: write_manifest(
                out,
                catalogue=record,
                version=__version__,
                pictures=pictures,
                evaluation=kept_evaluation(out, made, before, report),
            )
        )
        report("Health of this build:")
        for verdict in processes.by_main(lambda: health_of(context)):
            report(f"  {verdict}")
        return manifest


def check(
    catalogue: Path,
    config: BuildConfig | None = None,
    *,
    extra_data: ExtraTrainingData | None = None,
    progress: Progress = silent,
    report: Callable[[str], None] = lambda _line: None,
) -> None:
    """Reads a catalogue as `build` does and says what a build would make of it; nothing is trained or written.

    Args:
        catalogue: the folder, a table of products, or a data set's name.
        config: of all stages.
        extra_data: further pictures and texts to learn from.
        progress: told how far the check of the pictures is.
        report: told, line by line, what a person should read.

    Raises:
        MmsidError: if the catalogue or the configuration cannot be used.
    """
    _, context = _prepared(catalogue, Path(), config or BuildConfig(), progress, report)
    check_encoder(replace(context, extra_data=extra_data or ExtraTrainingData()))


def _prepared(
    catalogue: Path, out: Path, config: BuildConfig, progress: Progress, report: Callable[[str], None]
) -> tuple[Path, BuildContext]:
    """Where a catalogue is, and what it holds; everything about it is said, and what cannot be built is refused."""
    folder, reading = catalogue_place(catalogue, config.reading)
    config = config.model_copy(update={"reading": reading})
    loaded = load_catalogue(folder, reading=reading, check_pictures=True, progress=progress)
    for problem in loaded.problems:
        report(str(problem))
    config = config.decided_for(loaded)
    context = BuildContext(out, loaded, config, progress=progress)
    for line in preparation(context):
        report(line)
    return folder, context


def _unsaid(_line: str) -> None:
    """What another process reports already."""


def _check_shared(out: Path) -> None:
    """Refuses a build folder that not every one of several processes sees: they read what the first one writes."""
    if processes.count() > 1 and not out.is_dir():
        raise MmsidError(
            f"Expected the build folder {out} on every machine, but one of them does not see it; choose a place that "
            "all of them share."
        )


def _check_place(out: Path) -> None:
    """Refuses a place where no build can be written, before any work."""
    there = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not there.is_dir():
        raise MmsidError(f"Expected a folder to build in, but {there} is a file; choose another.")
    if not os.access(there, os.W_OK):
        raise MmsidError(f"Expected a folder to build in, but {there} cannot be written to; choose another.")


def _catalogue_entries(folder: Path, catalogue: Catalogue) -> tuple[dict[str, FileEntry], dict[str, FileEntry]]:
    """Hashes of the catalogue's tables and pictures as they are now: what changes while a build runs is noticed."""
    tables, pictures = catalogue_files(folder, catalogue)
    return file_entries(folder, tables), file_entries(folder, pictures)


def _earlier_manifest(out: Path) -> Manifest | None:
    """What the folder held before, if that was a build."""
    try:
        return read_manifest(out)
    except MmsidError:
        return None


def _run_stage(
    context: BuildContext, name: str, run: Callable[[BuildContext, Stage], list[str]], report: Callable[[str], None]
) -> None:
    stage, config, inputs = Stage(context.build, name), getattr(context.config, name), inputs_of(context, name)
    if processes.by_main(lambda: stage.is_current(config, inputs)):
        report(f"{name}: unchanged")
        return

    def begin() -> bool:
        (context.build / "manifest.json").unlink(missing_ok=True)  # from here on it is no finished build
        return stage.begin(config, inputs)

    resumes = processes.by_main(begin)
    report(f"{name}: {'going on where it was interrupted' if resumes else 'starting'}")
    started = time.monotonic()
    lines = run(context, stage) if name in TOGETHER else processes.by_main(lambda: run(context, stage))
    seconds = time.monotonic() - started
    processes.by_main(lambda: stage.finish(config, inputs, seconds))
    for line in lines:
        report(line)
    report(f"{name}: done in {seconds:.0f} s")


def inputs_of(context: BuildContext, name: str) -> Mapping[str, str]:
    """Fingerprints of everything that a stage reads."""
    made = {stage: Stage(context.build, stage).fingerprint for stage in STAGES}
    items, split = {"items": context.catalogue.items_fingerprint}, context.split
    histories = {
        "interactions": context.catalogue.interactions_fingerprint,
        "split": fingerprint([split.train, split.validation] if split.kind == "time" else split.kind),
    }
    return {
        "encoder": {
            **items,
            **context.extra_data.hashes(),
            **(histories if context.embeds_collaborative else {}),
            **context.start_of_encoder,
        },
        "quantizer": {"encoder": made["encoder"], **items},
        "recommender": {"quantizer": made["quantizer"], **items, **histories, **context.extra_data.hashes()},
        "index": {"encoder": made["encoder"], **items},
        "views": {
            **{stage: made[stage] for stage in ("quantizer", "recommender", "index")},
            "examples": fingerprint([(e.name, e.description, e.history) for e in context.catalogue.examples]),
            **histories,
        },
    }[name]


STAGES: Mapping[str, Callable[[BuildContext, Stage], list[str]]] = {
    "encoder": build_encoder,
    "quantizer": build_quantizer,
    "recommender": build_recommender,
    "index": build_index,
    "views": build_views,
}

TOGETHER = ("encoder", "recommender")
"""Stages that several processes run; of what is no training in them, one does it."""
