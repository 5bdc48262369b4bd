"""The tables of a coded folder: one value a cell, what is a list in a table of its own.

Every table has the column ``document``; every id is unique in its table, over all documents, and
the same whenever the document is read with the same settings. :func:`dragoman.batch.rows.rows`
makes the rows of one reading.
"""

from __future__ import annotations

from typing import Any

from dragoman.batch.columns import (
    Column,
    Table,
    codes,
    date,
    document,
    found,
    linked,
    needed,
    own_id,
    party,
    place,
    span,
    text,
    told,
    truth,
    whole,
)

_PUBLICATION = (
    text("publisher", "Who published it."),
    text("url", "Where it was found."),
    text("published", "ISO date, or date and time, of publication."),
    text("title", "Headline."),
)
_STATEMENT = (needed(text("statement", "Id of the statement.", "statements.id")),)
_WORDS = span("", "the words", required=True)

DOCUMENTS = Table(
    "documents",
    "A document, coded once however often it was published.",
    (
        needed(text("id", "Hash of the text.")),
        *_PUBLICATION,
        text("day", "Day of publication, ISO."),
        *place(),
        text("language", "Language code."),
        needed(whole("body_at", "Where the report begins behind its headline and dateline.")),
        needed(whole("characters", "Code points of the text.")),
        needed(whole("words", "Words of the text: stretches without white space.")),
        needed(whole("sentences", "Sentences of the text.")),
        needed(text("settings", "Hash of the settings it was read with.")),
        needed(text("weights", "Version of the network's weights it was read with.")),
        needed(text("lexicon", "Hash of the lexicon it was read with.")),
    ),
)

PUBLICATIONS = Table(
    "publications",
    "One appearance of a document; the documents table has the first.",
    (own_id("publication"), document(), *_PUBLICATION),
)

ACTORS = Table(
    "actors",
    "Someone or something that acts or speaks, as one document tells it.",
    (
        own_id("actor"),
        document(),
        needed(text("actor", "Id within the document, made of the name.")),
        needed(text("name", "The fullest name the document gives.")),
        needed(text("kind", "person, government, office, organisation, armed-group, …")),
        text("country", "ISO 3166-1 alpha-3."),
        text("gender", "As the document's pronouns have it."),
        text("office_title", "The office held on the day of the report."),
        text("office_body", "The body the office belongs to."),
        text("office_country", "The country of the office, ISO 3166-1 alpha-3."),
        text("office_since", "First day in office, as far as known."),
        text("office_until", "Last day in office."),
        text("office_basis", "text: the report says so; known: the table of offices says so."),
        text("reason", "Why something about it was left open."),
    ),
)

ACTOR_LISTS = (
    linked("actor_mentions", "actor", "Where a document speaks of an actor.", _WORDS),
    linked(
        "actor_aliases",
        "actor",
        "Another name the document has for an actor.",
        (needed(text("alias", "The name.")),),
    ),
    linked(
        "actor_members",
        "actor",
        "An actor that a group consists of.",
        (needed(text("member", "The member.", "actors.id")),),
    ),
)

STATEMENTS = Table(
    "statements",
    "Somebody says something.",
    (
        own_id("statement"),
        document(),
        needed(text("act", "What is done by saying it: state, stress, deny, offer, …")),
        needed(text("manner", "direct, mixed or indirect speech.")),
        truth("unattributed", "True where no one is named as its source."),
        whole("sentence", "The sentence it begins in, counted from 0."),
        *span("", "all that is said, from its first word to its last"),
        *span("cue_", "what says that something is said"),
        *date("made_", "on which it was said"),
        *found(),
        text("reason", "Why something about it was left open."),
    ),
)

STATEMENT_LISTS = (
    linked("statement_speakers", "statement", "Who makes a statement.", party()),
    linked("statement_addressees", "statement", "Who is spoken to.", party()),
    linked(
        "statement_topics",
        "statement",
        "A topic of the lexicon that a statement touches.",
        (needed(text("topic", "Topic of the lexicon.")),),
    ),
    linked(
        "statement_voices",
        "statement",
        "A link of the chain by which a statement reached the reader, outermost first.",
        (
            needed(text("name", "A publisher, a statement, a spokesperson.")),
            text("actor", "The actor, where it is one.", "actors.id"),
            *span("", "the link"),
        ),
    ),
    linked(
        "statement_spans",
        "statement",
        "The words of a statement.",
        _WORDS,
        "source: who speaks; content: what is said; quote: the words between quotation marks.",
    ),
)

REPORTS = Table(
    "reports",
    "An event as one document tells it: who did what to whom.",
    (
        own_id("report"),
        document(),
        needed(text("act", "Entry of the lexicon.")),
        *told(),
        *date("", "of the event"),
        *place(),
        whole("sentence", "The sentence that tells it, counted from 0."),
        *span("", "the word that tells it"),
        *codes(),
        *found(),
    ),
)

