"""Every format against the shop that its sample was written from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mmsid.artifacts import Reading
from mmsid.catalogue import Catalogue, load_catalogue, load_items
from mmsid.errors import MmsidError
from tests.catalogue.formats.samples import EVENTS, FIRST, IDS, PRODUCTS, shopify_orders, write_sample

TITLES = [product[1] for product in PRODUCTS]
TEXTS = [product[2] for product in PRODUCTS]
CATEGORIES = [(product[3], product[4]) for product in PRODUCTS]
PRICES = [product[5] for product in PRODUCTS]


def _load(name: str, folder: Path, reading: Reading | None = None) -> Catalogue:
    return load_catalogue(write_sample(name, folder / name), reading=reading, unpacked=folder / "unpacked")


def _told(catalogue: Catalogue) -> list[str]:
    return [str(problem) for problem in catalogue.problems]


def _events(catalogue: Catalogue) -> set[tuple[str, str]]:
    assert catalogue.interactions is not None
    return set(zip(catalogue.interactions.user_ids, catalogue.interactions.item_ids, strict=True))


def _times(catalogue: Catalogue) -> list[tuple[str, str, float]]:
    events = catalogue.interactions
    assert events is not None
    return sorted(zip(events.user_ids, events.item_ids, events.timestamps.tolist(), strict=True))


def _pictures(catalogue: Catalogue) -> list[str | None]:
    return [item.image.name if item.image else None for item in catalogue.items]


def test_our_own(tmp_path: Path) -> None:
    shop = _load("own", tmp_path)
    assert shop.recognised == "a folder of items and interactions (items.csv, interactions.csv)"
    assert [item.item_id for item in shop.items] == list(IDS)
    assert _events(shop) == {(user, item) for user, item, _ in EVENTS}
    assert _pictures(shop) == [f"{item_id}.png" for item_id in IDS]
    assert not shop.problems


def test_shopify(tmp_path: Path) -> None:
    shop = _load("shopify", tmp_path)
    assert shop.recognised == "a product export of Shopify (products_export_1.csv)"
    assert [item.item_id for item in shop.items] == list(IDS)
    assert [item.title for item in shop.items] == TITLES
    assert [item.description for item in shop.items] == TEXTS
    assert [item.category for item in shop.items] == CATEGORIES
    assert [item.price for item in shop.items] == PRICES
    assert [item.extra["Vendor"] for item in shop.items] == ["Acme"] * 6
    assert _pictures(shop) == [f"{item_id}.PNG" for item_id in IDS]
    assert shop.interactions is None
    assert len(_told(shop)) == 1 and "12 rows are further variants and pictures" in _told(shop)[0]


def test_shopify_with_newer_columns_and_events(tmp_path: Path) -> None:
    folder = write_sample("shopify", tmp_path / "shop")
    export = folder / "products_export_1.csv"
    text = export.read_text(encoding="utf-8").replace("Handle,Title,Body (HTML)", "Title,URL handle,Description")
    renamed = text.replace("Image Src", "Product image URL").replace("Variant Price", "Price").splitlines()
    swapped = [",".join([cells[1], cells[0], *cells[2:]]) for cells in (line.split(",") for line in renamed[1:])]
    export.unlink()
    (folder / "items.csv").write_text("\n".join([renamed[0], *swapped]), encoding="utf-8")
    rows = "".join(f"{user},{item},{time}\n" for user, item, time in EVENTS)
    (folder / "interactions.csv").write_text(f"user_id,item_id,timestamp\n{rows}", encoding="utf-8")
    shop = load_catalogue(folder)
    assert "Shopify (items.csv, interactions.csv)" in shop.recognised
    assert [(item.item_id, item.title, item.price) for item in shop.items] == list(
        zip(IDS, TITLES, PRICES, strict=True)
    )
    assert _events(shop) == {(user, item) for user, item, _ in EVENTS}


def test_woocommerce(tmp_path: Path) -> None:
    shop = _load("woocommerce", tmp_path)
    assert shop.recognised == "a product export of WooCommerce (wc-product-export.csv)"
    assert [item.item_id for item in shop.items] == list(IDS)
    assert [item.title for item in shop.items] == TITLES
    assert [item.description for item in shop.items] == TEXTS
    assert [item.category for item in shop.items] == CATEGORIES
    assert [item.price for item in shop.items] == PRICES
    assert _pictures(shop) == [f"{item_id}.png" for item_id in IDS]
    assert len(_told(shop)) == 1 and "4 rows are variations" in _told(shop)[0]


def test_amazon(tmp_path: Path) -> None:
    shop = _load("amazon", tmp_path)
    assert shop.recognised == "Amazon Reviews (meta_All_Beauty.jsonl.gz, All_Beauty.csv)"
    assert [item.item_id for item in shop.items] == [f"B0{item_id}" for item_id in IDS]
    assert [item.description for item in shop.items] == TEXTS
    assert [item.category for item in shop.items] == [("All",), *CATEGORIES[1:]]
    assert [item.price for item in shop.items] == [None, *PRICES[1:]]
    assert _events(shop) == {(user, f"B0{item}") for user, item, _ in EVENTS}
    assert shop.interactions is not None and shop.interactions.timestamps.min() == FIRST * 1000
    assert len(_told(shop)) == 1 and "--fetch-pictures" in _told(shop)[0]


def test_amazon_reviews_above_a_rating(tmp_path: Path) -> None:
    folder = write_sample("amazon", tmp_path / "shop")
    (folder / "All_Beauty.csv").unlink()
    shop = load_catalogue(folder, reading=Reading(min_rating=5))
    assert "All_Beauty.jsonl)" in shop.recognised
    assert _events(shop) == {(user, f"B0{item}") for user, item, _ in EVENTS[::3]}


def test_hm(tmp_path: Path) -> None:
    shop = _load("hm", tmp_path)
    assert shop.recognised == "H&M's articles and transactions (articles.csv, transactions_train.csv)"
    assert [item.item_id for item in shop.items] == [f"0{item_id}775015" for item_id in IDS]
    assert [item.title for item in shop.items] == TITLES
    assert [item.category for item in shop.items] == CATEGORIES
    assert [item.extra["colour_group_name"] for item in shop.items] == ["Red", "Blue"] * 3
    assert _pictures(shop) == [f"0{item_id}775015.jpg" for item_id in IDS]
    assert _events(shop) == {(user, f"0{item}775015") for user, item, _ in EVENTS}
    assert not shop.problems


def test_recbole(tmp_path: Path) -> None:
    shop = _load("recbole", tmp_path)
    assert shop.recognised == "RecBole's atomic files (shop.item, shop.inter)"
    assert [(item.item_id, item.title) for item in shop.items] == list(zip(IDS, TITLES, strict=True))
    assert [item.category for item in shop.items] == [category[:1] for category in CATEGORIES]
    assert [item.description for item in shop.items] == [", ".join(category) for category in CATEGORIES]
    assert [item.price for item in shop.items] == PRICES
    assert _events(shop) == {(user, item) for user, item, _ in EVENTS}


def test_recbole_without_times_is_in_the_files_order(tmp_path: Path) -> None:
    folder = write_sample("recbole", tmp_path / "shop")
    rows = "".join(f"{user}\t{item}\n" for user, item, _ in EVENTS)
    (folder / "shop.inter").write_text(f"user_id:token\titem_id:token\n{rows}", encoding="utf-8")
    shop = load_catalogue(folder)
    assert shop.interactions is not None and not shop.interactions.has_times
    histories = {history.user_id: history.item_ids for history in shop.interactions.histories()}
    assert histories["u3"] == tuple(item for user, item, _ in EVENTS if user == "u3")
    assert "leave-one-out" in _told(shop)[0]


@pytest.mark.parametrize("name", ["movielens", "movielens-1m", "movielens-100k"])
def test_movielens(tmp_path: Path, name: str) -> None:
    shop = _load(name, tmp_path)
    assert shop.recognised.startswith("MovieLens (")
    assert [item.item_id for item in shop.items] == list(IDS)
    accent = " é" if name == "movielens-1m" else ""
    assert [item.title for item in shop.items] == [f"{title}{accent} (1995)" for title in TITLES]
    of = {"Kitchen": ("Action",), "Clothing": ("Adventure", "Western")}
    genres = [of[a] for a, _ in CATEGORIES] if name == "movielens-100k" else CATEGORIES
    assert [item.category for item in shop.items] == [names[:1] for names in genres]
    assert [item.description for item in shop.items] == [", ".join(names) for names in genres]
    users = {(user if name == "movielens" else user[1:], item) for user, item, _ in EVENTS}
    assert _events(shop) == users
    assert shop.interactions is not None and shop.interactions.timestamps.min() == FIRST
    assert not shop.problems


def test_tables_known_by_their_columns(tmp_path: Path) -> None:
    shop = _load("parquet", tmp_path)
    assert shop.recognised == "tables known by their columns (products.parquet, orders.parquet)"
    assert [item.item_id for item in shop.items] == list(IDS)
    assert [item.category for item in shop.items] == CATEGORIES
    assert all(item.image is not None for item in shop.items)
    assert _events(shop) == {(user, item) for user, item, _ in EVENTS}
    assert shop.interactions is not None and shop.interactions.timestamps.min() == FIRST


def test_tables_of_a_database(tmp_path: Path) -> None:
    folder = write_sample("database", tmp_path / "shop")
    with pytest.raises(MmsidError, match=r"reviews\.csv and order_items\.csv with orders\.csv: one table of events"):
        load_catalogue(folder)
    shop = load_catalogue(folder, reading=Reading(events="order_items.csv"))
    assert shop.recognised.endswith("(products.csv, order_items.csv, orders.csv, categories.csv)")
    assert shop.unread == ("customers.csv", "reviews.csv")
    assert [(item.item_id, item.title) for item in shop.items] == list(zip(IDS, TITLES, strict=True))
    assert [item.category for item in shop.items] == CATEGORIES
    assert _times(shop) == sorted(EVENTS)
    reviewed = load_catalogue(folder, reading=Reading(events="reviews.csv"))
    assert _times(reviewed) == sorted(EVENTS[:9])
    (folder / "reviews.csv").unlink()
    (folder / "categories.csv").unlink()
    alone = load_catalogue(folder)
    assert _times(alone) == sorted(EVENTS)
    assert {item.category for item in alone.items} == {()}


def test_lines_of_orders_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    folder = write_sample("database", tmp_path / "shop")
    kept = (folder / "orders.csv").read_text(encoding="utf-8").splitlines()[:-3]
    (folder / "orders.csv").write_text("\n".join(kept), encoding="utf-8")
    shop = load_catalogue(folder, reading=Reading(events="order_items.csv"))
    assert _times(shop) == sorted(EVENTS[:-3])
    assert _told(shop) == [
        "order_items.csv, rows 2, 3, 4, left out: no user_id; give every event the user it belongs to."
    ]


def test_products_that_only_events_name(tmp_path: Path) -> None:
    columns = {"item_id": "StockCode", "title": "Description", "user_id": "CustomerID", "timestamp": "InvoiceDate"}
    shop = _load("invoices", tmp_path, Reading(columns=columns))
    assert shop.recognised == "events that name their products (online_retail.csv)"
    assert {item.item_id: item.title for item in shop.items} == dict(zip(IDS, TITLES, strict=True))
    assert _times(shop) == sorted(EVENTS)
    assert _told(shop) == [
        "online_retail.csv: 6 products are read from the rows of 40 events; nothing needs to be done."
    ]


def test_folders_of_pictures(tmp_path: Path) -> None:
    shop = _load("photos", tmp_path)
    assert shop.recognised == "a folder of pictures by category (6 pictures)"
    found = {item.image.name: item.category for item in shop.items if item.image}
    assert found == {f"{item_id}.png": (category[1],) for item_id, category in zip(IDS, CATEGORIES, strict=True)}
    assert [item.item_id for item in shop.items] == sorted(
        f"train/{c[1]}/{i}" for i, c in zip(IDS, CATEGORIES, strict=True)
    )
    rows = "".join(f"{category[1]}/{n}.png,{t}\n" for n, t, category in zip(IDS, TITLES, CATEGORIES, strict=True))
    (tmp_path / "photos" / "train" / "metadata.csv").write_text(f"file_name,text\n{rows}", encoding="utf-8")
    named = load_catalogue(tmp_path / "photos")
    assert {item.item_id.rsplit("/")[-1]: item.title for item in named.items} == dict(zip(IDS, TITLES, strict=True))
    (tmp_path / "photos" / "artikel.csv").write_text("nummer,bezeichnung\n1,a\n", encoding="utf-8")
    with pytest.raises(MmsidError, match=r"the columns are 'nummer', 'bezeichnung' in artikel\.csv"):
        load_catalogue(tmp_path / "photos")


def test_orders_of_shopify_name_variants(tmp_path: Path) -> None:
    folder = write_sample("shopify", tmp_path / "shop")
    shopify_orders(folder)
    shop = load_catalogue(folder)
    assert shop.recognised == "a product export of Shopify (products_export_1.csv, orders_export_1.csv)"
    assert _times(shop) == sorted((f"{user}@a.test", item, time) for user, item, time in EVENTS)
    assert any("40 events name a product by a variant" in told for told in _told(shop))


def test_orders_of_woocommerce_name_variations_and_skus(tmp_path: Path) -> None:
    folder = write_sample("woocommerce", tmp_path / "shop")
    names = {"103": "9103", "104": "8104", "105": "SKU-105"}
    rows = "".join(f"{user},{names.get(item, item)},{time}\n" for user, item, time in EVENTS)
    (folder / "orders.csv").write_text(f"Email (Billing),Product ID,Order Date\n{rows}", encoding="utf-8")
    assert _times(load_catalogue(folder)) == sorted(EVENTS)


def test_woocommerce_in_another_language_and_unpublished_products(tmp_path: Path) -> None:
    folder = write_sample("woocommerce", tmp_path / "shop")
    export = folder / "wc-product-export.csv"
    text = export.read_text(encoding="utf-8").split("\n", 1)[1].replace("Red mug,1,", "Red mug,-1,")
    header = "ID,Typ,Artikelnummer,Name,Veröffentlicht,Kurzbeschreibung,Beschreibung,Regulärer Preis,Kategorien,Bilder"
    export.write_text(f"{header},Übergeordnetes Produkt\n{text}", encoding="utf-8")
    shop = load_catalogue(folder)
    assert [(item.title, item.category, item.price) for item in shop.items] == list(
        zip(TITLES, CATEGORIES, PRICES, strict=True)
    )
    assert any(told.startswith("wc-product-export.csv: 1 of the products is not published") for told in _told(shop))


def test_lists_of_json(tmp_path: Path) -> None:
    rows = [{"id": int(n), "name": t, "price": p} for n, t, *_, p in PRODUCTS]
    for name, content in {"list": rows, "wrapped": {"products": rows, "total": len(rows)}}.items():
        for indent in (None, 1):
            folder = tmp_path / f"{name}{indent}"
            folder.mkdir()
            (folder / "products.json").write_text(json.dumps(content, indent=indent), encoding="utf-8")
            found = load_catalogue(folder).items
            assert [(item.item_id, item.title) for item in found] == list(zip(IDS, TITLES, strict=True))


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "export.zip").write_bytes(b"PK\3\4")
    with pytest.raises(MmsidError, match=r"the folder has export\.zip; unpack it"):
        load_catalogue(tmp_path)
    with pytest.raises(MmsidError, match=r"export\.zip is a file; unpack it"):
        load_catalogue(tmp_path / "export.zip")
    (tmp_path / "outer").mkdir()
    inner = write_sample("movielens", tmp_path / "outer" / "ml-latest")
    with pytest.raises(MmsidError, match=f"name {inner} in its place"):
        load_catalogue(tmp_path / "outer")


COLUMNS = {"item_id": "nummer", "title": "bezeichnung", "description": "text", "user_id": "kunde", "timestamp": "wann"}


def test_columns_that_the_user_names(tmp_path: Path) -> None:
    shop = _load("foreign", tmp_path, Reading(columns=COLUMNS))
    assert [(item.item_id, item.title, item.description) for item in shop.items] == list(
        zip(IDS, TITLES, TEXTS, strict=True)
    )
    assert _events(shop) == {(user, item) for user, item, _ in EVENTS}
    assert shop.interactions is not None and shop.interactions.timestamps.min() == FIRST
    named = Reading(columns=COLUMNS, items="artikel.csv", events="bestellungen.csv")
    assert load_catalogue(tmp_path / "foreign", reading=named).fingerprint == shop.fingerprint


def test_a_folder_of_no_format_says_its_columns_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MmsidError, match=r"'nummer', 'bezeichnung', 'text'.*--columns") as caught:
        _load("foreign", tmp_path)
    assert len(str(caught.value).splitlines()) == 1
    wrong = {**COLUMNS, "title": "name"}
    with pytest.raises(MmsidError, match="the column 'name' was expected, as --columns says"):
        load_catalogue(tmp_path / "foreign", reading=Reading(columns=wrong))
    with pytest.raises(MmsidError, match=r"--columns can name .* but got name"):
        load_catalogue(tmp_path / "foreign", reading=Reading(columns={"name": "text"}))
    with pytest.raises(MmsidError, match=r"no\.csv: a table was expected, but there is no such file"):
        load_catalogue(tmp_path / "foreign", reading=Reading(items="no.csv"))


@pytest.mark.parametrize("name", ["own", "shopify", "amazon", "hm", "movielens"])
def test_items_alone_are_those_of_the_catalogue(tmp_path: Path, name: str) -> None:
    folder = write_sample(name, tmp_path / name)
    whole, light = load_catalogue(folder), load_items(folder)
    assert (light.items, light.currency) == (whole.items, whole.currency)
