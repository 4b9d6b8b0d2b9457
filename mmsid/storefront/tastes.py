"""Tastes: what a class of shoppers likes, and how much more it picks what it likes.

Departments fall into a few groups (what one wears, eats, lives with). In each group a taste likes some colours,
patterns and materials, and it weighs them differently there: colours may decide about clothes, patterns about
crockery. The affinity of taste z for item i of group g is

    a[z, i] = sum over attributes of w[z, g, attribute] · 1[i's value is liked] + w_both · 1[both leading ones are]

XX"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.stats import rankdata

from mmsid.storefront.traits import ItemTraits

LEADING = ("colour", "pattern", "material")
RANK_WEIGHTS = (1.0, 0.55, 0.3)
"""Weights of a group's leading attributes, by their rank in that group."""

BOTH_WEIGHT = 0.3
PRICE_WEIGHT = 0.15
BRAND_WEIGHT = 0.15
SOFTNESS = 0.05
LIKED_SHARE = 0.22
"""Values are liked until they cover this share of a group's products."""

COLOUR_FAMILIES: tuple[tuple[str, ...], ...] = (
    ("white", "ivory", "cream", "silver"),
    ("beige", "sand", "camel", "tan", "brown", "chocolate"),
    ("black", "charcoal", "grey"),
    ("navy", "denim blue", "cobalt", "blue", "sky blue"),
    ("turquoise", "teal", "mint"),
    ("forest green", "green", "olive", "sage", "lime"),
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
        order: the leading attributes, the one that decides most first.
        values: the liked values of every attribute, `"price"` (tiers) and `"brand"` among them.
    """

    departments: tuple[str, ...]
    order: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]


Taste = tuple[Liking, ...]
"""One `Liking` per group of departments."""


def sample_tastes(traits: ItemTraits, count: int, rng: np.random.Generator) -> tuple[Taste, ...]:
    """Draws tastes that differ: from six times as many candidates, always the one least like those chosen."""
    groups = department_groups(traits)
    candidates = [_sample_taste(traits, groups, rng) for _ in range(6 * count)]
    rows = affinities(tuple(candidates), traits, strength=1.0, liked_share=0.3)
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    likeness = rows @ rows.T
    chosen = [0]
    while len(chosen) < count:
        worst = likeness[:, chosen].max(axis=1)
        worst[chosen] = np.inf
        chosen.append(int(worst.argmin()))
    return tuple(candidates[index] for index in chosen)


def affinities(tastes: tuple[Taste, ...], traits: ItemTraits, *, strength: float, liked_share: float) -> np.ndarray:
    """Log-affinity of every taste for every product.

    Args:
        tastes: `Z` tastes.
        traits: of `n` products.
        strength: log-odds between what is liked and what is not.
        liked_share: share of each type's products that are liked.

    Returns:
        float64 `(Z, n)`, 0 to `strength`, rounded to three decimals.
    """
    columns = {name: np.array(traits.column(name)) for name in (*LEADING, "price", "brand")}
    departments = np.array(traits.department)
    raw = np.zeros((len(tastes), len(traits)))
    for row, taste in zip(raw, tastes, strict=True):
        for liking in taste:
            inside = np.isin(departments, liking.departments)
            liked = {name: np.isin(columns[name], values) & inside for name, values in liking.values.items()}
            for weight, name in zip(RANK_WEIGHTS, liking.order, strict=False):
                row += weight * liked[name]
            if len(liking.order) > 1:
                row += BOTH_WEIGHT * (liked[liking.order[0]] & liked[liking.order[1]])
            row += PRICE_WEIGHT * liked["price"] + BRAND_WEIGHT * liked["brand"]
    item_types = traits.item_types
    for t in range(len(traits.type_names)):
        members = item_types == t
        places = (rankdata(raw[:, members], axis=1) - 0.5) / members.sum()
        raw[:, members] = strength / (1 + np.exp(-(places - (1 - liked_share)) / SOFTNESS))
    return raw.round(3)


def department_groups(traits: ItemTraits) -> tuple[tuple[str, ...], ...]:
    """Splits the departments into what one wears, what one eats, and the rest; empty groups are left out."""
    departments = tuple(dict.fromkeys(traits.department))
    groups: list[list[str]] = [[] for _ in range(len(_GROUP_WORDS) + 1)]
    for name in departments:
        matches = [any(word in name.lower() for word in words) for words in _GROUP_WORDS]
        groups[matches.index(True) if any(matches) else len(_GROUP_WORDS)].append(name)
    return tuple(tuple(group) for group in groups if group)


def _sample_taste(traits: ItemTraits, groups: tuple[tuple[str, ...], ...], rng: np.random.Generator) -> Taste:
    price = (str(rng.choice(("low", "middle", "high"))),)
    brands = sorted(set(traits.brand))
    brand = tuple(str(name) for name in rng.choice(brands, size=max(1, len(brands) // 4), replace=False))
    likings = []
    for departments in groups:
        inside = np.isin(np.array(traits.department), departments)
        varied = [name for name in LEADING if _varies(traits, name, inside)]
        order = tuple(str(name) for name in rng.permutation(varied)) if varied else ()
        values = {name: _sample_values(np.array(traits.column(name))[inside], name, rng) for name in order}
        likings.append(Liking(departments, order, {**values, "price": price, "brand": brand}))
    return tuple(likings)


def _varies(traits: ItemTraits, attribute: str, inside: np.ndarray) -> bool:
    """Whether a quarter of the group's products do not have their type's most frequent value."""
    column, types = np.array(traits.column(attribute))[inside], traits.item_types[inside]
    usual = sum(np.unique(column[types == t], return_counts=True)[1].max() for t in np.unique(types))
    return bool(usual <= 0.75 * len(column))


def _sample_values(column: np.ndarray, attribute: str, rng: np.random.Generator) -> tuple[str, ...]:
    names, counts = np.unique(column, return_counts=True)
    share = dict(zip(names.tolist(), (counts / len(column)).tolist(), strict=True))
    families = [tuple(name for name in family if name in share) for family in COLOUR_FAMILIES]
    named = {name for family in families for name in family} if attribute == "colour" else set()
    units = [family for family in families if family] if attribute == "colour" else []
    units += [(name,) for name in share if name not in named]
    liked: list[str] = []
    covered = 0.0
    for position in rng.permutation(len(units)):
        more = sum(share[name] for name in units[position])
        if not liked or covered + more <= 0.45:
            liked += units[position]
            covered += more
        if covered >= LIKED_SHARE:
            break
    return tuple(liked)
