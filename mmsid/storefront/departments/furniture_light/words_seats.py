"""What people say about sofas, chairs and cushions."""

from __future__ import annotations

from types import MappingProxyType

from mmsid.storefront.types import Words

SOFAS = Words(
    nouns=("sofa", "sofa", "couch", "settee"),
    silhouettes=MappingProxyType(
        {
            "two-seater": ("two-seat", "two-seater", "compact"),
            "three-seater": ("three-seat", "three-seater", "family-size"),
            "chesterfield": ("chesterfield", "deep-buttoned", "club-style"),
            "corner": ("corner", "L-shaped", "chaise-end"),
            "sofa bed": ("fold-out", "guest-bed", "sleep-over"),
            "loveseat": ("camel-back", "curved-back", "salon"),
        }
    ),
    features=(
        "plump seat cushions",
        "piped seams",
        "a sprung base",
        "sturdy wooden legs",
        "arms to lean on",
        "covers that zip off",
        "a back you can nap against",
        "neat double stitching",
        "a firm front edge",
    ),
    uses=(
        "for film nights",
        "for the whole family",
        "for the first flat of one's own",
        "for Sunday naps",
        "for guests who stay late",
        "to stretch out on",
        "for the reading corner",
        "for a bay window",
        "for the garden room",
        "to sink into after work",
    ),
    audiences=("", "families", "small flats", "film lovers", "dog owners", "hosts"),
    seasons=("all year round", "long winter evenings", "rainy Sundays"),
    care=(
        "Vacuum with a soft brush.",
        "Blot spills at once with a dry cloth.",
        "Turn the cushions every few weeks.",
        "Keep out of direct sun.",
        "Plump up the filling by hand.",
    ),
    facts=(
        "The frame is kiln-dried beech.",
        "It fits through any door of 75 centimetres.",
        "The foam keeps its shape for at least ten years.",
        "Delivered to the room of your choice.",
        "It is upholstered to order in six weeks.",
        "The cover withstands 40,000 rubs.",
        "The legs are screwed in without tools.",
        "Spare covers can be ordered later.",
    ),
    material_phrases=MappingProxyType(
        {"leather": "full-grain leather", "wool": "wool bouclé", "cotton": "heavy cotton"}
    ),
)
