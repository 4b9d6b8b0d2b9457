"""SASRec's scores: nothing before a history is heard, nothing after a place is seen, and what is saved is the same."""

import numpy as np
import pytest
import torch

from mmsid.collaborative import SasRec, SasRecConfig
from mmsid.collaborative.sasrec import padded_left
from mmsid.errors import MmsidError
from tests.tiny import tiny_seed

CONFIG = SasRecConfig(width=16, max_history=8, seed=tiny_seed())


@pytest.fixture
def model():
    found = SasRec(30, CONFIG).eval().requires_grad_(False)
    generator = torch.Generator().manual_seed(tiny_seed())
    found.items.copy_(torch.randn(30, 16, generator=generator))
    return found


def test_what_is_asked_beside_a_history_changes_nothing(model):
    histories = [[1, 2, 3], list(range(20)), [7]]
    together = model.log_probs(histories)
    for history, row in zip(histories, together, strict=True):
        torch.testing.assert_close(model.log_probs([history])[0], row, atol=1e-5, rtol=0)
    assert torch.isfinite(model.log_probs([[], [1]])).all()


def test_only_the_last_items_count_and_each_place_sees_what_came_before_it(model):
    long = list(range(20))
    torch.testing.assert_close(model.log_probs([long]), model.log_probs([long[-8:]]), atol=1e-5, rtol=0)
    rows = torch.from_numpy(padded_left([[1, 2, 3, 4]], 8, 30))
    changed = rows.clone()
    changed[0, -1] = 9
    torch.testing.assert_close(model(rows)[0, :-1], model(changed)[0, :-1])
    assert (model(rows)[0, -1] - model(changed)[0, -1]).abs().max() > 1e-3


def test_a_temperature_flattens_the_distribution(model):
    plain, warm = (model.log_probs([[1, 2]], temperature=t)[0].exp().numpy() for t in (1.0, 2.0))
    expected = np.sqrt(plain) / np.sqrt(plain).sum()
    np.testing.assert_allclose(warm, expected, rtol=1e-4)


def test_rows_are_padded_on_the_left():
    assert padded_left([[1, 2], [3, 4, 5, 6]], 3, 9).tolist() == [[9, 1, 2], [4, 5, 6]]
    assert padded_left([[]], 3, 9).tolist() == [[9]]


def test_what_is_saved_is_read_again(model, tmp_path):
    model.events.copy_(torch.arange(30))
    model.save(tmp_path)
    again = SasRec.load(tmp_path, CONFIG)
    assert again.events.tolist() == list(range(30))
    np.testing.assert_allclose(again.log_probs([[1, 2]]), model.log_probs([[1, 2]]), atol=0.02)
    with pytest.raises(MmsidError, match=r"sasrec\.safetensors is damaged"):
        SasRec.load(tmp_path, CONFIG.model_copy(update={"width": 32}))
    (tmp_path / "sasrec.safetensors").write_bytes(b"1234")
    with pytest.raises(MmsidError, match="restore it or run the build again"):
        SasRec.load(tmp_path, CONFIG)
