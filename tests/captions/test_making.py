import numpy as np
import pytest

from mmsid.captions import Caption, Part, make_captions
from mmsid.captions.features import Features, Nearness, shared_rows
from mmsid.records import Item
from tests.captions.shelves import captioned, coded, grid, kind_of, look_of, texts

LANGUAGES = {
    "Chinese": (["杯子", "帽子", "台灯"], ["红色", "绿色", "蓝色"], "{look}{kind}", "这是一个{look}{kind}。"),
    "Japanese": (
        ["マグカップ", "帽子", "お皿"],
        ["赤い", "青い", "黒い"],
        "{look}{kind}",
        "とても軽い{look}{kind}です。",
    ),
    "Arabic": (["كوب", "مصباح", "كرسي"], ["أحمر", "أزرق", "أخضر"], "{kind} {look}", "هذا {kind} {look} من أجل البيت"),
    "Hindi": (["कप", "टोपी", "दीपक"], ["लाल", "नीला", "हरा"], "{look} {kind}", "यह एक {look} {kind} है"),
    "Russian": (
        ["кружка", "шапка", "лампа"],
        ["белая", "красная", "синяя"],
        "{look} {kind}",
        "Это {kind} для вас, 5 см",
    ),
    "Polish": (
        ["łyżka", "żarówka", "czapka"],
        ["żółta", "czerwona", "duża"],
        "{look} {kind}",
        "To jest {kind} dla ciebie",
    ),
    "German": (["Becher", "Hut", "Schlüssel"], ["Weiß", "Rot", "Blau"], "{kind} in {look}", "Der {kind} ist für uns."),
    "English": (
        ["mug", "hat", "lamp"],
        ["white", "red", "navy"],
        "{look} {kind}",
        "A {kind} for who is at home, 5 cm.",
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_captions_are_whole_words_in_any_script(language):
    kinds, looks, title, description = LANGUAGES[language]
    captions, codes = captioned(grid(kinds, looks, title, description), kind_of, kind_of, look_of)
    assert texts(captions, 0) == texts(captions, 1) == sorted(kinds)
    assert texts(captions, 2) == sorted(looks)
    assert all(captions.of(level, row[level]).share == 1 for row in codes for level in range(3))


@pytest.mark.parametrize(
    ("kinds", "title"),
    [
        (("كوب", "قبعة"), {"كوب": "كوب {} 1", "قبعة": "قبعة {} 2"}),
        (("kubek", "czapka"), {"kubek": "{} łyżwiarski kubek", "czapka": "{} świąteczna czapka"}),
    ],
)
def test_forms_of_one_word_are_united(kinds, title):
    forms = {
        "كوب": ("أحمر", "أخضر"),
        "قبعة": ("حمراء", "خضراء"),
        "kubek": ("żółty", "czarny"),
        "czapka": ("żółta", "czarna"),
    }
    items = [
        Item(f"{kind}/{look}/{n}", title[kind].format(forms[kind][look]))
        for kind in kinds
        for look in range(2)
        for n in range(3)
    ]
    captions, _ = captioned(items, kind_of, kind_of, look_of)
    assert [set(text.split(" or ")) for text in texts(captions, 2)] == [
        {forms[kind][n] for kind in kinds} for n in range(2)
    ]


def shop(copies=2):
    """Two departments of two types, in two colours that titles call by two names each, and patterns."""
    names = {"navy": ("navy", "midnight"), "red": ("red", "scarlet")}
    return [
        Item(
            f"{kind}-{colour}-{pattern}-{name}-{n}",
            f"{name.title()} {pattern} {noun}",
            f"A {noun} in {name}, made for you.",
            (department, kind),
            extra={"colour": colour, "pattern": pattern, "sku": f"{kind}{colour}{pattern}{name}{n}"},
        )
        for department, kind, noun in (
            ("Clothing", "T-shirts", "tee"),
            ("Clothing", "Coats", "coat"),
            ("Kitchen", "Mugs", "mug"),
            ("Kitchen", "Pots", "pot"),
        )
        for colour in names
        for pattern in ("plain", "striped")
        for name in names[colour]
        for n in range(copies)
    ]


def department(item):
    return item.category[0]


def kind(item):
    return item.category[-1]


def column(name):
    return lambda item: item.extra[name]


def test_kinds_are_categories_and_looks_are_words():
    items = shop()
    captions, _ = captioned(items, department, kind, column("colour"))
    assert texts(captions, 0) == ["Clothing", "Kitchen"]
    assert texts(captions, 1) == ["Coats", "Mugs", "Pots", "T-shirts"]
    assert [set(text.split(" or ")) for text in texts(captions, 2)] == [{"navy", "midnight"}, {"red", "scarlet"}]
    assert captions.of(2, 0) == Caption(texts(captions, 2)[0], 1.0, len(items) // 2)


def test_a_code_means_the_same_wherever_it_stands():
    """Its share and count are those of all products that have it."""
    items = shop()
    captions, codes = captioned(items, department, kind, column("colour"))
    for level in range(3):
        for code in range(len(captions.counts[level])):
            having = [item for item, row in zip(items, codes, strict=True) if row[level] == code]
            held = sum(captions.holds(level, code, item) for item in having)
            assert captions.of(level, code).count == len(having)
            assert captions.of(level, code).share == pytest.approx(held / len(having))


def test_unlike_words_are_never_united():
    """A code's products are navy, or else striped: it is called by one of the two, not by both."""
    captions, _ = captioned(
        shop(4), department, kind, lambda item: str("navy" in item.item_id or "striped" in item.item_id)
    )
    said = set(texts(captions, 2)[1].split(" or "))
    assert said <= {"navy", "midnight"} or said == {"striped"}


def test_columns_tell_what_is_near():
    features = Features(shop(6))
    assert features.nearness(("navy",), ("midnight",)) is Nearness.SAME
    assert features.nearness(("navy",), ("red",)) is Nearness.SAME_COLUMN
    assert features.nearness(("navy",), ("striped",)) is Nearness.UNLIKE
    assert features.speaks_of(("scarlet",)) == ("colour", "red")
    assert "sku" not in features._columns  # a value that one product has tells no look


def test_words_that_all_products_have_say_nothing():
    captions, _ = captioned(shop(), department, kind, column("pattern"))
    assert texts(captions, 2) == ["plain", "striped"]
    assert not any("made" in text for level in range(3) for text in texts(captions, level))


def test_two_words_are_said_where_one_is_not_enough():
    items = [
        Item(f"{noun}/{look}/{n}", f"{look.capitalize()} {noun}", f"A {noun} in {look}.")
        for noun in ("mug", "hat", "pot", "bag")
        for look in ("denim blue", "sky blue", "denim grey", "sky grey")
        for n in range(3)
    ]
    captions, _ = captioned(items, kind_of, kind_of, look_of)
    assert texts(captions, 2) == ["denim blue", "denim grey", "sky blue", "sky grey"]


def test_a_category_is_the_caption_where_half_of_the_products_have_it():
    items = [
        Item(f"{n}", f"thing {n}", "", ("Home", name))
        for n, name in enumerate(["Mugs"] * 6 + ["Pots"] * 4 + ["Hats"] * 9)
    ]
    codes = [*((0, 0, 0, n) for n in range(10)), *((0, 1, 0, n) for n in range(9))]
    captions = make_captions(items, codes, (1, 2, 1, 10))
    assert captions.of(0, 0).text == "Home" and captions.of(1, 1) == Caption("Hats", 1.0, 9)
    assert captions.of(1, 0) == Caption(
        "Mugs or Pots", 1.0, 10
    )  # near: of one parent, and in this code rather than others


def test_no_caption_is_coarser_than_the_one_before():
    """The first codes are types already, so the second ones cannot be departments."""
    captions, codes = captioned(shop(), kind, column("colour"), column("pattern"))
    assert texts(captions, 0) == ["Coats", "Mugs", "Pots", "T-shirts"]
    said = {"Clothing", "Kitchen", *texts(captions, 0)}
    assert not said.intersection(texts(captions, 1)) and not said.intersection(texts(captions, 2)) and codes


def test_codes_of_one_category_are_told_apart_by_what_is_true_of_them():
    items = [
        Item(f"{look}-{n}", f"{look} tee", "", ("Clothing", "T-shirts"))
        for look in ("striped", "plain")
        for n in range(6)
    ] + [Item(f"mug-{n}", "mug", "", ("Kitchen", "Mugs")) for n in range(6)]
    codes = [*((0, 0, 0, n) for n in range(6)), *((0, 1, 0, n) for n in range(6)), *((1, 2, 0, n) for n in range(6))]
    captions = make_captions(items, codes, (2, 3, 1, 6))
    assert texts(captions, 1) == ["T-shirts · striped", "T-shirts · plain", "Mugs"]
    assert captions.of(1, 0).share == 1 and not captions.holds(1, 0, items[6])


def test_codes_that_nothing_tells_apart_are_numbered():
    items = [Item(str(n), "", "", ("Mugs",)) for n in range(4)]
    captions = make_captions(items, [(0, 0), (0, 1), (1, 0), (1, 1)], (2, 2))
    assert texts(captions, 0) == ["Mugs", "Mugs (2)"] and captions.holds(0, 1, items[2])
    nameless = make_captions([Item(str(n), "") for n in range(2)], [(0, 0), (1, 0)], (2, 1))
    assert len(set(texts(nameless, 0))) == 2 and not nameless.holds(0, 0, Item("x", ""))


def test_a_catalogue_without_a_word_has_nameless_codes_all_the_same():
    """Titles are part numbers; the second codes are the only children of the first."""
    items = [Item(str(n), f"k{n}-10{n}") for n in range(4)]
    captions = make_captions(items, [(0, 0, 0), (0, 0, 1), (1, 1, 0), (1, 1, 1)], (2, 2, 2))
    for level in (0, 1):
        assert texts(captions, level) == ["unnamed", "unnamed (2)"]
        assert not captions.holds(level, 0, items[0])


def test_no_two_codes_of_a_level_read_alike():
    """Six codes for two colours."""
    items = shop(3)
    order = {item.item_id: n for n, item in enumerate(items)}
    captions, _ = captioned(items, department, kind, lambda item: f"{item.extra['colour']}{order[item.item_id] % 3}")
    assert len(set(texts(captions, 2))) == 6


def test_a_word_belongs_to_the_code_that_it_names_best():
    """Products of blush are often called pink; pink is the name of another code."""
    blush = [("blush", "blush")] * 6 + [("blush", "pink")] * 4
    names = [*blush, *[("pink", "pink")] * 10, *[("green", "green")] * 10]
    items = [
        Item(f"{noun}/{code}/{n}", f"{name} {noun}")
        for noun in ("mug", "hat", "pot")
        for n, (code, name) in enumerate(names)
    ]
    captions, _ = captioned(items, kind_of, kind_of, look_of)
    assert texts(captions, 2) == ["blush", "green", "pink"]
    assert captions.of(2, 0) == Caption("blush", 0.6, 30)


def test_shorter_ids_have_kinds_and_which_one():
    captions, _ = captioned(shop(), kind)
    assert [len(level) for level in captions.meanings] == [4] and captions.levels == 2
    captions, _ = captioned(shop(), department, kind)
    assert [len(level) for level in captions.meanings] == [2, 4] and captions.levels == 3
    alone, _ = captioned([Item("a", "Red mug"), Item("b", "Blue mug")])
    assert alone.meanings == () and alone.which == ("Red", "Blue")


def test_a_level_between_the_look_and_the_last_says_nothing():
    captions, codes = captioned(shop(), department, kind, column("colour"), column("pattern"))
    assert captions.of(3, 0) == Caption("one of these", 1.0, captions.counts[3][0])
    assert captions.holds(3, 0, shop()[0]) and len(codes[0]) == 5


def test_a_code_that_no_product_has_says_so():
    captions = make_captions([Item("a", "Red mug")], [(1, 0)], (3, 2))
    assert captions.of(0, 0) == Caption("no product yet", 0.0, 0) == captions.of(1, 1)
    assert captions.of(0, 1).text and not captions.holds(0, 0, Item("a", "Red mug"))


def test_making_captions_twice_gives_the_same():
    items = shop()
    codes, sizes = coded(items, department, kind, column("colour"))
    one, two = (make_captions(items, codes, sizes) for _ in range(2))
    assert one.meanings == two.meanings and one.which == two.which


def test_what_a_part_says_holds_strictly():
    """Own categories, or all words of one alternative; columns do not count."""
    item = Item("x", "Denim-blue tee", "With stripes.", ("Clothing", "T-shirts"), extra={"colour": "navy"})

    def holds(*alternatives, category=False):
        return Part(alternatives, category=category).holds(item)

    assert holds("Clothing", category=True) and holds("Shoes", "T-shirts", category=True)
    assert not holds("clothing", category=True) and not holds("Tops", category=True)
    assert holds("denim blue") and holds("navy", "stripes") and holds("BLUE")
    assert not holds("navy") and not holds("stripe") and not holds("denim grey") and not holds("den")


def test_codes_of_one_category_are_not_told_apart_by_the_category_itself():
    """Toys and Home both have mugs; a hat among the mugs of one makes "mug" the word that sets the other apart."""
    items = [
        Item(f"{department}-{noun}-{n}", f"{colour} {noun}", f"A {colour} {noun}.", (department, noun))
        for department, nouns in (("Toys", ["mug"] * 4), ("Home", ["mug"] * 3 + ["hat"]))
        for n, (noun, colour) in enumerate(zip(nouns, ("red", "blue", "red", "green"), strict=True))
    ]
    captions, _ = captioned(items, lambda item: item.category[0], lambda item: item.category[0], lambda item: 0)
    assert not any("mug" in text.split(" · ")[1:] for text in texts(captions, 1))


def test_shared_rows_are_what_both_have():
    rng = np.random.default_rng(0)
    for few, many in ((0, 5), (3, 60), (60, 3), (40, 40)):
        one, other = (np.sort(rng.choice(80, size, replace=False)) for size in (few, many))
        assert shared_rows(one, other).tolist() == sorted(set(one.tolist()) & set(other.tolist()))
