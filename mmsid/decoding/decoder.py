"""Constrained decoding: from a prompt to ranked semantic IDs, under a trie.

In: a causal language model of transformers, prompts, the tokens of every level's codes and the trie of
the valid IDs; out: `Beam`s of codes with log-probabilities, and on request the `TraceLevel`s that explanations read.

The rules: exactly L steps and no end token; the prefill already gives the first code. The prompt's keys and values
are computed once: all beams are appended to them as the branches of one tree, kept apart by the attention mask, so
nothing is copied when beams are reordered. The score of an ID is the sum of its codes' log-probabilities under the
full vocabulary; codes that lead to no product are never considered. Where there is a collaborative voice, or products
were added that the model never wrote, the mixture (`mixture.py`, `transfers.py`) takes the place of those
log-probabilities, in all that a decoder says alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from mmsid.decoding.beam import Beam
from mmsid.decoding.beam_search import Conditions, beam_search, pick
from mmsid.decoding.device_trie import DeviceTrie
from mmsid.decoding.mixture import Mixture, Voice
from mmsid.decoding.prompt_tree import PromptTree
from mmsid.decoding.recorded import MAX_BATCH, MAX_WIDTH, Recordings, fixed_model
from mmsid.decoding.transfers import Transfer, Transfers
from mmsid.records import Codes, Prompt

if TYPE_CHECKING:
    from mmsid.semantic_ids import Trie


class Decoder:
    """Beam search, free decoding and exact scoring for one model and one trie; holds no request's state."""

    def __init__(
        self,
        model: Any,
        code_tokens: Sequence[Sequence[int]],
        trie: Trie,
        transfers: Sequence[Transfer] = (),
        voice: Voice | None = None,
        *,
        fixed: bool | None = None,
    ) -> None:
        """Takes the trie to the model's device.

        Args:
            model: a causal LM in evaluation mode.
            code_tokens: per level, the token id of each code.
            trie: of the valid IDs.
            transfers: of products that the model never wrote; both ends of each are in the trie.
            voice: speaks beside the model, of the products of the trie.
            fixed: whether searches run in fixed shapes, which a GPU records (`recorded.py`), where the model and the
                trie allow it; by default on a GPU.
        """
        self.model = model
        self.trie = trie
        device = model.device
        self._code_tokens = [torch.as_tensor(np.asarray(tokens), device=device) for tokens in code_tokens]
        self._trie = DeviceTrie(trie, device)
        self._transfers = Transfers(transfers, self._trie) if transfers else None
        self._voice = voice
        self._recordings = self._recorded() if fixed is True or (fixed is None and device.type == "cuda") else None

    @torch.inference_mode()
    def search(
        self,
        prompts: Sequence[Prompt],
        width: int,
        *,
        excluded: Sequence[Sequence[Codes]] | None = None,
        forced: Codes = (),
        trace: bool = False,
    ) -> list[Beam]:
        """Beam search under the trie.

        Args:
            prompts: one per request.
            width: prefixes kept per level, and IDs returned at most.
            excluded: per request, IDs that must not be answered (the products of the history).
            forced: codes that the first levels must take.
            trace: whether to keep what was considered.

        Returns:
            one `Beam` per prompt; fewer than `width` IDs where fewer are left.
        """
        if self._recordings is not None and not forced and width <= MAX_WIDTH:
            return self._search_recorded(self._recordings, prompts, width, excluded, trace=trace)
        tree = PromptTree(self.model, prompts)
        closed = None if excluded is None else self._trie.closed(excluded)
        under = Conditions(closed, forced, self._mixture(tree, prompts, self._transfers, excluded))
        found = beam_search(tree, self._trie, self._code_tokens, width, under)
        return [found.beam(row, trace=trace) for row in range(len(prompts))]

    @torch.inference_mode()
    def search_freely(self, prompts: Sequence[Prompt], width: int) -> list[Beam]:
        """Beam search over all codes of every level, whether or not a product has the ID (leaves are −1).

        The language model alone answers: a voice knows no ID that no product has.
        """
        tree = PromptTree(self.model, prompts)
        batch, device = len(prompts), self.model.device
        log_probs, paths = tree.begin(self._code_tokens[0]), torch.zeros(batch, 1, device=device)
        codes = torch.zeros(batch, 1, 0, dtype=torch.long, device=device)
        steps = torch.zeros(batch, 1, 0, device=device)
        ancestry = torch.zeros(batch, 1, 0, dtype=torch.bool, device=device)
        for level, tokens in enumerate(self._code_tokens):
            step = log_probs
            scores = (paths[:, :, None] + step).flatten(1)
            paths, best = scores.topk(min(width, scores.shape[1]), dim=1)
            parents, chosen = best // step.shape[2], best % step.shape[2]
            codes = torch.cat([pick(codes, parents), chosen[:, :, None]], dim=2)
            steps = torch.cat([pick(steps, parents), step.flatten(1).gather(1, best)[:, :, None]], dim=2)
            if level + 1 < len(self._code_tokens):
                following = self._code_tokens[level + 1]
                log_probs, ancestry = tree.grow(tokens[chosen], pick(ancestry, parents), level, following)
        nowhere = np.full(codes.shape[1], -1, dtype=np.int64)
        alone = np.zeros(steps.shape[1:], dtype=np.float32)
        return [Beam(codes[i].cpu().numpy(), nowhere, steps[i].cpu().numpy(), alone) for i in range(batch)]

    @torch.inference_mode()
    def score_all(self, prompts: Sequence[Prompt], *, chunk: int = 512) -> np.ndarray:
        """Log-probability of every ID of the trie, by walking all of its branches.

        Args:
            prompts: one per request.
            chunk: branches per pass, which bounds the memory.

        Returns:
            `(B, n)` float32 by leaf, under the full vocabulary: the oracle of the beam.
        """
        tree = PromptTree(self.model, prompts)
        mixture = self._mixture(tree, prompts, self._transfers, None)
        return self._walk(tree, self._trie, chunk, mixture)[1].cpu().numpy()

    @torch.inference_mode()
    def above(self, prompts: Sequence[Prompt], floors: np.ndarray, *, chunk: int = 512) -> np.ndarray:
        """Which IDs are more probable than a floor, without walking the branches that cannot be.

        Args:
            prompts: one per request.
            floors: `(B,)` log-probabilities.
            chunk: branches per pass, which bounds the memory.

        Returns:
            `(B, n)` bool by leaf.
        """
        tree = PromptTree(self.model, prompts)
        mixture = self._mixture(tree, prompts, self._transfers, None)
        floor = torch.as_tensor(floors, dtype=torch.float32, device=self.model.device)[:, None]
        leaves, paths = self._walk(tree, self._trie, chunk, mixture, floor)
        found = np.zeros((len(prompts), len(self.trie)), dtype=bool)
        found[:, leaves.cpu().numpy()] = (paths > floor).cpu().numpy()
        return found

    @torch.inference_mode()
    def score_path(
        self, prompts: Sequence[Prompt], codes: Codes, *, excluded: Sequence[Sequence[Codes]] | None = None
    ) -> np.ndarray:
        """Log-probabilities of one ID's codes after each prompt, in one pass.

        Args:
            prompts: one per request.
            codes: the ID, which need not be in the trie.
            excluded: per request, IDs that must not be answered, as `search` had them.

        Returns:
            `(B, L)` float32.
        """
        path = [int(tokens[code]) for tokens, code in zip(self._code_tokens, codes, strict=True)]
        tree = PromptTree(self.model, prompts)
        touching = self._transfers and self._transfers.touching(codes)
        transfers = Transfers(touching, self._trie) if touching else None
        mixture = self._mixture(tree, prompts, transfers, excluded)
        wanted = torch.tensor(path, device=self.model.device)[:, None]
        steps, ancestry = [tree.begin(wanted[0])[:, 0, 0]], tree.root()
        for depth, following in enumerate(wanted[1:]):
            block = wanted[depth].expand(len(prompts), 1)
            log_probs, ancestry = tree.grow(block, ancestry, depth, following)
            steps.append(log_probs[:, 0, 0])
        told = torch.stack(steps, dim=1)
        if mixture is None:
            return told.cpu().numpy()
        reached = told.cumsum(dim=1)
        for level in range(len(codes)):
            node = torch.full((len(prompts), 1), self.trie.node(codes[: level + 1]), device=self.model.device)
            reached[:, level : level + 1] = mixture.reached(reached[:, level : level + 1], node, level + 1)
        return torch.diff(reached, dim=1, prepend=torch.zeros_like(reached[:, :1])).cpu().numpy()

    @torch.inference_mode()
    def score_levels(self, prompts: Sequence[Prompt], targets: Sequence[Codes]) -> list[np.ndarray]:
        """Log-probabilities of every code of every level, each after the codes that a target has before it.

        Args:
            prompts: one per request.
            targets: per request, an ID of the trie.

        Returns:
            L arrays `(B, K_l)` float32, under the full vocabulary: of the answer as a whole, where a voice speaks
            beside the model.
        """
        tree, device, rows = PromptTree(self.model, prompts), self.model.device, range(len(prompts))
        mixture = self._mixture(tree, prompts, self._transfers, None)
        log_probs, ancestry = tree.begin(self._code_tokens[0]), tree.root()
        told = paths = torch.zeros(len(prompts), 1, device=device)
        nodes = torch.zeros(len(prompts), dtype=torch.long, device=device)
        found = []
        for level, tokens in enumerate(self._code_tokens):
            own = torch.tensor([codes[level] for codes in targets], device=device)
            reached, children = told + log_probs[:, 0], self._trie.children(level, nodes)
            mixed = reached if mixture is None else mixture.reached(reached, children, level + 1)
            found.append((mixed - paths).cpu().numpy())
            told, paths, nodes = reached[rows, own, None], mixed[rows, own, None], children[rows, own]
            if level + 1 < len(self._code_tokens):
                log_probs, ancestry = tree.grow(tokens[own][:, None], ancestry, level, self._code_tokens[level + 1])
        return found

    def _walk(
        self,
        tree: PromptTree,
        trie: DeviceTrie,
        chunk: int,
        mixture: Mixture | None = None,
        floor: torch.Tensor | None = None,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Walks a trie, which need not be the decoder's own: its leaves `(W,)`, ascending, and their paths `(B, W)`.

        With a floor `(B, 1)`, branches are left out that are nowhere more probable, and so hold no leaf that is.
        """
        log_probs, ancestry = tree.begin(self._code_tokens[0]), tree.root()
        told = torch.zeros(len(log_probs), 1, device=self.model.device)
        nodes = torch.zeros(1, dtype=torch.long, device=self.model.device)
        for level, tokens in enumerate(self._code_tokens):
            parents, codes, nodes = trie.branches(level, nodes)
            told = told[:, parents] + log_probs[:, parents, codes]
            paths = told if mixture is None else mixture.reached(told, nodes.expand(len(told), -1), level + 1)
            if level + 1 == len(trie):
                break
            if floor is not None:
                kept = (paths > floor).any(dim=0)
                parents, codes, nodes, told = parents[kept], codes[kept], nodes[kept], told[:, kept]
                if not len(nodes):
                    return nodes, told
            found, grown = [], []
            base = ancestry[:, parents]
            for start in range(0, len(codes), chunk):
                block = tokens[codes[start : start + chunk]].expand(len(told), -1)
                pad = base.new_zeros(len(told), block.shape[1], start)
                own = torch.cat([base[:, start : start + chunk], pad], dim=2)
                log_prob, own = tree.grow(block, own, level, self._code_tokens[level + 1])
                found.append(log_prob)
                grown.append(own)
            log_probs = torch.cat(found, dim=1)
            widest = grown[-1].shape[2]
            ancestry = torch.cat([torch.nn.functional.pad(g, (0, widest - g.shape[2])) for g in grown], dim=1)
        return nodes, paths

    def _mixture(
        self,
        tree: PromptTree,
        prompts: Sequence[Prompt],
        transfers: Transfers | None,
        excluded: Sequence[Sequence[Codes]] | None,
    ) -> Mixture | None:
        """What the voice and then the transfers make of the model's probabilities; None where there are neither."""
        mixture = None
        if self._voice is not None:
            claims = self._voice.claims([prompt.history for prompt in prompts])
            mixture = Mixture.of_claims(claims.to(self.model.device), self._trie)
        if transfers is None:
            return mixture
        _, told = self._walk(tree, transfers.sources, chunk=512)
        if mixture is not None:
            told = mixture.reached(told, transfers.leaves.expand(len(told), -1), len(self._trie))
        out = None if excluded is None else [set(ids) for ids in excluded]
        gains = transfers.gains(told, out)
        if mixture is not None:
            return mixture.and_gains(gains, transfers.gains(mixture.claimed(transfers.leaves).log(), out))
        ones = torch.ones(len(prompts), dtype=torch.float64, device=self.model.device)
        return Mixture(self._trie, ones, gains=gains)

    def _search_recorded(
        self,
        recordings: Recordings,
        prompts: Sequence[Prompt],
        width: int,
        excluded: Sequence[Sequence[Codes]] | None,
        *,
        trace: bool,
    ) -> list[Beam]:
        beams: list[Beam] = []
        for start in range(0, len(prompts), MAX_BATCH):
            part = prompts[start : start + MAX_BATCH]
            claimed = None if self._voice is None else partial(self._voice.claims, [prompt.history for prompt in part])
            gone = None if excluded is None else excluded[start : start + MAX_BATCH]
            found = recordings.search(part, width, gone, claimed, trace=trace)
            beams += [found.beam(row, trace=trace) for row in range(len(part))]
        return beams

    def _recorded(self) -> Recordings | None:
        """Searches in fixed shapes; not of transfers, which come and go with a visitor's products."""
        model = fixed_model(self.model)
        if model is None or self._transfers is not None or self.trie.changes is not None:
            return None
        return Recordings(model, self._trie, self._code_tokens, has_voice=self._voice is not None)
