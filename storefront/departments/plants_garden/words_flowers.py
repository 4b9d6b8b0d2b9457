"""What people say about flowers."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

FLOWERS = Words(
    nouns=("flowers", "fresh flowers", "blooms", "seasonal flowers", "florist's flowers"),
    silhouettes=MappingProxyType(
        {
            "tulips": ("tulips", "a bunch of tulips", "Dutch tulips"),
            "roses": ("roses", "garden roses", "long-stemmed roses"),
            "sunflowers": ("sunflowers", "big sunflowers", "field sunflowers"),
            "lavender": ("lavender", "a bunch of lavender", "scented lavender"),
            "mixed bouquet": ("a mixed bouquet", "a hand-tied bouquet", "a country bouquet"),
            "orchid": ("a moth orchid", "a phalaenopsis orchid", "an orchid in bloom"),
        }
    ),
    features=(
        "buds that open over the week",
        "freshly cut stems",
        "a gentle scent",
        "leaves that are left on",
        "a sachet of flower food",
        "a handwritten card on request",
        "a spare stem or two",
        "a bow tied by hand",
    ),
    uses=(
        "for birthdays",
        "for the dinner table",
        "to say thank you",
        "for no reason at all",
        "for the bedside of a friend",
        "as a housewarming present",
        "to make up after a quarrel",
        "for anniversaries",
        "for the hall table",
        "for Mother's Day",
    ),
    audiences=("", "", "mothers", "good friends", "hosts", "teachers", "the one who waters everything"),
    seasons=("spring", "early summer", "Mother's Day", "long summer evenings", "Sundays", "all year round"),
    care=(
        "Cut the stems at a slant before they go into water.",
        "Change the water every other day.",
        "Keep away from fruit and from heaters.",
        "Remove leaves below the waterline.",
        "Put it somewhere cool at night and it lasts longer.",
    ),
    facts=(
        "Cut this morning, with you tomorrow.",
        "Seven days fresh, or we send it again.",
        "Grown outdoors by a family of gardeners.",
        "No stem has travelled by plane.",
        "The flowers are fairly traded.",
        "What you see is what you get: vase or wrapping included.",
        "We bind every order by hand.",
        "The bees had their turn first.",
    ),
    material_phrases=MappingProxyType(
        {
            "glass": "a clear glass vase",
            "ceramic": "a ceramic pot",
            "stoneware": "a stoneware pot",
            "porcelain": "a porcelain vase",
            "enamel": "an enamel jug",
            "paper": "wrapping paper",
            "steel": "a metal bucket",
            "terracotta": "a clay pot",
            "concrete": "a concrete pot",
        }
    ),
    looks=(
        "{silhouette} arranged in {colour} and {accent}, with {material}",
        "{silhouette}, {colour} set against {accent}",
        "{colour} and {accent}: {silhouette} with {material}",
        "{silhouette} with {material}, all in {colour} and {accent}",
    ),
    titles=(
        "{silhouette} in {colour} and {accent}",
        "{silhouette} with {material}",
        "{silhouette}, {colour} and {accent}",
        "{silhouette} with {material}, {colour}",
        "{noun}: {silhouette}",
    ),
)
