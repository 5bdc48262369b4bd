"""PLOVER JSON (0.7b1): an event on each line, parties as lists of actor objects.

The field names are those of the PLOVER manual. Its ``text`` is left empty; the words that tell the
event stand under ``dragoman`` with what else PLOVER has no field for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.chronicle import Who
from dragoman.views import wording
from dragoman.views.exports.added import ADDED, added
from dragoman.views.exports.choosing import Dated
from dragoman.views.exports.columns import Column, Table
from dragoman.views.exports.items import Item, Spot
from dragoman.views.exports.lists import intensity
from dragoman.views.exports.sectors import NO_STATE, sector
from dragoman.views.exports.sides import sides

_LEFT_OUT = ("dragoman_actor", "dragoman_recipient", "dragoman_actors", "dragoman_recipients",
             "dragoman_event", "dragoman_geonames")  # fmt: skip

EVENTS = Table(
    "plover_events",
    "PLOVER events, a JSON object a line.",
    (
        Column("id", "string", "Id of the event.", "id"),
        Column("has_event", "boolean", "True: it is coded.", "always true"),
        Column("date", "date", "First day, YYYY-MM-DD.", "when"),
        Column("enddate", "date", "Last day, where it lasts longer.", "when"),
        Column("source", "array", "Actor objects: who did it.", "actors"),
        Column("recipient", "array", "Actor objects: to or with whom.", "recipients"),
        Column("event", "array", "PLOVER type.", "codes.plover_type"),
        Column("mode", "array", "PLOVER mode.", "codes.plover_mode"),
        Column("context", "array", "PLOVER contexts.", "codes.plover_contexts"),
        Column("quad_code", "integer", "PLOVER's class, 1 to 4.", "codes.quad"),
        Column("event_scale", "number", "PLOVER's score of mode or type.", "codes.plover"),
        Column("event_loc", "object", "Location object, fields as in GeoNames.", "place"),
        Column("text_info", "object", "sequence, start and end of the words.", "reports[0]"),
        Column("cite_info", "object", "The first document.", "reports[0].words.source"),
        Column("coder", "string", "The program that coded it.", "version"),
    ),
    (Column("dragoman", "object", "What PLOVER has no field for.", "see the added columns"),),
)


def events(told: Iterable[Dated], version: str, plain: bool = False) -> Iterator[dict[str, Any]]:
    """The objects; ``plain`` leaves out ours. Fields nothing is known for are left out."""
    for dated in told:
        found = _event(dated, version)
        if not plain:
            found["dragoman"] = _ours(dated)
        yield _filled(found)


def render(found: Mapping[str, Any]) -> str:
    """One object as one line, with its line break."""
    return json.dumps(found, ensure_ascii=False, allow_nan=False) + "\n"


def _event(dated: Dated, version: str) -> dict[str, Any]:
    item, codes, when = dated.item, dated.item.codes, dated.day
    lasts = when.last is not None and when.last != when.first
    return {
        "id": item.event.id,
        "has_event": True,
        "date": when.first,
        "enddate": when.last if lasts else None,
        "source": [_actor(item, who) for who in item.event.actors],
        "recipient": [_actor(item, who) for who in item.event.recipients],
        "event": [codes.plover_type] if codes.plover_type else [],
        "mode": [codes.plover_mode] if codes.plover_mode else [],
        "context": list(codes.plover_contexts),
        "quad_code": codes.quad,
        "event_scale": intensity(codes.plover_type, codes.plover_mode),
        "event_loc": _place(item.spot) if item.spot else None,
        "text_info": _words(item),
        "cite_info": _source(item, version),
        "coder": version,
    }


def _actor(item: Item, who: Who) -> dict[str, Any]:
    found = sector(who).plover
    mention = item.setting(item.first).mentions.get(who.id)
    return _filled(
        {
            "code": found if found in NO_STATE else who.country,
            "sector": None if found in NO_STATE else found,
            "actor_text": mention[1] if mention else None,
            "identifier_id": who.id,
            "identifier_text": who.name,
            "office": who.office,
        }
    )


def _place(spot: Spot) -> dict[str, Any]:
    return _filled(
        {
            "geonameid": spot.geonames,
            "name": spot.name,
            "latitude": spot.lat,
            "longitude": spot.lon,
            "cc3": spot.country,
            "country": wording.country(spot.country) or None,
        }
    )


def _words(item: Item) -> dict[str, Any] | None:
    first = item.first
    if first is None:
        return None
    sequence = item.setting(first).sentence
    return _filled({"sequence": sequence, "start": first.words.start, "end": first.words.end})


def _source(item: Item, version: str) -> dict[str, Any] | None:
    first = item.first
    if first is None:
        return None
    source = first.words.source
    return _filled(
        {
            "citation": source.document,
            "url": source.url,
            "title": source.title,
            "language": item.setting(first).language,
            "publication": source.publisher,
            "coder": version,
            "codebook": "plover-0.7b1",
        }
    )


def _ours(dated: Dated) -> dict[str, Any]:
    cells = added(dated, next(iter(sides(dated.item.event))))
    names = [one.name for one in ADDED if one.name not in _LEFT_OUT]
    found: dict[str, Any] = {name.removeprefix("dragoman_"): cells.get(name) for name in names}
    return _filled(found)


def _filled(found: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known; empty lists of parties stay out too."""
    return {name: value for name, value in found.items() if value not in (None, [], {})}
