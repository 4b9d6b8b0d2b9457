"""What the voice claims, against SASRec's distribution and the gate, product by product."""

import itertools

import numpy as np
import pytest
import torch

from mmsid.collaborative import CollaborativeVoice, FrequencyGate, SasRec, SasRecConfig
from mmsid.semantic_ids import Trie
from tests.tiny import tiny_seed

SIZES = (3, 4, 5)
GATE = FrequencyGate(intercept=-1.0, slope=0.4, unseen=0.3, temperature=1.5)


@pytest.fixture(scope="module")
def codes():
    every = np.array(list(itertools.product(*map(range, SIZES))))
    return np.random.default_rng(3).permutation(every)[:25]


@pytest.fixture(scope="module")
def model():
    found = SasRec(22, SasRecConfig(width=16, seed=tiny_seed())).eval().requires_grad_(False)
    found.items.copy_(torch.randn(22, 16, generator=torch.Generator().manual_seed(tiny_seed())))
    found.events.copy_(torch.arange(22) * 3)
    return found


def test_it_claims_what_it_says_as_far_as_it_is_trusted(model, codes):
    """Of 25 products it knows 22; the three that came later get nothing."""
    trie = Trie.from_codes(codes, SIZES)
    ids = [tuple(row) for row in codes.tolist()]
    claims = CollaborativeVoice(model, GATE, trie).claims([[ids[4], ids[9]], [ids[24], ids[9]], [ids[23]], []])
    by_row = torch.empty_like(claims)
    by_row[:, torch.from_numpy(np.array(trie.leaves))] = claims
    for row, history in ((0, [4, 9]), (1, [9])):  # what it does not know is not heard
        q = model.log_probs([history], temperature=1.5)[0].double().exp().numpy()
        np.testing.assert_allclose(by_row[row, :22], q * GATE.trust(np.arange(22) * 3), rtol=1e-4)
        assert (by_row[row, 22:] == 0).all()
    assert (by_row[2:] == 0).all()  # where nothing is heard, nothing is claimed
    assert (claims.sum(dim=1) <= 1).all()
