"""What `manifest.json` and `stage.json` say, as checked records.

In: a file's JSON; out: frozen models, or one sentence that names what does not fit. The rules: nothing unknown is let
in; a name leads to a file inside its folder; a fingerprint follows from the hashes beside it; and the manifest's own
checksum covers all that it says but the catalogue's place, which may change when both folders are moved.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    JsonValue,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)

STAGES = ("encoder", "quantizer", "recommender", "index", "views")
"""In the order in which they are built."""

FORMAT = 2
"""Version of the folder's layout. Builds of format 1, whose manifest does not cover the catalogue, are read, too."""

MANIFEST = "manifest.json"

LONGEST_NAME, LARGEST_FILE = 1000, 2**50

LONGEST_PART = 255
"""Bytes between two slashes of a path that a file system takes."""


def fingerprint(value: Any) -> str:
    """Sixteen hexadecimal digits that identify a JSON-able value."""
    return _sha256(value)[:16]


def _sha256(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _inside(name: str) -> str:
    """Refuses a name that leads out of its folder."""
    if "\0" in name or any(part in ("", ".", "..") for part in name.split("/")):
        raise ValueError("should be a file below its folder, without '..'")
    return name


def _relative(path: str) -> str:
    if "\0" in path or Path(path).is_absolute():
        raise ValueError("should be a folder's path from the build, not an absolute one")
    if any(len(part.encode()) > LONGEST_PART for part in path.split("/")):
        raise ValueError(f"should be a folder's path from the build, with at most {LONGEST_PART} bytes between slashes")
    return path


Digits = Annotated[str, Field(pattern="^[0-9a-f]{16}$")]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
FileName = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(_inside)]
Seconds = Annotated[float, Field(ge=0, le=1e9)]


class Record(BaseModel):
    """Base: immutable, strict about types and unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class FileEntry(Record):
    """A file as it was written.

    Attributes:
        bytes: its size.
        sha256: of its bytes, hexadecimal.
    """

    bytes: int = Field(ge=0, le=LARGEST_FILE)
    sha256: Sha256


Files = dict[FileName, FileEntry]


class StageSummary(Record):
    """A stage, as the manifest has it.

    Attributes:
        fingerprint: of its files' hashes.
        files: by their names below the stage's folder.
        seconds: that it took, in builds of format 1; later ones say it in `stage.json` alone, so that the same build
            has the same manifest.
    """

    fingerprint: Digits
    files: Files
    seconds: Seconds | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.fingerprint != files_fingerprint(self.files):
            raise ValueError("the fingerprint does not follow from the files' hashes")
        return self


class StageRecord(StageSummary):
    """A complete stage, as its `stage.json` has it.

    Attributes:
        stage: its name.
        seconds: that it took; part of no fingerprint.
        config: that it was made with.
        inputs: fingerprints of what it read.
    """

    stage: str
    seconds: Seconds
    config: dict[str, JsonValue]
    inputs: dict[str, str]


SplitKind = Literal["time", "leave-one-out"]


class Split(Record):
    """How a catalogue's events were split into training, validation and test.

    Attributes:
        train: share of the events, in order of time; the other kind has no use for it.
        validation: share of the events, in order of time; the rest is the test.
        kind: by one global clock, or each user's last event for the test and the one before it for validation.
    """

    train: float = Field(ge=0, le=1)
    validation: float = Field(ge=0, le=1)
    kind: SplitKind = "time"

    def __str__(self) -> str:
        """What a table says of the events that it was measured on."""
        if self.kind == "leave-one-out":
            return "leave-one-out"
        test = 1 - self.train - self.validation
        return f"time ({self.train:.0%} training, {self.validation:.0%} validation, {test:.0%} test)"

    @model_serializer(mode="wrap")
    def _without_default(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leaves out the kind `time`, which earlier versions had alone: their manifests keep their checksums."""
        values: dict[str, Any] = serialize(self)
        return {name: value for name, value in values.items() if (name, value) != ("kind", "time")}


DateOrder = Literal["day-first", "month-first"]


