"""A web server of the test's own on 127.0.0.1, and a clock that only moves when slept on."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Reply:
    """What the server answers for a path."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """A served site: replies by path, a list of them in their order, or made from the request.

    ``asked`` are the paths asked for, ``heard`` the headers of each request.
    """

    url: str
    pages: dict[str, Reply | list[Reply] | Callable[[Mapping[str, str]], Reply]]
    asked: list[str] = field(default_factory=list)
    heard: list[dict[str, str]] = field(default_factory=list)

    def reply(self, path: str, headers: Mapping[str, str]) -> Reply:
        self.asked.append(path)
        self.heard.append({key.lower(): value for key, value in headers.items()})
        found = self.pages.get(path, Reply(status=404))
        if isinstance(found, list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found(headers) if callable(found) else found


@contextmanager
def serve() -> Iterator[Site]:
    """A site to fill with pages; closed at the end."""
    site = Site("", {})

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = site.reply(self.path, dict(self.headers))
            self.send_response(reply.status)
            for key, value in reply.headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the test's output clean."""

    service = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{service.server_port}"
    thread = threading.Thread(target=service.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        service.shutdown()
        service.server_close()


class Clock:
    """Seconds that pass only where somebody sleeps; ``slept`` are the waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds >= 0
        self.slept.append(round(seconds, 3))
        self.now += seconds
