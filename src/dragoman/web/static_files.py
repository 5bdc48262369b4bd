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
#: What the page of a reading that is a file of its own shows its marks with: used here as it is.
_SHARED = {"marks.css": "marks.css", "script/marks.js": "page.js"}
router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file as it is sent; ``version`` is of its content."""

    content: bytes
    type: str
    version: str


@lru_cache(maxsize=1)
def files() -> Mapping[str, File]:
    """Every file under ``static/`` by its path there (``script/page.js``), and those shared."""
    shared = resources.files("dragoman.views.formats") / "html_page"
    return {
        **dict(_found(resources.files("dragoman.web") / "static", "")),
        **{path: _file(shared / name) for path, name in _SHARED.items()},
    }


def _found(folder: Traversable, path: str) -> Iterator[tuple[str, File]]:
    for one in sorted(folder.iterdir(), key=lambda child: child.name):
        if one.is_dir():
            yield from _found(one, f"{path}{one.name}/")
        elif _type(one) is not None:
            yield path + one.name, _file(one)


def _type(file: Traversable) -> str | None:
    return _TYPES.get("." + file.name.rpartition(".")[2])


def _file(file: Traversable) -> File:
    content = file.read_bytes()
    return File(content, _type(file) or "text/plain", hashlib.sha256(content).hexdigest()[:12])


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
