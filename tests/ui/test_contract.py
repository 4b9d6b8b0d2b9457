"""The contract: what is wrong with a question is one sentence, everything has a bound, and the documents keep up."""

from __future__ import annotations

import json
import re
import time
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from gradio_client.utils import python_type_to_json_schema
from pydantic import BaseModel, ValidationError

from mmsid.errors import MmsidError
from mmsid.ui.api_docs import api_page
from mmsid.ui.contract import Answer, Question, ShopQuestion, read_question
from mmsid.ui.contract.batch import ExportResultQuestion, TokenizeRowsQuestion
from mmsid.ui.contract.codes import CodeMeaning, CodeQuestion, CodeRequest, ComposeRequest, WalkQuestion
from mmsid.ui.contract.explain import ExplainQuestion, ReportQuestion
from mmsid.ui.contract.new_item import TokenizedItem, TokenizeQuestion, TokenizeRequest
from mmsid.ui.contract.recommend import RecommendQuestion, RecommendRequest, SearchQuestion, SearchRequest
from mmsid.ui.contract.schema import contract_models, contract_schema, documentation, typed_dict, types_banner
from mmsid.ui.contract.whatif import EditQuestion
from tests.ui.running import ROOT

HISTORY = {"history": ["a"]}
MODELS = contract_models()


@pytest.mark.parametrize(
    ("model", "values", "told"),
    [
        (ShopQuestion, None, "Expected a question as keys and values, but got nothing; mend it and ask again."),
        (ShopQuestion, [], "Expected a question as keys and values, but got a list of 0; mend it and ask again."),
        (ShopQuestion, {"boldness": 1}, "Expected only keys that this question knows, but got boldness; leave it out."),
        (ShopQuestion, {"boost": True}, "Expected a boost from 0 to 4, but got True; choose it again."),
        (ShopQuestion, {"boost": "2"}, "Expected a boost from 0 to 4, but got '2'; choose it again."),
        (ShopQuestion, {"boost": 4.5}, "Expected a boost from 0 to 4, but got 4.5; choose it again."),
        (ShopQuestion, {"boost": float("nan")}, "Expected a boost from 0 to 4, but got nan; choose it again."),
        (ShopQuestion, {"boost": float("inf")}, "Expected a boost from 0 to 4, but got inf; choose it again."),
        (ShopQuestion, {"added": None}, "Expected a list of at most 20 new products, but got nothing; remove some."),
        (RecommendQuestion, {}, "Expected history in the question, but it is missing; add it."),
        (
            RecommendQuestion,
            {"history": []},
            "Expected a list of at least one product id as history, but got none; add a product.",
        ),
        (
            RecommendQuestion,
            {"history": ["a", None]},
            "Expected product ids as text in the history, but got something else; write them as strings.",
        ),
        (
            RecommendQuestion,
            {"history": ["a"] * 1001},
            "Expected history as a list of at most 1,000, but got a list of 1,001; mend it and ask again.",
        ),
        (
            RecommendQuestion,
            {"history": ["a" * 1001]},
            "Expected history.0 as text of at most 1,000 letters, but got a text of 1,001 letters; "
            "mend it and ask again.",
        ),
        (
            RecommendRequest,
            {**HISTORY, "k": True},
            "Expected the number of products as a whole number from 1 to 100, but got True; choose another.",
        ),
        (
            ExplainQuestion,
            {**HISTORY, "item_id": 3},
            "Expected item_id as text, but got 3; mend it and ask again.",
        ),
        (
            ExplainQuestion,
            {**HISTORY, "item_id": "\ud800"},
            "Expected item_id as text that can be written as UTF-8, but got '\\ud800'; mend it and ask again.",
        ),
        (
            ReportQuestion,
            {**HISTORY, "item_id": "a", "form": "pdf"},
            "Expected form as 'html' or 'json', but got 'pdf'; mend it and ask again.",
        ),
        (
            SearchQuestion,
            {"text": ["mug"]},
            "Expected the text as text of at most 1,000 letters, but got a list of 1; write it as a string.",
        ),
        (CodeQuestion, {"codes": []}, "Expected codes such as a12 and b3, but got a list of 0; choose a code."),
        (CodeQuestion, {"codes": "a12"}, "Expected codes such as a12 and b3, but got 'a12'; choose a code."),
        (
            CodeQuestion,
            {"codes": ["a1", "b" * 13]},
            "Expected codes.1 as text of at most 12 letters, but got 'bbbbbbbbbbbbb'; mend it and ask again.",
        ),
        (
            ComposeRequest,
            {"codes": 7},
            "Expected codes as text of at most 200 letters, such as a12 or a12 b7, but got 7; name at least one.",
        ),
        (
            CodeRequest,
            {"code": "a1 " * 1_434},
            "Expected codes as text of at most 200 letters, such as a12 or a12 b7, but got a text of 4,302 letters; "
            "name at least one.",
        ),
        (
            SearchRequest,
            {"text": "\ud83d"},
            "Expected text as text that can be written as UTF-8, but got '\\ud83d'; mend it and ask again.",
        ),
        (
            TokenizeRequest,
            {"description": "mug \ud83d"},
            "Expected description as text that can be written as UTF-8, but got 'mug \\ud83d'; mend it and ask again.",
        ),
        (
            TokenizeRequest,
            {"image": "http://127.0.0.1/mug.png"},
            "Expected an uploaded picture, but got an address; nothing is fetched, so upload it.",
        ),
        (
            WalkQuestion,
            {"start": "a", "end": "b", "order": "up"},
            "Expected order as 'coarse' or 'fine', but got 'up'; mend it and ask again.",
        ),
        (
            TokenizeQuestion,
            {"title": "x" * 1_001},
            "Expected a title as text of at most 1,000 letters, but got a text of 1,001 letters; shorten it.",
        ),
    ],
)
def test_what_is_wrong_with_a_question_is_one_sentence(model, values, told):
    with pytest.raises(MmsidError) as caught:
        read_question(model, values)
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("image", "came"),
    [
        (12, "12"),
        ("", "''"),
        ("nonsense", "'nonsense'"),
        ("data:image/png;base64", "'data:image/png;base64'"),
        ("\ud83d", "'\\ud83d'"),
        (["a"], "a list of 1"),
        ({"url": "x"}, "keys and values"),
        ({"path": 7}, "keys and values"),
        ({"path": "\ud83d"}, "keys and values"),
        ({"path": "a", "orig_name": "x" * 201}, "keys and values"),
    ],
)
def test_whatever_is_wrong_with_a_picture_is_told_by_what_a_picture_is(image, came):
    with pytest.raises(MmsidError) as caught:
        read_question(TokenizeRequest, {"image": image})
    assert str(caught.value) == (
        "Expected a picture as the upload answered it, with its path, or a data: address, "
        f"but got {came}; upload it and send that."
    )


