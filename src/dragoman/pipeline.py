"""The flow on one screen: a document in, a reading out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dragoman import grammar, lexicon, meaning, reference
from dragoman.documents import Given, build
from dragoman.records import Document, Reading
from dragoman.settings import Settings


class Reader:
    """Reads documents; holds the network and the lexicon, which take a second to load.

    Raises WeightsError or LexiconError where one of them is missing or damaged.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self._lexicon = lexicon.load(self.settings.acts)
        self._annotator = grammar.Annotator(self.settings)

    def read(self, document: Document) -> Reading:
        """Everything found in one document."""
        annotated = self._annotator.annotate(document)
        findings = meaning.find(annotated, self._lexicon)
        return reference.resolve(annotated, findings, self._lexicon)

    def read_many(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """A reading for each document, in order and one at a time."""
        for document in documents:
            yield self.read(document)


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
