"""docs/own-catalogue.md: its files are read as it says, and its commands run on samples of every format."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from mmsid.catalogue import load_catalogue
from mmsid.cli import main, parser
from tests.catalogue.formats.samples import SAMPLES, picture, write_sample

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "own-catalogue.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"^`(\S+)`:\n\n```csv\n(.*?)```", TEXT, re.MULTILINE | re.DOTALL))
COMMANDS = [shlex.split(line, comments=True)[1:] for line in re.findall(r"^mmsid .*$", TEXT, re.MULTILINE)]
CHECKS = [command for command in COMMANDS if "--check" in command]


def written(folder: Path) -> Path:
    """The folder that the page describes."""
    folder.mkdir()
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    for number in range(3):
        picture(folder / "images" / f"10{number + 1}.png", number)
    return folder


def test_the_example_is_read_as_the_page_says(tmp_path):
    shop = load_catalogue(written(tmp_path / "my-shop"), check_pictures=True)
    assert not shop.problems and shop.currency == "USD"
    assert [item.price for item in shop.items] == [12.5, 13.0, 25.0]
    assert [item.description for item in shop.items] == ["A mug for tea.", "A mug for coffee.", "A hat for the sun."]
    assert all(item.image is not None for item in shop.items)
    assert shop.interactions is not None
    assert {history.user_id: history.item_ids for history in shop.interactions.histories()} == {
        "ann": ("101", "103"),
        "bob": ("102", "101"),
    }


@pytest.mark.parametrize("command", CHECKS, ids=" ".join)
def test_its_checks_run(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MMSID_CACHE", str(tmp_path / "cache"))
    name = command[1].split("/")[0]
    if name == "my-shop":
        written(tmp_path / name)
    else:
        write_sample(name, tmp_path / name)
    assert main(command) == 0
    out = capsys.readouterr().out
    assert "catalogue: " in out and "that takes about" in out


def test_its_other_commands_exist_and_every_format_has_one():
    assert len(COMMANDS) > len(CHECKS)
    for command in COMMANDS:
        parser().parse_args(command)
    checked = {command[1].split("/")[0] for command in CHECKS}
    assert checked - {"my-shop"} == SAMPLES.keys() - {"own"}


def test_it_names_every_option_that_says_how_files_are_read():
    [build] = [action.choices["build"] for action in parser()._actions if action.dest == "command"]
    options = {option for action in build._actions for option in action.option_strings if option.startswith("--")}
    said = set(re.findall(r"`(--[a-z-]+)", TEXT))
    assert said <= options
    of_reading = {"--columns", "--items-file", "--events-file", "--dates", "--match-ids", "--currency", "--min-rating"}
    assert said >= {*of_reading, "--k-core", "--fetch-pictures", "--fetch-private", "--check"}


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)", TEXT))
def test_links_lead_to_files(link):
    assert (ROOT / "docs" / link).exists()
