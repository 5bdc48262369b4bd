"""The tools: what each asks of the record."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dragoman import lexicon
from dragoman.archive import narrowing
from dragoman.archive.asking import Archive
from dragoman.chronicle import Filter, Hit, Paper, Words
from dragoman.documents import Given, build
from dragoman.errors import AskError, InputError
from dragoman.lexicon import Lexicon
from dragoman.pipeline import Reader
from dragoman.settings import Settings
from dragoman.views.answers import hits
from dragoman.web.assistants import telling, wanted

#: Characters of a text that is read on the spot: about thirty pages, some ten seconds of reading.
LONGEST = 100_000
#: Actors named in an error where a name fits several.
_SEVERAL = 5

Answer = dict[str, Any]


class Asker:
    """A record that is asked, and a reader for pasted texts, which is loaded when first needed."""

    def __init__(self, archive: Archive, settings: Settings | None = None) -> None:
        self.archive = archive
        self.settings = settings or Settings()
        self._lock = threading.Lock()

    @cached_property
    def lexicon(self) -> Lexicon:
        """The acts there are."""
        return lexicon.load(self.settings.acts)

    def filter(self, given: wanted.Wanted) -> Filter:
        """What a question is narrowed to. Raises ValueError."""
        return given.filter(self.lexicon.acts)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.settings)

    def read(self, given: wanted.Pasted) -> Answer:
        """A pasted report, read; one at a time. Raises InputError."""
        if len(given.text) > LONGEST:
            raise InputError(
                "text",
                f"has {len(given.text):,} characters, more than the {LONGEST:,} that are read here",
                "Give a part of it, or add it to the record with dragoman add",
            )
        made = Given(given.published, given.title, given.publisher, given.url)
        document = build(given.text, made, self.settings)
        with self._lock:
            return telling.reading(self._reader.read(document))


def _listed(
    asker: Asker, given: wanted.Paged, ask: Callable[[Filter], Any], *, back: bool = False
) -> Answer:
    """A page of a list; one answer more is asked for, to know whether there are more."""
    asked = asker.filter(given)
    values = ask(replace(asked, limit=given.limit + 1))
    return telling.page(
        telling.Page(values, given.limit, given.offset, back), lambda hit: _place(asker, hit)
    )


def _place(asker: Asker, hit: Hit) -> Words | None:
    """Where the words of a search result stand; None where they are the title's alone."""
    if hit.kind == "statement":
        said = asker.archive.reader.statement(hit.id)
        return None if said is None else said.words
    paper = asker.archive.reader.paper(hit.id)
    shown = hits.plain(hit.snippet)[0].strip("…")
    start = paper.document.text.find(shown) if paper and shown else -1
    return None if start < 0 else Words(start, start + len(shown), shown, hit.source)


def _counts(asker: Asker, given: wanted.Nothing) -> Answer:
    return {"counts": asker.archive.counts()}


def _timeline(asker: Asker, given: wanted.Timeline) -> Answer:
    return _listed(asker, given, asker.archive.timeline, back=True)


def _search(asker: Asker, given: wanted.Searched) -> Answer:
    return _listed(asker, given, lambda asked: asker.archive.search(given.words, asked))


def _compare(asker: Asker, given: wanted.Compared) -> Answer:
    if given.id is None:
        return _listed(asker, given, lambda asked: asker.archive.compare(None, asked), back=True)
    if given.model_fields_set - {"id"}:
        raise ValueError("id names one contact; the filters are for a search without it")
    return telling.single(asker.archive.compare(given.id, Filter())[0])


def _related(asker: Asker, given: wanted.Acted) -> Answer:
    return _listed(asker, given, asker.archive.related)


def _commitments(asker: Asker, given: wanted.Owed) -> Answer:
    day = narrowing.day_of(given.as_of, whole=False) if given.as_of else None
    return _listed(asker, given, lambda asked: asker.archive.commitments(asked, day))


def _positions(asker: Asker, given: wanted.Narrowed) -> Answer:
    return _listed(asker, given, asker.archive.positions)


def _actors(asker: Asker, given: wanted.Known) -> Answer:
    return _listed(asker, given, lambda asked: asker.archive.actors(asked, given.name))


