"""Constrained decoding: from a prompt to ranked semantic IDs, under a trie."""

from mmsid.decoding.beam import Beam
from mmsid.decoding.decoder import Decoder
from mmsid.decoding.loans import Loan
from mmsid.decoding.prompt_tree import PromptTree

__all__ = ["Beam", "Decoder", "Loan", "PromptTree"]
