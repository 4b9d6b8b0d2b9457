"""What each voice gave, worked out by hand; the page's own words are tested on the same table."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mmsid.explain import percent, voice_parts
from mmsid.explain.shares import voices_sentence
from mmsid.records import Item, Recommendation

EXAMPLES = json.loads((Path(__file__).parents[1] / "fixtures" / "voices.json").read_text(encoding="utf-8"))

LINE = Recommendation(Item("mug", "Mug", "", (), None), 1, -3.0, ("a0",), (-3.0,), (0.0,))


class Line:
    """What of a recommendation the words are made from."""

    def __init__(self, probability, share):
        self.probability, self.voice_shares = probability, (0.5, share)


def told(part):
    return part.replace("\u00a0", " ").replace("less than ", "<").removesuffix(" points").removesuffix(" point")


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one['share']:.1%} of {one['probability']:.2%}")
def test_the_parts_are_points_of_the_percentage_and_add_up_to_it(one):
    own, heard = map(told, voice_parts(Line(one["probability"], one["share"])))
    assert (own, heard) == (one["own"], one["heard"])
    if "<" not in own + heard + percent(one["probability"]).replace("less than", "<"):
        whole = percent(one["probability"]).removesuffix("\u00a0%")
        assert float(own) + float(heard) == pytest.approx(float(whole))


def test_one_point_is_one():
    assert voice_parts(Line(0.11, 0.9)) == ("1\u00a0point", "10\u00a0points")


def test_a_sentence_tells_the_parts_and_what_the_voices_are():
    both = voices_sentence(Line(0.042, 0.31)).replace("\u00a0", " ")
    assert both.startswith("Of this, 2.9 points come from the language model, which reads semantic IDs, and 1.3 points")
    alone = replace(LINE, voice_shares=(0.0,))
    assert voices_sentence(alone).startswith("All of this comes from the language model, which reads semantic IDs;")
    assert voices_sentence(replace(LINE, voice_shares=(1.0,))).startswith("All of this comes from the collaborative")
