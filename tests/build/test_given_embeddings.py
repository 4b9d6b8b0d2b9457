"""Catalogues that bring their own embeddings: modalities of any name and width, and benchmark sequences."""

import json
import shutil

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mmsid import MMSID, MmsidError
from mmsid.artifacts import open_build
from mmsid.build.build import build
from mmsid.build.context import BuildConfig
from mmsid.catalogue import load_catalogue
from mmsid.encoder import Fusion
from mmsid.evaluation.quality import held_out_tasks
from mmsid.semantic_ids import SemanticIds
from mmsid.shop import FUSION_FILE, load_embeddings
from tests.tiny import small_settings

SHORT = {"quantizer": {"steps": 4}, "recommender": {"steps": 2, "pretrain_steps": 2}, "views": {"examples": 0}}


def built(catalogue, out, *, until="views", **settings):
    """A build that learns next to nothing, and what it told."""
    told = []
    config = BuildConfig.parse({**small_settings(SHORT), **settings})
    build(catalogue, out, config, until=until, report=told.append)
    return told


@pytest.mark.training
@pytest.mark.parametrize("widths", [{"collaborative": 6}, {"image": 6, "text": 4}, {"text": 5, "collaborative": 5}])
def test_modalities_of_any_name_and_width_become_ids(tiny_shop, tmp_path, widths):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    item_ids = [item.item_id for item in load_catalogue(tmp_path / "shop").items]
    rng = np.random.default_rng(0)
    columns = {name: rng.standard_normal((len(item_ids), size)).tolist() for name, size in widths.items()}
    pq.write_table(pa.table({"item_id": item_ids, **columns}), tmp_path / "shop" / "embeddings.parquet")
    built(tmp_path / "shop", tmp_path / "build", until="quantizer")
    codes = SemanticIds.load(tmp_path / "build" / "quantizer" / "semantic_ids.json").codes
    assert len(np.unique(codes, axis=0)) == len(item_ids)
    means = Fusion.load(tmp_path / "build" / "encoder" / FUSION_FILE).means
    assert {name: len(means[name]) for name in widths} == widths  # also a collaborative one of the catalogue's own
    assert means.keys() == {*widths, "collaborative"}  # which is made from the training events where there is none
    health = json.loads((tmp_path / "build" / "quantizer" / "health.json").read_text())
    assert health["modalities"].keys() == means.keys()


@pytest.mark.parametrize("scale", [1e30, 1e6, 1.0, 1e-9])
def test_embeddings_of_any_scale_are_kept_as_directions(tiny_shop, tmp_path, scale):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    item_ids = [item.item_id for item in load_catalogue(tmp_path / "shop").items]
    vectors = np.random.default_rng(0).standard_normal((len(item_ids), 6))
    table = pa.table({"item_id": item_ids, "text": (scale * vectors).tolist()})
    pq.write_table(table, tmp_path / "shop" / "embeddings.parquet")
    built(tmp_path / "shop", tmp_path / "build", until="encoder")
    stored = load_embeddings(tmp_path / "build" / "encoder" / "embeddings.safetensors")["text"]
    directions = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    np.testing.assert_allclose(stored, directions, atol=1e-3)  # half precision


def test_products_that_nothing_tells_apart_are_named(tiny_shop, tmp_path):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    (tmp_path / "shop" / "interactions.csv").unlink()
    item_ids = [item.item_id for item in load_catalogue(tmp_path / "shop").items]
    same = pa.table({"item_id": item_ids, "text": [[1.0, 2.0]] * len(item_ids)})
    pq.write_table(same, tmp_path / "shop" / "embeddings.parquet")
    told = built(tmp_path / "shop", tmp_path / "build", until="encoder")
    assert any(line.startswith("Nothing tells 24 of 24 products from the others (") for line in told)


def write_sequences(folder):
    """Forty users walk through twelve items in a circle; two attributes an item."""
    folder.mkdir()
    lines = [" ".join([f"u{u}", *(str((u + step) % 12 + 1) for step in range(2 + u % 4))]) for u in range(40)]
    (folder / "sequences.txt").write_text("\n".join(lines))
    (folder / "attributes.json").write_text(json.dumps({str(n + 1): [n % 3, 3 + n % 5] for n in range(12)}))
    return folder


@pytest.mark.training
def test_benchmark_sequences_are_built_and_split_leave_one_out(tmp_path):
    told = built(write_sequences(tmp_path / "set"), tmp_path / "build")
    assert told[0].startswith("sequences.txt: benchmark sequences of 40 users and 12 items")
    manifest = open_build(tmp_path / "build")
    assert manifest.catalogue.split.kind == "leave-one-out"
    assert manifest.catalogue.files.keys() == {"sequences.txt", "attributes.json"}
    shop, catalogue = MMSID.load(tmp_path / "build"), load_catalogue(tmp_path / "set")
    test, validation, histories = held_out_tasks(catalogue, manifest.catalogue.split, 1000, 0, keep_history=False)
    assert (len(test.cases), len(validation.cases), len(histories)) == (30, 30, 40)
    answer = shop.recommend(test.cases[0].history, k=3)
    assert len({line.item.item_id for line in answer} - set(test.cases[0].history)) == 3
    with pytest.raises(MmsidError, match="brought its own embeddings"):
        shop.tokenize(title="A thing")
    some = shop.items[4]
    assert shop.search(some.title, 1)[0].item == some and shop.search("qqqq", 5) == []  # by words alone
    assert all(line.endswith("unchanged") for line in built(tmp_path / "set", tmp_path / "build")[1:])


def test_events_in_an_order_alone_are_not_split_by_time(tmp_path):
    with pytest.raises(MmsidError, match="an order for each user and no times; leave the setting `split` out"):
        built(write_sequences(tmp_path / "set"), tmp_path / "build", split="time")
    assert not (tmp_path / "build").exists()
