"""From a picture and a text to a semantic ID: what `MMSID.tokenize` does, for one product or many.

In: a picture and texts as a visitor gives them (`read_product`, the only door for what strangers bring), then item
embeddings `(n, d)`; out: `Tokenization`s with every level's choice and the nearest products of a catalogue. The rule: a
product's embedding alone decides its codes, so whoever has the embedding gets the same codes again.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from mmsid.catalogue.faults import picture_fault
from mmsid.catalogue.pictures import load_strange_picture
from mmsid.errors import MmsidError
from mmsid.records import UNTITLED, Item, LevelChoice, Neighbour, Tokenization, code_names

if TYPE_CHECKING:
    from PIL.Image import Image

    from mmsid.index import EmbeddingIndex
    from mmsid.quantizer.model import Encoding
    from mmsid.shop.models import Models

NEIGHBOURS = 10
ALTERNATIVES = 6

_DECODING = threading.Lock()
"""Strangers' pictures are decoded one at a time, whoever asks: the memory of one is bounded, so that of all is."""


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product as it was given.

    Attributes:
        item: its record; the id is made from the content, so that the same product has the same id.
        picture: upright RGB, or None.
        text: what the encoder reads; may be empty.
    """

    item: Item
    picture: Image | None
    text: str

    @property
    def made_from(self) -> tuple[str, ...]:
        """The modalities that it has."""
        return tuple(name for name, there in (("image", self.picture is not None), ("text", self.text)) if there)


def read_product(
    image: Image | Path | str | bytes | None, title: str, description: str, *, name: str = ""
) -> NewProduct:
    """Reads what a visitor says of a product.

    Args:
        image: a picture, its file or its bytes; may be missing.
        title: may be empty.
        description: may be empty.
        name: what errors call the picture; by default the file's name.

    Raises:
        MmsidError: if neither picture nor text is given, or the picture cannot be read.
    """
    title, description = (title or "").strip(), (description or "").strip()
    if image is None and not title and not description:
        raise MmsidError("Expected a picture or a text, but got neither; add at least one of them.")
    picture = None if image is None else _decoded(image, name)
    digest = hashlib.sha256(f"{title}\n{description}\n".encode() + (picture.tobytes() if picture else b""))
    item = Item(f"new-{digest.hexdigest()[:8]}", title or UNTITLED, description)
    return NewProduct(item, picture, replace(item, title=title).text)


def _decoded(image: Image | Path | str | bytes, name: str) -> Image:
    with _DECODING:
        return load_strange_picture(image, name=name)


def embed(models: Models, pictures: Sequence[Image | None], texts: Sequence[str]) -> np.ndarray:
    """Item embeddings `(n, d)` float32 of pictures and texts, either of which may be missing per row."""
    encoder = models.encoder
    return models.fusion.fuse({"image": encoder.embed_images(pictures), "text": encoder.embed_texts(texts)})


def tokenize_products(
    models: Models, index: EmbeddingIndex, items: Sequence[Item], products: Sequence[NewProduct]
) -> list[Tokenization]:
    """Tokenises products in one batch.

    Args:
        models: encoder, fusion and quantiser.
        index: of the catalogue whose products are the neighbours.
        items: that catalogue's, in the order of the index.
        products: as `read_product` made them.
    """
    if not products:
        return []
    embeddings = embed(models, [product.picture for product in products], [product.text for product in products])
    found = choose_codes(models, index, items, [product.item for product in products], embeddings)
    return [
        replace(
            one,
            made_from=product.made_from,
            picture_fault=picture_fault(product.picture),
            words_unread=models.encoder.words_unread(product.text),
        )
        for one, product in zip(found, products, strict=True)
    ]


def choose_codes(
    models: Models, index: EmbeddingIndex, items: Sequence[Item], new: Sequence[Item], embeddings: np.ndarray
) -> list[Tokenization]:
    """Tokenises products whose embeddings are known.

    Args:
        models: of which the quantiser is needed.
        index: of the catalogue whose products are the neighbours.
        items: that catalogue's, in the order of the index.
        new: n records.
        embeddings: `(n, d)`, unit rows, of `new`.
    """
    encoding = models.quantizer.encode(embeddings)
    rows, cosines = index.nearest(embeddings, NEIGHBOURS)
    found = []
    for place, item in enumerate(new):
        levels = _choices(encoding, place)
        near = zip(rows[place].tolist(), cosines[place].tolist(), strict=True)
        neighbours = tuple(Neighbour(items[row], cosine) for row, cosine in near)
        names = code_names([choice.code for choice in levels])
        found.append(Tokenization(names, levels, neighbours, embeddings[place], item))
    return found


def _choices(encoding: Encoding, place: int) -> tuple[LevelChoice, ...]:
    levels = []
    for level, distances in enumerate(encoding.distances):
        own = distances[place]
        order = np.argsort(own, kind="stable")[:ALTERNATIVES]
        nearest = tuple((int(code), float(own[code])) for code in order if np.isfinite(own[code]))
        levels.append(
            LevelChoice(
                level=level,
                code=nearest[0][0],
                distance=nearest[0][1],
                margin=nearest[min(1, len(nearest) - 1)][1] - nearest[0][1],
                alternatives=nearest,
                explained=float(encoding.explained[place, level]),
            )
        )
    return tuple(levels)
