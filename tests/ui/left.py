"""What is left of a visitor: a secret of theirs is looked for in this process and on its disk."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import FrameType

from mmsid.ui import App
from mmsid.ui.serving.blocks import FORGOTTEN_SECONDS, Sweeper


def holders(secret: str) -> list[str]:
    """What in this process holds a text that contains a secret, frames and the secret itself apart."""
    gc.collect()
    found = []
    for one in gc.get_objects():
        if isinstance(one, FrameType):
            continue
        for text in gc.get_referents(one):
            if text is secret or not isinstance(text, (str, bytes, bytearray)):
                continue
            if (secret if isinstance(text, str) else secret.encode()) in text:
                found.append(f"{type(one).__name__}: {text[:80]!r}")
    return found


def files_with(secret: str) -> list[Path]:
    """Files under the temporary folder that hold a secret, or are called by it."""
    found = []
    for path in Path(tempfile.gettempdir()).rglob("*"):
        with contextlib.suppress(OSError):
            small = path.is_file() and not path.is_symlink() and path.stat().st_size < 5_000_000
            if secret in path.name or (small and secret.encode() in path.read_bytes()):
                found.append(path)
    return found


def sweep(app: App) -> None:
    """Has an app forget what nobody listens for, as it would in a few seconds."""

    async def swept() -> None:
        sweeper = Sweeper(app.page, app.server.listeners)
        await sweeper.sweep(0.0)
        await sweeper.sweep(FORGOTTEN_SECONDS + 1)

    with ThreadPoolExecutor(1) as thread:  # Playwright keeps a loop running in this one
        thread.submit(asyncio.run, swept()).result()
