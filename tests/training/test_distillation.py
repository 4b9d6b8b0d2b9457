"""Soft targets of codes against the teacher's distribution over products, summed by hand."""

import itertools

import numpy as np
import pytest
import torch

from mmsid.collaborative import SasRec, SasRecConfig
from mmsid.recommender.prompts import IGNORED
from mmsid.semantic_ids import Trie
from mmsid.training.distillation import Distillation
from mmsid.training.rows import TokenBatch
from tests.tiny import tiny_seed

SIZES, TOKENS, START = (3, 4, 5), [[10, 11, 12], [20, 21, 22, 23], [30, 31, 32, 33, 34]], 2
ITEMS = np.array([[0, 3, 7, 2], [5, 1, -1, -1], [9, 8, 4, -1]])
ASKED = np.array([[0, 0, 1, 2, 2], [1, 3, 1, 2, 1]])


@pytest.fixture(scope="module")
def codes():
    every = np.array(list(itertools.product(*map(range, SIZES))))
    return np.random.default_rng(0).permutation(every)[:20]


@pytest.fixture(scope="module")
def teacher():
    torch.manual_seed(tiny_seed())
    model = SasRec(20, SasRecConfig(width=16, max_history=8, seed=tiny_seed())).eval().requires_grad_(False)
    model.items.copy_(torch.randn(20, 16))
    return model


@pytest.fixture(scope="module")
def distillation(teacher, codes):
    return Distillation(teacher, Trie.from_codes(codes, SIZES), TOKENS, start=START)


def test_a_code_gets_what_the_teacher_gives_to_the_products_below_it(distillation, teacher, codes):
    levels = distillation.soft_targets(torch.from_numpy(ITEMS), torch.from_numpy(ASKED))
    for place, (row, column) in enumerate(ASKED.T):
        history = ITEMS[row][ITEMS[row] >= 0].tolist()  # all of it, for a place does not see what comes after it
        hidden = teacher(torch.tensor([history]))[0, column - 1]
        q = torch.softmax(hidden @ teacher.items.T, dim=0).numpy()
        own = codes[ITEMS[row, column]]
        for level, target in enumerate(levels):
            below = (codes[:, :level] == own[:level]).all(axis=1)
            expected = [q[below & (codes[:, level] == code)].sum() / q[below].sum() for code in range(SIZES[level])]
            np.testing.assert_allclose(target[place], expected, atol=1e-5)


def test_the_loss_is_the_cross_entropy_at_the_tokens_that_ask(distillation):
    logits = torch.randn(3, START + 4 * 4, 40, generator=torch.Generator().manual_seed(1))
    labels = np.full((3, START + 4 * 4 + 1), IGNORED)
    labels[:, 4:] = 7  # the first product and whatever else nobody is asked for are targets, or are not
    labels[1, 13:] = IGNORED
    told_of = torch.from_numpy(labels[:, 1:] != IGNORED)
    found = distillation.loss(logits[told_of], TokenBatch(labels, labels, ITEMS, ASKED))
    targets = distillation.soft_targets(torch.from_numpy(ITEMS), torch.from_numpy(ASKED))
    told = torch.log_softmax(logits, dim=-1)
    by_hand = [
        -(targets[level][place] * told[row, START + 4 * column + level, TOKENS[level]]).sum()
        for level in range(3)
        for place, (row, column) in enumerate(ASKED.T)
    ]
    assert float(found) == pytest.approx(float(torch.stack(by_hand).mean()), rel=1e-5)
