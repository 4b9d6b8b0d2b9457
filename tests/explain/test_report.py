"""Words and reports: nothing in them that the figures do not say, and nothing that leads outside."""

import json
import re

import pytest

from mmsid import MmsidError
from mmsid.cli import main
from mmsid.explain import case_report, deletion_curve, evidence, joint_removal, report_html

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
    assert len(sentences) == len(codes) + 2
    for level, sentence in enumerate(sentences[: len(codes)]):
        assert sentence.startswith(f"Level {level + 1} ")
        assert f"“{tiny.captions[codes[: level + 1]].text}”" in sentence
        named = [i for i in HISTORY if re.search(rf"(because of|all for) “{re.escape(tiny.item(i).title)}”", sentence)]
        effects = dict(zip(HISTORY, attribution.effects[:, level], strict=True))
        assert all(effects[item_id] == max(effects.values()) >= 0.05 for item_id in named)
        assert bool(named) == (max(effects.values()) >= 0.05)
    assert "place 2" in sentences[-2]


def test_a_report_is_json_and_its_figures_are_the_explainers(tiny, report, target):
    again = json.loads(json.dumps(report, allow_nan=False))
    assert again["schema"] == 1 and again["fingerprint"] == tiny.fingerprint and again["target"] == target
    assert again["attribution"]["effects"] == joint_removal(tiny, HISTORY, target).effects.tolist()
    assert [line["item_id"] for line in again["answer"]] == [r.item.item_id for r in tiny.recommend(HISTORY, 5)]
    assert sum(again["answer"][1]["code_log_probs"]) == pytest.approx(again["answer"][1]["log_prob"], abs=1e-4)


def test_a_report_page_stands_alone(tiny, report, target):
    page = report_html(tiny, report)
    assert not re.search(r"<script|https?://|src=\"(?!data:)|url\(", page)
    assert page.count("<img") == 4 + 5 and tiny.item(target).title in page
    for sentence in report["evidence"]:
        assert sentence.split("“")[0] in page


def test_a_title_cannot_become_markup(tiny, report):
    report = {**report, "history": [{**report["history"][0], "title": "<b>x"}, *report["history"][1:]]}
    assert "<b>x" not in report_html(tiny, report) and "&lt;b&gt;x" in report_html(tiny, report)


def test_a_product_that_was_added_later_is_explained_and_reported(tiny):
    new = tiny.tokenize(title="A violet umbrella with dots")
    view = tiny.with_items([new])
    codes = view.codes(new.item.item_id)
    report = case_report(view, view.recommend(HISTORY, len(view.items)), new.item.item_id)
    unknown = [codes[: level + 1] not in tiny.captions for level in range(len(codes))]
    assert any(unknown)
    line = next(line for line in report["answer"] if line["item_id"] == new.item.item_id)
    assert [text == "new products" for text in line["captions"]] == unknown
    assert new.item.title in report_html(view, report) and "“new products”" in report["evidence"][len(codes) - 1]


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
    assert "Level 1" in told and "positive spoke for it" in told
    assert main(["explain", *HISTORY, "--report", str(tmp_path / "x.pdf"), "--build", str(tiny_build)]) != 0
