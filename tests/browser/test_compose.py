"""Composing an ID and walking between products, in a real browser: what the page shows against the explainers."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from mmsid.explain import compose, walk
from mmsid.explain.codebook import parents_of
from mmsid.records import Role, code_name, code_names, level_roles
from tests.browser.seen import CHIPS, said_on, wait_for_answer

CODES = "?panel=codes"


@pytest.fixture
def panel(visit) -> Page:
    return visit(CODES)


def wait_for_composition(page: Page, shop, codes: tuple[int, ...]) -> None:
    """Waits until the page shows what the shop itself composes of the codes."""
    wanted = [[near.item.item_id, f"cosine {near.cosine:.2f}"] for near in compose(shop, codes).nearest]
    page.wait_for_function(
        """wanted => {
            const cards = [...document.querySelectorAll('.mm-near')];
            const shown = cards.map(card => [card.dataset.item, card.querySelector('.mm-cosine b').textContent]);
            const busy = document.querySelector('.mm-compose').getAttribute('aria-busy');
            return busy === 'false' && JSON.stringify(shown) === JSON.stringify(wanted);
        }""",
        arg=wanted,
        timeout=90_000,
    )
    assert chosen(page) == list(code_names(codes))


def wait_for_walk(page: Page, shop, start: str, end: str, order: list[int]) -> None:
    """Waits until the page shows the shop's own walk; every step with its ID, product, cosine and next nearest."""
    wanted = []
    for step in walk(shop, start, end, order=order):
        stands_for = step.owner or step.nearest[0].item.item_id
        cosine = next((f"cosine {near.cosine:.2f}" for near in step.nearest if near.item.item_id == stands_for), None)
        others = [near.item.title for near in step.nearest if near.item.item_id != stands_for][:3]
        said = "Has exactly this ID" if step.owner else "no product has this ID"
        wanted.append([" ".join(code_names(step.codes)), stands_for, cosine, said, others])
    page.wait_for_function(
        """wanted => {
            const steps = [...document.querySelectorAll('.mm-step')];
            const others = step => [...step.querySelectorAll('.mm-step-others > span[title]')]
                .map(other => other.title.replace(/, cosine [-.\\d]+$/, ''));
            const busy = document.querySelector('.mm-walk').getAttribute('aria-busy');
            return busy === 'false' && steps.length === wanted.length && wanted.every(([id, item, cosine, said, near], n) =>
                steps[n].dataset.prefix === id && steps[n].dataset.item === item &&
                (steps[n].querySelector('.mm-cosine b')?.textContent ?? null) === cosine &&
                steps[n].querySelector('.mm-step-text').textContent.includes(said) &&
                others(steps[n]).join('\\n') === near.join('\\n'));
        }""",
        arg=wanted,
        timeout=90_000,
    )


def chosen(page: Page) -> list[str]:
    return [
        value for value in page.locator(".mm-picker select").evaluate_all("all => all.map(one => one.value)") if value
    ]


def choose(page: Page, level: int, name: str) -> None:
    page.locator(".mm-picker select").nth(level).select_option(name)


def find(page: Page, end: str, shop, item_id: str) -> None:
    """Chooses an end of the walk by its title."""
    page.get_by_label(re.compile(f"^{end}: find another")).fill(shop.item(item_id).title)
    page.locator(f'.mm-chooser-found li[data-item="{item_id}"] button').click()


def chosen_after(shop, codes, level: int, code: int) -> tuple[int, ...]:
    """What is composed after another code was chosen: which one is left out where it says nothing any more."""
    one = level_roles(len(shop.codebook_sizes)).index(Role.ONE)
    changed = (*codes[:level], code, *codes[level + 1 :])
    return changed[:one] if level < one else changed


def free_codes(shop) -> tuple[int, ...]:
    """An ID that no product has, one code away from that of the first product."""
    own = shop.codes(shop.items[0].item_id)
    last = next(code for code in range(shop.codebook_sizes[-1]) if shop.trie.node((*own[:-1], code)) < 0)
    return (*own[:-1], last)


def apart(shop) -> tuple[str, str]:
    """Two products whose IDs share no code, with titles that name them alone."""
    titles = [item.title for item in shop.items]
    named = [item.item_id for item in shop.items if titles.count(item.title) == 1]
    first = shop.codes(named[0])
    other = next(one for one in named if all(a != b for a, b in zip(shop.codes(one), first, strict=True)))
    return named[0], other


