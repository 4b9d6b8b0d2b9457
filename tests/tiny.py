"""A tiny shop and a tiny build of it, made from nothing in a few seconds: coloured shapes and cyclic shoppers.

What the tiny models learn differs from machine to machine, and with `--tiny-seed`: no test may depend on it.
"""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

COLOURS = {"red": (200, 40, 40), "green": (40, 160, 60), "blue": (40, 70, 200), "black": (30, 30, 30)}
SHAPES = {"Mugs": ("Kitchen", "mug"), "Hats": ("Clothing", "hat"), "Bags": ("Clothing", "bag")}
SMALL = {
    "encoder": {
        "model": "small",
        "steps": 30,
        "batch": 24,
        "image_size": 64,
        "vocabulary": 400,
        "text_width": 64,
        "text_layers": 1,
        "context_length": 24,
        "embedding_size": 32,
    },
    "quantizer": {"steps": 40, "hidden": 32},
    "recommender": {
        "hidden_size": 64,
        "layers": 2,
        "heads": 4,
        "vocabulary": 400,
        "pretrain_steps": 20,
        "pretrain_batch": 16,
        "steps": 60,
        "batch": 32,
        "history_dropout": 0.0,
        "lora_rank": 8,
        "max_history": 6,
        "beam": 8,
        "collaborative": {"width": 16, "blocks": 1, "heads": 1, "max_passes": 30},
    },
}


def tiny_seed() -> int:
    """Seed of every model that a test trains and of the tiny shop; `--tiny-seed` or MMSID_TINY_SEED sets it."""
    return int(os.environ.get("MMSID_TINY_SEED", "0"))


def small_settings(changes: Mapping[str, Mapping[str, Any]] | None = None) -> dict[str, dict[str, Any]]:
    """`SMALL` with the run's seed in every stage, and with changes by stage."""
    given = changes or {}
    stages = ("encoder", "quantizer", "recommender", "views")
    return {stage: {"seed": tiny_seed(), **SMALL.get(stage, {}), **given.get(stage, {})} for stage in stages}


def write_shop(folder: Path, *, copies: int = 2, shoppers: int = 60) -> Path:
    """Three types in four colours, `copies` of each; shoppers walk through the colours of one type in a fixed order."""
    rng = np.random.default_rng(tiny_seed())
    (folder / "images").mkdir(parents=True)
    rows = []
    for kind, (department, noun) in SHAPES.items():
        for colour, rgb in COLOURS.items():
            for copy in range(copies):
                item_id = f"{noun}-{colour}-{copy}"
                picture = Image.new("RGB", (96, 96), (235, 235, 230))
                draw = ImageDraw.Draw(picture)
                box = [20 + 4 * copy, 24, 76, 72 - 4 * copy]
                {"mug": draw.rectangle, "hat": draw.ellipse, "bag": draw.rounded_rectangle}[noun](
                    box, fill=rgb, **({"radius": 20} if noun == "bag" else {})
                )
                if noun == "bag":
                    draw.arc([36, 6, 60, 44], 180, 360, fill=rgb, width=5)
                picture.save(folder / "images" / f"{item_id}.png")
                rows.append(
                    [
                        item_id,
                        f"{colour.title()} {noun} no. {copy}",
                        f"A {colour} {noun} for every day.",
                        f"{department} > {kind}",
                        f"images/{item_id}.png",
                        5 + copy,
                        colour,
                    ]
                )
    with (folder / "items.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["item_id", "title", "description", "category", "image", "price", "colour"])
        writer.writerows(rows)
    ids = [row[0] for row in rows]
    with (folder / "interactions.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["user_id", "item_id", "timestamp"])
        for user in range(shoppers):
            first, start = int(rng.integers(len(ids))), int(rng.integers(1000))
            for step in range(6):
                writer.writerow([f"u{user}", ids[(first + 3 * step) % len(ids)], start + step])
    examples = [
        {"name": "Ann", "description": "Likes mugs.", "history": ids[:3]},
        {"name": "Ben", "description": "Likes hats.", "history": ids[8:10]},
    ]
    (folder / "examples.json").write_text(json.dumps(examples), encoding="utf-8")
    return folder


def build_shop(shop: Path, out: Path) -> Path:
    """Builds the tiny shop with tiny models."""
    from mmsid.build.build import build
    from mmsid.build.context import BuildConfig

    build(shop, out, BuildConfig.parse(small_settings()))
    return out
