"""The columns of our own tables (:mod:`dragoman.views.exports.relations`)."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.views.exports.columns import Column, Kind, Table


def _text(name: str, meaning: str) -> Column:
    return Column(name, "string", meaning, name)


def _of(name: str, kind: Kind, meaning: str) -> Column:
    return Column(name, kind, meaning, name)


def _date(prefix: str = "", what: str = "it") -> tuple[Column, ...]:
    return (
        _text(f"{prefix}first_day", f"First day of {what}, ISO; empty where it is not known."),
        _text(f"{prefix}last_day", f"Last day of {what}, inclusive."),
        _text(f"{prefix}precision", "How exact the words are: day, week, month, year, …"),
        _text(f"{prefix}date_words", "The words that give the date."),
    )


_SOURCE = (
    _text("title", "Headline of the document."),
    _text("publisher", "Who published it."),
    _text("url", "Where it was found."),
    _text("published", "ISO date, or date and time, of publication."),
)
_WORDS = (
    _text("words", "The words, verbatim."),
    _of("words_start", "integer", "Their offset in the document, in code points."),
    _of("words_end", "integer", "The offset behind them."),
    _text("document", "Id of the document."),
    *_SOURCE,
)
_WHO = (
    _text("actor", "Id of the actor."),
    _text("name", "Its name."),
    _text("kind", "person, government, office, organisation, country, …"),
    _text("country", "ISO 3166-1 alpha-3."),
    _text("office", "The office held that day."),
)
_POSITION = _of("position", "integer", "Place in the list, from 0.")
_JUDGED = _text("judged", "What people decided about it: confirm, reject, correct, …")
_CERTAIN = (
    _text("certainty", "happened, ongoing, planned, proposed, conditional, possible, denied, …"),
    _of("background", "boolean", "True where reports look back on it."),
)


def _linked(name: str, owner: str, meaning: str, *columns: Column, role: str = "") -> Table:
    """A table of lists that hang on rows of another."""
    pointer = _text(owner, f"Id of the {owner}.")
    roles = (_text("role", role),) if role else ()
    own = (pointer, *roles, _POSITION, *columns)
    return Table(name, meaning, own, (), (owner, *(one.name for one in roles), "position"))


_EVENTS = Table(
    "events",
    "What happened: an event with all its reports; of a coded folder, a report.",
    (
        _text("id", "Id of the event."),
        _text("act", "Entry of the lexicon."),
        _text("channel", "Of a contact: call, meeting, visit, letter."),
        *_date(),
        _text("place", "Where."),
        _text("place_country", "Country of the place, ISO 3166-1 alpha-3."),
        _of("latitude", "number", "Degrees; not of countries."),
        _of("longitude", "number", "Degrees; not of countries."),
        _of("geonames", "integer", "Id of the place in GeoNames."),
        *_CERTAIN,
        _of("contested", "boolean", "True where one report says so and another denies it."),
        _text("initiator", "Id of the actor that began it."),
        _text("plover_type", "PLOVER type."),
        _text("plover_mode", "PLOVER mode."),
        _text("cameo", "CAMEO code."),
        _of("quad", "integer", "1 verbal cooperation, 2 material, 3 verbal conflict, 4 material."),
        _of("goldstein", "number", "Score of the CAMEO code, -10 to 10."),
        _of("confidence", "number", "How sure the reader is, 0 to 1."),
        _of("reports", "integer", "Reports that tell it."),
        _of("publishers", "integer", "Independent publishers that tell it."),
        _JUDGED,
    ),
)
_REPORTS = Table(
    "reports",
    "An event as one document tells it.",
    (
        _text("id", "Id of the report."),
        _text("event", "Id of the event."),
        _text("act", "Entry of the lexicon."),
        *_date(),
        _text("place", "Where."),
        *_CERTAIN,
        _of("confidence", "number", "How sure the reader is, 0 to 1."),
        _of("sentence", "integer", "The sentence that tells it, from 1, where it was looked up."),
        *_WORDS,
        _JUDGED,
    ),
)

_OF_EVENTS = (
    _EVENTS,
    _linked("event_parties", "event", "Who takes part.", *_WHO, role="actor or recipient."),
    _linked("event_contexts", "event", "A PLOVER context.", _text("context", "The context.")),
    _linked(
        "event_unsure",
        "event",
        "Another event that may be this one.",
        _text("other", "Id of that event."),
        _text("reason", "Why it may be."),
    ),
    _REPORTS,
    _linked("report_statements", "report", "What it is told by.", _text("statement", "Its id.")),
    Table(
        "report_speakers",
        "Who says so.",
        (
            _text("report", "Id of the report."),
            _text("statement", "Id of the statement."),
            _POSITION,
            *_WHO,
        ),
        (),
        ("report", "statement", "position"),
    ),
)

_OF_RECORD = (
    Table("documents", "A document.", (_text("id", "Id of the document."), *_SOURCE)),
    Table(
        "statements",
        "Somebody says something.",
        (
            _text("id", "Id of the statement."),
            _text("act", "state, stress, deny, offer, …"),
            _text("manner", "direct, mixed or indirect speech."),
            *_date(what="its making"),
            *_WORDS,
            _text("reason", "Why something about it was left open."),
            _JUDGED,
        ),
    ),
    _linked("statement_parties", "statement", "Who speaks, to whom.", *_WHO,
            role="speaker or addressee."),
    _linked("statement_topics", "statement", "What it is about.", _text("topic", "The topic.")),
    _linked("statement_quotes", "statement", "Words in quotation marks.", _text("words", "Them.")),
    _linked("statement_voices", "statement", "A link of the chain by which it came.",
            _text("name", "Whose.")),
    Table(
        "commitments",
        "Something owed or offered.",
        (
            _text("id", "Id of the commitment."),
            _text("kind", "invitation, offer, pledge, agreement, demand or ultimatum."),
            _text("status", "open, accepted, declined, kept, lapsed or withdrawn."),
            _of("age", "integer", "Days since it was made."),
            *_date("made_", "its making"),
            *_date("due_", "its term"),
            *_WORDS,
            _of("publishers", "integer", "Independent publishers that tell it."),
            _JUDGED,
        ),
    ),
    _linked("commitment_parties", "commitment", "Who owes it, to whom.", *_WHO,
            role="giver or taker."),
    _linked(
        "commitment_steps",
        "commitment",
        "What moved it.",
        _text("status", "The status it got."),
        _text("event", "Id of the event that moved it."),
        *_date(),
        *_WORDS,
        _of("confidence", "number", "How sure the link is, 0 to 1."),
        _text("reason", "Why it is linked."),
    ),
    Table(
        "positions",
        "Where somebody stands.",
        (
            _text("id", "Id of the position."),
            _text("topic", "The topic."),
            _text("stance", "supports, opposes or ambivalent."),
            _text("statement", "Id of the statement that takes it."),
            *_date(),
            *_WORDS,
            _JUDGED,
        ),
    ),
    _linked("position_parties", "of", "Who holds it, whom it is about.", *_WHO,
            role="holder or about."),
    Table(
        "actors",
        "An actor across documents.",
        (
            _text("id", "Id of the actor."),
            *_WHO[1:4],
            _of("documents", "integer", "Documents that name it."),
            _of("statements", "integer", "Statements it makes."),
            _of("events", "integer", "Events it takes part in."),
            _JUDGED,
        ),
    ),
    _linked("actor_names", "actor", "Another name of an actor.", _text("name", "The name.")),
    _linked(
        "actor_offices",
        "actor",
        "An office it held.",
        _text("title", "The office."),
        _text("body", "The body it belongs to."),
        _text("country", "ISO 3166-1 alpha-3."),
        _text("since", "First day."),
        _text("until", "Last day."),
        _text("basis", "known: from tables of offices; text: days of documents that say so."),
    ),
)  # fmt: skip

#: Tables made of events alone: those a coded folder gives.
OF_EVENTS: Mapping[str, Table] = {one.name: one for one in _OF_EVENTS}
#: Every table of a record.
OF_RECORD: Mapping[str, Table] = {one.name: one for one in (*_OF_EVENTS, *_OF_RECORD)}
