"""The map as a figure that stands alone, for notebooks, slides and whoever keeps a build's codebook.

In: a loaded shop; out: a plotly figure, a trace for each value of what colours it. The rule: it says what the page's
map says, how true it is included. The page draws its own (`ui/interface/codes/`), without plotly.
"""

from __future__ import annotations

from enum import StrEnum
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np

from mmsid.errors import MmsidError
from mmsid.records import code_name

if TYPE_CHECKING:
    from mmsid.records import Item
    from mmsid.shop import MMSID

UNNAMED = "without a category"

_MOST_NAMED = 24
"""Values that get a colour and a line of the legend of their own; the rarer ones share one."""

_OTHERS = "others"


class MapColour(StrEnum):
    """What the products are coloured by."""

    KIND = "kind"
    DEPARTMENT = "department"
    TYPE = "type"


def map_figure(shop: MMSID, colour: MapColour = MapColour.KIND) -> Any:
    """The products of a shop on its map, with the first codebook's codewords as landmarks.

    Args:
        shop: whose map it is.
        colour: the first code, the department or the whole category.

    Returns:
        a `plotly.graph_objects.Figure`; its points carry the products' ids as `customdata`.

    Raises:
        MmsidError: if products are to be coloured by categories, and none has one.
    """
    import plotly.graph_objects as go

    drawn, named = shop.map, [_value(shop, shop.items[row], colour) for row in shop.map.rows]
    if set(named) == {UNNAMED}:
        raise MmsidError(
            f"Expected products with categories to colour them by {colour}, but there are none; use {MapColour.KIND}."
        )
    values, counts = np.unique(named, return_counts=True)
    kept = set(values[np.argsort(-counts, kind="stable")][:_MOST_NAMED].tolist())
    legend = np.array([value if value in kept else _OTHERS for value in named])
    figure = go.Figure()
    for value in sorted(set(legend.tolist()), key=lambda name: (name == _OTHERS, name)):
        inside = np.flatnonzero(legend == value)
        items = [shop.items[row] for row in drawn.rows[inside]]
        figure.add_trace(
            go.Scattergl(
                x=drawn.positions[inside, 0],
                y=drawn.positions[inside, 1],
                mode="markers",
                name=f"{escape(value)} ({len(inside):,})",
                customdata=[item.item_id for item in items],
                text=[_told(shop, item) for item in items],
                hovertemplate="%{text}<extra></extra>",
                marker={"size": 5, "opacity": 0.75},
            )
        )
    captions = [shop.caption((code,)).text for code in range(len(drawn.landmarks))]
    figure.add_trace(
        go.Scatter(
            x=drawn.landmarks[:, 0],
            y=drawn.landmarks[:, 1],
            mode="markers+text",
            name="codewords of level a",
            text=[escape(caption) for caption in captions],
            textposition="top center",
            hovertext=[escape(f"{code_name(0, code)}: {caption}") for code, caption in enumerate(captions)],
            hoverinfo="text",
            marker={"symbol": "diamond-open", "size": 9, "color": "#333"},
        )
    )
    figure.update_layout(title={"text": _title(shop)}, template="plotly_white", legend={"itemsizing": "constant"})
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False, scaleanchor="x")
    return figure


def _value(shop: MMSID, item: Item, colour: MapColour) -> str:
    if colour is MapColour.KIND:
        code = shop.codes(item.item_id)[0]
        return f"{code_name(0, code)} {shop.caption((code,)).text}"
    parts = item.category if colour is MapColour.TYPE else item.category[:1]
    return " › ".join(parts) or UNNAMED


def _told(shop: MMSID, item: Item) -> str:
    """A product's title, and each of its codes with what it means."""
    captions = shop.item_captions(item.item_id)
    codes = zip(shop.semantic_ids[item.item_id], captions, strict=True)
    return "<br>".join([f"<b>{escape(item.name)}</b>", *(escape(f"{code} {one.told}") for code, one in codes)])


def _title(shop: MMSID) -> str:
    drawn, every = len(shop.map.rows), len(shop.items)
    shown = f"{every:,} products" if drawn == every else f"{drawn:,} of {every:,} products"
    kept, chance = shop.map.neighbours_kept, shop.map.neighbours_by_chance
    return f"{shown}; of a product's ten nearest, {kept:.0%} are among its ten nearest here (by chance {chance:.1%})"
