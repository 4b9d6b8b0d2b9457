"""Shares in words: a probability as a percentage, and what each voice gave of it.

In: shares from 0 to 1; out: text. The rule: parts are told in points of the percentage that stands beside them and add
up to it, and nothing that is more than 0 is told as 0.
"""

from __future__ import annotations

from mmsid.records import Recommendation

_SPACE = "\u00a0"  # which no line is broken at

_WHOLE, _LEAST = 0.0995, 0.001
"""A percentage has a decimal below the one, and is only told to be small below the other."""

READS = "the language model, which reads semantic IDs"
HEARS = "the collaborative voice, which goes by what other shoppers looked at one after another"


def percent(share: float) -> str:
    """A share as a percentage, without more figures than one reads."""
    if 0 < share < _LEAST:
        return f"less than 0.1{_SPACE}%"
    return f"{share * 100:.{_digits(share)}f}{_SPACE}%"


def voice_parts(line: Recommendation) -> tuple[str, str]:
    """What the language model and what the collaborative voice gave: points of `percent(line.probability)`.

    Where that is too small to have points, percentages of it.
    """
    probability, share = line.probability, line.voice_shares[-1]
    word, digits = ("points", _digits(probability)) if probability >= _LEAST else ("%", 0)
    whole = round(probability * 100, digits) if probability >= _LEAST else 100
    heard = round(whole * share, digits)

    def told(points: float, part: float) -> str:
        text = f"{points:.{digits}f}"
        if part > 0 and float(text) == 0:
            text = f"less than {10**-digits:.{digits}f}"
        return f"{text}{_SPACE}{'point' if text == '1' and word == 'points' else word}"

    return told(whole - heard, 1 - share), told(heard, share)


def voices_sentence(line: Recommendation) -> str:
    """What each voice gave of a recommendation's probability, and what the two are."""
    share = line.voice_shares[-1]
    if share in (0, 1):
        speaker, other = (HEARS, READS) if share else (READS, HEARS)
        return f"All of this comes from {speaker}; {other}, has no part in it."
    own, heard = voice_parts(line)
    return f"Of this, {own} come from {READS}, and {heard} from {HEARS}."


def _digits(share: float) -> int:
    return 0 if share >= _WHOLE else 1
