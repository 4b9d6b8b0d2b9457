"""The whole build on the tiny shop: resuming, re-running, and what happens to damaged or mismatched folders."""

import functools
import json
import shutil

import numpy as np
import pytest

from mmsid import MMSID, MmsidError
from mmsid.artifacts import Reading, Stage, open_build, write_metrics
from mmsid.build.build import build
from mmsid.build.context import BuildConfig
from mmsid.catalogue import load_catalogue, load_items
from mmsid.encoder import EncoderConfig
from mmsid.evaluation import quality
from mmsid.recommender import RecommenderConfig
from mmsid.shop import FUSION_FILE, load_fusion
from mmsid.training import loop, tuning
from mmsid.training.until_best import Bounds
from tests.answers import assert_same, lines
from tests.tiny import SMALL, small_settings, write_shop


@pytest.fixture
def copied(tiny_build, tiny_shop, tmp_path):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    shutil.copytree(tiny_build, tmp_path / "build")
    return tmp_path


def rebuild(folder, changes=None):
    lines = []
    config = BuildConfig.parse({**(changes or {}), **small_settings(changes)})
    build(folder / "shop", folder / "build", config, report=lines.append)
    return [line for line in lines if "unchanged" in line or "starting" in line or "going on" in line]


def test_a_build_that_changed_nothing_runs_nothing(copied):
    before = (copied / "build" / "manifest.json").read_text()
    assert all(line.endswith("unchanged") for line in rebuild(copied))
    assert (copied / "build" / "manifest.json").read_text() == before


def test_a_build_reads_its_catalogue_as_it_was_told_to(copied):
    """Columns of other names, and ids that lost a zero: the same products and events, so nothing is trained anew."""
    before = open_build(copied / "build")
    table = copied / "shop" / "items.csv"
    renamed = table.read_text(encoding="utf-8").replace("item_id,title", "nummer,bezeichnung", 1)
    assert renamed.startswith("nummer,bezeichnung")
    table.write_text(renamed, encoding="utf-8")
    reading = {"columns": {"item_id": "nummer", "title": "bezeichnung"}, "match_ids": True, "currency": "EUR"}
    assert all(line.endswith("unchanged") for line in rebuild(copied, {"reading": reading}))
    manifest = open_build(copied / "build")
    assert before.catalogue.reading is None and manifest.catalogue.reading == Reading(**reading)
    assert manifest.fingerprint == before.fingerprint
    shop = MMSID.load(copied / "build", device="cpu")
    told = load_items(copied / "shop", manifest.catalogue.reading)
    assert (told.currency, told.items) == ("EUR", tuple(shop.items))


def test_figures_outlive_a_build_that_changed_nothing_and_no_other(copied):
    folder = copied / "build"
    write_metrics(folder, {"build": open_build(folder).fingerprint})
    before = (folder / "manifest.json").read_text()
    rebuild(copied)
    assert (folder / "manifest.json").read_text() == before
    rebuild(copied, {"views": {"recommendations": 3}})
    assert open_build(folder).evaluation == {} and not (folder / "metrics.json").exists()


def test_only_what_depends_on_a_change_is_run_again(copied):
    lines = rebuild(copied, {"recommender": {"steps": 2, "pretrain_steps": 2}})
    assert lines == [
        "encoder: unchanged",
        "quantizer: unchanged",
        "recommender: starting",
        "index: unchanged",
        "views: starting",
    ]


def test_an_interrupted_tuning_goes_on_and_ends_like_one_that_was_not(copied, monkeypatch):
    whole = (copied / "build" / "recommender" / "adapter" / "adapter_model.safetensors").read_bytes()
    shutil.rmtree(copied / "build" / "recommender")
    real, calls = loop.logits_and_loss, []

    def failing(model, ids, labels):
        calls.append(1)
        if len(calls) == 20:
            raise KeyboardInterrupt
        return real(model, ids, labels)

    monkeypatch.setattr(tuning, "logits_and_loss", failing)
    monkeypatch.setattr(tuning, "Bounds", functools.partial(Bounds, save_seconds=0.0))
    with pytest.raises(KeyboardInterrupt):
        rebuild(copied)
    assert not (copied / "build" / "manifest.json").exists()
    with pytest.raises(MmsidError, match="no manifest"):
        MMSID.load(copied / "build")
    monkeypatch.setattr(tuning, "logits_and_loss", lambda *batch: calls.append("again") or real(*batch))
    lines = rebuild(copied)
    assert "recommender: going on where it was interrupted" in lines
    assert calls.count("again") == SMALL["recommender"]["steps"] - 19
    assert (copied / "build" / "recommender" / "adapter" / "adapter_model.safetensors").read_bytes() == whole


def test_events_that_cannot_be_split_are_told_before_anything_is_trained(copied):
    path = copied / "shop" / "interactions.csv"
    head, *rows = path.read_text().splitlines()
    path.write_text("\n".join([head, *(f"{row.rsplit(',', 1)[0]},7" for row in rows)]) + "\n")
    shutil.rmtree(copied / "build")
    with pytest.raises(MmsidError, match="different timestamps"):
        rebuild(copied)
    assert not (copied / "build").exists()


@pytest.mark.parametrize("file", ["quantizer/semantic_ids.json", "recommender/adapter/adapter_model.safetensors"])
def test_a_missing_or_truncated_file_is_named(copied, file):
    path = copied / "build" / file
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(MmsidError, match=file):
        MMSID.load(copied / "build")
    path.unlink()
    with pytest.raises(MmsidError, match=f"{file} is missing"):
        MMSID.load(copied / "build")


