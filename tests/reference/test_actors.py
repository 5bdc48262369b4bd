"""Who the words mean: names, titles, descriptions, pronouns, collectives, places that act."""

from __future__ import annotations

from dataclasses import replace

from dragoman.records import Actor, Mention, Office
from dragoman.reference.actors import ActorIndex, Quotation, resolve_actors
from dragoman.reference.actors.knowledge import Holder, Knowledge, standard

from .parsed import Story

NAMES = {
    "finnish": "FIN", "turkish": "TUR", "austrian": "AUT", "peruvian": "PER", "french": "FRA",
    "kenya": "KEN", "republic of kenya": "KEN", "ugandan": "UGA", "norway": "NOR",
    "sweden": "SWE", "austria": "AUT", "finland": "FIN",
}  # fmt: skip
CAPITALS = {"moscow": "RUS", "baghdad": "IRQ"}
COUNTRIES = {"FIN": "Finland", "TUR": "Turkey", "AUT": "Austria", "NOR": "Norway", "SWE": "Sweden"}


def holder(group: str, country: str, day: str) -> Holder | None:
    """One president of one country on one day."""
    if (group, country, day) != ("head-of-state", "FRA", "2021-06-01"):
        return None
    office = Office("President", None, "FRA", "2017-05-14", None, "known")
    return Holder("Emmanuel Macron", office, group, "male")


WORLD = Knowledge(
    country=lambda words: NAMES.get(words.casefold()),
    capital=lambda words: CAPITALS.get(words.casefold()),
    country_name=COUNTRIES.get,
    holder=holder,
    gender=lambda name: {"Sauli": "male", "Recep": "male", "Maria": "female"}.get(name.split()[0]),
)


def index_of(story: Story, *wanted: Mention, **more: object) -> ActorIndex:
    """The actors of a story in the small world of these tests."""
    return resolve_actors(story.annotated(), wanted, knowledge=WORLD, **more)  # type: ignore[arg-type]


def named(index: ActorIndex, mention: Mention) -> list[str]:
    """The names of the actors a noun phrase means."""
    return [actor.name for i in index.at(mention) if (actor := index.get(i)) is not None]


def one(index: ActorIndex, name: str) -> Actor:
    """The actor of this name, who must be there once."""
    found = [actor for actor in index.actors if actor.name == name]
    assert len(found) == 1, [actor.name for actor in index.actors]
    return found[0]


CALL = """
Finnish Finnish ADJ 2 amod
President President PROPN 3 nmod:desc Sing
Sauli Sauli PROPN 5 nsubj Sing
Niinisto Niinisto PROPN 3 flat Sing
telephoned telephone VERB 0 root
Turkish Turkish ADJ 7 amod
President President PROPN 8 nmod:desc Sing
Recep Recep PROPN 5 obj Sing
Tayyip Tayyip PROPN 8 flat Sing
Erdogan Erdogan PROPN 8 flat Sing
. . PUNCT 5 punct
"""
CALL_NAMES = [
    ("Finnish", "NORP"),
    ("Sauli Niinisto", "PERSON"),
    ("Turkish", "NORP"),
    ("Recep Tayyip Erdogan", "PERSON"),
]


def call() -> Story:
    """A call between two presidents."""
    return Story().add(CALL, CALL_NAMES)


def test_titles_before_names_give_office_and_country() -> None:
    index = index_of(call())
    sauli = one(index, "Sauli Niinisto")
    assert (sauli.kind, sauli.country, sauli.gender) == ("person", "FIN", "male")
    assert sauli.office == Office("President", None, "FIN", None, None, "text")
    assert sauli.mentions[0].text == "Finnish President Sauli Niinisto"


def test_title_token_finds_the_person_whatever_the_parser_makes_the_head() -> None:
    story = call()
    index = index_of(story)
    assert named(index, story.mention(0, "President")) == ["Sauli Niinisto"]
    assert named(index, story.mention(0, "Recep")) == ["Recep Tayyip Erdogan"]


