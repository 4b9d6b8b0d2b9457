"""Making the captions of all codes from all products that have them.

In: items and their semantic IDs; out: `Captions`. The rules: one meaning a code, whatever stands before it; no two
codes of a level read alike; a kind is named by a category where half of its products have one, and never more coarsely
than the kind before it; a look is named by words, never by a category.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from mmsid.captions.choosing import Chooser, Option, distinct, owners
from mmsid.captions.features import Features, Phrase, shared_rows
from mmsid.captions.kinds import Categories
from mmsid.captions.records import Captions, Meaning, Part, code_counts
from mmsid.captions.which import which_ones
from mmsid.captions.words import words_of
from mmsid.records import Codes, Item, Role, level_roles

_ENOUGH = 0.4  # share of a code's products for which what tells it from another of its name must hold

_NEARLY_ALL = 0.8  # of the only code after another, that have what it says and the one before does not

Rows = Mapping[int, np.ndarray]
"""Per code of a level, the rows of its products."""


def make_captions(items: Sequence[Item], codes: Sequence[Codes], codebook_sizes: Sequence[int]) -> Captions:
    """Captions every code of a catalogue.

    Args:
        items: the catalogue.
        codes: per item, its semantic ID.
        codebook_sizes: codes per level.
    """
    ids = np.array(codes, dtype=np.int64).reshape(len(items), len(codebook_sizes))
    features, categories = Features(items), Categories(items)
    roles = level_roles(len(codebook_sizes))
    meaningful = roles.index(Role.ONE)
    levels: list[dict[int, Meaning]] = []
    for level, role in enumerate(roles[:meaningful]):
        rows = {int(code): np.flatnonzero(ids[:, level] == code) for code in np.unique(ids[:, level])}
        strata = np.unique(ids[:, :level], axis=0, return_inverse=True)[1].reshape(-1)
        before = {code: _before(ids[found], levels) for code, found in rows.items()}
        maker = _Level(features, categories, rows, before, strata.astype(np.int64))
        levels.append(maker.kinds() if role is Role.KIND else maker.looks())
    meanings = tuple(
        tuple(found.get(code) for code in range(size)) for found, size in zip(levels, codebook_sizes, strict=False)
    )
    function_words = features.language.function_words
    said = [[levels[n][code].text for n, code in enumerate(row[:meaningful])] for row in ids.tolist()]
    which = which_ones(items, [tuple(row) for row in ids.tolist()], said, function_words)
    return Captions(meanings, which, function_words, code_counts(codes, codebook_sizes))


def _before(ids: np.ndarray, levels: Sequence[Mapping[int, Meaning]]) -> tuple[Meaning, ...]:
    """What stands before a code, coarse to fine: what the codes mean that most of its products have.

    Args:
        ids: `(m, L)`, semantic IDs of the code's products.
        levels: per level before it and code, what it means.
    """
    found = []
    for level, meanings in enumerate(levels):
        [(code, n)] = Counter(ids[:, level].tolist()).most_common(1)
        if 2 * n > len(ids):
            found.append(meanings[code])
    return tuple(found)


class _Level:
    """The codes of one level."""

    def __init__(
        self,
        features: Features,
        categories: Categories,
        rows: Rows,
        before: Mapping[int, tuple[Meaning, ...]],
        strata: np.ndarray,
    ) -> None:
        self._features, self._categories = features, categories
        self._rows, self._before = rows, before
        self._strata, self._is_first = strata, not strata.any() and not any(before.values())
        self._chooser = Chooser(features, strata)
        self._plain = Chooser(features, np.zeros_like(strata))

    def kinds(self) -> dict[int, Meaning]:
        """Categories where there are any; words elsewhere."""
        parts: dict[int, tuple[Part, ...]] = {}
        for code, rows in self._rows.items():
            above = self._before[code][-1].parts[:1] if self._before[code] else ()
            if not self._before[code] or (above and above[0].category):
                category = self._categories.caption(rows, above[0] if above else None, is_first=self._is_first)
                if category:
                    parts[code] = (category,)
            said = self._before[code][-1].parts if self._before[code] else ()
            if code not in parts and said and self._is_only(code) and not self._all_have(code):
                parts[code] = said
        named = self._told_apart(parts)
        rest = [code for code in self._rows if code not in parts]
        return {**named, **self._words(rest, prefers_titles=True, texts={one.text for one in named.values()})}

    def looks(self) -> dict[int, Meaning]:
        """Words alone."""
        return self._words(list(self._rows), prefers_titles=False, texts=set())

    def _words(self, codes: Sequence[int], *, prefers_titles: bool, texts: set[str]) -> dict[int, Meaning]:
        singles = {code: self._singles(code, prefers_titles=prefers_titles) for code in codes}
        first = self._with_alternatives(singles, {})
        options = self._with_alternatives(singles, owners(first, self._rows, self._features))
        found: dict[int, Meaning] = {}
        taken: dict[Phrase, int] = {}
        for code in sorted(codes, key=lambda code: (-options[code][0].score if options[code] else 1.0, code)):
            own = distinct(options[code], set(taken))
            longer = self._longer(code, options[code], set(taken))
            if own and (longer is None or own.score >= longer[1]):
                parts: tuple[Part, ...] = (self._part(own.phrases),)
                taken.update(dict.fromkeys(own.phrases, code))
            elif longer:
                parts = longer[0]
            else:
                free = [option for option in options[code] if not set(taken).intersection(option.phrases)]
                parts = (self._part((free or options[code])[0].phrases),) if options[code] else ()
                taken.update(dict.fromkeys(free[0].phrases if free else (), code))
            found[code] = self._meaning(code, parts, texts)
            texts.add(found[code].text)
        return found

    def _singles(self, code: int, *, prefers_titles: bool) -> tuple[Chooser, list[Option]]:
        """Words for a code, by what sets it apart from its kinds, or else from the catalogue, or else most frequent."""
        rows, is_allowed = self._rows[code], self._is_new(code)
        for chooser in (self._chooser, self._plain):
            found = chooser.singles(rows, is_allowed=is_allowed, prefers_titles=prefers_titles)
            if found and found[0].score > 0:
                return chooser, found
        frequent = self._plain.most_frequent(rows, is_allowed) or self._plain.most_frequent(rows, lambda phrase: True)
        return self._plain, frequent

    def _is_new(self, code: int) -> Callable[[Phrase], bool]:
        """Whether the captions before a code leave a phrase to be said; one of several may be said again alone."""
        parts = [part for one in self._before[code] for part in one.parts if len(part.alternatives) == 1]
        said = {self._features.language.stem(word) for part in parts for word in words_of(part.text)}
        return lambda phrase: self._features.stems(phrase).isdisjoint(said)

    def _is_only(self, code: int) -> bool:
        """Whether what stands before a code is followed by no other."""
        before = np.unique(self._strata[self._rows[code]])
        return len(before) == 1 and int((self._strata == before[0]).sum()) == len(self._rows[code])

    def _all_have(self, code: int) -> bool:
        """Whether nearly all products of a code have something that is not said yet, and few others do."""
        rows = self._rows[code]
        options = self._plain.singles(rows, is_allowed=self._is_new(code), prefers_titles=True)
        return any(one.score > 0 and np.isin(rows, one.rows).mean() >= _NEARLY_ALL for one in options)

    def _with_alternatives(
        self, singles: Mapping[int, tuple[Chooser, list[Option]]], owner: Mapping[Phrase, int]
    ) -> dict[int, list[Option]]:
        """Per code what could be said, none of it with what is another code's own."""
        found = {}
        for code, (chooser, options) in singles.items():
            others = {phrase for phrase, owning in owner.items() if owning != code}
            found[code] = chooser.options(self._rows[code], options, others)
        return found

    def _longer(
        self, code: int, options: Sequence[Option], taken: set[Phrase]
    ) -> tuple[tuple[Part, ...], float] | None:
        """What another code is called, and a further word that tells this one from it; with its score."""
        if not options or not taken.intersection(options[0].phrases):
            return None
        member = self._chooser.members(self._rows[code])
        best: tuple[tuple[Part, ...], float] | None = None
        for other in options[1:]:
            if set(other.phrases) & (taken | set(options[0].phrases)):
                continue
            both = shared_rows(options[0].rows, other.rows)
            score = self._chooser.score(both, member)
            if score > 0 and member.mask[both].sum() >= _ENOUGH * member.count and score > (best[1] if best else 0.0):
                best = ((self._part(options[0].phrases), self._part(other.phrases)), score)
        return best

    def _told_apart(self, parts: Mapping[int, tuple[Part, ...]]) -> dict[int, Meaning]:
        """Gives codes of one category a further word each, where there is one that is true of enough products."""
        same: dict[str, list[int]] = {}
        for code in sorted(parts, key=lambda code: (-len(self._rows[code]), code)):
            same.setdefault(parts[code][0].text, []).append(code)
        found: dict[int, Meaning] = {}
        texts: set[str] = set()
        for text, codes in same.items():
            further = self._further(codes, text) if len(codes) > 1 else {}
            for code in codes:
                added = (*parts[code], further[code]) if code in further else parts[code]
                found[code] = self._meaning(code, added, texts)
                texts.add(found[code].text)
        return found

    def _further(self, codes: Sequence[int], text: str) -> dict[int, Part]:
        """Per code, a word that sets it apart from the others that are called `text`, and is none of that."""
        together = np.concatenate([self._rows[code] for code in codes])
        strata = np.zeros(len(self._features.items), dtype=np.int64)
        strata[together] = 1
        chooser, taken = Chooser(self._features, strata), set[Phrase]()
        said = {self._features.language.stem(word) for word in words_of(text)}
        found: dict[int, Part] = {}
        for code in codes:
            rows = self._rows[code]
            singles = chooser.singles(rows, is_allowed=lambda phrase: self._features.stems(phrase).isdisjoint(said))
            options = chooser.options(rows, singles)
            enough = [one for one in options if np.isin(rows, one.rows).mean() >= _ENOUGH]
            best = distinct(enough, taken)
            if best:
                found[code] = self._part(best.phrases)
                taken.update(best.phrases)
        return found

    def _part(self, phrases: Sequence[Phrase]) -> Part:
        return Part(tuple(self._features.spelling(phrase) for phrase in phrases))

    def _meaning(self, code: int, parts: tuple[Part, ...], taken: set[str]) -> Meaning:
        """With the share of products for which it holds, and a number where another code reads alike."""
        rows = self._rows[code]
        plain = Meaning(parts, 0.0, len(rows), "" if parts else "unnamed")
        share = sum(plain.holds(self._features.items[row]) is True for row in rows.tolist()) / len(rows)
        name, n = plain.text, 1
        while name in taken:
            n += 1
            name = f"{plain.text} ({n})"
        return Meaning(parts, share, len(rows), "" if name == plain.text and parts else name)
