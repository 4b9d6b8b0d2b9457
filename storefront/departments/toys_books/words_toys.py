"""What people say about soft toys."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

SOFT_TOYS = Words(
    nouns=("soft toy", "cuddly toy", "plush toy", "stuffed animal", "plushie", "cuddly friend"),
    silhouettes=MappingProxyType(
        {
            "teddy bear": ("teddy bear", "bear", "sitting bear"),
            "rabbit": ("rabbit", "bunny", "long-eared rabbit"),
            "elephant": ("elephant", "baby elephant", "little elephant"),
            "cat": ("cat", "kitten", "sitting cat"),
            "whale": ("whale", "smiling whale", "sea-going whale"),
            "dinosaur": ("dinosaur", "long-necked dinosaur", "dino"),
        }
    ),
    features=(
        "an embroidered smile",
        "eyes that are sewn in twice",
        "a soft contrasting belly",
        "hand-stitched seams",
        "a plump, well-filled body",
        "a weighted bottom that keeps it upright",
        "a face with a little mischief in it",
        "felt and cloth details",
        "a shape small arms can carry",
    ),
    uses=(
        "for bedtime stories",
        "for long car journeys",
        "for the nursery shelf",
        "as a first birthday present",
        "for a visit to the doctor",
        "to take along to kindergarten",
        "for a new arrival",
        "to hug on stormy nights",
        "for picnics on the carpet",
        "for sleepovers at grandma's",
    ),
    audiences=("", "children", "babies", "toddlers", "godchildren", "grown-ups who never stopped"),
    seasons=("all year round", "bedtime", "birthdays", "winter evenings", "Christmas"),
    care=(
        "Machine wash at 30 degrees, in a pillowcase.",
        "Wash by hand and dry flat.",
        "Sponge clean with mild soap.",
        "Brush gently when dry.",
        "Do not tumble dry: hugging is warm enough.",
    ),
    facts=(
        "Suitable from birth; tested to the European toy standard.",
        "The filling is made from recycled bottles.",
        "It measures about 28 centimetres.",
        "Every one gets its name tag in our workshop.",
        "If it loses an eye, we sew on a new one for free.",
        "Sewn by a cooperative of twelve seamstresses.",
        "One euro of each goes to a children's hospital.",
        "The dyes are free of harmful substances.",
    ),
    material_phrases=MappingProxyType(
        {"fleece": "long-pile plush", "velvet": "short-pile velvet", "knit": "knitted", "wool": "boiled wool"}
    ),
)
