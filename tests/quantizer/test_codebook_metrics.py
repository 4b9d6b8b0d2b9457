"""The health figures against naive loops and tables worked out by hand."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from mmsid.quantizer import QuantizerConfig, fit
from mmsid.quantizer.collisions import resolve_collisions
from mmsid.quantizer.metrics import (
    Comparison,
    Unit,
    codebook_figures,
    codebook_metrics,
    fidelity,
    figure_line,
    format_codebook_metrics,
    level_uses,
    meaning,
    perplexity,
    read_report,
)
from tests.quantizer.worlds import hierarchy, unit
from tests.tiny import tiny_seed


def test_perplexity_by_hand() -> None:
    assert perplexity(np.array([0, 1, 2, 3])) == pytest.approx(4)
    assert perplexity(np.array([5, 5, 5])) == pytest.approx(1)
    assert perplexity(np.array([0, 0, 0, 1])) == pytest.approx(math.exp(-0.75 * math.log(0.75) - 0.25 * math.log(0.25)))


def test_meaning_by_hand() -> None:
    """Two departments; the second code (1, 0) holds two types; one item has no category."""
    codes = np.array([[0, 0, 0], [0, 0, 1], [0, 1, 0], [1, 0, 0], [1, 0, 1], [1, 0, 2], [1, 1, 0]])
    categories = [("A", "x"), ("A", "x"), ("A", "y"), ("B", "x"), ("B", "x"), ("B", "z"), ()]
    found = meaning(codes, categories)
    assert found is not None
    assert found["department_homogeneity"] == pytest.approx(1.0)
    assert found["nmi_department"][0] == pytest.approx(1.0)
    assert found["items_under_two_codes"] == pytest.approx(7 / 4)
    assert found["type_share_under_two_codes"] == pytest.approx((2 + 1 + 2) / 6)
    assert meaning(codes, [()] * 7) is None


def test_mixed_departments_lower_the_homogeneity() -> None:
    codes = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    found = meaning(codes, [("A", "x"), ("B", "x"), ("A", "x"), ("B", "x")])
    assert found is not None
    assert found["department_homogeneity"] == pytest.approx(0.0)


def test_fidelity_equals_naive_loops() -> None:
    random = np.random.default_rng(0)
    rows = unit(random.normal(size=(40, 6)))
    sums = rows + 0.4 * random.normal(size=(40, 6))
    found = fidelity(rows, sums)
    length = unit(sums)
    cosines = [float(rows[i] @ length[i]) for i in range(40)]
    nearest = [max(range(40), key=lambda j, i=i: float(length[i] @ rows[j])) for i in range(40)]

    def neighbours(points: np.ndarray, i: int) -> set[int]:
        return set(sorted((j for j in range(40) if j != i), key=lambda j: -float(points[i] @ points[j]))[:10])

    overlap = [len(neighbours(rows, i) & neighbours(length, i)) / 10 for i in range(40)]
    assert found["cosine"] == pytest.approx(np.mean(cosines))
    assert found["self_nearest"] == pytest.approx(np.mean([nearest[i] == i for i in range(40)]))
    assert found["neighbour_overlap"] == pytest.approx(np.mean(overlap))


def test_perfect_reconstructions_keep_everything_and_duplicates_count() -> None:
    rows = unit(np.random.default_rng(1).normal(size=(30, 5)))
    found = fidelity(rows, 3 * rows)
    assert [found[name] for name in ("cosine", "self_nearest", "kendall_tau")] == pytest.approx([1, 1, 1])
    assert fidelity(np.repeat(rows, 2, axis=0), np.repeat(rows, 2, axis=0))["self_nearest"] == 1
    assert fidelity(rows, -rows)["cosine"] == pytest.approx(-1)
    assert fidelity(rows[:1], rows[:1])["self_nearest"] == 1


def test_of_many_products_a_sample_is_compared_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    rows = unit(random.normal(size=(60, 4)))
    sums = unit(rows + 0.4 * random.normal(size=(60, 4)))
    assert fidelity(rows, sums)["compared"] == 60
    monkeypatch.setattr("mmsid.quantizer.metrics.measure.MOST_COMPARED", 59)
    monkeypatch.setattr("mmsid.quantizer.metrics.measure.COMPARED", 20)
    drawn = np.random.default_rng((5, 60)).choice(60, 20, replace=False).tolist()
    found = fidelity(rows, sums, seed=5)
    own = [max(range(60), key=lambda j, i=i: float(sums[i] @ rows[j])) == i for i in drawn]
    overlap = [len(set(nearest_ten(rows, i)) & set(nearest_ten(sums, i))) / 10 for i in drawn]
    assert found["compared"] == 20 and found["self_nearest"] == pytest.approx(np.mean(own))
    assert found["neighbour_overlap"] == pytest.approx(np.mean(overlap))
    assert found["cosine"] == pytest.approx(float((rows * sums).sum(axis=1).mean()))


def nearest_ten(points: np.ndarray, row: int) -> list[int]:
    return sorted((j for j in range(len(points)) if j != row), key=lambda j: -float(points[row] @ points[j]))[:10]


def test_figures_of_a_sample_say_so() -> None:
    world = hierarchy(items=3)
    config = QuantizerConfig(codebook_sizes=(4, 6, 7), hidden=8, steps=0, restarts=2, seed=tiny_seed())
    model = fit(world.fused, config)
    report = codebook_metrics(
        model, world.fused, resolve_collisions(model.choose(world.fused).codes, world.fused, model.codewords).codes
    )
    said = "drawn at random"
    assert not any(said in figure.reading for figure in codebook_figures(report))
    report["fidelity"]["after"]["compared"] = 12
    of_sample = [figure.reading for figure in codebook_figures(report) if said in figure.reading]
    assert len(of_sample) == 2 and all("Measured on 12 products" in reading for reading in of_sample)
    del report["fidelity"]["after"]["compared"]  # a build from before measured all
    assert not any(said in figure.reading for figure in codebook_figures(report))


def test_kendall_tau_equals_counting_pairs_of_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mmsid.quantizer.metrics.measure.PAIRS", 60)
    random = np.random.default_rng(2)
    rows, sums = unit(random.normal(size=(25, 4))), unit(random.normal(size=(25, 4)))
    first, second = np.random.default_rng(7).integers(0, 25, (2, 60))
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    x, y = ([float(points[a] @ points[b]) for a, b in pairs] for points in (rows, sums))
    signs = [(np.sign(x[i] - x[j]), np.sign(y[i] - y[j])) for i in range(len(pairs)) for j in range(i)]
    agree = sum(a * b for a, b in signs)
    ties = [math.sqrt(sum(s[side] != 0 for s in signs)) for side in (0, 1)]
    assert fidelity(rows, sums, seed=7)["kendall_tau"] == pytest.approx(agree / (ties[0] * ties[1]))


def test_the_report_agrees_with_the_ids() -> None:
    world = hierarchy(items=3)
    config = QuantizerConfig(codebook_sizes=(4, 6, 7), hidden=8, steps=0, restarts=2, seed=tiny_seed())
    model = fit(world.fused, config)
    before = model.encode(world.fused)
    resolution = resolve_collisions(before.codes, world.fused, model.codewords, model.parents)
    views = {"image": world.modalities["image"].copy(), "text": np.full_like(world.fused, np.nan)}
    views["image"][:5] = np.nan
    report = json.loads(
        json.dumps(codebook_metrics(model, world.fused, resolution.codes, world.categories, modalities=views))
    )
    n = len(world.fused)
    assert report["ids"]["collisions_before"] == n - len({tuple(row) for row in before.codes})
    assert report["ids"]["collisions_after"] == 0
    assert report["ids"]["moved"] == resolution.moved.sum() > 0
    assert report["ids"]["moved_cost"] == pytest.approx(resolution.total_cost / resolution.moved.sum(), abs=1e-6)
    for index, level in enumerate(report["levels"]):
        assert level["used"] == len(set(resolution.codes[:, index].tolist()))
        assert level["dead"] == level["size"] - level["used"]
    left = np.linalg.norm(world.fused - model.decode(before.codes), axis=1)
    assert report["levels"][-1]["residual_share"] == pytest.approx(left.mean(), abs=1e-5)
    image = model.encode(views["image"][5:]).codes
    assert report["modalities"]["image"]["items"] == n - 5
    assert report["modalities"]["image"]["same_prefix"][1] == pytest.approx(
        (image[:, :2] == before.codes[5:, :2]).all(axis=1).mean()
    )
    assert report["modalities"]["text"]["items"] == 0

    text = format_codebook_metrics(report)
    for figure in codebook_figures(report):
        assert figure.name in text
        assert figure.value in text
        assert figure.reading.endswith(".")
    assert "MISS" not in text.split("Level b", maxsplit=1)[0]


def test_a_catalogue_without_categories_has_the_same_figures() -> None:
    world = hierarchy(items=4)
    model = fit(world.fused, QuantizerConfig(hidden=8, steps=0, restarts=1, seed=tiny_seed()))
    codes = resolve_collisions(model.encode(world.fused).codes, world.fused, model.codewords).codes
    report = codebook_metrics(model, world.fused, codes)
    assert report["meaning"] is None
    assert all(
        figure.reading in " ".join(format_codebook_metrics(report).split()) for figure in codebook_figures(report)
    )


SHIPPED = Path(__file__).parents[2] / "checkpoints" / "storefront"


@pytest.fixture
def shipped() -> dict:
    """The shipped build's raw reports, or nothing to test where none is shipped."""
    if not (SHIPPED / "manifest.json").is_file():
        pytest.skip("no build is shipped")
    report, tuned = SHIPPED / "quantizer" / "health.json", SHIPPED / "recommender" / "report.json"
    return {"report": json.loads(report.read_text()), "forgetting": json.loads(tuned.read_text())["kendall_tau"]}


