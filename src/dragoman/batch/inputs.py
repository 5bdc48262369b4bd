"""The documents of a shard, and in the place of what cannot be read its error."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, BinaryIO

from dragoman.batch.opening import Source, cut_lines, opened
from dragoman.batch.parquet import numbered_rows
from dragoman.batch.shard import Named, Shard
from dragoman.documents import load_all
from dragoman.documents.archives import Numbered, no_archive, numbered
from dragoman.documents.lines import keep_raw, parse_line, read_object
from dragoman.documents.reports import Terms
from dragoman.documents.sources import load_stream, read_captured
from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

Outcome = Document | InputError
_Make = Callable[[int, Any, Shard], Outcome | None]
_KEYS = ("text", "published", "title", "publisher", "url", "summary")


class Inputs:
    """Reads shards; goes on in a source where the shard before ended, so that what is packed and
    cannot be entered in the middle is unpacked once for all shards that come in its order.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._source = ""
        self._next = 1
        self._items: Iterator[tuple[int, Any]] | None = None
        self._open = contextlib.ExitStack()

    def close(self) -> None:
        """Close what is open."""
        self._open.close()
        self._items = None

    def of(self, shard: Shard) -> Iterator[Outcome]:
        """Every document of a shard, in the order of its inputs; nothing is raised."""
        if shard.kind == "files":
            for named in shard.files:
                yield from _file(named, self._settings)
            return
        makers: dict[str, _Make] = {
            "lines": self._line,
            "rows": self._row,
            "records": self._record,
        }
        make = makers[shard.kind]
        try:
            for number, item in self._some(shard):
                if (found := _kept(make, number, item, shard)) is not None:
                    yield found
        except (InputError, OSError, ValueError) as error:
            self.close()
            yield _as_input(error, shard.source)

    def _some(self, shard: Shard) -> Iterator[tuple[int, Any]]:
        """The shard's items with their numbers."""
        if self._items is None or self._source != shard.source or self._next > shard.first:
            self._begin(shard)
        assert self._items is not None
        end = shard.first + shard.count
        found = False
        while shard.last or self._next < end:
            item = next(self._items, None)
            if item is None:
                self.close()
                break
            self._next = item[0] + 1
            if item[0] >= shard.first:
                found = True
                yield item
        if shard.kind == "records" and shard.first == 1 and not found:
            raise no_archive(shard.source)

    def _begin(self, shard: Shard) -> None:
        """Open the shard's source at its first item, or before it."""
        self.close()
        source = Source(shard.source)
        self._source, self._next = shard.source, 1
        stream = self._open.enter_context(opened(source, unpack=shard.kind == "lines"))
        if shard.kind == "records":
            limit = Terms(shard.given, self._settings).limit
            self._items = ((one.number, one) for one in numbered(stream, shard.source, limit))
        elif shard.kind == "rows":
            self._items = _rows(stream, shard)
            self._next = shard.first
        else:
            if not source.path.endswith(".gz") and shard.start:
                stream = self._skipped(stream, shard)
            lines = cut_lines(stream, self._settings)
            self._items = enumerate(lines, start=self._next)

    def _skipped(self, stream: BinaryIO, shard: Shard) -> BinaryIO:
        """The stream at the shard's first line, where it can be entered there."""
        if stream.seekable():
            stream.seek(shard.start)
            self._next = shard.first
        return stream

    def _line(self, number: int, line: bytes, shard: Shard) -> Outcome | None:
        if not line.strip():
            return None
        place = f"{shard.source}, line {number}"
        try:
            value = _named(parse_line(line, place), shard)
            return read_object(value, shard.given, self._settings, place)
        except InputError as error:
            return keep_raw(error, line.decode("utf-8", errors="replace"))

    def _row(self, number: int, row: dict[str, Any], shard: Shard) -> Outcome:
        place = f"{shard.source}, row {number}"
        value = {key: _plain(cell) for key, cell in _named(row, shard).items()}
        try:
            return read_object(value, shard.given, self._settings, place)
        except InputError as error:
            wrong = next((key for key in _KEYS if not _fits(key, value.get(key))), None)
            if wrong is None:
                raise
            remedy = f"Say which column holds it: --column {wrong}=NAME"
            raise InputError(error.name, error.problem, remedy) from None

    def _record(self, number: int, record: Numbered, shard: Shard) -> Outcome | None:
        terms = Terms(shard.given, self._settings)
        page = record.page(terms.limit)
        if page is None or isinstance(page, InputError):
            return page
        return read_captured(page, terms)


def _kept(make: _Make, number: int, item: Any, shard: Shard) -> Outcome | None:
    """What an item gives; its own error is no other's."""
    try:
        return make(number, item, shard)
    except InputError as error:
        return error


def _rows(stream: BinaryIO, shard: Shard) -> Iterator[tuple[int, Any]]:
    renamed = dict(shard.columns)
    columns = [renamed.get(key, key) for key in _KEYS]
    return numbered_rows(stream, shard.source, shard.first, columns)


def _named(value: Any, shard: Shard) -> Any:
    """An object with our names for what the source calls otherwise."""
    if not shard.columns or not isinstance(value, dict):
        return value
    found = dict(value)
    found.update({key: value.get(name) for key, name in shard.columns})
    return found


def _fits(key: str, cell: Any) -> bool:
    """Is it text, or nothing where that is allowed?"""
    return isinstance(cell, str) or (cell is None and key != "text")


def _plain(cell: Any) -> Any:
    """A cell of Parquet as JSON would have it."""
    return cell.isoformat() if isinstance(cell, date) else cell


def _file(named: Named, settings: Settings) -> Iterator[Outcome]:
    """The documents of a file that is one input: mostly one, several of a feed or a list."""
    source = Source(named.path)
    if source.page:
        yield from load_all(named.path, named.given, settings)
        return
    try:
        with opened(source) as stream:
            yield from load_stream(stream, named.path, named.given, settings)
    except (InputError, OSError, ValueError) as error:
        yield _as_input(error, named.path)


def _as_input(error: Exception, name: str) -> InputError:
    if isinstance(error, InputError):
        return error
    return InputError(name, f"cannot be read ({error})", "Check the file, or copy it anew")
