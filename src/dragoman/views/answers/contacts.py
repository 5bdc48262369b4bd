"""Contacts: the accounts of both sides beside each other, word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.chronicle import Beside, Contact, Phrases, Side, Words
from dragoman.views import wording
from dragoman.views.answers import cells, events, statements, telling
from dragoman.views.answers.cells import Row
from dragoman.views.answers.sheet import Sheet, quote
from dragoman.views.terminal import text
from dragoman.views.wording import visible

# A column of accounts needs about seven words to a line.
_COLUMN = 38
COLUMNS = (
    *("contact", "act", *cells.DATE, "certainty", "relation", "number", "differs_by", "side"),
    *cells.WORDS,
)
# A phrase of some sides with the relation it stands in: (relation, by what, words by side).
Line = tuple[str, str, Mapping[str, Words]]


#: Whatever has the accounts of several sides.
Accounts = Contact | Beside


def entries(contacts: Sequence[Contact], sheet: Sheet) -> Iterator[RenderableType]:
    """Every contact with its accounts."""
    for contact in contacts:
        event = contact.event
        yield sheet.heading(wording.act(event.act), telling.dated(event.when))
        yield events.entry(event, sheet)
        yield from accounts(contact, sheet)


def full(contact: Contact, sheet: Sheet) -> Iterator[RenderableType]:
    """One contact with its reports, its accounts and their statements."""
    yield from events.full(contact.event, sheet)
    yield sheet.heading("Accounts side by side")
    yield from accounts(contact, sheet)
    for side in contact.sides:
        if side.statements:
            yield sheet.heading(f"Said by {named(side.side)}")
            yield from (statements.entry(said, sheet, 0) for said in side.statements)


def accounts(contact: Accounts, sheet: Sheet) -> Iterator[RenderableType]:
    """The accounts beside each other; under each other where the page is narrow."""
    if len(contact.sides) < 2 or contact.compared is None:
        yield from _apart(contact, sheet)
        return
    told = list(lines(contact))
    if sheet.width // len(contact.sides) >= _COLUMN:
        yield _beside(contact, told)
    else:
        yield from _under(contact, told, sheet)


def lines(contact: Accounts) -> Iterator[Line]:
    """The comparison, line by line: what all say, where they differ, what one says alone."""
    compared = contact.compared or Phrases((), (), {})
    for one, other in compared.both:
        yield "said by both", "", _sided(contact, (one, other))
    for one, other, by in compared.differ:
        yield "they differ", by, _sided(contact, (one, other))
    for side, phrases in compared.only.items():
        for phrase in phrases:
            yield f"only {named(side)}", "", {side: phrase}


def named(side: str) -> str:
    """A side by the name of its country; a publisher by its own."""
    return wording.country(side)


def _sided(contact: Accounts, pair: tuple[Words, Words]) -> dict[str, Words]:
    """Which side says which of two phrases: by the phrase, by its document, else by the order."""
    left = [side.side for side in contact.sides]
    found: dict[str, Words] = {}
    for words in pair:
        of = next((name for name in _sides_of(contact, words) if name in left), None)
        of = of or (left[0] if left else words.source.document)
        left = [name for name in left if name != of]
        found[of] = words
    return found


def _sides_of(contact: Accounts, words: Words) -> Iterator[str]:
    yield from (side.side for side in contact.sides if words in side.phrases)
    for side in contact.sides:
        if words.source.document in {source.document for source in side.sources}:
            yield side.side


# --------------------------------------------------------------------------- on the page

_TONES = {"said by both": "green", "they differ": "red"}


def _beside(contact: Accounts, told: Sequence[Line]) -> RenderableType:
    """A column for each side."""
    grid = Table.grid(padding=(0, 2), expand=True)
    for _ in contact.sides:
        grid.add_column(ratio=1)
    grid.add_row(*(_account(side) for side in contact.sides))
    before = None
    for relation, by, phrases in told:
        if (relation, by) != before:
            before = (relation, by)
            title = f"{relation} ({by})" if by else relation
            shown = list(phrases) if relation.startswith("only") else [contact.sides[0].side]
            style = f"bold {_TONES.get(relation, 'cyan')}"
            grid.add_row(*(text(title if s.side in shown else "", style) for s in contact.sides))
        quotes = _quotes(contact, phrases, relation)
        grid.add_row(*(quotes.get(side.side, Text("")) for side in contact.sides))
    return Group(Text(""), grid)


def _under(contact: Accounts, told: Sequence[Line], sheet: Sheet) -> Iterator[RenderableType]:
    """Each side's words under those of the other, with its name."""
    for side in contact.sides:
        yield sheet.entry("account of", [_account(side)], "dim")
    for relation, by, phrases in told:
        quotes = _quotes(contact, phrases, relation)
        kept = [
            Text.assemble(text(f"{named(side)}: ", "dim"), words) if len(quotes) > 1 else words
            for side, words in quotes.items()
        ]
        reason = [text(f"({by})", "dim")] if by else []
        yield sheet.entry(relation, [*reason, *kept], _TONES.get(relation, "cyan"))


