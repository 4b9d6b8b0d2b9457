"""Transfers against the mixture that defines them, computed from every ID's exact probability."""

import numpy as np
import pytest

from mmsid.decoding import Decoder, Transfer
from mmsid.semantic_ids import Trie
from tests.decoding.small import PROMPTS, SIZES, TOKENS, make_model

TRANSFERS = [(3, 50, 0.4), (20, 50, 0.3), (3, 51, 0.2), (58, 51, 0.5), (50, 7, 0.25)]  # source, target, share


@pytest.fixture(scope="module")
def model():
    return make_model("qwen3")


@pytest.fixture(scope="module")
def transfers(codes):
    return [Transfer(tuple(codes[a].tolist()), tuple(codes[b].tolist()), share) for a, b, share in TRANSFERS]


@pytest.fixture(scope="module")
def plain(model, codes):
    return Decoder(model, TOKENS, Trie.from_codes(codes, SIZES))


@pytest.fixture(scope="module")
def transferring(model, codes, transfers):
    return Decoder(model, TOKENS, Trie.from_codes(codes, SIZES), transfers)


def by_row(decoder, leaves):
    out = np.empty_like(leaves)
    out[..., decoder.trie.leaves] = leaves
    return out


@pytest.fixture(scope="module")
def mixed(plain):
    """`(prompts, ids)`: the mixture, by hand."""
    own = np.exp(by_row(plain, plain.score_all(PROMPTS)).astype(np.float64))
    out = own.copy()
    for source, target, share in TRANSFERS:
        out[:, target] += share * own[:, source]
        out[:, source] -= share * own[:, source]
    return out


def test_every_id_has_the_probability_of_the_mixture(transferring, plain, mixed):
    found = np.exp(by_row(transferring, transferring.score_all(PROMPTS)).astype(np.float64))
    np.testing.assert_allclose(found, mixed, rtol=2e-4)
    own = np.exp(plain.score_all(PROMPTS).astype(np.float64))
    assert found.sum(axis=1) == pytest.approx(own.sum(axis=1), rel=1e-5)  # nothing is made from nothing
    gained = [target for _, target, _ in TRANSFERS]
    before = by_row(plain, own)[:, gained]
    assert np.abs(mixed[:, gained] / before - 1).max() > 0.01  # the transfers are more than rounding


def test_a_beam_as_wide_as_the_catalogue_ranks_the_mixture(transferring, codes, mixed):
    for beam, exact in zip(transferring.search(PROMPTS, len(codes)), mixed, strict=True):
        order = [int(np.flatnonzero((codes == found).all(axis=1))[0]) for found in beam.codes]
        assert sorted(order) == list(range(len(codes)))
        assert (np.diff(np.log(exact[order])) < 2e-4).all()  # the mixture's own order, up to rounding
        np.testing.assert_allclose(np.exp(beam.log_probs), exact[order], rtol=2e-4)


def test_every_step_is_the_mixture_among_the_ids_below(transferring, plain, codes, mixed):
    """A prefix has the mass of what is below it, and what the model gives to codes that lead nowhere."""
    own = np.exp(by_row(plain, plain.score_all(PROMPTS)).astype(np.float64))
    for row in (3, 7, 50, 51, 58, 12):
        told = np.exp(transferring.score_path(PROMPTS, tuple(codes[row])).astype(np.float64)).cumprod(axis=1)
        before = np.exp(plain.score_path(PROMPTS, tuple(codes[row])).astype(np.float64)).cumprod(axis=1)
        for level in range(3):
            under = (codes[:, : level + 1] == codes[row, : level + 1]).all(axis=1)
            expected = before[:, level] + (mixed - own)[:, under].sum(axis=1)
            np.testing.assert_allclose(told[:, level], expected, rtol=2e-4)


def test_the_trace_tells_the_same_story(transferring, codes, mixed):
    beam = transferring.search(PROMPTS[:1], len(codes), trace=True)[0]
    paths = {node.codes: node.path_log_prob for node in beam.levels[-1].nodes}
    assert {codes: np.exp(p) for codes, p in paths.items()} == pytest.approx(
        {tuple(row): exact for row, exact in zip(codes.tolist(), mixed[0], strict=True)}, rel=2e-4
    )
    for level in beam.levels:
        for prefix, mass in level.valid_mass.items():
            assert mass <= 1 + 1e-5
            children = [node for node in level.nodes if node.codes[:-1] == prefix]
            assert sum(np.exp(node.log_prob) for node in children) == pytest.approx(mass, abs=1e-5)


def test_what_must_not_be_answered_receives_nothing(transferring, plain, codes):
    """50 is in the first history only: there its sources keep what is theirs, and 7 gets some from it all the same."""
    gone = [[tuple(codes[50].tolist())], []]
    own = np.exp(by_row(plain, plain.score_all(PROMPTS)).astype(np.float64))
    first, second = transferring.search(PROMPTS[:2], len(codes), excluded=gone)
    found = {tuple(c): np.exp(p) for c, p in zip(first.codes.tolist(), first.log_probs, strict=True)}
    assert tuple(codes[50].tolist()) not in found
    assert found[tuple(codes[20].tolist())] == pytest.approx(own[0, 20], rel=2e-4)
    assert found[tuple(codes[3].tolist())] == pytest.approx(0.8 * own[0, 3], rel=2e-4)
    assert found[tuple(codes[7].tolist())] == pytest.approx(own[0, 7] + 0.25 * own[0, 50], rel=2e-4)
    there = {tuple(c): np.exp(p) for c, p in zip(second.codes.tolist(), second.log_probs, strict=True)}
    assert there[tuple(codes[20].tolist())] == pytest.approx(0.7 * own[1, 20], rel=2e-4)
    path = transferring.score_path(PROMPTS[:2], tuple(codes[20].tolist()), excluded=gone)
    np.testing.assert_allclose(np.exp(path.sum(axis=1)), [own[0, 20], 0.7 * own[1, 20]], rtol=2e-4)


@pytest.mark.parametrize("name", ["transferring", "plain"])
def test_what_is_above_a_floor_is_found_without_walking_everything(name, request):
    decoder = request.getfixturevalue(name)
    scores = decoder.score_all(PROMPTS)
    for rank in (1, 5, 40):
        floors = np.sort(scores, axis=1)[:, -rank] - 1e-4
        np.testing.assert_array_equal(decoder.above(PROMPTS, floors), scores > floors[:, None])
    assert not decoder.above(PROMPTS, np.full(3, 0.0)).any()
