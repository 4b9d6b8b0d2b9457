"""The interface is served as it lies in the repository, at an address that changes with its content."""

from __future__ import annotations

import json
import mimetypes
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from mmsid.ui import assets
from mmsid.ui.contract.start import StartValues


def folder_of(interface: assets.Interface) -> Path:
    return Path(unquote(interface.main.removeprefix("gradio_api/file="))).parent


@pytest.fixture
def served() -> Path:
    return folder_of(assets.serve_interface(StartValues(title="Ünïque")))


def test_every_module_is_served_as_it_is(served):
    modules = sorted(path.relative_to(assets.INTERFACE) for path in assets.INTERFACE.rglob("*.js"))
    assert sorted(path.relative_to(served) for path in served.rglob("*.js")) == modules
    for name in modules:
        assert (served / name).read_bytes() == (assets.INTERFACE / name).read_bytes()


def test_the_values_lie_beside_with_the_styles_in_their_order(served):
    start = json.loads((served / "start.json").read_text(encoding="utf-8"))
    assert start["title"] == "Ünïque"
    sheets = re.findall(r"'\./(.+\.css)'", (assets.INTERFACE / "main.css").read_text(encoding="utf-8"))
    places = [start["styles"].index((assets.INTERFACE / sheet).read_text(encoding="utf-8")) for sheet in sheets]
    assert len(places) > 10 and places == sorted(places)


def test_other_values_have_another_address_and_the_same_ones_the_same(served):
    assert folder_of(assets.serve_interface(StartValues(title="Ünïque"))) == served
    assert folder_of(assets.serve_interface(StartValues(title="another"))) != served


def test_the_head_names_what_the_first_panel_needs(served):
    head = assets.serve_interface(StartValues(title="Ünïque")).head
    named = {Path(unquote(href)) for href in re.findall(r'href="gradio_api/file=([^"]+)"', head)}
    assert {served / "start.json", served / "main.js", served / "shared" / "dom.js"} <= named
    assert all(path.is_file() for path in named)
    assert served / "recommend" / "panel.js" in named and served / "codes" / "panel.js" not in named


def test_modules_have_a_type_that_browsers_run():
    assert mimetypes.guess_type("main.js")[0] in ("text/javascript", "application/javascript")
    assert mimetypes.guess_type("start.json")[0] == "application/json"
