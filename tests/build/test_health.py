"""Health in words: what is said of builds whose figures are set by hand."""

import shutil
from collections import Counter
from dataclasses import replace
from math import log2

import numpy as np
import pytest

from mmsid.artifacts import write_json
from mmsid.build.build import build
from mmsid.build.context import BuildConfig, BuildContext
from mmsid.build.health import Verdict, health_of, kinds_of, popularity_ndcg
from mmsid.catalogue import load_catalogue
from mmsid.config import read_json
from mmsid.index import EmbeddingIndex
from mmsid.records import Item
from tests.tiny import small_settings


@pytest.fixture
def context(tiny_build, tiny_shop, tmp_path):
    """A build whose reports a test may change."""
    folder = shutil.copytree(tiny_build, tmp_path / "build")
    return BuildContext(folder, load_catalogue(tiny_shop), BuildConfig.parse(small_settings()))


def said(context, words):
    [verdict] = [one for one in health_of(context) if words in one.said]
    return verdict


def with_neighbours(context, rows):
    EmbeddingIndex(np.array(rows, dtype=np.float32)).save(context.folder("index") / "items.faiss")


def test_embeddings_that_know_kinds_are_good_and_others_are_not(context):
    """Eight products in one department and sixteen in another: (8² + 16²) / 24² agree by chance."""
    departments = [item.category[0] for item in context.catalogue.items]
    kitchen = [row for row, name in enumerate(departments) if name == "Kitchen"]
    others = [row for row, name in enumerate(departments) if name != "Kitchen"]
    assert len(kitchen) == 8
    with_neighbours(context, [[1, 0.01 * row] if row in kitchen else [-1, 0.01 * row] for row in range(24)])
    verdict = said(context, "nearest other product")
    assert verdict.is_good and "of 100% has the same category on level 1 (by chance of 56%)" in verdict.said
    pairs = np.zeros((24, 24))  # eight pairs of two departments, and eight products that are like their own
    for one, other in zip(kitchen, others, strict=False):
        pairs[one, one] = pairs[other, one] = 1
    for one, other in zip(others[8::2], others[9::2], strict=True):
        pairs[one, one] = pairs[other, one] = 1
    with_neighbours(context, pairs)
    verdict = said(context, "nearest other product of 33%")
    assert not verdict.is_good and "hardly know" in verdict.said and "--encoder" in verdict.remedy


def test_what_to_do_about_embeddings_that_were_given(context):
    """Another encoder would not be asked."""
    with_neighbours(context, np.eye(24))
    rows = {"text": np.zeros((24, 2), np.float32)}
    given = replace(context, catalogue=replace(context.catalogue, embeddings=rows))
    remedy = said(given, "nearest other product").remedy
    assert "embeddings of another model" in remedy and "--encoder" not in remedy


def test_products_that_cannot_be_told_apart_are_counted(context):
    path = context.folder("quantizer") / "health.json"
    report = read_json(path)
    for alike, words, is_good in ((2, "2 had to take the nearest", True), (20, "20 of 24 products came out", False)):
        report["ids"]["collisions_before"] = alike
        write_json(path, report)
        assert said(context, words).is_good is is_good


def test_pictures_and_texts_that_do_not_find_each_other_are_said(context):
    tuned = {"held_out": 16, "candidates": 81, "before": 0.05, "after": 0.4, "curve": None}
    for kept in (True, False):
        write_json(context.folder("encoder") / "tuning.json", {**tuned, "kept": kept})
        assert said(context, "mean reciprocal rank").is_good is kept


def test_popularity_is_ranked_as_one_does_by_hand():
    counts = Counter({"a": 5, "b": 4, "c": 3})
    cases = [(("a",), "b"), (("c",), "a"), (("a", "b"), "c"), (("a",), "new"), (("c",), "b")]
    assert popularity_ndcg(counts, cases) == pytest.approx((1 + 1 + 1 + 0 + 1 / log2(3)) / 5)
    assert popularity_ndcg(counts, []) == 0


def test_kinds_are_the_first_level_that_tells_products_apart():
    items = [Item("a", "", category=("Home", "Mugs")), Item("b", "", category=("Home", "Hats")), Item("c", "")]
    assert kinds_of(items) == (2, [("Home", "Mugs"), ("Home", "Hats"), ()])
    assert kinds_of([Item("a", "")]) == (1, [()])


def test_a_verdict_is_one_line():
    assert str(Verdict(None, "No histories.", "add some")) == "note  No histories. To do: add some."


def test_a_build_ends_with_its_health(tiny_build, tiny_shop, tmp_path):
    shutil.copytree(tiny_shop, tmp_path / "shop")
    shutil.copytree(tiny_build, tmp_path / "build")
    told = []
    build(tmp_path / "shop", tmp_path / "build", BuildConfig.parse(small_settings()), report=told.append)
    first = told.index("Health of this build:")
    assert told[first + 1].startswith("  good  24 products: 24 with image, 24 with text.")
    assert any("what is popular" in line for line in told[first:])
