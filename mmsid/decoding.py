"""Constrained decoding: from a prompt to ranked semantic IDs, under a trie.

In: a causal language model of transformers, prompts as token ids, the tokens of every level's codes and the trie of
the valid IDs; out: `Beam`s of codes with log-probabilities, and on request the `TraceLevel`s that explanations read.

The rules: exactly L steps and no end token; the prefill already gives the first code. The prompt's keys and values
are computed once: all beams are appended to them as the branches of one tree, kept apart by the attention mask, so
nothing is copied when beams are reordered. The score of an ID is the sum of its codes' log-probabilities under the
full vocabulary; codes that lead to no product are never considered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from mmsid.records import Codes, TraceLevel, TraceNode

if TYPE_CHECKING:
    from mmsid.semantic_ids import Trie


@dataclass(frozen=True, slots=True)
class Beam:
    """The ranked IDs of one prompt.

    Attributes:
        codes: `(k, L)` int64, best first.
        leaves: `(k,)` int64, the trie's leaf of each ID (−1 in free decoding, where an ID need not exist).
        code_log_probs: `(k, L)` float32 under the full vocabulary; a row sums to the ID's log-probability.
        levels: what was considered, one entry per level; empty unless a trace was asked for.
    """

    codes: np.ndarray
    leaves: np.ndarray
    code_log_probs: np.ndarray
    levels: tuple[TraceLevel, ...] = ()

    @property
    def log_probs(self) -> np.ndarray:
        """`(k,)` log-probability of each ID."""
        return self.code_log_probs.sum(axis=1)


class PromptTree:
    """A batch of prompts, read once, under which branches of codes grow.

    The mask of a new token covers its prompt, its own ancestors and itself; position ids count along its branch.
    """

    def __init__(self, model: Any, prompts: Sequence[Sequence[int]]) -> None:
        """Runs the prefill.

        Args:
            model: a causal LM of transformers whose attention takes 4-D masks (every standard architecture).
            prompts: token ids, one non-empty sequence per request; padded on the left here.
        """
        self._model = model
        device = model.device
        lengths = torch.tensor([len(prompt) for prompt in prompts], device=device)
        longest = int(lengths.max())
        ids = torch.zeros(len(prompts), longest, dtype=torch.long, device=device)
        for row, prompt in enumerate(prompts):
            ids[row, longest - len(prompt) :] = torch.as_tensor(list(prompt), device=device)
        offsets = longest - lengths
        columns = torch.arange(longest, device=device)
        self._visible = columns[None, :] >= offsets[:, None]  # (B, P)
        self._lengths = lengths
        causal = columns[None, :] <= columns[:, None]
        mask = (self._visible[:, None, :] & causal[None]) | torch.eye(longest, dtype=torch.bool, device=device)[None]
        positions = (columns[None, :] - offsets[:, None]).clamp(min=0)
        out = model(
            input_ids=ids,
            attention_mask=self._additive(mask),
            position_ids=positions,
            use_cache=True,
            logits_to_keep=1,
        )
        self._cache = out.past_key_values
        self._grown = 0  # tokens appended to the cache so far
        self.log_probs = torch.log_softmax(out.logits[:, -1:].float(), dim=-1)  # (B, 1, V)

    def grow(self, tokens: torch.Tensor, ancestry: torch.Tensor, depth: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Appends one token to each of W branches per prompt.

        Args:
            tokens: `(B, W)` token ids.
            ancestry: `(B, W, S)` bool, which of the S tokens appended so far are ancestors of each new one.
            depth: how many ancestors each new token has.

        Returns:
            `(B, W, V)` log-probabilities of what follows each branch, float32, and the branches' own ancestry
            `(B, W, S + W)` (their ancestors and themselves).
        """
        batch, width = tokens.shape
        own = torch.eye(width, dtype=torch.bool, device=tokens.device).expand(batch, width, width)
        ancestry = torch.cat([ancestry, own], dim=2)
        prompt = self._visible[:, None, :].expand(batch, width, -1)
        out = self._model(
            input_ids=tokens,
            attention_mask=self._additive(torch.cat([prompt, ancestry], dim=2)),
            position_ids=(self._lengths[:, None] + depth).expand(batch, width),
            past_key_values=self._cache,
            use_cache=True,
        )
        self._grown += width
        return torch.log_softmax(out.logits.float(), dim=-1), ancestry

    def _additive(self, mask: torch.Tensor) -> torch.Tensor:
        dtype = self._model.dtype
        return torch.zeros(mask.shape, dtype=dtype, device=mask.device).masked_fill(~mask, torch.finfo(dtype).min)[
            :, None
        ]


