"""Readings as pandas data frames: one row per record, one value per cell.

A value with parts becomes columns (``when_start``, ``where_country``); a field with several values
becomes a table of its own (``event_actors``, ``statement_quotes``) that points back by ``document``
and by the id of its record, with ``number`` counting from 0. Every table is always there, with
all its columns, however little the readings hold.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from dragoman.errors import MissingExtraError
from dragoman.records import (
    Actor,
    Codes,
    Commitment,
    Contact,
    Document,
    Event,
    Name,
    Position,
    Reading,
    Statement,
    TimeExpression,
)
from dragoman.views.schema import wire_fields

if TYPE_CHECKING:
    import pandas

Row = dict[str, Any]
Columns = dict[str, str]

# The word a link table's name begins with, and the field of the reading its rows come from.
_RECORDS: tuple[tuple[str, str, Any], ...] = (
    ("actor", "actors", Actor),
    ("statement", "statements", Statement),
    ("event", "events", Event),
    ("contact", "contacts", Contact),
    ("position", "positions", Position),
    ("commitment", "commitments", Commitment),
)
_SPANS: tuple[tuple[str, Any], ...] = (("names", Name), ("times", TimeExpression))
# Nullable types, so that a missing number does not turn whole numbers into fractions.
_DTYPES = {str: "string", int: "Int64", float: "Float64", bool: "boolean"}


def frames(readings: Reading | Iterable[Reading]) -> dict[str, pandas.DataFrame]:
    """Tables by name: ``documents``, ``actors``, ``statements``, ``events``, … and link tables.

    Raises :class:`MissingExtraError`, with the install command, where pandas is not installed.
    """
    try:
        import pandas
    except ImportError as error:
        raise MissingExtraError(
            "data frames need pandas, which is not installed. "
            "Install it with: pip install 'dragoman[frames]'"
        ) from error
    columns = tables()
    rows: dict[str, list[Row]] = {name: [] for name in columns}
    for reading in (readings,) if isinstance(readings, Reading) else readings:
        for table, row in _rows(reading):
            rows[table].append(row)
    return {
        name: pandas.DataFrame(rows[name], columns=list(types_)).astype(types_)
        for name, types_ in columns.items()
    }


def tables() -> dict[str, Columns]:
    """Every table with its columns and their pandas types, in order."""
    found: dict[str, Columns] = {"documents": _columns(Document)}
    for name, record in _SPANS:
        found[name] = {"document": "string", **_columns(record)}
    for singular, name, record in _RECORDS:
        found[name] = {"document": "string", **_columns(record)}
        for field_name, hint in _lists(record):
            found[_link(singular, field_name)] = _link_columns(singular, hint)
            for inner, inner_hint in _inner_lists(hint):
                found[_link(singular, f"{_one(field_name)}_{inner}")] = {
                    "document": "string",
                    singular: "string",
                    _one(field_name): "Int64",
                    "number": "Int64",
                    **_value_columns(inner_hint),
                }
    found["contact_comparison"] = {
        "document": "string",
        "contact": "string",
        "relation": "string",
        "group": "Int64",
        "side": "string",
        **_value_columns(_SPAN),
    }
    return found


# --------------------------------------------------------------------------- columns

_SPAN = get_args(get_type_hints(Statement)["content"])[0]


def _columns(record: Any, prefix: str = "") -> Columns:
    columns: Columns = {}
    for name, hint in _scalars(record):
        columns |= _value_columns(hint, prefix + name)
    return columns


@cache
def _value_columns(hint: Any, name: str = "") -> Mapping[str, str]:
    """Columns of one value: itself, or its parts with the name as prefix."""
    hint = _bare(hint)
    if hint is Codes:
        keys = ("plover_type", "plover_mode", "cameo", "quad", "goldstein")
        kinds = ("string", "string", "string", "Int64", "Float64")
        return dict(zip(keys, kinds, strict=True))
    if is_dataclass(hint) and isinstance(hint, type):
        return _columns(hint, f"{name}_" if name else "")
    return {name or "value": _DTYPES.get(hint, "string")}


def _link_columns(singular: str, hint: Any) -> Columns:
    back = {"document": "string", singular: "string", "number": "Int64"}
    return {**back, **_value_columns(_item(hint))}


def _link(singular: str, name: str) -> str:
    return f"{singular}_{name}"


def _one(plural: str) -> str:
    """``accounts`` → ``account``; ``history`` stays."""
    return plural.removesuffix("s")


@cache
def _scalars(record: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(_each_scalar(record))


def _each_scalar(record: Any) -> Iterator[tuple[str, Any]]:
    for name, hint in wire_fields(record):
        if _item(hint) is None and get_origin(_bare(hint)) is None:
            if not (record is Contact and name == "comparison"):
                yield name, hint
        elif get_origin(_bare(hint)) is Literal:
            yield name, str


@cache
def _lists(record: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(_each_list(record))


def _each_list(record: Any) -> Iterator[tuple[str, Any]]:
    for name, hint in wire_fields(record):
        if _item(hint) is not None:
            yield name, hint
    if any(name == "codes" for name, _ in wire_fields(record)):
        yield "contexts", tuple[str, ...]


@cache
def _inner_lists(hint: Any) -> tuple[tuple[str, Any], ...]:
    """Lists inside the items of a list: the statements of an account, the evidence of a step."""
    item = _item(hint)
    if not (is_dataclass(item) and isinstance(item, type)):
        return ()
    inner = ((name, _item(part)) for name, part in wire_fields(item))
    return tuple((name, part) for name, part in inner if part is not None)


@cache
def _bare(hint: Any) -> Any:
    """The type without ``None``; of a union with a literal, the tuple."""
    if get_origin(hint) in (Union, types.UnionType):
        kept = [argument for argument in get_args(hint) if argument is not types.NoneType]
        tuples = [argument for argument in kept if get_origin(argument) is tuple]
        return (tuples or kept)[0]
    return hint


@cache
def _item(hint: Any) -> Any:
    """The type of a tuple's items, or None where the type is no tuple."""
    bare = _bare(hint)
    return get_args(bare)[0] if get_origin(bare) is tuple else None


