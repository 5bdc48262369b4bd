"""The application: guards around, pages and files and the API within."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import APIRouter, FastAPI

from dragoman import __version__
from dragoman.web import api, faults, guards, static_files
from dragoman.web.outputs import files
from dragoman.web.pages import (
    actor,
    commitments,
    contact,
    event,
    judging,
    login,
    map,
    pair,
    paste,
    positions,
    quarantine,
    report,
    review,
    search,
    show,
    statements,
    timeline,
    today,
)
from dragoman.web.room import Desk, Room

#: The modules of the pages, each with its ``router``.
PAGES: tuple[APIRouter, ...] = (
    today.router,
    report.router,
    search.router,
    paste.router,
    quarantine.router,
    contact.router,
    event.router,
    pair.router,
    actor.router,
    commitments.router,
    positions.router,
    timeline.router,
    statements.router,
    map.router,
    review.router,
    judging.router,
    show.router,
    login.router,
)


def create_app(room: Room) -> FastAPI:
    """The reading room over a record. Raises StoreError where the record cannot be opened."""
    made = FastAPI(
        title="Dragoman",
        version=__version__,
        lifespan=_life,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    made.state.desk = Desk(room)
    made.include_router(files.router, include_in_schema=False)
    for router in PAGES:
        made.include_router(router, include_in_schema=False)
    made.include_router(static_files.router)
    made.include_router(api.router)
    faults.install(made)
    guards.install(made, room)
    return made


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """Requests work in so many threads; the record is let go of at the end."""
    anyio.to_thread.current_default_thread_limiter().total_tokens = app.state.desk.room.threads
    yield
    app.state.desk.close()
