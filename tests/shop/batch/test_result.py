"""The file of a result: what spreadsheets would run, and the cells that a stranger sends back."""

from __future__ import annotations

import csv
import io

import pyarrow.parquet as pq
import pytest

from mmsid import MmsidError
from mmsid.shop.batch.result import check_cells, check_result_path, result_file, write_batch
from mmsid.shop.batch.run import tokenize_batch
from mmsid.shop.batch.table import parse_batch

CELLS = {
    "row": 2,
    "item_id": "new-0123abcd",
    "title": "Mug",
    "semantic_id": "a1 b2",
    "captions": "Mugs / red",
    "taken_by": "",
    "same_id_rows": "",
    "nearest_id": "mug-red-0",
    "nearest_title": "Red mug",
    "cosine": -0.25,
    "verdict": "familiar",
    "picture_fault": "",
    "problem": "",
}
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")']


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_tables_other_columns_are_kept_before_the_results_own(tiny):
    content = "sku;Title;item_id;image\n=7;Größe 3 mug;x;\n8;;y;\n".encode("cp1252")
    lines = tokenize_batch(tiny, parse_batch(content, "t.csv"))
    for cells in ([line.cells() for line in lines], check_cells([line.cells() for line in lines])):
        first, second = table(result_file(cells, ".csv"))
        assert list(first)[:5] == ["row", "sku", "your item_id", "image", "item_id"]
        assert (first["sku"], first["your item_id"], first["title"]) == ("'=7", "x", "Größe 3 mug")
        assert (second["sku"], second["item_id"]) == ("8", "") and "got neither" in second["problem"]
        assert pq.read_table(io.BytesIO(result_file(cells, ".parquet"))).to_pylist() == cells
    assert check_cells([line.cells() for line in lines])[0]["item_id"].startswith("new-")


@pytest.mark.parametrize("kind", [".csv", ".parquet"])
def test_rows_that_share_an_id_name_each_other_and_those_without_one_do_not(kind):
    ids = ["a1 b2", "", "a1 b3", "a1 b2", "", "a1 b2"]
    content = result_file([{**CELLS, "row": row, "semantic_id": one} for row, one in enumerate(ids, 2)], kind)
    read = table(content) if kind == ".csv" else pq.read_table(io.BytesIO(content)).to_pylist()
    assert [one["same_id_rows"] for one in read] == ["5 7", "", "", "2 7", "", "2 5"]


SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"]
BEFORE = [
    "",
    " ",
    "   ",
    "\u00a0",
    "\u3000",
    "\u2028",
    "\x00",
    "\x07",
    "\x0b",
    "\x1f",
    "\x7f",
    "\u200b",
    "\u200d",
    "\ufeff",
]
BEFORE += ["\u2060", "\u00ad", "\u202e", "\ufe0f", "\u3164", "\u0301", " \ufeff\u200b ", "\u200b" * 40]


def test_what_owasp_lists_is_no_formula_whatever_stands_before_it():
    formulas = [f"{before}{sign}1" for sign in SIGNS for before in BEFORE]
    formulas += [f"{torn}{rest}" for torn in "\t\r\n" for rest in ("", "=1", "mug")] + ["\r\n=1"]
    plain = [
        "",
        "mug",
        " mug",
        "a=1",
        "1-2",
        "(=1)",
        "'=1",
        '"=1',
        ";=1",
        "…=1",
        "½",
        "ﬁ",
        "\u0301",
        "é\n=1",
        "\u200bmug",
    ]
    names = ["title", "problem", "nearest_title"]
    for name in names:
        read = table(result_file([{**CELLS, name: text} for text in formulas + plain], ".csv"))
        assert [one[name] for one in read] == [f"'{text}" for text in formulas] + plain


@pytest.mark.parametrize("formula", ["=1", "\n=1", "＝1", "\ufeff=1", "a,=1", 'a"\n=1'])
def test_a_column_may_not_be_called_by_a_formula_either(formula):
    content = result_file([{"row": 2, formula: "red", **{k: v for k, v in CELLS.items() if k != "row"}}], ".csv")
    name = list(table(content)[0])[1]
    assert name == (formula if formula.startswith("a") else f"'{formula}")


def test_every_text_is_in_quotes_so_that_none_ends_its_cell():
    texts = ["a,=1", 'a"b', '"', 'a",=1,"', "a;=1", "a\tb", "a\n=1", "a\r=1", ""]
    content = result_file([{**CELLS, "title": text} for text in texts], ".csv").decode()
    assert [one["title"] for one in table(content.encode())] == texts
    for text in texts:
        assert '"' + text.replace('"', '""') + '"' in content
    header = content.splitlines()[0]
    assert header == ",".join(f'"{name}"' for name in CELLS)
    assert '\r\n2,"new-0123abcd"' in content and ",-0.25," in content  # numbers of the program's own


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_the_csv_is_a_formula_and_numbers_stay_numbers(formula):
    texts = [name for name, value in CELLS.items() if isinstance(value, str) and name != "same_id_rows"]  # it is made
    [row] = table(result_file([{**CELLS, **dict.fromkeys(texts, formula)}], ".csv"))
    assert {row[name] for name in texts} == {f"'{formula}"}
    assert (row["row"], row["cosine"]) == ("2", "-0.25")


