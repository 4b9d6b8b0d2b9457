"""What the app says of its health, to whoever starts, watches or balances it.

In: how far the model is; out: `{"state": "ready", …}` with status 200, or one sentence with 503 until the model can
answer. The rule: it asks nothing of the model, so it answers at once, however many questions wait.
"""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import JSONResponse

from mmsid import __version__
from mmsid.ui.serving.bodies import RefusedError

RETRY_SECONDS = 5
"""After which whoever asks too early may ask again."""


@dataclass(frozen=True, slots=True)
class Health:
    """How an app is.

    Attributes:
        is_ready: whether its model can answer.
        problem: why it cannot, in one sentence; empty where it can.
        build: fingerprint of the build that is shown.
        loading_seconds: that the model took to load.
    """

    is_ready: bool
    problem: str = ""
    build: str = ""
    loading_seconds: float = 0.0


def health_answer(health: Health) -> JSONResponse:
    """The answer to who asks how the app is.

    Raises:
        RefusedError: with 503, if the model cannot answer, or not yet.
    """
    if not health.is_ready:
        raise RefusedError(503, health.problem, {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"})
    said = {
        "state": "ready",
        "version": __version__,
        "build": health.build,
        "loading_seconds": round(health.loading_seconds, 1),
    }
    return JSONResponse(said, headers={"Cache-Control": "no-store"})
