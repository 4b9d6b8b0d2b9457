"""What a link to the page looks like where it is shared: title, sentence and picture, by Open Graph.

In: the page as Gradio writes it; out: the same with our own tags, for Gradio's name its own site and no picture, and
whoever previews a link runs no script. The rule: addresses are absolute, by what the request says of its way here.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_TAGS = re.compile(rb"<meta\s+(?:name|property)=\"(?:og|twitter):[^>]*>\s*")
_HEAD = b"</head>"


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What is said of the page.

    Attributes:
        title: of the page.
        description: one sentence.
        image: address of a picture below the page, 1,200 by 630 pixels; empty for none.
    """

    title: str
    description: str
    image: str = ""

    def tags(self, base: str) -> str:
        """HTML for the head.

        Args:
            base: address of the page, with a slash at its end.
        """
        said = {"og:type": "website", "og:url": base, "og:title": self.title, "og:description": self.description}
        said["twitter:card"] = "summary_large_image" if self.image else "summary"
        if self.image:
            said |= {"og:image": base + self.image, "og:image:width": "1200", "og:image:height": "630"}
        return "\n".join(f'<meta property="{name}" content="{html.escape(text)}">' for name, text in said.items())


class WithSocialCard:
    """ASGI middleware before the page."""

    def __init__(self, app: ASGIApp, card: SocialCard | None) -> None:
        """Changes nothing where there is no card.

        Args:
            app: writes the page.
            card: to put into it.
        """
        self._app, self._card = app, card

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request for the page."""
        if self._card is None:
            await self._app(scope, receive, send)
            return
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self._app(scope, receive, keep)
        start, body = messages[0], b"".join(message.get("body", b"") for message in messages[1:])
        headers = MutableHeaders(raw=list(start["headers"]))
        if headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers:
            body = _TAGS.sub(b"", body).replace(_HEAD, self._card.tags(_base(scope)).encode() + b"\n" + _HEAD, 1)
            if body:
                headers["content-length"] = str(len(body))
        await send({**start, "headers": headers.raw})
        await send({"type": "http.response.body", "body": body})


def _base(scope: Scope) -> str:
    """The address of the page as the visitor has it, behind a proxy, too."""
    request = Request(scope)
    first = (request.headers.get(f"x-forwarded-{name}", "").split(",")[0].strip() for name in ("proto", "host"))
    scheme, host = first
    return f"{scheme or request.url.scheme}://{host or request.url.netloc}{scope.get('root_path', '')}/"
