"""Small made-up catalogues in every format that is read, as the programs that write them do.

All are the same shop: six products (`PRODUCTS`) and 40 events of ten users, u0 to u9, four each, one an hour.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from PIL import Image

PRODUCTS = (
    ("101", "Red mug", "A mug for tea.", "Kitchen", "Mugs", 12.5),
    ("102", "Blue mug", "A mug for coffee.", "Kitchen", "Mugs", 13.0),
    ("103", "Red hat", "A hat for the sun.", "Clothing", "Hats", 25.0),
    ("104", "Blue hat", "A hat for the rain.", "Clothing", "Hats", 27.5),
    ("105", "Red bag", "A bag for books.", "Clothing", "Bags", 1299.0),
    ("106", "Blue bag", "A bag for shoes.", "Clothing", "Bags", 41.0),
)
IDS = tuple(product[0] for product in PRODUCTS)
FIRST = 1_717_200_000  # 1 June 2024
EVENTS = tuple((f"u{n % 10}", IDS[(n * 5 + n // 7) % 6], FIRST + 3600 * n) for n in range(40))


def write_csv(path: Path, rows: Sequence[Sequence[Any]], delimiter: str = ",") -> None:
    """A CSV as Python's library writes it."""
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    path.write_text(stream.getvalue(), encoding="utf-8")


