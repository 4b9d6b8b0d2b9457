"""The figures of the codes, on shops so small that they can be counted by hand."""

from __future__ import annotations

import json
import shutil
from types import SimpleNamespace

import numpy as np
import pytest

from mmsid import MmsidError
from mmsid.artifacts import open_build
from mmsid.captions import make_captions
from mmsid.cli import main
from mmsid.evaluation import CodeFigure, code_figures, evaluate_codes, format_codes
from mmsid.evaluation.intruders import intruders_found
from mmsid.evaluation.truth import Reading, is_true, match, names_itself
from mmsid.quantizer.metrics.promises import ALL_HOLD, UNTRUE
from mmsid.records import Item
from mmsid.semantic_ids import SemanticIds

TEE = Reading.of(Item("x", "Denim-blue tee, striped", "In WEISS.", ("Clothing", "T-shirts")))


@pytest.mark.parametrize(
    ("caption", "true"),
    [
        ("Clothing", True),
        ("T-shirts", True),
        ("Tops", False),
        ("Tops or T-shirts", True),
        ("T-shirts · striped", True),
        ("T-shirts · dotted", False),
        ("Clothing (2)", True),
        ("denim blue", True),
        ("navy or blue", True),
        ("denim grey or navy", False),
        ("stripe", False),
        ("weiß", True),
        ("", False),
    ],
)
def test_a_caption_is_true_by_own_categories_or_words(caption, true):
    assert is_true(caption, TEE) is true


def test_scripts_without_spaces_are_searched():
    assert is_true("红色", Reading.of(Item("x", "红色杯子"))) and not is_true("蓝色", Reading.of(Item("x", "红色杯子")))
    assert not is_true("lin", Reading.of(Item("x", "linen"))) and is_true("नीला", Reading.of(Item("x", "नीला कप")))


def test_a_product_is_named_by_its_own_words():
    assert names_itself("striped, denim", TEE) and names_itself("tee no. 2", TEE) and not names_itself("dotted", TEE)


def test_a_match_counts_words_in_any_form():
    assert match("stripes", TEE) == 1 and match("denim grey", TEE) == 0.5 and match("navy or blue", TEE) == 1
    assert match("Clothing", TEE) == 1 and match("Kitchen", TEE) == 0  # its category is on its card
    assert match("tee · dotted", TEE) == 0.5


def shop_of(items, codes, sizes, captions=None):
    """What the figures need of a shop: embeddings are one axis a product, and no encoder is there."""
    ids = SemanticIds(np.array(codes), sizes)
    made = captions or make_captions(items, codes, sizes)
    rows = {item.item_id: row for row, item in enumerate(items)}

    def embed(pictures, texts):
        raise MmsidError("no encoder")

    axes = np.eye(len(items), dtype=np.float32)
    return SimpleNamespace(
        items=items,
        ids=ids,
        codebook_sizes=sizes,
        captions=made,
        index=SimpleNamespace(embeddings=lambda chosen: axes[list(chosen)]),
        models=SimpleNamespace(quantizer=SimpleNamespace(codewords=[np.zeros((n, len(items))) for n in sizes])),
        embed=embed,
        item_captions=lambda item_id: made.of_item(
            tuple(codes[rows[item_id]]), items[rows[item_id]], made.which[rows[item_id]]
        ),
    )


ITEMS = [
    Item("a", "Red mug", "", ("Kitchen", "Mugs")),
    Item("b", "Red mug with handle", "", ("Kitchen", "Mugs")),
    Item("c", "Blue mug", "", ("Kitchen", "Mugs")),
    Item("d", "Blue pot", "", ("Kitchen", "Pots")),
    Item("e", "Scarlet pot", "", ("Kitchen", "Pots")),
    Item("f", "Red shirt", "", ("Clothing", "Shirts")),
    Item("g", "Red shirt with collar", "", ("Clothing", "Shirts")),
    Item("h", "Blue shirt", "", ("Clothing", "Shirts")),
]
CODES = [(1, 0, 1, 0), (1, 0, 1, 1), (1, 0, 0, 0), (1, 1, 0, 0), (1, 1, 1, 0), (0, 2, 1, 0), (0, 2, 1, 1), (0, 2, 0, 0)]


def figures_of(shop, cases=20):
    return {figure.name: figure.value for figure in code_figures(shop, cases=cases)}


def test_the_figures_of_eight_products():
    """Captions: Clothing, Kitchen / Mugs, Pots, Shirts / blue, red; only the scarlet pot is not what its code says."""
    shop = shop_of(ITEMS, CODES, (2, 3, 2, 2))
    assert [shop.captions.of(2, code).text for code in range(2)] == ["blue", "red"]
    found = figures_of(shop)
    assert found["chips shown as true that are not"] == 0
    assert found["products for which every caption holds"] == 7 / 8
    assert [found[f"chips of level {letter} that hold"] for letter in "abc"] == [1, 1, 7 / 8]
    # Shirts says no more than Clothing for f, g and h; the other four whose captions hold narrow to themselves: of the
    # red mugs, "Red mug" fits both, so a is not told from b.
    assert shop.captions.which[0] == "Red mug"
    assert found["products whose captions all hold and narrow one after another"] == 3 / 8
    assert found["products with a caption coarser than an earlier one"] == 0
    assert found["products that stand alone before the last level"] == 4 / 8
    assert found["collisions"] == found["unused codes"] == 0


