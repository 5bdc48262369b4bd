"""A reading as JSON, with exactly the keys of the record."""

from __future__ import annotations

import json
from typing import Any

from dragoman.errors import InputError
from dragoman.records import Reading


def render(reading: Reading, *, indent: int | None = None) -> str:
    """The reading as one JSON object: one line unless ``indent`` is given, no newline at the end.

    Text is written as it is, not as ``\\u`` escapes, except where it holds a lone surrogate, which
    UTF-8 cannot carry: then the whole object is escaped, so that the line can always be written.
    """
    return _dumps(reading.to_dict(), indent)


def render_error(error: Exception, *, index: int | None = None) -> str:
    """The line that stands in place of a reading that could not be made.

    ``index`` is the position of the input, counted from 0, where inputs come as lines.
    """
    told: dict[str, Any] = {"type": type(error).__name__, "message": str(error)}
    if isinstance(error, InputError):
        told |= {"input": error.name, "problem": error.problem, "remedy": error.remedy}
    if index is not None:
        told["index"] = index
    return _dumps({"error": told}, None)


def _dumps(value: dict[str, Any], indent: int | None) -> str:
    line = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, allow_nan=False, indent=indent)
    return line
