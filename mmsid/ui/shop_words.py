"""The words of the page that are about a shop: what is not real in it, its currency, what empty fields suggest.

In: the light part of a build and the Space's settings; out: `ShopWords`. The rule: what a Space's file says of its own
build is said of no other; every other shop speaks for itself, by its `shop.json` and its products.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mmsid.catalogue.shop_file import CURRENCY_SIGNS
from mmsid.records import Item
from mmsid.ui.build_summary import BuildSummary
from mmsid.ui.photos import NO_PHOTOS, PhotoSet, read_photos
from mmsid.ui.space import Space

LONGEST_TITLE, LONGEST_DESCRIPTION = 32, 80
"""Letters of a suggestion."""

EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class ShopWords:
    """What the page says of a shop.

    Attributes:
        notice: one sentence that says what is not real, or empty.
        currency: the sign before a price, or empty.
        search, title, description: what the empty fields of the search and of a new product suggest.
    """

    notice: str
    currency: str
    search: str
    title: str
    description: str


def shop_words(summary: BuildSummary, space: Space) -> ShopWords:
    """The words of a build.

    Args:
        summary: of the build.
        space: in which it is shown.
    """
    own = is_own(summary, space)
    told = summary.words
    named = [item.title for item in examples_of(summary.items)]
    example = next(iter(examples_of(summary.items)), Item("", ""))
    return ShopWords(
        notice=told.notice or (space.notice if own else ""),
        currency=told.currency or (space.currency if own else sign_of(summary.currency)),
        search=f"Search: {', '.join(f'“{title}”' for title in named)} …" if named else "Search …",
        title=example.title,
        description=_beginning(example.description),
    )


def photos_of(summary: BuildSummary, space: Space) -> PhotoSet:
    """The photos that a Space brings for its own build, if that has an encoder.

    Raises:
        MmsidError: if they cannot be read.
    """
    if space.photos is None or not summary.tokenizes or not is_own(summary, space):
        return NO_PHOTOS
    return read_photos(space.photos)


def is_own(summary: BuildSummary, space: Space) -> bool:
    """Whether a build is the one that the Space's settings speak of."""
    return summary.build.resolve() == space.build.resolve()


def examples_of(items: Sequence[Item]) -> list[Item]:
    """Products from all over the catalogue whose titles are short enough for a field, no two alike."""
    by_title = {item.title: item for item in items if 0 < len(item.title) <= LONGEST_TITLE}
    usable = list(by_title.values())
    usable = [item for item in usable if item.description] or usable
    return usable[len(usable) // (EXAMPLES * 2) :: max(1, len(usable) // EXAMPLES)][:EXAMPLES]


def sign_of(currency: str) -> str:
    """What stands before a price in a currency, by its code; empty for none."""
    return CURRENCY_SIGNS.get(currency, f"{currency} " if currency else "")


def _beginning(text: str) -> str:
    first = text.split(". ", maxsplit=1)[0].strip()
    return first if len(first) <= LONGEST_DESCRIPTION else f"{first[:LONGEST_DESCRIPTION].rsplit(' ', 1)[0]} …"
