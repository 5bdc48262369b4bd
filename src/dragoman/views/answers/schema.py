"""The JSON Schemas of answers, made from the classes of :mod:`dragoman.chronicle`: what
:func:`dragoman.views.answers.json.shaped` makes of a value fits the schema of its class.

The classes of a reading, which stands in a document's answer, are told apart by ``Reading.``
before their names.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman import chronicle, records
from dragoman.views import schema as readings

Shape = dict[str, Any]
_WHERE = "#/components/schemas/"
_TEXT: Shape = {"type": "string"}
_DOUBTS: Shape = {"type": "array", "items": {"$ref": f"{_WHERE}Doubt"}}
# What answers call otherwise, or shape otherwise, than the classes do.
_NAMED = {"Commitment.givers": "from", "Commitment.takers": "to"}
_SHAPED: dict[str, Shape] = {
    "Event.unsure": _DOUBTS,
    "Profile.unsure": _DOUBTS,
    "Profile.met": {"type": "array", "items": {"$ref": f"{_WHERE}Met"}},
    "Pair.months": {"type": "array", "items": {"$ref": f"{_WHERE}Month"}},
    "Phrases.both": {
        "type": "array",
        "items": {"type": "array", "items": {"$ref": f"{_WHERE}Words"}},
    },
    "Phrases.differ": {"type": "array", "items": {"$ref": f"{_WHERE}Difference"}},
    "Judgement.anchor": {
        "anyOf": [
            {"type": "array", "items": {"type": ["string", "integer"]}},
            {"type": "null"},
        ]
    },
}
#: Fields that answers have besides those of the class.
_MORE: dict[str, Shape] = {
    "Hit": {"matches": {"type": "array", "items": {"$ref": f"{_WHERE}Match"}}}
}
#: The classes that answers are of.
ANSWERS: tuple[type[Any], ...] = (
    chronicle.Event,
    chronicle.Contact,
    chronicle.Beside,
    chronicle.Commitment,
    chronicle.Course,
    chronicle.Profile,
    chronicle.Pair,
    chronicle.Said,
    chronicle.Paper,
    chronicle.Hit,
    chronicle.Source,
    chronicle.Judgement,
    chronicle.Refused,
)


@lru_cache(maxsize=1)
def components() -> Mapping[str, Shape]:
    """Name → schema of every answer and all it holds, for an OpenAPI description."""
    found: dict[str, Shape] = {
        "Doubt": _closed({"id": _TEXT, "reason": _TEXT}, "Another that this may be one with."),
        "Met": _closed(
            {"who": _ref("Who"), "times": {"type": "integer"}}, "Who was met how often."
        ),
        "Month": _closed(
            {
                "month": _TEXT,
                "cooperation": {"type": "integer"},
                "conflict": {"type": "integer"},
                "goldstein": {"anyOf": [{"type": "number"}, {"type": "null"}]},
            },
            "A month of two countries: events, and the mean Goldstein score.",
        ),
        "Difference": _closed(
            {"phrases": {"type": "array", "items": _ref("Words")}, "by": _TEXT},
            "Two phrases on one thing that differ, and by what.",
        ),
        "Match": _closed(
            {"start": {"type": "integer"}, "end": {"type": "integer"}, "text": _TEXT},
            "Where in the snippet the query matched.",
        ),
        **_reading(),
    }
    for one in ANSWERS:
        _of(one, found)
    return dict(sorted(found.items()))


def _reading() -> dict[str, Shape]:
    """The schema of a reading and its parts."""
    made = readings.schema()
    parts = {f"Reading.{name}": _moved(shape) for name, shape in made.pop("$defs").items()}
    made.pop("$schema")
    return {**parts, "Reading": _moved(made)}


def _moved(shape: Any) -> Any:
    """A schema whose references lead to the components."""
    if isinstance(shape, list):
        return [_moved(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    return {
        name: value.replace("#/$defs/", f"{_WHERE}Reading.")
        if name == "$ref" and isinstance(value, str)
        else _moved(value)
        for name, value in shape.items()
    }


def _object(record: Any, found: dict[str, Shape]) -> Shape:
    hints, properties = get_type_hints(record), dict[str, Shape]()
    for item in fields(record):
        key = f"{record.__name__}.{item.name}"
        wire = _NAMED.get(key) or records.wire_name(record, item.name) or item.name
        properties[wire] = _SHAPED.get(key) or _of(hints[item.name], found)
    properties |= _MORE.get(record.__name__, {})
    return _closed(properties, " ".join((record.__doc__ or "").split("\n\n")[0].split()))


def _of(hint: Any, found: dict[str, Shape]) -> Shape:
    """The schema of one type; classes go to ``found`` and are referred to."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is records.Reading:
        return _ref("Reading")
    if is_dataclass(hint) and isinstance(hint, type):
        name = _name(hint)
        if name not in found:
            found[name] = {}
            found[name] = _object(hint, found)
        return _ref(name)
    if origin is tuple:
        return {"type": "array", "items": _of(arguments[0], found)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_of(one, found) for one in arguments]}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(arguments[1], found)}
    if origin is Literal:
        return {"enum": list(arguments)}
    return {} if hint is Any else readings.shape_of(hint, found)


def _name(record: type[Any]) -> str:
    """A class of a reading is told apart where answers have one of the same name."""
    own = record.__module__ == chronicle.__name__
    return record.__name__ if own or record is records.Date else f"Reading.{record.__name__}"


def _ref(name: str) -> Shape:
    return {"$ref": _WHERE + name}


def _closed(properties: Mapping[str, Shape], description: str) -> Shape:
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }
