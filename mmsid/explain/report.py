"""A case as a file that stands alone: everything that was computed for one recommendation, to keep or to send.

In: a shop, a history and a recommended product; out: `case_report`, a JSON-able dictionary with a schema version, and
`report_html`, one HTML page with its pictures inside, without scripts or addresses of other hosts.
"""

from __future__ import annotations

import base64
import html
import io
import math
from collections.abc import Sequence
from typing import Any

from mmsid.catalogue import load_picture
from mmsid.errors import MmsidError
from mmsid.explain.attribution import joint_removal, leave_one_out
from mmsid.explain.deletion import deletion_curve
from mmsid.explain.shares import HEARS, READS, voice_parts
from mmsid.explain.tree import path_tree
from mmsid.explain.whatif import counterfactual
from mmsid.explain.words import evidence
from mmsid.records import Answer, code_names
from mmsid.shop import MMSID

SCHEMA = 2
"""Version of the dictionary's form; raised when a key changes its meaning or goes."""

PICTURE_SIDE = 96

_STYLE = """
:root { color-scheme: light dark; --line: #ddd8ce; --soft: #625d55; --bar: #4452cc; --against: #b8366f; }
body { font: 15px/1.55 -apple-system, "Segoe UI", Roboto, Arial, sans-serif; max-width: 860px; margin: 32px auto;
  padding: 0 20px; }
h1 { font-size: 24px; line-height: 1.25; } h2 { font-size: 17px; margin-top: 32px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
td, th { padding: 6px 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; }
th { font-weight: 600; color: var(--soft); font-size: 13px; } td.n { text-align: right; }
img { width: 48px; height: 48px; border-radius: 8px; display: block; } code { font-family: ui-monospace, monospace; }
.bar { display: inline-block; height: 10px; border-radius: 3px; background: var(--bar); }
.bar.against { background: var(--against); } .soft, footer { color: var(--soft); font-size: 13px; }
"""


def case_report(shop: MMSID, answer: Answer, target: str, *, seed: int = 0) -> dict[str, Any]:
    """Computes everything about one recommendation.

    Args:
        shop: a loaded build.
        answer: in which it is; it and its trace are read, not decoded again.
        target: id of one of the recommended products.
        seed: of the random removals and orders.

    Raises:
        MmsidError: if the id is unknown, or the target is not among the answers.
    """
    history = answer.trace.history
    if target not in {line.item.item_id for line in answer}:
        shop.row(target)
        raise MmsidError(f"Expected one of the {len(answer)} recommended products, but {target!r} is none; choose one.")
    attribution = joint_removal(shop, history, target, seed=seed)
    single = leave_one_out(shop, history, target)
    curve = deletion_curve(shop, attribution, seed=seed)
    change = counterfactual(shop, answer)
    tree = path_tree(shop, answer)
    return {
        "schema": SCHEMA,
        "fingerprint": shop.fingerprint,
        "settings": {"k": len(answer), "beam": answer.trace.beam_width, "seed": seed, "explainer": "joint_removal"},
        "history": [_item(shop, item_id) for item_id in history],
        "target": target,
        "answer": [
            {
                **_item(shop, line.item.item_id),
                "rank": line.rank,
                "log_prob": line.log_prob,
                "code_log_probs": list(line.code_log_probs),
                "voice_shares": list(line.voice_shares),
                "voice_parts": list(voice_parts(line)) if answer.has_voice else None,
                "captions": _captions(shop, line.item.item_id),
            }
            for line in answer
        ],
        "has_voice": answer.has_voice,
        "note": answer.note,
        "evidence": evidence(shop, answer, attribution, curve),
        "attribution": {
            "log_prob": attribution.log_prob,
            "effects": attribution.effects.tolist(),
            "leave_one_out": single.effects.tolist(),
        },
        "deletion": {
            "order": list(curve.order),
            "removed": curve.removed.tolist(),
            "log_probs": curve.log_probs.tolist(),
            "random_mean": curve.random.mean(axis=0).tolist(),
            "random_orders_beaten": curve.beaten,
        },
        "counterfactual": {"without": list(change.item_ids), "then_first": change.after} if change else None,
        "tree": [
            {
                "nodes": [
                    {
                        "prefix": list(code_names(node.codes)),
                        "caption": shop.caption(node.codes).text,
                        "probability": node.probability,
                        "valid_probability": node.valid_probability,
                        "path_probability": node.path_probability,
                        "kept": node.kept,
                        "ranks": list(node.ranks),
                        "count": node.count,
                    }
                    for node in level.nodes
                ],
                "hidden": level.hidden,
                "hidden_probability": level.hidden_probability,
            }
            for level in tree.levels
        ],
    }