def test_short_forms_pronouns_and_the_two_leaders() -> None:
    story = call()
    story.add(
        """
        The the DET 3 det
        two two NUM 3 nummod
        leaders leader NOUN 4 nsubj Plur
        discussed discuss VERB 0 root
        trade trade NOUN 4 obj Sing
        . . PUNCT 4 punct
        """
    )
    story.add(
        """
        Niinisto Niinisto PROPN 2 nsubj Sing
        thanked thank VERB 0 root
        him he PRON 2 obj
        . . PUNCT 2 punct
        """,
        [("Niinisto", "ORG")],
    )
    index = index_of(story)
    assert named(index, story.mention(1, "leaders")) == ["Sauli Niinisto", "Recep Tayyip Erdogan"]
    # The tagger's label is mended by the full name; him cannot be the subject of its own clause.
    assert named(index, story.mention(2, "Niinisto")) == ["Sauli Niinisto"]
    assert named(index, story.mention(2, "him")) == ["Recep Tayyip Erdogan"]
    assert "Niinisto" in one(index, "Sauli Niinisto").aliases


def test_description_with_a_country_means_the_one_who_holds_the_office() -> None:
    story = call()
    story.add(
        """
        The the DET 3 det
        Turkish Turkish ADJ 3 amod
        leader leader NOUN 4 nsubj Sing
        agreed agree VERB 0 root
        . . PUNCT 4 punct
        """,
        [("Turkish", "NORP")],
    )
    index = index_of(story)
    assert named(index, story.mention(1, "leader")) == ["Recep Tayyip Erdogan"]


def test_unnamed_holder_comes_from_the_table_of_offices_with_its_basis() -> None:
    story = Story().add(
        """
        The the DET 3 det
        French French ADJ 3 amod
        president president NOUN 4 nsubj Sing
        left leave VERB 0 root
        . . PUNCT 4 punct
        """,
        [("French", "NORP")],
    )
    assert named(index_of(story), story.mention(0, "president")) == ["Emmanuel Macron"]
    story.published = None
    undated = index_of(story, story.mention(0, "president"))
    assert named(undated, story.mention(0, "president")) == ["French president"]
    assert one(undated, "French president").country == "FRA"


def test_pronoun_before_its_name_and_possessed_office() -> None:
    story = Story().add(
        """
        For for ADP 3 case
        her her PRON 3 nmod:poss
        part part NOUN 7 obl Sing
        , , PUNCT 3 punct
        Maria Maria PROPN 7 nsubj Sing
        Keller Keller PROPN 5 flat Sing
        praised praise VERB 0 root
        the the DET 9 det
        plan plan NOUN 7 obj Sing
        , , PUNCT 7 punct
        according accord VERB 14 case
        to to ADP 11 fixed
        a a DET 14 det
        statement statement NOUN 7 obl Sing
        from from ADP 17 case
        her her PRON 17 nmod:poss
        office office NOUN 14 nmod Sing
        . . PUNCT 7 punct
        """,
        [("Maria Keller", "PERSON")],
    )
    index = index_of(story)
    assert named(index, story.mention(0, "her")) == ["Maria Keller"]
    assert named(index, story.mention(0, "office")) == ["Keller's office"]
    assert one(index, "Keller's office").kind == "office"


def test_capital_is_a_government_where_it_acts_and_a_place_where_one_goes() -> None:
    story = Story().add(
        """
        Moscow Moscow PROPN 2 nsubj Sing
        agreed agree VERB 0 root
        . . PUNCT 2 punct
        """,
        [("Moscow", "GPE")],
    )
    story.add(
        """
        The the DET 2 det
        minister minister NOUN 3 nsubj Sing
        flew fly VERB 0 root
        to to ADP 5 case
        Moscow Moscow PROPN 3 obl Sing
        . . PUNCT 3 punct
        """,
        [("Moscow", "GPE")],
    )
    index = index_of(story)
    moscow = one(index, "Moscow")
    assert (moscow.kind, moscow.country) == ("government", "RUS")
    assert [span.start for span in moscow.mentions] == [0]
    assert index.at(story.mention(1, "Moscow")) == ()


def test_we_in_the_words_of_a_head_of_government_is_the_country() -> None:
    story = Story().add(
        """
        " " PUNCT 4 punct
        We we PRON 4 nsubj
        will will AUX 4 aux
        send send VERB 11 ccomp
        aid aid NOUN 4 obj Sing
        , , PUNCT 4 punct
        " " PUNCT 4 punct
        Austrian Austrian ADJ 9 amod
        Chancellor chancellor NOUN 10 nmod:desc Sing
        Anna Anna PROPN 12 nsubj Sing
        Berg Berg PROPN 10 flat Sing
        told tell VERB 0 root
        Austria Austria PROPN 12 obj Sing
        . . PUNCT 12 punct
        """,
        [("Austrian", "NORP"), ("Anna Berg", "PERSON"), ("Austria", "GPE")],
    )
    quotation = Quotation(story.span("We will send aid,"), (story.mention(0, "Anna"),))
    index = index_of(story, quotations=(quotation,))
    assert named(index, story.mention(0, "We")) == ["Austria"]
    # Without the quotation nothing says who "we" are.
    assert index_of(story).at(story.mention(0, "We")) == ()


