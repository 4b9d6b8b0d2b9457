"""Captions of codes, made from the data: what the products under a prefix share, and for what share of them it holds.

In: items and their semantic IDs; out: one `Caption` per prefix that occurs. A caption is conditional on its prefix:
it prefers what sets the products apart from those under the parent prefix, so a level-2 code reads differently under
different parents. Nothing is invented: every part is a category or a word of the titles.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from mmsid.config import read_checked
from mmsid.records import Codes, Item

_WORD = re.compile(r"[a-zà-ÿ][a-zà-ÿ'’-]*[a-zà-ÿ]", re.IGNORECASE)
_DULL = frozenset(
    re.findall(
        r"\w+",
        "a an and as at by for from in into is it its of on or our set that the their this to up with without your you "
        "new one two pack size style",
    )
)
_MAJORITY = 0.5
_SECOND = 0.6
_ENOUGH = 1 / 3  # what holds for fewer describes other products
_TELLING = 1.3  # how many times more frequent than under the prefixes of the same name
_NOTHING_NEW = "mixed"


@dataclass(frozen=True, slots=True)
class Caption:
    """What the products under a prefix have in common.

    Attributes:
        text: categories or title words, joined by a middle dot.
        share: of the products under the prefix for which all of it holds, 0 to 1.
        count: products under the prefix.
    """

    text: str
    share: float
    count: int


NO_PRODUCTS = Caption("no product yet", 0.0, 0)
"""The caption of a prefix that no product has."""


def caption_of(captions: Mapping[Codes, Caption], prefix: Codes, count: int) -> Caption:
    """What the products under a prefix share; a prefix that only later products have says so.

    Args:
        captions: of a build.
        prefix: codes from level 1 on.
        count: products that are under it now.
    """
    return captions.get(prefix) or (Caption("new products", 1.0, count) if count else NO_PRODUCTS)


def make_captions(items: Sequence[Item], codes: Sequence[Codes]) -> dict[Codes, Caption]:
    """Captions every prefix of every semantic ID.

    Args:
        items: the catalogue.
        codes: per item, its semantic ID.
    """
    features = [_features(item) for item in items]
    above = {name: set(item.category[:depth]) for item in items for depth, name in enumerate(item.category)}
    groups: dict[Codes, list[int]] = {(): list(range(len(items)))}
    for row, semantic_id in enumerate(codes):
        for level in range(len(semantic_id)):
            groups.setdefault(tuple(semantic_id[: level + 1]), []).append(row)
    captions: dict[Codes, Caption] = {}
    said: dict[Codes, frozenset[str]] = {(): frozenset()}
    for prefix in sorted((p for p in groups if p), key=len):
        parent, used = groups[prefix[:-1]], said[prefix[:-1]]
        group = groups[prefix]
        captions[prefix] = _caption([features[i] for i in group], [features[i] for i in parent], used)
        if captions[prefix].text == _NOTHING_NEW and len(group) == 1 and items[group[0]].title:
            captions[prefix] = Caption(items[group[0]].title, 1.0, 1)  # the prefix before says all but which one it is
        parts = re.split(r" · | or ", captions[prefix].text)
        said[prefix] = used.union(parts, *(above.get(part, ()) for part in parts))  # a type implies its department
    for above_them in {prefix[:-1] for prefix in captions}:
        _tell_apart(captions, above_them, groups, features)
    return captions


def captions_to_json(captions: Mapping[Codes, Caption]) -> dict[str, dict[str, object]]:
    """As `{"12 7": {"text": …, "share": …, "count": …}}`."""
    return {" ".join(map(str, prefix)): asdict(caption) for prefix, caption in captions.items()}


def read_captions(path: Path) -> dict[Codes, Caption]:
    """Reads what `captions_to_json` gave, from a file.

    Raises:
        MmsidError: if it is missing, or holds anything else.
    """
    found = read_checked(path, _CAPTIONS)
    return {tuple(map(int, prefix.split())): Caption(one.text, one.share, one.count) for prefix, one in found.items()}


class _Saved(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)

    text: str
    share: Annotated[float, Field(ge=0, le=1)]
    count: Annotated[int, Field(ge=0, le=2**40)]


_CAPTIONS = TypeAdapter(dict[Annotated[str, Field(pattern="^[0-9]{1,6}( [0-9]{1,6})*$")], _Saved])


def _tell_apart(
    captions: dict[Codes, Caption],
    parent: Codes,
    groups: Mapping[Codes, Sequence[int]],
    features: Sequence[frozenset[str]],
) -> None:
    """Gives neighbouring prefixes of one name a second name: what is frequent under one and rare under the others."""
    same: dict[str, list[Codes]] = {}
    for prefix, caption in captions.items():
        if prefix[:-1] == parent and caption.count > 1 and caption.text != _NOTHING_NEW:
            same.setdefault(caption.text, []).append(prefix)
    for text, prefixes in same.items():
        if len(prefixes) < 2:
            continue
        everywhere = [row for prefix in prefixes for row in groups[prefix]]
        around = Counter(f for row in everywhere for f in features[row])
        for prefix in prefixes:
            group = [features[row] for row in groups[prefix]]
            inside, n = Counter(f for one in group for f in one), len(group)
            lifts = {f: inside[f] / n / (around[f] / len(everywhere)) for f in inside if inside[f] / n >= _ENOUGH}
            telling = [f for f, lift in lifts.items() if lift >= _TELLING and not _implied(text, f)]
            if telling:
                best = max(telling, key=lambda f: (f[0] == "c", inside[f] * lifts[f], f))
                share = sum(best in one and _fits(text, one) for one in group) / n
                if share >= _ENOUGH:
                    captions[prefix] = Caption(f"{best[2:]} · {text}", share, n)


def _fits(text: str, features: frozenset[str]) -> bool:
    """Whether a caption holds for a product."""
    held = [f"c:{part}" in features or f"w:{part}" in features for part in re.split(r" · | or ", text)]
    return any(held) if " or " in text else all(held)


def _implied(text: str, feature: str) -> bool:
    return any(_says(part, feature) for part in re.split(r" · | or ", text))


def _features(item: Item) -> frozenset[str]:
    """`c:Category` for each level of the category, `w:word` for each word of the title."""
    words = {word.lower() for word in _WORD.findall(item.title)} - _DULL
    return frozenset([*(f"c:{name}" for name in item.category), *(f"w:{word}" for word in words)])


def _caption(group: list[frozenset[str]], parent: list[frozenset[str]], used: frozenset[str]) -> Caption:
    inside, around = (Counter(f for features in rows for f in features) for rows in (group, parent))
    n, m = len(group), len(parent)

    def score(feature: str) -> float:
        """Shared by most here and by few around: share × log-lift (a smoothed pointwise mutual information)."""
        lift = math.log((inside[feature] / n + 0.02) / (around[feature] / m + 0.02))
        return inside[feature] / n * (lift + 0.05) * (1.3 if feature[0] == "c" else 1.0)

    fresh = [f for f in inside if not any(_says(text, f) for text in used)]
    common = [f for f in fresh if inside[f] / n >= _MAJORITY]
    if not common:
        return _two_of(group, inside, fresh)
    first = max(common, key=lambda f: (score(f), f))
    parts = [first]
    rest = [f for f in common if f[0] == "w" and f != first and not _says(first[2:], f) and not _says(f[2:], first)]
    for feature in sorted(rest, key=lambda f: (-score(f), f)):
        joint = sum(first in features and feature in features for features in group) / n
        if joint >= max(_SECOND, 0.8 * inside[first] / n) and score(feature) > 0.1:
            parts.append(feature)
            break
    parts.sort(key=lambda f: f[0])  # the category before the words
    holds = sum(all(part in features for part in parts) for features in group) / n
    return Caption(" · ".join(part[2:] for part in parts), holds, n)


def _two_of(group: list[frozenset[str]], inside: Counter[str], fresh: list[str]) -> Caption:
    """Where nothing holds for half of the products: the two most frequent categories, or words."""
    names = sorted(fresh, key=lambda f: (-inside[f], f))
    pairs = [[f for f in names if f[0] == kind][:2] for kind in "cw"]

    def holds(pair: list[str]) -> float:
        return sum(any(feature in features for feature in pair) for features in group) / len(group)

    best = max(pairs, key=holds)  # categories where they hold for as many as words
    if not best or holds(best) < _ENOUGH:
        return Caption(_NOTHING_NEW, 0.0, len(group))
    return Caption(" or ".join(feature[2:] for feature in best), holds(best), len(group))


def _says(text: str, feature: str) -> bool:
    """Whether a caption already says it; singular and plural count as one."""
    word = _singular(feature[2:].lower())
    return word in {_singular(part) for part in (text.lower(), *re.split(r"[ ·]+", text.lower()))}


def _singular(word: str) -> str:
    """A rough stem: dresses → dress, mugs → mug, berries → berry."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
