"""What people say about building blocks."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

BUILDING_BLOCKS = Words(
    nouns=("building set", "set of blocks", "play set", "construction toy", "first building set"),
    silhouettes=MappingProxyType(
        {
            "wooden tower": ("castle-and-tower", "classic block", "architect's"),
            "plastic bricks": ("studded-brick", "interlocking brick", "click-together"),
            "stacking rings": ("stacking-ring", "ring-pyramid", "ring-tower"),
            "shape sorter": ("shape-sorter", "posting-box", "shape-sorting"),
            "letter cubes": ("alphabet-cube", "letter-cube", "ABC"),
            "dominoes": ("domino", "domino-run", "pip-counting"),
        }
    ),
    features=(
        "edges rounded by hand",
        "pieces that sit exactly on each other",
        "colours you can name together",
        "a cotton bag to keep them in",
        "pieces too large to swallow",
        "a satisfying clack",
        "precisely cut pieces",
        "a booklet of ideas",
        "room for every mistake",
    ),
    uses=(
        "for small architects",
        "for towers that are meant to fall",
        "for rainy afternoons",
        "for counting, sorting and naming",
        "as a present for a first birthday",
        "for the kindergarten corner",
        "to build with grandpa",
        "for two to share",
        "for patient fingers",
        "to keep on the low shelf",
    ),
    audiences=("", "children", "toddlers", "two-year-olds", "day nurseries", "siblings"),
    seasons=("all year round", "birthdays", "rainy days", "Christmas", "long weekends"),
    care=(
        "Wipe with a damp cloth.",
        "Do not soak.",
        "Let the pieces dry in the air.",
        "Wash in a bowl of soapy water.",
        "Keep dry and out of the oven.",
    ),
    facts=(
        "From twelve months; tested to the European toy standard.",
        "The colours are water-based and saliva-proof.",
        "The wood comes from within a hundred kilometres.",
        "More sets of the series fit exactly.",
        "Lost pieces can be ordered singly.",
        "A nursery teacher drew the first sketch.",
        "It has been in the range since 1974.",
        "Packed in a box without any foil.",
    ),
    material_phrases=MappingProxyType({"wood": "beechwood", "plastic": "recycled plastic", "rubber": "natural rubber"}),
)
