"""plotly: where the browser's half of it lies. The charts themselves are drawn by mmsid/ui/interface in the page.

The only module that imports plotly. Its minified script comes with the Python package, so that nothing is fetched from
another host.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from mmsid.errors import MmsidError


def plotly_script() -> Path:
    """The file of plotly.js, as the installed plotly brings it; `import plotly` itself is not needed for that.

    Raises:
        MmsidError: if plotly is not installed, or brings no script.
    """
    spec = find_spec("plotly")
    if spec is not None and spec.submodule_search_locations:
        path = Path(spec.submodule_search_locations[0]) / "package_data" / "plotly.min.js"
        if path.is_file():
            return path
    raise MmsidError("Expected plotly with its plotly.min.js, but it is not installed; run `pip install plotly`.")
