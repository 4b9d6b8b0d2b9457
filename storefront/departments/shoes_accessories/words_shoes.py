"""The vocabulary of boots, heels, sandals and dress shoes."""

from __future__ import annotations

from storefront.types import Words

BOOTS = Words(
    nouns=("boots", "boots", "boots", "weekend boots", "everyday boots"),
    silhouettes={
        "ankle": ("ankle", "zip-up ankle", "block-heeled ankle", "short"),
        "chelsea": ("chelsea", "elastic-sided", "pull-on chelsea", "dealer-style"),
        "hiking": ("hiking", "lace-up walking", "mountain", "trekking"),
        "knee-high": ("knee-high", "tall", "long-shafted", "riding-style"),
        "cowboy": ("cowboy", "western", "stitched western", "rodeo-style"),
        "rain": ("rain", "wellington-style", "waterproof wellington", "puddle-proof"),
        "snow": ("snow", "fur-trimmed winter", "padded snow", "après-ski"),
    },
    features=(
        "a grippy sole", "a cushioned footbed", "a reinforced heel", "neat contrast stitching", "a roomy toe",
        "a finished top edge", "a warm lining", "double-stitched seams", "a shaft that keeps its shape",
        "a firm heel counter",
    ),
    uses=(
        "for muddy paths", "for walking the dog", "for the first frost", "with a wool coat", "over skinny jeans",
        "for long weekends in the country", "for city winters", "for the school run in the rain", "for festivals",
        "with thick socks", "to wear year after year", "for the allotment", "with a long skirt",
    ),
    audiences=("women", "men", "children", "walkers", "gardeners", "commuters", "teenagers", "", "", ""),
    seasons=("autumn", "winter", "rainy days", "cold mornings", "the wet months", "all year round", "early spring"),
    care=(
        "Brush off mud once it is dry.", "Wipe with a damp cloth.", "Dry slowly, away from the radiator.",
        "Keep them upright on a boot tree.", "Spray with a waterproofer twice a season.",
        "Take the insoles out to air overnight.",
    ),
    facts=(
        "They can be resoled by any good cobbler.", "Roomy enough for a second pair of socks.",
        "Every pair is water-tested for an hour.", "Made in batches of two hundred.",
        "The box turns into a shelf.", "The insole is cork, which moulds to the foot.",
        "Sizes run true; order your usual one.", "Lasted by hand in a workshop in the Marche.",
    ),
    material_phrases={"nylon": "padded-nylon", "rubber": "natural-rubber"},
)  # fmt: skip

HEELS = Words(
    nouns=("heels", "high heels", "heels", "evening heels", "going-out heels"),
    silhouettes={
        "pumps": ("classic pump", "court-shoe", "almond-toe", "mid-height"),
        "stiletto": ("stiletto", "pointed stiletto", "needle-thin", "sky-high"),
        "block heel": ("block", "round-toe block", "sturdy block", "day-long"),
        "slingback": ("slingback", "open-back", "buckled slingback", "pointed slingback"),
        "strappy sandal": ("strappy sandal", "open-toe", "ankle-strap", "barely-there"),
        "kitten": ("kitten", "low", "pointed kitten", "one-inch"),
        "platform": ("platform", "stacked platform", "seventies platform", "party"),
    },
    features=(
        "a padded insole", "a soft leather lining", "a neatly folded topline", "a covered heel", "a non-slip sole",
        "a stable heel", "an elegant line", "fine edge stitching", "a cushioned ball of the foot",
        "replaceable heel tips",
    ),
    uses=(
        "for weddings", "for a night of dancing", "with a little black dress", "for the office", "for a summer party",
        "with wide trousers", "for opening nights", "for dinner out", "for the red carpet at home",
        "with cropped jeans", "for job interviews", "for the prom",
    ),
    audiences=("women", "brides", "dancers", "party guests", "", "", ""),
    seasons=("summer", "the party season", "all year round", "spring", "wedding season", "winter evenings"),
    care=(
        "Wipe with a soft dry cloth.", "Keep them in the dust bag.", "Have the tips replaced before they wear down.",
        "Brush suede in one direction.", "Fill the toes with tissue paper.", "Keep away from wet grass.",
    ),
    facts=(
        "Spare heel tips are in the box.", "The heel is tested with a load of 80 kilograms.",
        "The arch is padded with memory foam.", "They run true to size.", "Also made in half sizes.",
        "Made in Elda, where every second street has a shoemaker.", "You can dance in them; we did.",
        "The dust bag is organic cotton.",
    ),
)  # fmt: skip

