"""Histories in the forms in which people write them, and what is said of those that cannot be used."""

from __future__ import annotations

import time

import pytest

from mmsid import MmsidError
from mmsid.records import MAX_HISTORIES, MAX_TABLE_BYTES, MAX_TABLE_LINES
from mmsid.shop.histories.reading import Form, parse_histories, read_histories


class Shop(set):
    """Ids alone, and what was looked for."""

    def __init__(self, ids) -> None:
        super().__init__(ids)
        self.looked_for: list[str] = []

    def near_id(self, item_id: str) -> str:
        self.looked_for.append(item_id)
        return next((own for own in sorted(self) if own[:3] == item_id[:3]), "")


SHOP = Shop(["mug-1", "mug-2", "hat-1", "hat-2", "red mug", "a,b", "7"])


def parsed(content: str | bytes, shop=SHOP, **options):
    given = content if isinstance(content, bytes) else content.encode()
    return parse_histories(given, "h.csv", shop, **options)


def histories(content: str | bytes) -> list[tuple[str, ...]]:
    table = parsed(content)
    assert not any(row.problem for row in table.rows), table.rows
    return [row.history for row in table.rows]


@pytest.mark.parametrize(
    "line",
    [
        "mug-1,hat-1,7",
        "mug-1, hat-1, 7,",
        "mug-1;hat-1;7",
        "mug-1\that-1\t7",
        "mug-1 hat-1  7",
        "mug-1 > hat-1 > 7",
        "mug-1 -> hat-1 → 7",
        "mug-1|hat-1|7",
        "['mug-1', 'hat-1', '7']",
        '["mug-1","hat-1","7"]',
        "['mug-1' 'hat-1' '7']",
        '"mug-1,hat-1",7',
    ],
)
def test_one_history_a_line(line):
    table = parsed(f"{line}\nhat-2\n")
    assert table.form is Form.LINES
    assert [(row.row, row.history) for row in table.rows] == [(1, ("mug-1", "hat-1", "7")), (2, ("hat-2",))]
    assert [row.history for row in parsed(f"history\n{line}\n").rows] == [("mug-1", "hat-1", "7")]


def test_ids_that_hold_what_parts_others_stay_whole():
    assert histories("red mug > hat-1\nred mug\na,b\n") == [("red mug", "hat-1"), ("red mug",), ("a,b",)]
    assert histories('history,next\n"red mug, 7",a\n'.replace(",a\n", ',"a,b"\n')) == [("red mug", "7")]


@pytest.mark.parametrize("part", [" ", ",", ", ", ";", "|", " > "])
@pytest.mark.parametrize(
    ("head", "between"),
    [("user,history,next", ","), ("User ID;History;Next item", ";"), ("shopper\thistory\ttarget", "\t")],
)
def test_a_table_of_histories(part, head, between):
    cell = f'"{part.join(["mug-1", "hat-1"])}"'
    table = parsed(f"{head}\n{between.join(['ann', cell, 'hat-2'])}\n{between.join(['', 'mug-2', ''])}\n")
    assert table.form is Form.HISTORIES
    assert [(row.row, row.name, row.history, row.target) for row in table.rows] == [
        (2, "ann", ("mug-1", "hat-1"), "hat-2"),
        (3, "", ("mug-2",), ""),
    ]


def test_the_columns_may_stand_in_any_order_among_others():
    [row] = parsed("next_item,price,history\nhat-1,3,mug-1 7\n").rows
    assert (row.history, row.target, row.name) == (("mug-1", "7"), "hat-1", "")


EVENTS = [("ann", "mug-1", 30), ("bob", "hat-1", 5), ("ann", "mug-2", 10), ("ann", "7", 30), ("bob", "hat-2", 1)]