# --------------------------------------------------------------------------- rows


def _rows(reading: Reading) -> Iterator[tuple[str, Row]]:
    plain = reading.to_dict()
    document = reading.document.id
    yield "documents", _flat(plain["document"], Document)
    for name, record in _SPANS:
        for item in plain[name]:
            yield name, {"document": document, **_flat(item, record)}
    for singular, name, record in _RECORDS:
        for item in plain[name]:
            yield name, {"document": document, **_flat(item, record)}
            yield from _links(document, singular, record, item)


def _links(document: str, singular: str, record: Any, item: Row) -> Iterator[tuple[str, Row]]:
    back = {"document": document, singular: item["id"]}
    for name, hint in _lists(record):
        for number, value in enumerate(_values(item, name)):
            row = {**back, "number": number, **_parts(value, _item(hint))}
            yield _link(singular, name), row
            for inner, inner_hint in _inner_lists(hint):
                for place, part in enumerate(value[inner]):
                    where = {_one(name): number, "number": place}
                    table = _link(singular, f"{_one(name)}_{inner}")
                    yield table, {**back, **where, **_parts(part, inner_hint)}
    if record is Contact and item["comparison"]:
        for row in _comparison(item["comparison"]):
            yield "contact_comparison", {**back, **row}


def _values(item: Row, name: str) -> list[Any]:
    """The list under ``name``; a voice that is only a word counts as one link of the chain."""
    if name == "contexts":
        contexts: list[Any] = item["codes"]["plover"]["contexts"]
        return contexts
    value = item[name]
    if isinstance(value, str):
        return [{"name": value, "span": None, "actor": None}]
    return list(value)


def _comparison(comparison: Row) -> Iterator[Row]:
    for relation in ("both", "differ"):
        for group, spans in enumerate(comparison[relation]):
            for span in spans:
                yield {"relation": relation, "group": group, "side": None, **span}
    for group, (side, spans) in enumerate(comparison["only"].items()):
        for span in spans:
            yield {"relation": "only", "group": group, "side": side, **span}


def _flat(item: Mapping[str, Any], record: Any) -> Row:
    row: Row = {}
    for name, hint in _scalars(record):
        row |= _parts(item[name], hint, name)
    return row


def _parts(value: Any, hint: Any, name: str = "") -> Row:
    """One value as cells, under the columns :func:`_value_columns` gives for its type."""
    bare = _bare(hint)
    if bare is Codes:
        plover = value["plover"]
        cells = {f"plover_{key}": plover[key] for key in ("type", "mode")}
        return {**cells, **{key: value[key] for key in ("cameo", "quad", "goldstein")}}
    if is_dataclass(bare) and isinstance(bare, type):
        columns = _value_columns(bare, name)
        if value is None:
            return dict.fromkeys(columns)
        flat = _flat(value, bare)
        return {f"{name}_{key}" if name else key: cell for key, cell in flat.items()}
    return {name or "value": value}
