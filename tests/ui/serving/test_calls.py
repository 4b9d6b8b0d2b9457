"""What may be called, and with what: each refusal says what the endpoint takes."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from mmsid.ui.serving.bodies import RefusedError
from mmsid.ui.serving.calls import Calls, read_json
from mmsid.ui.serving.fair_queue import QueueFullError
from mmsid.ui.serving.visitors import ANONYMOUS, Visitor


def recommend(history: list[str], k: int = 10) -> None:
    """An endpoint."""


def item(item_id: str) -> None:
    """Another one."""


class Line:
    """Says of one address that it has too many questions in it."""

    def refusal(self, visitor: Visitor) -> QueueFullError | None:
        return QueueFullError(7) if visitor.address == "greedy" else None


@pytest.fixture
def calls() -> Calls:
    fns = {3: SimpleNamespace(api_name="recommend"), 4: SimpleNamespace(api_name=False)}
    line = Line()
    return Calls(SimpleNamespace(fns=fns), {"recommend": recommend, "item": item}, {"recommend": line, "item": line})


def told(calls: Calls, body: Any, name: str | None = "recommend", *, by_name: bool = False, address: str = "a"):
    scope = {"client": (address, 1)}
    with pytest.raises(RefusedError) as caught:
        calls.check(scope, json.dumps(body).encode(), name, is_by_name=by_name)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300
    return caught.value.status, str(caught.value)


@pytest.mark.parametrize(
    ("body", "name", "by_name"),
    [
        ({"data": [["a"], 3]}, "recommend", False),
        ({"data": [["a"]]}, "recommend", False),
        ({"data": [None, None]}, "recommend", False),  # what it may be is the contract's business
        ({"history": ["a"]}, "recommend", True),
        ({"history": ["a"], "k": 3}, "recommend", True),
        ({"data": [["a"]], "fn_index": 3}, "recommend", False),
        ({"fn_index": 3, "data": [["a"]], "session_hash": "s"}, None, False),
    ],
)
def test_what_can_be_asked_is_let_in(calls, body, name, by_name):
    scope = {"client": ("a", 1)}
    same = calls.check(scope, json.dumps(body).encode("utf-16"), name, is_by_name=by_name)
    assert json.loads(same.decode("utf-8")) == body
    assert scope[ANONYMOUS] == ("session_hash" not in body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([], "Expected the question as keys and values, but got a list of 0; "),
        ({}, "Expected data as the list of history, k (optional) of /recommend, but got nothing; "),
        ({"data": "x"}, "Expected data as the list of history, k (optional) of /recommend, but got 'x'; "),
        ({"data": []}, "Expected history, k (optional) of /recommend as data, but got 0 values; "),
        ({"data": [0] * 1000}, "Expected history, k (optional) of /recommend as data, but got 1,000 values; "),
        ({"data": [[]], "session_hash": 5}, "Expected session_hash as text of 1 to 100 letters, but got 5; "),
        (
            {"data": [[]], "session_hash": "s" * 101},
            "Expected session_hash as text of 1 to 100 letters, but got a text ",
        ),
    ],
)
def test_what_cannot_be_asked_is_told_what_it_takes(calls, body, expected):
    status, sentence = told(calls, body)
    assert status == 422 and sentence.startswith(expected)


def test_arguments_by_name_are_held_against_the_endpoints_own(calls):
    expected = "Expected history, k (optional) of /recommend as keys, but "
    assert told(calls, {"k": 3}, by_name=True) == (422, f"{expected}history is missing; mend it and ask again.")
    status, sentence = told(calls, {"history": [], "x": 1}, by_name=True)
    assert (status, sentence) == (422, f"{expected}got 'x' as well; mend it and ask again.")


@pytest.mark.parametrize("name", ["nope", "Recommend", "x" * 5000])
def test_what_does_not_exist_is_told_what_does(calls, name):
    status, sentence = told(calls, {"data": []}, name)
    assert status == 404 and sentence.startswith("Expected one of /recommend, /item, but got ")


def test_who_joins_by_number_has_a_session(calls):
    status, sentence = told(calls, {"fn_index": 3, "data": [["a"]]}, None)
    assert status == 422 and sentence.startswith("Expected session_hash in the question, but it is missing")


@pytest.mark.parametrize("number", [None, 4, 5, -1, True, "3", 10**100, 3.0, [3]])
def test_only_the_numbers_of_named_endpoints_can_join(calls, number):
    status, sentence = told(calls, {"fn_index": number, "data": [["a"]], "session_hash": "s"}, None)
    assert status == 404 and sentence.startswith("Expected the number of one of the named endpoints, but got ")


def test_a_full_line_is_told_before_it_is_entered(calls):
    with pytest.raises(RefusedError, match="ask again in 7 seconds") as caught:
        calls.check({"client": ("greedy", 1)}, b'{"data": ["x"]}', "item", is_by_name=False)
    assert (caught.value.status, caught.value.headers) == (503, {"Retry-After": "7"})


@pytest.mark.parametrize(
    "values", [[1] * 1_001, [[1] * 600] * 2, [{str(n): 1 for n in range(201)}], {"a": {"b": [0] * 1_000}}]
)
def test_a_body_has_no_more_values_than_any_question(values):
    with pytest.raises(RefusedError, match="at most 1,000 values, but got more") as caught:
        read_json(json.dumps(values).encode(), 1_000)
    assert caught.value.status == 413


def test_a_body_of_as_many_values_as_a_question_may_have_is_read():
    values = {"history": ["a"] * 995, "further": {str(n): n for n in range(3)}}
    assert read_json(json.dumps(values).encode(), 1_000) == values


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "but got something else"),
        (b"{", "but got something else"),
        (b"\xff\xfe{}", "but got something else"),
        (b"[" * 100_000, "its lists are nested too deeply"),
        (b'{"a":' * 100_000, "its lists are nested too deeply"),
        (b"[" + b"9" * 5_000 + b"]", "numbers of at most 300 digits, but got one of 5,000"),
        (b"[NaN]", "finite numbers, but got NaN"),
        (b"[-Infinity]", "finite numbers, but got -Infinity"),
        (b"[1e400]", "finite numbers, but got 1e400"),
    ],
)
def test_what_is_no_json_is_a_sentence(raw, expected):
    with pytest.raises(RefusedError, match=expected) as caught:
        read_json(raw, 1_000)
    assert caught.value.status == 400
