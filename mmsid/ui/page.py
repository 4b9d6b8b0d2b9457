"""Puts the page together and launches it.

In: a `Space` and a build folder; out: Gradio `Blocks`, and a server. The page needs only the `BuildSummary`; the model
is loaded after it is up. A build that cannot be shown gives a page with the one sentence that says why.
"""

from __future__ import annotations

import signal
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from mmsid.artifacts import CASES
from mmsid.errors import MmsidError
from mmsid.ui import assets
from mmsid.ui.answers.start import Fetched, catalogue_data, codebook_data, start_values
from mmsid.ui.api import add_endpoints, endpoints, lanes_of_endpoints
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.codes import add_codes_panel
from mmsid.ui.component import Component
from mmsid.ui.contract.start import StartValues
from mmsid.ui.errors import add_errors_panel, errors_file
from mmsid.ui.loading import LoadingShop
from mmsid.ui.more_shops import MoreShops
from mmsid.ui.new_item import add_new_item_panel
from mmsid.ui.recommend import add_recommend_panel
from mmsid.ui.serving.blocks import StatelessBlocks
from mmsid.ui.serving.files import ServedFiles
from mmsid.ui.serving.health import Health
from mmsid.ui.serving.server import Server
from mmsid.ui.serving.social_card import SocialCard
from mmsid.ui.shop_words import is_own, photos_of, shop_words
from mmsid.ui.space import Space
from mmsid.ui.theme import Theme

THREADS = 40
"""Of Gradio's own work."""

LATER = ("codebook", "errors")
"""What is made when the model is loaded, so that whoever opens these panels need not wait for it."""

THUMBNAILS = 3_000
"""Pictures whose thumbnails are made then as well, by an app that stays; those of others when somebody sees them."""


@dataclass(frozen=True)
class Page:
    """A page that is not launched yet.

    Attributes:
        blocks: Gradio's.
        head: HTML for the page's head.
        server: what answers it.
        loading: its shop, whose loading has not been started; None where the build cannot be shown at all.
    """

    blocks: StatelessBlocks
    head: str
    server: Server
    loading: LoadingShop | None


@dataclass(frozen=True)
class App:
    """A launched app.

    Attributes:
        page: Gradio's Blocks.
        server: what answers it.
        url: where it is, without a slash at its end.
        loading: its shop; None where the build cannot be shown at all.
    """

    page: StatelessBlocks
    server: Server
    url: str
    loading: LoadingShop | None


def launch(space: Space, *, build: str | Path | None = None, port: int | None = None, block: bool = True) -> App:
    """Opens the app.

    Args:
        space: what space.yaml says.
        build: another build folder than the Space's.
        port: of the server; by default the first free one from 7860.
        block: whether to stay until the server is stopped.
    """
    stopped = _told_to_stop() if block else None
    if build is not None:
        space = space.model_copy(update={"builds": ()})  # that one alone
    page = make_page(space, Path(build) if build else space.build, stays=block)
    shops = MoreShops(space, page.server, make_page) if len(space.builds) > 1 else None
    try:
        _, url, _ = page.blocks.launch(
            favicon_path=assets.INTERFACE / "favicon.png",
            server_port=port,
            prevent_thread_lock=True,
            quiet=not block,
            max_threads=THREADS + 4 * space.limits.waiting,  # a question that waits holds none of them
            **served(page, space),
        )
    except BaseException:
        page.server.close()
        raise
    if page.loading is not None:
        page.loading.start()
    if shops is not None:
        shops.start(page.loading)
    if stopped is not None:
        _serve_until(stopped, page)
    return App(page.blocks, page.server, url.rstrip("/"), page.loading)


def served(page: Page, space: Space) -> dict[str, Any]:
    """What Gradio serves a page with, by itself or below another's address."""
    page.blocks.queue(api_open=False, max_size=space.limits.waiting)
    names = {} if page.loading is None else {one.__name__: one for one in endpoints(page.loading, page.server)}
    return {
        "theme": Theme(),
        "footer_links": ["api"],
        "run_history": False,
        "enable_monitoring": False,
        "ssr_mode": False,
        "mcp_server": True,
        "max_file_size": f"{space.limits.upload_megabytes}mb",
        "app_kwargs": page.server.app_kwargs(page.blocks, names, lanes_of_endpoints(page.server), page.head),
    }


