"""The app: a Gradio page over a loaded build, and the named API.

In: a `Space` (what space.yaml says) and a build folder; out: a running page. The rules: Gradio is imported only here;
the page is up before torch is imported; a panel is a file here and a folder in interface/; what a
visitor looks at lives in that visitor's page alone and comes with every question.
"""

from __future__ import annotations

import os

from mmsid.ui.serving import folder

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
folder.claim()  # before Gradio is imported

from mmsid.ui.page import App, launch, make_page  # noqa: E402
from mmsid.ui.space import Space, default_space, read_space  # noqa: E402

__all__ = ["App", "Space", "default_space", "launch", "make_page", "read_space"]
