"""A shop whose every probability is known: IDs set by hand, and a language model that reads a table.

In: a table of what speaks for what; out: an `MMSID` with the real decoder, prompts, trie, quantiser and index. The
rule: an item's log-score is the sum of what the table gives it for the products of the history, and its probability is
the softmax of the scores, so a test can work out by hand what comes first, and by how much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import torch

from mmsid import MMSID
from mmsid.captions import make_captions
from mmsid.encoder import EncoderConfig, Fusion
from mmsid.encoder.tokenizer import train_bpe
from mmsid.index import EmbeddingIndex
from mmsid.item_map import ItemMap
from mmsid.quantizer import HierarchicalQuantizer, QuantizerConfig
from mmsid.quantizer.codebooks import place_codebooks
from mmsid.recommender import Prompts, Recommender, RecommenderConfig
from mmsid.records import Codes, Item
from mmsid.semantic_ids import SemanticIds
from mmsid.shop.models import Models

Pulls = Mapping[str, Mapping[str, float]]
"""By product of the history: what it adds to the log-score of another product, in nats; nothing for all others."""

KINDS, COLOURS, COPIES = ("mug", "hat", "bag"), ("red", "green", "blue", "black"), 2
SIZES = (len(KINDS), len(COLOURS), COPIES)
_NOWHERE = -40.0  # logit of what leads to no product, beside log-probabilities


def ids_by_hand() -> dict[str, Codes]:
    """Item id → codes: the kind, the colour, the copy."""
    every = product(enumerate(KINDS), enumerate(COLOURS), range(COPIES))
    return {f"{noun}-{colour}-{copy}": (kind, shade, copy) for (kind, noun), (shade, colour), copy in every}


def log_probs_by_hand(pulls: Pulls, history: Sequence[str]) -> dict[str, float]:
    """Every product's log-probability after a history, straight from the table."""
    scores = {item: sum(pulls.get(seen, {}).get(item, 0.0) for seen in history) for item in ids_by_hand()}
    total = np.logaddexp.reduce(list(scores.values()))
    return {item: score - float(total) for item, score in scores.items()}


class TableModel(torch.nn.Module):
    """Speaks as the table says, in the form in which the decoder asks a language model of transformers.

    The cache holds the tokens themselves; what a position may see is read from the attention mask, as any model does.
    """

    def __init__(self, prompts: Prompts, pulls: Pulls) -> None:
        super().__init__()
        self._prompts, self._pulls = prompts, pulls
        self._ids = ids_by_hand()
        self._items = {codes: item for item, codes in self._ids.items()}
        self._codes_of = {token: code for level in prompts.code_tokens for code, token in enumerate(level)}
        self.device, self.dtype = torch.device("cpu"), torch.float32

    def forward(
        self,
        *,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        position_ids: torch.Tensor,
        past_key_values: SimpleNamespace | None = None,
        use_cache: bool = True,
        logits_to_keep: int = 0,
    ) -> SimpleNamespace:
        assert use_cache and position_ids.shape == input_ids.shape
        cache = past_key_values or SimpleNamespace(tokens=input_ids[:, :0])
        cache.tokens = torch.cat([cache.tokens, input_ids], dim=1)
        visible = attention_mask[:, 0] == 0
        rows = [
            torch.stack([self._next(tokens[seen].tolist()) for seen in mask[-logits_to_keep:]])
            for tokens, mask in zip(cache.tokens, visible, strict=True)
        ]
        return SimpleNamespace(logits=torch.stack(rows), past_key_values=cache)

    def _next(self, tokens: list[int]) -> torch.Tensor:
        """Logits `(V,)` of what follows: the products below each next code, together."""
        *said, path = "".join(chr(token) for token in tokens).split(chr(self._prompts.next_token))
        history = [self._items.get(self._codes(part), "") for part in said[1:]]
        log_probs, begun = log_probs_by_hand(self._pulls, history), self._codes(path)
        logits = torch.full((len(self._prompts.tokenizer),), _NOWHERE)
        for code, token in enumerate(self._prompts.code_tokens[len(begun)]):
            below = [log_probs[item] for item, codes in self._ids.items() if codes[: len(begun) + 1] == (*begun, code)]
            if below:
                logits[token] = float(np.logaddexp.reduce(below))
        return logits

    def _codes(self, part: str) -> Codes:
        return tuple(self._codes_of[ord(token)] for token in part)


def constructed_shop(pulls: Pulls) -> MMSID:
    """24 products, the kind, colour and copy of which are their codes, and a recommender that follows the table."""
    ids = ids_by_hand()
    items = [Item(item, item.replace("-", " ").title(), f"A {item}.", ("Things", item.split("-")[0])) for item in ids]
    codes = np.array(list(ids.values()))
    axes = np.split(np.eye(sum(SIZES)), np.cumsum(SIZES)[:-1])
    codebooks = [axis / 2**level for level, axis in enumerate(axes)]  # codewords of unlike levels are orthogonal
    rows = sum(codebook[codes[:, level]] for level, codebook in enumerate(codebooks))
    quantizer = HierarchicalQuantizer(sum(SIZES), QuantizerConfig(codebook_sizes=SIZES, hidden=4))
    place_codebooks(quantizer, codebooks)
    tokenizer = train_bpe(
        [item.description for item in items], 300, first=("<pad>", "<start>"), last="<end>", frame=False
    )
    prompts = Prompts(tokenizer, SIZES)
    recommender = Recommender(TableModel(prompts, pulls), prompts, RecommenderConfig(beam=len(items)))
    fusion = Fusion.fit({name: rows.astype(np.float32) for name in ("image", "text")}, 0.5)
    models = Models(Path(), quantizer.freeze(), recommender, fusion, EncoderConfig())
    return MMSID(items, SemanticIds(codes, SIZES), EmbeddingIndex(rows), models, _views(items, codes, rows))


def _views(items: Sequence[Item], codes: np.ndarray, rows: np.ndarray) -> dict[str, Any]:
    places = np.arange(len(items))
    spread = np.stack([places, places], axis=1) / len(items)
    return {
        "fingerprint": "constructed",
        "captions": make_captions(items, [tuple(row) for row in codes.tolist()], SIZES),
        "examples": {"fingerprint": "constructed", "shoppers": []},
        "map": ItemMap("pca", places, spread, spread[: SIZES[0]], 1.0, 1.0, np.full(len(items), 10)),
    }
