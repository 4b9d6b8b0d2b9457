"""Searches in fixed shapes against the plain ones; what a GPU records are these very operations."""

import numpy as np
import pytest
import torch

from mmsid.decoding import Decoder, PromptTree
from mmsid.decoding import fixed_tree as module
from mmsid.decoding.fixed_model import FixedModel
from mmsid.decoding.fixed_tree import FixedTree, padded, room_for
from mmsid.decoding.recorded import MAX_BATCH, MAX_WIDTH
from mmsid.decoding.told import half_head
from mmsid.semantic_ids import Trie
from tests.answers import assert_same
from tests.decoding.small import ASKED, PROMPTS, SIZES, TOKENS, Told, make_model

CLAIMED = np.array([0.5, 0.0, 0.97])


@pytest.fixture(scope="module")
def trie(codes):
    return Trie.from_codes(codes, SIZES)


def both(model, trie, **more):
    return (Decoder(model, TOKENS, trie, fixed=fixed, **more) for fixed in (True, False))


def assert_alike(found, expected):
    """The same IDs with the same figures, level by level, up to rounding and near ties."""
    for one, other in zip(found, expected, strict=True):
        mine, theirs = (
            [(tuple(c), p) for c, p in zip(beam.codes.tolist(), beam.log_probs, strict=True)] for beam in (one, other)
        )
        assert_same(mine, theirs, within=1e-4)
        by_codes = {tuple(c): place for place, c in enumerate(other.codes.tolist())}
        places = [by_codes[tuple(c)] for c in one.codes.tolist()]
        np.testing.assert_allclose(one.code_log_probs, other.code_log_probs[places], atol=1e-4)
        np.testing.assert_allclose(one.voice_shares, other.voice_shares[places], atol=1e-4)
        np.testing.assert_array_equal(one.leaves, other.leaves[places])
        assert one.codes.dtype == other.codes.dtype and one.leaves.dtype == other.leaves.dtype
        for seen, wanted in zip(one.levels, other.levels, strict=True):
            told = {node.codes: node.path_log_prob for node in wanted.nodes}
            assert {node.codes: node.path_log_prob for node in seen.nodes} == pytest.approx(told, abs=1e-4)
            assert seen.valid_mass == pytest.approx(wanted.valid_mass, abs=1e-4)


@pytest.mark.parametrize("kind", ["qwen3", "llama", "qwen2", "mistral"])
def test_answers_in_fixed_shapes_are_the_plain_ones(kind, trie, codes):
    model = make_model(kind)
    if kind == "qwen2":  # biases start at zero
        for layer in model.model.layers:
            for linear in (layer.self_attn.q_proj, layer.self_attn.k_proj, layer.self_attn.v_proj):
                torch.nn.init.normal_(linear.bias, std=0.3)
    fixed, plain = both(model, trie)
    assert fixed._recordings is not None and plain._recordings is None
    gone = [[tuple(row) for row in codes[:count].tolist()] for count in (50, 0, 9)]
    for width, excluded, trace in ((60, None, False), (7, gone, True), (60, gone, True)):
        asked = {"excluded": excluded, "trace": trace}
        assert_alike(fixed.search(PROMPTS, width, **asked), plain.search(PROMPTS, width, **asked))
    alone = [beam for prompt in PROMPTS for beam in fixed.search([prompt], 8)]
    assert_alike(alone, plain.search(PROMPTS, 8))
    assert len(fixed._recordings._known) == 4  # by beam, requests and 50 or fewer left out; prompts were padded


def test_the_voice_is_heard_and_nothing_of_the_question_before(trie):
    rng = np.random.default_rng(5)
    claims = rng.dirichlet(np.full(len(trie), 0.4), size=3) * CLAIMED[:, None]
    fixed, plain = both(make_model("qwen3"), trie, voice=Told(claims))
    for prompt in ASKED:  # the same recording for each
        assert_alike(fixed.search([prompt], 60, trace=True), plain.search([prompt], 60, trace=True))
    assert_alike(fixed.search(ASKED, 10), plain.search(ASKED, 10))


def test_what_cannot_be_in_fixed_shapes_is_answered_plainly(trie, codes):
    for model in (make_model("gpt2"), make_model("qwen3")):
        fixed, plain = both(model, trie)
        first = (int(codes[7, 0]),)
        assert_alike(fixed.search(PROMPTS, 60, forced=first), plain.search(PROMPTS, 60, forced=first))
        assert_alike(fixed.search(PROMPTS, 5), plain.search(PROMPTS, 5))
    assert Decoder(make_model("gpt2"), TOKENS, trie, fixed=True)._recordings is None
    sliding = make_model("mistral")
    sliding.config.sliding_window = 4
    assert FixedModel.of(sliding) is None


def test_many_requests_are_answered_in_parts(trie, codes):
    fixed, plain = both(make_model("llama"), trie)
    gone = [[tuple(row) for row in codes[:count].tolist()] for count in range(18)]
    asked = [*PROMPTS * 6]
    assert_alike(fixed.search(asked, 7, excluded=gone, trace=True), plain.search(asked, 7, excluded=gone, trace=True))
    assert [shape.batch for shape in fixed._recordings._known] == [MAX_BATCH, 2]
    wide = fixed.search(PROMPTS, MAX_WIDTH + 1)
    assert_alike(wide, plain.search(PROMPTS, MAX_WIDTH + 1))
    assert len(fixed._recordings._known) == 2


@torch.inference_mode()
def test_in_half_precision_codes_are_told_apart_by_more_than_logits_can():
    """By the product of hidden states and rows in single precision, which rounding would have moved."""
    model = make_model("qwen3").to(torch.bfloat16)
    with torch.no_grad():
        model.get_output_embeddings().weight.mul_(8)  # large logits, as of a model that has learnt
        hidden = model.model(torch.tensor([PROMPTS[1].tokens])).last_hidden_state[0, -1].float()
    tokens = torch.tensor(TOKENS[2])
    own = hidden @ model.get_output_embeddings().weight[tokens].float().T
    assert (own.to(torch.bfloat16).float() - own).abs().max() > 0.01
    found = PromptTree(model, PROMPTS[1:2]).begin(tokens)[0, 0]
    torch.testing.assert_close(found - found[0], own - own[0], atol=1e-4, rtol=1e-4)
    other = fixed_tree(model, PROMPTS[1:2])
    rows = other._last[0].float() @ model.get_output_embeddings().weight[tokens].float().T
    found = other.begin(tokens)[0, 0]
    torch.testing.assert_close(found - found[0], rows - rows[0], atol=1e-4, rtol=1e-4)
    assert half_head(make_model("qwen3")) is None  # single precision needs nothing of it
    assert half_head(make_model("gpt2").to(torch.bfloat16)) is None


def fixed_tree(model, prompts):
    tokens, lengths = padded([prompt.tokens for prompt in prompts], 32)
    fixed, levels = FixedModel.of(model), [torch.tensor(level) for level in TOKENS]
    return FixedTree(fixed, tokens, lengths, levels, room_for(fixed, len(prompts), 32, levels, 4))


def test_first_codes_are_read_ahead_or_when_they_are_chosen_with_the_same_answers(trie, monkeypatch):
    model = make_model("llama")
    (ahead, _), (later, _) = (tuple(both(model, trie)) for _ in range(2))
    found = ahead.search(PROMPTS, 9, trace=True)
    monkeypatch.setattr(module, "READ_AHEAD", 0)
    assert_alike(later.search(PROMPTS, 9, trace=True), found)
