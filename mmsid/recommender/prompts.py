"""The language that the recommender speaks: ID tokens, prompts, and the texts it is trained on.

In: codes and items; out: token ids. One token per code and level (`<|a12|>`) and one, `<|next|>`, that separates the
products of a history and asks for the next one, so that every position of one shopper's sequence is a target.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mmsid.records import Codes, Item, code_name

NEXT = "<|next|>"
INSTRUCTION = "A shopper looked at these products, one after another. Name the product that comes next."
IGNORED = -100
"""The label of a token that is no target (transformers' and torch's convention)."""

Example = tuple[list[int], list[int]]
"""Token ids and labels of one training row, equally long."""


def code_token(level: int, code: int) -> str:
    """The token of a code: `code_token(0, 12)` is `"<|a12|>"`."""
    return f"<|{code_name(level, code)}|>"


class Prompts:
    """Writes token ids for one tokenizer and one set of codebooks."""

    def __init__(self, tokenizer: Any, codebook_sizes: Sequence[int]) -> None:
        """Adds the ID tokens to the tokenizer if it lacks them.

        Args:
            tokenizer: of transformers; changed in place.
            codebook_sizes: codes per level.
        """
        names = [[code_token(level, code) for code in range(size)] for level, size in enumerate(codebook_sizes)]
        tokenizer.add_tokens([NEXT, *(name for level in names for name in level)], special_tokens=True)
        self.tokenizer = tokenizer
        self.code_tokens = [tokenizer.convert_tokens_to_ids(level) for level in names]
        self.next_token = tokenizer.convert_tokens_to_ids(NEXT)
        start = [tokenizer.bos_token_id] if tokenizer.bos_token_id is not None else []
        self._start = start
        self._known: dict[str, list[int]] = {}
        self.instruction = [*start, *self._text(INSTRUCTION)]

    @property
    def new_tokens(self) -> list[int]:
        """Ids of all tokens that were added, `<|next|>` first."""
        return [self.next_token, *(token for level in self.code_tokens for token in level)]

    def codes(self, codes: Codes) -> list[int]:
        """The tokens of one semantic ID or prefix."""
        return [tokens[code] for tokens, code in zip(self.code_tokens, codes, strict=False)]

    def history(self, history: Iterable[Codes]) -> list[int]:
        """The prompt that asks what follows a history of semantic IDs, oldest first."""
        prompt = list(self.instruction)
        for codes in history:
            prompt += [self.next_token, *self.codes(codes)]
        return [*prompt, self.next_token]

    def sequence(self, history: Sequence[Codes]) -> Example:
        """One shopper's sequence in which every product but the first is a target."""
        ids, labels = list(self.instruction), [IGNORED] * len(self.instruction)
        for place, codes in enumerate(history):
            tokens = self.codes(codes)
            ids += [self.next_token, *tokens]
            labels += [IGNORED, *(tokens if place else [IGNORED] * len(tokens))]
        return ids, labels

    def alignments(self, item: Item, codes: Codes) -> list[Example]:
        """Translations between an item's ID and its title and its category, both ways: two for each that it has."""
        category = " > ".join(item.category)
        phrases = [("is called", item.title)] if item.title else []
        phrases += [("belongs to", category)] if category else []
        written = [self.next_token, *self.codes(codes)]
        examples = []
        for kind, words in phrases or [("is called", item.description or item.item_id)]:
            before, after = self._text("The product"), self._text(f" {kind}")
            said = self._text(f" {words}.")
            examples.append(self._example([(before, False), (written, False), (after, False), (said, True)]))
            asked = self._text(f"The semantic ID of a product that {kind} {words} is")
            examples.append(self._example([(asked, False), (written[:1], False), (written[1:], True)]))
        return examples

    def _text(self, text: str) -> list[int]:
        if text not in self._known:  # the same few thousand texts come up in every epoch
            self._known[text] = list(self.tokenizer(text, add_special_tokens=False)["input_ids"])
        return self._known[text]

    def _example(self, parts: Sequence[tuple[list[int], bool]]) -> Example:
        ids, labels = list(self._start), [IGNORED] * len(self._start)
        for tokens, is_target in parts:
            ids += tokens
            labels += tokens if is_target else [IGNORED] * len(tokens)
        return ids, labels
