"""Tables of what merging made of it, of people's judgement, and of what is still to be merged."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Float, Index, Integer, Table

from dragoman.store.schema.columns import (
    SINGULAR,
    date_columns,
    key,
    listed,
    metadata,
    number,
    span_columns,
    words,
)


def merged_into(name: str, item: str, target: str, cluster: str) -> Table:
    """Which merged record each item belongs to, and the component it was weighed in."""
    return Table(
        name,
        metadata,
        key(item, target),
        number(SINGULAR[cluster], f"{cluster}.number", nullable=False, index=True),
        words("component", nullable=False, index=True),
    )


def party_columns() -> tuple[Any, ...]:
    """A party of a merged record: as its reports tell it."""
    return (
        words("role", nullable=False),
        number("signature", "signatures.number", nullable=False),
        words("name", nullable=False),
        words("kind", nullable=False),
        words("country"),
        words("known"),
        words("office"),
        words("day", nullable=False),
    )


events = Table(
    "events",
    metadata,
    key("number"),
    words("id", nullable=False, unique=True),
    words("day", nullable=False),
    words("act", nullable=False),
    words("channel"),
    *date_columns(),
    words("place"),
    words("place_country"),
    words("certainty", nullable=False),
    Column("background", Boolean, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("dated", Boolean, nullable=False),
    words("initiator"),
    Column("sources", Integer, nullable=False),
    words("plover"),
    words("cameo"),
    Column("quad", Integer),
    Column("goldstein", Float),
    Column("confidence", Float, nullable=False),
    # Of all the events of a range of days, or of all places, the table itself is not looked at.
    Index(
        "ix_events_day",
        *("day", "number", "dated", "first_day", "last_day", "certainty", "background", "channel"),
    ),
    Index(
        "ix_events_place",
        *("place", "place_country", "certainty", "background", "channel"),
        *("dated", "day", "first_day", "last_day"),
    ),
    Index("ix_events_act", "act", "day", "number"),
)

event_reports = merged_into("event_reports", "report", "reports.number", "events")

event_parties = listed(
    "event_parties",
    "events.number",
    *party_columns(),
    Index("ix_event_parties_signature", "signature", "day", "event"),
)

event_countries = Table(
    "event_countries",
    metadata,
    words("country", primary_key=True),
    words("day", primary_key=True),
    key("event", "events.number"),
    Index("ix_event_countries_event", "event"),
    sqlite_with_rowid=False,
)

event_dyads = Table(
    "event_dyads",
    metadata,
    words("one", primary_key=True),
    words("other", primary_key=True),
    words("day", primary_key=True),
    key("event", "events.number"),
    words("act", nullable=False),
    words("channel"),
    words("certainty", nullable=False),
    Column("background", Boolean, nullable=False),
    Column("quad", Integer),
    Column("goldstein", Float),
    Index("ix_event_dyads_event", "event"),
    sqlite_with_rowid=False,
)

event_unsure = listed(
    "event_unsure", "events.number", words("other", nullable=False), words("reason", nullable=False)
)

people = Table(
    "people",
    metadata,
    key("number"),
    words("id", nullable=False, index=True),
    words("name", nullable=False),
    words("kind", nullable=False, index=True),
    words("country", index=True),
    words("gender"),
    Column("documents", Integer, nullable=False, index=True),
)

person_signatures = merged_into("person_signatures", "signature", "signatures.number", "people")

person_aliases = listed("person_aliases", "people.number", words("alias", nullable=False))

person_words = Table(
    "person_words",
    metadata,
    words("word", primary_key=True),
    key("person", "people.number"),
    Index("ix_person_words_person", "person"),
    sqlite_with_rowid=False,
)

tenures = listed(
    "tenures",
    "people.number",
    words("title", nullable=False),
    words("body"),
    words("country"),
    words("since"),
    words("until"),
    words("basis", nullable=False),
)

person_unsure = listed(
    "person_unsure",
    "people.number",
    words("other", nullable=False),
    words("reason", nullable=False),
)

stories = Table(
    "stories",
    metadata,
    key("number"),
    words("id", nullable=False, unique=True),
    Column("documents", Integer, nullable=False),
)

story_documents = merged_into("story_documents", "document", "documents.number", "stories")

debts = Table(
    "debts",
    metadata,
    key("number"),
    words("id", nullable=False, unique=True),
    words("day", nullable=False, index=True),
    words("kind", nullable=False),
    number("document", "documents.number", nullable=False, index=True),
    *span_columns(),
    *date_columns("made_"),
    *date_columns("due_"),
    words("status", nullable=False),
)

debt_owed = merged_into("debt_owed", "owed", "owed.number", "debts")

debt_parties = listed(
    "debt_parties",
    "debts.number",
    *party_columns(),
    Index("ix_debt_parties_signature", "signature"),
    Index("ix_debt_parties_country", "country", "day", "debt"),
)

debt_steps = listed(
    "debt_steps",
    "debts.number",
    words("status", nullable=False),
    *date_columns(),
    number("document", "documents.number", nullable=False, index=True),
    words("event"),
    Column("confidence", Float, nullable=False),
    words("reason"),
)

debt_step_spans = listed(
    "debt_step_spans", "debts.number", Column("step", Integer, nullable=False), *span_columns()
)

seats = Table(
    "seats",
    metadata,
    words("kind", primary_key=True),
    words("one", primary_key=True),
    words("other", primary_key=True),
    words("since", primary_key=True),
    key("merged"),
    words("until", nullable=False),
    Index("ix_seats_merged", "merged", "kind"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    number("number", primary_key=True, autoincrement=True),
    words("id", nullable=False, unique=True),
    words("verdict", nullable=False),
    words("kind", nullable=False),
    words("target", nullable=False),
    words("who", nullable=False),
    words("made", nullable=False),
    words("why"),
    words("other"),
    words("field"),
    words("value"),
    words("anchor_document"),
    Column("anchor_start", Integer),
    Column("anchor_end", Integer),
)

judgement_targets = Table(
    "judgement_targets",
    metadata,
    key("judgement", "judgements.number"),
    words("side", primary_key=True),
    words("target", nullable=False, index=True),
)

# With a rowid: rows of a thousand bytes in the index itself would each spill to a page of their
# own (measured: 15 KB a document instead of 7).
items = Table(
    "items",
    metadata,
    words("kind", primary_key=True),
    key("item"),
    words("value", nullable=False),
)

merge_keys = Table(
    "merge_keys",
    metadata,
    key("key"),
    key("item"),
    words("kind", nullable=False),
    Index("ix_merge_keys_item", "item", "kind"),
    sqlite_with_rowid=False,
)

fresh = Table(
    "fresh",
    metadata,
    number("number", primary_key=True, autoincrement=True),
    words("kind", nullable=False),
    number("item", nullable=False),
    Index("ix_fresh_kind", "kind", "item"),
)
