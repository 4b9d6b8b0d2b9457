"""Why a case is a miss: one cause each, the first whose test says yes, with the figure that decided it.

| cause | the test | the figure |
|---|---|---|
| `unreachable` | the product's ID leads to no product, or to another one | – |
| `beam` | by exact scores it is among the ten, the beam dropped it | its exact rank |
| `unknowable` | the best possible guess (the oracle, where there is one) does not have it among the ten either | the oracle's rank |
| `cold` | it has no training event | 0 |
| `twin` | a product with the same codes up to the last level is among the ten, and its log-probability lies within `HAIR` | nats between |
| `strange_place` | of its nearest products, fewer than half of those that could have its first code have it | that share |
| `branch_a` … | along its own ID, level a … is the first at which another valid code is more probable | nats between |

The tests are asked in this order: what cannot be helped by any training stands first. Where every code of its ID is the
most probable one, and ten others are more probable as a whole, the level counts at which its lead is smallest.
"""

from __future__ import annotations

from dataclasses import dataclass

from mmsid.records import LEVEL_LETTERS

K = 10
"""Products of an answer: a case is a hit if the next product is among them."""

HAIR = 0.1
"""Nats: two products whose log-probabilities differ by no more (a tenth of the probability) are not told apart."""

NEAREST = 10
"""Nearest products, by cosine of the embeddings, that say whether an ID stands among its like."""

KEPT = 0.5
"""Less of the nearest products than this share under the same first code is a strange place."""

UNREACHABLE, BEAM, UNKNOWABLE, COLD, TWIN, STRANGE = (
    "unreachable",
    "beam",
    "unknowable",
    "cold",
    "twin",
    "strange_place",
)

BRANCHES = tuple(f"branch_{letter}" for letter in LEVEL_LETTERS)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the causes of one case are told from.

    Attributes:
        answered: whether the next product is among the ten.
        reachable: whether its ID leads to it.
        rank: by exact scores; None where it was not computed.
        oracle_rank: None where there is no oracle.
        events: of the product in training.
        twin_margin: nats that its best answered twin is ahead (negative: behind), or None without one.
        neighbours_kept: share of its nearest products, of those that could, with its first code; None where none could.
        branch_level: level, from 0, at which another code was preferred.
        branch_margin: nats that this code is ahead.
    """

    answered: bool
    reachable: bool
    rank: int | None
    oracle_rank: int | None
    events: int
    twin_margin: float | None
    neighbours_kept: float | None
    branch_level: int
    branch_margin: float


def cause_of(found: Evidence) -> tuple[str, float | None]:
    """The cause of a miss and its figure; an empty string for a hit."""
    if found.answered:
        return "", None
    if not found.reachable:
        return UNREACHABLE, None
    if found.rank is not None and found.rank <= K:
        return BEAM, float(found.rank)
    if found.oracle_rank is not None and found.oracle_rank > K:
        return UNKNOWABLE, float(found.oracle_rank)
    if found.events == 0:
        return COLD, 0.0
    if found.twin_margin is not None and abs(found.twin_margin) <= HAIR:
        return TWIN, found.twin_margin
    if found.neighbours_kept is not None and found.neighbours_kept < KEPT:
        return STRANGE, found.neighbours_kept
    return BRANCHES[found.branch_level], found.branch_margin
