"""The shops of a Space beside its first one: each a page of its own, below the first one's address.

In: a Space with several builds; out: pages that open one after another once the first shop's model is loaded, so that
its visitors wait for nothing. The rule: a shop that cannot be shown says why on a page of its own, and no other shop
notices.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr
from starlette.applications import Starlette

from mmsid.errors import MmsidError
from mmsid.ui.serving.mounted import MountedApps
from mmsid.ui.serving.server import Server
from mmsid.ui.shop_building import ShopBuilding
from mmsid.ui.space import ShownBuild, Space

if TYPE_CHECKING:
    from mmsid.ui.loading import LoadingShop
    from mmsid.ui.page import Page

logger = logging.getLogger(__name__)


class MoreShops:
    """All but the first."""

    def __init__(self, space: Space, first: Server, make_page: Callable[[Space, Path], Page]) -> None:
        """Announces them to the first one's server.

        Args:
            space: that shows them.
            first: the server of the first shop, which is not launched yet.
            make_page: makes the page of one.
        """
        self._space, self._make_page = space, make_page
        self._shops = {one.name: one for one in space.builds[1:]}
        self._mounted = first.mounted = MountedApps({name: one.title for name, one in self._shops.items()})
        encoder = space.builds[0].build
        self._buildings = {
            name: ShopBuilding(one.catalogue, one.build, encoder)
            for name, one in self._shops.items()
            if one.catalogue is not None
        }
        self._servers: list[Server] = []
        for name, building in self._buildings.items():
            self._mounted.told[name] = partial(getattr, building, "sentence")
        first.closing.append(self.stop)

    def start(self, first: LoadingShop | None) -> None:
        """Opens them in the background, as soon as the first shop's model is loaded.

        Args:
            first: the first shop, whose loading has been started; None where it cannot be shown.
        """

        def open_all() -> None:
            if first is not None:
                with suppress(MmsidError):  # the others are shown all the same
                    first.wait()
            for name, shown in self._shops.items():
                try:
                    self._open(name, shown)
                except Exception:
                    logger.exception("Opening the shop %s failed", name)
                    self._mounted.told[name] = lambda: "This shop could not be opened; the program's log says why."

        threading.Thread(target=open_all, name="open more shops", daemon=True).start()

    def stop(self) -> None:
        """Ends what is being built, and the lines of every shop."""
        for building in self._buildings.values():
            building.stop()
        for server in self._servers:
            server.close()

    def _open(self, name: str, shown: ShownBuild) -> None:
        building = self._buildings.get(name)
        if building is not None and not building.run():
            return
        from mmsid.ui.page import served

        space = self._space.of(shown)
        page = self._make_page(space, shown.build)
        self._servers.append(page.server)
        outer = gr.mount_gradio_app(Starlette(), page.blocks, path=f"/{name}", **served(page, space))  # type: ignore[arg-type]
        self._mounted.add(name, outer, lambda: outer.router.lifespan_context(outer))
        if page.loading is not None:
            page.loading.start()
