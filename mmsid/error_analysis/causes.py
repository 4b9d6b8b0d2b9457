"""Why a case is a miss: one cause each, the first whose test says yes, with the figure that decided it.

Probabilities are those of the answer as a whole, the voices mixed where there are two.

| cause | the test | the figure |
|---|---|---|
| `unreachable` | the product's ID leads to no product, or to another one | – |
| `beam` | by exact scores it is among the ten: the beam dropped it | its exact rank |
| `unknowable` | the oracle, where there is one, does not have it among its ten either | the oracle's rank |
| `cold` | it has no training event | 0 |
| `twin` | an answered one has the same codes up to the last, and a log-probability within `HAIR` | nats between |
| `strange_place` | fewer than half of its nearest, of those that could, have its first code | that share |
| `branch_a` … | along its own ID, level a … is the first at which another valid code is more probable | nats between |

The tests are asked in this order: what no training can help stands first. Where every code of its ID is the most
probable one, and ten others are more probable as a whole, the level counts at which its lead is smallest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mmsid.records import LEVEL_LETTERS, Role, level_roles

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
    return next((cause, figure) for cause, holds, figure in _tests(found) if holds)


def _tests(found: Evidence) -> Iterator[tuple[str, bool, float | None]]:
    """Every cause, whether its test says yes, and its figure; the last one always does."""
    rank, oracle, twin, kept = found.rank, found.oracle_rank, found.twin_margin, found.neighbours_kept
    yield UNREACHABLE, not found.reachable, None
    yield BEAM, rank is not None and rank <= K, rank
    yield UNKNOWABLE, oracle is not None and oracle > K, oracle
    yield COLD, found.events == 0, 0.0
    yield TWIN, twin is not None and abs(twin) <= HAIR, twin
    yield STRANGE, kept is not None and kept < KEPT, kept
    yield BRANCHES[found.branch_level], True, found.branch_margin


@dataclass(frozen=True, slots=True)
class CauseText:
    """A cause in a visitor's words.

    Attributes:
        label: a few words.
        says: what was tested, in a sentence.
        avoidable: whether another model, beam or ID could have had it; False where the oracle misses it, too.
    """

    label: str
    says: str
    avoidable: bool = True


_ROLE_WORDS = {Role.KIND: "another kind", Role.LOOK: "another look", Role.ONE: "another one of its like"}


def cause_texts(levels: int) -> dict[str, CauseText]:
    """Every cause of a shop in words, in the order in which they are tested.

    Args:
        levels: codes of an ID.
    """
    words = [_ROLE_WORDS[role] for role in level_roles(levels)]
    if words[1:2] == [_ROLE_WORDS[Role.KIND]]:
        words[1] = "another type"
    branches = {}
    for level, word in enumerate(words):
        before = "" if level == 0 else f"Up to level {LEVEL_LETTERS[level - 1]} its codes were the most probable ones. "
        together = "" if word == _ROLE_WORDS[Role.ONE] else ", all of its products together"
        found = f"At level {LEVEL_LETTERS[level]}, {word} was more probable{together}."
        says = before + found
        branches[BRANCHES[level]] = CauseText(f"expected {word} (level {LEVEL_LETTERS[level]})", says)
    return {
        UNREACHABLE: CauseText("cannot be reached", "Its ID leads to no product, or to another one."),
        BEAM: CauseText(
            "dropped by the beam",
            "Scoring every product would have had it among the ten; the beam gave it up on the way.",
        ),
        UNKNOWABLE: CauseText(
            "nobody could know",
            "The best possible guess, which knows how these shoppers are made, does not have it among its ten either: "
            "by all that the history tells, ten others were likelier. Who has it nevertheless was lucky.",
            avoidable=False,
        ),
        COLD: CauseText("never seen in training", "No shopper had it in the time from which was learnt."),
        TWIN: CauseText(
            "mistaken for its twin",
            f"A product with the same codes up to the last is among the ten, and their probabilities lie within "
            f"{HAIR:.0%} of each other.",
        ),
        STRANGE: CauseText(
            "in a strange place",
            "Fewer than half of the products most like it, of those that could, stand under its first code.",
        ),
        **branches,
    }
