"""What labelled photos show, in plain words.

Public collections label photos in their own way; in: such labels, out: names from plain to general, in the words that
drawn views use as well, and the texts that an encoder learns with the photos.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Captions = tuple[str, ...]

_TOP, _OUTER, _BOTTOMS = ("top", "clothing"), ("outerwear", "clothing"), ("bottoms", "clothing")
_FRUIT, _VEGETABLE = ("fruit", "fresh produce"), ("vegetable", "fresh produce")
_DAIRY, _DRINK = ("dairy", "packaged food"), ("drink", "packaged food")

NAMES: Mapping[str, Captions] = MappingProxyType(
    {
        "t-shirt": ("t-shirt", *_TOP),
        "longsleeve": ("long-sleeved top", *_TOP),
        "shirt": ("shirt", *_TOP),
        "polo": ("polo shirt", *_TOP),
        "undershirt": ("tank top", *_TOP),
        "body": ("tank top", *_TOP),
        "top": ("tank top", *_TOP),
        "blouse": ("shirt", *_TOP),
        "hoodie": ("hoodie", *_TOP),
        "outwear": _OUTER,
        "blazer": ("blazer", *_OUTER),
        "pants": ("trousers", *_BOTTOMS),
        "shorts": ("shorts", *_BOTTOMS),
        "skirt": ("skirt", *_BOTTOMS),
        "dress": ("dress", "clothing"),
        "shoes": ("shoes", "accessories"),
        "hat": ("hat", "accessories"),
        "apple": ("apple", *_FRUIT),
        "pear": ("pear", *_FRUIT),
        "banana": ("banana", *_FRUIT),
        "melon": ("melon", *_FRUIT),
        **dict.fromkeys(("lemon", "lime", "orange", "satsumas", "red grapefruit"), ("citrus fruit", *_FRUIT)),
        **dict.fromkeys(("peach", "nectarine", "plum"), ("stone fruit", *_FRUIT)),
        **dict.fromkeys(
            ("mango", "papaya", "pineapple", "kiwi", "passion fruit", "pomegranate", "avocado"),
            ("tropical fruit", *_FRUIT),
        ),
        "tomato": ("tomato", *_VEGETABLE),
        "pepper": ("pepper", *_VEGETABLE),
        "mushroom": ("mushroom", *_VEGETABLE),
        "aubergine": ("aubergine", *_VEGETABLE),
        **dict.fromkeys(("cucumber", "zucchini"), ("cucumber or courgette", *_VEGETABLE)),
        **dict.fromkeys(("carrots", "potato", "red beet", "ginger"), ("root vegetable", *_VEGETABLE)),
        **dict.fromkeys(("onion", "garlic"), ("onion or garlic", *_VEGETABLE)),
        **dict.fromkeys(("cabbage", "leek", "asparagus"), ("cabbage or leek", *_VEGETABLE)),
        "milk": ("milk", *_DAIRY),
        "sour cream": ("cream", *_DAIRY),
        **dict.fromkeys(("yoghurt", "soyghurt", "oatghurt", "sour milk"), ("yoghurt", *_DAIRY)),
        **dict.fromkeys(("soy milk", "oat milk"), ("plant drink", *_DRINK)),
        "juice": ("juice", *_DRINK),
    }
)
"""Names of the kinds in the collections that this project was trained with; another kind is its own name."""


def photo_names(label: str, category: str) -> Captions:
    """What one calls the thing on a photo of which only the labels are known, from plain to general."""
    kind = _kind(label, category)
    return NAMES.get(kind, (kind.replace("-", " "),))


def photo_captions(label: str, category: str) -> Captions:
    """Texts for such a photo: its labels and the plain name of what it shows."""
    plain = photo_names(label, category)[0]
    own, kind = (text.replace("-", " ") for text in (label.lower(), _kind(label, category)))
    return tuple(dict.fromkeys((plain, f"a photo of {plain}", kind, own, f"{plain}: {own}")))


def _kind(label: str, category: str) -> str:
    """The kind of thing: the category, unless that says no more than that it is clothing."""
    return (category if category and category != "clothing" else label).lower()