def test_the_figures_of_the_raw_reports_are_those_that_the_build_wrote_in_words(shipped) -> None:
    told = json.loads((SHIPPED / "views" / "health.json").read_text(encoding="utf-8"))
    figures = codebook_figures(shipped["report"], forgetting=shipped["forgetting"])
    written = {line["name"]: line["value"] for line in told["figures"]}
    assert {figure.name: figure_line(figure)["value"] for figure in figures}.items() <= written.items()
    assert [asdict(level) for level in level_uses(shipped["report"])] == told["levels"]


def test_every_goal_in_words_is_a_target_that_is_compared(shipped) -> None:
    figures = codebook_figures(shipped["report"], forgetting=shipped["forgetting"])
    assert sum(bool(figure.targets) for figure in figures) == len(shipped["report"]["levels"]) + 2
    for figure in figures:
        assert bool(figure.targets) == bool(figure.goal) == (figure.met is not None)
        for target in figure.targets:
            [quantity] = [one for one in figure.quantities if one.name == target.quantity]
            [value] = quantity.values
            met = value == target.value if target.comparison is Comparison.EQUAL else value >= target.value
            assert target.met == met
            if target.comparison is Comparison.AT_LEAST:  # the words name the number that is compared
                named = f"{100 * target.value:.0f} %" if quantity.unit is Unit.SHARE else f"{target.value:g}"
                assert named in figure.goal
        assert figure.met is None or figure.met == all(target.met for target in figure.targets)


