"""Seconds and memory of parts of a process.

In: a name and a block of code; out: a `Cost`. The rule: seconds are of the processor, so that what else the machine
does changes little; memory is the most that the process held at once while the block ran (Linux counts it anew when it
is asked to; elsewhere it is the most since the process began).
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Cost:
    """What a part took."""

    part: str
    cpu_seconds: float
    seconds: float
    peak_gb: float
    megabytes: float | None = None


class Costs:
    """The costs of some parts, in the order in which they ended."""

    def __init__(self) -> None:
        self.found: list[Cost] = []

    @contextmanager
    def of(self, part: str) -> Iterator[None]:
        """Measures a block."""
        _forget_peak()
        cpu, wall = time.process_time(), time.perf_counter()
        yield
        self.found.append(Cost(part, time.process_time() - cpu, time.perf_counter() - wall, _peak_gb()))

    @contextmanager
    def whole(self, part: str) -> Iterator[None]:
        """Measures a block some of whose parts are measured, too."""
        with self.of(part):
            yield
        most = max(cost.peak_gb for cost in self.found)  # what was held before its last part is counted there
        self.found[-1] = replace(self.found[-1], peak_gb=most)

    def watch(self, module: Any, name: str, part: str) -> None:
        """Measures a function whenever it is called by its name in a module."""
        function: Callable[..., Any] = getattr(module, name)

        def measured(*args: Any, **options: Any) -> Any:
            with self.of(part):
                return function(*args, **options)

        setattr(module, name, measured)

    def size(self, part: str, content: int) -> None:
        """Notes how many bytes something has."""
        self.found.append(Cost(part, 0.0, 0.0, 0.0, content / 1e6))


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _peak_gb() -> float:
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e9
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1e9 if sys.platform == "darwin" else most * 1024 / 1e9
