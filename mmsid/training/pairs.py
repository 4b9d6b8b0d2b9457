"""Picture–text pairs for the contrastive training, from catalogues, drawn views and real photos.

In: items, or parquet files; out: `Pairs`, decoded pictures `(n, S, S, 3)` uint8 with the captions that fit each one.
Two parquet forms are read: a catalogue's (`title`, `description`, `image` as bytes, and optionally what is known of the
thing: `names`, a list of what one calls it, plain to general, `colour`, `pattern`, `material`) and labelled photos
(`label`, `category`, `image`), whose texts are made from the labels.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from mmsid.catalogue import load_picture
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from mmsid.records import Item
from mmsid.training.photos import Captions, photo_captions, photo_names

QUESTIONS = ("name", "colour", "pattern", "material")
"""What an encoder is asked about things: what one calls them, and how they look."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pictures with their captions.

    Attributes:
        pictures: `(n, S, S, 3)` uint8.
        captions: per picture, the texts of which one is drawn each time.
        answers: per question (`QUESTIONS`) and picture, all answers that are right; empty where nobody said.
    """

    pictures: np.ndarray
    captions: tuple[Captions, ...]
    answers: Mapping[str, tuple[Captions, ...]]

    def __len__(self) -> int:
        return len(self.captions)


def item_captions(title: str, description: str) -> Captions:
    """The texts that describe one product: all of it, and its parts."""
    whole = Item("", title, description).text
    sentences = [part.strip() for part in description.split(". ") if len(part.strip()) > 12]
    return tuple(dict.fromkeys(text for text in (whole, title, description, *sentences[:2]) if text.strip()))


def catalogue_pairs(items: Sequence[Item], size: int, *, progress: Progress = silent) -> Pairs:
    """The pairs of a catalogue's own products; those without picture or text are left out."""
    found = [item for item in items if item.image is not None and item.text]
    files = [item.image for item in found if item.image is not None]
    pictures = _pictures(load_picture, files, size, "Reading pictures", progress)
    captions = tuple(item_captions(item.title, item.description) for item in found)
    return Pairs(pictures, captions, {})


def parquet_pairs(path: Path, size: int, *, progress: Progress = silent) -> Pairs:
    """The pairs of a parquet file of drawn views or of labelled photos.

    Raises:
        MmsidError: if the file is missing or has neither form.
    """
    columns = read_columns(path)
    if {"title", "description", "image"} <= columns.keys():
        nothing = [()] * len(columns["title"])
        names = [tuple(known or ()) for known in columns.get("names") or nothing]
        answers = {
            question: [(value,) if value else () for value in columns.get(question) or nothing]
            for question in QUESTIONS[1:]
        } | {"name": names}
        captions = [
            (*item_captions(t or "", d or ""), *known[:1])  # a general name fits too many pictures to be a caption
            for t, d, known in zip(columns["title"], columns["description"], names, strict=True)
        ]
    elif {"label", "category", "image"} <= columns.keys():
        labels = list(zip(columns["label"], columns["category"], strict=True))
        answers = {"name": [photo_names(label, category or "") for label, category in labels]}
        captions = [photo_captions(label, category or "") for label, category in labels]
    else:
        raise MmsidError(
            f"Expected columns title, description, image or label, category, image in {path}, "
            f"but got {', '.join(columns)}; rename them."
        )
    keep = [i for i, (image, texts) in enumerate(zip(columns["image"], captions, strict=True)) if image and texts]
    images = [columns["image"][i] for i in keep]
    blobs = [image["bytes"] if isinstance(image, dict) else image for image in images]
    pictures = _pictures(load_picture, blobs, size, f"Reading {path.name}", progress)
    kept = {question: tuple(given[i] for i in keep) for question, given in answers.items()}
    return Pairs(pictures, tuple(captions[i] for i in keep), kept)


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
    captions = tuple(texts for part in parts for texts in part.captions)
    answers = {
        question: tuple(given for part in parts for given in part.answers.get(question, ((),) * len(part)))
        for question in QUESTIONS
    }
    return Pairs(np.concatenate([part.pictures for part in parts]), captions, answers)


def _pictures(
    read: Callable[[Any], Image.Image], sources: Sequence[Any], size: int, task: str, progress: Progress
) -> np.ndarray:
    """Decodes and cuts pictures on all cores (the decoders release the interpreter's lock): `(n, size, size, 3)`."""
    pictures = np.zeros((len(sources), size, size, 3), dtype=np.uint8)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for row, picture in enumerate(pool.map(lambda source: _square(read(source), size), sources)):
            pictures[row] = picture
            if row % 200 == 199:
                progress(row + 1, len(sources), task)
    return pictures


def _square(picture: Image.Image, size: int) -> np.ndarray:
    """Fits the shorter side and cuts the middle, as the encoder's own transform does."""
    from PIL import ImageOps

    return np.asarray(ImageOps.fit(picture, (size, size), Image.Resampling.BICUBIC))
