"""Who may come in: a token or password, once in a form, then a cookie; or with each request."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from dragoman.web.faults import told
from dragoman.web.guards.limits import client
from dragoman.web.room import Room

#: Seconds that a login holds.
LASTS = 30 * 86_400
#: Wrong tries that cost nothing; then seconds to wait, doubled with each, up to so many.
_FREE, _LONGEST = 5, 300.0
_REMEMBERED = 10_000
_OPEN = ("/login", "/static/")


class Keys:
    """The keys of a room: tells right ones from wrong ones, makes and checks cookies.

    A cookie is signed with a key made of the token and password: it outlives the process, and
    falls with a change of either.
    """

    def __init__(self, room: Room) -> None:
        given = (room.token, room.password)
        self._known = [_digest(one) for one in given if one]
        salt = hashlib.sha256(b"dragoman session\x00" + room.target.encode()).digest()
        words = "\x00".join(one or "" for one in given).encode()
        self._key = hashlib.scrypt(words, salt=salt, n=2**14, r=8, p=1)
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self.cookie = "dragoman_" + salt.hex()[:8]

    def fits(self, given: str) -> bool:
        """True for the token or the password."""
        found = _digest(given)
        return sum(hmac.compare_digest(found, one) for one in self._known) > 0

    def session(self) -> str:
        """A new cookie."""
        told_ = f"{int(time.time()) + LASTS}.{secrets.token_urlsafe(12)}"
        return f"{told_}.{self._signed(told_)}"

    def holds(self, cookie: str) -> bool:
        """True for a cookie of ours that has not run out."""
        told_, _, signature = cookie.rpartition(".")
        if not hmac.compare_digest(self._signed(told_).encode(), signature.encode()):
            return False
        return int(told_.partition(".")[0]) > time.time()

    def wait(self, address: str) -> float:
        """Seconds until an address may try again; 0 for now."""
        tries, last = self._wrong.get(address, (0, 0.0))
        if tries < _FREE:
            return 0.0
        wait = min(_LONGEST, 2.0 ** (tries - _FREE))
        return max(0.0, last + wait - time.monotonic())

    def missed(self, address: str) -> None:
        """Note a wrong try."""
        tries, _ = self._wrong.pop(address, (0, 0.0))
        self._wrong[address] = (tries + 1, time.monotonic())
        while len(self._wrong) > _REMEMBERED:
            self._wrong.popitem(last=False)

    def entered(self, address: str) -> None:
        """Forget the wrong tries of an address."""
        self._wrong.pop(address, None)

    def _signed(self, words: str) -> str:
        return hmac.new(self._key, words.encode("utf-8", "replace"), "sha256").hexdigest()


class Login:
    """Lets in those who hold a key; the others to the form, or 401 under ``/api``."""

    def __init__(self, app: ASGIApp, keys: Keys) -> None:
        self.app = app
        self.keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        refused = self._refused(request)
        await (self.app if refused is None else refused)(scope, receive, send)

    def _refused(self, request: Request) -> Response | None:
        """The answer to those who may not come in; None for the others."""
        path = request.url.path
        request.state.logged_in = self.keys.holds(request.cookies.get(self.keys.cookie, ""))
        if request.state.logged_in or path.startswith(_OPEN):
            return None
        shown = _shown(request.headers.get("authorization", ""))
        if shown is not None:
            return self._tried(request, shown)
        if path.startswith("/api") or path.rpartition(".")[2] in ("atom", "ics", "csv", "json"):
            return _unknown(request, "Give the token: Authorization: Bearer TOKEN")
        behind = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?next={quote(behind, safe='')}", status_code=303)

    def _tried(self, request: Request, shown: tuple[str, str]) -> Response | None:
        """A key given with the request itself."""
        kind, key = shown
        address = client(request.scope)
        if wait := self.keys.wait(address):
            answer = told(request, 429, f"Too many wrong tries. Wait {wait:.0f} seconds.")
            answer.headers["Retry-After"] = str(int(wait) + 1)
            return answer
        if not self.keys.fits(key):
            self.keys.missed(address)
            return _unknown(request, "This is not the token.")
        self.keys.entered(address)
        request.state.bearer = kind == "bearer"
        return None


def _unknown(request: Request, message: str) -> Response:
    answer = told(request, 401, message)
    answer.headers["WWW-Authenticate"] = 'Bearer realm="dragoman", Basic realm="dragoman"'
    return answer


def _shown(header: str) -> tuple[str, str] | None:
    """Kind and key of an Authorization header: Bearer, or Basic with any name; None for others."""
    kind, _, value = header.strip().partition(" ")
    if kind.casefold() == "bearer":
        return "bearer", value.strip()
    if kind.casefold() != "basic":
        return None
    try:
        return "basic", base64.b64decode(value, validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return "basic", ""


def _digest(words: str) -> bytes:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
