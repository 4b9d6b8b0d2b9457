"""The printed table: aligned, at most 120 columns, with the figures and a mark on slices that are too small."""

from __future__ import annotations

import numpy as np
import pytest

from mmsid.evaluation.metrics import summarise
from mmsid.evaluation.tables import cell, cutoffs_of, format_table

SIZES = {"all": 22_363, "warm": 21_000, "cold": 363, "head": 11_000, "tail": 12_345, "short": 20_000, "long": 22_000}
HEADS = ("recall@5", "recall@10", "recall@20", "ndcg@5", "ndcg@10", "ndcg@20")
NAMES = ("mmsid", "item-knn-cooccurrence", "sasrec")


def made_metrics():
    rng = np.random.default_rng(0)
    results = {name: {part: summarise(rng.integers(1, 60, n)) for part, n in SIZES.items()} for name in NAMES}
    for slices in results.values():
        slices["all"]["coverage@10"] = 0.25
    found = dict(n=22_363, gained=2000, lost=1900, difference=0.0045, interval=[-0.001, 0.01], p_value=0.11)
    return {
        "seed": 3,
        "k": 10,
        "keep_history": False,
        "split": "leave-one-out",
        "events": 30_000,
        "catalogue": {"items": 12_101},
        "comparisons": [{"model": "mmsid", "rival": "sasrec", "k": 10, "slices": {"all": found}}],
        "results": results,
    }


def test_three_blocks_of_at_most_120_columns():
    metrics = made_metrics()
    blocks = [block.splitlines() for block in format_table(metrics).split("\n\n")]
    asked, whole, recalls, ndcgs, said = blocks
    assert max(len(line) for block in blocks for line in block) <= 120
    assert asked == [
        "22,363 of 30,000 test events, drawn by seed 3; split: leave-one-out",
        "ranked: 12,101 products, the history's products left out",
    ]
    figures = metrics["results"]["mmsid"]
    assert whole[0].split() == ["all", "(22,363)", *HEADS, "coverage@10"]
    assert whole[1].split()[1] == f"{figures['all']['recall@5']:.3f}" and whole[1].endswith("0.250")
    assert recalls[0].startswith("recall@10") and "cold (363)*" in recalls[0] and "tail (12,345) " in recalls[0]
    low, high = figures["warm"]["recall@10_interval"]
    assert f"{figures['warm']['recall@10']:.3f} ± {(high - low) / 2:.3f}" in recalls[1]
    assert [f"{figures[part]['ndcg@10']:.3f}" for part in list(SIZES)[1:]] == ndcgs[1].split()[1:]
    assert said[0].startswith("mmsid against sasrec, the best rival, on all (22,363 cases): recall@10 +0.004")
    assert said[-1].startswith("* fewer than 1,000 cases")


@pytest.mark.parametrize("block", [1, 2, 3])
def test_columns_begin_where_their_heads_do(block):
    lines = format_table(made_metrics()).split("\n\n")[block].splitlines()
    starts = [place for place, letter in enumerate(lines[0]) if letter not in " " and lines[0][:place].endswith("  ")]
    assert all(line[start - 1] == " " != line[start] for line in lines[1:] for start in starts)


def test_large_slices_need_no_mark_and_few_keys_no_more():
    figures = {"recall@10": 0.5, "recall@10_interval": [0.4, 0.6], "ndcg@10": 0.25, "n": 1000}
    text = format_table({"seed": 0, "k": 10, "keep_history": True, "results": {"a": {"all": figures}}})
    assert text.splitlines()[:2] == [
        "1,000 test events",
        "ranked: the full catalogue, the history's products compete, too",
    ]
    assert "*" not in text and "0.500 ± 0.100" in text and len(text.split("\n\n")) == 2


def test_a_figure_that_is_not_there_is_a_dash():
    assert cell(None, "recall@10") == cell(summarise(np.array([], dtype=np.int64)), "recall@10") == "–"
    none = summarise(np.full(50, 99))
    assert cell(none, "recall@10", interval=True) == "0.000" and "±" in cell(
        summarise(np.array([1, 99])), "recall@10", interval=True
    )
    assert cutoffs_of({"recall@20": 0, "recall@5": 0, "recall@5_interval": [0, 0], "n": 1}) == [5, 20]