def picture(path: Path, number: int) -> None:
    """A picture of one of the products: stripes of its own colour and width."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (32, 32), (40 * number, 200 - 30 * number, 90))
    image.paste((250, 250, 250), (4 + number, 0, 10 + 2 * number, 32))
    image.save(path)


def own(folder: Path) -> None:
    """Our own folder."""
    rows = [(n, t, d, f"{a} > {b}", f"images/{n}.png", p) for n, t, d, a, b, p in PRODUCTS]
    write_csv(folder / "items.csv", [("item_id", "title", "description", "category", "image", "price"), *rows])
    write_csv(folder / "interactions.csv", [("user_id", "item_id", "timestamp"), *EVENTS])
    for number, item_id in enumerate(IDS):
        picture(folder / "images" / f"{item_id}.png", number)


def shopify(folder: Path) -> None:
    """A product has a row for every variant and further picture; pictures are addresses."""
    header = (
        "Handle,Title,Body (HTML),Vendor,Product Category,Type,Option1 Name,Option1 Value,Variant SKU,Variant Price"
    )
    rows: list[Sequence[Any]] = [[*header.split(","), "Image Src", "Image Position", "Status"]]
    for n, title, text, department, kind, price in PRODUCTS:
        body, category = f"<p>{text[:5]}<b>{text[5:]}</b></p>", f"{department} > {kind}"
        address = f"https://cdn.shop.test/files/{n}.png?v=17"
        rows.append((n, title, body, "Acme", category, "", "Size", "S", f"{n}-S", price, address, 1, "active"))
        rows.append((n, "", "", "", "", "", "", "M", f"{n}-M", price + 1, f"https://cdn.shop.test/{n}-b.png", 2, ""))
        rows.append((n, "", "", "", "", "", "", "L", f"{n}-L", price + 2, "", "", ""))
    write_csv(folder / "products_export_1.csv", rows)
    for number, item_id in enumerate(IDS):
        picture(folder / "images" / f"{item_id}.PNG", number)


def woocommerce(folder: Path) -> None:
    """Variable products have rows for their variations; several categories and pictures stand in one cell."""
    header = "ID,Type,SKU,Name,Published,Short description,Description,Regular price,Categories,Images,Parent"
    rows: list[Sequence[Any]] = [header.split(",")]
    for n, title, text, department, kind, price in PRODUCTS:
        is_variable = n in ("103", "104")
        categories = f"Sale, {department}, {department} > {kind}"
        pictures = f"https://shop.test/wp-content/uploads/{n}.png, https://shop.test/wp-content/uploads/{n}-2.png"
        kind_of = "variable" if is_variable else "simple"
        given = "" if is_variable else price
        rows.append((n, kind_of, f"SKU-{n}", title, 1, text, "", given, categories, pictures, ""))
        if is_variable:
            rows.append((f"9{n}", "variation", f"SKU-{n}-S", f"{title} - S", 1, "", "", price, "", "", f"SKU-{n}"))
            rows.append((f"8{n}", "variation", "", f"{title} - M", 1, "", "", price + 3, "", "", f"id:{n}"))
    write_csv(folder / "wc-product-export.csv", rows)
    for number, item_id in enumerate(IDS):
        picture(folder / "images" / f"{item_id}.png", number)


def amazon(folder: Path) -> None:
    """Metadata packed by gzip, ratings as a CSV, and the reviews beside them."""
    lines = []
    for n, title, text, department, kind, price in PRODUCTS:
        images = [{"thumb": f"https://m.test/{n}_t.jpg", "large": f"https://m.test/{n}.png", "hi_res": None}]
        lines.append(
            {
                "main_category": "All", "title": title, "average_rating": 4.5, "features": [], "description": [text],
                "price": f"{price}", "images": images, "videos": [], "store": "Acme", "categories": [department, kind],
                "details": {"UPC": "1"}, "parent_asin": f"B0{n}", "bought_together": None,
            }
        )  # fmt: skip
    lines[0].update(categories=[], price="None")
    packed = gzip.compress("\n".join(json.dumps(line) for line in lines).encode())
    (folder / "meta_All_Beauty.jsonl.gz").write_bytes(packed)
    ratings = [(user, f"B0{item}", 5.0 - place % 3, time * 1000) for place, (user, item, time) in enumerate(EVENTS)]
    write_csv(folder / "All_Beauty.csv", [("user_id", "parent_asin", "rating", "timestamp"), *ratings])
    names = ("user_id", "parent_asin", "rating", "timestamp")
    reviews = "\n".join(json.dumps({"asin": "x", **dict(zip(names, row, strict=True))}) for row in ratings)
    (folder / "All_Beauty.jsonl").write_text(reviews, encoding="utf-8")


def hm(folder: Path) -> None:
    """Ids with a zero in front, pictures in folders by prefix."""
    header = "article_id,product_code,prod_name,product_type_name,product_group_name,colour_group_name,detail_desc"
    rows = [(f"0{n}775015", f"0{n}775", t, b, a, t.split()[0], d) for n, t, d, a, b, _ in PRODUCTS]
    write_csv(folder / "articles.csv", [header.split(","), *rows])
    days = [
        (f"2024-06-{1 + place // 2:02d}", user, f"0{item}775015", 0.05, 2)
        for place, (user, item, _) in enumerate(EVENTS)
    ]
    write_csv(
        folder / "transactions_train.csv", [("t_dat", "customer_id", "article_id", "price", "sales_channel_id"), *days]
    )
    for number, item_id in enumerate(IDS):
        picture(folder / "images" / f"0{item_id[:2]}" / f"0{item_id}775015.jpg", number)


def recbole(folder: Path) -> None:
    """Tab-separated, with types in the header."""
    rows = [(n, t, f"{a} {b}", p) for n, t, _, a, b, p in PRODUCTS]
    header = ("item_id:token", "movie_title:token_seq", "class:token_seq", "price:float")
    write_csv(folder / "shop.item", [header, *rows], "\t")
    events = [(user, item, 4, time) for user, item, time in EVENTS]
    header = ("user_id:token", "item_id:token", "rating:float", "timestamp:float")
    write_csv(folder / "shop.inter", [header, *events], "\t")


def movielens(folder: Path) -> None:
    """As ml-latest-small."""
    rows = [(n, f"{t} (1995)", f"{a}|{b}") for n, t, _, a, b, _ in PRODUCTS]
    write_csv(folder / "movies.csv", [("movieId", "title", "genres"), *rows])
    ratings = [(user, item, 3.5, time) for user, item, time in EVENTS]
    write_csv(folder / "ratings.csv", [("userId", "movieId", "rating", "timestamp"), *ratings])


def movielens_1m(folder: Path) -> None:
    """Parted by `::`, in Latin-1."""
    films = "".join(f"{n}::{t} é (1995)::{a}|{b}\n" for n, t, _, a, b, _ in PRODUCTS)
    (folder / "movies.dat").write_bytes(films.encode("latin-1"))
    ratings = "".join(f"{user[1:]}::{item}::4::{time}\n" for user, item, time in EVENTS)
    (folder / "ratings.dat").write_bytes(ratings.encode("latin-1"))


def movielens_100k(folder: Path) -> None:
    """Genres as flags."""
    flags = {"Kitchen": "0|1" + "|0" * 17, "Clothing": "0|0|1" + "|0" * 15 + "|1"}
    films = "".join(f"{n}|{t} (1995)|01-Jan-1995||http://x.test|{flags[a]}\n" for n, t, _, a, _, _ in PRODUCTS)
    (folder / "u.item").write_bytes(films.encode("latin-1"))
    (folder / "u.data").write_text("".join(f"{user[1:]}\t{item}\t4\t{time}\n" for user, item, time in EVENTS))


def parquet(folder: Path) -> None:
    """Tables of other names, known by their columns; pictures are bytes, as `datasets` writes them."""
    stream = io.BytesIO()
    Image.new("RGB", (16, 16), (200, 30, 30)).save(stream, "PNG")
    rows = [
        {"product_id": int(n), "name": t, "categories": [a, b], "image": {"bytes": stream.getvalue(), "path": "x.png"}}
        for n, t, _, a, b, _ in PRODUCTS
    ]
    pq.write_table(pa.Table.from_pylist(rows), folder / "products.parquet")
    users, items, times = zip(*EVENTS, strict=True)
    columns = {
        "customer_id": users,
        "product_id": [int(item) for item in items],
        "date": pa.array(times, pa.timestamp("s")),
    }
    pq.write_table(pa.table(columns), folder / "orders.parquet")


def database(folder: Path) -> None:
    """The tables of a shop's database: products with numbers of categories, orders, their lines, and others."""
    kinds = list(dict.fromkeys(product[3:5] for product in PRODUCTS))
    departments = list(dict.fromkeys(department for department, _ in kinds))
    numbers = {kind: 10 + place for place, kind in enumerate(kinds)}
    rows: list[Sequence[Any]] = [("id", "name", "parent_id")]
    rows += [(place, department, "") for place, department in enumerate(departments)]
    rows += [(numbers[kind], kind[1], departments.index(kind[0])) for kind in kinds]
    write_csv(folder / "categories.csv", rows)
    products = [(n, t, d, numbers[a, b], p) for n, t, d, a, b, p in PRODUCTS]
    write_csv(folder / "products.csv", [("id", "name", "description", "category_id", "price"), *products])
    people = [(f"u{n}", f"Ann {n}", f"u{n}@a.test", "2024-01-01") for n in range(10)]
    write_csv(folder / "customers.csv", [("id", "name", "email", "created_at"), *people])
    orders = [(500 + n, user, "paid", time) for n, (user, _, time) in enumerate(EVENTS)]
    write_csv(folder / "orders.csv", [("id", "customer_id", "status", "created_at"), *orders])
    lines = [(n, 500 + n, item, 1) for n, (_, item, _) in enumerate(EVENTS)]
    write_csv(folder / "order_items.csv", [("id", "order_id", "product_id", "quantity"), *reversed(lines)])
    reviews = [(n, item, user, "Nice", 5, time) for n, (user, item, time) in enumerate(EVENTS[:9])]
    write_csv(folder / "reviews.csv", [("id", "product_id", "user_id", "title", "rating", "created_at"), *reviews])