class Decoder:
    """Beam search, free decoding and exact scoring for one model and one trie; holds no request's state."""

    def __init__(self, model: Any, code_tokens: Sequence[Sequence[int]], trie: Trie) -> None:
        """Prepares the tables on the model's device.

        Args:
            model: a causal LM in evaluation mode.
            code_tokens: per level, the token id of each code.
            trie: of the valid IDs.
        """
        self.model = model
        self.trie = trie
        device = model.device
        self._code_tokens = [torch.as_tensor(np.asarray(tokens), device=device) for tokens in code_tokens]
        self._tables = [torch.as_tensor(np.asarray(table), dtype=torch.long, device=device) for table in trie.tables]

    @torch.inference_mode()
    def search(
        self,
        prompts: Sequence[Sequence[int]],
        width: int,
        *,
        excluded: Sequence[Sequence[Codes]] | None = None,
        forced: Codes = (),
        trace: bool = False,
    ) -> list[Beam]:
        """Beam search under the trie.

        Args:
            prompts: token ids, one sequence per request.
            width: prefixes kept per level, and IDs returned at most.
            excluded: per request, IDs that must not be answered (the products of the history).
            forced: codes that the first levels must take.
            trace: whether to keep what was considered.

        Returns:
            one `Beam` per prompt; fewer than `width` IDs where fewer are left.
        """
        tree = PromptTree(self.model, prompts)
        allowed = [self._allowed(ids) for ids in excluded] if excluded is not None else None
        batch, device = len(prompts), self.model.device
        log_probs = tree.log_probs
        nodes = torch.zeros(batch, 1, dtype=torch.long, device=device)
        paths = torch.zeros(batch, 1, device=device)
        codes = torch.zeros(batch, 1, 0, dtype=torch.long, device=device)
        steps = torch.zeros(batch, 1, 0, device=device)
        ancestry = torch.zeros(batch, 1, 0, dtype=torch.bool, device=device)
        seen: list[_Considered] = []
        for level, (table, tokens) in enumerate(zip(self._tables, self._code_tokens, strict=True)):
            step = log_probs[:, :, tokens]  # (B, W, K)
            children = table[nodes]  # (B, W, K), −1 where no product lies
            valid = (children >= 0) & torch.isfinite(paths)[:, :, None]
            if allowed is not None:
                open_nodes = torch.stack([levels[level] for levels in allowed])  # (B, nodes of the next level)
                rows = torch.arange(batch, device=device)[:, None, None]
                valid &= open_nodes[rows, children.clamp(min=0)]
            if level < len(forced):
                valid &= torch.arange(valid.shape[2], device=device) == forced[level]
            scores = torch.where(valid, paths[:, :, None] + step, -torch.inf)
            size = scores.shape[2]
            paths, best = scores.flatten(1).topk(min(width, scores[0].numel()), dim=1)
            parents, chosen = best // size, best % size
            if trace:
                seen.append(_Considered(codes, step, scores, best))
            codes = torch.cat([_pick(codes, parents), chosen[:, :, None]], dim=2)
            steps = torch.cat([_pick(steps, parents), step.flatten(1).gather(1, best)[:, :, None]], dim=2)
            nodes = children.flatten(1).gather(1, best).clamp(min=0)
            if level + 1 < len(self._tables):
                log_probs, ancestry = tree.grow(tokens[chosen], _pick(ancestry, parents), level)
        return [self._beam(row, codes, nodes, paths, steps, seen) for row in range(batch)]

    @torch.inference_mode()
    def search_freely(self, prompts: Sequence[Sequence[int]], width: int) -> list[Beam]:
        """Beam search over all codes of every level, whether or not a product has the ID (leaves are −1)."""
        tree = PromptTree(self.model, prompts)
        batch, device = len(prompts), self.model.device
        log_probs, paths = tree.log_probs, torch.zeros(batch, 1, device=device)
        codes = torch.zeros(batch, 1, 0, dtype=torch.long, device=device)
        steps = torch.zeros(batch, 1, 0, device=device)
        ancestry = torch.zeros(batch, 1, 0, dtype=torch.bool, device=device)
        for level, tokens in enumerate(self._code_tokens):
            step = log_probs[:, :, tokens]
            scores = (paths[:, :, None] + step).flatten(1)
            paths, best = scores.topk(min(width, scores.shape[1]), dim=1)
            parents, chosen = best // step.shape[2], best % step.shape[2]
            codes = torch.cat([_pick(codes, parents), chosen[:, :, None]], dim=2)
            steps = torch.cat([_pick(steps, parents), step.flatten(1).gather(1, best)[:, :, None]], dim=2)
            if level + 1 < len(self._code_tokens):
                log_probs, ancestry = tree.grow(tokens[chosen], _pick(ancestry, parents), level)
        nowhere = np.full(codes.shape[1], -1, dtype=np.int64)
        return [Beam(codes[i].cpu().numpy(), nowhere, steps[i].cpu().numpy()) for i in range(batch)]

    @torch.inference_mode()
    def score_all(self, prompts: Sequence[Sequence[int]], *, chunk: int = 512) -> np.ndarray:
        """Log-probability of every ID of the trie, by walking all of its branches.

        Args:
            prompts: token ids, one sequence per request.
            chunk: branches per pass, which bounds the memory.

        Returns:
            `(B, n)` float32 by leaf, under the full vocabulary: the oracle of the beam.
        """
        tree = PromptTree(self.model, prompts)
        batch, device = len(prompts), self.model.device
        log_probs, paths = tree.log_probs, torch.zeros(batch, 1, device=device)
        ancestry = torch.zeros(batch, 1, 0, dtype=torch.bool, device=device)
        for level, (table, tokens) in enumerate(zip(self._tables, self._code_tokens, strict=True)):
            parents, codes = torch.nonzero(table >= 0, as_tuple=True)
            children = table[parents, codes]
            order = torch.argsort(children)
            parents, codes = parents[order], codes[order]
            paths = paths[:, parents] + log_probs[:, parents, tokens[codes]]
            if level + 1 == len(self._tables):
                break
            found, grown = [], []
            base = ancestry[:, parents]
            for start in range(0, len(codes), chunk):
                block = tokens[codes[start : start + chunk]].expand(batch, -1)
                pad = base.new_zeros(batch, block.shape[1], start)
                log_prob, own = tree.grow(block, torch.cat([base[:, start : start + chunk], pad], dim=2), level)
                found.append(log_prob)
                grown.append(own)
            log_probs = torch.cat(found, dim=1)
            widest = grown[-1].shape[2]
            ancestry = torch.cat([torch.nn.functional.pad(g, (0, widest - g.shape[2])) for g in grown], dim=1)
        return paths.cpu().numpy()

    @torch.inference_mode()
    def score_path(self, prompts: Sequence[Sequence[int]], codes: Codes) -> np.ndarray:
        """Log-probabilities of one ID's codes after each prompt: `(B, L)` float32, in one pass."""
        path = [int(tokens[code]) for tokens, code in zip(self._code_tokens, codes, strict=True)]
        tree = PromptTree(self.model, prompts)
        batch = len(prompts)
        steps = [tree.log_probs[:, 0, path[0]]]
        ancestry = torch.zeros(batch, 1, 0, dtype=torch.bool, device=self.model.device)
        for depth, (token, following) in enumerate(pairwise(path)):
            block = torch.full((batch, 1), token, device=self.model.device)
            log_probs, ancestry = tree.grow(block, ancestry, depth)
            steps.append(log_probs[:, 0, following])
        return torch.stack(steps, dim=1).cpu().numpy()

    def _allowed(self, excluded: Sequence[Codes]) -> list[torch.Tensor]:
        """Per level, which nodes still lead to a product once the excluded IDs are taken away."""
        counts = [np.array(level, copy=True) for level in self.trie.counts[1:]]
        for codes in set(excluded):
            node = 0
            for level, code in enumerate(codes):
                node = int(self.trie.tables[level][node, code])
                if node < 0:
                    break
                counts[level][node] -= 1
        return [torch.as_tensor(level > 0, device=self.model.device) for level in counts]

    def _beam(
        self,
        row: int,
        codes: torch.Tensor,
        nodes: torch.Tensor,
        paths: torch.Tensor,
        steps: torch.Tensor,
        seen: list[_Considered],
    ) -> Beam:
        found = torch.isfinite(paths[row])
        levels = tuple(considered.level(row) for considered in seen)
        kept = [values[row][found].cpu().numpy() for values in (codes, nodes, steps)]
        return Beam(kept[0], kept[1], kept[2], levels)


@dataclass(frozen=True, slots=True)
class _Considered:
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
        nodes = [
            TraceNode(
                codes=(*prefixes[beam], code),
                log_prob=float(steps[beam, code]),
                valid_log_prob=float(steps[beam, code] - mass[beam]),
                path_log_prob=float(scores[beam, code]),
                kept=beam * steps.shape[1] + code in kept,
            )
            for beam, code in torch.nonzero(valid).tolist()
        ]
        nodes.sort(key=lambda node: -node.path_log_prob)
        shares = {p: float(m.exp()) for p, m, ok in zip(prefixes, mass, valid.any(dim=1), strict=True) if ok}
        return TraceLevel(tuple(nodes), shares)


def _pick(values: torch.Tensor, parents: torch.Tensor) -> torch.Tensor:
    """Takes the parents' rows: `(B, W, …)` by `(B, W')` gives `(B, W', …)`."""
    return values[torch.arange(len(values), device=values.device)[:, None], parents]
