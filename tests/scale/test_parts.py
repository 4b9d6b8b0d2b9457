"""A table in parts, in one process and on a Ray of two workers, against the same table as one batch."""

import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid import MmsidError
from mmsid.cli import main
from mmsid.explain import novelty
from mmsid.scale import on_ray, parts
from mmsid.scale.on_ray import tokenize_on_ray
from mmsid.scale.parts import plan, tokenize_here
from mmsid.shop.batch.run import tokenize_batch
from mmsid.shop.batch.table import read_batch

pytestmark = pytest.mark.slow

ROWS, GROUP = 40, 20


@pytest.fixture(scope="module")
def table(tiny, tmp_path_factory):
    """Products with their pictures in the table: bytes, a struct of bytes and a path, and one that is no picture."""
    folder = tmp_path_factory.mktemp("table")
    items = [tiny.items[row % 24] for row in range(ROWS)]
    content = [item.image.read_bytes() if row % 3 else None for row, item in enumerate(items)]
    content[7] = b"no picture"
    columns = {
        "title": [f"{item.title} {row}" for row, item in enumerate(items)],
        "Body": [item.description for item in items],
        "sku": [f"sku-{row}" for row in range(ROWS)],
    }
    pq.write_table(pa.table({**columns, "image": content}), folder / "bytes.parquet", row_group_size=GROUP)
    return folder / "bytes.parquet"


@pytest.fixture(scope="module")
def expected(tiny, table, tmp_path_factory):
    """What `--batch` says of the same products as a CSV with a folder of pictures."""
    import csv

    folder = tmp_path_factory.mktemp("csv")
    rows = pq.read_table(table).to_pylist()
    with (folder / "table.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["title", "Body", "sku", "image"])
        for number, row in enumerate(rows):
            name = f"{number}.png" if row["image"] else ""
            if name:
                (folder / name).write_bytes(row["image"])
            writer.writerow([row["title"], row["Body"], row["sku"], name])
    lines = tokenize_batch(
        tiny, read_batch(folder / "table.csv", folder), judge=lambda shop, new: str(novelty(shop, new).verdict)
    )
    return [compared(line.cells()) for line in lines]


def compared(cells):
    """All that does not say where a row or its picture was."""
    problem = cells["problem"] and "picture" in cells["problem"]
    left = {name: value for name, value in cells.items() if name not in ("file", "row", "image", "same_id_rows")}
    return left | {"problem": problem, "cosine": cells["cosine"] and round(cells["cosine"], 4)}


def written(out):
    """The rows of all parts, in the table's order."""
    rows = pq.read_table(out).to_pylist()
    assert {row["file"] for row in rows} == {"bytes.parquet"}
    assert sorted(row["row"] for row in rows) == list(range(1, ROWS + 1))
    return [compared(row) for row in sorted(rows, key=lambda row: row["row"])]


def test_parts_say_what_one_batch_says(tiny_build, table, expected, tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "PART_ROWS", 16)
    work, told = plan(tiny_build, table, tmp_path / "out"), []
    tokenize_here(work, told.append)
    assert told == [16, 4, 16, 4] and written(tmp_path / "out") == expected


def test_parts_that_are_done_are_left_out(tiny_build, table, expected, tmp_path):
    work = plan(tiny_build, table, tmp_path / "out")

    def stop(_rows):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tokenize_here(work, stop)
    again, told = plan(tiny_build, table, tmp_path / "out"), []
    assert (again.done, again.parts) == (GROUP, work.parts[1:])
    tokenize_here(again, told.append)
    assert told == [GROUP] and written(tmp_path / "out") == expected
    assert plan(tiny_build, table, tmp_path / "out").parts == ()


def test_two_workers_of_ray_say_the_same_and_a_failure_is_a_sentence(tiny_build, table, expected, tmp_path, capsys):
    ray = pytest.importorskip("ray")
    on_ray._start(ray, 2)  # one for all that is tried here
    try:
        command = ["tokenize", "--build", str(tiny_build), "--batch", str(table), "--out", str(tmp_path / "out")]
        assert main([*command, "--ray", "--workers", "2"]) == 0
        assert "a second" in capsys.readouterr().out and written(tmp_path / "out") == expected
        assert main([*command, "--ray", "--workers", "2"]) == 0
        assert "0 products to tokenise; 40 are done already" in capsys.readouterr().out
        broken = plan(tiny_build, table, tmp_path / "other")
        (tmp_path / "other" / "_work.json").unlink()
        (tmp_path / "other").rmdir()
        with pytest.raises(MmsidError, match="Expected to read and write"):
            tokenize_on_ray(broken, 2, lambda _rows: None)
    finally:
        ray.shutdown()


def test_a_folder_of_other_work_is_refused(tiny_build, table, tmp_path):
    plan(tiny_build, table, tmp_path / "out")
    other = tmp_path / "other.parquet"
    pq.write_table(pa.table({"title": ["A mug"]}), other)
    with pytest.raises(MmsidError, match="holds something else; choose another"):
        plan(tiny_build, other, tmp_path / "out")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.write_text("no"), "cannot be read"),
        (lambda path: pq.write_table(pa.table({"price": [1]}), path), "Expected a column title"),
        (lambda path: pq.write_table(pa.table({"title": pa.array([], pa.string())}), path), "Expected products"),
        (lambda path: None, "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_sentence(tiny_build, tmp_path, make, says):
    make(tmp_path / "table.parquet")
    with pytest.raises(MmsidError, match=says):
        plan(tiny_build, tmp_path / "table.parquet", tmp_path / "out")


def test_without_ray_the_sentence_says_how_to_get_it(tiny_build, table, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(on_ray, "find_spec", lambda _name: None)
    command = ["tokenize", "--build", str(tiny_build), "--batch", str(table), "--out", str(tmp_path / "out"), "--ray"]
    assert main(command) == 2
    assert "pip install 'mmsid[scale]'" in capsys.readouterr().err and "ray" not in sys.argv


@pytest.mark.parametrize(
    "options", [["--ray"], ["--workers", "2"], ["--batch", "x.parquet"], ["--batch", "x.csv", "--workers", "2"]]
)
def test_options_that_do_not_fit_together_are_one_sentence(tiny_build, options, capsys):
    assert main(["tokenize", "--build", str(tiny_build), *options]) == 2
    assert capsys.readouterr().err.startswith("mmsid: Expected --")
