"""A record's events made ready for export: with their codes, places, and where reports stand."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from dragoman import records
from dragoman.archive.asking import Archive
from dragoman.archive.spots import spot
from dragoman.chronicle import Event, Filter, Told
from dragoman.lexicon import Lexicon
from dragoman.records import Actor, Codes, Reading, Span
from dragoman.views.exports.items import Item, Setting

#: Events looked at together, and documents whose settings are kept: events of one document lie
#: near each other, so that most documents are read once.
_SOME, _KEPT = 200, 4000

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
        added = self._reader.added(missing) if missing else {}
        for reading in self._reader.readings(missing):
            name = reading.document.id
            self._known[name] = tellings(reading, added.get(name))
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


def tellings(reading: Reading, added: str | None) -> dict[str, _Telling]:
    """Where each event of a reading is told in its document, by the event's id."""
    document = reading.document
    cast = {actor.id: actor for actor in reading.actors}
    starts = [sentence.start for sentence in reading.sentences]
    lead = _lead_end(document.text, document.body)
    found = {}
    for event in reading.events:
        trigger = event.evidence[0].start if event.evidence else None
        setting = Setting(
            None if trigger is None else max(1, bisect_right(starts, trigger)),
            None if trigger is None else document.body <= trigger < lead,
            trigger,
            len(document.text),
            document.language,
            added,
        )
        found[event.id] = _Telling(
            setting, _nearest(event, cast, event.actors), _nearest(event, cast, event.recipients)
        )
    return found


def _lead_end(text: str, body: int) -> int:
    """Where the first paragraph of a document ends."""
    start = body + len(text[body:]) - len(text[body:].lstrip())
    gap = "\n\n" if "\n\n" in text[start:] else "\n"
    end = text.find(gap, start)
    return end if end >= 0 else len(text)


def _nearest(
    event: records.Event, cast: Mapping[str, Actor], parties: Sequence[str]
) -> list[_Mention]:
    """The mention of each party that stands nearest to the word that tells the event."""
    at = event.evidence[0].start if event.evidence else 0

    def away(span: Span) -> tuple[int, int]:
        return abs(span.start - at), span.start

    found: list[_Mention] = []
    for name in parties:
        mentions = cast[name].mentions if name in cast else ()
        best = min(mentions, key=away, default=None)
        found.append((best.start, best.text) if best else None)
    return found
