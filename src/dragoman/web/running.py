"""The reading room opened to the world: a port bound, a server run until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import gc
import ipaddress
import signal
import socket
from collections.abc import Callable, Iterator
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from dragoman.errors import ServeError
from dragoman.store import open_record
from dragoman.web.app import create_app
from dragoman.web.processes import share
from dragoman.web.rendering import prepare
from dragoman.web.room import Room

#: Seconds for the head of a request to arrive, for a connection to stay open unused, and for
#: requests under way to end when the server stops.
_HEAD, _IDLE, _ENDING = 10.0, 15, 10
#: Connections at once; more are told to come back.
_CONNECTIONS = 400
#: The shortest token or password that is let stand between the world and the record.
_SHORTEST = 8


def serve(
    room: Room, host: str, port: int, told: Callable[[str], None], processes: int = 1
) -> None:
    """Serve until SIGINT or SIGTERM; ``told`` gets the address once it answers.

    Port 0 is any that is free. Of several processes each answers from the one port. Raises
    ServeError where the address cannot be had, or would be open to others without a key; StoreError
    where the record cannot be opened.
    """
    _check_open(room, host)
    listening = _bound(host, port)
    shown = address(host, listening.getsockname()[1])
    with contextlib.closing(listening):
        prepare()
        if processes == 1:
            _run(room, listening, lambda: told(shown))
            return
        open_record(room.target, create=not room.read_only, read_only=room.read_only).close()
        share(
            lambda number: _run(room, listening, lambda: None if number else told(shown)),
            processes,
        )


def _run(room: Room, listening: socket.socket, told: Callable[[], None]) -> None:
    """Answer from a port until a signal ends it."""
    app = create_app(room)
    _calm()
    config = uvicorn.Config(
        app,
        http=Patient,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_ENDING,
        limit_concurrency=_CONNECTIONS,
        h11_max_incomplete_event_size=32_768,
    )
    with _quiet_end():
        _Telling(config, told).run(sockets=[listening])


def _calm() -> None:
    """Collect garbage rarely, and never what is there from the start: looking through all of it
    holds up every request for a sixth of a second."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def address(host: str, port: int) -> str:
    """The address to open in a browser."""
    if host in ("0.0.0.0", "::", ""):
        host = socket.gethostname() if _named() else "localhost"
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def is_loopback(host: str) -> bool:
    """True for an address, or a name of one, that only this machine reaches."""
    if host in ("", "0.0.0.0", "::"):
        return False
    try:
        found = {one[4][0] for one in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError) as error:
        raise ServeError(f"{host}: is no address of this machine. ({error})") from error
    return all(ipaddress.ip_address(str(one).partition("%")[0]).is_loopback for one in found)


def _check_open(room: Room, host: str) -> None:
    """Refuse to stand open to others."""
    if is_loopback(host):
        return
    if not room.guarded:
        raise ServeError(
            f"{host}: others could read and change the record there. Set a token or a password "
            "(DRAGOMAN_TOKEN, DRAGOMAN_PASSWORD), or leave --host out to serve this machine alone"
        )
    short = [one for one in (room.token, room.password) if one and len(one) < _SHORTEST]
    if short:
        raise ServeError(
            f"the token or password has fewer than {_SHORTEST} characters, and {host} can be "
            "reached by others. Take a longer one"
        )


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, so that asyncio sends what is small at once: else each answer waits for 40 ms.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRINUSE:
            raise ServeError(
                f"port {port} of {host} is taken: another server runs there. Take another with "
                "--port, or any free one with --port 0"
            ) from error
        raise ServeError(f"{host}:{port} cannot be listened on. ({error})") from error
    return made


def _named() -> bool:
    """True where other machines are likely to know this one by its name."""
    return "." in socket.gethostname()


@contextlib.contextmanager
def _quiet_end() -> Iterator[None]:
    """The signals that end the server end it alone: the command then ends as it should."""
    held = {one: signal.signal(one, lambda *_: None) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for one, handler in held.items():
            signal.signal(one, handler)


class _Telling(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, told: Callable[[], None]) -> None:
        super().__init__(config)
        self._told = told

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        await super().startup(sockets)
        self._told()


class Patient(H11Protocol):
    """HTTP/1.1 that waits for the head of a request for so long and no longer: who sends it a byte
    at a time holds no connection for ever."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Go on waiting until a request is there."""
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        elif self._waiting is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(_HEAD, self._end)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _end(self) -> None:
        self._waiting = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()
