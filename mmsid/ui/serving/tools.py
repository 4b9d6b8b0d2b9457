"""The tools that Gradio offers over MCP, within the app's promises.

In: Gradio's MCP server; out: the same, which fetches and writes no file, says so in its schema, answers in JSON, and
tells a wrong call in one sentence.
"""

from __future__ import annotations

import ast
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from mmsid.ui.serving.blocks import StatelessBlocks
from mmsid.ui.serving.replies import BUG

_MAX_LETTERS = 400
_LOGGERS = ("mcp.server.lowlevel.server", "mcp.server.streamable_http", "root")
_PICTURE = {
    "anyOf": [{"type": "string"}, {"type": "null"}],
    "default": None,
    "description": "a picture as an address that holds it: data:image/jpeg;base64,…; nothing is fetched",
}


def restrict_tools(blocks: StatelessBlocks) -> None:
    """Has the MCP server of a launched app keep the promises; where there is none, nothing happens."""
    gradio = getattr(blocks, "mcp_server_obj", None)
    if gradio is None:
        return
    types = gradio.types

    def in_json(answers: list[Any], _root: str) -> list[Any]:
        return [types.TextContent(type="text", text=json.dumps(answer, ensure_ascii=False)) for answer in answers]

    gradio.convert_strings_to_filedata = lambda value, _positions: value  # the contract reads them
    gradio.postprocess_output_data = in_json
    handlers = gradio.mcp_server.request_handlers
    handlers[types.CallToolRequest] = _in_sentences(handlers[types.CallToolRequest])
    handlers[types.ListToolsRequest] = _without_files(handlers[types.ListToolsRequest])
    for name in _LOGGERS:
        logging.getLogger(name).addFilter(_shortened)


def _without_files(handler: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
    """Tools whose pictures are texts: what Gradio says of files, it would fetch or write."""

    async def handle(request: Any) -> Any:
        said = await handler(request)
        for tool in said.root.tools:
            if "image" in tool.inputSchema.get("properties", {}):
                tool.inputSchema["properties"]["image"] = dict(_PICTURE)
                tool.description = (tool.description or "").partition(" If a user passes a file")[0]
        return said

    return handle


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
