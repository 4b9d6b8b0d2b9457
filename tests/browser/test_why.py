"""Why this one?, in a real browser: every figure on the page against the explainers themselves."""

from __future__ import annotations

import json
import math
import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from mmsid.explain import (
    Modality,
    Scenario,
    case_report,
    contrast,
    counterfactual,
    deletion_curve,
    difference,
    evidence,
    forced_words,
    joint_removal,
    probabilities_left,
    run,
)
from mmsid.explain.codebook import parents_of
from mmsid.explain.whatif import modality_codes
from mmsid.records import code_names
from tests.browser.seen import cards, wait_for_answer


@pytest.fixture
def first(shop) -> list[str]:
    return shop.examples["shoppers"][0]["history"]


@pytest.fixture
def answered(page: Page, shop, first) -> Page:
    wait_for_answer(page, shop, first)
    return page


def wait_for_words(page: Page, shop, history: list[str], item_id: str) -> None:
    """Waits until the page explains a product in the very words of the explainer."""
    answer, attribution = shop.recommend(history, 10), joint_removal(shop, history, item_id)
    words = " ".join(evidence(shop, answer, attribution, deletion_curve(shop, attribution)))
    expect(page.locator(".mm-why-words")).to_have_text(words)


def factors(page: Page) -> list[float]:
    return [float(re.sub(r"[^\d.]", "", text)) for text in page.locator(".mm-bar-sum").all_inner_texts()]


def runs(page: Page, column: int) -> list[str]:
    lines = page.locator(".mm-compare > div").nth(column).locator(".mm-run-line")
    return lines.evaluate_all("lines => lines.map(line => line.dataset.item)")


def wait_for_run(page: Page, answer) -> None:
    expected = [line.item.item_id for line in answer]
    page.wait_for_function(
        """expected => [...document.querySelectorAll('.mm-compare > div:nth-child(2) .mm-run-line')]
            .map(line => line.dataset.item).join() === expected.join()""",
        arg=expected,
    )


def close_to(found: list[float], totals) -> bool:
    wanted = [math.exp(total) for total in totals]
    return len(found) == len(wanted) and all(
        abs(f - w) <= max(0.006, 0.51 * (w >= 9.9)) for f, w in zip(found, wanted, strict=True)
    )


def test_the_first_product_is_explained_without_asking(answered, shop, first):
    target = shop.recommend(first, 1)[0].item.item_id
    wait_for_words(answered, shop, first, target)
    expect(answered.locator(".mm-why-name")).to_have_text(shop.item(target).title)
    assert close_to(factors(answered), joint_removal(shop, first, target).totals)
    titles = answered.locator(".mm-bar-title").all_inner_texts()
    assert titles == [shop.item(item_id).title for item_id in first]
    expect(answered.locator(".mm-card.is-focused")).to_have_count(1)


def test_another_card_is_explained_on_asking_and_the_link_keeps_it(answered, shop, first, visit):
    third = cards(answered)[2]
    answered.locator(f'.mm-card[data-item="{third}"] .mm-ask').click()
    wait_for_words(answered, shop, first, third)
    expect(answered).to_have_url(re.compile(f"item={third}.*build={shop.fingerprint[:8]}"))
    again = visit(answered.url.rsplit("/", 1)[1])
    wait_for_words(again, shop, first, third)


def test_why_this_rather_than_that(answered, shop, first):
    target, rival = (line.item.item_id for line in shop.recommend(first, 2))
    wait_for_words(answered, shop, first, target)
    answered.get_by_label("Compare with").select_option(rival)
    totals = contrast(shop, first, target, rival).totals
    wanted = f"×\u00a0{math.exp(totals[0]):.2f}"
    expect(answered.locator(".mm-bar-sum").first).to_have_text(wanted)
    assert close_to(factors(answered), totals)


def test_a_leaf_of_the_tree_chooses_its_product(answered, shop, first):
    answer = shop.recommend(first, 10)
    wait_for_words(answered, shop, first, answer[0].item.item_id)
    leaf = answered.locator(".mm-tree-level").last.locator("button").filter(has=answered.get_by_text("2", exact=True))
    leaf.first.click()
    wait_for_words(answered, shop, first, answer[1].item.item_id)
    expect(answered.locator(".mm-why-name")).to_have_text(answer[1].item.title)


