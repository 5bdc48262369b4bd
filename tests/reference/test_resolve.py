"""From findings to records: statements, merged events, contacts with accounts, commitments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.lexicon import Lexicon, load
from dragoman.records import (
    CommitmentFinding,
    Date,
    EventFinding,
    Findings,
    Mention,
    PositionFinding,
    Reading,
    Span,
    StatementFinding,
    TimeExpression,
)
from dragoman.reference import resolve
from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.dating import OPENING_DAY, RELEASE_DAY
from dragoman.reference.times.meaning import LEANS

from .parsed import Story
from .test_actors import WORLD, call


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    return load()


def event(story: Story, act: str, trigger: str, sentence: int = 0, **more: object) -> EventFinding:
    """An event told by one word, without parties unless given."""
    tokens = story.sentences[sentence].tokens
    index = next(i for i, token in enumerate(tokens) if token.text == trigger)
    token = tokens[index]
    base = EventFinding(
        act=act,
        sentence=sentence,
        trigger=index,
        evidence=(Span(token.start, token.end, token.text),),
        actors=(),
        recipients=(),
        certainty="happened",
        background=False,
    )
    return replace(base, **more)  # type: ignore[arg-type]


def said(
    story: Story, words: str, sources: tuple[Mention, ...], **more: object
) -> StatementFinding:
    """An indirect statement of these words."""
    content = story.span(words)
    sentence = next(s.index for s in story.sentences if s.start <= content.start < s.end)
    base = StatementFinding(
        sentence=sentence,
        source=tuple(source.span for source in sources),
        sources=sources,
        cue=None,
        act="state",
        manner="indirect",
        content=(content,),
        quotes=(),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def on(story: Story, text: str, day: str) -> TimeExpression:
    """A dated expression; its place is that of the document's first letter."""
    return TimeExpression(0, 1, text, "DATE", day, Date(day, day, "day", text, "absolute"))


def read(
    story: Story, findings: Findings, lexicon: Lexicon, knowledge: Knowledge = WORLD
) -> Reading:
    """The reading of hand-made findings."""
    return resolve(story.annotated(), findings, lexicon, knowledge=knowledge)


def talks() -> tuple[Story, Mention, Mention]:
    """A call, a sentence on it, and its two parties."""
    story = call().add(
        """
        The the DET 2 det
        call call NOUN 3 nsubj Sing
        ended end VERB 0 root
        . . PUNCT 3 punct
        """
    )
    return story, story.mention(0, "Sauli"), story.mention(0, "Recep")


def test_one_call_told_twice_is_one_contact(lexicon: Lexicon) -> None:
    story, sauli, recep = talks()
    story.publisher = "Daily Example"
    findings = Findings(
        events=(
            event(story, "call", "telephoned", actors=(sauli,), recipients=(recep,)),
            event(story, "call", "call", 1),
        )
    )
    reading = read(story, findings, lexicon)
    (contact,) = reading.contacts
    assert contact.channel == "call"
    assert contact.parties == ("a-sauli-niinisto", "a-recep-tayyip-erdogan")
    assert [span.text for span in contact.evidence] == ["telephoned", "call"]
    assert contact.when is None
    assert reading.events[0].codes.plover_type == "CONSULT"
    assert contact.event == reading.events[0].id


def test_two_calls_on_different_days_stay_two(lexicon: Lexicon) -> None:
    story, sauli, recep = talks()
    first = event(story, "call", "telephoned", actors=(sauli,), recipients=(recep,))
    findings = Findings(
        events=(
            replace(first, time=on(story, "Monday", "2021-05-31")),
            event(
                story, "call", "call", 1, actors=(sauli,), recipients=(recep,),
                time=on(story, "May 3", "2021-05-03"),
            ),
        )
    )  # fmt: skip
    reading = read(story, findings, lexicon)
    assert [contact.when.start for contact in reading.contacts if contact.when] == [
        "2021-05-31",
        "2021-05-03",
    ]


