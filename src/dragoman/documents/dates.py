"""Publication dates as given by the user or the source: an ISO date or date-time, or an error."""

from __future__ import annotations

import re
from datetime import date, datetime

from dragoman.errors import DateError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?\Z")
_REMEDY = "Give it as YYYY-MM-DD, for example 2025-02-12"


def check_published(published: str | None, name: str = "published") -> str | None:
    """The date as given, less outer blanks; None where none is given.

    ``name`` is what an error calls the input. Raises DateError for a day the calendar does not
    have and for any other form than an ISO date or date-time.
    """
    if published is None or not published.strip():
        return None
    given = published.strip()
    if _DATE.match(given):
        parse = date.fromisoformat
    elif _MOMENT.match(given):
        parse = datetime.fromisoformat
    else:
        raise DateError(name, f"{_shown(given)} is no date in ISO form", _REMEDY)
    try:
        parse(given)
    except ValueError:
        raise DateError(name, f"{_shown(given)} is no date", _REMEDY) from None
    return given


def _shown(given: str) -> str:
    """At most 40 characters of the input, quoted, for a message."""
    return repr(given if len(given) <= 40 else given[:37] + "...")