@pytest.mark.parametrize(
    ("model", "field", "element"),
    [
        (ShopQuestion, "added", {}),
        (TokenizeRowsQuestion, "rows", {}),
        (ExportResultQuestion, "cells", {}),
        (EditQuestion, "edits", {"kind": "swap"}),
    ],
)
def test_a_list_of_objects_is_read_up_to_the_first_that_is_wrong(model, field, element):
    def faults(count):
        with pytest.raises(ValidationError) as caught:
            model.model_validate({field: [element | {f"a{key}": 1 for key in range(30)}] * count})
        return [error["loc"] for error in caught.value.errors() if error["loc"][0] == field]

    assert len(faults(8)) == len(faults(1)) >= 30


@pytest.mark.parametrize(
    "values",
    [
        {"x\n" * 1000: 1},
        {"history": ["a"], "boost": "\n" * 50},
        {"history": ["\n" * 2000]},
        {"boost": 10**400},
        {"boost": 10**9000},
    ],
)
def test_no_stranger_makes_a_sentence_long_or_breaks_its_line(values):
    with pytest.raises(MmsidError) as caught:
        read_question(RecommendQuestion, values)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 200


def test_a_question_that_is_right_is_read():
    asked = read_question(ExplainQuestion, {"history": ["a", "b"], "item_id": "c", "boost": 2})
    assert (asked.history, asked.item_id, asked.rival, asked.added, asked.boost) == (["a", "b"], "c", None, [], 2)
    with pytest.raises(ValueError, match="frozen"):
        asked.item_id = "d"


