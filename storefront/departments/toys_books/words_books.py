"""What people say about books."""

from __future__ import annotations

from types import MappingProxyType

from storefront.types import Words

BOOKS = Words(
    nouns=("book", "good book", "gift book", "storybook", "volume", "bedtime book"),
    silhouettes=MappingProxyType(
        {
            "hardback": ("hardback", "hardcover", "case-bound"),
            "open book": ("lie-flat", "illustrated", "thread-sewn"),
            "stack": ("staff-picks", "shelf-starter", "stack-of-favourites"),
            "paperback": ("paperback", "softcover", "pocket"),
            "picture book": ("picture", "large-format picture", "read-aloud"),
            "boxed set": ("boxed-set", "slipcased", "collector's"),
            "leather-bound": ("leather-bound", "classic", "heirloom"),
        }
    ),
    features=(
        "a cover you want to face outwards",
        "thick, creamy paper",
        "a clear, generous type",
        "pages that lie flat",
        "a thread-sewn spine",
        "carefully printed lettering",
        "sturdy boards",
        "wide margins for pencil notes",
        "a title that shows from across the room",
    ),
    uses=(
        "for the bedside table",
        "for a long train ride",
        "to read aloud under a blanket",
        "as a birthday present",
        "for rainy Sundays",
        "for the beach bag",
        "for the reading corner at school",
        "to lend to a friend and never get back",
        "for the coffee table",
        "for the half hour before sleep",
    ),
    audiences=(
        "",
        "",
        "early readers",
        "night owls",
        "curious minds",
        "children and those who read to them",
        "book clubs",
    ),
    seasons=("all year round", "long winter evenings", "the summer holidays", "quiet afternoons", "Christmas"),
    care=(
        "Keep out of direct sun.",
        "Dust it now and then, read it more often.",
        "Wipe the cover with a dry cloth.",
        "Store upright, not too tightly packed.",
        "Dog-ears are allowed.",
    ),
    facts=(
        "It has 288 pages and no boring ones.",
        "Printed two hundred kilometres from here, on FSC paper.",
        "The first edition sold out in a month.",
        "Translated from the Norwegian.",
        "It won the booksellers' prize two years ago.",
        "The cover was drawn by hand.",
        "Our staff pick of the season.",
        "A reading sample is on the counter.",
        "Part of a series that can be read in any order.",
    ),
    material_phrases=MappingProxyType(
        {"paper": "printed paper", "linen": "bookcloth", "canvas": "natural canvas", "cardboard": "stiff card"}
    ),
    looks=(
        "{silhouette} {noun} in {colour} {material}, lettered in {accent}",
        "a {silhouette} {noun} with a {colour} and {accent} cover",
        "{colour} {material} outside, surprises inside: a {silhouette} {noun}",
        "covered in {colour} {material} with touches of {accent}",
        "the cover is {colour}, the art {accent}",
    ),
    titles=(
        "{silhouette} {noun}, {colour}",
        "{colour} {silhouette} {noun}",
        "{silhouette} {noun} in {colour} {material}",
        "{silhouette} {noun}, {colour} and {accent}",
        "{noun} in {colour} {material}",
    ),
)
