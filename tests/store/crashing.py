"""A process that adds documents made by hand, for the tests that kill it.

It adds documents FIRST to LAST, with variants, texts that take another's place and re-readings, and
merges now and then. It writes a line for each document that stands, so that the tests know what
must be there.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field

from dragoman.store import open_record

from .making import document_of, entry_of, made, publication_of, settle, sketch_of


def work(target: str, first: int, last: int, out: int | None = None) -> None:
    with open_record(target, create=True) as store:
        writer = store.writer()
        for number in range(first, last):
            entry = made(number)
            writer.add(entry)
            if out is not None:
                os.write(out, entry.document.id.encode() + b"\n")
            if number % 3 == 0:
                edited = document_of(number, "Southern Post", " Edited.")
                writer.variant(
                    edited, publication_of(edited), entry.document.id, sketch_of(edited.text)
                )
            if number % 5 == 0:
                full = entry_of(document_of(number, "Third Mail", " In full."))
                writer.add(full, [entry.document.id])
            if number % 5 in (2, 3):
                writer.replace(entry)
            if number % 10 == 0:
                settle(writer)
        settle(writer)


@dataclass
class Working:
    """A process that works. Forked, since starting Python anew takes longer than what it does."""

    target: str
    first: int
    last: int
    pid: int = field(init=False)
    out: int = field(init=False)

    def __post_init__(self) -> None:
        self.out, end = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                os.close(self.out)
                work(self.target, self.first, self.last, end)
                code = 0
            finally:
                os._exit(code)
        os.close(end)

    def lines(self, most: int) -> list[str]:
        """The next lines it writes, at most as many; fewer where it ends."""
        found = b""
        while found.count(b"\n") < most and (some := os.read(self.out, 4096)):
            found += some
        return found.decode().splitlines()

    def kill(self) -> list[str]:
        """Kill it as the power does; what it had still written."""
        os.kill(self.pid, signal.SIGKILL)
        rest = self.lines(1_000_000)
        self.wait()
        return rest

    def wait(self) -> int:
        """Wait for its end; its exit code, negative where it was killed."""
        _, status = os.waitpid(self.pid, 0)
        os.close(self.out)
        return os.waitstatus_to_exitcode(status)
