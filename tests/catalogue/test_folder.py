"""Whole catalogue folders: what a shop brings, good and bad, and what it is told."""

from __future__ import annotations

import base64
import io
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from PIL import Image

from mmsid.artifacts import Reading
from mmsid.catalogue import Catalogue, Severity, load_catalogue, load_picture
from mmsid.errors import MmsidError

WriteShop = Callable[..., Path]

SHARED_DATA = Path(os.environ.get("MMSID_SHARED_DATA", Path(__file__).parents[2].parent / "shared" / "data"))


def _said(catalogue: Catalogue) -> list[str]:
    return [str(problem) for problem in catalogue.problems]


def test_a_complete_folder(write_shop: WriteShop) -> None:
    folder = write_shop(
        {
            "items.csv": "item_id,title,description,category,image,price,brand\n"
            '007,Mug,"A mug, blue.",Kitchen > Mugs,images/mug.png,12.50,Nord\n'
            "8,,,Kitchen>Pans > Woks,wok.png,,\n"
            'NA,"Lamp","",,"","0",\n',
            "interactions.csv": "user_id,item_id,timestamp\n2,NA,20\n2,007,10\n01,8,5\n",
            "examples.json": json.dumps([{"name": "Cook", "description": "Cooks.", "history": ["007", "8"]}]),
        },
        pictures=("images/mug.png", "images/wok.png"),
    )
    catalogue = load_catalogue(folder)
    assert catalogue.problems == ()
    assert len(catalogue) == 3
    mug, wok, lamp = catalogue.items
    assert (mug.item_id, mug.title, mug.description) == ("007", "Mug", "A mug, blue.")
    assert (mug.category, mug.price, dict(mug.extra)) == (("Kitchen", "Mugs"), 12.5, {"brand": "Nord"})
    assert mug.image == folder / "images" / "mug.png"
    assert (wok.title, wok.category, wok.image, wok.price) == (
        "",
        ("Kitchen", "Pans", "Woks"),
        folder / "images/wok.png",
        None,
    )
    assert (lamp.item_id, lamp.category, lamp.image, lamp.price, dict(lamp.extra)) == (
        "NA",
        (),
        None,
        0.0,
        {"brand": ""},
    )
    assert catalogue.by_id["007"] is mug
    assert dict(catalogue.positions) == {"007": 0, "8": 1, "NA": 2}
    assert catalogue.interactions is not None
    assert [(h.user_id, h.item_ids, h.timestamps.tolist()) for h in catalogue.interactions.histories()] == [
        ("01", ("8",), [5.0]),
        ("2", ("007", "NA"), [10.0, 20.0]),
    ]
    assert [(e.name, e.description, e.history) for e in catalogue.examples] == [("Cook", "Cooks.", ("007", "8"))]
    assert catalogue.embeddings is None


def test_the_three_formats_give_the_same_items(write_shop: WriteShop) -> None:
    rows = [
        {"item_id": "007", "title": "Tässe", "category": "A > B", "price": "3.5"},
        {"item_id": "b", "title": "NaN", "category": "", "price": ""},
    ]
    csv = "item_id,title,category,price\r\n" + "\r\n".join(",".join(row.values()) for row in rows)
    jsonl = "\n".join(json.dumps(row) for row in rows)
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{**row, "price": float(row["price"] or "nan")} for row in rows]), stream)
    files = {"items.csv": "\ufeff" + csv, "items.jsonl": jsonl, "items.parquet": stream.getvalue()}
    catalogues = [load_catalogue(write_shop({name: content}, name=name)) for name, content in files.items()]
    assert [_said(catalogue) for catalogue in catalogues] == [[], [], []]
    assert catalogues[0].items == catalogues[1].items == catalogues[2].items
    assert len({catalogue.fingerprint for catalogue in catalogues}) == 1


