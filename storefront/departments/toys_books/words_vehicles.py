"""What people say about toy vehicles."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

TOY_VEHICLES = Words(
    nouns=("toy", "push-along toy", "toy on wheels", "play vehicle", "rolling toy"),
    silhouettes=MappingProxyType(
        {
            "car": ("car", "little car", "racing-car"),
            "train": ("train", "steam-engine", "locomotive"),
            "fire engine": ("fire-engine", "ladder-truck", "fire-brigade"),
            "tractor": ("tractor", "farm-tractor", "big-wheeled tractor"),
            "plane": ("plane", "propeller-plane", "aeroplane"),
            "boat": ("boat", "harbour-boat", "little ship"),
        }
    ),
    features=(
        "smooth rounded edges",
        "parts that fit small hands",
        "carefully painted details",
        "a satin-smooth finish",
        "a shape even a two-year-old can name",
        "pegged joints instead of screws",
        "a cheerful two-colour finish",
        "a body without sharp corners",
        "a sturdy, well-balanced build",
    ),
    uses=(
        "for the playroom floor",
        "for rescues under the sofa",
        "for adventures in the sandpit",
        "as a first birthday present",
        "for long afternoons on the carpet",
        "to take along to a friend's house",
        "for the shelf in between journeys",
        "for small engineers",
        "for rainy days indoors",
        "to hand down one day",
    ),
    audiences=("", "children", "toddlers", "godchildren", "collectors", "three-year-olds"),
    seasons=("all year round", "birthdays", "rainy weekends", "Christmas", "the holidays"),
    care=(
        "Wipe with a damp cloth.",
        "Do not leave it out in the rain overnight.",
        "A drop of oil keeps the moving parts quiet.",
        "Sand small knocks and carry on.",
        "Clean with mild soapy water.",
    ),
    facts=(
        "From eighteen months; tested to the European toy standard.",
        "The paint is water-based and safe to chew.",
        "Made in a small workshop in the Ore Mountains.",
        "Spare parts can be ordered for ten years.",
        "It measures about 22 centimetres.",
        "No batteries, no noise but the driver's.",
        "For every one sold we plant a beech.",
        "Its pieces are made from offcuts.",
    ),
    material_phrases=MappingProxyType({"wood": "solid wood", "plastic": "recycled plastic", "enamel": "lacquered tin"}),
)
