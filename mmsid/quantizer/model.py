"""The hierarchical quantiser: from unit-length item embeddings to codes and back.

In: embeddings `(n, d)`. Out: `codes (n, L)`, coarse to fine (`Choice`), and on request everything by which they were
chosen (`Encoding`); `decode` sums codewords. Level l passes the residual through its network, takes the codeword that
is nearest to the result and subtracts it; where the first two levels are a tree, the second one chooses among the
children of the first one's code. The one rule: once trained, the float32 parameters are held in float64, so that
an item gets the same codes alone and in a batch, on a CPU and on a GPU.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from mmsid.artifacts import write_json
from mmsid.config import read_json
from mmsid.errors import MmsidError
from mmsid.quantizer.config import QuantizerConfig
from mmsid.quantizer.losses import squared_distances
from mmsid.quantizer.shape import IdShape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIG_FILE, WEIGHTS_FILE = "config.json", "quantizer.safetensors"
_CHUNK = 4096  # rows encoded at once, which bounds the memory
_BLOCK = 16_384  # rows of a whole catalogue that pass at once, while it is trained


@dataclass(frozen=True, slots=True)
class Choice:
    """Which codes embeddings got, of however many.

    Attributes:
        codes: `(n, L)` int64, coarse to fine.
        residual_norms: `(n, L + 1)` float64, what is left unexplained: before the first level, then after each.
    """

    codes: np.ndarray
    residual_norms: np.ndarray

    @property
    def explained(self) -> np.ndarray:
        """`(n, L)` share of the squared norm that the codewords up to each level explain; below 0 where they mislead.

        A row of zeros, an item without any modality, counts as unexplained.
        """
        whole = self.residual_norms[:, :1]
        left = np.divide(
            self.residual_norms[:, 1:], whole, out=np.ones_like(self.residual_norms[:, 1:]), where=whole > 0
        )
        return 1 - left**2


@dataclass(frozen=True, slots=True)
class Encoding(Choice):
    """How a batch of embeddings got its codes: everything that the choice was made from, so of a batch alone.

    Attributes:
        inputs: `(n, L, d)` float64, what each level compared with its codewords.
        distances: per level `(n, K_l)` float64, Euclidean, from the level's input to every codeword; infinite to those
            that belong to another parent.
    """

    inputs: np.ndarray
    distances: tuple[np.ndarray, ...]


class Quantised(NamedTuple):
    """What a differentiable pass through all levels took.

    Attributes:
        codes: `(B, L)` int64.
        inputs: per level `(B, d)`, with gradient to the level's network.
        chosen: per level `(B, d)`, the codewords, with gradient to the codebook.
        squared: per level `(B, K_l)`, squared distances of the inputs to the (detached) codewords; infinite to those
            that belong to another parent.
        residuals: per level `(B, d)`, what was left after it, without gradient.
    """

    codes: Tensor
    inputs: list[Tensor]
    chosen: list[Tensor]
    squared: list[Tensor]
    residuals: list[Tensor]

    def reconstruction(self, *, trained_from: int = 0) -> Tensor:
        """The sum of the codewords `(B, d)`, with gradient to codewords and inputs from level `trained_from` on."""
        parts = [
            codeword.detach() if level < trained_from else codeword + level_input - level_input.detach()
            for level, (codeword, level_input) in enumerate(zip(self.chosen, self.inputs, strict=True))
        ]
        return torch.stack(parts).sum(dim=0)


class HierarchicalQuantizer(nn.Module):
    """L levels, each a residual network and a codebook."""

    _parents: Tensor

    def __init__(self, dimension: int, config: QuantizerConfig, parents: tuple[int, ...] = ()) -> None:
        """Starts as plain residual quantisation: every network's last layer is zero.

        Args:
            dimension: d, of the embeddings.
            config: resolved, that is with codebook sizes.
            parents: per second code, its first one (`IdShape`); empty where the second codebook is one for all.

        Raises:
            MmsidError: if the parents do not fit the sizes.
        """
        super().__init__()
        if config.codebook_sizes is None:
            raise ValueError("the configuration must be resolved first")
        self.config, self.dimension, self.codebook_sizes = config, dimension, config.codebook_sizes
        self.shape = IdShape(config.codebook_sizes, parents)
        self._parents = torch.tensor(parents, dtype=torch.int64)  # no buffer: it is no weight, and moves with every use
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(config.seed)
            self.networks = nn.ModuleList(_network(dimension, config.hidden) for _ in self.codebook_sizes)
            self.codebooks = nn.ParameterList(
                nn.Parameter(torch.randn(size, dimension) / dimension**0.5) for size in self.codebook_sizes
            )

    def forward(self, embeddings: Tensor, codes: Tensor | None = None) -> Quantised:
        """Quantises with straight-through gradients (van den Oord et al. 2017).

        Each codeword enters the reconstruction as itself, and in the backward pass its gradient also reaches the
        input that it stands for. Residuals carry no gradient, so a level answers for its own choice alone.

        Args:
            embeddings: `(B, d)` on the model's device.
            codes: `(B, L)` to be taken instead of the nearest ones; where one is negative, the nearest is taken.
        """
        residual = embeddings
        path = Quantised(torch.empty(0), [], [], [], [])
        taken: list[Tensor] = []
        for level, (network, codebook) in enumerate(zip(self.networks, self.codebooks, strict=True)):
            level_input = residual + network(residual)
            squared = squared_distances(level_input, codebook.detach())
            if level == 1 and self.shape.parents:
                squared = squared.masked_fill(self._parents.to(squared.device)[None] != taken[0][:, None], torch.inf)
            code = squared.argmin(dim=1)  # (B,) the first of equally near ones
            if codes is not None:
                code = torch.where(codes[:, level] >= 0, codes[:, level], code)
            codeword = codebook[code]
            residual = residual - codeword.detach()
            taken.append(code)
            path.inputs.append(level_input)
            path.chosen.append(codeword)
            path.squared.append(squared)
            path.residuals.append(residual)
        return path._replace(codes=torch.stack(taken, dim=1))

    def in_blocks(self, embeddings: Tensor, codes: Tensor | None = None) -> Iterator[Quantised]:
        """`forward` of many rows, some at a time and in their order: what a caller drops is not kept.

        Args:
            embeddings: `(n, d)` on the model's device.
            codes: `(n, L)`, see `forward`.
        """
        for start in range(0, max(1, len(embeddings)), _BLOCK):
            block = slice(start, start + _BLOCK)
            yield self(embeddings[block], None if codes is None else codes[block])

    @torch.inference_mode()
    def choose(self, embeddings: np.ndarray) -> Choice:
        """Chooses the codes of embeddings, and keeps nothing else: what a whole catalogue is asked by.

        Args:
            embeddings: `(n, d)`, unit-length rows without NaN.

        Raises:
            MmsidError: if the width is not the quantiser's, or a value is not finite.
        """
        parts = [(path.codes, _norms(block, path)) for block, path in self._checked_blocks(embeddings)]
        return Choice(*(torch.cat(column).cpu().numpy() for column in zip(*parts, strict=True)))

    @torch.inference_mode()
    def encode(self, embeddings: np.ndarray) -> Encoding:
        """Chooses the codes of embeddings, and tells what the choice was made from.

        Args:
            embeddings: `(n, d)`, unit-length rows without NaN.

        Raises:
            MmsidError: if the width is not the quantiser's, or a value is not finite.
        """
        parts = [
            (path.codes, _norms(block, path), torch.stack(path.inputs, dim=1), *(part.sqrt() for part in path.squared))
            for block, path in self._checked_blocks(embeddings)
        ]
        columns = (torch.cat(column).cpu().numpy() for column in zip(*parts, strict=True))
        codes, norms, inputs, *distances = columns
        return Encoding(codes, norms, inputs, tuple(distances))

    def _checked_blocks(self, embeddings: np.ndarray) -> Iterator[tuple[Tensor, Quantised]]:
        rows = checked_rows(embeddings, self.dimension)
        for start in range(0, max(1, len(rows)), _CHUNK):
            block = torch.as_tensor(rows[start : start + _CHUNK]).to(self.codebooks[0])
            yield block, self(block)

    @torch.inference_mode()
    def decode(self, codes: np.ndarray) -> np.ndarray:
        """Sums the codewords: codes `(n, l)` for any number of levels `l` from the first on give float64 `(n, d)`.

        Raises:
            MmsidError: if a code is outside its codebook.
        """
        indices = np.asarray(codes, dtype=np.int64)
        sizes = np.array(self.codebook_sizes[: indices.shape[1]])
        if indices.shape[1] > len(self.codebook_sizes) or ((indices < 0) | (indices >= sizes)).any():
            raise MmsidError(
                f"Expected codes within the codebook sizes {list(self.codebook_sizes)}; copy them from an ID."
            )
        total = np.zeros((len(indices), self.dimension))
        for level, codebook in enumerate(self.codewords[: indices.shape[1]]):
            total += codebook[indices[:, level]]
        return total

    @property
    def parents(self) -> tuple[int, ...]:
        """Per second code, its first one; empty without a tree."""
        return self.shape.parents

    @property
    def codewords(self) -> list[np.ndarray]:
        """The codebooks as float64 arrays, `L x (K_l, d)`; copies."""
        return [codebook.detach().cpu().double().numpy().copy() for codebook in self.codebooks]

    def freeze(self) -> HierarchicalQuantizer:
        """Ends the training: parameters are held in float64, have no gradient, and their values stay."""
        return self.double().eval().requires_grad_(False)

    def save(self, folder: Path) -> None:
        """Writes the weights (float32 safetensors) and the resolved configuration into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        weights = {name: tensor.detach().float().cpu().contiguous() for name, tensor in self.state_dict().items()}
        safetensors.torch.save_file(weights, folder / WEIGHTS_FILE)
        saved = {"dimension": self.dimension, "config": self.config.model_dump(mode="json")}
        write_json(folder / CONFIG_FILE, saved | {"parents": list(self.parents)})

    @classmethod
    def load(cls, folder: Path, *, device: str = "cpu") -> HierarchicalQuantizer:
        """Reads what `save` wrote, frozen and ready to encode.

        Raises:
            MmsidError: if a file is missing or damaged.
        """
        saved = read_json(folder / CONFIG_FILE)
        if not (isinstance(saved, dict) and isinstance(saved.get("config"), dict) and "dimension" in saved):
            raise _damaged(folder, f"{CONFIG_FILE} lacks the dimension or the configuration")
        config = QuantizerConfig.parse(saved["config"], source=str(folder / CONFIG_FILE))
        if config.codebook_sizes is None:
            raise _damaged(folder, f"{CONFIG_FILE} has no codebook sizes")
        try:
            weights = safetensors.torch.load_file(folder / WEIGHTS_FILE)
            lengths = {length for tensor in weights.values() for length in tensor.shape}
            if (
                not {saved["dimension"], config.hidden, *config.codebook_sizes} <= lengths
            ):  # else it would be made first
                raise _damaged(folder, f"{CONFIG_FILE} has sizes that {WEIGHTS_FILE} has not")
            if not all(torch.isfinite(tensor).all() for tensor in weights.values()):
                raise _damaged(folder, f"{WEIGHTS_FILE} holds values that are not finite")
            model = cls(saved["dimension"], config, _saved_parents(saved, config.codebook_sizes, folder))
            model.load_state_dict(weights)
        except (OSError, RuntimeError, TypeError, ValueError, safetensors.SafetensorError) as error:
            raise _damaged(folder, f"{WEIGHTS_FILE}: {str(error).splitlines()[0]}") from None
        return model.freeze().to(device)


