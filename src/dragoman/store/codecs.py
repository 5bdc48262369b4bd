"""Values of merging and readings, as text and bytes, and back.

What merging compares is kept as JSON, each item as it was given: it is read by our own code alone
and must come back exactly. What people ask for stands in tables.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from dragoman.chronicle import Moved, Owed, Party, Report, Signature, Summary
from dragoman.records import Codes, Date, Document, Office, Reading, Span, plain, wire_name
from dragoman.restoring import restore_reading

#: zlib's level: 6 makes readings a tenth smaller than 3 and takes twice as long.
_LEVEL = 3
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def _defaults(record: type[Any]) -> dict[str, Any]:
    return {item.name: item.default for item in fields(record) if item.default is not MISSING}


_DEFAULTS: dict[type[Any], dict[str, Any]] = {
    record: _defaults(record)
    for record in (Moved, Owed, Party, Report, Signature, Summary, Date, Office, Span)
}


def _values(value: Any) -> Any:
    """A record as dicts and lists; fields that hold their default are left out."""
    kind = type(value)
    if kind is str or value is None:
        return value
    default = _DEFAULTS.get(kind)
    if default is not None:
        given = ((name, getattr(value, name)) for name in kind.__slots__)
        return {name: _values(one) for name, one in given if default.get(name, MISSING) != one}
    if kind is tuple or kind is list:
        return [_values(one) for one in value]
    return dict(value) if isinstance(value, Mapping) else value


def pack(item: Report | Summary | Signature | Owed) -> str:
    """An item of merging as JSON."""
    return _encode(_values(item))


def _date(value: Any) -> Date | None:
    return None if value is None else Date(**value)


def _parties(value: Any) -> tuple[Party, ...]:
    return tuple(Party(**one) for one in value)


def _spans(value: Any) -> tuple[Span, ...]:
    return tuple(Span(**one) for one in value)


def _moved(value: dict[str, Any]) -> Moved:
    value["when"] = _date(value["when"])
    value["evidence"] = _spans(value["evidence"])
    return Moved(**value)


def _office(value: Any) -> Office | None:
    return None if value is None else Office(**value)


_DECODERS: dict[str, tuple[type[Any], dict[str, Callable[[Any], Any]]]] = {
    "event": (
        Report,
        {"parties": _parties, "when": _date, "words": tuple, "setting": tuple},
    ),
    "story": (Summary, {"names": tuple, "events": tuple}),
    "actor": (Signature, {"aliases": tuple, "office": _office}),
    "commitment": (
        Owed,
        {
            "givers": _parties,
            "takers": _parties,
            "what": lambda one: Span(**one),
            "words": tuple,
            "made": _date,
            "due": _date,
            "steps": lambda many: tuple(_moved(one) for one in many),
        },
    ),
}


def unpack(kind: str, text: str) -> Any:
    """The item of merging whose :func:`pack` is ``text``."""
    record, decoders = _DECODERS[kind]
    value = json.loads(text)
    for name, decode in decoders.items():
        if name in value:
            value[name] = decode(value[name])
    return record(**value)


def _wire(value: Any) -> Any:
    """What :func:`dragoman.records.plain` gives, with the names of fields looked up once a class:
    four times as fast, and writing a document's reading costs as much as all its rows."""
    kind = type(value)
    if kind is Span:
        return {"start": value.start, "end": value.end, "text": value.text}
    if kind is str or value is None:
        return value
    if kind is tuple or kind is list:
        return [_wire(one) for one in value]
    if kind is Codes:
        return value.to_dict()
    if hasattr(kind, "__dataclass_fields__"):
        return {wire: _wire(getattr(value, name)) for name, wire in _plan(kind)}
    return plain(value)


_PLANS: dict[type[Any], tuple[tuple[str, str], ...]] = {}


def _plan(record: type[Any]) -> tuple[tuple[str, str], ...]:
    """Names of a record's fields, and what they are called in JSON."""
    if record not in _PLANS:
        names = [item.name for item in fields(record)]
        _PLANS[record] = tuple((one, wire) for one in names if (wire := wire_name(record, one)))
    return _PLANS[record]


def compress(reading: Reading) -> bytes:
    """The JSON form of a reading, without the text, which stands in a table of its own."""
    value = _wire(reading)
    value["document"] = None
    text = _encode(value)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def plain_reading(data: bytes) -> dict[str, Any]:
    """The JSON form of a reading, without its document."""
    value: dict[str, Any] = json.loads(
        zlib.decompress(bytes(data)).decode("utf-8", "surrogatepass")
    )
    return value


def decompress(data: bytes, document: Document) -> Reading:
    """The reading of a document."""
    value = plain_reading(data)
    value["document"] = plain(document)
    reading = restore_reading(value)
    object.__setattr__(reading, "document", document)
    return reading


__all__ = ["compress", "decompress", "pack", "plain_reading", "unpack"]
