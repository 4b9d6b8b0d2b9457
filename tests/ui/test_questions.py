"""What a page asks, as Gradio carries it: every event of the contract is answered, and whatever else comes gets a reply.

The questions go over HTTP as the browser sends them; what the panels show of the answers is tested in the browser.
"""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
import pytest

from mmsid.explain import Scenario, code_page, compose, counterfactual, path_tree, run
from mmsid.records import code_names
from mmsid.shop import pack
from mmsid.ui.component import BUG
from mmsid.ui.contract.events import EVENTS
from mmsid.ui.contract.recommend import FOUND


@pytest.fixture(scope="module")
def listeners(app) -> dict[str, int]:
    """The number under which Gradio knows each event's listener."""
    dependencies = httpx.get(f"{app.url}/config", timeout=60).json()["dependencies"]
    return {
        event: one["id"] for one in dependencies for _, event in one["targets"] if one["api_visibility"] == "private"
    }


@pytest.fixture(scope="module")
def send(app, listeners):
    """Triggers an event as the browser does, and returns the reply."""

    def sends(event: str, sent: Any) -> dict[str, Any]:
        body = {"data": [], "event_data": sent, "fn_index": listeners[event], "session_hash": "test"}
        reply = httpx.post(f"{app.url}/gradio_api/run/predict", json=body, timeout=120)
        assert reply.status_code == 200
        [text] = reply.json()["data"]
        assert "<" not in text
        return json.loads(text)

    return sends


@pytest.fixture(scope="module")
def ask(send):
    """Asks a question and returns its answer."""

    def asks(event: str, **question: Any) -> dict[str, Any]:
        reply = send(event, {"question": question, "number": 7})
        assert reply.keys() == {"number", "answer"} and reply["number"] == 7
        return reply["answer"]

    return asks


@pytest.fixture(scope="module")
def history(shop) -> list[str]:
    return [item.item_id for item in shop.items[:3]]


def test_every_event_has_a_listener_and_every_listener_is_an_event(listeners):
    assert listeners.keys() - {"load"} == {event.name for event in EVENTS}


def test_a_recommendation_comes_with_its_tree(ask, shop, history):
    answer, expected = ask("recommend", history=history), shop.recommend(history, 10)
    assert [line["item_id"] for line in answer["items"]] == [one.item.item_id for one in expected]
    tree = path_tree(shop, expected)
    assert [[node["prefix"] for node in level["nodes"]] for level in answer["tree"]["levels"]] == [
        [list(code_names(node.codes)) for node in level.nodes] for level in tree.levels
    ]
    for above, level in zip(answer["tree"]["levels"], answer["tree"]["levels"][1:], strict=False):
        assert all(above["nodes"][node["parent"]]["prefix"] == node["prefix"][:-1] for node in level["nodes"])
    assert not any(node["opened"] for level in answer["tree"]["levels"] for node in level["nodes"])


def test_an_edit_is_answered_with_both_runs(ask, shop, history):
    edits = [{"kind": "without", "item": history[0]}, {"kind": "move", "item": history[2], "to": 0}]
    answer = ask("edit_history", history=history, edits=edits)
    assert answer["histories"] == [history, history[1:], [history[2], history[1]]]
    before = Scenario(tuple(history)).without(history[0])
    for name, scenario in (("parent", before), ("child", before.moved(history[2], 0))):
        assert [one["item_id"] for one in answer[name]["items"]] == [one.item.item_id for one in run(shop, scenario)]


def test_why_and_rather_than_what(ask, shop, history):
    first, second = (one.item.item_id for one in shop.recommend(history, 2))
    alone, compared = (ask("explain", history=history, item_id=first, rival=rival) for rival in (None, second))
    assert alone["rival"] is None and alone["evidence"] and alone["deletion"]["removed"][0] == 0
    assert (compared["rival"], compared["evidence"], compared["deletion"]) == (second, [], None)
    assert [line["item_id"] for line in compared["history"]] == history


def test_a_counterfactual_is_that_of_python(ask, shop, history):
    found, answer = counterfactual(shop, shop.recommend(history, 10)), ask("counterfactual", history=history)
    expected = None if found is None else {"without": list(found.item_ids), "after": found.after}
    assert answer == {"counterfactual": expected}


def test_codes_and_what_they_add_up_to(ask, shop):
    codes = shop.codes(shop.items[0].item_id)
    names = list(code_names(codes))
    page = ask("code", codes=names[:2])
    assert page["items"] == [item.item_id for item in code_page(shop, codes[:2]).items]
    found = ask("compose", codes=names)
    assert found["owner"] == shop.items[0].item_id
    assert [one["item_id"] for one in found["nearest"]] == [one.item.item_id for one in compose(shop, codes).nearest]
    ends = {"start": shop.items[0].item_id, "end": shop.items[-1].item_id}
    steps = ask("walk", order="coarse", **ends)["steps"]
    assert (steps[0]["owner"], steps[-1]["owner"]) == (ends["start"], ends["end"])
    siblings = ask("siblings", item_id=ends["start"])
    assert [any(chip["code"] == name for chip in level) for name, level in zip(names, siblings["levels"], strict=True)]


