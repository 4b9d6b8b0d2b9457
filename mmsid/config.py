"""Configuration: one frozen, strict model per stage, saved with what it made.

A stage declares a subclass of `StageConfig` beside its code. An unknown key is an error; a later stage reads the
saved configuration instead of asking for a number a second time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, model_validator

from mmsid.errors import MmsidError, described, described_name, expected_of

REMEDY = "restore it or run the build again"

NAMED_FAULTS, LONGEST_FAULT = 3, 200
"""Faults of a file that a sentence names, and the letters that it has for each."""

Checked = TypeVar("Checked")


class StageConfig(BaseModel):
    """Base of every stage's configuration: immutable, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    RENAMED: ClassVar[Mapping[str, str]] = {}
    """Keys that had another name in builds of earlier versions: old name → today's."""

    ADDED: ClassVar[Mapping[str, Any]] = {}
    """Keys that builds of earlier versions lack: name → the value that does what they did."""

    @classmethod
    def renamed(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Saved values under today's names, and what stands for keys that did not exist then."""
        return {**cls.ADDED, **{cls.RENAMED.get(key, key): value for key, value in values.items()}}

    @model_validator(mode="before")
    @classmethod
    def _rename(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        return {cls.RENAMED.get(key, key): value for key, value in values.items()}

    @classmethod
    def parse(cls, values: dict[str, Any], *, source: str = "the configuration") -> Self:
        """Checks `values` against the model.

        Raises:
            MmsidError: naming every key that is unknown or has a wrong value.
        """
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            known = ", ".join(cls.model_fields)
            raise MmsidError(
                f"{source} does not fit {cls.__name__} ({_wrong(error)}); the known keys are {known}."
            ) from None

    @classmethod
    def read(cls, path: Path) -> Self:
        """Reads a saved configuration; a damaged file raises `MmsidError`."""
        return cls.parse(read_json(path), source=str(path))

    def write(self, path: Path) -> None:
        """Saves the resolved configuration as JSON."""
        path.write_text(json.dumps(self.model_dump(mode="json"), indent=1) + "\n", encoding="utf-8")


def read_json(path: Path) -> Any:
    """Reads a JSON file that the program wrote.

    Raises:
        MmsidError: if it is missing, cannot be read or is not JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise MmsidError(f"Expected the file {path}, but it is missing; restore it or run the build again.") from None
    except OSError as error:
        raise MmsidError(f"{path} cannot be read ({error.strerror}); restore it or run the build again.") from None
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, a number of thousands of digits, too deep
        raise MmsidError(
            f"{path} is not readable JSON ({_damage(error)}); restore it or run the build again."
        ) from None


def read_checked(path: Path, kind: type[Checked] | TypeAdapter[Checked], *, remedy: str = REMEDY) -> Checked:
    """Reads a JSON file that the program wrote, as the model or type that it holds.

    Raises:
        MmsidError: if it is missing, or holds anything else.
    """
    return checked(read_json(path), kind, source=path, remedy=remedy)


def checked(values: Any, kind: type[Checked] | TypeAdapter[Checked], *, source: Path, remedy: str = REMEDY) -> Checked:
    """What a JSON file holds, as the model or type that it should be.

    Raises:
        MmsidError: naming the file and what does not fit in it.
    """
    adapter = kind if isinstance(kind, TypeAdapter) else TypeAdapter(kind)
    try:
        return adapter.validate_python(values)
    except ValidationError as error:
        raise MmsidError(f"{source} does not hold what was written there ({_wrong(error)}); {remedy}.") from None


def _wrong(error: ValidationError) -> str:
    """What does not fit, each with its place, in one line."""
    found = error.errors(include_url=False)
    more = len(found) - NAMED_FAULTS
    return "; ".join(_line(_fault(one)) for one in found[:NAMED_FAULTS]) + (f"; and {more} more" if more > 0 else "")


def _fault(found: Mapping[str, Any]) -> str:
    """One thing that does not fit, with its place."""
    place = ".".join(described_name(part) for part in found["loc"] if part != "[key]") or "it"
    kind, context = found["type"], found.get("ctx", {})
    if kind in ("missing", "extra_forbidden"):
        return f"{place}: {'it is missing' if kind == 'missing' else 'no such key is known'}"
    if kind == "value_error":
        return f"{place}: {context['error']}"
    return f"{place}: expected {expected_of(kind, context)}, but got {described(found['input'])}"


def _damage(error: ValueError | RecursionError) -> str:
    """Why a file is no JSON."""
    if isinstance(error, json.JSONDecodeError):
        return f"it is damaged at line {error.lineno:,}, column {error.colno:,}"
    if isinstance(error, UnicodeDecodeError):
        return f"its byte {error.start + 1:,} is no UTF-8"
    return "it is nested too deeply" if isinstance(error, RecursionError) else "a number has thousands of digits"


def _line(text: object) -> str:
    """At most a line of it that can be printed."""
    whole = " ".join(str(text).split())
    return whole[:LONGEST_FAULT].encode("utf-8", "replace").decode()


def best_device() -> str:
    """`"cuda"` where a GPU is usable, otherwise `"cpu"`."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"
