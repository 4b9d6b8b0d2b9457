"""The shipped build against its own metrics.json: what the README promises is what the checkpoint does."""

import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from mmsid import MMSID
from mmsid.artifacts import open_build
from mmsid.catalogue import load_catalogue, split_events
from mmsid.decoding import Decoder
from mmsid.evaluation import Generative
from mmsid.evaluation.protocol import evaluate
from mmsid.evaluation.quality import held_out_tasks
from mmsid.evaluation.speed import generate
from mmsid.records import Variation, code_name
from mmsid.shop import Mode
from mmsid.ui.photos import read_photos
from storefront.oracle import Oracle
from storefront.world import World
from tests.answers import assert_same, lines

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
    assert {"mmsid", "mmsid-alone", "mmsid-base", "oracle", "popularity", "item-knn", "last-item", "sasrec"} <= metrics[
        "results"
    ].keys()


@pytest.mark.slow
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
    """The same 20 IDs in the same order, up to ties, with the same log-probabilities, on test shoppers' histories.

    The language model alone is asked: transformers knows nothing of the other voice.
    """
    shop = MMSID.load(BUILD, device="cpu")
    alone = Decoder(shop.recommender.model, shop.recommender.prompts.code_tokens, shop.trie)
    for case in task.cases[:12]:
        prompt = shop.recommender.prompt([shop.codes(item_id) for item_id in case.history])
        beam = alone.search([prompt], 20)[0]
        expected, log_probs = generate(shop, prompt.tokens, 20)
        np.testing.assert_allclose(beam.log_probs, log_probs, atol=1e-4)
        tokens = shop.recommender.prompts.code_tokens
        found = [[level[code] for level, code in zip(tokens, codes, strict=True)] for codes in beam.codes.tolist()]
        for place, (one, other) in enumerate(zip(found, expected, strict=True)):
            tied = [i for i, value in enumerate(log_probs) if abs(value - log_probs[place]) < 1e-4]
            assert one == other or any(one == expected[i] for i in tied), place


@pytest.mark.slow
def test_both_voices_have_their_part_as_the_files_say(task):
    """The mixture by hand, of the language model's exact scores and SASRec's, for a few shoppers."""
    shop = MMSID.load(BUILD, device="cpu")
    recommender = shop.recommender
    alone = Decoder(recommender.model, recommender.prompts.code_tokens, shop.trie)
    sasrec, gate = recommender.collaborative
    for case in task.cases[:3]:
        prompt = recommender.prompt([shop.codes(item_id) for item_id in case.history])
        told = np.empty(len(shop.items))
        told[shop.trie.leaves] = np.exp(alone.score_all([prompt])[0].astype(np.float64))
        heard = [[shop.row(item_id) for item_id in case.history]]
        q = sasrec.log_probs(heard, temperature=gate.temperature)[0].double().exp().numpy()
        claims = q * gate.trust(sasrec.events.numpy())
        expected = (1 - claims.sum()) * told + claims
        answer = shop.recommend(case.history, 20)
        rows = [shop.row(line.item.item_id) for line in answer]
        np.testing.assert_allclose([math.exp(line.log_prob) for line in answer], expected[rows], rtol=2e-3)
        shares = [line.voice_shares[-1] for line in answer]
        np.testing.assert_allclose(shares, claims[rows] / expected[rows], atol=2e-3)


def test_the_oracle_is_as_good_as_the_metrics_say(metrics, task):
    oracle = Oracle(World.from_json((SHOP / "world.json").read_text(encoding="utf-8")))
    hits = []
    for case in task.cases:
        items, _ = oracle.rank([case.history], [int(case.timestamp)], 10)
        hits.append(case.target in {oracle.world.item_ids[item] for item in items[0]})
    promised = metrics["results"]["oracle"]["all"]["recall@10"]
    assert sum(hits) / len(hits) == pytest.approx(promised, abs=3 * math.sqrt(promised * (1 - promised) / len(hits)))


@pytest.fixture(scope="module")
def shop():
    return MMSID.load(BUILD, device="cpu")


@pytest.fixture(scope="module")
def drawn(shop):
    """A hundred of the answered cases."""
    cases = shop.errors().cases
    return [cases[place] for place in np.random.default_rng(0).choice(len(cases), size=100, replace=False).tolist()]