def invoices(folder: Path) -> None:
    """One table of events, which names the products, too."""
    titles = {n: title for n, title, *_ in PRODUCTS}
    header = ("InvoiceNo", "StockCode", "Description", "InvoiceDate", "CustomerID")
    rows = [(n // 2, item, titles[item] if n > 5 else "", time, user) for n, (user, item, time) in enumerate(EVENTS)]
    write_csv(folder / "online_retail.csv", [header, *rows])


def photos(folder: Path) -> None:
    """Pictures in folders by category, and no table."""
    for number, (n, _, _, _, kind, _) in enumerate(PRODUCTS):
        picture(folder / "train" / kind / f"{n}.png", number)


def shopify_orders(folder: Path) -> None:
    """The export of orders beside that of products: a row for each line, called by title and variant."""
    titles = {n: title for n, title, *_ in PRODUCTS}
    header = ("Name", "Email", "Financial Status", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem sku")
    rows = []
    for n, (user, item, time) in enumerate(EVENTS):
        written = datetime.fromtimestamp(time, timezone(timedelta(hours=-4))).strftime("%Y-%m-%d %H:%M:%S %z")
        rows.append((f"#{1000 + n}", f"{user}@a.test", "paid", written, 1, f"{titles[item]} - {'SML'[n % 3]}", ""))
    write_csv(folder / "orders_export_1.csv", [header, *rows])


def foreign(folder: Path) -> None:
    """Columns that no alias names."""
    rows = [(n, t, d) for n, t, d, *_ in PRODUCTS]
    write_csv(folder / "artikel.csv", [("nummer", "bezeichnung", "text"), *rows], ";")
    events = [
        (user, item, f"{1 + place // 2:02d}.06.2024 {12 * (place % 2):02d}:00")
        for place, (user, item, _) in enumerate(EVENTS)
    ]
    write_csv(folder / "bestellungen.csv", [("kunde", "nummer", "wann"), *events], ";")


SAMPLES: dict[str, Callable[[Path], None]] = {
    "own": own,
    "shopify": shopify,
    "woocommerce": woocommerce,
    "amazon": amazon,
    "hm": hm,
    "recbole": recbole,
    "movielens": movielens,
    "movielens-1m": movielens_1m,
    "movielens-100k": movielens_100k,
    "parquet": parquet,
    "database": database,
    "invoices": invoices,
    "photos": photos,
    "foreign": foreign,
}


def write_sample(name: str, folder: Path) -> Path:
    """Writes one of them into a fresh folder."""
    folder.mkdir(parents=True)
    SAMPLES[name](folder)
    return folder
