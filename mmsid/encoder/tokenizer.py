"""A byte-level BPE of our own, small enough to ship, in the form that transformers and open_clip load.

The one rule: `last` is the highest token id, because open_clip's text tower pools at the highest id of a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerFast


def train_bpe(
    texts: Iterable[str], vocabulary: int, *, first: tuple[str, ...], last: str, frame: bool
) -> PreTrainedTokenizerFast:
    """Trains a lower-casing byte-level BPE.

    Args:
        texts: the corpus.
        vocabulary: tokens in all, special ones included; a small corpus may give fewer.
        first: special tokens with the lowest ids; `first[0]` pads (id 0), `first[1]` starts a text.
        last: the special token with the highest id, which ends a text.
        frame: whether every encoded text gets its start and end token.
    """
    from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers
    from transformers import PreTrainedTokenizerFast

    bpe = Tokenizer(models.BPE())
    bpe.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary - 1,
        special_tokens=list(first),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator(texts, trainer)
    bpe.add_special_tokens([last])
    if frame:
        start, end = (bpe.token_to_id(token) for token in (first[1], last))
        bpe.post_processor = processors.TemplateProcessing(
            single=f"{first[1]} $A {last}", special_tokens=[(first[1], start), (last, end)]
        )
    return PreTrainedTokenizerFast(
        tokenizer_object=bpe, pad_token=first[0], bos_token=first[1], eos_token=last, clean_up_tokenization_spaces=False
    )
