"""The named API as a well-meaning client asks it.

In: an endpoint's name and arguments; out: an `Answered`: how long it took, and what was said. The rule: what is asked
comes from the running app itself, so that any build can be asked.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

import httpx

API = "/gradio_api"
WAIT_SECONDS = 120.0


@dataclass(frozen=True)
class Facts:
    """What one has to know of an app to ask it.

    Attributes:
        ids: products, oldest first.
        codes: written codes of the first of them, coarse to fine.
        numbers: under which Gradio knows the endpoints, by name, and the page's events, by `event:` and name.
    """

    ids: tuple[str, ...]
    codes: tuple[str, ...]
    numbers: dict[str, int]


@dataclass(frozen=True)
class Answered:
    """What became of a question.

    Attributes:
        endpoint: that was asked.
        seconds: from the question to the whole answer.
        status: of HTTP; 0 where the connection failed.
        values: of the answer; None where there is none.
        said: the error, or empty.
        retry_after: of the header, or empty.
    """

    endpoint: str
    seconds: float
    status: int
    values: Any = None
    said: str = ""
    retry_after: str = ""

    @property
    def is_refused(self) -> bool:
        """Whether it was sent away because others wait, too."""
        return self.status == 503 or "ask again in" in self.said


class Visitor:
    """One client, with an address of its own as far as the app is told."""

    def __init__(self, url: str, number: int = 0) -> None:
        """Opens nothing yet.

        Args:
            url: of the app.
            number: tells visitors apart; the app believes a proxy on the same machine.
        """
        address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self._client = httpx.AsyncClient(base_url=url, timeout=WAIT_SECONDS, headers={"X-Forwarded-For": address})

    async def __aenter__(self) -> Visitor:
        """Itself."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Closes the connections."""
        await self._client.aclose()

    async def ask(self, endpoint: str, *data: Any) -> Answered:
        """Asks, and fetches the answer at once."""
        started = time.perf_counter()
        try:
            asked = await self.only_ask(endpoint, *data)
            if asked.status != 200:
                return Answered(
                    endpoint,
                    time.perf_counter() - started,
                    **_said(asked.status, asked.values),
                    retry_after=asked.retry_after,
                )
            reply = await self._client.get(f"{API}/call/{endpoint}/{asked.values['event_id']}")
        except httpx.HTTPError as error:
            return Answered(endpoint, time.perf_counter() - started, 0, said=repr(error))
        seconds = time.perf_counter() - started
        if "event: complete" in reply.text:
            [values] = json.loads(last_data(reply.text))
            return Answered(endpoint, seconds, reply.status_code, values)
        try:
            values = json.loads(last_data(reply.text) or reply.text)
        except ValueError:
            values = None
        return Answered(endpoint, seconds, **_said(reply.status_code, values))

    async def only_ask(self, endpoint: str, *data: Any) -> Answered:
        """Asks, and leaves the answer where it is."""
        reply = await self._client.post(f"{API}/call/{endpoint}", json={"data": list(data)})
        try:
            values = reply.json()
        except ValueError:
            values = reply.text
        return Answered(endpoint, 0.0, reply.status_code, values, retry_after=reply.headers.get("retry-after", ""))

    async def upload(self, name: str, content: bytes) -> str:
        """Uploads a file, and returns the path that the app answers; empty where it refuses."""
        reply = await self._client.post(f"{API}/upload", files={"files": (name, content)})
        return str(reply.json()[0]) if reply.status_code == 200 else ""

    async def trigger(self, facts: Facts, event: str, question: Any) -> dict[str, Any]:
        """Asks as the page does, and returns the reply."""
        body = {"data": [], "fn_index": facts.numbers[f"event:{event}"], "session_hash": "soak"}
        body["event_data"] = {"question": question, "number": 1}
        reply = await self._client.post(f"{API}/run/predict", json=body)
        told: dict[str, Any] = json.loads(reply.json()["data"][0])
        return told

    async def facts(self) -> Facts:
        """What the app tells of itself."""
        config = (await self._client.get("/config")).json()
        numbers = {}
        for one in config["dependencies"]:
            private = one["api_visibility"] == "private"
            numbers[f"event:{one['targets'][0][1]}" if private else one["api_name"]] = one["id"]
        found = (await self.ask("search", "a thing", 60)).values["items"]
        ids = tuple(one["item_id"] for one in found)
        return Facts(ids, tuple((await self.ask("item", ids[0])).values["semantic_id"]), numbers)


def upload_of(path: str) -> dict[str, Any]:
    """An uploaded file as a client sends it back."""
    return {"path": path, "meta": {"_type": "gradio.FileData"}}


def last_data(stream: str) -> str:
    """The last values of a stream of events; empty where there are none."""
    lines = [line.removeprefix("data: ") for line in stream.splitlines() if line.startswith("data: ")]
    return lines[-1] if lines else ""


def _said(status: int, values: Any) -> dict[str, Any]:
    """What an error tells, and its status."""
    error = values.get("error") if isinstance(values, dict) else None
    return {
        "status": status,
        "said": error if isinstance(error, str) and error else f"no sentence: {str(values)[:200]}",
    }