def _pair(asker: Asker, given: wanted.Paired) -> Answer:
    """Two countries; every list is a page of its own, and further pages go on in all of them."""
    one, other = narrowing.dyad_of(
        f"{narrowing.country(given.one)},{narrowing.country(given.other)}"
    )
    pair = asker.archive.pair(one, other, asker.filter(given))
    lists = (pair.contacts, pair.events, pair.commitments, pair.statements)
    more = max(map(len, lists)) >= given.limit
    return telling.single(pair) | {"next_offset": given.offset + given.limit if more else None}


def _show(asker: Asker, given: wanted.Shown) -> Answer:
    """Whatever has the id; an actor whose name holds it, where there is only one."""
    try:
        value: Any = asker.archive.show(given.id)
    except AskError:
        near = asker.archive.actors(Filter(limit=_SEVERAL + 1), given.id)
        if not near:
            raise
        if len(near) > 1:
            named = "; ".join(f"{one.who.name} ({one.who.id})" for one in near[:_SEVERAL])
            more = " and others" if len(near) > _SEVERAL else ""
            raise ValueError(f"{given.id!r} may be {named}{more}. Give the id.") from None
        value = near[0]
    return telling.paper(value, given.start) if isinstance(value, Paper) else telling.single(value)


def _read(asker: Asker, given: wanted.Pasted) -> Answer:
    return asker.read(given)


def _vocabulary(asker: Asker, given: wanted.Nothing) -> Answer:
    acts = asker.lexicon.acts.values()
    return {
        "acts": [{"id": one.id, "label": one.label, "means": one.definition} for one in acts],
        "topics": [{"id": one.id, "label": one.label} for one in lexicon.topics().values()],
    }


@dataclass(frozen=True, slots=True)
class Tool:
    """A question as assistants see it: its parameters are those of ``wanted``."""

    name: str
    title: str
    about: str
    wanted: type[wanted.Wanted]
    ask: Callable[[Asker, Any], Answer]


TOOLS: tuple[Tool, ...] = (
    Tool(
        "timeline", "Timeline",
        "Who did what to whom, when and where, how sure it is, by whose word: events in the order "
        "of their days, each with every report's verbatim words and source. The newest come "
        "first in pages: next_offset leads back in time.",
        wanted.Timeline, _timeline,
    ),
    Tool(
        "search", "Search",
        "Documents and statements that hold some words, best first, with the words as they stand.",
        wanted.Searched, _search,
    ),
    Tool(
        "show", "Show",
        "One thing in full by its id: a document with its text, an event, a contact with each "
        "side's account, a statement, a commitment with its life, a position, an actor.",
        wanted.Shown, _show,
    ),
    Tool(
        "compare", "Compare accounts",
        "Each side's account of a contact beside the other's: what both say, where they differ, "
        "what only one says. By id, or all contacts of which several sides gave an account.",
        wanted.Compared, _compare,
    ),
    Tool(
        "related", "Related contacts",
        "Contacts that are not one, yet worth setting side by side, with the reason.",
        wanted.Acted, _related,
    ),
    Tool(
        "commitments", "Commitments",
        "What is owed or offered, by whom to whom: status, age, and each step with its words.",
        wanted.Owed, _commitments,
    ),
    Tool(
        "positions", "Positions",
        "Where each holder stood on each topic over time, in their own words, and what moved.",
        wanted.Narrowed, _positions,
    ),
    Tool(
        "actors", "Actors",
        "Who the record speaks of, with offices over time; those told of most first.",
        wanted.Known, _actors,
    ),
    Tool(
        "pair", "Two countries",
        "Two countries: cooperation and conflict by month, contacts, events, open commitments, "
        "and what they say of each other.",
        wanted.Paired, _pair,
    ),
    Tool(
        "counts", "Counts",
        "How many documents, events, statements, actors and commitments the record holds.",
        wanted.Nothing, _counts,
    ),
    Tool(
        "vocabulary", "Acts and topics",
        "The acts and topics that questions can be narrowed by, with what they mean.",
        wanted.Nothing, _vocabulary,
    ),
    Tool(
        "read", "Read a report",
        "Read a pasted report in English on the spot: who did what to whom, who said what, with "
        "the words of each. Nothing of it is kept.",
        wanted.Pasted, _read,
    ),
)  # fmt: skip

__all__ = ["TOOLS", "Answer", "Asker", "Tool"]
