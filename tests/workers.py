"""Several workers of pytest-xdist at once: how many there are, and in which order the tests are handed out.

A worker takes whole files, so what a module's fixtures make is made once; what a session's fixtures make is made by the
first worker that asks (tests/shared.py). Without xdist (`-n 0`) everything is the same, one after another.
"""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

WORKER_GB = 3.0
"""Memory of a worker that has the app, the shop beside it and a browser."""

FOLDERS = {"browser": "browser", "training": "training", "build": "training"}
"""Marks of all tests below a folder of tests/."""

FIRST = ("browser", "drawing", "training")
"""What takes longest is begun first, so that no worker sits alone with it in the end."""


def pytest_xdist_auto_num_workers() -> int:
    """`-n auto`: one worker per core, as far as the memory goes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, int(psutil.virtual_memory().available / 1e9 / WORKER_GB)))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests by their folders before any are left out, and begins with the longest."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            mark = FOLDERS.get(item.path.relative_to(here).parts[0])
            if mark:
                item.add_marker(mark)
    items.sort(
        key=lambda item: min(
            (FIRST.index(mark.name) for mark in item.iter_markers() if mark.name in FIRST), default=len(FIRST)
        )
    )
