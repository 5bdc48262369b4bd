"""Commitments met by an answer or a deed: the rules of :mod:`.life` for all but visits.

Each rule takes a commitment, an event, its day and its reports, and gives the status, how sure the
link is, and why; None where the event does nothing to the commitment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragoman.chronicle import Debt, Merged, Report
from dragoman.lexicon import load
from dragoman.reference.across.partners import overlap, seat, seats
from dragoman.reference.across.rarity import rarity
from dragoman.reference.across.wording import content, stem

#: Days after which one contact is no answer to another.
SOON = 31
Link = tuple[str, float, str]

VISITS = frozenset({"visit", "host", "receive-delegation", "send-delegation", "summit"})
CONTACTS = frozenset({"meeting", "call", "negotiate", "host-talks", "summit", "visit", "letter"})
FACE = frozenset({"meeting", "host-talks", "negotiate", "summit"})
STEPS = {"accept": "accepted", "decline": "declined", "reject": "declined", "cancel": "withdrawn"}
STOPS = frozenset({"halt-aid", "cancel", "suspend", "leave-organisation", "withhold"})
DEEDS = frozenset(
    """aid supply-arms deploy withdraw release lift-sanctions lift-blockade allow-access evacuate
    exchange-prisoners return-property share-intelligence train grant-asylum extradite pardon
    open-embassy open-border send-delegation mediate disarm apologise ceasefire recognise
    investigate""".split()
)
JOINT = frozenset("sign negotiate host-talks exchange-prisoners ceasefire joint-exercise".split())
BINDS = {"sign": "accepted", "ratify": "kept", "violate-truce": "lapsed"}
COME = frozenset(stem(w) for w in "visit come travel arrive trip tour pay".split())
TALK = frozenset(stem(w) for w in "talks negotiations dialogue negotiate meet meeting".split())
TOUCH = frozenset(stem(w) for w in "contact contacts touch dialogue communicate".split())
_VIEW = re.compile(r"\b(?:importance|need|necessity|expediency|relevance) (?:of|for|to)\b")
KINDS = {kind: stem(kind) for kind in ("invitation", "offer", "pledge", "agreement", "demand")}


def at_once(debt: Debt, day: str) -> bool:
    """True for the day it was made or told: what is told then is mostly its making."""
    made = debt.made
    return made is not None and day in ((made.start or "")[:10], (made.end or "")[:10])


def within(debt: Debt, day: str, days: int) -> bool:
    """True for a day no later than so many days after it was made, but not the same."""
    start = (debt.made.start or "") if debt.made is not None else ""
    if not start or debt.made is None or debt.made.precision != "day" or day <= start[:10]:
        return False
    return (date.fromisoformat(day) - date.fromisoformat(start[:10])).days <= days


# --------------------------------------------------------------------------- yes and no


def answer(debt: Debt, event: Merged, day: str, told: Sequence[Report]) -> Link | None:
    """Acceptance, refusal or withdrawal, by the right side and about this commitment."""
    status = STEPS.get(event.act)
    rule = load().acts[event.act].commitment
    if status is None or rule is None or debt.kind not in rule.of:
        return None
    doers = [one for one in event.parties if one.role == "actor"]
    asked = debt.givers if event.act == "cancel" else debt.takers
    other = debt.takers if event.act == "cancel" else debt.givers
    by = overlap(doers, asked)
    if by == 0 and event.act == "cancel" and debt.kind == "invitation":
        by, status, other = overlap(doers, debt.takers), "declined", debt.givers
    if by == 0:
        return None
    told_to = [one for one in event.parties if one.role == "recipient"]
    if told_to and overlap(told_to, other) == 0:
        return None
    about = _about(debt, told)
    named = any(KINDS.get(debt.kind, "") in report.words for report in told)
    if not named and about < 0.9:
        return None
    sure = by * (0.9 if about >= 1.2 or (named and told_to) else 0.6 if named else 0.4)
    verb = {"accepted": "said yes", "declined": "said no", "withdrawn": "took it back"}[status]
    return status, sure, f"the right side {verb}"


def _about(debt: Debt, told: Sequence[Report]) -> float:
    """How much of what is owed an event speaks of: the rarity of shared words, added up.

    Names of the parties say nothing: every event between them has those.
    """
    own = {seat(one).casefold() for one in (*debt.givers, *debt.takers)}
    mine = {
        word for word in content(debt.what.text)
        if word.casefold() not in own and not word.isupper()
    }  # fmt: skip
    theirs = {word for report in told for word in report.words}
    return sum(rarity(word) for word in sorted(mine & theirs))


# --------------------------------------------------------------------------- deeds


def deed(debt: Debt, event: Merged, day: str, told: Sequence[Report]) -> Link | None:
    """What was pledged, offered or demanded, done; or stopped."""
    if event.act not in DEEDS | STOPS or at_once(debt, day):
        return None
    mine = debt.kind in ("pledge", "offer")
    owing, owed = (debt.givers, debt.takers) if mine else (debt.takers, debt.givers)
    by = overlap([one for one in event.parties if one.role == "actor"], owing)
    toward = overlap([one for one in event.parties if one.role == "recipient"], owed)
    about = _about(debt, told)
    if by == 0 or toward == 0 or about < 0.9:
        return None
    sure = by * toward * (0.85 if about >= 1.8 else 0.65 if about >= 1.2 else 0.45)
    if event.act in STOPS:
        return "withdrawn", sure, "who owes it stopped such a thing"
    return "kept", sure, "a deed of who owes it, in the words of what is owed"


# --------------------------------------------------------------------------- agreements


def bound(debt: Debt, event: Merged, day: str, told: Sequence[Report]) -> Link | None:
    """An agreement signed, ratified, broken or left by its parties, with its words."""
    status = BINDS.get(event.act) or ("withdrawn" if event.act in STOPS else None)
    if status is None:
        return None
    parties = (*debt.givers, *debt.takers)
    sides = [one for one in event.parties if overlap((one,), parties) > 0]
    needed = 2 if event.act in ("sign",) else 1
    if len(seats(sides)) < needed or len(seats(parties)) < 2:
        return None
    if at_once(debt, day):
        return None
    about = _about(debt, told)
    if event.act == "sign" and stem("sign") in content(debt.what.text):
        status = "kept"
    if about < 0.5:
        return None
    words = {"accepted": "signed", "kept": "done as agreed", "lapsed": "broken"}
    sure = 0.8 if about >= 1.2 else 0.6 if about >= 0.9 else 0.4
    return status, sure, f"{words.get(status, 'left')} by its parties, in its words"


def done(debt: Debt, event: Merged, day: str, told: Sequence[Report]) -> Link | None:
    """What two agreed to do, done by both, in its words."""
    parties = (*debt.givers, *debt.takers)
    if event.act not in JOINT | FACE | VISITS or len(seats(parties)) < 2:
        return None
    if event.act in FACE | VISITS and not content(debt.what.text) & (TALK | COME):
        return None  # They met; what they had agreed on was spoken of, as ever.
    if min(overlap((one,), event.parties) for one in parties) == 0 or at_once(debt, day):
        return None
    about = _about(debt, told)
    if event.act in FACE and _on_the_day(debt, day):
        return "kept", 0.8, "they met on the day agreed on"
    sure = 0.7 if about >= 1.8 else 0.55 if about >= 1.2 else 0.4
    return ("kept", sure, "both did it, in the words agreed on") if about >= 0.9 else None


def _on_the_day(debt: Debt, day: str) -> bool:
    """True for the very day on which it is due, where that is a day."""
    due = debt.due
    return due is not None and due.precision == "day" and (due.start or "")[:10] == day


def touch(debt: Debt, event: Merged, day: str, told: Sequence[Report]) -> Link | None:
    """ "Agreed to stay in contact": kept by the next contact of the same two."""
    if event.act not in CONTACTS or (event.channel is None and event.act not in FACE):
        return None
    words = content(debt.what.text)
    rest = {word for word in words if rarity(word) > 0.6}
    if _VIEW.search(debt.what.text):
        return None  # "on the importance of contacts": a view shared, nothing owed.
    if not words & TOUCH or len(rest - TOUCH) > 2 or not within(debt, day, SOON):
        return None
    parties = (*debt.givers, *debt.takers)
    if len(seats(parties)) != 2:
        return None
    both = min(overlap((one,), event.parties) for one in parties)
    return ("kept", 0.8 * both, "the two were in contact again within a month") if both else None
