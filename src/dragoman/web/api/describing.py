"""The description of the API (OpenAPI 3.1), and how its routes are described."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from dragoman.views.answers import schema

_WHERE = "#/components/schemas/"
_FAULTS = {
    401: "No token, or a wrong one, where the room has one.",
    403: "A change that is not let through.",
    404: "Nothing has this id.",
    413: "Too large.",
    421: "A name that is not this server's.",
    422: "A parameter that cannot be understood; the detail says which and why.",
    429: "Too many requests; Retry-After says when to come back.",
    503: "No answer in time, or the record cannot be reached.",
}
_SUMMARY = """The record as JSON: what happened, who said what, what is owed, who is who.

Every answer shows its words: where they stand, in which document, by whom it was published. Ids
are stable. Questions are narrowed by the same parameters everywhere. Lists come a page at a time:
`next` is the address of the next one. Answers carry an entity tag that changes with the record:
ask again with `If-None-Match` and get 304 where nothing did.
"""


def list_of(name: str) -> dict[str, Any]:
    """What a route says of itself that answers with a page of these."""
    return _said(f"{name}Page", "One page of the list.")


def one_of(name: str, meaning: str, *, body: bool = False) -> dict[str, Any]:
    """What a route says of itself that answers with one of these."""
    return _said(name, meaning, 201 if name == "Judgements" else 200, body)


def _said(name: str, meaning: str, status: int = 200, body: bool = False) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": _WHERE + name}}}
    fault = {"application/json": {"schema": {"$ref": f"{_WHERE}Fault"}}}
    faults = {code: {"description": said, "content": fault} for code, said in _FAULTS.items()}
    held: dict[int, Any] = {} if body else {304: {"description": "Nothing changed."}}
    if body:
        faults[400] = {"description": "A body that is no JSON.", "content": fault}
    return {
        "response_model": None,
        "responses": {status: {"description": meaning, "content": content}, **held, **faults},
    }


def description(app: FastAPI) -> dict[str, Any]:
    """The whole description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="Dragoman",
            version=app.version,
            description=_SUMMARY,
            routes=app.routes,
            license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        )
        parts = made.setdefault("components", {}).setdefault("schemas", {})
        parts.update(_parts())
        for name in ("HTTPValidationError", "ValidationError"):
            parts.pop(name, None)
        made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{}, {"token": []}]
        app.openapi_schema = made
    return app.openapi_schema


def _parts() -> dict[str, Any]:
    """The schemas of answers, of pages of them, and of what is told besides."""
    found: dict[str, Any] = dict(schema.components())
    found |= {f"{one.__name__}Page": _page(one.__name__) for one in schema.ANSWERS}
    text, number = {"type": "string"}, {"type": "integer"}
    shown = [{"$ref": _WHERE + name} for name in _SHOWN]
    return found | {
        "Fault": {"type": "object", "properties": {"detail": text}, "required": ["detail"]},
        "Record": _object(
            counts={"type": "object", "additionalProperties": number},
            read_only={"type": "boolean"},
            version=text,
        ),
        "Lexicon": _object(
            acts={"type": "array", "items": text}, topics={"type": "array", "items": text}
        ),
        "Judgements": _object(items={"type": "array", "items": {"$ref": f"{_WHERE}Judgement"}}),
        "Shown": _object(record=text, page=text, value={"anyOf": shown}),
    }


_SHOWN = ("Paper", "Event", "Contact", "Commitment", "Profile", "Said", "Course")


def _page(name: str) -> dict[str, Any]:
    number = {"type": "integer", "minimum": 0}
    nullable = {"anyOf": [{"type": "string"}, {"type": "null"}]}
    return _object(
        total={
            "anyOf": [number, {"type": "null"}],
            "description": "All that the question keeps; null where counting would cost as much "
            "as answering.",
        },
        count=number,
        limit=number,
        offset=number,
        next=nullable,
        previous=nullable,
        items={"type": "array", "items": {"$ref": _WHERE + name}},
    )


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
