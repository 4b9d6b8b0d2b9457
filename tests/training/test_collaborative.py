"""Training of SASRec: its loss and its readings by hand, and what content is for."""

import numpy as np
import pytest
import torch

from mmsid.collaborative import SasRec, SasRecConfig
from mmsid.recommender.cold_start import EventTransfer
from mmsid.training import collaborative
from mmsid.training.collaborative import SequenceData, fit_sasrec, ndcg
from tests.tiny import tiny_seed

CONFIG = SasRecConfig(width=16, heads=1, max_history=4, batch=4, dropout=0.0, label_smoothing=0.1, seed=tiny_seed())
HISTORIES = [[0, 1, 2, 3, 4, 5, 6], [3, 4], [7], [5, 6, 7], [1, 2, 8, 9]]
CONTENT = np.random.default_rng(0).standard_normal((12, 5)).astype(np.float32)


@pytest.fixture
def trained():
    model = SasRec(12, CONFIG).eval()
    with torch.no_grad():
        model.items.copy_(torch.randn(12, 16, generator=torch.Generator().manual_seed(tiny_seed())))
    return collaborative._WithContent(model, CONTENT)


def test_the_loss_is_the_smoothed_cross_entropy_of_every_next_item(trained):
    data = SequenceData(HISTORIES, (), CONTENT)
    rows, candidates, share = collaborative._Rows(trained.network, data).batch(0)
    assert candidates is None and share == 1
    table = trained.network.items + trained.told(torch.from_numpy(CONTENT))
    losses = []
    for row in rows.tolist():
        items = [item for item in row if item != 12]
        for place in range(1, len(items)):
            hidden = trained.network(torch.tensor([items[:place]]), table)[0, -1]
            told = torch.log_softmax(hidden @ table.T, dim=0)
            losses.append(-0.9 * told[items[place]] - 0.1 * told.mean())
    found = collaborative._loss(trained, (rows, None, 1.0))
    assert float(found) == pytest.approx(float(torch.stack(losses).mean()), rel=1e-4)


def test_of_a_large_catalogue_a_sample_competes_and_every_target_is_in_it(trained, monkeypatch):
    monkeypatch.setattr(collaborative, "MOST_CANDIDATES", 6)
    rows, candidates, _ = collaborative._Rows(trained.network, SequenceData(HISTORIES, (), CONTENT)).batch(3)
    assert set(rows.flatten().tolist()) - {12} <= set(candidates.tolist()) and len(candidates) < 13
    assert torch.isfinite(collaborative._loss(trained, (rows, candidates, 1.0)))
    full = collaborative._loss(trained, (rows, torch.arange(12), 1.0))
    assert float(full) == pytest.approx(float(collaborative._loss(trained, (rows, None, 1.0))), rel=1e-5)


def test_a_reading_is_the_ndcg_over_all_items_that_are_not_in_the_history(trained):
    cases = [([0, 1], 2), ([5], 9), ([3, 4, 8], 0), ([2], 11), ([6, 7, 1, 0, 2, 3], 5)]
    table = trained.rows().detach()
    gained = []
    for history, target in cases:
        scores = (trained.network(torch.tensor([history[-4:]]), table)[0, -1] @ table.T).detach().numpy()
        rank = 1 + sum(scores[item] >= scores[target] for item in range(12) if item != target and item not in history)
        gained.append(1 / np.log2(1 + rank) if rank <= 10 else 0.0)
    assert ndcg(trained, cases) == pytest.approx(np.mean(gained), rel=1e-6)
    assert ndcg(trained, cases, k=1) == pytest.approx(np.mean([g == 1 for g in gained]))


def test_afterwards_the_rows_hold_what_content_tells_also_of_what_nobody_saw():
    model = SasRec(12, CONFIG.model_copy(update={"max_passes": 3, "weight_decay": 0.0}))
    curve = fit_sasrec(model, SequenceData(HISTORIES, [([0, 1], 2), ([3], 4)], CONTENT))
    assert curve.unit == "NDCG@10" and curve.readings
    alike = CONTENT.copy()
    alike[11] = alike[10]
    twin = SasRec(12, CONFIG.model_copy(update={"max_passes": 3, "weight_decay": 0.0}))
    with torch.no_grad():
        twin.items[11] = twin.items[10]
    fit_sasrec(twin, SequenceData(HISTORIES, [([0, 1], 2), ([3], 4)], alike))
    torch.testing.assert_close(twin.items[11], twin.items[10])  # the same start and content: the same row


def test_events_are_transferred_to_what_has_none():
    transfer = EventTransfer(np.array([0, 0, 1, *[1] * 10]), np.array([10]), np.array([0.5]))
    rows = collaborative._Rows(SasRec(12, CONFIG), SequenceData(HISTORIES, (), None, transfer))
    read = torch.cat([rows.batch(step)[0].flatten() for step in range(200)]).tolist()
    assert 0.35 < read.count(10) / (read.count(10) + read.count(1)) < 0.65 and 11 not in read
