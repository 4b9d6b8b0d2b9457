"""What the page can show without a model: products, semantic IDs, captions, and the examples' first answers.

In: a build folder; out: a `BuildSummary`. The rule: nothing here imports torch or reads a weight, so the page is up
long before the model is. A damaged weight is the loading's business (`loading.py`); what cannot be read here raises.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from mmsid.artifacts import CASES, METRICS, Manifest, check_light, fingerprint, read_manifest
from mmsid.captions import Captions, ItemCaption, read_captions
from mmsid.catalogue import load_items
from mmsid.catalogue.shop_file import CatalogueWords
from mmsid.config import read_checked, read_json
from mmsid.encoder import EncoderConfig
from mmsid.encoder.model import has_encoder
from mmsid.error_analysis import ErrorReport, read_report
from mmsid.errors import MmsidError
from mmsid.example_shoppers import read_example_shoppers
from mmsid.item_map import ItemMap
from mmsid.quantizer.metrics import (
    Figure,
    LevelUse,
    codebook_figures,
    level_uses,
    promise_figures,
    read_code_figures,
    read_forgetting,
)
from mmsid.quantizer.metrics import read_report as read_code_report
from mmsid.records import Codes, Item
from mmsid.semantic_ids import SemanticIds

VIEWED = ("encoder", "quantizer", "recommender", "index")
"""The stages that the examples' answers were made from."""


@dataclass(frozen=True, slots=True)
class ExampleShopper:
    """A shopper whom a build brings as an example.

    Attributes:
        name: of the shopper.
        description: one sentence.
        history: item ids, oldest first.
        answer: `(item_id, log_prob)` of what the build recommends, best first; None where it cannot recommend.
    """

    name: str
    description: str
    history: tuple[str, ...]
    answer: tuple[tuple[str, float], ...] | None


@dataclass(frozen=True, slots=True)
class ExampleItem:
    """A product to try out, which the catalogue lacks.

    Attributes:
        title: of the product.
        description: of the product.
        image: its picture's file.
    """

    title: str
    description: str
    image: Path


@dataclass(frozen=True)
class BuildSummary:
    """The light part of a build.

    Attributes:
        build: the build folder.
        catalogue: the catalogue's folder.
        fingerprint: of the build.
        items: in the catalogue's order.
        codes: one semantic ID per item, in the same order.
        codebook_sizes: codes per level.
        parents: per code of the second level, the one of the first under which it stands; empty without such a tree.
        captions: of every code.
        map: where every product lies on a plane.
        figures: of the codes, each with its targets.
        levels: how each level's codes are used.
        shoppers: the examples.
        recommends: whether the build has a recommender.
        has_voice: whether a collaborative voice answers beside its language model.
        tokenizes: whether there is an encoder for new pictures and texts.
        words: what the catalogue says of itself.
        currency: of its prices, as their files say it.
        manifest: of the build.
        new_items: products to try out.
    """

    build: Path
    catalogue: Path
    fingerprint: str
    items: tuple[Item, ...]
    codes: tuple[Codes, ...]
    codebook_sizes: tuple[int, ...]
    parents: tuple[int, ...]
    captions: Captions
    map: ItemMap
    figures: tuple[Figure, ...]
    levels: tuple[LevelUse, ...]
    shoppers: tuple[ExampleShopper, ...]
    recommends: bool
    has_voice: bool
    tokenizes: bool
    words: CatalogueWords
    currency: str
    manifest: Manifest
    new_items: tuple[ExampleItem, ...] = ()

    @classmethod
    def open(cls, build: Path) -> BuildSummary:
        """Reads a build's light files.

        Raises:
            MmsidError: if one of them is missing or damaged, or they do not belong to the catalogue.
        """
        manifest = read_manifest(build)
        check_light(build, manifest)
        catalogue = manifest.catalogue_folder(build)
        products = load_items(catalogue, manifest.catalogue.reading)
        items = products.items
        ids = SemanticIds.load(build / "quantizer" / "semantic_ids.json")
        if [item.item_id for item in items] != read_json(build / "index" / "items.json"):
            raise MmsidError(
                f"The build {build} was made from other products than its catalogue now holds; build it again."
            )
        if len(ids) != len(items):
            raise MmsidError(
                f"The build {build} has {len(ids):,} IDs in quantizer/semantic_ids.json for {len(items):,} products; "
                "build it again."
            )
        captions = read_captions(build / "views" / "captions.json")
        if not captions.are_of(ids.codes, ids.codebook_sizes):
            raise MmsidError(f"The build {build} has captions of other semantic IDs than its own; build it again.")
        item_map = ItemMap.read(build / "views" / "map.json", len(items))
        figures, levels = _metrics(build, manifest)
        examples = read_example_shoppers(build / "views" / "examples.json", {item.item_id for item in items})
        made_from = examples["fingerprint"]
        if made_from != _examples_fingerprint(manifest):
            raise MmsidError(f"The examples of the build {build} come from another build, {made_from}; build it again.")
        return cls(
            build=build,
            catalogue=catalogue,
            fingerprint=manifest.fingerprint,
            items=items,
            codes=tuple(map(tuple, ids.codes.tolist())),
            codebook_sizes=ids.codebook_sizes,
            parents=ids.parents,
            captions=captions,
            map=item_map,
            figures=figures,
            levels=levels,
            shoppers=tuple(map(_shopper, examples["shoppers"])),
            recommends="config.json" in manifest.stages["recommender"].files,
            has_voice=_has_voice(build / "recommender", manifest.stages["recommender"].files),
            tokenizes=has_encoder(build / "encoder", EncoderConfig.read(build / "encoder" / "config.json").model),
            words=CatalogueWords.of(catalogue),
            currency=products.currency,
            manifest=manifest,
            new_items=_new_items(catalogue / "new_items"),
        )

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """Item id → its place in `items`, from 0."""
        return {item.item_id: row for row, item in enumerate(self.items)}

    @property
    def no_errors(self) -> str:
        """Why there are no test events with answers to show; empty where there are some, or may be."""
        if not self.recommends:
            return (
                "This catalogue came without shoppers’ histories, so there is nothing to recommend for and no error to "
                "look at; add an interactions file and build it again."
            )
        if CASES not in self.manifest.evaluation:
            return "This build has not answered its test events yet; `mmsid evaluate BUILD --cases-out` does it."
        return ""

    @cached_property
    def errors(self) -> ErrorReport:
        """The test events with what was answered.

        Raises:
            MmsidError: if there are none, or their file is damaged.
        """
        codes = {item.item_id: codes for item, codes in zip(self.items, self.codes, strict=True)}
        return read_report(self.build, self.manifest, {item.item_id: item for item in self.items}, codes)

    def item_captions(self, item_id: str) -> tuple[ItemCaption, ...]:
        """What a product's codes mean, one per level, and whether that is true of it."""
        row = self.rows[item_id]
        return self.captions.of_item(self.codes[row], self.items[row], self.captions.which[row])