def test_a_code_of_the_tree_is_held_passed_on_and_can_be_forced(answered, shop, first, visit):
    answer = shop.recommend(first, 10)
    code = next(name for line in answer if (name := line.semantic_id[0]) != answer[0].semantic_id[0])
    answered.locator(f'.mm-tree button:has(code:text-is("{code}"))').first.click()
    expect(answered).to_have_url(re.compile(f"code={code}"))
    again = visit(answered.url.rsplit("/", 1)[1])  # a link keeps the code that is looked at
    expect(again.locator(".mm-tree-node.is-held code")).to_have_text(code)
    answered.locator(".mm-held button").filter(has_text=code).click()
    forced = run(shop, Scenario(tuple(first)).forcing((int(code[1:]),)))
    wait_for_run(answered, forced)
    assert all(line.semantic_id[0] == code for line in forced)
    expect(answered.locator(".mm-runs .is-now")).to_have_text(re.compile(f"answers under {code}"))
    expect(answered.locator(".mm-forced")).to_have_text(forced_words(shop, forced, (int(code[1:]),)))
    after = answered.locator(".mm-compare > div").nth(1)
    told = after.locator(".mm-run-chance small").all_inner_texts()
    for text, left in zip(told, probabilities_left(forced, (int(code[1:]),)), strict=True):
        assert text.endswith("of what is left")
        number = float(re.search(r"[\d.]+", text)[0])
        assert left < 0.001 if text.startswith("<") else number == pytest.approx(100 * left, abs=0.51)
    assert not answered.locator(".mm-compare > div").first.locator(".mm-run-chance small").count()
    answered.get_by_role("button", name="Let go of the forced code").click()
    expect(answered.locator(".mm-forced")).to_be_hidden()


def test_edits_are_runs_with_a_parent_that_can_be_undone_and_passed_on(answered, shop, first, visit):
    start = Scenario(tuple(first))
    without = start.without(first[-1])
    answered.get_by_role("button", name=f"What if it were missing: {shop.item(first[-1]).title}").click()
    parent, child = run(shop, start), run(shop, without)
    wait_for_run(answered, child)
    assert runs(answered, 0) == [line.item.item_id for line in parent]
    tags = dict(
        zip(
            runs(answered, 1),
            answered.locator(".mm-compare > div").nth(1).locator(".mm-run-tag").all_inner_texts(),
            strict=True,
        )
    )
    found = difference(parent, child)
    assert {item_id for item_id, tag in tags.items() if tag == "new"} == set(found.came_in)
    for moved in found.moved:
        up = moved.before - moved.after
        assert tags[moved.item_id] == (f"up {up}" if up > 0 else f"down {-up}" if up else "")

    answered.get_by_role("button", name=f"What if it came later: {shop.item(first[0]).title}").click()
    twice = run(shop, without.moved(first[0], 1))
    wait_for_run(answered, twice)
    assert runs(answered, 0) == [line.item.item_id for line in child]  # each run is compared with the one before
    other = visit(answered.url.rsplit("/", 1)[1])
    wait_for_run(other, twice)
    answered.get_by_role("button", name="Undo", exact=True).last.click()
    wait_for_run(answered, child)
    answered.get_by_role("button", name="Start over").click()
    expect(answered.locator(".mm-run-line")).to_have_count(0)
    expect(other.locator(".mm-run-line")).not_to_have_count(0)  # another visitor's edits are theirs


def test_the_history_can_be_read_by_its_pictures_alone(answered, shop, first):
    answered.get_by_role("button", name="picture alone").click()
    wait_for_run(answered, run(shop, Scenario(tuple(first), modality=Modality.IMAGE)))
    expect(answered.get_by_role("button", name="picture alone")).to_have_attribute("aria-pressed", "true")
    answered.get_by_role("button", name="Start over").click()
    answered.locator(".mm-try-face").nth(1).click()
    answered.get_by_role("button", name="text alone").click()
    [codes] = modality_codes(shop, [first[1]], Modality.TEXT)
    wait_for_run(answered, run(shop, Scenario(tuple(first)).rewriting(first[1], codes)))


def with_code(shop, codes, level: int, code: int) -> tuple[int, ...]:
    """Codes with another one at a level; where types belong to kinds, another kind brings its largest type along."""
    changed = [*codes[:level], code, *codes[level + 1 :]]
    if level == 0 and parents_of(shop):
        changed[1] = int(np.bincount(shop.ids.codes[shop.trie.below((code,)), 1]).argmax())
    return tuple(changed)


