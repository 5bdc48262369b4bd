"""The server of the Model Context Protocol: over standard input and output, or on loopback."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from typing import Any

import anyio
import uvicorn
from mcp import types
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp.server.stdio import stdio_server
from pydantic import ValidationError
from starlette.applications import Starlette

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.web.assistants.questions import TOOLS, Asker, Tool
from dragoman.web.assistants.telling import NOTICE

_LOG = logging.getLogger(__name__)
_ABOUT = (
    "A record of diplomacy read from news and official releases. Every answer shows the verbatim "
    "words it rests on, with document, publisher, date, address and character offsets: cite them. "
    "Certainty matters: planned, proposed, possible and denied events did not take place. "
    "Nothing can be changed from here. "
)
#: Questions answered at the same time: each takes a connection of the database.
_AT_ONCE = 4
#: Bytes of a request: the longest text that is read, in the widest of characters, and its names.
_BODY = 1_000_000


def build(asker: Asker) -> Server[Any]:
    """The server that answers with what ``asker`` knows."""
    tools = {one.name: one for one in TOOLS}
    limiter = anyio.CapacityLimiter(_AT_ONCE)

    async def listed(
        context: ServerRequestContext[Any], given: types.PaginatedRequestParams | None
    ) -> types.ListToolsResult:
        return types.ListToolsResult(tools=[_described(one) for one in TOOLS])

    async def called(
        context: ServerRequestContext[Any], given: types.CallToolRequestParams
    ) -> types.CallToolResult:
        tool = tools.get(given.name)
        if tool is None:
            return _failed(f"There is no tool {given.name!r}. There are: {', '.join(tools)}")
        return await anyio.to_thread.run_sync(
            _answer, asker, tool, given.arguments or {}, limiter=limiter
        )

    return Server(
        "dragoman",
        version=__version__,
        title="Dragoman",
        instructions=_ABOUT + NOTICE,
        on_list_tools=listed,
        on_call_tool=called,
    )


def _described(tool: Tool) -> types.Tool:
    """A tool with the schema of its parameters."""
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.about,
        input_schema=tool.wanted.model_json_schema(),
        annotations=types.ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


def _answer(asker: Asker, tool: Tool, given: Mapping[str, Any]) -> types.CallToolResult:
    """The answer of a tool, or what is wrong with the question."""
    try:
        told = tool.ask(asker, tool.wanted.model_validate(given))
    except ValidationError as error:
        return _failed(_wrong(error, tool))
    except (ValueError, DragomanError) as error:
        return _failed(str(error))
    except Exception:  # an assistant gets no traceback, and the next question its answer
        _LOG.exception("the tool %s failed", tool.name)
        return _failed("This question failed here; the log of dragoman mcp says why.")
    text = json.dumps(told, ensure_ascii=True)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=text)], structured_content=told
    )


def _failed(message: str) -> types.CallToolResult:
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=message)], is_error=True
    )


def _wrong(error: ValidationError, tool: Tool) -> str:
    """What is wrong with the parameters, in a line each."""
    lines = []
    for one in error.errors(include_url=False, include_context=False, include_input=False):
        name = ".".join(str(part) for part in one["loc"])
        if one["type"] == "extra_forbidden":
            known = ", ".join(tool.wanted.model_fields) or "none"
            lines.append(f"{name}: {tool.name} has no such parameter; there are: {known}")
        else:
            lines.append(f"{name}: {one['msg']}")
    return "\n".join(lines)


def on_stdio(server: Server[Any]) -> None:
    """Answer one client over standard input and output until it closes them."""

    async def run() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(run)


def application(server: Server[Any]) -> Starlette:
    """The server as streamable HTTP under ``/mcp``; requests that name another host than loopback,
    or come from another site's page, are refused."""
    return server.streamable_http_app(
        json_response=True, stateless_http=True, max_request_body_size=_BODY, host="127.0.0.1"
    )


def on_http(server: Server[Any], port: int) -> None:
    """Answer on a port of loopback until stopped."""
    config = uvicorn.Config(
        application(server), host="127.0.0.1", port=port, log_level="warning", access_log=False
    )
    uvicorn.Server(config).run()
