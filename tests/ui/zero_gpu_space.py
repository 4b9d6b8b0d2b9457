"""A question on ZeroGPU, with the package `spaces` itself and a stand-in for the hub's side of it.

`test_zero_gpu.py` runs it in a process of its own, for the package changes torch for good. In: a build and what the
hub answers; out: JSON of what a visitor was answered and told. Without a GPU, what is lent is none: the forked process
fails where it asks CUDA for it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit


class Hub(BaseHTTPRequestHandler):
    """Lends a GPU, or says that the visitor's share is used up."""

    said: ClassVar[list[str]] = []
    lends = True

    def do_POST(self) -> None:
        address = urlsplit(self.path)
        seconds = parse_qs(address.query).get("durationSeconds", [""])[0]
        self.said.append(f"{address.path} {seconds}".strip())
        status, body = 200, {}
        if address.path == "/schedule":
            lent = {"idle": False, "nvidiaIndex": 0, "nvidiaUUID": os.environ["GPU"], "allowToken": "t"}
            status, body = (200, lent) if self.lends else (429, {"left": 3, "wait": "PT1H"})
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def main(build: Path, history: list[str]) -> None:
    """Loads in the background as the app does, asks once where a GPU is lent and once where none is."""
    hub = HTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=hub.serve_forever, daemon=True).start()
    os.environ["SPACES_ZERO_DEVICE_API_URL"] = f"http://127.0.0.1:{hub.server_port}"

    from mmsid.ui import zero_gpu
    from mmsid.ui.contract.explain import ExplainQuestion
    from mmsid.ui.loading import LoadingShop
    from mmsid.ui.space import Limits
    from mmsid.ui.why import _explain

    zero_gpu.prepare()
    loading = LoadingShop(build)
    asked_by = zero_gpu.on_gpu(lambda asked: _explain(loading, Limits(), asked), loading, seconds=10)
    loading.start()
    first = loading.wait().recommend(history)[0].item.item_id
    asked = ExplainQuestion(history=history, item_id=first)
    small, Hub.said = asked_by(asked), []
    zero_gpu.WORTH_IT = 0
    lent, said_lent = asked_by(asked), list(Hub.said)
    Hub.lends, Hub.said = False, []
    refused = asked_by(asked)
    told = {
        "device": str(loading.wait().models.recommender.model.device),
        "small": small.model_dump(),
        "lent": lent.model_dump() if not isinstance(lent, zero_gpu.Aside) else lent.answer.model_dump(),
        "lent_aside": getattr(lent, "word", ""),
        "hub_lent": said_lent,
        "refused": refused.answer.model_dump(),
        "refused_aside": refused.word,
        "hub_refused": Hub.said,
    }
    sys.stdout.write("\n" + json.dumps(told) + "\n")
    sys.stdout.flush()
    os._exit(0)  # the package's worker waits for more


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