def test_one_code_of_a_product_can_be_changed(answered, shop, first):
    own = shop.codes(first[0])
    level = next(n for n in range(len(own)) if len(shop.trie.children(n, shop.trie.node(own[:n]))[0]) > 1)
    other = next(int(c) for c in shop.trie.children(level, shop.trie.node(own[:level]))[0] if int(c) != own[level])
    changed = with_code(shop, own, level, other)
    answered.locator(".mm-try-face").first.click()
    answered.locator(".mm-rewrite select").nth(level).select_option(code_names(changed)[level])
    wait_for_run(answered, run(shop, Scenario(tuple(first)).rewriting(first[0], changed)))
    expect(answered.locator(".mm-runs .is-now")).to_contain_text(f"read as {code_names(changed)[level]}")


def test_a_longer_history_is_explained_afresh_even_where_the_same_product_stays_first(answered, shop, first):
    target = shop.recommend(first, 1)[0].item.item_id
    wait_for_words(answered, shop, first, target)
    added = next(
        item.item_id
        for item in shop.items
        if item.item_id not in first and shop.recommend([item.item_id, *first], 1)[0].item.item_id == target
    )
    longer = [added, *first]
    answered.goto(answered.url.split("?")[0] + "?history=" + "+".join(longer))
    wait_for_answer(answered, shop, longer)
    wait_for_words(answered, shop, longer, target)
    answered.locator(f'.mm-tile[data-item="{added}"]').get_by_role("button", name=re.compile("Remove")).click(
        force=True
    )
    wait_for_answer(answered, shop, first)
    wait_for_words(answered, shop, first, target)
    probability = shop.recommend(first, 1)[0].probability
    shown = float(re.sub(r"[^\d.]", "", answered.locator(".mm-why-rank b").inner_text()))
    assert shown == pytest.approx(100 * probability, abs=0.51)


def test_an_edit_that_cannot_be_made_is_taken_back_and_said(answered, shop, first):
    remove = answered.get_by_role("button", name=f"What if it were missing: {shop.item(first[0]).title}")
    remove.evaluate("button => { button.click(); button.click(); }")  # the second one before any answer
    wait_for_run(answered, run(shop, Scenario(tuple(first)).without(first[0])))
    expect(answered).to_have_url(re.compile(r"edits="))
    assert answered.url.count("without") == 1


def test_a_second_code_is_changed_beside_the_first(answered, shop, first):
    own = shop.codes(first[0])
    free = [n for n in range(len(own)) if len(shop.trie.children(n, shop.trie.node(own[:n]))[0]) > 1]
    free = [n for n in free if not (parents_of(shop) and n == 1)][:2]  # a type goes with its kind
    changed = own
    answered.locator(".mm-try-face").first.click()
    for level in free:
        children = shop.trie.children(level, shop.trie.node(own[:level]))[0].tolist()
        changed = with_code(shop, changed, level, next(code for code in children if code != own[level]))
        answered.locator(".mm-rewrite select").nth(level).select_option(code_names(changed)[level])
        wait_for_run(answered, run(shop, Scenario(tuple(first)).rewriting(first[0], changed)))
    answered.get_by_role("button", name="Start over").click()
    expect(answered.locator(".mm-rewrite select").first).to_have_value(code_names(own)[0])


def test_a_product_can_be_swapped(answered, shop, first):
    other = next(item for item in shop.items if item.item_id not in first and item.title)
    answered.locator(".mm-try-face").first.click()
    answered.get_by_label("Swap for this product").fill(f"{other.title} ({other.item_id})")
    answered.get_by_label("Swap for this product").blur()
    wait_for_run(answered, run(shop, Scenario(tuple(first)).swapped(first[0], other.item_id)))


def test_a_product_to_swap_for_is_found_by_words_and_what_was_typed_stays(answered, shop, first):
    other = next(item for item in shop.items if item.item_id not in first and " " in item.title)
    answered.locator(".mm-try-face").first.click()
    field = answered.get_by_label("Swap for this product")
    field.fill("no such words")
    field.blur()
    expect(field).to_have_value("no such words")
    field.fill(f"{' '.join(reversed(other.title.split()))} {other.item_id}")
    answered.locator(f'.mm-whatif .mm-chooser-found li[data-item="{other.item_id}"] button').click()
    wait_for_run(answered, run(shop, Scenario(tuple(first)).swapped(first[0], other.item_id)))
    expect(field).to_have_value("")