class Reading(Record):
    """How a catalogue's files are read, where they do not say it themselves; kept, for a build reads them again.

    Attributes:
        items, events: files of the catalogue's folder, where it is not plain which they are.
        columns: our name of a column → the files', for columns that no alias names.
        match_ids: read an id that is nearly a product's (a lost zero, `1001.0`, capital letters) as that product's.
        date_order: of 05/06/2024; by default a day above 12 tells, and the day comes first where there is none.
        currency: of the prices, such as EUR; by default what the prices or a column say.
        min_rating: ratings below it are no events; by default every rating is one.
        k_core: users and products with fewer events are left out, until none has; 0 keeps all.
    """

    items: str = ""
    events: str = ""
    columns: dict[str, str] = {}
    match_ids: bool = False
    date_order: DateOrder | None = None
    currency: str = Field("", max_length=20)
    min_rating: float | None = None
    k_core: int = Field(0, ge=0)


class CatalogueRecord(Record):
    """The catalogue that a build was made from.

    Attributes:
        path: of its folder, from the build's.
        fingerprint: of its content.
        items: how many.
        split: of its events.
        files: its tables and what else it brings, without the pictures; None in builds of format 1.
        pictures: the build's `pictures.json`, which has the pictures' sizes and hashes; None where there are none.
        reading: how its files are read; None is by default, as in builds of earlier versions.
    """

    path: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(_relative)]
    fingerprint: Digits
    items: int = Field(ge=1, le=2**40)
    split: Split
    files: Files | None = None
    pictures: FileEntry | None = None
    reading: Reading | None = None


class Manifest(Record):
    """What declares a build complete.

    Attributes:
        format: of the folder's layout.
        version: of the program that wrote it.
        fingerprint: of the build, from those of its stages.
        catalogue: that it was made from.
        stages: by name, all of them.
        evaluation: what `evaluate` wrote since: `metrics.json` and the rivals' weights.
        checksum: of all this but the catalogue's path; None in builds of format 1.
    """

    format: Literal[1, 2]
    version: str = Field(max_length=100)
    fingerprint: Digits
    catalogue: CatalogueRecord
    stages: dict[str, StageSummary]
    evaluation: Files = {}
    checksum: Sha256 | None = None

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if set(self.stages) != set(STAGES):
            raise ValueError(f"the stages should be {', '.join(STAGES)}")
        if self.fingerprint != build_fingerprint({name: stage.fingerprint for name, stage in self.stages.items()}):
            raise ValueError("the fingerprint does not follow from the stages'")
        if self.format == 1 and (self.checksum or self.evaluation or self.catalogue.files is not None):
            raise ValueError("format 1 has no checksum and no entries of the catalogue and the evaluation")
        if self.format > 1 and any(stage.seconds is not None for stage in self.stages.values()):
            raise ValueError("seconds stand in stage.json alone")
        if self.format > 1 and (self.catalogue.files is None or self.checksum != self.expected_checksum()):
            raise ValueError("the checksum does not follow from the rest")
        return self

    def expected_checksum(self) -> str:
        """What the checksum has to be."""
        left_out: dict[str, Any] = {"checksum": True, "catalogue": {"path"}}
        return _sha256(self.model_dump(mode="json", exclude=left_out, exclude_none=True))

    def to_json(self) -> dict[str, Any]:
        """As `manifest.json` holds it."""
        return self.model_dump(mode="json", exclude_none=True)

    def catalogue_folder(self, build: Path) -> Path:
        """Where the catalogue of a build lies."""
        return (build / self.catalogue.path).resolve()


def files_fingerprint(files: Mapping[str, FileEntry]) -> str:
    """Identifies files by their names and content."""
    return fingerprint({name: entry.sha256 for name, entry in files.items()})


def build_fingerprint(stages: Mapping[Any, str]) -> str:
    """Identifies a build by its stages' fingerprints."""
    return fingerprint(dict(stages))


def signed(**values: Any) -> Manifest:
    """A manifest with its checksum, from all that it says else."""
    unsigned = Manifest.model_construct(**values)
    return Manifest(**values, checksum=unsigned.expected_checksum())
