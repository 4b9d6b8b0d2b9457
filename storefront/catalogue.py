"""Writes the storefront to disk: a catalogue folder for the shop, and picture-text pairs for training an encoder.

A catalogue folder is `items.csv` and `images/*.webp`, as design.md section 4 says. Training pairs come from other
seeds than the shop and show every product in other stagings with other texts. Both are the same bytes for the same
arguments, however many processes draw them.
"""

from __future__ import annotations

import csv
import os
from multiprocessing import get_context
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from mmsid.artifacts import write_json
from mmsid.progress import Progress, silent
from storefront import writing
from storefront.assortment import product_type
from storefront.drawing.studio import random_staging
from storefront.names import NAMES
from storefront.product import sample_designs
from storefront.render import render, webp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from storefront.types import Design

COLUMNS = (
    "item_id", "title", "description", "category", "image", "price", "brand", "colour", "pattern", "material",
    "silhouette", "launched",
)  # fmt: skip
"""Columns of `items.csv`."""

LOOKS = ("colour", "pattern", "material")
"""What a training pair says about how its product looks."""

MAX_PROCESSES = 64
"""That draw at the same time, if the machine has so many cores."""

_In = TypeVar("_In")
_Out = TypeVar("_Out")


def write_catalogue(
    out: Path,
    seed: int,
    per_type: int,
    progress: Progress = silent,
    *,
    launched: Mapping[str, int] | None = None,
) -> list[Design]:
    """Draws a whole catalogue.

    Args:
        out: the folder; made if it does not exist. Pictures of the same name are replaced.
        seed: of the catalogue.
        per_type: products per type.
        progress: is told about every picture.
        launched: days of launch by item id, where the simulation of shoppers has set them.

    Returns:
        The designs, in the order of the rows.
    """
    designs = sample_designs(seed, per_type)
    (out / "images").mkdir(parents=True, exist_ok=True)
    with (out / "items.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(row(design, launched or {}) for design in designs)
    pictured = [design for design in designs if design.has_image]
    for done, (design, data) in enumerate(zip(pictured, _mapped(_picture, pictured), strict=True), start=1):
        (out / picture_path(design)).write_bytes(data)
        progress(done, len(pictured), "drawing the catalogue")
    return designs


def write_new_items(out: Path, seed: int, count: int = 6) -> None:
    """Draws a few products of another seed, for visitors to try out: pictures, and `new_items.json` with their texts.

    Args:
        out: the folder; made if it does not exist.
        seed: not the shop's.
        count: of products, each of another type.
    """
    designs = [design for design in sample_designs(seed, 1) if design.has_image]
    chosen = [designs[place * len(designs) // count] for place in range(min(count, len(designs)))]
    out.mkdir(parents=True, exist_ok=True)
    for design, picture in zip(chosen, _mapped(_picture, chosen), strict=True):
        (out / f"{design.item_id}.webp").write_bytes(picture)
    texts = [{"title": d.title, "description": d.description, "image": f"{d.item_id}.webp"} for d in chosen]
    write_json(out / "new_items.json", texts)


def row(design: Design, launched: Mapping[str, int]) -> tuple[object, ...]:
    """A design as a row of `items.csv`."""
    return (
        design.item_id,
        design.title,
        design.description,
        design.category,
        picture_path(design) if design.has_image else "",
        f"{design.price:.2f}",
        design.brand,
        design.colour,
        design.pattern,
        design.material,
        design.silhouette,
        launched.get(design.item_id, design.launched),
    )


def picture_path(design: Design) -> str:
    """Where a design's picture lies in its catalogue folder."""
    return f"images/{design.item_id}.webp"


def write_training_pairs(
    out: Path,
    seeds: Sequence[int],
    per_type: int,
    views: int,
    size: int,
    progress: Progress = silent,
) -> int:
    """Draws pictures with texts for training an encoder, as one parquet file.

    Columns: item_id (seed, product and view), title, description, category, names (what one calls such things), colour,
    pattern, material, image (WebP bytes, `size` on each side).

    Args:
        out: the file.
        seeds: of catalogues other than the shop's.
        per_type: products per type and seed.
        views: pictures of each product, each in a random staging and with a text of its own.
        size: of the pictures in pixels.
        progress: is told about every picture.

    Returns:
        The number of pairs.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    tasks = [
        (seed, design, view, size)
        for seed in seeds
        for design in sample_designs(seed, per_type)
        for view in range(views)
    ]
    fields = [(name, pa.string()) for name in ("item_id", "title", "description", "category", *LOOKS)]
    schema = pa.schema([*fields, ("names", pa.list_(pa.string())), ("image", pa.binary())])
    out.parent.mkdir(parents=True, exist_ok=True)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        rows: list[dict[str, object]] = []
        for done, pair in enumerate(_mapped(_pair, tasks), start=1):
            rows.append(pair)
            if len(rows) == 1024 or done == len(tasks):
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
                rows = []
            progress(done, len(tasks), "drawing training pairs")
    return len(tasks)


def _picture(design: Design) -> bytes:
    return webp(render(design))


def _pair(task: tuple[int, Design, int, int]) -> dict[str, object]:
    seed, design, view, size = task
    kind = product_type(design.type)
    rng = np.random.default_rng((design.seed, 5, view))
    title, description = writing.write(design, kind, take=view + 1)
    picture = render(design, size, random_staging(rng, kind))
    return {
        "item_id": f"{seed}/{design.item_id}/{view}",
        "title": title,
        "description": description,
        "names": list(NAMES[design.type]),
        "colour": design.colour,
        "pattern": design.pattern,
        "material": design.material,
        "category": design.category,
        "image": webp(picture, most_bytes=100_000),
    }


def _mapped(function: Callable[[_In], _Out], tasks: Sequence[_In]) -> Iterator[_Out]:
    """Applies a function in order; many tasks are shared by as many processes as there are cores."""
    processes = min(MAX_PROCESSES, os.cpu_count() or 1, len(tasks) // 32)
    if processes <= 1:
        yield from map(function, tasks)
        return
    with get_context("spawn").Pool(processes) as pool:
        yield from pool.imap(function, tasks, chunksize=8)