def _apart(contact: Accounts, sheet: Sheet) -> Iterator[RenderableType]:
    """The accounts by themselves, where there are not two to compare."""
    if not contact.sides:
        yield sheet.entry("accounts", [text("No side gives an account of its own.", "dim")], "dim")
    for side in contact.sides:
        numbers = _numbers(side)
        phrases = [_cited(phrase, numbers) for phrase in side.phrases]
        yield sheet.entry("account of", [_account(side), *phrases], "dim")
    if len(contact.sides) == 1:
        note = "One side alone gives an account; there is nothing to compare it with."
        yield sheet.entry("", [text(note, "dim")])


def _account(side: Side) -> Text:
    """A side with its documents, numbered as its phrases cite them."""
    line = text(named(side.side), "bold")
    for number, source in enumerate(side.sources, start=1):
        mark = f"[{number}] " if len(side.sources) > 1 else ""
        line.append(f"\n{visible(mark + telling.cited(source))}", "dim")
    return line


def _numbers(side: Side) -> dict[str, int]:
    """The number of each document of a side; none where there is only one."""
    if len(side.sources) < 2:
        return {}
    return {source.document: number for number, source in enumerate(side.sources, start=1)}


def _quotes(contact: Accounts, phrases: Mapping[str, Words], relation: str) -> dict[str, Text]:
    """The phrases by side, in the order of the sides; in bold the words in which two differ."""
    numbers = {side.side: _numbers(side) for side in contact.sides}
    order = [side.side for side in contact.sides if side.side in phrases]
    order += [side for side in phrases if side not in order]
    found = {side: _cited(phrases[side], numbers.get(side, {})) for side in order}
    if relation == "they differ" and len(order) == 2:
        _stress(found[order[0]], found[order[1]])
    return found


def _cited(phrase: Words, numbers: Mapping[str, int]) -> Text:
    line = quote(phrase.text, 0)
    number = numbers.get(phrase.source.document)
    return Text.assemble(line, (f" [{number}]", "dim")) if number else line


def _stress(one: Text, other: Text) -> None:
    """Make bold, in each of two phrases, the words that the other has not."""
    places = [list(_words(line.plain)) for line in (one, other)]
    left, right = (
        [line.plain[start:end].casefold() for start, end in found]
        for line, found in zip((one, other), places, strict=True)
    )
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag != "equal":
            for start, end in places[0][a:b]:
                one.stylize("bold", start, end)
            for start, end in places[1][c:d]:
                other.stylize("bold", start, end)


def _words(line: str) -> Iterator[tuple[int, int]]:
    """Where the words of a line stand, guillemets left out."""
    place = 0
    for word in line.split(" "):
        kept = word.strip("‹›")
        start = place + word.find(kept)
        yield start, start + len(kept)
        place += len(word) + 1


# --------------------------------------------------------------------------- rows


def rows(contacts: Iterable[Contact]) -> Iterator[Row]:
    """A row for each phrase of each side; lines of one ``number`` stand beside each other."""
    for contact in contacts:
        event = contact.event
        shared: Row = {"contact": event.id, "act": event.act, **cells.date(event.when)}
        yield from phrase_rows(contact, {**shared, "certainty": event.certainty})


def phrase_rows(contact: Accounts, shared: Row) -> Iterator[Row]:
    """A row for each phrase, with what all rows of these accounts share."""
    for number, (relation, by, side, words) in _phrases(contact):
        told: Row = {"relation": relation, "number": number, "differs_by": by or None}
        yield {**shared, **told, "side": side, **cells.words(words)}


def _phrases(contact: Accounts) -> Iterator[tuple[int, tuple[str, str, str, Words]]]:
    short = {"said by both": "both", "they differ": "differ"}
    number = 0
    for number, (relation, by, phrases) in enumerate(lines(contact)):
        for side, words in phrases.items():
            yield number, (short.get(relation, "only"), by, side, words)
    if contact.compared is None:
        for account in contact.sides:
            for words in account.phrases:
                yield number, ("alone", "", account.side, words)
                number += 1
