"""The vocabulary of what is worn below the waist: trousers, jeans, shorts and skirts."""

from __future__ import annotations

from mmsid.storefront.types import Words

_CARE = (
    "Machine wash at 30 degrees.",
    "Wash inside out with similar colours.",
    "Dry on the line, not in the machine.",
    "Iron on the wrong side.",
    "Hang up by the hems and the creases drop out.",
)

TROUSERS = Words(
    nouns=("trousers", "trousers", "pants", "pair of trousers", "slacks", "everyday trousers"),
    silhouettes={
        "chino": ("chino", "straight-leg", "slim-straight"),
        "wide-leg": ("wide-leg", "pleated", "wide, pleated"),
        "cargo": ("cargo", "multi-pocket", "utility"),
        "jogger": ("jogger", "drawstring", "cuffed jogging"),
        "cropped": ("cropped", "ankle-length", "seven-eighths"),
        "leggings": ("legging", "second-skin", "high-rise training"),
        "flared": ("flared", "bell-bottom", "seventies"),
        "paperbag": ("paperbag", "tie-waist", "high-waisted"),
    },
    features=(
        "deep front pockets", "a waistband that does not dig in", "neatly finished seams", "a clean hem",
        "just enough stretch", "a comfortable rise", "room to sit down in", "a smooth front",
        "legs that fall well",
    ),
    uses=(
        "for the office", "with a white shirt", "for long train journeys", "with trainers or loafers",
        "for Sunday lunch", "for working from home", "with a jumper tucked in", "for travelling light",
        "for the first day at work", "to walk the dog in",
    ),
    audiences=("men", "women", "teenagers", "tall people", "people who sit a lot", "", ""),
    seasons=("all year round", "spring", "autumn", "cool summers", "the office months"),
    care=_CARE,
    facts=(
        "There is a spare button sewn inside.", "The pocket bags are made of strong cotton.",
        "Hemming is free of charge in our shop.", "The cloth has been washed, so the length will stay.",
        "We offer three leg lengths.", "Cut by a family firm near Porto.", "They take a second and a third day well.",
    ),
)  # fmt: skip
