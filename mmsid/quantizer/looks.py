"""What the third code shall tell: how things look, whatever kind of thing they are.

In: attribute columns of the catalogue and what the first two codes leave of the embeddings; out: a class per item, from
the column that the embeddings show best, or none. A column is usable where its values are words that stand on many
kinds of things; it is chosen by how often the nearest class mean is right for items that the means were not made from.
The rule: classes that the embeddings do not tell apart are put together, so a look is something that can be seen.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mmsid.quantizer.kinds import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_VALUES = 256
_FOLDS = 5
_KNOWN = 0.5  # share of the items that must have a value
_SPREAD = 3  # kinds on which a value must stand to be no kind itself
_RIGHT, _ABOVE_CHANCE = 0.35, 2.0  # least share of right nearest means, and times the share of the commonest value


@dataclass(frozen=True, slots=True)
class Looks:
    """The third level's classes.

    Attributes:
        labels: `(n,)` int64, or `UNKNOWN`; from 0.
        notes: sentences on what was done.
    """

    labels: np.ndarray
    notes: tuple[str, ...]

    @property
    def size(self) -> int:
        """Number of classes; 0 where there are none."""
        return int(self.labels.max()) + 1


def looks_of(
    attributes: Mapping[str, Sequence[object]], residuals: np.ndarray, kinds: np.ndarray, *, most: int, least: int
) -> Looks:
    """Chooses the column and its classes.

    Args:
        attributes: per column, one value per item; anything that is no text counts as missing.
        residuals: `(n, d)`, what the first two codes leave.
        kinds: `(n,)` the second codes.
        most: classes.
        least: items of a class.
    """
    none = np.full(len(residuals), UNKNOWN)
    tried: list[tuple[float, str, np.ndarray]] = []
    for column, values in attributes.items():
        labels = _labels(values, kinds, least)
        if labels is None:
            continue
        right, commonest = nearest_mean_accuracy(residuals, labels), float(np.bincount(labels[labels >= 0]).max())
        if right >= max(_RIGHT, _ABOVE_CHANCE * commonest / (labels >= 0).sum()):
            tried.append((right, column, labels))
    if not tried:
        return Looks(none, ("No attribute column tells how things look; the third code is clusters of what is left.",))
    right, column, labels = max(tried, key=lambda one: (one[0], one[1]))
    merged = _merged(residuals, labels, most)
    together = f", put together to {merged.max() + 1}" if merged.max() < labels.max() else ""
    note = (
        f"The third code is the column {column!r} ({labels.max() + 1} values on many kinds of things{together}): the "
        f"nearest class mean is right for {right:.0%} of the products it was not made from."
    )
    return Looks(merged, (note,))


def nearest_mean_accuracy(rows: np.ndarray, labels: np.ndarray) -> float:
    """How often the nearest class mean is the own class's, the means being made without the row (five folds)."""
    known = np.flatnonzero(labels >= 0)
    fold = np.arange(len(known)) % _FOLDS
    right = 0
    for held in range(_FOLDS):
        used, asked = known[fold != held], known[fold == held]
        if not len(asked) or not len(used):
            continue
        classes, known_rows = np.unique(labels[used]), rows[used]
        means = np.stack([known_rows[labels[used] == code].mean(axis=0) for code in classes])
        distances = (means**2).sum(axis=1)[None] - 2 * rows[asked] @ means.T
        right += int((classes[distances.argmin(axis=1)] == labels[asked]).sum())
    return right / max(1, len(known))


def _labels(values: Sequence[object], kinds: np.ndarray, least: int) -> np.ndarray | None:
    """A column as classes; None where it cannot tell looks."""
    words = [value.strip().casefold() if isinstance(value, str) else "" for value in values]
    on: dict[str, set[int]] = {}
    for word, kind in zip(words, kinds.tolist(), strict=True):
        if word and not is_number(word):
            on.setdefault(word, set()).add(kind)
    known = sum(word in on for word in words)
    counts = Counter(word for word in words if word in on)
    needed = min(_SPREAD, len(np.unique(kinds)))
    spread = [word for word in on if len(on[word]) >= needed and counts[word] >= least]
    if (
        known < _KNOWN * len(words)
        or len(spread) < 2
        or len(on) > MOST_VALUES
        or sum(counts[word] for word in spread) < _KNOWN * known
    ):
        return None
    index = {word: code for code, word in enumerate(sorted(spread))}
    return np.array([index.get(word, UNKNOWN) for word in words])


def _merged(rows: np.ndarray, labels: np.ndarray, most: int) -> np.ndarray:
    """Puts the two classes with the nearest means (Ward's criterion) together until there are few enough."""
    from scipy.cluster.hierarchy import fcluster, linkage

    size = int(labels.max()) + 1
    if size <= most:
        return labels
    means = np.stack([rows[labels == code].mean(axis=0) for code in range(size)])
    groups = fcluster(linkage(means, "ward"), most, criterion="maxclust")
    order = {group: code for code, group in enumerate(dict.fromkeys(groups.tolist()))}
    return np.array([UNKNOWN if label == UNKNOWN else order[int(groups[label])] for label in labels])


def is_number(word: str) -> bool:
    """Whether a text is a number, with a point or a comma."""
    try:
        float(word.replace(",", "."))
    except ValueError:
        return False
    return True
