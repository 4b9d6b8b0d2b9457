"""Tastes: what a class of shoppers likes, and how much more it picks what it likes.

Departments fall into a few groups (what one wears, eats, lives with). A taste is a pair (c, s) of a colour sense and a
style sense, and in every group each of the two speaks through an attribute of that group: the same colour sense may
mean blues in clothes and greens at home, the same style sense florals there and oak here. Per group, an attribute's
values are parted among the senses, afresh for every group. The affinity of taste z for item i of group g is

    a[z, i] = colour_strength · 1[i's first attribute is z's] + style_strength · 1[i's second attribute is z's]
            + minor_strength · (1[i's price tier is z's] + 1[i's brand is z's])

Since likes are unions of values that change from group to group, no taste is a direction in a space in which pictures
are embedded, and being like the last item is not being liked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storefront.traits import ItemTraits

STYLES = ("pattern", "material")
"""Attributes through which the style sense may speak; brand and price where neither varies."""

COLOUR_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("white", "ivory", "cream", "silver"),
    ("beige", "sand", "camel", "tan"),
    ("brown", "chocolate"),
    ("black", "charcoal", "grey"),
    ("navy", "denim blue", "cobalt"),
    ("blue", "sky blue"),
    ("turquoise", "teal", "mint"),
    ("forest green", "green"),
    ("olive", "sage", "lime"),
    ("yellow", "mustard", "apricot"),
    ("orange", "rust", "coral"),
    ("red", "burgundy"),
    ("blush", "pink", "fuchsia"),
    ("lilac", "purple", "plum"),
)
"""Colours that are liked together; a colour that is not named here is a family of its own."""

_GROUP_WORDS = (
    ("cloth", "shoe", "accessor", "wear", "sport", "outdoor", "fashion", "bag", "jewel"),
    ("fruit", "vegetable", "dairy", "drink", "grocer", "food", "bak", "pantry", "snack"),
)


@dataclass(frozen=True, slots=True)
class Liking:
    """What one taste likes in one group of departments.

    Attributes:
        departments: the group.
        first: the attribute of the colour sense here.
        second: the attribute of the style sense here.
        values: the liked values of `first`, `second`, `"price"` (a tier) and `"brand"`.
    """

    departments: tuple[str, ...]
    first: str
    second: str
    values: Mapping[str, tuple[str, ...]]


Taste = tuple[Liking, ...]
"""One `Liking` per group of departments."""


def sample_tastes(traits: ItemTraits, senses: tuple[int, int], rng: np.random.Generator) -> tuple[Taste, ...]:
    """Draws every pair of `senses[0]` colour and `senses[1]` style senses; the style sense changes fastest."""
    likings: list[list[Liking]] = [[] for _ in range(senses[0] * senses[1])]
    columns = {name: np.array(traits.column(name)) for name in ("colour", *STYLES, "brand", "price")}
    brands = _parts(columns["brand"], "brand", senses[1], rng)
    for number, departments in enumerate(department_groups(traits)):
        inside = np.isin(np.array(traits.department), departments)
        kinds = {name: _kinds(columns[name][inside], traits.item_types[inside]) for name in columns}
        # Where the styles vary enough, groups take turns between them, so that a sense has more than one face.
        usable = [name for name in STYLES if kinds[name] >= 2] or ["brand"]
        first = "colour" if kinds["colour"] >= 2 else "price"
        second = usable[number % len(usable)]
        firsts = _parts(columns[first][inside], first, senses[0], rng)
        seconds = brands if second == "brand" else _parts(columns[second][inside], second, senses[1], rng)
        for z, taste in enumerate(likings):
            colour, style = divmod(z, senses[1])
            tier = ("low", "middle", "high")[colour % 3]
            values = {"price": (tier,), "brand": brands[style], first: firsts[colour], second: seconds[style]}
            taste.append(Liking(departments, first, second, values))
    return tuple(tuple(taste) for taste in likings)


def affinities(tastes: tuple[Taste, ...], traits: ItemTraits, strengths: tuple[float, float, float]) -> np.ndarray:
    """Log-affinity of every taste for every product, by the formula above.

    Args:
        tastes: `Z` tastes.
        traits: of `n` products.
        strengths: of the first attribute, of the second one, and of price and brand.

    Returns:
        float64 `(Z, n)`, at least 0.
    """
    columns = {name: np.array(traits.column(name)) for name in ("colour", *STYLES, "brand", "price")}
    departments = np.array(traits.department)
    affinity = np.zeros((len(tastes), len(traits)))
    for z, taste in enumerate(tastes):
        for liking in taste:
            inside = np.isin(departments, liking.departments)
            for name, values in liking.values.items():
                weight = strengths[(liking.first, liking.second, name).index(name)]
                affinity[z] += weight * (inside & np.isin(columns[name], values))
    return affinity.round(3)


def department_groups(traits: ItemTraits) -> tuple[tuple[str, ...], ...]:
    """Splits the departments into what one wears, what one eats, and the rest; empty groups are left out."""
    departments = tuple(dict.fromkeys(traits.department))
    groups: list[list[str]] = [[] for _ in range(len(_GROUP_WORDS) + 1)]
    for name in departments:
        matches = [any(word in name.lower() for word in words) for words in _GROUP_WORDS]
        groups[matches.index(True) if any(matches) else len(_GROUP_WORDS)].append(name)
    return tuple(tuple(group) for group in groups if group)


def _kinds(column: np.ndarray, types: np.ndarray) -> float:
    """How many values a type has to offer: the exponential of the mean entropy within types."""
    entropies, sizes = [], []
    for t in np.unique(types):
        shares = np.unique(column[types == t], return_counts=True)[1] / (types == t).sum()
        entropies.append(-(shares * np.log(shares)).sum())
        sizes.append((types == t).sum())
    return float(np.exp(np.average(entropies, weights=sizes)))


def _parts(column: np.ndarray, attribute: str, count: int, rng: np.random.Generator) -> list[tuple[str, ...]]:
    """Parts a column's values into `count` sets of about equal share; with fewer values than sets, sets repeat."""
    names, counts = np.unique(column, return_counts=True)
    share = dict(zip(names.tolist(), counts.tolist(), strict=True))
    families = COLOUR_FAMILIES if attribute == "colour" else ()
    units = [unit for unit in (tuple(name for name in family if name in share) for family in families) if unit]
    named = {name for unit in units for name in unit}
    units += [(name,) for name in share if name not in named]
    sizes = [sum(share[name] for name in unit) for unit in units]
    parts: list[list[str]] = [[] for _ in range(min(count, len(units)))]
    filled = np.zeros(len(parts))
    order = rng.permutation(len(units))
    for position in sorted(order, key=lambda position: -sizes[position]):
        part = int(filled.argmin())
        parts[part] += units[position]
        filled[part] += sizes[position]
    shuffled = [tuple(parts[part]) for part in rng.permutation(len(parts))]
    return [shuffled[part % len(shuffled)] for part in range(count)]
