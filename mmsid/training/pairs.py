"""Picture–text pairs for the contrastive training, from catalogues, drawn views and real photos.

In: items, or parquet files; out: `Pairs`, decoded pictures `(n, S, S, 3)` uint8 with the captions that fit each one.
Two parquet forms are read: a catalogue's (`title`, `description`, `image` as bytes, and optionally `names`, a list of
what one calls such a thing) and labelled photos (`label`, `category`, `image`), whose texts are made from the labels.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from PIL import Image

from mmsid.catalogue import load_picture
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.records import Item

Captions = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pictures with their captions.

    Attributes:
        pictures: `(n, S, S, 3)` uint8.
        captions: per picture, the texts of which one is drawn each time; pictures with the same captions count as
            alike in the loss.
        names: per picture, what one calls the thing that it shows; empty where nobody said.
    """

    pictures: np.ndarray
    captions: tuple[Captions, ...]
    names: tuple[Captions, ...]

    def __len__(self) -> int:
        return len(self.captions)


def item_captions(title: str, description: str) -> Captions:
    """The texts that describe one product: all of it, and its parts."""
    whole = Item("", title, description).text
    sentences = [part.strip() for part in description.split(". ") if len(part.strip()) > 12]
    return tuple(dict.fromkeys(text for text in (whole, title, description, *sentences[:2]) if text.strip()))


NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "t-shirt": ("t-shirt", "tee"),
        "longsleeve": ("long-sleeved top", "sweater", "jumper"),
        "pants": ("trousers", "jeans"),
        "shoes": ("shoes", "sneakers", "boots", "sandals"),
        "shirt": ("shirt",),
        "outwear": ("jacket", "coat"),
        "polo": ("polo shirt",),
        "undershirt": ("tank top", "vest top"),
        "body": ("bodysuit", "tank top"),
        "top": ("top", "tank top"),
        "blouse": ("blouse", "shirt"),
        "hoodie": ("hoodie", "hooded sweatshirt"),
        "blazer": ("blazer", "suit jacket"),
        "lemon": ("lemon", "citrus fruit"),
        "lime": ("lime", "citrus fruit"),
        "satsumas": ("satsuma", "mandarin", "citrus fruit"),
        "orange": ("orange", "citrus fruit"),
        "red grapefruit": ("red grapefruit", "citrus fruit"),
        "pepper": ("bell pepper", "pepper"),
        "zucchini": ("courgette", "zucchini"),
        "red beet": ("beetroot", "red beet"),
        "soyghurt": ("soy yoghurt", "yoghurt"),
        "oatghurt": ("oat yoghurt", "yoghurt"),
        "sour milk": ("sour milk", "soured milk", "yoghurt"),
        "oat milk": ("oat drink", "oat milk"),
        "soy milk": ("soy drink", "soy milk"),
    }
)
"""Common names of what public photo collections label in their own way; a label that is not here is its own name."""


def photo_names(label: str, category: str) -> Captions:
    """What one calls the thing on a photo of which only the labels are known."""
    kind = category if category and category != "clothing" else label
    return NAMES.get(kind.lower(), (kind.replace("-", " ").lower(),))


def photo_captions(label: str, category: str) -> Captions:
    """Texts for such a photo: its label and the common names of what it shows."""
    names = photo_names(label, category)
    own = label.lower() if label.lower() in NAMES else label.replace("-", " ").lower()
    texts = [text for name in names for text in (name, f"a photo of {name}")]
    return tuple(dict.fromkeys([*texts, own, f"{names[0]}: {own}"]))


def catalogue_pairs(items: Sequence[Item], size: int, *, progress: Progress = silent) -> Pairs:
    """The pairs of a catalogue's own products; those without picture or text are left out."""
    found = [item for item in items if item.image is not None and item.text]
    pictures = np.zeros((len(found), size, size, 3), dtype=np.uint8)
    for i, item in enumerate(found):
        assert item.image is not None
        pictures[i] = _square(load_picture(item.image), size)
        if i % 50 == 49:
            progress(i + 1, len(found), "Reading pictures")
    captions = tuple(item_captions(item.title, item.description) for item in found)
    return Pairs(pictures, captions, ((),) * len(found))