def test_two_of_one_surname_are_never_merged() -> None:
    story = Story().add(
        """
        John John PROPN 3 nsubj Sing
        Smith Smith PROPN 1 flat Sing
        met meet VERB 0 root
        Mary Mary PROPN 3 obj Sing
        Smith Smith PROPN 4 flat Sing
        . . PUNCT 3 punct
        """,
        [("John Smith", "PERSON"), ("Mary Smith", "PERSON")],
    )
    story.add(
        """
        Smith Smith PROPN 2 nsubj Sing
        left leave VERB 0 root
        . . PUNCT 2 punct
        """,
        [("Smith", "PERSON")],
    )
    index = index_of(story)
    assert named(index, story.mention(1, "Smith")) == ["Smith"]
    assert one(index, "Smith").reason == "may be John Smith or Mary Smith"


def test_former_office_is_not_held_on_the_day() -> None:
    story = Story().add(
        """
        Former former ADJ 3 amod
        Peruvian Peruvian ADJ 3 amod
        president president NOUN 4 nmod:desc Sing
        Luis Luis PROPN 6 nsubj Sing
        Torres Torres PROPN 4 flat Sing
        left leave VERB 0 root
        . . PUNCT 6 punct
        """,
        [("Peruvian", "NORP"), ("Luis Torres", "PERSON")],
    )
    luis = one(index_of(story), "Luis Torres")
    assert luis.office is None
    assert luis.country == "PER"


def test_title_in_apposition_and_title_with_a_complement() -> None:
    story = Story().add(
        """
        President president NOUN 7 nmod:desc Sing
        of of ADP 4 case
        the the DET 4 det
        Republic Republic PROPN 1 nmod Sing
        of of ADP 6 case
        Kenya Kenya PROPN 4 nmod Sing
        William William PROPN 9 nsubj Sing
        Ruto Ruto PROPN 7 flat Sing
        met meet VERB 0 root
        Dmitri Dmitri PROPN 9 obj Sing
        Orlov Orlov PROPN 10 flat Sing
        , , PUNCT 14 punct
        the the DET 14 det
        spokesman spokesman NOUN 10 appos Sing
        of of ADP 17 case
        the the DET 17 det
        union union NOUN 14 nmod Sing
        . . PUNCT 9 punct
        """,
        [("Republic of Kenya", "GPE"), ("William Ruto", "PERSON"), ("Dmitri Orlov", "PERSON")],
    )
    index = index_of(story)
    assert one(index, "William Ruto").country == "KEN"
    orlov = one(index, "Dmitri Orlov")
    assert orlov.office is not None
    assert (orlov.office.title, orlov.office.body) == ("spokesman", "union")
    assert orlov.gender == "male"


def test_sides_after_countries_and_an_adjective_of_place_in_a_government() -> None:
    story = Story().add(
        """
        Norway Norway PROPN 4 nsubj Sing
        and and CCONJ 3 cc
        Sweden Sweden PROPN 1 conj Sing
        sent send VERB 0 root
        troops troop NOUN 4 obj Plur
        . . PUNCT 4 punct
        """,
        [("Norway", "GPE"), ("Sweden", "GPE")],
    )
    story.add(
        """
        The the DET 3 det
        two two NUM 3 nummod
        sides side NOUN 4 nsubj Plur
        criticised criticise VERB 0 root
        the the DET 8 det
        new new ADJ 8 amod
        Baghdad Baghdad PROPN 8 compound Sing
        government government NOUN 4 obj Sing
        . . PUNCT 4 punct
        """,
        [("Baghdad", "GPE")],
    )
    index = index_of(story)
    assert named(index, story.mention(0, "Norway", "Sweden")) == ["Norway", "Sweden"]
    assert named(index, story.mention(0, "Norway")) == ["Norway"]
    assert named(index, story.mention(1, "sides")) == ["Norway", "Sweden"]
    (government,) = index.at(story.mention(1, "government"))
    actor = index.get(government)
    assert actor is not None
    assert (actor.kind, actor.country) == ("government", "IRQ")


