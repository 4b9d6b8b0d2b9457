"""The vocabulary of what is worn below the waist: trousers, jeans, shorts and skirts."""

from __future__ import annotations

from storefront.types import Words

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

JEANS = Words(
    nouns=("jeans", "jeans", "pair of jeans", "five-pocket jeans", "denims", "jeans"),
    silhouettes={
        "skinny": ("skinny", "super-slim", "tight"),
        "straight": ("straight", "straight-cut", "regular"),
        "bootcut": ("bootcut", "boot-cut", "softly flared"),
        "wide": ("wide", "baggy", "loose"),
        "ripped": ("ripped", "distressed", "torn-knee"),
        "cuffed": ("cuffed", "turned-up", "boyfriend"),
        "carpenter": ("carpenter", "workwear", "double-knee"),
        "raw hem": ("raw-hem", "frayed ankle", "cropped, frayed"),
    },
    features=(
        "copper rivets", "contrast topstitching", "a coin pocket", "five belt loops", "a button that lasts",
        "flat-felled seams", "a natural fade on the thighs", "a sturdy waistband", "strong pocket bags",
    ),
    uses=(
        "for every single day", "with a plain white tee", "for building bookshelves", "with boots",
        "for concerts and late trams", "to wear until they fall apart", "for weekends in the garden",
        "with a blazer on Fridays", "for road trips", "to roll up at the lake",
    ),
    audiences=("men", "women", "teenagers", "denim lovers", "short legs", "", ""),
    seasons=("all year round", "autumn", "spring", "every season but high summer", "cool evenings"),
    care=(
        "Wash rarely, inside out and cold.", "Never tumble dry; denim likes the line.",
        "Wash separately the first three times.", "Air overnight instead of washing.", "Machine wash at 30 degrees.",
    ),
    facts=(
        "The dark shades may rub off on a pale sofa at first.", "Washed with ozone, which saves a lot of water.",
        "We mend tears for free.", "Woven on old shuttle looms.", "One per cent of stretch, no more.",
        "The length is given in inches on the inner label.", "Sizes run a little small.",
    ),
)  # fmt: skip

SHORTS = Words(
    nouns=("shorts", "shorts", "pair of shorts", "summer shorts"),
    silhouettes={
        "chino": ("chino", "flat-front", "city"),
        "denim": ("denim", "cut-off", "frayed"),
        "swim": ("swim", "beach", "board"),
        "sports": ("sports", "running", "training"),
        "cargo": ("cargo", "six-pocket", "trekking"),
        "bermuda": ("Bermuda", "knee-length", "long"),
        "pleated": ("pleated", "high-waisted", "wide-legged"),
        "cycling": ("cycling", "tight", "stretch"),
    },
    features=(
        "roomy pockets", "a comfortable waist", "clean hems", "strong seams", "a soft inside",
        "legs with room to move", "a waist that stays put", "a neat front",
    ),
    uses=(
        "for the beach", "for hot days in town", "with a linen shirt", "with sandals", "for a long bike ride",
        "for barbecues", "for the first swim of the year", "to climb trees in", "for camping", "for a run by the river",
    ),
    audiences=("men", "women", "boys and girls", "holidaymakers", "", ""),
    seasons=("summer", "the hottest weeks", "holidays", "late spring", "heatwaves"),
    care=(
        "Machine wash at 30 degrees.", "Rinse after salt and chlorine.", "Dries on a railing within the hour.",
        "Wash with similar colours.", "No softener, please.",
    ),
    facts=(
        "There is a small pocket for keys inside.", "They pack down to the size of a fist.",
        "The colour stands up to the sun.", "Cut a little shorter than last year.", "Two pairs fit in any suitcase.",
        "The model is 1.84 m tall and wears M.", "Made in a mill that runs on its own river.",
    ),
)  # fmt: skip

SKIRTS = Words(
    nouns=("skirt", "skirt", "everyday skirt", "twirling skirt", "skirt"),
    silhouettes={
        "A-line": ("A-line", "seventies", "gently flared"),
        "pencil": ("pencil", "slim", "slit-hem"),
        "pleated": ("pleated", "knife-pleat", "accordion"),
        "maxi": ("maxi", "ankle-length", "flowing"),
        "denim mini": ("mini", "five-pocket", "short"),
        "tiered": ("tiered", "gathered", "boho"),
        "wrap": ("wrap", "wraparound", "tie-side"),
        "skater": ("skater", "circle", "full"),
    },
    features=(
        "a waistband that sits flat", "a hidden zip at the side", "a neat hem", "a lining that does not cling",
        "a little swing", "a hem that stays level", "well pressed seams", "a hook and eye at the waist",
    ),
    uses=(
        "for dancing", "with ankle boots", "for the office", "with a tucked-in blouse", "for picnics",
        "with tights and a jumper", "for the theatre", "for cycling to the market", "with a plain tee",
        "for summer weddings",
    ),
    audiences=("women", "girls", "teenagers", "petite figures", "", ""),
    seasons=("spring", "summer", "autumn", "all year round", "party season", "the first warm evenings"),
    care=(*_CARE, "Hand wash in cool water.", "Steam rather than iron.", "Roll it up for travelling."),
    facts=(
        "The zip is hand-set.", "It was the first piece we ever made.", "Pairs with three of our blouses.",
        "The offcuts become hair ties.", "The lining is made of viscose.", "Length is measured from the waist.",
        "Sewn by a team of six.",
    ),
)  # fmt: skip
