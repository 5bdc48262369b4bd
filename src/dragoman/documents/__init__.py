"""Sources in, documents out: text files, pages, addresses, standard input, JSON lines.

``load`` yields a :class:`~dragoman.records.Document` for each report of a source, and in the place
of one that cannot be read the :class:`~dragoman.errors.InputError` that says why. The text of a
document is never edited: every later offset counts in it.
"""

from __future__ import annotations

from .building import Given, build
from .datelines import Dateline, find_dateline
from .dates import check_published
from .encoding import decode
from .headlines import find_headline
from .language import Profile, recognise
from .lines import read_lines
from .pages import read_page
from .sources import load

__all__ = [
    "Dateline",
    "Given",
    "Profile",
    "build",
    "check_published",
    "decode",
    "find_dateline",
    "find_headline",
    "load",
    "read_lines",
    "read_page",
    "recognise",
]
