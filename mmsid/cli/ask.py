"""Commands that ask a build: `recommend`, `explain`, `codes`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mmsid.cli.histories import add_histories, recommend_histories, wants_histories
from mmsid.cli.places import check_place, write_text
from mmsid.errors import MmsidError
from mmsid.records import LEVEL_LETTERS, code_name, code_names

if TYPE_CHECKING:
    from mmsid.explain import CodePage, Composition
    from mmsid.shop import MMSID

DEFAULT_BUILD = "checkpoints/storefront"


def add_commands(commands: Any) -> None:
    """Adds the parsers."""
    recommend = commands.add_parser("recommend", help="recommend what comes after a history")
    recommend.add_argument("history", nargs="*", metavar="ITEM", help="product ids, oldest first")
    recommend.add_argument("-k", type=int, default=10, help="how many (default 10)")
    add_histories(recommend)
    recommend.add_argument("--mode", choices=["beam", "exact", "free"], default="beam", help="how to decode")
    common(recommend, _recommend)

    explain = commands.add_parser("explain", help="say why a product is recommended after a history")
    explain.add_argument("history", nargs="+", metavar="ITEM", help="product ids, oldest first")
    explain.add_argument("--item", help="one of the recommended products (default: the first)")
    explain.add_argument("--report", type=Path, help="also write the whole case to this .html or .json file")
    common(explain, _explain)

    codes = commands.add_parser("codes", help="say what a code means, compose an ID, or walk between products")
    codes.add_argument(
        "codes",
        nargs="*",
        metavar="CODE",
        help="one alone, such as c30, or from level a on, such as a12 b7 (default: all first)",
    )
    codes.add_argument(
        "--compose", action="store_true", help="add up these codes' codewords; no product need have them"
    )
    codes.add_argument("--walk", nargs=2, metavar="ITEM", help="swap one code at a time from one product to another")
    common(codes, _codes)


def common(parser: argparse.ArgumentParser, run: Any, *, positional: bool = False) -> None:
    """Adds what every command that asks a build has: the build, `--json`, and what runs it."""
    name = "build" if positional else "--build"
    count: dict[str, Any] = {"nargs": "?"} if positional else {}
    default = Path(DEFAULT_BUILD)
    parser.add_argument(name, type=Path, default=default, help=f"build folder (default {default})", **count)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def _recommend(options: argparse.Namespace) -> None:
    from mmsid.shop import MMSID, Mode

    if wants_histories(options):
        recommend_histories(options)
        return
    shop = MMSID.load(options.build)
    answer = shop.recommend(options.history, options.k, mode=Mode(options.mode))
    if options.json:
        lines = [
            {
                "item_id": r.item.item_id,
                "title": r.item.title,
                "log_prob": r.log_prob,
                "voice_shares": r.voice_shares,
                "semantic_id": r.semantic_id,
            }
            for r in answer
        ]
        print(json.dumps({"items": lines, "has_voice": answer.has_voice, "note": answer.note}, indent=1))
        return
    for r in answer:
        voice = f"  {r.voice_shares[-1]:4.0%}" if answer.has_voice else ""
        code = " ".join(r.semantic_id)
        print(f"{r.rank:3d}  {r.probability:6.1%}{voice}  {code:14s}  {r.item.item_id:20s}  {r.item.title}")
    if answer.has_voice:
        print("The first percentage is the probability; the second is how much of it other shoppers gave (the")
        print("collaborative voice), and the rest of it the language model, which reads semantic IDs.")
    if answer.note:
        print(answer.note)


def _explain(options: argparse.Namespace) -> None:
    from mmsid.explain import case_report, report_html
    from mmsid.shop import MMSID

    if options.report and options.report.suffix not in (".html", ".json"):
        raise MmsidError(f"Expected a .html or .json file for the report, but got {options.report}; rename it.")
    if options.report:
        check_place(options.report)
    shop = MMSID.load(options.build)
    answer = shop.recommend(options.history)
    if not len(answer):
        raise MmsidError(
            f"Expected a recommendation to explain, but the history holds all {len(shop.items)} products of the shop; "
            "leave one of them out."
        )
    report = case_report(shop, answer, options.item or answer[0].item.item_id)
    if options.report:
        whole = report_html(shop, report) if options.report.suffix == ".html" else json.dumps(report, indent=1)
        write_text(options.report, whole)
    if options.json:
        print(json.dumps(report, indent=1))
        return
    print(" ".join(report["evidence"]), end="\n\n")
    levels = "".join(f"{f'level {letter}':>9s}" for letter in LEVEL_LETTERS[: len(shop.codebook_sizes)])
    print(f"   in all{levels}  product of the history (nats; positive spoke for it)")
    for item, effects in zip(report["history"], report["attribution"]["effects"], strict=True):
        print(f"{sum(effects):+9.2f}{''.join(f'{effect:+9.2f}' for effect in effects)}  {item['title']}")


def _codes(options: argparse.Namespace) -> None:
    from mmsid.explain import compose, page_of, parse_prefix, walk
    from mmsid.shop import MMSID

    if options.walk and options.codes:
        raise MmsidError("Expected codes or --walk, but got both; leave one of them out.")
    if options.compose and not options.codes:
        raise MmsidError("Expected codes to compose, but got none; write codes a12 b7 --compose.")
    shop = MMSID.load(options.build)
    if options.walk:
        _print_compositions(shop, walk(shop, *options.walk), as_json=options.json)
    elif options.compose:
        _print_compositions(shop, [compose(shop, parse_prefix(shop, " ".join(options.codes)))], as_json=options.json)
    elif options.codes:
        _print_page(shop, page_of(shop, " ".join(options.codes)), as_json=options.json)
    else:
        _print_first_codes(shop, as_json=options.json)


def _print_first_codes(shop: MMSID, *, as_json: bool) -> None:
    firsts = [(code_name(0, code), shop.caption((int(code),))) for code in shop.trie.children(0, 0)[0]]
    if as_json:
        print(json.dumps([{"code": name, **asdict(caption)} for name, caption in firsts], indent=1))
        return
    for name, caption in firsts:
        print(f"{name:4s} {caption.count:5,d} products  {caption.share:4.0%} {caption.text}")


def _print_page(shop: MMSID, page: CodePage, *, as_json: bool) -> None:
    names = " ".join(page.names)
    if as_json:
        lists = {
            name: [
                {"item_id": m.item.item_id, "title": m.item.title, "distance": m.distance, "margin": m.margin}
                for m in members
            ]
            for name, members in (("typical", page.typical), ("border", page.border))
        }
        print(json.dumps({"prefix": page.names, **asdict(page.caption), **lists}, indent=1))
        return
    print(f"{names}: {page.caption.text} ({page.caption.share:.0%} of {page.caption.count} products)")
    print("what is in it:", ", ".join(f"{count} {name}" for name, count in page.categories) or "no categories")
    print("nearest to the codeword:")
    for member in page.typical:
        print(f"  {member.distance:5.2f}  {member.item.item_id:20s}  {member.item.title}")
    print("at the border:")
    for member in page.border[:5]:
        rival = code_name(page.level, member.rival)
        print(f"  {member.margin:+5.2f} to {rival:4s}  {member.item.item_id:20s}  {member.item.title}")
    print("next codes:", ", ".join(f"{code_name(page.level + 1, c)} {cap.text}" for c, cap in page.following) or "none")
    print("nearest codes:", ", ".join(f"{code_name(page.level, c)} {cap.text}" for c, _, cap in page.nearest))


def _print_compositions(shop: MMSID, steps: Sequence[Composition], *, as_json: bool) -> None:
    if as_json:
        lines = [
            {
                "codes": code_names(step.codes),
                "owner": step.owner,
                "nearest": [{"item_id": n.item.item_id, "cosine": n.cosine} for n in step.nearest],
            }
            for step in steps
        ]
        print(json.dumps(lines, indent=1))
        return
    for step in steps:
        owner = f"the ID of {shop.item(step.owner).name}" if step.owner else "no product has it"
        print(f"{' '.join(code_names(step.codes))}: {owner}")
        for neighbour in step.nearest[: 8 if len(steps) == 1 else 2]:
            print(f"  {neighbour.cosine:5.2f}  {neighbour.item.item_id:20s}  {neighbour.item.title}")
