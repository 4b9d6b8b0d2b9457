import pytest

from mmsid.collaborative import SasRecConfig
from mmsid.encoder import EncoderConfig
from mmsid.errors import MmsidError
from mmsid.recommender.config import RecommenderConfig


def test_a_written_config_reads_back_equal(tmp_path):
    config = RecommenderConfig(steps=7, code_rows="random")
    config.write(tmp_path / "config.json")
    assert RecommenderConfig.read(tmp_path / "config.json") == config


@pytest.mark.parametrize(
    ("values", "words"),
    [({"stepps": 3}, "stepps"), ({"steps": "many"}, "steps"), ({"alignment_share": 2}, "alignment_share")],
)
def test_unknown_keys_and_wrong_values_are_named(values, words):
    with pytest.raises(MmsidError, match=words):
        RecommenderConfig.parse(values)


def test_a_damaged_file_is_one_sentence(tmp_path):
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(MmsidError, match="not readable JSON"):
        RecommenderConfig.read(tmp_path / "config.json")


def test_the_small_models_size_follows_the_events_unless_it_is_given():
    few, many = RecommenderConfig().sized_for(1000), RecommenderConfig().sized_for(1_000_000)
    assert (few.hidden_size, few.layers, few.heads, few.vocabulary) == (128, 2, 4, 1024)
    assert (many.hidden_size, many.layers, many.heads, many.vocabulary) == (256, 4, 4, 4096)
    given = RecommenderConfig(hidden_size=64, heads=2, vocabulary=500).sized_for(1_000_000)
    assert (given.hidden_size, given.layers, given.heads, given.vocabulary) == (64, 4, 2, 500)


def test_without_words_nothing_is_pretrained_and_every_weight_is_tuned_unless_it_is_said_otherwise():
    def decided(config):
        return [
            (c.pretrain_steps, c.tuning, c.learning_rate)
            for c in (config.tuned_for(has_words=w) for w in (True, False))
        ]

    assert decided(RecommenderConfig()) == [(1200, "lora", 2e-3), (0, "full", 1e-3)]
    assert decided(RecommenderConfig(base="Qwen/Qwen3-0.6B")) == [(1200, "lora", 2e-3), (0, "lora", 2e-3)]
    given = RecommenderConfig(tuning="lora", learning_rate=0.5, pretrain_steps=7)
    assert decided(given) == [(7, "lora", 0.5)] * 2
    assert given.tuned_for(has_words=False).tuned_for(has_words=True) == given  # decided once


@pytest.mark.parametrize(
    ("pictures", "given", "steps"), [(1395, None, 327), (81, None, 100), (10**6, None, 3000), (81, 7, 7)]
)
def test_an_encoders_steps_follow_from_the_pictures_unless_they_are_given(pictures, given, steps):
    assert EncoderConfig(steps=given).steps_for(pictures) == steps


def test_a_sasrec_is_held_back_where_events_are_few_unless_it_is_said_how_much():
    few, many = SasRecConfig().sized_for(990, 20), SasRecConfig().sized_for(1000, 20)  # 50 an item and more are many
    assert (few.dropout, few.label_smoothing) == (0.4, 0.1) and (many.dropout, many.label_smoothing) == (0.2, 0.0)
    assert SasRecConfig(dropout=0.0, label_smoothing=0.3).sized_for(1, 20) == SasRecConfig(
        dropout=0.0, label_smoothing=0.3
    )


def test_a_key_that_an_older_build_lacks_is_what_it_did_then():
    now = {"collaborative": None, "minutes": None, "tuning_rate": 1e-4}
    assert EncoderConfig.renamed({"steps": 3}) == {**now, "steps": 3}
    assert RecommenderConfig.parse({"rare_events": 2.0}).rare_item_events == 2.0
