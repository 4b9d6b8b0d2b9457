"""Where unseen pictures land, against one picture at a time and counting by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid import MMSID
from mmsid.errors import MmsidError
from mmsid.evaluation.pictures import picture_report


def _most_frequent(names: list[str]) -> str:
    return max(dict.fromkeys(names), key=names.count)


def test_shares_are_those_of_pictures_tokenised_one_by_one(tiny: MMSID, tmp_path: Path) -> None:
    items = [item for item in tiny.items if item.image is not None][::2]
    categories = [" > ".join(item.category) for item in items]
    pictures = pa.array([item.image.read_bytes() for item in items if item.image is not None], pa.binary())
    file = tmp_path / "pictures.parquet"
    pq.write_table(pa.table({"category": categories, "image": pictures}), file)
    right = {"department": 0, "code_type": 0, "type": 0}
    for item in items:
        found = tiny.tokenize(image=item.image)
        first = [other for other in tiny.items if tiny.codes(other.item_id)[:1] == found.codes[:1]]
        both = [other for other in tiny.items if tiny.codes(other.item_id)[:2] == found.codes[:2]]
        right["department"] += _most_frequent([one.department for one in first]) == item.department
        right["code_type"] += bool(both) and _most_frequent([one.type for one in both]) == item.type
        right["type"] += item.type in {near.item.type for near in found.neighbours[:5]}
    report = picture_report(tiny, file)
    assert report["all"].pop("n") == len(items)
    assert report["all"] == pytest.approx({name: count / len(items) for name, count in right.items()})


def test_labels_say_what_is_right_and_each_source_is_told(tiny: MMSID, tmp_path: Path) -> None:
    item = next(item for item in tiny.items if item.image is not None)
    assert item.image is not None
    found = tiny.tokenize(image=item.image)
    first = [other.department for other in tiny.items if tiny.codes(other.item_id)[:1] == found.codes[:1]]
    file, labels = tmp_path / "photos.parquet", tmp_path / "labels.csv"
    data = pa.array([item.image.read_bytes()] * 2, pa.binary())
    columns = {"source": ["shelf", "street"], "category": ["x", "x"], "label": ["good", "bad"], "image": data}
    pq.write_table(pa.table(columns), file)
    with labels.open("w", newline="") as out:
        csv.writer(out).writerows(
            [
                ("source", "name", "departments", "types"),
                ("shelf", "good", f"Nowhere|{_most_frequent(first)}", "Nothing"),
                ("street", "bad", "Nowhere", "Nothing"),
            ]
        )
    report = picture_report(tiny, file, labels)
    assert (report["shelf"]["department"], report["street"]["department"]) == (1.0, 0.0)
    assert report["all"] == {"department": 0.5, "code_type": 0.0, "type": 0.0, "n": 2}
    labels.write_text("source,name,departments,types\n")
    with pytest.raises(MmsidError, match="label 'good'"):
        picture_report(tiny, file, labels)
