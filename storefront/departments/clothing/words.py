"""The vocabulary of T-shirts, shirts, dresses and jackets."""

from __future__ import annotations

from storefront.types import Words

_CARE = (
    "Machine wash at 30 degrees with similar colours.",
    "Wash inside out and dry on the line.",
    "Do not tumble dry.",
    "Iron while still slightly damp.",
    "A cool wash keeps the colour fresh.",
)

TSHIRTS = Words(
    nouns=("tee", "T-shirt", "short-sleeved top", "jersey tee", "T-shirt", "everyday tee"),
    silhouettes={
        "crew neck": ("crew-neck", "round-neck", "classic", ""),
        "V-neck": ("V-neck", "V-neck"),
        "boxy": ("boxy", "oversized", "wide-cut"),
        "fitted": ("fitted", "scoop-neck", "slim"),
        "ringer": ("ringer", "contrast-trim"),
        "raglan": ("raglan", "baseball", "contrast-sleeve"),
        "pocket": ("pocket", "patch-pocket"),
        "long line": ("long-line", "extra-long"),
    },
    features=(
        "a ribbed collar", "double-stitched hems", "taped shoulder seams", "a soft printed-in label", "a straight hem",
        "short set-in sleeves", "a neckline that keeps its shape", "a clean finish at the cuffs",
    ),
    uses=(
        "for slow weekends", "under a blazer", "for the gym and the way home", "with jeans", "for warm evenings",
        "to layer under a jumper", "for festivals", "to sleep in", "for travelling light", "with shorts at the beach",
    ),
    audiences=("men", "women", "teenagers", "tall people", "", ""),
    seasons=("summer", "all year round", "the first warm days", "holidays"),
    care=_CARE,
    facts=(
        "The yarn is combed twice, which is why it feels so smooth.", "Pre-washed, so it will not shrink.",
        "Sewn in a small workshop in Portugal.", "The model in our shop wears one size up.",
        "We print and dye with water-based colours.", "A second one in the drawer never hurts.",
    ),
    material_phrases={"knit": "fine-knit", "cotton": "cotton", "linen": "linen"},
)  # fmt: skip

SHIRTS = Words(
    nouns=("shirt", "button-up shirt", "button-down", "shirt", "buttoned top"),
    silhouettes={
        "classic": ("classic", "long-sleeved", "regular-fit"),
        "camp collar": ("camp-collar", "bowling", "resort", "open-collar"),
        "band collar": ("band-collar", "grandad", "collarless"),
        "overshirt": ("overshirt-style", "heavy", "two-pocket"),
        "short-sleeved": ("short-sleeved", "half-sleeved"),
        "blouse": ("pussy-bow", "tie-neck", "bow-neck"),
        "western": ("western", "cowboy", "rodeo"),
    },
    features=(
        "mother-of-pearl buttons", "a crisp collar", "a buttoned front", "a back yoke with a locker loop",
        "a curved hem", "cross-stitched buttons", "fine single-needle seams", "a collar that stands well without a tie",
    ),
    uses=(
        "for the office", "with a tie or without", "over a T-shirt", "for a wedding in the garden",
        "for job interviews",
        "with chinos", "to wear open over a vest", "for dinner out", "for Sundays with the family",
        "for long train rides",
    ),
    audiences=("men", "women", "people who hate ironing", "", ""),
    seasons=("spring", "all year round", "summer nights", "cooler days"),
    care=(*_CARE, "Warm iron, steam if you like.", "Hang it up while damp and the creases fall out."),
    facts=(
        "Two spare buttons are sewn to the side seam.", "The cloth is woven in northern Italy.",
        "It softens with every wash.", "Cut with a little ease across the back.",
        "The fabric is certified free of harmful dyes.", "Folds flat into a weekend bag.",
    ),
)  # fmt: skip

DRESSES = Words(
    nouns=("dress", "frock", "dress", "gown", "day dress"),
    silhouettes={
        "shift": ("shift", "straight", "sixties-style"),
        "A-line": ("A-line", "sleeveless", "swing"),
        "wrap": ("wrap", "wraparound", "tie-waist"),
        "fit and flare": ("fit-and-flare", "full-skirted", "skater"),
        "maxi": ("maxi", "floor-length", "tiered"),
        "slip": ("slip", "strappy", "bias-cut"),
        "shirt dress": ("shirt-style", "button-through", "collared"),
        "smock": ("smock", "puff-sleeve", "babydoll"),
    },
    features=(
        "side pockets", "a concealed zip at the back", "a softly gathered skirt", "a lined bodice",
        "a flattering waist seam",
        "hand-finished hems", "a neckline that sits just right", "a little swing in the skirt",
    ),
    uses=(
        "for garden parties", "for the office and drinks after", "to dance in", "for a wedding guest", "with sandals",
        "with boots and a cardigan", "for a first date", "for holidays by the sea", "for birthdays",
        "to throw on in the heat",
    ),
    audiences=("women", "girls", "petite figures", "mothers-to-be", "", ""),
    seasons=("summer", "the party season", "spring", "all year round", "autumn evenings"),
    care=(*_CARE, "Hand wash in cool water.", "Dry clean if in doubt.", "Steam rather than iron."),
    facts=(
        "The lining is breathable.", "Every print is drawn in our own studio.", "It packs small and shakes out smooth.",
        "Length is taken from the shoulder in every size.", "Made from deadstock cloth, so numbers are small.",
        "Our tailor shortens it free of charge.",
    ),
)  # fmt: skip

JACKETS = Words(
    nouns=("jacket", "jacket", "outer layer", "short coat", "outdoor jacket", "everyday jacket"),
    silhouettes={
        "trucker": ("trucker", "western-style", "two-pocket"),
        "bomber": ("bomber", "flight", "pilot's"),
        "biker": ("biker", "moto", "asymmetric-zip"),
        "puffer": ("puffer", "quilted", "down-filled"),
        "rain jacket": ("hooded", "rain", "waterproof"),
        "field jacket": ("field", "four-pocket", "utility"),
        "fleece": ("fleece", "zip-through", "cosy"),
        "varsity": ("varsity", "college", "letterman"),
    },
    features=(
        "a sturdy metal fastening", "an inside pocket for a phone", "a collar that shields the neck",
        "deep hand pockets", "reinforced seams", "cuffs that keep the wind out", "a warm lining", "top-stitched panels",
    ),
    uses=(
        "for windy walks", "for the school run", "on the bike", "for nights at the stadium",
        "for the mountains",
        "over a hoodie", "for the walk to work", "for autumn in the city", "for camping", "to keep in the car",
    ),
    audiences=("men", "women", "teenagers", "dog walkers", "commuters", ""),
    seasons=("autumn", "winter", "rainy days", "spring", "the days in between", "cold mornings"),
    care=(
        "Wipe clean with a damp cloth.", "Do not wash; air it overnight.", "Wash at 30 degrees with the zip closed.",
        "Professional clean only.", "Re-proof once a year.", "Let it dry away from the heater.",
    ),
    facts=(
        "The zip is guaranteed for life.", "Filled with recycled fibre where it is padded.",
        "There is a loop to hang it up by.", "Tested in a Scottish November.", "The lining carries the maker's stamp.",
        "Repairs are free for two years.",
    ),
)  # fmt: skip
