"""The decoder against exhaustive scoring with the bare model, and against transformers' own beam search."""

import numpy as np
import pytest
import torch

from mmsid.decoding import Decoder
from mmsid.semantic_ids import Trie
from tests.answers import assert_same
from tests.decoding.small import PROMPTS, SIZES, TOKENS, make_model


@pytest.fixture(scope="module", params=["qwen3", "llama"])
def model(request):
    return make_model(request.param)


@pytest.fixture(scope="module")
def decoder(model, codes):
    return Decoder(model, TOKENS, Trie.from_codes(codes, SIZES))


@pytest.fixture(scope="module")
def truth(model, codes):
    """`(prompts, ids, levels)`: every code's log-probability, by one plain forward pass per prompt and ID."""
    out = np.zeros((len(PROMPTS), len(codes), len(SIZES)))
    with torch.no_grad():
        for i, prompt in enumerate(PROMPTS):
            for j, row in enumerate(codes):
                ids = [*prompt.tokens, *(TOKENS[level][code] for level, code in enumerate(row))]
                log_probs = torch.log_softmax(model(torch.tensor([ids])).logits[0].double(), -1)
                out[i, j] = [
                    log_probs[len(prompt.tokens) - 1 + n, ids[len(prompt.tokens) + n]] for n in range(len(row))
                ]
    return out


def ranked(beam, codes, log_probs):
    """Rows of `codes` in the beam's order, which must be that of their true log-probabilities, up to rounding."""
    rows = [int(np.flatnonzero((codes == found).all(axis=1))[0]) for found in beam.codes]
    assert (np.diff(log_probs[rows]) < 2e-5).all()
    return rows


def by_codes(decoder, codes):
    """Row of `codes` of every leaf of the trie."""
    return decoder.trie.leaves


def test_all_ids_get_their_exact_log_probability(decoder, codes, truth):
    scores = decoder.score_all(PROMPTS)[:, np.argsort(by_codes(decoder, codes))]
    np.testing.assert_allclose(scores, truth.sum(2), atol=2e-5)


def test_scoring_in_chunks_changes_nothing(decoder):
    np.testing.assert_allclose(decoder.score_all(PROMPTS, chunk=3), decoder.score_all(PROMPTS), atol=2e-5)


def test_a_beam_as_wide_as_the_catalogue_is_exhaustive_enumeration(decoder, codes, truth):
    for beam, exact in zip(decoder.search(PROMPTS, len(codes)), truth, strict=True):
        order = ranked(beam, codes, exact.sum(1))
        assert sorted(order) == list(range(len(codes)))
        np.testing.assert_allclose(beam.code_log_probs, exact[order], atol=2e-5)
        np.testing.assert_array_equal(decoder.trie.leaves[beam.leaves], order)


@pytest.mark.parametrize("attention", ["sdpa", "eager"])
def test_the_beam_is_transformers_own_beam_search(model, codes, attention):
    model.set_attn_implementation(attention)
    decoder = Decoder(model, TOKENS, Trie.from_codes(codes, SIZES))
    allowed = {}
    for row in codes:
        path = [TOKENS[level][code] for level, code in enumerate(row)]
        for depth, token in enumerate(path):
            allowed.setdefault(tuple(path[:depth]), set()).add(token)
    for prompt in PROMPTS:
        out = model.generate(
            torch.tensor([prompt.tokens]),
            num_beams=10,
            num_return_sequences=10,
            max_new_tokens=3,
            do_sample=False,
            length_penalty=0.0,
            early_stopping=False,
            eos_token_id=None,
            pad_token_id=0,
            prefix_allowed_tokens_fn=lambda _, ids, p=prompt.tokens: sorted(allowed[tuple(ids[len(p) :].tolist())]),
            return_dict_in_generate=True,
            output_scores=True,
        )
        beam = decoder.search([prompt], 10)[0]
        mine = [tuple(TOKENS[level][code] for level, code in enumerate(row)) for row in beam.codes]
        theirs = [tuple(path) for path in out.sequences[:, len(prompt.tokens) :].tolist()]
        scores = out.sequences_scores.numpy()
        assert_same(list(zip(mine, beam.log_probs, strict=True)), list(zip(theirs, scores, strict=True)), within=1e-4)
    model.set_attn_implementation("sdpa")


