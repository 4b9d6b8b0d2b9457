"""Timings of a decoder by the shape of its model: the figures are there and say what they are, whatever they cost."""

import json

import numpy as np
import pytest

from mmsid.cli import main
from mmsid.errors import MmsidError
from mmsid.evaluation import speed_at_size
from mmsid.evaluation.performance_page import OPENING, format_shape, write_section
from mmsid.recommender.shapes import SHAPES, random_model


@pytest.fixture
def small(monkeypatch):
    """A shape and catalogues that take a moment."""
    tiny = {"vocab_size": 64, "hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1}
    monkeypatch.setitem(SHAPES, "tiny", tiny | {"num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 8})
    monkeypatch.setattr(speed_at_size, "SIZES", (1_000,))
    monkeypatch.setattr(speed_at_size, "TOGETHER", (1, 2))
    monkeypatch.setattr(speed_at_size, "WIDTH", 5)
    monkeypatch.setattr(speed_at_size, "copy_bandwidth", lambda device: 1e10)


def test_every_figure_stands_beside_its_rival_and_its_floor(small, tmp_path, capsys):
    page = tmp_path / "performance.md"
    page.write_text(OPENING + "\n## qwen, on another machine\n\nstays\n", encoding="utf-8")
    for repeats in ("1", "2"):  # the second run takes the place of the first one's section
        main(["bench", "--shape", "tiny", "--items", "2000", "--repeats", repeats, "--json", "--out", str(page)])
        result = json.loads(capsys.readouterr().out)
    figures = {figure["name"]: figure for figure in result["figures"]}
    answer = figures["one visitor: recommend"]
    assert answer["value"] > 0 and answer["rival"] > 0 and answer["floor"] > 0
    for size in ("1,000", "2,000"):
        dense = figures[f"{size} IDs: bytes per code"]
        assert dense["value"] < 16 < dense["rival"]
        assert figures[f"{size} IDs: look-ups of a step"]["rival_name"] == "prefix_allowed_tokens_fn"
    written = page.read_text(encoding="utf-8")
    assert written.startswith(OPENING) and "\n## qwen, on another machine\n\nstays\n" in written
    assert written.count("one visitor: recommend") == 1 and written.count("\n## tiny, 2,000 products: ") == 1
    assert result["machine"] in written and "2,000 IDs: made" in format_shape(result)
    before = written
    write_section(page, result)
    assert page.read_text(encoding="utf-8") == before


def test_ids_are_different_and_models_have_the_codes_behind_their_words():
    ids = speed_at_size.random_ids(5_000)
    assert ids.shape == (5_000, 4) and len(np.unique(ids, axis=0)) == 5_000 and ids.max() <= 255
    model, first = random_model("shipped", 10, device="cpu")
    assert first == 2048 and model.get_input_embeddings().weight.shape == (2058, 256) and not model.training


@pytest.mark.parametrize(("shape", "items", "told"), [("qwen9", 5_000, "qwen3-0.6b"), ("shipped", 10, "1,000")])
def test_what_cannot_be_timed_is_said(shape, items, told):
    with pytest.raises(MmsidError, match=told):
        speed_at_size.bench_shape(shape, items)