def test_unnamed_actors_only_where_asked_for_and_never_merged_when_indefinite() -> None:
    rows = """
        A a DET 3 det
        senior senior ADJ 3 amod
        official official NOUN 4 nsubj Sing
        denied deny VERB 0 root
        it it PRON 4 obj
        . . PUNCT 4 punct
        """
    story = Story().add(rows).add(rows)
    assert index_of(story).actors == ()
    index = index_of(story, story.mention(0, "official"), story.mention(1, "official"))
    first, second = (index.at(story.mention(i, "official")) for i in (0, 1))
    assert len(first) == len(second) == 1
    assert first != second
    actor = index.get(first[0])
    assert actor is not None
    assert (actor.name, actor.kind) == ("senior official", "person")


def test_acronym_in_parentheses_is_the_same_group() -> None:
    story = Story().add(
        """
        The the DET 3 det
        Northern Northern PROPN 3 compound Sing
        Front Front PROPN 7 nsubj Sing
        ( ( PUNCT 5 punct
        NFR NFR PROPN 3 appos Sing
        ) ) PUNCT 5 punct
        fled flee VERB 0 root
        . . PUNCT 7 punct
        """,
        [("Northern Front", "ORG")],
    )
    story.add(
        """
        NFR NFR PROPN 2 nsubj Sing
        returned return VERB 0 root
        . . PUNCT 2 punct
        """,
        [("NFR", "ORG")],
    )
    index = index_of(story)
    assert named(index, story.mention(1, "NFR")) == ["Northern Front"]


def test_the_turn_in_a_transcript_gives_the_speaker() -> None:
    story = Story().add(
        """
        Maria Maria PROPN 0 root Sing
        Keller Keller PROPN 1 flat Sing
        : : PUNCT 5 punct
        I I PRON 5 nsubj
        agree agree VERB 1 parataxis
        . . PUNCT 1 punct
        """,
        [("Maria Keller", "PERSON")],
    )
    assert named(index_of(story), story.mention(0, "I")) == ["Maria Keller"]


def test_every_mention_is_verbatim_and_ids_are_stable() -> None:
    story = call()
    first, second = index_of(story), index_of(story)
    assert first == second
    for actor in first.actors:
        for span in actor.mentions:
            assert story.text[span.start : span.end] == span.text


def test_own_tables_know_seats_and_groups() -> None:
    story = Story().add(
        """
        The the DET 2 det
        Kremlin Kremlin PROPN 3 nsubj Sing
        accused accuse VERB 0 root
        Hezbollah Hezbollah PROPN 3 obj Sing
        . . PUNCT 3 punct
        """,
        [("Hezbollah", "ORG")],
    )
    index = resolve_actors(story.annotated(), knowledge=standard())
    assert (one(index, "Kremlin").kind, one(index, "Kremlin").country) == ("office", "RUS")
    assert one(index, "Hezbollah").kind == "armed-group"


def test_the_leaders_are_those_in_touch_not_whoever_was_named_since() -> None:
    story = call()
    story.add(
        """
        Luis Luis PROPN 3 nsubj Sing
        Torres Torres PROPN 1 flat Sing
        watched watch VERB 0 root
        . . PUNCT 3 punct
        """,
        [("Luis Torres", "PERSON")],
    )
    story.add(
        """
        The the DET 2 det
        leaders leader NOUN 3 nsubj Plur
        agreed agree VERB 0 root
        . . PUNCT 3 punct
        """
    )
    met = (story.mention(0, "Sauli"), story.mention(0, "Recep"))
    index = index_of(story, meetings=(met,))
    assert named(index, story.mention(2, "leaders")) == ["Sauli Niinisto", "Recep Tayyip Erdogan"]


def test_a_person_joined_by_and_under_the_others_title_is_not_lost() -> None:
    story = Story().add(
        """
        Maria Maria PROPN 2 nsubj Sing
        met meet VERB 0 root
        President president PROPN 2 obj Sing
        of of ADP 5 case
        Kenya Kenya PROPN 3 nmod Sing
        William William PROPN 3 appos Sing
        Ruto Ruto PROPN 6 flat Sing
        and and CCONJ 9 cc
        President president PROPN 6 conj Sing
        of of ADP 11 case
        Austria Austria PROPN 9 nmod Sing
        Anna Anna PROPN 9 appos Sing
        Berg Berg PROPN 12 flat Sing
        . . PUNCT 2 punct
        """,
        [
            ("Maria", "PERSON"),
            ("Kenya", "GPE"),
            ("William Ruto", "PERSON"),
            ("Austria", "GPE"),
            ("Anna Berg", "PERSON"),
        ],
    )
    ruto, berg = story.mention(0, "William"), story.mention(0, "Anna")
    assert named(index_of(story, ruto), ruto) == ["William Ruto", "Anna Berg"]
    # Where a finder asks for both, each is who it is.
    both = index_of(story, ruto, berg)
    assert named(both, ruto) == ["William Ruto"]
    assert named(both, berg) == ["Anna Berg"]


