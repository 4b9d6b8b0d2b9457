"""Pictures that the shop has never seen, tokenised from the picture alone: do they land where they belong?

In: a build and a parquet file of pictures, either real photos (`source`, `category`, `label`, `image`) with a table of
what counts as right for each label, or drawn views of other products (`category`, `image`). Out: shares, per source.
The rule: the model is given nothing but the picture.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.catalogue import load_picture
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.shop import MMSID
from mmsid.training.pairs import read_columns

if TYPE_CHECKING:
    from PIL.Image import Image

NEAREST = 5
"""Nearest products whose types are looked at."""

_BATCH = 256

Right = tuple[frozenset[str], frozenset[str]]
"""Departments and types that are right for a picture."""


def picture_report(
    shop: MMSID, pictures: Path, labels: Path | None = None, *, progress: Progress = silent
) -> dict[str, dict[str, float]]:
    """Measures where pictures land.

    Args:
        shop: a loaded build with an encoder.
        pictures: parquet file; see the module.
        labels: CSV with `source, name, departments, types`, alternatives separated by `|`, for real photos.
        progress: told how many pictures are done.

    Returns:
        per source, and under `all`: `department` (share whose first code's products are mostly of a right department),
        `code_type` (share whose first two codes' products are mostly of a right type), `type` (share with a right type
        among the types of the five nearest products) and `n`.

    Raises:
        MmsidError: if the file lacks a column, or a label is not in the table.
    """
    columns = read_columns(pictures)
    rights, sources = _rights(columns, labels, pictures)
    departments = np.array([item.category[0] if item.category else "" for item in shop.items])
    types = np.array([item.category[-1] if item.category else "" for item in shop.items])
    mostly = [_mostly(shop.ids.codes[:, :depth], names) for depth, names in ((1, departments), (2, types))]
    landed, shelved, named = np.zeros((3, len(rights)), dtype=bool)
    for start in range(0, len(rights), _BATCH):
        block = [_decoded(image) for image in columns["image"][start : start + _BATCH]]
        rows = shop.models.fusion.centred("image", shop.models.encoder.embed_images(block))
        codes = shop.models.quantizer.encode(rows).codes[:, :2].tolist()
        near, _ = shop.index.nearest(rows, NEAREST)
        for place, (code, neighbours) in enumerate(zip(codes, near, strict=True), start=start):
            landed[place] = mostly[0].get(tuple(code[:1]), "") in rights[place][0]
            shelved[place] = mostly[1].get(tuple(code), "") in rights[place][1]
            named[place] = bool(rights[place][1] & set(types[neighbours]))
        progress(min(start + _BATCH, len(rights)), len(rights), "Tokenising pictures")
    groups = {"all": np.ones(len(rights), dtype=bool)} | {s: sources == s for s in np.unique(sources) if s}
    return {
        name: {
            "department": float(landed[mask].mean()),
            "code_type": float(shelved[mask].mean()),
            "type": float(named[mask].mean()),
            "n": int(mask.sum()),
        }
        for name, mask in groups.items()
    }


def format_pictures(report: dict[str, dict[str, float]]) -> str:
    """One line a source."""
    return "\n".join(
        f"{name:12s} {row['department']:6.1%} in a first code of a right department, {row['code_type']:6.1%} under two "
        f"codes of a right type, {row['type']:6.1%} with a right type among the {NEAREST} nearest products "
        f"({row['n']:,} pictures)"
        for name, row in report.items()
    )


def _mostly(codes: np.ndarray, names: np.ndarray) -> dict[tuple[int, ...], str]:
    """What most products under each prefix `(n, l)` are called."""
    counts: dict[tuple[int, ...], Counter[str]] = {}
    for prefix, name in zip(map(tuple, codes.tolist()), names.tolist(), strict=True):
        counts.setdefault(prefix, Counter())[name] += 1
    return {prefix: count.most_common(1)[0][0] for prefix, count in counts.items()}


def _rights(columns: dict[str, list[Any]], labels: Path | None, path: Path) -> tuple[list[Right], np.ndarray]:
    wanted = {"image", "category"} | ({"source", "label"} if labels else set())
    if not wanted <= columns.keys():
        raise MmsidError(f"Expected the columns {', '.join(sorted(wanted))} in {path}, but got {', '.join(columns)}.")
    if labels is None:
        parts = [[part.strip() for part in str(category).split(">")] for category in columns["category"]]
        rights = [(frozenset(part[:1]), frozenset(part[-1:])) for part in parts]
        return rights, np.full(len(rights), "")
    with labels.open(encoding="utf-8", newline="") as file:
        table = {(row["source"], row["name"]): row for row in csv.DictReader(file)}
    rights = []
    for source, label, category in zip(columns["source"], columns["label"], columns["category"], strict=True):
        row = table.get((source, label)) or table.get((source, category))
        if row is None:
            raise MmsidError(f"Expected the label {label!r} or {category!r} of {source} in {labels}; add a row for it.")
        rights.append((frozenset(row["departments"].split("|")), frozenset(row["types"].split("|"))))
    return rights, np.array(columns["source"])


def _decoded(image: Any) -> Image:
    data = image["bytes"] if isinstance(image, dict) else image
    return load_picture(data)
