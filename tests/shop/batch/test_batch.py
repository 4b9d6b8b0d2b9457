"""A table of products against tokenising each by hand; archives and names that mean harm."""

import csv
import io
import time
import unicodedata
import zipfile
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from mmsid import MmsidError
from mmsid.catalogue import csv_tables
from mmsid.shop.batch import pictures as picture_store
from mmsid.shop.batch import run as batch_run
from mmsid.shop.batch import table as batch_table
from mmsid.shop.batch.pictures import PictureStore
from mmsid.shop.batch.result import write_batch
from mmsid.shop.batch.run import tokenize_batch
from mmsid.shop.batch.table import parse_batch, read_batch
from mmsid.ui.contract import read_question
from mmsid.ui.contract.batch import SentRow


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def pictures(tiny, tmp_path):
    folder = tmp_path / "pictures"
    (folder / "more").mkdir(parents=True)
    for name, item_id in (("mug.png", "mug-red-0"), ("more/hat.png", "hat-blue-0")):
        (folder / name).write_bytes(tiny.item(item_id).image.read_bytes())
    (folder / "broken.png").write_bytes(b"no picture")
    return folder


@pytest.fixture
def archive(pictures, tmp_path):
    path = tmp_path / "pictures.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for picture in pictures.rglob("*.png"):
            file.write(picture, f"shop/{picture.relative_to(pictures)}")
    return path


TABLE = """title,description,image,colour
Red mug,For coffee.,mug.png,red
,,more/hat.png,blue
Green bag,,,
,,,x
Lost,,lost.png,
Bad,,broken.png,
"Out",,../mug.png,
"""


@pytest.mark.parametrize("in_table", ["NFC", "NFD"])
@pytest.mark.parametrize("on_disk", ["NFC", "NFD"])
@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_a_name_is_the_same_however_its_accents_are_written(tiny, tmp_path, kind, on_disk, in_table):
    folder, picture = tmp_path / "pictures", tiny.item("mug-red-0").image
    folder.mkdir()
    (folder / unicodedata.normalize(on_disk, "Crème brûlée.png")).write_bytes(picture.read_bytes())
    with zipfile.ZipFile(tmp_path / "pictures.zip", "w") as file:
        for one in folder.iterdir():
            file.write(one, f"photos/{one.name}")
    table = write(tmp_path / "t.csv", "image\n" + unicodedata.normalize(in_table, "Crème brûlée.png") + "\n")
    [line] = tokenize_batch(tiny, read_batch(table, folder if kind == "folder" else tmp_path / "pictures.zip"))
    assert (line.problem, line.new.codes) == ("", tiny.tokenize(picture).codes)


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_every_row_gets_what_it_would_get_alone_or_says_what_is_wrong(tiny, pictures, archive, tmp_path, kind):
    rows = read_batch(write(tmp_path / "t.csv", TABLE), pictures if kind == "folder" else archive)
    told = []
    lines = tokenize_batch(tiny, rows, lambda done, total, _: told.append((done, total)))
    assert [line.row for line in lines] == [2, 3, 4, 5, 6, 7, 8]
    expected = [
        tiny.tokenize(pictures / "mug.png", "Red mug", "For coffee."),
        tiny.tokenize(pictures / "more" / "hat.png"),
        tiny.tokenize(None, "Green bag"),
    ]
    for line, new in zip(lines, expected, strict=False):
        assert (line.new.codes, line.new.item, line.problem) == (new.codes, new.item, "")
        assert line.captions == tuple(caption.text for caption in tiny.captions_of(new))
        cells = line.cells()
        assert cells["semantic_id"].split() == list(new.semantic_id)
        assert cells["nearest_id"] == new.neighbours[0].item.item_id
        assert cells["cosine"] == pytest.approx(new.neighbours[0].cosine, abs=1e-5)
    for line, words in zip(lines[3:], ("got neither", "not there", "cannot be read as one", "within"), strict=True):
        assert line.new is None and words in line.problem and "\n" not in line.problem
    assert told[0] == (0, 7) and told[-1] == (7, 7)


