"""A shop's answer to a history: what is asked, how it is decoded, and the trace that comes with it.

In: what the answer is made from (`Answering`, which a loaded shop is) and item ids; out: an `Answer`. The rule: what
cannot be answered is refused in one sentence before the language model is asked.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from mmsid.decoding import Beam, Decoder
from mmsid.errors import MmsidError
from mmsid.index import EmbeddingIndex
from mmsid.recommender import Recommender
from mmsid.records import Answer, Codes, Item, Prompt, Recommendation, Trace, Variation, code_names
from mmsid.semantic_ids import Trie
from mmsid.shop.models import Models

PLAIN = Variation()


class Answering(Protocol):
    """What an answer is made from."""

    items: tuple[Item, ...]
    index: EmbeddingIndex
    models: Models

    @property
    def trie(self) -> Trie:
        """The valid IDs."""

    @property
    def decoder(self) -> Decoder:
        """Walks the trie."""

    @property
    def recommender(self) -> Recommender:
        """The language model; raises where there is none."""

    @property
    def has_voice(self) -> bool:
        """Whether a collaborative voice answers beside it."""

    @property
    def codebook_sizes(self) -> tuple[int, ...]:
        """Codes per level."""

    def __contains__(self, item_id: object) -> bool:
        """Whether there is such a product."""

    def row(self, item_id: str) -> int:
        """The product's place in `items`; raises where there is none."""

    def codes(self, item_id: str) -> Codes:
        """The product's semantic ID; raises where there is none."""


class Mode(StrEnum):
    """How an answer is decoded."""

    BEAM = "beam"
    """Beam search under the trie of valid IDs."""
    EXACT = "exact"
    """The same with a beam as wide as the catalogue: every product is scored."""
    FREE = "free"
    """Any combination of codes, then the product whose embedding is nearest to the sum of the codewords; the language
    model alone answers."""


def recommend(
    shop: Answering, history: Sequence[str], k: int, *, mode: Mode, keep_history: bool, variation: Variation
) -> Answer:
    """As `MMSID.recommend`, which says what goes in and out."""
    started = time.perf_counter()
    path = _history_codes(shop, history)
    check_count(k)
    forced = variation.forced
    if forced and shop.trie.node(forced) < 0:
        names = " ".join(code_names(forced))
        raise MmsidError(f"No product's semantic ID begins with {names}; force codes that lead to a product.")
    left_out = [*([] if keep_history else path), *(shop.codes(item_id) for item_id in variation.excluded)]
    prompt = shop.recommender.prompt(_written(shop, path, variation.written))
    if mode is Mode.FREE:
        return _recommend_freely(shop, history, prompt, k, keep_history=keep_history, started=started)
    width = len(shop.items) if mode is Mode.EXACT else _width(shop, k)
    beam = shop.decoder.search([prompt], width, excluded=[tuple(left_out)], forced=forced, trace=True)[0]
    return _answer(shop, history, k, beam, width, time.perf_counter() - started)


def recommend_together(shop: Answering, asked: Sequence[tuple[Sequence[str], int]]) -> list[Answer | MmsidError]:
    """Answers plain questions in one pass of the decoder, which takes less time than one after another.

    Args:
        shop: that all of them are about.
        asked: histories, each with how many products are wanted.

    Returns:
        per question what `MMSID.recommend` gives or raises; log-probabilities agree to the last few bits, because a
        batch adds up in another order.
    """
    started = time.perf_counter()
    said: dict[int, Answer | MmsidError] = {}
    by_width: dict[int, list[tuple[int, list[Codes]]]] = {}
    for place, (history, k) in enumerate(asked):
        try:
            path = _history_codes(shop, history)
            check_count(k)
            by_width.setdefault(_width(shop, k), []).append((place, path))
        except MmsidError as error:
            said[place] = error
    for width, group in by_width.items():
        paths = [path for _, path in group]
        prompts = [shop.recommender.prompt(path) for path in paths]
        beams = shop.decoder.search(prompts, width, excluded=[tuple(path) for path in paths], trace=True)
        for (place, _), beam in zip(group, beams, strict=True):
            said[place] = _answer(shop, *asked[place], beam, width, time.perf_counter() - started)
    return [said[place] for place in range(len(asked))]


