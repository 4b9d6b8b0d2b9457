"""The named API, asked by `gradio_client`, says what `MMSID` says; a wrong question gets one sentence."""

from __future__ import annotations

import inspect
import json
import math
from pathlib import Path

import httpx
import numpy as np
import pytest
from gradio_client import Client, handle_file
from gradio_client.exceptions import AppError
from PIL import Image

from mmsid.explain import (
    by_modality,
    code_page,
    compose,
    deletion_curve,
    evidence,
    joint_removal,
    leave_one_out,
    narrowing,
    page_of_code,
    place_on_map,
    robustness,
)
from mmsid.explain.codebook import parents_of
from mmsid.records import MAX_COUNT, code_name, code_names, parse_code
from mmsid.shop import read_product
from mmsid.ui.api import answer_model, endpoints
from mmsid.ui.loading import LoadingShop
from mmsid.ui.space import Limits
from tests.ui.running import oracle, start

pytestmark = pytest.mark.slow

WAIT = 300
"""Seconds until a reply counts as none: nothing here is about speed."""


@pytest.fixture(scope="module")
def client(app):
    return Client(app.url, verbose=False)


@pytest.fixture(scope="module")
def history(shop):
    return [item.item_id for item in shop.items[:3]]


def sentence(client: Client, *args, **kwargs) -> str:
    """What the client is told when a question cannot be answered."""
    with pytest.raises(AppError) as caught:
        client.predict(*args, **kwargs)
    return str(caught.value)


def captions_hold(shop, semantic_id, codes) -> None:
    """Every code comes with its caption, and on a product with whether that holds; share and count are the code's."""
    prefix = tuple(parse_code(name)[1] for name in semantic_id)
    own = shop.item_captions(shop.items[shop.ids.row(prefix)].item_id)
    assert [chip["code"] for chip in codes] == list(semantic_id)
    for level, (chip, caption) in enumerate(zip(codes, own, strict=True)):
        assert (chip["caption"], chip["holds"]) == (caption.text, caption.holds)
        assert (chip["share"], chip["count"]) == (caption.share, caption.count)
        if level < len(codes) - 1:
            assert chip["count"] == (shop.ids.codes[:, level] == prefix[level]).sum()


def test_recommend(client, shop, history):
    answer = client.predict(history, 7, api_name="/recommend")
    expected = shop.recommend(history, 7)
    assert [line["item_id"] for line in answer["items"]] == [one.item.item_id for one in expected]
    for line, one in zip(answer["items"], expected, strict=True):
        assert line["rank"] == one.rank and line["title"] == one.item.title and line["price"] == one.item.price
        assert line["log_prob"] == pytest.approx(one.log_prob, abs=1e-4)
        assert line["probability"] == pytest.approx(math.exp(one.log_prob), rel=1e-3)
        assert line["voice_shares"] == pytest.approx(one.voice_shares, abs=1e-4)
        assert tuple(line["semantic_id"]) == one.semantic_id == shop.semantic_ids[line["item_id"]]
        captions_hold(shop, one.semantic_id, line["codes"])
    assert answer["has_voice"] == shop.has_voice
    assert answer["note"] == expected.note == ""
    assert answer["fingerprint"] == shop.fingerprint


def test_recommend_tells_what_each_voice_gave(tiny_build):
    """Of a build that has two, whatever the other tests are about."""
    shop, client = oracle(tiny_build), Client(start(tiny_build).url, verbose=False)
    history = [item.item_id for item in shop.items[:3]]
    answer = client.predict(history, 7, api_name="/recommend")
    codes = [shop.codes(item_id) for item_id in history]
    width = max(7, shop.recommender.config.beam)
    [beam] = shop.decoder.search([shop.recommender.prompt(codes)], width, excluded=[codes])
    assert answer["has_voice"]
    for line, shares in zip(answer["items"], beam.voice_shares, strict=False):
        assert line["voice_shares"] == pytest.approx(shares.tolist(), abs=1e-4)
    told = " ".join(client.predict(history, answer["items"][0]["item_id"], api_name="/explain")["evidence"])
    assert "the collaborative voice, which goes by what other shoppers looked at" in told


def test_recommend_ten_by_default_and_a_hundred_or_all_with_a_note(client, shop, history):
    assert len(client.predict(history=history, api_name="/recommend")["items"]) == 10
    most = client.predict(history, MAX_COUNT, api_name="/recommend")
    left = len(shop.items) - len(history)
    assert len(most["items"]) == min(MAX_COUNT, left)
    assert most["note"].startswith(f"{MAX_COUNT} were asked for; ") == (left < MAX_COUNT)


