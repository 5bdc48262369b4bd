"""Measuring the readings: the figures of a file, as a table or as JSON.

>>> from pathlib import Path
>>> from dragoman.evaluate import run
>>> print(run("names", Path("tagged.txt")).table())  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from .report import Report, Score

if TYPE_CHECKING:
    from .running import KINDS, run

__all__ = ["KINDS", "Report", "Score", "run"]


def __getattr__(name: str) -> Any:
    """``run`` and ``KINDS``, loaded when first asked for: they bring the network's runtime."""
    if name not in ("KINDS", "run"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(".running", __name__), name)
