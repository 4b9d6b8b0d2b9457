"""Probability transfer to cold items: a product whose ID the language model never wrote is given probability of others.

A shopper to whom the model would recommend a known product, the source, is offered the cold one, the target, in its
place with the probability `share`. So the distribution over IDs becomes

    p'(x) = p(x) + Σ share · p(source) · ([x begins the target's ID] − [x begins the source's ID])

for every prefix x: it still sums to 1, and only the prefixes of sources and targets differ. In: the transfers and the
trie; out: the decoder's log-probabilities with them. The rule: what must not be answered receives nothing, so a new
product in a history takes nothing from the known ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from mmsid.decoding.device_trie import DeviceTrie
from mmsid.decoding.mixture import LeafValues
from mmsid.records import Codes
from mmsid.semantic_ids import Trie

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True, slots=True)
class Transfer:
    """One product takes the place of another.

    Attributes:
        source: semantic ID of a product that the model knows.
        target: semantic ID of the product that takes its place.
        share: probability with which it does, 0 to 1; those of one source add up to at most 1.
    """

    source: Codes
    target: Codes
    share: float


class Transfers:
    """The transfers within one trie."""

    def __init__(self, transfers: Sequence[Transfer], trie: DeviceTrie) -> None:
        """Prepares them on the trie's device; both ends of each are IDs of the trie, and there is at least one."""
        self.transfers = tuple(transfers)
        sources = sorted({transfer.source for transfer in transfers})
        self.sources = DeviceTrie(Trie.from_codes(np.array(sources), trie.codebook_sizes), trie.device)
        """Of the sources alone, whose probability has to be known before any other is."""
        device = trie.device
        leaf = _leaves(trie.trie, {*sources, *(transfer.target for transfer in transfers)})
        self.leaves = torch.tensor([leaf[codes] for codes in sources], device=device)
        """Their leaves in the whole trie, in the same order."""
        touched = sorted(leaf.values())
        self._touched = torch.tensor(touched, device=device)
        column = {place: column for column, place in enumerate(touched)}
        place = {codes: place for place, codes in enumerate(sources)}  # leaves stand in the order of their IDs
        self._source = torch.tensor([place[transfer.source] for transfer in transfers], device=device)
        self._share = torch.tensor([transfer.share for transfer in transfers], dtype=torch.float64, device=device)
        self._from = torch.tensor([column[leaf[transfer.source]] for transfer in transfers], device=device)
        self._to = torch.tensor([column[leaf[transfer.target]] for transfer in transfers], device=device)

    def touching(self, codes: Codes) -> tuple[Transfer, ...]:
        """Those that change the probability of an ID or of a prefix of it."""
        return tuple(transfer for transfer in self.transfers if codes[0] in (transfer.source[0], transfer.target[0]))

    def gains(self, log_probs: torch.Tensor, excluded: Sequence[Collection[Codes]] | None) -> LeafValues:
        """What every ID gains or loses, and so every prefix.

        Args:
            log_probs: `(B, sources)` of the sources' IDs, in the order of the leaves of `sources`.
            excluded: per request, IDs that must not be answered.
        """
        amounts = log_probs.double().exp()[:, self._source] * self._share
        if excluded is not None:
            for row, ids in enumerate(excluded):
                out = [transfer.target in ids for transfer in self.transfers]
                if any(out):
                    amounts[row, torch.tensor(out, device=amounts.device)] = 0
        gain = amounts.new_zeros(len(amounts), len(self._touched))
        gain = gain.index_add(1, self._to, amounts).index_add(1, self._from, -amounts)
        return LeafValues.of(gain, self._touched)


def _leaves(trie: Trie, ids: Collection[Codes]) -> dict[Codes, int]:
    """The leaf of each ID."""
    found = trie.paths(np.array([*ids]))[:, -1].tolist()
    return dict(zip(ids, found, strict=True))
