"""The page of results on made-up metrics: every figure in its place, and the same bytes for the same figures."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from mmsid.cli import main
from mmsid.errors import MmsidError
from mmsid.evaluation.comparison import paired_comparisons
from mmsid.evaluation.metrics import summarise
from mmsid.evaluation.results import read_measured
from mmsid.evaluation.results.published import PUBLISHED, published_on
from mmsid.evaluation.results.training import training_lines

SIZES = {"all": 1500, "warm": 1400, "cold": 100, "head": 600, "tail": 800, "short": 1500, "long": 0}
MODELS = ("mmsid", "mmsid-alone", "popularity", "sasrec", "oracle")


CURVE = {"unit": "NDCG@10", "readings": [[1.5, 0.25], [3.0, 0.5]], "kept": 3.0, "passes": 4.5, "reason": "no gain"}


def made_metrics(**changes):
    rng = np.random.default_rng(0)
    masks = {name: np.arange(1500) < n for name, n in SIZES.items()}
    ranks = {model: rng.integers(1, 40 + 20 * place, 1500) for place, model in enumerate(MODELS)}
    results = {model: {name: summarise(found[mask]) for name, mask in masks.items()} for model, found in ranks.items()}
    for slices in results.values():
        slices["all"]["coverage@10"] = 0.5
    return {
        "build": "0123456789abcdef",
        "seed": 4,
        "machine": "Linux, 2 CPU cores",
        "k": 10,
        "keep_history": False,
        "split": "leave-one-out",
        "events": 22_363,
        "versions": {"mmsid": "1.2", "python": "3.11.7", "torch": "2.11", "transformers": "5.23"},
        "seeds": {"encoder": 5, "recommender": 6},
        "catalogue": {
            "name": "my-beauty",
            "items": 12_101,
            "shoppers": 22_363,
            "training_events": 153_776,
            "modalities": ["attributes"],
        },
        "settings": {"sasrec": {"width": 64, "dropout": 0.2}, "item-knn": {"last": 3, "decay": 0.6}},
        "training": {"curves": {"language_model": CURVE}},
        "slices": {name: f"the rule of {name}" for name in SIZES},
        "comparisons": paired_comparisons(ranks, masks, 10),
        "results": results,
        **changes,
    }


def write(folder, name="metrics.json", **changes):
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(json.dumps(made_metrics(**changes)), encoding="utf-8")
    return path


def page_of(capsys, *arguments):
    code = main(["results", *map(str, arguments)])
    out = capsys.readouterr()
    assert (code, out.err) == (0, "")


def rows(page, opening):
    """The cells of the first table after a text."""
    lines = page[page.index(opening) :].splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("|"))
    block = lines[start : start + 60]
    end = next((place for place, line in enumerate(block) if not line.startswith("|")), len(block))
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in block[:end]]


def test_the_same_figures_give_the_same_bytes(tmp_path, capsys):
    build = write(tmp_path / "build").parent
    page_of(capsys, build, "--out", tmp_path / "a.md")
    first = (tmp_path / "a.md").read_bytes()
    page_of(capsys, build, "--out", tmp_path / "a.md")
    assert (tmp_path / "a.md").read_bytes() == first
    kept = write(tmp_path, "kept.json")
    page_of(capsys, f"my-beauty={kept}", "--out", tmp_path / "b.md")
    assert (tmp_path / "b.md").read_text().splitlines()[4:] == first.decode().splitlines()[4:]


def test_every_figure_stands_in_its_place(tmp_path, capsys):
    metrics = made_metrics()
    page_of(capsys, write(tmp_path / "build"), "--out", tmp_path / "page.md")
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    whole = rows(page, "## my-beauty")
    assert whole[0] == ["model", "R@5", "R@10", "R@20", "N@5", "N@10", "N@20", "coverage@10", "what it is"]
    assert [row[0].strip("*") for row in whole[2:]] == list(MODELS)
    for row in whole[2:]:
        figures = metrics["results"][row[0].strip("*")]["all"]
        low, high = figures["recall@10_interval"]
        assert row[2] == f"{figures['recall@10']:.4f} ± {(high - low) / 2:.4f}"
        assert row[4:8] == [*(f"{figures[f'ndcg@{k}']:.4f}" for k in (5, 10, 20)), "0.5000"]
        assert row[8], row[0]
    slices = rows(page, "By slice")
    assert slices[0][1:] == ["warm (1,400)", "cold (100)*", "head (600)*", "tail (800)*", "short (1,500)", "long (0)*"]
    assert slices[2][-1] == "–" and slices[2][1].startswith(f"{metrics['results']['mmsid']['warm']['recall@10']:.4f}")
    compared = rows(page, "`mmsid` against the best rival of this run, `popularity`")
    found = metrics["comparisons"][0]["slices"]["all"]
    assert compared[2][:5] == ["all", "1,500", str(found["gained"]), str(found["lost"]), f"{found['difference']:+.4f}"]
    assert "`mmsid-alone` against the best rival" in page
    for said in (
        "`my-beauty`, 12,101 products, 22,363 shoppers with 153,776 training events; item embeddings from attributes.",
        "**Split**: leave-one-out. **Cases**: 22,363 test events, 1,500 of them, drawn by seed 4, asked.",
        "**Seeds**: encoder 5, recommender 6; of the intervals 4. **Build**: `0123456789abcdef`.",
        "torch 2.11, transformers 5.23",
        "*cold*: the rule of cold",
        "- language model: 4.5 passes, ended by no gain; the state after 3 was kept. NDCG@10 by passes: 1.5: 0.25, 3: 0.5.",
        "sasrec (width 64, dropout 0.2); item-knn (last 3, decay 0.6)",
    ):
        assert said in page, said


def test_published_figures_stand_beside_ours_where_the_data_are_the_same(tmp_path, capsys):
    metrics = made_metrics()
    write(tmp_path / "beauty")
    write(tmp_path / "other", split="time (80% training, 10% validation, 10% test)")
    page_of(capsys, tmp_path / "beauty", f"other={tmp_path / 'other'}", "--out", tmp_path / "page.md")
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert page.count("Published on Amazon Beauty") == 1
    published = rows(page, "Published on Amazon Beauty")
    by_name = {row[0].strip("*"): row for row in published[2:]}
    assert by_name["TIGER"][1:5] == ["0.0454", "0.0321", "0.0648", "0.0384"]
    assert by_name["MARIUS-COSETTE"][3:5] == ["0.1002", "0.0546"]
    assert by_name["SASRec, sampled softmax"][1:3] == ["–", "–"]
    own = metrics["results"]["mmsid"]["all"]
    assert by_name["mmsid"][1:5] == [f"{own[name]:.4f}" for name in ("recall@5", "ndcg@5", "recall@10", "ndcg@10")]
    assert list(by_name)[-3:] == ["sasrec", "mmsid-alone", "mmsid"]
    assert by_name["mmsid"][5] == "semantic IDs from attributes, and a collaborative voice"
    assert "made from attributes, and not from the titles" in page
    recalls = [float(row[3]) for row in published[2:-3]]
    assert recalls == sorted(recalls) and "another last event" in page


@pytest.mark.parametrize("data_set", sorted({name for one in PUBLISHED for name in one.figures}))
def test_published_figures_are_plausible(data_set):
    """Recall grows with k, and NDCG is below it."""
    for one, (recall5, ndcg5, recall10, ndcg10) in published_on(data_set):
        assert 0 < ndcg10 < recall10 < 0.2, one.model
        if recall5 is not None:
            assert 0 < ndcg5 < recall5 < recall10 and ndcg5 < ndcg10, one.model
        assert one.reads and one.source


def test_the_page_says_how_it_is_made(tmp_path, capsys):
    write(tmp_path / "build")
    page_of(capsys, f"A shop={tmp_path / 'build'}", "--out", tmp_path / "page.md")
    page = (tmp_path / "page.md").read_text(encoding="utf-8")
    command = re.search(r"Written by `python -m mmsid (results .*?)`", page)[1]
    assert command == f"results 'A shop={tmp_path / 'build'}' --out {tmp_path / 'page.md'}"
    assert "## A shop\n" in page


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ({}, []),
        (
            {"trained_parameters": 1000, "parameters": 20_000},
            ["Training: 1,000 of 20,000 parameters of the language model."],
        ),
        ({"curves": {"collaborative": {**CURVE, "readings": []}}}, ["- collaborative: 4.5 passes, ended by no gain."]),
        (
            {"kendall_tau": {"before": [1.0, None], "after": [0.5, 0.25]}},
            ["per level: before 1.00 / –; after 0.50 / 0.25."],
        ),
    ],
)
def test_a_training_is_told_as_far_as_it_is_known(report, said):
    text = "\n".join(training_lines(report))
    assert all(one in text for one in said)
    assert bool(text) == bool(said)


def test_long_curves_are_thinned_and_keep_their_end():
    readings = [[passes, float(passes)] for passes in range(1001)]
    text = "\n".join(training_lines({"curves": {"language_model": {**CURVE, "readings": readings}}}))
    assert text.endswith("1000: 1000.") and text.count(": ") <= 44


def test_what_cannot_be_read_is_one_sentence(tmp_path, capsys):
    with pytest.raises(MmsidError, match=r"there is no metrics\.json; run `python -m mmsid evaluate`"):
        read_measured(tmp_path)
    old = {name: value for name, value in made_metrics().items() if name != "comparisons"}
    (tmp_path / "old.json").write_text(json.dumps(old))
    with pytest.raises(MmsidError, match=r"comparisons: it is missing.*evaluate` on the build again"):
        read_measured(tmp_path / "old.json")
    path = write(tmp_path)
    assert main(["results", str(path), str(path), "--out", str(tmp_path / "page.md")]) == 2
    assert "got my-beauty twice; write NAME=" in capsys.readouterr().err