def test_people_named_in_a_quotation_are_not_who_says_it() -> None:
    story = Story().add(
        """
        Luis Luis PROPN 3 nsubj Sing
        Torres Torres PROPN 1 flat Sing
        spoke speak VERB 0 root
        . . PUNCT 3 punct
        """,
        [("Luis Torres", "PERSON")],
    )
    story.add(
        """
        " " PUNCT 4 punct
        Omar Omar PROPN 4 nsubj Sing
        Haddad Haddad PROPN 2 flat Sing
        lied lie VERB 8 ccomp
        , , PUNCT 4 punct
        " " PUNCT 4 punct
        he he PRON 8 nsubj
        said say VERB 0 root
        . . PUNCT 8 punct
        """,
        [("Omar Haddad", "PERSON")],
    )
    quotation = Quotation(story.span("Omar Haddad lied,"), (story.mention(1, "he"),))
    index = index_of(story, quotations=(quotation,))
    assert named(index, story.mention(1, "he")) == ["Luis Torres"]


def test_the_title_that_opens_a_clause_is_no_apposition() -> None:
    story = Story().add(
        """
        Anna Anna PROPN 7 nsubj Sing
        Berg Berg PROPN 1 flat Sing
        , , PUNCT 6 punct
        the the DET 5 det
        spokesman spokesman NOUN 6 nsubj Sing
        joked joke VERB 7 parataxis
        left leave VERB 0 root
        . . PUNCT 7 punct
        """,
        [("Anna Berg", "PERSON")],
    )
    assert one(index_of(story), "Anna Berg").office is None


def test_publisher_of_a_state_is_at_home() -> None:
    story = Story(publisher="president.gov.fi").add(
        """
        The the DET 2 det
        President President PROPN 3 nsubj Sing
        thanked thank VERB 0 root
        our our PRON 5 nmod:poss
        country country NOUN 3 obj Sing
        . . PUNCT 3 punct
        """
    )
    world = replace(WORLD, internet={"fi": "FIN"}.get, holder=_finn)
    index = resolve_actors(story.annotated(), knowledge=world)
    assert named(index, story.mention(0, "President")) == ["Sauli Niinisto"]


def _finn(group: str, country: str, day: str) -> Holder | None:
    """The president of Finland."""
    office = Office("President", None, "FIN", "2012-03-01", None, "known")
    known = (group, country) == ("head-of-state", "FIN")
    return Holder("Sauli Niinisto", office, group, "male") if known else None


def test_who_a_statement_is_ascribed_to_stays_in_mind() -> None:
    story = call().add(
        """
        According accord VERB 4 case
        to to ADP 1 fixed
        spokesman spokesman NOUN 4 nmod:desc Sing
        Omar Omar PROPN 8 obl Sing
        Haddad Haddad PROPN 4 flat Sing
        , , PUNCT 4 punct
        Niinisto Niinisto PROPN 8 nsubj Sing
        agreed agree VERB 0 root
        . . PUNCT 8 punct
        """,
        [("Omar Haddad", "PERSON"), ("Niinisto", "PERSON")],
    )
    story.add(
        """
        He he PRON 2 nsubj
        added add VERB 0 root
        details detail NOUN 2 obj Plur
        . . PUNCT 2 punct
        """
    )
    index = index_of(story, speakers=(story.mention(1, "Omar"),))
    assert named(index, story.mention(2, "He")) == ["Omar Haddad"]


def test_authorities_in_a_capital_are_that_countrys() -> None:
    story = Story().add(
        """
        The the DET 2 det
        authorities authority NOUN 5 nsubj Plur
        in in ADP 4 case
        Baghdad Baghdad PROPN 2 nmod Sing
        agreed agree VERB 0 root
        . . PUNCT 5 punct
        """,
        [("Baghdad", "GPE")],
    )
    index = index_of(story)
    (found,) = index.at(story.mention(0, "authorities"))
    actor = index.get(found)
    assert actor is not None
    assert (actor.kind, actor.country) == ("government", "IRQ")
