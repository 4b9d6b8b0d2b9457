"""What people call a product who are not selling it: one plain name, then ever more general ones.

A large CLIP knows from the web that sneakers are shoes and that pears are fruit; a small one has to be told. These
names go with drawn views of *other* seeds' products (`storefront --pairs`), never with a product of the shop, whose
text holds no category. The words are the same as those for real photos (`training.photos`), so that a drawn and a
photographed pear are one thing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "T-shirts": ("t-shirt", "top", "clothing"),
        "Shirts": ("shirt", "top", "clothing"),
        "Dresses": ("dress", "clothing"),
        "Jackets": ("jacket", "outerwear", "clothing"),
        "Sweaters": ("sweater", "top", "clothing"),
        "Hoodies": ("hoodie", "top", "clothing"),
        "Long-sleeve tops": ("long-sleeved top", "top", "clothing"),
        "Polo shirts": ("polo shirt", "top", "clothing"),
        "Tank tops": ("tank top", "top", "clothing"),
        "Blazers": ("blazer", "outerwear", "clothing"),
        "Coats": ("coat", "outerwear", "clothing"),
        "Trousers": ("trousers", "bottoms", "clothing"),
        "Jeans": ("jeans", "bottoms", "clothing"),
        "Shorts": ("shorts", "bottoms", "clothing"),
        "Skirts": ("skirt", "bottoms", "clothing"),
        "Sneakers": ("sneakers", "shoes", "accessories"),
        "Boots": ("boots", "shoes", "accessories"),
        "Heels": ("heels", "shoes", "accessories"),
        "Sandals": ("sandals", "shoes", "accessories"),
        "Dress shoes": ("dress shoes", "shoes", "accessories"),
        "Hats": ("hat", "accessories"),
        "Bags": ("bag", "accessories"),
        "Apples": ("apple", "fruit", "fresh produce"),
        "Citrus fruit": ("citrus fruit", "fruit", "fresh produce"),
        "Bananas": ("banana", "fruit", "fresh produce"),
        "Pears": ("pear", "fruit", "fresh produce"),
        "Tropical fruit": ("tropical fruit", "fruit", "fresh produce"),
        "Stone fruit": ("stone fruit", "fruit", "fresh produce"),
        "Melons": ("melon", "fruit", "fresh produce"),
        "Tomatoes": ("tomato", "vegetable", "fresh produce"),
        "Peppers": ("pepper", "vegetable", "fresh produce"),
        "Root vegetables": ("root vegetable", "vegetable", "fresh produce"),
        "Onions & garlic": ("onion or garlic", "vegetable", "fresh produce"),
        "Mushrooms": ("mushroom", "vegetable", "fresh produce"),
        "Cabbages & leeks": ("cabbage or leek", "vegetable", "fresh produce"),
        "Cucumbers & courgettes": ("cucumber or courgette", "vegetable", "fresh produce"),
        "Aubergines": ("aubergine", "vegetable", "fresh produce"),
        "Juice": ("juice", "drink", "packaged food"),
        "Milk": ("milk", "dairy", "packaged food"),
        "Yoghurt": ("yoghurt", "dairy", "packaged food"),
        "Plant drinks": ("plant drink", "drink", "packaged food"),
        "Cream": ("cream", "dairy", "packaged food"),
        "Mugs": ("mug", "tableware", "kitchenware"),
        "Teapots": ("teapot", "tableware", "kitchenware"),
        "Plates & bowls": ("plate or bowl", "tableware", "kitchenware"),
        "Pots & pans": ("pot or pan", "cookware", "kitchenware"),
        "Kitchen knives": ("kitchen knife", "cookware", "kitchenware"),
        "Kettles": ("kettle", "cookware", "kitchenware"),
        "Armchairs": ("armchair", "seat", "home furnishing"),
        "Table lamps": ("table lamp", "lighting", "home furnishing"),
        "Sofas": ("sofa", "seat", "home furnishing"),
        "Chairs": ("chair", "seat", "home furnishing"),
        "Cushions": ("cushion", "home furnishing"),
        "Balls": ("ball", "outdoor gear"),
        "Bicycles": ("bicycle", "outdoor gear"),
        "Tents": ("tent", "outdoor gear"),
        "Soft toys": ("soft toy", "toy", "for children"),
        "Books": ("book", "for children"),
        "Toy vehicles": ("toy vehicle", "toy", "for children"),
        "Building blocks": ("building blocks", "toy", "for children"),
        "House plants": ("house plant", "plant", "gardening"),
        "Cacti & succulents": ("cactus or succulent", "plant", "gardening"),
        "Flowers": ("flowers", "plant", "gardening"),
        "Watering cans": ("watering can", "gardening"),
        "Headphones": ("headphones", "audio", "electronics"),
        "Cameras": ("camera", "electronics"),
        "Speakers": ("speaker", "audio", "electronics"),
        "Laptops": ("laptop", "electronics"),
        "Watches": ("watch", "electronics"),
    }
)
"""Names by product type, plain to general."""
