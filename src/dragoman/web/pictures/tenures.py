"""Offices over time, as bars under a line of years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from dragoman.chronicle import Tenure
from dragoman.web.pictures.drawing import element, group, picture, shortened

WIDTH = 640
_ROW, _TOP, _EDGE = 44, 26, 8
#: Units of the plane that the name of a year takes, and a letter of an office.
_YEAR, _LETTER = 52, 7.2
_STEPS = (1, 2, 5, 10, 20, 50, 100)


def tenures(offices: Sequence[Tenure], today: str, width: int = WIDTH) -> Markup:
    """The picture of some offices, one below the other; no markup where none has a day.

    ``today`` (ISO) ends what has no end yet. An office of no known beginning begins at the left
    edge. Known ones are told from those by text alone (class ``text``), whose days are those of
    the documents that give them.
    """
    dated = [one for one in offices if one.since or one.until]
    if not dated:
        return Markup("")
    days = [_day(day) for one in dated for day in (one.since, one.until) if day]
    first, last = min(days), max(days)
    if any(one.until is None for one in dated):
        last = max(last, _day(today))
    plane = _Plane(first, max(last, first + 366), width)
    parts = [_years(plane, len(dated))]
    parts += [_bar(plane, row, one, today) for row, one in enumerate(dated)]
    tall = _TOP + _ROW * len(dated) + 6
    return picture(parts, (0, 0, width, tall), class_="tenures")


class _Plane:
    """Where days lie across."""

    def __init__(self, first: int, last: int, width: int) -> None:
        self.first, self.last, self.width = first, last, width

    def x(self, day: int) -> float:
        """Where a day lies."""
        across = (day - self.first) / (self.last - self.first)
        return _EDGE + across * (self.width - 2 * _EDGE)


def _day(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()


def _years(plane: _Plane, rows: int) -> Markup:
    """A line down for as many years as have room."""
    years = range(date.fromordinal(plane.first).year + 1, date.fromordinal(plane.last).year + 1)
    room = max(int((plane.width - 2 * _EDGE) // _YEAR), 1)
    step = next((n for n in _STEPS if len(years) / n <= room), _STEPS[-1])
    parts = []
    for year in (one for one in years if one % step == 0):
        x = plane.x(date(year, 1, 1).toordinal())
        parts.append(element("line", x1=x, x2=x, y1=_TOP - 6, y2=_TOP + _ROW * rows, class_="grid"))
        middle = min(max(x, _YEAR / 2), plane.width - _YEAR / 2)
        parts.append(element("text", str(year), x=middle, y=_TOP - 12, text_anchor="middle"))
    return group(parts, class_="scale")


def _bar(plane: _Plane, row: int, office: Tenure, today: str) -> Markup:
    """An office: its name, and under it the bar; open ends are told by its class."""
    start = _day(office.since) if office.since else plane.first
    end = _day(office.until or today)
    left, right = plane.x(start), max(plane.x(end), plane.x(start) + 3)
    top = _TOP + row * _ROW
    name = f"{office.title}, {office.body}" if office.body else office.title
    most = int((plane.width - 2 * _EDGE) / _LETTER)
    # A name stands at its bar's left where it fits there, else it ends at the right edge.
    shown = shortened(name, most)
    at = min(left, plane.width - _EDGE - len(shown) * _LETTER)
    kinds = ["office", office.basis, *(["open"] if not office.until else [])]
    return group(
        [
            element("title", name),
            element("text", shown, x=max(at, _EDGE), y=top + 14),
            element("rect", x=left, y=top + 21, width=right - left, height=12, rx=2),
        ],
        class_=" ".join(kinds),
    )


__all__ = ["WIDTH", "tenures"]
