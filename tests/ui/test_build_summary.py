"""The light part of a build agrees with the loaded one, and says in a sentence what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mmsid.errors import MmsidError
from mmsid.records import Item
from mmsid.ui.answers.start import catalogue_data, start_shopper
from mmsid.ui.assets import ItemPictures
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.loading import LoadingShop, LoadingState
from tests.answers import assert_same, lines
from tests.rehashed import rehash
from tests.ui.running import copy_of


@pytest.fixture(scope="module")
def summary(build):
    return BuildSummary.open(build)


@pytest.mark.slow
def test_the_summary_is_the_light_part_of_the_shop(summary, shop):
    assert summary.items == shop.items
    assert list(summary.codes) == [shop.codes(item.item_id) for item in shop.items]
    assert summary.codebook_sizes == shop.codebook_sizes
    for row, item in enumerate(shop.items[:50]):
        assert summary.item_captions(item.item_id) == shop.item_captions(item.item_id), row
    assert summary.fingerprint == shop.fingerprint
    assert summary.has_voice == shop.has_voice


@pytest.mark.slow
def test_the_first_answers_are_those_of_the_model(summary, shop):
    """What the page shows from a file is what the loaded model answers, and carries the same build's fingerprint."""
    assert summary.shoppers
    for shopper in summary.shoppers:
        stored = start_shopper(summary, shopper).answer
        live = shop.recommend(shopper.history, len(stored.items))
        assert stored.fingerprint == shop.fingerprint
        assert_same([(line.item_id, line.log_prob) for line in stored.items], lines(live), within=1e-3)
        for line in stored.items:
            assert tuple(line.semantic_id) == shop.semantic_ids[line.item_id]
            assert all(chip.caption for chip in line.codes)


def test_the_catalogue_is_told_in_columns(tmp_path):
    items = (
        Item("m1", "Red mug", category=("Kitchen", "Mugs"), image=tmp_path / "a.webp", price=5.0),
        Item("m2", "", category=("Kitchen", "Mugs")),
        Item("x", "Thing", image=tmp_path / "b.webp"),
    )
    pictures = ItemPictures(["files/products-1/0.webp", None, "files/products-1/1.webp"], "files/thumbnails-1/")
    columns = catalogue_data(items, pictures)
    assert columns.model_dump() == {
        "shared": [0, 1, 0],
        "rests": ["m1", "2", "x"],
        "titles": ["Red mug", "m2", "Thing"],
        "categories": [["Kitchen", "Mugs"], []],
        "category": [0, 0, 1],
        "prices": [5.0, None, None],
        "pictures": ["0.webp", None, "1.webp"],
        "pictures_at": "files/products-1/",
        "thumbnails_at": "files/thumbnails-1/",
    }


def _remove(path: Path) -> None:
    path.unlink()


def _halve(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


LIGHT = (
    "manifest.json",
    "quantizer/health.json",
    "quantizer/semantic_ids.json",
    "views/captions.json",
    "views/examples.json",
    "index/items.json",
)


@pytest.mark.parametrize("name", LIGHT)
@pytest.mark.parametrize("damage", [_remove, _halve])
def test_a_damaged_file_is_one_sentence(tiny_build, tmp_path, name, damage):
    build = copy_of(tiny_build, tmp_path)
    damage(build / name)
    with pytest.raises(MmsidError) as caught:
        BuildSummary.open(build)
    assert "\n" not in str(caught.value) and str(build) in str(caught.value)


def test_examples_of_another_build_are_refused(tiny_build, tmp_path):
    build = copy_of(tiny_build, tmp_path)
    path = build / "views" / "examples.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "fingerprint": "0" * 16}))
    rehash(build)
    with pytest.raises(MmsidError, match="come from another build"):
        BuildSummary.open(build)


def test_a_missing_catalogue_is_one_sentence(tiny_build, tmp_path):
    build = copy_of(tiny_build, tmp_path)
    (tmp_path / "shop").rename(tmp_path / "moved")
    with pytest.raises(MmsidError, match=r"A catalogue folder with an items\.csv was expected"):
        BuildSummary.open(build)


def test_a_changed_catalogue_is_noticed(tiny_build, tmp_path):
    build = copy_of(tiny_build, tmp_path)
    path = tmp_path / "shop" / "items.csv"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:-1]))
    with pytest.raises(MmsidError, match=r"was made from other products.*; run `mmsid update .*`, build it again, or"):
        BuildSummary.open(build)


def test_loading_ends_ready_or_failed(tiny_build, tmp_path):
    loading = LoadingShop(tiny_build)
    assert loading.state is LoadingState.LOADING
    loading.start()
    assert loading.wait().items == BuildSummary.open(tiny_build).items
    assert loading.state is LoadingState.READY

    build = copy_of(tiny_build, tmp_path)
    _halve(build / "recommender" / "adapter" / "adapter_model.safetensors")
    failing = LoadingShop(build)
    failing.start()
    for _ in range(2):
        with pytest.raises(MmsidError, match=r"adapter_model.safetensors has .* bytes instead of"):
            failing.wait()
    assert failing.state is LoadingState.FAILED


def test_waiting_has_an_end(tiny_build):
    with pytest.raises(MmsidError, match="still loading"):
        LoadingShop(tiny_build, patience_seconds=0.01).wait()