def test_every_unusable_row_is_named_at_once(write_shop: WriteShop) -> None:
    folder = write_shop(
        {
            "items.csv": "item_id,title,image,price\n"
            "a,Mug,,1\n"
            "a,Mug again,,1\n"
            ",No id,,1\n"
            "c,,,1\n"
            "d,,gone.png,1\n"
            "e,Pan,gone.png,free\n"
            "f,Pot,https://shop.example/pot.jpg,-1\n"
            "g,Jug,empty.png,nan\n"
            "h,Cup,images,\n"
            "i,Bowl,,1,surplus\n",
            "empty.png": "",
            "interactions.csv": "user_id,item_id,timestamp\n"
            "u,a,1\n"
            "u,c,2\n"
            "u,nowhere,3\n"
            ",a,4\n"
            "u,,5\n"
            "u,e,yesterday\n"
            "u,e,\n"
            "u,a,1\n"
            "u,e,inf\n"
            "u,f,7\n",
            "examples.json": '[{"name": "x", "history": ["a", "c"]}, {"name": "y", "history": ["c"]}, 3]',
        },
        pictures=("images/x.png",),
    )
    catalogue = load_catalogue(folder)
    assert [item.item_id for item in catalogue.items] == ["a", "e", "f", "g", "h"]
    assert [item.image for item in catalogue.items] == [None] * 5
    assert [item.price for item in catalogue.items] == [1.0, None, None, None, None]
    assert catalogue.interactions is not None
    assert catalogue.interactions.item_ids.tolist() == ["a", "f"]
    assert [example.history for example in catalogue.examples] == [("a",)]
    known = {(problem.file, problem.rows, problem.values, problem.severity) for problem in catalogue.problems}
    left_out, warning = Severity.LEFT_OUT, Severity.WARNING
    assert known == {
        ("items.csv", (3,), ("a",), left_out),
        ("items.csv", (4,), ("",), left_out),
        ("items.csv", (5, 6), ("c", "d"), left_out),
        ("items.csv", (6, 7, 10), ("gone.png", "gone.png", "images"), warning),
        ("items.csv", (7, 8, 9), ("free", "-1", "nan"), warning),
        ("items.csv", (8,), ("https://shop.example/pot.jpg",), warning),
        ("items.csv", (9,), ("empty.png: 0 bytes",), warning),
        ("items.csv", (11,), ("",), left_out),
        ("interactions.csv", (3, 4), ("c", "nowhere"), left_out),
        ("interactions.csv", (5,), ("",), left_out),
        ("interactions.csv", (6,), ("",), left_out),
        ("interactions.csv", (7, 8, 10), ("yesterday", "", "inf"), left_out),
        ("interactions.csv", (9,), ("a",), left_out),
        ("examples.json", (1, 2), ("c", "c"), warning),
        ("examples.json", (2,), ("y",), left_out),
        ("examples.json", (3,), ("",), left_out),
    }
    assert (
        "items.csv, row 3 ('a'), left out: the item_id of an earlier row; give every product its own item_id."
        in _said(catalogue)
    )
    assert all(problem.remedy and str(problem).count("\n") == 0 for problem in catalogue.problems)


