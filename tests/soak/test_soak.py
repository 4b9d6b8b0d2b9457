"""A small version of the soak over the tiny build: the same promises, without a word about speed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mmsid.ui.serving.replies import BUG
from tests.loops import in_a_loop
from tests.soak import crowding, load, memory
from tests.soak.hostile import Hostility, attacks, hostile
from tests.soak.judging import MARKUP, Attack, complaints
from tests.soak.report import Report, quantile
from tests.soak.running import Running, running
from tests.soak.visitors import Answered, Facts, Visitor
from tests.soak.wire import Reply, Request

HOSTILE = 160
MAX_KEPT_MEGABYTES = 100.0
FACTS = Facts(
    tuple(f"mug-{number}" for number in range(20)), ("a1", "b2"), dict.fromkeys([*load.SHARES, "event:code"], 1)
)


@dataclass
class Soaked:
    """What the app did."""

    app: Running
    said: list[Answered]
    kept: memory.Kept
    hostility: Hostility
    beside: list[crowding.Beside]


@pytest.fixture(scope="module")
def soaked(tiny_build: Path) -> Soaked:
    async def soak(app: Running) -> Soaked:
        async with Visitor(app.url) as visitor:
            facts = await visitor.facts()
        said = await load.load(app, facts, load.Crowd(visitors=10, seconds=3, every=1))
        kept = await memory.kept(app, facts, memory.ENDPOINTS, 30)
        beside = await crowding.crowding(app, facts, crowding.SMALL)
        return Soaked(app, said, kept, await hostile(app, facts, HOSTILE), beside)

    with running(tiny_build) as app:
        return in_a_loop(soak(app))


def broken(measure: Callable[[Report], None]) -> list[str]:
    """The promises that one part finds broken."""
    report = Report()
    measure(report)
    return report.broken


@pytest.mark.slow
def test_ten_visitors_are_all_answered(soaked: Soaked):
    assert len(soaked.said) >= 10 and {one.endpoint for one in soaked.said} >= {"recommend"}
    assert broken(lambda report: report.load(soaked.said, about_speed=False)) == []


@pytest.mark.slow
def test_calls_leave_the_memory_as_it_was(soaked: Soaked):
    assert broken(lambda report: report.memory([soaked.kept], MAX_KEPT_MEGABYTES)) == []


@pytest.mark.slow
def test_one_visitor_keeps_no_other_from_an_answer(soaked: Soaked):
    assert len(soaked.beside) == 7
    assert broken(lambda report: report.crowding(soaked.beside, about_speed=False)) == []


@pytest.mark.slow
def test_hostile_requests_get_a_sentence_and_nothing_else(soaked: Soaked):
    assert sum(kind.sent for kind in soaked.hostility.kinds.values()) == HOSTILE
    assert len(soaked.hostility.kinds) >= 30
    assert broken(lambda report: report.hostile(soaked.hostility)) == []


@pytest.mark.slow
def test_it_stops_when_it_is_told_to_and_leaves_nothing(soaked: Soaked):
    assert soaked.app.exit_code == 0
    assert broken(lambda report: report.end(soaked.app)) == []


def test_the_same_seed_makes_the_same_requests():
    assert list(attacks(FACTS, 200, 7)) == list(attacks(FACTS, 200, 7)) != list(attacks(FACTS, 200, 8))


JSON, HTML = {"content-type": "application/json"}, {"content-type": "text/html; charset=utf-8"}
SENTENCE = "Expected a product, but got none; add one."


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(422, JSON, f'{{"error": "{SENTENCE}"}}'), []),
        (Reply(200, JSON, "[]"), ["answered with 200"]),
        (Reply(0, failure="no answer within 1 s"), ["no answer (no answer within 1 s)"]),
        (Reply(500, JSON, f'{{"error": "{BUG}"}}'), ["HTTP 500", "our side"]),
        (Reply(503, JSON, f'{{"error": "{SENTENCE}"}}'), ["503 without Retry-After"]),
        (Reply(503, {**JSON, "retry-after": "2"}, f'{{"error": "{SENTENCE}"}}'), []),
        (Reply(422, JSON, '{"detail": "x"}'), ["detail", "no sentence"]),
        (Reply(422, JSON, '{"error": null}'), ["null", "no sentence"]),
        (Reply(422, JSON, '{"error": "Expected ' + "x" * 300 + '."}'), ["longer than a line"]),
        (Reply(422, JSON, '{"error": "Expected one line,\\nbut got two; write one."}'), ["no sentence"]),
        (Reply(400, JSON, '{"error": "Traceback (most recent call last) was not expected."}'), ["a trace"]),
        (Reply(404, HTML, f"<p>{MARKUP}</p>"), ["runs the visitor's markup", "no sentence"]),
        (Reply(200, {}, f'event: error\ndata: {{"error": "{SENTENCE}"}}\n\n'), []),
        (Reply(200, JSON, '{"data": ["{\\"number\\": 1, \\"error\\": \\"' + SENTENCE + '\\"}"]}'), []),
        (Reply(200, {}, 'event: message\ndata: {"jsonrpc": "2.0", "result": {"isError": true, "content": [{"text": "x"}]}}'), ["no sentence"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_answer(reply: Reply, expected: list[str]):
    assert complaints(Attack("x", Request("GET", "/")), reply) == expected


def test_quantiles_by_hand():
    assert [quantile([4, 1, 3, 2], share) for share in (0.25, 0.5, 0.95, 1.0)] == [1, 2, 4, 4]
    assert quantile([], 0.5) == 0


def test_a_report_says_what_is_broken():
    report = Report()
    report.load(
        [Answered("item", 0.1, 200, {}), Answered("item", 3.0, 503, said="Too many …; ask again in 2 seconds.")]
    )
    report.memory([memory.Kept("item", 10, 100.0, 151.0)])
    report.end(Running("", exit_code=-1, left=("a",)))
    assert len(report.broken) == 5 and report.broken[0] == "1 of 2 questions were refused."
