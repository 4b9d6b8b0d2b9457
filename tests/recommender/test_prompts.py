import pytest

from mmsid.encoder.tokenizer import train_bpe
from mmsid.recommender.prompts import IGNORED, NEXT, Prompts
from mmsid.records import Item


@pytest.fixture(scope="module")
def prompts():
    texts = ["a shopper looked at these products one after another name the product that comes next"] * 20
    return Prompts(train_bpe(texts, 400, first=("<pad>", "<start>"), last="<end>", frame=False), (3, 4))


def decoded(prompts, ids):
    return prompts.tokenizer.decode(ids)


def test_every_code_is_one_token_of_its_own(prompts):
    ids = [token for level in prompts.code_tokens for token in level]
    assert len(set(ids)) == 7 and [len(level) for level in prompts.code_tokens] == [3, 4]
    assert prompts.tokenizer("<|b3|>", add_special_tokens=False).input_ids == [prompts.code_tokens[1][3]]
    assert sorted(prompts.new_tokens) == prompts.new_tokens


def test_a_prompt_holds_the_history_in_order_and_asks_for_the_next(prompts):
    text = decoded(prompts, prompts.history([(0, 1), (2, 3)])).replace(" ", "")
    assert text.endswith("<|next|><|a0|><|b1|><|next|><|a2|><|b3|><|next|>")
    assert text.startswith("<start>ashopper")


def test_every_product_but_the_first_is_a_target(prompts):
    ids, labels = prompts.sequence([(0, 1), (2, 3), (1, 0)])
    assert len(ids) == len(labels)
    targets = [token for token in labels if token != IGNORED]
    assert targets == prompts.codes((2, 3)) + prompts.codes((1, 0))
    assert all(label in (IGNORED, token) for token, label in zip(ids, labels, strict=True))


def test_a_sequence_is_its_own_prompt_so_training_is_what_decoding_asks(prompts):
    ids, _ = prompts.sequence([(0, 1), (2, 3)])
    prompt = prompts.history([(0, 1)])
    assert ids[: len(prompt)] == prompt and ids[len(prompt) :] == prompts.codes((2, 3))


def test_alignment_translates_both_ways_between_id_and_title_or_category(prompts):
    item = Item("x", "Red mug", category=("Kitchen", "Mugs"))
    seen = set()
    for ids, labels in prompts.alignments(item, (2, 1)):
        targets = [token for token in labels if token != IGNORED]
        asked = decoded(prompts, [t for t, label in zip(ids, labels, strict=True) if label == IGNORED]).lower()
        if targets == prompts.codes((2, 1)):
            assert "red mug" in asked or "kitchen > mugs" in asked
            seen.add(("to id", "red mug" in asked))
        else:
            said = decoded(prompts, targets).lower()
            assert NEXT in asked and ("red mug" in said or "kitchen > mugs" in said)
            seen.add(("to words", "red mug" in said))
    assert len(seen) == 4
