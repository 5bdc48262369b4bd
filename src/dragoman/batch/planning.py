"""Sources cut into shards: every input has its place, and what it holds is hashed.

A source is read through once to find where its shards begin; its texts are not looked into. What
cannot be opened becomes a shard too, whose one input is found unreadable when it is coded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import BinaryIO

from dragoman.batch.listing import listing
from dragoman.batch.opening import Source, cut_lines, opened, told_kind
from dragoman.batch.parquet import row_count
from dragoman.batch.shard import Named, Shard
from dragoman.documents import Given
from dragoman.documents.archives import numbered
from dragoman.documents.manifests import listed
from dragoman.errors import DragomanError, InputError, SkippedError
from dragoman.settings import Settings

#: Inputs of a shard: a minute or two of work, which is what a crash costs at most.
SIZE = 250
# A shard ends early where its inputs are this large together: it is held in memory.
_LARGEST = 32_000_000
# Files are grouped by their names: a group ends behind one whose hash says so, whatever stands
# before it, so that a new file changes its own group alone.
_GROUP = 64

_NOTHING, _PLAIN = Given(), Settings()


@dataclass(frozen=True, slots=True)
class Order:
    """What holds for all sources: what is given, names of columns, settings, inputs of a shard."""

    given: Given = _NOTHING
    columns: Mapping[str, str] = field(default_factory=dict)
    settings: Settings = _PLAIN
    size: int = SIZE


def plan(sources: Iterable[str], order: Order) -> Iterator[Shard | SkippedError]:
    """The shards of some sources (files, folders, addresses), each file once.

    Yields a SkippedError for what is passed over. Nothing is raised.
    """
    seen: set[str] = set()
    for source in sources:
        yield from plan_source(source, order, seen)


def plan_source(
    source: str, order: Order, seen: set[str] | None = None
) -> Iterator[Shard | SkippedError]:
    """The shards of one source; those of files in ``seen`` are left out."""
    seen = set() if seen is None else seen
    loose: list[str] = []
    for found in listing(source):
        if isinstance(found, SkippedError):
            yield found
        elif mark_of(found) not in seen:
            seen.add(mark_of(found))
            shards = _file(found, order)
            if shards is None:
                loose.append(found)
            else:
                yield from shards
    yield from _loose(source, [Named(path, order.given) for path in loose], order)


def mark_of(source: str) -> str:
    """What the ids of a source's shards begin with: a path means the same from every folder."""
    whole = source if "://" in source else str(Path(source).absolute())
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _file(path: str, order: Order) -> Iterator[Shard] | None:
    """The shards of a file that holds many inputs; None for one that is an input itself."""
    source = Source(path)
    try:
        with opened(source) as stream:
            kind = told_kind(stream, source.suffix, order.settings.max_characters)
    except (DragomanError, OSError, ValueError):
        return None
    if kind == "manifest":
        return _manifest(path, order)
    if kind == "lines":
        return _lines(source, order)
    if kind == "records":
        return _records(source, order)
    return _rows(source, order) if kind == "rows" else None


class _Cutter:
    """Gathers the inputs of one source and cuts them into shards."""

    def __init__(self, source: Source, kind: str, order: Order) -> None:
        self._source, self._kind, self._order = source, kind, order
        self._first, self._start = 1, 0
        self._at = 0
        self._fresh()

    def _fresh(self) -> None:
        self._hash = hashlib.sha256(_terms(self._order).encode())
        self._count = self._bytes = 0

    def add(self, content: bytes, held: int) -> Iterator[Shard]:
        """One more input, of which ``held`` bytes are kept; a shard where it was the last of it."""
        if self._count >= self._order.size or (self._count and self._bytes + held > _LARGEST):
            yield self.shard()
        self._hash.update(len(content).to_bytes(8, "big") + content)
        self._count += 1
        self._bytes += held
        self._at += len(content)

    def shard(self, last: bool = False, fault: str = "") -> Shard:
        """The shard of what was gathered; the next one begins behind it."""
        self._hash.update(f"{self._kind} {self._first} {last} {fault}".encode())
        made = Shard(
            id=f"{mark_of(self._source.path)}-{self._hash.hexdigest()[:16]}",
            source=self._source.path,
            kind=self._kind,  # type: ignore[arg-type]
            first=self._first,
            count=self._count,
            start=self._start,
            last=last,
            given=self._order.given,
            columns=tuple(sorted(self._order.columns.items())),
        )
        self._first, self._start = self._first + self._count, self._at
        self._fresh()
        return made