@pytest.mark.parametrize(
    ("written", "ann", "bob"),
    [
        (None, ("mug-1", "mug-2", "7"), ("hat-1", "hat-2")),
        (str, ("mug-2", "mug-1", "7"), ("hat-2", "hat-1")),
        (lambda at: f"2024-05-{at:02d}T10:00:00", ("mug-2", "mug-1", "7"), ("hat-2", "hat-1")),
    ],
)
def test_one_event_a_line_in_order_of_time_or_else_of_lines(written, ann, bob):
    head = "user_id,item_id" + (",timestamp" if written else "")
    lines = [",".join([user, item, *([written(at)] if written else [])]) for user, item, at in EVENTS]
    table = parsed("\n".join([head, *lines]))
    assert table.form is Form.EVENTS
    assert [(row.row, row.name, row.history) for row in table.rows] == [(2, "ann", ann), (3, "bob", bob)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("opening", ["", "sep=;\r\n"])
def test_as_spreadsheets_write_it(encoding, opening):
    [row] = parsed(f"{opening}user;history;next\r\nJörg;mug-1,7;hat-1\r\n".encode(encoding)).rows
    assert (row.row, row.name, row.history, row.target) == (2, "Jörg", ("mug-1", "7"), "hat-1")
    [row] = parsed(f"{opening}mug-1;7\r\n".encode(encoding)).rows
    assert (row.row, row.history) == (1, ("mug-1", "7"))


def test_empty_lines_are_no_histories_and_count_as_lines():
    assert [row.row for row in parsed("\n \nmug-1\n\n\t\nhat-1\n\n").rows] == [3, 6]
    assert [row.row for row in parsed("\r\n\r\nhistory,next\r\n\r\nmug-1,7\r\n").rows] == [5]


@pytest.mark.parametrize(
    ("content", "row", "problem"),
    [
        (
            "mug-1,mug-9",
            1,
            "The shop has no product with the id 'mug-9' (did you mean 'mug-1'?), which row 1 names; mend it.",
        ),
        ("xyz", 1, "The shop has no product with the id 'xyz', which row 1 names; mend it."),
        (
            "p q mug-9 r p",
            1,
            "4 ids of row 1 are not in this shop: 'p', 'q', 'mug-9' (did you mean 'mug-1'?) …; mend them.",
        ),
        (
            "history,next\nmug-1,hat-9",
            2,
            "The shop has no product with the id 'hat-9' (did you mean 'hat-1'?), which row 2 names; mend it.",
        ),
        ("history,next\n,hat-1", 2, "Expected at least one product in the history, but row 2 has none; add one."),
        (",,", 1, "Expected at least one product in the history, but row 1 has none; add one."),
        (
            "mug-1 mug-2 hat-1 hat-2 7 mug-1",
            1,
            "Expected a history of at most 5 products, but row 1 has 6; leave the oldest out.",
        ),
        (
            "history,next\nmug-1,7,hat-1",
            2,
            "Expected a row that fits the header, but got more cells than the 2 of the header; "
            "put text that holds the separator into quotes.",
        ),
        (
            "user,item\n,mug-1",
            2,
            "Expected a user and a product in every event, but row 2 has no user; add it.",
        ),
        (
            "user,item\nann,",
            2,
            "Expected a user and a product in every event, but row 2 has no product; add it.",
        ),
        (
            "user,item,time\nbob,7,1\nbob,7,2\nann,mug-1,noon",
            4,
            "Expected a number or a date as time of row 4, but got 'noon'; write all alike.",
        ),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_stops_no_other(content, row, problem):
    good = {"history": "\nmug-1,", "user": "\nzoe,mug-1,3"}.get(content.split(",")[0].split("\n")[0], "\nmug-1")
    if content.startswith("user,item\n"):
        good = "\nzoe,mug-1"
    rows = parsed(content + good, longest=5).rows
    assert [(one.row, one.problem) for one in rows if one.problem] == [(row, problem)]
    assert any(one.history == ("mug-1",) and not one.problem for one in rows)


def test_what_is_odd_but_can_be_answered_is_a_note():
    rows = parsed("history,next\nmug-1 7 mug-1,hat-1\nmug-1 7,7\nmug-1,7\n7 7 mug-1 mug-1,\n").rows
    assert [(row.history, row.target) for row in rows] == [
        (("mug-1", "7", "mug-1"), "hat-1"),
        (("mug-1", "7"), ""),
        (("mug-1",), "7"),
        (("7", "7", "mug-1", "mug-1"), ""),
    ]
    assert [row.note for row in rows] == [
        "In this history one product stands more than once, and every time is read.",
        "The next product, 7, is in the history already and so never recommended: it is not judged.",
        "",
        "In this history 2 products stand more than once, and every time is read.",
    ]
    assert not any(row.problem for row in rows)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "1 to 2,000 histories, but h.csv has none; add some."),
        (b"\n \n", "h.csv has none"),
        (b"history,next\n", "h.csv has none"),
        (b"user,item\n", "h.csv has none"),
        (b"mug-1\n" * (MAX_HISTORIES + 1), "h.csv has more; split it."),
        (b"history,next\n" + b"mug-1,\n" * (MAX_HISTORIES + 1), "h.csv has more; split it."),
        (b"user,item\n" + b"".join(b"%d,mug-1\n" % n for n in range(MAX_HISTORIES + 1)), "h.csv has more; split it."),
        (b"user,item\n" + b",mug-1\n" * (MAX_HISTORIES + 1), "h.csv has more; split it."),
        (b"user,item\n" + b"ann,mug-1\n" * MAX_TABLE_LINES, "100,000 lines"),
        (b"\n" * 3 + b"mug-1\n" + b"\n" * MAX_TABLE_LINES, "h.csv has more; split it."),
        (b"PK\x03\x04", "h.csv is a spreadsheet (.xlsx) or a zip file; save it as CSV."),
        (b"\xff\xfe\x00\xd8x", "UTF-8 or UTF-16, but h.csv is something else"),
        (b"item_id,price\nmug-1,3\n", "Expected a column history, or user_id and item_id, but h.csv has item_id"),
        (b"history,history\nmug-1,7\n", "a name of its own"),
        (b'history,next\n"mug-1,7\n', "a quote is opened and never closed"),
    ],
)
def test_what_are_no_histories_is_one_sentence(content, words):
    with pytest.raises(MmsidError) as told:
        parsed(content)
    assert words in str(told.value) and "\n" not in str(told.value)


