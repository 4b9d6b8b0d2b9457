"""Hostile questions: to the named endpoints, and those that the page asks, with whatever a stranger may put into them.

In: a random generator and what is known of the app; out: an `Attack` per function. The rule: every value stands at
every place, for what a field refuses must not depend on which one it is.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any

from tests.soak.judging import MARKUP, Attack
from tests.soak.load import SHARES, arguments
from tests.soak.visitors import API, Facts
from tests.soak.wire import Request, as_json

Maker = Callable[[random.Random, Facts], Attack]

PREDICT = f"{API}/run/predict"

VALUES: list[Callable[[random.Random], Any]] = [
    lambda rng: rng.choice([None, True, False, -1, 0, 2.5, -0.0, 1e308]),
    lambda rng: rng.choice([float("nan"), float("inf"), 10**30, 10**299, -(10**200)]),
    lambda rng: f"@{rng.choice([299, 301, 4299, 4301, 20_000])}@",  # so many digits, once it is written
    lambda rng: rng.choice(["", " ", "\0", "\ud800", "a\nb", "\u202e\u2066", "😀" * 50, "\U000e0001" * 60, MARKUP]),
    lambda rng: rng.choice(["../../etc/passwd", "%00", "'; --", "{{7*7}}", "http://evil.example/", "${x}", "a" * 61]),
    lambda rng: rng.choice("xé\u0301\t") * rng.choice([61, 201, 1_001, 100_000]),
    lambda rng: rng.choice([[], {}, [None], [[]], [{}], {"": ""}, {"path": "/etc/passwd"}, {"__class__": 1}]),
    lambda rng: ["x"] * rng.choice([51, 1_001, 20_000]),
    lambda rng: {"path": rng.choice(["", "/", "\0", "..", "x" * 5_000, 5, None]), "meta": {"_type": "gradio.FileData"}},
    lambda rng: {"path": "a.png", "url": "http://127.0.0.1:9/", "orig_name": "x" * 5_000, "size": -1},
    lambda rng: nested(rng.choice([5, 60, 300])),
]


def nested(depth: int) -> list[Any]:
    """A list in a list in a list …"""
    value: list[Any] = []
    for _ in range(depth):
        value = [value]
    return value


def written(values: Any) -> str:
    """As JSON, in which `@n@` is a number of so many digits."""
    return re.sub(r'"@(\d+)@"', lambda found: "9" * int(found[1]), json.dumps(values))


def argument(rng: random.Random, facts: Facts) -> Attack:
    """An argument of another kind."""
    name, data = _question(rng, facts)
    data[rng.randrange(len(data))] = rng.choice(VALUES)(rng)
    return _called(rng, "argument", facts, name, data)


def within(rng: random.Random, facts: Facts) -> Attack:
    """A wrong value in a list that is right otherwise."""
    name = rng.choice(["recommend", "explain"])
    data = arguments(name, facts, rng)
    data[0].insert(rng.randrange(len(data[0]) + 1), rng.choice(VALUES)(rng))
    return _called(rng, "within a list", facts, name, data)


def number_of_arguments(rng: random.Random, facts: Facts) -> Attack:
    """Too many, or too few."""
    name, data = _question(rng, facts)
    data = data[: rng.randrange(len(data))] if rng.random() < 0.5 else [*data, *[None] * rng.choice([3, 100])]
    return _called(rng, "number of arguments", facts, name, data, is_open=name == "tokenize" or len(data) == 1)


def no_list(rng: random.Random, facts: Facts) -> Attack:
    """Something else where the arguments should be."""
    name, _ = _question(rng, facts)
    data = rng.choice([None, "x", 5, {}, {"0": "x"}, True, float("nan")])
    return _called(rng, "no list of arguments", facts, name, data, is_open=False)


def by_name(rng: random.Random, facts: Facts) -> Attack:
    """Arguments by name, some of them wrong."""
    body = {"item_id": facts.ids[0], rng.choice(["k", "\ud800", "session_hash", "data", "x" * 5_000, ""]): 1}
    if rng.random() < 0.3:
        del body["item_id"]
    return Attack("by name", as_json(body, "POST", f"{API}/call/v2/item"))


def other_keys(rng: random.Random, facts: Facts) -> Attack:
    """Gradio's own keys of a question, with other values."""
    name, data = _question(rng, facts)
    key = rng.choice(["session_hash", "event_id", "trigger_id", "batched", "simple_format", "oauth_token", "fn_index"])
    value = rng.choice(VALUES)(rng)
    extra = {"fn_index": facts.numbers[name], "session_hash": f"soak-{rng.random()}", "data": data, key: value}
    return Attack("Gradio's keys", as_json(written(extra), "POST", rng.choice([f"{API}/queue/join", PREDICT])), True)


