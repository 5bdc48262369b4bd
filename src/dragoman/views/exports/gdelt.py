"""The 61 columns of the event table of GDELT 2.0, with CAMEO codes.

Tab-separated and without a header, as GDELT has it. ``QuadClass`` follows the CAMEO root, as in
GDELT, not the PLOVER type. Tone is not measured, and where an actor was is not known: those columns
are empty, and so is what stands for a country's middle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.chronicle import Who
from dragoman.lexicon.codes import ontologies
from dragoman.views import wording
from dragoman.views.exports.added import ADDED, added
from dragoman.views.exports.choosing import Dated, Policy
from dragoman.views.exports.columns import Column, Kind, Row, Table
from dragoman.views.exports.items import Item, Spot
from dragoman.views.exports.lists import cameo, country
from dragoman.views.exports.sectors import cameo_code, sector, state
from dragoman.views.exports.sides import sides

# Divisions of these are not FIPS 10-4 in GeoNames (readme of its export, "admin1 code").
_NOT_FIPS = ("CHE", "BEL", "MNE")


def _actor_columns(place: str, role: str) -> tuple[Column, ...]:
    told: tuple[tuple[str, str, str], ...] = (
        ("Code", "CAMEO code of {}: country, then group or type.", "{}.country, kind, office"),
        ("Name", "Name of {}, in capitals.", "{}.name"),
        ("CountryCode", "CAMEO country code of {}; international bodies have none.", "{}.country"),
        ("KnownGroupCode", "CAMEO code of an organisation that has one of its own.", "{}.name"),
        ("EthnicCode", "CAMEO ethnic group of {}.", ""),
        ("Religion1Code", "CAMEO religion of {}.", ""),
        ("Religion2Code", "Second CAMEO religion of {}.", ""),
        ("Type1Code", "CAMEO type of {}: GOV, MIL, OPP, IGO, …", "{}.kind, office, name"),
        ("Type2Code", "Second CAMEO type of {}.", ""),
        ("Type3Code", "Third CAMEO type of {}.", ""),
    )
    return tuple(
        Column(f"{place}{name}", "string", meaning.format(role), filled.format(role.split()[-1]))
        for name, meaning, filled in told
    )


def _place_columns(place: str, what: str, known: bool) -> tuple[Column, ...]:
    told: tuple[tuple[str, Kind, str, str], ...] = (
        ("Type", "integer", "1 country, 2 US state, 3 US city, 4 city elsewhere.", "place.kind"),
        ("FullName", "string", "Name of the place, and of its state and country.", "place"),
        ("CountryCode", "string", "FIPS 10-4 code of its country.", "place.country"),
        ("ADM1Code", "string", "FIPS 10-4 code of country and first division.", "GeoNames"),
        ("ADM2Code", "string", "Code of the second division.", ""),
        ("Lat", "number", "Latitude in degrees; not of countries.", "place.lat"),
        ("Long", "number", "Longitude in degrees; not of countries.", "place.lon"),
        ("FeatureID", "string", "Id of the place in GNS or GNIS; a country's code.", "countries"),
    )
    return tuple(
        Column(f"{place}Geo_{name}", kind, f"{what}: {meaning}", filled if known else "")
        for name, kind, meaning, filled in told
    )


EVENTS = Table(
    "gdelt_events",
    "GDELT 2.0 events: who did what to whom, one row an event (or a pair of its parties).",
    (
        Column("GLOBALEVENTID", "integer", "Number of the row, made of the event's id.", "id"),
        Column("SQLDATE", "integer", "Day of the event, YYYYMMDD; the first of several.", "when"),
        Column("MonthYear", "integer", "Month of the event, YYYYMM.", "when"),
        Column("Year", "integer", "Year of the event, YYYY.", "when"),
        Column("FractionDate", "number", "YYYY.FFFF, FFFF = (month × 30 + day) / 365.", "when"),
        *_actor_columns("Actor1", "the actor"),
        *_actor_columns("Actor2", "the recipient"),
        Column(
            "IsRootEvent",
            "integer",
            "1 where a report tells it in its first paragraph, else 0.",
            "reports, in a record; nothing in a coded folder",
        ),
        Column("EventCode", "string", "CAMEO code of the act.", "codes.cameo"),
        Column("EventBaseCode", "string", "Its code of at most three digits.", "codes.cameo"),
        Column("EventRootCode", "string", "Its first two digits.", "codes.cameo"),
        Column("QuadClass", "integer", "Class of the root, 1 to 4.", "codes.cameo"),
        Column("GoldsteinScale", "number", "GDELT's score of the code, -10 to 10.", "codes.cameo"),
        Column("NumMentions", "integer", "Tellings of the event.", "reports"),
        Column("NumSources", "integer", "Independent publishers that tell it.", "publishers"),
        Column("NumArticles", "integer", "Documents that tell it.", "reports"),
        Column("AvgTone", "number", "Mean tone of the documents.", ""),
        *_place_columns("Actor1", "Where the actor was", known=False),
        *_place_columns("Actor2", "Where the recipient was", known=False),
        *_place_columns("Action", "Where it took place", known=True),
        Column(
            "DATEADDED",
            "integer",
            "UTC time at which the first report came into the record, YYYYMMDDHHMMSS.",
            "documents, in a record; nothing in a coded folder",
        ),
        Column("SOURCEURL", "string", "Address of the first report, else its citation.", "reports"),
    ),
    ADDED,
    ("GLOBALEVENTID",),
)


def events(told: Iterable[Dated], policy: Policy) -> Iterator[Row]:
    """The rows of the event table."""
    for dated in told:
        for both in sides(dated.item.event, policy.pairs):
            yield {
                "GLOBALEVENTID": both.number,
                **_day(dated),
                **_actor("Actor1", both.actor),
                **_actor("Actor2", both.recipient),
                **_act(dated.item),
                **_counts(dated.item),
                **_place("Action", dated.item.spot),
                "DATEADDED": date_added(dated.item),
                "SOURCEURL": _address(dated.item),
                **added(dated, both),
            }


def _day(dated: Dated) -> Row:
    first, month, year = dated.day.first, dated.day.month, dated.day.year
    fraction = None
    if first is not None:
        passed = (int(first[5:7]) * 30 + int(first[8:10])) / 365
        # The formula gives more than a year at the end of December; GDELT stops at .9999.
        fraction = round(int(first[:4]) + min(passed, 0.9999), 4)
    return {
        "SQLDATE": int(first.replace("-", "")) if first else None,
        "MonthYear": int(month.replace("-", "")) if month else None,
        "Year": int(year) if year else None,
        "FractionDate": fraction,
    }


def _actor(place: str, who: Who | None) -> Row:
    if who is None:
        return {}
    found = sector(who)
    return {
        f"{place}Code": cameo_code(who),
        f"{place}Name": who.name.upper(),
        f"{place}CountryCode": country(state(who)).cameo,
        f"{place}KnownGroupCode": found.group,
        f"{place}Type1Code": found.cameo,
    }


def _act(item: Item) -> Row:
    code = item.codes.cameo
    if code is None:
        return {}
    return {
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": ontologies().root_quads[code[:2]],
        "GoldsteinScale": cameo(code).gdelt,
    }


def _counts(item: Item) -> Row:
    reports = item.event.reports
    leads = [item.setting(one).lead for one in reports]
    known = [lead for lead in leads if lead is not None]
    return {
        "IsRootEvent": int(any(known)) if known else None,
        "NumMentions": len(reports),
        "NumSources": len(item.event.publishers),
        "NumArticles": len({one.words.source.document for one in reports}),
    }


def _place(place: str, spot: Spot | None) -> Row:
    if spot is None:
        return {}
    fips = country(spot.country).fips
    return {
        f"{place}Geo_Type": _resolution(spot),
        f"{place}Geo_FullName": _full_name(spot),
        f"{place}Geo_CountryCode": fips,
        f"{place}Geo_ADM1Code": _division(spot, fips),
        f"{place}Geo_Lat": spot.lat,
        f"{place}Geo_Long": spot.lon,
        f"{place}Geo_FeatureID": fips if spot.kind == "country" else None,
    }


def _resolution(spot: Spot) -> int | None:
    """GDELT's class of place; None for regions, seas and what has no country."""
    if spot.kind == "country":
        return 1
    american = spot.country == "USA"
    if spot.kind == "region":
        return 2 if american and spot.state == spot.name else None
    return (3 if american else 4) if spot.kind == "city" and spot.country else None