class _Speaks(BaseModel):
    speaks: bool = True


class _RecommenderConfig(BaseModel):
    """Of the recommender's configuration, whose own model would need torch, what says whether its voice is heard."""

    collaborative: _Speaks = _Speaks()


def _has_voice(folder: Path, files: Collection[str]) -> bool:
    """Whether `Recommender.load` has a collaborative voice in this folder."""
    if "collaborative/mixture.json" not in files:
        return False
    return read_checked(folder / "config.json", _RecommenderConfig).collaborative.speaks


def _examples_fingerprint(manifest: Manifest) -> str:
    """As `build.stages.build_views` writes it."""
    return fingerprint({name: manifest.stages[name].fingerprint for name in VIEWED})


def _metrics(build: Path, manifest: Manifest) -> tuple[tuple[Figure, ...], tuple[LevelUse, ...]]:
    """The codebook metrics, from the reports of the stages that measured them, and what an evaluation found."""
    report = read_code_report(build / "quantizer" / "health.json")
    forgetting = read_forgetting(build / "recommender" / "report.json")
    measured = read_code_figures(build / METRICS, manifest.fingerprint)
    figures = (*codebook_figures(report, forgetting=forgetting), *promise_figures(measured))
    return figures, level_uses(report)


class _NewItem(BaseModel):
    title: str
    description: str
    image: str


def _new_items(folder: Path) -> tuple[ExampleItem, ...]:
    """What a catalogue offers to try out; most have nothing of the kind."""
    listed = folder / "new_items.json"
    if not listed.is_file():
        return ()
    values = read_checked(listed, TypeAdapter(list[_NewItem]), remedy="restore it, or delete it to offer none")
    found = [ExampleItem(one.title, one.description, folder / Path(one.image).name) for one in values]
    return tuple(one for one in found if one.image.is_file())


def _shopper(values: Mapping[str, Any]) -> ExampleShopper:
    answer = values.get("answer")
    lines = None if answer is None else tuple((str(line["item_id"]), float(line["log_prob"])) for line in answer)
    return ExampleShopper(values["name"], values["description"], tuple(values["history"]), lines)
