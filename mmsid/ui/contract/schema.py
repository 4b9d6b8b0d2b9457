"""The contract for others: as JSON Schema for the page's types, and as typed dictionaries for Gradio's own schema.

In: the models; out: one document whose definitions are called as the classes are (`contract_schema`), and `typed_dict`,
because Gradio derives an endpoint's schema from type hints and knows typed dictionaries, but no Pydantic models. The
rule: the same models give the same document, byte for byte.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import json
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypedDict, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from mmsid.ui import contract
from mmsid.ui.contract.base import Answer, Question
from mmsid.ui.contract.events import EVENTS

TOPICS = tuple(
    importlib.import_module(f"{contract.__name__}.{found.name}")
    for found in pkgutil.iter_modules(contract.__path__)
    if not found.name.startswith("_")
)
"""The modules of the contract."""

_FIELD = re.compile(r"^    (\w+): (.*?)(?=^    \w+: |\Z)", re.MULTILINE | re.DOTALL)


def contract_models() -> list[type[BaseModel]]:
    """All questions and answers, by name."""
    found = {model.__name__: model for base in (Question, Answer) for model in _below(base)}
    return [found[name] for name in sorted(found)]


def contract_schema() -> dict[str, Any]:
    """One JSON Schema document with all models.

    Questions are as a page may send them, so what has a default may be left out; answers are as they come, with every
    key there.
    """
    models = contract_models()
    modes = [(model, "serialization" if issubclass(model, Answer) else "validation") for model in models]
    _, document = models_json_schema(modes, ref_template="#/$defs/{model}")  # type: ignore[arg-type]
    definitions = document["$defs"]
    for model in _all_models(models):
        _describe(definitions[model.__name__], model)
    _write_pairs(definitions)
    definitions["Events"] = _events()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Contract",
        "description": "Every question and every answer between page and server, by name.",
        "type": "object",
        "properties": {name: {"$ref": f"#/$defs/{name}"} for name in sorted(definitions)},
        "additionalProperties": False,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def schema_text() -> str:
    """The document as it is written."""
    return json.dumps(contract_schema(), indent=1, ensure_ascii=False) + "\n"


def types_banner() -> str:
    """What stands above the page's types: what they were made from, so that a stale file is noticed without Node."""
    digest = hashlib.sha256(schema_text().encode()).hexdigest()[:16]
    return f"/* Made by `make types` from the contract (schema {digest}); do not edit. */"


def documentation(model: type[BaseModel]) -> tuple[str, dict[str, str]]:
    """What a model's docstring says of it, and of each of its fields, also of those that it inherits."""
    about, fields = "", dict[str, str]()
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel and base.__doc__:
            about, _, listed = inspect.cleandoc(base.__doc__).partition("\n\nAttributes:\n")
            fields |= {name: " ".join(text.split()) for name, text in _FIELD.findall(listed)}
    return " ".join(about.split()), {name: fields[name] for name in model.model_fields if name in fields}


@cache
def typed_dict(model: type[BaseModel]) -> Any:
    """A typed dictionary with a model's keys, for the type hints of a function whose answer is that model's JSON."""
    hints = {name: _plain(field.annotation) for name, field in model.model_fields.items()}
    return TypedDict(model.__name__, hints)  # type: ignore[operator]


def _plain(hint: Any) -> Any:
    """A type hint in which models are typed dictionaries, and without the bounds of its fields."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _plain(parts[0])
    if origin in (Union, UnionType):
        return Union[tuple(_plain(part) for part in parts)]  # noqa: UP007
    if origin is Literal or hint is NoneType:
        return hint
    if origin is not None:
        return origin[tuple(_plain(part) for part in parts)]
    return typed_dict(hint) if isinstance(hint, type) and issubclass(hint, BaseModel) else hint


def _below(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The contract's models of a kind; a test's own are not among them."""
    names = {topic.__name__ for topic in TOPICS} | {base.__module__}
    for model in base.__subclasses__():
        if model.__module__ in names:
            yield model
        yield from _below(model)


def _all_models(models: list[type[BaseModel]]) -> list[type[BaseModel]]:
    """Those, and what their fields hold."""
    found: dict[str, type[BaseModel]] = {}

    def visit(hint: Any) -> None:
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            if hint.__name__ not in found:
                found[hint.__name__] = hint
                for field in hint.model_fields.values():
                    visit(field.annotation)
        else:
            for part in get_args(hint):
                visit(part)

    for model in models:
        visit(model)
    return list(found.values())


def _write_pairs(schema: Any) -> None:
    """Writes lists of a fixed length as draft 7 does, which is as far as makers of types read."""
    if isinstance(schema, dict):
        if "prefixItems" in schema:
            schema |= {"items": schema.pop("prefixItems"), "additionalItems": False}
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            _write_pairs(part)


def _events() -> dict[str, Any]:
    """A model of its own: every event with its question and its answer."""

    def event(question: type[BaseModel], answer: type[BaseModel]) -> dict[str, Any]:
        parts = {
            name: {"$ref": f"#/$defs/{model.__name__}"} for name, model in (("question", question), ("answer", answer))
        }
        return {"type": "object", "properties": parts, "required": [*parts], "additionalProperties": False}

    events = {one.name: event(one.question, one.answer) for one in EVENTS}
    return {
        "title": "Events",
        "description": "What a page can ask: every event with its question and its answer.",
        "type": "object",
        "properties": events,
        "required": [*events],
        "additionalProperties": False,
    }


def _describe(definition: dict[str, Any], model: type[BaseModel]) -> None:
    """Puts the docstring's words where they belong, and leaves titles to the models alone: a title makes a type."""
    about, fields = documentation(model)
    definition["description"] = about
    for name, values in definition.get("properties", {}).items():
        values.pop("title", None)
        if "$ref" in values:  # whatever stands beside a reference would make another type of it
            values["allOf"] = [{"$ref": values.pop("$ref")}]
        values["description"] = fields[name]
