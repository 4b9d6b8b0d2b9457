"""The files that the page is made of: pictures, the interface's modules, and what they start from.

In: a build's pictures and the interface's folder; out: addresses below the page, by `ServedFiles`, so that the app also
works below a path of a proxy. The modules are served as they are in the repository, without a build step; all of them
lie under a name that changes with their content. Pictures are served from where they lie, never copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mmsid.records import Item
from mmsid.ui.contract import Answer
from mmsid.ui.contract.start import StartValues
from mmsid.ui.serving import shrinking
from mmsid.ui.serving.files import ServedFiles

INTERFACE = Path(__file__).parent / "interface"
"""CSS and JavaScript modules, a folder per panel."""

FIRST = ("main.js", "shared", "recommend", "explain")
"""What of it draws the first panel; the modules of the others come when they are opened, or later."""

WAITING = "shared/waiting.css"
"""Says what is seen until the modules are there."""

_IMPORT = re.compile(r"^@import '(\./[\w./]+\.css)';$", re.MULTILINE)

Address = Callable[[Path], str]
"""Gives a picture its address."""


@dataclass(frozen=True)
class Interface:
    """The interface of one page, as it is served.

    Attributes:
        main: address of the module that draws the page's parts.
        head: HTML that has the browser fetch the first panel's modules at once, instead of one import after another,
            and that says what is seen until then.
    """

    main: str
    head: str


@dataclass(frozen=True)
class ItemPictures:
    """Where the pictures of a catalogue are.

    Attributes:
        addresses: per product, or None.
        thumbnails_at: how the addresses of all thumbnails begin; they end as those of the pictures do.
    """

    addresses: list[str | None]
    thumbnails_at: str


def pictures(files: ServedFiles) -> Address:
    """Lets the browser fetch the pictures that are given an address, and no others."""
    return lambda path: files.add_file(path, "pictures")


def item_pictures(files: ServedFiles, items: Sequence[Item]) -> ItemPictures:
    """Lets the browser fetch the pictures of a whole catalogue, and their thumbnails."""
    paths = [item.image for item in items if item.image]
    shown = iter(files.add_files(paths, "pictures", shrinking.shown))
    thumbnails = files.add_files(paths, "thumbnails", shrinking.thumbnail)
    return ItemPictures(
        addresses=[next(shown) if item.image else None for item in items],
        thumbnails_at=f"{thumbnails[0].rpartition('/')[0]}/" if thumbnails else "",
    )


def serve_interface(files: ServedFiles, values: StartValues) -> Interface:
    """Lets the browser fetch the interface's modules, and the values that they start from.

    Args:
        files: of the server.
        values: the modules import them as `start`. The styles join them, because Gradio rewrites the selectors of what
            `launch(css=…)` is given.
    """
    modules = {path.relative_to(INTERFACE).as_posix(): path.read_bytes() for path in sorted(INTERFACE.rglob("*.js"))}
    start = values.model_copy(update={"styles": _styles()}).model_dump_json().encode()
    addresses = files.add_folder({**modules, "start.json": start}, "interface")
    first = [addresses[place] for place in modules if place.partition("/")[0] in FIRST]
    preloads = [f'<link rel="modulepreload" href="{address}">' for address in first]
    fetched = [addresses["start.json"], *([values.catalogue_url] if values.catalogue_url else [])]
    data = [f'<link rel="preload" as="fetch" crossorigin href="{address}">' for address in fetched]
    waiting = f"<style>\n{(INTERFACE / WAITING).read_text(encoding='utf-8')}</style>"
    return Interface(main=addresses["main.js"], head="\n".join([waiting, *data, *preloads]))


def serve_data(files: ServedFiles, name: str, values: Answer) -> str:
    """Lets the browser fetch JSON when it needs it."""
    return files.add_bytes(values.model_dump_json().encode(), name, ".json")


def serve_made(files: ServedFiles, name: str, known: str, make: Callable[[], bytes]) -> str:
    """Lets the browser fetch JSON that is made when it is first needed; `known` changes with what it is made from."""
    return files.add_made(known.encode(), make, name, ".json")


def _styles() -> str:
    """All styles, in the order in which main.css imports them."""
    main = (INTERFACE / "main.css").read_text(encoding="utf-8")
    return "\n".join((INTERFACE / name).read_text(encoding="utf-8") for name in _IMPORT.findall(main))