def unbounded(schema: Any, path: str) -> list[str]:
    """Places of a JSON Schema at which a text, a list, a number or an object may be of any size."""
    found = []
    if isinstance(schema, list):
        return [place for one in schema for place in unbounded(one, path)]
    if not isinstance(schema, dict):
        return []
    kind, closed = schema.get("type"), schema.keys() & {"const", "enum"}
    if not closed:
        wanted = {
            "string": ["maxLength"],
            "array": ["maxItems"],
            "integer": ["minimum", "maximum"],
            "number": ["minimum", "maximum"],
        }.get(str(kind), [])
        found += [f"{path}: {name}" for name in wanted if name not in schema]
        if kind == "object" and schema.get("additionalProperties", True) is not False and "maxProperties" not in schema:
            found.append(f"{path}: maxProperties")
    for name, inner in schema.get("properties", {}).items():
        found += unbounded(inner, f"{path}.{name}")
    for name in ("items", "additionalProperties", "anyOf", "oneOf"):
        found += unbounded(schema.get(name), path)
    return found


def test_whatever_a_question_brings_has_a_bound():
    definitions = contract_schema()["$defs"]
    asked = [model.__name__ for model in MODELS if issubclass(model, Question)] + ["PackedItem"]
    fixed = {"item_id", "made_from"}  # by a pattern of a fixed length, and by their values
    found = [place for name in asked for place in unbounded(definitions[name], name)]
    assert [
        place for place in found if place.split(".")[-1].split(":")[0] not in fixed or "PackedItem" not in place
    ] == []


QUESTIONS = [model for model in MODELS if issubclass(model, Question)]


class _Odd:
    """Something that no JSON is."""

    def __repr__(self) -> str:
        return "odd\n" * 1000


