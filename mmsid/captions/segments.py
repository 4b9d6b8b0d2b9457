"""Words of scripts that set no spaces between them.

In: the runs of letters that stand between spaces and marks in a catalogue; out: a function that cuts a run into words.
BudouX cuts where a line may break, which is between words but not between all of them, and in rows of Chinese nouns at
times inside one. So runs are cut further at what stands by itself elsewhere, and a Chinese piece is taken for a word
only if the catalogue shows it on its own: its ends are ends of a run, next to words, or next to different pieces.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import regex

from mmsid.captions.words import folded

_PARTICLES = regex.compile(r"(?<=[\p{Han}\p{Katakana}ー])(?:です|ます|から|まで|など|[のをにはがでともへやなし])+$")
_EDGE = ""


def unspaced_language(words: Iterable[str]) -> str:
    """zh, zh-hant, ja or th; empty where no word is of such a script, or of one that is not cut."""
    text = "".join(words)
    if regex.search(r"[\p{Hiragana}\p{Katakana}]", text):
        return "ja"
    letters = set(regex.findall(r"\p{Han}", text))
    if letters:
        simple, full = (sum(_writes(one, encoding) for one in letters) for encoding in ("gb2312", "big5"))
        return "zh-hant" if full > simple else "zh"
    return "th" if regex.search(r"\p{Thai}", text) else ""


def segmenter(language: str, runs: Counter[str]) -> Callable[[str], list[str]]:
    """Learns from a catalogue where words end.

    Args:
        language: as `unspaced_language` names it.
        runs: of the catalogue, folded.

    Returns:
        cuts a run into the words of it that can be told.
    """
    if not language:
        return lambda word: [word]
    parse = _parser(language)

    def cut(run: str) -> list[str]:
        return [run] if len(run) <= 2 else _joined(_tidy(parse(run), language))

    first = {run: cut(run) for run in runs}
    known = {piece for pieces in first.values() for piece in pieces if len(piece) >= 2}
    known |= {run for run in runs if len(run) >= 2}
    kept = {run: _joined([part for piece in first[run] for part in _cut_at_known(piece, known)]) for run in first}
    trusted = _trusted(kept.values()) if language.startswith("zh") else None

    def segment(word: str) -> list[str]:
        run = folded(word)
        if run not in kept:
            kept[run] = _joined([part for piece in cut(run) for part in _cut_at_known(piece, known)])
        return kept[run] if trusted is None else [piece for piece in kept[run] if piece in trusted]

    return segment


def _parser(language: str) -> Callable[[str], list[str]]:
    import budoux

    load = {
        "zh": budoux.load_default_simplified_chinese_parser,
        "zh-hant": budoux.load_default_traditional_chinese_parser,
        "ja": budoux.load_default_japanese_parser,
        "th": budoux.load_default_thai_parser,
    }[language]
    parse: Callable[[str], list[str]] = load().parse
    return parse


def _writes(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _tidy(pieces: Sequence[str], language: str) -> list[str]:
    """Pieces without the particles of Japanese behind them."""
    if language == "ja":
        pieces = [_PARTICLES.sub("", piece) for piece in pieces]
    return [piece for piece in pieces if piece]


def _joined(pieces: Sequence[str]) -> list[str]:
    """Chinese pieces of one letter are joined to the one before, if that is of one letter, too."""
    found: list[str] = []
    for piece in pieces:
        alone = regex.fullmatch(r"\p{Han}", piece)
        if alone and found and regex.fullmatch(r"\p{Han}", found[-1]):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _cut_at_known(piece: str, known: set[str]) -> list[str]:
    """Parts a known word from the beginning or the end of a piece, the longest first."""
    if len(piece) > 2:
        for size in range(len(piece) - 1, 1, -1):
            if piece[:size] in known:
                return [piece[:size], *_cut_at_known(piece[size:], known)]
            if piece[-size:] in known:
                return [*_cut_at_known(piece[:-size], known), piece[-size:]]
    return [piece]


def _trusted(runs: Iterable[Sequence[str]]) -> set[str]:
    """The pieces that the catalogue shows on their own."""
    before, after = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for run in runs:
        for one, other in pairwise([_EDGE, *run, _EDGE]):
            after[one].add(other)
            before[other].add(one)
    trusted, pieces = {_EDGE}, set(before) - {_EDGE}
    while True:
        more = {
            piece
            for piece in pieces - trusted
            if all(len(beside) >= 2 or beside & trusted for beside in (before[piece], after[piece]))
        }
        if not more:
            return {piece for piece in trusted if len(piece) >= 2}
        trusted |= more