def _full_name(spot: Spot) -> str:
    """The name as GDELT writes it: "Austin, Texas, United States"; we know states of the USA."""
    if spot.kind == "country":
        return spot.name
    state_name = spot.state if spot.state != spot.name else None
    parts = (spot.name, state_name, wording.country(spot.country))
    return ", ".join(part for part in parts if part)


def _division(spot: Spot, fips: str | None) -> str | None:
    """FIPS country and division; of a country its own code."""
    if fips is None or spot.kind == "country":
        return fips
    if spot.first is None or spot.country in _NOT_FIPS:
        return None
    return fips + spot.first


def date_added(item: Item) -> int | None:
    """When the first of its documents came into the record, YYYYMMDDHHMMSS in UTC."""
    known = [item.setting(one).added for one in item.event.reports]
    times = sorted(time for time in known if time)
    return stamp(times[0]) if times else None


def stamp(time: str | None) -> int | None:
    """An ISO time as YYYYMMDDHHMMSS."""
    digits = "".join(char for char in (time or "")[:19] if char.isdigit())
    return int(digits) if len(digits) == 14 else None


def _address(item: Item) -> str | None:
    first = item.first
    if first is None:
        return None
    source = first.words.source
    return source.url or citation(source.publisher, source.title, source.published)


def citation(publisher: str | None, title: str | None, published: str | None) -> str | None:
    """A document that has no address, as one cites it."""
    parts = (publisher, title, published[:10] if published else None)
    return ", ".join(part for part in parts if part) or None
