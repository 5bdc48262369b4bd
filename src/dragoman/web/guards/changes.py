"""Changes need proof that one of our own pages asks for them; a room for reading alone has none."""

from __future__ import annotations

import hmac
import re
import secrets
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlsplit

from fastapi import Request
from fastapi.datastructures import UploadFile
from fastapi.responses import Response
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web.faults import told
from dragoman.web.guards.limits import BODY
from dragoman.web.room import Room

COOKIE, FIELD, HEADER = "dragoman_csrf", "csrf", "x-csrf-token"
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}\Z")
_ASKING = ("GET", "HEAD", "OPTIONS")
#: What posts and changes nothing in the record.
HARMLESS = ("/login", "/logout", "/read", "/seen", "/api/read")


class Changes:
    """Lets changes through that prove where they come from.

    By ``Origin`` or ``Sec-Fetch-Site``, which pages of others cannot forge, and by a secret that
    stands in a cookie and in each of our forms (or in a header), which they cannot know. Those who
    give the token with the request itself prove all by that.
    """

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self.app = app
        self.room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        held = request.cookies.get(COOKIE, "")
        secret = held if _SECRET.match(held) else secrets.token_urlsafe(32)
        request.state.csrf = secret

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and secret != held:
                _give(message, secret, self.room)
            await send(message)

        refused = None if scope["method"] in _ASKING else await self._refused(request, held)
        await (self.app if refused is None else refused)(scope, receive, sending)

    async def _refused(self, request: Request, held: str) -> Response | None:
        """The answer to a change that is not let through; None for the others."""
        if self.room.read_only and request.url.path not in HARMLESS:
            return told(request, 403, "This room is for reading alone: nothing can be changed.")
        if getattr(request.state, "bearer", False):
            return None
        if not same_origin(request):
            return told(request, 403, "A change has to come from one of this server's own pages.")
        given = await _given(request)
        if not _SECRET.match(held) or not hmac.compare_digest(held.encode(), given.encode()):
            message = (
                "The page was opened before this browser's cookies were renewed. Go back, reload "
                "it, and try again; nothing was changed."
            )
            return told(request, 403, message)
        return None


def same_origin(request: Request) -> bool:
    """True where the browser says that one of our own pages asks."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None:
        return site is not None
    try:
        return urlsplit(origin).netloc.casefold() == request.headers.get("host", "").casefold()
    except ValueError:
        return False


async def _given(request: Request) -> str:
    """The secret that came with a change: in a header, or in a field of the form."""
    if shown := request.headers.get(HEADER):
        return shown
    kind = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    body: bytes = request.scope.get(BODY, b"")
    if kind == "application/x-www-form-urlencoded":
        found = parse_qs(body.decode("utf-8", "replace"), max_num_fields=200).get(FIELD, [""])
        return found[0]
    if kind != "multipart/form-data":
        return ""

    async def again() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    form = await Request(request.scope, again).form(max_fields=200, max_files=4)
    value = form.get(FIELD, "")
    await form.close()
    return "" if isinstance(value, UploadFile) else str(value)


def _give(message: Message, secret: str, room: Room) -> None:
    """Set the cookie."""
    made: SimpleCookie = SimpleCookie({COOKIE: secret})
    for name, value in {"path": "/", "samesite": "Strict"}.items():
        made[COOKIE][name] = value
    made[COOKIE]["httponly"] = True
    made[COOKIE]["secure"] = room.secure
    MutableHeaders(scope=message).append("Set-Cookie", made[COOKIE].OutputString())
