"""Puts the page together and launches it.

In: a `Space` and a build folder; out: Gradio `Blocks`, and a server. The page needs only the `BuildSummary`; the model
is loaded after it is up. A build that cannot be shown gives a page with the one sentence that says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gradio as gr

from mmsid.errors import MmsidError
from mmsid.ui import assets
from mmsid.ui.answers.start import codebook_data, start_values
from mmsid.ui.api import add_endpoints
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.codes import add_codes_panel
from mmsid.ui.component import Component
from mmsid.ui.contract.start import StartValues
from mmsid.ui.loading import LoadingShop
from mmsid.ui.new_item import add_new_item_panel
from mmsid.ui.plotly_script import plotly_script
from mmsid.ui.recommend import add_recommend_panel
from mmsid.ui.space import Space
from mmsid.ui.theme import Theme

UPLOADS_KEPT_SECONDS = 3600


@dataclass(frozen=True)
class Page:
    """A page that is not launched yet.

    Attributes:
        blocks: Gradio's.
        head: HTML for the page's head.
        loading: its shop, whose loading has not been started; None where the build cannot be shown at all.
    """

    blocks: gr.Blocks
    head: str
    loading: LoadingShop | None


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
    page = make_page(space, Path(build) if build else space.build)
    page.blocks.queue(max_size=space.limits.waiting)
    _, url, _ = page.blocks.launch(
        theme=Theme(),
        head=page.head,
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
    if page.loading is not None:
        page.loading.start()
    if block:
        page.blocks.block_thread()
    return App(page.blocks, url.rstrip("/"), page.loading)


def make_page(space: Space, build: Path) -> Page:
    """Builds the page.

    Args:
        space: what space.yaml says.
        build: the build folder; one that cannot be shown gives a page that says why.
    """
    try:
        summary = BuildSummary.open(build)
    except MmsidError as error:
        return _sorry(space, str(error))
    assets.serve_pictures(summary)
    first = summary.shoppers[0].history if summary.shoppers else ()
    loading = LoadingShop(build, warm_up=first, patience_seconds=space.limits.loading_seconds)
    codebook = assets.serve_data("codebook", codebook_data(summary))
    interface = assets.serve_interface(
        start_values(summary, space, codebook=codebook, plotly=assets.served(plotly_script()))
    )
    with _blocks(space) as blocks:
        Component("header", '<header class="mm-header"></header>', interface=interface)
        with gr.Column(elem_id="mm-panel-recommend"):
            add_recommend_panel(loading, space.limits, interface)
        with gr.Column(elem_id="mm-panel-codes"):
            add_codes_panel(loading, space.limits, interface)
        with gr.Column(elem_id="mm-panel-new"):
            add_new_item_panel(loading, space.limits, interface)
        add_endpoints(loading, space.limits)
    return Page(blocks, interface.head, loading)


def _sorry(space: Space, sentence: str) -> Page:
    """A page that says why there is no other."""
    interface = assets.serve_interface(StartValues(title=space.card.title, sorry=sentence))
    with _blocks(space) as blocks:
        Component("sorry", '<section class="mm-sorry"></section>', interface=interface)
    return Page(blocks, interface.head, None)


def _blocks(space: Space) -> gr.Blocks:
    return gr.Blocks(
        title=f"{space.card.title}: {space.card.short_description}",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(UPLOADS_KEPT_SECONDS, UPLOADS_KEPT_SECONDS),
    )
