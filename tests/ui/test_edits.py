"""What the page may send as an edit, and what it is told when it cannot be made."""

import pytest

from mmsid import MmsidError
from mmsid.explain import Modality, Scenario
from mmsid.explain.whatif import modality_codes
from mmsid.ui.contract import read_question
from mmsid.ui.contract.whatif import MAX_EDITS, EditQuestion
from mmsid.ui.why import edited

HISTORY = ("mug-red-0", "hat-blue-1", "bag-black-0")


def made(shop, edit):
    """The scenario after one edit, as the panel's listener makes it."""
    [read] = read_question(EditQuestion, {"history": list(HISTORY), "edits": [edit]}).edits
    return edited(shop, Scenario(HISTORY), read)


@pytest.mark.parametrize(
    ("edit", "wanted"),
    [
        ({"kind": "without", "item": "hat-blue-1"}, lambda s, shop: s.without("hat-blue-1")),
        ({"kind": "swap", "item": "hat-blue-1", "other": "hat-red-0"}, lambda s, shop: s.swapped("hat-blue-1", "hat-red-0")),
        ({"kind": "move", "item": "hat-blue-1", "to": 0}, lambda s, shop: s.moved("hat-blue-1", 0)),
        ({"kind": "force", "codes": ["a1"]}, lambda s, shop: s.forcing((1,))),
        ({"kind": "force", "codes": []}, lambda s, shop: s.forcing(())),
        ({"kind": "by", "modality": "text"}, lambda s, shop: Scenario(HISTORY, modality=Modality.TEXT)),
        (
            {"kind": "by", "modality": "image", "item": "hat-blue-1"},
            lambda s, shop: s.rewriting("hat-blue-1", modality_codes(shop, ["hat-blue-1"], Modality.IMAGE)[0]),
        ),
    ],
)  # fmt: skip
def test_an_edit_of_the_page_is_the_same_edit_in_python(tiny, edit, wanted):
    assert made(tiny, edit) == wanted(Scenario(HISTORY), tiny)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (None, "an edit that this panel knows, but got nothing"),
        ("without", "an edit that this panel knows, but got 'without'"),
        ({"kind": "explode"}, "an edit that this panel knows"),
        ({"item": "hat-blue-1"}, "an edit that this panel knows"),
        ({"kind": "without"}, "without.item in the question, but it is missing"),
        ({"kind": "without", "item": "hat-blue-1", "to": 1}, "only keys that this question knows"),
        ({"kind": "without", "item": "no-such"}, "not in it"),
        ({"kind": "swap", "item": "hat-blue-1", "other": "no-such"}, "no product with the id 'no-such'"),
        ({"kind": "move", "item": "hat-blue-1", "to": "x"}, "whole number, but got 'x'"),
        ({"kind": "move", "item": "hat-blue-1", "to": 7}, "place from 1 to 3, but got 8"),
        ({"kind": "move", "item": "hat-blue-1", "to": True}, "whole number, but got True"),
        ({"kind": "force", "codes": "a1"}, "Expected codes such as"),
        ({"kind": "force", "codes": ["b1"]}, "codes from level a on, but got b1"),
        ({"kind": "force", "codes": ["banana"]}, "'banana'"),
        ({"kind": "by", "modality": "smell"}, "both, image or text, but got 'smell'"),
    ],
)
def test_an_edit_that_cannot_be_made_is_one_sentence(tiny, edit, words):
    with pytest.raises(MmsidError, match=words) as caught:
        made(tiny, edit)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("edits", [[], None, "without", [{"kind": "force", "codes": []}] * (MAX_EDITS + 1)])
def test_edits_are_one_to_twenty(edits):
    with pytest.raises(MmsidError, match=r"1 to 20 edits, but got .*; undo some of them\."):
        read_question(EditQuestion, {"history": list(HISTORY), "edits": edits})