def test_what_would_put_another_product_first(answered, shop, first):
    answered.get_by_role("button", name="What would put another product first?").click()
    found, told = counterfactual(shop, shop.recommend(first)), answered.locator(".mm-counterfactual-told")
    if found is None:  # a model may have learnt to put the same product first whatever it reads
        expect(told).to_contain_text("the same product stays first")
        expect(answered.get_by_role("button", name="Try it")).to_have_count(0)
        return
    expect(told).to_contain_text(shop.item(found.after).title)
    answered.get_by_role("button", name="Try it").click()
    expect(answered.locator(".mm-compare > div").nth(1).locator(".mm-run-line").first).to_have_attribute(
        "data-item", found.after
    )


@pytest.mark.parametrize("form", ["JSON", "HTML"])
def test_a_case_can_be_kept(answered, shop, first, form, tmp_path):
    target = shop.recommend(first, 1)[0].item.item_id
    with answered.expect_download() as waiting:
        answered.get_by_role("button", name=re.compile(form)).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    wanted = case_report(shop, shop.recommend(first), target)
    text = path.read_text(encoding="utf-8")
    if form == "JSON":
        assert json.loads(text)["evidence"] == wanted["evidence"]
        assert json.loads(text)["fingerprint"] == shop.fingerprint
    else:
        assert path.suffix == ".html" and wanted["fingerprint"] in text


def test_a_link_of_another_build_says_so_and_its_edits_are_left_alone(visit, shop, first):
    edits = json.dumps([{"kind": "without", "item": first[-1]}])
    page = visit(f"?v=1&build=00000000&edits={edits}")
    wait_for_answer(page, shop, first)
    expect(page.locator(".mm-why > .mm-sentence").first).to_contain_text("another build")
    wait_for_words(page, shop, first, shop.recommend(first, 1)[0].item.item_id)
    expect(page.locator(".mm-why > .mm-sentence").first).to_be_visible()  # the answer does not wipe it away
    expect(page.locator(".mm-run-line")).to_have_count(0)


def test_a_link_that_was_cut_off_or_made_up_still_opens(visit, shop, first):
    build = shop.fingerprint[:8]
    page = visit(f"?v=1&build={build}&item=no-such&edits=[{{")
    wait_for_answer(page, shop, first)
    expect(page.locator(".mm-run-line")).to_have_count(0)
    page = visit(f'?v=1&build={build}&edits=[{{"kind":"explode"}}]')
    wait_for_answer(page, shop, first)
    expect(page.locator(".mm-whatif > .mm-sentence")).to_contain_text("an edit that this panel knows")


def test_nothing_is_wider_than_a_phone(visit, shop, first):
    page = visit(viewport={"width": 375, "height": 812})
    wait_for_answer(page, shop, first)
    wait_for_words(page, shop, first, shop.recommend(first, 1)[0].item.item_id)
    assert page.evaluate("document.documentElement.scrollWidth") == 375


def test_one_part_in_a_frame_of_another_site_leads_to_the_whole(visit, app, shop, first):
    """A part is all that is seen; what leads to another panel opens the whole page beside it."""
    page = visit()
    page.set_content(
        f'<iframe src="{app.url}/?embed=why&panel=codes&history={"+".join(first)}" width="900" height="700"></iframe>'
    )
    frame = page.frame_locator("iframe")
    expect(frame.locator(".mm-why-face")).to_contain_text(shop.recommend(first, 1)[0].item.title)
    for hidden in ("header.mm-header", ".mm-history", ".mm-catalogue", "footer"):
        expect(frame.locator(hidden)).to_be_hidden()
    expect(frame.get_by_role("heading", name="Why this one?")).to_be_visible()
    for absent in ("on its card", "What if …?", "Change what was looked at"):  # of parts that are not here
        expect(frame.get_by_text(absent)).to_have_count(0)
    expect(frame.get_by_role("link", name="Open it in MMSID")).to_have_attribute(
        "href", re.compile(r"^(?!.*embed=).*panel=recommend")
    )
    frame.locator(".mm-why-face .mm-code").first.click()
    with page.context.expect_page() as opened:
        frame.get_by_role("button", name="Open in Codes").click()
    expect(opened.value.locator("header.mm-header")).to_be_visible()
    assert "panel=codes" in opened.value.url and "embed" not in opened.value.url
    opened.value.close()
    expect(frame.locator(".mm-why-face")).to_be_visible()
