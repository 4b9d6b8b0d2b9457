"""The stages of a build: each reads what earlier ones wrote and writes its own folder.

Every function takes the `BuildContext` and its `Stage`, leaves finished files in the stage's folder, and returns the
lines that a person should read. `state/` inside the folder holds what an interrupted training needs.
"""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path
from typing import Any

from mmsid import processes
from mmsid.artifacts import Stage, fingerprint, write_json
from mmsid.build.attributes import attributes_in_words
from mmsid.build.context import BuildContext
from mmsid.build.examples import MOST_TRIED, chosen_examples, typical_examples
from mmsid.build.inputs import (
    embeddings_file,
    events_to_learn,
    fused_embeddings,
    fusion_of,
    item_codes,
    validation_cases,
)
from mmsid.build.voices import collaborative_voice, mixture_gate
from mmsid.captions import captions_to_json, make_captions
from mmsid.catalogue import split_events, training_counts
from mmsid.config import best_device
from mmsid.index import EmbeddingIndex
from mmsid.item_map import NEIGHBOURS, ItemMap
from mmsid.quantizer import HierarchicalQuantizer, fit
from mmsid.quantizer.collisions import resolve_collisions
from mmsid.quantizer.metrics import (
    codebook_figures,
    codebook_metrics,
    figure_line,
    format_codebook_metrics,
    read_forgetting,
    read_report,
)
from mmsid.quantizer.plan import plan_codes
from mmsid.recommender import Recommender, RecommenderConfig
from mmsid.recommender.model import COLLABORATIVE, GATE
from mmsid.semantic_ids import SemanticIds
from mmsid.shop import MMSID, load_embeddings
from mmsid.training import collaborative
from mmsid.training.language import pretrain_small, product_texts
from mmsid.training.pairs import parquet_items, photo_texts
from mmsid.training.rows import TuningData
from mmsid.training.tuning import code_distance_report, tune
from mmsid.training.until_best import Curve

PHOTO_SHARE = 0.45
"""Share of the encoder's training batches that real photos fill, where there are any."""


def build_quantizer(context: BuildContext, stage: Stage) -> list[str]:
    """Trains the quantiser, gives every product its own semantic ID, and measures the codes."""
    embeddings = load_embeddings(embeddings_file(context))
    fusion = fusion_of(context)
    fused = fusion.fuse(embeddings)
    modalities = {name: fusion.centred(name, rows) for name, rows in embeddings.items()}
    items = context.catalogue.items
    categories = [item.category for item in items]
    plan = plan_codes(
        fused, context.config.quantizer, categories if any(categories) else None, attributes_in_words(items)
    )
    quantizer = fit(
        fused,
        plan,
        modalities=modalities,
        device=best_device(),
        progress=context.progress,
        state_folder=stage.state_folder / "training",
    ).to("cpu")
    chosen = quantizer.choose(fused).codes
    resolution = resolve_collisions(chosen, fused, quantizer.codewords, quantizer.parents)
    ids = SemanticIds(resolution.codes, quantizer.codebook_sizes, quantizer.parents)
    quantizer.save(stage.folder)
    ids.save(stage.folder / "semantic_ids.json")
    report = codebook_metrics(
        quantizer, fused, resolution.codes, categories if any(categories) else None, modalities=modalities
    )
    write_json(stage.folder / "health.json", report)
    write_json(stage.folder / "plan.json", {"sizes": list(plan.sizes), "notes": list(plan.notes)})
    return [*plan.notes, format_codebook_metrics(report)]


def build_recommender(context: BuildContext, stage: Stage) -> list[str]:
    """Trains the collaborative voice, pretrains the small language model, or takes one, tunes it, and mixes the two."""
    if context.catalogue.interactions is None:
        processes.by_main(lambda: write_json(stage.folder / "none.json", "The catalogue has no interactions."))
        return ["The catalogue has no interactions: everything up to the semantic IDs is built, but no recommender."]
    histories, validation = events_to_learn(context)
    config = context.config.recommender.sized_for(sum(map(len, histories)))
    quantizer = HierarchicalQuantizer.load(context.folder("quantizer"))
    codes = item_codes(context.catalogue.items, SemanticIds.load(context.folder("quantizer") / "semantic_ids.json"))
    teacher, curves = None, {}
    if config.collaborative.speaks:
        teacher, curve = collaborative_voice(
            stage.folder,
            config.collaborative,
            histories,
            validation_cases(context, collaborative.READ_CASES),
            fused_embeddings(context),
            tuple(codes),
            state=stage.state_folder,
            progress=context.progress,
        )
        curves["collaborative"] = curve
    base = _base_model(context, stage, config)
    data = TuningData(
        context.catalogue.items, codes, histories, quantizer.codewords, fused_embeddings(context), validation, teacher
    )
    report = tune(config, base, data, stage.folder, state=stage.state_folder / "tuning", progress=context.progress)
    if not processes.is_main():
        return []
    tuned, mixed = Recommender.load(stage.folder, quantizer.codewords), []
    if teacher is not None:
        gate = mixture_gate(tuned, teacher, codes, validation, progress=context.progress)
        gate.save(stage.folder / COLLABORATIVE / GATE)
        mixed = [f"The voices on the validation events: {gate}"]
    if "curve" in report:
        curves["language_model"] = Curve.model_validate(report.pop("curve"))
    report["curves"] = {name: curve.model_dump(mode="json", exclude={"seconds"}) for name, curve in curves.items()}
    report["kendall_tau"] = code_distance_report(tuned, quantizer.codewords)
    write_json(stage.folder / "report.json", report)
    taus = ", ".join("–" if tau is None else f"{tau:.2f}" for tau in report["kendall_tau"]["after"])
    return [
        *(f"{name.replace('_', ' ').capitalize()}: {curve}" for name, curve in curves.items()),
        f"Trained {report['trained_parameters']:,} of {report['parameters']:,} parameters.",
        f"Kendall's tau between the codewords' distances and the tuned ID rows' distances, per level: {taus}.",
        *mixed,
    ]