def test_the_result_says_the_same_as_csv_and_as_parquet(tiny, pictures, tmp_path):
    import pyarrow.parquet as pq

    lines = tokenize_batch(tiny, read_batch(write(tmp_path / "t.csv", TABLE), pictures))
    for name in ("out.csv", "out.parquet"):
        write_batch(lines, tmp_path / name)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        text = list(csv.DictReader(file))
    columns = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert columns == [line.cells() for line in lines]
    for one, other in zip(text, columns, strict=True):
        assert one == {name: "" if value is None else str(value) for name, value in other.items()}
    with pytest.raises(MmsidError, match=r"\.csv or \.parquet"):
        write_batch(lines, tmp_path / "out.txt")
    with pytest.raises(MmsidError, match="choose another"):
        write_batch(lines, tmp_path / "nowhere" / "out.csv")


def test_rows_are_the_same_in_small_batches(tiny, tmp_path, monkeypatch):
    table = write(tmp_path / "t.csv", "title\n" + "".join(f"Thing {n}\n" for n in range(7)))
    whole = tokenize_batch(tiny, read_batch(table))
    monkeypatch.setattr(batch_run, "_AT_ONCE", 2)
    assert [line.new.codes for line in tokenize_batch(tiny, read_batch(table))] == [line.new.codes for line in whole]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("sku,price\nMug,3\n", "Expected a column title"),
        ("PK\x03\x04 and more", r"but t.csv is a spreadsheet \(.xlsx\) or a zip file; save it as CSV"),
        ("title\n", "none below its header"),
        ("title\n" + "Mug\n" * 501, "1 to 500 products, but t.csv has more"),
        ("title,title\na,b\n", "t.csv"),
    ],
)
def test_tables_that_cannot_be_used_are_refused_in_one_sentence(tmp_path, text, words):
    with pytest.raises(MmsidError, match=words) as caught:
        read_batch(write(tmp_path / "t.csv", text))
    assert "\n" not in str(caught.value)


def test_a_row_that_is_no_valid_csv_has_a_problem_and_stops_no_other(tiny, tmp_path):
    table = write(
        tmp_path / "t.csv", 'title,description,\nMug,"For coffee",\nHat,warm,,blue\nBag,"a "torn" one",\nCap,,\n'
    )
    lines = tokenize_batch(tiny, read_batch(table))
    assert [(line.row, line.title) for line in lines] == [(2, "Mug"), (3, ""), (4, ""), (5, "Cap")]
    assert [bool(line.new) for line in lines] == [True, False, False, True]
    assert "more cells than the 3" in lines[1].problem and "no valid CSV" in lines[2].problem


def test_a_table_in_memory_is_read_as_its_file_is(tmp_path):
    table = write(tmp_path / "t.csv", TABLE)
    assert parse_batch(table.read_bytes(), "t.csv") == read_batch(table)
    for content in (b"title\n\x81\n", b'title\n"open'):
        (tmp_path / "bad.csv").write_bytes(content)
        with pytest.raises(MmsidError) as of_file:
            read_batch(tmp_path / "bad.csv")
        with pytest.raises(MmsidError) as in_memory:
            parse_batch(content, "bad.csv")
        assert str(of_file.value) == str(in_memory.value)


