"""Who stands in a row's two places."""

from __future__ import annotations

from dragoman.views.exports.sides import sides
from tests.views.answers.values import AYDIN, BLOCKADE, CALL, LUND, OSLO_OFFICE, TREATY, TURKEY
from tests.views.exports.values import MANY, SPOKEN


def test_one_row_an_event_with_the_first_of_each_side() -> None:
    (row,) = sides(MANY.event)
    assert (row.id, row.actor, row.recipient) == ("e-many", LUND, AYDIN)


def test_pairs_are_every_actor_with_every_recipient() -> None:
    rows = list(sides(MANY.event, pairs=True))
    assert [(one.actor, one.recipient) for one in rows] == [
        (LUND, AYDIN), (LUND, TURKEY), (OSLO_OFFICE, AYDIN), (OSLO_OFFICE, TURKEY),
    ]  # fmt: skip
    assert len({one.number for one in rows}) == len({one.id for one in rows}) == 4


def test_an_event_of_two_is_the_same_row_either_way() -> None:
    assert list(sides(CALL)) == list(sides(CALL, pairs=True))


def test_a_contact_without_recipient_is_between_its_actors() -> None:
    (row,) = sides(SPOKEN.event)
    assert (row.actor, row.recipient) == (LUND, AYDIN)
    pairs = [(one.actor, one.recipient) for one in sides(SPOKEN.event, pairs=True)]
    assert pairs == [(LUND, AYDIN), (LUND, TURKEY), (AYDIN, TURKEY)]


def test_what_is_no_contact_has_no_recipient_made_up() -> None:
    (row,) = sides(TREATY)
    assert (row.actor, row.recipient) == (LUND, None)
    assert next(iter(sides(BLOCKADE))).recipient is None


def test_numbers_fit_a_signed_integer() -> None:
    assert all(0 <= one.number < 2**63 for one in sides(MANY.event, pairs=True))