def test_a_missed_target_is_missed_as_data_and_in_words(shipped) -> None:
    report = json.loads(json.dumps(shipped["report"]))
    report["ids"]["collisions_after"] = 1
    report["levels"][0]["perplexity_share"] = 0.79
    report["levels"][1].update(used=5, dead=1)
    report["fidelity"]["after"]["self_nearest"] = 0.9199
    missed = [figure for figure in codebook_figures(report) if figure.met is False]
    assert [figure.name for figure in missed] == [
        "Collisions",
        "Level a",
        "Level b",
        "Codeword sum's nearest product is the product itself",
    ]
    assert [[target.quantity for target in figure.targets if not target.met] for figure in missed] == [
        ["collisions_after"],
        ["perplexity_share"],
        ["used"],
        ["self_nearest"],
    ]
    told = str(missed[1].quantities[0])
    assert f"MISS  Level a: {told} (" in format_codebook_metrics(report) and "(79.0 % of the size)" in missed[1].value


def test_a_report_that_was_read_back_is_told_like_the_one_that_was_written(tiny_build):
    """What a build keeps is all that its words need."""
    path = tiny_build / "quantizer" / "health.json"
    written = json.loads(path.read_text(encoding="utf-8"))
    assert format_codebook_metrics(read_report(path)) == format_codebook_metrics(written)
