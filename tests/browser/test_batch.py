"""Many new products at once in a real browser: what it shows and gives to download, against `tokenize_batch`."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from mmsid.explain import novelty
from mmsid.shop.batch.result import write_batch
from mmsid.shop.batch.run import tokenize_batch
from mmsid.shop.batch.table import read_batch

TABLE = """title,description,image,colour
Striped mug,A stoneware mug for the first coffee.,mug.jpg,red
,,more/hat.png,blue
"=Green, ""warm"" scarf",For cold days,,green
,,,x
Lost,,lost.png,
Bad,,broken.png,
Out,,../mug.jpg,
Grüner Tee,,grün.png,
Too,many,mug.jpg,cells,here
"""


@pytest.fixture
def pictures(shop, tmp_path) -> Path:
    """A folder of pictures, one of them in a folder of its own, one broken."""
    folder = tmp_path / "pictures"
    (folder / "more").mkdir(parents=True)
    files = [item.image for item in shop.items if item.image][:3]
    for name, file in zip(("mug.jpg", "more/hat.png", "grün.png"), files, strict=True):
        with Image.open(file) as image:
            image.convert("RGB").resize((150, 150)).save(folder / name)
    (folder / "broken.png").write_bytes(b"no picture")
    return folder


@pytest.fixture
def archive(pictures, tmp_path) -> Path:
    """The same as a zip file, with deflated and stored members in a folder."""
    path = tmp_path / "pictures.zip"
    with zipfile.ZipFile(path, "w") as file:
        for place, picture in enumerate(sorted(pictures.rglob("*.*"))):
            how = zipfile.ZIP_STORED if place % 2 else zipfile.ZIP_DEFLATED
            file.write(picture, f"shop/{picture.relative_to(pictures)}", how)
    return path


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "products.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def opened(visit, **context) -> Page:
    page = visit("?panel=new", **context)
    expect(page.locator(".mm-fold")).not_to_have_attribute("open", "")
    page.get_by_text("Many at once").click()
    return page


@pytest.fixture
def panel(visit) -> Page:
    return opened(visit)


def give(page: Page, takes: str, path: Path | list[Path]) -> None:
    page.locator(f'.mm-batch [data-takes="{takes}"]').set_input_files(path)


def tokenize(page: Page, rows: int) -> None:
    page.get_by_role("button", name=re.compile(f"^Tokenise {rows} product")).click()
    wait_for_rows(page, rows)


def wait_for_rows(page: Page, rows: int) -> None:
    expect(page.locator(".mm-batch-count")).to_contain_text(re.compile(f"^{rows} of {rows}.*in .* s$"), timeout=90_000)
    expect(page.locator(".mm-batch-table tbody tr")).to_have_count(rows)


def shown(page: Page) -> list[dict]:
    return page.locator(".mm-batch-table tbody tr").evaluate_all(
        """rows => rows.map(row => ({
            row: Number(row.dataset.row),
            codes: [...row.querySelectorAll('.mm-id code')].map(code => code.textContent),
            captions: [...row.querySelectorAll('.mm-id .mm-code-caption')].map(caption => caption.textContent),
            nearest: row.querySelector('.mm-batch-near b')?.textContent ?? null,
            picture: Boolean(row.querySelector('.mm-batch-product img')),
            problem: row.querySelector('.mm-batch-problem')?.textContent ?? '',
        }))"""
    )


def expect_lines(page: Page, expected) -> None:
    rows = shown(page)
    for row, line in zip(rows, expected, strict=True):
        nearest = line.new.neighbours[0].item.title if line.new else None
        assert row["codes"] == (list(line.new.semantic_id) if line.new else [])
        assert (row["row"], row["nearest"], row["problem"]) == (line.row, nearest, line.problem)
        assert all(told.endswith(caption) for told, caption in zip(row["captions"], line.captions, strict=True))


def download(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name, exact=True).click()
    assert coming.value.suggested_filename == f"semantic-ids.{name.lower()}"
    path = folder / f"got.{name.lower()}"
    coming.value.save_as(path)
    return path


def judged(shop, rows):
    return tokenize_batch(shop, rows, judge=lambda shop, new: str(novelty(shop, new).verdict))


NAMES = """image
MUG.JPG
C:\\Users\\me\\pics\\mug.jpg
/home/me/Mug.jpg
pics/mug.jpg
HAT.PNG
GRÜN.png
TWICE.jpg
one/TWICE.jpg
one/twice.jpg
twice.jpg
C:..\\mug.jpg
/../mug.jpg
C:
https://x.test/pics/mug.jpg?v=1
ftp://x.test/mug.jpg
empty.png
"""


@pytest.mark.parametrize("takes", ["zip", "folder"])
def test_names_and_empty_files_are_matched_and_told_as_the_command_line_does(panel, shop, pictures, tmp_path, takes):
    (pictures / "empty.png").touch()
    for folder in ("one", "two"):
        (pictures / folder).mkdir()
        (pictures / folder / "twice.jpg").write_bytes((pictures / "mug.jpg").read_bytes())
    (tmp_path / "names.csv").write_text(NAMES, encoding="utf-8")
    source = pictures
    if takes == "zip":
        source = tmp_path / "p.zip"
        with zipfile.ZipFile(source, "w") as file:
            for one in sorted(pictures.rglob("*.*")):
                file.write(one, one.relative_to(pictures))
    expected = tokenize_batch(shop, read_batch(tmp_path / "names.csv", source))
    found = [place for place, line in enumerate(expected) if line.new]
    assert found == [0, 1, 2, 3, 4, 5, 8, 13] and "is an empty file" in expected[-1].problem
    give(panel, "table", tmp_path / "names.csv")
    give(panel, takes, source)
    expect(panel.locator(".mm-batch-given").last).to_contain_text("9 of 16 that the table names are there")
    tokenize(panel, 16)
    expect_lines(panel, expected)


def test_rows_say_what_their_id_should_be_taken_with(panel, shop, tmp_path):
    Image.new("RGB", (200, 200), "white").save(tmp_path / "white.png")
    (tmp_path / "odd.csv").write_text(
        "Name,Image Src,SKU\n,white.png,7\nzxq 17 kubernetes,,8\nStriped mug,,9\n", encoding="utf-8"
    )
    give(panel, "table", tmp_path / "odd.csv")
    give(panel, "pictures", [tmp_path / "white.png"])
    expect(panel.locator(".mm-batch-given").first).to_contain_text("Read as title: Name; as image: Image Src.")
    expect(panel.locator(".mm-batch-given").first).to_contain_text("Not read, but kept in the result: SKU.")
    tokenize(panel, 3)
    (tmp_path / "p").mkdir()
    (tmp_path / "white.png").rename(tmp_path / "p" / "white.png")
    lines = judged(shop, read_batch(tmp_path / "odd.csv", tmp_path / "p"))
    words = {
        "familiar": None,
        "unusual": "Unusual for this shop",
        "unlike anything": "Unlike anything in the shop",
        "duplicate": "We may have it already",
    }
    told = panel.locator(".mm-batch-table tbody tr").evaluate_all(
        "rows => rows.map(row => row.querySelector('.mm-batch-doubt')?.textContent ?? null)"
    )
    assert told == ["Its picture shows nothing (blank)", *(words[line.verdict] for line in lines[1:])]
    with download(panel, "CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        rows = [(row["verdict"], row["picture_fault"]) for row in csv.DictReader(file)]
    assert rows == [(line.verdict, "" if place else "blank") for place, line in enumerate(lines)]


def test_rows_say_which_row_or_product_has_their_id_already(panel, shop, tmp_path):
    item = next(
        item for item in shop.items if item.image and shop.tokenize(item.image).codes == shop.codes(item.item_id)
    )
    (tmp_path / "own.png").write_bytes(item.image.read_bytes())
    path = tmp_path / "twice.csv"
    path.write_text("image,title\nown.png,\n,Striped mug\n,Striped mug\nown.png,\n", encoding="utf-8")
    give(panel, "table", path)
    give(panel, "pictures", [tmp_path / "own.png"])
    tokenize(panel, 4)
    told = panel.locator(".mm-batch-table tbody tr").evaluate_all(
        "rows => rows.map(row => row.querySelector('.mm-batch-shared')?.textContent ?? null)"
    )
    mug = shop.ids.row(shop.tokenize(title="Striped mug").codes)
    also = "" if mug is None else shop.items[mug].title
    assert told == [
        f"Also the ID of {item.title}",
        f"Also the ID of {also}" if also else None,
        f"Also the ID of row 3{f' and of {also}' if also else ''}",
        f"Also the ID of row 2 and of {item.title}",
    ]
    with download(panel, "CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        assert [row["same_id_rows"] for row in csv.DictReader(file)] == ["5", "4", "3", "2"]


def test_a_table_and_a_zip_become_what_the_command_line_makes_of_them(panel, shop, table, archive, tmp_path):
    give(panel, "table", table)
    give(panel, "zip", archive)
    expect(panel.locator(".mm-batch-given").last).to_contain_text("4 of 6 that the table names are there")
    tokenize(panel, 9)
    expected = judged(shop, read_batch(table, archive))
    assert sum(bool(line.new) for line in expected) == 4
    expect_lines(panel, expected)
    assert [row["picture"] for row in shown(panel)] == [True, True, False, False, False, False, False, True, False]
    write_batch(expected, tmp_path / "expected.csv")
    got = download(panel, "CSV", tmp_path)
    assert "'=Green" in got.read_text(encoding="utf-8")
    for one, other in zip(*(list(csv.DictReader(file.open(encoding="utf-8", newline=""))) for file in (got, tmp_path / "expected.csv")), strict=True):  # fmt: skip
        assert float(one.pop("cosine") or 0) == pytest.approx(float(other.pop("cosine") or 0), abs=1e-5)
        assert one == other
    rows = pq.read_table(download(panel, "Parquet", tmp_path)).to_pylist()
    for one, line in zip(rows, expected, strict=True):
        cells = line.cells()
        assert one.pop("cosine") == pytest.approx(cells.pop("cosine"), abs=1e-5)
        assert one == cells
    panel.get_by_role("button", name="Only the 5 with a problem").click()
    expect(panel.locator(".mm-batch-table tbody tr:visible")).to_have_count(5)


def test_a_folder_is_matched_as_the_command_line_matches_it(panel, shop, table, pictures):
    give(panel, "folder", pictures)
    give(panel, "table", table)
    tokenize(panel, 9)
    expect_lines(panel, tokenize_batch(shop, read_batch(table, pictures)))


def test_a_folder_and_a_table_can_be_dropped_together(panel, shop, table, pictures):
    zone = panel.locator(".mm-batch-zone").first
    zone.scroll_into_view_if_needed()
    box = zone.bounding_box()
    browser = panel.context.new_cdp_session(panel)  # Playwright itself cannot drop files that are on the disk
    for kind in ("dragEnter", "dragOver", "drop"):
        browser.send(
            "Input.dispatchDragEvent",
            {
                "type": kind,
                "x": box["x"] + 30,
                "y": box["y"] + 30,
                "data": {"items": [], "files": [str(table), str(pictures)], "dragOperationsMask": 1},
            },
        )
    expect(panel.locator(".mm-batch-given").last).to_contain_text("4 of 6 that the table names are there")
    tokenize(panel, 9)
    expect_lines(panel, tokenize_batch(shop, read_batch(table, pictures)))


def test_single_pictures_and_no_pictures(panel, shop, table, pictures):
    give(panel, "table", table)
    expect(panel.locator(".mm-batch-given").last).to_contain_text("The table names 6 pictures")
    tokenize(panel, 9)
    expect_lines(panel, tokenize_batch(shop, read_batch(table)))
    give(panel, "pictures", [pictures / "mug.jpg", pictures / "grün.png"])
    tokenize(panel, 9)
    whole = tokenize_batch(shop, read_batch(table, pictures))
    assert [row["codes"] for row in shown(panel)][::7] == [list(whole[place].new.semantic_id) for place in (0, 7)]
    assert "The picture" not in shown(panel)[1]["problem"] and "not there" in shown(panel)[1]["problem"]


def test_tables_that_cannot_be_used_are_one_sentence_and_can_be_replaced(panel, table, tmp_path):
    for name, content, words in (
        ("wrong.csv", "sku,price\nMug,3\n", "Expected a column title, description or image, but wrong.csv has none"),
        ("empty.csv", "title\n", "Expected 1 to 500 products, but empty.csv has none below its header"),
        ("many.csv", "title\n" + "Mug\n" * 501, "many.csv has more"),
        ("large.csv", "title\n" + "x" * 5_000_001, "at most 5 MB, but large.csv is larger"),
        ("t.xlsx", "PK", "save it as CSV"),
        ("renamed.csv", "PK\x03\x04", "renamed.csv is a spreadsheet (.xlsx) or a zip file; save it as CSV"),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
        give(panel, "table", tmp_path / name)
        expect(panel.locator(".mm-batch .mm-sentence")).to_contain_text(words)
        expect(panel.locator(".mm-batch-progress")).to_be_hidden()
    give(panel, "table", table)
    expect(panel.locator(".mm-batch .mm-sentence")).to_be_hidden()
    expect(panel.get_by_role("button", name="Tokenise 9 products")).to_be_visible()


def broken_zip(archive: Path, name: str, at: int, content: bytes) -> Path:
    """The archive with some bytes of its end record (or of its directory) replaced."""
    old = archive.read_bytes()
    path = archive.with_name(name)
    path.write_bytes(old[:at] + content + old[at + len(content) :])
    return path


def test_archives_that_cannot_be_read_are_one_sentence(panel, table, archive, tmp_path):
    end = archive.read_bytes().rfind(b"PK\x05\x06")
    (tmp_path / "notes.zip").write_bytes(b"these are notes")
    give(panel, "table", table)
    for path, words in (
        (tmp_path / "notes.zip", "notes.zip cannot be read as one"),
        (broken_zip(archive, "huge.zip", end + 16, b"\xff\xff\xff\xff"), "zip64"),
        (broken_zip(archive, "torn.zip", end + 12, b"\x01\x00\x00\x7f"), "torn.zip cannot be read as one"),
        (broken_zip(archive, "other.zip", archive.read_bytes().find(b"PK\x01\x02"), b"XX"), "cannot be read as one"),
    ):
        give(panel, "zip", path)
        expect(panel.locator(".mm-batch .mm-sentence")).to_contain_text(words)
    give(panel, "table", table)  # a table that is read meanwhile, or afterwards, does not hide what the archive lacks
    expect(panel.get_by_role("button", name="Tokenise 9 products")).to_be_visible()
    expect(panel.locator(".mm-batch .mm-sentence")).to_contain_text("other.zip cannot be read as one")


def test_what_is_wrong_within_an_archive_is_said_of_its_row(panel, shop, pictures, tmp_path):
    path = tmp_path / "odd.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.png", bytes(30_000_000))
        for name in ("torn.jpg", "locked.jpg", "late.jpg", "stored.jpg"):
            how = zipfile.ZIP_STORED if name == "stored.jpg" else zipfile.ZIP_DEFLATED
            file.write(pictures / "mug.jpg", name, how)
        file.write(pictures / "mug.jpg", "method.jpg", zipfile.ZIP_LZMA)
        file.write(pictures / "mug.jpg", "one/twice.jpg")
        file.write(pictures / "mug.jpg", "two/twice.jpg")
        offsets = {info.filename: info.header_offset for info in file.infolist()}
    content = bytearray(path.read_bytes())
    for name in ("torn.jpg", "stored.jpg"):
        content[offsets[name] + 200 : offsets[name] + 240] = bytes(40)
    locked = content.rfind(b"PK\x01\x02", 0, content.rfind(b"locked.jpg"))
    content[locked + 8] |= 1
    path.write_bytes(b"something before it" + bytes(content))
    table = tmp_path / "odd.csv"
    names = ["bomb.png", "torn.jpg", "locked.jpg", "stored.jpg", "twice.jpg", "one/twice.jpg", "late.jpg"]
    table.write_text("image\n" + "\n".join(names) + "\n", encoding="utf-8")
    expected = tokenize_batch(shop, read_batch(table, path))
    assert [bool(line.new) for line in expected] == [False] * 5 + [True] * 2
    give(panel, "table", table)
    give(panel, "zip", path)
    tokenize(panel, len(names))
    expect_lines(panel, expected)
    table.write_text("image\nmethod.jpg\n", encoding="utf-8")  # Python can read LZMA, browsers cannot
    give(panel, "table", table)
    tokenize(panel, 1)
    assert "method.jpg is damaged or locked in odd.zip" in shown(panel)[0]["problem"]


def test_a_run_can_be_stopped_kept_and_go_on(panel, shop, tmp_path):
    table = tmp_path / "long.csv"
    table.write_text("title\n" + "".join(f"Thing number {n}\n" for n in range(40)), encoding="utf-8")
    expected = tokenize_batch(shop, read_batch(table))
    give(panel, "table", table)
    asked = []

    def hold(route) -> None:
        if not asked and '"row":10,' in (route.request.post_data or ""):
            asked.append(route)  # the second rows is not answered in time
        else:
            route.continue_()

    panel.route("**/gradio_api/**", hold)
    panel.get_by_role("button", name="Tokenise 40 products").click()
    expect(panel.locator(".mm-batch-count")).to_have_text("8 of 40")
    expect(panel.get_by_role("button", name="CSV", exact=True)).to_be_disabled()
    panel.get_by_role("button", name="Stop").click()
    expect_lines(panel, expected[:8])
    with download(panel, "CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        assert [row["title"] for row in csv.DictReader(file)] == [line.title for line in expected[:8]]
    with panel.expect_response(asked[0].request.url):
        asked[0].continue_()  # what comes too late changes nothing
    expect(panel.locator(".mm-batch-count")).to_have_text("8 of 40")
    panel.get_by_role("button", name="Go on with the other 32").click()
    wait_for_rows(panel, 40)
    expect_lines(panel, expected)
    panel.get_by_role("button", name="Start over").click()
    expect(panel.locator(".mm-batch-result")).to_be_hidden()
    expect(panel.get_by_role("button", name="Tokenise 40 products")).to_be_visible()


def test_the_example_shows_the_format_and_can_be_tried_and_looked_at(panel, shop, tmp_path):
    with panel.expect_download() as coming:
        panel.get_by_role("link", name="An example table").click()
    coming.value.save_as(tmp_path / "example.csv")
    rows = read_batch(tmp_path / "example.csv")
    if not panel.get_by_role("button", name="Try it with the example").count():
        pytest.skip("this catalogue has no products to try")
    panel.get_by_role("button", name="Try it with the example").click()
    wait_for_rows(panel, len(rows))
    assert not any(row["problem"] for row in shown(panel))
    panel.get_by_role("button", name="Look at it").nth(1).click()
    expect(panel.get_by_label("Title", exact=True)).to_have_value(rows[1].title)
    panel.wait_for_function(
        "id => [...document.querySelectorAll('.mm-step-level')].map(x => x.dataset.code).join() === id",
        arg=",".join(shown(panel)[1]["codes"]),
    )


def test_it_fits_a_phone_as_cards(visit, table, archive):
    page = opened(visit, viewport={"width": 375, "height": 800})
    give(page, "table", table)
    give(page, "zip", archive)
    tokenize(page, 9)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    assert page.locator(".mm-batch-table tbody tr").first.evaluate("row => row.getBoundingClientRect().width") <= 343
    page.get_by_role("button", name="Only the 5 with a problem").click()
    expect(page.locator(".mm-batch-table tbody tr:visible")).to_have_count(5)


def test_table_and_zip_may_be_dropped_together(panel, shop, table, archive):
    files = [[path.name, list(path.read_bytes())] for path in (table, archive)]
    panel.locator(".mm-fold").evaluate(
        """(node, files) => {
            const dataTransfer = new DataTransfer();
            for (const [name, bytes] of files) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
            node.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        files,
    )
    tokenize(panel, 9)
    expect_lines(panel, tokenize_batch(shop, read_batch(table, archive)))
