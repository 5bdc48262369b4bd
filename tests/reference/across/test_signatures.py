"""Signatures: what one document tells of an actor, told alike in another."""

from __future__ import annotations

from dragoman.records import Actor, Document, Office
from dragoman.reference.across.institutions import common
from dragoman.reference.across.signatures import signature
from dragoman.reference.identifiers import actor_id


def actor(
    name: str, kind: str = "person", country: str | None = None, title: str | None = None,
    generic: bool = False, aliases: tuple[str, ...] = (),
) -> Actor:  # fmt: skip
    """An actor as a reading has it."""
    office = Office(title, None, country, None, None, "text") if title else None
    ident = actor_id(name, generic, (1, 2), ())
    return Actor(ident, name, kind, country, office, (), aliases)


def document(ident: str, published: str | None = "2022-02-10", url: str | None = None) -> Document:
    """A document of which only its origin matters."""
    return Document(id=ident, text="", published=published, url=url)


def ids(*told: Actor) -> set[str]:
    """The ids of the signatures, each actor told in a document of its own."""
    return {signature(one, document(f"d{n}")).id for n, one in enumerate(told)}


def test_documents_that_tell_an_actor_alike_share_one_signature() -> None:
    """The day of the document is no part of the id, and is kept."""
    one = actor("Vladimir Putin", country="RUS", title="President", aliases=("Putin",))
    other = actor("Vladimir Putin", country="RUS", title="President")
    assert len(ids(one, other)) == 1
    made = signature(one, document("d", "2021-10-05T10:00:00Z"))
    assert (made.since, made.until, made.documents) == ("2021-10-05", "2021-10-05", 1)
    assert made.known == "Q7747"


def test_the_nameless_stay_in_their_documents() -> None:
    """ "An official" of one document is nobody of another."""
    official = actor("official", country="RUS", title="official", generic=True)
    assert len(ids(official, official)) == 2
    assert len(ids(actor("Prime Minister"), actor("Prime Minister"))) == 2
    assert (
        len(
            ids(
                actor("Residents", "population", generic=True),
            )
            | ids(actor("residents"))
        )
        == 2
    )


def test_a_lone_name_stays_in_its_document_unless_more_is_told() -> None:
    """ "Matthew" is somebody else elsewhere; a president of that surname is not."""
    assert len(ids(actor("Matthew"), actor("Matthew"))) == 2
    assert len(ids(*[actor("Biden", country="USA", title="President")] * 2)) == 1


def test_names_for_a_government_share_one_signature() -> None:
    """Capital, adjective and long name; the armed forces and another country are not it."""
    government = [
        actor("Moscow", "government", "RUS"),
        actor("Russian authorities", "government", "RUS"),
        actor("Government of the Russian Federation", "government", "RUS"),
        actor("Russia's government", "government", "RUS", generic=True),
    ]
    assert len(ids(*government)) == 1
    assert len(ids(actor("Kyiv", "government", "UKR"), actor("Kiev", "government", "UKR"))) == 1
    assert len(ids(*government, actor("Russian army", "government", "RUS"))) == 2
    assert len(ids(actor("Minsk", "government", "BLR"), *government)) == 2
    assert len(ids(actor("Russia", "country", "RUS"), *government)) == 2


def test_ministries_of_two_countries_are_two() -> None:
    """The same words in another country; without a country they stay in their document."""
    french = actor("French Foreign Ministry", "office", "FRA")
    polish = actor("Polish Foreign Ministry", "office", "POL")
    again = actor("Ministry of Foreign Affairs of Poland", "office", "POL")
    assert len(ids(french, polish)) == 2
    assert len(ids(polish, again)) == 1
    assert len(ids(*[actor("Foreign Ministry", "office")] * 2)) == 2


def test_a_states_own_release_means_its_own_ministry() -> None:
    """ "The Defence Ministry" on a state's own site."""
    own = actor("Defence Ministry", "office")
    made = signature(own, document("d", url="http://en.kremlin.ru/events/1"))
    assert made.country == "RUS"
    told = actor("Russian Defence Ministry", "office", "RUS")
    assert made.id == signature(told, document("e")).id


def test_bodies_of_the_table_go_by_one_name() -> None:
    """Acronym and full name."""
    assert len(ids(actor("NATO", "organisation"), actor("Nato", "organisation"))) == 1
    told = actor("United Nations", "organisation", aliases=("UN",))
    assert len(ids(told, actor("U.N.", "organisation"))) == 1


def test_common_words_alone() -> None:
    """Institutions that every country has."""
    assert common("Security Council")
    assert common("Ministry of Health")
    assert not common("Rail Accident Investigation Branch")