def test_captions_that_are_shown_as_true_and_are_not():
    """Four products of eight: the codes of level c say what is not so, and are shown as if it were."""
    shop = shop_of(ITEMS, CODES, (2, 3, 2, 2))
    own = shop.item_captions

    def lying(item_id):
        captions = list(own(item_id))
        captions[2] = type(captions[2])("dotted", item_id in "abcd", 1.0, 1)
        return tuple(captions)

    shop.item_captions = lying
    assert figures_of(shop)["chips shown as true that are not"] == 4 / 28  # 8 products, 4 captions; 4 are marked


def test_a_coarser_caption_after_a_finer_one_is_seen():
    shop = shop_of(ITEMS, CODES, (2, 3, 2, 2))
    own = shop.item_captions

    def turned(item_id):
        captions = own(item_id)
        return (captions[2], captions[1], captions[0], captions[3]) if item_id == "a" else captions

    shop.item_captions = turned
    assert figures_of(shop)["products with a caption coarser than an earlier one"] == 1 / 8


def test_unused_codes_are_counted():
    shop = shop_of(ITEMS, CODES, (3, 4, 2, 3))
    assert figures_of(shop)["unused codes"] == 3


def test_an_intruder_is_found_by_the_words_of_the_caption():
    """Four blue and four red products: the caption is in all texts of the code and in none of the others'."""
    items = [Item(f"{look}{n}", f"{look} thing {n}") for look in ("blue", "red") for n in range(4)]
    codes = [(0, 0, place // 4, place % 4) for place in range(8)]
    shop = shop_of(items, codes, (1, 1, 2, 4))
    assert intruders_found(shop, 2, cases=50) == 1
    assert intruders_found(shop, 0) is None  # a single code has no sibling


WORDLESS = [Item(str(n), "", "") for n in range(10)]
"""Products that say nothing, five under each of two codes."""

NAMED = SimpleNamespace(of=lambda level, code: SimpleNamespace(text=("Mugs", "Pots")[code]))
"""Captions of the two codes."""


def test_an_intruder_that_nothing_tells_is_found_one_time_in_five():
    shop = shop_of(WORDLESS, [(n // 5, n % 5) for n in range(10)], (2, 5), NAMED)
    assert intruders_found(shop, 0, cases=2_000) == pytest.approx(0.2, abs=0.03)


def test_the_encoder_breaks_ties():
    """Texts say nothing of the captions; the encoder puts each beside its products."""
    shop = shop_of(WORDLESS, [(n // 5, n % 5) for n in range(10)], (2, 5), NAMED)
    axes = np.eye(2, dtype=np.float32)
    shop.index = SimpleNamespace(embeddings=lambda rows: axes[[row // 5 for row in rows]])
    shop.embed = lambda pictures, texts: axes[[("Mugs", "Pots").index(text) for text in texts]]
    assert intruders_found(shop, 0, cases=200) == 1


def test_a_category_on_the_card_tells_an_intruder():
    items = [Item(str(n), "", "", (("Mugs", "Pots")[n // 5],)) for n in range(10)]
    shop = shop_of(items, [(n // 5, n % 5) for n in range(10)], (2, 5), NAMED)
    assert intruders_found(shop, 0, cases=200) == 1


def test_figures_are_written_with_their_targets():
    shown = format_codes([CodeFigure("one", 0.5, 0.9), CodeFigure("two", 0, 0, at_most=True, is_share=False)])
    first, second = shown.splitlines()
    assert first.startswith("MISS") and "50.0 %" in first and "at least 90.0 %" in first
    assert second.startswith("ok") and "target: 0" in second
    assert "–" in format_codes([CodeFigure("none", None, 0.9)]) and CodeFigure("none", None, 0.9).met is None


def test_the_figures_are_kept_beside_the_others(tiny_build, tiny_shop, tmp_path, capsys):
    build = tmp_path / "build"
    shutil.copytree(tiny_shop, tmp_path / "shop")
    shutil.copytree(tiny_build, build)
    assert main(["evaluate", str(build), "--codes", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    metrics = json.loads((build / "metrics.json").read_text(encoding="utf-8"))
    assert metrics["codes"]["figures"] == printed and metrics["build"] == open_build(build).fingerprint
    assert printed[0] == {
        "name": "chips shown as true that are not",
        "value": 0.0,
        "target": 0.01,
        "at_most": True,
        "is_share": True,
        "met": True,
    }
    from mmsid.artifacts import write_metrics

    write_metrics(build, {**metrics, "results": {"mmsid": {}}})
    evaluate_codes(build, cases=5)
    assert json.loads((build / "metrics.json").read_text(encoding="utf-8"))["results"] == {"mmsid": {}}
    write_metrics(build, {"build": "another", "results": {"mmsid": {}}})
    evaluate_codes(build, cases=5)
    assert "results" not in json.loads((build / "metrics.json").read_text(encoding="utf-8"))


def test_chips_have_targets_where_there_are_kinds_and_enough_products(tiny):
    """The tiny shop's 24 products are too few for shelves; what is true of any shop keeps its target."""
    figures = {figure.name: figure for figure in code_figures(tiny, cases=2)}
    assert figures[ALL_HOLD].target is None and figures[ALL_HOLD].met is None
    assert figures[UNTRUE].target == 0.01 and figures["collisions"].target == 0
    shown = format_codes([figures[ALL_HOLD]])
    assert "MISS" not in shown and "target" not in shown
