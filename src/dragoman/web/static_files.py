"""Styles and scripts: a fixed list, read from the package at the start. No name of a request ever
becomes a path."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from fastapi import APIRouter, Request, Response

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent; ``version`` is of its content."""

    content: bytes
    type: str
    version: str


@lru_cache(maxsize=1)
def files() -> Mapping[str, File]:
    """Every file under ``static/`` by its path there (``script/report.js``)."""
    return dict(_found(resources.files("dragoman.web") / "static", ""))


def _found(folder: Traversable, path: str) -> Iterator[tuple[str, File]]:
    for one in sorted(folder.iterdir(), key=lambda child: child.name):
        if one.is_dir():
            yield from _found(one, f"{path}{one.name}/")
        elif (kind := _TYPES.get("." + one.name.rpartition(".")[2])) is not None:
            content = one.read_bytes()
            version = hashlib.sha256(content).hexdigest()[:12]
            yield path + one.name, File(content, kind, version)


def address_of(name: str) -> str:
    """The address of a file, which changes with its content. KeyError where there is none."""
    return f"/static/{name}?v={files()[name].version}"


@router.get("/static/{name:path}")
def static(request: Request, name: str) -> Response:
    """One of the files; kept by the browser as long as the version stays."""
    file = files().get(name)
    if file is None:
        return Response("There is no such file.", status_code=404, media_type="text/plain")
    tag = f'"{file.version}"'
    held = "public, max-age=31536000, immutable" if request.url.query else "no-cache"
    headers = {"ETag": tag, "Cache-Control": held}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(file.content, media_type=file.type, headers=headers)
