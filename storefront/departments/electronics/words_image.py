"""What people say about cameras."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

CAMERAS = Words(
    nouns=("camera", "camera", "photo camera", "still camera"),
    silhouettes=MappingProxyType(
        {
            "rangefinder": ("rangefinder", "street-style rangefinder", "classic film-style"),
            "SLR": ("single-lens reflex", "reflex", "interchangeable-lens"),
            "compact": ("compact", "pocket", "point-and-shoot"),
            "instant": ("instant", "instant-print", "party"),
            "action": ("action", "helmet-mount", "rugged little"),
            "twin-lens": ("twin-lens", "waist-level", "twin-lens reflex"),
        }
    ),
    features=(
        "coated glass",
        "a crisp shutter click",
        "knurled rings",
        "a bright little viewfinder",
        "a grippy covering",
        "controls that fall to hand",
        "a threaded tripod socket",
        "neat slotted screws",
        "an engraved maker's name",
    ),
    uses=(
        "for city walks",
        "for the family album",
        "for the next big trip",
        "for birthdays and garden parties",
        "to learn photography with",
        "for the beach and the mountains",
        "for portraits of friends",
        "for street scenes",
        "to take along everywhere",
        "for slow, careful pictures",
    ),
    audiences=("", "beginners", "travellers", "collectors", "students", "new parents", "weekend photographers"),
    seasons=("all year round", "summer holidays", "golden autumn light", "the travel season"),
    care=(
        "Wipe the glass with a microfibre cloth only.",
        "Blow dust off before wiping.",
        "Store it dry, with the cap on.",
        "Take out the battery before long storage.",
        "Keep sand and salt water away.",
    ),
    facts=(
        "The battery lasts for about 300 pictures.",
        "A wrist strap and a pouch are included.",
        "The shutter is tested to 50,000 releases.",
        "It focuses from 60 centimetres to infinity.",
        "The instructions fit on one page.",
        "Serviced and repaired in our own workshop.",
        "It weighs less than half a kilo.",
        "Two years of guarantee.",
    ),
    material_phrases=MappingProxyType({"plastic": "", "aluminium": "metal"}),
    looks=(
        "{silhouette} {noun} in {colour}",
        "a {colour} {pattern} body with {accent} details",
        "a {silhouette} {noun} with a {pattern} {colour} body",
        "{colour} {pattern} {noun}, {silhouette}, with touches of {accent}",
        "our {silhouette} {noun}, here in {colour}",
    ),
)