def build_index(context: BuildContext, stage: Stage) -> list[str]:
    """Indexes the item embeddings."""
    index = EmbeddingIndex(fused_embeddings(context)).for_its_size()
    index.save(stage.folder / "items.faiss")
    write_json(stage.folder / "items.json", [item.item_id for item in context.catalogue.items])
    return [f"Nearest products: {index}"]


def build_views(context: BuildContext, stage: Stage) -> list[str]:
    """Captions of all codes, the map, and the first answers of the example shoppers."""
    ids = SemanticIds.load(context.folder("quantizer") / "semantic_ids.json")
    codes = list(item_codes(context.catalogue.items, ids).values())
    captions = make_captions(context.catalogue.items, codes, ids.codebook_sizes)
    write_json(stage.folder / "captions.json", captions_to_json(captions), compact=True)
    made_from = {
        name: Stage(context.build, name).fingerprint for name in ("encoder", "quantizer", "recommender", "index")
    }
    write_json(stage.folder / "health.json", _codebook_metrics(context))
    item_map = _project(context, ids)
    write_json(stage.folder / "map.json", item_map.to_json(), compact=True)
    views = {"fingerprint": fingerprint(made_from), "captions": captions, "examples": {}, "map": item_map}
    given, config = context.catalogue.examples, context.config.views
    examples: list[dict[str, Any]] = [
        {"name": e.name, "description": e.description, "history": list(e.history)} for e in given[: config.examples]
    ]
    if context.catalogue.interactions is not None:
        shop = MMSID.assemble(context.build, context.catalogue, views, device="cpu")
        if not given and config.examples:
            given = tuple(typical_examples(shop, events_to_learn(context)[0], MOST_TRIED, config.seed))
        examples = chosen_examples(shop, given, config.examples, config.recommendations)
    write_json(stage.folder / "examples.json", {"fingerprint": views["fingerprint"], "shoppers": examples})
    kept, chance = item_map.neighbours_kept, item_map.neighbours_by_chance
    return [
        f"The map shows {len(item_map.rows):,} products and keeps {kept:.0%} of their {NEIGHBOURS} nearest "
        f"(by chance {chance:.1%})."
    ]


def _codebook_metrics(context: BuildContext) -> dict[str, Any]:
    """The codebook metrics in words, for whoever reads the build's files; the page makes its own from the reports."""
    report = read_report(context.folder("quantizer") / "health.json")
    forgetting = read_forgetting(context.folder("recommender") / "report.json")
    return {
        "figures": [figure_line(figure) for figure in codebook_figures(report, forgetting=forgetting)],
        "levels": report["levels"],
    }


def _project(context: BuildContext, ids: SemanticIds) -> ItemMap:
    from mmsid.training.projection import project

    config, catalogue = context.config.views, context.catalogue
    events = None
    if catalogue.interactions is not None:
        item_ids = [item.item_id for item in catalogue.items]
        events = training_counts(catalogue.interactions, item_ids, split_events(catalogue.interactions, context.split))
    return project(
        fused_embeddings(context),
        ids.codes[:, 0],
        HierarchicalQuantizer.load(context.folder("quantizer")).codewords[0],
        points=config.map_points,
        spread=config.map_neighbours,
        seed=config.seed,
        events=events,
    )


def _base_model(context: BuildContext, stage: Stage, config: RecommenderConfig) -> str:
    """The base model's folder or name; the small one is pretrained first, unless that was done before a crash."""
    folder = stage.folder / "base"
    if config.base == "small":
        done = stage.state_folder / "pretrained.json"
        if not done.is_file():
            texts = product_texts(
                [*context.catalogue.items, *(i for p in context.extra_data.pairs for i in parquet_items(p))]
            )
            texts += [text for path in context.extra_data.photos for text in photo_texts(path)]
            state = stage.state_folder / "pretraining"
            pretrain_small(config, texts, folder, state=state, progress=context.progress)
            processes.by_main(lambda: write_json(done, True))
        return str(folder)
    for candidate in (Path(config.base) / "recommender" / "base", Path(config.base)):
        if (candidate / "config.json").is_file() and (candidate / "tokenizer.json").is_file():
            processes.by_main(partial(shutil.copytree, candidate, folder, dirs_exist_ok=True))
            return str(folder)
    return config.base
