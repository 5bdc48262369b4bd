"""JSON lines: one report an object, or in its place the error that says why it cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

from .building import Given, build
from .encoding import decode

# What is in quarantine can be tried again without its source, if it is no larger than this.
_LARGEST_KEPT = 1_000_000
_KEYS = ("published", "title", "publisher", "url")
_SHAPE = 'Give one object a line with a "text" key: {"text": "…", "published": "2025-02-12"}'


def read_lines(
    lines: Iterable[bytes], given: Given, settings: Settings, name: str
) -> Iterator[Document | InputError]:
    """One outcome for every line that is not blank, in the order of the input.

    A line's own values go before those of ``given``. Keys that are not known are left out;
    ``summary`` is read with the text (:func:`read_object`). An error has the line as its ``raw``.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        try:
            yield read_object(parse_line(line, place), given, settings, place)
        except InputError as error:
            yield keep_raw(error, line.decode("utf-8", errors="replace"))


def read_object(value: Any, given: Given, settings: Settings, name: str) -> Document:
    """The document of one JSON object; InputError where it does not have the shape.

    Official releases often say who did what in their ``summary`` alone: where the ``text`` does not
    begin with it already, the document's text is the summary, a line break, and the text.
    """
    if not isinstance(value, dict):
        raise InputError(name, "is no JSON object", _SHAPE)
    text = value.get("text")
    if not isinstance(text, str):
        problem = 'has no "text"' if text is None else 'has a "text" that is no string'
        raise InputError(name, problem, _SHAPE)
    text = _opened(_string(value, "summary", name), text)
    return build(text, stated(value, name, given), settings, name)


def stated(value: Any, name: str, given: Given) -> Given:
    """What an object says of its report, before what was given for all."""
    return Given(**{key: _string(value, key, name) for key in _KEYS}).over(given)


def parse(text: str, name: str) -> Any:
    """The JSON value of ``text``; InputError where it is none, with the column of the fault."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InputError(name, f"is no valid JSON ({error.msg}, {where})", _SHAPE) from None
    except (RecursionError, ValueError) as error:
        raise InputError(name, f"is no JSON that can be read ({error})", _SHAPE) from None


def keep_raw(error: InputError, raw: str) -> InputError:
    """The error, with what it is about where that is small enough to be kept."""
    if len(raw) <= _LARGEST_KEPT:
        error.raw = raw.strip()
    return error


def _opened(summary: str | None, text: str) -> str:
    """The text under its summary, unless it begins with it or there is none."""
    if summary is None or not summary.strip():
        return text
    if " ".join(text.split()).startswith(" ".join(summary.split())):
        return text
    return f"{summary}\n{text}" if text.strip() else summary


def parse_line(line: bytes, name: str) -> Any:
    """The JSON value of one line; InputError where it is none."""
    return parse(decode(line, name), name)


def _string(value: dict[str, Any], key: str, name: str) -> str | None:
    given = value.get(key)
    if given is None or isinstance(given, str):
        return given
    raise InputError(name, f'has a "{key}" that is no string', _SHAPE)
