"""Tables as Parquet, written as the rows come: no more than a group of rows is in memory."""

from __future__ import annotations

import importlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dragoman.errors import MissingExtraError
from dragoman.views.exports.columns import Cell, Table

#: Rows of a group: some 10 MB of the widest table.
_GROUP = 10_000


class Parquet:
    """Writes the rows of a table to a Parquet file; its schema stands in the metadata too.

    Raises MissingExtraError, with the install command, where pyarrow is not installed.
    """

    def __init__(self, target: Path, table: Table) -> None:
        try:
            self._arrow = importlib.import_module("pyarrow")
            writers = importlib.import_module("pyarrow.parquet")
        except ImportError as error:
            raise MissingExtraError(
                "Parquet needs pyarrow, which is not installed. "
                "Install it with: pip install 'dragoman[export]'"
            ) from error
        self._names = table.names
        self._shape = self._schema(table)
        self._writer: Any = writers.ParquetWriter(target, self._shape, compression="zstd")
        # Columns, not rows: a row of its own takes three times the memory of its cells.
        self._columns: list[list[Cell]] = [[] for _ in self._names]

    def write(self, row: Mapping[str, Cell]) -> None:
        """One row; columns it does not have are null."""
        for name, column in zip(self._names, self._columns, strict=True):
            column.append(row.get(name))
        if len(self._columns[0]) >= _GROUP:
            self._flush()

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if not self._columns[0]:
            return
        arrays = [
            self._arrow.array(values, type=field.type)
            for values, field in zip(self._columns, self._shape, strict=True)
        ]
        batch = self._arrow.RecordBatch.from_arrays(arrays, schema=self._shape)
        self._writer.write_batch(batch)
        self._columns = [[] for _ in self._names]

    def _schema(self, table: Table) -> Any:
        arrow = self._arrow
        types = {
            "integer": arrow.int64(),
            "number": arrow.float64(),
            "boolean": arrow.bool_(),
        }
        fields = [arrow.field(one.name, types.get(one.kind, arrow.string())) for one in table.every]
        return arrow.schema(fields, metadata={"frictionless": json.dumps(table.schema())})