def test_calls_in_the_plural_with_two_partners_are_two_contacts(lexicon: Lexicon) -> None:
    story = Story().add(
        """
        Maria Maria PROPN 2 nsubj Sing
        held hold VERB 0 root
        calls call NOUN 2 obj Plur
        with with ADP 5 case
        Norway Norway PROPN 3 nmod Sing
        and and CCONJ 7 cc
        Sweden Sweden PROPN 5 conj Sing
        . . PUNCT 2 punct
        """,
        [("Maria", "PERSON"), ("Norway", "GPE"), ("Sweden", "GPE")],
    )
    finding = event(
        story,
        "call",
        "calls",
        actors=(story.mention(0, "Maria"),),
        recipients=(story.mention(0, "Norway"), story.mention(0, "Sweden")),
    )
    reading = read(story, Findings(events=(finding,)), lexicon)
    assert [contact.parties for contact in reading.contacts] == [
        ("a-maria", "a-norway"),
        ("a-maria", "a-sweden"),
    ]
    assert len({event.id for event in reading.events}) == 2


def test_a_days_later_leans_on_the_event_before(lexicon: Lexicon) -> None:
    story, sauli, recep = talks()
    late = story.span("ended").start
    later = TimeExpression(
        late, late + 1, "a day later", "DATE", None,
        Date(None, None, "unknown", "a day later", None, LEANS),
    )  # fmt: skip
    findings = Findings(
        events=(
            event(
                story, "call", "telephoned", actors=(sauli,), recipients=(recep,),
                time=on(story, "31 May", "2021-05-31"),
            ),
        ),
        statements=(said(story, "ended", (sauli,), made=later),),
    )  # fmt: skip
    reading = read(story, findings, lexicon)
    made = reading.statements[0].made
    assert made is not None
    assert (made.start, made.anchor) == ("2021-06-01", reading.events[0].id)


def test_a_length_is_laid_against_the_event_it_leads_up_to(lexicon: Lexicon) -> None:
    story, sauli, recep = talks()
    length = TimeExpression(0, 1, "three-day", "DURATION", "P3D", None)
    findings = Findings(
        events=(
            event(
                story, "call", "telephoned", actors=(sauli,), recipients=(recep,),
                time=on(story, "31 May", "2021-05-31"),
            ),
            event(story, "attack", "call", 1, actors=(sauli,), time=length, host=0, link="after"),
        )
    )  # fmt: skip
    when = read(story, findings, lexicon).events[1].when
    assert when is not None
    assert (when.start, when.end) == ("2021-05-28", "2021-05-31")


def test_the_day_of_a_release_only_in_a_states_own_release_and_never_silently(
    lexicon: Lexicon,
) -> None:
    story, sauli, recep = talks()
    findings = Findings(
        events=(event(story, "call", "telephoned", actors=(sauli,), recipients=(recep,)),)
    )
    story.publisher = "Daily Example"
    assert read(story, findings, lexicon).contacts[0].when is None
    story.publisher = "president.gov.fi"
    own = replace(WORLD, internet={"fi": "FIN"}.get)
    when = read(story, findings, lexicon, own).contacts[0].when
    assert when is not None
    assert (when.start, when.anchor, when.text, when.reason) == (
        "2021-06-01",
        "publication",
        "",
        RELEASE_DAY,
    )
    story.published = None
    assert read(story, findings, lexicon, own).contacts[0].when is None


def test_an_undated_opening_of_unknown_origin_says_what_its_day_rests_on(lexicon: Lexicon) -> None:
    story, sauli, recep = talks()
    opening = event(story, "call", "telephoned", actors=(sauli,), recipients=(recep,))
    when = read(story, Findings(events=(opening,)), lexicon).contacts[0].when
    assert when is not None
    assert (when.start, when.reason) == ("2021-06-01", OPENING_DAY)
    later = event(story, "call", "call", 1, actors=(sauli,), recipients=(recep,))
    assert read(story, Findings(events=(later,)), lexicon).contacts[0].when is None


def accounts_story() -> Story:
    """What each side says of a call, through its own statement."""
    story = call()
    for who, words in (("Niinisto", "aid"), ("Erdogan", "defence")):
        story.add(
            f"""
            {who} {who} PROPN 2 nsubj Sing
            stressed stress VERB 0 root
            regional regional ADJ 4 amod
            security security NOUN 2 obj Sing
            , , PUNCT 6 punct
            {words} {words} NOUN 4 conj Sing
            , , PUNCT 6 punct
            said say VERB 2 parataxis
            his his PRON 10 nmod:poss
            office office NOUN 8 nsubj Sing
            . . PUNCT 2 punct
            """,
            [(who, "PERSON")],
        )
    return story


