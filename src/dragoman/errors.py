"""The exceptions raised on purpose. Each message names the input and what to do about it."""

from __future__ import annotations


class DragomanError(Exception):
    """Base of everything raised on purpose here. ``exit_code`` is what the command exits with."""

    exit_code = 1


class InputError(DragomanError):
    """An input that cannot be read as a report (empty, binary, wrong encoding, too large, …)."""

    exit_code = 2

    def __init__(self, name: str, problem: str, remedy: str) -> None:
        super().__init__(f"{name}: {problem}. {remedy}")
        self.name = name
        self.problem = problem
        self.remedy = remedy


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
