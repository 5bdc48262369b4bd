"""Cooperation and conflict of two countries over time, as a picture.

Two panels share the months: events as bars, those of cooperation upward and of conflict downward on
one scale; under them the mean Goldstein score (-10 to 10) as a line, broken where a month has none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from dragoman.web.pictures.drawing import element, group, picture

#: ISO month (or year), events of cooperation, events of conflict, mean Goldstein score.
Month = tuple[str, int, int, float | None]

_LEFT, _RIGHT, _TOP = 40, 12, 10
_BARS, _GAP, _SCORES, _FOOT = 190, 34, 76, 24
HEIGHT = _TOP + _BARS + _GAP + _SCORES + _FOOT
#: Beyond so many months they are taken together by years: bars would be thinner than a line.
_MOST = 150
#: Units of the plane that the name of a month or year takes.
_NAME = 48
_GOLDSTEIN = 10.0
_LINES = "Cooperation", "Conflict", "Mean Goldstein score"


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where months lie across, and events and scores up and down."""

    spans: Sequence[Month]
    width: int
    up: int
    down: int

    @property
    def zero(self) -> float:
        """The line that bars stand on and hang from."""
        return _TOP + self.up * self.unit

    @property
    def unit(self) -> float:
        """The height of one event."""
        return _BARS / max(self.up + self.down, 1)

    @property
    def month(self) -> float:
        """The width of a month."""
        return (self.width - _LEFT - _RIGHT) / len(self.spans)

    def left(self, index: int) -> float:
        """Where a month begins."""
        return _LEFT + index * self.month


def chart(
    months: Sequence[Month], address: Callable[[str], str] | None = None, width: int = 720
) -> Markup:
    """The picture of some months, empty ones between them filled in; no markup for none.

    ``address`` makes of an ISO month (or year, where there are many) where its bar leads;
    ``width`` is that of the picture in the units of its letters.
    """
    spans = filled(months)
    if not spans:
        return Markup("")
    top, bottom = max(m[1] for m in spans), max(m[2] for m in spans)
    step = nice(max(top, bottom))
    plane = _Plane(spans, width, _rounded(top, step) or step, _rounded(bottom, step))
    parts = [
        _counts(plane, step),
        group(_bars(plane, address), class_="bars"),
        element("line", x1=_LEFT, x2=width - _RIGHT, y1=plane.zero, y2=plane.zero, class_="zero"),
        _scores(plane),
        group(_dates(plane), class_="dates"),
    ]
    return picture(parts, (0, 0, width, HEIGHT), class_="chart")


def filled(months: Sequence[Month]) -> list[Month]:
    """Every month from the first to the last, by years where they are very many."""
    known = {month[0]: month for month in months}
    if not known:
        return []
    first, last = min(known), max(known)
    if _number(last) - _number(first) >= _MOST:
        return _by_year([known[name] for name in sorted(known)])
    every, name = [], first
    while name <= last:
        every.append(known.get(name, (name, 0, 0, None)))
        name = _next(name)
    return every


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"


def _by_year(months: Sequence[Month]) -> list[Month]:
    """Months taken together, every year from the first to the last; their scores weighed by their
    events."""
    first, last = int(months[0][0][:4]), int(months[-1][0][:4])
    years: dict[str, list[Month]] = {f"{year:04}": [] for year in range(first, last + 1)}
    for month in months:
        years[month[0][:4]].append(month)
    found: list[Month] = []
    for name, some in years.items():
        scored = [(good + bad, mean) for _, good, bad, mean in some if mean is not None]
        total = sum(count for count, _ in scored)
        mean = sum(count * one for count, one in scored) / total if total else None
        found.append((name, sum(m[1] for m in some), sum(m[2] for m in some), mean))
    return found


def nice(most: float) -> int:
    """A step that leads in at most four lines to a number: 1, 2 or 5 times a power of ten."""
    step = 1
    while True:
        for times in (1, 2, 5):
            if step * times * 4 >= most:
                return step * times
        step *= 10


