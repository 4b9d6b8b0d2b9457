"""The model card and the data sheet say what the shipped build and catalogue say; so does the page of results."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from mmsid.cli import parser
from mmsid.cli.results import page as results_page
from tests.figures import MARKED, PAGES, ROOT, figure, filled, sources

RESULTS = ROOT / "docs" / "results.md"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_figures_are_those_of_the_build(page):
    text = page.read_text(encoding="utf-8")
    assert len(MARKED.findall(text)) > 10
    assert text == filled(text), "run `make docs`"
    assert text.count("<!--= ") == len(MARKED.findall(text)) == text.count("<!-- -->")


def test_a_figure_is_filled_in_as_it_is_written():
    recall = sources()["metrics"]["results"]["mmsid"]["warm"]["recall@10"]
    assert figure("metrics.results.mmsid.warm.recall@10", ".3f") == f"{recall:.3f}"
    stale = "a <!--= metrics.results.mmsid.warm.recall@10 .3f -->9.999<!-- --> b <!--= ids.levels --><!-- -->"
    plain = re.sub("<!--.*?-->", "", filled(stale))
    assert plain == f"a {recall:.3f} b {sources()['ids']['levels']}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_and_headings(page):
    for link in re.findall(r"\]\((?!http)([^)]+)\)", page.read_text(encoding="utf-8")):
        name, _, heading = link.partition("#")
        target = (page.parent / name).resolve()
        if target == RESULTS and not target.exists():
            continue
        assert target.exists(), link
        titles = re.findall(r"^#+ (.*)$", target.read_text(encoding="utf-8"), re.MULTILINE)
        slugs = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
        assert not heading or heading in slugs, link


def test_the_model_card_and_the_space_have_one_license():
    _, front, _ = PAGES[0].read_text(encoding="utf-8").split("---\n", 2)
    card = yaml.safe_load((ROOT / "space.yaml").read_text(encoding="utf-8"))["card"]
    assert yaml.safe_load(front)["license"] == card["license"]


def test_the_page_of_results_is_what_its_command_writes(monkeypatch):
    if not RESULTS.exists():
        pytest.skip("docs/results.md is written when the builds are measured")
    monkeypatch.chdir(ROOT)
    text = RESULTS.read_text(encoding="utf-8")
    command = re.search(r"Written by `python -m mmsid (.*?)`", text)[1]
    options = parser().parse_args(shlex.split(command))
    assert Path(options.out) == Path("docs/results.md")
    assert results_page(options) == text
