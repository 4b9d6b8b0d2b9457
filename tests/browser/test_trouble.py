"""Builds that cannot be shown, models that do not load or are not there yet, and titles that want to be code."""

from __future__ import annotations

import csv
import re

import pytest
from playwright.sync_api import expect

from mmsid.ui.loading import LoadingShop
from tests.browser.seen import cards, expect_history, product, products
from tests.ui.running import copy_of, sealed_again, start

HOSTILE = [
    "<img src=x onerror=\"window.owned='markup'\">",
    "${Object.assign(window,{owned:'template'})}",
    "{{#each}}</script><script>window.owned='script'</script>",
    "`+alert(1)+`",
]


def halve(path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_a_missing_build_is_one_sentence(visit, tmp_path):
    page = visit(url=start(tmp_path / "nothing").url)
    alert = page.get_by_role("alert")
    expect(alert).to_have_text(
        re.compile(r"^Expected a finished build in .*nothing, but it has no manifest\.json; make one")
    )
    expect(page.locator(".mm-card")).to_have_count(0)


@pytest.mark.parametrize("name", ["views/captions.json", "quantizer/semantic_ids.json"])
def test_a_build_with_a_truncated_file_is_one_sentence(visit, tiny_build, tmp_path, name):
    build = copy_of(tiny_build, tmp_path)
    halve(build / name)
    page = visit(url=start(build).url)
    expect(page.get_by_role("alert")).to_contain_text(name.rpartition("/")[2])


def test_a_model_that_does_not_load_leaves_the_catalogue_open(visit, tiny_build, tmp_path):
    build = copy_of(tiny_build, tmp_path)
    halve(build / "recommender" / "adapter" / "adapter_model.safetensors")
    page = visit(url=start(build).url)
    told = page.locator(".mm-recommendations .mm-sentence")
    expect(told).to_have_text(re.compile(r"^The build .* is damaged: recommender/.*; restore it or build it again\.$"))
    assert len(cards(page)) == 10, "the stored answer of the example stays"
    expect(page.locator("#mm-state")).to_have_text(re.compile("^Stored with build "))
    added = next(
        item_id for item_id in products(page) if product(page, item_id).get_attribute("aria-pressed") == "false"
    )
    product(page, added).click()
    expect(page.locator(".mm-card")).to_have_count(0)
    expect(told).to_contain_text("is damaged")
    page.get_by_label("Search the catalogue").fill("mug")
    expect(page.locator(".mm-catalogue .mm-count")).to_have_text(re.compile("by words alone"))
    assert products(page)


def test_the_first_answer_is_there_before_the_model(visit, tiny_build, tmp_path, monkeypatch):
    monkeypatch.setattr(LoadingShop, "start", lambda _self: None)
    build = copy_of(tiny_build, tmp_path)
    page = visit(url=start(build).url)
    state = page.locator("#mm-state")
    expect(state).to_have_text(re.compile(r"^Stored with build [0-9a-f]{8}, the model is loading$"))
    assert len(cards(page)) == 10
    assert len(state.get_attribute("title").removeprefix("Build ")) == 16
    page.locator(".mm-shopper").nth(1).click()
    expect(page.locator(".mm-card")).to_have_count(10)
    page.get_by_label("Search the catalogue").fill("red mug")
    expect(page.locator(".mm-catalogue .mm-count")).to_have_text(re.compile("by words alone"))


def test_titles_stay_text(visit, tiny_build, tmp_path):
    build = copy_of(tiny_build, tmp_path)
    path = tmp_path / "shop" / "items.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    for place, row in enumerate(rows):
        row["title"] = HOSTILE[place % len(HOSTILE)]
        row["category"] = f"{HOSTILE[(place + 1) % len(HOSTILE)].replace('>', '')} > {HOSTILE[place % len(HOSTILE)]}"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    sealed_again(build)
    page = visit(url=start(build).url)
    expect(page.locator("#mm-state[data-kind=live]")).to_be_visible()
    expect(page.locator(".mm-card h3").first).to_have_text(re.compile(r"img src|Object\.assign|each|alert"))
    expect_history(page, ["mug-red-0", "mug-red-1", "mug-green-0"])
    assert page.evaluate("window.owned") is None
