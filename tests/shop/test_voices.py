"""What an answer says of its two voices, against the decoder's own beam and the mixture that defines it."""

import numpy as np
import pytest

from mmsid import MMSID, Mode
from mmsid.ui.build_summary import BuildSummary
from tests.voices import LEVEL_WITH_IT, with_gate, without_voice

HISTORY = ["mug-red-0", "hat-blue-1", "bag-black-0"]


@pytest.fixture(scope="module")
def shop(tiny_build, tmp_path_factory):
    """The tiny build, in which both voices have a part."""
    return MMSID.load(with_gate(tiny_build, tmp_path_factory.mktemp("both"), **LEVEL_WITH_IT), device="cpu")


def test_an_answer_tells_the_shares_of_its_beam(shop):
    codes = [shop.codes(item_id) for item_id in HISTORY]
    [beam] = shop.decoder.search([shop.recommender.prompt(codes)], len(shop.items), excluded=[codes])
    answer = shop.recommend(HISTORY, len(shop.items), mode=Mode.EXACT)
    assert answer.has_voice and shop.has_voice
    assert [list(one.voice_shares) for one in answer] == beam.voice_shares.tolist()
    shares = np.array([one.voice_shares for one in answer])
    assert shares.shape == (21, len(shop.codebook_sizes)) and ((shares > 0) & (shares < 1)).all()


def test_a_share_is_the_claim_of_the_probability(shop):
    codes = [shop.codes(item_id) for item_id in HISTORY]
    claims = shop.recommender.voice(shop.trie).claims([codes])[0].numpy()
    claimed = dict(zip((shop.items[row].item_id for row in shop.trie.leaves), claims, strict=True))
    for one in shop.recommend(HISTORY, 21, mode=Mode.EXACT):
        assert one.voice_shares[-1] == pytest.approx(claimed[one.item.item_id] / one.probability, rel=1e-3)


def test_many_at_once_tell_the_same(shop):
    one, other = shop.recommend_many([HISTORY, HISTORY[:1]], 5)
    for answer, history in ((one, HISTORY), (other, HISTORY[:1])):
        alone = [r.voice_shares for r in shop.recommend(history, 5)]
        np.testing.assert_allclose([r.voice_shares for r in answer], alone, atol=1e-4)


def test_what_is_transferred_to_a_new_product_keeps_its_share(shop):
    """It stands in for known products, so its share is between theirs."""
    new = shop.tokenize(title="A violet mug with dots")
    view = shop.with_items([new], boost=4)
    found = {one.item.item_id: one for one in view.recommend(HISTORY, len(view.items), mode=Mode.EXACT)}
    sources = {transfer.source for transfer in view.transfers}
    theirs = [one.voice_shares[-1] for one in found.values() if view.codes(one.item.item_id) in sources]
    assert 0 < found[new.item.item_id].voice_shares[-1] < 1
    assert len(theirs) < len(sources) or (
        min(theirs) - 1e-3 <= found[new.item.item_id].voice_shares[-1] <= max(theirs) + 1e-3
    )


def test_alone_the_language_model_has_it_all(shop, tiny_build, tmp_path):
    silent = without_voice(tiny_build, tmp_path)
    alone = MMSID.load(silent, device="cpu")
    answer = alone.recommend(HISTORY, 5)
    assert not answer.has_voice and not alone.has_voice and not BuildSummary.open(silent).has_voice
    assert {share for one in answer for share in one.voice_shares} == {0.0}
    free = shop.recommend(HISTORY, 5, mode=Mode.FREE)
    assert not free.has_voice and {share for one in free for share in one.voice_shares} == {0.0}


def test_the_page_knows_before_the_models_are_there(shop, tiny_build):
    assert BuildSummary.open(shop.models.folder).has_voice and BuildSummary.open(tiny_build).has_voice