def test_what_spreadsheets_write_is_read():
    """Semicolons and Windows-1252, as Excel has it in much of Europe; headers in any case; the exact one first."""
    [row] = parse_batch("SKU;TITLE;Description;IMAGE\n7;Größe 3;schön;a.png\n".encode("cp1252"), "t.csv")
    assert (row.title, row.description, row.image) == ("Größe 3", "schön", "a.png")
    assert row.own == {"SKU": "7", "IMAGE": "a.png"}
    [row] = parse_batch(b"Title,title\nother,this\n", "t.csv")
    assert (row.title, row.own) == ("this", {"Title": "other"})
    many = ",".join(f"c{n}" for n in range(101))
    with pytest.raises(MmsidError, match="at most 100 further columns"):
        parse_batch(f"title,{many}\nMug\n".encode(), "t.csv")
    [row] = parse_batch(b"title,notes\nMug," + b"x" * 4001 + b"\n", "t.csv")
    assert "at most 4,000 letters as notes" in row.problem


@pytest.mark.parametrize(
    "content",
    [
        "sep=;\r\ntitle;image\r\nGrün, groß;a.png\r\n".encode("cp1252"),
        "title\timage\r\nGrün, groß\ta.png\r\n".encode("utf-16"),
    ],
)
def test_what_excel_writes_else_is_read(content):
    [row] = parse_batch(content, "t.csv")
    assert (row.row, row.title, row.image) == (2, "Grün, groß", "a.png")


def test_a_cell_that_is_too_long_is_a_problem_of_its_row():
    most = csv.field_size_limit()
    first, long, last = parse_batch(f"title\nMug\n{'x' * (most + 1)}\nHat\n".encode(), "t.csv")
    assert (first.title, last.title) == ("Mug", "Hat")
    assert long.problem == (
        f"Expected cells of at most {most:,} letters, but row 3 has a longer one; shorten it, or close its quotes."
    )


@pytest.mark.parametrize(
    ("header", "cells", "expected"),
    [
        ("Name,Short description,Images", "Mug,For tea,'b/a.png, c.png'", ("Mug", "For tea", "b/a.png")),
        ("PRODUCT_NAME,Product-Description,image_url", "Mug,For tea,a.png", ("Mug", "For tea", "a.png")),
        ("Product Title,Body,Image Link", "Mug,<b>tea</b>,//x.test/a.png", ("Mug", "tea", "a.png")),
        (
            "Title,Body (HTML),Image Src",
            "Mug,<p>tea</p>,'https://x.test/s/a%20b.png?v=1,2#z'",
            ("Mug", "tea", "a b.png"),
        ),
        ("title,name,images,image,body,description", "Mug,no,no,a.png,no,tea", ("Mug", "tea", "a.png")),
        ("product title,name", "no,Mug", ("Mug", "", "")),
        ("title,image", "Mug,https://x.test/", ("Mug", "", "https://x.test/")),
        ("title,image", "Mug,https://[x/a.png", ("Mug", "", "https://[x/a.png")),
        ("title,image", "Mug,'a, b.png'", ("Mug", "", "a, b.png")),
    ],
)
def test_columns_are_found_by_the_names_that_shops_give_them(header, cells, expected):
    [row] = parse_batch(f"{header}\n{cells}\n".replace("'", '"').encode(), "t.csv")
    assert (row.title, row.description, row.image) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "<p>A <b>bold</b>er mug,&nbsp;5&lt;6 &amp; more</p><p>Second<br/>line</p>",
            "A bolder mug, 5<6 & more Second line",
        ),
        ("<STYLE a='b'>p {}</style >a<script>x<1</script>b<!-- <i>c -->d", "a b d"),
        ("no tags: 3 < 4 > 2", "no tags: 3 < 4 > 2"),
        ("left open <script>x", "left open"),
        ("&#" + "1" * 5000 + ";", "&#" + "1" * 3998),  # cut, for it is longer than a description may be
    ],
)
def test_a_body_is_read_without_its_tags(text, expected):
    [row] = parse_batch(f'Title,Body (HTML)\nMug,"{text}"\n'.encode(), "t.csv")
    assert row.description == expected


