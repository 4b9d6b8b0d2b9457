"""Words and reports: nothing in them that the figures do not say, and nothing that leads outside."""

import json
import math
import re

import pytest

from mmsid import MmsidError
from mmsid.captions import NOT_OWN
from mmsid.cli import main
from mmsid.explain import case_report, deletion_curve, evidence, joint_removal, report_html, voice_parts
from mmsid.explain.report import SCHEMA
from mmsid.records import Item
from tests import constructed

HISTORY = ["mug-red-0", "hat-blue-1", "bag-black-0", "mug-blue-1"]


@pytest.fixture(scope="module")
def target(tiny):
    return tiny.recommend(HISTORY, 5)[1].item.item_id


@pytest.fixture(scope="module")
def report(tiny, target):
    return case_report(tiny, tiny.recommend(HISTORY, 5), target)


def test_every_sentence_holds_its_levels_figures(tiny, target):
    answer = tiny.recommend(HISTORY, 5)
    attribution = joint_removal(tiny, HISTORY, target)
    sentences = evidence(tiny, answer, attribution, deletion_curve(tiny, attribution))
    codes = tiny.codes(target)
    meaning, which, together, voices, _ = sentences
    assert meaning.startswith("It ") and which.startswith("Of these it ")
    clauses = [*re.split(r", then (?=chose|had|“)", meaning.removeprefix("It ")), which.removeprefix("Of these it ")]
    assert len(clauses) == len(codes)
    for level, (clause, caption) in enumerate(zip(clauses, tiny.item_captions(target), strict=True)):
        node = next(n for n in answer.trace.levels[level].nodes if n.codes == codes[: level + 1])
        share = f"{math.exp(node.valid_log_prob) * 100:.0f}"
        assert re.match(rf"had no choice but “|(chose )?“.* with ({share}|\d\.\d|less than 0\.1)\u00a0%", clause)
        assert f"“{caption.text}”" in clause and (NOT_OWN in clause) == (not caption.holds)
        named = [i for i in HISTORY if f"which “{tiny.item(i).title}” pulled" in clause]
        effects = dict(zip(HISTORY, attribution.effects[:, level], strict=True))
        assert all(effects[item_id] == max(effects.values()) >= 0.05 for item_id in named)
        assert bool(named) == (max(effects.values()) >= 0.05)
    assert "place 2" in together
    assert voices.startswith(("Of this, ", "All of this comes from ")) and "what other shoppers looked at" in voices
    both = "Of this, {} come from the language model, which reads semantic IDs, and {} from ".format
    assert answer[1].voice_shares[-1] in (0, 1) or voices.startswith(both(*voice_parts(answer[1])))


def test_a_report_is_json_and_its_figures_are_the_explainers(tiny, report, target):
    again = json.loads(json.dumps(report, allow_nan=False))
    assert again["schema"] == SCHEMA and again["fingerprint"] == tiny.fingerprint and again["target"] == target
    assert again["attribution"]["effects"] == joint_removal(tiny, HISTORY, target).effects.tolist()
    assert [line["item_id"] for line in again["answer"]] == [r.item.item_id for r in tiny.recommend(HISTORY, 5)]
    assert sum(again["answer"][1]["code_log_probs"]) == pytest.approx(again["answer"][1]["log_prob"], abs=1e-4)


def test_a_report_page_stands_alone(tiny, report, target):
    page = report_html(tiny, report)
    assert not re.search(r"<script|https?://|src=\"(?!data:)|url\(", page)
    assert page.count("<img") == 4 + 5 and tiny.item(target).title in page
    for sentence in report["evidence"]:
        assert sentence.split("“")[0] in page
    assert page.count(" from other shoppers</span>") == 5 and page.count("Two voices answer: ") == 1


def test_a_picture_that_cannot_be_read_is_left_out(tiny, report, target, monkeypatch):
    """A build does without a damaged file, so its reports do, too."""

    def damaged(path):
        raise MmsidError("cut off")

    monkeypatch.setattr("mmsid.explain.report.load_picture", damaged)
    page = report_html(tiny, report)
    assert "<img" not in page and tiny.item(target).title in page


def test_a_report_tells_nothing_of_voices_where_there_is_one(tiny, report):
    """The language model's answer has no parts."""
    alone = {**report, "has_voice": False, "answer": [{**line, "voice_parts": None} for line in report["answer"]]}
    page = report_html(tiny, {**alone, "evidence": []})
    assert "voice" not in page and "other shoppers" not in page


def test_a_report_has_what_each_voice_gave(tiny, report):
    answer = tiny.recommend(HISTORY, 5)
    assert report["has_voice"]
    assert [line["voice_shares"] for line in report["answer"]] == [list(one.voice_shares) for one in answer]
    assert [tuple(line["voice_parts"]) for line in report["answer"]] == [voice_parts(one) for one in answer]


def test_a_title_cannot_become_markup(tiny, report):
    report = {**report, "history": [{**report["history"][0], "title": "<b>x"}, *report["history"][1:]]}
    assert "<b>x" not in report_html(tiny, report) and "&lt;b&gt;x" in report_html(tiny, report)


def test_a_product_that_was_added_later_is_explained_and_reported(tiny):
    new = tiny.tokenize(title="A violet umbrella with dots")
    view = tiny.with_items([new])
    codes = view.codes(new.item.item_id)
    report = case_report(view, view.recommend(HISTORY, len(view.items)), new.item.item_id)
    line = next(line for line in report["answer"] if line["item_id"] == new.item.item_id)
    own = view.item_captions(new.item.item_id)
    assert line["captions"] == [caption.told for caption in own] and len(own) == len(codes)
    assert f"“{own[-1].text}”" in report["evidence"][1] and own[-1].holds
    untrue = [caption for caption in own if caption.holds is False]
    assert untrue and report_html(view, report).count(NOT_OWN) >= len(untrue)  # nothing in the shop is an umbrella
    assert all(f"“{caption.text}” ({NOT_OWN})" in report["evidence"][0] for caption in untrue)
    assert new.item.title in report_html(view, report)


def test_a_product_that_is_not_recommended_is_one_sentence(tiny):
    with pytest.raises(MmsidError, match="recommended products"):
        case_report(tiny, tiny.recommend(HISTORY), HISTORY[0])


def test_the_command_explains_and_writes_reports(tiny_build, target, tmp_path, capsys):
    for name in ("case.html", "case.json"):
        assert (
            main(["explain", *HISTORY, "--item", target, "--report", str(tmp_path / name), "--build", str(tiny_build)])
            == 0
        )
    assert json.loads((tmp_path / "case.json").read_text())["target"] == target
    told = capsys.readouterr().out
    assert told.startswith("It ") and "positive spoke for it" in told
    assert main(["explain", *HISTORY, "--report", str(tmp_path / "x.pdf"), "--build", str(tiny_build)]) != 0


def test_products_without_titles_are_called_by_their_ids(monkeypatch):
    monkeypatch.setattr(constructed, "Item", lambda item_id, _title, *rest: Item(item_id, "", *rest))
    shop = constructed.constructed_shop({"mug-red-0": {"mug-red-1": 6.0}})
    answer = shop.recommend(["mug-red-0", "hat-blue-0"])
    told = " ".join(evidence(shop, answer, joint_removal(shop, ["mug-red-0", "hat-blue-0"], "mug-red-1")))
    assert "puts “mug-red-1” at place 1" in told and "“mug-red-0” pulled" in told and "“”" not in told
    assert case_report(shop, answer, "mug-red-1")["history"][0]["title"] == "mug-red-0"
