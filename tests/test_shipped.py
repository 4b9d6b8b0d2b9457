"""The shipped build against its own metrics.json: what the README promises is what the checkpoint does."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from mmsid import MMSID
from mmsid.artifacts import open_build
from mmsid.catalogue import load_catalogue
from mmsid.evaluation import Generative
from mmsid.evaluation.protocol import evaluate
from mmsid.evaluation.quality import held_out_tasks
from mmsid.evaluation.speed import generate
from storefront.oracle import Oracle
from storefront.world import World

ROOT = Path(__file__).parents[1]
BUILD, SHOP = ROOT / "checkpoints" / "storefront", ROOT / "assets" / "storefront"
SHOPPERS = 500


@pytest.fixture(scope="module")
def metrics():
    return json.loads((BUILD / "metrics.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def task():
    split = open_build(BUILD).catalogue.split
    return held_out_tasks(load_catalogue(SHOP), split, SHOPPERS, 0, keep_history=False)[0]


def test_the_metrics_are_this_builds_own(metrics):
    assert metrics["build"] == open_build(BUILD).fingerprint
    assert {"mmsid", "mmsid-base", "oracle", "popularity", "item-knn", "last-item", "sasrec"} <= metrics[
        "results"
    ].keys()


def test_the_model_recommends_as_well_as_the_metrics_say(metrics, task):
    found = evaluate({"mmsid": Generative(MMSID.load(BUILD), 10)}, task)["results"]["mmsid"]
    for part in ("all", "warm"):
        promised = metrics["results"]["mmsid"][part]["recall@10"]
        deviation = math.sqrt(
            promised * (1 - promised) * (1 / found[part]["n"] + 1 / metrics["results"]["mmsid"][part]["n"])
        )
        assert found[part]["recall@10"] == pytest.approx(promised, abs=3 * deviation), part


@pytest.mark.slow
def test_the_decoder_answers_what_transformers_generate_answers(task):
    """The same 20 IDs in the same order, up to ties, with the same log-probabilities, on test shoppers' histories."""
    shop = MMSID.load(BUILD, device="cpu")
    for case in task.cases[:12]:
        prompt = shop.recommender.prompt([shop.codes(item_id) for item_id in case.history])
        beam = shop.decoder.search([prompt], 20)[0]
        expected, log_probs = generate(shop, prompt, 20)
        np.testing.assert_allclose(beam.log_probs, log_probs, atol=1e-4)
        tokens = shop.recommender.prompts.code_tokens
        found = [[level[code] for level, code in zip(tokens, codes, strict=True)] for codes in beam.codes.tolist()]
        for place, (one, other) in enumerate(zip(found, expected, strict=True)):
            tied = [i for i, value in enumerate(log_probs) if abs(value - log_probs[place]) < 1e-4]
            assert one == other or any(one == expected[i] for i in tied), place


def test_the_oracle_is_as_good_as_the_metrics_say(metrics, task):
    oracle = Oracle(World.from_json((SHOP / "world.json").read_text(encoding="utf-8")))
    hits = []
    for case in task.cases:
        items, _ = oracle.rank([case.history], [int(case.timestamp)], 10)
        hits.append(case.target in {oracle.world.item_ids[item] for item in items[0]})
    promised = metrics["results"]["oracle"]["all"]["recall@10"]
    assert sum(hits) / len(hits) == pytest.approx(promised, abs=3 * math.sqrt(promised * (1 - promised) / len(hits)))


def test_the_semantic_ids_are_healthy():
    health = json.loads((BUILD / "quantizer" / "health.json").read_text(encoding="utf-8"))
    assert health["ids"]["collisions_after"] == 0
    assert all(level["dead"] == 0 for level in health["levels"])
    assert health["levels"][0]["perplexity_share"] >= 0.8