@pytest.mark.parametrize(
    ("column", "text", "told", "kept"),
    [
        ("title", "x" * 130_000, "Expected a title of at most 200 letters, but got 130,000; shorten it.", "x" * 200),
        (
            "description",
            "x" * 4001,
            "Expected a description of at most 4,000 letters, but got 4,001; shorten it.",
            "x" * 4000,
        ),
        (
            "image",
            "x" * 1001,
            "Expected a picture's name of at most 1,000 letters, but got 1,001; shorten it.",
            "x" * 1000,
        ),
    ],
)
def test_a_text_that_is_too_long_is_told_with_its_row_and_can_be_sent_back(column, text, told, kept):
    first, long = parse_batch(b"title,description,image\nMug,,\n" + row_with(column, text), "t.csv")
    assert first.problem == "" and long.problem == told
    assert getattr(long, column) == kept
    sent = {name: getattr(long, name) for name in ("row", "title", "description", "image", "problem")}
    assert read_question(SentRow, sent).problem == told


def row_with(column, text):
    return ",".join(text if name == column else "" for name in ("title", "description", "image")).encode() + b"\n"


@pytest.mark.parametrize("hostile", ["<a ", "<!--", "<script", "</", "<!", "&#1", "<b<", "<script></scrip"])
def test_a_hostile_body_takes_no_longer_than_its_length(hostile):
    content = f"title,body (html)\nMug,{hostile * (120_000 // len(hostile))}\n".encode()
    started = time.process_time()
    parse_batch(content, "t.csv")
    assert time.process_time() - started < 15  # half a second; what goes back and forth needs minutes


def filled(unit, head=b"title,description,image\n"):
    return head + unit * ((1_000_000 - len(head)) // len(unit))


HOSTILE_TABLES = {
    "short rows": (filled(b"a\n"), "1 to 500 products, but t.csv has more"),
    "rows without text": (filled(b",,\n"), "at most 100,000 lines were expected"),
    "empty lines": (filled(b"\n"), "at most 100,000 lines were expected"),
    "line ends of a Mac": (filled(b"\r"), "at most 100,000 lines were expected"),
    "lines in an open quote": (filled(b"a\n", b'title\n"'), "1 to 500 products|never closed"),
    "broken quotes": (filled(b'"a"b\n'), "1 to 500 products"),
    "too many cells": (filled(b"a,b,c,d\n"), "1 to 500 products"),
    "zeros": (filled(b"a\0b\n"), "1 to 500 products"),
    "UTF-16": ("title\n".encode("utf-16") + "a\n".encode("utf-16-le") * 200_000, "1 to 500 products"),
    "Windows-1252": (filled(b"\xe9\n", b"title\n"), "1 to 500 products"),
    "a wide header": (filled(b",", b"title"), "at most 1,000 columns were expected"),
    "a header of names": (b"title," + b",".join(b"c%d" % n for n in range(2000)) + b"\nx\n", "at most 1,000 columns"),
    "a wide row": (filled(b","), "at most 1,000 columns were expected"),
    "a separator that is a letter": (filled(b"a", b"sep=a\n"), "at most 1,000 columns"),
    "one letter": (b"a" * 1_000_000, "title, description or image, but t.csv has none"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE_TABLES))
def test_no_more_of_a_table_is_read_than_it_may_have(name, monkeypatch):
    content, words = HOSTILE_TABLES[name]
    records, lines, read_lines, read_records = [], [], csv_tables._bounded_lines, csv_tables._csv_records
    monkeypatch.setattr(
        csv_tables, "_bounded_lines", lambda *given: (lines.append(len(one)) or one for one in read_lines(*given))
    )
    monkeypatch.setattr(
        csv_tables, "_csv_records", lambda *given: (records.append(len(one[1])) or one for one in read_records(*given))
    )
    with pytest.raises(MmsidError, match=words) as caught:
        parse_batch(content, "t.csv")
    assert len(str(caught.value)) < 300 and "\n" not in str(caught.value)
    assert len(lines) <= 100_000 and len(records) <= 100_001
    if "products" in words:  # with something in them
        assert len(records) <= 503  # the header, one more than there may be, and the one at which reading ends


def test_a_table_may_have_empty_lines_and_columns_without_a_name():
    content = b"title" + b"," * 999 + b"\n" + b"\n" * 50_000 + b"Mug\n" + b",,\n" * 40_000
    assert [(row.row, row.title, row.own) for row in parse_batch(content, "t.csv")] == [(50_002, "Mug", {})]


def test_the_directory_of_an_archive_is_not_read_where_it_is_too_large(tmp_path, monkeypatch):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5_000):
            archive.writestr(f"{number}{'x' * 400}.png", b"")
    monkeypatch.setattr("zipfile.ZipInfo.__init__", lambda *_args, **_options: pytest.fail("an entry was read"))
    with pytest.raises(MmsidError, match=r"at most 5,000 files, but p\.zip has more or longer names; leave some out"):
        PictureStore(path)


