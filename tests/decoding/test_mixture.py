"""A voice beside the language model, against the mixture that defines it, computed from every ID's exact probability."""

import numpy as np
import pytest
import torch

from mmsid.decoding import Decoder, DeviceTrie, Mixture, Transfer
from mmsid.semantic_ids import Trie
from tests.decoding.small import ASKED, SIZES, TOKENS, Told, make_model

CLAIMED = (0.5, 0.0, 0.97)
"""What the voice claims in all of the three requests."""


@pytest.fixture(scope="module")
def model():
    return make_model("qwen3")


@pytest.fixture(scope="module")
def trie(codes):
    return Trie.from_codes(codes, SIZES)


@pytest.fixture(scope="module")
def plain(model, trie):
    return Decoder(model, TOKENS, trie)


@pytest.fixture(scope="module")
def claims(trie):
    """By leaf; some products are claimed nothing."""
    rng = np.random.default_rng(5)
    parts = rng.dirichlet(np.full(len(trie.leaves) - 6, 0.4), size=len(CLAIMED))
    return np.concatenate([np.zeros((len(CLAIMED), 6)), parts], axis=1) * np.array(CLAIMED)[:, None]


@pytest.fixture(scope="module")
def mixing(model, trie, claims):
    return Decoder(model, TOKENS, trie, voice=Told(claims))


@pytest.fixture(scope="module")
def mixed(plain, claims):
    """`(prompts, leaves)`: the mixture, by hand."""
    own = np.exp(plain.score_all(ASKED).astype(np.float64))
    return (1 - np.array(CLAIMED))[:, None] * own + claims


def test_every_id_has_the_probability_of_the_mixture(mixing, plain, mixed):
    np.testing.assert_allclose(np.exp(mixing.score_all(ASKED).astype(np.float64)), mixed, rtol=2e-4)
    np.testing.assert_array_equal(mixing.score_all(ASKED[1:2]), plain.score_all(ASKED[1:2]))  # it claims nothing there


def test_a_beam_as_wide_as_the_catalogue_ranks_the_mixture_and_tells_the_voices_share(mixing, mixed, claims):
    for beam, exact, claimed in zip(mixing.search(ASKED, len(claims[0])), mixed, claims, strict=True):
        assert sorted(beam.leaves.tolist()) == list(range(len(exact)))
        assert (np.diff(np.log(exact[beam.leaves])) < 2e-4).all()
        np.testing.assert_allclose(np.exp(beam.log_probs.astype(np.float64)), exact[beam.leaves], rtol=3e-4)
        np.testing.assert_allclose(beam.voice_shares[:, -1], (claimed / exact)[beam.leaves], rtol=1e-3, atol=1e-6)


def test_every_step_and_every_share_is_that_of_the_ids_below(mixing, plain, trie, codes, claims):
    by_leaf = codes[trie.leaves]
    shown = {}
    for row, beam in enumerate(mixing.search(ASKED, len(codes))):
        for path, shares in zip(beam.codes.tolist(), beam.voice_shares, strict=True):
            shown[row, tuple(path)] = shares
    for leaf in (0, 7, 33, 59):
        path = tuple(by_leaf[leaf].tolist())
        told = np.exp(mixing.score_path(ASKED, path).astype(np.float64)).cumprod(axis=1)
        before = np.exp(plain.score_path(ASKED, path).astype(np.float64)).cumprod(axis=1)
        for level in range(3):
            under = (by_leaf[:, : level + 1] == by_leaf[leaf, : level + 1]).all(axis=1)
            below = claims[:, under].sum(axis=1)
            np.testing.assert_allclose(told[:, level], (1 - np.array(CLAIMED)) * before[:, level] + below, rtol=2e-4)
            for row in range(3):
                assert shown[row, path][level] == pytest.approx(below[row] / told[row, level], rel=1e-3, abs=1e-6)