def checked_rows(rows: np.ndarray, dimension: int | None = None) -> np.ndarray:
    """Checks that rows can be quantised.

    Args:
        rows: meant to be `(n, d)`.
        dimension: the wanted d, if it is known.

    Returns:
        the rows as an array.

    Raises:
        MmsidError: if the shape is another one or a value is not finite.
    """
    array = np.asarray(rows)
    if array.ndim != 2 or (dimension is not None and array.shape[1] != dimension):
        wanted = "any width" if dimension is None else f"width {dimension}"
        raise MmsidError(
            f"Expected embeddings as rows of {wanted}, but got an array of shape {array.shape}; "
            "use the encoder that the quantiser was trained with."
        )
    if not np.isfinite(array).all():
        bad = int((~np.isfinite(array).all(axis=1)).sum())
        raise MmsidError(f"Expected finite embeddings, but {bad} of {len(array)} rows are not; leave those items out.")
    return array


def _norms(rows: Tensor, path: Quantised) -> Tensor:
    """`(n, L + 1)`, the lengths of what is left before the first level and after each."""
    return torch.stack([rows, *path.residuals], dim=1).norm(dim=2)


def _network(dimension: int, hidden: int) -> nn.Sequential:
    last = nn.Linear(hidden, dimension)
    nn.init.zeros_(last.weight)
    nn.init.zeros_(last.bias)
    return nn.Sequential(nn.Linear(dimension, hidden), nn.GELU(), last)


def _saved_parents(saved: dict[str, object], sizes: tuple[int, ...], folder: Path) -> tuple[int, ...]:
    parents = saved.get("parents", [])
    if not (isinstance(parents, list) and all(type(code) is int and 0 <= code < 2**20 for code in parents)):
        raise _damaged(folder, f"{CONFIG_FILE} has no parents that are codes")
    try:
        return IdShape(sizes, tuple(parents)).parents
    except MmsidError:
        raise _damaged(folder, f"{CONFIG_FILE} has parents that do not fit its codebook sizes") from None


def _damaged(folder: Path, problem: str) -> MmsidError:
    return MmsidError(f"The quantiser in {folder} is damaged ({problem}); restore it or run the build again.")
