"""What the page says each voice contributed, against the decoder's own beam; and nothing where there is one voice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from mmsid.explain import percent, voice_parts
from mmsid.ui.loading import LoadingShop
from tests.browser.seen import wait_for_answer
from tests.ui.running import copy_of, oracle, start
from tests.voices import LEVEL_WITH_IT, with_gate, without_voice

PARTS = """cards => cards.map(card => {
    const [own, heard] = [...card.querySelectorAll('.mm-voice-bar i')].map(part => part.getBoundingClientRect().width);
    return heard / (own + heard);
})"""
"""How long the second part of each bar is."""


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("less than ", "<").replace("< ", "<").strip()


@pytest.fixture(scope="module", params=["as it was learnt", "level"])
def voiced(request, tiny_build, tmp_path_factory):
    """The voice has nearly all of what the tiny build answers, and a part of what another gate leaves it."""
    if request.param == "level":
        return with_gate(tiny_build, tmp_path_factory.mktemp("level"), **LEVEL_WITH_IT)
    return tiny_build


@pytest.fixture(scope="module")
def voiced_shop(voiced):
    return oracle(voiced)


@pytest.fixture
def first(voiced_shop) -> list[str]:
    return voiced_shop.examples["shoppers"][0]["history"]


def beam_of(shop, history):
    codes = [shop.codes(item_id) for item_id in history]
    width = max(10, shop.recommender.config.beam)
    return shop.decoder.search([shop.recommender.prompt(codes)], width, excluded=[codes])[0]


def test_the_shares_on_the_cards_are_the_beams(visit, voiced, voiced_shop, first):
    shop, page = voiced_shop, visit(url=start(voiced).url)
    wait_for_answer(page, shop, first)
    beam, answer = beam_of(shop, first), shop.recommend(first, 10)
    shown = page.locator(".mm-card").evaluate_all(PARTS)
    assert shown == pytest.approx(beam.voice_shares[:10, -1].tolist(), abs=0.012)  # to a pixel
    for place, one in enumerate(answer):
        voices = page.locator(".mm-card").nth(place).locator(".mm-voices")
        own, heard = (plain(part).removesuffix(" points").removesuffix(" point") for part in voice_parts(one))
        parts = voices.locator(".mm-voice-parts > span").all_inner_texts()
        assert [plain(part) for part in parts] == [f"{own} language model", f"{heard} shoppers"]
        told = plain(voices.get_attribute("aria-label"))
        assert told.startswith(f"Of its {plain(percent(one.probability))}, {own} ")
        assert told.endswith(f" and {heard} from what other shoppers did.")
        assert voices.get_attribute("role") == "img" and voices.get_attribute("title")
    expect(page.locator(".mm-lead").first).to_contain_text("What other shoppers did has a say, too.")


def test_why_and_the_path_say_the_same_per_level(visit, voiced, voiced_shop, first):
    shop, page = voiced_shop, visit(url=start(voiced).url)
    wait_for_answer(page, shop, first)
    shares = beam_of(shop, first).voice_shares[0]
    *others, last = (f"{int(share * 100 + 0.5)} %" for share in shares.tolist())
    along = f"Other shoppers gave {', '.join(others)} and {last} of the probability up to each of these codes"
    expect(page.locator(".mm-why .mm-tree-voices")).to_contain_text(along)
    expect(page.locator(".mm-why-face .mm-voices")).to_have_count(1)
    expect(page.locator(".mm-why-words")).to_contain_text(
        re.compile("the collaborative voice, which goes by what other")
    )
    chosen = page.locator(".mm-why .mm-tree-level").nth(1).locator(".is-chosen button")
    chosen.hover()
    expect(page.locator(".mm-why .mm-tree-details")).to_contain_text(f"Other shoppers gave {others[1]} of the path")


def test_what_is_read_under_no_products_id_is_said_to_be_read_alone(visit, voiced, voiced_shop, first):
    shop, page = voiced_shop, visit(url=start(voiced).url)
    wait_for_answer(page, shop, first)
    note = page.get_by_text("An ID that no product has is read by the language model alone")
    expect(note).to_be_hidden()
    page.get_by_role("button", name="text alone").click()
    expect(note).to_be_visible()


def test_nothing_is_said_of_voices_where_there_is_one(visit, tiny_build, tmp_path_factory):
    build = without_voice(tiny_build, tmp_path_factory.mktemp("alone"))
    shop, page = oracle(build), visit(url=start(build).url)
    first = shop.examples["shoppers"][0]["history"]
    wait_for_answer(page, shop, first)
    expect(page.locator(".mm-why-words")).to_contain_text("Together that is")
    expect(page.locator(".mm-tree-chosen").first).to_be_visible()
    assert page.locator(".mm-voices, .mm-tree-voices").count() == 0
    expect(page.locator("body")).not_to_contain_text(re.compile("other shoppers|collaborative|voice", re.IGNORECASE))


def test_an_answer_that_stands_in_the_build_leaves_room_for_them(visit, tiny_build, tmp_path, monkeypatch):
    monkeypatch.setattr(LoadingShop, "start", lambda _self: None)
    page = visit(url=start(copy_of(tiny_build, tmp_path)).url)
    expect(page.locator("#mm-state")).to_have_text(re.compile("^Stored with build"))
    voices = page.locator(".mm-card .mm-voices")
    expect(voices).to_have_count(10)
    for place in range(10):
        expect(voices.nth(place)).to_be_hidden()
        assert voices.nth(place).bounding_box()["height"] > 10
