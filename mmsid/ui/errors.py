"""The Errors panel: where the recommender errs."""

from __future__ import annotations

from mmsid.ui.assets import Interface
from mmsid.ui.histories import add_histories_part
from mmsid.ui.loading import LoadingShop
from mmsid.ui.serving.server import Server


def add_errors_panel(loading: LoadingShop, server: Server, interface: Interface) -> None:
    """Adds the panel to the Blocks that are being built."""
    add_histories_part(loading, server, interface)
