"""How codes are written and read, and how what came instead is told."""

from __future__ import annotations

import pytest

from mmsid.errors import MmsidError, described, described_name
from mmsid.explain import parse_prefix
from mmsid.records import code_name, parse_code

HOSTILE = [
    "a" + "9" * 5000,
    "a１２",
    "a-1",
    "a+1",
    "a1.5",
    "a",
    "",
    "12",
    "A12",
    "i3",
    "a1 b2",
    "a\0",
    "a\ud8001",
    "a²",
    "a٣",
]


def _kind(value: object) -> str:
    return type(value).__name__


@pytest.mark.parametrize(("level", "code"), [(0, 0), (0, 12), (3, 47), (7, 999_999_999)])
def test_a_code_is_read_as_it_is_written(level, code):
    assert parse_code(code_name(level, code)) == (level, code)
    assert parse_code(f" {code_name(level, code)}\n") == (level, code)


@pytest.mark.parametrize("text", [*HOSTILE, None, 12, 10**5000, ["a1"], {"a": 1}, b"a1", True, float("nan")], ids=_kind)
def test_what_is_no_code_is_one_sentence(tiny, text):
    reads = [parse_code, tiny.code] + [lambda given: parse_prefix(tiny, given)] * isinstance(text, str)
    for read in reads:
        if read is reads[-1] and text == "a1 b2":
            continue  # a prefix
        with pytest.raises(MmsidError) as caught:
            read(text)
        told = str(caught.value)
        assert told.isprintable() and len(told) < 200 and told.endswith(".")


def test_many_codes_are_told_shortly(tiny):
    for text in ("b1 " * 5000, "a1 " * 5000, "a999999999"):
        with pytest.raises(MmsidError) as caught:
            parse_prefix(tiny, text)
        assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, "nothing"),
        ([1, 2], "a list of 2"),
        ((1,), "a list of 1"),
        ({"a": 1}, "keys and values"),
        ("mug", "'mug'"),
        ("x" * 61, "a text of 61 letters"),
        ("\ud800", r"'\ud800'"),
        (True, "True"),
        (10**60, "a huge number"),
        (-(10**9000), "a huge number"),
        (1e400, "inf"),
        (0.5, "0.5"),
        (b"\xff" * 10**7, "a value of type bytes"),
        ({1, 2}, "a value of type set"),
    ],
    ids=_kind,
)
def test_whatever_came_is_told_on_one_short_line(value, told):
    assert described(value) == told
    assert described_name("k\n" * 1000).isprintable() and len(described_name("\U000e0001" * 100)) <= 60
