"""Data sets of the library `datasets` as catalogues."""

from __future__ import annotations

from pathlib import Path

import datasets
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid.artifacts import Reading
from mmsid.catalogue import catalogue_place, load_catalogue
from mmsid.errors import MmsidError
from tests.catalogue.formats.samples import EVENTS, IDS, PRODUCTS, write_sample


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MMSID_CACHE", str(tmp_path / "cache"))


def test_a_saved_data_set_with_parts(tmp_path: Path) -> None:
    items = datasets.Dataset.from_dict({"id": [p[0] for p in PRODUCTS], "name": [p[1] for p in PRODUCTS]})
    users, ids, times = zip(*EVENTS, strict=True)
    events = datasets.Dataset.from_dict({"user": list(users), "item": list(ids), "time": list(times)})
    parts = {"products": items, "train": events.select(range(30)), "test": events.select(range(30, 40))}
    datasets.DatasetDict(parts).save_to_disk(str(tmp_path / "saved"))
    folder, _ = catalogue_place(tmp_path / "saved", Reading())
    assert folder.is_relative_to(tmp_path / "cache")
    shop = load_catalogue(folder)
    assert "(products.parquet, train-test.parquet)" in shop.recognised
    assert [item.item_id for item in shop.items] == list(IDS)
    assert shop.interactions is not None and len(shop.interactions) == 40
    again, _ = catalogue_place(tmp_path / "saved", Reading())
    assert again == folder and load_catalogue(again).fingerprint == shop.fingerprint


def test_a_saved_data_set_of_products_alone(tmp_path: Path) -> None:
    datasets.Dataset.from_dict({"sku": ["a", "b"], "title": ["A", "B"]}).save_to_disk(str(tmp_path / "saved"))
    folder, _ = catalogue_place(tmp_path / "saved", Reading())
    assert [item.item_id for item in load_catalogue(folder).items] == ["a", "b"]
    (tmp_path / "saved" / "state.json").write_text("{")
    with pytest.raises(MmsidError, match="that `datasets` saved was expected, but reading"):
        catalogue_place(tmp_path / "saved", Reading())


def test_a_name_that_the_hub_does_not_give_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def unreachable(*_args: object) -> None:
        raise ConnectionError("no\nconnection")

    monkeypatch.setattr(datasets, "load_dataset", unreachable)
    with pytest.raises(
        MmsidError, match="there is no folder owner/name, and loading the data set gave 'no connection'"
    ):
        catalogue_place(Path("owner/name"), Reading())
    assert catalogue_place(tmp_path / "nowhere", Reading())[0] == tmp_path / "nowhere"
    monkeypatch.setattr(datasets, "load_dataset", lambda *_: datasets.Dataset.from_dict({"id": ["a"], "title": ["A"]}))
    assert len(load_catalogue(catalogue_place(Path("owner/name:part"), Reading())[0])) == 1


def test_a_table_is_its_folder_and_its_name(tmp_path: Path) -> None:
    folder = write_sample("parquet", tmp_path / "shop")
    place, reading = catalogue_place(folder / "products.parquet", Reading(events="orders.parquet"))
    assert (place, reading.items) == (folder, "products.parquet")
    shop = load_catalogue(place, reading=reading, unpacked=tmp_path / "unpacked")
    assert len(shop) == 6 and shop.interactions is not None


def test_classes_are_called_by_their_names(tmp_path: Path) -> None:
    kinds = datasets.ClassLabel(names=["Mugs", "Hats"])
    rows = datasets.Dataset.from_dict({"id": ["a", "b", "c"], "title": ["A", "B", "C"], "label": [1, 0, None]})
    rows.cast_column("label", kinds).save_to_disk(str(tmp_path / "saved"))
    shop = load_catalogue(catalogue_place(tmp_path / "saved", Reading())[0])
    assert [item.category for item in shop.items] == [("Hats",), ("Mugs",), ()]


@pytest.mark.parametrize("name", ["data/train-{}-of-00002.parquet", "items.parquet/part-{}-ab.snappy.parquet"])
def test_parts_of_a_parquet_table_are_one(tmp_path: Path, name: str) -> None:
    for part, rows in enumerate((PRODUCTS[:4], PRODUCTS[4:])):
        path = tmp_path / "shop" / name.format(f"{part:05d}")
        path.parent.mkdir(parents=True, exist_ok=True)
        table = pa.table({"id": [row[0] for row in rows], "title": [row[1] for row in rows]})
        pq.write_table(table, path)
    for given in (tmp_path / "shop", path.parent):
        shop = load_catalogue(catalogue_place(given, Reading())[0])
        assert [(item.item_id, item.title) for item in shop.items] == [product[:2] for product in PRODUCTS]
    path.write_bytes(b"PAR1")
    with pytest.raises(MmsidError, match="Parts of a Parquet table were expected, but reading"):
        catalogue_place(tmp_path / "shop", Reading())