def report_html(shop: MMSID, report: dict[str, Any]) -> str:
    """Sets a report as one page."""
    target = next(line for line in report["answer"] if line["item_id"] == report["target"])
    title = f"Why “{target['title']}”?"
    history = report["history"]
    totals = [sum(row) for row in report["attribution"]["effects"]]
    widest = max((abs(total) for total in totals), default=0) or 1.0
    bars = "".join(
        _row(
            _picture(shop, item["item_id"]),
            _text(item["title"]),
            _bar(total, widest),
            _times(total),
            *(_times(effect) for effect in effects),
        )
        for item, total, effects in zip(history, totals, report["attribution"]["effects"], strict=True)
    )
    answers = "".join(
        _row(
            str(line["rank"]),
            _picture(shop, line["item_id"]),
            _text(line["title"]),
            _chance(line),
            "<br>".join(
                f"<code>{code}</code> {_text(caption)}"
                for code, caption in zip(line["semantic_id"], line["captions"], strict=True)
            ),
        )
        for line in report["answer"]
    )
    levels = "".join(f"<th>Level {code[0]}</th>" for code in target["semantic_id"])
    change = report["counterfactual"]
    turned = (
        f"Without {_titles(shop, change['without'])}, “{_text(shop.item(change['then_first']).name)}” comes first "
        "(found greedily and decoded again; a smaller change may exist)."
        if change
        else "Whatever is taken out of the history, the first recommendation stays."
    )
    voices = f'<p class="soft">Two voices answer: {READS}; and {HEARS}.</p>' if report["has_voice"] else ""
    settings = ", ".join(f"{name} {value}" for name, value in report["settings"].items())
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{_text(title)}</title><style>{_STYLE}</style></head><body>
<h1>{_text(title)}</h1>
<p>{_text(" ".join(report["evidence"]))}</p>
<h2>What each product of the history did for it</h2>
<p class="soft">How many times as likely it made the product, in all and per level of the ID.</p>
<table><tr><th></th><th>Product, oldest first</th><th></th><th>In all</th>{levels}</tr>{bars}</table>
<h2>What would have changed it</h2><p>{turned}</p>
<h2>All {len(report["answer"])} recommendations</h2>{voices}
<table><tr><th></th><th></th><th>Product</th><th>Probability</th><th>Semantic ID</th></tr>{answers}</table>
<footer><p>Build {_text(report["fingerprint"])}; {_text(settings)}; report schema {report["schema"]}.</p></footer>
</body></html>
"""


def _item(shop: MMSID, item_id: str) -> dict[str, Any]:
    item = shop.item(item_id)
    return {"item_id": item_id, "title": item.name, "semantic_id": list(shop.semantic_ids[item_id])}


def _captions(shop: MMSID, item_id: str) -> list[str]:
    return [caption.told for caption in shop.item_captions(item_id)]


def _picture(shop: MMSID, item_id: str) -> str:
    image = shop.item(item_id).image
    if image is None:
        return ""
    try:
        picture = load_picture(image)
    except MmsidError:  # a file that a build leaves out is no reason to lose the report
        return ""
    picture.thumbnail((PICTURE_SIDE, PICTURE_SIDE))
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=80)
    return f'<img alt="" src="data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}">'


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _chance(line: dict[str, Any]) -> str:
    """Its probability, and what each voice gave of it."""
    chance = f"{math.exp(line['log_prob']):.1%}"
    if line["voice_parts"] is None:
        return chance
    own, heard = line["voice_parts"]
    return f'{chance}<br><span class="soft">{own} from the language model, {heard} from other shoppers</span>'


def _times(nats: float) -> str:
    return f"×\u00a0{math.exp(nats):.2f}"


def _bar(total: float, widest: float) -> str:
    side = "bar against" if total < 0 else "bar"
    return f'<span class="{side}" style="width:{round(160 * abs(total) / widest)}px"></span>'


def _titles(shop: MMSID, item_ids: Sequence[str]) -> str:
    return " and ".join(f"“{_text(shop.item(item_id).name)}”" for item_id in item_ids)


def _text(value: Any) -> str:
    return html.escape(str(value))