def test_another_catalogue_is_not_taken_for_the_builds_own(copied):
    shutil.rmtree(copied / "shop")
    write_shop(copied / "shop", copies=1)
    with pytest.raises(MmsidError, match="made from other products"):
        MMSID.load(copied / "build")


@pytest.mark.parametrize("file", ["items.csv", "interactions.csv", "examples.json", "images/mug-red-0.png"])
def test_one_flipped_bit_of_the_catalogue_is_noticed_when_the_build_is_opened(copied, file):
    path = copied / "shop" / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(MmsidError, match=f"{file} does not match its recorded hash; restore") as caught:
        MMSID.load(copied / "build")
    assert len(str(caught.value).splitlines()) == 1


def test_the_precomputed_answers_are_the_models_own(tiny, tiny_build):
    assert tiny.examples["fingerprint"] and [s["name"] for s in tiny.examples["shoppers"]] == ["Ann", "Ben"]
    for shopper in tiny.examples["shoppers"]:
        answer = tiny.recommend(shopper["history"], 10)
        stored = [(line["item_id"], line["log_prob"]) for line in shopper["answer"]]
        assert_same(stored, lines(answer), within=1e-3)


def test_a_catalogue_without_interactions_is_built_up_to_its_ids(tmp_path):
    shop = write_shop(tmp_path / "shop", copies=1)
    (shop / "interactions.csv").unlink()
    lines = []
    build(shop, tmp_path / "build", BuildConfig.parse(small_settings()), report=lines.append)
    assert any("no interactions" in line for line in lines)
    loaded = MMSID.load(tmp_path / "build")
    assert len(set(loaded.semantic_ids.values())) == 12
    assert loaded.tokenize(title="Red mug").semantic_id
    with pytest.raises(MmsidError, match="interactions"):
        loaded.recommend(["mug-red-0"])


def test_the_manifest_names_every_file(tiny_build):
    manifest = open_build(tiny_build)
    named = {f"{stage}/{file}" for stage, record in manifest.stages.items() for file in record.files}
    on_disk = {p.relative_to(tiny_build).as_posix() for p in tiny_build.rglob("*") if p.is_file()}
    assert on_disk - named == {"manifest.json", "pictures.json", *(f"{stage}/stage.json" for stage in manifest.stages)}
    shop = manifest.catalogue_folder(tiny_build)
    of_the_catalogue = {*manifest.catalogue.files, *json.loads((tiny_build / "pictures.json").read_text())}
    assert of_the_catalogue == {p.relative_to(shop).as_posix() for p in shop.rglob("*") if p.is_file()}


def test_the_fusion_is_fitted_once_and_a_build_of_an_earlier_version_is_read_as_it_was(copied):
    saved = load_fusion(copied / "build", 0.0)  # what is saved counts, not the weight that is asked for
    (copied / "build" / "encoder" / FUSION_FILE).unlink()
    weight = EncoderConfig.read(copied / "build" / "encoder" / "config.json").image_weight
    fitted = load_fusion(copied / "build", weight)
    assert saved.weights == fitted.weights
    for name, mean in fitted.means.items():
        np.testing.assert_array_equal(saved.means[name], mean)


def test_a_configuration_of_an_earlier_version_is_read_under_todays_names(tiny_build):
    saved = json.loads((tiny_build / "recommender" / "config.json").read_text())
    old = {("newcomer_events" if key == "cold_item_events" else key): value for key, value in saved.items()}
    assert RecommenderConfig.parse(old) == RecommenderConfig.parse(saved)
    assert BuildConfig.parse({"recommender": old}).recommender == RecommenderConfig.parse(saved)
    stage = Stage(tiny_build, "recommender")
    record = stage.record
    assert record is not None
    assert stage.is_current(RecommenderConfig.parse(record.config), record.inputs)


def test_another_split_is_learnt_anew_and_said_in_the_manifest(copied):
    """Nothing that only pictures and texts go into is run again; the kind by time is said nowhere, as ever."""
    assert "kind" not in json.loads((copied / "build" / "manifest.json").read_text())["catalogue"]["split"]
    lines = rebuild(copied, {"split": "leave-one-out", "recommender": {"steps": 2, "pretrain_steps": 2}})
    assert [line for line in lines if line.endswith("starting")] == ["recommender: starting", "views: starting"]
    assert open_build(copied / "build").catalogue.split.kind == "leave-one-out"
    catalogue, split = load_catalogue(copied / "shop"), open_build(copied / "build").catalogue.split
    task, histories = quality.test_task(catalogue, split, limit=1000, seed=0)
    assert len(task.cases) == len(histories) == catalogue.interactions.n_users
    assert {len(case.history) for case in task.cases} == {5} and {len(history) for history in histories} == {4}
    assert task.split == "leave-one-out"


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ({"train_share": 1.0}, "train_share: expected a number below 1"),
        ({"train_share": 0.8, "validation_share": 0.2}, "should leave events for the test"),
        ({"split": "random"}, "split: expected 'time' or 'leave-one-out'"),
    ],
)
def test_a_split_that_leaves_no_test_is_refused_before_anything_is_built(shares, said):
    with pytest.raises(MmsidError, match=said):
        BuildConfig.parse(shares)
