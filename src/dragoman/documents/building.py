"""Text and what is known of it, made into a document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from dragoman.errors import InputError
from dragoman.records import Document, Place
from dragoman.settings import Settings

from .datelines import Dateline, find_dateline
from .dates import check_published
from .headlines import find_headline
from .language import recognise

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user or the source says of a report besides its text; None where nothing is said."""

    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None

    def over(self, other: Given) -> Given:
        """These values, and those of ``other`` where these are None."""
        return Given(
            self.published or other.published,
            self.title or other.title,
            self.publisher or other.publisher,
            self.url or other.url,
        )


def build(text: str, given: Given, settings: Settings, name: str = "text") -> Document:
    """The document of ``text``, which is kept as it is.

    ``name`` is what errors call the input. Raises InputError where there is nothing to read in it,
    where it is too long or not English; DateError where ``given.published`` is no date. Halves of
    surrogate pairs, which no file can hold, become U+FFFD, one for one.
    """
    published = check_published(given.published, name)
    text = _SURROGATE.sub("\ufffd", text)
    _check_size(text, settings, name)
    profile = recognise(text)
    if not profile.english:
        raise InputError(
            name, f"is in {profile.name}, and only English is read", "Translate it first"
        )
    dateline = find_dateline(text)
    headline = find_headline(text)
    above = dateline.span if dateline else headline
    return Document(
        id="d-" + hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        title=_tidy(given.title) or (headline.text if headline else None),
        publisher=_tidy(given.publisher) or (dateline.agency if dateline else None),
        url=_tidy(given.url),
        published=published,
        dateline=_place(dateline),
        language=profile.language,
        body=above.end if above else 0,
    )


def _check_size(text: str, settings: Settings, name: str) -> None:
    if not text.strip():
        raise InputError(name, "is empty", "Give a report with at least one sentence")
    if len(text) > settings.max_characters:
        raise InputError(
            name,
            f"has {len(text):,} characters, more than the {settings.max_characters:,} that are "
            "read as one report",
            "Split it into one report a file, or one a line as JSON lines",
        )
    if not any(c.isalpha() for c in text):
        raise InputError(name, "holds no words", "Give a report in English")


def _tidy(value: str | None) -> str | None:
    """A title or name on one line, None where nothing is left."""
    if value is None:
        return None
    return " ".join(_SURROGATE.sub("\ufffd", value).split()) or None


def _place(dateline: Dateline | None) -> Place | None:
    """The dateline's first place; what it is in the world is found out by reading."""
    if dateline is None or not dateline.places:
        return None
    span = dateline.places[0]
    city = span.text.split(",")[0].strip()
    return Place(city.title() if city.isupper() else city, None, None, None, span)