@pytest.mark.parametrize(
    ("files", "sentences"),
    [
        ({}, ["an items.csv, items.parquet or items.jsonl was expected, but the folder has none of them; add one"]),
        ({"items.xlsx": ""}, ["but the folder has items.xlsx; save its sheets as CSV"]),
        ({"items.csv": "item_id,title\na,b\n", "items.jsonl": "{}"}, ["items.csv and items.jsonl: one items file"]),
        ({"items.csv": ""}, ["items.csv: the columns item_id, title were expected, but the file is empty"]),
        ({"items.csv": "item_id,title\n"}, ["items.csv: products were expected, but none of 0 rows can be used"]),
        (
            {"items.csv": "number,words\n1,x\n"},
            ["items.csv: column item_id, title was expected, but the columns are 'number', 'words'"],
        ),
        ({"items.parquet": "no parquet"}, ["items.parquet: a Parquet file was expected"]),
        (
            {"items.csv": "item_id,title\n,x\n,y\n"},
            ["none of 2 rows can be used", "items.csv, rows 2, 3, left out: no item_id"],
        ),
        (
            {"items.csv": "item_id\na\n", "interactions.csv": "user_id\nu\n", "embeddings.parquet": "no"},
            [
                "items.csv: column title was expected",
                "interactions.csv: column item_id, timestamp was expected",
                "embeddings.parquet: a Parquet file was expected",
            ],
        ),
        (
            {"items.csv": "item_id,title\na,b\n", "interactions.csv": "user_id\nu\n", "interactions.jsonl": "{}"},
            [
                "interactions.csv and interactions.jsonl: one interactions file",
                "interactions.csv: column item_id, timestamp",
            ],
        ),
    ],
)
def test_fatal_folders_say_everything(write_shop: WriteShop, files: dict[str, str], sentences: list[str]) -> None:
    with pytest.raises(MmsidError) as caught:
        load_catalogue(write_shop(dict(files)))
    *lines, last = str(caught.value).splitlines()
    lines += [] if last.startswith("The catalogue was read as a folder of items") else [last]
    assert len(lines) == len(sentences)
    for line, sentence in zip(lines, sentences, strict=True):
        assert sentence in line


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(MmsidError, match="does not exist; check the path"):
        load_catalogue(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")
    with pytest.raises(MmsidError, match="is a file"):
        load_catalogue(tmp_path / "file")


def test_interactions_without_a_usable_event_stop_everything(write_shop: WriteShop) -> None:
    for name, rows in (("empty", ""), ("unknown", "u,x,1\n")):
        files = {"items.csv": "item_id,title\na,b\n", "interactions.csv": f"user_id,item_id,timestamp\n{rows}"}
        with pytest.raises(MmsidError, match="events were expected, but none of") as caught:
            load_catalogue(write_shop(files, name=name))
        lines = str(caught.value).splitlines()
        assert len(lines) == 2 + bool(rows)  # what is wrong with each row follows
        assert (
            lines[-1] == "The catalogue was read as a folder of items and interactions (items.csv, interactions.csv)."
        )


def test_broken_pictures_are_found_when_asked_for(write_shop: WriteShop) -> None:
    folder = write_shop(
        {"items.csv": "item_id,title,image\na,Mug,images/a.png\nb,Pan,images/b.png\nc,,images/b.png\n"},
        pictures=("images/a.png",),
    )
    (folder / "images" / "b.png").write_bytes(b"no picture")
    assert len(load_catalogue(folder)) == 3
    told: list[float] = []
    catalogue = load_catalogue(folder, check_pictures=True, progress=lambda done, _total, _task: told.append(done))
    assert [(item.item_id, item.image is not None) for item in catalogue.items] == [("a", True), ("b", False)]
    assert {problem.rows: problem.severity for problem in catalogue.problems} == {
        (3, 4): Severity.WARNING,
        (4,): Severity.LEFT_OUT,
    }
    assert told == [1, 2]


def test_pictures_as_bytes_become_files(write_shop: WriteShop, tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (3, 2), (255, 0, 0)).save(stream, "PNG")
    for name, image in (("bytes", stream.getvalue()), ("datasets", {"bytes": stream.getvalue(), "path": "x.png"})):
        folder = write_shop({}, name=name)
        rows = [{"item_id": "a", "title": "", "image": image}, {"item_id": "b", "title": "B", "image": None}]
        pq.write_table(pa.Table.from_pylist(rows), folder / "items.parquet")
        catalogue = load_catalogue(folder, unpacked=tmp_path / "unpacked")
        assert catalogue.problems == ()
        assert catalogue.items[0].image is not None
        assert load_picture(catalogue.items[0].image).size == (3, 2)
        assert catalogue.items[1].image is None
    assert len(list((tmp_path / "unpacked").iterdir())) == 1


def test_the_cache_is_where_the_environment_says(
    write_shop: WriteShop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MMSID_CACHE", str(tmp_path / "cache"))
    folder = write_shop({})
    rows = [{"item_id": "a", "title": "A", "image": b"no picture"}, {"item_id": "b", "title": "B", "image": b""}]
    pq.write_table(pa.Table.from_pylist(rows), folder / "items.parquet")
    catalogue = load_catalogue(folder, check_pictures=True)
    assert (tmp_path / "cache" / "pictures").is_dir()
    assert [item.image for item in catalogue.items] == [None, None]
    assert sorted(row for problem in catalogue.problems for row in problem.rows) == [1, 2]


def test_picture_names_are_found_however_they_are_spelt(write_shop: WriteShop) -> None:
    composed, decomposed = "caf\u00e9.png", "cafe\u0301.png"
    folder = write_shop(
        {"items.csv": f"item_id,title,image\na,A,images\\a.png\nb,B,{composed}\nc,C,{decomposed}\n"},
        pictures=("images/a.png", f"images/{decomposed}"),
    )
    catalogue = load_catalogue(folder)
    assert catalogue.problems == ()
    assert [item.image.name if item.image else None for item in catalogue.items] == ["a.png", decomposed, decomposed]


def test_impossible_picture_names(write_shop: WriteShop) -> None:
    rows = [
        {"item_id": str(n), "title": "A", "image": value} for n, value in enumerate(["x" * 5000, "a\0b", [1], True])
    ]
    catalogue = load_catalogue(write_shop({"items.jsonl": "\n".join(json.dumps(row) for row in rows)}))
    assert [item.image for item in catalogue.items] == [None] * 4
    assert [problem.rows for problem in catalogue.problems] == [(1, 2, 3), (4,)]


def test_images_without_a_column_are_mentioned(write_shop: WriteShop) -> None:
    catalogue = load_catalogue(write_shop({"items.csv": "item_id,title\na,A\n"}, pictures=("images/b.png",)))
    assert "no column image" in _said(catalogue)[0]


def test_pictures_without_a_column_are_found_by_item_id(write_shop: WriteShop) -> None:
    pictures = ("images/A1.png", "images/0108775015.jpg", "images/x.png")
    folder = write_shop({"items.csv": "item_id,title\na1,A\n0108775015,B\nc,C\n"}, pictures=pictures)
    (folder / "images" / "010").mkdir()
    (folder / pictures[1]).rename(folder / "images" / "010" / "0108775015.jpg")
    catalogue = load_catalogue(folder)
    names = [item.image.relative_to(folder).as_posix() if item.image else None for item in catalogue.items]
    assert names == ["images/A1.png", "images/010/0108775015.jpg", None]
    assert not catalogue.problems


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("p04.jpg", "P04.JPG"),
        ("images/p06.gif?v=123", "p06.gif"),
        ("images/p11%20(1).jpg", "p11 (1).jpg"),
        ("gone.png, images/p06.gif", "p06.gif"),
        ("gone.png; P04.jpg", "P04.JPG"),
        ('["gone.png", "p04.jpg"]', "P04.JPG"),
        ("['gone.png', 'p06.gif']", "p06.gif"),
        ("file:///images/p06.gif", "p06.gif"),
        ("https://x.test/cdn/p04.jpg?v=1", "P04.JPG"),
        ("//x.test/a/p11%20(1).jpg", "p11 (1).jpg"),
        ("C:\\pictures\\p04.jpg", "P04.JPG"),
        ("a, b.png", "a, b.png"),
        ("p04", "P04.JPG"),
        ("images/p06", "p06.gif"),
        ("deep.png", "deep.png"),
        ("twice.png", None),
        ("one/twice.png", "twice.png"),
        ("P05.jpg", None),
    ],
)
def test_pictures_are_found_however_their_names_are_written(write_shop: WriteShop, cell: str, name: str | None) -> None:
    pictures = ("P04.JPG", "p06.gif", "p11 (1).jpg", "a, b.png")
    folder = write_shop({}, pictures=tuple(f"images/{picture}" for picture in pictures))
    for where in ("sub/deep.png", "images/one/twice.png", "images/two/twice.png"):
        (folder / where).parent.mkdir(exist_ok=True)
        Image.new("RGB", (4, 4)).save(folder / where)
    quoted = cell.replace('"', '""')
    (folder / "items.csv").write_text(f'item_id,title,image\na,A,"{quoted}"\n', encoding="utf-8")
    catalogue = load_catalogue(folder)
    image = catalogue.items[0].image
    assert (image.name if image else None) == name
    assert len(catalogue.problems) == (name is None)


