"""What all tests share: no network, few threads, and one tiny build."""

from __future__ import annotations

import os

os.environ.update(
    GRADIO_ANALYTICS_ENABLED="False", HF_HUB_OFFLINE="1", TRANSFORMERS_VERBOSITY="error", TOKENIZERS_PARALLELISM="false"
)

if "PYTEST_XDIST_WORKER" in os.environ:  # several threads each are slower together, and sums depend on their number
    for library in ("OMP", "MKL", "OPENBLAS", "NUMBA"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")

from pathlib import Path

import pytest

from tests.shared import made_once
from tests.tiny import build_shop, tiny_seed, write_shop

pytest_plugins = ["tests.workers"]

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a machine decides for itself, decided by hand; docs/testing.md says what for."""
    group = parser.getgroup("mmsid")
    group.addoption("--tiny-seed", type=int, help="seed of every model that tests train (or MMSID_TINY_SEED; 0)")
    group.addoption("--threads", type=int, help="torch's threads, in the tests and in what they start (all cores)")


def pytest_configure(config: pytest.Config) -> None:
    """Both reach the processes that tests start through the environment."""
    seed, threads = config.getoption("--tiny-seed"), config.getoption("--threads")
    if seed is not None:
        os.environ["MMSID_TINY_SEED"] = str(seed)
    if threads is not None:
        os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = str(threads)
        import torch

        torch.set_num_threads(threads)


def pytest_report_header(config: pytest.Config) -> str:
    """What a failure is repeated with."""
    return f"tiny seed: {tiny_seed()}, threads: {config.getoption('--threads') or 'all cores'}"


@pytest.fixture(scope="session")
def tiny_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue folder of 24 products."""
    return made_once(tmp_path_factory, "tiny/shop", write_shop)


@pytest.fixture(scope="session")
def tiny_build(tiny_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished build of it; never write into it."""
    return made_once(tmp_path_factory, "tiny/build", lambda folder: build_shop(tiny_shop, folder))


@pytest.fixture(scope="session")
def tiny(tiny_build: Path):
    """The build, loaded."""
    from mmsid import MMSID

    return MMSID.load(tiny_build, device="cpu")
