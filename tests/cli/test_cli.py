"""The command line on the tiny build, against the Python API."""

import functools
import json
import shutil
from dataclasses import asdict

import pytest
from PIL import Image

from mmsid.cli import main, parser
from mmsid.cli.histories import told_hits
from mmsid.collaborative import SasRecConfig
from mmsid.evaluation import quality
from mmsid.explain import (
    Modality,
    audience,
    by_modality,
    code_page,
    compose,
    leading_history,
    narrowing,
    novelty,
    robustness,
    transfer_sources,
    walk,
)
from mmsid.records import code_names
from mmsid.shop import read_product
from mmsid.shop.batch.run import tokenize_batch
from mmsid.shop.batch.table import read_batch
from mmsid.shop.histories.answering import HistoryLine, Hits, answer_histories, count_hits
from mmsid.shop.histories.reading import read_histories
from mmsid.shop.histories.result import result_file
from mmsid.shop.histories.rows import HistoryRow


def run(capsys, *arguments):
    code = main([str(argument) for argument in arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def test_recommend_prints_what_the_api_answers(tiny, tiny_build, capsys):
    code, out, _ = run(capsys, "recommend", "mug-red-0", "hat-blue-1", "-k", 4, "--build", tiny_build, "--json")
    answer = tiny.recommend(["mug-red-0", "hat-blue-1"], 4)
    assert code == 0
    told = json.loads(out)
    assert [line["item_id"] for line in told["items"]] == [r.item.item_id for r in answer]
    assert told["has_voice"] and [line["voice_shares"] for line in told["items"]] == [[*r.voice_shares] for r in answer]
    code, out, _ = run(capsys, "recommend", "mug-red-0", "-k", 2, "--build", tiny_build)
    *first, about, voices = out.splitlines()
    assert [line.split()[0] for line in first] == ["1", "2"]
    shares = [r.voice_shares[-1] for r in tiny.recommend(["mug-red-0"], 2)]
    assert [line.split()[2] for line in first] == [f"{share:.0%}" for share in shares]
    assert "how much of it other shoppers gave" in about and "collaborative voice" in voices


def test_recommend_answers_a_file_of_histories(tiny, tiny_build, tmp_path, capsys):
    first = tiny.recommend(["mug-red-0", "hat-blue-1"], 4)
    file = tmp_path / "h.csv"
    rows = [f"ann,mug-red-0 hat-blue-1,{first[1].item.item_id}", "bob,mug-rid-0,", "cy,hat-red-0,bag-red-0"]
    file.write_text("\n".join(["user,history,next", *rows]), encoding="utf-8")
    given = ["recommend", "--histories", file, "-k", 4, "--build", tiny_build]
    code, out, _ = run(capsys, *given, "--json", "--out", tmp_path / "out.csv")
    lines = answer_histories(tiny, read_histories(file, tiny).rows, 4)
    hits = count_hits(lines)
    found = json.loads(out)
    assert code == 0 and found["hits"] == asdict(hits) and hits.judged == 2
    assert [line["items"] for line in found["lines"]] == [[asdict(one) for one in line.items] for line in lines]
    assert [one["item_id"] for one in found["lines"][0]["items"]] == [one.item.item_id for one in first]
    assert (found["lines"][0]["rank"], found["lines"][1]["rank"]) == (2, None)
    assert (tmp_path / "out.csv").read_bytes() == result_file(lines, ".csv")
    _, out, _ = run(capsys, *given)
    [ann, bob, _cy, answered, told] = out.splitlines()
    names = ", ".join(one.item_id for one in lines[0].items)
    assert ann == f"row 2 (ann): {names}; next {first[1].item.item_id}: hit, place 2"
    assert bob == f"row 3 (bob): {lines[1].problem}" and "did you mean 'mug-red-0'?" in bob
    assert answered == "answered: 2 of 3" and told == told_hits(hits)
    file.write_text("mug-red-0\n", encoding="utf-8")
    assert run(capsys, *given)[1].endswith("\nanswered: 1 of 1\n")


def test_hits_are_told_with_their_interval():
    """By Wilson's formula that of 31 of 100 is (0.3292 ± 0.0926) / 1.0384."""
    assert told_hits(Hits(31, 100, 0.2278, 0.4063)) == "hits: 31 of 100 (31 %, 95 % interval 23 to 41 %)"
    lines = [HistoryLine(HistoryRow(n, "", ("a",), "b"), rank=1 if n < 31 else None) for n in range(100)]
    assert told_hits(count_hits(lines)) == "hits: 31 of 100 (31 %, 95 % interval 23 to 41 %)"


def test_tokenize_prints_the_id(tiny, tiny_build, capsys):
    _, out, _ = run(capsys, "tokenize", "--title", "Red mug", "--build", tiny_build, "--json")
    assert json.loads(out)["semantic_id"] == list(tiny.tokenize(title="Red mug").semantic_id)


def test_tokenize_says_what_the_explanations_say(tiny, tiny_build, capsys):
    item = tiny.item("mug-red-0")
    given = ["--image", item.image, "--title", "Blue hat", "--build", tiny_build]
    _, out, _ = run(capsys, "tokenize", *given, "--json")
    found, new = json.loads(out), tiny.tokenize(item.image, "Blue hat")
    level = by_modality(tiny, read_product(item.image, "Blue hat", "")).differences[Modality.IMAGE, Modality.TEXT]
    told = "same ID" if level is None else f"level {level + 1}"
    assert found["left"] == list(narrowing(tiny, new.codes)) and found["picture_and_text"] == told
    assert found["robustness"] == pytest.approx(robustness(tiny, read_product(item.image, "Blue hat", "")).prefixes)
    assert found["verdict"] == novelty(tiny, new).verdict
    _, out, _ = run(capsys, "tokenize", *given)
    assert f"first differ at: {told}" in out and f"verdict: {found['verdict']}" in out
    assert "products left: 24 → " in out and "small changes of the picture: a" in out


def test_tokenize_says_who_wants_it(tiny, tiny_build, capsys):
    new = tiny.tokenize(title="Red mug")
    view, item_id = tiny.with_items([new], boost=2), new.item.item_id
    _, out, _ = run(capsys, "tokenize", "--title", "Red mug", "--audience", "2", "--build", tiny_build, "--json")
    found = json.loads(out)["audience"]
    assert found["sources"] == pytest.approx({one.item.item_id: one.share for one in transfer_sources(view, item_id)})
    assert {w["name"]: w["rank"] for w in found["shoppers"]} == {w.name: w.rank for w in audience(view, item_id)}
    assert tuple(found["leading_history"]["history"]) == leading_history(view, item_id).history
    _, out, _ = run(capsys, "tokenize", "--title", "Red mug", "--audience", "--build", tiny_build)
    assert f"for {found['shoppers'][0]['name']}" in out and "wanted most after" in out
    code, _, err = run(capsys, "tokenize", "--title", "Red mug", "--audience", "-1", "--build", tiny_build)
    assert code and "boost of at least 0" in err


def test_tokenize_reads_and_writes_tables(tiny, tiny_build, tmp_path, capsys):
    table = tmp_path / "new.csv"
    picture = tiny.item("mug-red-0").image
    table.write_text(f"title,image\nMug,{picture.name}\nHat,lost.png\n", encoding="utf-8")
    given = ["tokenize", "--batch", table, "--pictures", picture.parent, "--build", tiny_build]
    code, out, _ = run(capsys, *given, "--json", "--out", tmp_path / "out.csv")
    rows = read_batch(table, picture.parent)
    expected = tokenize_batch(tiny, rows, judge=lambda shop, new: str(novelty(shop, new).verdict))
    assert code == 0 and json.loads(out) == [line.cells() for line in expected]
    assert expected[0].verdict == novelty(tiny, expected[0].new).verdict and expected[1].verdict == ""
    assert len((tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()) == 3
    _, out, _ = run(capsys, *given)
    assert "1 of 2 products have a semantic ID." in out and "row 3: Expected the picture lost.png" in out


def test_tokenize_says_that_a_picture_shows_nothing(tiny_build, tmp_path, capsys):
    Image.new("RGB", (200, 200), "white").save(tmp_path / "white.png")
    given = ["tokenize", "--image", tmp_path / "white.png", "--build", tiny_build]
    assert "the picture shows nothing (blank)" in run(capsys, *given)[1]
    found = json.loads(run(capsys, *given, "--json")[1])
    assert (found["picture_fault"], found["verdict"]) == ("blank", "unlike anything")
    (tmp_path / "t.csv").write_text("image\nwhite.png\n", encoding="utf-8")
    given = ["tokenize", "--batch", tmp_path / "t.csv", "--pictures", tmp_path, "--build", tiny_build]
    assert "); its picture shows nothing (blank)\n" in run(capsys, *given)[1]
    [cells] = json.loads(run(capsys, *given, "--json")[1])
    assert (cells["picture_fault"], cells["verdict"]) == ("blank", "unlike anything")


def test_codes_prints_pages_compositions_and_walks(tiny, tiny_build, capsys):
    page = code_page(tiny, (0,))
    _, out, _ = run(capsys, "codes", "a0", "--build", tiny_build, "--json")
    found = json.loads(out)
    assert found["count"] == page.caption.count
    assert [line["item_id"] for line in found["typical"]] == [m.item.item_id for m in page.typical]
    _, out, _ = run(capsys, "codes", "a0", "--build", tiny_build)
    assert out.startswith(f"a0: {page.caption.text}")
    _, out, _ = run(capsys, "codes", "a0", "b0", "--compose", "--build", tiny_build, "--json")
    [line] = json.loads(out)
    assert [n["item_id"] for n in line["nearest"]] == [n.item.item_id for n in compose(tiny, (0, 0)).nearest]
    _, out, _ = run(capsys, "codes", "--walk", "mug-red-0", "hat-blue-1", "--build", tiny_build, "--json")
    steps = [tuple(step["codes"]) for step in json.loads(out)]
    assert steps == [code_names(step.codes) for step in walk(tiny, "mug-red-0", "hat-blue-1")]
    _, out, _ = run(capsys, "codes", "--build", tiny_build)
    counts = [int(line.split()[1]) for line in out.splitlines()]
    assert sum(counts) == len(tiny.items)


@pytest.mark.training
def test_evaluate_writes_what_it_prints(tiny_shop, tiny_build, tmp_path, capsys, monkeypatch):
    quick = SasRecConfig(width=16, heads=1, max_passes=2)  # how well it learns is asked in tests/baselines
    monkeypatch.setattr(quality, "fitted_sasrec", functools.partial(quality.fitted_sasrec, config=quick))
    shutil.copytree(tiny_shop, tmp_path / "shop")
    shutil.copytree(tiny_build, tmp_path / "build")
    code, out, _ = run(capsys, "evaluate", tmp_path / "build", "--events", 30, "--json")
    result = json.loads((tmp_path / "build" / "metrics.json").read_text())
    assert code == 0 and json.loads(out) == result
    named = {
        "mmsid",
        "mmsid-alone",
        "popularity",
        "item-knn",
        "item-knn-cooccurrence",
        "last-item",
        "sasrec",
        "mmsid-base",
    }
    assert named == result["results"].keys()
    figures = result["results"]["mmsid"]["all"]
    assert figures["n"] == 30 and 0 <= figures["recall@5"] <= figures["recall@10"] <= figures["recall@20"] <= 1
    assert result["catalogue"]["items"] == 24 and result["seeds"].keys() >= {"encoder", "quantizer", "recommender"}
    assert result["settings"]["sasrec"]["width"] == 16 and result["settings"]["item-knn"]["last"] >= 1
    compared, alone = result["comparisons"]
    assert (
        (compared["model"], alone["model"]) == ("mmsid", "mmsid-alone")
        and compared["rival"] in named
        and compared["slices"]["all"]["n"] == 30
    )
    _, out, _ = run(capsys, "evaluate", tmp_path / "build", "--events", 0)
    events = json.loads((tmp_path / "build" / "metrics.json").read_text())["events"]
    assert out.startswith(f"{events:,} test events; split: time (80% training") and events > 30
    assert f"mmsid against {compared['rival']}" in out or "the best rival" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["recommend", "nothing", "--build", "BUILD"], "no product with the id 'nothing'"),
        (["recommend", "mug-red-0", "-k", "0", "--build", "BUILD"], "at least 1, but got 0"),
        (["recommend", "mug-red-0", "--build", "/no/such/build"], "no manifest.json"),
        (["recommend", "--build", "BUILD"], "product ids or --histories, but got neither"),
        (["recommend", "mug-red-0", "--histories", "/no.csv", "--build", "BUILD"], "but got both"),
        (["recommend", "mug-red-0", "--out", "x.csv", "--build", "BUILD"], "Expected --histories with --out"),
        (["recommend", "--histories", "/no.csv", "--mode", "exact", "--build", "BUILD"], "Expected --mode beam"),
        (["recommend", "--histories", "/no.csv", "-k", "0", "--build", "BUILD"], "at least 1, but got 0"),
        (["recommend", "--histories", "/no.csv", "--out", "x.txt", "--build", "BUILD"], "rename it"),
        (["recommend", "--histories", "/no.csv", "--build", "BUILD"], "/no.csv does not exist"),
        (["tokenize", "--build", "BUILD"], "got neither"),
        (["tokenize", "--image", "/no/picture.png", "--build", "BUILD"], "does not exist"),
        (["tokenize", "--out", "x.csv", "--build", "BUILD"], "Expected --batch"),
        (["tokenize", "--batch", "/no.csv", "--title", "x", "--build", "BUILD"], "got both"),
        (["tokenize", "--batch", "/no.csv", "--out", "x.txt", "--build", "BUILD"], "rename it"),
        (
            ["tokenize", "--batch", "/no.csv", "--out", "/nodir/x/o.csv", "--build", "BUILD"],
            "/nodir/x is none; make it",
        ),
        (["tokenize", "--batch", "/no.csv", "--build", "BUILD"], "does not exist"),
        (["codes", "b0", "c0", "--build", "BUILD"], "start with a code of level a"),
        (["codes", "a0", "a1", "--build", "BUILD"], "start with a code of level a"),
        (["codes", "a9999", "--build", "BUILD"], "counted from 0"),
        (["codes", "--compose", "--build", "BUILD"], "got none"),
        (["codes", "a0", "--walk", "mug-red-0", "hat-blue-1", "--build", "BUILD"], "got both"),
        (["evaluate", "BUILD", "--events", "-1"], "--events of at least 0, but got -1"),
        (["build", "/no/such/shop", "--out", "/tmp/nothing"], "does not exist"),
        (["build", "/no/such/shop", "--out", "/tmp/nothing", "--set", "recommender.stepps=3"], "stepps"),
        (["build", "/no/such/shop", "--out", "/tmp/nothing", "--set", "nonsense"], "STAGE.KEY=VALUE"),
        (
            ["build", "/no/such/shop", "--out", "/tmp/nothing", "--set", "encoder.text_heads=7"],
            "multiple of text_heads",
        ),
        (
            ["build", "/no/such/shop", "--out", "/tmp/nothing", "--set", "encoder.text_layers=-1"],
            "at least 1, but got -1",
        ),
        (["build", "/no/such/shop", "--out", "/tmp/nothing", "--minutes", "0"], "minutes"),
        (["build", "/no/such/shop", "--out", "/tmp/nothing", "--cases", "-4"], "--cases of at least 0, but got -4"),
    ],
)
def test_bad_input_ends_with_one_sentence_and_code_2(tiny_build, capsys, arguments, words):
    code, out, err = run(capsys, *[str(tiny_build) if a == "BUILD" else a for a in arguments])
    assert code == 2 and out == ""
    assert words in err and "Traceback" not in err and len(err.strip().splitlines()) == 1


def test_a_history_of_the_whole_shop_leaves_nothing_to_explain(tiny, tiny_build, capsys):
    code, out, err = run(capsys, "explain", *[item.item_id for item in tiny.items], "--build", tiny_build)
    assert (code, out) == (2, "") and "the history holds all 24 products of the shop; leave one" in err


def test_every_command_has_help():
    commands = next(a for a in parser()._actions if a.dest == "command").choices
    asking = {"recommend", "explain", "codes", "tokenize", "errors", "map", "app"}
    assert set(commands) == asking | {"build", "update", "evaluate", "results", "ablate", "bench"}
    for command in commands.values():
        assert len(command.format_help()) > 200