def test_as_many_as_may_be_are_read():
    assert len(parsed("mug-1 7\n" * MAX_HISTORIES).rows) == MAX_HISTORIES
    lines = [f"{n % MAX_HISTORIES},mug-1" for n in range(3 * MAX_HISTORIES)]
    assert {row.history for row in parsed("\n".join(["user,item", *lines])).rows} == {("mug-1",) * 3}


def test_files_are_read_by_their_name_and_refused_before_they_are_opened(tmp_path):
    for name in ("h.csv", "H.TSV", "h.txt"):
        (tmp_path / name).write_text("mug-1\t7\n", encoding="utf-8")
        assert read_histories(tmp_path / name, SHOP).rows[0].history == ("mug-1", "7")
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(MAX_TABLE_BYTES + 1)
    (tmp_path / "h.xlsx").touch()
    for name, words in (("no.csv", "does not exist"), ("large.csv", "at most 5 MB"), ("h.xlsx", "save it as CSV")):
        with pytest.raises(MmsidError, match=words):
            read_histories(tmp_path / name, SHOP)


def test_a_stranger_s_text_takes_no_long_time():
    shop = Shop(SHOP)
    rows = parsed("\n".join(f"x{n} y{n}" for n in range(MAX_HISTORIES)), shop).rows
    assert len(rows) == MAX_HISTORIES and all(row.problem for row in rows)
    assert len(shop.looked_for) == 8
    started = time.monotonic()
    for content in (" " * 4_000_000 + "x", "mug-1" + " " * 4_000_000 + ">", ">" * 4_000_000, "\t" * 4_000_000 + "7"):
        parsed(content)
    [row] = parsed("x" * 4_000_000, shop).rows
    assert len(row.history[0]) == 200 and "a text of 4,000,000 letters" in row.problem
    assert time.monotonic() - started < 20