def test_the_first_product_is_composed_without_asking(panel, shop):
    first = shop.items[0]
    wait_for_composition(panel, shop, shop.codes(first.item_id))
    expect(panel.locator(".mm-compose .mm-verdict")).to_contain_text(f"This ID belongs to “{first.title}”")
    own = set(code_names(shop.codes(first.item_id)))
    for card in panel.locator(".mm-near").all():
        names = code_names(shop.codes(card.get_attribute("data-item")))
        assert card.locator(".mm-code code").all_inner_texts() == list(names)
        marked = card.locator(".mm-code.is-marked code").all_inner_texts()
        assert marked == [name for name in names if name in own]
        assert card.locator(".mm-code").evaluate_all(CHIPS) == said_on(shop, card.get_attribute("data-item"))


def test_codes_that_lead_to_products_come_first_and_all_others_can_be_chosen(panel, shop):
    wait_for_composition(panel, shop, shop.codes(shop.items[0].item_id))
    level = len(shop.codebook_sizes) - 1
    parent = shop.codes(shop.items[0].item_id)[:level]
    select = panel.locator(".mm-picker select").last
    values = "all => all.map(group => [...group.children].map(option => option.value))"
    leading, others = select.locator("optgroup").evaluate_all(values)
    codes, nodes = shop.trie.children(level, shop.trie.node(parent))
    counts = shop.trie.count(level + 1, nodes).tolist()
    names = [code_names((*parent, int(code)))[-1] for code in codes]
    by_count = sorted(zip(names, counts, strict=True), key=lambda pair: (-pair[1], int(pair[0][1:])))
    assert leading == [name for name, _ in by_count]
    assert {*leading, *others} == {f"{leading[0][0]}{code}" for code in range(shop.codebook_sizes[level])}
    caption = shop.caption((*parent, int(leading[0][1:])))
    text = select.locator(f'option[value="{leading[0]}"]').text_content()
    assert text == f"{leading[0]} {caption.text} ({counts[names.index(leading[0])]})"


def test_every_code_is_captioned_in_the_menus_whether_or_not_a_product_has_it_here(panel, shop):
    wait_for_composition(panel, shop, shop.codes(shop.items[0].item_id))
    for level, role in enumerate(level_roles(len(shop.codebook_sizes))):
        if role is Role.ONE:
            continue
        texts = panel.locator(".mm-picker select").nth(level).locator("option").all_text_contents()
        for text in texts:
            name, caption = text.split(" ", 1)
            assert caption.startswith(shop.captions.of(level, int(name[1:])).text)


def test_a_shelf_and_a_look_are_composed_and_which_one_is_left_out(panel, shop):
    own = shop.codes(shop.items[0].item_id)
    wait_for_composition(panel, shop, own)
    roles = level_roles(len(own))
    if Role.LOOK not in roles:
        pytest.skip("IDs of so few codes have no look")
    look = roles.index(Role.LOOK)
    other = next(code for code in range(shop.codebook_sizes[look]) if code != own[look])
    choose(panel, look, code_name(look, other))
    composed = chosen_after(shop, own, look, other)
    assert len(composed) == look + 1
    wait_for_composition(panel, shop, composed)
    expect(panel.locator(".mm-compose .mm-verdict")).to_contain_text(f"“{shop.captions.of(look, other).text}”")


def test_another_kind_offers_its_own_types_only(panel, shop):
    parents = parents_of(shop)
    if not parents:
        pytest.skip("in this build every code stands under any")
    own = shop.codes(shop.items[0].item_id)
    wait_for_composition(panel, shop, own)
    other = next(int(code) for code in shop.trie.children(0, 0)[0] if code != own[0])
    choose(panel, 0, f"a{other}")
    children = {f"b{code}" for code, parent in enumerate(parents) if parent == other}
    offered = panel.locator(".mm-picker select").nth(1).locator("option")
    assert set(offered.evaluate_all("all => all.map(one => one.value)")) == children
    first = panel.locator(".mm-picker select").nth(1).input_value()
    one = level_roles(len(own)).index(Role.ONE)
    wait_for_composition(panel, shop, (other, int(first[1:]), *own[2:one]))


def test_an_id_that_no_product_has_says_so_and_shows_the_nearest(panel, shop):
    codes = free_codes(shop)
    wait_for_composition(panel, shop, shop.codes(shop.items[0].item_id))
    choose(panel, len(codes) - 1, code_names(codes)[-1])
    wait_for_composition(panel, shop, codes)
    expect(panel.locator(".mm-compose .mm-verdict")).to_have_text(
        "No product has this ID; the nearest to the sum of its codewords are:"
    )
    expect(panel.locator("#mm-live-compose")).to_have_text(re.compile("No product has this ID"))
    expect(panel.locator(".mm-picker").last).to_contain_text("No product has it here")


