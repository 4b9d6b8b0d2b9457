"""The manifest of a build: written last, and checked against every file when the build is opened.

In: a build folder whose stages are complete; out: its `Manifest`. The rules: what cannot be trusted is told in one
sentence with the file and what to do; whoever needs less than everything checks less (`check_light` for the page).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from mmsid.artifacts.evaluation import check_evaluation
from mmsid.artifacts.files import damage, file_entries, listed, write_json
from mmsid.artifacts.records import (
    FORMAT,
    MANIFEST,
    STAGES,
    CatalogueRecord,
    FileEntry,
    Files,
    Manifest,
    StageSummary,
    build_fingerprint,
    signed,
)
from mmsid.artifacts.stage import Stage
from mmsid.config import checked, read_checked, read_json
from mmsid.errors import MmsidError

PICTURES = "pictures.json"

HASHED_PICTURE_BYTES = 2**28
"""Up to so many in all, pictures are read when a build is opened (about a second); else their sizes are compared."""

_HEAVY = ("interactions", "embeddings")
"""The catalogue's files that the page does not read."""

_HEAVY_BYTES = 64_000_000
"""Larger tables are checked with the model alone: events of other formats have other names."""

_HOLDS = {
    "items": "products",
    "interactions": "events",
    "embeddings": "embeddings",
    "examples": "example shoppers",
    "sequences": "events",
    "attributes": "attributes",
}


def write_manifest(
    build: Path,
    *,
    catalogue: CatalogueRecord,
    version: str,
    pictures: Mapping[str, FileEntry] | None = None,
    evaluation: Mapping[str, FileEntry] | None = None,
) -> Manifest:
    """Declares the build complete.

    Args:
        build: the build folder, all of whose stages are complete.
        catalogue: that it was made from.
        version: of the program that wrote it.
        pictures: of the catalogue, by their names below its folder.
        evaluation: what `evaluate` wrote for this very build.
    """
    records = {name: Stage(build, name).record for name in STAGES}
    missing = [name for name, record in records.items() if record is None]
    if missing:
        raise MmsidError(f"The build {build} lacks the stages {', '.join(missing)}; run the build again to resume it.")
    stages = {
        name: StageSummary(fingerprint=record.fingerprint, files=record.files)
        for name, record in records.items()
        if record is not None
    }
    if pictures:
        write_json(
            build / PICTURES, {name: pictures[name].model_dump(mode="json") for name in sorted(pictures)}, compact=True
        )
        catalogue = catalogue.model_copy(update={"pictures": file_entries(build, [PICTURES])[PICTURES]})
    manifest = signed(
        format=FORMAT,
        version=version,
        fingerprint=build_fingerprint({name: stage.fingerprint for name, stage in stages.items()}),
        catalogue=catalogue,
        stages=stages,
        evaluation=dict(evaluation or {}),
    )
    write_json(build / MANIFEST, manifest.to_json())
    if not pictures:
        (build / PICTURES).unlink(missing_ok=True)
    return manifest


def read_manifest(build: Path) -> Manifest:
    """Reads a build's manifest, and none of the other files.

    Raises:
        MmsidError: if the folder is no finished build, is of another format, or the manifest is damaged.
    """
    path = build / MANIFEST
    if not path.is_file():
        raise MmsidError(
            f"Expected a finished build in {build}, but it has no manifest.json; "
            f"make one with `python -m mmsid build CATALOGUE --out {build}`."
        )
    values = read_json(path)
    if isinstance(values, dict) and isinstance(values.get("format"), int) and values["format"] > FORMAT:
        raise MmsidError(
            f"The build {build} has a format in {MANIFEST} that is newer than {FORMAT}, which this program reads; "
            "build it again, or install a newer version."
        )
    return checked(values, Manifest, source=path, remedy="restore it or build it again")


def open_build(build: Path) -> Manifest:
    """Reads a build's manifest and checks every file against it: the stages', the catalogue's, the evaluation's.

    Raises:
        MmsidError: if the folder is no finished build, is of another format, or a file is missing or damaged.
    """
    manifest = read_manifest(build)
    check_stages(build, manifest)
    check_catalogue(build, manifest)
    check_evaluation(build, manifest)
    return manifest


def check_stages(build: Path, manifest: Manifest) -> None:
    """Checks the files of all stages.

    Raises:
        MmsidError: naming what is missing or damaged.
    """
    _raise_damaged(
        build, [line for name, stage in manifest.stages.items() for line in _stage_damage(build, name, stage.files)]
    )


def check_catalogue(build: Path, manifest: Manifest) -> None:
    """Checks the catalogue's files; a build of format 1 does not know them.

    Raises:
        MmsidError: naming what is missing or damaged.
    """
    _check_tables(build, manifest, manifest.catalogue.files or {})
    if manifest.catalogue.pictures is None:
        return
    _raise_damaged(build, damage(build, {PICTURES: manifest.catalogue.pictures}))
    pictures = read_checked(build / PICTURES, TypeAdapter(Files), remedy="restore it or build it again")
    folder = manifest.catalogue_folder(build)
    hashed = sum(entry.bytes for entry in pictures.values()) <= HASHED_PICTURE_BYTES
    _raise_other(build, folder, "pictures", damage(folder, pictures, hashed=hashed))


def check_light(build: Path, manifest: Manifest) -> None:
    """Checks what the page reads before a model is loaded: the build's JSON, and the catalogue's light files.

    Raises:
        MmsidError: naming what is missing or damaged.
    """
    lines = []
    for name, stage in manifest.stages.items():
        light = {file: entry for file, entry in stage.files.items() if file.endswith(".json")}
        lines += _stage_damage(build, name, light)
    _raise_damaged(build, lines)
    files = manifest.catalogue.files or {}
    light = {
        name: entry for name, entry in files.items() if Path(name).stem not in _HEAVY and entry.bytes <= _HEAVY_BYTES
    }
    _check_tables(build, manifest, light)


def _check_tables(build: Path, manifest: Manifest, files: Mapping[str, FileEntry]) -> None:
    folder = manifest.catalogue_folder(build)
    try:
        came = "" if folder.is_dir() else "is a file" if folder.exists() else "does not exist"
    except OSError as error:
        came = f"cannot be found ({error.strerror})"
    if came:
        raise MmsidError(
            f"A catalogue folder with an items.csv was expected, but {folder}, where the build {build} looks for "
            f"its own, {came}; put the catalogue there, or build again."
        )
    for name, entry in sorted(files.items(), key=lambda pair: not pair[0].startswith("items.")):  # these tell most
        holds = "new items" if "/" in name else _HOLDS.get(Path(name).stem, "products or events")
        _raise_other(build, folder, holds, damage(folder, {name: entry}))


def _stage_damage(build: Path, name: str, files: Mapping[str, FileEntry]) -> list[str]:
    return damage(build / name, files, shown=f"{name}/")


def _raise_damaged(build: Path, lines: list[str]) -> None:
    if lines:
        raise MmsidError(f"The build {build} is damaged: {listed(lines)}; restore it or build it again.")


def _raise_other(build: Path, folder: Path, holds: str, lines: list[str]) -> None:
    if lines:
        raise MmsidError(
            f"The build {build} was made from other {holds} than its catalogue now holds: in {folder}, "
            f"{listed(lines)}; run `mmsid update {build}`, build it again, or restore what was changed."
        )