def test_other_cells_and_parquet_stay_as_they_are():
    odd = {**CELLS, "title": " mug = 1", "problem": "a-b, c=d", "nearest_title": "é “x”\nz"}
    assert table(result_file([odd], ".csv")) == [{name: str(value) for name, value in odd.items()}]
    formula = {**CELLS, "title": "=1+1", "cosine": None}
    assert pq.read_table(io.BytesIO(result_file([formula], ".parquet"))).to_pylist() == [formula]


def test_the_command_lines_file_is_the_same(tiny, tmp_path):
    lines = tokenize_batch(tiny, parse_batch(b"title\n=1+1 mug\n", "t.csv"))
    write_batch(lines, tmp_path / "out.csv")
    content = (tmp_path / "out.csv").read_bytes()
    assert content == result_file([line.cells() for line in lines], ".csv")
    assert table(content)[0]["title"] == "'=1+1 mug"


def test_cells_that_were_given_out_are_taken_back(tiny):
    given = [line.cells() for line in tokenize_batch(tiny, parse_batch(b"title\nMug\n" + b"x" * 201, "t.csv"))]
    assert given[1]["problem"] and check_cells(given) == given
    assert check_cells([{**CELLS, "cosine": 1}] * 500)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (None, "but got NoneType"),
        ({}, "but got dict"),
        ([], "1 to 500 rows of a result, but got 0"),
        ([CELLS] * 501, "but got 501"),
        (["x"], "other columns"),
        ([{**CELLS, "more": ""}, CELLS], "other columns"),
        ([CELLS, {**CELLS, "more": ""}], "other columns"),
        ([{**CELLS, "more": 7}], "as more"),
        ([{**CELLS, **{f"c{n}": "" for n in range(101)}}], "at most 100 further columns"),
        ([{**CELLS, "x" * 200: ""}], "at most 100 further columns"),
        ([{name: value for name, value in CELLS.items() if name != "title"}], "other columns"),
        ([{**CELLS, "title": 7}], "as title"),
        ([{**CELLS, "title": "x" * 4001}], "at most 4,000 letters as title"),
        ([{**CELLS, "title": "\ud800"}], "as title"),
        ([{**CELLS, "item_id": None}], "as item_id"),
        ([{**CELLS, "verdict": None}], "as verdict"),
        ([{name: value for name, value in CELLS.items() if name != "picture_fault"}], "other columns"),
        ([{**CELLS, "row": "2"}], "as row"),
        ([{**CELLS, "row": True}], "as row"),
        ([{**CELLS, "row": 2.5}], "as row"),
        ([{**CELLS, "row": 10**30}], "as row"),
        ([{**CELLS, "cosine": float("nan")}], "as cosine"),
        ([{**CELLS, "cosine": float("inf")}], "as cosine"),
        ([{**CELLS, "cosine": "=1"}], "as cosine"),
        ([{**CELLS, "cosine": True}], "as cosine"),
        ([{**CELLS, "cosine": 10**400}], "as cosine"),
        ([CELLS, {**CELLS, "problem": ["x"]}], "as problem"),
    ],
)
def test_other_cells_are_refused_in_one_sentence(cells, words):
    with pytest.raises(MmsidError, match=words) as caught:
        check_cells(cells)
    assert "\n" not in str(caught.value)


def test_a_result_is_bounded_as_a_whole_before_its_cells_are_looked_at(monkeypatch):
    columns = {f"c{n}": "x" * 4000 for n in range(100)}
    rows = [{**CELLS, **columns}] * 500  # 200 million letters
    monkeypatch.setattr("mmsid.shop.batch.result._fits", lambda *_: pytest.fail("a cell was looked at"))
    with pytest.raises(MmsidError, match=r"at most 8,000,000 letters, but got 200,\d{3},\d{3}; split the table"):
        check_cells(rows)
    monkeypatch.undo()
    assert len(check_cells(rows[:19])) == 19
    with pytest.raises(MmsidError, match="at most 8,000,000 letters"):
        check_cells(rows[:20])


def test_a_place_that_cannot_be_written_to_is_known_before_the_work(tmp_path, monkeypatch):
    check_result_path(tmp_path / "o.csv")
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder.csv").mkdir()
    for path, words in (
        (tmp_path / "no" / "o.csv", "Expected a folder to write o.csv to, but .*no is none; make it"),
        (tmp_path / "file" / "o.csv", "file is none"),
        (tmp_path / "folder.csv", "folder.csv cannot be written"),
        (tmp_path / "o.txt", "rename it"),
    ):
        with pytest.raises(MmsidError, match=words) as caught:
            check_result_path(path)
        assert "\n" not in str(caught.value)
    monkeypatch.setattr("os.access", lambda path, _: path != tmp_path)
    with pytest.raises(MmsidError, match="cannot be written; choose another"):
        check_result_path(tmp_path / "o.csv")
