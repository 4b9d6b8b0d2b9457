"""The tiny build with another gate for its collaborative voice, or with none: all hashes are made anew."""

from __future__ import annotations

import json
from pathlib import Path

from tests.rehashed import rehash, rename_examples
from tests.ui.running import copy_of

LEVEL_WITH_IT = {"intercept": -7.0, "slope": 0.0, "unseen": 0.0009, "temperature": 1.0}
"""A gate under which the voice claims about as little as the tiny language model, hardly trained, gives a product."""


def with_gate(build: Path, folder: Path, **gate: float) -> Path:
    """A copy of a build whose voice is trusted so far."""
    return _edited(build, folder, "recommender/collaborative/mixture.json", gate)


def without_voice(build: Path, folder: Path) -> Path:
    """A copy of a build in which the language model answers alone."""
    values = json.loads((build / "recommender" / "config.json").read_text(encoding="utf-8"))
    silent = {"collaborative": {**values["collaborative"], "speaks": False}}
    return _edited(build, folder, "recommender/config.json", silent)


def _edited(build: Path, folder: Path, name: str, changes: dict) -> Path:
    copy = copy_of(build, folder)
    path = copy / name
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**values, **changes}), encoding="utf-8")
    rename_examples(copy)
    rehash(copy)
    return copy
