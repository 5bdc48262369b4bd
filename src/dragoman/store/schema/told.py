"""Tables of what documents tell, each row as one document tells it."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table

from dragoman.store.schema.columns import (
    date_columns,
    key,
    listed,
    metadata,
    number,
    position,
    span_columns,
    words,
)
from dragoman.store.verbatim import Verbatim

documents = Table(
    "documents",
    metadata,
    number("number", primary_key=True, autoincrement=True),
    words("id", nullable=False, unique=True),
    number("variant_of", "documents.number", index=True),
    words("title"),
    words("publisher"),
    words("url"),
    words("published"),
    words("day", index=True),
    words("place"),
    words("place_country"),
    Column("place_lat", Float),
    Column("place_lon", Float),
    Column("place_start", Integer),
    Column("place_end", Integer),
    words("place_words"),
    words("language"),
    Column("body_at", Integer, nullable=False),
    words("added", nullable=False),
)

texts = Table("texts", metadata, key("document", "documents.number"), words("text", nullable=False))

publications = Table(
    "publications",
    metadata,
    key("document", "documents.number"),
    key("mark"),
    words("publisher", index=True),
    words("url"),
    words("published"),
    words("title"),
    sqlite_with_rowid=False,
)

sketches = Table(
    "sketches",
    metadata,
    key("value"),
    key("document", "documents.number"),
    sqlite_with_rowid=False,
)

provenance = Table(
    "provenance",
    metadata,
    number("number", primary_key=True, autoincrement=True),
    words("mark", nullable=False, unique=True),
)

provenance_values = Table(
    "provenance_values",
    metadata,
    key("provenance", "provenance.number"),
    words("name", primary_key=True),
    words("value", nullable=False),
)

readings = Table(
    "readings",
    metadata,
    key("document", "documents.number"),
    number("provenance", "provenance.number", nullable=False, index=True),
    words("read", nullable=False),
    Column("compressed", LargeBinary, nullable=False),
)

signatures = Table(
    "signatures",
    metadata,
    number("number", primary_key=True, autoincrement=True),
    words("id", nullable=False, unique=True),
    words("name", nullable=False),
    words("kind", nullable=False),
    words("country"),
    words("office"),
    words("known"),
    words("gender"),
    words("since"),
    words("until"),
    Column("documents", Integer, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    key("number"),
    number("document", "documents.number", nullable=False),
    number("signature", "signatures.number", nullable=False, index=True),
    words("id", nullable=False),
    words("name", nullable=False),
    words("kind", nullable=False),
    words("country"),
    words("gender"),
    words("office"),
    words("office_body"),
    words("office_country"),
    words("office_since"),
    words("office_until"),
    words("office_basis"),
    words("reason"),
)

actor_members = listed(
    "actor_members", "actors.number", number("member", "actors.number", index=True)
)

statements = Table(
    "statements",
    metadata,
    key("number"),
    number("document", "documents.number", nullable=False),
    words("id", nullable=False, unique=True),
    words("day", nullable=False),
    words("act", nullable=False),
    words("manner", nullable=False),
    Column("unattributed", Boolean, nullable=False),
    *span_columns(),
    *date_columns(),
    words("made_by", nullable=False),
    Column("confidence", Float, nullable=False),
    words("reason"),
    Index("ix_statements_day", "day", "number"),
)

speakers = listed(
    "speakers",
    "statements.number",
    number("actor", "actors.number", index=True),
    number("signature", "signatures.number", nullable=False),
    words("country"),
    words("day", nullable=False),
    Index("ix_speakers_signature", "signature", "day", "statement"),
    Index("ix_speakers_country", "country", "day", "statement"),
)

addressees = listed(
    "addressees",
    "statements.number",
    number("actor", "actors.number", index=True),
    number("signature", "signatures.number", nullable=False, index=True),
    words("country"),
)

statement_topics = listed(
    "statement_topics", "statements.number", words("topic", nullable=False, index=True)
)

statement_voices = listed("statement_voices", "statements.number", words("name", nullable=False))

statement_spans = Table(
    "statement_spans",
    metadata,
    key("statement", "statements.number"),
    words("role", primary_key=True),
    position(),
    *span_columns(),
    sqlite_with_rowid=False,
)

reports = Table(
    "reports",
    metadata,
    key("number"),
    number("document", "documents.number", nullable=False),
    words("id", nullable=False, unique=True),
    words("act", nullable=False),
    words("family", nullable=False),
    words("channel"),
    *date_columns(),
    words("place"),
    words("place_country"),
    words("certainty", nullable=False),
    Column("background", Boolean, nullable=False),
    words("initiator"),
    words("publisher"),
    *span_columns(),
    words("plover"),
    words("plover_mode"),
    words("cameo"),
    Column("quad", Integer),
    Column("goldstein", Float),
    words("made_by"),
    Column("confidence", Float, nullable=False),
)

report_parties = listed(
    "report_parties",
    "reports.number",
    words("role", nullable=False),
    number("signature", "signatures.number", nullable=False, index=True),
    words("name", nullable=False),
    words("kind", nullable=False),
    words("country"),
    words("office"),
)

report_statements = listed(
    "report_statements", "reports.number", number("statement", "statements.number", index=True)
)

report_spans = listed("report_spans", "reports.number", *span_columns())

positions = Table(
    "positions",
    metadata,
    key("number"),
    number("document", "documents.number", nullable=False),
    words("id", nullable=False, unique=True),
    words("day", nullable=False, index=True),
    words("stance", nullable=False),
    words("topic", index=True),
    *span_columns(),
    number("statement", "statements.number", index=True),
    *date_columns(),
)

position_holders = listed(
    "position_holders",
    "positions.number",
    number("actor", "actors.number", index=True),
    number("signature", "signatures.number", nullable=False, index=True),
    words("country"),
)

position_about = listed(
    "position_about",
    "positions.number",
    number("actor", "actors.number", index=True),
    number("signature", "signatures.number", nullable=False, index=True),
    words("country"),
)

owed = Table(
    "owed",
    metadata,
    key("number"),
    number("document", "documents.number", nullable=False),
    words("id", nullable=False, unique=True),
    words("kind", nullable=False),
    words("publisher"),
    *span_columns(),
    *date_columns("made_"),
    *date_columns("due_"),
)

owed_parties = listed(
    "owed_parties",
    "owed.number",
    words("role", nullable=False),
    number("signature", "signatures.number", nullable=False, index=True),
    words("name", nullable=False),
    words("kind", nullable=False),
    words("country"),
)

refused = Table(
    "refused",
    metadata,
    words("name", primary_key=True),
    words("source", index=True),
    words("problem", nullable=False),
    words("remedy", nullable=False),
    Column("tries", Integer, nullable=False),
    words("first", nullable=False),
    words("last", nullable=False),
    words("given", nullable=False),
)

feeds = Table(
    "feeds",
    metadata,
    words("url", primary_key=True),
    Column("due", Float, nullable=False),
    Column("looked", Float),
    Column("failures", Integer, nullable=False),
    words("etag"),
    words("modified"),
)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed", Verbatim, ForeignKey("feeds.url"), primary_key=True),
    position(),
    words("entry", nullable=False),
)
