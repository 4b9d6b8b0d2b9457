"""The temporary folder of Gradio, which is to be a folder of our own that goes with the program.

Gradio reads its name when it is imported, and makes folders in it whether or not anything is ever written there. The
rule: it is claimed before Gradio is imported.
"""

from __future__ import annotations

import atexit
import os
import secrets
import shutil
import tempfile
from pathlib import Path

_NAME = "GRADIO_TEMP_DIR"
_OURS = Path(tempfile.gettempdir()).resolve() / f"mmsid-{secrets.token_hex(8)}"


def claim() -> None:
    """Has Gradio use a folder of ours, unless somebody has named another one."""
    os.environ.setdefault(_NAME, str(_OURS))
    atexit.register(remove)


def used() -> Path:
    """Where Gradio may write."""
    return Path(os.environ[_NAME])


def remove() -> None:
    """Deletes the folder if it is ours."""
    shutil.rmtree(_OURS, ignore_errors=True)
