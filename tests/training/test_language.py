"""Pretraining texts, also of products that have none."""

import pytest
from transformers import AutoModelForCausalLM, AutoTokenizer

from mmsid.recommender import RecommenderConfig
from mmsid.records import Item
from mmsid.training.language import pretrain_small, product_texts
from tests.tiny import SMALL


def test_a_product_of_pictures_alone_still_tells_its_category():
    items = [Item("p0", "", "", ("Home", "Mugs")), Item("p1", "", ""), Item("p2", "Hat", "", ("Clothing",))]
    assert product_texts(items) == [
        "The product belongs to Home > Mugs.",
        "Hat",
        "The product is called Hat. It belongs to Clothing.",
    ]


@pytest.mark.training
def test_a_catalogue_without_a_word_has_a_language_model_too(tmp_path):
    config = RecommenderConfig.parse({**SMALL["recommender"], "pretrain_steps": 1})
    pretrain_small(config, [], tmp_path)
    tokens = AutoTokenizer.from_pretrained(tmp_path)("product")["input_ids"]
    assert max(tokens) < AutoModelForCausalLM.from_pretrained(tmp_path).config.vocab_size


@pytest.mark.training
@pytest.mark.parametrize("heads", [1, 3, 4, 6])
def test_any_number_of_heads_makes_a_model(tmp_path, heads):
    config = RecommenderConfig.parse({**SMALL["recommender"], "pretrain_steps": 1, "hidden_size": 32, "heads": heads})
    pretrain_small(config, ["a red mug", "a blue hat"], tmp_path)
    made = AutoModelForCausalLM.from_pretrained(tmp_path).config
    assert made.num_attention_heads == heads and made.head_dim % 2 == 0
