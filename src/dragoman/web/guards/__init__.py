"""The guards around every request, outermost first: headers and time, the host, rate and size,
who may come in, who may change."""

from __future__ import annotations

from fastapi import FastAPI

from dragoman.web.guards.changes import Changes
from dragoman.web.guards.headers import Headers
from dragoman.web.guards.hosts import Hosts
from dragoman.web.guards.limits import Rate, Size, Time
from dragoman.web.guards.login import Keys, Login
from dragoman.web.room import Room


def install(app: FastAPI, room: Room) -> None:
    """Put the guards around an application; the one added last is the outermost."""
    app.add_middleware(Time, room=room)
    app.add_middleware(Changes, room=room)
    if room.guarded:
        app.state.keys = Keys(room)
        app.add_middleware(Login, keys=app.state.keys)
    app.add_middleware(Size, largest=room.largest)
    app.add_middleware(Rate, rate=room.rate)
    app.add_middleware(Hosts, names=room.hosts)
    app.add_middleware(Headers)