def test_tokenize_a_picture_with_text(client, shop):
    item = next(item for item in shop.items if item.image)
    answer = client.predict(handle_file(str(item.image)), item.title, item.description, api_name="/tokenize")
    expected = shop.tokenize(item.image, item.title, item.description)
    assert tuple(answer["semantic_id"]) == expected.semantic_id
    for level, choice in zip(answer["levels"], expected.levels, strict=True):
        assert parse_code(level["code"]) == (choice.level, choice.code)
        assert level["distance"] == pytest.approx(choice.distance, abs=1e-4)
        assert level["margin"] == pytest.approx(choice.margin, abs=1e-4)
        assert [parse_code(one["code"])[1] for one in level["alternatives"]] == [c for c, _ in choice.alternatives]
        assert all(one["caption"] for one in (level, *level["alternatives"]))
    assert [one["item_id"] for one in answer["neighbours"]] == [n.item.item_id for n in expected.neighbours]
    assert answer["neighbours"][0]["item_id"] == item.item_id
    left = [line["left"] for line in answer["narrowing"]]
    assert left == list(narrowing(shop, expected.codes)) and all(line["caption"] for line in answer["narrowing"][1:])
    parts = by_modality(shop, read_product(item.image, item.title, item.description))
    for name in ("both", "image", "text"):
        assert tuple(answer["modalities"][name]["semantic_id"]) == getattr(parts, name).semantic_id
    levels = {tuple(one["pair"]): one["level"] for one in answer["modalities"]["differences"]}
    assert levels == {
        (str(a), str(b)): None if level is None else level + 1 for (a, b), level in parts.differences.items()
    }
    robust = robustness(shop, read_product(item.image, item.title, item.description))
    assert [line["same_prefix"] for line in answer["robustness"]["levels"]] == pytest.approx(robust.prefixes)
    assert [line["same_code"] for line in answer["robustness"]["levels"]] == pytest.approx(robust.codes)
    assert answer["novelty"]["verdict"] == "duplicate"
    assert item.item_id in [one["item_id"] for one in answer["novelty"]["duplicates"]]
    assert answer["place"] == pytest.approx(place_on_map(shop, expected).tolist(), abs=1e-3)


def test_a_photo_of_fifty_megapixels_comes_as_the_phone_made_it(client, shop, tmp_path):
    path, exif = tmp_path / "phone.jpg", Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees
    source = next(item.image for item in shop.items if item.image)
    with Image.open(source) as image:
        image.convert("RGB").resize((8660, 5774)).save(path, quality=80, exif=exif)
    answer = client.predict(handle_file(str(path)), "", "", api_name="/tokenize")
    found = shop.tokenize(path)
    assert tuple(answer["semantic_id"]) == found.semantic_id
    with Image.open(path) as image:
        lying = Image.fromarray(np.asarray(image.resize((866, 577))))  # without its EXIF
    upright = lying.rotate(-90, expand=True)
    cosines = [float(found.embedding @ shop.tokenize(one).embedding) for one in (upright, lying)]
    assert cosines[0] > 0.95 > cosines[1] + 0.05


def test_tokenize_text_alone(client, shop):
    answer = client.predict(None, "A green thing", "", api_name="/tokenize")
    assert tuple(answer["semantic_id"]) == shop.tokenize(title="A green thing").semantic_id
    assert client.predict(title="A green thing", api_name="/tokenize") == answer
    assert answer["robustness"] is None and answer["modalities"]["image"] is None


def test_explain(client, shop, history):
    target = shop.recommend(history, 1)[0].item.item_id
    answer = client.predict(history, target, api_name="/explain")
    expected = leave_one_out(shop, history, target)
    assert answer["log_prob"] == pytest.approx(expected.log_prob, abs=1e-4)
    assert [line["item_id"] for line in answer["history"]] == history
    effects = np.array([[level["effect"] for level in line["levels"]] for line in answer["history"]])
    assert effects == pytest.approx(expected.effects, abs=1e-4)
    assert [line["effect"] for line in answer["history"]] == pytest.approx(effects.sum(axis=1), abs=1e-6)
    joint = joint_removal(shop, history, target)
    assert np.array(answer["joint_effects"]) == pytest.approx(joint.effects, abs=1e-4)
    assert answer["evidence"] == evidence(shop, shop.recommend(history, 10), joint, deletion_curve(shop, joint))
    other = next(item.item_id for item in reversed(shop.items) if item.item_id not in history)
    far = client.predict(history, other, api_name="/explain")
    assert bool(far["evidence"]) == (other in {line.item.item_id for line in shop.recommend(history, 10)})


def test_search(client, shop):
    text = shop.items[0].title
    answer = client.predict(text, 5, api_name="/search")
    expected = shop.search(text, 5)
    assert [line["item_id"] for line in answer["items"]] == [found.item.item_id for found in expected]
    assert [line["cosine"] for line in answer["items"]] == pytest.approx([n.cosine for n in expected], abs=1e-4)


