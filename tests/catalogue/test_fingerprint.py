"""Fingerprints: equal for equal content wherever it lies, different for every change that could matter."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from PIL import Image

from mmsid.catalogue import Catalogue, load_catalogue
from mmsid.errors import MmsidError
from mmsid.records import Item

WriteShop = Callable[..., Path]

ITEMS = "item_id,title,price,brand,image\na,Mug,1,N,images/a.png\nb,Pan,2,N,\n"
EVENTS = "user_id,item_id,timestamp\nu,a,1\nu,b,2\nv,a,3\n"


def _load(write_shop: WriteShop, name: str, items: str = ITEMS, events: str = EVENTS) -> Catalogue:
    return load_catalogue(
        write_shop({"items.csv": items, "interactions.csv": events}, pictures=("images/a.png",), name=name)
    )


def test_it_does_not_depend_on_place_or_on_the_order_of_events(write_shop: WriteShop) -> None:
    first = _load(write_shop, "first")
    header, *rows = EVENTS.splitlines()
    second = _load(write_shop, "second", events="\r\n".join([header, *reversed(rows)]))
    assert first.fingerprint == second.fingerprint
    assert len(first.fingerprint) == 16
    int(first.fingerprint, 16)


def test_it_is_the_same_on_every_machine() -> None:
    item = Item("a", "Müg", "d", ("A", "B"), None, 1.5, {"tags": ["x"], "n": 1})
    assert Catalogue((item,)).items_fingerprint == "4eb300de77d02317"
    assert Catalogue((item,)).fingerprint == "9fa4854dc8fd614f"


@pytest.mark.parametrize(
    ("items", "events"),
    [
        (ITEMS.replace("Mug", "Cup"), EVENTS),
        (ITEMS.replace("a,Mug,1,N", "a,Mug,1,M"), EVENTS),
        (ITEMS.replace("a,Mug,1", "a,Mug,3"), EVENTS),
        (ITEMS.replace("images/a.png", ""), EVENTS),
        (ITEMS, EVENTS.replace("v,a,3", "v,a,4")),
        (ITEMS, EVENTS.replace("v,a,3", "w,a,3")),
    ],
)
def test_every_change_changes_it(write_shop: WriteShop, items: str, events: str) -> None:
    before, after = _load(write_shop, "before"), _load(write_shop, "after", items, events)
    assert before.fingerprint != after.fingerprint
    assert (before.items_fingerprint != after.items_fingerprint) == (items != ITEMS)
    assert (before.interactions_fingerprint != after.interactions_fingerprint) == (events != EVENTS)


def test_the_picture_counts_and_its_name_does_not(write_shop: WriteShop) -> None:
    def load(name: str, picture: str, colour: int) -> Catalogue:
        stream = io.BytesIO()
        Image.new("L", (2, 2), colour).save(stream, "PNG")
        items = f"item_id,title,image\na,Mug,{picture}\n"
        return load_catalogue(write_shop({"items.csv": items, picture: stream.getvalue()}, name=name))

    first = load("first", "one.png", 1).fingerprint
    assert load("renamed", "two.png", 1).fingerprint == first
    assert load("repainted", "one.png", 2).fingerprint != first


def test_given_embeddings_count(write_shop: WriteShop) -> None:
    def load(name: str, change: Callable[[np.ndarray], np.ndarray]) -> str:
        folder = write_shop({"items.csv": "item_id,title\na,A\nb,B\n"}, name=name)
        vectors = list(change(np.array([[1.0, 2.0], [3.0, 4.0]], dtype=np.float32)))
        pq.write_table(pa.table({"item_id": ["a", "b"], "text": vectors}), folder / "embeddings.parquet")
        return load_catalogue(folder).items_fingerprint

    assert load("one", lambda v: v) == load("same", lambda v: v)
    assert load("two", lambda v: v) != load("other", lambda v: v + 1)


def test_a_picture_that_vanished(write_shop: WriteShop) -> None:
    catalogue = _load(write_shop, "shop")
    image = catalogue.items[0].image
    assert image is not None
    image.unlink()
    with pytest.raises(MmsidError, match=r"reading a\.png of item 'a' gave"):
        _ = catalogue.fingerprint
