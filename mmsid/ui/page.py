"""Puts the page together and launches it.

In: a `Space` and a build folder; out: Gradio `Blocks`, and a server. The page needs only the shelf; the model is
loaded after it is up. A build whose shelf cannot be read gives a page with the one sentence that says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from mmsid.errors import MmsidError
from mmsid.plots import plotly_script
from mmsid.ui import assets
from mmsid.ui.api import add_endpoints
from mmsid.ui.codes import add_codes_panel, book
from mmsid.ui.component import Part
from mmsid.ui.loading import LoadingShop
from mmsid.ui.newcomer import add_newcomer_panel, newcomer_values
from mmsid.ui.recommend import add_recommend_panel, panel_values
from mmsid.ui.shelf import Shelf
from mmsid.ui.space import Space
from mmsid.ui.theme import Theme

UPLOADS_KEPT_SECONDS = 3600


@dataclass(frozen=True)
class App:
    """A launched app.

    Attributes:
        page: Gradio's Blocks.
        url: where it is, without a slash at its end.
        loading: its shop; None where the build cannot be shown at all.
    """

    page: gr.Blocks
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
    page, loading, head = make_page(space, Path(build) if build else space.build)
    page.queue(max_size=space.limits.waiting)
    _, url, _ = page.launch(
        theme=Theme(),
        head=head,
        favicon_path=assets.INTERFACE / "favicon.png",
        server_port=port,
        prevent_thread_lock=True,
        quiet=not block,
        footer_links=["api", "settings"],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        mcp_server=True,
        max_file_size=f"{space.limits.upload_megabytes}mb",
    )
    if loading is not None:
        loading.start()
    if block:
        page.block_thread()
    return App(page, url.rstrip("/"), loading)


def make_page(space: Space, build: Path) -> tuple[gr.Blocks, LoadingShop | None, str]:
    """Builds the page.

    Args:
        space: what space.yaml says.
        build: the build folder.

    Returns:
        the page; its shop, whose loading has not been started yet, or None where the build cannot be shown at all; and
        HTML for the page's head.
    """
    try:
        shelf = Shelf.open(build)
    except MmsidError as error:
        return _sorry(space, str(error))
    assets.serve_pictures(shelf)
    first = shelf.shoppers[0]["history"] if shelf.shoppers else ()
    loading = LoadingShop(build, warm_up=first, patience_seconds=space.limits.loading_seconds)
    interface = assets.serve_interface(
        {
            "title": space.card.title,
            "notice": space.notice,
            "currency": space.currency,
            "fingerprint": shelf.fingerprint,
            "levels": len(shelf.codebook_sizes),
            "longest": space.limits.history,
            "book": assets.address(assets.serve_data("book", book(shelf))),
            "plotly": assets.address(assets.served(plotly_script())),
            **panel_values(shelf),
            **newcomer_values(shelf, space.limits),
        }
    )
    with _blocks(space) as page:
        Part("masthead", '<header class="mm-masthead"></header>', interface=interface)
        with gr.Column(elem_id="mm-panel-recommend"):
            add_recommend_panel(loading, space.limits, interface)
        with gr.Column(elem_id="mm-panel-codes"):
            add_codes_panel(loading, space.limits, interface)
        with gr.Column(elem_id="mm-panel-new"):
            add_newcomer_panel(loading, space.limits, interface)
        add_endpoints(loading, space.limits)
    return page, loading, interface.head


def _sorry(space: Space, sentence: str) -> tuple[gr.Blocks, None, str]:
    """A page that says why there is no other."""
    interface = assets.serve_interface({"title": space.card.title, "sorry": sentence, "items": [], "shoppers": []})
    with _blocks(space) as page:
        Part("sorry", '<section class="mm-sorry"></section>', interface=interface)
    return page, None, interface.head


def _blocks(space: Space) -> gr.Blocks:
    return gr.Blocks(
        title=f"{space.card.title}: {space.card.short_description}",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(UPLOADS_KEPT_SECONDS, UPLOADS_KEPT_SECONDS),
    )
