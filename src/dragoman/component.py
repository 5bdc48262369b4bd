"""A spaCy component: ``nlp.add_pipe("dragoman")`` puts a reading on every Doc.

The text is read by Dragoman's own grammar, whatever else is in the pipeline; spaCy's tokens are
only what the results are laid upon. Needs the extra ``spacy``.

A Doc gets ``doc._.dragoman`` (a :class:`~dragoman.records.Reading`, None where it could not be
read), ``doc._.dragoman_error`` (why not), and groups of spans in ``doc.spans``:
``dragoman_statements``, ``dragoman_events``, ``dragoman_contacts`` and ``dragoman_actors``. The
label of a span is the act, channel or kind of its record, its id the record's: ``span._.dragoman``
is the record.
"""

# No postponed annotations here: spaCy checks the factory's settings by them.
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from dragoman.documents import Given, build
from dragoman.errors import DragomanError, MissingExtraError
from dragoman.pipeline import Reader
from dragoman.records import Document, Reading
from dragoman.restoring import restore_reading
from dragoman.settings import Settings

try:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError as error:
    raise MissingExtraError(
        "The spaCy component needs spaCy. Install it with: pip install 'dragoman[spacy]'"
    ) from error

Aligned = Literal["strict", "contract", "expand"]
OnError = Literal["mark", "raise"]

#: Keys of ``doc.user_data``, and of the contexts of ``nlp.pipe(…, as_tuples=True)``.
GIVEN = ("published", "title", "publisher", "url")
GROUPS = ("statements", "events", "contacts", "actors")
_STORED = "dragoman_json"
_ACTS = "acts"


@lru_cache(maxsize=64)
def _restored(text: str) -> Reading:
    return restore_reading(json.loads(text))


def _reading(doc: Doc) -> Reading | None:
    """The reading of a Doc, made from its JSON form; kept for the next time."""
    stored = doc._.get(_STORED)
    return _restored(stored) if stored else None


def _record(span: Span) -> Any:
    """The record that a span of one of our groups stands for; None for any other span."""
    reading = _reading(span.doc)
    wanted = span.id_
    if reading is None or not wanted:
        return None
    return next((record for record in reading if record.id == wanted), None)


# What is stored is JSON: a Doc with a reading goes through to_bytes, DocBin and other processes.
Doc.set_extension(_STORED, default=None, force=True)
Doc.set_extension("dragoman_error", default=None, force=True)
Doc.set_extension("dragoman", getter=_reading, force=True)
Span.set_extension("dragoman", getter=_record, force=True)


@Language.factory(
    "dragoman",
    assigns=["doc._.dragoman", "doc._.dragoman_error", "doc.spans"],
    default_config={
        "published": None,
        "publisher": None,
        "acts": None,
        "on_error": "mark",
        "alignment_mode": "expand",
        "threads": 0,
    },
)
def make(
    nlp: Language,
    name: str,
    published: str | None,
    publisher: str | None,
    acts: str | None,
    on_error: OnError,
    alignment_mode: Aligned,
    threads: int,
) -> "Dragoman":
    """The component as spaCy makes it.

    ``published`` and ``publisher`` hold for every Doc that brings none of its own; ``acts`` is a
    folder of act files of one's own; ``threads`` those of the network (0: what the machine has).
    ``on_error``: ``mark`` notes in ``doc._.dragoman_error`` what cannot be read, ``raise`` raises
    the error. ``alignment_mode`` is that of ``Doc.char_span``, for words that spaCy cuts otherwise.
    """
    settings = Settings(threads=threads, acts=Path(acts) if acts else None)
    return Dragoman(settings, Given(published, None, publisher), on_error, alignment_mode)


