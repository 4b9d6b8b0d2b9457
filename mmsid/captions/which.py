"""Which one a product is among those with the same codes before the last: a few words of its own.

In: a product and those beside it; out: a text. The rule: every word is of the product's own title or description; what
the captions before say is not said again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cache, cached_property
from itertools import groupby

import regex

from mmsid.captions.words import words_of
from mmsid.records import Codes, Item

_MOST = 3
"""Words that tell a product, at most; hyphenated ones count as one."""

_TELLING = regex.compile(r"\p{L}{2}|\p{Han}|\p{Hangul}")
_EDGES = regex.compile(r"^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$")


class _Beside:
    """Products with the same codes before the last, to tell one of them from the others.

    Attributes:
        titles: words of each product's title, by item id.
        having: per word, how many of them have it in their title.
        alike: per title's words, the ids of the products that have just these, in order.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self.titles = {item.item_id: tuple(words_of(item.title)) for item in items}
        self.having = Counter(word for words in self.titles.values() for word in set(words))
        self.alike: dict[tuple[str, ...], list[str]] = {}
        for item_id in sorted(self.titles):
            self.alike.setdefault(self.titles[item_id], []).append(item_id)

    @cached_property
    def described(self) -> Counter[str]:
        """Per word, how many of them have it in their title or description."""
        texts = (f"{item.title} {item.description}" for item in self._items)
        return Counter(word for text in texts for word in set(words_of(text)))


def which_one(
    item: Item, others: Sequence[Item], shelf: Sequence[Item], said: Collection[str], function_words: Collection[str]
) -> str:
    """Tells a product from others.

    Args:
        item: the product.
        others: with the same codes before the last.
        shelf: of the same kinds; words that few of these have tell most.
        said: captions of the codes before.
        function_words: that tell nothing, folded.
    """
    return _which(item, _Beside([*others, item]), _title_counts(shelf), said, function_words)


def which_ones(
    items: Sequence[Item], codes: Sequence[Codes], said: Sequence[Sequence[str]], function_words: Collection[str]
) -> tuple[str, ...]:
    """The same for all products of a catalogue.

    Args:
        items: the products.
        codes: their semantic IDs.
        said: per product, the captions of its codes before the last.
        function_words: that tell nothing, folded.
    """
    shelves: dict[Codes, list[Item]] = {}
    prefixes: dict[Codes, list[Item]] = {}
    for item, semantic_id in zip(items, codes, strict=True):
        shelves.setdefault(semantic_id[:-1][:2], []).append(item)
        prefixes.setdefault(semantic_id[:-1], []).append(item)
    counts = {shelf: _title_counts(there) for shelf, there in shelves.items()}
    beside = {prefix: _Beside(there) for prefix, there in prefixes.items()}
    return tuple(
        _which(item, beside[own[:-1]], counts[own[:-1][:2]], captions, function_words)
        for item, own, captions in zip(items, codes, said, strict=True)
    )


def _title_counts(items: Sequence[Item]) -> Counter[str]:
    return Counter(word for item in items for word in set(words_of(item.title)))


def _which(
    item: Item, beside: _Beside, shelf: Counter[str], said: Collection[str], function_words: Collection[str]
) -> str:
    own = beside.titles[item.item_id]
    captions = frozenset(word for text in said for word in words_of(text))

    def tells(chunk: str, others: Callable[[str], bool]) -> bool:
        words = [word for word in words_of(chunk) if word not in function_words]
        return any(map(_TELLING.search, words)) and not all(others(word) or _is_said(word, captions) for word in words)

    found = _few(item.title, lambda chunk: tells(chunk, lambda word: beside.having[word] > (word in own)), shelf)
    alike = beside.alike[own]
    if found or (own and len(alike) == 1):
        return found or item.title
    mine = frozenset(words_of(f"{item.title} {item.description}"))
    found = _few(
        item.description,
        lambda chunk: tells(chunk, lambda word: word in own or beside.described[word] > (word in mine)),
        shelf,
    )
    if found:
        return found
    title = item.title or "untitled"
    return f"{title} no. {alike.index(item.item_id) + 1}" if len(alike) > 1 else title


def _few(text: str, tells: Callable[[str], bool], shelf: Counter[str]) -> str:
    """The words of a text that tell most, in their order; those that stand apart are parted by commas."""
    chunks = [_EDGES.sub("", chunk) for chunk in text.split()]
    places = [place for place, chunk in enumerate(chunks) if tells(chunk)]
    rare = sorted(places, key=lambda place: min((shelf[word] for word in words_of(chunks[place])), default=0))
    kept = sorted(rare[:_MOST])
    runs = [list(run) for _, run in groupby(kept, key=lambda place: place - kept.index(place))]
    return ", ".join(" ".join(chunks[place] for place in run) for run in runs)


@cache
def _forms(word: str) -> tuple[str, ...]:
    """A word and what it could be a form of, without a dictionary."""
    return tuple(word[: len(word) - n] for n in range(min(3, max(len(word) - 2, 1))))


def _is_said(word: str, captions: frozenset[str]) -> bool:
    """Whether captions have a word, or one that differs in up to two letters at its end."""
    return word in captions or any(
        min(len(word), len(one)) >= 3 and not set(_forms(word)).isdisjoint(_forms(one)) for one in captions
    )