def _told_to_stop() -> threading.Event:
    """Is set by SIGTERM; nothing that the server leaves outside of memory may stay when it comes."""
    stopped = threading.Event()
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    return stopped


def _serve_until(stopped: threading.Event, page: Page) -> None:
    """Waits for SIGTERM or Ctrl-C, then stops the server."""
    try:
        while not stopped.wait(1):  # a signal is only seen between two waits
            pass
    except KeyboardInterrupt:
        pass
    page.server.close()  # who waits is told, and nothing is left if the rest takes longer than it may
    page.blocks.close(verbose=False)


def make_page(space: Space, build: Path, *, stays: bool = False) -> Page:
    """Builds the page.

    Args:
        space: what space.yaml says.
        build: the build folder; one that cannot be shown gives a page that says why.
        stays: whether it is worth making beforehand what visitors will see.
    """
    try:
        summary = BuildSummary.open(build)
        photos = photos_of(summary, space)
    except MmsidError as error:
        return _sorry(space, str(error))
    first = summary.shoppers[0].history if summary.shoppers else ()
    server = Server(space.limits, framed_by=space.framed_by)
    files = server.files

    def made() -> None:
        for folder in LATER:
            files.make(folder)
        if stays:
            files.make("thumbnails", THUMBNAILS)

    patience = space.limits.loading_seconds
    loading = LoadingShop(build, items=summary.items, warm_up=first, patience_seconds=patience, afterwards=made)
    server.health = lambda: Health(not loading.problem, loading.problem, summary.fingerprint, loading.seconds)
    server.card = _social_card(summary, space, files)
    address, pictures = assets.pictures(files), assets.item_pictures(files, summary.items)
    fetched = Fetched(
        catalogue=assets.serve_data(files, "catalogue", catalogue_data(summary.items, pictures)),
        codebook=assets.serve_made(files, "codebook", _of_codes(summary), partial(_codebook_file, summary)),
        errors=""
        if summary.no_errors
        else assets.serve_made(files, "errors", _of_cases(summary), partial(errors_file, summary)),
    )
    interface = assets.serve_interface(files, start_values(summary, space, address, fetched, photos))
    with _blocks(space) as blocks:
        Component("header", '<header class="mm-header"></header>', interface=interface)
        with gr.Column(elem_id="mm-panel-recommend"):
            add_recommend_panel(loading, server, interface)
        with gr.Column(elem_id="mm-panel-codes"):
            add_codes_panel(loading, server, interface)
        with gr.Column(elem_id="mm-panel-new"):
            add_new_item_panel(loading, server, interface)
        with gr.Column(elem_id="mm-panel-errors"):
            add_errors_panel(summary, loading, server, interface)
        add_endpoints(loading, server)
    return Page(blocks, interface.head, server, loading)


def _social_card(summary: BuildSummary, space: Space, files: ServedFiles) -> SocialCard:
    """What a link looks like; the Space's picture shows its own build, and is not that of another."""
    words = shop_words(summary, space)
    said = ". ".join(filter(None, (space.card.short_description, words.notice)))
    image = space.social_image if is_own(summary, space) else None
    shown = files.add_file(image, "pictures") if image is not None and image.is_file() else ""
    return SocialCard(space.card.title, said, shown)


def _codebook_file(summary: BuildSummary) -> bytes:
    return codebook_data(summary).model_dump_json().encode()


def _of_codes(summary: BuildSummary) -> str:
    """Changes with what the codebook's file is made from: the build, and what was measured of it."""
    return summary.fingerprint + repr(summary.figures)


def _of_cases(summary: BuildSummary) -> str:
    """Changes with what the errors are made from."""
    return summary.fingerprint + summary.manifest.evaluation[CASES].sha256


def _sorry(space: Space, sentence: str) -> Page:
    """A page that says why there is no other."""
    server = Server(space.limits, framed_by=space.framed_by)
    server.health = lambda: Health(is_ready=False, problem=sentence)
    interface = assets.serve_interface(server.files, StartValues(title=space.card.title, sorry=sentence))
    with _blocks(space) as blocks:
        Component("sorry", '<section class="mm-sorry"></section>', interface=interface)
    return Page(blocks, interface.head, server, None)


def _blocks(space: Space) -> StatelessBlocks:
    return StatelessBlocks(
        title=f"{space.card.title}: {space.card.short_description}", analytics_enabled=False, fill_width=True
    )
