"""The tools that Gradio offers over MCP, within the app's promises.

In: Gradio's MCP server; out: the same, which fetches and writes no file, and answers a wrong call with one sentence.
"""

from __future__ import annotations

import ast
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from mmsid.ui.serving.blocks import StatelessBlocks
from mmsid.ui.serving.replies import BUG

_MAX_LETTERS = 400
_LOGGERS = ("mcp.server.lowlevel.server", "mcp.server.streamable_http", "root")


def restrict_tools(blocks: StatelessBlocks) -> None:
    """Has the MCP server of a launched app keep the promises; where there is none, nothing happens."""
    gradio = getattr(blocks, "mcp_server_obj", None)
    if gradio is None:
        return
    from mcp import types

    gradio.convert_strings_to_filedata = lambda value, _positions: value  # the contract reads them
    handlers = gradio.mcp_server.request_handlers
    handlers[types.CallToolRequest] = _in_sentences(handlers[types.CallToolRequest])
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_shortened)


def _in_sentences(handler: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
    async def handle(request: Any) -> Any:
        said = await handler(request)
        if getattr(said.root, "isError", False):
            for part in said.root.content:
                if part.type == "text":
                    part.text = _sentence(part.text)
        return said

    return handle


def _sentence(text: str) -> str:
    """What a caller is told: our own sentences as they are, those of the library in our words."""
    if text.startswith(("Input validation error: ", "Parameter `")):
        return "Expected the arguments as the tool's schema has them, but got others; tools/list shows it."
    if text.startswith("Unknown tool"):
        return "Expected one of this app's tools, but got another name; tools/list names them."
    try:
        own = ast.literal_eval(text)  # Gradio gives our sentences as Python would write them
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return BUG
    return str(own)[:_MAX_LETTERS]


def _shortened(record: logging.LogRecord) -> bool:
    """Has a log's line fit on a page, whatever a caller wrote."""
    told = record.getMessage()
    if len(told) > _MAX_LETTERS:
        record.msg, record.args = f"{told[:_MAX_LETTERS]} …", ()
    return True