def test_a_long_name_of_a_picture_is_not_compared(pictures):
    marks = "a" + "\u0300\u0323" * 60_000  # whose order takes minutes to bring into a normal form
    with pytest.raises(MmsidError, match="name of at most 1,000 letters, but got 120,001; change it"):
        PictureStore(pictures).read(marks)


def test_other_files_are_refused(tmp_path, monkeypatch):
    with pytest.raises(MmsidError, match="does not exist"):
        read_batch(tmp_path / "no.csv")
    with pytest.raises(MmsidError, match="save it as CSV"):
        read_batch(write(tmp_path / "t.txt", "title\nMug\n"))
    table = write(tmp_path / "t.csv", "title\nMug\n")
    for source, words in ((tmp_path / "no.zip", "does not exist"), (table, "is neither")):
        with pytest.raises(MmsidError, match=words):
            read_batch(table, source)
    (tmp_path / "other.csv").write_bytes("title\nGrün\n".encode("utf-16")[:-1])
    with pytest.raises(MmsidError, match="UTF-16"):
        read_batch(tmp_path / "other.csv")
    monkeypatch.setattr(batch_table, "MAX_TABLE_BYTES", 5)
    with pytest.raises(MmsidError, match="is larger"):
        read_batch(table)


def test_long_texts_and_pictures_without_a_place_are_problems_of_their_rows(tiny, tmp_path):
    long = "x" * 201
    table = write(tmp_path / "t.csv", f"title,image\n{long},\nMug,mug.png\nHat,\n")
    lines = tokenize_batch(tiny, read_batch(table))
    assert ["at most 200" in lines[0].problem, "came along" in lines[1].problem, lines[2].problem] == [
        True,
        True,
        "",
    ]


def test_a_folder_is_walked_through_only_for_a_name_that_is_not_there_and_not_without_end(pictures, monkeypatch):
    walked, walk = [], picture_store.os.walk
    monkeypatch.setattr(picture_store.os, "walk", lambda top: walked.append(top) or walk(top))
    store = PictureStore(pictures)
    store.read("mug.png")
    assert not walked
    for _ in range(2):
        assert store.read("HAT.png")
    assert walked == [pictures]
    monkeypatch.setattr(picture_store, "MAX_ARCHIVE_FILES", 2)
    assert PictureStore(pictures).read("more/hat.png")
    with pytest.raises(MmsidError, match="not there"):
        PictureStore(pictures).read("HAT.png")


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_an_empty_file_is_said_to_be_empty(tmp_path, kind):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "a.png").touch()
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as file:
        file.write(tmp_path / "p" / "a.png", "a.png")
    with pytest.raises(MmsidError, match=r"a\.png is an empty file in p(\.zip)?; save it again"):
        PictureStore(tmp_path / ("p" if kind == "folder" else "p.zip")).read("a.png")


