"""The record across documents, in SQLite or PostgreSQL.

:func:`open_record` gives a :class:`Store`; its writer adds documents, one transaction each, and its
reader answers questions with values of :mod:`dragoman.chronicle`.
"""

from __future__ import annotations

from dragoman.errors import StoreError
from dragoman.store.backup import back_up, copy_record
from dragoman.store.checking import check
from dragoman.store.deadlines import deadline
from dragoman.store.entry import Entry
from dragoman.store.opening import Store, open_record
from dragoman.store.reading import Reader
from dragoman.store.settling import Settling
from dragoman.store.writing import Writer

__all__ = [
    "Entry",
    "Reader",
    "Settling",
    "Store",
    "StoreError",
    "Writer",
    "back_up",
    "check",
    "copy_record",
    "deadline",
    "open_record",
]
