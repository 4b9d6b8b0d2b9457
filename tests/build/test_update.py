"""A build that follows its catalogue: what stays, what is new, and that nothing is lost on the way."""

import csv
import shutil

import numpy as np
import pytest
from PIL import Image

from mmsid import MMSID, MmsidError
from mmsid.artifacts import Stage, read_manifest, write_manifest
from mmsid.build import update as updates
from mmsid.build.build import inputs_of
from mmsid.build.changes import Changes
from mmsid.build.context import BuildConfig, BuildContext
from mmsid.build.update import Update, update
from mmsid.catalogue import load_catalogue
from mmsid.cli import main
from mmsid.evaluation import cases as answering
from mmsid.evaluation.baselines import Popularity
from mmsid.shop import load_embeddings
from tests.tiny import small_settings


@pytest.fixture
def shop(tiny_shop, tiny_build, tmp_path):
    """A copy of the tiny shop and of its build, side by side."""
    shutil.copytree(tiny_shop, tmp_path / "shop")
    shutil.copytree(tiny_build, tmp_path / "build")
    return tmp_path


def rows_of(folder):
    with (folder / "shop" / "items.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write_rows(folder, rows):
    with (folder / "shop" / "items.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def add_pink_mug(folder, *, at=0, name="mug-pink-0"):
    rows = rows_of(folder)
    Image.new("RGB", (96, 96), (240, 120, 160)).save(folder / "shop" / "images" / "pink.png")
    new = {"item_id": name, "title": "Pink mug", "description": "A pink mug.", "image": "images/pink.png"}
    write_rows(folder, [*rows[:at], {**dict.fromkeys(rows[0], ""), **new}, *rows[at:]])


def vectors(folder):
    return load_embeddings(folder / "build" / "encoder" / "embeddings.safetensors")


def every_file(folder):
    return {path: path.read_bytes() for path in sorted((folder / "build").rglob("*")) if path.is_file()}


def test_a_new_product_gets_an_id_and_all_others_keep_theirs(shop, tiny):
    """It comes first in the table, so that every other product's row is another."""
    add_pink_mug(shop)
    found = update(shop / "build")
    assert found is not None
    assert (len(found.changes.kept), found.changes.added, found.changes.changed) == (24, (0,), ())
    now = MMSID.load(shop / "build", device="cpu")
    assert {item_id: now.semantic_ids[item_id] for item_id in tiny.semantic_ids} == tiny.semantic_ids
    assert len(set(now.semantic_ids.values())) == 25
    pink = now.item("mug-pink-0")
    alone = tiny.tokenize(pink.image, pink.title, pink.description)
    np.testing.assert_allclose(now.index.embeddings([0])[0], alone.embedding, atol=2e-3)
    free = tiny.ids.free_codes(alone.codes, alone.embedding, tiny.models.quantizer.codewords)
    assert now.codes("mug-pink-0") == free
    assert now.recommend(["mug-red-0"], 24).recommendations and "mug-pink-0" in {
        line.item.item_id for line in now.recommend(["mug-red-0"], 24)
    }


def test_a_product_that_no_model_learnt_from_is_lent_probability_as_a_visitors_is(shop, tiny):
    add_pink_mug(shop, at=24)
    update(shop / "build")
    now = MMSID.load(shop / "build", device="cpu")
    pink = now.item("mug-pink-0")
    added = tiny.with_items([tiny.tokenize(pink.image, pink.title, pink.description)])
    assert {transfer.target for transfer in now.transfers} == {transfer.target for transfer in added.transfers}
    assert len(now.transfers) == len(added.transfers) > 0


def test_the_collaborative_voice_says_the_same_of_what_stayed(shop, tiny):
    """As far as it can: what the new product is given is taken from all others alike."""
    add_pink_mug(shop)
    update(shop / "build")
    now = MMSID.load(shop / "build", device="cpu").recommender.collaborative[0]
    was = tiny.recommender.collaborative[0]
    before = was.log_probs([[0, 3, 6]])[0].numpy()
    after = now.log_probs([[1, 4, 7]])[0].numpy()[1:]  # the new product is row 0
    np.testing.assert_allclose(after - after[0], before - before[0], atol=1e-3)
    assert now.events.tolist() == [0, *was.events.tolist()]


def test_a_changed_product_is_embedded_anew_and_a_removed_one_is_gone(shop):
    before = vectors(shop)
    rows = rows_of(shop)
    rows[3]["title"] = "A completely different thing"
    rows[5]["price"] = "77"  # has no part in the embedding
    write_rows(shop, rows[:-1])
    events = (shop / "shop" / "interactions.csv").read_text().splitlines()
    gone = rows[-1]["item_id"]
    kept = [line for line in events if f",{gone}," not in line]
    (shop / "shop" / "interactions.csv").write_text("\n".join(kept) + "\n")
    found = update(shop / "build")
    assert found.changes.changed == (3,) and found.changes.removed == (gone,)
    after = vectors(shop)
    stayed = [row for row in range(23) if row != 3]
    for name in ("image", "text"):
        np.testing.assert_array_equal(after[name][stayed], before[name][stayed])
    assert not np.array_equal(after["text"][3], before["text"][3])
    now = MMSID.load(shop / "build", device="cpu")
    assert gone not in now and now.items[5].price == 77
    assert all(line["item_id"] != gone for one in now.examples["shoppers"] for line in one["answer"])


def test_nothing_new_changes_nothing(shop):
    files, told = every_file(shop), []
    assert update(shop / "build", report=told.append) is None
    assert told[-1] == "Nothing changed in the catalogue." and every_file(shop) == files


@pytest.mark.parametrize("at", ["move_quantizer", "build_views", "_declare", "write_manifest"])
def test_an_interrupted_update_leaves_the_build_as_it_was(shop, monkeypatch, at):
    add_pink_mug(shop)
    files = every_file(shop)

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(updates, at, interrupted)
    with pytest.raises(KeyboardInterrupt):
        update(shop / "build")
    assert every_file(shop) == files
    assert sorted(path.name for path in shop.iterdir()) == ["build", "shop"]
    monkeypatch.undo()
    assert update(shop / "build") is not None
    assert "mug-pink-0" in MMSID.load(shop / "build", device="cpu")


def test_a_file_that_no_model_reads_is_followed_too(shop):
    examples = shop / "shop" / "examples.json"
    examples.write_text('[{"name": "Cleo", "description": "", "history": ["mug-red-0"]}]')
    assert update(shop / "build") is not None
    assert [one["name"] for one in MMSID.load(shop / "build", device="cpu").examples["shoppers"]] == ["Cleo"]


def test_an_update_that_stopped_between_two_names_is_found_again(shop):
    add_pink_mug(shop)
    (shop / "build").rename(shop / "build.before-update")
    assert update(shop / "build") is not None
    assert "mug-pink-0" in MMSID.load(shop / "build", device="cpu")
    assert sorted(path.name for path in shop.iterdir()) == ["build", "shop"]


def test_products_of_another_kind_call_for_a_build(shop):
    """Half of the catalogue is new: whatever the codebooks make of it, no model has learnt from it."""
    rows = rows_of(shop)[:10]
    strange = [
        {**dict.fromkeys(rows[0], ""), "item_id": f"x{n}", "title": f"Invoice {n}", "description": "Overdue."}
        for n in range(10)
    ]
    write_rows(shop, [*rows, *strange])
    told = []
    found = update(shop / "build", report=told.append)
    assert found.is_build_due and found.untrained == 0.5
    assert told[-1].startswith("A build is due")


@pytest.mark.parametrize("content", ["", "[]", '{"mug-red-0": 3}'])
def test_digests_that_are_damaged_are_one_sentence(shop, content):
    (shop / "build" / "encoder" / "content.json").write_text(content)
    add_pink_mug(shop)
    with pytest.raises(MmsidError, match=r"is damaged: encoder/content\.json has") as caught:
        update(shop / "build")
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("new", "unfit", "untrained", "is_due"),
    [
        (2, 0.5, 0.02, False),
        (10, 0.5, 0.02, True),
        (100, 0.06, 0.1, False),
        (100, 0.0, 0.3, True),
        (0, 0.0, 0.0, False),
    ],
)
def test_a_build_is_due_where_codebooks_do_not_fit_or_too_much_was_never_learnt(new, unfit, untrained, is_due):
    changes = Changes((), (), (), tuple(range(new)), ())
    found = Update(changes, 0.1, 0.2 if new else None, unfit, untrained, None)
    assert found.is_build_due is is_due
    assert found.lines()[-1].startswith("A build is due" if is_due else "No build is due")


def test_a_build_after_an_update_trains_anew(shop):
    add_pink_mug(shop)
    update(shop / "build")
    catalogue = load_catalogue(shop / "shop")
    config = BuildConfig.parse(small_settings()).decided_for(catalogue)
    context = BuildContext(shop / "build", catalogue, config)
    for name in ("encoder", "quantizer", "recommender"):
        stage, own = Stage(shop / "build", name), getattr(config, name)
        assert stage.record.config == own.model_dump(mode="json")
        assert not stage.is_current(own, inputs_of(context, name))


def test_a_build_from_before_is_told_apart(shop):
    (shop / "build" / "encoder" / "content.json").unlink()
    stage = Stage(shop / "build", "encoder")
    record = stage.record
    config = BuildConfig.parse(small_settings()).encoder
    stage.finish(config, record.inputs, record.seconds)
    manifest = read_manifest(shop / "build")
    write_manifest(shop / "build", catalogue=manifest.catalogue, version=manifest.version)
    add_pink_mug(shop)
    with pytest.raises(MmsidError, match="of an earlier version that did not keep it; build it again"):
        update(shop / "build")


@pytest.mark.training
def test_test_events_are_answered_anew_where_that_is_wanted(shop, capsys, monkeypatch):
    def rival(_build, catalogue, *_args, **_options):
        return Popularity(np.arange(len(catalogue)))

    monkeypatch.setattr(answering, "rival_sasrec", rival)
    assert main(["evaluate", str(shop / "build"), "--cases-out", "--cases", "3"]) == 0
    add_pink_mug(shop)
    assert main(["update", str(shop / "build")]) == 0
    assert "evaluate " + str(shop / "build") + " --cases-out` answers them anew" in capsys.readouterr().out
    with pytest.raises(MmsidError, match=r"there is no cases\.parquet"):
        MMSID.load(shop / "build", device="cpu").errors()
    add_pink_mug(shop, at=3, name="mug-pink-1")
    write_rows(shop, [row for row in rows_of(shop) if row["item_id"] != "mug-pink-0"])
    assert main(["update", str(shop / "build"), "--cases", "4"]) == 0
    assert "cases: 4 answered" in capsys.readouterr().out
    report = MMSID.load(shop / "build", device="cpu").errors()
    assert report.about.build == read_manifest(shop / "build").fingerprint and len(report.cases) == 4
    assert main(["update", str(shop / "build"), "--cases", "-1"]) == 2
    assert "Expected --cases of at least 0" in capsys.readouterr().err
