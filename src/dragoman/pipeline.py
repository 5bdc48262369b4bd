"""The flow on one screen: a document in, a reading out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from dragoman import grammar, lexicon, meaning, reference
from dragoman.documents import Given, build
from dragoman.records import Annotated, Document, Reading, Span
from dragoman.settings import Settings

#: Documents annotated together: enough to fill the network's batches, few enough to stay small.
_TOGETHER = 8


class Reader:
    """Reads documents; holds the network and the lexicon, which take a second to load.

    Raises WeightsError or LexiconError where one of them is missing or damaged.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.lexicon = lexicon.load(self.settings.acts)
        self.grammar = grammar.load(self.settings)
        self.provenance = _provenance(self.settings, self.grammar.version, self.lexicon)

    def read(self, document: Document) -> Reading:
        """Everything found in one document."""
        return self.finish(self.grammar.annotate([document])[0])

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order; a few are annotated at a time."""
        rest = iter(documents)
        while some := list(islice(rest, _TOGETHER)):
            yield from map(self.finish, self.grammar.annotate(some))

    def finish(self, annotated: Annotated) -> Reading:
        """A reading from sentences that the grammar has annotated."""
        document = annotated.document
        spans = tuple(Span(s.start, s.end, s.text) for s in annotated.sentences)
        annotated = grammar.attach(annotated, lexicon.titles().by_phrase)
        times = reference.find_times(
            document.text, document.published, spans, meaning.future_of(annotated)
        )
        annotated = replace(annotated, times=times)
        findings = meaning.find(annotated, self.lexicon)
        return reference.resolve(annotated, findings, self.lexicon, provenance=self.provenance)


def provenance(settings: Settings) -> dict[str, str]:
    """The provenance of what a reader with these settings reads, without the network."""
    return _provenance(settings, grammar.version(), lexicon.load(settings.acts))


def _provenance(settings: Settings, weights: str, acts: lexicon.Lexicon) -> dict[str, str]:
    return {"settings": settings.digest, "weights": weights, "lexicon": acts.digest}


def read(
    text: str,
    published: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Reading:
    """Read one report.

    ``published`` is an ISO date or date-time: without it, days without a year stay open. Raises
    InputError where the text is empty, too long or not English, DateError where ``published`` is
    no date.
    """
    reader = _reader()
    given = Given(published=published, title=title, publisher=publisher, url=url)
    return reader.read(build(text, given, reader.settings))


@cache
def _reader() -> Reader:
    return Reader()
