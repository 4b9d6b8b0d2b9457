"""A server that is told to stop answers nothing any more, ends cleanly, and leaves nothing on the disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import httpx
import pytest

from tests.ui.running import ROOT, free_port, heed_interrupts

pytestmark = pytest.mark.slow

WAIT = 120


@pytest.fixture
def served(tiny_build, tmp_path):
    """An app in a process of its own, whose temporary files lie in a folder of their own."""
    port, temporary = free_port(), tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "MMSID_BUILD": str(tiny_build), "PORT": str(port), "TMPDIR": str(temporary)}
    environment.pop("GRADIO_TEMP_DIR", None)
    process = subprocess.Popen(
        [sys.executable, ROOT / "app.py"],
        env=environment,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        preexec_fn=heed_interrupts,  # noqa: PLW1509
    )
    yield process, f"http://127.0.0.1:{port}", temporary
    process.kill()
    process.wait()
    process.stderr.close()


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            if httpx.get(url, timeout=WAIT).status_code == 200:
                return
        except httpx.TransportError:
            threading.Event().wait(0.1)
    pytest.fail(f"it ended with {process.returncode}")


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_what_is_told_to_stop_leaves_nothing_behind(served, told):
    process, url, temporary = served
    wait_for(url, process)
    files = {"files": ("mug.png", b"mug" * 1_000_000)}
    assert httpx.post(f"{url}/gradio_api/upload", files=files, timeout=WAIT).status_code == 200
    process.send_signal(told)
    assert process.wait(WAIT) == 0
    assert list(temporary.iterdir()) == []
    assert "Traceback" not in process.stderr.read().decode()
