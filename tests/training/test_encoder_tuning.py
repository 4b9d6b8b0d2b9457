"""Tuning a ready encoder: the exam by hand, what is held out, and that nothing worse than the first state is kept."""

import numpy as np
import pytest
import torch

from mmsid.encoder import EncoderConfig
from mmsid.encoder.model import create_small_clip, write_small_clip
from mmsid.training import encoder_tuning
from mmsid.training.encoder_tuning import budget, mean_reciprocal_rank, split_pairs, tune_encoder
from mmsid.training.pairs import Pairs
from mmsid.training.until_best import Curve
from tests.tiny import tiny_seed

CONFIG = EncoderConfig(
    image_size=64, vocabulary=320, text_width=32, text_layers=1, context_length=12, embedding_size=16, steps=3, batch=8
)


def pairs_of(texts, side=72):
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 255, (len(texts), side, side, 3), dtype=np.uint8)
    return Pairs(pictures, tuple((text, "a thing") for text in texts), {})


@pytest.fixture
def encoder(tmp_path):
    write_small_clip(tmp_path, CONFIG, ["a thing", *(f"number {n}" for n in range(100))] * 5)
    return create_small_clip(tmp_path, seed=tiny_seed())


def test_the_exam_counts_places_as_one_does_by_hand():
    cosines = np.array([[0.9, 0.1, 0.2], [0.8, 0.5, 0.6], [0.1, 0.2, 0.3]])
    assert mean_reciprocal_rank(cosines, np.array([0, 1, 2])) == pytest.approx((1 + 1 / 3 + 1) / 3)
    assert mean_reciprocal_rank(np.ones((1, 4)), np.array([0])) == 1 / 4  # who cannot tell has found nothing


def test_products_with_one_text_are_held_out_together_and_asked_once():
    texts = [f"number {n // 3}" for n in range(600)]
    held_out, others = split_pairs(pairs_of(texts, side=1), 0)
    held, learnt = {texts[row] for row in held_out}, {texts[row] for row in others}
    assert len(held) == len(held_out) == 20 and not held & learnt
    assert len(others) == 600 - 3 * 20


def test_too_few_products_are_not_tuned_on(encoder):
    before = {name: value.clone() for name, value in encoder.model.state_dict().items()}
    tuned = tune_encoder(encoder, pairs_of([f"number {n % 39}" for n in range(80)]), CONFIG)
    assert not tuned.kept and tuned.curve is None and "and there are 39." in str(tuned)
    assert all(torch.equal(value, before[name]) for name, value in encoder.model.state_dict().items())


def test_what_tuning_makes_worse_is_not_kept(encoder, monkeypatch):
    """The training is one that forgets everything; the exam afterwards cannot be better than at first."""

    def forgetting(model, *_, **__):
        with torch.no_grad():
            for value in model.parameters():
                value.zero_()
        return Curve(unit="", readings=((1.0, 0.1),), kept=1, passes=1, reason="a test")

    monkeypatch.setattr(encoder_tuning, "train_until_best", forgetting)
    before = {name: value.clone() for name, value in encoder.model.state_dict().items()}
    tuned = tune_encoder(encoder, pairs_of([f"number {n}" for n in range(60)]), CONFIG)
    assert not tuned.kept and tuned.after <= tuned.before and "no better than" in str(tuned)
    assert all(torch.equal(value, before[name]) for name, value in encoder.model.state_dict().items())


def test_batch_statistics_stay_as_they_were_learnt(encoder):
    before = {name: value.clone() for name, value in encoder.model.state_dict().items()}
    tuned = tune_encoder(encoder, pairs_of([f"number {n}" for n in range(60)]), CONFIG)
    assert (tuned.held_out, tuned.candidates) == (16, 60) and tuned.curve is not None
    now = encoder.model.state_dict()
    running = [name for name in now if name.endswith(("running_mean", "running_var"))]
    assert running and all(torch.equal(now[name], before[name]) for name in running)


def test_the_budget_grows_with_the_products_up_to_a_bound_and_is_what_was_given():
    assert [budget(pairs, CONFIG) for pairs in (0, 200, 10**6)] == [4, 5, 20]
    assert budget(200, CONFIG.model_copy(update={"minutes": 0.5})) == 0.5
