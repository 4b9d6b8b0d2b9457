"""SASRec on shoppers whose next item follows from the one before the last."""

import shutil

import numpy as np
import pytest

from mmsid.collaborative import SasRecConfig
from mmsid.errors import MmsidError
from mmsid.evaluation.baselines import fitted_sasrec, sasrec
from mmsid.records import Case
from tests.tiny import tiny_seed

IDS = [f"i{n}" for n in range(12)]
CONFIG = SasRecConfig(
    width=32,
    heads=2,
    dropout=0.0,
    label_smoothing=0.0,
    max_history=6,
    max_passes=100,
    batch=16,
    learning_rate=5e-3,
    weight_decay=0.0,
    seed=tiny_seed(),
)


def histories(*, backwards=False):
    """Steps of 1 or of 5 around a ring, from every item, twice; only two items together tell which step it is."""
    sign = -1 if backwards else 1
    every = [(start, sign * step) for start in range(12) for step in (1, 5)] * 2
    return [[IDS[(start + step * n) % 12] for n in range(6)] for start, step in every]


TURNS = [Case("u", (IDS[a], IDS[(a + step) % 12]), IDS[(a + 2 * step) % 12], 0.0) for a in range(12) for step in (1, 5)]


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rival")
    return folder, fitted_sasrec(folder, histories(), IDS, TURNS, CONFIG)


def test_it_learns_what_needs_two_items(model):
    scores = model[1].score(TURNS)
    np.testing.assert_allclose(np.exp(scores).sum(axis=1), 1, atol=1e-4)
    hits = [row.argmax() == IDS.index(case.target) for row, case in zip(scores, TURNS, strict=True)]
    assert np.mean(hits) > 0.8  # what reads the last item alone cannot give more than 0.5


def test_what_is_saved_scores_the_same_and_is_not_trained_again(model, monkeypatch):
    folder, trained = model
    monkeypatch.setattr(sasrec, "fit_sasrec", lambda *_args, **_options: pytest.fail("trained again"))
    again = fitted_sasrec(folder, histories(), IDS, TURNS, CONFIG)
    cases = [Case("u", ("i3", "i4"), "i5", 0.0), Case("u", ("i3", "unknown"), "i4", 0.0)]
    np.testing.assert_allclose(again.score(cases), trained.score(cases), atol=0.05)


def test_other_histories_are_another_model(model, tmp_path):
    folder, trained = model
    shutil.copytree(folder, tmp_path / "rival")
    few = CONFIG.model_copy(update={"max_passes": 1})
    cases = [Case("u", ("i3", "i4"), "i5", 0.0)]
    again = fitted_sasrec(tmp_path / "rival", histories(backwards=True), IDS, TURNS, few)
    assert np.abs(again.score(cases) - trained.score(cases)).max() > 0.5
    assert sorted(path.name for path in (tmp_path / "rival").iterdir()) == ["sasrec.json", "sasrec.safetensors"]


def test_scores_do_not_see_the_future_or_depend_on_the_batch(model):
    one = Case("u", ("i1", "i2", "i3"), "i4", 0.0)
    two = Case("u", ("i7",), "i8", 0.0)
    together, alone = model[1].score([one, two]), model[1].score([two])
    np.testing.assert_allclose(together[1], alone[0], atol=1e-4)


def test_damaged_weights_are_one_sentence(model, tmp_path):
    folder, _ = model
    for file in folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "sasrec.safetensors").write_bytes(b"1234")
    with pytest.raises(MmsidError, match="damaged"):
        fitted_sasrec(tmp_path, histories(), IDS, TURNS, CONFIG)
