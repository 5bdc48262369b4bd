"""Full-text search: what people type, found in documents and statements, best first.

Of what matches, the newest :data:`MOST` are weighed against each other; a word that stands in every
document would otherwise be weighed a hundred thousand times. SQLite weighs by BM25, PostgreSQL by
``ts_rank_cd``: which hits there are is the same, their order may differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Float,
    Numeric,
    String,
    bindparam,
    cast,
    func,
    literal_column,
    select,
    table,
    text,
)

from dragoman.chronicle import Filter, Hit
from dragoman.store.documents import fetch_sources
from dragoman.store.filtering import document_conditions, statement_conditions
from dragoman.store.saying import actors_of
from dragoman.store.schema import told
from dragoman.store.verbatim import unescape
from dragoman.store.words import fold, for_server, for_sqlite, parse

#: Matches that are weighed; measured on 100,000 documents this keeps common words below 100 ms.
MOST = 2000
START, STOP = "\x02", "\x03"
_WORDS_SHOWN = 24

_CONFIGURATION: Any = literal_column("'record_words'::regconfig")

Found = list[tuple[float, int]]


def search(connection: Connection, query: str, asked: Filter) -> tuple[Hit, ...]:
    """Documents and statements that hold what is asked for. ``kinds`` may name one of the two."""
    clauses = parse(query)
    if not clauses:
        return ()
    server = connection.dialect.name == "postgresql"
    wanted = for_server(clauses) if server else for_sqlite(clauses)
    kinds = [kind for kind in ("document", "statement") if not asked.kinds or kind in asked.kinds]
    end = asked.offset + asked.limit if asked.limit else None
    found = [
        (score, kind, number)
        for kind in kinds
        for score, number in _matches(connection, kind, wanted, asked, end)
    ]
    found.sort(key=lambda one: (-one[0], one[1], -one[2]))
    page = found[asked.offset : end]
    hits: dict[tuple[str, int], Hit] = {}
    for kind in kinds:
        some = [(score, number) for score, sort, number in page if sort == kind]
        hits |= {(kind, number): hit for number, hit in _hits(connection, kind, wanted, some)}
    return tuple(hits[kind, number] for _, kind, number in page)


def _matches(
    connection: Connection, kind: str, wanted: str, asked: Filter, most: int | None
) -> Found:
    """Score and number of what matches, the best of them; ``most`` None for all."""
    if kind == "document":
        rows_of, words = told.documents, "document_words"
        conditions = document_conditions(connection, asked)
    else:
        rows_of, words = told.statements, "statement_words"
        conditions = statement_conditions(connection, asked)
    number = rows_of.c.number
    if connection.dialect.name == "sqlite":
        query = _in_file(words).join(rows_of, number == literal_column(f"{words}.rowid"))
        order: Any = literal_column(f"{words}.rowid")
    else:
        query = _on_server(words, kind).join(rows_of, number == literal_column(f"{words}.{kind}"))
        order = number
    query = query.where(*conditions) if conditions else query
    # The database sorts what it weighed: taking every row from it costs more than weighing it.
    weighed = query.order_by(order.desc()).limit(MOST).subquery("weighed").c
    best = select(weighed.number, weighed.score)
    best = best.order_by(_rounded(weighed.score).desc(), weighed.number.desc()).limit(most)
    rows = connection.execute(best, {"wanted": wanted})
    return [(round(float(score), 6), int(one)) for one, score in rows]


def _rounded(score: Any) -> Any:
    """A score as it is told, to sort by."""
    return func.round(cast(score, Numeric), 6)


def _in_file(words: str) -> Any:
    return (
        select(
            literal_column(f"{words}.rowid").label("number"),
            literal_column(f"-bm25({words})", Float).label("score"),
        )
        .select_from(table(words))
        .where(text(f"{words} MATCH :wanted"))
    )


def _on_server(words: str, kind: str) -> Any:
    wanted = func.to_tsquery(_CONFIGURATION, bindparam("wanted", type_=String))
    weight = func.ts_rank_cd(literal_column(f"{words}.words"), wanted)
    return (
        select(literal_column(f"{words}.{kind}").label("number"), weight.label("score"))
        .select_from(table(words))
        .where(literal_column(f"{words}.words").op("@@")(wanted))
    )


def _hits(connection: Connection, kind: str, wanted: str, found: Found) -> list[tuple[int, Hit]]:
    """The hits of one page, with their snippets."""
    if not found:
        return []
    numbers = [number for _, number in found]
    if connection.dialect.name == "sqlite":
        snippets = _file_snippets(connection, kind, wanted, numbers)
    else:
        snippets = _server_snippets(connection, kind, wanted, numbers)
    c = told.documents.c if kind == "document" else told.statements.c
    document = c.number if kind == "document" else c.document
    rows = connection.execute(
        select(c.number, c.id, document.label("owner")).where(c.number.in_(numbers))
    ).all()
    names = {number: (name, owner) for number, name, owner in rows}
    sources = fetch_sources(connection, [owner for _, owner in names.values()])
    speakers = {}
    if kind == "statement":
        speakers = actors_of(connection, told.speakers, "statement", numbers)
    return [
        (
            number,
            Hit(
                kind,  # type: ignore[arg-type]
                names[number][0],
                snippets.get(number, ""),
                sources[names[number][1]],
                tuple(speakers.get(number, ())),
                score,
            ),
        )
        for score, number in found
    ]


def _file_snippets(
    connection: Connection, kind: str, wanted: str, numbers: Sequence[int]
) -> dict[int, str]:
    words = f"{kind}_words"
    query = text(
        f"SELECT rowid, snippet({words}, -1, '{START}', '{STOP}', '…', {_WORDS_SHOWN}) "
        f"FROM {words} WHERE {words} MATCH :wanted AND rowid IN :numbers"
    ).bindparams(bindparam("numbers", expanding=True))
    rows = connection.execute(query, {"wanted": wanted, "numbers": list(numbers)})
    return {number: unescape(snippet) for number, snippet in rows}


def _server_snippets(
    connection: Connection, kind: str, wanted: str, numbers: Sequence[int]
) -> dict[int, str]:
    """What the server marks in the folded text, marked in the text itself: both are of one length,
    and folding is what makes it find words whatever their accents."""
    if kind == "document":
        query = select(told.texts.c.document, told.texts.c.text)
        query = query.where(told.texts.c.document.in_(numbers))
    else:
        query = select(told.statements.c.number, told.statements.c.words)
        query = query.where(told.statements.c.number.in_(numbers))
    options = (
        f'StartSel="{START}", StopSel="{STOP}", MaxWords={_WORDS_SHOWN}, '
        f"MinWords={_WORDS_SHOWN // 2}"
    )
    marking = select(
        func.ts_headline(
            _CONFIGURATION,
            cast(bindparam("folded"), String),
            func.to_tsquery(_CONFIGURATION, wanted),
            options,
        )
    )
    found: dict[int, str] = {}
    for number, original in connection.execute(query).all():
        folded = fold(original)
        marked = str(connection.execute(marking, {"folded": folded}).scalar_one())
        found[number] = _marked(original, folded, marked)
    return found


def _marked(original: str, folded: str, marked: str) -> str:
    """The stretch of the original that was marked in its folded form, with the marks."""
    plain = marked.replace(START, "").replace(STOP, "")
    start = folded.find(plain)
    if start < 0:
        return original[:200]
    made, place = [], start
    for char in marked:
        if char in (START, STOP):
            made.append(char)
        else:
            made.append(original[place])
            place += 1
    before = "…" if start > 0 else ""
    return before + "".join(made) + ("…" if place < len(original) else "")


__all__ = ["MOST", "START", "STOP", "search"]