def _width(shop: Answering, k: int) -> int:
    return min(len(shop.items), max(k, shop.recommender.config.beam))


def _answer(shop: Answering, history: Sequence[str], k: int, beam: Beam, width: int, seconds: float) -> Answer:
    found = [shop.items[row] for row in shop.trie.item_rows(beam.leaves[:k]).tolist()]
    trace = Trace(tuple(history), beam.levels, width, seconds)
    return Answer(_ranked(found, beam), trace, _note(shop, history, k, len(found)), has_voice=shop.has_voice)


def _history_codes(shop: Answering, history: Sequence[str]) -> list[Codes]:
    if isinstance(history, str) or not history:
        raise MmsidError("Expected a list of at least one product id as history, but got none; add a product.")
    unknown = [str(item_id) for item_id in history if item_id not in shop]
    if len(unknown) > 1:
        named = ", ".join(map(repr, unknown[:5])) + (" …" if len(unknown) > 5 else "")
        raise MmsidError(f"{len(unknown)} ids of the history are not in this shop ({named}); remove them.")
    return [shop.codes(item_id) for item_id in history]


def _written(shop: Answering, path: list[Codes], written: Sequence[Codes] | None) -> list[Codes]:
    """What the prompt says: the history's own IDs, or what stands for them."""
    if written is None:
        return path
    sizes = shop.codebook_sizes
    fits = [len(ids) == len(sizes) and all(0 <= c < n for c, n in zip(ids, sizes, strict=True)) for ids in written]
    if len(written) != len(path) or not all(fits):
        raise MmsidError(
            f"Expected {len(path)} semantic IDs of {len(sizes)} codes to stand for the history, but got "
            f"{len(written)}, {fits.count(False)} of which do not fit; give one for every product."
        )
    return [tuple(ids) for ids in written]


def _note(shop: Answering, history: Sequence[str], k: int, found: int) -> str:
    notes = []
    if found < k:
        notes.append(f"{k} were asked for; {found} products are left to recommend, so all of them are listed.")
    read = shop.recommender.config.max_history
    if len(history) > read:
        notes.append(f"The language model reads the last {read} products of the history.")
    return " ".join(notes)


def _recommend_freely(
    shop: Answering, history: Sequence[str], prompt: Prompt, k: int, *, keep_history: bool, started: float
) -> Answer:
    """Step 4 of the paper: the codewords of any generated ID are summed, the nearest product is the answer."""
    width = max(4 * k, shop.recommender.config.beam)
    beam = shop.decoder.search_freely([prompt], width)[0]
    rows, _ = shop.index.nearest(shop.models.quantizer.decode(beam.codes), 1)
    taken = set() if keep_history else {shop.row(item_id) for item_id in history}
    places: dict[int, int] = {}
    for place, row in enumerate(rows[:, 0].tolist()):
        if row not in taken:
            places.setdefault(row, place)
    chosen = list(places.values())[:k]
    kept = Beam(*(each[chosen] for each in (beam.codes, beam.leaves, beam.code_log_probs, beam.voice_shares)))
    found = [shop.items[int(rows[place, 0])] for place in chosen]
    trace = Trace(tuple(history), (), width, time.perf_counter() - started)
    note = "" if len(found) >= k else f"{k} were asked for; the {width} generated IDs lead to {len(found)} products."
    return Answer(_ranked(found, kept), trace, note)


def _ranked(items: Sequence[Item], beam: Beam) -> tuple[Recommendation, ...]:
    return tuple(
        Recommendation(
            item=item,
            rank=place + 1,
            log_prob=float(beam.log_probs[place]),
            semantic_id=code_names(beam.codes[place].tolist()),
            code_log_probs=tuple(beam.code_log_probs[place].tolist()),
            voice_shares=tuple(beam.voice_shares[place].tolist()),
        )
        for place, item in enumerate(items)
    )


def check_count(k: int) -> None:
    """Refuses what is no number of products.

    Raises:
        MmsidError: if `k` is not a positive whole number.
    """
    if isinstance(k, bool) or not isinstance(k, int) or k < 1:
        raise MmsidError(f"Expected the number of products as a whole number of at least 1, but got {k!r}; raise it.")
