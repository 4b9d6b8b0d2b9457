"""`MMSID`: a loaded build, and the questions one can ask it.

In: a build folder; out: answers as records. The rule: a loaded shop never changes, so it can be shared by all
visitors; `with_items` returns another view that shares the models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mmsid.artifacts import Manifest, open_build, read_manifest
from mmsid.captions import NO_PRODUCTS, Caption, Captions, ItemCaption, read_captions, which_new
from mmsid.catalogue import Catalogue, load_catalogue
from mmsid.config import read_json
from mmsid.decoding import Decoder, Transfer
from mmsid.error_analysis import ErrorReport, read_report
from mmsid.errors import MmsidError, described
from mmsid.example_shoppers import read_example_shoppers
from mmsid.index import EmbeddingIndex
from mmsid.item_map import ItemMap
from mmsid.records import (
    Answer,
    Codes,
    CodeSummary,
    Item,
    Neighbour,
    Tokenization,
    Variation,
    code_names,
)
from mmsid.search import WordIndex, best_rows, blend
from mmsid.semantic_ids import SemanticIds, Trie
from mmsid.shop.answering import PLAIN, Mode, check_count, recommend, recommend_together
from mmsid.shop.extending import extended, sources_of, transfers_of
from mmsid.shop.meanings import code_summary
from mmsid.shop.models import Models, check_fit
from mmsid.shop.spelling import spelt_like
from mmsid.shop.tokenizing import NewProduct, embed, read_product, tokenize_products

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image

    from mmsid.recommender import Recommender
    from mmsid.recommender.cold_start import TransferSources

_FEW_ADDED = 64
"""Products of a view up to which the trie is shared and they are kept beside it; of more it is made anew."""

_TOGETHER = 16
"""Histories in one pass of the decoder, which bounds its memory."""


class MMSID:
    """A shop whose products have semantic IDs, and a model that recommends from it."""

    def __init__(
        self, items: Sequence[Item], ids: SemanticIds, index: EmbeddingIndex, models: Models, views: Mapping[str, Any]
    ) -> None:
        """Puts loaded parts together; use `MMSID.load`.

        Args:
            items: in the order of the rows of `ids` and `index`.
            ids: their semantic IDs.
            index: their embeddings.
            models: the trained parts.
            views: `fingerprint`, `captions`, `examples` and `map` of the build.
        """
        self.items = tuple(items)
        self.ids = ids
        self.index = index
        self.models = models
        self.fingerprint: str = views["fingerprint"]
        self.captions: Captions = views["captions"]
        self.examples: Mapping[str, Any] = views["examples"]
        self.map: ItemMap = views["map"]
        self.views = views
        self.words = WordIndex(self.items)
        self.origin: MMSID = self
        """The shop as it was loaded, of which a view holds more products."""
        self.records_searches: bool | None = None
        """Whether a GPU records searches before it repeats them; by default where there is one. A process that lives
        for seconds has no time for it."""
        self.boost = 1.0
        """How much probability new products are given; see `with_items`."""

    @classmethod
    def load(cls, build: str | Path, *, device: str = "", items: Sequence[Item] | None = None) -> MMSID:
        """Loads a build folder.

        Args:
            build: the folder that `build` wrote.
            device: for the language model; the best one by default.
            items: of its catalogue, where they were read already.

        Raises:
            MmsidError: if the build or its catalogue is missing, damaged, or they do not belong together.
        """
        folder = Path(build)
        return cls.opened(folder, open_build(folder), device=device, items=items)

    @classmethod
    def opened(
        cls, folder: Path, manifest: Manifest, *, device: str = "", items: Sequence[Item] | None = None
    ) -> MMSID:
        """Loads a build whose files were checked.

        Args:
            folder: the build.
            manifest: that it has.
            device: for the language model; the best one by default.
            items: of its catalogue, where they were read already.

        Raises:
            MmsidError: if a file holds what cannot be loaded, or its catalogue has other products.
        """
        place, reading = manifest.catalogue_folder(folder), manifest.catalogue.reading
        catalogue = load_catalogue(place, reading=reading) if items is None else Catalogue(tuple(items))
        views = {
            "fingerprint": manifest.fingerprint,
            "captions": read_captions(folder / "views" / "captions.json"),
            "examples": read_example_shoppers(folder / "views" / "examples.json", catalogue.by_id),
            "map": ItemMap.read(folder / "views" / "map.json", len(catalogue)),
        }
        return cls.assemble(folder, catalogue, views, device=device)

    @classmethod
    def assemble(cls, folder: Path, catalogue: Catalogue, views: Mapping[str, Any], *, device: str = "") -> MMSID:
        """Loads the models of a build, of which `views` need not be written yet.

        Args:
            folder: the build.
            catalogue: that it was made from.
            views: `fingerprint`, `captions`, `examples` and `map`.
            device: for the language model; the best one by default.
        """
        if [item.item_id for item in catalogue.items] != read_json(folder / "index" / "items.json"):
            raise MmsidError(
                f"The build {folder} was made from other products than its catalogue now holds; build it again."
            )
        ids = SemanticIds.load(folder / "quantizer" / "semantic_ids.json")
        index = EmbeddingIndex.load(folder / "index" / "items.faiss")
        models = Models.load(folder, device=device)
        check_fit(folder, models, ids, index, items=len(catalogue))
        if not views["captions"].are_of(ids.codes, ids.codebook_sizes):
            raise MmsidError(f"The build {folder} has captions of other semantic IDs than its own; build it again.")
        return cls(catalogue.items, ids, index, models, views)

    @cached_property
    def _rows(self) -> dict[str, int]:
        """Item id → row; a view adds its own to those of the shop that it was made from."""
        known = 0 if self.origin is self else len(self.origin.items)
        added = {item.item_id: row for row, item in enumerate(self.items[known:], known)}
        return added if self.origin is self else self.origin._rows | added

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._rows

    @property
    def codebook_sizes(self) -> tuple[int, ...]:
        """Codes per level, coarse to fine."""
        return tuple(self.ids.codebook_sizes)

    @cached_property
    def semantic_ids(self) -> dict[str, tuple[str, ...]]:
        """Item id → written semantic ID."""
        return {item.item_id: code_names(self.codes(item.item_id)) for item in self.items}

    @cached_property
    def trie(self) -> Trie:
        """The valid IDs; a view adds its own to those of the shop that it was made from."""
        known = len(self.origin.items)
        if 0 < len(self.items) - known <= _FEW_ADDED:
            return self.origin.trie.with_codes(*map(tuple, self.ids.codes[known:].tolist()))
        return Trie.from_codes(self.ids.codes, self.codebook_sizes)

    @cached_property
    def decoder(self) -> Decoder:
        """The decoder of this view.

        Raises:
            MmsidError: if the build has no recommender.
        """
        recommender = self.recommender
        tokens, voice = recommender.prompts.code_tokens, recommender.voice(self.trie)
        fixed = self.origin.records_searches
        return Decoder(recommender.model, tokens, self.trie, self.transfers, voice, fixed=fixed)

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        """The probability transferred to products of an extended shop, so that they are recommended.

        What had no events when the models were trained was given some in the tuning; what an update of the build added
        since was not, and is given probability as what a visitor adds.
        """
        return transfers_of(self)

    @cached_property
    def transfer_sources(self) -> TransferSources | None:
        """What probability is transferred from, of a shop as it was loaded; None without events."""
        return sources_of(self)

    @property
    def recommender(self) -> Recommender:
        """The language model, and the collaborative voice beside it where there is one.

        Raises:
            MmsidError: if the catalogue was built without interactions.
        """
        if self.models.recommender is None:
            raise MmsidError(
                "Recommending needs shoppers' histories, but this catalogue was built without an interactions file; "
                "add one and build it again."
            )
        return self.models.recommender

    @property
    def has_voice(self) -> bool:
        """Whether a collaborative voice answers beside the language model; False without a recommender."""
        return self.models.recommender is not None and self.models.recommender.collaborative is not None

    def errors(self) -> ErrorReport:
        """The build's test events with what was answered, why each miss is one, and where the model is worst.

        Raises:
            MmsidError: if they were not answered yet, or their file is damaged.
        """
        shop, folder = self.origin, self.models.folder
        items = {item.item_id: item for item in shop.items}
        codes = {item.item_id: shop.codes(item.item_id) for item in shop.items}
        return read_report(folder, read_manifest(folder), items, codes)

    def item(self, item_id: str) -> Item:
        """One product.

        Raises:
            MmsidError: if there is no such id.
        """
        return self.items[self.row(item_id)]

    def row(self, item_id: str) -> int:
        """The product's place in `items`, from 0.

        Raises:
            MmsidError: if there is no such id.
        """
        row = self._rows.get(item_id)
        if row is None:
            near = self.near_id(item_id)
            hint = f"did you mean {near!r}?" if near else f"ids look like {self.items[0].item_id!r}."
            raise MmsidError(f"The shop has no product with the id {described(item_id)}; {hint}")
        return row

    def near_id(self, item_id: str) -> str:
        """The id that is spelt most like one that may be unknown; empty where none is like it.

        In a large shop it is looked for among those that begin most like it, for comparing takes its time.
        """
        return spelt_like(str(item_id), self._sorted_ids)

    @cached_property
    def _sorted_ids(self) -> list[str]:
        return sorted(self._rows)

    def codes(self, item_id: str) -> Codes:
        """The product's semantic ID as 0-based codes."""
        return tuple(int(code) for code in self.ids.codes[self.row(item_id)])

    def caption(self, prefix: Codes) -> Caption:
        """What the last code of a prefix means, which is the same under any other prefix.

        The last code of a whole ID means nothing of its own: it is told by the product that has the ID.

        Args:
            prefix: codes from level a on.
        """
        if len(prefix) < len(self.codebook_sizes):
            return self.captions.of(len(prefix) - 1, prefix[-1])
        row = self.ids.row(prefix)
        return NO_PRODUCTS if row is None else Caption(self.captions.which[row], 1.0, 1)

    def item_captions(self, item_id: str) -> tuple[ItemCaption, ...]:
        """What a product's codes mean, one per level, and whether that is true of it.

        Raises:
            MmsidError: if there is no such id.
        """
        row = self.row(item_id)
        return self.captions.of_item(self.codes(item_id), self.items[row], self.captions.which[row])

    def captions_of(self, new: Tokenization) -> tuple[ItemCaption, ...]:
        """What a new product's codes mean and whether that is true of it, though it is not in the shop.

        Args:
            new: as `tokenize` returned it.
        """
        which = which_new(self.captions, new.item, new.codes, self.items, self.ids)
        return self.captions.of_item(new.codes, new.item, which)

    def recommend(
        self,
        history: Sequence[str],
        k: int = 10,
        *,
        mode: Mode = Mode.BEAM,
        keep_history: bool = False,
        variation: Variation = PLAIN,
    ) -> Answer:
        """Recommends what comes next.

        Args:
            history: item ids, oldest first, at least one.
            k: how many, at least 1; more than there are gives all, with a note.
            mode: how to decode.
            keep_history: whether products of the history may be recommended again.
            variation: what is different from the plain question (in free mode only what is written counts).

        Raises:
            MmsidError: if the history is empty or has unknown ids, k is not a positive whole number, or no product's ID
                begins with the forced codes.
        """
        return recommend(self, history, k, mode=mode, keep_history=keep_history, variation=variation)

    def recommend_many(self, histories: Sequence[Sequence[str]], k: int = 10) -> list[Answer | MmsidError]:
        """The same for many histories, several at a time, which takes less time than one after another.

        Args:
            histories: item ids each, oldest first.
            k: how many products for each.

        Returns:
            per history what `recommend` gives or raises; log-probabilities agree to the last few bits.
        """
        starts = range(0, len(histories), _TOGETHER)
        parts = [[(history, k) for history in histories[start : start + _TOGETHER]] for start in starts]
        return [answer for part in parts for answer in recommend_together(self, part)]

    def tokenize(
        self, image: Image | Path | str | bytes | None = None, title: str = "", description: str = ""
    ) -> Tokenization:
        """Gives a product that nobody has seen its semantic ID, from its picture and text alone.

        Args:
            image: a picture, its file or its bytes; may be missing.
            title: may be empty.
            description: may be empty.

        Raises:
            MmsidError: if neither picture nor text is given, or the picture cannot be read.
        """
        return self.tokenize_many([read_product(image, title, description)])[0]

    def tokenize_many(self, products: Sequence[NewProduct]) -> list[Tokenization]:
        """The same for many products in one batch, as `read_product` made them."""
        return tokenize_products(self.models, self.index, self.items, products)

    def embed(self, pictures: Sequence[Image | None], texts: Sequence[str]) -> np.ndarray:
        """Item embeddings `(n, d)` of pictures and texts, either of which may be missing per row."""
        return embed(self.models, pictures, texts)

    def with_items(self, new: Sequence[Tokenization], *, boost: float = 1.0) -> MMSID:
        """A view of the shop that also holds new products; this one is not changed.

        A new product whose ID is taken gets the nearest free one. The language model never wrote its ID, so
        probability is transferred to it from known products that look and read like it.

        Args:
            new: as `tokenize` returned them.
            boost: how much is transferred to new products, in multiples of what the build's configuration
                gives those without events (`cold_item_events`); not negative, and 0 transfers nothing.

        Raises:
            MmsidError: if no ID is free, a product is already in the shop, or the boost is negative.
        """
        return extended(self, new, boost)

    def search(self, text: str, k: int = 10, *, within: Callable[[Item], bool] | None = None) -> list[Neighbour]:
        """Products that a text describes, words and CLIP blended; `cosine` is CLIP's.

        Where the catalogue brought its own embeddings, words alone decide: what has none of them is not found, and
        `cosine` is that of the words (`search.WordIndex`).

        Args:
            text: a few words.
            k: how many products; fewer where fewer fit.
            within: whether a product may be among them; all by default.

        Raises:
            MmsidError: if the text is empty or k is not a positive whole number.
        """
        if not text.strip():
            raise MmsidError("Expected a few words to search for, but got none; type what the product is.")
        check_count(k)
        scores = self.words.scores(text)
        if self.models.has_encoder:
            cosines = self.index.cosines(self.embed([None], [text])[0])
            best = best_rows(blend(scores, cosines))
        else:
            cosines, best = scores, (row for row in best_rows(scores) if scores[row] > 0)
        fitting = best if within is None else (row for row in best if within(self.items[row]))
        return [Neighbour(self.items[row], float(cosines[row])) for row in islice(fitting, k)]

    def code(self, name: str) -> CodeSummary:
        """What a code means, and the products that have it, by what stands before it.

        Raises:
            MmsidError: if `name` is no code of this shop.
        """
        return code_summary(self, name)
