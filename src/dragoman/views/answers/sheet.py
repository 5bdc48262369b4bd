"""The sheet an answer is laid out on: headings, labelled entries, quoted words, of one width."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from dragoman.chronicle import Judged, Words
from dragoman.views.answers import telling
from dragoman.views.terminal import NARROW, labelled, text
from dragoman.views.wording import visible

# Characters of a text shown where many answers stand under each other: about two and a half lines.
# `show` has them whole.
LONGEST = 240
_VERDICTS = {"confirm": "green", "reject": "red"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of ``width`` columns."""

    width: int

    @property
    def narrow(self) -> bool:
        """True where labels stand above their words, and columns under each other."""
        return self.width < NARROW

    def heading(self, title: str, note: str = "") -> RenderableType:
        """A title with a rule behind it; ``note`` stands beside it, or below on a narrow page."""
        head, beside = text(title.upper(), "bold"), text(f"{note} " if note else "", "dim")
        rest = self.width - head.cell_len - beside.cell_len - 1
        if rest < 3:
            return Group(Text(""), head, *([beside] if note else []))
        return Text.assemble("\n", head, " ", beside, ("─" * rest, "dim"))

    def entry(self, label: str, lines: Iterable[Text], style: str = "bold") -> RenderableType:
        """A label at the left with its lines beside it; above them on a narrow page."""
        return labelled(label, lines, style, narrow=self.narrow)


def quote(words: str, longest: int = LONGEST, style: str = "italic") -> Text:
    """Verbatim words between guillemets, so that their own quotation marks stay as they are; what
    is left out of long ones is marked outside them. ``longest`` 0 leaves nothing out."""
    if not words:
        return Text("")
    if not longest or len(words) <= longest:
        return Text(f"‹{visible(words)}›", style)
    kept = words[:longest].rsplit(maxsplit=1)[0]
    return Text.assemble((f"‹{visible(kept)}›", style), " …")


def sourced(words: Words) -> Text:
    """Where the words above stand."""
    return text(telling.sourced(words), "dim")


def aside(*facts: str) -> Text:
    """Facts in one faint line, empty ones left out."""
    return text(" · ".join(fact for fact in facts if fact), "dim")


def judgement(value: Judged) -> Text:
    """The line of people's judgement; empty where there is none."""
    return text(telling.judged(value), _VERDICTS.get(value.verdict or "", "magenta"))
