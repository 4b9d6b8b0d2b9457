"""The map as a figure: every product once, where the map has it, coloured and told as the shop tells it."""

from __future__ import annotations

import json

import numpy as np
import pytest

from mmsid.cli import main
from mmsid.errors import MmsidError
from mmsid.explain.map_figure import MapColour, map_figure


@pytest.mark.parametrize("colour", MapColour)
def test_every_drawn_product_is_a_point_at_its_place_in_the_trace_of_its_value(tiny, colour):
    figure = map_figure(tiny, colour)
    *products, landmarks = figure.data
    found = {}
    for trace in products:
        name = trace.name.rsplit(" (", 1)[0]
        for item_id, x, y in zip(trace.customdata, trace.x, trace.y, strict=True):
            found[item_id] = (name, x, y)
    assert len(found) == sum(len(trace.x) for trace in products) == len(tiny.map.rows)
    for row, position in zip(tiny.map.rows, tiny.map.positions, strict=True):
        item = tiny.items[row]
        name, *at = found[item.item_id]
        first = tiny.codes(item.item_id)[:1]
        assert name == {
            MapColour.KIND: f"a{first[0]} {tiny.caption(first).text}",
            MapColour.DEPARTMENT: item.department,
            MapColour.TYPE: " › ".join(item.category),
        }[colour].replace("&", "&amp;")  # fmt: skip
        assert at == pytest.approx(position)
    np.testing.assert_allclose(np.stack([landmarks.x, landmarks.y], 1), tiny.map.landmarks)
    assert f"{tiny.map.neighbours_kept:.0%} are among" in figure.layout.title.text


def test_titles_are_text_and_no_markup(tiny, monkeypatch):
    from dataclasses import replace

    items = tuple(replace(item, title=f"<img src=x> {item.item_id}") for item in tiny.items)
    monkeypatch.setattr(tiny, "items", items)
    told = [text for trace in map_figure(tiny).data[:-1] for text in trace.text]
    assert len(told) == len(tiny.map.rows)
    assert all(text.startswith("<b>&lt;img src=x&gt; ") and "<img" not in text for text in told)


def test_categories_that_are_not_there_colour_nothing(tiny, monkeypatch):
    from dataclasses import replace

    monkeypatch.setattr(tiny, "items", tuple(replace(item, category=()) for item in tiny.items))
    with pytest.raises(MmsidError, match="categories to colour them by type, but there are none; use kind"):
        map_figure(tiny, MapColour.TYPE)


def test_the_command_writes_a_page_that_stands_alone_or_the_figure(tiny_build, tmp_path, capsys):
    page, figure = tmp_path / "map.html", tmp_path / "map.json"
    assert main(["map", str(tiny_build), "--out", str(page), "--colour", "department"]) == 0
    text = page.read_text(encoding="utf-8")
    assert "Plotly.newPlot" in text and "<script src=" not in text  # the library is inside
    assert main(["map", str(tiny_build), "--out", str(figure)]) == 0
    assert {trace["type"] for trace in json.loads(figure.read_text())["data"]} == {"scattergl", "scatter"}
    assert main(["map", str(tiny_build), "--out", str(tmp_path / "nowhere" / "map.html")]) == 2
    assert "Expected a folder to write map.html to" in capsys.readouterr().err
