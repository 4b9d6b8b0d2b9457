"""Starts the app as a Space does: what requirements.txt names in an empty environment, and nothing else.

`make space-start` runs it; it takes minutes and 6 GB, so `make test` does not. In: nothing, or `--environment FOLDER`
that exists already; out: 0 where the page, its health, an answer of the model and a clean end came about, else a
sentence. The rule: nothing of the environment that runs this is seen by the one that is tried.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 600
BESIDE = ("gradio[oauth,mcp]=={version}", "uvicorn>=0.14.0", "websockets>=10.4", "spaces")
"""What the hub installs in the same breath as a Gradio Space's requirements."""


def installed(folder: Path) -> Path:
    """Makes an environment; returns its Python."""
    python = folder / "bin" / "python"
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        beside = [one.format(version=_gradio()) for one in BESIDE]
        command = [str(python), "-m", "pip", "install", "--quiet", "-r", str(ROOT / "requirements.txt"), *beside]
        subprocess.run(command, check=True)
    subprocess.run([str(python), "-m", "pip", "check"], check=True)
    return python


def _gradio() -> str:
    import yaml

    return str(yaml.safe_load((ROOT / "space.yaml").read_text(encoding="utf-8"))["card"]["sdk_version"])


def tried(python: Path, port: int) -> None:
    """Starts the app with an environment's Python as the hub does, asks it, and stops it."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "PATH": f"{python.parent}:/usr/bin:/bin",
            "HOME": home,
            "TMPDIR": home,
            "SYSTEM": "spaces",
            "SPACE_ID": "somebody/mmsid",
            "GRADIO_SERVER_NAME": "0.0.0.0",
            "GRADIO_SERVER_PORT": str(port),
            "GRADIO_ANALYTICS_ENABLED": "False",
            "HF_HUB_OFFLINE": "1",
        }
        started = time.perf_counter()
        running = subprocess.Popen([str(python), "app.py"], cwd=ROOT, env=environment)
        try:
            address = f"http://127.0.0.1:{port}"
            page = _until(address, running, lambda reply: reply.status_code == 200)
            up = time.perf_counter() - started
            assert "mm-header" in page.text, "the page is not ours"
            health = _until(f"{address}/health", running, lambda reply: reply.status_code == 200).json()
            ready = time.perf_counter() - started
            proxied = {"x-forwarded-proto": "https", "x-forwarded-host": "somebody-mmsid.hf.space"}
            behind = httpx.get(f"{address}/", headers=proxied, timeout=60).text
            assert "https://somebody-mmsid.hf.space" in behind, "the page does not know its own address"
            title = _recommended(address)
            _until(f"{address}/groceries/", running, lambda reply: reply.status_code == 200)
            built = time.perf_counter() - started
            sys.stdout.write(
                f"page after {up:.0f} s, model after {ready:.0f} s, the other shop after {built:.0f} s, version {health['version']}; first: {title}\n"
            )
            running.send_signal(signal.SIGTERM)
            assert running.wait(60) == 0, f"it ended with {running.returncode}"
        finally:
            running.kill()
            running.wait()


def _recommended(address: str) -> str:
    call = f"{address}/gradio_api/call/recommend"
    asked = httpx.post(call, json={"data": [["mugs-0011", "teapots-0010"], 3]}, timeout=60).json()
    told = httpx.get(f"{call}/{asked['event_id']}", timeout=PATIENCE_SECONDS).text
    assert "event: complete" in told, told
    return told.partition('"title":')[2][:60].strip()


def _until(address: str, running: subprocess.Popen[bytes], is_good) -> httpx.Response:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and running.poll() is None:
        try:
            reply = httpx.get(address, timeout=60)
            if is_good(reply):
                return reply
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise SystemExit(f"Expected an answer at {address}, but none came; the program's output above says why.")


def main() -> None:
    """The command."""
    from tests.ui.running import free_port

    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--environment", type=Path, default=ROOT / "build" / "space-environment")
    environment = options.parse_args().environment
    tried(installed(environment.absolute()), free_port())
    sys.stdout.write(f"The app starts from {environment} as a Space starts it.\n")


if __name__ == "__main__":
    assert os.name == "posix"
    main()
