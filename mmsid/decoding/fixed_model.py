"""A language model of the Llama family as a few large operations on tensors of fixed shapes.

In: a model of transformers; out: the same hidden states, from fewer launches: queries, keys and values are one product,
and so are the two halves of the gate; what lies between two products is fused by `torch.compile` on a GPU. The model's
own code is the reference; of an architecture that is not known here there is none (`of` gives None), and whoever asked
goes on with the model itself. The rule: nothing here waits for the device, so that all of it can be recorded.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from mmsid.decoding.told import KNOWN, half_head, relative, told

STATIC_ROTATIONS = frozenset({"default", "linear", "llama3"})
"""Rotary embeddings that do not depend on how long a prompt is."""


@dataclass(frozen=True, eq=False)
class _Layer:
    """One layer's weights; queries are ordered so that those that share keys lie a head apart (see `FixedModel`)."""

    attention_norm: Tensor
    qkv: tuple[Tensor, Tensor | None]
    head_norms: tuple[Tensor, Tensor] | None
    out: tuple[Tensor, Tensor | None]
    mlp_norm: Tensor
    gate_up: tuple[Tensor, Tensor | None]
    down: tuple[Tensor, Tensor | None]


class FixedModel:
    """A model whose branches are read in passes of fixed shapes.

    Queries that share keys are read as more queries of one head, so keys are never repeated: the g queries of a token
    stand one after another, and rows of the projections are ordered so that nothing has to be copied for it.
    """

    def __init__(self, model: Any) -> None:
        """Takes the weights over; those that are joined are copies."""
        config = model.config
        self.heads, self.shared = config.num_attention_heads, config.num_key_value_heads
        self.group = self.heads // self.shared
        self.head_size = model.model.layers[0].self_attn.head_dim
        self.device, self.dtype = model.device, model.dtype
        self.eps = config.rms_norm_eps
        self._embedding = model.get_input_embeddings().weight
        self._norm = model.model.norm.weight
        self._rotary = model.model.rotary_emb
        self._head, self._half_head = model.get_output_embeddings(), half_head(model)
        self._seen, self._unseen = (
            torch.tensor(value, dtype=self.dtype, device=self.device) for value in (0.0, torch.finfo(self.dtype).min)
        )
        self.layers = [self._layer(layer) for layer in model.model.layers]

    @classmethod
    def of(cls, model: Any) -> FixedModel | None:
        """The model in this form; None where its architecture is not known to be the same."""
        config: Any = getattr(model, "config", None)
        if getattr(config, "model_type", None) not in KNOWN or config.hidden_act != "silu":
            return None
        kinds = set(getattr(config, "layer_types", None) or ["full_attention"])
        sliding = getattr(config, "sliding_window", None) if getattr(config, "use_sliding_window", True) else None
        if kinds != {"full_attention"} or (sliding and config.model_type == "mistral"):
            return None
        try:
            if model.model.rotary_emb.rope_type not in STATIC_ROTATIONS:
                return None
            attention = [layer.self_attn for layer in model.model.layers]
            linears = [getattr(one, f"{name}_proj") for one in attention for name in "qkvo"]
            linears += [getattr(layer.mlp, f"{name}_proj") for layer in model.model.layers for name in _MLP]
            if any(type(linear) is not torch.nn.Linear for linear in linears):  # quantised, or with an adapter
                return None
            return cls(model)
        except AttributeError:
            return None

    def rotations(self, count: int) -> Tensor:
        """Cosines and sines of the first positions, `(count, 2, head_size)`."""
        positions = torch.arange(count, device=self.device)[None]
        cos, sin = self._rotary(self._embedding[:1, None], positions)
        return torch.stack([cos[0], sin[0]], dim=1)

    def cache(self, batch: int, length: int) -> Tensor:
        """Room for keys and values: `(layers, B · length, 2, shared heads, head size)` zeros."""
        shape = (len(self.layers), batch * length, 2, self.shared, self.head_size)
        return torch.zeros(shape, dtype=self.dtype, device=self.device)

    def mask(self, visible: Sequence[Tensor]) -> Tensor:
        """What tokens may see, as `read` takes it: additive, a row for each query of a token.

        Args:
            visible: parts `(B, T, …)` bool, side by side.
        """
        length = sum(part.shape[2] for part in visible)
        rest = visible[-1].new_zeros(*visible[-1].shape[:2], -length % 16)  # rows begin where the device likes to read
        whole = torch.cat([*visible, rest], dim=2)[:, :, None].expand(-1, -1, self.group, -1)
        additive = torch.where(whole, self._seen, self._unseen).flatten(1, 2)
        return additive[:, None, :, :length].expand(-1, self.shared, -1, -1)

    def read(self, tokens: Tensor, rotations: Tensor, mask: Tensor, cache: Tensor, places: Tensor) -> Tensor:
        """Reads tokens `(B, T)` and keeps their keys and values.

        Args:
            tokens: token ids.
            rotations: cosines and sines at their positions, `(B · T, 2, head_size)`.
            mask: as `mask` makes it, over the first S columns of the cache.
            cache: as `cache` makes it; changed in place.
            places: `(B · T,)` rows of the cache that the tokens take.

        Returns:
            `(B, T, h)` hidden states.
        """
        batch, count = tokens.shape
        seen = mask.shape[3]
        hidden = self._embedding[tokens.flatten()]
        normed = _fused(_norm)(hidden, self.layers[0].attention_norm, self.eps)
        for number, layer in enumerate(self.layers):
            kept = cache[number]
            each = F.linear(normed, *layer.qkv).view(batch * count, -1, self.head_size)
            query = _fused(_kept_heads)(each, layer.head_norms, self.eps, rotations, (kept, places))
            keys, values = kept.view(batch, -1, 2, self.shared, self.head_size)[:, :seen].unbind(2)
            query = query.view(batch, count * self.group, self.shared, self.head_size)
            found = F.scaled_dot_product_attention(
                query.transpose(1, 2),
                keys.transpose(1, 2),
                values.transpose(1, 2),
                attn_mask=mask,
                scale=self.head_size**-0.5,
            )
            found = F.linear(found.transpose(1, 2).reshape(batch * count, -1), *layer.out)
            hidden, normed = _fused(_added_norm)(hidden, found, layer.mlp_norm, self.eps)
            found = F.linear(_fused(_gated)(F.linear(normed, *layer.gate_up)), *layer.down)
            last = number + 1 == len(self.layers)
            norm = self._norm if last else self.layers[number + 1].attention_norm
            hidden, normed = _fused(_added_norm)(hidden, found, norm, self.eps)
        return normed.view(batch, count, -1)

    def log_probs(self, hidden: Tensor, following: Tensor) -> Tensor:
        """Log-probabilities `(…, K)` float32 of K tokens after hidden states `(…, h)`, under the full vocabulary."""
        rows = hidden.flatten(0, -2)
        found = told(self._head(rows), rows, self._half_head, following, _fused(relative))
        return found.view(*hidden.shape[:-1], -1)

    def _layer(self, layer: Any) -> _Layer:
        attention, mlp = layer.self_attn, layer.mlp
        query, bias = self._by_group(attention.q_proj.weight, 0), attention.q_proj.bias
        rows = [query, attention.k_proj.weight, attention.v_proj.weight]
        biases = None if bias is None else [self._by_group(bias, 0), attention.k_proj.bias, attention.v_proj.bias]
        norms = (attention.q_norm.weight, attention.k_norm.weight) if hasattr(attention, "q_norm") else None
        halves = [mlp.gate_proj, mlp.up_proj]
        return _Layer(
            layer.input_layernorm.weight,
            (torch.cat(rows), None if biases is None else torch.cat(biases)),
            norms,
            (self._by_group(attention.o_proj.weight, 1), attention.o_proj.bias),
            layer.post_attention_layernorm.weight,
            (
                torch.cat([half.weight for half in halves]),
                None if mlp.gate_proj.bias is None else torch.cat([half.bias for half in halves]),
            ),
            (mlp.down_proj.weight, mlp.down_proj.bias),
        )

    def _by_group(self, weight: Tensor, dim: int) -> Tensor:
        """Orders heads from (shared head, query of it) to (query of it, shared head)."""
        split = weight.unflatten(dim, (self.shared, self.group, self.head_size))
        return split.transpose(dim, dim + 1).flatten(dim, dim + 2).contiguous()


