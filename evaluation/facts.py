"""Points on which a record of a reading agrees with an expected fact.

One function a kind of record: it takes the fact and the reading and gives, for each record of the
kind, the list of points with whether they hold. ``seed.py`` picks the record that fits best.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import month_name
from collections.abc import Iterable, Mapping
from typing import Any

Record = Mapping[str, Any]
Check = tuple[str, bool]
_STOP = {
    "the",
    "a",
    "an",
    "of",
    "and",
    "in",
    "to",
    "for",
    "on",
    "s",
    "his",
    "its",
    "with",
}
_QUOTES = dict.fromkeys(map(ord, "“”„«»‟\"‘’‛`´'"), "'")


def plain(text: str | None) -> str:
    """Text in the form in which it is compared."""
    value = unicodedata.normalize("NFKD", (text or "").translate(_QUOTES))
    value = "".join(c for c in value if not unicodedata.combining(c))
    return " ".join(value.casefold().split())


def words(text: str | None) -> set[str]:
    """The words of a text that carry meaning."""
    return set(re.findall(r"\w+", plain(text))) - _STOP


def same_name(left: str, right: str) -> bool:
    """True where two names may be one: equal, or one's words are all among the other's."""
    one, two = words(left), words(right)
    return bool(one and two) and (one <= two or two <= one)


def covers(spans: Iterable[Record], text: str) -> bool:
    """True where one span, or all of them one after the other, hold the words."""
    texts = [plain(span["text"]) for span in spans]
    return any(plain(text) in each for each in texts) or plain(text) in " ".join(texts)


class View:
    """A reading's records, with actors by id."""

    def __init__(self, reading: Record) -> None:
        self.reading = reading
        self.actors = {actor["id"]: actor for actor in reading["actors"]}
        self.statements = {item["id"]: item for item in reading["statements"]}

    def names(self, identity: str | None) -> list[str]:
        """Every name of an actor and of the members of a group."""
        actor = self.actors.get(identity or "")
        if actor is None:
            return []
        found = [actor["name"], *actor.get("aliases", ())]
        found += [span["text"] for span in actor["mentions"]]
        for member in actor.get("members", ()):
            found += self.names(member)
        if actor["kind"] == "government" and actor["country"]:
            # "Moscow" as a government is Russia under another name.
            found += [
                other["name"]
                for other in self.actors.values()
                if other["kind"] == "country" and other["country"] == actor["country"]
            ]
        return found

    def is_actor(self, identity: str | None, name: str) -> bool:
        """True where the actor goes by one of the names ("Russia (Putin)", "X / Y", "X or Y")."""
        wanted = [part for part in re.split(r" / | or |[()]", name) if part.strip()]
        return any(
            same_name(want, have) for want in wanted for have in self.names(identity) if words(have)
        )

    def among(self, identities: Iterable[str], name: str) -> bool:
        """True where one of the actors goes by the name."""
        return any(self.is_actor(identity, name) for identity in identities)

    def said_by(self, statements: Iterable[str], name: str) -> bool:
        """True where one of the statements is by, or reached us through, the named one."""
        for identity in statements:
            item = self.statements.get(identity)
            if item and (self.among(item["speakers"], name) or self.voiced(item, name)):
                return True
        return False

    def voiced(self, statement: Record, name: str) -> bool:
        """True where the voice chain of a statement names the one wanted."""
        voice = statement["voice"]
        if isinstance(voice, str):
            return plain(voice) == plain(name)
        return any(
            same_name(name, link["name"]) or self.is_actor(link.get("actor"), name)
            for link in voice
        )


def _iso_days(text: str) -> list[str]:
    return re.findall(r"\d{4}-\d{2}-\d{2}", text)


_MONTHS = [name.lower() for name in month_name[1:]]


def date_agrees(expected: str, date: Record | None) -> bool:
    """Compare an expected date in words with a date record.

    Takes a day, "on or before DAY", "DAY … to DAY", and "part of month: late MONTH YEAR".
    """
    days = _iso_days(expected)
    if date and not date.get("start") and date.get("end") and "on or before" in expected:
        return bool(date["end"][:10] <= days[0])
    if not date or not date.get("start"):
        return False
    start, end = date["start"][:10], (date["end"] or date["start"])[:10]
    if "on or before" in expected:
        return bool(start <= days[0])
    if len(days) >= 2:
        return bool(days[0] <= start <= days[-1] and end <= days[-1])
    if days:
        return bool(start == end == days[0])
    match = re.search(r"(early|mid|late)?\s*(\w+) (\d{4})", expected)
    if not match or match[2].lower() not in _MONTHS:
        return False
    prefix = f"{match[3]}-{_MONTHS.index(match[2].lower()) + 1:02d}"
    inside = start.startswith(prefix) and end.startswith(prefix)
    return inside and (not match[1] or date["precision"] == "part-of-month")


def _one_of(expected: str, value: str | None) -> bool:
    return plain(value) in {plain(part) for part in re.split(r" or |,", expected)}