def test_item_and_code(client, shop):
    item = shop.items[-1]
    answer = client.predict(item.item_id, api_name="/item")
    assert (answer["title"], answer["description"]) == (item.title, item.description)
    captions_hold(shop, shop.semantic_ids[item.item_id], answer["codes"])
    name = shop.semantic_ids[item.item_id][1]
    answer, expected = client.predict(name, api_name="/code"), shop.code(name)
    assert (answer["code"], answer["level"], answer["count"]) == (name, 2, expected.count)
    assert (answer["caption"], answer["share"]) == (expected.caption, expected.share)
    found = [line["item_id"] for use in answer["uses"] for line in use["items"]]
    assert sorted(found) == sorted(one for one, codes in shop.semantic_ids.items() if codes[1] == name)
    assert answer["page"]["prefix"] == list(page_of_code(shop, name).names)
    last = client.predict(shop.semantic_ids[item.item_id][-1], api_name="/code")
    assert last["page"] is None  # which one of what is not said


def test_a_type_under_another_kind_is_refused_with_those_that_belong_there(client, shop):
    parents = parents_of(shop)
    if not parents:
        pytest.skip("in this build every code stands under any")
    first, second = next((a, b) for a in range(shop.codebook_sizes[0]) for b, own in enumerate(parents) if own != a)
    for endpoint in ("/code", "/compose"):
        told = sentence(client, f"a{first} b{second}", api_name=endpoint)
        assert told.startswith(
            f"Expected a code of level b that belongs to a{first}, but got b{second}, which belongs "
        )


def test_the_page_of_a_prefix(client, shop):
    prefix = shop.codes(shop.items[0].item_id)[:2]
    names = code_names(prefix)
    answer, expected = client.predict(" ".join(names), api_name="/code"), code_page(shop, prefix)
    page = answer["page"]
    assert (answer["code"], page["prefix"], page["count"]) == (names[1], list(names), len(expected.items))
    assert [line["item_id"] for line in page["typical"]] == [m.item.item_id for m in expected.typical]
    assert [line["margin"] for line in page["border"]] == pytest.approx([m.margin for m in expected.border])
    assert [line["rival"]["code"] for line in page["border"]] == [code_name(1, m.rival) for m in expected.border]
    assert [line["code"] for line in page["next"]] == [code_name(2, code) for code, _ in expected.following]
    captions = [shop.caption(prefix[: level + 1]) for level in range(2)]
    assert [(chip["caption"], chip["share"], chip["count"], chip["holds"]) for chip in page["codes"]] == [
        (caption.text, caption.share, caption.count, None) for caption in captions
    ]


def test_compose(client, shop):
    codes = shop.codes(shop.items[0].item_id)
    answer = client.predict(" ".join(code_names(codes)), api_name="/compose")
    assert answer["owner"] == shop.items[0].item_id
    assert [line["item_id"] for line in answer["nearest"]] == [n.item.item_id for n in compose(shop, codes).nearest]


@pytest.mark.parametrize(
    ("endpoint", "arguments", "expected"),
    [
        ("/recommend", (["no-such-thing"], 5), "The shop has no product with the id 'no-such-thing'; "),
        ("/recommend", ([], 5), "Expected a list of at least one product id as history, but got none; add a product."),
        ("/recommend", (["x"] * 1000, 5), "Expected a history of at most 50 products, but got 1000; "),
        ("/recommend", ([1, 2], 5), "Expected product ids as text in the history, "),
        ("/recommend", ("mug", 5), "Expected a list of at least one product id as history, "),
        ("/tokenize", (None, "", ""), "Expected a picture or a text, but got neither; add at least one of them."),
        ("/explain", ([], "x"), "Expected a list of at least one product id as history, but got none; add a product."),
        ("/search", ("   ", 5), "Expected a few words to search for, but got none; type what the product is."),
        ("/code", ("b0 c0",), "Expected codes from level a on, but got b0 c0; "),
        ("/compose", ("",), "Expected codes such as a12 or a12 b7, but got none; "),
        ("/item", ("no-such-thing",), "The shop has no product with the id 'no-such-thing'; "),
        ("/code", ("zz",), "A code is a level's letter and a number such as 'a12', but got 'zz'; "),
        ("/code", ("a9999",), "This shop has no code 'a9999'; "),
    ],
)
def test_a_wrong_question_gets_one_sentence(client, endpoint, arguments, expected):
    told = sentence(client, *arguments, api_name=endpoint)
    assert told.startswith(expected)
    assert "Traceback" not in told and "\n" not in told


