"""How long a question may take: set around it, kept to by both databases."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from contextvars import ContextVar

_UNTIL: ContextVar[float | None] = ContextVar("until", default=None)


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Questions asked inside, and in tasks and threads begun inside, end after so many seconds:
    what takes longer raises StoreError."""
    token = _UNTIL.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _UNTIL.reset(token)


def left() -> float | None:
    """Seconds until the deadline, at least a millisecond; None where there is none."""
    until = _UNTIL.get()
    return None if until is None else max(0.001, until - time.monotonic())


def late() -> bool:
    """True once the deadline is past."""
    until = _UNTIL.get()
    return until is not None and time.monotonic() > until


__all__ = ["deadline", "late", "left"]