def actor_checks(fact: Record, view: View) -> list[list[Check]]:
    """Points of an expected actor, for each actor of the reading."""
    name = fact["name"]
    if " = " in name:
        return [group_checks(name, view)]
    place = re.match(r"(.+?) as place \((.+)\)", name)
    if place:
        inside = [
            mention
            for actor in view.actors.values()
            for mention in actor["mentions"]
            if plain(mention["text"]) == plain(place[1])
            and plain(place[2]) in plain(_before(view, mention) + mention["text"])
        ]
        return [[(f"{place[1]} in '{place[2]}' is no actor", not inside)]]
    government = re.match(r"(.+?) as government \((.+)\)", name)
    phrases = re.split(r", (?=\w+[’'])|, (?=a )", government[2]) if government else []
    base = government[1] if government else name
    return [_one_actor(fact, base, phrases, actor, view) for actor in view.actors.values()]


def _before(view: View, span: Record, width: int = 40) -> str:
    text: str = view.reading["document"]["text"]
    return text[max(0, span["start"] - width) : span["start"]]


def _one_actor(
    fact: Record, base: str, phrases: list[str], actor: Record, view: View
) -> list[Check]:
    if not view.is_actor(actor["id"], base) and not (
        fact.get("alias") and view.is_actor(actor["id"], fact["alias"])
    ):
        return [("name", False)]
    checks = [
        ("name", True),
        (f"kind {fact['kind']}", _one_of(fact["kind"], actor["kind"])),
    ]
    if fact.get("country"):
        checks.append((f"country {fact['country']}", actor["country"] == fact["country"]))
    if fact.get("office"):
        checks.append((f"office {fact['office']}", _office(fact["office"], actor, view)))
    mentions = [plain(span["text"]) for span in actor["mentions"]]
    for word in fact.get("words", ()):
        wanted = word.split(" -> ")[1].split(" = ")[0] if " -> " in word else word
        checks.append((f"mention '{word}'", any(_mention(wanted, m) for m in mentions)))
    text = plain(view.reading["document"]["text"])
    for phrase in phrases:
        held = any(_inside(text, plain(phrase), base, view, span) for span in actor["mentions"])
        checks.append((f"mention in '{phrase}'", held))
    if fact.get("alias"):
        checks.append((f"alias {fact['alias']}", view.is_actor(actor["id"], fact["alias"])))
    return checks


def _mention(wanted: str, have: str) -> bool:
    return plain(wanted) == have or (len(wanted) > 3 and plain(wanted) in have)


def _inside(text: str, phrase: str, base: str, view: View, span: Record) -> bool:
    if plain(base) not in plain(span["text"]):
        return False
    raw: str = view.reading["document"]["text"]
    return phrase in plain(
        raw[max(0, span["start"] - len(phrase) - 10) : span["end"] + len(phrase)]
    )


def _office(expected: str, actor: Record, view: View) -> bool:
    office = actor.get("office")
    if expected.startswith("former"):
        day = _iso_days(expected)
        published = (view.reading["document"].get("published") or "9999")[:10]
        if office is None or "former" in plain(office["title"]):
            return True
        return bool(office["to"] and office["to"][:10] <= max([*day, published]))
    return office is not None and bool(
        words(expected) <= words(office["title"]) | words(office.get("body"))
        or words(office["title"]) >= words(expected.split(" on ")[0]) - {"kremlin", "interim"}
    )


def group_checks(name: str, view: View) -> list[Check]:
    """Points of a phrase that stands for several: "the two leaders = A and B"."""
    phrase, members = name.split(" = ")
    wanted = re.split(r" and |, ", members)
    groups = [
        actor
        for actor in view.actors.values()
        if any(plain(phrase) == plain(span["text"]) for span in actor["mentions"])
    ]
    held = {want: any(view.is_actor(group["id"], want) for group in groups) for want in wanted}
    return [
        ("mention", bool(groups)),
        *((f"member {want}", ok) for want, ok in held.items()),
    ]


def contact_checks(fact: Record, view: View) -> list[list[Check]]:
    """Points of an expected contact, for each contact of the reading."""
    return [_one_contact(fact, contact, view) for contact in view.reading["contacts"]]


def _one_contact(fact: Record, contact: Record, view: View) -> list[Check]:
    checks = [(f"channel {fact['channel']}", contact["channel"] == fact["channel"])]
    checks += [(f"party {name}", view.among(contact["parties"], name)) for name in fact["parties"]]
    checks.append(("no other party", len(contact["parties"]) <= len(fact["parties"])))
    checks.append((f"when {fact['when']}", date_agrees(fact["when"], contact["when"])))
    checks.append(("certainty happened", contact["certainty"] == "happened"))
    for side in fact.get("accounts_of", ()):
        held = any(
            same_name(side, item["side"]) or view.is_actor(item["actor"], side)
            for item in contact["accounts"]
        )
        checks.append((f"account of {side}", held))
    only = (contact.get("comparison") or {}).get("only") or {}
    for key in (key for key in fact if key.startswith("only_in")):
        for phrase in fact[key]:
            held = any(
                words(phrase) <= words(" ".join(span["text"] for span in spans))
                for spans in only.values()
            )
            checks.append((f"{key}: {phrase}", held))
    return checks


