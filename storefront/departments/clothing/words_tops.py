"""The vocabulary of long-sleeve tops, polo shirts and tank tops."""

from __future__ import annotations

from storefront.types import Words

_CARE = (
    "Machine wash at 30 degrees.",
    "Wash with similar colours, inside out.",
    "Dry it flat and it keeps its length.",
    "A short spin is enough.",
    "Warm iron on the wrong side.",
)

LONG_SLEEVE_TOPS = Words(
    nouns=("long-sleeved tee", "long-sleeve top", "long-sleeved jersey", "longsleeve", "long-sleeve top"),
    silhouettes={
        "crew neck": ("crew-neck", "round-neck", "classic", ""),
        "henley": ("henley", "button-neck", "grandad-style"),
        "boat neck": ("boat-neck", "sailor-style", "bateau-neck"),
        "raglan": ("raglan", "baseball", "two-tone"),
        "turtleneck": ("turtleneck", "second-skin", "high-neck"),
        "layered": ("layered", "two-in-one", "mock-layer"),
        "bell sleeve": ("bell-cuff", "flared", "seventies"),
        "cropped": ("cropped", "scoop-neck", "ballet-style"),
    },
    features=(
        "sleeves down to the wrist", "double-stitched hems", "taped shoulder seams", "a clean neckline",
        "a straight hem", "seams that lie flat", "just enough stretch", "a length that stays tucked in",
    ),
    uses=(
        "for layering", "under dungarees", "for the yoga mat", "on its own in April", "for sailing weekends",
        "beneath a waistcoat", "for the first school day", "to sleep in", "with a denim skirt", "for long drives",
        "for working from home",
    ),
    audiences=("men", "women", "children", "dancers", "", ""),
    seasons=("spring", "autumn", "all year round", "the days in between", "breezy evenings"),
    care=_CARE,
    facts=(
        "The jersey weighs just 160 grams a square metre.", "Dyed after sewing, so each one differs a little.",
        "Five per cent elastane brings it back into shape.", "The cotton is certified organic.",
        "No side seams, nothing to twist.", "Our most re-ordered basic.", "Cut in Lyon, sewn in Porto.",
    ),
    material_phrases={"ribbed jersey": "ribbed jersey", "waffle cotton": "waffle"},
)  # fmt: skip

POLO_SHIRTS = Words(
    nouns=("polo shirt", "polo", "polo shirt", "tennis shirt", "golf polo"),
    silhouettes={
        "classic": ("classic", "short-sleeved", "club", ""),
        "tipped": ("tipped", "twin-tipped", "striped-collar"),
        "fitted": ("fitted", "slim", "cap-sleeve"),
        "rugby": ("rugby", "heavy", "white-collar"),
        "pocket": ("chest-pocket", "boxy", "relaxed"),
        "open collar": ("open-collar", "johnny-collar", "buttonless"),
        "quarter zip": ("quarter-zip", "zip-neck", "sporty"),
        "panelled": ("panelled", "contrast-shoulder", "team"),
    },
    features=(
        "a soft knitted collar", "ribbed sleeve ends", "vents at the side seams", "a collar that does not curl",
        "a tail that is a little longer at the back", "a taped neck seam", "a neat short front opening",
        "reinforced shoulders",
    ),
    uses=(
        "for the golf course", "for casual Fridays", "with chinos and loafers", "for a game of doubles",
        "for lunch on the terrace", "for the clubhouse", "for hot days at the office", "to wear on the boat",
        "with white trainers", "for garden parties that might turn into football",
    ),
    audiences=("men", "women", "golfers", "juniors", "", ""),
    seasons=("summer", "spring", "all year round", "the long weekends", "warm evenings"),
    care=(*_CARE, "Close the front before washing.", "Pull the collar into shape while damp."),
    facts=(
        "The honeycomb knit lets air through.", "The collar is knitted, not cut.", "A spare fastening is sewn inside.",
        "Mercerised yarn gives it its slight lustre.", "Tested through forty washes.",
        "The maker signs every one inside the hem.", "Made by a family business near Bergamo.",
    ),
    material_phrases={"pique": "piqué", "knit": "fine-knit", "fine knit": "merino"},
)  # fmt: skip

TANK_TOPS = Words(
    nouns=("tank top", "vest top", "tank", "sleeveless top", "tank top"),
    silhouettes={
        "scoop": ("scoop-neck", "classic", "low-cut"),
        "racerback": ("racerback", "sporty", "Y-back"),
        "camisole": ("camisole", "spaghetti-strap", "lace-edged"),
        "muscle": ("muscle", "wide-shouldered", "drop-armhole"),
        "sports": ("running", "numbered", "team"),
        "square neck": ("square-neck", "wide-strap", "ballet"),
        "cropped": ("cropped", "short", "midriff"),
        "swing": ("swing", "flared", "A-line"),
    },
    features=(
        "bound armholes", "a neckline that does not gape", "soft edges", "straps that stay where they are",
        "a tag-free neck", "a double-stitched hem", "room to move", "seams turned to the outside",
    ),
    uses=(
        "for the gym", "for the hottest day of the year", "under a sheer blouse", "for the beach volleyball court",
        "with linen trousers", "for hot yoga", "to sleep in", "for festivals", "for the allotment in July",
        "as a first layer in winter", "for tanned shoulders",
    ),
    audiences=("men", "women", "runners", "teenagers", "", ""),
    seasons=("summer", "heatwaves", "holidays", "all year round", "the dance floor"),
    care=(*_CARE, "Use a laundry bag for the finer ones.", "Do not wring."),
    facts=(
        "Knitted on a circular machine, so there are no side seams.", "It dries on the line within an hour.",
        "The yarn wicks moisture away.", "Sold singly, missed when in the wash.", "Softened with pumice.",
        "Weighs less than a banana.", "The trim is cut from the same cloth.",
    ),
    material_phrases={"ribbed jersey": "ribbed", "waffle cotton": "waffle", "mesh": "airy mesh"},
)  # fmt: skip