def test_lists_of_objects_have_pictures_as_amazon_writes_them(write_shop: WriteShop) -> None:
    images = [{"thumb": "https://x.test/t.png", "large": "https://x.test/b.png", "hi_res": None}]
    row = {"item_id": "a", "title": "A", "image": images}
    folder = write_shop({"items.jsonl": json.dumps(row)}, pictures=("images/b.png", "images/t.png"))
    image = load_catalogue(folder).items[0].image
    assert image is not None and image.name == "b.png"


def test_prices_and_their_currency(write_shop: WriteShop) -> None:
    rows = 'a,A,"1.299,00 €"\nb,B,"12,99 €"\nc,C,ask us\nd,D,—\n'
    catalogue = load_catalogue(write_shop({"items.csv": f"item_id,title,price\n{rows}"}))
    assert [item.price for item in catalogue.items] == [1299.0, 12.99, None, None]
    assert catalogue.currency == "EUR"
    assert [(problem.rows, problem.values) for problem in catalogue.problems] == [((4,), ("ask us",))]
    rows = "a,A,12,usd\nb,B,13,USD\n"
    catalogue = load_catalogue(write_shop({"items.csv": f"item_id,title,price,currency\n{rows}"}, name="column"))
    assert catalogue.currency == "USD"
    folder = write_shop({"items.csv": "item_id,title,price\na,A,$12\nb,B,€12\nc,C,€13\n"}, name="both")
    catalogue = load_catalogue(folder)
    assert catalogue.currency == ""
    assert "several currencies (2 in EUR, 1 in USD)" in _said(catalogue)[0]
    assert load_catalogue(folder, reading=Reading(currency="£")).currency == "GBP"


