"""Phrases: words for colours and patterns, articles, and the tidying that makes clauses into sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

COLOUR_WORDS: dict[str, tuple[str, ...]] = {
    "white": ("white", "bright white", "snow white"),
    "ivory": ("ivory", "off-white"),
    "cream": ("cream", "soft cream", "vanilla"),
    "beige": ("beige", "oatmeal"),
    "sand": ("sand", "sandy beige"),
    "camel": ("camel", "caramel"),
    "tan": ("tan", "cognac"),
    "brown": ("brown", "nut brown"),
    "chocolate": ("chocolate", "dark brown"),
    "black": ("black", "jet black", "black"),
    "charcoal": ("charcoal", "anthracite", "dark grey"),
    "grey": ("grey", "mid grey", "stone grey"),
    "silver": ("silver", "pale grey"),
    "navy": ("navy", "navy blue", "midnight blue"),
    "denim blue": ("denim blue", "indigo"),
    "cobalt": ("cobalt", "royal blue"),
    "blue": ("blue", "azure"),
    "sky blue": ("sky blue", "pale blue", "light blue"),
    "turquoise": ("turquoise", "aqua"),
    "teal": ("teal", "petrol"),
    "forest green": ("forest green", "dark green", "bottle green"),
    "green": ("green", "grass green"),
    "olive": ("olive", "khaki green", "olive green"),
    "sage": ("sage", "sage green", "grey-green"),
    "mint": ("mint", "pale green"),
    "lime": ("lime", "lime green"),
    "yellow": ("yellow", "sunny yellow"),
    "mustard": ("mustard", "ochre"),
    "apricot": ("apricot", "pale orange"),
    "orange": ("orange", "tangerine"),
    "rust": ("rust", "rust red", "burnt orange"),
    "coral": ("coral", "salmon"),
    "red": ("red", "bright red", "poppy red"),
    "burgundy": ("burgundy", "wine red", "oxblood"),
    "blush": ("blush", "pale pink", "powder pink"),
    "pink": ("pink", "candy pink"),
    "fuchsia": ("fuchsia", "hot pink", "magenta"),
    "lilac": ("lilac", "lavender"),
    "purple": ("purple", "violet"),
    "plum": ("plum", "aubergine"),
}
"""What people call each named colour, its own name first."""

_PATTERN_WORDS: dict[str, tuple[str, ...]] = {
    "plain": ("",),
    "stripes": ("striped", "stripy", "banded"),
    "vertical stripes": ("striped", "candy-striped", "vertical-stripe"),
    "pinstripes": ("pinstriped", "fine-striped"),
    "gingham": ("gingham", "checked"),
    "tartan": ("tartan", "plaid", "checked"),
    "grid": ("windowpane-check", "grid-check"),
    "dots": ("polka-dot", "spotted", "dotted"),
    "speckles": ("speckled", "flecked", "terrazzo"),
    "chevron": ("zigzag", "chevron"),
    "waves": ("wavy", "wave-print"),
    "floral": ("floral", "flower-print", "flowered"),
    "leaves": ("leaf-print", "botanical"),
    "animal spots": ("leopard-print", "animal-print"),
    "stars": ("star-print", "starry"),
    "diamonds": ("argyle", "diamond-pattern"),
    "colour block": ("colour-block", "two-tone"),
}


def colour_phrase(name: str, rng: np.random.Generator) -> str:
    """A colour in words; mostly its own name."""
    options = COLOUR_WORDS.get(name, (name,))
    return options[0] if rng.random() < 0.55 else pick(rng, options)


def pattern_phrase(name: str, rng: np.random.Generator) -> str:
    """A pattern as an adjective; empty for plain."""
    return pick(rng, _PATTERN_WORDS.get(name, (name,)))


def pick(rng: np.random.Generator, options: Sequence[str]) -> str:
    """One of the options, or an empty string if there are none."""
    return options[int(rng.integers(len(options)))] if options else ""


def with_article(phrase: str) -> str:
    """The phrase with "a" or "an"."""
    sounds_like_consonant = re.match(r"(uni|use|one|eu|ut)", phrase.lower()) is not None
    vowel = phrase[:1].lower() in "aeiou" and not sounds_like_consonant
    return f"{'an' if vowel else 'a'} {phrase}"


def tidy(text: str) -> str:
    """Removes what empty words leave behind: double spaces, stray commas, repeated words."""
    text = re.sub(r"\s+", " ", text).strip(" ,;")
    text = re.sub(r"\s+([,.;:])", r"\1", text)
    text = re.sub(r",\s*,", ",", text)
    text = re.sub(r"\b(in|with|and|on) (?=[,.;]|$)", "", text).strip(" ,;")
    return re.sub(r"\b(\w+) \1\b", r"\1", text)


def sentence(text: str, *, stop: str = ".") -> str:
    """A capital letter and a full stop; nothing if there is nothing to say."""
    text = tidy(text).rstrip(".")
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text.endswith(("!", "?")) else stop)
