"""The page of a code against the quantiser, the IDs and the categories themselves."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from mmsid.errors import MmsidError
from mmsid.explain import code_page, page_of, parse_prefix
from mmsid.explain.codebook import checked_codes, parents_of
from mmsid.records import Role, code_name, code_names, level_roles


@pytest.fixture(scope="module")
def prefixes(tiny):
    """Every prefix that a product has."""
    return sorted({tuple(row[:depth]) for row in tiny.ids.codes.tolist() for depth in range(1, len(row) + 1)})


def can_stand(shop, codes) -> bool:
    """Whether codes can stand together."""
    parents = parents_of(shop)
    return not parents or parents[codes[1]] == codes[0]


def below(shop, prefix):
    return [i for i, row in enumerate(shop.ids.codes.tolist()) if tuple(row[: len(prefix)]) == prefix]


def test_members_are_all_products_below_with_the_quantisers_own_distances(tiny, prefixes):
    embeddings = tiny.index.embeddings(range(len(tiny.items)))
    encoding = tiny.models.quantizer.encode(embeddings)
    for prefix in prefixes:
        page, rows, level = code_page(tiny, prefix), below(tiny, prefix), len(prefix) - 1
        assert {item.item_id for item in page.items} == {tiny.items[row].item_id for row in rows}
        distances = [member.distance for member in page.typical]
        assert distances == sorted(distances)
        for member in page.typical + page.border:
            row = tiny.row(member.item.item_id)
            codebook = tiny.models.quantizer.codewords[level]
            own = np.linalg.norm(codebook - encoding.inputs[row, level], axis=1)
            if level == 1 and parents_of(tiny):  # only siblings could stand here
                own[np.array(parents_of(tiny)) != prefix[0]] = np.inf
            others = np.delete(own, prefix[-1])
            assert member.distance == pytest.approx(own[prefix[-1]])
            if np.isinf(others).all():  # an only child
                assert (member.rival, member.margin) == (prefix[-1], 0)
                continue
            assert member.margin == pytest.approx(others.min() - own[prefix[-1]])
            assert own[member.rival] == pytest.approx(others.min()) and member.rival != prefix[-1]
        margins = [member.margin for member in page.border]
        has_rivals = len(page.nearest) > 0
        assert margins == sorted(margins) and bool(margins) == (len(rows) > 1 and has_rivals)


def test_categories_next_codes_and_other_shelves_are_counted_from_the_ids(tiny, prefixes):
    for prefix in prefixes:
        page, rows = code_page(tiny, prefix), below(tiny, prefix)
        types = Counter(" > ".join(tiny.items[row].category) for row in rows)
        assert dict(page.categories) == dict(types)
        following = Counter(tiny.ids.codes[row, len(prefix)] for row in rows if len(prefix) < tiny.ids.codes.shape[1])
        codes = [code for code, _ in page.following]
        assert codes == sorted(following, key=lambda code: (-following[code], code))
        assert all(caption == tiny.caption((*prefix, code)) for code, caption in page.following)
        same = {tuple(r[: len(prefix)]) for r in tiny.ids.codes.tolist() if r[len(prefix) - 1] == prefix[-1]}
        tells = level_roles(len(tiny.codebook_sizes))[len(prefix) - 1] is not Role.ONE
        assert {use.prefix for use in page.elsewhere} == (same - {prefix} if tells and len(prefix) > 1 else set())


def test_a_code_alone_has_a_page_across_all_shelves(tiny):
    levels = len(tiny.codebook_sizes)
    kinds_and_looks = [level for level, role in enumerate(level_roles(levels)) if level and role is not Role.ONE]
    for level in kinds_and_looks:
        for code in sorted(set(tiny.ids.codes[:, level].tolist())):
            name = code_name(level, code)
            page = page_of(tiny, name)
            rows = np.flatnonzero(tiny.ids.codes[:, level] == code)
            assert {item.item_id for item in page.items} == {tiny.items[row].item_id for row in rows}
            if parents_of(tiny) and level == 1:
                assert page.prefix == (parents_of(tiny)[code], code)
                continue
            assert (page.names, page.prefix, page.following) == ((name,), (), ())
            uses = {tuple(tiny.ids.codes[row, : level + 1].tolist()) for row in rows}
            assert {use.prefix for use in page.elsewhere} == uses
            for member in page.typical:
                assert member.item.item_id in {item.item_id for item in page.items}
    assert page_of(tiny, "a0") == code_page(tiny, (0,))
    with pytest.raises(MmsidError, match="only tells products apart"):
        page_of(tiny, code_name(levels - 1, 0))


def test_the_nearest_codes_are_the_nearest_codewords(tiny):
    codebook = tiny.models.quantizer.codewords[0]
    page = code_page(tiny, (0,))
    order = sorted(range(1, len(codebook)), key=lambda code: np.linalg.norm(codebook[code] - codebook[0]))
    assert [code for code, _, _ in page.nearest] == order[: len(page.nearest)]
    for code, distance, caption in page.nearest:
        assert distance == pytest.approx(np.linalg.norm(codebook[code] - codebook[0]))
        assert caption == tiny.caption((code,))


def test_shoppers_are_those_whose_stored_answer_has_the_prefix(tiny):
    shopper = tiny.examples["shoppers"][0]
    codes = [tiny.codes(line["item_id"]) for line in shopper["answer"]]
    prefix = codes[0][:1]
    expected = tuple(place + 1 for place, own in enumerate(codes) if own[:1] == prefix)
    assert (shopper["name"], expected) in code_page(tiny, prefix).shoppers


def test_a_free_id_has_an_empty_page(tiny, prefixes):
    sizes = tiny.codebook_sizes
    taken = {tuple(row) for row in tiny.ids.codes.tolist()}
    free = next(codes for codes in np.ndindex(*sizes) if codes not in taken and can_stand(tiny, codes))
    page = code_page(tiny, tuple(int(code) for code in free))
    assert page.items == page.typical == page.border == page.following == () and page.caption.count == 0


def test_a_code_of_the_second_level_belongs_to_one_of_the_first(tiny, with_tree):
    shop = with_tree(tiny)
    parents = parents_of(shop)
    for code, parent in enumerate(parents):
        assert checked_codes(shop, (parent, code)) == (parent, code)
        for other in set(range(tiny.codebook_sizes[0])) - {parent}:
            with pytest.raises(MmsidError, match=f"belongs to a{other}, but got b{code}, which belongs to a{parent}"):
                checked_codes(shop, (other, code))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "got none"),
        ("b1", "from level a on"),
        ("a0 a1", "from level a on"),
        ("a9999", "counted from 0"),
        ("x", "code"),
    ],
)
def test_what_is_no_prefix_is_refused(tiny, text, words):
    with pytest.raises(MmsidError, match=words):
        parse_prefix(tiny, text)


def test_a_prefix_may_be_written_with_spaces_points_or_commas(tiny):
    first, second = code_names(tiny.codes(tiny.items[0].item_id)[:2])
    found = [parse_prefix(tiny, f"{first}{between}{second}") for between in (" ", ".", ", ")]
    assert set(found) == {tiny.codes(tiny.items[0].item_id)[:2]}