def test_lists_and_odd_values_in_jsonl(write_shop: WriteShop) -> None:
    rows = [
        {
            "item_id": 7,
            "title": 1984,
            "description": ["One.", "Two."],
            "category": ["A", " B "],
            "price": 3,
            "tags": [1],
        },
        {"item_id": 8.0, "title": "T", "description": {"x": 1}, "category": 5, "price": "3,50"},
        {"item_id": ["x"], "title": "T"},
    ]
    catalogue = load_catalogue(write_shop({"items.jsonl": "\n".join(json.dumps(row) for row in rows)}))
    first, second = catalogue.items
    assert (first.item_id, first.title, first.description, first.category) == ("7", "1984", "One. Two.", ("A", "B"))
    assert (first.price, dict(first.extra)) == (3.0, {"tags": [1]})
    assert (second.item_id, second.description, second.category, second.price) == ("8", "", ("5",), 3.5)
    assert [(problem.rows, problem.severity) for problem in catalogue.problems] == [
        ((2,), Severity.WARNING),
        ((3,), Severity.LEFT_OUT),
    ]


def test_html_is_read_as_a_browser_shows_it(write_shop: WriteShop) -> None:
    rows = "a,Red &amp; mug &quot;XL&quot;,<p>A <b>nice</b> thing.</p><style>.x{}</style>,Bed &amp; bath &gt; Mugs\n"
    [item] = load_catalogue(write_shop({"items.csv": f"item_id,title,description,category\n{rows}"})).items
    assert (item.title, item.description) == ('Red & mug "XL"', "A nice thing.")
    assert item.category == ("Bed & bath", "Mugs")


def test_given_embeddings_are_aligned_and_replace_title_and_picture(write_shop: WriteShop) -> None:
    folder = write_shop({"items.csv": "item_id,title\na,A\nb,\nc,C\n"})
    table = {"item_id": ["b", "a", "zzz"], "image": [[1.0, 2.0], None, [5.0, 6.0]], "text": [[1.0], [2.0], [3.0]]}
    pq.write_table(pa.table(table), folder / "embeddings.parquet")
    catalogue = load_catalogue(folder)
    assert [item.item_id for item in catalogue.items] == ["a", "b", "c"]
    assert catalogue.embeddings is not None
    np.testing.assert_array_equal(catalogue.embeddings["image"], [[np.nan] * 2, [1, 2], [np.nan] * 2])
    np.testing.assert_array_equal(catalogue.embeddings["text"], [[2], [1], [np.nan]])
    assert [(problem.rows, problem.severity) for problem in catalogue.problems] == [
        ((3,), Severity.LEFT_OUT),
        ((), Severity.WARNING),
    ]


def _parquet(columns: dict[str, Any]) -> bytes:
    stream = io.BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def _folders_to_damage() -> list[dict[str, bytes]]:
    numbers = list(range(20))
    items = "item_id,title,description,category,image,price,brand\n"
    items += "".join(f'{n},"T ""{n}""",désc,A > B,x{n}.png,{n}.5,b\n' for n in numbers)
    events = "user_id,item_id,timestamp\n" + "".join(f"u{n % 3},{n},2024-01-{n + 1:02d}\n" for n in numbers)
    lines = [{"item_id": n, "title": "é", "description": ["a"], "price": 1.5, "image": {"path": "a"}} for n in numbers]
    return [
        {
            "items.csv": items.encode(),
            "interactions.csv": events.encode(),
            "examples.json": b'[{"name": "a", "history": [1, 2]}]',
        },
        {
            "items.jsonl": "\n".join(json.dumps(line) for line in lines).encode(),
            "interactions.parquet": _parquet({"user_id": numbers, "item_id": numbers, "timestamp": numbers}),
        },
        {
            "items.parquet": _parquet({"item_id": numbers, "title": ["t"] * 20, "image": [b"x"] * 20}),
            "embeddings.parquet": _parquet({"item_id": numbers, "text": [[1.0, float(n)] for n in numbers]}),
        },
    ]


