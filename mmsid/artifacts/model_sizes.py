"""Sizes that a model's configuration asks for, beside the weights that are there for it.

In: a configuration in JSON, from a build or from somebody else, and the safetensors files of its folder; out: nothing,
or one sentence. The rule: it is asked before the model is made, for a million layers would fill the memory first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mmsid.config import REMEDY, read_json
from mmsid.errors import MmsidError

LAYERS = frozenset({"layers", "num_hidden_layers", "num_layers", "n_layer", "n_layers", "depth"})
LENGTHS = frozenset(
    {"embed_dim", "width", "vocab_size", "hidden_size", "intermediate_size", "head_dim", "n_embd", "n_inner", "r"}
    | {"image_size", "context_length"}
)

SMALL = 4096
"""Lengths up to this one need not be any tensor's: a picture's side and a text's length are none."""

LARGEST = 2**40


def check_sizes(path: Path) -> None:
    """Compares a configuration with the weights beside it; where there are none in safetensors, with nothing.

    Raises:
        MmsidError: if it is no configuration, or no model of these weights has so many layers or such lengths.
    """
    config = read_json(path)
    if not isinstance(config, dict):
        raise MmsidError(f"Expected a model's configuration in {path}, but got {type(config).__name__}; {REMEDY}.")
    shapes = _shapes(path.parent)
    longest = max((length for shape in shapes for length in shape), default=LARGEST)
    for key, number in _numbers(config, ""):
        most = LARGEST
        if key in LAYERS and shapes:
            most = len(shapes)
        elif key in LENGTHS and shapes:
            most = max(longest, SMALL)
        if not -LARGEST <= number <= most:
            raise MmsidError(f"{path} asks for {key} that no model of the weights beside it can have; {REMEDY}.")


def _numbers(value: Any, key: str) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _numbers(below, str(name))
    elif isinstance(value, list):
        for below in value:
            yield from _numbers(below, key)
    elif isinstance(value, (int, float)):
        yield key, value


def _shapes(folder: Path) -> list[tuple[int, ...]]:
    """The shapes of all tensors; none where a file cannot be read, which whoever loads it will say."""
    from safetensors import SafetensorError, safe_open

    shapes = []
    for path in sorted(folder.glob("*.safetensors")):
        try:
            with safe_open(path, framework="numpy") as file:
                shapes += [tuple(file.get_slice(name).get_shape()) for name in file.keys()]  # noqa: SIM118
        except (OSError, SafetensorError):
            return []
    return shapes
