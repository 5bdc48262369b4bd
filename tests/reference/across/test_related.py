"""What is worth setting side by side, and what is not."""

from __future__ import annotations

from dataclasses import replace

from dragoman.chronicle import Merged, Related, Report
from dragoman.reference.across.events import gather
from dragoman.reference.across.related import related
from tests.reference.across.telling import on, person, report, state

ORBEL = person("Tomas Orbel", "FRA")
SALO, BERG = person("Kirsi Salo", "FIN"), person("Ola Berg", "NOR")
HELSINKI, OSLO = "president.gov.fi", "statsministeren.gov.no"


def found(*reports: Report) -> tuple[Related, ...]:
    events: list[Merged] = [gather([one]) for one in reports]
    return related(events, {one.id: one for one in reports})


def call(name: str, source: str, *parties: object, **more: object) -> Report:
    given = {"words": (), "issued": "15:00", **more}
    return report(name, source=source, parties=parties, **given)


FINNISH = call("fin", HELSINKI, SALO, ORBEL)
NORWEGIAN = call("nor", OSLO, BERG, ORBEL)


def test_the_same_third_party_on_one_day() -> None:
    (made,) = found(FINNISH, NORWEGIAN)
    assert made == Related(
        "third",
        "in contact with Tomas Orbel on 2031-05-04",
        tuple(sorted((FINNISH.id, NORWEGIAN.id))),
    )


def test_another_day_is_another_matter() -> None:
    assert found(FINNISH, replace(NORWEGIAN, when=on("2031-05-06"), published="2031-05-06")) == ()


def test_told_in_the_small_hours_of_the_next_day() -> None:
    day = replace(on("2031-05-05"), text="")
    late = replace(NORWEGIAN, when=day, published="2031-05-05", issued="00:20")
    assert [made.kind for made in found(FINNISH, late)] == ["third"]
    assert found(FINNISH, replace(late, issued="13:00")) == ()
    assert found(FINNISH, replace(late, when=on("2031-05-05"))) == ()


def test_two_calls_of_ones_own_president_are_nothing_to_compare() -> None:
    other = call("fin2", HELSINKI, SALO, person("Eva Ruiz", "ESP"))
    assert found(FINNISH, other) == ()


def test_the_same_two_are_no_third() -> None:
    assert found(FINNISH, call("fra", "elysee.gouv.fr", SALO, ORBEL)) == ()


def test_what_did_not_happen_or_looks_back_is_left_out() -> None:
    assert found(FINNISH, replace(NORWEGIAN, certainty="planned")) == ()
    assert found(FINNISH, replace(NORWEGIAN, background=True)) == ()


TALK_WORDS = ("FIN", "NOR", "negot", "deleg", "herring")


def test_talks_that_both_tell_of() -> None:
    fin, nor = state("Finland", "FIN"), state("Norway", "NOR")
    one = call("fin", HELSINKI, fin, nor, act="negotiate", words=TALK_WORDS, when=None)
    other = call("nor", OSLO, nor, act="discuss", words=TALK_WORDS, when=None)
    (made,) = found(one, other)
    assert made.kind == "talks"
    assert made.reason == "talks of Finland and Norway, told by both around 2031-05-04"
    assert found(one, replace(other, source=HELSINKI)) == ()
    assert found(one, replace(other, certainty="proposed")) == ()
    assert found(one, replace(other, published="2031-05-08")) == ()


MATTER = ("humanitarian", "corrid", "evacu")


def test_one_matter_told_by_two_states() -> None:
    one = call(
        "fin", HELSINKI, state("Finland", "FIN"), act="allow-access", words=MATTER, when=None
    )
    other = call("nor", OSLO, state("Norway", "NOR"), act="evacuate", words=MATTER, when=None)
    (made,) = found(one, other)
    assert (made.kind, made.reason) == ("matter", "both tell of one matter: humanitarian corridor")
    assert found(one, replace(other, words=MATTER[:1])) == ()
    apart = replace(one, words=(*MATTER, "FIN")), replace(other, words=(*MATTER, "PER"))
    assert found(*apart) == ()
