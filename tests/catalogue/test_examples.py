"""Example shoppers: a bad file costs the examples and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mmsid.catalogue.examples import Example, read_examples
from mmsid.catalogue.problems import ProblemLog

if TYPE_CHECKING:
    from pathlib import Path


def test_good_examples(tmp_path: Path) -> None:
    path = tmp_path / "examples.json"
    path.write_text('\ufeff[{"name": "Café", "description": null, "history": ["a", 7]}]', encoding="utf-8")
    log = ProblemLog()
    assert read_examples(path, {"a", "7"}, log) == (Example("Café", "", ("a", "7")),)
    assert not log.problems


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "JSON was expected, but reading it gave"),
        (b"\xff\xfe", "JSON was expected, but reading it gave"),
        (b'{"name": "x"}', "a list was expected, so there are no examples"),
        (b'[{"history": ["a"]}]', "row 1, left out: no object with a name and a list history"),
        (b'[{"name": "x", "history": "a"}]', "row 1, left out: no object with a name and a list history"),
        (b'[{"name": "x", "history": []}]', "row 1 ('x'), left out: a history without a single known product"),
        (b'[{"name": "x", "history": [["a"]]}]', "the history names a product that is not among the usable items"),
    ],
)
def test_bad_examples(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "examples.json"
    path.write_bytes(content)
    log = ProblemLog()
    assert read_examples(path, {"a"}, log) == ()
    assert sentence in str(log.problems[0])