def test_fewer_codes_compose_a_coarser_sum_and_more_can_be_added_again(panel, shop):
    codes = shop.codes(shop.items[0].item_id)
    wait_for_composition(panel, shop, codes)
    fewer = panel.get_by_role("button", name="One code fewer")
    for length in range(len(codes) - 1, 0, -1):
        fewer.click()
        wait_for_composition(panel, shop, codes[:length])
    count = len(shop.trie.below(codes[:1]))
    said = f"The IDs of {count} products begin" if count > 1 else "One product’s ID begins"
    expect(panel.locator(".mm-compose .mm-verdict")).to_contain_text(said)
    expect(fewer).to_be_disabled()
    expect(panel.locator(".mm-picker select").nth(2)).to_be_disabled()
    choose(panel, 1, code_names(codes)[1])
    wait_for_composition(panel, shop, codes[:2])


def test_a_surprise_is_an_id_that_no_product_has(panel, shop):
    wait_for_composition(panel, shop, shop.codes(shop.items[0].item_id))
    panel.locator(".mm-compose").get_by_role("button", name="Surprise me").click()
    codes = tuple(int(name[1:]) for name in chosen(panel))
    assert compose(shop, codes).owner is None
    wait_for_composition(panel, shop, codes)


def test_it_starts_from_what_is_looked_at_until_a_code_is_chosen(visit, shop):
    second, third = shop.items[1].item_id, shop.items[2].item_id
    page = visit(f"{CODES}&item={second}")
    wait_for_composition(page, shop, shop.codes(second))
    near = next(one.item.item_id for one in compose(shop, shop.codes(second)).nearest if one.item.item_id != second)
    page.locator(f'.mm-near[data-item="{near}"] .mm-near-face').click()
    expect(page).to_have_url(re.compile(f"item={near}"))
    expect(page.locator(".mm-near.is-focused")).to_have_attribute("data-item", near)
    wait_for_composition(page, shop, shop.codes(second))  # stays, although another product is looked at
    page.locator(".mm-compose").get_by_role("button", name="Start from the product you look at").click()
    wait_for_composition(page, shop, shop.codes(near))
    other = visit(f"{CODES}&item={third}")  # another visitor's choice is theirs
    wait_for_composition(other, shop, shop.codes(third))


def test_a_link_to_a_code_composes_it_and_one_to_no_code_does_no_harm(visit, shop):
    prefix = shop.codes(shop.items[-1].item_id)[:2]
    made = f"v=1&build={shop.fingerprint[:8]}"
    page = visit(f"{CODES}&{made}&code={'.'.join(code_names(prefix))}")
    wait_for_composition(page, shop, prefix)
    page = visit(f"{CODES}&{made}&code=a9999.zebra")
    wait_for_composition(page, shop, shop.codes(shop.items[0].item_id))


def test_what_was_composed_and_walked_is_in_the_address(panel, visit, shop):
    free, (start, end) = free_codes(shop), apart(shop)
    for level, name in enumerate(code_names(free)):
        choose(panel, level, name)
    find(panel, "From", shop, start)
    find(panel, "To", shop, end)
    panel.get_by_role("button", name="Shelf first").click()
    levels = list(range(len(shop.codebook_sizes)))
    wait_for_walk(panel, shop, start, end, levels)
    address = panel.url.split("?")[1]
    assert f"compose={'.'.join(code_names(free))}" in address
    other = visit(f"?{address}")
    wait_for_composition(other, shop, free)
    wait_for_walk(other, shop, start, end, levels)
    other.locator(".mm-near-face").first.click()  # what was chosen by hand stays, although another product is looked at
    wait_for_composition(other, shop, free)
    wait_for_walk(other, shop, start, end, levels)


@pytest.mark.parametrize(
    "cut", ["compose=a9999.zebra", "compose=.", "walk=nothing here", "walk=%25", "history=%25E0%25"]
)
def test_a_link_that_was_cut_off_does_no_harm(visit, shop, cut):
    page = visit(f"{CODES}&v=1&build={shop.fingerprint[:8]}&{cut}")
    first = shop.items[0].item_id
    wait_for_composition(page, shop, shop.codes(first))
    expect(page.locator(".mm-step").first).to_have_attribute("data-item", first)


