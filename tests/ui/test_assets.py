"""The interface is served as it lies in the repository, at an address that changes with its content."""

from __future__ import annotations

import json
import re

import pytest

from mmsid.ui import assets
from mmsid.ui.contract.start import StartValues
from mmsid.ui.serving.files import ServedFiles

VALUES = StartValues(title="Ünïque")
FOLDER = re.compile(r"files/(interface-[0-9a-f]{16})/(.+)")


def place(address: str) -> tuple[str, str]:
    """Folder and place within it."""
    match = FOLDER.fullmatch(address)
    assert match, address
    return match[1], match[2]


@pytest.fixture
def files() -> ServedFiles:
    return ServedFiles()


@pytest.fixture
def interface(files) -> assets.Interface:
    return assets.serve_interface(files, VALUES)


def served(files: ServedFiles, folder: str, name: str) -> bytes:
    answer = files.answer(f"{folder}/{name}")
    assert answer is not None, name
    return bytes(answer.body)


def test_every_module_is_served_as_it_is(files, interface):
    folder, main = place(interface.main)
    modules = [path.relative_to(assets.INTERFACE).as_posix() for path in assets.INTERFACE.rglob("*.js")]
    assert main == "main.js" and len(files) == len(modules) + 1
    for name in modules:
        assert served(files, folder, name) == (assets.INTERFACE / name).read_bytes()


def test_the_values_lie_beside_with_the_styles_in_their_order(files, interface):
    start = json.loads(served(files, place(interface.main)[0], "start.json"))
    assert start["title"] == "Ünïque"
    sheets = re.findall(r"'\./(.+\.css)'", (assets.INTERFACE / "main.css").read_text(encoding="utf-8"))
    places = [start["styles"].index((assets.INTERFACE / sheet).read_text(encoding="utf-8")) for sheet in sheets]
    assert len(places) > 10 and places == sorted(places)


def test_other_values_have_another_address_and_the_same_ones_the_same(files, interface):
    assert assets.serve_interface(files, VALUES) == interface
    assert assets.serve_interface(files, StartValues(title="another")).main != interface.main


def test_the_head_names_what_the_first_panel_needs(files, interface):
    named = [place(href) for href in re.findall(r'href="([^"]+)"', interface.head)]
    places = {name for _, name in named}
    assert {"start.json", "main.js", "shared/dom.js", "recommend/panel.js"} <= places
    assert "codes/panel.js" not in places
    assert all(files.answer(f"{folder}/{name}") for folder, name in named)
