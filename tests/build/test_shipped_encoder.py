"""The encoder that is taken over by default: from where, what of it, and what is said where it is not there."""

import csv
import shutil

import numpy as np
import pytest

from mmsid.artifacts import Stage
from mmsid.build.build import build
from mmsid.build.context import BuildConfig
from mmsid.encoder import model
from mmsid.semantic_ids import SemanticIds
from mmsid.shop import load_embeddings
from tests.tiny import small_settings

SHIPPED = {"encoder": {"model": "shipped"}, "quantizer": {"steps": 4}}


def built(shop, out, *, until="encoder"):
    told = []
    build(shop, out, BuildConfig.parse(small_settings(SHIPPED)), until=until, report=told.append)
    return told


def embeddings(folder):
    return load_embeddings(folder / "encoder" / "embeddings.safetensors")


@pytest.fixture
def shipped(tiny_build, monkeypatch):
    monkeypatch.setattr(model, "SHIPPED", tiny_build)
    return tiny_build


def test_the_shipped_encoder_is_taken_over(shipped, tiny_shop, tmp_path):
    """Of 24 products no share can tell whether tuning helps, so it stays as it is."""
    told = built(tiny_shop, tmp_path / "build")
    assert any("a text of their own are needed, and there are 24." in line for line in told)
    for name, rows in embeddings(shipped).items():
        np.testing.assert_array_equal(embeddings(tmp_path / "build")[name], rows)
    assert (tmp_path / "build" / "encoder" / "trained.json").is_file()
    assert "start" in Stage(tmp_path / "build", "encoder").record.inputs
    assert built(tiny_shop, tmp_path / "build") == ["encoder: unchanged"]


@pytest.mark.parametrize(("left_out", "there"), [(("image",), "text"), (("title", "description"), "image")])
def test_pictures_or_texts_alone_are_enough(shipped, tiny_shop, tmp_path, left_out, there):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    with (tmp_path / "shop" / "items.csv").open(encoding="utf-8") as file:
        rows = [{**row, **dict.fromkeys(left_out, "")} for row in csv.DictReader(file)]
    with (tmp_path / "shop" / "items.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    told = built(tmp_path / "shop", tmp_path / "build", until="quantizer")
    assert any("no product has both a picture and a text" in line for line in told)
    found = embeddings(tmp_path / "build")
    assert {name for name, vectors in found.items() if not np.isnan(vectors).any()} == {there}
    codes = SemanticIds.load(tmp_path / "build" / "quantizer" / "semantic_ids.json").codes
    assert len(np.unique(codes, axis=0)) == 24


@pytest.mark.training
def test_without_it_one_is_trained_from_nothing_and_that_is_said(tiny_shop, tmp_path, monkeypatch):
    monkeypatch.setattr(model, "SHIPPED", tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    told = built(tiny_shop, tmp_path / "build")
    assert any("is not here, so one was trained from nothing" in line for line in told)
    assert embeddings(tmp_path / "build")["image"].shape == (24, 32)
