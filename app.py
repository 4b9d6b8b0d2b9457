"""Builds the interface over the build that space.yaml names, and launches it: `python app.py`.

`MMSID_BUILD` names another build folder, `PORT` or `GRADIO_SERVER_PORT` another port than the first free one from 7860.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mmsid.cli.app import serve_space
from mmsid.cli.ending import ended

if __name__ == "__main__":
    sys.exit(ended(lambda: serve_space(Path(__file__).with_name("space.yaml"), os.environ)))
