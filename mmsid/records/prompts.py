"""A question to the language model, as tokens and as what they say."""

from __future__ import annotations

from dataclasses import dataclass

from mmsid.records.codes import Codes


@dataclass(frozen=True, slots=True)
class Prompt:
    """Asks what comes next.

    Attributes:
        tokens: token ids that the language model reads.
        history: semantic IDs of the whole history, oldest first, of which the tokens hold the last ones.
    """

    tokens: tuple[int, ...]
    history: tuple[Codes, ...] = ()
