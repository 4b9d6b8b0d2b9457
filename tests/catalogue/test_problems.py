"""Problems: one sentence with file, rows and remedy; nothing is lost in the grouping."""

from __future__ import annotations

import pytest

from mmsid.catalogue.problems import Problem, ProblemLog, Severity
from mmsid.errors import MmsidError


def test_rows_with_the_same_problem_become_one() -> None:
    found = ProblemLog()
    for row, value in ((9, "b"), (3, "a"), (4, "")):
        found.left_out("items.csv", "no title", "add one", row=row, value=value)
    found.warning("items.csv", "no price", "add one", row=3)
    assert found.problems == (
        Problem("items.csv", "no title", "add one", Severity.LEFT_OUT, (3, 4, 9), ("a", "", "b")),
        Problem("items.csv", "no price", "add one", Severity.WARNING, (3,), ("",)),
    )
    assert str(found.problems[0]) == "items.csv, rows 3 ('a'), 4, 9 ('b'), left out: no title; add one."
    assert str(found.problems[1]) == "items.csv, row 3: no price; add one."


def test_many_rows_are_counted_in_the_sentence_and_kept_in_the_record() -> None:
    found = ProblemLog()
    for row in range(2, 1202):
        found.left_out("items.csv", "no title", "add one", row=row)
    assert str(found.problems[0]).startswith("items.csv, rows 2, 3, 4, 5, 6 and 1,195 more (1,200 in all), left out:")
    assert found.problems[0].rows == tuple(range(2, 1202))


def test_a_long_value_is_shortened() -> None:
    found = ProblemLog()
    found.warning("f", "m", "r", row=1, value="x" * 1000)
    assert len(found.problems[0].values[0]) == 60


def test_only_a_fatal_problem_raises_and_all_are_listed_after_it() -> None:
    found = ProblemLog()
    found.warning("items.csv", "no price", "add one", row=3)
    found.raise_if_fatal()
    found.fatal("items.csv", "no title", "add one")
    with pytest.raises(MmsidError) as caught:
        found.raise_if_fatal()
    assert str(caught.value) == "items.csv: no title; add one.\nitems.csv, row 3: no price; add one."
