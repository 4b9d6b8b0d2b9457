"""Captions of codes: what a code means, said once and for all, and for which products that is true.

A code has one caption wherever it stands: a category, or words of the products' own titles and descriptions. The last
code of an ID means nothing of its own; it says which one a product is among those with the same codes before it.
"""

from mmsid.captions.files import captions_to_json, read_captions
from mmsid.captions.growing import which_new, with_new_items
from mmsid.captions.making import make_captions
from mmsid.captions.records import NO_PRODUCTS, NOT_OWN, Caption, Captions, ItemCaption, Meaning, Part

__all__ = [
    "NOT_OWN",
    "NO_PRODUCTS",
    "Caption",
    "Captions",
    "ItemCaption",
    "Meaning",
    "Part",
    "captions_to_json",
    "make_captions",
    "read_captions",
    "which_new",
    "with_new_items",
]
