"""A build that was edited by hand, with all its hashes made anew: what only looks inside the files can notice."""

from __future__ import annotations

import json
from pathlib import Path

from mmsid.artifacts import STAGES, Stage, build_fingerprint, file_entries, fingerprint, write_json
from mmsid.artifacts.records import Manifest, StageSummary, files_fingerprint, signed


def rehash(build: Path) -> None:
    """Makes every entry of a build's stages fit the files that are there now."""
    values = json.loads((build / "manifest.json").read_text(encoding="utf-8"))
    manifest = Manifest(**values)
    stages = {name: _rehashed(build, name) for name in STAGES}
    kept = {name: getattr(manifest, name) for name in type(manifest).model_fields}
    made = build_fingerprint({name: stage.fingerprint for name, stage in stages.items()})
    del kept["checksum"]
    write_json(build / "manifest.json", signed(**{**kept, "fingerprint": made, "stages": stages}).to_json())


def rename_examples(build: Path) -> None:
    """Writes the fingerprint of the stages as they are now into the examples, which are part of the last one."""
    path = build / "views" / "examples.json"
    made_from = fingerprint({name: _rehashed(build, name).fingerprint for name in STAGES[:-1]})
    write_json(path, {**json.loads(path.read_text(encoding="utf-8")), "fingerprint": made_from})


def _rehashed(build: Path, name: str) -> StageSummary:
    record = Stage(build, name).record
    assert record is not None
    files = file_entries(build / name, [file for file in record.files if (build / name / file).is_file()])
    return StageSummary(fingerprint=files_fingerprint(files), files=files)
