"""What became of a commitment: the events of other documents that moved it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.chronicle import Debt, Merged, Party, Report
from dragoman.records import Date, Span
from dragoman.reference.across.commitments import gather
from dragoman.reference.across.life import affected, life, lived, movers, reach, window
from tests.reference.across.test_commitments import country, on, owed, person

HOST, GUEST = person("Aino Virtanen", "FIN"), person("Pedro Lima", "BRA")
INVITED = gather([owed(1, "invitation", "to visit Finland", "2031-03-01")])


def event(act: str, day: str, parties: tuple[Party, ...], **more: object) -> Merged:
    made = Merged(
        id=f"e-{act}-{day}",
        reports=(f"r-{act}-{day}",),
        act=act,
        channel="meeting" if act == "meeting" else None,
        parties=parties,
        when=on(day),
        place=None,
        place_country=None,
        certainty="happened",
        background=False,
        contested=False,
        sources=1,
        confidence=0.9,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def report(of: Merged, *words: str, source: str = "a paper") -> dict[str, Report]:
    made = Report(
        id=of.reports[0], document="d-7", source=source, published="2031-04-02", act=of.act,
        family=of.act, channel=of.channel, parties=of.parties, when=of.when, place=of.place,
        place_country=of.place_country, certainty=of.certainty, background=False, words=words,
    )  # fmt: skip
    return {made.id: made}


def as_recipient(party: Party) -> Party:
    return replace(party, role="recipient")


VISIT = event("visit", "2031-06-10", (GUEST,), place_country="FIN")


def test_an_invitation_meets_its_visit() -> None:
    debt = lived(INVITED, [VISIT])
    (step,) = debt.steps
    assert debt.status == step.status == "kept"
    assert step.event == VISIT.id and step.when == VISIT.when
    assert step.reason == "who was invited came to Finland"
    assert set(affected(VISIT)) & set(reach(debt)) and movers(VISIT)


def test_a_meeting_in_the_host_country_is_a_visit() -> None:
    met = event("meeting", "2031-06-10", (HOST, as_recipient(GUEST)), place_country="FIN")
    assert lived(INVITED, [met]).status == "kept"


@pytest.mark.parametrize(
    "other",
    [
        replace(VISIT, when=on("2031-02-10")),
        replace(VISIT, when=on("2032-06-10")),
        replace(VISIT, place_country="SWE"),
        replace(VISIT, parties=(person("Ana Souza", "BRA"),)),
        replace(VISIT, certainty="planned"),
        replace(VISIT, contested=True),
        replace(VISIT, place_country=None),
        replace(VISIT, when=Date("2031-01-01", "2031-12-31", "year", "", None)),
    ],
    ids=["before", "years", "elsewhere", "other guest", "planned", "contested", "where", "when"],
)
def test_what_does_not_meet_an_invitation(other: Merged) -> None:
    assert lived(INVITED, [other]).status == "open"


def test_a_country_invited_sends_whom_it_likes() -> None:
    brazil = country("Brazil", "BRA", "recipient")
    state = gather([owed(1, "invitation", "to visit Finland", "2031-03-01", takers=(brazil,))])
    other = replace(VISIT, parties=(person("Ana Souza", "BRA"),))
    assert lived(state, [other]).status == "kept"


def test_an_invitation_made_at_a_meeting_is_not_met_by_it() -> None:
    met = event("meeting", "2031-03-01", (HOST, as_recipient(GUEST)), place_country="FIN")
    assert life(INVITED, [met]) == ()


def test_a_meeting_nobody_places_is_kept_as_unsure() -> None:
    met = event("meeting", "2031-06-10", (HOST, as_recipient(GUEST)))
    told = report(met, source="president.gov.fi")
    (step,) = life(INVITED, [met], (), told)
    assert step.confidence < 0.5 and step.reason == "they met; where is not told"
    assert lived(INVITED, [met], (), told).status == "open"


def test_the_hosts_own_office_tells_where() -> None:
    came = replace(VISIT, place_country=None)
    assert lived(INVITED, [came], (), report(came, source="president.gov.fi")).status == "kept"


def test_a_later_invitation_takes_what_comes_after_it() -> None:
    later = gather([owed(5, "invitation", "to come to Helsinki", "2031-05-01")])
    assert lived(INVITED, [VISIT], [later]).status == "open"
    assert lived(later, [VISIT], [INVITED]).status == "kept"


def test_an_invitation_is_declined() -> None:
    no = event("decline", "2031-03-09", (GUEST, as_recipient(HOST)))
    assert lived(INVITED, [no], (), report(no, "invit", "declin")).status == "declined"
    assert life(INVITED, [no], (), report(no, "tariff")) == ()
    host = event("decline", "2031-03-09", (HOST, as_recipient(GUEST)))
    assert life(INVITED, [host], (), report(host, "invit")) == ()


def test_talks_asked_for_are_held() -> None:
    asked = gather([owed(1, "invitation", "to sit down at the negotiating table", "2031-03-01")])
    met = event("meeting", "2031-03-09", (HOST, as_recipient(GUEST)))
    assert lived(asked, [met]).status == "kept"
    assert lived(asked, [replace(met, when=on("2031-05-09"))]).status == "open"


def test_a_call_is_not_surely_the_talks_asked_for() -> None:
    asked = gather([owed(1, "invitation", "to sit down at the negotiating table", "2031-03-01")])
    call = event("call", "2031-03-09", (HOST, as_recipient(GUEST)), channel="call")
    debt = lived(asked, [call])
    assert debt.status == "open" and [step.confidence < 0.5 for step in debt.steps] == [True]
    rung = gather([owed(1, "invitation", "to start negotiations by telephone", "2031-03-01")])
    assert lived(rung, [call]).status == "kept"


HOSPITALS = "forty field hospitals and incubators"


def test_a_pledge_meets_its_delivery_in_its_words() -> None:
    debt = gather([owed(1, "pledge", HOSPITALS, "2031-03-01")])
    gave = event("aid", "2031-04-02", (HOST, as_recipient(GUEST)))
    words = ("forti", "field", "hospit", "incub", "40")
    assert lived(debt, [gave], (), report(gave, *words)).status == "kept"
    assert lived(debt, [gave], (), report(gave, "loan")).status == "open"
    assert lived(debt, [gave]).status == "open"
    other = event("aid", "2031-04-02", (HOST, as_recipient(person("Eva Ruiz", "ESP"))))
    assert lived(debt, [other], (), report(other, *words)).status == "open"


def test_help_that_is_stopped_withdraws_the_pledge() -> None:
    debt = gather([owed(1, "pledge", HOSPITALS, "2031-03-01")])
    halted = event("halt-aid", "2031-04-02", (HOST, as_recipient(GUEST)))
    told = report(halted, "hospit", "incub", "field")
    assert lived(debt, [halted], (), told).status == "withdrawn"


def agreement(what: str) -> Debt:
    return gather([owed(1, "agreement", what, "2031-03-01", givers=(HOST, GUEST), takers=())])


def test_staying_in_contact_is_kept_by_the_next_contact() -> None:
    debt = agreement("to stay in contact")
    call = event("call", "2031-03-20", (HOST, as_recipient(GUEST)), channel="call")
    assert lived(debt, [call]).status == "kept"
    assert lived(debt, [replace(call, when=on("2031-03-01"))]).status == "open"


def test_a_view_shared_on_contacts_is_not_kept_by_the_next_one() -> None:
    call = event("call", "2031-03-20", (HOST, as_recipient(GUEST)), channel="call")
    assert lived(agreement("on the importance of maintaining contacts"), [call]).status == "open"


def test_a_meeting_on_the_day_agreed_on_keeps_the_agreement() -> None:
    debt = replace(agreement("to continue the talks at a meeting in Rome"), due=on("2031-03-20"))
    met = event("meeting", "2031-03-20", (HOST, as_recipient(GUEST)))
    assert lived(debt, [met]).status == "kept"
    assert lived(debt, [replace(met, when=on("2031-03-19"))]).status == "open"


def test_an_agreement_is_broken() -> None:
    debt = agreement("on a truce along the northern ridge")
    fire = event("violate-truce", "2031-03-20", (HOST, as_recipient(GUEST)))
    assert lived(debt, [fire], (), report(fire, "truc", "ridg", "northern")).status == "lapsed"


def test_the_window() -> None:
    assert window(INVITED) == ("2031-03-01", "2032-02-29")
    due = gather(
        [owed(1, "invitation", "to visit", "2031-03-01", due=on("2031-05-01", "2031-05-31"))]
    )
    assert window(due) == ("2031-03-01", "2031-07-01")
    assert window(replace(INVITED, made=None)) is None
    assert life(replace(INVITED, made=None), [VISIT]) == ()


def test_the_same_life_in_any_order_and_again() -> None:
    met = event("meeting", "2031-06-11", (HOST, as_recipient(GUEST)), place_country="FIN")
    one, other = lived(INVITED, [VISIT, met]), lived(INVITED, [met, VISIT])
    assert one == other == lived(one, [VISIT, met])


def test_spans_of_the_reading_stay() -> None:
    told = owed(1, "invitation", "to visit Finland", "2031-03-01")
    own = replace(
        life(INVITED, [VISIT])[0],
        status="accepted",
        evidence=(Span(3, 9, "agreed"),),
        when=Date(None, "2031-03-01", "unknown", "", None),
        event=None,
    )
    debt = lived(gather([replace(told, steps=(own,))]), [VISIT])
    assert [step.status for step in debt.steps] == ["accepted", "kept"]
