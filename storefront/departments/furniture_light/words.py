"""What people say about armchairs and table lamps."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

ARMCHAIRS = Words(
    nouns=("armchair", "easy chair", "lounge chair", "chair", "reading chair"),
    silhouettes=MappingProxyType(
        {
            "club": ("club", "deep club", "roll-arm"),
            "wingback": ("wingback", "high-backed wing", "winged"),
            "Scandinavian": ("Scandinavian", "wooden-framed", "mid-century"),
            "tub": ("tub", "curved tub", "round-backed"),
            "track-arm": ("track-arm", "modern square-armed", "boxy"),
            "rocking": ("rocking", "wooden rocking", "gently rocking"),
        }
    ),
    features=(
        "a plump seat cushion",
        "piped seams",
        "a sprung seat",
        "tapered wooden legs",
        "arm rests at the right height",
        "a slightly tilted back",
        "a firm front edge",
        "a removable seat cover",
        "neat double stitching",
    ),
    uses=(
        "for reading",
        "for the corner by the window",
        "for long evenings",
        "beside the fireplace",
        "to sink into after work",
        "for a small living room",
        "for the bedroom",
        "to nurse a baby in",
        "for the waiting room",
        "for afternoon naps",
    ),
    audiences=("", "readers", "small flats", "grandparents", "new parents", "tall people"),
    seasons=("all year round", "long winter evenings", "rainy Sundays"),
    care=(
        "Vacuum with a soft brush.",
        "Blot spills at once with a dry cloth.",
        "Turn the seat cushion now and then.",
        "Keep out of direct sun.",
        "Dust the wood with a dry cloth.",
    ),
    facts=(
        "The frame is kiln-dried beech.",
        "The foam keeps its shape for at least ten years.",
        "It carries up to 130 kilos.",
        "The legs are screwed in without tools.",
        "The seat is 44 centimetres high.",
        "It is upholstered to order in four weeks.",
        "The cover withstands 40,000 rubs.",
        "Delivered to the room of your choice.",
    ),
    material_phrases=MappingProxyType(
        {"leather": "full-grain leather", "wool": "wool bouclé", "cotton": "heavy cotton"}
    ),
)

TABLE_LAMPS = Words(
    nouns=("table lamp", "lamp", "bedside lamp", "light", "side-table lamp"),
    silhouettes=MappingProxyType(
        {
            "classic": ("classic", "shaded", "traditional"),
            "desk": ("desk", "jointed", "adjustable", "architect's"),
            "mushroom": ("mushroom", "domed", "seventies-style"),
            "tripod": ("tripod", "three-legged"),
            "globe": ("globe", "ball", "opal globe"),
            "banker's": ("banker's", "library", "study"),
        }
    ),
    features=(
        "a switch on the cord",
        "a weighted foot",
        "a warm glow",
        "a cloth-covered cable",
        "a dimmer",
        "a neat metal collar",
        "a felt pad under the foot",
        "a two-metre cord",
        "a shade that softens the light",
    ),
    uses=(
        "for the bedside table",
        "for the desk",
        "for the hallway",
        "for a dark corner",
        "to read by",
        "for the sideboard",
        "for late work",
        "for cosy evenings",
        "for the window sill",
        "for a children's room",
    ),
    audiences=("", "night readers", "students", "home workers", "children afraid of the dark"),
    seasons=("all year round", "dark evenings", "winter", "autumn"),
    care=(
        "Dust with a dry cloth.",
        "Switch off and let it cool before changing the bulb.",
        "Wipe the foot with a damp cloth.",
        "Brush the shade gently.",
    ),
    facts=(
        "It takes an E14 bulb of up to 40 watts.",
        "An LED bulb is included.",
        "The shade can be replaced.",
        "It is wired and tested by hand.",
        "The light is 2,700 kelvin, as warm as a candle's neighbour.",
        "The cable is two metres long.",
        "Suitable for use indoors only.",
        "It dims in three steps at a touch.",
    ),
    material_phrases=MappingProxyType(
        {
            "glass": "blown glass",
            "steel": "brushed steel",
            "brass": "solid brass",
            "wood": "turned wood",
            "linen": "linen",
            "enamel": "enamelled metal",
        }
    ),
)
