"""What a product type and a product's design are.

A `ProductType` says everything about a type that is not chance: how to draw it, what it can look like and the words
for it. A `Design` is one product, sampled from a seed: it holds all that the drawing, the text and the simulation of
shoppers need. Designs are plain data; they can be compared, copied and written to JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from storefront.drawing.canvas import Canvas


class Stance(StrEnum):
    """How a product is placed before the camera."""

    HANGING = "hanging"
    """In front of a wall: a soft shadow behind it (clothing, wall clocks)."""
    STANDING = "standing"
    """On a floor or table: contact shadow at its feet, cast shadow to the lower right."""
    LYING = "lying"
    """Seen from above: any rotation, a close shadow all around (cutlery, fruit, books)."""


@dataclass(frozen=True)
class Words:
    """The vocabulary of a type; every list wants at least the number of entries given.

    Attributes:
        nouns: what people call it (3+), lower case, without article: "tee", "crew-neck T-shirt". A plural ("trainers")
            is recognised by its s; a leading "~" marks what has no article ("~oat milk").
        silhouettes: for every silhouette one or more adjectives or noun phrases that can stand before a noun
            ("V-neck", "boxy"); an empty string says nothing.
        features: visible details as noun phrases (5+): "a ribbed collar", "double-stitched hems".
        uses: what it is for, as a phrase after the product (5+): "for slow weekends", "under a blazer".
        audiences: for whom (2+): "men", "women", "children", "beginners"; empty strings are allowed.
        seasons: when (1+): "summer", "all year round", "rainy days".
        care: one sentence each (3+): "Machine wash at 30 degrees."
        facts: things no picture shows, one sentence each (4+): "The cotton is grown without pesticides."
        material_phrases: overrides for how a material is spoken of here ("wood" -> "solid oak"); an empty one says
            nothing about it (no apple is "peel").
        looks: sentences that replace the general ones about colour, pattern and material where those do not fit
            (packaging, food), with the placeholders {noun} {silhouette} {colour} {accent} {material} {pattern}.
        titles: title forms that replace the general ones, with the same placeholders.
    """

    nouns: tuple[str, ...]
    silhouettes: Mapping[str, tuple[str, ...]]
    features: tuple[str, ...]
    uses: tuple[str, ...]
    audiences: tuple[str, ...]
    seasons: tuple[str, ...]
    care: tuple[str, ...]
    facts: tuple[str, ...]
    material_phrases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    looks: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProductType:
    """One kind of product.

    Attributes:
        department: the coarse category.
        name: the fine category, unique in the storefront.
        draw: draws a design's product, and only the product, on the canvas.
        silhouettes: names of the shapes it comes in.
        colours: named colours it comes in (palette.COLOURS); repeat a name to make it likelier.
        patterns: named patterns besides "plain" (drawing.patterns).
        materials: named materials (drawing.materials).
        prices: lowest and highest usual price.
        words: its vocabulary.
        stance: how it is placed.
        plain_share: probability of no pattern.
        accents: colours for details; None means any that goes with the colour.
        turn: largest rotation in degrees that suits it (of a still picture; None follows the stance).
        made_of: materials of the silhouettes that do not come in all of `materials`.
        never_in: colours that a silhouette cannot show, by nature: no avocado is red.
    """

    department: str
    name: str
    draw: Callable[[Canvas, Design], None]
    silhouettes: tuple[str, ...]
    colours: tuple[str, ...]
    patterns: tuple[str, ...]
    materials: tuple[str, ...]
    prices: tuple[float, float]
    words: Words
    stance: Stance = Stance.STANDING
    plain_share: float = 0.5
    accents: tuple[str, ...] | None = None
    turn: float | None = None
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    never_in: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def colours_of(self, silhouette: str) -> tuple[str, ...]:
        """The colours that a silhouette comes in; a name that stands twice is likelier."""
        return tuple(name for name in self.colours if name not in self.never_in.get(silhouette, ()))

    @property
    def category(self) -> str:
        """`Department > Type`, as the catalogue writes it."""
        return f"{self.department} > {self.name}"


@dataclass(frozen=True, slots=True)
class Design:
    """One product.

    Attributes:
        item_id: readable and stable: the type and the number within it.
        department: as in its type.
        type: the type's name.
        silhouette: one of the type's.
        colour: the main colour's name.
        accent: the second colour's name.
        pattern: "plain" or a pattern's name.
        material: a material's name.
        brand: an invented maker.
        price: in euros.
        use: what the text says it is for.
        season: when.
        audience: for whom; may be empty.
        seed: of everything the drawing leaves to chance.
        launched: day it came into the shop; 0 is the first.
        title: may be thin.
        description: may be empty or slightly misleading; the title never is.
        has_image: whether the shop has a picture of it.
    """

    item_id: str
    department: str
    type: str
    silhouette: str
    colour: str
    accent: str
    pattern: str
    material: str
    brand: str
    price: float
    use: str
    season: str
    audience: str
    seed: int
    launched: int = 0
    title: str = ""
    description: str = ""
    has_image: bool = True

    @property
    def category(self) -> str:
        """`Department > Type`, as the catalogue writes it."""
        return f"{self.department} > {self.type}"