@pytest.mark.parametrize("k", [0, -1, 101, 2.5, "three", True])
def test_k_must_be_a_whole_number_up_to_a_hundred(client, history, k):
    told = sentence(client, history, k, api_name="/recommend")
    assert told == f"Expected the number of products as a whole number from 1 to 100, but got {k!r}; choose another."


def test_a_broken_picture_gets_one_sentence(client, tmp_path):
    whole, broken = tmp_path / "whole.png", tmp_path / "broken.png"
    Image.effect_noise((64, 64), 50).convert("RGB").save(whole)
    broken.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    told = sentence(client, handle_file(str(broken)), "", "", api_name="/tokenize")
    assert told.startswith("A whole picture was expected, but broken.png is cut off or damaged")
    text = tmp_path / "words.png"
    text.write_text("no picture at all")
    told = sentence(client, handle_file(str(text)), "", "", api_name="/tokenize")
    assert told == "A picture was expected, but words.png cannot be read as one; save it again as JPEG, PNG or WebP."


def test_no_other_file_of_the_server_can_be_tokenised(app, build):
    outside = str(next(Path(build).rglob("*.json")).resolve())
    data = {"path": outside, "meta": {"_type": "gradio.FileData"}}
    event = httpx.post(f"{app.url}/gradio_api/call/tokenize", json={"data": [data, "", ""]}, timeout=WAIT).json()[
        "event_id"
    ]
    told = httpx.get(f"{app.url}/gradio_api/call/tokenize/{event}", timeout=WAIT).text
    assert "event: error" in told and "semantic_id" not in told and "Traceback" not in told


def test_only_the_named_endpoints_are_public(app):
    named = httpx.get(f"{app.url}/gradio_api/info", timeout=WAIT).json()
    assert set(named["named_endpoints"]) == {
        "/recommend",
        "/tokenize",
        "/explain",
        "/search",
        "/item",
        "/code",
        "/compose",
    }
    assert named["unnamed_endpoints"] == {}


def test_every_endpoint_says_what_it_answers(app, client, history):
    named = httpx.get(f"{app.url}/gradio_api/info").json()["named_endpoints"]
    for endpoint in endpoints(LoadingShop(Path()), Limits()):
        told = named[f"/{endpoint.__name__}"]
        [answer] = told["returns"]
        fields = answer_model(endpoint).model_fields
        assert answer["type"]["properties"].keys() == fields.keys() == set(answer["type"]["required"])
        parameters = inspect.signature(endpoint).parameters
        assert [one["parameter_name"] for one in told["parameters"]] == list(parameters)
        assert told["description"] and all(one["type"] != {} for one in told["parameters"])
    items = named["/recommend"]["returns"][0]["type"]["properties"]["items"]["items"]["properties"]
    line = client.predict(history, 1, api_name="/recommend")["items"][0]
    assert line.keys() == items.keys()
    assert "probability: float" in named["/recommend"]["returns"][0]["python_type"]["type"]


def test_the_openapi_description_is_that_of_the_endpoints(app):
    """What other programs make their clients of: every endpoint with its parameters, and no other."""
    said = httpx.get(f"{app.url}/gradio_api/openapi.json", timeout=WAIT).json()
    assert said["openapi"].startswith("3.")
    named = {endpoint.__name__: endpoint for endpoint in endpoints(LoadingShop(Path()), Limits())}
    call = "/gradio_api/call"
    paths = {f"{call}/v2/{name}" for name in named} | {f"{call}/{name}/{{event_id}}" for name in named}
    assert set(said["paths"]) - {"/gradio_api/upload"} == paths
    for name, endpoint in named.items():
        asked = said["paths"][f"{call}/v2/{name}"]["post"]
        assert asked["summary"] and asked["operationId"] == name
        [body] = asked["requestBody"]["content"].values()
        parameters = inspect.signature(endpoint).parameters
        assert list(body["schema"]["properties"]) == list(parameters)


def test_a_bug_shows_no_trace(client, app, monkeypatch):
    from mmsid.shop import MMSID

    def fail(*_args, **_kwargs):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(MMSID, "item", fail)
    told = sentence(client, "x", api_name="/item")
    assert told == "Something went wrong on our side, and it was logged; please try again or ask for something else."


def test_the_tools_of_mcp_are_the_endpoints(app):
    question = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    headers = {"Accept": "application/json, text/event-stream"}
    reply = httpx.post(f"{app.url}/gradio_api/mcp/", json=question, headers=headers, timeout=WAIT).text
    tools = json.loads(reply[reply.index("{") :])["result"]["tools"]
    assert {tool["name"] for tool in tools} >= {"recommend", "tokenize", "explain", "search", "item", "code"}
    recommend = next(tool for tool in tools if tool["name"] == "recommend")
    assert recommend["description"].startswith("Recommends the products that a shopper will want next.")
    assert set(recommend["inputSchema"]["properties"]) == {"history", "k"}
