"""Sources in, documents out: files, folders, pages, JSON lines, feeds, sitemaps, archives.

``load_all`` yields a :class:`~dragoman.records.Document` for each report of a source, and in the
place of one that cannot be read the :class:`~dragoman.errors.InputError` that says why. The text of
a document is never edited: every later offset counts in it.
"""

from __future__ import annotations

from .building import Given, build
from .counting import count_inputs
from .datelines import Dateline, find_dateline
from .dates import check_published
from .encoding import decode
from .fetching import Client, Pace, Validators
from .headlines import find_headline
from .language import Profile, recognise
from .lines import read_lines
from .pages import read_page
from .retrying import remember, retry
from .sources import load, load_all
from .watching import Feed, FeedState, poll, read_feeds, rounds

__all__ = [
    "Client",
    "Dateline",
    "Feed",
    "FeedState",
    "Given",
    "Pace",
    "Profile",
    "Validators",
    "build",
    "check_published",
    "count_inputs",
    "decode",
    "find_dateline",
    "find_headline",
    "load",
    "load_all",
    "poll",
    "read_feeds",
    "read_lines",
    "read_page",
    "recognise",
    "remember",
    "retry",
    "rounds",
]
