"""The language model that writes semantic IDs: loading, its ID rows, and prompts for histories.

In: a folder with a base model's name or files, a LoRA adapter in peft's own format and a tokenizer; out: a model in
evaluation mode whose adapter is merged into its weights, with the `Prompts` that fit it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch

from mmsid.artifacts import check_sizes
from mmsid.collaborative import CollaborativeVoice, FrequencyGate, SasRec
from mmsid.config import REMEDY, best_device
from mmsid.errors import MmsidError
from mmsid.recommender.config import RecommenderConfig
from mmsid.recommender.prompts import Prompts
from mmsid.records import Codes, Prompt

if TYPE_CHECKING:
    from mmsid.semantic_ids import Trie

COLLABORATIVE, GATE = "collaborative", "mixture.json"
"""Folder of the collaborative voice within the stage's, and the file in it that says how far it is trusted."""

SMALL = 50_000_000
"""Parameters up to which a model keeps single precision on a GPU, where that costs it little: its answers are then
those of a CPU, while 16 bits move the log-probabilities of IDs by up to 0.2 nats."""

_LOADING = threading.Lock()
"""transformers makes a model on the meta device for the whole process: two at once get each other's empty weights."""


class Recommender:
    """A causal language model that knows the ID tokens; never changed after loading."""

    def __init__(
        self,
        model: Any,
        prompts: Prompts,
        config: RecommenderConfig,
        collaborative: tuple[SasRec, FrequencyGate] | None = None,
    ) -> None:
        """Takes a model whose vocabulary already holds the ID tokens, and the collaborative voice, if there is one."""
        self.model = model.eval()
        self.prompts = prompts
        self.config = config
        self.collaborative = collaborative

    def voice(self, trie: Trie) -> CollaborativeVoice | None:
        """The collaborative voice over the products of a trie; None where the language model is alone."""
        return CollaborativeVoice(*self.collaborative, trie) if self.collaborative else None

    def alone(self) -> Recommender:
        """The language model without the collaborative voice."""
        return Recommender(self.model, self.prompts, self.config)

    @classmethod
    def load(
        cls, folder: Path, codebooks: Sequence[np.ndarray], *, device: str = "", adapted: bool = True
    ) -> Recommender:
        """Loads what the recommender stage saved.

        Args:
            folder: the stage's folder.
            codebooks: per level `(K_l, d)`, from which the untuned ID rows are made again.
            device: where to; the best one by default.
            adapted: whether with the adapter and the collaborative voice; without them, one sees what the base model
                knew before.

        Raises:
            MmsidError: if a file is missing or damaged, or the base model cannot be found.
        """
        config = RecommenderConfig.read(folder / "config.json")
        base = str(folder / "base") if (folder / "base").is_dir() else config.base
        model, tokenizer = load_base(base)
        prompts = Prompts(tokenizer, [len(codebook) for codebook in codebooks])
        if config.tuning != "full":  # a fully tuned model was saved with the rows that it learnt
            add_code_rows(model, prompts, codebooks if config.code_rows == "codewords" else None, seed=config.seed)
        if adapted and (folder / "adapter").is_dir():
            model = _merge(model, folder / "adapter")
        if not all(torch.isfinite(tensor).all() for tensor in model.parameters()):
            raise MmsidError(f"Expected finite weights in {folder}, but some are not; {REMEDY}.")
        device = device or best_device()
        collaborative = None
        if adapted and config.collaborative.speaks and (folder / COLLABORATIVE / GATE).is_file():
            sasrec = SasRec.load(folder / COLLABORATIVE, config.collaborative).to(device)
            collaborative = sasrec, FrequencyGate.load(folder / COLLABORATIVE / GATE)
        is_large = sum(tensor.numel() for tensor in model.parameters()) > SMALL
        model = model.to(device, torch.bfloat16 if device == "cuda" and is_large else torch.float32)
        return cls(model, prompts, config, collaborative)

    def prompt(self, history: Sequence[Codes]) -> Prompt:
        """Asks for the product after a history of semantic IDs, oldest first; the model reads the last ones."""
        return Prompt(tuple(self.prompts.history(history[-self.config.max_history :])), tuple(history))

    def code_rows(self) -> list[np.ndarray]:
        """The model's input rows of the ID tokens, per level `(K_l, h)` float32."""
        rows = self.model.get_input_embeddings().weight.detach().float().cpu().numpy()
        return [rows[tokens] for tokens in self.prompts.code_tokens]