def test_links_are_not_found_by_their_base_names(pictures, tmp_path):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "secret.png").write_bytes(b"secret")
    (pictures / "far").symlink_to(tmp_path / "far")
    (pictures / "link.png").symlink_to(tmp_path / "far" / "secret.png")
    for name in ("SECRET.png", "LINK.png", "x/link.png"):
        with pytest.raises(MmsidError, match="not there"):
            PictureStore(pictures).read(name)


def test_a_link_that_leads_outside_is_not_followed(pictures, tmp_path):
    (tmp_path / "secret.png").write_bytes(b"secret")
    (pictures / "link.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(MmsidError, match="leads outside"):
        PictureStore(pictures).read("link.png")


def test_archives_are_read_whatever_their_top_folder_and_damage_is_said(pictures, archive, tmp_path):
    store = PictureStore(archive)
    assert store.read("mug.png") == store.read("shop/mug.png") == (pictures / "mug.png").read_bytes()
    with pytest.raises(MmsidError, match="not there"):
        store.read("ug.png")
    content = bytearray(archive.read_bytes())
    place = content.find(b"mug.png") + 60
    content[place : place + 40] = bytes(40)
    damaged = tmp_path / "damaged.zip"
    damaged.write_bytes(bytes(content))
    with pytest.raises(MmsidError, match="damaged"):
        PictureStore(damaged).read("mug.png")


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("big.png", bytes(30_000_000))
    assert bomb.stat().st_size < 100_000
    with pytest.raises(MmsidError, match="at most 20 MB"):
        PictureStore(bomb).read("big.png")
    monkeypatch.setattr(picture_store, "MAX_ARCHIVE_BYTES", 1000)
    with pytest.raises(MmsidError, match="split it"):
        PictureStore(bomb)
    monkeypatch.setattr(picture_store, "MAX_ARCHIVE_BYTES", 10**9)
    monkeypatch.setattr(picture_store, "MAX_ARCHIVE_FILES", 0)
    with pytest.raises(MmsidError, match="at most 0 files"):
        PictureStore(bomb)


def test_a_picture_bomb_is_a_problem_of_its_row(tiny, tmp_path):
    (tmp_path / "p").mkdir()
    huge = io.BytesIO()
    Image.fromarray(np.zeros((9000, 9000), dtype=np.uint8)).save(huge, "PNG")
    (tmp_path / "p" / "huge.png").write_bytes(huge.getvalue())
    [line] = tokenize_batch(tiny, read_batch(write(tmp_path / "t.csv", "image\nhuge.png\n"), tmp_path / "p"))
    assert "pixels" in line.problem


def test_an_id_that_a_product_of_the_shop_has_is_said_to_be_taken(tiny):
    [line] = tokenize_batch(tiny, parse_batch(b"title\nRed mug\n", "t.csv"))
    owner = tiny.ids.row(line.new.codes)
    assert line.cells()["taken_by"] == ("" if owner is None else tiny.items[owner].item_id)
    view = tiny.with_items([line.new])
    [again] = tokenize_batch(view, parse_batch(b"title\nRed mug\n", "t.csv"))
    assert again.taken_by == view.items[view.ids.row(line.new.codes)].item_id != ""


def test_each_product_is_judged_and_a_picture_of_nothing_is_named(tiny, tmp_path):
    Image.new("RGB", (200, 200), "white").save(tmp_path / "white.png")
    rows = parse_batch(b"title,image,x\nMug,,\n,white.png,\n,,z\n", "t.csv")
    rows = [replace(row, pictures=PictureStore(tmp_path)) for row in rows]
    judged = []
    lines = tokenize_batch(tiny, rows, judge=lambda shop, new: judged.append((shop, new)) or f"word {len(judged)}")
    assert [line.cells()["verdict"] for line in lines] == ["word 1", "word 2", ""]
    assert judged == [(tiny, lines[0].new), (tiny, lines[1].new)]
    assert [line.cells()["picture_fault"] for line in lines] == ["", "blank", ""]
    assert {line.cells()["verdict"] for line in tokenize_batch(tiny, rows)} == {""}
