"""Words for the values of an answer: who did it to whom, when, by whose word, how sure it is.

Everything here returns plain text; the sheet that shows it makes it harmless.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.chronicle import Event, Judged, Said, Source, Told, Who, Words
from dragoman.records import Date
from dragoman.views import wording

# What tells certainty apart where there is no colour.
SIGNS = {
    "happened": "●",
    "ongoing": "◐",
    "planned": "○",
    "proposed": "○",
    "conditional": "◇",
    "possible": "◇",
    "denied": "✕",
    "negated": "✕",
}
LEGEND = {
    "●": "happened",
    "◐": "ongoing",
    "○": "planned or proposed",
    "◇": "conditional or possible",
    "✕": "denied or negated",
}
# Where the interval does not show by itself how exactly a day is known.
_COARSE = ("week", "part-of-month", "season", "quarter", "decade")
_VERDICTS = {
    "confirm": "✓ confirmed",
    "reject": "✗ rejected",
    "correct": "✎ corrected",
    "merge": "✎ merged",
    "split": "✎ split",
}
# Names told one by one; of more the number says enough, and `show` has them all.
_MOST = 3


def names(actors: Iterable[Who]) -> str:
    """Several names as one writes them: ``A``, ``A and B``, ``A, B and C``."""
    return wording.listed(actor.name for actor in actors)


def parties(event: Event | Told) -> str:
    """Who acts, and on whom; in a contact who was in touch with whom, the initiator first."""
    if isinstance(event, Event) and event.channel:
        first = event.initiator.id if event.initiator else None
        met = {who.id: who.name for who in (*event.actors, *event.recipients)}
        return " ↔ ".join(met[id_] for id_ in sorted(met, key=lambda id_: id_ != first))
    return toward(event.actors, event.recipients) or "someone not named"


def toward(givers: Iterable[Who], takers: Iterable[Who]) -> str:
    """``A → B``; one side alone where the other is not known, empty without both."""
    one, other = names(givers), names(takers)
    return f"{one} → {other}" if one and other else one or (f"→ {other}" if other else "")


def held(actors: Iterable[Who]) -> str:
    """The offices of the actors, each beside its holder; empty where none is known."""
    return "; ".join(f"{who.name}: {who.office}" for who in actors if who.office)


def dated(value: Date | None) -> str:
    """A date as one writes it, with its precision, the report's own words, and why it is open."""
    if value is None:
        return ""
    told = wording.when(value)
    if value.start is None:
        return f"{told[:-1]}: {value.reason})" if value.reason else told
    return f"{told}, to the {value.precision}" if value.precision in _COARSE else told


def located(place: str | None, country: str | None) -> str:
    """``Paris, France``; a place that is the country stands once."""
    nation = wording.country(country)
    return ", ".join(dict.fromkeys(part for part in (place or "", nation) if part))


def spoke(said: Said) -> str:
    """Who says it."""
    return names(said.speakers) or "someone not named"


def publisher(source: Source) -> str:
    """Who published a document."""
    return source.publisher or "a publisher not named"


def sourced(words: Words) -> str:
    """Where words stand: the publisher, the day, the document."""
    return cited(words.source)


def cited(source: Source) -> str:
    """A document: its publisher, day and id."""
    day = wording.day(source.published) if source.published else "no date"
    return f"{publisher(source)}, {day} · {source.document}"


def according(reports: Iterable[Told]) -> str:
    """By whose word it is known: the speakers, and the publishers that say it themselves."""
    speakers: dict[str, None] = {}
    own: dict[str, None] = {}
    for report in reports:
        for said in report.according_to:
            speakers[spoke(said)] = None
        if not report.according_to:
            own[report.words.source.publisher or "the publisher"] = None
    parts = [f"according to {counted(speakers)}" if speakers else ""]
    parts += [f"in {counted(own)}’s own voice" if own else ""]
    return ", ".join(part for part in parts if part)


def carried(publishers: Iterable[str]) -> str:
    """How many independent publishers carry it, and which."""
    told = tuple(one or "not named" for one in publishers)
    if len(told) < 2:
        return f"1 publisher: {told[0]}" if told else ""
    return f"{len(told)} publishers: {counted(told)}"


def counted(words: Iterable[str]) -> str:
    """The first few of several words, and how many more there are."""
    told = tuple(words)
    if len(told) <= _MOST:
        return wording.listed(told)
    return f"{', '.join(told[:_MOST])} and {len(told) - _MOST} more"


def judged(value: Judged) -> str:
    """What people decided about a record, by whom, when and why; empty where nobody has."""
    if value.verdict is None:
        return ""
    told = _VERDICTS.get(value.verdict, value.verdict)
    told += f" ({wording.listed(value.corrected)})" if value.corrected else ""
    told += f" by {value.who}" if value.who else ""
    told += f", {wording.day(value.when)}" if value.when else ""
    return told + (f", because “{value.why}”" if value.why else "")


def times(number: int, one: str, many: str = "") -> str:
    """``1 event``, ``1,204 events``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
