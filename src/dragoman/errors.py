"""The exceptions raised on purpose. Each message names the input and what to do about it."""

from __future__ import annotations


class DragomanError(Exception):
    """Base of everything raised on purpose here. ``exit_code`` is what the command exits with."""

    exit_code = 1


class InputError(DragomanError):
    """An input that cannot be read as a report (empty, binary, wrong encoding, too large, …).

    ``source`` is what it came from where that is more than ``name`` (the file of "file, line 3"),
    ``raw`` the JSON object or text itself, where it is small: with them it can be tried again.
    """

    exit_code = 2

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"{name}: {problem}. {remedy}")
        self.name = name
        self.problem = problem
        self.remedy = remedy
        self.source: str | None = None
        self.raw: str | None = None


class SkippedError(InputError):
    """Files of a folder of kinds that are not read; one for all of them, with their number."""


class FetchError(InputError):
    """An address that gave nothing. ``status`` is the server's answer, None where there was none.

    ``wait`` is for how many seconds the server asked to be left alone, where it did.
    """

    def __init__(
        self,
        name: str,
        problem: str,
        remedy: str,
        status: int | None = None,
        wait: float | None = None,
    ) -> None:
        super().__init__(name, problem, remedy)
        self.status = status
        self.wait = wait


class DateError(InputError):
    """A publication date that is none."""


class LexiconError(DragomanError):
    """An act, title or topic file that does not hold what it must."""

    exit_code = 3


class WeightsError(DragomanError):
    """The network's weights are missing, damaged or of another version."""

    exit_code = 4


class MissingExtraError(DragomanError):
    """An optional part is not installed; the message has the install command."""

    exit_code = 5


class JudgementError(DragomanError):
    """A judgement that cannot be taken: no such record, no such field, nobody named."""

    exit_code = 2


class AskError(DragomanError):
    """A question about something that is not in the record."""

    exit_code = 2

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name}: nothing in the record has this id or name. "
            "Find ids with dragoman search or dragoman timeline"
        )
        self.name = name


class ServeError(DragomanError):
    """An address that cannot be served: taken, not this machine's, or open to others."""

    exit_code = 2


class StoreError(DragomanError):
    """The database cannot be opened, read or written; the message says what to do about it."""

    exit_code = 6
