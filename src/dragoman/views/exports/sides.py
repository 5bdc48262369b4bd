"""Who stands in the two places that an event table has for actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from dragoman.chronicle import Event, Who
from dragoman.views.exports.lists import whole_id


@dataclass(frozen=True, slots=True)
class Sides:
    """One row's actors. ``id`` tells the row apart from others of the event."""

    id: str
    number: int
    actor: Who | None
    recipient: Who | None


def sides(event: Event, pairs: bool = False) -> Iterator[Sides]:
    """The first actor and the first recipient; with ``pairs`` each actor with each recipient.

    A contact told of several actors and no recipient ("A and B spoke") is between them.
    """
    actors: tuple[Who | None, ...] = event.actors or (None,)
    recipients: tuple[Who | None, ...] = event.recipients or (None,)
    between = event.channel is not None and not event.recipients and len(event.actors) > 1
    if not pairs:
        other = event.actors[1] if between else recipients[0]
        yield Sides(event.id, whole_id(event.id), actors[0], other)
        return
    if between:
        every = [(one, two) for at, one in enumerate(actors) for two in actors[at + 1 :]]
    else:
        every = list(product(actors, recipients))
    for one, two in every:
        names = (one.id if one else "", two.id if two else "")
        number = whole_id(event.id, *names) if len(every) > 1 else whole_id(event.id)
        label = f"{event.id}:{names[0]}:{names[1]}" if len(every) > 1 else event.id
        yield Sides(label, number, one, two)
