"""An act tried: its own sentences through the whole reader, its rivals, what it finds in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.evaluate.acts import problems_of
from dragoman.lexicon import Act, Lexicon
from dragoman.meaning.explaining import Near, lookalikes, near_misses
from dragoman.pipeline import Reader
from dragoman.records import Document, Event, Reading, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One of the act's own sentences. ``wanted``: it must be read as the act.

    ``problems`` say what is wrong, empty where nothing is; ``reasons`` why, as far as that is
    known; ``instead`` are the acts that the sentence is read as.
    """

    text: str
    wanted: bool
    problems: tuple[str, ...]
    reasons: tuple[str, ...]
    instead: tuple[str, ...]

    @property
    def right(self) -> bool:
        """True where it is read as the file says."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Rival:
    """Another act that knows one of the act's words.

    ``first`` says whose cue is tried first: ``ours``, ``theirs``, or ``even`` where both ask for
    equally much; then an act of one's own goes before those of the package.
    """

    word: str
    kind: str
    act: str
    first: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """Something in a text: the act (``reason`` None), or a word of it that tells none, and why."""

    document: str
    title: str | None
    before: str
    words: Span
    after: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    certainty: str | None = None
    day: str | None = None
    reason: str | None = None
    act: str | None = None


def sentences(act: Act, reader: Reader) -> Iterator[Sentence]:
    """The act's own sentences, read; those that must match first.

    ``reader`` has the act in its lexicon.
    """
    for example in act.match:
        reading = _read(example.text, reader)
        problems = tuple(problems_of(act, example, reading))
        reasons = _reasons(act, reading, reader.lexicon) if problems else ()
        yield Sentence(example.text, True, problems, reasons, _acts(reading, act))
    for example in act.no_match:
        reading = _read(example.text, reader)
        wrong = [event for event in reading.events if event.act == act.id]
        told = tuple(f"read as {act.id}: “{event.evidence[0].text}”" for event in wrong)
        yield Sentence(example.text, False, told, (), _acts(reading, act))


def _read(text: str, reader: Reader) -> Reading:
    return reader.read(Document(id="d-example", text=text, language="en"))


def _acts(reading: Reading, act: Act) -> tuple[str, ...]:
    """The other acts that a sentence is read as."""
    return tuple(dict.fromkeys(event.act for event in reading.events if event.act != act.id))


def _reasons(act: Act, reading: Reading, known: Lexicon) -> tuple[str, ...]:
    """Why a sentence is missed: what stops the cues, or that no word of theirs stands in it."""
    if reading.annotated is None or any(event.act == act.id for event in reading.events):
        return ()
    near = near_misses(reading.annotated, known, act)
    if near:
        return tuple(f"“{one.word.text}”: {one.reason}" for one in near)
    words = sorted({word for cue in act.cues for word in cue.lemmas})
    told = f"lemmas: none of {', '.join(words)} stands in it"
    return (told, *lookalikes(reading.annotated, act))


def rivals(act: Act, known: Lexicon) -> tuple[Rival, ...]:
    """The other acts that a word of the act may tell, by word."""
    found: dict[tuple[str, str, str], tuple[int, int]] = {}
    for cue in act.cues:
        for word in cue.lemmas:
            for other, theirs in known.cues_by_lemma.get((word, cue.pos), ()):
                if other.id != act.id:
                    key = (word, cue.pos, other.id)
                    ours, most = found.get(key, (0, 0))
                    found[key] = max(ours, cue.specificity), max(most, theirs.specificity)
    return tuple(
        Rival(word, pos.lower(), name, _first(ours, theirs))
        for (word, pos, name), (ours, theirs) in sorted(found.items())
    )


def _first(ours: int, theirs: int) -> str:
    return "ours" if ours > theirs else "theirs" if theirs > ours else "even"


def sightings(act: Act, documents: Iterable[Document], reader: Reader) -> Iterator[Sighting]:
    """What the act finds in some documents and what it nearly finds, in the order of each text."""
    for reading in reader.read_many(documents):
        found = [_seen(event, reading) for event in reading.events if event.act == act.id]
        spans = [span for event in reading.events if event.act == act.id for span in event.evidence]
        near = near_misses(reading.annotated, reader.lexicon, act) if reading.annotated else ()
        missed = [
            _missed(one, reading)
            for one in near
            if not any(span.overlaps(one.word) for span in spans)
        ]
        yield from sorted((*found, *missed), key=lambda one: one.words.start)


def _seen(event: Event, reading: Reading) -> Sighting:
    """An event of the act with the words around it."""
    names = {actor.id: actor.name for actor in reading.actors}
    before, after = _around(event.evidence[0], reading)
    return Sighting(
        document=reading.document.id,
        title=reading.document.title,
        before=before,
        words=event.evidence[0],
        after=after,
        actors=tuple(names.get(one, one) for one in event.actors),
        recipients=tuple(names.get(one, one) for one in event.recipients),
        certainty=event.certainty,
        day=event.when.start if event.when is not None else None,
        act=event.act,
    )


def _missed(near: Near, reading: Reading) -> Sighting:
    """A word that tells no event of the act, with the words around it."""
    before, after = _around(near.word, reading)
    document = reading.document
    return Sighting(
        document.id, document.title, before, near.word, after, reason=near.reason, act=near.act
    )


#: Characters of a sentence shown on either side.
_AROUND = 60
_BLANKS = re.compile(r"\s+")


def _around(words: Span, reading: Reading) -> tuple[str, str]:
    """What stands before and behind in the same sentence, cut at a blank."""
    whole = next(
        (one for one in reading.sentences if one.start <= words.start < one.end),
        reading.sentences[0],
    )
    text = reading.document.text
    before = text[max(whole.start, words.start - _AROUND) : words.start]
    after = text[words.end : min(max(whole.end, words.end), words.end + _AROUND)]
    if words.start - _AROUND > whole.start:
        before = "…" + before[before.find(" ") + 1 :]
    if words.end + _AROUND < whole.end and " " in after:
        after = after[: after.rfind(" ")] + " …"
    return _BLANKS.sub(" ", before), _BLANKS.sub(" ", after)
