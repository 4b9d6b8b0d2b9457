"""Builds the interface over the build that space.yaml names, and launches it: `python app.py`.

`MMSID_BUILD` names another build folder, `PORT` or `GRADIO_SERVER_PORT` another port than the first free one from 7860.
"""

from __future__ import annotations

import os
from pathlib import Path

from mmsid.ui import launch, read_space

if __name__ == "__main__":
    space = read_space(Path(__file__).with_name("space.yaml"))
    port = os.environ.get("PORT") or os.environ.get("GRADIO_SERVER_PORT")
    launch(space, build=os.environ.get("MMSID_BUILD"), port=int(port) if port else None)
