"""The app in a process of its own.

In: a build folder; out: its address, what it takes of memory and of time, what it writes, and how it ends. The rule: it
is started as a visitor's server is, by the command, and everything that it leaves outside of memory lies in one folder,
which is empty when it has stopped.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from tests.ui.running import ROOT, free_port

PATIENCE_SECONDS = 300
"""So long the app may take to open; nothing here is about speed."""

STOP_SECONDS = 30
"""So long it may take to stop."""


@dataclass
class Running:
    """An app that runs.

    Attributes:
        url: where it is, without a slash at its end.
        process: of it; None where somebody else started it.
        temporary: the folder that it takes for temporary files; None likewise.
        log: what it writes; None likewise.
        exit_code: of the process after its end; -1 where it had to be killed.
        left: files that it left.
    """

    url: str
    process: psutil.Process | None = None
    temporary: Path | None = None
    log: Path | None = None
    exit_code: int | None = None
    left: tuple[str, ...] = ()

    @property
    def megabytes(self) -> float:
        """Of memory; 0 where it is not known."""
        return self.process.memory_info().rss / 1e6 if self.process else 0.0

    @property
    def cpu_seconds(self) -> float:
        """Of the process so far; 0 where it is not known."""
        if self.process is None:
            return 0.0
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def files(self) -> list[str]:
        """Temporary files that are there now."""
        if self.temporary is None:
            return []
        found = sorted(self.temporary.rglob("*"))
        return [path.relative_to(self.temporary).as_posix() for path in found if path.is_file()]

    def said(self) -> str:
        """What it has written."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log else ""


@contextmanager
def running(build: Path) -> Iterator[Running]:
    """Starts the app over a build, and stops it as a supervisor does: with SIGTERM.

    Args:
        build: the build folder.

    Yields:
        the app, whose model is loaded; after the block, how it ended stands in it.
    """
    with tempfile.TemporaryDirectory(prefix="mmsid-soak-") as name:
        folder = Path(name)
        (folder / "tmp").mkdir()
        port = free_port()
        log = folder / "log.txt"
        environment = {**os.environ, "TMPDIR": str(folder / "tmp"), "GRADIO_ANALYTICS_ENABLED": "False"}
        environment.pop("GRADIO_TEMP_DIR", None)
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-m", "mmsid", "app", "--build", str(build.resolve()), "--port", str(port)],
                cwd=ROOT,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        app = Running(f"http://127.0.0.1:{port}", psutil.Process(process.pid), folder / "tmp", log)
        try:
            _wait_for(app, process)
            yield app
        finally:
            app.exit_code = _stop(process)
            app.left = tuple(app.files())
            app.process = None


def _wait_for(app: Running, process: subprocess.Popen[bytes]) -> None:
    """Waits until the app answers a question that needs its model and its encoder."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"The app ended before it was up:\n{app.said()[-2000:]}")
        try:
            asked = httpx.post(f"{app.url}/gradio_api/call/search", json={"data": ["warm up", 1]}, timeout=60)
            answer = httpx.get(f"{app.url}/gradio_api/call/search/{asked.json()['event_id']}", timeout=60)
            if "event: complete" in answer.text:
                return
        except (httpx.HTTPError, KeyError, ValueError):
            pass
        time.sleep(0.2)
    raise RuntimeError(f"The app was not up after {PATIENCE_SECONDS} seconds:\n{app.said()[-2000:]}")


def _stop(process: subprocess.Popen[bytes]) -> int:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        return process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return -1