SANDALS = Words(
    nouns=("sandals", "summer sandals", "sandals", "holiday sandals", "sandals"),
    silhouettes={
        "flat strappy": ("flat strappy", "thin-strapped", "ankle-strap", "flat"),
        "slides": ("slide", "slip-in", "backless", "pool"),
        "flip-flops": ("flip-flop", "toe-post", "thong", "beach"),
        "espadrille": ("espadrille", "rope-soled", "jute-wedge", "espadrille wedge"),
        "gladiator": ("gladiator", "Roman", "many-strapped", "lace-of-straps"),
        "sport": ("sport", "trekking", "hook-and-loop", "river"),
    },
    features=(
        "a shaped footbed", "soft strap edges", "a non-slip sole", "sturdy stitching", "an adjustable fit",
        "a light sole", "padding under the heel", "rounded edges that do not rub", "open toes",
        "straps that stay put",
    ),
    uses=(
        "for the beach", "for the pool", "for city breaks", "for pebbly shores", "with a linen dress",
        "for the garden", "for boat trips", "for hot pavements", "for campsites", "for the ice-cream run",
        "with shorts", "for lunch by the harbour",
    ),
    audiences=("women", "men", "children", "travellers", "beach-goers", "", "", ""),
    seasons=("summer", "holidays", "hot days", "the beach months", "late spring", "heatwaves"),
    care=(
        "Rinse off salt and sand with fresh water.", "Let them dry in the shade.",
        "Wipe the footbed with a damp cloth.",
        "Rub in a little balm before the season.", "Do not leave them in a hot car.",
        "Brush the sole with soapy water.",
    ),
    facts=(
        "They weigh less than a paperback.", "The footbed moulds to your foot within a week.",
        "They float.", "Made from off-cuts of a bag maker.", "Sand falls right out of them.",
        "Sizes come up a little large.", "Tested on the cobbles of Lisbon.",
        "The straps can be shortened by the maker for free.",
    ),
    material_phrases={"nylon": "webbing", "straw": "woven-raffia"},
)  # fmt: skip

DRESS_SHOES = Words(
    nouns=("dress shoes", "smart shoes", "dress shoes", "formal shoes", "shoes"),
    silhouettes={
        "oxford": ("oxford", "cap-toe oxford", "closed-laced", "balmoral"),
        "derby": ("derby", "open-laced", "plain-toe derby", "Gibson"),
        "brogue": ("brogue", "wingtip", "full-brogue", "perforated"),
        "loafer": ("loafer-style", "slip-on", "moccasin-toe", "penny"),
        "monk strap": ("monk-strap", "buckled", "monk", "strap-and-buckle"),
    },
    features=(
        "a stitched welt", "a stacked heel", "a leather sole", "a bound topline", "fine double stitching",
        "a hand-finished toe", "a full lining", "a firm heel counter", "a slim waist", "tidy edges",
    ),
    uses=(
        "for weddings", "for the office", "for interviews", "with a grey suit", "with dark denim", "for the theatre",
        "for graduation day", "for court", "with a tweed jacket", "for the first day in a new job",
        "for a smart dinner", "with a velvet blazer",
    ),
    audiences=("men", "women", "grooms", "graduates", "lawyers", "", "", ""),
    seasons=("all year round", "autumn", "wedding season", "winter", "dry days", "the concert season"),
    care=(
        "Polish once a fortnight.", "Use shoe trees.", "Let them rest for a day between wears.",
        "Brush before and after wearing.", "Nourish the leather with cream, not wax alone.", "Use a shoehorn.",
    ),
    facts=(
        "They can be resoled three times or more.", "Lasted for two days before the sole goes on.",
        "A shoehorn is in the box.", "Two widths are available.", "Made in Northampton by a firm of eleven.",
        "The cork under the insole takes your footprint.", "The thread is waxed linen.",
        "The heel can be replaced while you wait.",
    ),
)  # fmt: skip
