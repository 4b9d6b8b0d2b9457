"""Which one a product is among those with the same codes before the last: a few words of its own.

In: a product and those beside it; out: a text. The rule: every word is of the product's own title or description; what
the captions before say is not said again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import groupby

import regex

from mmsid.captions.words import words_of
from mmsid.records import Codes, Item

_MOST = 3
"""Words that tell a product, at most; hyphenated ones count as one."""

_EDGES = regex.compile(r"^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$")


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
    return _which(item, others, _title_counts(shelf), said, function_words)


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
    shelves: dict[Codes, list[int]] = {}
    prefixes: dict[Codes, list[int]] = {}
    for row, semantic_id in enumerate(codes):
        shelves.setdefault(semantic_id[:2][: len(semantic_id) - 1], []).append(row)
        prefixes.setdefault(semantic_id[:-1], []).append(row)
    counts = {shelf: _title_counts([items[row] for row in rows]) for shelf, rows in shelves.items()}
    return tuple(
        _which(
            item,
            [items[other] for other in prefixes[codes[row][:-1]] if other != row],
            counts[codes[row][:2][: len(codes[row]) - 1]],
            said[row],
            function_words,
        )
        for row, item in enumerate(items)
    )


def _title_counts(items: Sequence[Item]) -> Counter[str]:
    return Counter(word for item in items for word in set(words_of(item.title)))


def _which(
    item: Item,
    others: Sequence[Item],
    shelf: Counter[str],
    said: Collection[str],
    function_words: Collection[str],
) -> str:
    titles = [words_of(other.title) for other in others]
    known = frozenset(word for words in titles for word in words)
    captions = frozenset(word for text in said for word in words_of(text))

    def tells(chunk: str) -> bool:
        words = [word for word in words_of(chunk) if word not in function_words]
        return any(regex.search(r"\p{L}{2}|\p{Han}|\p{Hangul}", word) for word in words) and not all(
            word in known or _is_said(word, captions) for word in words
        )

    found = _few(item.title, tells, shelf)
    own = words_of(item.title)
    if found or (own and own not in titles):
        return found or item.title
    known |= frozenset(word for other in others for word in words_of(other.description)) | set(own)
    if others and (found := _few(item.description, tells, shelf)):
        return found
    title = item.title or _few(item.description, tells, shelf) or "untitled"
    alike = sum(other.item_id < item.item_id for other, words in zip(others, titles, strict=True) if words == own)
    return f"{title} no. {alike + 1}" if own in titles else title


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
