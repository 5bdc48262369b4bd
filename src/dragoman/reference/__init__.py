"""Findings → records: what the words refer to. Actors, offices, places, times, accounts."""

from __future__ import annotations

from dragoman.reference.resolve import resolve
from dragoman.reference.scenery import placed
from dragoman.reference.times import find as find_times

__all__ = ["find_times", "placed", "resolve"]
