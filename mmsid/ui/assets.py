"""The files that a browser fetches: pictures, the interface's modules, and what they start from.

The modules are served as they are in the repository, without a build step: a copy of the interface's folder lies under
a name that changes with its content, because Gradio's answers carry no word on caching, so a changed file needs a new
address. Pictures are served from where they lie, never copied. Addresses are relative to the page, so that the app also
works below a path of a proxy.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import mimetypes
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import gradio as gr

from mmsid.catalogue.pictures import cache_folder
from mmsid.ui.build_summary import BuildSummary

INTERFACE = Path(__file__).parent / "interface"
"""CSS and JavaScript modules, a folder per panel."""

_IMPORT = re.compile(r"^@import '(\./[\w./]+\.css)';$", re.MULTILINE)

# A browser runs no module of another type, and some machines' registries call scripts plain text.
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("application/json", ".json")


@dataclass(frozen=True)
class Interface:
    """The interface of one page, as it is served.

    Attributes:
        main: address of the module that draws the page's parts.
        head: HTML that has the browser fetch all modules at once, instead of one import after another.
    """

    main: str
    head: str


def address(path: Path) -> str:
    """Where the page finds a served file."""
    return f"gradio_api/file={quote(path.as_posix())}"


def serve_pictures(summary: BuildSummary) -> None:
    """Lets the browser fetch the catalogue's pictures, and nothing else of the catalogue."""
    folders = [summary.catalogue / "images", summary.catalogue / "new_items", cache_folder()]
    inside = [folder for folder in folders if folder.is_dir()]
    others = [item.image for item in summary.items if item.image and not _is_below(item.image, inside)]
    gr.set_static_paths([*inside, *others])


def serve_interface(values: Mapping[str, Any]) -> Interface:
    """Lays the interface's modules where the browser may fetch them, beside the values that they start from.

    Args:
        values: JSON-able; the modules import them as `start`. The styles join them, because Gradio rewrites the
            selectors of what `launch(css=…)` is given.
    """
    modules = {path: path.read_text(encoding="utf-8") for path in sorted(INTERFACE.rglob("*.js"))}
    start = _json({**values, "styles": _styles()})
    digest = hashlib.sha256("\0".join([start, *modules.values()]).encode()).hexdigest()[:16]
    folder = _folder() / f"interface-{digest}"
    places = {folder / path.relative_to(INTERFACE): text for path, text in modules.items()}
    for place, text in {folder / "start.json": start, **places}.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    preloads = [f'<link rel="modulepreload" href="{address(place)}">' for place in places]
    data = f'<link rel="preload" as="fetch" crossorigin href="{address(folder / "start.json")}">'
    return Interface(main=address(folder / "main.js"), head="\n".join([data, *preloads]))


def serve_data(name: str, values: Mapping[str, Any]) -> Path:
    """Writes JSON that the browser fetches when it needs it."""
    text = _json(values)
    path = _folder() / f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.json"
    path.write_text(text, encoding="utf-8")
    return path


def served(path: Path) -> Path:
    """Lets the browser fetch one file from where it lies."""
    gr.set_static_paths([path])
    return path


def _styles() -> str:
    """All styles, in the order in which main.css imports them."""
    main = (INTERFACE / "main.css").read_text(encoding="utf-8")
    return "\n".join((INTERFACE / name).read_text(encoding="utf-8") for name in _IMPORT.findall(main))


def _json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mmsid-interface-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    gr.set_static_paths(folder)
    return folder


def _is_below(path: Path, folders: list[Path]) -> bool:
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)
