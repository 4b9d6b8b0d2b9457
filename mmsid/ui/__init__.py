"""The app: a Gradio page over a loaded build, and the named API.

In: a `Space` (what space.yaml says) and a build folder; out: a running page. The rules: Gradio is imported only here;
the page is up before torch is imported; a panel is a file here and a folder in interface/; what a
visitor looks at lives in that visitor's page alone and comes with every question.
"""

from __future__ import annotations

import os

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

from mmsid.ui.page import App, launch, make_page
from mmsid.ui.space import Space, default_space, read_space

__all__ = ["App", "Space", "default_space", "launch", "make_page", "read_space"]
