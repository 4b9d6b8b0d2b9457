"""The server of one app: its lines, its files, its gateway, and what it does while it runs.

In: the page's Blocks and endpoints; out: what Gradio's `launch` takes for them. The rule: whatever lies outside of
memory is gone when the server stops.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, nullcontext
from typing import Any

from starlette.middleware import Middleware

from mmsid.ui.serving import folder
from mmsid.ui.serving.blocks import NoSessions, StatelessBlocks, Sweeper
from mmsid.ui.serving.bodies import Bodies
from mmsid.ui.serving.calls import Calls
from mmsid.ui.serving.fair_queue import FairQueue
from mmsid.ui.serving.files import ServedFiles
from mmsid.ui.serving.gateway import Backend, Gateway, open_routes
from mmsid.ui.serving.health import Health
from mmsid.ui.serving.lanes import Lanes
from mmsid.ui.serving.mounted import MountedApps, Mounting
from mmsid.ui.serving.social_card import SocialCard
from mmsid.ui.serving.tools import restrict_tools
from mmsid.ui.serving.uploads import Uploads
from mmsid.ui.serving.visitors import Listeners
from mmsid.ui.space import Limits

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 2.0

NOTHING_SHOWN = "Expected a build that can be shown, but there is none; the page says why."


class Server:
    """What a page asks and serves with."""

    def __init__(self, limits: Limits, *, framed_by: tuple[str, ...] = ()) -> None:
        """Is not launched yet.

        Args:
            limits: of a visitor.
            framed_by: origins that may show the whole page in a frame.
        """
        self.limits = limits
        self.health: Callable[[], Health] = lambda: Health(is_ready=False, problem=NOTHING_SHOWN)
        self._framed_by = framed_by
        self.card: SocialCard | None = None
        self.mounted: MountedApps | None = None
        self.closing: list[Callable[[], object]] = []
        self.listeners = Listeners()
        self.lanes = Lanes.of(limits.waiting)
        self.files = ServedFiles()
        self.uploads = Uploads()
        self.listeners.opened.append(self.lanes.wake)

    def app_kwargs(
        self,
        blocks: StatelessBlocks,
        endpoints: Mapping[str, Callable[..., Any]],
        lane_of: Mapping[str, FairQueue],
        head: str = "",
    ) -> dict[str, Any]:
        """What Gradio makes its app with.

        Args:
            blocks: of the page.
            endpoints: of the named API, by name.
            lane_of: the line of each.
            head: HTML for the page's head.
        """
        backend = Backend(
            blocks,
            self.files,
            Calls(blocks, endpoints, lane_of),
            self.listeners,
            self.uploads,
            Bodies(),
            health=self.health,
            head=head,
            framed_by=self._framed_by,
            card=self.card,
        )
        gateway = Middleware(Gateway, routes=open_routes(self.limits.upload_megabytes), backend=backend)
        first = [] if self.mounted is None else [Middleware(Mounting, mounted=self.mounted)]
        return {"middleware": [*first, gateway], "lifespan": lambda app: self._running(app, blocks)}

    def close(self) -> None:
        """Ends its threads and deletes its files."""
        for close in self.closing:
            close()
        self.lanes.close()
        folder.remove()

    @asynccontextmanager
    async def _running(self, app: Any, blocks: StatelessBlocks) -> AsyncIterator[None]:
        app.state_holder = NoSessions(blocks)
        blocks.forget_what_is_done()
        restrict_tools(blocks)
        sweeping = asyncio.create_task(self._sweep(Sweeper(blocks, self.listeners)))
        try:
            async with self.mounted.running() if self.mounted is not None else nullcontext():
                yield
        finally:
            sweeping.cancel()
            self.close()

    async def _sweep(self, sweeper: Sweeper) -> None:
        while True:
            await asyncio.sleep(SWEEP_SECONDS)
            try:
                await sweeper.sweep()
                self.uploads.sweep()
            except Exception:
                logger.exception("Sweeping up failed")