def test_several_histories_are_read_answered_and_written(ask, shop, history):
    text = f"history,next\n{' '.join(history)},{shop.recommend(history, 10)[3].item.item_id}\n{history[1]},\n".encode()
    read = ask("read_histories", name=None, size=len(text), file=base64.b64encode(text).decode())
    assert [row["history"] for row in read["rows"]] == [history, history[1:2]] and read["form"] == "histories"
    rows = [{name: row[name] for name in ("row", "history", "target")} for row in read["rows"]]
    lines = ask("answer_histories", rows=rows)["lines"]
    for line, row in zip(lines, rows, strict=True):
        assert [one["item_id"] for one in line["items"]] == [r.item.item_id for r in shop.recommend(row["history"], 10)]
    assert [line["rank"] for line in lines] == [4, None]
    whole = [
        {**given, "items": line["items"], "rank": line["rank"]} for given, line in zip(read["rows"], lines, strict=True)
    ]
    table = base64.b64decode(ask("export_histories", lines=whole, kind="csv")["content"]).decode()
    assert f'{" > ".join(history)}","{rows[0]["target"]}",4,"{lines[0]["items"][0]["item_id"]}",' in table


def test_a_visitor_s_products_come_with_the_question_and_are_kept_by_nobody(ask, send, shop):
    answer = ask("tokenize", title="A green thing", description="", file=None)
    expected = shop.tokenize(title="A green thing")
    bits = {"embedding"}  # in another batch the last ones differ
    assert answer["packed"].items() >= pack(expected).model_dump(exclude=bits).items() and answer["picture"] is None
    own = ask("add_item", item=answer["packed"], picture=None)
    assert own["item_id"] == expected.item.item_id
    mine = {"added": [answer["packed"]], "boost": 2}
    told = ask("audience", **mine)["audiences"][own["item_id"]]
    assert {one["name"] for one in told["ranks"]} == {one["name"] for one in shop.examples["shoppers"]}
    assert ask("search", text="A green thing", **mine)["rows"].count(len(shop.items)) == 1
    assert len(shop.items) not in ask("search", text="A green thing")["rows"]
    reply = send("leading_history", {"question": {"item_id": own["item_id"]}, "number": 1})
    assert reply["number"] == 1 and own["item_id"] in reply["error"]  # whoever does not bring it does not have it


def test_a_search_finds_the_best_of_what_the_filters_let_pass(ask, shop):
    item = shop.items[-1]
    text = item.title
    ranked = [found.item for found in shop.search(text, len(shop.items))]
    assert ask("search", text=text)["rows"] == [shop.row(one.item_id) for one in ranked][:FOUND]
    inside = [one for one in ranked if one.department == item.department]
    within = ask("search", text=text, department=item.department)["rows"]
    assert within == [shop.row(one.item_id) for one in inside][:FOUND]
    kind = item.category[-1] if len(item.category) > 1 else ""
    found = ask("search", text=text, department=item.department, type=kind)["rows"]
    assert found == [shop.row(one.item_id) for one in inside if not kind or one.category[-1:] == (kind,)][:FOUND]
    assert ask("search", text=text, department="no such department")["rows"] == []


@pytest.mark.parametrize(
    ("sent", "number", "words"),
    [
        (None, None, "Expected a question as keys and values, but got nothing"),
        ("question", None, "but got nothing"),
        ([], None, "but got nothing"),
        (5, None, "but got nothing"),
        ({}, None, "but got nothing"),
        ({"question": "x", "number": 3}, 3, "Expected a question as keys and values, but got 'x'"),
        ({"question": {"codes": ["a9999"]}, "number": True}, None, "This shop has no code 'a9999'"),
        ({"question": {"codes": ["a9999"]}, "number": "<b>"}, None, "This shop has no code 'a9999'"),
        ({"question": {"codes": ["a0"], "boldness": 1}, "number": 4}, 4, "only keys that this question knows"),
        ({"codes": ["a0"], "question": 4}, None, "Expected a question as keys and values, but got 4"),
    ],
)
def test_whatever_comes_gets_a_reply(send, sent, number, words):
    reply = send("code", sent)
    assert reply["number"] == number and words in reply["error"] and "answer" not in reply


def test_a_bug_is_not_told(send, monkeypatch):
    monkeypatch.setattr("mmsid.explain.page_of", lambda *_: 1 / 0)
    assert send("code", {"question": {"codes": ["a0"]}, "number": 9}) == {"number": 9, "error": BUG}
