import subprocess
import sys

import pytest

from mmsid.captions.language import language_of
from mmsid.captions.segments import segmenter, unspaced_language
from mmsid.captions.words import Text, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("T-shirt, 2 x 50cm!", ["t", "shirt", "2", "x", "50cm"]),
        ("Weiß", ["weiss"]),
        ("cafe\u0301", ["caf\u00e9"]),
        ("Żółty łyżwiarski kubek", ["żółty", "łyżwiarski", "kubek"]),
        ("नीला कप", ["नीला", "कप"]),
        ("قبعة خضراء", ["قبعة", "خضراء"]),
        ("men’s Coat", ["men's", "coat"]),
        ("", []),
    ],
)
def test_words_of_any_script(text, words):
    assert words_of(text) == words


def test_a_text_has_whole_words():
    text = Text.of("Navy-blue linen shirt", "In WEISS")
    assert text.has_all(["blue", "navy"]) and text.has(words_of("Weiß")[0])
    assert not text.has("lin") and not text.has_all(["navy", "red"])


def test_scripts_without_spaces_are_searched():
    assert Text.of("红色杯子").has("杯子") and not Text.of("红色杯子").has("帽子")
    assert Text.of("แก้วสีแดง").has("แดง") and not Text.of("red 杯子").has("ed")


@pytest.mark.parametrize(
    ("words", "language"),
    [(["红色", "说话"], "zh"), (["紅色", "說話"], "zh-hant"), (["赤い", "皿"], "ja"), (["แก้ว"], "th"), (["ខ្មែរ"], "")],
)
def test_unspaced_languages_are_told_by_their_letters(words, language):
    assert unspaced_language(words) == language


def test_chinese_is_cut_into_words_and_never_into_fragments():
    titles = ["红色杯子", "绿色杯子", "蓝色帽子", "红色帽子", "绿色台灯", "蓝色台灯"]
    language = language_of(titles)
    assert [language.pieces(title) for title in titles] == [[title[:2], title[2:]] for title in titles]
    dense = language_of(["纯棉圆领短袖T恤 红色", "纯棉圆领短袖T恤 蓝色"])
    assert dense.pieces("纯棉圆领短袖T恤 红色") == [
        "红色"
    ]  # where words end in the rest cannot be told from two titles


def test_japanese_loses_its_particles():
    language = language_of(["緑の陶器のお皿", "青い陶器のお皿"])
    assert language.pieces("緑の陶器のお皿") == ["緑", "陶器", "お皿"]


def test_what_no_parser_cuts_is_left_whole():
    from collections import Counter

    assert segmenter("", Counter())("ខ្មែរ") == ["ខ្មែរ"]


@pytest.mark.parametrize(
    ("text", "dull", "telling"),
    [
        ("The mug is for tea and it is red, 5 cm", ["the", "is", "for", "and", "5", "cm"], ["mug", "tea", "red"]),
        ("Der Becher ist für das Haus und weiß", ["der", "ist", "für", "und"], ["becher", "haus", "weiss"]),
        ("Это белая кружка для дома и белый дом", ["это", "для", "и"], ["белая", "белый", "кружка"]),
        ("यह लाल कप है", ["यह", "है"], ["लाल", "कप"]),
        ("Kubek jest dla ciebie i do domu", ["jest", "dla", "i", "do"], ["kubek"]),
        ("هذا كوب أحمر من الزجاج", ["من"], ["كوب", "أحمر"]),
    ],
)
def test_function_words_numbers_and_units_tell_nothing(text, dull, telling):
    language = language_of([text] * 3)
    assert [word for word in dull if language.tells(word)] == []
    assert [word for word in telling if not language.tells(word)] == []


def test_a_catalogue_of_two_languages_has_the_function_words_of_both():
    language = language_of(["The mug is for the tea and the house", "Der Becher ist für den Tee und das Haus"])
    assert not language.tells("and") and not language.tells("und")


def test_stems_unite_inflected_forms():
    polish = language_of(["Żółty łyżwiarski kubek", "Żółta świąteczna czapka"])
    assert polish.stem("żółty") == polish.stem("żółta")
    english = language_of(["The striped mug is here"])
    assert english.stem("striped") == english.stem("stripes")


def test_loading_needs_no_library_of_languages():
    """A shop is loaded and asked whether a caption holds; only making captions needs more than `regex`."""
    code = """
import sys
from mmsid.captions import Part, read_captions, with_new_items
from mmsid.records import Item
assert Part(("navy blue",)).holds(Item("x", "Blue, navy"))
sys.exit(any(name in sys.modules for name in ("budoux", "stopwordsiso", "snowballstemmer", "torch", "gradio")))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
