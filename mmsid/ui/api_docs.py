"""docs/api.md: the named API's endpoints, their parameters and answers, made of the functions and the contract.

In: nothing but the code; out: one page of Markdown. A test fails where the page in the repository is another one.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from mmsid.ui.api import Endpoint, answer_model, endpoints
from mmsid.ui.contract.schema import documentation
from mmsid.ui.loading import LoadingShop
from mmsid.ui.serving.server import Server
from mmsid.ui.space import Limits

_HEAD = """# The named API

<!-- Made by `make docs` from the contract; do not edit. -->

Every running app answers these endpoints over HTTP, `gradio_client` and MCP: JSON in and out. Their names, parameters
and keys are stable; keys may be added. The same as JSON Schema is at `/gradio_api/info`. What cannot be answered is
told in one sentence: what was expected, what came, what to do.

```python
from gradio_client import Client, handle_file

client = Client("http://127.0.0.1:7860")
client.predict(["mugs-0011", "teapots-0010"], 3, api_name="/recommend")["items"][0]["title"]
client.predict(handle_file("mug.jpg"), "Striped mug", "", api_name="/tokenize")["semantic_id"]
```
"""

_ARGUMENT = re.compile(r"^    (\w+): (.*?)(?=^    \w+: |\Z)", re.MULTILINE | re.DOTALL)


def api_page() -> str:
    """The page."""
    named = endpoints(LoadingShop(Path()), Server(Limits()))
    parts: dict[str, type[BaseModel]] = {}
    for endpoint in named:
        for model in _inside(answer_model(endpoint)):
            parts.setdefault(model.__name__, model)
    sections = [_HEAD, *(_endpoint(endpoint) for endpoint in named), "## Parts of the answers\n"]
    return "\n".join([*sections, *(_part(parts[name]) for name in sorted(parts))])


def _endpoint(endpoint: Endpoint) -> str:
    about, arguments = _documented(endpoint)
    hints, answer = get_type_hints(endpoint), answer_model(endpoint)
    rows = []
    for name, parameter in inspect.signature(endpoint).parameters.items():
        needed = parameter.default is inspect.Parameter.empty
        kind = "file" if name == "image" else _kind(hints[name])
        default = "needed" if needed else f"`{_literal(parameter.default)}`"
        rows.append(f"| `{name}` | {kind} | {default} | {arguments[name]} |")
    table = ["| parameter | type | default | |", "|---|---|---|---|", *rows]
    said, _ = documentation(answer)
    return "\n".join([f"## /{endpoint.__name__}\n", about, "", *table, "", f"Answer: {said}", "", _keys(answer)])


def _part(model: type[BaseModel]) -> str:
    said, _ = documentation(model)
    return f"### {model.__name__}\n\n{said}\n\n{_keys(model)}"


def _keys(model: type[BaseModel]) -> str:
    _, fields = documentation(model)
    rows = [f"| `{name}` | {_kind(field.annotation)} | {fields[name]} |" for name, field in model.model_fields.items()]
    return "\n".join(["| key | type | |", "|---|---|---|", *rows, ""])


def _documented(endpoint: Endpoint) -> tuple[str, dict[str, str]]:
    """What an endpoint's docstring says of it, and of each argument."""
    about, _, listed = inspect.cleandoc(endpoint.__doc__ or "").partition("\n\nArgs:\n")
    return about, {name: " ".join(text.split()) for name, text in _ARGUMENT.findall(listed)}


def _inside(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models that a model's fields hold, however deep."""

    def models(hint: Any) -> Iterator[type[BaseModel]]:
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            yield hint
            yield from _inside(hint)
        for part in get_args(hint):
            yield from models(part)

    for field in model.model_fields.values():
        yield from models(field.annotation)


def _kind(hint: Any) -> str:
    """A type in words; a model is a link to its table."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _kind(parts[0])
    if origin in (Union, UnionType):
        return " or ".join("null" if part is NoneType else _kind(part) for part in parts)
    if origin is Literal:
        return ", ".join(f"`{_literal(part)}`" for part in parts)
    if origin in (list, tuple):
        inside = ", ".join(dict.fromkeys(_kind(part) for part in parts))
        return f"list of {inside}" if origin is list else f"list of {len(parts)}: {inside}"
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {str: "text", int: "whole number", float: "number", bool: "true or false"}[hint]


def _literal(value: object) -> str:
    return "null" if value is None else f'"{value}"' if isinstance(value, str) else str(value)
