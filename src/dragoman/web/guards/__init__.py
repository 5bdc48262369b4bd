"""The guards around every request, outermost first: headers and time, the host, rate and size,
who may come in, who may change."""

from __future__ import annotations

from fastapi import FastAPI

from dragoman.web.guards.headers import Headers
from dragoman.web.room import Room


def install(app: FastAPI, room: Room) -> None:
    """Put the guards around an application; the one added last is the outermost."""
    app.add_middleware(Headers)
