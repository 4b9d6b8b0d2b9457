"""The build folder: stages with fingerprints, and a manifest that is written last.

Layout: one folder per stage, each with a `stage.json` (configuration, fingerprints of the inputs, files with sizes
and hashes) written after its files; `manifest.json` after the last stage. A folder without a manifest is not a
build; a stage whose configuration and inputs are unchanged is not run again; `state/` inside a stage holds what an
interrupted training needs to go on, and is gone when the stage is complete.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mmsid.config import StageConfig, read_json
from mmsid.errors import MmsidError

STAGES = ("encoder", "quantizer", "recommender", "index", "views")
"""In the order in which they are built."""

FORMAT = 1
"""Version of the folder's layout; raised when an old build can no longer be read."""


def fingerprint(value: Any) -> str:
    """Sixteen hexadecimal digits that identify a JSON-able value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_json(path: Path, value: Any, *, compact: bool = False) -> None:
    """Writes JSON so that a reader sees either the old file or the new one, never a half; `compact` on one line."""
    partial = path.with_name(path.name + ".partial")
    form: dict[str, Any] = {"separators": (",", ":")} if compact else {"indent": 1}
    partial.write_text(json.dumps(value, ensure_ascii=False, **form) + "\n", encoding="utf-8")
    partial.replace(path)


class Stage:
    """One stage's folder inside a build."""

    def __init__(self, build: Path, name: str) -> None:
        """Nothing is created before `begin`."""
        self.name = name
        self.folder = build / name

    @property
    def state_folder(self) -> Path:
        """Where a training keeps what it needs to resume."""
        return self.folder / "state"

    @property
    def record(self) -> dict[str, Any]:
        """What `stage.json` says; empty while the stage is not complete."""
        path = self.folder / "stage.json"
        return read_json(path) if path.is_file() else {}

    @property
    def fingerprint(self) -> str:
        """Identifies the stage's files by their content."""
        return str(self.record.get("fingerprint", ""))

    def is_current(self, config: StageConfig, inputs: Mapping[str, str]) -> bool:
        """Whether the stage is complete, undamaged, and made from this configuration and these inputs."""
        record = self.record
        if not record or record["inputs"] != dict(inputs):
            return False
        if type(config).renamed(record["config"]) != config.model_dump(mode="json"):
            return False
        return not _damage(self.folder, record["files"])

    def begin(self, config: StageConfig, inputs: Mapping[str, str]) -> bool:
        """Opens the folder for writing, and keeps a saved training state only if it belongs to the same work.

        Returns:
            whether an interrupted run of the same work can be resumed.
        """
        work = fingerprint([config.model_dump(mode="json"), dict(inputs)])
        marker = self.state_folder / "work.json"
        resumes = marker.is_file() and read_json(marker) == work
        if resumes:
            (self.folder / "stage.json").unlink(missing_ok=True)
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.state_folder.mkdir(parents=True)
            write_json(marker, work)
        return resumes

    def finish(self, config: StageConfig, inputs: Mapping[str, str], seconds: float) -> None:
        """Drops the training state and writes `stage.json`: from here on the stage is complete."""
        shutil.rmtree(self.state_folder, ignore_errors=True)
        files = _inventory(self.folder)
        record = {
            "stage": self.name,
            "fingerprint": fingerprint({name: entry["sha256"] for name, entry in files.items()}),
            "seconds": round(seconds, 1),
            "config": config.model_dump(mode="json"),
            "inputs": dict(inputs),
            "files": files,
        }
        write_json(self.folder / "stage.json", record)


def write_manifest(build: Path, *, catalogue: Mapping[str, Any], version: str) -> dict[str, Any]:
    """Declares the build complete.

    Args:
        build: the build folder, all of whose stages are complete.
        catalogue: what the app needs to find the catalogue again (`path` relative to the build, `fingerprint`, …).
        version: of the program that wrote it.
    """
    stages = {name: Stage(build, name).record for name in STAGES}
    missing = [name for name, record in stages.items() if not record]
    if missing:
        raise MmsidError(f"The build {build} lacks the stages {', '.join(missing)}; run the build again to resume it.")
    manifest = {
        "format": FORMAT,
        "version": version,
        "fingerprint": fingerprint({name: record["fingerprint"] for name, record in stages.items()}),
        "catalogue": dict(catalogue),
        "stages": {
            name: {key: record[key] for key in ("fingerprint", "seconds", "files")} for name, record in stages.items()
        },
    }
    write_json(build / "manifest.json", manifest)
    return manifest


def open_build(build: Path) -> dict[str, Any]:
    """Reads a build's manifest and checks every file against it.

    Raises:
        MmsidError: if the folder is no finished build, is of another format, or a file is missing or damaged.
    """
    if not (build / "manifest.json").is_file():
        raise MmsidError(
            f"Expected a finished build in {build}, but it has no manifest.json; "
            f"make one with `python -m mmsid build CATALOGUE --out {build}`."
        )
    manifest = read_json(build / "manifest.json")
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        found = manifest.get("format") if isinstance(manifest, dict) else "none"
        raise MmsidError(f"The build {build} has format {found}, but this program reads {FORMAT}; build it again.")
    damage = [line for name in STAGES for line in _damage(build / name, manifest["stages"][name]["files"])]
    if damage:
        raise MmsidError(f"The build {build} is damaged: {'; '.join(damage)}; restore it or build it again.")
    return manifest


def _inventory(folder: Path) -> dict[str, dict[str, Any]]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / "stage.json")
    return {
        path.relative_to(folder).as_posix(): {"bytes": path.stat().st_size, "sha256": file_hash(path)} for path in paths
    }


def _damage(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> list[str]:
    problems = []
    for name, entry in files.items():
        path = folder / name
        if not path.is_file():
            problems.append(f"{folder.name}/{name} is missing")
        elif path.stat().st_size != entry["bytes"]:
            problems.append(f"{folder.name}/{name} has {path.stat().st_size:,} bytes instead of {entry['bytes']:,}")
        elif file_hash(path) != entry["sha256"]:
            problems.append(f"{folder.name}/{name} does not match its recorded hash")
    return problems