def test_prompts_of_different_lengths_do_not_touch_each_other(decoder):
    together = decoder.search(PROMPTS, 8)
    for prompt, beam in zip(PROMPTS, together, strict=True):
        alone = decoder.search([prompt], 8)[0]
        np.testing.assert_array_equal(alone.codes, beam.codes)
        np.testing.assert_allclose(alone.code_log_probs, beam.code_log_probs, atol=2e-5)


def test_excluded_ids_are_left_out_and_nothing_else_changes(decoder, codes, truth):
    gone = [tuple(row) for row in codes[:50].tolist()]
    beam = decoder.search(PROMPTS[:1], 60, excluded=[gone])[0]
    order = ranked(beam, codes, truth[0].sum(1))
    assert sorted(order) == list(range(50, 60))
    np.testing.assert_allclose(beam.log_probs, truth[0, order].sum(1), atol=5e-5)


def test_forced_codes_are_taken_and_the_rest_is_searched(decoder, codes, truth):
    first = int(codes[7, 0])
    beam = decoder.search(PROMPTS[:1], 60, forced=(first,))[0]
    under = np.flatnonzero(codes[:, 0] == first)
    assert sorted(ranked(beam, codes, truth[0].sum(1))) == under.tolist()


def test_free_decoding_ranks_every_combination(decoder, model):
    beam = decoder.search_freely(PROMPTS[:1], 4 * 5 * 6)[0]
    assert len(np.unique(beam.codes, axis=0)) == 120
    assert (np.diff(beam.log_probs) <= 1e-6).all()
    row = beam.codes[0]
    ids = [*PROMPTS[0].tokens, *(TOKENS[level][code] for level, code in enumerate(row))]
    with torch.no_grad():
        log_probs = torch.log_softmax(model(torch.tensor([ids])).logits[0].double(), -1)
    read = len(PROMPTS[0].tokens)
    expected = [log_probs[read - 1 + n, ids[read + n]] for n in range(3)]
    np.testing.assert_allclose(beam.code_log_probs[0], expected, atol=2e-5)


def test_one_path_is_scored_in_one_pass(decoder, codes, truth):
    np.testing.assert_allclose(decoder.score_path(PROMPTS, tuple(codes[5])), truth[:, 5], atol=2e-5)


def test_the_trace_says_what_was_seen(decoder, model, codes, truth):
    width = 6
    beam = decoder.search(PROMPTS[:1], width, trace=True)[0]
    with torch.no_grad():
        first = torch.softmax(model(torch.tensor([PROMPTS[0].tokens])).logits[0, -1].double(), -1).numpy()
    valid = sorted(set(codes[:, 0].tolist()))
    level = beam.levels[0]
    assert level.valid_mass[()] == pytest.approx(first[[TOKENS[0][code] for code in valid]].sum(), abs=1e-6)
    assert [node.codes[0] for node in level.nodes] == sorted(valid, key=lambda code: -first[TOKENS[0][code]])
    for level in beam.levels:
        for prefix in level.valid_mass:
            children = [node for node in level.nodes if node.codes[:-1] == prefix]
            assert sum(np.exp(node.valid_log_prob) for node in children) == pytest.approx(1, abs=1e-5)
            assert sum(np.exp(node.log_prob) for node in children) == pytest.approx(level.valid_mass[prefix], abs=1e-5)
    answers = [node for node in beam.levels[-1].nodes if node.kept]
    assert [node.codes for node in answers] == [tuple(row) for row in beam.codes.tolist()]
    np.testing.assert_allclose([node.path_log_prob for node in answers], beam.log_probs, atol=1e-5)
    kept = [{node.codes for node in level.nodes if node.kept} for level in beam.levels]
    assert all(node.codes[:-1] in kept[0] for node in beam.levels[1].nodes)