def load_base(name: str) -> tuple[Any, Any]:
    """Loads a causal language model and its tokenizer, in float32 on the CPU.

    Raises:
        MmsidError: if there is none under this name.
    """
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()  # it would break the lines of our own
    if (Path(name) / "config.json").is_file():
        check_sizes(Path(name) / "config.json")
    try:
        with _LOADING:
            model = AutoModelForCausalLM.from_pretrained(name, dtype=torch.float32)
        tokenizer = AutoTokenizer.from_pretrained(name)
        tokenizer("a")  # what is wrong with its settings is noticed when it is asked
    except Exception as error:  # transformers raises whatever its file, hub and torch layers raise
        raise MmsidError(
            f"Expected a causal language model under {name!r}, but it could not be loaded "
            f"({' '.join(str(error).split())[:200]}); check the name, the files and the connection."
        ) from error
    if max(tokenizer.get_vocab().values(), default=0) >= model.get_input_embeddings().weight.shape[0]:
        raise MmsidError(
            f"Expected a tokenizer of no more tokens than the model in {name!r} has, but got more; {REMEDY}."
        )
    # An instruct model's own settings (top_k, temperature, …) would silently cut valid codes in `generate`.
    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else tokenizer.eos_token_id
    model.generation_config = type(model.generation_config)(
        do_sample=False, temperature=1.0, top_k=None, top_p=1.0, repetition_penalty=1.0, pad_token_id=pad
    )
    return model, tokenizer


def add_code_rows(model: Any, prompts: Prompts, codebooks: Sequence[np.ndarray] | None, *, seed: int) -> None:
    """Makes room for the ID tokens and sets their rows, as long as the model's other rows are on average.

    Args:
        model: a causal LM; resized in place.
        prompts: whose tokens are added.
        codebooks: per level `(K_l, d)`, from which the rows are made; None draws them at random (the ablation).
        seed: of the map or the draw.
    """
    known = model.get_input_embeddings().weight.shape[0]
    model.resize_token_embeddings(max(known, len(prompts.tokenizer)), mean_resizing=False)
    for layer in {id(m): m for m in (model.get_input_embeddings(), model.get_output_embeddings())}.values():
        weight = layer.weight.data
        old = weight[: min(known, *prompts.new_tokens)]
        length, width = float(old.norm(dim=1).mean()), weight.shape[1]
        rng = np.random.default_rng(seed)
        levels = (
            initial_code_rows(codebooks, width, seed=seed)
            if codebooks is not None
            else [rng.standard_normal((len(tokens), width)) for tokens in prompts.code_tokens]
        )
        for tokens, rows in zip(prompts.code_tokens, levels, strict=True):
            scaled = rows * (length / max(np.linalg.norm(rows, axis=1).mean(), 1e-12))
            weight[tokens] = torch.as_tensor(scaled, dtype=weight.dtype)
        weight[prompts.next_token] = old.mean(dim=0)


def initial_code_rows(codebooks: Sequence[np.ndarray], width: int, *, seed: int) -> list[np.ndarray]:
    """Codewords in a language model's space, per level `(K_l, width)` float64.

    One random semi-orthogonal map for all levels keeps the distances between codewords. (MME-SID starts from the
    codewords themselves; there the sizes happen to agree.)
    """
    d = codebooks[0].shape[1]
    space = _semi_orthogonal(d, width, np.random.default_rng(seed))
    return [np.asarray(codebook, dtype=np.float64) @ space for codebook in codebooks]


def _semi_orthogonal(d: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """`(d, width)` with orthonormal rows (or columns, where d > width), times a factor that the caller sets."""
    q, _ = np.linalg.qr(rng.standard_normal((max(d, width), min(d, width))))
    return q.T if d <= width else q


def _merge(model: Any, folder: Path) -> Any:
    from peft import PeftModel

    check_sizes(folder / "adapter_config.json")
    try:
        return PeftModel.from_pretrained(model, str(folder), torch_device="cpu").merge_and_unload()
    except Exception as error:  # peft raises whatever its file and torch layers raise
        raise MmsidError(
            f"Expected a LoRA adapter in {folder} that fits the base model and its tokenizer.json, but loading it gave "
            f"'{' '.join(str(error).split())[:200]}'; restore all three or build the recommender again."
        ) from error
