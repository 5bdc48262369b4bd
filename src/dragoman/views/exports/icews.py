"""The 20 columns of the ICEWS coded event data.

ICEWS lists several sectors in one cell; here it is the one that fits best. ``Intensity`` is ICEWS's
own scale, which differs from GDELT's for 016, 022, 164 and 165.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.chronicle import Who
from dragoman.views import wording
from dragoman.views.exports.added import ADDED, added
from dragoman.views.exports.choosing import Dated, Policy
from dragoman.views.exports.columns import Column, Row, Table
from dragoman.views.exports.items import Spot
from dragoman.views.exports.lists import cameo, whole_id
from dragoman.views.exports.sectors import sector, state
from dragoman.views.exports.sides import sides

EVENTS = Table(
    "icews_events",
    "ICEWS events: a source does something to a target, one row an event.",
    (
        Column("Event ID", "integer", "Number of the row, made of the event's id.", "id"),
        Column("Event Date", "date", "Day of the event, YYYY-MM-DD.", "when"),
        Column("Source Name", "string", "Who did it.", "actors.name"),
        Column("Source Sectors", "string", "The sector that fits best.", "actors.kind, office"),
        Column("Source Country", "string", "Name of its country.", "actors.country"),
        Column("Event Text", "string", "ICEWS's label of the CAMEO code.", "codes.cameo"),
        Column("CAMEO Code", "string", "CAMEO code of the act.", "codes.cameo"),
        Column("Intensity", "number", "ICEWS's score of the code, -10 to 10.", "codes.cameo"),
        Column("Target Name", "string", "To or with whom.", "recipients.name"),
        Column("Target Sectors", "string", "The sector that fits best.", "recipients.kind, office"),
        Column("Target Country", "string", "Name of its country.", "recipients.country"),
        Column("Story ID", "integer", "Number of the first document.", "reports[0].words.source"),
        Column("Sentence Number", "integer", "Its sentence that tells it, from 1.", "reports[0]"),
        Column("Publisher", "string", "Who published that document.", "reports[0].words.source"),
        Column("City", "string", "Town in which it took place.", "place"),
        Column("District", "string", "Second division.", ""),
        Column("Province", "string", "First division; we know states of the USA.", "place"),
        Column("Country", "string", "Name of the country in which it took place.", "place.country"),
        Column("Latitude", "number", "Degrees; not of countries.", "place.lat"),
        Column("Longitude", "number", "Degrees; not of countries.", "place.lon"),
    ),
    ADDED,
    ("Event ID",),
)


def events(told: Iterable[Dated], policy: Policy) -> Iterator[Row]:
    """The rows of the table."""
    for dated in told:
        item, first = dated.item, dated.item.first
        entry = cameo(item.codes.cameo)
        for both in sides(item.event, policy.pairs):
            yield {
                "Event ID": both.number,
                "Event Date": dated.day.first,
                **_actor("Source", both.actor),
                "Event Text": entry.label,
                "CAMEO Code": item.codes.cameo,
                "Intensity": entry.icews,
                **_actor("Target", both.recipient),
                "Story ID": whole_id(first.words.source.document) if first else None,
                "Sentence Number": item.setting(first).sentence,
                "Publisher": first.words.source.publisher if first else None,
                **place(item.spot),
                **added(dated, both),
            }


def _actor(place_: str, who: Who | None) -> Row:
    if who is None:
        return {}
    return {
        f"{place_} Name": who.name,
        f"{place_} Sectors": sector(who).icews,
        f"{place_} Country": wording.country(state(who)) or None,
    }


def place(spot: Spot | None) -> Row:
    """City, province, country and degrees; POLECAT has the same columns."""
    if spot is None:
        return {}
    return {
        "City": spot.name if spot.kind == "city" else None,
        "Province": spot.state,
        "Country": wording.country(spot.country) or None,
        "Latitude": spot.lat,
        "Longitude": spot.lon,
    }
