"""The vocabulary of sweaters and hoodies."""

from __future__ import annotations

from storefront.types import Words

SWEATERS = Words(
    nouns=("sweater", "jumper", "sweater", "knit", "woolly jumper", "piece of knitwear"),
    silhouettes={
        "crew neck": ("crew-neck", "round-neck", "classic", ""),
        "roll neck": ("roll-neck", "polo-neck", "high-necked"),
        "V-neck": ("V-neck", "V-neck", "preppy"),
        "cable": ("cable-knit", "cabled", "Aran-style"),
        "cardigan": ("button-front", "cardigan-style", "buttoned"),
        "yoke": ("Fair Isle", "Nordic", "patterned-yoke"),
        "fisherman": ("fisherman's", "ribbed", "half-cardigan-stitch"),
    },
    features=(
        "ribbed cuffs", "a deep ribbed hem", "fully fashioned shoulders", "a neck that does not scratch",
        "linked seams", "sleeves long enough to pull over your hands", "a rib that keeps its shape",
        "stitches you can see", "a roomy body",
    ),
    uses=(
        "for evenings by the fire", "over a shirt at the office", "for a walk along the harbour",
        "for the first cold morning", "to borrow from each other", "for the sofa and a thick book",
        "for mountain huts", "with cords and boots", "under a heavy coat", "for opening presents in",
        "to take on the ferry",
    ),
    audiences=("men", "women", "children", "grandparents", "anyone with a draughty flat", "", ""),
    seasons=("autumn", "winter", "chilly evenings", "the whole cold half of the year", "the holidays"),
    care=(
        "Hand wash in cool water and dry flat.", "Wool programme at 30 degrees.", "Never hang it up wet.",
        "Comb off the first bobbles; they will not come back.", "Air it overnight instead of washing it.",
        "Keep it folded, with a cedar block against moths.",
    ),
    facts=(
        "The yarn is spun from the fleece of free-grazing sheep.", "Knitted in one piece, so no seam rubs.",
        "It takes one knitter a day and a half.", "A skein of the same yarn for mending lies in the box.",
        "Warm without being heavy.", "The dye lot is noted on the label.",
        "Our grandmothers have approved the tension.",
    ),
    material_phrases={
        "knit": "lambswool", "fine knit": "merino", "chunky knit": "chunky wool", "mohair": "mohair",
    },
)  # fmt: skip

HOODIES = Words(
    nouns=("hoodie", "hooded sweatshirt", "hoodie", "hooded top", "sweatshirt with a hood"),
    silhouettes={
        "pullover": ("pullover", "classic", "overhead"),
        "zip-up": ("zip-up", "zip-through", "full-zip"),
        "oversized": ("oversized", "baggy", "slouchy"),
        "cropped": ("cropped", "short-cut", "boxy"),
        "panelled": ("two-tone", "contrast-sleeve", "panelled"),
        "college": ("college", "varsity-print", "lettered"),
        "sleeveless": ("sleeveless", "gym", "cut-off"),
    },
    features=(
        "a roomy hood", "thick drawstrings", "a hem of stretchy rib", "metal eyelets", "a brushed inside",
        "a hood that stays up in the wind", "flat seams that do not rub", "cords with firm tips",
    ),
    uses=(
        "for the skate park", "for lazy Sundays", "for the way to training", "for late-night gaming",
        "under a denim jacket", "for campfires", "for the tour bus", "with joggers and nothing planned",
        "to steal from your brother", "for lectures at eight", "to warm up in",
    ),
    audiences=("men", "women", "teenagers", "students", "skaters", "", ""),
    seasons=("autumn", "all year round", "cool evenings", "spring mornings", "the festival season"),
    care=(
        "Machine wash at 30 degrees, inside out.", "Tie the cords before washing.", "Tumble dry on low.",
        "Do not iron the print or the rib.", "Wash with dark colours.",
    ),
    facts=(
        "The cloth weighs 380 grams a square metre.", "Pre-shrunk, so it stays your size.",
        "Half of the cotton has been a T-shirt before.", "The hood has two layers.", "Sewn in Braga, Portugal.",
        "There is a hidden loop for headphones.", "Gets softer with every wash.",
    ),
    material_phrases={"cotton": "brushed cotton", "velvet": "velour", "fleece": "fleece", "jersey": "jersey"},
)  # fmt: skip
