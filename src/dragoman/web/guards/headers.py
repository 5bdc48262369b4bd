"""What every answer carries: the policy that lets no stored text run, and the time it took."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.faults import told

#: Nothing but our own files: no inline script or style, no other site, no frame around.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
# With no-referrer a browser says of our own forms that they come from nowhere (Origin: null), and
# changes could not prove where they come from. To others, both tell nothing.
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_log = logging.getLogger("dragoman.web")


class Headers:
    """Adds the headers to every answer, and answers what nobody else did: a fault of ours.

    ``Server-Timing`` is from the request's arrival to the beginning of the answer, in
    milliseconds. HEAD is answered as GET is, whose body the server then leaves out.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, started = time.perf_counter(), False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                dress(message, (time.perf_counter() - began) * 1000)
            await send(message)

        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        try:
            await self.app(asked, receive, sending)
        except Exception:
            _log.exception("%s %s failed", scope["method"], scope["path"])
            if started:
                raise
            message = "This is a fault of the program; what happened is in the server's log."
            answer = told(Request(asked, receive), 500, message)
            await answer(asked, receive, sending)


def dress(message: Message, milliseconds: float, more: Mapping[str, str] = _HEADERS) -> None:
    """Put the headers on the beginning of an answer."""
    headers = MutableHeaders(scope=message)
    for name, value in more.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "private, no-cache")
    headers["Server-Timing"] = f"total;dur={milliseconds:.1f}"
