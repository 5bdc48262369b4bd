"""Records from their JSON form: the way back from :func:`dragoman.records.plain`.

What the JSON form hides (token indices of names, the offset of the body) comes back as 0.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.records import Codes, Reading, wire_name

_T = TypeVar("_T")


def restore_reading(value: Mapping[str, Any]) -> Reading:
    """The reading whose ``to_dict()`` is ``value``; without its annotated sentences.

    Raises KeyError or TypeError where ``value`` is no reading.
    """
    return restore(Reading, value)


def restore(record: type[_T], value: Mapping[str, Any]) -> _T:
    """The record of class ``record`` whose JSON form is ``value``."""
    made: _T = _decode(record, value)
    return made


_HINTS: dict[type[Any], dict[str, Any]] = {}


def _hints(record: type[Any]) -> dict[str, Any]:
    """Types of the fields; looked up once a class, since it takes a millisecond."""
    if record not in _HINTS:
        _HINTS[record] = get_type_hints(record)
    return _HINTS[record]


def _record(record: type[Any], value: Mapping[str, Any]) -> Any:
    """A dataclass from its mapping; hidden fields and absent ones take their defaults."""
    if record is Codes:
        plover = value["plover"]
        return Codes(
            plover["type"],
            plover["mode"],
            tuple(plover["contexts"]),
            value["cameo"],
            value["quad"],
            value["goldstein"],
        )
    hints = _hints(record)
    given: dict[str, Any] = {}
    for item in fields(record):
        wire = wire_name(record, item.name)
        if wire is not None and wire in value:
            given[item.name] = _decode(hints[item.name], value[wire])
        elif item.default is MISSING and item.default_factory is MISSING:
            if wire is not None:
                raise KeyError(f"{record.__name__} without {wire!r}")
            given[item.name] = 0
    return record(**given)


def _decode(hint: Any, value: Any) -> Any:
    """A value of the annotated type."""
    if value is None:
        return None
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, value)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        options = [one for one in get_args(hint) if one is not type(None)]
        if isinstance(value, str):
            return value
        return _decode(next(one for one in options if get_origin(one) is not Literal), value)
    if origin is tuple:
        return tuple(_decode(get_args(hint)[0], one) for one in value)
    if origin is not None and isinstance(value, Mapping):
        return {key: _decode(get_args(hint)[1], one) for key, one in value.items()}
    if hint is float:
        return float(value)
    return value


__all__ = ["restore", "restore_reading"]
