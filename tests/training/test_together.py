"""Two processes train as one does: the same losses, gradients and weights, whatever the halves of a batch hold."""

import json

import numpy as np
import pytest

from mmsid.recommender.prompts import IGNORED
from mmsid.training.rows import TokenBatch
from tests.launched import ended_well, launched
from tests.training import together


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What one process and two processes wrote."""
    folder = tmp_path_factory.mktemp("together")
    running = [launched("tests.training.together", folder / f"{count}.json", count=count) for count in (1, 2)]
    for process in running:
        ended_well(process)
    return folder


@pytest.mark.parametrize(
    ("training", "tolerance"),
    [
        ("plain", 1e-5),
        ("until_best", 1e-5),
        ("sasrec", 1e-4),
        ("sasrec of a sample", 1e-4),
        ("language", 1e-4),
        ("encoder", 2e-3),  # batch normalisation of a few small pictures makes much of a rounding
    ],
)
def test_two_processes_train_as_one(folder, training, tolerance):
    one, two = (json.loads((folder / f"{count}.json").read_text())[training] for count in (1, 2))
    assert two == pytest.approx(one, rel=tolerance, abs=1e-5)


def test_one_process_goes_on_with_what_two_left(folder):
    one = json.loads((folder / "1.json").read_text())["plain"]
    found = together.plain(state=folder / "state-2")
    assert found == pytest.approx(one[: len(found)], rel=1e-5, abs=1e-5)


def test_the_first_that_fails_says_so_and_the_others_end_without_a_word(tmp_path):
    process = launched("tests.training.together", tmp_path / "none.json", "--fail")
    _, errors = process.communicate()
    said = [line for line in errors.splitlines() if "pear" in line]
    assert process.returncode != 0 and said == ["mmsid: Expected a number, but got a pear; take another."]
    assert "together.py" not in errors  # no traceback of ours


def batch():
    """Three histories and two translations; 3 of 8 targets are in the second process's rows."""
    ids = np.arange(5 * 4).reshape(5, 4)
    labels = np.full((5, 4), IGNORED)
    for row, targets in enumerate((3, 1, 2, 1, 1)):
        labels[row, 1 : 1 + targets] = 1
    items = np.array([[5, 6, -1], [7, 8, -1], [1, 2, 3]])
    return TokenBatch(ids, labels, items, np.array([[0, 2, 2, 1], [1, 1, 2, 1]]))


def test_parts_of_a_batch_are_disjoint_and_their_shares_are_those_of_what_they_have():
    parts = [batch().part(place=place, count=2) for place in (0, 1)]
    assert [part.ids[:, 0].tolist() for part in parts] == [[0, 8, 12], [4, 16]]
    assert [part.items.tolist() for part in parts] == [[[5, 6, -1], [1, 2, 3]], [[7, 8, -1]]]
    assert [part.asked.tolist() for part in parts] == [[[0, 1, 1], [1, 1, 2]], [[0], [1]]]
    assert [part.shares.tolist() for part in parts] == [[6 / 8, 3 / 4], [2 / 8, 1 / 4]]


def test_a_process_without_a_row_has_one_that_counts_for_nothing():
    part = batch().part(place=6, count=7)
    assert len(part.ids) == 1 and (part.labels == IGNORED).all() and part.shares.tolist() == [0, 0]


def test_one_process_has_the_whole_batch():
    whole = batch()
    assert whole.part() is whole and whole.shares.tolist() == [1, 1]
