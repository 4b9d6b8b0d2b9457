"""What people say about headphones and speakers."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

HEADPHONES = Words(
    nouns=("headphones", "headphones", "stereo headphones", "earphones"),
    silhouettes=MappingProxyType(
        {
            "over-ear": ("over-ear", "closed-back", "full-size"),
            "on-ear": ("on-ear", "light on-ear", "slim"),
            "earbuds": ("true wireless", "cable-free in-ear", "pocket-size"),
            "gaming": ("gaming", "boom-mic gaming", "surround-sound"),
            "neckband": ("neckband", "behind-the-neck", "sporty neckband"),
            "wired": ("wired in-ear", "in-ear", "plug-in"),
        }
    ),
    features=(
        "soft ear tips and pads",
        "a deep but tidy bass",
        "a clear call microphone",
        "buttons you find without looking",
        "a small charge light",
        "a smooth shell",
        "a maker's mark in relief",
        "well-hidden screws",
        "a finish that shrugs off fingerprints",
    ),
    uses=(
        "for the train to work",
        "for long flights",
        "for the open-plan office",
        "for late-night listening",
        "for running",
        "to study with",
        "for video calls",
        "for podcasts on the walk home",
        "to shut the world out for an hour",
        "for the gym bag",
    ),
    audiences=("", "commuters", "students", "gamers", "runners", "music lovers", "teenagers"),
    seasons=("all year round", "the daily commute", "holiday travel", "rainy afternoons"),
    care=(
        "Wipe with a dry cloth after use.",
        "Keep the contacts dry.",
        "Clean the ear tips and pads with a damp cloth.",
        "Charge before storing them for long.",
        "Do not leave them in a hot car.",
    ),
    facts=(
        "They play for up to 30 hours.",
        "Ten minutes of charging give three hours of music.",
        "They pair with two devices at once.",
        "Spare tips and pads are sold separately.",
        "Splash-proof to IPX4.",
        "A storage pouch is included.",
        "The drivers are tuned by ear in small batches.",
        "Two years of guarantee.",
    ),
    material_phrases=MappingProxyType({"plastic": "", "aluminium": "brushed aluminium", "wood": "walnut"}),
)

SPEAKERS = Words(
    nouns=("speaker", "speaker", "loudspeaker", "wireless speaker"),
    silhouettes=MappingProxyType(
        {
            "portable": ("portable", "take-along", "outdoor"),
            "bookshelf": ("bookshelf", "two-way", "compact hi-fi"),
            "retro": ("retro", "radio-style", "mid-century"),
            "smart": ("smart", "voice-controlled", "cloth-covered smart"),
            "floor": ("floor-standing", "tower", "tall hi-fi"),
            "soundbar": ("soundbar-style", "under-screen", "long low"),
        }
    ),
    features=(
        "a tidy, room-filling bass",
        "acoustically open cloth",
        "a metal badge",
        "smooth-turning controls",
        "soft-touch buttons",
        "a non-slip foot",
        "a small status light",
        "clean edges all around",
        "warm, unhurried sound",
    ),
    uses=(
        "for the kitchen shelf",
        "for Sunday mornings",
        "for the living room",
        "for garden parties",
        "for film nights",
        "for the record collection",
        "for the workshop",
        "to fill a whole room",
        "for the desk",
        "to dance to",
    ),
    audiences=("", "music lovers", "party hosts", "film fans", "podcast listeners", "small flats"),
    seasons=("all year round", "garden season", "long winter evenings", "party season"),
    care=(
        "Dust the cloth with a soft brush.",
        "Wipe with a dry cloth; no solvents.",
        "Keep away from radiators.",
        "Leave a hand's width of air behind it.",
        "Do not push on the cones.",
    ),
    facts=(
        "It pairs in three seconds.",
        "Two of them play in stereo.",
        "The cable is two metres long.",
        "Tuned by ear in a real living room.",
        "Every part can be replaced.",
        "It plays for 20 hours on a charge.",
        "Hand-checked before it leaves the workshop.",
        "Five years of guarantee.",
    ),
    material_phrases=MappingProxyType(
        {
            "plastic": "",
            "wood": "wood",
            "aluminium": "aluminium",
            "linen": "linen",
            "canvas": "cloth",
            "knit": "knit",
        }
    ),
)