def _deep(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


HOSTILE: dict[str, Any] = {
    "nothing": None,
    "truth": True,
    "a negative number": -1,
    "a large number": 10**18,
    "4,300 digits": 10**4300,
    "many digits": -(10**20_000),
    "a fraction": 0.5,
    "not a number": float("nan"),
    "infinity": float("-inf"),
    "1e308": 1e308,
    "no letters": "",
    "blanks": " \n\t ",
    "zeros": "\0" * 50,
    "half a letter": "\ud800",
    "half letters": "a\udfff" * 1000,
    "letters that are not printed": "\U000e0001" * 60,
    "line breaks": "\n\r\u2028" * 20,
    "quotes": "'\"" * 30,
    "braces": "{0.__class__}{max_length}",
    "a long text": "a" * 10_000_000,
    "a code": "a" + "9" * 5000,
    "a code in full width": "a１２",
    "marks": "a" + "\u0300\u0323" * 500_000,
    "bytes": b"\xff" * 10_000_000,
    "an empty list": [],
    "a list of lists": [["a"]],
    "a long list": ["a"] * 1_000_000,
    "a deep list": _deep(900),
    "numbers": [10**5000] * 3,
    "halves": ["\ud800"],
    "an empty object": {},
    "an object": {"a": {"b": [1]}},
    "long keys": {"k\n" * 100_000: 1},
    "a broken key": {"\ud800": "\ud800"},
    "a key that is a number": {10**5000: 1},
    "a set": {1, 2},
    "something else": _Odd(),
}


def _places(model: type[BaseModel]) -> list[tuple[str, Any]]:
    """Every field of a question, and every field of the questions within it, with a way to put a value there."""
    found: list[tuple[str, Any]] = []
    for name, field in model.model_fields.items():
        found.append((name, lambda value, name=name: {name: value}))
        found.append((f"{name}[]", lambda value, name=name: {name: [value]}))
        for inner in _models_in(field.annotation):
            for path, put in _places(inner):
                kind = inner.model_fields.get("kind")
                tag = {"kind": get_args(kind.annotation)[0]} if kind and path != "kind" else {}
                found.append((f"{name}.{path}", lambda value, name=name, put=put, tag=tag: {name: [tag | put(value)]}))
                found.append((f"{name}.{path}", lambda value, name=name, put=put, tag=tag: {name: tag | put(value)}))
    return found


def _models_in(hint: Any) -> list[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [model for part in get_args(hint) for model in _models_in(part)]


@pytest.mark.parametrize("model", QUESTIONS, ids=lambda model: model.__name__)
def test_whatever_a_stranger_sends_is_a_question_or_one_short_sentence(model):
    spent, told = 0.0, 0
    for path, put in [("", lambda value: value), *_places(model)]:
        for what, value in HOSTILE.items():
            started = time.process_time()
            try:
                read_question(model, put(value))
            except MmsidError as error:
                sentence = str(error)
                told += 1
                assert re.fullmatch(r"Expected .+(, but got | but it is missing).*; .+\.", sentence), (
                    path,
                    what,
                    sentence,
                )
                assert len(sentence) <= 300 and sentence.isprintable(), (path, what, sentence)
                sentence.encode()
            spent = max(spent, time.process_time() - started)
    assert told > 0
    assert spent < 0.5  # a tenth of that; what looks at each letter of what is too long takes seconds


def test_models_are_documented_field_by_field():
    silent = [
        f"{model.__name__}.{name}"
        for model in MODELS
        for name in model.model_fields
        if not documentation(model)[1].get(name)
    ]
    assert silent == []
    assert [model.__name__ for model in MODELS if not documentation(model)[0]] == []


def test_no_answer_is_a_loose_dictionary():
    def loose(hint: Any) -> bool:
        return hint in (dict, list, Any) or any(loose(part) for part in get_args(hint))

    assert [f"{m.__name__}.{n}" for m in MODELS for n, f in m.model_fields.items() if loose(f.annotation)] == []


def test_the_schema_names_every_model_and_only_models():
    schema = contract_schema()
    assert json.dumps(schema) == json.dumps(contract_schema())  # nothing depends on the order of imports
    assert schema["properties"].keys() == schema["$defs"].keys() >= {model.__name__ for model in MODELS}
    for name, definition in schema["$defs"].items():
        assert definition["title"] == name and definition["additionalProperties"] is False
        assert all("title" not in values for values in definition["properties"].values())
        assert name == "Events" or all(values["description"] for values in definition["properties"].values())
    answers = [schema["$defs"][model.__name__] for model in MODELS if issubclass(model, Answer)]
    assert all(set(answer["required"]) == set(answer["properties"]) for answer in answers)


@pytest.mark.parametrize("model", [CodeMeaning, TokenizedItem])
def test_a_typed_dictionary_has_the_keys_and_types_of_its_model(model):
    def agree(loose: dict, strict: Any) -> None:
        """Gradio's schema of a type hint against the hint of the model."""
        origin, parts = get_origin(strict), get_args(strict)
        if origin is Annotated:
            agree(loose, parts[0])
        elif isinstance(strict, type) and issubclass(strict, BaseModel):
            assert loose["properties"].keys() == strict.model_fields.keys() == set(loose["required"])
            for name, field in strict.model_fields.items():
                agree(loose["properties"][name], field.annotation)
        elif origin is tuple:
            assert loose["minItems"] == loose["maxItems"] == len(parts)
            for place, part in enumerate(parts):
                agree(loose["prefixItems"][place], part)
        elif origin is list:
            assert loose["type"] == "array"
            agree(loose["items"], parts[0])
        elif origin is Literal:
            assert loose == {"enum": list(parts)}
        elif type(None) in parts:
            nothing, something = loose["oneOf"]
            assert nothing == {"type": "null"}
            agree(something, parts[0])
        else:
            assert loose == {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[strict]}

    agree(python_type_to_json_schema(typed_dict(model)), model)


def test_the_types_of_the_page_are_made_from_this_contract():
    """Where this fails, run `make types`."""
    types = (ROOT / "mmsid" / "ui" / "interface" / "contract.d.ts").read_text(encoding="utf-8")
    assert types.startswith(types_banner())
    named = set(re.findall(r"^export interface (\w+) ", types, re.MULTILINE))
    assert named == {"Contract", *contract_schema()["$defs"]}


def test_the_documented_api_is_this_one():
    """Where this fails, run `make docs`."""
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    assert page == api_page()
    links, parts = set(re.findall(r"\]\(#(\w+)\)", page)), set(re.findall(r"^### (\w+)$", page, re.MULTILINE))
    assert links == {part.lower() for part in parts}