def _rounded(number: int, step: int) -> int:
    """The next line at or above a number."""
    return -(-number // step) * step


def told(name: str, good: int, bad: int, mean: float | None) -> str:
    """A month in words: ``March 2022: 12 cooperation, 3 conflict, mean Goldstein +1.5``."""
    score = "" if mean is None else f", mean Goldstein {mean:+.1f}"
    return f"{month_name(name)}: {good:,} cooperation, {bad:,} conflict{score}"


def month_name(name: str) -> str:
    """``2022-03`` as ``March 2022``; a year as it is."""
    return name if len(name) < 7 else f"{_month(name):%B} {name[:4]}"


def _month(name: str) -> date:
    return date(int(name[:4]), int(name[5:7]), 1)


# --------------------------------------------------------------------------- events


def _bars(plane: _Plane, address: Callable[[str], str] | None) -> list[Markup]:
    """A column for each month that has events, told in words where the pointer rests."""
    found = []
    wide = max(min(plane.month * 0.72, 36), 1.5)
    for index, (name, good, bad, mean) in enumerate(plane.spans):
        if not good and not bad:
            continue
        left = plane.left(index)
        place = {"x": left + (plane.month - wide) / 2, "width": wide}
        touch = {"x": left, "width": plane.month, "y": _TOP, "height": _BARS}
        parts = [element("title", told(name, good, bad, mean))]
        parts.append(element("rect", class_="touch", **touch))
        for kind, count, y in (("good", good, plane.zero - good * plane.unit),
                               ("bad", bad, plane.zero)):  # fmt: skip
            if count:
                parts.append(element("rect", **place, y=y, height=count * plane.unit, class_=kind))
        link = element("a", *parts, href=address(name), tabindex="-1") if address else group(parts)
        found.append(link)
    return found


def _counts(plane: _Plane, step: int) -> Markup:
    """Lines across with their number of events, and which way is which."""
    parts = []
    for count in range(-plane.down, plane.up + 1, step):
        y = plane.zero - count * plane.unit
        if count:
            parts.append(_across(plane, y, "grid"))
        parts.append(element("text", f"{abs(count):,}", x=_LEFT - 6, y=y + 4, text_anchor="end"))
    return group(parts, class_="scale")


def _across(plane: _Plane, y: float, kind: str) -> Markup:
    return element("line", x1=_LEFT, x2=plane.width - _RIGHT, y1=y, y2=y, class_=kind)


# --------------------------------------------------------------------------- scores


def _height(score: float) -> float:
    """Where a Goldstein score lies."""
    return _TOP + _BARS + _GAP + _SCORES * (_GOLDSTEIN - score) / (2 * _GOLDSTEIN)


def _scores(plane: _Plane) -> Markup:
    """The mean scores, joined from month to month; a score that stands alone is a point."""
    parts = [element("text", _LINES[2], x=_LEFT, y=_height(_GOLDSTEIN) - 8, class_="name")]
    for score in (10, 0, -10):
        y = _height(score)
        parts.append(_across(plane, y, "grid" if score else "zero"))
        told_so = f"{score:+}" if score else "0"
        parts.append(element("text", told_so, x=_LEFT - 6, y=y + 4, text_anchor="end"))
    for run in _runs(plane):
        if len(run) > 1:
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
            parts.append(element("polyline", points=points, class_="goldstein"))
        if len(run) == 1 or len(plane.spans) <= 40:
            parts += [element("circle", cx=x, cy=y, r=2.5, class_="goldstein-at") for x, y in run]
    return group(parts, class_="scale")


def _runs(plane: _Plane) -> list[list[tuple[float, float]]]:
    """Points of months in a row that have a score."""
    runs: list[list[tuple[float, float]]] = [[]]
    for index, (_, _, _, mean) in enumerate(plane.spans):
        if mean is not None:
            runs[-1].append((plane.left(index) + plane.month / 2, _height(mean)))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


# --------------------------------------------------------------------------- names of months


def _dates(plane: _Plane) -> list[Markup]:
    """As many names of months, or years, as fit under the panels."""
    room = max(int((plane.width - _LEFT - _RIGHT) // _NAME), 1)
    count = len(plane.spans)
    every = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120) if count / n <= room), 240)
    found: list[Markup] = []
    for index, (name, *_) in enumerate(plane.spans):
        if _number(name) % every == 0:
            x = plane.left(index) + plane.month / 2
            told_so = _short(name, every) if found else _first(name, every)
            found.append(element("text", told_so, x=x, y=HEIGHT - 6, text_anchor="middle"))
    return found


def _number(name: str) -> int:
    """Months (or years) counted on, so that every third is a quarter's first."""
    return int(name) if len(name) < 7 else int(name[:4]) * 12 + int(name[5:7]) - 1


def _first(name: str, every: int) -> str:
    """The first name in full: without its year a month alone would say little."""
    short = _short(name, every)
    return short if short == name[:4] else f"{short} {name[:4]}"


def _short(name: str, every: int) -> str:
    """``2022-03`` as ``Mar``, January and years by the year alone."""
    if len(name) < 7 or every >= 12 or name.endswith("-01"):
        return name[:4]
    return f"{_month(name):%b}"


__all__ = ["HEIGHT", "Month", "chart", "filled", "month_name", "nice", "told"]
