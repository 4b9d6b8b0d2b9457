"""The whole build on the tiny shop: resuming, re-running, and what happens to damaged or mismatched folders."""

import functools
import shutil

import pytest

from mmsid import MMSID, MmsidError
from mmsid.artifacts import open_build
from mmsid.training import language, loop, tuning
from mmsid.training.build import build
from mmsid.training.loop import Schedule
from mmsid.training.work import BuildConfig
from tests.answers import assert_same, lines
from tests.tiny import SMALL, small_settings, write_shop


@pytest.fixture
def copied(tiny_build, tiny_shop, tmp_path):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    shutil.copytree(tiny_build, tmp_path / "build")
    return tmp_path


def rebuild(folder, changes=None):
    lines = []
    config = BuildConfig.parse(small_settings(changes))
    build(folder / "shop", folder / "build", config, report=lines.append)
    return [line for line in lines if "unchanged" in line or "starting" in line or "going on" in line]


def test_a_build_that_changed_nothing_runs_nothing(copied):
    before = (copied / "build" / "manifest.json").read_text()
    assert all(line.endswith("unchanged") for line in rebuild(copied))
    assert (copied / "build" / "manifest.json").read_text() == before


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
    real, calls = loop.token_loss, []

    def failing(model, batch):
        calls.append(1)
        if len(calls) == SMALL["recommender"]["pretrain_steps"] + 20:
            raise KeyboardInterrupt
        return real(model, batch)

    for part in (language, tuning):
        monkeypatch.setattr(part, "token_loss", failing)
        monkeypatch.setattr(part, "Schedule", functools.partial(Schedule, save_seconds=0.0))
    with pytest.raises(KeyboardInterrupt):
        rebuild(copied)
    assert not (copied / "build" / "manifest.json").exists()
    with pytest.raises(MmsidError, match="no manifest"):
        MMSID.load(copied / "build")
    for part in (language, tuning):
        monkeypatch.setattr(part, "token_loss", lambda model, batch: calls.append("again") or real(model, batch))
    lines = rebuild(copied)
    assert "recommender: going on where it was interrupted" in lines
    assert calls.count("again") == SMALL["recommender"]["steps"] - 19
    assert (copied / "build" / "recommender" / "adapter" / "adapter_model.safetensors").read_bytes() == whole


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
    named = {f"{stage}/{file}" for stage, record in manifest["stages"].items() for file in record["files"]}
    on_disk = {p.relative_to(tiny_build).as_posix() for p in tiny_build.rglob("*") if p.is_file()}
    assert on_disk - named == {"manifest.json", *(f"{stage}/stage.json" for stage in manifest["stages"])}
