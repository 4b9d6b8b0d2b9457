"""The files that a browser fetches: pictures, and one script with the interface's code and the shelf.

Pictures are served from where they lie, never copied. Addresses are relative to the page, so that the app also works
below a path of a proxy.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import gradio as gr

from mmsid.catalogue.pictures import cache_folder
from mmsid.ui.build_summary import BuildSummary

INTERFACE = Path(__file__).parents[2] / "assets" / "interface"
"""CSS and JavaScript, a file per panel."""

SCRIPTS = (
    "dom",
    "questions",
    "shelf",
    "view",
    "added",
    "book",
    "masthead",
    "shoppers",
    "history",
    "recommendations",
    "tree",
    "why",
    "whatif",
    "catalogue",
    "dock",
    "codes",
    "map_legend",
    "map_stage",
    "map",
    "shelves",
    "code",
    "compose",
    "walk",
    "health",
    "newcomer_form",
    "newcomer",
    "wanted",
    "my_shop",
    "zip",
    "batch_pictures",
    "batch_rows",
    "batch_inputs",
    "batch",
)
"""In the order in which they depend on each other."""

STYLES = (
    "tokens",
    "page",
    "history",
    "recommendations",
    "tree",
    "why",
    "whatif",
    "catalogue",
    "codes",
    "map",
    "shelves",
    "code",
    "compose",
    "walk",
    "health",
    "newcomer",
    "batch",
)


def address(path: Path) -> str:
    """Where the page finds a served file."""
    return f"gradio_api/file={quote(path.as_posix())}"


def serve_pictures(summary: BuildSummary) -> None:
    """Lets the browser fetch the catalogue's pictures, and nothing else of the catalogue."""
    folders = [summary.catalogue / "images", summary.catalogue / "new_items", cache_folder()]
    inside = [folder for folder in folders if folder.is_dir()]
    others = [item.image for item in summary.items if item.image and not _is_below(item.image, inside)]
    gr.set_static_paths([*inside, *others])


def script(values: Mapping[str, Any]) -> Path:
    """Writes the interface's code and CSS, with the values that it starts from, to a file that the browser may fetch.

    The CSS travels in the script, because Gradio rewrites the selectors of what `launch(css=…)` is given.

    Args:
        values: JSON-able; the scripts see them as `start`.
    """
    start = {**values, "styles": _joined(STYLES, "css")}
    literal = json.dumps(json.dumps(start, ensure_ascii=False, separators=(",", ":")))
    text = f"(() => {{\n'use strict';\nconst start = JSON.parse({literal});\n{_joined(SCRIPTS, 'js')}\n}})();\n"
    path = _folder() / f"interface-{hashlib.sha256(text.encode()).hexdigest()[:16]}.js"
    path.write_text(text, encoding="utf-8")
    return path


def data(name: str, values: Mapping[str, Any]) -> Path:
    """Writes JSON that the browser fetches when it needs it."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    path = _folder() / f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}.json"
    path.write_text(text, encoding="utf-8")
    return path


def served(path: Path) -> Path:
    """Lets the browser fetch one file from where it lies."""
    gr.set_static_paths([path])
    return path


def _joined(names: Iterable[str], suffix: str) -> str:
    return "\n".join((INTERFACE / f"{name}.{suffix}").read_text(encoding="utf-8") for name in names)


@cache
def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="mmsid-interface-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    gr.set_static_paths(folder)
    return folder


def _is_below(path: Path, folders: list[Path]) -> bool:
    return any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)
