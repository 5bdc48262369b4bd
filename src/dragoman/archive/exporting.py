"""A record's events made ready for export: with their codes, places, and where reports stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from dragoman.archive.asking import Archive
from dragoman.archive.spots import spot
from dragoman.chronicle import Event, Filter, Told
from dragoman.lexicon import Lexicon
from dragoman.records import Codes
from dragoman.store.flowing import Stored
from dragoman.views.exports.items import Item, Setting

#: Events looked at together, and documents whose settings are kept: events of one document lie
#: near each other, so that most documents are read once.
_SOME, _KEPT = 200, 4000
_ROLES = ("actors", "recipients")

_Mention = tuple[int, str] | None


class _Telling:
    """Where one report stands: its setting, and the words for each of its parties in order."""

    __slots__ = ("actors", "recipients", "setting")

    def __init__(
        self, setting: Setting, actors: Sequence[_Mention], recipients: Sequence[_Mention]
    ) -> None:
        self.setting = setting
        self.actors = actors
        self.recipients = recipients

    def of(self, report: Told) -> Setting:
        """The setting with the words by the ids that the record has for the parties."""
        mentions: dict[str, tuple[int, str]] = {}
        for parties, words in ((report.actors, self.actors), (report.recipients, self.recipients)):
            if len(parties) == len(words):
                mentions |= {
                    who.id: one for who, one in zip(parties, words, strict=True) if one is not None
                }
        one = self.setting
        return Setting(
            *(one.sentence, one.lead, one.trigger, one.characters, one.language, one.added),
            mentions,
        )


def items(
    archive: Archive, asked: Filter, lexicon: Lexicon, settings: bool = False
) -> Iterator[Item]:
    """The events that a filter keeps, in the order of their days.

    ``settings`` looks up where each report stands in its document, which takes reading them.
    """
    told = _Tellings(archive) if settings else None
    flowing: Iterator[Event] = archive.reader.flow("events", asked)
    while some := list(islice(flowing, _SOME)):
        if told is not None:
            told.prepare(one.words.source.document for event in some for one in event.reports)
        for event in some:
            yield Item(
                event,
                codes_of(event, lexicon),
                spot(event.place, event.place_country),
                told.of(event) if told is not None else {},
            )


def codes_of(event: Event, lexicon: Lexicon) -> Codes:
    """The event's codes with the PLOVER mode and contexts of its act.

    Of an act with finer codes it is the variant that has the event's type and CAMEO code.
    """
    act = lexicon.acts.get(event.act)
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    for known in (act.codes, *(one.codes for one in act.variants)) if act else ():
        if (known.plover_type, known.cameo) == (event.plover, event.cameo):
            mode, contexts = known.plover_mode, known.plover_contexts
            break
    return Codes(event.plover, mode, contexts, event.cameo, event.quad, event.goldstein)


class _Tellings:
    """Settings of reports, document by document; those asked for longest ago are forgotten."""

    def __init__(self, archive: Archive) -> None:
        self._reader = archive.reader
        self._known: OrderedDict[str, Mapping[str, _Telling]] = OrderedDict()

    def prepare(self, documents: Iterable[str]) -> None:
        """Read the documents that are not known yet."""
        wanted = dict.fromkeys(documents)
        for name in wanted:
            if name in self._known:
                self._known.move_to_end(name)
        missing = [name for name in wanted if name not in self._known]
        for stored in self._reader.stored(missing):
            self._known[stored.id] = tellings(stored)
        while len(self._known) > max(_KEPT, len(wanted)):
            self._known.popitem(last=False)

    def of(self, event: Event) -> dict[str, Setting]:
        """Where each report of an event stands."""
        found = {}
        for report in event.reports:
            telling = self._known.get(report.words.source.document, {}).get(report.id)
            if telling is not None:
                found[report.id] = telling.of(report)
        return found


def tellings(stored: Stored) -> dict[str, _Telling]:
    """Where each event of a document is told in it, by the event's id."""
    cast = {actor["id"]: actor["mentions"] for actor in stored.reading["actors"]}
    starts = [sentence["start"] for sentence in stored.reading["sentences"]]
    lead = _lead_end(stored.text, stored.body)
    found = {}
    for event in stored.reading["events"]:
        at = event["evidence"][0]["start"] if event["evidence"] else None
        setting = Setting(
            None if at is None else max(1, bisect_right(starts, at)),
            None if at is None else stored.body <= at < lead,
            at,
            len(stored.text),
            stored.language,
            stored.added,
        )
        sides = ([_nearest(cast.get(one, ()), at or 0) for one in event[role]] for role in _ROLES)
        found[event["id"]] = _Telling(setting, *sides)
    return found


def _lead_end(text: str, body: int) -> int:
    """Where the first paragraph of a document ends."""
    start = body + len(text[body:]) - len(text[body:].lstrip())
    gap = "\n\n" if "\n\n" in text[start:] else "\n"
    end = text.find(gap, start)
    return end if end >= 0 else len(text)


def _nearest(mentions: Iterable[Mapping[str, Any]], at: int) -> _Mention:
    """The mention that stands nearest to the word that tells the event."""
    best = min(mentions, key=lambda one: (abs(one["start"] - at), one["start"]), default=None)
    return (best["start"], best["text"]) if best else None
