"""A shop that is built while the app runs says how far it is, why it failed, and is not built again where it is there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mmsid.artifacts import read_manifest
from mmsid.ui.shop_building import ShopBuilding


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Has a script stand in for Python; it writes down what it was asked for."""

    def instead(script: str) -> Path:
        path = tmp_path / "python"
        path.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n{script}\n', encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(path))
        return tmp_path / "asked"

    return instead


def test_it_is_built_by_the_command_with_the_first_shops_encoder(tmp_path, program):
    asked = program("printf 'encoder: starting\\nTraining: 40%%\\rTraining: 80%%'")
    building = ShopBuilding(tmp_path / "goods", tmp_path / "out", tmp_path / "first")
    assert "about a minute …" in building.sentence
    assert building.run()
    assert building.sentence.endswith("about a minute: Training: 80% …")
    told = asked.read_text(encoding="utf-8").split()
    assert told == [
        "-m",
        "mmsid",
        "build",
        f"{tmp_path}/goods",
        "--out",
        f"{tmp_path}/out",
        "--encoder",
        f"{tmp_path}/first",
    ]


def test_why_it_failed_is_told(tmp_path, program):
    program("echo 'Expected products in goods, but got none; add some.' >&2; exit 2")
    building = ShopBuilding(tmp_path / "goods", tmp_path / "out", tmp_path / "first")
    assert not building.run()
    assert "Expected products in goods, but got none; add some." in building.sentence


def test_what_was_stopped_is_not_begun(tmp_path, program):
    asked = program("exit 0")
    building = ShopBuilding(tmp_path / "goods", tmp_path / "out", tmp_path / "first")
    building.stop()
    assert not building.run() and not asked.exists()


def test_what_is_there_is_not_built_again(tmp_path, program, tiny_build):
    asked = program("exit 0")
    catalogue = read_manifest(tiny_build).catalogue_folder(tiny_build)
    assert ShopBuilding(catalogue, tiny_build, tmp_path / "first").run() and not asked.exists()
    assert ShopBuilding(tmp_path / "another", tiny_build, tmp_path / "first").run() and asked.exists()
