"""What decoding gives: ranked IDs, and on request what was considered on the way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from mmsid.records import TraceLevel, TraceNode


@dataclass(frozen=True, slots=True)
class Beam:
    """The ranked IDs of one prompt.

    Attributes:
        codes: `(k, L)` int64, best first.
        leaves: `(k,)` int64, the trie's leaf of each ID (−1 in free decoding, where an ID need not exist).
        code_log_probs: `(k, L)` float32 under the full vocabulary; a row sums to the ID's log-probability.
        voice_shares: `(k, L)` float32, 0 to 1: the collaborative voice's share of the probability of each prefix of an
            ID, up to the whole of it; of what was transferred to a new product, the voice's share moves along.
        levels: what was considered, one entry per level; empty unless a trace was asked for.
    """

    codes: np.ndarray
    leaves: np.ndarray
    code_log_probs: np.ndarray
    voice_shares: np.ndarray
    levels: tuple[TraceLevel, ...] = ()

    @property
    def log_probs(self) -> np.ndarray:
        """`(k,)` log-probability of each ID."""
        return self.code_log_probs.sum(axis=1)


@dataclass(frozen=True, slots=True)
class Considered:
    """One level's tensors, kept for the trace: prefixes `(B, W, l)`, steps and scores `(B, W, K)`, kept `(B, W')`."""

    prefixes: torch.Tensor
    steps: torch.Tensor
    scores: torch.Tensor
    kept: torch.Tensor

    def level(self, row: int) -> TraceLevel:
        """What one request saw at this level."""
        prefixes = [tuple(prefix) for prefix in self.prefixes[row].tolist()]
        steps, scores = self.steps[row].double().cpu(), self.scores[row].double().cpu()
        valid = torch.isfinite(scores)
        mass = torch.where(valid, steps, -torch.inf).logsumexp(dim=1)
        kept = set(self.kept[row].tolist())
        beams, codes = torch.nonzero(valid, as_tuple=True)
        told = (steps[valid], steps[valid] - mass[beams], scores[valid])
        places = zip(beams.tolist(), codes.tolist(), *(values.tolist() for values in told), strict=True)
        nodes = [
            TraceNode(
                codes=(*prefixes[beam], code),
                log_prob=step,
                valid_log_prob=valid_step,
                path_log_prob=path,
                kept=beam * steps.shape[1] + code in kept,
            )
            for beam, code, step, valid_step, path in places
        ]
        nodes.sort(key=lambda node: -node.path_log_prob)
        shares = {p: float(m.exp()) for p, m, ok in zip(prefixes, mass, valid.any(dim=1), strict=True) if ok}
        return TraceLevel(tuple(nodes), shares)
