"""Questions to the named API, looked at before they enter Gradio's queue.

In: the body of a request; out: nothing, or a `RefusedError`. The rules: whoever asks for what does not exist, or brings
other arguments than it takes, is told what it takes; a full line is told by HTTP 503 before the question is in
it; a call without a session shares one with all others of its address.
"""

from __future__ import annotations

import inspect
import json
import math
from collections.abc import Callable, Mapping
from typing import Any

from starlette.types import Scope

from mmsid.errors import described
from mmsid.ui.serving.blocks import StatelessBlocks
from mmsid.ui.serving.bodies import RefusedError
from mmsid.ui.serving.fair_queue import FairQueue
from mmsid.ui.serving.visitors import ANONYMOUS, Visitor, address_in

_MAX_DIGITS, _MAX_SESSION = 300, 100
MAX_CALL_VALUES, MAX_QUESTION_VALUES = 5_000, 200_000
"""Of a call, which has at most a history; of a question of the page, which may have 500 rows of 100 columns."""

_MAX_KEYS = 200
"""Of one object within a question."""

_MAX_LISTS, _MAX_NAMED, _MAX_COMMAS = 100_000, 200_000, 400_000
"""Marks of lists, of keys and of further values in a body, those within texts among them."""

_MEND = "mend it and ask again"


class Calls:
    """The endpoints that can be called."""

    def __init__(
        self, blocks: StatelessBlocks, endpoints: Mapping[str, Callable[..., Any]], lane_of: Mapping[str, FairQueue]
    ) -> None:
        """Knows what each endpoint takes.

        Args:
            blocks: Gradio's.
            endpoints: by name.
            lane_of: the line in which each one's questions wait.
        """
        self._blocks, self._lane_of = blocks, lane_of
        self._parameters = {name: list(inspect.signature(one).parameters.values()) for name, one in endpoints.items()}

    def check(self, scope: Scope, raw: bytes, name: str | None, *, is_by_name: bool) -> bytes:
        """Looks at a question.

        Args:
            scope: of the request; notes there that it has no session.
            raw: its body.
            name: of the endpoint; None where the body says it by Gradio's number.
            is_by_name: whether the body has arguments by name instead of a list of them.

        Returns:
            the same body in UTF-8, in which every key stands once.

        Raises:
            RefusedError: if it cannot be asked so, or the line is full.
        """
        body = read_json(raw, MAX_CALL_VALUES)
        if not isinstance(body, dict):
            raise RefusedError(422, f"Expected the question as keys and values, but got {described(body)}; {_MEND}.")
        is_by_number = name is None
        name = self._numbered(body.get("fn_index")) if name is None else name
        if name not in self._parameters:
            known = ", ".join(f"/{one}" for one in self._parameters)
            raise RefusedError(
                404, f"Expected one of {known}, but got {described(name)}; docs/api.md tells what each does."
            )
        if is_by_name:
            self._check_names(name, body)
        else:
            self._check_list(name, body.get("data"))
        session = session_in(body)
        if is_by_number and not session:
            raise RefusedError(422, f"Expected session_hash in the question, but it is missing; {_MEND}.")
        scope[ANONYMOUS] = not session
        if busy := self._lane_of[name].refusal(Visitor(address_in(scope), session)):
            raise RefusedError(503, str(busy), {"Retry-After": str(busy.retry_after)})
        return json.dumps(body).encode()

    def _numbered(self, number: object) -> str:
        function = self._blocks.fns.get(number) if isinstance(number, int) else None
        if function is None or not isinstance(function.api_name, str):
            raise RefusedError(
                404, f"Expected the number of one of the named endpoints, but got {described(number)}; {_MEND}."
            )
        return function.api_name

    def _check_list(self, name: str, data: object) -> None:
        parameters = self._parameters[name]
        needed = sum(one.default is one.empty for one in parameters)
        if not isinstance(data, list):
            raise RefusedError(
                422, f"Expected data as the list of {self._listed(name)}, but got {described(data)}; {_MEND}."
            )
        if not needed <= len(data) <= len(parameters):
            raise RefusedError(422, f"Expected {self._listed(name)} as data, but got {len(data):,} values; {_MEND}.")

    def _check_names(self, name: str, body: Mapping[str, Any]) -> None:
        parameters = self._parameters[name]
        missing = [one.name for one in parameters if one.default is one.empty and one.name not in body]
        unknown = body.keys() - {one.name for one in parameters}
        if missing or unknown:
            came = f"{missing[0]} is missing" if missing else f"got {described(min(unknown))} as well"
            raise RefusedError(422, f"Expected {self._listed(name)} as keys, but {came}; {_MEND}.")

    def _listed(self, name: str) -> str:
        names = [one.name if one.default is one.empty else f"{one.name} (optional)" for one in self._parameters[name]]
        return f"{', '.join(names)} of /{name}"


def session_in(body: Mapping[str, Any]) -> str:
    """The session that a question is of; empty where it is of none.

    Raises:
        RefusedError: if it is no text of a sane length.
    """
    session = body.get("session_hash")
    if session is None:
        return ""
    if not isinstance(session, str) or not 0 < len(session) <= _MAX_SESSION or not session.isprintable():
        what = f"session_hash as text of 1 to {_MAX_SESSION} letters"
        raise RefusedError(422, f"Expected {what}, but got {described(session)}; {_MEND}.")
    return session


def read_json(raw: bytes, most: int) -> Any:
    """The values of a body.

    Args:
        raw: the body.
        most: so many values it may have, and no object more than `_MAX_KEYS` keys.

    Raises:
        RefusedError: if it is not JSON, or of more values.
    """
    too_many = RefusedError(413, f"Expected a question of at most {most:,} values, but got more; {_MEND}.")
    lists, named, commas = raw.count(b"[") + raw.count(b"{"), raw.count(b'":'), raw.count(b",")
    if lists > _MAX_LISTS or named > _MAX_NAMED or commas > _MAX_COMMAS:
        raise too_many
    try:
        values = json.loads(raw, parse_int=_whole_number, parse_float=_number, parse_constant=_number)
    except RecursionError:
        raise RefusedError(400, f"Expected a question as JSON, but its lists are nested too deeply; {_MEND}.") from None
    except ValueError:
        raise RefusedError(400, f"Expected a question as JSON, but got something else; {_MEND}.") from None
    if not _is_within(values, most):
        raise too_many
    return values


def _is_within(values: Any, most: int) -> bool:
    """Whether there are at most so many values, and few keys in each object."""
    left, count = [values], 0
    while left:
        one = left.pop()
        if isinstance(one, dict) and len(one) > _MAX_KEYS:
            return False
        inside = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        count += len(inside)
        if count > most:
            return False
        left.extend(inside)
    return True


def _whole_number(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        count = f"{len(digits):,}"
        raise RefusedError(400, f"Expected numbers of at most {_MAX_DIGITS} digits, but got one of {count}; {_MEND}.")
    return int(digits)


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise RefusedError(400, f"Expected finite numbers, but got {text[:20]}; {_MEND}.")
    return number
