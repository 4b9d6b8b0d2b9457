"""Whole searches, recorded once for each shape as a graph of the GPU, and run again for every question of that shape.

In: prompts, what is left out, and a voice's claims; out: what `beam_search` keeps, on the CPU. A question waits for
Python and for thousands of launches once, when the first one of its shape is recorded; from then on its inputs are
written into the graph's own tensors and the graph is launched. Without a GPU the same operations run as they are.
The rule: answers are those of the plain path, which also answers whatever has no recording.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import torch

from mmsid.decoding.beam import Considered
from mmsid.decoding.beam_search import Conditions, Searched, beam_search
from mmsid.decoding.device_trie import DeviceTrie, packed
from mmsid.decoding.fixed_model import FixedModel, fuse, unfuse
from mmsid.decoding.fixed_tree import FixedTree, padded, room_for
from mmsid.decoding.mixture import Mixture
from mmsid.records import Codes, Prompt

PROMPT_STEP, EXCLUDED_STEP = 32, 32
"""Prompts, and what is left out, are padded to the next multiple: so few shapes are recorded."""

MAX_BATCH, MAX_WIDTH = 16, 256
"""More requests are answered in parts; wider beams keep the GPU busy without a recording."""

KEPT = 8
"""Recordings that are kept; each holds the keys and values of its shape."""

_WARM = 3
"""Runs before a recording, in which torch compiles and chooses."""

_FIXED: WeakKeyDictionary[Any, FixedModel | None] = WeakKeyDictionary()
_MAKING = threading.Lock()


@dataclass(frozen=True, slots=True)
class Shape:
    """What a recording is for: requests, tokens of a prompt, beam, and what is left out of each level at most."""

    batch: int
    prompt: int
    width: int
    excluded: int


def fixed_model(model: Any) -> FixedModel | None:
    """The model in the form that can be recorded, made once; None where its architecture is not known."""
    with _MAKING:
        if model not in _FIXED:
            _FIXED[model] = FixedModel.of(model)
        return _FIXED[model]


class Recordings:
    """The recorded searches of one model under one trie."""

    def __init__(
        self, model: FixedModel, trie: DeviceTrie, code_tokens: Sequence[torch.Tensor], *, has_voice: bool
    ) -> None:
        """Takes what all searches share; nothing is recorded before it is asked for."""
        self._model, self._trie, self._code_tokens, self._has_voice = model, trie, code_tokens, has_voice
        self._known: OrderedDict[Shape, _Recording] = OrderedDict()
        self._lock = threading.Lock()

    def search(
        self,
        prompts: Sequence[Prompt],
        width: int,
        excluded: Sequence[Sequence[Codes]] | None,
        claimed: Callable[[], torch.Tensor] | None,
        *,
        trace: bool,
    ) -> Searched:
        """As `beam_search`, for at most `MAX_BATCH` prompts; `claimed` asks a voice for its claims `(B, n)` by leaf.

        What is left out and claimed is found out while the GPU reads the prompts.
        """
        longest = max(len(prompt.tokens) for prompt in prompts)
        most = max(map(len, excluded or [()]))
        shape = Shape(
            1 << (len(prompts) - 1).bit_length(),
            -(-longest // PROMPT_STEP) * PROMPT_STEP,
            width,
            -(-max(most, 1) // EXCLUDED_STEP) * EXCLUDED_STEP,
        )
        rows = [*range(len(prompts)), *[0] * (shape.batch - len(prompts))]  # the first request again
        tokens, lengths = padded([prompts[row].tokens for row in rows], shape.prompt)
        with self._lock:
            recording = self._known.pop(shape, None) or self._recorded(shape)
            self._known[shape] = recording
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
            recording.read(tokens, lengths)
            closed = [self._trie.trie.closed(map(tuple, ids)) for ids in excluded or [()] * len(prompts)]
            levels = range(len(self._trie))
            left_out = np.stack([packed([closed[row][level] for row in rows], shape.excluded) for level in levels])
            claims = claimed()[rows] if claimed is not None else None
            return recording.search(torch.from_numpy(left_out), claims, trace=trace)

    def _recorded(self, shape: Shape) -> _Recording:
        recording = _Recording(self._model, self._trie, self._code_tokens, shape, has_voice=self._has_voice)
        if self._trie.device.type == "cuda":
            recording.record()
        return recording


class _Recording:
    """One shape's tensors, and the graph that reads and writes them; without a GPU, no graph."""

    def __init__(
        self,
        model: FixedModel,
        trie: DeviceTrie,
        code_tokens: Sequence[torch.Tensor],
        shape: Shape,
        *,
        has_voice: bool,
    ) -> None:
        self._model, self._trie, self._code_tokens, self._shape = model, trie, code_tokens, shape
        device, batch = trie.device, shape.batch
        self._tokens = torch.zeros(batch, shape.prompt, dtype=torch.long, device=device)
        self._lengths = torch.ones(batch, dtype=torch.long, device=device)
        self._closed = torch.full((len(trie), 2, batch, shape.excluded), -1, device=device)
        count = len(trie.trie)
        self._claims = torch.zeros(batch, count, dtype=torch.float64, device=device) if has_voice else None
        self._cache = room_for(model, batch, shape.prompt, code_tokens, shape.width)
        self._graphs: list[Any] = []
        self._tree: FixedTree | None = None
        self._found: Searched | None = None
        self._kept: torch.Tensor | None = None

    def record(self) -> None:
        """Runs the search until nothing is compiled or chosen any more, and records it in two parts."""
        fuse()
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            try:
                self._run()
            except Exception:  # whatever torch's compiler raises where it lacks one
                unfuse()
            for _ in range(_WARM):
                self._run()
        torch.cuda.current_stream().wait_stream(aside)
        pool = torch.cuda.graph_pool_handle()
        for part in (self._read, self._search):
            graph = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graph, pool=pool, capture_error_mode="thread_local"):
                part()
            self._graphs.append(graph)

    def read(self, tokens: torch.Tensor, lengths: torch.Tensor) -> None:
        """Has the prompts read, without waiting for it."""
        self._tokens.copy_(tokens, non_blocking=True)
        self._lengths.copy_(lengths, non_blocking=True)
        if self._graphs:
            self._graphs[0].replay()
        else:
            self._read()

    def search(self, closed: torch.Tensor, claims: torch.Tensor | None, *, trace: bool) -> Searched:
        """The search after the prompts that were read, brought to the CPU."""
        self._closed.copy_(closed)
        if self._claims is not None and claims is not None:
            self._claims.copy_(claims)
        if self._graphs:
            self._graphs[1].replay()
        else:
            self._search()
        assert self._found is not None and self._kept is not None
        levels = len(self._trie)
        kept = self._kept.cpu()  # waits for the device, once
        codes, steps, shares, leaves, paths = kept.split([levels, levels, levels, 1, 1], dim=2)
        seen = self._found.considered if trace else ()
        return Searched(
            codes.long(),
            leaves[..., 0].long(),
            steps.float(),
            shares.float(),
            paths[..., 0].float(),
            tuple(Considered(*(each.cpu() for each in (c.prefixes, c.steps, c.scores, c.kept))) for c in seen),
        )

    def _run(self) -> None:
        self._read()
        self._search()

    @torch.inference_mode()
    def _read(self) -> None:
        self._tree = FixedTree(self._model, self._tokens, self._lengths, self._code_tokens, self._cache)

    @torch.inference_mode()
    def _search(self) -> None:
        assert self._tree is not None
        mixture = Mixture.of_claims(self._claims, self._trie) if self._claims is not None else None
        under = Conditions([*self._closed], mixture=mixture)
        found = beam_search(self._tree, self._trie, self._code_tokens, self._shape.width, under)
        one = (found.leaves[..., None], found.paths[..., None])
        self._kept = torch.cat([each.double() for each in (found.codes, found.steps, found.shares, *one)], dim=2)
        self._found = found
