"""The command `app` opens what it is told to, and says what is missing; what else the program answers to."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

import mmsid
import mmsid.ui
from mmsid.cli import main
from mmsid.ui import Space, default_space
from tests.cli.help_page import page
from tests.ui.running import ROOT, SHIPPED, space


@pytest.fixture(scope="module")
def build(request: pytest.FixtureRequest) -> Path:
    return SHIPPED if (SHIPPED / "manifest.json").is_file() else request.getfixturevalue("tiny_build")


@pytest.fixture
def launched(monkeypatch, tmp_path):
    """What `launch` was called with; the working directory is an empty folder."""
    calls = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(mmsid.ui, "launch", lambda space, **options: calls.append((space, options)))
    return calls


def test_a_build_needs_no_space(build: Path, launched):
    assert main(["app", "--build", str(build), "--port", "7999"]) == 0
    assert launched == [(default_space(), {"build": build, "port": 7999})]


def test_the_space_here_names_the_build(build: Path, launched):
    text = (ROOT / "space.yaml").read_text(encoding="utf-8")
    Path("space.yaml").write_text(text.replace("checkpoints/storefront", build.as_posix()), encoding="utf-8")
    assert main(["app"]) == 0
    [(found, options)] = launched
    assert (found.build, found.builds[0].build, found.notice) == (build, build, space().notice)
    assert options == {"build": None, "port": None}


def test_a_named_space_and_a_named_build_win(build: Path, launched):
    Path("space.yaml").write_text("this: is not read\n", encoding="utf-8")
    assert main(["app", "--space", str(ROOT / "space.yaml"), "--build", str(build)]) == 0
    assert launched == [(space(), {"build": build, "port": None})]


def test_a_build_of_ones_own_is_shown_without_claims():
    """The shipped shop is drawn and counts in euros; somebody else's may do neither."""
    found = default_space()
    assert (found.notice, found.currency, found.limits) == ("", "", Space.model_fields["limits"].default)
    assert found.card.short_description == space().card.short_description


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["app"], "Expected --build or a space.yaml here"),
        (["app", "--build", "nowhere"], "finished build in nowhere, but it has no manifest.json"),
        (["app", "--space", "nowhere.yaml"], "the Space's settings in nowhere.yaml"),
        (["app", "--build", "nowhere", "--port", "65536"], "a port from 1 to 65535 in --port, but got '65536'"),
    ],
)
def test_what_is_missing_is_said(arguments, words, launched, capsys):
    assert main(arguments) == 2 and not launched
    assert words in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(build: Path, capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["app", "--build", str(build), "--port", str(port)]) == 2
    assert f"Expected port {port} to be free" in capsys.readouterr().err


def test_stopping_the_app_is_no_error(build: Path, launched, monkeypatch, capsys):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(mmsid.ui, "launch", stopped)
    assert main(["app", "--build", str(build)]) == 0
    assert capsys.readouterr().err == ""


def test_the_version_is_said(capsys):
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["--version"])
    assert capsys.readouterr().out == f"mmsid {mmsid.__version__}\n"


def test_the_storefronts_old_place_leads_to_it(capsys, monkeypatch):
    before = sys.argv
    monkeypatch.delitem(sys.modules, "storefront.__main__")  # the page of the command line imports it
    with pytest.raises(SystemExit, match=r"^2$"):
        main(["storefront", "--seed", "3"])
    assert "storefront: Expected --out, --pairs or --report" in capsys.readouterr().err
    assert sys.argv is before
    monkeypatch.setattr("mmsid.cli.find_spec", lambda _: None)
    assert main(["storefront", "--report"]) == 2
    assert "package storefront beside mmsid" in capsys.readouterr().err


def test_the_page_of_the_command_line_is_not_stale():
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == page(), "docs/cli.md is stale; run `make docs`"
