"""The vocabulary of sneakers, hats and bags."""

from __future__ import annotations

from storefront.types import Words

SNEAKERS = Words(
    nouns=("sneakers", "trainers", "sneakers", "kicks", "gym shoes", "pair of trainers", "everyday trainers"),
    silhouettes={
        "low": ("low-top", "low-cut", "plimsoll", "lace-up", "classic"),
        "high-top": ("high-top", "ankle-high", "basketball-style", "hi-top"),
        "runner": ("running", "cushioned", "retro-runner", "chunky-soled", "sporty"),
        "slip-on": ("slip-on", "laceless", "pull-on", "elastic-sided", "skate"),
        "court": ("court", "tennis", "cupsole", "vintage tennis", "clean-cut"),
    },
    features=(
        "a stitched rubber sole", "a padded collar", "a cushioned insole", "contrast stitching", "a reinforced heel",
        "a reinforced toe", "a grippy tread", "a soft fabric lining", "double-stitched seams", "a bound topline",
        "a light outsole",
    ),
    uses=(
        "for walking the city", "for the school run", "for skating", "for travel days", "with rolled-up jeans",
        "for the gym", "for a quick run around the park", "under a summer dress", "for casual Fridays",
            "for festivals",
        "for long museum days", "with a suit, if you dare", "for cycling to work", "to kick a ball in",
    ),
    audiences=("men", "women", "teenagers", "children", "commuters", "skaters", "wide feet", "", "", ""),
    seasons=("spring", "summer", "all year round", "dry autumn days", "the first warm days", "term time"),
    care=(
        "Brush off dry dirt and wipe with a damp cloth.", "Air the insoles after a long day.",
        "Treat with a protective spray before the first outing.", "Do not put them in the washing machine.",
        "Stuff with newspaper if they get wet and let them dry slowly.", "Keep them away from radiators.",
    ),
    facts=(
        "The insoles can be taken out and replaced.", "They run half a size small.",
            "The outsole contains recycled rubber.",
        "A spare pair of laces comes in the box.", "No animal glue is used.",
            "Cut and sewn in a family workshop near Porto.",
        "Delivered in a box that doubles as storage.", "Soft from the first day: no breaking in.",
        "A pair weighs about as much as a bag of flour.",
    ),
    material_phrases={"knit": "knitted-mesh", "nylon": "nylon"},
)  # fmt: skip

HATS = Words(
    nouns=("hat", "hat", "everyday hat", "headwear staple", "hat", "classic hat"),
    silhouettes={
        "baseball cap": ("baseball-cap", "peaked", "six-panel", "curved-peak", "dad-cap"),
        "beanie": ("beanie", "knitted beanie", "turn-up", "ribbed-cuff", "fisherman's beanie"),
        "bucket hat": ("bucket", "fisherman's bucket", "nineties bucket", "short-brimmed"),
        "fedora": ("fedora", "pinched-crown", "snap-brim", "teardrop-crown", "trilby-style"),
        "pompom beanie": ("pompom", "bobble", "bobble beanie", "après-ski"),
        "sun hat": ("wide-brimmed", "floppy sun", "beach", "sun", "broad-brimmed"),
    },
    features=(
        "a soft inner band", "neat topstitching", "a crown that keeps its shape", "a discreet maker's tag inside",
        "tidy double seams", "a lining that does not itch", "a hand-finished edge", "an adjustable fit",
    ),
    uses=(
        "for walking the dog", "for days at the beach", "for bad hair days", "for gardening", "for festivals",
        "for cold mornings", "to keep the sun off your nose", "for market strolls", "for hikes", "for the allotment",
        "to throw in a weekend bag", "for watching cricket", "for school trips", "with a trench coat",
    ),
    audiences=("men", "women", "children", "teenagers", "walkers", "gardeners", "", "", ""),
    seasons=("winter", "summer", "all year round", "windy days", "autumn walks", "holidays", "the ski season"),
    care=(
        "Brush gently with a soft brush.", "Wash by hand in cool water and dry flat.", "Spot clean only.",
        "Store on a shelf, crown down.", "Steam lightly to bring back the shape.", "Do not wring.",
    ),
    facts=(
        "One size fits most heads between 55 and 60 centimetres.", "It springs back after a day in a suitcase.",
        "The inner band can be shortened with a hidden tape.", "Shaped on wooden blocks that are sixty years old.",
        "Five per cent of the price goes to a mountain rescue team.", "Certified free of harmful substances.",
        "Feels light after an hour, and after five.", "Designed by a milliner in Ghent.",
    ),
    material_phrases={"knit": "chunky-knit", "wool": "wool", "felt": "felted-wool", "straw": "straw"},
)  # fmt: skip

BAGS = Words(
    nouns=("bag", "bag", "everyday bag", "carry-all", "bag", "day bag"),
    silhouettes={
        "tote": ("tote", "shoulder tote", "open-top", "book", "flat tote"),
        "backpack": ("backpack-style", "rucksack", "zip-around rucksack", "two-strap", "school"),
        "crossbody": ("crossbody", "flap", "small shoulder", "camera-style", "saddle"),
        "satchel": ("satchel", "buckled", "two-buckle", "briefcase-style", "messenger"),
        "bucket bag": ("bucket", "drawstring", "duffel-style", "pull-cord"),
        "shopper": ("shopper", "wide tote", "weekend", "beach", "market"),
    },
    features=(
        "tidy topstitching", "reinforced corners", "a sewn-in inner pocket", "sturdy seams", "a flat base",
        "handles that sit well in the hand", "stitched strap ends", "a cotton lining", "a key clip inside",
        "hard-wearing fittings",
    ),
    uses=(
        "for the market", "for books and a laptop", "for the commute", "for a day at the beach", "for school",
        "for weekends away", "for a night out", "to keep by the door", "for the library run", "for knitting projects",
        "for picnics", "as hand luggage", "for the office", "for a long list of errands",
    ),
    audiences=("students", "women", "men", "commuters", "teachers", "travellers", "", "", "", ""),
    seasons=("all year round", "summer", "term time", "holidays", "autumn", "city breaks"),
    care=(
        "Wipe with a damp cloth.", "Let it dry in the air if it gets wet.",
            "Stuff with tissue paper when not in use.",
        "Keep out of strong sun, which fades the colour.", "Rub in a little balm twice a year.",
            "Spot clean with mild soap.",
    ),
    facts=(
        "Carries up to eight kilograms.", "Repairs are free for the first five years.",
            "A sheet of A4 fits with room to spare.",
        "The fittings are nickel-free.", "Made from a maker's surplus stock, so numbers are small.",
        "It comes in a cotton dust bag.", "Every piece is signed inside by the person who sewed it.",
        "Stands up by itself, even when empty.", "Grows softer with the years.",
    ),
    material_phrases={"nylon": "ripstop-nylon", "straw": "woven-straw", "felt": "wool-felt"},
)  # fmt: skip
