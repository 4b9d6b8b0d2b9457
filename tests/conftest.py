"""What all tests share: no network, few threads, and one tiny build."""

from __future__ import annotations

import os

os.environ.update(
    GRADIO_ANALYTICS_ENABLED="False", HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error", TOKENIZERS_PARALLELISM="false"
)

from pathlib import Path

import pytest

from tests.tiny import build_shop, write_shop

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def tiny_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue folder of 24 products."""
    return write_shop(tmp_path_factory.mktemp("tiny") / "shop")


@pytest.fixture(scope="session")
def tiny_build(tiny_shop: Path) -> Path:
    """A finished build of it; never write into it."""
    return build_shop(tiny_shop, tiny_shop.parent / "build")


@pytest.fixture(scope="session")
def tiny(tiny_build: Path):
    """The build, loaded."""
    from mmsid import MMSID

    return MMSID.load(tiny_build, device="cpu")
