"""Limits of rate, size and time, each with an answer that says which was reached."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import MutableMapping
from typing import Any

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.store import deadline
from dragoman.web.faults import told
from dragoman.web.room import Room

#: Seconds of the rate that may be used at once, and addresses remembered.
_BURST, _REMEMBERED = 20, 10_000
#: Seconds for the whole of a request's body to arrive.
_ARRIVAL = 20.0
BODY = "dragoman.body"


class Rate:
    """Requests a second from one address; more are told when to come back."""

    def __init__(self, app: ASGIApp, rate: float) -> None:
        self.app = app
        self.rate = rate
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not self.rate or self._take(client(scope)):
            await self.app(scope, receive, send)
            return
        answer = told(Request(scope, receive), 429, "Too many requests. Wait a second.")
        answer.headers["Retry-After"] = "1"
        await answer(scope, receive, send)

    def _take(self, address: str) -> bool:
        """One request of an address, if it has one left."""
        now, most = time.monotonic(), self.rate * _BURST
        left, since = self._left.pop(address, (most, now))
        left = min(most, left + (now - since) * self.rate)
        self._left[address] = (left - 1 if left >= 1 else left, now)
        while len(self._left) > _REMEMBERED:
            self._left.popitem(last=False)
        return left >= 1


class Size:
    """Takes in the whole body before anything else sees the request, or refuses it.

    It stands in the scope under ``BODY`` for the guards behind.
    """

    def __init__(self, app: ASGIApp, largest: int) -> None:
        self.app = app
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body, status = b"", 0
        if not self._fits(scope):
            status = 413
        elif _has_body(scope):
            try:
                async with asyncio.timeout(_ARRIVAL):
                    body, status = await self._taken(receive)
            except TimeoutError:
                status = 408
        if status:
            await self._refuse(scope, receive, send, status)
            return
        scope[BODY] = body
        await self.app(scope, _replay(body, receive), send)

    def _fits(self, scope: Scope) -> bool:
        """False where the length that is told beforehand is too great, or no number."""
        told_before = [value for name, value in scope["headers"] if name == b"content-length"]
        return all(one.isdigit() and int(one) <= self.largest for one in told_before)

    async def _taken(self, receive: Receive) -> tuple[bytes, int]:
        """The body and 0, or nothing and the status to refuse it with."""
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return b"", 400
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self.largest:
                return b"", 413
            if not message.get("more_body", False):
                return b"".join(parts), 0

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, status: int) -> None:
        says = {
            413: f"More than {self.largest:,} bytes are not taken.",
            408: "The request did not arrive in time.",
            400: "The request broke off.",
        }
        answer = told(Request(scope, receive), status, says[status])
        answer.headers["Connection"] = "close"
        await answer(scope, receive, send)


class Time:
    """An answer within so many seconds, or word that there will be none.

    Work in a thread cannot be stopped from here; the store stops its queries by the same deadline.
    """

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self.app = app
        self.room = room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asks = scope["method"] in ("GET", "HEAD", "OPTIONS")
        seconds = self.room.longest if asks else self.room.reading
        gate = _Gate(send)
        with deadline(seconds):
            work = asyncio.ensure_future(self.app(scope, receive, gate.send))
        try:
            done, _ = await asyncio.wait({work}, timeout=seconds)
            if not done and not gate.started:
                gate.closed = True
                answer = told(Request(scope, receive), 503, _LATE.format(seconds))
                answer.headers["Retry-After"] = "10"
                await answer(scope, receive, send)
                work.add_done_callback(_forget)
                return
            await work
        except asyncio.CancelledError:
            work.cancel()
            raise


class _Gate:
    """Where an answer goes, until it is closed."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False
        self.closed = False

    async def send(self, message: Message) -> None:
        if self.closed:
            return
        self.started = True
        await self._send(message)


_LATE = "This takes longer than {:g} seconds. Ask for less: a shorter time, one country, one act."


def _forget(work: asyncio.Future[Any]) -> None:
    """Take note of what came too late, so that nothing complains of it."""
    if not work.cancelled():
        work.exception()


def _has_body(scope: Scope) -> bool:
    names = {name for name, _ in scope["headers"]}
    return b"content-length" in names or b"transfer-encoding" in names


def _replay(body: bytes, receive: Receive) -> Receive:
    """What gives the body again, then whatever comes after it."""
    given = False

    async def again() -> MutableMapping[str, Any]:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def client(scope: Scope) -> str:
    """The address a request comes from."""
    found = scope.get("client")
    return str(found[0]) if found else ""
