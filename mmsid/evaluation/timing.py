"""Medians of milliseconds, on the CPU and on a GPU alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import Any

import torch

_LONG = 20.0
"""Seconds after which no more runs are made."""


def median_ms(task: Callable[[], Any], repeats: int) -> float:
    """Runs a task, twice untimed and then as often as asked, or until it took long, and gives the median."""
    times: list[float] = []
    began = time.perf_counter()
    for run in range(repeats + 2):
        started = time.perf_counter()
        task()
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        ended = time.perf_counter()
        is_long = ended - began > _LONG
        if run > 1 or is_long:
            times.append((ended - started) * 1000)
        if is_long:
            break
    return statistics.median(times)
