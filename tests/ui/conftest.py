"""The app over the shipped build, or over a tiny one where none is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from mmsid.ui import App
from tests.ui.running import SHIPPED, oracle, start


@pytest.fixture(scope="session")
def build(request: pytest.FixtureRequest) -> Path:
    return SHIPPED if (SHIPPED / "manifest.json").is_file() else request.getfixturevalue("tiny_build")


@pytest.fixture(scope="session")
def app(build: Path) -> App:
    return start(build)


@pytest.fixture(scope="session")
def shop(build: Path):
    return oracle(build)
