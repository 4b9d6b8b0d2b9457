"""What `MMSID.errors()` returns: the cases, and what follows from them all.

In: a build's cases and its products; out: figures as small records. The rule: everything is counted from the cases, so
the page, the command line and a notebook say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mmsid.artifacts import CASES, Manifest, check_cases
from mmsid.error_analysis.attributes import Attribute, case_attributes, threshold_attributes
from mmsid.error_analysis.causes import K
from mmsid.error_analysis.files import About, read_cases
from mmsid.error_analysis.intervals import wilson
from mmsid.error_analysis.records import AnsweredCase
from mmsid.error_analysis.worst import WorstSlice, worst_knowable
from mmsid.errors import MmsidError
from mmsid.records import Codes, Item

MODELS = {
    "mmsid": "this model",
    "sasrec": "SASRec",
    "last_item": "what usually follows the last product",
    "popularity": "the most popular products",
    "oracle": "the best possible guess",
}
"""Models whose ranks stand in the cases, and what a visitor reads."""

MODELS_EXPLAINED = {
    "mmsid": "as it answers in Recommend",
    "sasrec": "a transformer over product ids, trained on the same histories; it sees no pictures and no texts",
    "last_item": "counted in the same histories",
    "popularity": "the same ten for everybody",
    "oracle": "knows how these shoppers are made, and nothing of the future: nobody can do better on average",
}
"""What each of them is, in a few words."""


@dataclass(frozen=True, slots=True)
class Score:
    """How often a model has the next product among its ten.

    Attributes:
        model: of `MODELS`.
        n: cases.
        hits: of them.
        recall: their share.
        interval: 95 %, Wilson's.
    """

    model: str
    n: int
    hits: int
    recall: float
    interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Target:
    """A promise, and whether it is kept.

    Attributes:
        name: what is promised, in words.
        value: measured.
        bound: at least so much.
    """

    name: str
    value: float
    bound: float

    @property
    def met(self) -> bool:
        """Whether it is kept."""
        return self.value >= self.bound


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """How far the first answers follow the true path.

    Attributes:
        level: from 0.
        reached: cases whose first answer is right at all levels before this one.
        right: of them, those that are right at this level, too.
        wrong_before: cases whose first answer is wrong at a level before this one.
        right_after_wrong: of them, those that have the right code here nevertheless.
    """

    level: int
    reached: int
    right: int
    wrong_before: int
    right_after_wrong: int


@dataclass(frozen=True, eq=False)
class ErrorReport:
    """A build's errors.

    Attributes:
        cases: the test events that were answered.
        about: what they are of.
        items: the products, by id.
        codes: their semantic IDs, by id.
    """

    cases: tuple[AnsweredCase, ...]
    about: About
    items: Mapping[str, Item]
    codes: Mapping[str, Codes]

    @cached_property
    def causes(self) -> dict[str, int]:
        """Cause → misses, most first."""
        return dict(Counter(case.cause for case in self.cases if not case.hit).most_common())

    @cached_property
    def attributes(self) -> tuple[Attribute, ...]:
        """What cases can be told apart by, such as department, popularity or length of history."""
        return case_attributes(self.cases, self.items)

    @cached_property
    def slices(self) -> tuple[WorstSlice, ...]:
        """Kinds of cases in which it hits less often than it should, worst first."""
        if not self.cases:
            return ()
        attributes = (*self.attributes, *threshold_attributes(self.cases, self.items))
        return worst_knowable(self.hits["mmsid"], self.hits.get("oracle"), attributes)

    @cached_property
    def hits(self) -> dict[str, NDArray[np.bool_]]:
        """Model → `(cases,)`, whether it has the next product among its ten; models without ranks are not there."""
        found = {"mmsid": np.array([case.hit for case in self.cases], dtype=bool)}
        for model in MODELS:
            if model == "mmsid":
                continue
            ranks = [getattr(case, f"{model}_rank") for case in self.cases]
            if any(rank is not None for rank in ranks):
                found[model] = np.array([rank is not None and rank <= K for rank in ranks], dtype=bool)
        return found

    @cached_property
    def scores(self) -> tuple[Score, ...]:
        """Every model on all cases, in the order of `MODELS`."""
        return tuple(score(model, self.hits[model]) for model in MODELS if model in self.hits)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """What is promised of every build whose rivals are known."""
        own, warm = self.hits["mmsid"], np.array([case.events > 0 for case in self.cases], dtype=bool)
        rival, oracle = self.hits.get("sasrec"), self.hits.get("oracle")
        found = []
        if len(own) and rival is not None:
            found.append(Target("hits, at least SASRec’s share", own.mean(), rival.mean()))
        if warm.any() and rival is not None:
            found.append(
                Target(
                    "hits on products seen in training, at least SASRec’s share", own[warm].mean(), rival[warm].mean()
                )
            )
        if len(own) and oracle is not None:
            found.append(Target("of the best possible guess’s share", _ratio(own, oracle), 0.85))
        if warm.any() and not warm.all():
            found.append(
                Target("of its usual share on products never seen in training", _ratio(own[~warm], own[warm]), 0.5)
            )
        return tuple(found)

    @cached_property
    def funnel(self) -> tuple[FunnelStep, ...]:
        """Level by level, how often the first answer stays on the true path."""
        pairs = [(self.codes[case.target], self.codes[case.answered[0]]) for case in self.cases if case.answered]
        if not pairs:
            return ()
        same = np.array([[own == other for own, other in zip(*pair, strict=True)] for pair in pairs])
        so_far = np.logical_and.accumulate(same, axis=1)
        before = np.concatenate([np.ones((len(same), 1), dtype=bool), so_far[:, :-1]], axis=1)
        return tuple(
            FunnelStep(
                level=level,
                reached=int(before[:, level].sum()),
                right=int((before & same)[:, level].sum()),
                wrong_before=int((~before)[:, level].sum()),
                right_after_wrong=int((~before & same)[:, level].sum()),
            )
            for level in range(same.shape[1])
        )

    def confusion(self, level: int) -> dict[tuple[int, int], int]:
        """How often a true code was answered as another: `(true, answered) → cases`, by the first answer.

        Args:
            level: from 0; a code of the second level is counted wherever it stands.
        """
        pairs = ((self.codes[case.target], self.codes[case.answered[0]]) for case in self.cases if case.answered)
        return dict(Counter((own[level], other[level]) for own, other in pairs).most_common())


def _ratio(hits: NDArray[np.bool_], others: NDArray[np.bool_]) -> float:
    """How large one share of hits is beside another; 1 where the other is 0."""
    return float(hits.mean() / others.mean()) if others.any() else 1.0


def read_report(build: Path, manifest: Manifest, items: Mapping[str, Item], codes: Mapping[str, Codes]) -> ErrorReport:
    """Reads a build's errors.

    Args:
        build: the folder.
        manifest: that it has.
        items: its products, by id.
        codes: their semantic IDs, by id.

    Raises:
        MmsidError: if its test events were not answered, or the file is missing, damaged or of another build.
    """
    remedy = f"`python -m mmsid evaluate {build} --cases-out` makes it"
    if CASES not in manifest.evaluation:
        raise MmsidError(f"Expected answered test events in {build}, but there is no {CASES}; {remedy}.")
    check_cases(build, manifest)
    found = read_cases(build / CASES)
    unknown = {one for case in found.cases for one in (case.target, *case.history, *case.answered)} - items.keys()
    if found.about.build != manifest.fingerprint or unknown:
        raise MmsidError(f"Expected cases of the build {build} in {CASES}, but they are of another one; {remedy} anew.")
    return ErrorReport(found.cases, found.about, items, codes)


def score(model: str, hits: NDArray[np.bool_]) -> Score:
    """A model's hits with their interval; a model without cases has none."""
    n, found = len(hits), int(hits.sum())
    return Score(model, n, found, found / n if n else 0.0, wilson(found, n))