def no_endpoint(rng: random.Random, facts: Facts) -> Attack:
    """A name or number that nothing has."""
    name = rng.choice(["predict", "x" * 300, "lambda", "__init__", "listener", "v2", "%C3%A9", "load"])
    if rng.random() < 0.5:
        return Attack("no endpoint", as_json({"data": []}, "POST", f"{API}/call/{name}"))
    number = rng.choice([-1, 9_999, True, "20", 2.5, None, [], f"@{rng.choice([30, 4_299])}@"])
    body = {"data": ["x"], "fn_index": number, "session_hash": "soak"}
    return Attack("no endpoint", as_json(written(body), "POST", rng.choice([f"{API}/queue/join", PREDICT])))


def no_json(rng: random.Random, facts: Facts) -> Attack:
    """A body that is no JSON, or another's."""
    whole = json.dumps({"data": [facts.ids[0]], "fn_index": facts.numbers["item"], "session_hash": "soak"}).encode()
    body = rng.choice([
        b"", b"{", b"[]", b"null", b"5", b'"x"', b"\xff\xfe", b"\0" * 50, b"data=x", b"[" * 100_000, b'{"a":' * 50_000,
        whole[:-1], whole + b"x", whole.replace(b'"data"', b'"data":1,"data"'), whole.decode().encode("utf-16"),
        b"\xef\xbb\xbf" + whole, b'{"data": ["\\ud800"]}', b'{"data": [NaN, Infinity]}', b"{'data': ['x']}",
    ])  # fmt: skip
    kind = rng.choice(["application/json", "text/plain", "application/xml", "multipart/form-data", ""])
    target = rng.choice([f"{API}/call/item", f"{API}/queue/join", PREDICT, f"{API}/call/v2/item", f"{API}/cancel"])
    return Attack("no JSON", Request("POST", target, body, (("Content-Type", kind),)), is_open=True)


def large(rng: random.Random, facts: Facts) -> Attack:
    """A text that is as long as the network lets it be, or longer."""
    size = rng.choice([100_000, 900_000, 1_100_000, 5_000_000])
    name = rng.choice(["search", "item", "code", "tokenize"])
    data = [None, "x" * size, ""] if name == "tokenize" else ["x" * size]
    return _called(rng, "large text", facts, name, data, is_open=name == "tokenize")


def event(rng: random.Random, facts: Facts) -> Attack:
    """A question of the page, with a wrong value somewhere."""
    name = rng.choice(sorted(one for one in facts.numbers if one.startswith("event:")))
    question: Any = _page_question(facts)
    question = {key: question[key] for key in rng.sample(sorted(question), rng.randint(0, 4))}
    question[rng.choice(sorted(_page_question(facts)))] = rng.choice(VALUES)(rng)
    sent: Any = {"question": question, "number": rng.choice(VALUES)(rng) if rng.random() < 0.3 else 7}
    if rng.random() < 0.2:
        sent = rng.choice(VALUES)(rng)
    body = {"data": [], "fn_index": facts.numbers[name], "event_data": sent, "session_hash": "soak"}
    return Attack("event of the page", as_json(written(body), "POST", PREDICT), is_open=True)


def _page_question(facts: Facts) -> dict[str, Any]:
    """All that a page may send, in one."""
    return {
        "history": list(facts.ids[:3]), "item_id": facts.ids[5], "rival": None, "form": "json", "text": "mug",
        "edits": [{"kind": "without", "item": facts.ids[0]}], "codes": list(facts.codes[:2]), "order": "coarse",
        "start": facts.ids[0], "end": facts.ids[1], "title": "A thing", "description": "", "file": None, "added": [],
        "boost": 1, "picture": None, "item": {}, "name": "a.csv", "size": 9, "rows": [], "cells": [], "kind": "csv",
    }  # fmt: skip


def _question(rng: random.Random, facts: Facts) -> tuple[str, list[Any]]:
    name = rng.choice(list(SHARES))
    return name, arguments(name, facts, rng)


def _called(rng: random.Random, kind: str, facts: Facts, name: str, data: Any, *, is_open: bool = True) -> Attack:
    """By one of the ways in which an endpoint can be called."""
    body = {"data": data}
    way = rng.choice(["call", "call", "join", "predict"])
    if way == "call":
        return Attack(kind, as_json(written(body), "POST", f"{API}/call/{name}"), is_open)
    body |= {"fn_index": facts.numbers[name], "session_hash": f"soak-{rng.random()}"}
    if way == "join":  # what is wrong is told on the stream of a session
        return Attack(kind, as_json(written(body), "POST", f"{API}/queue/join"), True)
    return Attack(kind, as_json(written(body), "POST", PREDICT), is_open)


MAKERS: list[Maker] = [
    argument, within, number_of_arguments, no_list, by_name, other_keys, no_endpoint, no_json, large, event,
]  # fmt: skip