def test_damaged_files_load_with_problems_or_raise_the_one_error(write_shop: WriteShop, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    folders, loaded = _folders_to_damage(), 0
    for attempt in range(150):
        files = dict(folders[attempt % len(folders)])
        name = sorted(files)[rng.integers(len(files))]
        content = bytearray(files[name])
        for _ in range(rng.integers(1, 5)):
            place = int(rng.integers(len(content)))
            if rng.random() < 0.5:
                del content[place : place + int(rng.integers(1, 30))]
            else:
                content[place:place] = bytes(rng.choice(list(b'",;\n\r{}[]\x00\xff0'), 3).tolist())
        files[name] = bytes(content)
        try:
            catalogue = load_catalogue(write_shop(files, name=str(attempt)), unpacked=tmp_path / "unpacked")
        except MmsidError:
            continue
        assert catalogue.fingerprint
        assert all(str(problem) for problem in catalogue.problems)
        loaded += 1
    assert 20 < loaded < 130


def test_reading_1600_items_is_fast(write_shop: WriteShop, monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture is opened for it, and nothing is compared with everything: a slow machine needs a second."""
    names = [f"images/{number}.png" for number in range(1600)]
    rows = "".join(f"i{number},Title {number},{'words ' * 40},A > B,{name},9.99\n" for number, name in enumerate(names))
    folder = write_shop({"items.csv": f"item_id,title,description,category,image,price\n{rows}"}, pictures=tuple(names))
    monkeypatch.setattr("PIL.Image.open", lambda *_args, **_options: pytest.fail("a picture was opened"))
    started = time.process_time()
    catalogue = load_catalogue(folder)
    seconds = time.process_time() - started
    assert len(catalogue) == 1600
    assert not catalogue.problems
    assert seconds < 5


@pytest.mark.skipif(
    not (SHARED_DATA / "grocery-shelf").is_dir(),
    reason=f"needs {SHARED_DATA}/grocery-shelf (set MMSID_SHARED_DATA to where the shared data lies)",
)
def test_a_real_catalogue() -> None:
    catalogue = load_catalogue(SHARED_DATA / "grocery-shelf", check_pictures=True)
    assert catalogue.problems == ()
    assert len(catalogue) == 81
    apple = catalogue.by_id["Golden-Delicious"]
    assert (apple.title, apple.category) == ("Golden Delicious", ("Fruit", "Apple"))
    assert all(item.image is not None and item.description for item in catalogue.items)
    assert catalogue.interactions is None
    assert catalogue.embeddings is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_pictures_as_base64(write_shop: WriteShop, kind: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (16, 16), (200, 30, 30)).save(stream, kind)
    bare = base64.b64encode(stream.getvalue()).decode()
    rows = f'a,A,"{bare}"\nb,B,"data:image/{kind.lower()};base64,{bare}"\nc,C,"data:image/png;base64,no picture"\n'
    shop = load_catalogue(write_shop({"items.csv": f"item_id,title,image\n{rows}"}), check_pictures=True)
    assert [item.image and item.image.read_bytes() for item in shop.items] == [stream.getvalue()] * 2 + [None]
    assert [(problem.rows, problem.message) for problem in shop.problems] == [
        ((4,), "the picture file does not exist, so the product is used without a picture")
    ]


def test_ids_that_nobody_could_ask_about_are_left_out(write_shop: WriteShop) -> None:
    longest, longer = "x" * 1000, "y" * 1001
    shop = load_catalogue(write_shop({"items.csv": f"item_id,title\n{longest},A\n{longer},B\n"}))
    assert [item.item_id for item in shop.items] == [longest]
    assert ["row 3" in said and "an item_id of more than 1,000 letters" in said for said in _said(shop)] == [True]
