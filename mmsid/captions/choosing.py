"""Choosing words: which ones say best what the products of a code have in common, and others do not.

In: the features of a catalogue, the rows of a code and what stands before it; out: options, best first. The score of
words is `share^2 · log(lift)`: the share of the code's products that have them, and how many times more these are than
one would expect of products of the same kinds (the codes before), which are smoothed towards the whole catalogue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from mmsid.captions.features import Features, Nearness, Phrase, log_likelihood_ratio, shared_rows

MOST_ALTERNATIVES = 3

_LEAST_INSIDE = 0.04  # share of a code's products that must have a phrase
_OF_TITLES = 0.5  # of the products with a phrase have it in their titles
_CANDIDATES = 60  # phrases of a code that are looked at
_GROWN = 12  # of them, those that get alternatives
_SMOOTHING = 5.0  # products of the whole catalogue that are added to every kind
_WEIGHT_OF_SHARE = 2.0
_LEAST_GAIN = 0.03  # share that an alternative must add
_FEW = 10  # products of a code; of more, it must add two
_LEAST_LIFT = 3.0  # of an alternative, unless
_NEARLY_ALL = 0.8  # of its products have this code
_TELLING_LIFT = 1.5  # of the other one of two words
_OWN = 0.5  # share of its products that an alternative without a column must have in this code
_SELDOM = 0.5  # of what two such alternatives would by chance, they occur together in the code's products
_OWN_VALUE = 0.3  # the same where the alternatives speak of two values of one column
_FULLER = 0.9  # of the code's products with a word that have it within the same two words: "forest green"


@dataclass(frozen=True, slots=True)
class Option:
    """Words that could be a caption: alternatives, best first."""

    phrases: tuple[Phrase, ...]
    rows: np.ndarray
    score: float


@dataclass(frozen=True, slots=True)
class Members:
    """The products of a code.

    Attributes:
        mask: `(n,)` bool.
        count: how many they are.
        strata: how many of them are in each stratum.
    """

    mask: np.ndarray
    count: int
    strata: np.ndarray


def _order(option: Option) -> tuple[float, int, int, tuple[Phrase, ...]]:
    """The best first; of equals, the shortest."""
    return -round(option.score, 9), len(option.phrases), sum(map(len, option.phrases)), option.phrases


class Chooser:
    """Scores phrases for codes of one level."""

    def __init__(self, features: Features, strata: np.ndarray) -> None:
        """Takes what stands before the codes.

        Args:
            features: of the catalogue.
            strata: `(n,)` int, per product the number of what stands before its code.
        """
        self._features, self._strata = features, strata
        self._sizes = np.bincount(strata)
        self._all = len(strata)

    def singles(
        self, rows: np.ndarray, *, is_allowed: Callable[[Phrase], bool], prefers_titles: bool = False
    ) -> list[Option]:
        """Single phrases that could be said of a code's products, best first.

        Args:
            rows: of the products.
            is_allowed: whether a phrase may be used.
            prefers_titles: whether words of titles count for more, and are alone if there are any.
        """
        inside = Counter(phrase for row in rows.tolist() for phrase in self._features.phrases[row])
        if prefers_titles:
            of_titles = {phrase: n for phrase, n in inside.items() if self._is_of_titles(phrase) and is_allowed(phrase)}
            inside = Counter(of_titles) or inside
        weights = {phrase: self._title_weight(phrase) if prefers_titles else 1.0 for phrase in inside}
        least = _LEAST_INSIDE * len(rows)
        member = self.members(rows)
        found = [
            Option((phrase,), self._features.rows[phrase], self.score(self._features.rows[phrase], member) * weight)
            for phrase, weight in weights.items()
            if inside[phrase] >= least and is_allowed(phrase)
        ]
        return sorted(found, key=_order)[:_CANDIDATES]

    def options(self, rows: np.ndarray, singles: Sequence[Option], others: Collection[Phrase] = ()) -> list[Option]:
        """The same with near alternatives beside them.

        Args:
            rows: of the products.
            singles: as above.
            others: phrases that stand for other codes.
        """
        member = self.members(rows)
        beside = [option for option in singles if option.phrases[0] not in others]
        allowed = {option.phrases[0] for option in beside}
        grown = []
        for option in beside[:_GROWN]:
            weight = option.score / (self.score(option.rows, member) or 1.0)
            found = self._tidied(self._grown(option, beside, member), allowed, member)
            grown.append(replace(found, score=found.score * weight))
        return sorted([*grown, *singles], key=_order)

    def most_frequent(self, rows: np.ndarray, is_allowed: Callable[[Phrase], bool]) -> list[Option]:
        """What most of a code's products have, where nothing sets them apart."""
        inside = Counter(phrase for row in rows.tolist() for phrase in self._features.phrases[row])
        allowed = sorted(filter(is_allowed, inside), key=lambda p: (-inside[p] * self._title_weight(p), p))
        return [Option((phrase,), self._features.rows[phrase], 0.0) for phrase in allowed[:_CANDIDATES]]

    def option(self, phrases: Sequence[Phrase], member: Members) -> Option:
        """Phrases as alternatives."""
        rows = np.unique(np.concatenate([self._features.rows[phrase] for phrase in phrases]))
        return Option(tuple(phrases), rows, self.score(rows, member))

    def score(self, found: np.ndarray, member: Members) -> float:
        """How well a code is told by having something.

        Args:
            found: rows of the products that have it.
            member: the code's products.
        """
        share, lift = self._share_and_lift(found, member)
        return float(share**_WEIGHT_OF_SHARE * np.log(lift)) if share else 0.0

    def members(self, rows: np.ndarray) -> Members:
        """The products of a code, counted once for all that is asked of them."""
        mask = np.zeros(self._all, dtype=bool)
        mask[rows] = True
        return Members(mask, len(rows), np.bincount(self._strata[rows], minlength=len(self._sizes)))

    def _share_and_lift(self, found: np.ndarray, member: Members) -> tuple[float, float]:
        inside = int(member.mask[found].sum())
        overall = len(found) / self._all
        having = np.bincount(self._strata[found], minlength=len(self._sizes))
        usual = (having + _SMOOTHING * overall) / (self._sizes + _SMOOTHING)
        expected = float(member.strata @ usual)
        return inside / member.count, inside / expected if expected else 0.0

    def _is_of_titles(self, phrase: Phrase) -> bool:
        return self._features.titled[phrase] >= _OF_TITLES * len(self._features.rows[phrase])

    def _title_weight(self, phrase: Phrase) -> float:
        return 0.3 + 0.7 * self._features.titled[phrase] / len(self._features.rows[phrase])

    def _grown(self, option: Option, candidates: Sequence[Option], member: Members) -> Option:
        """With the near alternatives that make it say more."""
        n = member.count
        least = max(_LEAST_GAIN * n, 2 if n >= _FEW else 1)
        while len(option.phrases) < MOST_ALTERNATIVES:
            left = member.mask.copy()
            left[option.rows] = False
            best = option
            for other in candidates:
                if left[other.rows].sum() >= least and self._may_join(option, other, member):
                    rows = np.union1d(option.rows, other.rows)
                    score = self.score(rows, member)
                    if score > best.score:
                        best = Option((*option.phrases, *other.phrases), rows, score)
            if best is option:
                return option
            option = best
        return option

    def _may_join(self, option: Option, other: Option, member: Members) -> bool:
        [phrase] = other.phrases
        if phrase in option.phrases:
            return False
        first = option.phrases[0]
        near, own = self._features.nearness(first, phrase), float(member.mask[other.rows].mean())
        if near is Nearness.SAME_COLUMN and own < _OWN_VALUE:
            return False
        if near is Nearness.UNKNOWN and not self._stand_in(first, phrase, member):
            return False
        is_specific = own >= _NEARLY_ALL or self._share_and_lift(other.rows, member)[1] >= _LEAST_LIFT
        return near is not Nearness.UNLIKE and is_specific

    def _stand_in(self, phrase: Phrase, other: Phrase, member: Members) -> bool:
        """Whether two phrases of which no column knows stand for each other: surely of this code, seldom together."""
        one, two = (self._features.rows[found] for found in (phrase, other))
        for rows in (one, two):
            inside = int(member.mask[rows].sum())
            surety = log_likelihood_ratio(inside, len(rows), member.count, self._all)
            if inside < _OWN * len(rows) or surety < np.log(len(self._features.rows)):
                return False
        both = int(member.mask[shared_rows(one, two)].sum())
        return both <= _SELDOM * int(member.mask[one].sum()) * int(member.mask[two].sum()) / member.count

    def _tidied(self, option: Option, allowed: Collection[Phrase], member: Members) -> Option:
        """Without alternatives that add nothing, in the words of which more is said, the most frequent first."""
        kept = sorted(option.phrases, key=lambda phrase: (-int(member.mask[self._features.rows[phrase]].sum()), phrase))
        for phrase in kept[::-1]:
            others = [other for other in kept if other != phrase]
            if others and self._gain(phrase, others, member) < _LEAST_GAIN:
                kept = others
        return self.option([self._fuller(phrase, allowed, member) for phrase in kept], member)

    def _gain(self, phrase: Phrase, others: Sequence[Phrase], member: Members) -> float:
        """The share of the code's products that have a phrase and none of some others."""
        new = member.mask.copy()
        for other in others:
            new[self._features.rows[other]] = False
        return float(new[self._features.rows[phrase]].sum() / member.count)

    def _fuller(self, phrase: Phrase, allowed: Collection[Phrase], member: Members) -> Phrase:
        """The two words of which a word is nearly always one, if the other one tells something, too."""
        rows, pairs = self._features.rows[phrase], {}
        for pair in self._features.pairs.get(phrase, ()):
            [other] = [self._features.rows[word,] for word in pair if (word,) != phrase]
            if pair in allowed and self._share_and_lift(other, member)[1] >= _TELLING_LIFT:
                pairs[pair] = int(member.mask[self._features.rows[pair]].sum())
        best = max(sorted(pairs), key=lambda pair: pairs[pair], default=phrase)
        least = max(_FULLER * member.mask[rows].sum(), 2)
        return best if pairs.get(best, 0) >= least else phrase


def owners(
    options: Mapping[int, Sequence[Option]], rows: Mapping[int, np.ndarray], features: Features
) -> dict[Phrase, int]:
    """The codes whose own words some phrases are: of those that would say it the one that it is nearest to naming.

    Args:
        options: per code of a level, what could be said, best first.
        rows: per code, its products.
        features: of the catalogue.
    """
    best: dict[Phrase, tuple[float, int]] = {}
    for code, found in sorted(options.items()):
        for phrase in found[0].phrases if found else ():
            having = features.rows[phrase]
            dice = 2 * len(shared_rows(rows[code], having)) / (len(rows[code]) + len(having))
            if dice > best.get(phrase, (0.0, 0))[0]:
                best[phrase] = (dice, code)
    return {phrase: code for phrase, (_, code) in best.items()}


def distinct(options: Iterable[Option], taken: set[Phrase]) -> Option | None:
    """The best option that says something, and none of whose words another code of the level says already."""
    return next((option for option in options if option.score > 0 and not taken.intersection(option.phrases)), None)
