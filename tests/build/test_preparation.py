"""What is said before anything is trained, against small catalogues that are counted by hand."""

from __future__ import annotations

import pytest

from mmsid.artifacts import Reading
from mmsid.build.build import build, check
from mmsid.build.context import BuildConfig, BuildContext, ExtraTrainingData
from mmsid.build.preparation import estimate, matrix_flops
from mmsid.catalogue import load_catalogue
from mmsid.cli import main
from mmsid.errors import MmsidError
from tests.catalogue.formats.samples import IDS, write_sample


def said(folder, reading=None):
    lines = []
    check(folder, BuildConfig(reading=reading or Reading()), report=lines.append)
    return lines


def test_a_catalogue_is_counted(tmp_path):
    folder = write_sample("own", tmp_path / "shop")
    with (folder / "interactions.csv").open("a") as file:
        file.write("u1,nowhere,1717200000\n,101,1717200000\n")
    lines = said(folder)
    assert lines[0].startswith("interactions.csv, row 43, left out: no user_id")
    assert lines[2:7] == [
        "catalogue: a folder of items and interactions (items.csv, interactions.csv)",
        "products: 6; 6 with a picture, 6 with a title, 6 with a description, 6 with a category (2 departments, 3 kinds), "
        "6 with a price",
        "events: 40 of 10 users on 6 products, 4 for the median user, from 2024-06-01 to 2024-06-02",
        "left out: 2 rows of interactions.csv",
        "split: time; 32 events for training, 4 for validation, 4 for the test; 0 products are in no training event",
    ]
    assert "the recommender" in lines[7] and "minutes" in lines[8] and "about 2.5 GB" in lines[8]
    assert not (tmp_path / "encoder").exists()


def test_a_catalogue_without_events_says_so(tmp_path):
    lines = said(write_sample("shopify", tmp_path / "shop"))
    assert "events: none, so everything but a recommender is built" in lines
    assert any(line.startswith("will be built:") and "recommender" not in line for line in lines)


def test_milliseconds_are_shown_as_dates_and_ratings_below_a_threshold_are_counted(tmp_path):
    lines = said(write_sample("amazon", tmp_path / "shop"), Reading(min_rating=5))
    assert any(
        line.startswith("events: 14 of 10 users") and line.endswith("2024-06-01 to 2024-06-02") for line in lines
    )
    assert any("26 ratings below 5 are no events" in line for line in lines)


def test_events_that_cannot_be_split_stop_a_build_before_anything_is_made(tmp_path):
    folder = write_sample("own", tmp_path / "shop")
    text = (folder / "interactions.csv").read_text()
    (folder / "interactions.csv").write_text(
        "\n".join(f"{line.rsplit(',', 1)[0]},2024-06-01" for line in text.splitlines())
    )
    header, *rows = (folder / "interactions.csv").read_text().splitlines()
    (folder / "interactions.csv").write_text("\n".join([header.replace("2024-06-01", "timestamp"), *rows]))
    with pytest.raises(MmsidError, match=r"all \d+ have one time; .* --set split=leave-one-out"):
        build(folder, tmp_path / "build")
    assert not (tmp_path / "build").exists()
    lines = []
    check(folder, BuildConfig(split="leave-one-out"), report=lines.append)
    assert any(line.startswith("split: leave-one-out") for line in lines)


def test_more_work_takes_longer_and_a_faster_machine_shorter(tmp_path):
    catalogue = load_catalogue(write_sample("own", tmp_path / "shop"))
    of = lambda config, flops: estimate(BuildContext(tmp_path, catalogue, config), flops)
    few = BuildConfig.parse({"encoder": {"model": "small", "steps": 10}})
    many = BuildConfig.parse({"encoder": {"model": "small", "steps": 1000}})
    assert of(many, 1e11).least > 5 * of(few, 1e11).least
    assert of(few, 2e11).least == pytest.approx(of(few, 1e11).least / 2)
    assert of(few, 1e11).most - of(few, 1e11).least == pytest.approx(
        30 + 20 + 20
    )  # the bounds of both voices and of the rival
    assert matrix_flops(32, 0.01) > 0


def test_the_command_reads_and_ends(tmp_path, capsys):
    folder = write_sample("foreign", tmp_path / "shop")
    columns = "item_id=nummer,title=bezeichnung,description=text,user_id=kunde,timestamp=wann"
    assert main(["build", str(folder), "--check", "--columns", columns]) == 0
    assert "catalogue: tables known by their columns (artikel.csv, bestellungen.csv)" in capsys.readouterr().out
    assert main(["build", str(folder), "--check", "--columns", "item_id"]) == 2
    assert "Expected --columns OURS=THEIRS, but got 'item_id'" in capsys.readouterr().err
    assert main(["build", str(folder)]) == 2
    assert "Expected --out FOLDER" in capsys.readouterr().err
    table = folder / "artikel.csv"
    assert main(["build", str(table), "--check", "--columns", columns, "--events-file", "bestellungen.csv"]) == 0
    assert "tables named by the command (artikel.csv, bestellungen.csv)" in capsys.readouterr().out


def test_tables_that_are_not_read_are_named(tmp_path):
    folder = write_sample("own", tmp_path / "shop")
    assert not any(line.startswith("not read") for line in said(folder))
    (folder / "suppliers.csv").write_text("number,who\n1,Acme\n")
    (folder / "costs.xlsx").write_bytes(b"PK")
    assert "not read: suppliers.csv, costs.xlsx" in said(folder)
    (folder / "interactions.csv").unlink()
    told = "not read: suppliers.csv, costs.xlsx; if one has events, say --events-file and --columns"
    assert told in said(folder)


@pytest.mark.parametrize("kept", ["title", "image"])
def test_an_encoder_that_has_nothing_to_learn_from_is_refused_before_anything_is_made(tmp_path, kept):
    folder = write_sample("own", tmp_path / "shop")
    rows = [f"{n},{'A mug' if kept == 'title' else ''},{f'images/{n}.png' if kept == 'image' else ''}" for n in IDS]
    (folder / "items.csv").write_text("\n".join(["item_id,title,image", *rows]))
    small = BuildConfig.parse({"encoder": {"model": "small"}})
    for run in (lambda: check(folder, small), lambda: build(folder, tmp_path / "build", small)):
        with pytest.raises(MmsidError, match="both a picture and a text, to train an encoder on them, but none has"):
            run()
    assert not (tmp_path / "build").exists()
    lines: list[str] = []
    more = ExtraTrainingData(pairs=(tmp_path / "views.parquet",))
    check(folder, small, extra_data=more, report=lines.append)
    assert lines
