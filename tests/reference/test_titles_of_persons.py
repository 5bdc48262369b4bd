"""Titles around names: whose office they say, of which country, one person's or several'."""

from __future__ import annotations

from dragoman.records import Actor
from dragoman.reference.actors import resolve_actors
from dragoman.reference.actors.knowledge import standard
from tests.reference.parsed import Story


def office(story: Story, name: str) -> Actor:
    """The actor of that name."""
    index = resolve_actors(story.annotated(), knowledge=standard())
    return next(actor for actor in index.actors if actor.name == name)


def test_a_palace_before_a_title_is_no_part_of_it() -> None:
    """The country after the title goes before the one that happens to stand in front."""
    story = Story().add(
        """
        They they PRON 2 nsubj Plur
        received receive VERB 0 root
        in in ADP 5 case
        the the DET 5 det
        Kremlin Kremlin PROPN 2 obl Sing
        President President PROPN 2 obj Sing
        of of ADP 8 case
        Finland Finland PROPN 6 nmod Sing
        Sauli Sauli PROPN 6 flat Sing
        Niinisto Niinisto PROPN 6 flat Sing
        . . PUNCT 2 punct
        """,
        [("Kremlin", "FAC"), ("Finland", "GPE"), ("Sauli Niinisto", "PERSON")],
    )
    actor = office(story, "Sauli Niinisto")
    assert actor.country == "FIN"
    assert actor.office is not None
    assert (actor.office.title, actor.office.country) == ("President", "FIN")


def test_foreign_affairs_stay_many() -> None:
    """The plural inside a title is none of the title."""
    story = Story().add(
        """
        Minister Minister PROPN 7 nsubj Sing
        of of ADP 4 case
        Foreign Foreign PROPN 4 compound Sing
        Affairs Affairs PROPN 1 nmod Plur
        Rita Rita PROPN 1 flat Sing
        Vale Vale PROPN 1 flat Sing
        spoke speak VERB 0 root
        . . PUNCT 7 punct
        """,
        [("Rita Vale", "PERSON")],
    )
    actor = office(story, "Rita Vale")
    assert actor.office is not None
    assert actor.office.title == "Minister of Foreign Affairs"


def test_the_wife_of_a_president_is_not_the_president() -> None:
    """The title is his whose kin she is."""
    story = Story().add(
        """
        The the DET 2 det
        wife wife NOUN 10 nsubj Sing
        of of ADP 5 case
        the the DET 5 det
        President President PROPN 2 nmod Sing
        of of ADP 7 case
        Ukraine Ukraine PROPN 5 nmod Sing
        Maria Maria PROPN 2 appos Sing
        Vale Vale PROPN 8 flat Sing
        spoke speak VERB 0 root
        . . PUNCT 10 punct
        """,
        [("Ukraine", "GPE"), ("Maria Vale", "PERSON")],
    )
    assert office(story, "Maria Vale").office is None
