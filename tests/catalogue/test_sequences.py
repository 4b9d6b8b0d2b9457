"""Benchmark sequences: what is read, what is refused, and that an item's number tells nothing."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid.build.context import BuildConfig
from mmsid.catalogue import Catalogue, catalogue_files, load_catalogue
from mmsid.catalogue.attributes import attribute_embeddings
from mmsid.errors import MmsidError

SEQUENCES = "ann 1 2 3 4\nbob 3 5 1\n\ncid 2 6\n"
ATTRIBUTES: dict[str, object] = {"1": [7, 8], "2": [7], "3": [9, 8, 8], "4": ["9"], "5": [8], "6": [], "9": [7, 9]}


def write(folder: Path, sequences: str = SEQUENCES, attributes: object = ATTRIBUTES) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sequences.txt").write_text(sequences, encoding="utf-8")
    if attributes is not None:
        (folder / "attributes.json").write_text(json.dumps(attributes), encoding="utf-8")
    return folder


def random_sequences(users: int = 40, items: int = 60) -> tuple[list[list[str]], dict[str, list[int]]]:
    """Items numbered by first appearance, as published files are."""
    rng = np.random.default_rng(0)
    drawn = [rng.choice(items, size=int(rng.integers(3, 9)), replace=False).tolist() for _ in range(users)]
    number = {item: str(place + 1) for place, item in enumerate(dict.fromkeys(i for row in drawn for i in row))}
    names = {item_id: sorted({int(a) for a in rng.integers(0, 25, 4)}) for item_id in number.values()}
    return [[number[item] for item in row] for row in drawn], names


def said(catalogue: Catalogue) -> list[str]:
    return [str(problem) for problem in catalogue.problems]


def test_users_items_and_order_are_the_files_own(tmp_path: Path) -> None:
    catalogue = load_catalogue(write(tmp_path))
    assert {item.item_id: item.title for item in catalogue.items} == {
        "1": "Attributes 7, 8", "2": "Attributes 7", "3": "Attributes 9, 8", "4": "Attributes 9", "5": "Attributes 8",
        "6": "Without attributes", "9": "Attributes 7, 9",
    }  # fmt: skip
    events = catalogue.interactions
    assert events is not None and not events.has_times
    assert [(h.user_id, h.item_ids, h.timestamps.tolist()) for h in events.histories()] == [
        ("ann", ("1", "2", "3", "4"), [0, 1, 2, 3]),
        ("bob", ("3", "5", "1"), [0, 1, 2]),
        ("cid", ("2", "6"), [0, 1]),
    ]
    assert not catalogue.has_words and not catalogue.has_pictures
    decided = BuildConfig().decided_for(catalogue)
    assert (decided.quantizer.tree, decided.recommender.tuning) == (False, "full")
    assert len(said(catalogue)) == 1
    assert "3 users and 7 items, with 9 events in an order and without times, so the split is leave-one-out" in said(
        catalogue
    )[0]  # fmt: skip
    assert catalogue_files(tmp_path, catalogue) == (["attributes.json", "sequences.txt"], [])


def test_other_numbers_change_nothing_but_the_numbers(tmp_path: Path) -> None:
    """The same users and attributes under permuted numbers: the same rows, embeddings, events and titles."""
    sequences, attributes = random_sequences()
    shuffled = np.random.default_rng(1).permutation(len(attributes)).tolist()
    renamed = {item_id: str(shuffled[place] + 1) for place, item_id in enumerate(attributes)}
    text = "\n".join(" ".join([f"u{u}", *items]) for u, items in enumerate(sequences))
    other = "\n".join(" ".join([f"u{u}", *(renamed[i] for i in items)]) for u, items in enumerate(sequences))
    one = load_catalogue(write(tmp_path / "one", text, attributes))
    two = load_catalogue(write(tmp_path / "two", other, {renamed[i]: names for i, names in attributes.items()}))
    assert [renamed[item.item_id] for item in one.items] == [item.item_id for item in two.items]
    assert [item.title for item in one.items] == [item.title for item in two.items]
    np.testing.assert_array_equal(one.embeddings["attributes"], two.embeddings["attributes"])
    assert [renamed[item] for item in one.interactions.item_ids] == two.interactions.item_ids.tolist()


def test_rows_do_not_tell_who_appeared_beside_whom(tmp_path: Path) -> None:
    """Numbers by first appearance correlate perfectly with appearance; rows do not."""
    ids = [str(n + 1) for n in range(400)]
    text = "\n".join(" ".join([f"u{n}", *ids[4 * n : 4 * n + 4]]) for n in range(100))
    catalogue = load_catalogue(write(tmp_path, text, {item_id: [1] for item_id in ids}))
    numbers = np.array([int(item.item_id) for item in catalogue.items])
    assert sorted(numbers.tolist()) == [*range(1, 401)]
    assert abs(np.corrcoef(numbers, np.arange(400))[0, 1]) < 0.15
    assert (np.abs(np.diff(numbers)) <= 3).mean() < 0.05
    assert not any(item.item_id in item.text for item in catalogue.items if item.item_id != "1")


def test_embeddings_are_the_svd_of_tf_idf() -> None:
    """Against plain NumPy: cosines are those of the matrix where all of it is kept, and of its best part else."""
    names = [["a", "b"], ["a"], ["b", "c", "d"], [], ["d"], ["a", "d"]]
    weights = {name: np.log(7 / (1 + sum(name in row for row in names))) + 1 for name in "abcd"}
    matrix = np.array([[weights[name] * (name in row) for name in "abcd"] for row in names])
    kept = [0, 1, 2, 4, 5]
    matrix[kept] /= np.linalg.norm(matrix[kept], axis=1, keepdims=True)
    for size in (2, 4, 128):
        found = attribute_embeddings(names, size)
        assert found is not None and found.shape == (6, min(size, 4))
        assert np.isnan(found[3]).all()
        u, values, _ = np.linalg.svd(matrix, full_matrices=False)
        expected = (u * values)[kept][:, :size]
        expected /= np.linalg.norm(expected, axis=1, keepdims=True)
        np.testing.assert_allclose(found[kept] @ found[kept].T, expected @ expected.T, atol=1e-6)


def test_no_attributes_make_no_embedding() -> None:
    assert attribute_embeddings([[], []]) is None


def test_the_fingerprint_rests_on_what_was_read_and_not_on_how_it_was_rounded(tmp_path: Path) -> None:
    one = load_catalogue(write(tmp_path))
    rounded = {name: rows + 1e-7 for name, rows in one.embeddings.items()}
    again = Catalogue(one.items, one.interactions, rounded, computed=one.computed)
    assert again.fingerprint == one.fingerprint
    other = load_catalogue(write(tmp_path, attributes={**ATTRIBUTES, "1": [7]}))
    assert other.items_fingerprint != one.items_fingerprint
    later = load_catalogue(write(tmp_path, SEQUENCES.replace("1 2", "2 1")))
    assert later.interactions_fingerprint != one.interactions_fingerprint


@pytest.mark.parametrize(
    ("sequences", "attributes", "expected"),
    [
        ("", ATTRIBUTES, r"sequences\.txt: users with items were expected, but there are none; write a user and their"),
        (
            SEQUENCES,
            None,
            r"items with attributes were expected in attributes\.json, but none has any; add the file, or",
        ),
        (SEQUENCES, {"1": []}, "items with attributes were expected in attributes"),
        (SEQUENCES, [1, 2], r"attributes\.json: an object was expected"),
    ],
)
def test_what_yields_nothing_is_refused_in_a_sentence(
    tmp_path: Path, sequences: str, attributes: object, expected: str
) -> None:
    with pytest.raises(MmsidError, match=expected):
        load_catalogue(write(tmp_path, sequences, attributes))


def test_lines_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    text = "ann 1 2\ndan\nann 3\nbob 3 1\n"
    catalogue = load_catalogue(write(tmp_path, text, {**ATTRIBUTES, "2": 7, "3": [[1]]}))
    assert {history.user_id: history.item_ids for history in catalogue.interactions.histories()} == {
        "ann": ("1", "2"),
        "bob": ("3", "1"),
    }
    lines = "\n".join(said(catalogue))
    assert "sequences.txt, row 2 ('dan'), left out: a user without items" in lines
    assert "sequences.txt, row 3 ('ann'), left out: the user of an earlier line" in lines
    assert "attributes.json, rows 2 ('2'), 3 ('3'): no list of attributes, so the item has none" in lines


def test_no_text_and_no_json_are_named(tmp_path: Path) -> None:
    (write(tmp_path) / "attributes.json").write_bytes(b"{")
    with pytest.raises(MmsidError, match=r"attributes\.json: JSON was expected, but reading it gave"):
        load_catalogue(tmp_path)
    (tmp_path / "sequences.txt").write_bytes(b"ann \xff\n")
    with pytest.raises(MmsidError, match=r"sequences\.txt: a readable text was expected"):
        load_catalogue(tmp_path)


def test_embeddings_of_ones_own_come_beside_the_attributes(tmp_path: Path) -> None:
    table = pa.table({"item_id": ["5", "1"], "collaborative": [[1.0, 2.0], [3.0, 4.0]]})
    pq.write_table(table, write(tmp_path) / "embeddings.parquet")
    catalogue = load_catalogue(tmp_path)
    assert list(catalogue.embeddings) == ["attributes", "collaborative"]
    assert catalogue.embeddings["collaborative"][catalogue.positions["5"]].tolist() == [1, 2]
    assert catalogue.computed == {"attributes"}
    (tmp_path / "attributes.json").unlink()
    assert list(load_catalogue(tmp_path).embeddings) == ["collaborative"]


def test_an_items_table_comes_first(tmp_path: Path) -> None:
    (write(tmp_path) / "items.csv").write_text("item_id,title\n1,One\n", encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    assert [item.title for item in catalogue.items] == ["One"]
    assert said(catalogue) == ["sequences.txt: it is not read beside a table of items; delete one of the two."]
    assert catalogue_files(tmp_path, catalogue) == (["items.csv"], [])
