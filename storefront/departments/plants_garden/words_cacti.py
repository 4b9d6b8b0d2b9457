"""What people say about cacti and succulents."""

from __future__ import annotations

from types import MappingProxyType

from storefront.departments.plants_garden.words_plants import LOOKS, POTS, TITLES
from storefront.types import Words

CACTI = Words(
    nouns=("desert plant", "windowsill plant", "sun lover", "succulent plant", "desert dweller"),
    silhouettes=MappingProxyType(
        {
            "round cactus": ("round cactus", "barrel cactus", "golden barrel cactus"),
            "column cactus": ("column cactus", "torch cactus", "tall cactus"),
            "prickly pear": ("prickly pear", "bunny-ear cactus", "opuntia"),
            "aloe": ("aloe vera", "aloe", "spotted aloe"),
            "echeveria": ("echeveria", "rosette succulent", "stone-rose echeveria"),
            "planted bowl": ("planted cactus bowl", "desert garden", "cactus and succulent bowl"),
        }
    ),
    features=(
        "a dry, stony soil mix",
        "a layer of fine gravel",
        "a pot with a hole in its foot",
        "a sturdy little shape",
        "roots that fill the pot",
        "a character of its own",
        "a surprise flower once it feels at home",
        "a paper collar for safe carrying",
    ),
    uses=(
        "for the sunniest windowsill",
        "for people who travel a lot",
        "for a first flat",
        "for the desk",
        "as a small thank-you",
        "for collectors",
        "for the kitchen window",
        "to set next to others of its kind",
        "for forgetful gardeners",
        "for a shelf in the sun",
    ),
    audiences=("", "", "beginners", "students", "collectors", "frequent travellers"),
    seasons=("all year round", "summer on the balcony", "sunny windows", "winter rest"),
    care=(
        "Water sparingly, about every three weeks.",
        "Keep it dry and cool in winter.",
        "Give it as much sun as you have.",
        "Turn the pot now and then.",
        "Do not let water stand in the pot.",
        "Use gloves for repotting.",
    ),
    facts=(
        "It stores its own water for weeks.",
        "Raised from seed, not taken from the wild.",
        "It is four years old already.",
        "It grows two centimetres in a good year.",
        "The soil contains pumice and lava.",
        "It may flower in its third summer with you.",
        "Small enough for the post, sturdy enough to arrive.",
        "It comes from a family nursery in the south.",
    ),
    material_phrases=POTS,
    looks=LOOKS,
    titles=TITLES,
)
