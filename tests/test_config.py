import pytest

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


@pytest.mark.parametrize(
    ("histories", "given", "steps"),
    [(100, 7, 7), (100, None, 300), (10_000, None, 2148), (10_000_000, None, 20_000)],  # 110 × 10,000 / 512 = 2,148
)
def test_steps_follow_from_the_histories_unless_they_are_given(histories, given, steps):
    assert RecommenderConfig(steps=given).steps_for(histories) == steps
