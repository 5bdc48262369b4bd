"""The page in the terminal: what happened, who said what, what is owed, what is background."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dragoman.records import Actor, Commitment, Contact, Event, Position, Reading, Span, Statement
from dragoman.views import wording
from dragoman.views.outline import Outline, Voices, outline
from dragoman.views.terminal import NARROW, TONE, columns, labelled, printed, text
from dragoman.views.wording import Words, visible


def render(reading: Reading, *, width: int | None = None, colour: bool | None = None) -> str:
    """The reading as a page of text, ending in a line break.

    ``width`` in columns and ``colour`` are asked of the terminal where they are None: the width of
    the window, or 100 where there is none, and never more than 120; colour only where the output is
    a terminal and neither ``NO_COLOR`` nor ``TERM=dumb`` is set. Control characters in the report
    are shown as ``�``, so that no text can drive the terminal.
    """
    wide = columns(width)
    return printed(blocks(reading, wide), wide, colour)


def blocks(reading: Reading, width: int) -> list[RenderableType]:
    """What the page is made of, from top to bottom, for a page of ``width`` columns."""
    return _Page(reading, width).blocks()


class _Page:
    """The blocks of one page, from top to bottom."""

    def __init__(self, reading: Reading, width: int) -> None:
        self.reading = reading
        self.words = Words.of(reading)
        self.plan: Outline = outline(reading, self.words)
        self.narrow = width < NARROW
        self.width = width

    def blocks(self) -> list[RenderableType]:
        plan = self.plan
        blocks: list[RenderableType] = [self.head()]
        sections: tuple[tuple[str, list[RenderableType]], ...] = (
            ("What happened", [*map(self.event, plan.contacts), *map(self.event, plan.happened)]),
            (
                "Planned, proposed, conditional or possible",
                [self.event(item, tell_certainty=True) for item in plan.open],
            ),
            ("Denied or negated", [self.event(i, tell_certainty=True) for i in plan.denied]),
            ("Who said what", [self.voices(voices) for voices in plan.voices]),
            ("Accounts side by side", [self.accounts(contact) for contact in plan.compared]),
            ("Positions", [self.position(position) for position in plan.positions]),
            ("What is owed", [self.commitment(item) for item in plan.commitments]),
            ("Background", [self.event(i, tell_certainty=True) for i in plan.background]),
            ("Who is who", self.actors()),
            ("Notes", [self.entry("", [text(note)]) for note in plan.notes]),
        )
        for title, entries in sections:
            if entries:
                blocks.append(self.heading(title))
                blocks += entries
        return blocks

    # ---------------------------------------------------------------- head

    def head(self) -> RenderableType:
        document = self.reading.document
        facts = [
            document.publisher or "",
            f"published {wording.day(document.published)}" if document.published else "no date",
            f"dateline {wording.where(document.dateline)}" if document.dateline else "",
            document.url or "",
        ]
        lines = [text(self.words.title or "An empty text", "bold")]
        lines.append(text(" · ".join(fact for fact in facts if fact), "dim"))
        return Group(*lines)

    def heading(self, title: str) -> RenderableType:
        rule = "─" * max(0, self.width - len(title) - 1)
        return Text.assemble("\n", (title.upper(), "bold"), " ", (rule, "dim"))

    # ---------------------------------------------------------------- entries

    def entry(self, label: str, lines: list[Text], style: str = "bold") -> RenderableType:
        """A label at the left with its lines beside it; above them on a narrow page."""
        return labelled(label, lines, style, narrow=self.narrow)

    def event(self, item: Contact | Event, *, tell_certainty: bool = False) -> RenderableType:
        """A contact or event: who, when and where, according to whom, and the words."""
        who = self.words.sides(item) if isinstance(item, Contact) else self.words.parties(item)
        certain = item.certainty if tell_certainty else ""
        circumstances = [wording.when(item.when), wording.where(item.where)]
        told = self.words.told(item.according_to)
        head = Text.assemble(text(who or "someone"))
        if certain and certain != "happened":
            head.append(f"  ({certain})", TONE.get(certain, ""))
        if item.certainty == "ongoing" and not tell_certainty:
            head.append("  (ongoing)", TONE["ongoing"])
        lines = [
            head,
            text(" · ".join(fact for fact in (*circumstances, told) if fact), "dim"),
            self.quote(self.words.excerpts(item.evidence), item.evidence[:1]),
        ]
        return self.entry(wording.act(item.act), lines, f"bold {TONE.get(item.certainty, '')}")

    def quote(self, spans: tuple[Span, ...], trigger: tuple[Span, ...] = ()) -> Text:
        """The report's own words, in guillemets so that its quotation marks stay as they are."""
        line = Text("")
        for number, span in enumerate(spans):
            line.append(" … " if number else "")
            start = len(line) + 1
            line.append(f"‹{visible(span.text)}›", "italic")
            for word in trigger:
                if span.covers(word):
                    line.stylize(
                        "bold", start + word.start - span.start, start + word.end - span.start
                    )
        return line

    # ---------------------------------------------------------------- statements

    def voices(self, voices: Voices) -> RenderableType:
        """One speaker with everything said, numbered."""
        name = text(voices.speaker, "bold")
        held = self.words.offices(voices.speakers)
        if held:
            name.append(f"  {visible(held)}", "dim")
        return Group(name, *(self.statement(statement) for statement in voices.statements))

    def statement(self, statement: Statement) -> RenderableType:
        label = f"[{self.words.numbers[statement.id]}] {wording.act(statement.act)}"
        chain = self.words.chain(statement)
        asides = [
            statement.manner,
            f"through {chain}" if chain else "",
            f"to {self.words.names(statement.addressees)}" if statement.addressees else "",
            f"said {wording.when(statement.made)}" if statement.made else "",
            f"on {wording.listed(map(wording.act, statement.topics))}" if statement.topics else "",
        ]
        content = self.quote(statement.content)
        if statement.reason:
            asides.append(statement.reason)
        for part in statement.quotes:
            at = content.plain.find(visible(part.text))
            if at >= 0:
                content.stylize("bold", at, at + len(part.text))
        lines = [content, text(" · ".join(aside for aside in asides if aside), "dim")]
        return self.entry(f"  {label}", lines, "")

    # ---------------------------------------------------------------- accounts

    def accounts(self, contact: Contact) -> RenderableType:
        """Two accounts of one contact: said by both, by one only, and where they differ."""
        head = text(f"{wording.act(contact.act)}: {self.words.sides(contact)}", "bold")
        told = contact.comparison
        rows: list[RenderableType] = [head]
        for account in contact.accounts:
            numbers = [self.words.numbers.get(id_, 0) for id_ in account.statements]
            said = ", ".join(f"[{number}]" for number in sorted(numbers) if number)
            rows.append(self.entry("account of", [text(f"{account.side} {said}")], "dim"))
        if told is None:
            return Group(*rows)
        return Group(
            *rows,
            *(self.entry("said by both", [self.pair(pair)], "green") for pair in told.both),
            *(self.entry("they differ", [self.pair(pair)], "red") for pair in told.differ),
            *(
                self.entry(f"only {side}", [self.quote((span,)) for span in spans], "cyan")
                for side, spans in told.only.items()
            ),
        )

    def pair(self, spans: tuple[Span, ...]) -> Text:
        line = Text("")
        for number, span in enumerate(spans):
            line.append("  ≈  " if number else "")
            line.append_text(self.quote((span,)))
        return line

    # ---------------------------------------------------------------- the rest

    def position(self, position: Position) -> RenderableType:
        """A stance: who, on what, in the report's words."""
        topic = position.topic
        asides = [
            wording.act(topic.topic) if topic.topic else "",
            f"about {self.words.names(position.about)}" if position.about else "",
            self.reference(position.statement),
            wording.when(position.when),
        ]
        lines = [
            text(self.words.names(position.holder) or "someone"),
            self.quote((topic.phrase,)),
            text(" · ".join(aside for aside in asides if aside), "dim"),
        ]
        return self.entry(position.stance, lines)

    def reference(self, statement: str | None) -> str:
        number = self.words.numbers.get(statement or "")
        return f"statement [{number}]" if number else ""

    def commitment(self, item: Commitment) -> RenderableType:
        parties = " → ".join(
            part for part in (self.words.names(item.giver), self.words.names(item.taker)) if part
        )
        tones = {"open": "yellow", "accepted": "green", "kept": "green"}
        head = text(parties or "between parties not named")
        head.append(f"  ({visible(item.status)})", tones.get(item.status, "red"))
        told = self.words.told(item.according_to)
        due = f"due {wording.when(item.due)}" if item.due else ""
        lines = [
            head,
            self.quote((item.what,)),
            text(" · ".join(fact for fact in (due, told) if fact), "dim"),
        ]
        for step in item.history[1:]:
            line = text(f"{step.status}: ", "dim")
            line.append_text(self.quote(step.evidence))
            lines.append(line)
        return self.entry(item.kind, lines)

    def actors(self) -> list[RenderableType]:
        """Name, office on the day and country; those only named come last, in one line."""
        entries: list[RenderableType] = []
        if self.plan.actors:
            entries.append(self._actor_table(self.plan.actors))
        names = ", ".join(actor.name for actor in self.plan.named_only)
        if names:
            entries.append(self.entry("also named", [text(names, "dim")], "dim"))
        return entries

    def _actor_table(self, actors: tuple[Actor, ...]) -> RenderableType:
        if self.narrow:
            return Group(*(self.entry(a.name, [text(self._about(a), "dim")]) for a in actors))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(max_width=self.width // 3)
        grid.add_column(ratio=1)
        for actor in actors:
            grid.add_row(text(actor.name), text(self._about(actor), "dim"))
        return grid

    def _about(self, actor: Actor) -> str:
        members = self.words.names(actor.members)
        facts = [
            wording.office(actor.office),
            actor.kind,
            wording.country(actor.country),
            f"that is, {members}" if members else "",
        ]
        if actor.office and wording.country(actor.country) in facts[0]:
            facts[2] = ""
        return " · ".join(fact for fact in facts if fact)
