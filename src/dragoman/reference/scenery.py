"""Where events took place: the noun phrase a finder hands over, to a place of the gazetteer.

And where a report was filed: the place of its dateline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.records import Annotated, Document, EventFinding, Mention, Name, Place, Span
from dragoman.reference.countries import countries
from dragoman.reference.places import places

_PLACE_LABELS = ("GPE", "LOC", "FAC")
_CAPITALISED = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


def event_places(findings: Sequence[EventFinding], annotated: Annotated) -> dict[int, Place]:
    """The place of every event finding that names one, by its number."""
    near = _countries_named(annotated)
    found: dict[int, Place] = {}
    for number, finding in enumerate(findings):
        if finding.place is None:
            continue
        place = place_of(finding.place, annotated, near)
        if place is not None:
            found[number] = place
    return found


def place_of(mention: Mention, annotated: Annotated, near: tuple[str, ...]) -> Place | None:
    """The place a noun phrase names; what the gazetteer does not have keeps its words only.

    ``near``: countries of the document, likest first, to choose between places of one name.
    """
    name = _name_in(mention, annotated)
    if name is None:
        return None
    return look_up(name.text, name.span, near)


def look_up(text: str, span: Span, near: tuple[str, ...]) -> Place:
    """A place by its name: countries first, then the gazetteer; unknown ones without a country."""
    country = countries().by_name(text)
    if country is not None and not country.others:
        entry = countries().get(country.country)
        if entry is not None:
            return Place(country.name, country.country, entry.lat, entry.lon, span)
    match = places().find(text, near)
    if match is None:
        return Place(" ".join(text.split()), None, None, None, span)
    return Place(match.name, match.country, match.lat, match.lon, span)


def placed(document: Document) -> Document:
    """The document, the place of its dateline with what the gazetteer knows of it.

    It is told by the document alone, so that it is the same before and after the reading. Where
    several countries have a place of that name, what stands behind it decides ("BIRMINGHAM,
    Alabama"), else the countries the text names; where neither does, only the name is told.
    """
    place = document.dateline
    if place is None:
        return document
    city, _, rest = (part.strip() for part in place.span.text.partition(","))
    match, within = places().find(city), places().find(rest) if rest else None
    near: tuple[str, ...] = ()
    if within is not None and within.country:
        near = (within.country,)
    elif match is not None and match.rivalled:
        near = _oftenest(_CAPITALISED.findall(document.text))
    if near or (match is not None and match.rivalled):
        match = places().find(city, near)
        match = match if match is not None and match.country in near else None
    if match is None:
        return document
    known = Place(match.name, match.country, match.lat, match.lon, place.span)
    return replace(document, dateline=known)


def _name_in(mention: Mention, annotated: Annotated) -> Name | None:
    """The place name inside a noun phrase: the one its head belongs to, else the last one."""
    inside = [
        name
        for name in annotated.names
        if name.sentence == mention.sentence
        and name.label in _PLACE_LABELS
        and mention.span.covers(name.span)
    ]
    for name in inside:
        if name.first <= mention.head < name.last:
            return name
    return inside[-1] if inside else None


def _countries_named(annotated: Annotated) -> tuple[str, ...]:
    """Countries named in the document, the oftenest first."""
    return _oftenest(name.text for name in annotated.names)


def _oftenest(names: Iterable[str]) -> tuple[str, ...]:
    """The countries among some names, the oftenest first."""
    counts: dict[str, int] = {}
    for name in names:
        match = countries().find(name)
        if match is not None and match.country:
            counts[match.country] = counts.get(match.country, 0) + 1
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))
