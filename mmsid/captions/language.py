"""What has to be known of languages to choose words: function words, inflected forms, and where a word ends.

In: texts of a catalogue; out: a `Language`, which splits texts into words and tells those that can stand in a caption.
The rule: what is guessed here only chooses captions; whether one holds is `words.py`'s business and asks no library.
The libraries are imported when a language is read, so a shop is loaded without them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

import regex

from mmsid.captions.segments import segmenter, unspaced_language
from mmsid.captions.words import folded, is_unspaced, spelt, words_of

_SAMPLE = 3_000
"""Texts from which the languages are guessed."""

_AS_LIKELY = 0.3
"""A further language is one of the catalogue's if it explains so many words more, as a share of what the first does."""

_OWN_LETTERS_SHARE = 0.1
"""Share of the words of a language in which letters occur that others do not have."""

_NAMED = frozenset(
    word
    for line in (
        "mug mugs ring rings shell shed novel computer computers keys felt fire men man home page pages member",
        "round pointed",
        "белый большой",
    )
    for word in line.split()
)
"""Things and looks that the lists of function words have among theirs."""

_MARKS, _DIGIT = regex.compile(r"\p{M}|['’]"), regex.compile(r"\p{N}")
_SYLLABLE = regex.compile(r"[\p{Hangul}\p{Han}]")
_UNITS = frozenset(
    word
    for line in (  # and sizes, and what things are counted in
        "mm cm dm km in inch inches ft foot feet ml cl dl liter liters litre litres kg gr gram grams mg oz lb lbs pint",
        "pints xs xl xxl xxxl kw hz mhz ghz mah gb tb mb pcs pc pack packs pair set sets size sizes no nr cts degree",
        "degrees percent watt watts volt volts см мм кг мл гр шт размер szt sztuk stück stk größe rozmiar سم مم كجم",
        "厘米 毫米 公斤 千克 毫升 个 件 只 個 枚 本 台",
    )
    for word in line.split()
)
_STEMMERS = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "cs": "czech", "da": "danish", "nl": "dutch",
    "en": "english", "eo": "esperanto", "et": "estonian", "fi": "finnish", "fr": "french", "de": "german",
    "el": "greek", "hi": "hindi", "hu": "hungarian", "id": "indonesian", "ga": "irish", "it": "italian",
    "lt": "lithuanian", "no": "norwegian", "fa": "persian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "es": "spanish", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
_OWN_LETTERS = {
    "pl": "ąęłńśźż", "cs": "ěřů", "de": "ß", "tr": "ğış", "es": "ñ", "pt": "ãõ", "hu": "őű", "ro": "ăț", "fa": "پچژگ",
}  # fmt: skip
_BY_LETTERS = {"Cyrillic": "ru", "Arabic": "ar", "Devanagari": "hi", "Greek": "el", "Armenian": "hy", "Latin": "en"}


@dataclass(frozen=True)
class Language:
    """How a catalogue's texts are read.

    Attributes:
        function_words: words that say nothing of a product, folded.
        stem: what inflected forms of a folded word have in common.
        segment: splits a word of a script without spaces.
        capitalises: whether nouns are written with a capital letter.
    """

    function_words: frozenset[str]
    stem: Callable[[str], str]
    segment: Callable[[str], list[str]] = field(default=lambda word: [word])
    capitalises: bool = False

    def pieces(self, text: str) -> list[str]:
        """All words of a text in its own spelling and order; those of scripts without spaces are cut."""
        found: list[str] = []
        for word in spelt(text):
            found.extend(self.segment(word) if is_unspaced(word) else [word])
        return found

    def tells(self, word: str) -> bool:
        """Whether a folded word can stand in a caption: no function word, number, unit or single letter."""
        letters = _MARKS.sub("", word)
        return (
            word not in self.function_words
            and word not in _UNITS
            and _DIGIT.search(word) is None
            and (len(letters) >= 2 or _SYLLABLE.fullmatch(letters) is not None)
        )


def language_of(texts: Sequence[str], named: Iterable[str] = ()) -> Language:
    """Guesses the languages of a catalogue.

    Args:
        texts: titles and descriptions.
        named: words that say something of a product whatever a list of function words holds of them.
    """
    import stopwordsiso

    spaced: Counter[str] = Counter()
    unspaced: Counter[str] = Counter()
    for text in islice(texts, _SAMPLE):
        for word in words_of(text):
            (unspaced if is_unspaced(word) else spaced)[word] += 1
    lists = {name: {folded(word) for word in stopwordsiso.stopwords(name)} for name in sorted(stopwordsiso.langs())}
    likely = _likely(spaced, lists)
    joined = unspaced_language(unspaced)
    guessed = _by_letters(spaced)
    likely = likely or ([guessed] if guessed else [])
    wanted = [*likely, *([joined[:2]] if joined else [])]
    function_words = frozenset().union(*(lists[name] for name in wanted)) - set(named) - _NAMED
    main = likely[0] if likely else ""
    return Language(frozenset(function_words), _stemmer(main), segmenter(joined, unspaced), main == "de")


def _likely(words: Counter[str], lists: Mapping[str, Set[str]]) -> list[str]:
    """The languages whose function words explain most of a catalogue's words, the likeliest first."""
    found: list[str] = []
    left, most = dict(words), 0
    while True:
        hits = {name: sum(n for word, n in left.items() if word in lists[name]) for name in lists}
        best = max(sorted(hits), key=lambda name: hits[name])
        most = most or hits[best]
        if not hits[best] or hits[best] < _AS_LIKELY * most:
            return found
        found.append(best)
        left = {word: n for word, n in left.items() if word not in lists[best]}


def _by_letters(words: Counter[str]) -> str:
    """The likeliest language of words among which there is no function word."""
    for language, letters in _OWN_LETTERS.items():
        if sum(n for word, n in words.items() if set(word) & set(letters)) >= _OWN_LETTERS_SHARE * words.total():
            return language
    scripts = Counter[str]()
    for word, n in words.items():
        for script in _BY_LETTERS:
            if regex.search(rf"\p{{{script}}}", word):
                scripts[script] += n
    return _BY_LETTERS[scripts.most_common(1)[0][0]] if scripts else ""


def _stemmer(language: str) -> Callable[[str], str]:
    name = _STEMMERS.get(language)
    if name is None:
        return lambda word: word
    import snowballstemmer

    return cache(snowballstemmer.stemmer(name).stemWord)
