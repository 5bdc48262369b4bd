"""The record as JSON under ``/api``, described at ``/api/openapi.json``."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dragoman.web.api import changing, questions, single
from dragoman.web.api.answering import written
from dragoman.web.api.describing import description
from dragoman.web.rendering import page

router = APIRouter(prefix="/api")
for part in (questions, single, changing):
    router.include_router(part.router)


@router.get("", include_in_schema=False)
def about(request: Request) -> HTMLResponse:
    """The questions of the API, for people to read."""
    told = description(request.app)
    return page(request, "api.html", described=told, parameters=_shared(told))


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The description, for programs."""
    return Response(written(description(request.app)), media_type="application/json")


def _shared(told: dict[str, object]) -> list[dict[str, object]]:
    """The parameters of the filter, which most questions share."""
    paths = told["paths"]
    assert isinstance(paths, dict)
    found: list[dict[str, object]] = paths["/api/events"]["get"]["parameters"]
    return found
