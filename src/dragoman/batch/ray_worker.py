"""What runs on the nodes of a Ray cluster: a reader that codes the shards it is handed.

Everything that is handed over is plain: JSON in a column of Arrow. A worker writes the tables of
its shards itself, and gives back what became of them.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from dragoman.batch.inputs import Inputs
from dragoman.batch.opening import Source, opened
from dragoman.batch.output import Out, done_with
from dragoman.batch.shard import Shard, Tally
from dragoman.batch.shards import Manner, Reads, code_shard
from dragoman.batch.witness import Past
from dragoman.errors import DragomanError, InputError
from dragoman.pipeline import Reader
from dragoman.settings import Settings

#: A shard that ended so many workers is given up; a document is given up after two of them.
TRIES = 6


@dataclass(frozen=True, slots=True)
class Brief:
    """What every worker is told once: where tables go, and what readings depend on.

    ``acts`` are the user's act files by name: their folder need not be there on every machine.
    """

    out: Out
    settings: Settings
    provenance: Mapping[str, str]
    acts: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """The brief as JSON."""
        settings = {**asdict(self.settings), "acts": None}
        told = {"out": asdict(self.out), "settings": settings}
        return json.dumps({**told, "provenance": dict(self.provenance), "acts": dict(self.acts)})

    @staticmethod
    def from_json(text: str) -> Brief:
        """The brief whose ``to_json()`` is ``text``; its acts lie in a new folder here."""
        told = json.loads(text)
        acts = told["acts"]
        settings = Settings(**{**told["settings"], "acts": _unpacked(acts) if acts else None})
        return Brief(Out(**told["out"]), settings, told["provenance"], acts)


def packed(folder: Path | None) -> dict[str, str]:
    """The act files of a folder, by name."""
    found = sorted(folder.glob("*.toml")) if folder else ()
    return {path.name: path.read_text(encoding="utf-8") for path in found}


def _unpacked(acts: Mapping[str, str]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dragoman-acts-"))
    for name, content in acts.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


class Sees(Protocol):
    """A :class:`~dragoman.batch.witness.Witness` as a worker calls it, wherever it is."""

    def begin(self, shard: str) -> Past:
        """A try at a shard begins."""

    def reading(self, shard: str, through: int, documents: tuple[str, ...]) -> None:
        """These documents are read now."""

    def end(self, shard: str) -> None:
        """A try at a shard ended."""


class Coder:
    """A worker: a reader, loaded once, that codes shards.

    Raises DragomanError where this machine would read otherwise than the one that began the run.
    """

    def __init__(self, brief: str, witness: Sees, make: Callable[[Settings], Any] = Reader) -> None:
        # numpy's products here are small: threads of its own would only spin.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        self._brief = Brief.from_json(brief)
        self._witness = witness
        reader = make(self._brief.settings)
        _check(self._brief.provenance, reader.provenance)
        self._reader: Reads = reader
        self._inputs = Inputs(self._brief.settings)

    def code(self, told: str) -> dict[str, str]:
        """Code a shard told as JSON: its id as ``shard``, and its ``tally`` as JSON or ``trouble``.

        Nothing is raised. Trouble is what keeps a whole shard from being coded, such as an output
        that cannot be written.
        """
        shard = Shard.from_dict(json.loads(told))
        try:
            tally = self._code(shard)
        except Exception as error:
            kind = "" if isinstance(error, DragomanError) else f"{type(error).__name__}: "
            return {"shard": shard.id, "tally": "", "trouble": f"{kind}{error}"}
        finally:
            self._witness.end(shard.id)
        return {"shard": shard.id, "tally": json.dumps(tally.to_dict()), "trouble": ""}

    def _code(self, shard: Shard) -> Tally:
        past = self._witness.begin(shard.id)
        if past.tries:
            # The worker may have died between its last mark and its answer.
            tally = done_with(self._brief.out, shard.id)
            if tally is not None:
                return tally
        if past.tries >= TRIES:
            raise DragomanError(f"ended the worker that coded it {past.tries} times")
        _seen(shard)

        def told(through: int, documents: tuple[str, ...]) -> None:
            self._witness.reading(shard.id, through, documents)

        manner = Manner(told=told, alone=past.tries > 0, deadly=past.deadly)
        return code_shard(shard, self._reader, self._brief.out, manner, self._inputs)


def _check(wanted: Mapping[str, str], own: Mapping[str, str]) -> None:
    other = [name for name, value in wanted.items() if own.get(name) != value]
    if other:
        raise DragomanError(
            f"A node of the cluster has another {', '.join(other)} than the machine that began the "
            "run: install the same version of dragoman on every node"
        )


def _seen(shard: Shard) -> None:
    """Does this machine see the source that the planning one did? Raises DragomanError if not."""
    if shard.kind == "files":
        return
    try:
        with opened(Source(shard.source)):
            return
    except InputError as error:
        raise DragomanError(f"A node of the cluster does not see a source. {error}") from None
