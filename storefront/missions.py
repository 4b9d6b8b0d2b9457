"""Missions: what a shopper is after, and which types of product follow each other while it lasts.

A mission covers a handful of types, from several departments. From each of its types it moves on to a few
complementary ones that the mission itself names: two missions that share a type leave it in different directions, so
the last product alone does not tell what comes next. Known types are brought together by hand-written themes; types
that no theme knows, and catalogues of other types, get generic missions around their departments.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

THEMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("getting breakfast together", ("milk", "yog", "juice", "banana", "apple", "citrus", "mug", "bowl", "toaster",
                                    "kettle", "tea", "coffee", "bread", "cereal", "egg", "plate", "plant drink")),
    ("putting together a summer outfit", ("t-shirt", "shorts", "dresses", "skirt", "sandal", "sunglass", "hat",
                                          "tank top", "polo", "tote", "handbag", "swim", "parasol", "towel")),
    ("dressing for the office", ("shirts", "blazer", "trouser", "dress shoe", "heel", "watch", "belt", "handbag",
                                 "coat", "skirt", "notebook", "laptop", "umbrella", "briefcase", "scar")),
    ("furnishing a new flat", ("sofa", "armchair", "chair", "table", "lamp", "rug", "cushion", "shel", "vase",
                               "mirror", "clock", "curtain", "bed", "stool", "houseplant", "cabinet")),
    ("cooking for friends", ("pan", "saucepan", "pot", "knife", "knives", "plate", "glass", "tomato", "pepper",
                             "onion", "mushroom", "cream", "aubergine", "courgette", "root veg", "board", "apron")),
    ("starting a healthy month", ("tropical", "melon", "stone fruit", "pear", "juice", "plant drink", "yog",
                                  "blender", "bottle", "yoga", "sneaker", "leek", "cabbage", "banana", "headphone")),
    ("packing for a hike", ("backpack", "boot", "jacket", "tent", "bottle", "sleeping", "lantern", "thermos",
                            "sweater", "jeans", "hat", "sock", "helmet", "camera", "apple", "torch")),
    ("setting up a home office", ("desk", "chair", "lamp", "keyboard", "mouse", "monitor", "laptop", "headphone",
                                  "notebook", "mug", "pen", "speaker", "tablet", "phone", "clock", "shel", "cact")),
    ("preparing a child's birthday", ("puzzle", "block", "doll", "teddy", "plush", "soft toy", "ball", "book", "game",
                                      "train", "car", "robot", "kite", "juice", "hoodie", "stone fruit", "balloon")),
    ("planting up the balcony", ("plant", "pot", "watering", "seed", "herb", "glove", "cact", "succulent", "flower",
                                 "planter", "trowel", "garden", "tomato", "pepper", "lantern", "chair", "boot")),
    ("getting ready for winter", ("sweater", "coat", "scar", "long-sleeve", "hoodie", "boot", "glove", "beanie",
                                  "blanket", "candle", "kettle", "tea", "jeans", "root veg", "hat", "lamp")),
    ("training three times a week", ("sneaker", "shorts", "tank", "dumbbell", "kettlebell", "yoga", "bottle", "ball",
                                     "racket", "watch", "towel", "skate", "bike", "helmet", "banana", "hoodie")),
    ("making a reading corner", ("book", "lamp", "blanket", "armchair", "candle", "cushion", "speaker", "mug",
                                 "teapot", "rug", "shel", "houseplant", "side table", "sweater")),
)  # fmt: skip
"""A theme's name reads on from "is …"; its words match types whose lower-case name contains one of them."""

OVERLAP = 1.2
"""Missions that a type belongs to, on average."""

FEWEST_TYPES = 6
"""Types that a mission has at least, where the shop has so many: fewer, and its chain is a list by heart."""

SAME_TYPE = 0.02
"""Probability that the next product is of the same type as the last one."""


@dataclass(frozen=True, slots=True)
class Mission:
    """One mission over `K` types.

    Attributes:
        name: reads on from "is …".
        types: `K` indices of types.
        entry: `K` probabilities of the first type, after a type that is not the mission's, or at the start.
        chain: `K × K`, row = the last product's type, column = the next one's; rows sum to 1.
    """

    name: str
    types: tuple[int, ...]
    entry: tuple[float, ...]
    chain: tuple[tuple[float, ...], ...]