_MLP = ("gate", "up", "down")


def _norm(hidden: Tensor, weight: Tensor, eps: float) -> Tensor:
    wide = hidden.float()
    return weight * (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + eps)).to(hidden.dtype)


def _added_norm(hidden: Tensor, more: Tensor, weight: Tensor, eps: float) -> tuple[Tensor, Tensor]:
    total = hidden + more
    return total, _norm(total, weight, eps)


def _gated(both: Tensor) -> Tensor:
    gate, up = both.chunk(2, dim=-1)
    return F.silu(gate) * up


def _kept_heads(
    each: Tensor,
    norms: tuple[Tensor, Tensor] | None,
    eps: float,
    rotations: Tensor,
    into: tuple[Tensor, Tensor],
) -> Tensor:
    """Turns queries and keys by their positions, keeps keys and values, and gives the queries `(N, heads, d)`."""
    (cos, sin), (cache, places) = rotations.unbind(1), into
    shared = cache.shape[2]
    query, key, value = each.tensor_split((each.shape[1] - 2 * shared, each.shape[1] - shared), dim=1)
    if norms is not None:
        query, key = _norm(query, norms[0], eps), _norm(key, norms[1], eps)
    cache.index_copy_(0, places, torch.stack([_turned(key, cos, sin), value], dim=1))
    return _turned(query, cos, sin)


def _turned(heads: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    first, second = heads.chunk(2, dim=-1)
    return heads * cos[:, None] + torch.cat([-second, first], dim=-1) * sin[:, None]


_FUSED: dict[Callable[..., Any], Callable[..., Any]] = {}
"""What `fuse` has turned on."""


def _fused(operation: Callable[..., Any]) -> Callable[..., Any]:
    return _FUSED.get(operation, operation)


@functools.cache
def fuse() -> None:
    """Lets torch compile what lies between the products, for the whole process; each is compiled when first used."""
    for operation in (_norm, _added_norm, _gated, _kept_heads, relative):
        _FUSED[operation] = torch.compile(operation, fullgraph=True)


def unfuse() -> None:
    """Takes that back, where torch cannot compile on a machine."""
    _FUSED.clear()