def test_an_id_that_no_product_has_is_what_the_language_model_leaves_of_it(mixing, plain, codes):
    free = next(path for path in np.ndindex(*SIZES) if path not in {tuple(row) for row in codes.tolist()})
    told, own = (np.exp(decoder.score_path(ASKED, free).sum(axis=1).astype(np.float64)) for decoder in (mixing, plain))
    np.testing.assert_allclose(told, (1 - np.array(CLAIMED)) * own, rtol=2e-4)


def test_every_code_of_every_level_is_said_after_the_targets_own(mixing, codes):
    targets = [tuple(codes[row].tolist()) for row in (3, 20, 41)]
    levels = mixing.score_levels(ASKED, targets)
    for row, target in enumerate(targets):
        own = mixing.score_path(ASKED[row : row + 1], target)[0]
        np.testing.assert_allclose([levels[level][row, code] for level, code in enumerate(target)], own, atol=2e-4)
    for row, target in enumerate(targets):  # all codes of the last level, each as an ID of its own
        for code in range(SIZES[-1]):
            path = (*target[:-1], code)
            if path in {tuple(one) for one in codes.tolist()}:
                step = mixing.score_path(ASKED[row : row + 1], path)[0, -1]
                assert levels[-1][row, code] == pytest.approx(step, abs=2e-4)


def test_what_is_above_a_floor_is_found_without_walking_everything(mixing):
    scores = mixing.score_all(ASKED)
    for rank in (1, 5, 40):
        floors = np.sort(scores, axis=1)[:, -rank] - 1e-3
        np.testing.assert_array_equal(mixing.above(ASKED, floors), scores > floors[:, None])


def test_transfers_take_from_what_both_say_together(model, trie, codes, claims, mixed):
    rows = {tuple(path): leaf for leaf, path in enumerate(codes[trie.leaves].tolist())}
    source, target = tuple(codes[3].tolist()), tuple(codes[50].tolist())
    decoder = Decoder(model, TOKENS, trie, [Transfer(source, target, 0.4)], Told(claims))
    expected = mixed.copy()
    expected[:, rows[target]] += 0.4 * mixed[:, rows[source]]
    expected[:, rows[source]] *= 0.6
    np.testing.assert_allclose(np.exp(decoder.score_all(ASKED).astype(np.float64)), expected, rtol=3e-4)
    heard = claims.copy()  # and of what moves, the voice's share moves along
    heard[:, rows[target]] += 0.4 * claims[:, rows[source]]
    heard[:, rows[source]] *= 0.6
    by_leaf = codes[trie.leaves]
    for row, beam in enumerate(decoder.search(ASKED, len(codes))):
        for leaf, path, shares in zip(beam.leaves, beam.codes, beam.voice_shares, strict=True):
            assert shares[-1] == pytest.approx((heard / expected)[row, leaf], rel=1e-3, abs=1e-6)
            under = (by_leaf[:, :1] == path[:1]).all(axis=1)
            told = np.exp(decoder.score_path(ASKED[row : row + 1], tuple(path.tolist()))[0, 0])
            assert shares[0] == pytest.approx(heard[row, under].sum() / told, rel=1e-3, abs=1e-6)


def test_where_nothing_is_added_or_kept_back_everything_stays_bit_by_bit(trie):
    told, nodes = torch.tensor([[-1.0, -90.0, -0.3]]), torch.tensor([[0, -1, 1]])
    there, nothing = DeviceTrie(trie, torch.device("cpu")), torch.zeros(1, len(trie), dtype=torch.float64)
    assert torch.equal(Mixture.of_claims(nothing, there).reached(told, nodes, 1), told)
    first = nothing.clone()
    first[0, 0] = 0.1  # of the first leaf, which lies below the first node of every level
    mixture = Mixture.of_claims(first, there)
    mixture = Mixture(there, torch.ones(1, dtype=torch.float64), mixture.claims)
    for level in (1, 2, 3):
        found = mixture.reached(told, nodes, level)[0].tolist()
        assert found == pytest.approx([np.log(np.exp(-1) + 0.1), -90.0, -0.3])