def sample_missions(
    type_names: Sequence[str],
    departments: Sequence[str],
    count: int,
    rng: np.random.Generator,
    *,
    followers: Sequence[float],
) -> tuple[Mission, ...]:
    """Draws missions that together cover every type, about every second one twice.

    Args:
        type_names: `T` names.
        departments: of the `T` types.
        count: number of missions; at most one for every three types is drawn, and at least one.
        rng: the world's generator.
        followers: probabilities of a type's first, second, … follower in its mission; the rest spreads over it.
    """
    count = max(1, min(count, len(type_names) // 3))
    size = int(np.clip(round(OVERLAP * len(type_names) / count), min(FEWEST_TYPES, len(type_names)), len(type_names)))
    uncovered = set(range(len(type_names)))
    chosen: list[tuple[str, list[int]]] = []
    themes = [(name, _matches(words, type_names)) for name, words in THEMES]
    while len(chosen) < count and themes:
        name, members = max(themes, key=lambda theme: (len(uncovered & set(theme[1])), len(theme[1])))
        themes.remove((name, members))
        if len(members) >= min(4, len(type_names)) and len({departments[t] for t in members}) > 1:
            kept = sorted(members, key=lambda t: (t not in uncovered, rng.random()))[:size]
            chosen.append((name, kept))
            uncovered -= set(kept)
    while len(chosen) < count:
        members = _generic(departments, uncovered, size, rng)
        chosen.append((_generic_name(members, departments, [name for name, _ in chosen]), members))
        uncovered -= set(members)
    for t in sorted(uncovered):
        _closest(t, departments, [members for _, members in chosen]).append(t)
    return tuple(_mission(name, tuple(sorted(members)), followers, rng) for name, members in chosen)


def _matches(words: Sequence[str], type_names: Sequence[str]) -> list[int]:
    """Types whose name has a word that begins with one of the theme's words."""
    found = []
    for index, name in enumerate(type_names):
        spaced = " " + name.lower()
        if any(f" {word}" in spaced for word in words):
            found.append(index)
    return found


def _generic(departments: Sequence[str], uncovered: set[int], size: int, rng: np.random.Generator) -> list[int]:
    """Types of two or three departments, those that no mission has yet first."""
    names = sorted(set(departments))
    waiting = Counter(departments[t] for t in sorted(uncovered))
    first = sorted(names, key=lambda name: (-waiting[name], rng.random()))[:1]
    others = [name for name in rng.permutation(names).tolist() if name not in first][:2]
    pool = [t for t, department in enumerate(departments) if department in first + others]
    rest = [t for t in rng.permutation(len(departments)).tolist() if t not in pool]
    return (sorted(pool, key=lambda t: (t not in uncovered, rng.random())) + rest)[:size]


def _generic_name(members: Sequence[int], departments: Sequence[str], taken: Sequence[str]) -> str:
    ranked = Counter(departments[t] for t in members).most_common(2)
    name = "browsing " + " and ".join(department for department, _ in ranked)
    same = sum(other == name or other.startswith(name + ", list ") for other in taken)
    return f"{name}, list {same + 1}" if same else name


def _closest(t: int, departments: Sequence[str], missions: list[list[int]]) -> list[int]:
    """The mission with the largest share of the type's department; the smallest one among equals."""
    return max(missions, key=lambda m: (sum(departments[o] == departments[t] for o in m) / len(m), -len(m)))


def _mission(name: str, types: tuple[int, ...], followers: Sequence[float], rng: np.random.Generator) -> Mission:
    size = len(types)
    entry = rng.dirichlet(np.full(size, 2.0))
    chain = np.zeros((size, size))
    # Shifts of one random cycle: every type follows and is followed equally often, so none is left out.
    order = rng.permutation(size)
    count = min(len(followers), size - 1)
    shifts: list[int] = (1 + rng.choice(size - 1, size=count, replace=False)).tolist() if size > 1 else []
    for place, t in enumerate(order):
        for probability, shift in zip(followers, shifts, strict=False):
            chain[t, order[(place + shift) % size]] += probability
        chain[t, t] += SAME_TYPE
        spread = np.arange(size) != t if size > 1 else np.ones(1, dtype=bool)
        chain[t, spread] += (1 - chain[t].sum()) / spread.sum()
    chain /= chain.sum(axis=1, keepdims=True)
    return Mission(name, types, tuple(entry.tolist()), tuple(map(tuple, chain.tolist())))