class Dragoman:
    """Reads Docs. The network is loaded with the first Doc, once in each process."""

    def __init__(
        self,
        settings: Settings | None = None,
        given: Given | None = None,
        on_error: OnError = "mark",
        alignment_mode: Aligned = "expand",
    ) -> None:
        self.settings = settings or Settings()
        self.given = given or Given()
        self.on_error = on_error
        self.alignment_mode = alignment_mode
        self._loaded: tuple[int, Reader] | None = None
        self._own: tempfile.TemporaryDirectory[str] | None = None

    @property
    def reader(self) -> Reader:
        """The reader of this process."""
        if self._loaded is None or self._loaded[0] != os.getpid():
            self._loaded = (os.getpid(), Reader(self.settings))
        return self._loaded[1]

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the network, which every process loads for itself."""
        return {**self.__dict__, "_loaded": None, "_own": None}

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its reading."""
        return next(self._batch([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """The Docs with their readings, in order; ``batch_size`` of them in memory at a time."""
        rest = iter(stream)
        while docs := list(islice(rest, batch_size)):
            yield from self._batch(docs)

    def _batch(self, docs: list[Doc]) -> Iterator[Doc]:
        """Some Docs, those that can be read together."""
        built = [self._built(doc) for doc in docs]
        papers = [paper for paper in built if isinstance(paper, Document)]
        readings = _together(self.reader, papers) if papers else iter(())
        for doc, paper in zip(docs, built, strict=True):
            result = next(readings) if isinstance(paper, Document) else paper
            self._put(doc, result)
            yield doc

    def _built(self, doc: Doc) -> Document | DragomanError:
        """The document of a Doc, or why there is none."""
        try:
            return build(doc.text, given_of(doc).over(self.given), self.settings, "Doc")
        except DragomanError as error:
            return error

    def _put(self, doc: Doc, result: Reading | Exception) -> None:
        """Lay a reading on its Doc, or note why there is none."""
        for group in GROUPS:
            doc.spans[f"dragoman_{group}"] = []
        if isinstance(result, Exception):
            if self.on_error == "raise":
                raise result
            doc._.set(_STORED, None)
            doc._.set("dragoman_error", str(result))
            return
        doc._.set(_STORED, json.dumps(result.to_dict(), ensure_ascii=False))
        doc._.set("dragoman_error", None)
        for group, label, name, start, end in _spans(result):
            span = doc.char_span(
                start, end, label=label, span_id=name, alignment_mode=self.alignment_mode
            )
            if span is not None and len(span):
                doc.spans[f"dragoman_{group}"].append(span)

    # ---------------------------------------------------------------- kept with the pipeline

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """What readings depend on besides the weights: one's own acts."""
        folder = self.settings.acts
        files = sorted(folder.glob("*.toml")) if folder is not None else []
        acts = {file.name: file.read_text("utf-8") for file in files}
        return json.dumps({_ACTS: acts}, ensure_ascii=False).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Dragoman":
        """The component with the acts of ``data``, in a folder that lives as long as it does."""
        acts = json.loads(data)[_ACTS]
        if acts:
            self._own = tempfile.TemporaryDirectory(prefix="dragoman-acts-")
            for name, text in acts.items():
                (Path(self._own.name) / Path(name).name).write_text(text, "utf-8")
            self._read_with(Path(self._own.name))
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write one's own acts into the folder ``path``."""
        target = Path(path) / _ACTS
        target.mkdir(parents=True, exist_ok=True)
        if self.settings.acts is not None:
            for file in sorted(self.settings.acts.glob("*.toml")):
                shutil.copyfile(file, target / file.name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Dragoman":
        """The component with the acts of the folder ``path``."""
        folder = Path(path) / _ACTS
        if any(folder.glob("*.toml")):
            self._read_with(folder)
        return self

    def _read_with(self, acts: Path) -> None:
        """Read with the acts of a folder from now on."""
        self.settings = Settings(threads=self.settings.threads, acts=acts)
        self._loaded = None


def given_of(doc: Doc) -> Given:
    """What is said of a Doc: by its ``user_data``, else by its context from ``as_tuples``."""
    context = getattr(doc, "_context", None)
    around: Mapping[Any, Any] = context if isinstance(context, Mapping) else {}
    return Given(**{key: _text(doc.user_data.get(key) or around.get(key)) for key in GIVEN})


def _text(value: object) -> str | None:
    """A date as ISO, anything else as it prints; None for nothing."""
    if not value:
        return None
    written: Callable[[], str] | None = getattr(value, "isoformat", None)
    return written() if written is not None else str(value)


def _together(reader: Reader, papers: list[Document]) -> Iterator[Reading | Exception]:
    """A reading for each document, or the fault of one that breaks the reader."""
    try:
        yield from list(reader.read_many(papers))
        return
    except Exception:
        pass  # One of them is at fault: found out by reading each alone.
    for paper in papers:
        try:
            yield reader.read(paper)
        except Exception as error:
            yield error


def _spans(reading: Reading) -> Iterator[tuple[str, str, str, int, int]]:
    """Group, label, id of the record, start and end of everything laid on a Doc."""
    for statement in reading.statements:
        for span in statement.content:
            yield "statements", statement.act, statement.id, span.start, span.end
    for event in reading.events:
        yield "events", event.act, event.id, event.evidence[0].start, event.evidence[0].end
    for contact in reading.contacts:
        words = contact.evidence[0]
        yield "contacts", contact.channel, contact.id, words.start, words.end
    for actor in reading.actors:
        for mention in actor.mentions:
            yield "actors", actor.kind, actor.id, mention.start, mention.end
