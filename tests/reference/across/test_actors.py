"""Actors across documents: one person told in many ways, namesakes kept apart."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.chronicle import Person, Signature
from dragoman.records import Actor, Document, Office
from dragoman.reference.across.actors import LINK, alike, cluster, gather, gathered, keys
from dragoman.reference.across.clustering import components
from dragoman.reference.across.signatures import signature
from dragoman.reference.identifiers import actor_id


def told(
    name: str, country: str | None = None, title: str | None = None, day: str = "2022-02-10",
    kind: str = "person", gender: str | None = None, aliases: tuple[str, ...] = (),
    document: str = "",
) -> Signature:  # fmt: skip
    """The signature of an actor as a document of that day tells it."""
    office = Office(title, None, country, None, None, "text") if title else None
    ident = actor_id(name, not any(map(str.isupper, name)), (0, 0), ())
    actor = Actor(ident, name, kind, country, office, (), aliases, gender)
    return signature(actor, Document(id=document or f"{name}{day}", text="", published=day))


def merged(items: Sequence[Signature]) -> tuple[tuple[str, ...], ...]:
    """Components, then clusters: what settling does."""
    by_id = {item.id: item for item in items}
    groups = components(list(by_id.values()), keys, alike, LINK, lambda item: item.id)
    parts = [part for group in groups for part in cluster([by_id[name] for name in group])]
    return tuple(sorted(parts))


def people(items: Sequence[Signature]) -> tuple[Person, ...]:
    """The actors, those of each component told apart."""
    by_id = {item.id: item for item in items}
    groups = components(list(by_id.values()), keys, alike, LINK, lambda item: item.id)
    return tuple(
        person
        for group in groups
        for person in gathered(
            [
                [by_id[name] for name in part]
                for part in cluster([by_id[name] for name in group])
            ]
        )
    )  # fmt: skip


def count(*items: Signature) -> int:
    """How many actors the signatures are."""
    return len(merged(items))


def test_spellings_of_one_name() -> None:
    """Transliterations, accents, initials, middle names, the order of the words."""
    president = "President"
    for names, country in (
        (("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Vladimir Zelenskiy"), "UKR"),
        (("Alexander Lukashenko", "Aliaksandr Lukashenka"), "BLR"),
        (("Kassym-Jomart Tokayev", "Kasym-Zhomart Tokaev"), "KAZ"),
        (("Joe Biden", "J. Biden", "Joseph R. Biden", "Biden"), "USA"),
        (("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"), "EGY"),
        (("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", "Tayyip Erdogan"), "TUR"),
        (("Xi Jinping", "XI Jinping"), "CHN"),
    ):
        assert count(*(told(name, country, president) for name in names)) == 1, names


def test_names_no_table_has() -> None:
    """The same rules for people whom our tables do not know."""
    assert count(told("Ignatius Borromaeus", "ITA"), told("I. Borromaeus", "ITA")) == 1
    assert count(told("Tamás Wekerle", "HUN"), told("Wekerle Tamás", "HUN")) == 1
    assert count(told("Anna Maria Kestrel", "GBR"), told("Anna Kestrel")) == 1


def test_a_surname_joins_the_one_who_fits() -> None:
    """By country; and it stays alone where two fit."""
    one, other = told("Peter Kestrel", "GBR"), told("Olga Kestrel", "GBR")
    lone = told("Kestrel", "GBR")
    assert count(one, lone) == 1
    assert count(one, other, lone) == 3
    found = {person.name: person for person in people([one, other, lone])}
    assert {ident for ident, _ in found["Kestrel"].unsure} == {
        found["Peter Kestrel"].id,
        found["Olga Kestrel"].id,
    }
    assert count(one, told("Kestrel", "NOR")) == 2


def test_a_lone_surname_needs_the_same_days() -> None:
    """Of whom nothing else is told: only somebody in the news that week."""
    full = told("Peter Kestrel", "GBR", day="2022-02-08")
    assert count(full, told("Kestrel", day="2022-02-10")) == 1
    assert count(full, told("Kestrel", day="2021-02-10")) == 2


def test_namesakes_stay_apart() -> None:
    """Another country, another gender, another lifetime; each says what it is not."""
    assert count(told("Robin Vale", "GBR"), told("Robin Vale", "AUS")) == 2
    assert count(told("Robin Vale", gender="male"), told("Robin Vale", gender="female")) == 2
    assert count(told("Robin Vale", day="1961-05-01"), told("Robin Vale", day="2022-05-01")) == 2
    british, vague, australian = (
        told("Robin Vale", "GBR"),
        told("Robin Vale"),
        told("Robin Vale", "AUS"),
    )
    assert count(british, vague) == 1
    assert count(british, vague, australian) == 3
    made = people([british, vague, australian])
    assert len({person.id for person in made}) == 3
    assert all(person.unsure for person in made)


def test_people_of_our_tables_go_by_their_offices() -> None:
    """Father and son, husband and wife are not one."""
    assert count(told("George W. Bush", "USA"), told("George H. W. Bush", "USA")) == 2
    assert count(told("Nikolai Patrushev", "RUS"), told("Dmitry Patrushev", "RUS")) == 2


def test_organisations() -> None:
    """An acronym joins where the text gives both; ministries of two countries never merge."""
    full = told("Harbour Safety League", kind="organisation", aliases=("HSL",))
    assert count(full, told("HSL", kind="organisation")) == 1
    assert (
        count(told("Harbour Safety League", kind="organisation"), told("HSL", kind="organisation"))
        == 2
    )
    french = told("French Foreign Ministry", "FRA", kind="office")
    assert count(french, told("Polish Foreign Ministry", "POL", kind="office")) == 2
    assert (
        count(told("Kyiv", "UKR", kind="government"), told("Kiev", "UKR", kind="government")) == 1
    )


def test_a_paper_mistaken_for_a_person_joins_the_paper() -> None:
    """The kind is that of most documents."""
    items = [
        told("Harbour Gazette", "ESP", kind="media"),
        told("Harbour Gazette", kind="media"),
        told("Harbour Gazette"),
    ]
    (person,) = people(items)
    assert (person.kind, person.country) == ("media", "ESP")


def test_offices_over_time() -> None:
    """Our tables' with their days; the text's with the days of its documents, where it adds one."""
    (person,) = people(
        [
            told("Dmitry Medvedev", "RUS", "President", day="2009-03-01"),
            told("Dmitry Medvedev", "RUS", "Prime Minister", day="2015-03-01"),
            told("Dmitry Medvedev", "RUS", "chess club patron", day="2015-03-02"),
        ]
    )
    assert person.id == "a-dmitry-medvedev"
    held = [(tenure.title, tenure.since, tenure.basis) for tenure in person.offices]
    assert ("President", "2008-05-07", "known") in held
    assert ("chess club patron", "2015-03-02", "text") in held
    assert not [one for one in held if one[0] == "Prime Minister" and one[2] == "text"]


def test_ids_come_from_the_actor_alone() -> None:
    """Whatever else is in the record."""
    assert gather([told("Vladimir Putin", "RUS", "President")]).id == "a-vladimir-putin"
    assert gather([told("Robin Vale", "GBR")]).id == "a-robin-vale-gbr"
    assert gather([told("Robin Vale")]).id == "a-robin-vale"
    nobody = gather([told("officials", "RUS", kind="government")])
    assert nobody.id.startswith("a-officials-")


def test_peoples_judgement_goes_first() -> None:
    """Merged and split as they said, whatever the names."""
    one, other = told("Robin Vale", "GBR"), told("Mary Stone", "GBR")
    assert len(cluster([one, other], must=[(one.id, other.id)])) == 1
    same, again = told("Robin Vale", "GBR"), told("R. Vale", "GBR")
    assert len(cluster([same, again])) == 1
    assert len(cluster([same, again], cannot=[(same.id, again.id)])) == 2


_SIGNATURES = st.builds(
    told,
    name=st.sampled_from(
        ["Robin Vale", "R. Vale", "Vale", "Robyn Vale", "Olga Vale", "Vladimir Putin", "Putin",
         "Harbour League", "HL", "Moscow", "officials"]
    ),
    country=st.sampled_from([None, "GBR", "RUS"]),
    title=st.sampled_from([None, "President", "Foreign Minister"]),
    day=st.sampled_from(["1962-01-01", "2022-02-01", "2022-02-09"]),
    kind=st.sampled_from(["person", "person", "organisation", "government"]),
    gender=st.sampled_from([None, "male", "female"]),
)  # fmt: skip


@given(st.lists(_SIGNATURES, max_size=14), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_adding_never_shows(items: list[Signature], random: object) -> None:
    """The same set of signatures, the same actors, each signature in one of them."""
    unique = list({item.id: item for item in items}.values())
    shuffled = list(unique)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = {person.id: person for person in people(unique)}
    assert {person.id: person for person in people(shuffled)} == first
    inside = sorted(name for person in first.values() for name in person.signatures)
    assert inside == sorted(item.id for item in unique)
    assert len(first) == len(merged(unique))


@given(_SIGNATURES, _SIGNATURES)
@settings(max_examples=100, deadline=None)
def test_likeness_goes_both_ways(one: Signature, other: Signature) -> None:
    """Symmetric, and within 0 and 1."""
    assert alike(one, other) == alike(other, one)
    assert 0 <= alike(one, other) <= 1
