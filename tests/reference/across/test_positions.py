"""How a holder's words on a topic moved, and what is no move."""

from __future__ import annotations

import random

from dragoman.chronicle import Source, Stand, Who, Words
from dragoman.records import Date
from dragoman.reference.across.positions import courses

SALO = Who("a-salo", "Kirsi Salo", "person", "FIN")
RUIZ = Who("a-ruiz", "Eva Ruiz", "person", "ESP")


def stand(number: int, stance: str, phrase: str, day: str, *about: str) -> Stand:
    source = Source(f"d-{number}", None, "a paper", None, day)
    return Stand(
        id=f"p-{number}",
        stance=stance,
        when=Date(day, day, "day", "", None),
        phrase=Words(0, len(phrase), phrase, source),
        statement=None,
        about=tuple(Who(f"a-{code}", code, "country", code) for code in about),
    )


LIFTING = "lifting the sanctions on Norway over herring quotas"
KEEPING = "sanctions on Norway over its herring quotas"


def test_a_stance_that_turned() -> None:
    first = stand(1, "supports", KEEPING, "2031-01-05", "NOR")
    last = stand(2, "opposes", KEEPING, "2031-06-05", "NOR")
    (course,) = courses([((SALO,), "sanctions", last), ((SALO,), "sanctions", first)])
    assert course.moved and course.stands == (first, last)
    assert course.change == (
        f"supports on 2031-01-05: “{KEEPING}”; opposes on 2031-06-05: “{KEEPING}”"
    )


def test_for_lifting_is_against() -> None:
    first = stand(1, "supports", KEEPING, "2031-01-05")
    last = stand(2, "demands", LIFTING, "2031-06-05")
    (course,) = courses([((SALO,), "sanctions", first), ((SALO,), "sanctions", last)])
    assert course.moved
    same = stand(3, "opposes", LIFTING, "2031-06-05")
    (course,) = courses([((SALO,), "sanctions", first), ((SALO,), "sanctions", same)])
    assert not course.moved and course.change is None


def test_two_things_under_one_topic_are_no_move() -> None:
    first = stand(1, "supports", KEEPING, "2031-01-05")
    other = stand(2, "opposes", "sanctions on Chile over copper exports", "2031-06-05")
    wider = stand(3, "opposes", "sanctions that hit hospitals and schools first", "2031-06-05")
    for last in (other, wider):
        (course,) = courses([((SALO,), "sanctions", first), ((SALO,), "sanctions", last)])
        assert not course.moved and len(course.stands) == 2


def test_a_demand_is_for() -> None:
    first = stand(1, "supports", KEEPING, "2031-01-05")
    last = stand(2, "demands", KEEPING, "2031-06-05")
    (course,) = courses([((SALO,), "sanctions", first), ((SALO,), "sanctions", last)])
    assert not course.moved


def test_without_a_topic_phrases_of_one_thing_go_together() -> None:
    one = stand(1, "supports", "a tunnel under the Aland archipelago", "2031-01-05")
    two = stand(2, "opposes", "the Aland archipelago tunnel", "2031-03-05")
    far = stand(3, "opposes", "a ban on plastic bottles", "2031-03-05")
    made = courses([((SALO,), None, s) for s in (far, two, one)])
    assert [course.topic for course in made] == [far.phrase.text, one.phrase.text]
    assert [course.moved for course in made] == [False, True]


def test_words_that_mean_another_thing_each_time_are_no_move() -> None:
    first = stand(1, "opposes", "our proposal", "2031-01-05")
    last = stand(2, "supports", "these proposals", "2031-06-05")
    assert not any(course.moved for course in courses([((SALO,), None, s) for s in (first, last)]))
    first = stand(1, "supports", "a blockade", "2031-01-05")
    last = stand(2, "opposes", "the blockade", "2031-06-05")
    assert [course.moved for course in courses([((SALO,), None, s) for s in (first, last)])] == [
        True
    ]


def test_what_is_done_against_a_thing_is_not_the_thing() -> None:
    first = stand(1, "demands", "vaccination against measles", "2031-01-05")
    last = stand(2, "opposes", "measles", "2031-06-05")
    (course,) = courses([((SALO,), "health", first), ((SALO,), "health", last)])
    assert not course.moved
    other = stand(3, "opposes", "vaccination against measles", "2031-06-05")
    (course,) = courses([((SALO,), "health", first), ((SALO,), "health", other)])
    assert course.moved


def test_the_same_demand_in_nearly_the_same_words_is_no_move() -> None:
    words = "should know that it can neither tame the islands by sanctions nor by herring quotas"
    first = stand(1, "demands", f"The U.S. {words}", "2031-01-05")
    last = stand(2, "demands", f"The US {words}", "2031-06-05")
    (course,) = courses([((SALO,), "sanctions", first), ((SALO,), "sanctions", last)])
    assert not course.moved


def test_a_remedy_is_not_what_it_remedies() -> None:
    first = stand(1, "demands", "vaccination against measles", "2031-01-05")
    last = stand(2, "opposes", "measles", "2031-06-05")
    (course,) = courses([((SALO,), "health", first), ((SALO,), "health", last)])
    assert not course.moved


def test_holders_stay_apart() -> None:
    one = stand(1, "supports", KEEPING, "2031-01-05")
    two = stand(2, "opposes", KEEPING, "2031-03-05")
    made = courses([((SALO,), "sanctions", one), ((RUIZ,), "sanctions", two)])
    assert [course.holder for course in made] == [(RUIZ,), (SALO,)]
    assert not any(course.moved for course in made)


def test_order_changes_nothing() -> None:
    phrases = [KEEPING, LIFTING, "a tunnel under the Aland archipelago", "the Aland tunnel"]
    taken = [
        ((SALO,), "sanctions" if "sanctions" in text else None, stand(n, "supports", text, day))
        for n, (text, day) in enumerate(
            (text, f"2031-0{month}-01") for text in phrases for month in (1, 2, 3)
        )
    ]
    expected = courses(taken)
    for seed in range(5):
        random.Random(seed).shuffle(taken)
        assert courses(taken) == expected


def test_nothing_gives_nothing() -> None:
    assert courses([]) == ()
