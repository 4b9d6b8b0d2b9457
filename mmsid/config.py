"""Configuration: one frozen, strict model per stage, saved with what it made.

A stage declares a subclass of `StageConfig` beside its code. An unknown key is an error; a later stage reads the
saved configuration instead of asking for a number a second time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from mmsid.errors import MmsidError


class StageConfig(BaseModel):
    """Base of every stage's configuration: immutable, and strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    RENAMED: ClassVar[Mapping[str, str]] = {}
    """Keys that had another name in builds of earlier versions: old name → today's."""

    @classmethod
    def renamed(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """Saved values under today's names."""
        return {cls.RENAMED.get(key, key): value for key, value in values.items()}

    @model_validator(mode="before")
    @classmethod
    def _rename(cls, values: Any) -> Any:
        return cls.renamed(values) if isinstance(values, dict) else values

    @classmethod
    def parse(cls, values: dict[str, Any], *, source: str = "the configuration") -> Self:
        """Checks `values` against the model.

        Raises:
            MmsidError: naming every key that is unknown or has a wrong value.
        """
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg'].lower()}" for e in error.errors())
            known = ", ".join(cls.model_fields)
            raise MmsidError(f"{source} does not fit {cls.__name__} ({wrong}); the known keys are {known}.") from None

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
        MmsidError: if it is missing or is not JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise MmsidError(f"Expected the file {path}, but it is missing; restore it or run the build again.") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise MmsidError(f"{path} is not readable JSON ({error}); restore it or run the build again.") from None


def best_device() -> str:
    """`"cuda"` where a GPU is usable, otherwise `"cpu"`."""
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"
