"""What people say about sofas, chairs and cushions."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

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

CHAIRS = Words(
    nouns=("chair", "dining chair", "kitchen chair", "side chair", "seat"),
    silhouettes=MappingProxyType(
        {
            "spindle back": ("spindle-back", "Windsor", "country"),
            "shell": ("shell", "moulded", "modern"),
            "bistro": ("bistro", "bentwood", "café"),
            "ladder back": ("ladder-back", "slat-back", "farmhouse"),
            "stool": ("backless", "bar-height", "counter"),
            "folding": ("folding", "garden", "fold-away"),
            "upholstered": ("upholstered", "padded", "high-backed"),
        }
    ),
    features=(
        "well-turned legs",
        "a comfortable seat",
        "felt pads under the feet",
        "neatly pegged joints",
        "a gently tilted back",
        "softened edges",
        "a silky finish",
        "no wobble at all",
        "sturdy cross bars",
    ),
    uses=(
        "for the kitchen table",
        "for long dinners",
        "for the desk",
        "for the balcony",
        "for the hallway",
        "to pull up for one more guest",
        "for a breakfast corner",
        "for homework",
        "for the studio",
        "to mix and match",
    ),
    audiences=("", "families", "small kitchens", "hosts", "café owners", "students"),
    seasons=("all year round", "garden season", "festive dinners"),
    care=(
        "Wipe with a damp cloth.",
        "Tighten the screws once a year.",
        "Oil bare wood every spring.",
        "Keep away from radiators.",
        "Vacuum the seat with a soft brush.",
    ),
    facts=(
        "The seat is 46 centimetres high.",
        "It carries up to 140 kilos.",
        "Comes assembled.",
        "Made in a small joinery.",
        "Spare feet and screws are in the box.",
        "Four fit around a table of 120 centimetres.",
        "The lacquer is water-based.",
        "It weighs less than five kilos.",
    ),
    material_phrases=MappingProxyType(
        {
            "wood": "solid beech",
            "enamel": "lacquered wood",
            "steel": "powder-coated steel",
            "plastic": "recycled plastic",
        }
    ),
)

CUSHIONS = Words(
    nouns=("cushion", "throw pillow", "scatter cushion", "pillow"),
    silhouettes=MappingProxyType(
        {
            "square": ("square", "classic", "plump"),
            "round": ("round", "pleated round", "gathered"),
            "knitted": ("knitted", "chunky-knit", "hand-knit look"),
            "bolster": ("bolster", "cylindrical", "neck-roll"),
            "fringe": ("fringed", "trimmed", "tasselled"),
            "tufted": ("tufted", "box-edge", "buttoned"),
        }
    ),
    features=(
        "neat seams",
        "a hidden zip",
        "a generous filling",
        "a plain back",
        "softly rounded corners",
        "a firm hand",
        "tight, even stitching",
        "a cover that comes off",
        "a pleasant weight",
    ),
    uses=(
        "for the corner of the couch",
        "for the window seat",
        "for the bed",
        "for the reading nook",
        "for the garden bench",
        "to lean on",
        "to brighten up a grey room",
        "for long film nights",
        "for the floor by the fire",
        "as a small present",
    ),
    audiences=("", "nappers", "readers", "new flats", "colour lovers", "cats"),
    seasons=("all year round", "autumn", "garden season", "cold evenings"),
    care=(
        "Wash the cover at 30 degrees.",
        "Shake it up every morning.",
        "Close the zip before washing.",
        "Dry the filling well in the sun.",
        "Iron the cover from the inside.",
    ),
    facts=(
        "Filled with recycled fibre.",
        "The filling is feather-free.",
        "Covers can be bought on their own.",
        "It measures about 45 centimetres.",
        "Sewn in a small workshop.",
        "The zip is hidden in the lower seam.",
        "The dyes are tested for harmful substances.",
        "Packed without plastic.",
    ),
    material_phrases=MappingProxyType({"knit": "wool-knit", "wool": "soft wool"}),
)
