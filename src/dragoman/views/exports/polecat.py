"""The 40 columns of the POLECAT event data, coded in PLOVER.

POLECAT lists several contexts and sectors in one cell; here it is the first context of the act and
the sector that fits best. Names found in the whole story are lists too, and left empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.chronicle import Who
from dragoman.lexicon.codes import QUADS
from dragoman.views.exports.added import ADDED, added
from dragoman.views.exports.choosing import Dated, Policy
from dragoman.views.exports.columns import Column, Row, Table
from dragoman.views.exports.icews import place
from dragoman.views.exports.items import Item, Setting
from dragoman.views.exports.lists import country, intensity
from dragoman.views.exports.sectors import NO_STATE, sector, state
from dragoman.views.exports.sides import sides


def _actor_columns(name: str, role: str) -> tuple[Column, ...]:
    return (
        Column(f"{name} Name", "string", f"Who is the {role}.", f"{role}s.name"),
        Column(
            f"{name} Country",
            "string",
            "ISO 3166-1 alpha-3, or IGO or NGO for international bodies.",
            f"{role}s.country",
        ),
        Column(
            f"{name} COW", "integer", "Its number in the Correlates of War.", f"{role}s.country"
        ),
        Column(f"Primary {name} Sector", "string", "PLOVER sector: GOV, MIL, …", f"{role}s.kind"),
        Column(f"{name} Sectors", "string", "The same: there is one.", f"{role}s.kind"),
        Column(f"{name} Title", "string", "Office held on the day.", f"{role}s.office"),
        Column(
            f"{name} Name Raw", "string", "The nearest words of the first report for it.", "reports"
        ),
        Column(f"Wikipedia {name} ID", "string", "Its article in Wikipedia.", ""),
    )


EVENTS = Table(
    "polecat_events",
    "POLECAT events in PLOVER: an actor does something to a recipient, one row an event.",
    (
        Column(
            "Event ID", "string", "Id of the event, and of the pair where it has several.", "id"
        ),
        Column("Event Date", "date", "Day of the event, YYYY-MM-DD.", "when"),
        Column("Event Type", "string", "PLOVER type.", "codes.plover_type"),
        Column("Event Mode", "string", "PLOVER mode.", "codes.plover_mode"),
        Column("Intensity", "number", "PLOVER's score of mode or type.", "codes.plover"),
        Column("Quad Code", "string", "PLOVER's class, in words.", "codes.quad"),
        Column("Contexts", "string", "First PLOVER context.", "codes.plover_contexts[0]"),
        *_actor_columns("Actor", "actor"),
        *_actor_columns("Recipient", "recipient"),
        Column("Placename", "string", "Where it took place, as the gazetteer has it.", "place"),
        Column("City", "string", "The place, where it is a town.", "place"),
        Column("District", "string", "Second division.", ""),
        Column("Province", "string", "First division; we know states of the USA.", "place"),
        Column("Country", "string", "Country of the place, ISO 3166-1 alpha-3.", "place.country"),
        Column("Latitude", "number", "Degrees; not of countries.", "place.lat"),
        Column("Longitude", "number", "Degrees; not of countries.", "place.lon"),
        Column("GeoNames ID", "integer", "Id of the place in GeoNames.", "place"),
        Column("Raw Placename", "string", "The place as the record has it.", "place"),
        Column("Feature Type", "string", "GeoNames code of the kind of place.", ""),
        Column("Source", "string", "Publisher of the first report.", "reports[0].words.source"),
        Column("Publication Date", "date", "Its day of publication.", "reports[0].words.source"),
        Column("Story People", "string", "All people of the story: a list.", ""),
        Column("Story Organizations", "string", "All bodies of the story: a list.", ""),
        Column("Story Locations", "string", "All places of the story: a list.", ""),
        Column("Language", "string", "Language of the document.", "documents.language"),
        Column("Version", "string", "The program that coded it.", "version"),
    ),
    ADDED,
    ("Event ID",),
)


def events(told: Iterable[Dated], policy: Policy, version: str) -> Iterator[Row]:
    """The rows of the table; ``version`` names the program."""
    for dated in told:
        item, first = dated.item, dated.item.first
        setting = item.setting(first)
        source = first.words.source if first else None
        published = source.published if source else None
        for both in sides(item.event, policy.pairs):
            yield {
                "Event ID": both.id,
                "Event Date": dated.day.first,
                **_act(item),
                **_actor("Actor", both.actor, setting),
                **_actor("Recipient", both.recipient, setting),
                **_place(item),
                "Source": source.publisher if source else None,
                "Publication Date": published[:10] if published else None,
                "Language": setting.language,
                "Version": version,
                **added(dated, both),
            }


def _act(item: Item) -> Row:
    codes = item.codes
    return {
        "Event Type": codes.plover_type,
        "Event Mode": codes.plover_mode,
        "Intensity": intensity(codes.plover_type, codes.plover_mode),
        "Quad Code": QUADS[codes.quad].upper() if codes.quad else None,
        "Contexts": codes.plover_contexts[0] if codes.plover_contexts else None,
    }


def _actor(name: str, who: Who | None, setting: Setting) -> Row:
    if who is None:
        return {}
    found = sector(who).plover
    own = None if found in NO_STATE else found
    mention = setting.mentions.get(who.id)
    return {
        f"{name} Name": who.name,
        f"{name} Country": found if found in NO_STATE else who.country,
        f"{name} COW": country(state(who)).cow,
        f"Primary {name} Sector": own,
        f"{name} Sectors": own,
        f"{name} Title": who.office,
        f"{name} Name Raw": mention[1] if mention else None,
    }


def _place(item: Item) -> Row:
    spot = item.spot
    found: Row = {"Raw Placename": item.event.place}
    if spot is None:
        return found
    return {
        **found,
        "Placename": spot.name,
        **place(spot),
        "Country": spot.country,
        "GeoNames ID": spot.geonames,
    }
