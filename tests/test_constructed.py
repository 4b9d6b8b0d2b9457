"""The constructed shop says what its table says, by every road through the decoder."""

import numpy as np
import pytest

from mmsid import Mode
from mmsid.explain.attribution import path_log_probs
from tests.constructed import constructed_shop, ids_by_hand, log_probs_by_hand

PULLS = {"mug-red-0": {"hat-red-0": 2.0, "bag-blue-1": 1.0}, "hat-blue-1": {"bag-blue-1": 0.5, "mug-red-1": -1.0}}
HISTORY = ["mug-red-0", "hat-blue-1"]


@pytest.fixture(scope="module")
def shop():
    return constructed_shop(PULLS)


@pytest.mark.parametrize("mode", [Mode.BEAM, Mode.EXACT])
def test_an_answer_is_the_softmax_of_the_tables_sums(shop, mode):
    answer = shop.recommend(HISTORY, 24, mode=mode)
    expected = log_probs_by_hand(PULLS, HISTORY)
    assert expected["hat-red-0"] == pytest.approx(2 - np.log(np.exp([2.0, 1.5, -1.0]).sum() + 21))
    assert {line.item.item_id: line.log_prob for line in answer} == pytest.approx(
        {item: value for item, value in expected.items() if item not in HISTORY}, abs=1e-4
    )
    assert [line.item.item_id for line in answer[:2]] == ["hat-red-0", "bag-blue-1"]
    assert answer[-1].item.item_id == "mug-red-1"


def test_paths_and_catalogue_have_the_same_probabilities(shop):
    expected = log_probs_by_hand(PULLS, HISTORY[:1])
    prompt = shop.recommender.prompt([shop.codes("mug-red-0")])
    scores = shop.decoder.score_all([prompt])[0]
    for leaf, row in enumerate(shop.trie.leaves):
        item = shop.items[row].item_id
        assert scores[leaf] == pytest.approx(expected[item], abs=1e-4)
        path = path_log_probs(shop, [[shop.codes("mug-red-0")]], shop.codes(item), [])
        assert path.sum() == pytest.approx(expected[item], abs=1e-4)


def test_every_product_has_the_id_that_its_embedding_is_given(shop):
    codes = shop.models.quantizer.encode(shop.index.embeddings(range(24)) * np.sqrt(1 + 1 / 4 + 1 / 16)).codes
    assert [tuple(row) for row in codes.tolist()] == list(ids_by_hand().values())
