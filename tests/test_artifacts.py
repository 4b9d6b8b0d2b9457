import json

import pytest

from mmsid.artifacts import STAGES, Stage, fingerprint, open_build, write_manifest
from mmsid.config import StageConfig
from mmsid.errors import MmsidError


class Config(StageConfig):
    number: int = 1


def finished_build(tmp_path):
    for name in STAGES:
        stage = Stage(tmp_path, name)
        stage.begin(Config(), {"items": "x"})
        (stage.folder / "data.txt").write_text(f"data of {name}")
        stage.finish(Config(), {"items": "x"}, 1.0)
    return write_manifest(tmp_path, catalogue={"path": "../shop"}, version="test")


def test_fingerprint_ignores_key_order_and_sees_values():
    assert fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": 2})


def test_a_finished_build_opens_and_says_what_it_was_made_from(tmp_path):
    manifest = finished_build(tmp_path)
    assert open_build(tmp_path) == json.loads((tmp_path / "manifest.json").read_text()) == manifest


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda p: p.unlink(), "index/data.txt is missing"),
        (lambda p: p.write_text("data"), "index/data.txt has 4 bytes instead of 13"),
        (lambda p: p.write_text("DATA of index"), "does not match its recorded hash"),
    ],
)
def test_damage_is_named_in_one_sentence(tmp_path, damage, words):
    finished_build(tmp_path)
    damage(tmp_path / "index" / "data.txt")
    with pytest.raises(MmsidError, match=words) as caught:
        open_build(tmp_path)
    assert "\n" not in str(caught.value)


def test_a_half_written_build_is_no_build(tmp_path):
    finished_build(tmp_path)
    (tmp_path / "manifest.json").unlink()
    with pytest.raises(MmsidError, match=r"no manifest\.json"):
        open_build(tmp_path)


def test_the_manifest_needs_every_stage(tmp_path):
    Stage(tmp_path, "encoder").begin(Config(), {})
    with pytest.raises(MmsidError, match="lacks the stages encoder, quantizer"):
        write_manifest(tmp_path, catalogue={}, version="test")


def test_a_stage_is_current_until_its_config_inputs_or_files_change(tmp_path):
    finished_build(tmp_path)
    stage = Stage(tmp_path, "views")
    assert stage.is_current(Config(), {"items": "x"})
    assert not stage.is_current(Config(number=2), {"items": "x"})
    assert not stage.is_current(Config(), {"items": "y"})
    (stage.folder / "data.txt").write_text("changed")
    assert not stage.is_current(Config(), {"items": "x"})


def test_only_the_same_work_is_resumed(tmp_path):
    stage = Stage(tmp_path, "encoder")
    assert not stage.begin(Config(), {"items": "x"})
    (stage.state_folder / "half").write_text("done")
    assert stage.begin(Config(), {"items": "x"})
    assert (stage.state_folder / "half").exists()
    assert not stage.begin(Config(number=2), {"items": "x"})
    assert not (stage.state_folder / "half").exists()


def test_the_training_state_is_gone_when_the_stage_is_complete(tmp_path):
    finished_build(tmp_path)
    assert not list(tmp_path.rglob("state"))