def test_codes_that_do_not_exist_are_answered_with_a_sentence_and_asked_again(panel, shop):
    own = shop.codes(shop.items[0].item_id)
    wait_for_composition(panel, shop, own)

    def spoil(route) -> None:
        data = json.loads(route.request.post_data)
        if "codes" in data["event_data"]["question"]:
            data["event_data"]["question"]["codes"] = ["a9999"]
        route.continue_(post_data=json.dumps(data))

    panel.route("**/run/predict*", spoil)
    panel.get_by_role("button", name="One code fewer").click()
    sentence = panel.locator(".mm-compose .mm-sentence")
    expect(sentence).to_have_text(re.compile("This shop has no code 'a9999'"))
    expect(panel.locator(".mm-nears")).to_be_hidden()
    panel.unroute("**/run/predict*")
    sentence.get_by_role("button", name="Ask again").click()
    wait_for_composition(panel, shop, own[:-1])
    expect(sentence).to_be_hidden()


def test_while_the_model_loads_codes_can_be_chosen_and_the_last_choice_is_answered(visit, shop):
    page = visit()
    held = []

    def hold(route) -> None:
        held.append(route)

    page.route("**/run/predict*", hold)
    page.goto(f"{page.url.split('?')[0]}{CODES}")
    for part in (".mm-compose", ".mm-walk"):
        expect(page.locator(f"{part} .mm-state")).to_have_text("The model is loading")
    codes = free_codes(shop)
    choose(page, len(codes) - 1, code_names(codes)[-1])
    for route in held:
        route.continue_()
    page.unroute("**/run/predict*")
    wait_for_composition(page, shop, codes)
    expect(page.locator(".mm-compose .mm-state")).to_have_text("")


def test_nothing_is_asked_before_the_panel_is_opened(page, shop):
    wait_for_answer(page, shop, shop.examples["shoppers"][0]["history"])
    assert page.locator(".mm-picker, .mm-step").count() == 0
    page.get_by_role("button", name="Codes", exact=True).click()
    expect(page.locator(".mm-near").first).to_be_visible()
    expect(page.locator(".mm-step").first).to_be_visible()


def test_a_walk_swaps_one_code_at_a_time_in_either_order(panel, shop):
    start, end = apart(shop)
    find(panel, "From", shop, start)
    find(panel, "To", shop, end)
    levels = list(range(len(shop.codebook_sizes)))
    wait_for_walk(panel, shop, start, end, levels[::-1])
    tree = bool(parents_of(shop))  # whose first two codes are swapped together
    swaps = [[level] for level in reversed(levels)] if not tree else [*([n] for n in levels[:1:-1]), levels[:2]]
    for place, swapped in enumerate(swaps, start=1):
        step = panel.locator(".mm-step").nth(place)
        old, new = ([code_names(shop.codes(one))[level] for level in swapped] for one in (start, end))
        assert step.locator(".mm-step-change code").all_inner_texts() == [*old, *new]
        assert all(step.locator(".mm-code-caption").all_inner_texts())
        expect(step.locator(".mm-id .is-marked code")).to_have_text(new)
    panel.get_by_role("button", name="Shelf first").click()
    wait_for_walk(panel, shop, start, end, levels)
    expect(panel.get_by_role("button", name="Shelf first")).to_have_attribute("aria-pressed", "true")
    panel.get_by_role("button", name="Swap ends").click()
    wait_for_walk(panel, shop, end, start, levels)
    expect(panel.locator("#mm-live-walk")).to_have_text(re.compile("share no code"))


def test_an_end_is_found_with_the_keyboard_alone(panel, shop):
    start, end = apart(shop)
    find(panel, "From", shop, start)
    field = panel.get_by_label(re.compile("^To: find another"))
    field.fill("no such words")
    expect(panel.locator(".mm-chooser-found:visible")).to_have_text("No title or type has these words.")
    field.fill(shop.item(end).title)
    field.press("ArrowDown")
    expect(panel.locator(f'.mm-chooser-found li[data-item="{end}"] button')).to_be_focused()
    panel.keyboard.press("Enter")
    wait_for_walk(panel, shop, start, end, list(range(len(shop.codebook_sizes)))[::-1])
    expect(field).to_be_focused()
    expect(panel.locator(".mm-chooser-found:visible")).to_have_count(0)


def test_a_walk_starts_at_the_product_looked_at_and_goes_to_another_department(visit, shop):
    item = shop.items[1]
    page = visit(f"{CODES}&item={item.item_id}")
    expect(page.locator(".mm-step").first).to_have_attribute("data-item", item.item_id)
    end = shop.item(page.locator(".mm-step").last.get_attribute("data-item"))
    assert end.category[0] != item.category[0]
    wait_for_walk(page, shop, item.item_id, end.item_id, list(range(len(shop.codebook_sizes)))[::-1])
    find(page, "To", shop, item.item_id)
    expect(page.locator(".mm-step")).to_have_count(1)
    expect(page.locator(".mm-walk .mm-verdict")).to_have_text(re.compile("Both ends are the same product"))
