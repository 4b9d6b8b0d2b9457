"""Ablations: one thing differs in each variant, unchanged stages are not run again, and the table adds up."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from mmsid.artifacts import Stage
from mmsid.build.context import BuildConfig
from mmsid.catalogue import Catalogue, load_catalogue
from mmsid.cli import main
from mmsid.evaluation.ablations import VARIANTS, Ablations, ablations_section, format_ablations
from mmsid.evaluation.ablations.report import Row
from mmsid.evaluation.ablations.variants import BASE, merged, variant_config
from mmsid.evaluation.comparison import COMPARED, compared
from mmsid.evaluation.metrics import summarise
from mmsid.records import Item
from tests.tiny import small_settings

BY_NAME = {variant.name: variant for variant in VARIANTS}


def catalogue(*, pictures=True, embeddings=None, category=("A",)):
    from pathlib import Path

    items = tuple(
        Item(item_id=str(n), title="Mug", category=category, image=Path("x.png") if pictures else None)
        for n in range(3)
    )
    return Catalogue(items, embeddings=embeddings)


def test_what_a_catalogue_without_words_and_pictures_has_anyway_is_no_variant_of_it(tmp_path):
    worded = catalogue()
    bare = Catalogue(tuple(Item(item_id=str(n), title=f"Attributes {n}") for n in range(3)), named=False)
    lacking = {
        name: {v.name for v in VARIANTS if v.missing(shop) == "the base has it"}
        for name, shop in {"worded": worded, "bare": bare}.items()
    }
    assert {"tree-ids", "adapter"} <= lacking["worded"] and {"flat-ids", "full-tuning"} <= lacking["bare"]
    assert not lacking["worded"] & {"flat-ids", "full-tuning"} and not lacking["bare"] & {"tree-ids", "adapter"}
    base = variant_config(BY_NAME[BASE], BuildConfig(), tmp_path, bare)
    assert (base.quantizer.tree, base.recommender.tuning) == (False, "full")
    other = variant_config(BY_NAME["tree-ids"], BuildConfig(), tmp_path, bare)
    assert (other.quantizer.tree, other.recommender.tuning, other.recommender.base) == (True, "full", "small")


def changes(values, before, prefix=""):
    """The keys that differ, with dots."""
    found = {}
    for name, value in values.items():
        if isinstance(value, dict):
            found |= changes(value, before[name], f"{prefix}{name}.")
        elif value != before[name]:
            found[f"{prefix}{name}"] = value
    return found


def test_every_variant_has_a_configuration_that_differs(tmp_path):
    base = BuildConfig()
    before = base.decided_for(catalogue()).model_dump(mode="json")
    assert VARIANTS[0].name == BASE and len(BY_NAME) == len(VARIANTS)
    for variant in VARIANTS:
        if variant.overrides is None:
            assert "cannot make it" in variant.missing(catalogue())
            continue
        if variant.missing(catalogue()):
            continue
        differs = changes(variant_config(variant, base, tmp_path, catalogue()).model_dump(mode="json"), before)
        lent = {"encoder.model", "recommender.base"}
        assert bool(differs.keys() - lent) == (variant.name != BASE), variant.name
        assert {differs[name] for name in lent & differs.keys()} <= {str(tmp_path)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("random-rows", {"recommender.code_rows": "random"}),
        ("no-mmd", {"quantizer.weights.distribution": 0.0}),
        (
            "no-lending",
            {
                "recommender.rare_item_events": 0.0,
                "recommender.cold_item_events": 0.0,
                "recommender.collaborative.cold_item_events": 0.0,
            },
        ),
        (
            "image-only",
            {"encoder.image_weight": 1.0, "quantizer.weights.consistency": 0.0, "quantizer.weights.alignment": 0.0},
        ),
    ],
)
def test_what_differs_is_what_it_is_called(name, expected, tmp_path):
    base = BuildConfig()
    config = variant_config(BY_NAME[name], base, tmp_path, catalogue())
    found = changes(config.model_dump(mode="json"), base.decided_for(catalogue()).model_dump(mode="json"))
    lent = {"recommender.base": str(tmp_path)}
    if name == "image-only":
        lent["encoder.model"] = str(tmp_path)
    assert found == expected | lent


def test_nothing_is_lent_that_the_base_did_not_train(tmp_path):
    base = BuildConfig.parse({"encoder": {"model": "ViT-B-32"}, "recommender": {"base": "Qwen/Qwen3-0.6B"}})
    config = variant_config(BY_NAME["text-only"], base, tmp_path, catalogue())
    assert (config.encoder.model, config.recommender.base) == ("ViT-B-32", "Qwen/Qwen3-0.6B")
    given = catalogue(embeddings={"image": np.zeros((3, 2)), "text": np.zeros((3, 2))})
    config = variant_config(BY_NAME["text-only"], BuildConfig(), tmp_path, given)
    assert config.encoder.model == "shipped"


def test_what_a_catalogue_lacks_is_said():
    assert BY_NAME["image-only"].missing(catalogue(pictures=False)) == "the catalogue has no pictures"
    only = catalogue(embeddings={"attributes": np.zeros((3, 2))})
    assert BY_NAME["text-only"].missing(only) == "its embeddings lack the modality image and text"
    assert BY_NAME["no-alignment"].missing(only) == "its embeddings have one modality only"
    assert BY_NAME["no-alignment"].missing(catalogue(embeddings={"a": np.zeros((3, 2)), "b": np.zeros((3, 1))})) is None
    assert BY_NAME["clustered-ids"].missing(catalogue(category=())).endswith("neither categories nor attributes")
    assert BY_NAME["random-rows"].missing(only) is None


def test_merging_keeps_what_is_not_changed():
    assert merged({"a": {"b": 1, "c": 2}, "d": 3}, {"a": {"b": 9}, "e": {"f": 1}}) == {
        "a": {"b": 9, "c": 2},
        "d": 3,
        "e": {"f": 1},
    }


def made_ablations():
    rng = np.random.default_rng(0)
    base, other = rng.integers(1, 40, 1200), rng.integers(1, 60, 1200)
    sizes = {"all": 1200, "warm": 1100, "cold": 100, "tail": 0}

    def row(name, ranks, tau, **more):
        figures = {part: summarise(ranks[:n]) for part, n in sizes.items()}
        return Row(variant=name, differs=f"what {name} is", model="mmsid", figures=figures, training=tau, **more)

    taus = {"kendall_tau": {"before": [1.0, 0.9], "after": [0.5, None], "random": [0.1, -0.1]}}
    found = compared(base, other, 10)
    return found, Ablations(
        catalogue="shop",
        seed=3,
        events=5000,
        split="leave-one-out",
        machine="2 cores",
        versions={"mmsid": "1"},
        rows=[row(BASE, base, taus), row("random-rows", other, taus, random_rows=True, against_base=found)],
        lacking=[{"variant": "image-only", "differs": "pictures alone", "reason": "the catalogue has no pictures"}],
    )


def test_the_table_holds_the_figures():
    found, ablations = made_ablations()
    lines = format_ablations(ablations).splitlines()
    assert max(map(len, lines)) <= 120
    assert lines[0] == "`shop`: 1,200 test events of 5,000, drawn by seed 3, split: leave-one-out"
    assert "cold (100)*" in lines[2] and "warm (1,100) " in lines[2]
    assert lines[3].startswith("base") and lines[3].endswith("0.95 → 0.50")
    assert f"{found['difference']:+.3f} (" in lines[4] and lines[4].endswith("0.00 → 0.50")
    assert lines[-1] == "image-only: left out, the catalogue has no pictures"
    section = ablations_section(ablations, "Ablations: shop")
    assert section.startswith("## Ablations: shop\n") and section == ablations_section(ablations, "Ablations: shop")
    figures = ablations.rows[1].figures
    low, high = figures["all"]["recall@10_interval"]
    recall = f"{figures['all']['recall@10']:.4f} ± {(high - low) / 2:.4f}"
    assert f"| random-rows | what random-rows is | mmsid | {recall} | {figures['all']['ndcg@10']:.4f} |" in section
    heads, *cells = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    assert [name.strip() for name in heads[-3:]] == ["R@10 against the base", "p", "tau"]
    assert cells[-1][-3].startswith(f"{found['difference']:+.4f} (") and cells[-1][-1].strip() == "0.00 → 0.50"
    assert "- `image-only` (pictures alone): left out, the catalogue has no pictures." in section


@pytest.mark.training
def test_variants_are_built_from_the_base_and_measured_once(tiny_shop, tiny_build, tmp_path, capsys):
    """The tiny build is the base; random rows run the recommender again, and nothing before it."""
    shop, out = tmp_path / "shop", tmp_path / "out"
    shutil.copytree(tiny_shop, shop)
    shutil.copytree(tiny_build, out / BASE)
    (tmp_path / "config.json").write_text(json.dumps(small_settings()))
    arguments = ["ablate", str(shop), "--out", str(out), "--events", "40", "--config", str(tmp_path / "config.json")]
    arguments += ["--only", "random-rows", "--only", "text-only"]
    assert main(arguments) == 0
    told = capsys.readouterr()
    assert "random-rows: ID rows start at random" in told.err
    for stage, is_same in (("encoder", True), ("quantizer", True), ("recommender", False)):
        prints = [Stage(out / name, stage).fingerprint for name in (BASE, "random-rows")]
        assert (prints[0] == prints[1]) == is_same, stage
    taken = ("open_clip_model.safetensors", "open_clip_config.json")
    assert all((out / "text-only" / "encoder" / name).read_bytes() == (out / BASE / "encoder" / name).read_bytes()
               for name in taken)  # fmt: skip
    table = json.loads((out / "ablations.json").read_text())
    rows = {(row["variant"], row["model"]): row for row in table["rows"]}
    assert list(rows) == [(name, model) for name in (BASE, "text-only", "random-rows") for model in COMPARED]
    changed = rows["random-rows", "mmsid"]
    ranks = {
        name: json.loads((out / "results" / f"{name}.json").read_text())["ranks"]["mmsid"]
        for name in (BASE, "random-rows")
    }
    gained = sum(a > 10 >= b for a, b in zip(ranks[BASE], ranks["random-rows"], strict=True))
    assert changed["against_base"]["gained"] == gained
    assert changed["figures"]["all"]["recall@10"] == np.mean(np.array(ranks["random-rows"]) <= 10)
    before = (out / "results" / "random-rows.json").stat().st_mtime_ns
    assert main(arguments) == 0
    again = capsys.readouterr()
    assert again.err.count("measured before") == 3 and again.out == told.out
    assert (out / "results" / "random-rows.json").stat().st_mtime_ns == before
    assert len(load_catalogue(shop).items) == 24


def test_wrong_names_and_catalogues_are_one_sentence(tiny_shop, tmp_path, capsys):
    assert main(["ablate", str(tiny_shop), "--out", str(tmp_path), "--only", "nothing"]) == 2
    assert "Expected variants among base, text-only" in capsys.readouterr().err
    shutil.copytree(tiny_shop, tmp_path / "shop")
    (tmp_path / "shop" / "interactions.csv").unlink()
    assert main(["ablate", str(tmp_path / "shop"), "--out", str(tmp_path / "out")]) == 2
    assert "add an interactions file" in capsys.readouterr().err
