"""Positions a page at a time, and those of one actor."""

from __future__ import annotations

from dataclasses import replace

from dragoman.chronicle import Course, Filter
from dragoman.reference.across.positions import courses, day_of
from dragoman.store import Reader

#: Positions of the holders on one page that courses are made of, the newest.
_MOST = 120


def latest_courses(reader: Reader, asked: Filter) -> tuple[tuple[Course, ...], int]:
    """The courses that hold the newest positions a filter keeps, those first that moved last.

    The filter's limit and offset count positions: of a course that goes back further the earlier
    ones are there too, as far as the holders' last hundred or so go, and it stands on the page of
    its last one alone. Beside the courses: how many positions there were, up to the limit.
    """
    newest = reader.stands(asked)
    shown = {stand.id for _, _, stand in newest}
    turn = {stand.id: number for number, (_, _, stand) in enumerate(newest)}
    holders = list(dict.fromkeys(who.id for held, _, _ in reversed(newest) for who in held))
    earlier = reader.stands(replace(asked, limit=_MOST, offset=0), holders)
    known = {stand.id: (held, topic, stand) for held, topic, stand in (*earlier, *newest)}
    every = courses(sorted(known.values(), key=lambda one: one[2].id))
    kept = [course for course in every if course.stands[-1].id in shown]
    ordered = sorted(kept, key=lambda course: -turn[course.stands[-1].id])
    return tuple(ordered), len(newest)


def courses_of(reader: Reader, actor: str, most: int) -> tuple[Course, ...]:
    """The courses of an actor's newest positions, at most so many of these: those first that moved,
    then the longest, then by their last day."""
    made = courses(reader.stands(Filter(actor=actor, limit=most)))
    latest = sorted(made, key=lambda course: day_of(course.stands[-1]), reverse=True)
    return tuple(sorted(latest, key=lambda course: (-course.moved, -len(course.stands))))


__all__ = ["courses_of", "latest_courses"]