def _terms(order: Order) -> str:
    """What changes the documents of the same inputs."""
    return json.dumps([asdict(order.given), sorted(order.columns.items())])


def _lines(source: Source, order: Order) -> Iterator[Shard]:
    cutter, fault = _Cutter(source, "lines", order), ""
    try:
        with opened(source, unpack=True) as stream:
            for line in cut_lines(stream, order.settings):
                yield from cutter.add(line, len(line))
    except (InputError, OSError, ValueError) as error:
        fault = str(error)
    yield cutter.shard(last=True, fault=fault)


def _records(source: Source, order: Order) -> Iterator[Shard]:
    cutter, fault = _Cutter(source, "records", order), ""
    limit = order.settings.max_characters * 8
    try:
        with opened(source) as stream:
            for record in numbered(stream, source.path, limit):
                # Pages are kept as their text, about a tenth of them.
                yield from cutter.add(record.content, len(record.content) // 10)
    except (InputError, OSError, ValueError) as error:
        fault = str(error)
    yield cutter.shard(last=True, fault=fault)


def _rows(source: Source, order: Order) -> Iterator[Shard]:
    """Rows of Parquet: the file's hash stands for what they hold."""
    cutter, total, fault = _Cutter(source, "rows", order), 0, ""
    try:
        with opened(source) as stream:
            content = _hash_of(stream)
            total = row_count(stream, source.path)
    except (InputError, OSError, ValueError) as error:
        fault = str(error)
    for number in range(total):
        yield from cutter.add(content if number % order.size == 0 else b"", 0)
    yield cutter.shard(last=True, fault=fault)


def _hash_of(stream: BinaryIO) -> bytes:
    found = hashlib.sha256()
    while piece := stream.read(1 << 20):
        found.update(piece)
    return found.digest()


def _manifest(path: str, order: Order) -> Iterator[Shard]:
    """The files of a list; where a line of it is faulty, the list itself is an input as well."""
    found: list[Named] = []
    with opened(Source(path), unpack=True) as stream:
        for one in listed(cut_lines(stream, order.settings), path, order.given):
            found.append(Named(path) if isinstance(one, InputError) else Named(*one))
    yield from _loose(path, found, order)


def _loose(source: str, files: Iterable[Named], order: Order) -> Iterator[Shard]:
    """Files that are one input each, in groups that depend on their names alone."""
    group: list[Named] = []
    for one in files:
        group.append(one)
        end = int(mark_of(one.path), 16) % _GROUP == 0
        if end or len(group) >= order.size:
            yield _group(source, group, order)
            group = []
    if group:
        yield _group(source, group, order)


def _group(source: str, files: list[Named], order: Order) -> Shard:
    found = hashlib.sha256(_terms(order).encode())
    for one in files:
        found.update(json.dumps(asdict(one)).encode() + _content(one.path))
    return Shard(
        id=f"{mark_of(source)}-{found.hexdigest()[:16]}",
        source=source,
        kind="files",
        first=1,
        count=len(files),
        given=order.given,
        columns=tuple(sorted(order.columns.items())),
        files=tuple(files),
    )


def _content(path: str) -> bytes:
    """The hash of a file; nothing for a page of the web, which is fetched when it is coded."""
    if Source(path).page:
        return b""
    try:
        with opened(Source(path)) as stream:
            return _hash_of(stream)
    except (DragomanError, OSError, ValueError) as error:
        return str(error).encode()