REPORT_LISTS = (
    linked(
        "report_actors", "report", "Who acts and who is acted upon.", party(), "actor or recipient."
    ),
    linked(
        "report_contexts",
        "report",
        "A PLOVER context of an event.",
        (needed(text("context", "Context in PLOVER.")),),
    ),
    linked(
        "report_statements",
        "report",
        "The statements an event is told by; none where the publisher says it itself.",
        _STATEMENT,
    ),
    linked("report_spans", "report", "The evidence of an event, the telling word first.", _WORDS),
)

CONTACTS = Table(
    "contacts",
    "Two sides in touch: an event, with how and between whom.",
    (
        own_id("contact"),
        document(),
        needed(text("report", "The event it is.", "reports.id")),
        needed(text("act", "Entry of the lexicon.")),
        needed(text("channel", "call, meeting, visit, letter, …")),
        text("initiator", "Who began it, where the document says so.", "actors.id"),
        *told(),
        *date("", "of the contact"),
        *place(),
        *codes(),
        *found(),
    ),
)

CONTACT_LISTS = (
    linked("contact_parties", "contact", "Who is in touch.", party()),
    linked(
        "contact_statements",
        "contact",
        "The statements a contact is told by; none where the publisher says it itself.",
        _STATEMENT,
    ),
    linked("contact_spans", "contact", "The evidence of a contact.", _WORDS),
    linked(
        "contact_accounts",
        "contact",
        "A statement in which one side tells of the contact.",
        (
            needed(text("side", "Name of the side.")),
            text("actor", "The actor that gives the account.", "actors.id"),
            *_STATEMENT,
        ),
    ),
    linked(
        "contact_phrases",
        "contact",
        "Phrases of the accounts set side by side.",
        (
            needed(whole("together", "Phrases with one number belong together.")),
            text("side", "Whose account has it; empty where the phrase is of both or in a pair."),
            *_WORDS,
        ),
        "both: said alike; only: by one side; differ: of one thing, said differently.",
    ),
)

POSITIONS = Table(
    "positions",
    "Where somebody stands.",
    (
        own_id("position"),
        document(),
        needed(text("stance", "supports, opposes or ambivalent.")),
        text("topic", "Topic of the lexicon, where one fits."),
        *span("", "what it is about", required=True),
        text("statement", "The statement that takes it.", "statements.id"),
        *date("", "on which it was taken"),
    ),
)

POSITION_LISTS = (
    linked(
        "position_parties",
        "position",
        "Who holds a position and whom it is about.",
        party(),
        "holder or about.",
    ),
)

COMMITMENTS = Table(
    "commitments",
    "Something owed or offered.",
    (
        own_id("commitment"),
        document(),
        needed(text("kind", "invitation, offer, pledge, agreement, demand or ultimatum.")),
        needed(text("status", "open, accepted, declined, kept, lapsed or withdrawn.")),
        text("report", "The event that made it.", "reports.id"),
        *span("", "what is owed", required=True),
        *date("due_", "by which it is due"),
    ),
)

COMMITMENT_LISTS = (
    linked(
        "commitment_parties", "commitment", "Who owes or offers, and to whom.", party(),
        "giver or taker.",
    ),
    linked(
        "commitment_statements",
        "commitment",
        "The statements a commitment is told by; none where the publisher says it itself.",
        _STATEMENT,
    ),
    linked(
        "commitment_steps",
        "commitment",
        "What moved a commitment.",
        (
            needed(text("status", "The status it got.")),
            text("report", "The event that moved it.", "reports.id"),
            *span("", "what says so, from its first word to its last"),
            *date("", "on which it was moved"),
        ),
    ),
)  # fmt: skip

QUARANTINE = Table(
    "quarantine",
    "An input that could not be read, and why.",
    (
        own_id("input"),
        text("document", "Id of the document, where it came so far; it is in no other table."),
        needed(text("name", "The input: a file, or a line, row or record of one.")),
        needed(text("source", "The file or address it came from.")),
        needed(text("problem", "What is wrong with it.")),
        needed(text("remedy", "What to do about it.")),
    ),
)

TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    PUBLICATIONS,
    ACTORS,
    *ACTOR_LISTS,
    STATEMENTS,
    *STATEMENT_LISTS,
    REPORTS,
    *REPORT_LISTS,
    CONTACTS,
    *CONTACT_LISTS,
    POSITIONS,
    *POSITION_LISTS,
    COMMITMENTS,
    *COMMITMENT_LISTS,
    QUARANTINE,
)

#: The same by name.
BY_NAME: dict[str, Table] = {one.name: one for one in TABLES}


def schema() -> dict[str, Any]:
    """What the schema file holds: every table as a Frictionless Table Schema."""
    return {"tables": [one.schema() for one in TABLES]}


__all__ = ["BY_NAME", "TABLES", "Column", "Table", "schema"]
