"""What could not be read, kept so that it can be tried again, and trying it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .archives import read_archive
from .building import Given, build
from .fetching import Client
from .lines import keep_raw, parse, read_object
from .reports import Terms
from .sources import STANDARD_INPUT, load_all, read_captured

_RECORD = ", record "


def remember(error: InputError, given: Given) -> dict[str, str]:
    """What trying again needs besides the error's name; plain strings, for a database or JSON."""
    kept = {"source": error.source, "raw": error.raw, **asdict(given)}
    return {key: value for key, value in kept.items() if value is not None}


def retry(
    name: str, kept: Mapping[str, Any], settings: Settings, client: Client | None = None
) -> Iterator[Document | InputError]:
    """Read again what ``remember`` kept of an error called ``name``.

    What was kept raw is read from that, a record of an archive by itself, and anything else with
    the whole source it came from. Yields as :func:`load_all`; nothing is raised.
    """
    given = Given(**{key: kept.get(key) for key in asdict(Given())})
    source = kept.get("source") or name
    try:
        if kept.get("raw") is not None:
            yield _from_raw(kept["raw"], name, given, settings)
        elif name.startswith(f"{source}{_RECORD}"):
            yield from _from_archive(source, name, Terms(given, settings))
        else:
            yield from load_all(source, given, settings, client)
    except InputError as error:
        yield error


def _from_raw(raw: str, name: str, given: Given, settings: Settings) -> Document | InputError:
    try:
        if name == STANDARD_INPUT:  # every other raw one is an object of JSON
            return build(raw, given, settings, name)
        return read_object(parse(raw, name), given, settings, name)
    except InputError as error:
        return keep_raw(error, raw)


def _from_archive(path: str, name: str, terms: Terms) -> Iterator[Document | InputError]:
    """The one record of that name; where it is damaged, its error again."""
    try:
        with open(path, "rb") as stream:
            for found in read_archive(stream, path, terms.limit):
                if found.name == name:
                    yield found if isinstance(found, InputError) else read_captured(found, terms)
    except OSError as error:
        problem = f"cannot be opened ({error.strerror or error})"
        yield InputError(path, problem, "Check the path")
