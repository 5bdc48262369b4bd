"""What a filter keeps of events that are no rows of a record: the same rules, asked of a value."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.chronicle import Event, Filter, Who
from dragoman.reference.names import fold

_Rule = Callable[[Event, Filter], bool]


def keeps(event: Event, asked: Filter) -> bool:
    """Does the filter keep this event? Its limit and offset are not looked at."""
    return all(rule(event, asked) for rule in _RULES)


def _actor(event: Event, asked: Filter) -> bool:
    if asked.actor is None:
        return True
    wanted = set(fold(asked.actor).split())
    return any(
        who.id == asked.actor or (wanted and wanted <= set(fold(who.name).split()))
        for who in _parties(event)
    )


def _countries(event: Event, asked: Filter) -> bool:
    there = {who.country for who in _parties(event)}
    any_of = not asked.countries or bool(there & set(asked.countries))
    return any_of and (asked.dyad is None or set(asked.dyad) <= there)


def _told(event: Event, asked: Filter) -> bool:
    return (
        (not asked.acts or event.act in asked.acts)
        and (not asked.certainties or event.certainty in asked.certainties)
        and (asked.background is None or event.background == asked.background)
        and (not asked.contacts or event.channel is not None)
    )


def _days(event: Event, asked: Filter) -> bool:
    """Dated events that overlap the days; undated ones, unless they look back, by publication."""
    if asked.since is None and asked.until is None:
        return True
    when = event.when
    if when is not None and (when.start or when.end):
        first, last = (when.start or when.end or "")[:10], (when.end or when.start or "")[:10]
    elif event.background:
        return False
    else:
        days = [one.words.source.published for one in event.reports]
        first = last = min((one[:10] for one in days if one), default="")
    if not first:
        return False
    return (asked.since is None or last >= asked.since) and (
        asked.until is None or first <= asked.until
    )


def _reports(event: Event, asked: Filter) -> bool:
    """What a report is told by: publisher, document, topics of statements."""
    return all(
        any(rule(event, number) for number in range(len(event.reports)))
        for rule in _report_rules(asked)
    )


def _report_rules(asked: Filter) -> list[Callable[[Event, int], bool]]:
    rules: list[Callable[[Event, int], bool]] = []
    if asked.publisher is not None:
        name = asked.publisher.casefold()
        rules.append(
            lambda event, at: name in (event.reports[at].words.source.publisher or "").casefold()
        )
    if asked.document is not None:
        rules.append(lambda event, at: event.reports[at].words.source.document == asked.document)
    if asked.topic is not None:
        rules.append(
            lambda event, at: any(
                asked.topic in said.topics for said in event.reports[at].according_to
            )
        )
    return rules


def _parties(event: Event) -> tuple[Who, ...]:
    return (*event.actors, *event.recipients)


_RULES: tuple[_Rule, ...] = (_told, _days, _actor, _countries, _reports)