@pytest.mark.slow
def test_a_hundred_cases_are_answered_as_their_file_says(shop, drawn):
    """The products, up to ties, their log-probabilities, whether it is a hit; and the exact rank, up to ties."""
    for case in drawn:
        answer = shop.recommend(case.history, 10)
        assert_same(lines(answer), list(zip(case.answered, case.log_probs, strict=True)), within=1e-3)
        own = sum(case.code_log_probs)
        assert case.hit or own <= case.log_probs[-1] + 1e-3 or case.cause == "beam"
    for case in drawn[:15]:
        exact = shop.recommend(case.history, len(shop.items), mode=Mode.EXACT)
        log_probs = np.array([line.log_prob for line in exact])
        own = log_probs[[line.item.item_id for line in exact].index(case.target)]
        assert own == pytest.approx(sum(case.code_log_probs), abs=1e-3)
        assert 1 + (log_probs > own + 1e-3).sum() <= case.rank <= (log_probs > own - 1e-3).sum()


@pytest.mark.slow
def test_a_hundred_causes_are_found_again_by_other_ways(shop, drawn):
    """Events counted from the catalogue, the oracle asked anew, branches by forcing the true codes one by one."""
    oracle = Oracle(World.from_json((SHOP / "world.json").read_text(encoding="utf-8")))
    counts = Counter(one for one in training_items())
    place = {item: number for number, item in enumerate(oracle.world.item_ids)}
    for case in drawn:
        log_probs = np.asarray(oracle.log_probs(list(case.history), int(case.timestamp)))
        log_probs[[place[one] for one in case.history]] = -np.inf
        assert case.oracle_rank == (log_probs >= log_probs[place[case.target]]).sum()
        assert case.events == counts[case.target]
        if case.hit:
            assert case.cause == ""
        elif case.oracle_rank > 10:
            assert (case.cause, case.cause_figure) == ("unknowable", case.oracle_rank)
        elif case.events == 0:
            assert case.cause == "cold"
        else:
            assert case.cause.startswith("branch_") or case.cause in {"twin", "strange_place", "beam"}
    for case in [one for one in drawn if not one.hit][:20]:
        level, code, margin = first_other_branch(shop, case)
        assert (case.branch_level, case.branch_code) == ("abcd"[level], code_name(level, code))
        assert case.branch_margin == pytest.approx(margin, abs=1e-3)


def training_items():
    """The item of every event from which the model learnt."""
    interactions = load_catalogue(SHOP).interactions
    split = open_build(BUILD).catalogue.split
    return interactions.item_ids[split_events(interactions, split).training].tolist()


def first_other_branch(shop, case):
    """The first level at which another code than the target's is more probable, that code, and by how many nats."""
    codes = shop.codes(case.target)
    for level in range(len(codes)):
        answer = shop.recommend(case.history, 10, variation=Variation(forced=codes[:level]))
        nodes = {
            node.codes: node.log_prob
            for node in answer.trace.levels[level].nodes
            if node.codes[:level] == codes[:level]
        }
        best = max(nodes, key=nodes.get)
        if best != codes[: level + 1]:
            return level, best[-1], nodes[best] - nodes[codes[: level + 1]]
    raise AssertionError(f"Every code of case {case.case} is the most probable one.")


def test_photos_that_people_took_are_filed_as_the_page_lets_one_see(shop):
    """Four of five on a right shelf; the tomato in a hand lies among tomatoes, on the shelf beside."""
    filed = {
        photo.image.stem: shop.tokenize(photo.image)
        for photo in read_photos(ROOT / "assets" / "photos" / "drawn.json").photos
    }
    shelves = {name: shop.caption(new.codes[:2]).text for name, new in filed.items()}
    assert shelves == {
        "t-shirt": "T-shirts",
        "pants": "Trousers",
        "banana": "Bananas",
        "milk": "Milk",
        "tomato": "Stone fruit",
    }
    assert "Tomatoes" in {near.item.category[-1] for near in filed["tomato"].neighbours[:5]}


def test_the_semantic_ids_are_healthy():
    health = json.loads((BUILD / "quantizer" / "health.json").read_text(encoding="utf-8"))
    assert health["ids"]["collisions_after"] == 0
    assert all(level["dead"] == 0 for level in health["levels"])
    assert health["levels"][0]["perplexity_share"] >= 0.8