def parquet_pairs(path: Path, size: int, *, progress: Progress = silent) -> Pairs:
    """The pairs of a parquet file of drawn views or of labelled photos.

    Raises:
        MmsidError: if the file is missing or has neither form.
    """
    columns = read_columns(path)
    if {"title", "description", "image"} <= columns.keys():
        names = [tuple(known or ()) for known in columns.get("names") or [()] * len(columns["title"])]
        captions = [
            (*item_captions(t or "", d or ""), *known)
            for t, d, known in zip(columns["title"], columns["description"], names, strict=True)
        ]
    elif {"label", "category", "image"} <= columns.keys():
        labels = list(zip(columns["label"], columns["category"], strict=True))
        names = [photo_names(label, category or "") for label, category in labels]
        captions = [photo_captions(label, category or "") for label, category in labels]
    else:
        raise MmsidError(
            f"Expected columns title, description, image or label, category, image in {path}, "
            f"but got {', '.join(columns)}; rename them."
        )
    keep = [i for i, (image, texts) in enumerate(zip(columns["image"], captions, strict=True)) if image and texts]
    pictures = np.zeros((len(keep), size, size, 3), dtype=np.uint8)
    for row, i in enumerate(keep):
        image = columns["image"][i]
        data = image["bytes"] if isinstance(image, dict) else image
        pictures[row] = _square(Image.open(io.BytesIO(data)).convert("RGB"), size)
        if row % 200 == 199:
            progress(row + 1, len(keep), f"Reading {path.name}")
    return Pairs(pictures, tuple(captions[i] for i in keep), tuple(names[i] for i in keep))


def parquet_items(path: Path) -> list[Item]:
    """The texts of a parquet file of drawn views, one item per product."""
    columns = read_columns(path)
    empty = [""] * len(next(iter(columns.values())))
    wanted = (columns.get(name, empty) for name in ("item_id", "title", "description", "category"))
    items = {}
    for item_id, title, description, category in zip(*wanted, strict=True):
        parts = tuple(part.strip() for part in str(category or "").split(">") if part.strip())
        items[item_id, title] = Item(str(item_id), str(title or ""), str(description or ""), parts)
    return list(items.values())


def photo_texts(path: Path) -> list[str]:
    """The distinct captions of a parquet file of labelled photos."""
    columns = read_columns(path)
    labels = dict.fromkeys(zip(columns["label"], columns["category"], strict=True))
    return [text for label, category in labels for text in photo_captions(str(label), str(category or ""))]


def read_columns(path: Path) -> dict[str, list[Any]]:
    """A parquet file's columns as lists.

    Raises:
        MmsidError: if it is missing or no parquet file.
    """
    import pyarrow
    import pyarrow.parquet

    try:
        return pyarrow.parquet.read_table(path).to_pydict()
    except (OSError, pyarrow.ArrowInvalid) as error:
        raise MmsidError(f"Expected a parquet file at {path}, but it could not be read ({error}); check it.") from None


def join_pairs(parts: Iterable[Pairs]) -> Pairs:
    """All pairs of several sources, in order."""
    parts = list(parts)
    captions, names = (tuple(c for p in parts for c in getattr(p, field)) for field in ("captions", "names"))
    return Pairs(np.concatenate([p.pictures for p in parts]), captions, names)


def _square(picture: Image.Image, size: int) -> np.ndarray:
    """Fits the shorter side and cuts the middle, as the encoder's own transform does."""
    from PIL import ImageOps

    return np.asarray(ImageOps.fit(picture, (size, size), Image.Resampling.BICUBIC))
