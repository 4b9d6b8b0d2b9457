"""What people say about laptops."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

LAPTOPS = Words(
    nouns=("laptop", "laptop", "notebook", "portable computer"),
    silhouettes=MappingProxyType(
        {
            "three-quarter": ("everyday", "all-round", "slim"),
            "rear view": ("colourful", "slender", "light"),
            "clamshell": ("classic", "wide-screen", "office"),
            "closed": ("flat", "thin and light", "ultra-thin"),
            "tent": ("2-in-1", "folding", "convertible"),
            "detachable": ("detachable", "tablet-style", "kick-stand"),
        }
    ),
    features=(
        "a bright, even screen",
        "keys with a pleasant travel",
        "a generous touchpad",
        "thin bezels",
        "a hinge that opens with one finger",
        "a quiet fan",
        "rounded corners",
        "a discreet maker's mark",
        "a port on either side",
    ),
    uses=(
        "for lectures and essays",
        "for the home office",
        "for the kitchen table",
        "for long train rides",
        "to edit photos on",
        "for film nights in bed",
        "for the first big project",
        "for homework",
        "to write a novel on",
        "for calls with the grandparents",
    ),
    audiences=("", "students", "home workers", "families", "designers", "writers", "beginners"),
    seasons=("all year round", "the new term", "long journeys", "dark evenings"),
    care=(
        "Wipe the screen with a dry microfibre cloth.",
        "Blow crumbs out of the keys.",
        "Keep drinks at arm's length.",
        "Let the battery run down once a month.",
        "Carry it in a padded sleeve.",
    ),
    facts=(
        "The battery lasts a full working day.",
        "It wakes up in a second.",
        "It weighs 1.2 kilos.",
        "The battery and the memory can be replaced.",
        "The charger weighs less than an apple.",
        "The keyboard is lit from below.",
        "Half of the housing is recycled.",
        "Three years of guarantee, picked up at your door.",
    ),
    material_phrases=MappingProxyType({"plastic": "", "aluminium": "aluminium", "enamel": "lacquered"}),
)
