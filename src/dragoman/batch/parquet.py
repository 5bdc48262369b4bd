"""Parquet, read and written by pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, BinaryIO

from dragoman.batch.columns import Column, Row, Table
from dragoman.errors import InputError, MissingExtraError

_TYPES = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool"}
# Rows read at a time: texts of news are some kilobytes each.
_TOGETHER = 256
# Rows of a part made Arrow at a time: many calls for a few rows each take ten times as long.
_PACKED = 2048


@cache
def _arrow() -> tuple[Any, Any]:
    """pyarrow and its Parquet, loaded when they are asked for."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        problem = "Parquet is read and written by pyarrow, which is not installed"
        raise MissingExtraError(f"{problem}: pip install 'dragoman[batch]'") from None
    return pyarrow, parquet


def row_count(stream: BinaryIO, name: str) -> int:
    """Rows of an open file; InputError where it is no Parquet."""
    return int(_file(stream, name).metadata.num_rows)


def numbered_rows(
    stream: BinaryIO, name: str, first: int, columns: Sequence[str]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows from number ``first`` (from 1) on, those of ``columns`` that the file has.

    Raises InputError where the file is no Parquet or is damaged.
    """
    held = _file(stream, name)
    names = [one for one in columns if one in held.schema_arrow.names]
    number = 1
    groups: list[int] = []
    for group in range(held.metadata.num_row_groups):
        size = held.metadata.row_group(group).num_rows
        if number + size <= first and not groups:
            number += size
        else:
            groups.append(group)
    try:
        for some in held.iter_batches(_TOGETHER, row_groups=groups, columns=names):
            skipped = max(first - number, 0)
            if skipped < some.num_rows:
                rows = some.slice(skipped).to_pylist()
                yield from enumerate(rows, start=number + skipped)
            number += some.num_rows
    except (_arrow()[0].ArrowException, OSError) as error:
        raise InputError(name, f"is damaged ({error})", "Fetch or copy it anew") from None


def _file(stream: BinaryIO, name: str) -> Any:
    pyarrow, parquet = _arrow()
    try:
        stream.seek(0)
        return parquet.ParquetFile(stream)
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(name, f"is no Parquet ({error})", "Fetch or copy it anew") from None


def read_rows(stream: BinaryIO, columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of a part."""
    names = [one.name for one in columns]
    for some in _arrow()[1].ParquetFile(stream).iter_batches(4096, columns=names):
        yield from some.to_pylist()


class ParquetPart:
    """A part in the making, held as Arrow."""

    suffix = "parquet"

    def __init__(self, table: Table) -> None:
        pyarrow, _ = _arrow()
        kinds = {kind: pyarrow.type_for_alias(name) for kind, name in _TYPES.items()}
        self._schema = pyarrow.schema(
            [
                pyarrow.field(one.name, kinds[one.kind], nullable=not one.required)
                for one in table.columns
            ]
        )
        self._columns: dict[str, list[Any]] = {one.name: [] for one in table.columns}
        self._count = 0
        self._batches: list[Any] = []

    def add(self, rows: Sequence[Row]) -> None:
        """More rows."""
        if not rows:
            return
        for name, column in self._columns.items():
            column.extend([row[name] for row in rows])
        self._count += len(rows)
        if self._count >= _PACKED:
            self._pack()

    def _pack(self) -> None:
        """Hold the rows so far as Arrow, in a tenth of the memory."""
        if self._count:
            pyarrow, _ = _arrow()
            arrays = [pyarrow.array(self._columns[one.name], one.type) for one in self._schema]
            self._batches.append(pyarrow.RecordBatch.from_arrays(arrays, schema=self._schema))
            for column in self._columns.values():
                column.clear()
            self._count = 0

    def content(self) -> bytes | None:
        """The file's bytes, the same for the same rows; None without any."""
        self._pack()
        if not self._batches:
            return None
        pyarrow, parquet = _arrow()
        table = pyarrow.Table.from_batches(self._batches, self._schema).combine_chunks()
        sink = io.BytesIO()
        parquet.write_table(table, sink, compression="zstd", row_group_size=max(len(table), 1))
        return sink.getvalue()
