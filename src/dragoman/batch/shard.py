"""A shard: a run of inputs, told as plain data, so that any engine can hand it to any worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

from dragoman.documents import Given

_NOTHING = Given()


@dataclass(frozen=True, slots=True)
class Named:
    """A file with what is said of everything in it."""

    path: str
    given: Given = _NOTHING


@dataclass(frozen=True, slots=True)
class Shard:
    """Some inputs of one source.

    ``id`` begins with a mark of the source; the rest is a hash of what the inputs hold: the same
    inputs are the same shard in every run. ``kind`` says what ``source`` holds: JSON lines, rows of
    Parquet, records of a WARC archive, or files, which ``files`` names. ``first`` is the number of
    the first line, row or record, from 1; ``start`` where the first line begins (bytes, unpacked);
    ``last`` is true where the source ends with this shard: it is then read to its end, so that
    damage behind the last sound input is found. ``columns`` are pairs of a key of ours and the name
    it has in the source.
    """

    id: str
    source: str
    kind: Literal["lines", "rows", "records", "files"]
    first: int
    count: int
    start: int = 0
    last: bool = False
    given: Given = _NOTHING
    columns: tuple[tuple[str, str], ...] = ()
    files: tuple[Named, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The shard as JSON has it."""
        return asdict(self)

    @staticmethod
    def from_dict(value: Mapping[str, Any]) -> Shard:
        """The shard whose ``to_dict()`` is ``value``."""
        values = dict(value)
        values["given"] = Given(**values["given"])
        values["columns"] = tuple((key, name) for key, name in values["columns"])
        values["files"] = tuple(Named(one["path"], Given(**one["given"])) for one in value["files"])
        return Shard(**values)


@dataclass(slots=True)
class Tally:
    """What became of some inputs.

    ``coded`` documents were read; ``known`` are further publications of documents that are read
    elsewhere; ``words`` are those of the coded ones.
    """

    inputs: int = 0
    coded: int = 0
    known: int = 0
    quarantined: int = 0
    words: int = 0
    skipped: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another tally's inputs in."""
        for one in fields(self):
            if one.name != "skipped":
                setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))
        self.skipped += other.skipped

    def to_dict(self) -> dict[str, Any]:
        """The tally as JSON has it."""
        return asdict(self)

    @staticmethod
    def from_dict(value: Mapping[str, Any]) -> Tally:
        """The tally whose ``to_dict()`` is ``value``."""
        return Tally(**value)
