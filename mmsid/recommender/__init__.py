"""The language model: histories of semantic IDs become prompts, prompts the next semantic ID."""

from mmsid.recommender.config import RecommenderConfig
from mmsid.recommender.model import Recommender
from mmsid.recommender.prompts import Prompts

__all__ = ["Prompts", "Recommender", "RecommenderConfig"]