def test_accounts_of_both_sides_are_set_side_by_side(lexicon: Lexicon) -> None:
    story = accounts_story()
    statements = []
    for index, who in ((1, "Niinisto"), (2, "Erdogan")):
        sentence = story.sentences[index]
        start = sentence.tokens[2].start
        end = sentence.tokens[5].end
        content = Span(start, end, story.text[start:end])
        base = said(story, sentence.text, (story.mention(index, who),))
        statements.append(replace(base, content=(content,), act="stress"))
    findings = Findings(
        statements=tuple(statements),
        events=(
            event(
                story, "call", "telephoned",
                actors=(story.mention(0, "Sauli"),), recipients=(story.mention(0, "Recep"),),
            ),
        ),
    )  # fmt: skip
    (contact,) = read(story, findings, lexicon).contacts
    assert [account.side for account in contact.accounts] == [
        "Sauli Niinisto",
        "Recep Tayyip Erdogan",
    ]
    comparison = contact.comparison
    assert comparison is not None
    assert [[span.text for span in pair] for pair in comparison.both] == [
        ["regional security", "regional security"]
    ]
    assert [span.text for span in comparison.only["Sauli Niinisto"]] == ["aid"]
    assert [span.text for span in comparison.only["Recep Tayyip Erdogan"]] == ["defence"]


def test_voice_runs_from_the_publisher_through_the_text_to_the_speaker(lexicon: Lexicon) -> None:
    story = accounts_story()
    story.publisher = "Daily Example"
    office = story.mention(1, "office")
    outer = said(story, story.sentences[1].text, (office,), vehicles=(office,))
    inner = said(story, "regional security", (story.mention(1, "Niinisto"),), parent=0)
    reading = read(story, Findings(statements=(outer, inner)), lexicon)
    voice = reading.statements[1].voice
    assert voice != "unattributed"
    assert [link.name for link in voice] == ["Daily Example", "office"]
    assert voice[1].actor == reading.statements[0].speaker == "a-niinistos-office"


def test_nobody_named_is_unattributed_and_an_unknown_source_has_a_reason(lexicon: Lexicon) -> None:
    story = call()
    nobody = said(story, "telephoned", (), unattributed=True)
    unknown = replace(nobody, unattributed=False, source=(story.span("telephoned"),))
    reading = read(story, Findings(statements=(nobody, replace(unknown, act="judge"))), lexicon)
    first, second = reading.statements
    assert (first.voice, first.speaker, first.reason) == ("unattributed", None, None)
    assert second.voice == ()
    assert second.reason == "who is meant by 'telephoned' is not told"


def invitation(story: Story, sauli: Mention, recep: Mention) -> CommitmentFinding:
    """An invitation from the first to the second."""
    return CommitmentFinding(
        kind="invitation",
        sources=(sauli,),
        targets=(recep,),
        what=story.span("telephoned"),
        due=None,
        status="open",
        evidence=(story.span("telephoned"),),
        sentence=0,
        event=0,
    )


def test_an_accepted_invitation_moves_and_a_stranger_moves_nothing(lexicon: Lexicon) -> None:
    story, sauli, recep = talks()
    events = (
        event(story, "invite", "telephoned", actors=(sauli,), recipients=(recep,)),
        event(story, "accept", "ended", 1, actors=(recep,)),
    )
    opened = invitation(story, sauli, recep)
    step = CommitmentFinding(
        "invitation/offer", (recep,), (), story.span("ended"), None, "accepted",
        (story.span("ended"),), 1, event=1,
    )  # fmt: skip
    (moved,) = read(story, Findings(events=events, commitments=(opened, step)), lexicon).commitments
    assert moved.status == "accepted"
    assert [one.status for one in moved.history] == ["open", "accepted"]
    own = replace(step, sources=(sauli,))
    (still,) = read(story, Findings(events=events, commitments=(opened, own)), lexicon).commitments
    assert still.status == "open"


def test_positions_need_a_holder(lexicon: Lexicon) -> None:
    story, sauli, _ = talks()
    known = PositionFinding((sauli,), "supports", story.span("call"), None, (), None, 1)
    nobody = replace(known, holder=())
    reading = read(story, Findings(positions=(nobody, known, known)), lexicon)
    assert [position.holder for position in reading.positions] == [("a-sauli-niinisto",)]


def test_the_same_input_gives_the_same_reading(lexicon: Lexicon) -> None:
    story, sauli, recep = talks()
    findings = Findings(
        events=(event(story, "call", "telephoned", actors=(sauli,), recipients=(recep,)),)
    )
    assert read(story, findings, lexicon) == read(story, findings, lexicon)
    assert read(story, Findings(), lexicon).events == ()
