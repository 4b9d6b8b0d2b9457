"""The vocabulary of apples, citrus fruit and tomatoes."""
from mmsid.storefront.types import Words
APPLE_WORDS = Words((), {}, (), (), (), (), (), ())
CITRUS_WORDS = TOMATO_WORDS = APPLE_WORDS
