"""Measuring the readings: the figures of a file, as a table or as JSON.

>>> from pathlib import Path
>>> from dragoman.evaluate import run
>>> print(run("names", Path("conllpp-dev.txt")).table())  # doctest: +SKIP
"""

from __future__ import annotations

from .report import Report, Score
from .running import KINDS, run

__all__ = ["KINDS", "Report", "Score", "run"]