def statement_checks(fact: Record, view: View) -> list[list[Check]]:
    """Points of an expected statement, for each statement of the reading."""
    return [_one_statement(fact, item, view) for item in view.reading["statements"]]


def _one_statement(fact: Record, item: Record, view: View) -> list[Check]:
    spans = [*item["content"], *item["quotes"]]
    text = [(f"quotes '{q}'", covers(spans, q)) for q in fact.get("quotes", ())]
    text += [(f"words '{w}'", covers(spans, w)) for w in fact.get("words", ())]
    if not any(held for _, held in text):
        return [("words", False)]
    checks = list(text)
    if fact.get("speaker") is None:
        checks.append(("no speaker", item["speaker"] is None and not item["speakers"]))
    else:
        names = fact["speaker"].split(" and ")
        checks += [(f"speaker {name}", view.among(item["speakers"], name)) for name in names]
    checks += [
        (f"{key} {fact[key]} (is {item[key]})", _one_of(fact[key], item[key]))
        for key in ("manner", "act")
        if fact.get(key)
    ]
    if fact.get("voice"):
        checks.append((f"voice {fact['voice']}", view.voiced(item, fact["voice"])))
    if fact.get("made"):
        checks.append((f"made {fact['made']}", date_agrees(fact["made"], item["made"])))
    return checks


def event_checks(fact: Record, view: View) -> list[list[Check]]:
    """Points of an expected event, for each event of the reading."""
    return [_one_event(fact, item, view) for item in view.reading["events"]]


def _one_event(fact: Record, item: Record, view: View) -> list[Check]:
    if not _one_of(fact["act"], item["act"]):
        return [(f"act {fact['act']}", False)]
    checks = [(f"act {fact['act']}", True)]
    for role in ("actors", "recipients"):
        wanted = fact.get(role, ())
        checks += [(f"{role[:-1]} {name}", view.among(item[role], name)) for name in wanted]
    if fact.get("when"):
        checks.append((f"when {fact['when']}", date_agrees(fact["when"], item["when"])))
    if fact.get("where"):
        where = item["where"] or {"name": ""}
        checks.append((f"where {fact['where']}", same_name(fact["where"], where["name"])))
    if fact.get("certainty"):
        certainty = re.split(r"\W", fact["certainty"])[0]
        checks.append((f"certainty {certainty}", item["certainty"] == certainty))
    if fact.get("background") is not None:
        checks.append(("background", item["background"] == fact["background"]))
    if fact.get("according_to"):
        held = view.said_by(item["according_to"], fact["according_to"])
        checks.append((f"according to {fact['according_to']}", held))
    if fact.get("plover"):
        kind, _, mode = fact["plover"].partition("/")
        code = item["codes"]["plover"]
        held = code["type"] == kind and (not mode or code["mode"] == mode)
        checks.append((f"plover {fact['plover']}", held))
    return checks


def position_checks(fact: Record, view: View) -> list[list[Check]]:
    """Points of an expected position, for each position of the reading."""
    rows: list[list[Check]] = []
    for item in view.reading["positions"]:
        topic = words(item["topic"]["phrase"]["text"])
        share = len(words(fact["topic"]) & topic) / max(1, len(words(fact["topic"])))
        rows.append(
            [
                (f"topic {fact['topic']}", share >= 0.6),
                (
                    f"holder {fact['holder']}",
                    view.among(item["holder"], fact["holder"]),
                ),
                (f"stance {fact['stance']}", _stance(fact["stance"], item["stance"])),
            ]
        )
    return rows


def _stance(expected: str, value: str) -> bool:
    # A demand is a stance in favour of what is demanded; a reading may say either.
    return value in (("supports", "demands") if expected.startswith("demand") else (expected,))


def commitment_checks(fact: Record, view: View) -> list[list[Check]]:
    """Points of an expected commitment, for each commitment of the reading."""
    rows: list[list[Check]] = []
    for item in view.reading["commitments"]:
        if item["kind"] != fact["kind"]:
            rows.append([(f"kind {fact['kind']}", False)])
            continue
        wanted = words(fact["what"])
        share = len(wanted & words(item["what"]["text"])) / max(1, len(wanted))
        rows.append(
            [
                (f"kind {fact['kind']}", True),
                (f"from {fact['from']}", view.among(item["from"], fact["from"])),
                (f"to {fact['to']}", view.among(item["to"], fact["to"])),
                (f"what {fact['what']}", share >= 0.4),
                (f"status {fact['status']}", item["status"] == fact["status"]),
                (
                    f"according to {fact['according_to']}",
                    view.said_by(item["according_to"], fact["according_to"]),
                ),
            ]
        )
    return rows
