"""One stage's folder inside a build: opened, filled by the stage, and declared complete."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from mmsid.artifacts.files import damage, file_entries, fingerprint, write_json
from mmsid.artifacts.records import StageRecord, files_fingerprint
from mmsid.config import StageConfig, read_checked, read_json
from mmsid.errors import MmsidError


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
    def record(self) -> StageRecord | None:
        """What `stage.json` says; None while the stage is not complete.

        Raises:
            MmsidError: if it cannot be read, or is not this stage's.
        """
        path = self.folder / "stage.json"
        if not path.is_file():
            return None
        remedy = f"restore it, or delete {self.folder} to run the stage again"
        record = read_checked(path, StageRecord, remedy=remedy)
        if record.stage != self.name:
            raise MmsidError(f"Expected the stage {self.name} in {path}, but got {record.stage}; {remedy}.")
        return record

    @property
    def fingerprint(self) -> str:
        """Identifies the stage's files by their content; empty while the stage is not complete."""
        record = self.record
        return record.fingerprint if record else ""

    def is_current(self, config: StageConfig, inputs: Mapping[str, str]) -> bool:
        """Whether the stage is complete, undamaged, and made from this configuration and these inputs."""
        record = self.record
        if record is None or record.inputs != dict(inputs):
            return False
        if type(config).renamed(record.config) != config.model_dump(mode="json"):
            return False
        return not damage(self.folder, record.files)

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
        """Writes `stage.json` and drops the training state: from here on the stage is complete."""
        own = (self.folder / "stage.json", self.state_folder)
        paths = [path for path in self.folder.rglob("*") if path.is_file() and not set(own) & {path, *path.parents}]
        files = file_entries(self.folder, (path.relative_to(self.folder).as_posix() for path in paths))
        record = StageRecord(
            stage=self.name,
            fingerprint=files_fingerprint(files),
            seconds=round(seconds, 1),
            config=config.model_dump(mode="json"),
            inputs=dict(inputs),
            files=files,
        )
        write_json(self.folder / "stage.json", record.model_dump(mode="json"))
        shutil.rmtree(self.state_folder, ignore_errors=True)
