"""The whole storefront: a catalogue folder with drawn products and simulated shoppers, from one seed.

Out: `items.csv` and `images/` (see `catalogue.py`), `interactions.parquet`, `examples.json` with named example
shoppers, `shop.json` with what is not real in it, `new_items/` with products that the shop does not have, and
`world.json`, from which the oracle is made. The rule: the same arguments, the same files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from mmsid.artifacts import write_json
from mmsid.catalogue import Interactions, load_catalogue
from mmsid.errors import MmsidError
from mmsid.progress import Progress, silent
from storefront.catalogue import write_catalogue, write_new_items
from storefront.examples import example_shoppers
from storefront.product import sample_designs
from storefront.report import report
from storefront.shoppers import Simulation, simulate
from storefront.traits import ItemTraits
from storefront.world import World, make_world

NEW_ITEMS_SEED = 500
"""Added to the shop's seed for products that visitors try out; far from those that the encoder learns from."""

EXAMPLES = 12
"""Example shoppers; a build shows some of them."""

_COUNTS = ("events", "items", "lengths")


def write_storefront(out: Path, *, seed: int, per_type: int, shoppers: int, progress: Progress = silent) -> None:
    """Writes the catalogue folder.

    Args:
        out: the folder; created, and what it holds is overwritten.
        seed: of everything.
        per_type: products of each type.
        shoppers: how many.
        progress: told how far it is.
    """
    traits = ItemTraits.from_records(asdict(design) for design in sample_designs(seed, per_type))
    world = make_world(traits, seed)
    simulation = simulate(world, shoppers=shoppers, seed=seed, progress=progress)
    launched = {item: int(day) for item, day in zip(world.item_ids, world.launch_day, strict=True)}
    write_catalogue(out, seed, per_type, progress, launched=launched)
    _write_events(out / "interactions.parquet", simulation)
    write_json(out / "world.json", json.loads(world.to_json()))
    write_json(out / "examples.json", example_shoppers(world, simulation, traits, EXAMPLES))
    write_json(out / "shop.json", {"notice": "Products are drawn, shoppers are simulated.", "currency": "€"})
    write_new_items(out / "new_items", seed + NEW_ITEMS_SEED)


def storefront_report(
    folder: Path,
    *,
    embeddings: Mapping[str, Any] | None = None,
    cases: int = 2000,
    seed: int = 0,
    progress: Progress = silent,
) -> dict[str, Any]:
    """How predictable the shoppers of a storefront are, and for whom (see `report.report`).

    Args:
        folder: that `write_storefront` wrote.
        embeddings: per name `(n, d)`; each gets an item-kNN.
        cases: test events at most.
        seed: of the choice of events.
        progress: told how far it is.

    Raises:
        MmsidError: if the folder has no `world.json` or no interactions.
    """
    path = folder / "world.json"
    if not path.is_file():
        raise MmsidError(f"Expected a storefront with a world.json in {folder}, but there is none; draw one first.")
    world = World.read(path, remedy="draw the storefront again")
    events = load_catalogue(folder).interactions
    if events is None:
        raise MmsidError(f"Expected interactions in {folder}, but there are none; draw the storefront again.")
    return report(world, _observed(world, events), seed=seed, embeddings=embeddings, max_cases=cases, progress=progress)


def format_report(result: Mapping[str, Any]) -> str:
    """The report as a table for a terminal."""
    lines = [f"{'':24s}{'slice':8s}{'Recall@10':>10s}{'NDCG@10':>10s}{'events':>8s}"]
    for model, slices in result["results"].items():
        for name, figures in slices.items():
            if figures["n"]:
                shown = f"{figures['recall@10']:10.3f}{figures['ndcg@10']:10.3f}{figures['n']:8d}"
                lines.append(f"{model:24s}{name:8s}{shown}")
    counts = {part: ", ".join(f"{key} {_short(value)}" for key, value in result[part].items()) for part in _COUNTS}
    return "\n".join([*lines, *(f"{part}: {line}" for part, line in counts.items())])


def _observed(world: World, events: Interactions) -> Simulation:
    """Read events as a simulation whose latent states nobody knows."""
    names, users = np.unique(events.user_ids.astype(str), return_inverse=True)
    unknown = np.full(len(users), -1)
    return Simulation(
        item_ids=world.item_ids,
        users=users,
        items=np.array([world.item_index[item] for item in events.item_ids]),
        timestamps=events.timestamps.astype(np.int64),
        missions=unknown,
        noise=unknown.astype(bool),
        tastes=np.full(len(names), -1),
    )


def _short(value: Any) -> str:
    return f"{value:.3g}" if isinstance(value, float) else str(value)


def _write_events(path: Path, simulation: Simulation) -> None:
    import pyarrow
    import pyarrow.parquet

    columns = {
        "user_id": simulation.user_id,
        "item_id": simulation.item_id,
        "timestamp": simulation.timestamps,
    }
    table = pyarrow.table({name: pyarrow.array(values) for name, values in columns.items()})
    pyarrow.parquet.write_table(
        table,
        path,
        compression="zstd",
        compression_level=19,
        use_dictionary=["user_id", "item_id"],
        column_encoding={"timestamp": "DELTA_BINARY_PACKED"},
    )
