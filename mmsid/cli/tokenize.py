"""The command `tokenize`: semantic IDs for a product that nobody has seen, or for a table of them.

In: a picture and texts, or a CSV with its pictures; out: the ID and what is said of it, or one line per row of the
table. The rule: a row of a table that cannot be used is counted and named, and ends nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mmsid.captions import NOT_OWN
from mmsid.cli.ask import common
from mmsid.errors import MmsidError
from mmsid.progress import TerminalProgress
from mmsid.records import code_names

if TYPE_CHECKING:
    from mmsid.records import Tokenization
    from mmsid.shop import MMSID, NewProduct
    from mmsid.shop.batch.result import BatchLine


def add_command(commands: Any) -> None:
    """Adds the parser."""
    tokenize = commands.add_parser("tokenize", help="give new products their semantic IDs")
    tokenize.add_argument("--image", type=Path, help="a picture")
    tokenize.add_argument("--title", default="", help="what it is called")
    tokenize.add_argument("--description", default="", help="what is said about it")
    tokenize.add_argument(
        "--audience",
        type=float,
        nargs="?",
        const=1.0,
        metavar="BOOST",
        help="add it to the shop and say who wants it, with so many times the usual cold-start boost",
    )
    tokenize.add_argument(
        "--batch",
        type=Path,
        metavar="FILE",
        help="CSV with the columns title, description, image; or a Parquet file or a folder of them, of any length",
    )
    tokenize.add_argument("--pictures", type=Path, metavar="FOLDER_OR_ZIP", help="where the batch's pictures are")
    tokenize.add_argument("--out", type=Path, metavar="FILE", help="write the batch's result to this .csv or .parquet")
    tokenize.add_argument(
        "--ray", action="store_true", help="tokenise Parquet by a pool of workers, here or on RAY_ADDRESS's cluster"
    )
    tokenize.add_argument("--workers", type=int, help="of --ray, a core each (default: one per core of this machine)")
    common(tokenize, _tokenize)


def _tokenize(options: argparse.Namespace) -> None:
    from mmsid.shop import MMSID, read_product

    if options.batch and (options.ray or options.batch.is_dir() or options.batch.suffix.lower() == ".parquet"):
        _parts(options)
        return
    if options.ray or options.workers is not None:
        raise MmsidError("Expected --batch with Parquet files for --ray and --workers, but got none; name a file.")
    if options.batch:
        _batch(options)
        return
    if options.pictures or options.out:
        raise MmsidError("Expected --batch with --pictures and --out, but got none; name a CSV file of products.")
    shop = MMSID.load(options.build)
    product = read_product(options.image, options.title, options.description)
    [new] = shop.tokenize_many([product])
    said = _said(shop, new, product)
    if options.audience is not None:
        said["audience"] = _audience(shop, new, options.audience)
    if options.json:
        near = [{"item_id": n.item.item_id, "title": n.item.title, "cosine": n.cosine} for n in new.neighbours]
        levels = [asdict(choice) for choice in new.levels]
        print(json.dumps({"semantic_id": new.semantic_id, "levels": levels, "neighbours": near, **said}, indent=1))
    else:
        _print(shop, new, said)


def _said(shop: MMSID, new: Tokenization, product: NewProduct) -> dict[str, Any]:
    """The figures of a new product, as JSON has them."""
    from mmsid.explain import Modality, by_modality, narrowing, novelty, robustness

    level = by_modality(shop, product).differences.get((Modality.IMAGE, Modality.TEXT), -1)
    robust, near = robustness(shop, product), novelty(shop, new)
    return {
        "left": narrowing(shop, new.codes),
        "picture_and_text": "one of them only" if level == -1 else "same ID" if level is None else f"level {level + 1}",
        "robustness": None if robust is None else robust.prefixes.tolist(),
        "verdict": str(near.verdict),
        "percentile": near.percentile,
        "picture_fault": near.picture_fault,
        "duplicates": [one.item.item_id for one in near.duplicates],
    }


def _audience(shop: MMSID, new: Tokenization, boost: float) -> dict[str, Any]:
    """What becomes of it in the shop: whose place it takes, who wants it, after what it is wanted most."""
    from mmsid.explain import audience, leading_history, transfer_sources

    view, item_id = shop.with_items([new], boost=boost), new.item.item_id
    return {
        "sources": {source.item.item_id: source.share for source in transfer_sources(view, item_id)},
        "shoppers": [asdict(ranked) for ranked in audience(view, item_id)],
        "leading_history": asdict(leading_history(view, item_id)),
    }


def _print(shop: MMSID, new: Tokenization, said: dict[str, Any]) -> None:
    print("semantic ID:", " ".join(new.semantic_id))
    for name, choice, caption in zip(new.semantic_id, new.levels, shop.captions_of(new), strict=True):
        own = f", {NOT_OWN}" if caption.holds is False else ""
        base = f"{caption.share:.0%} of {caption.count:,}"
        print(f"  {name:4s} {caption.text} ({base}{own}); distance {choice.distance:.3f}, margin {choice.margin:.3f}")
    if said["picture_fault"]:
        print(f"the picture shows nothing ({said['picture_fault']}), so what is read from it means nothing either")
    print("products left:", " → ".join(f"{count:,}" for count in said["left"]))
    print("picture and text first differ at:", said["picture_and_text"])
    if said["robustness"] is not None:
        shares = zip(code_names(new.codes), said["robustness"], strict=True)
        print("stays with small changes of the picture:", ", ".join(f"{name} {share:.0%}" for name, share in shares))
    print(
        f"verdict: {said['verdict']} (nearer than {said['percentile']:.0%} of the shop's own products are to another)"
    )
    if said["duplicates"]:
        print("near-duplicates:", ", ".join(said["duplicates"]))
    print("nearest products:")
    for neighbour in new.neighbours[:5]:
        print(f"  {neighbour.cosine:5.2f}  {neighbour.item.item_id:20s}  {neighbour.item.title}")
    if "audience" in said:
        _print_audience(**said["audience"])


def _print_audience(sources: dict[str, float], shoppers: list[dict[str, Any]], leading_history: dict[str, Any]) -> None:
    shares = [f"{item_id} {share:.0%}" for item_id, share in sources.items()]
    print("it stands in for:", ", ".join(shares) or "nothing")
    for ranked in shoppers:
        print(f"  {ranked['rank']:,} of {ranked['candidates']:,} for {ranked['name']}")
    history, place = " ".join(leading_history["history"]), leading_history["rank"]
    print(f"wanted most after {history}: {place:,} of {leading_history['candidates']:,}")


def _batch(options: argparse.Namespace) -> None:
    from mmsid.explain import novelty
    from mmsid.shop import MMSID
    from mmsid.shop.batch.result import check_result_path, write_batch
    from mmsid.shop.batch.run import tokenize_batch
    from mmsid.shop.batch.table import read_batch

    if options.image or options.title or options.description or options.audience is not None:
        raise MmsidError("Expected one product or --batch, but got both; leave one of them out.")
    if options.out:
        check_result_path(options.out)
    rows = read_batch(options.batch, options.pictures)
    shop, progress = MMSID.load(options.build), TerminalProgress()
    lines = tokenize_batch(shop, rows, progress, judge=lambda shop, new: str(novelty(shop, new).verdict))
    if options.out:
        write_batch(lines, options.out)
    if options.json:
        print(json.dumps([line.cells() for line in lines], indent=1))
        return
    for line in lines:
        print(_row(line))
    print(f"{sum(line.new is not None for line in lines)} of {len(lines)} products have a semantic ID.")


def _parts(options: argparse.Namespace) -> None:
    """A table of any length, in parts; says how many rows a second were done, for whoever chooses the workers."""
    from mmsid.scale.on_ray import check_ray, tokenize_on_ray
    from mmsid.scale.parts import plan, tokenize_here

    workers = options.workers if options.workers is not None else os.cpu_count() or 1
    if options.image or options.title or options.description or options.audience is not None:
        raise MmsidError("Expected one product or --batch, but got both; leave one of them out.")
    if options.out is None:
        raise MmsidError("Expected --out FOLDER for the parts of the result, but got none; name one.")
    if workers < 1:
        raise MmsidError(f"Expected --workers of at least 1, but got {workers}; leave it out for one per core.")
    if options.ray:
        check_ray()
    pictures = None if options.pictures is None else options.pictures.resolve()
    work = plan(options.build.resolve(), options.batch.resolve(), options.out.resolve(), pictures)
    total, progress = sum(part.stop - part.start for part in work.parts), TerminalProgress()
    print(f"{total:,} products to tokenise; {work.done:,} are done already")
    if not total:
        return
    finished, started = [0], time.monotonic()

    def done(rows: int) -> None:
        finished[0] += rows
        progress(finished[0], total, "Tokenising products")

    if options.ray:
        tokenize_on_ray(work, workers, done)
    else:
        tokenize_here(work, done)
    seconds = time.monotonic() - started
    by = f"{workers} workers" if options.ray else "one process"
    print(f"{total:,} products in {seconds:.0f} s by {by}: {total / seconds:.1f} a second, their start included")


def _row(line: BatchLine) -> str:
    if line.new is None:
        return f"row {line.row}: {line.problem}"
    nearest = line.new.neighbours[0]
    name = f"{' '.join(line.new.semantic_id)}  {line.title or 'untitled'}"
    fault = line.new.picture_fault
    doubt = f"its picture shows nothing ({fault})" if fault else "" if line.verdict == "familiar" else line.verdict
    return f"row {line.row}: {name}; nearest {nearest.item.item_id} ({nearest.cosine:.2f}){doubt and f'; {doubt}'}"
