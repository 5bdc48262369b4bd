"""``dragoman acts``: the lexicon as the reader uses it, and acts of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from dragoman import lexicon
from dragoman.cli import own_acts
from dragoman.lexicon import Act

_EPILOG = """\b
Examples:
  dragoman acts
  dragoman acts invite
  dragoman acts --acts my-acts/
  dragoman acts new lend-art --folder my-acts/
  dragoman acts try my-acts/lend-art.toml articles.jsonl
"""
_SHOW = """\b
Examples:
  dragoman acts show
  dragoman acts show invite
  dragoman acts show board-vessel --acts my-acts/
"""
_WIDTH = 100
_KINDS = {"verb": "Verbs", "noun": "Nouns", "light": "Nouns with a light verb", "adj": "Adjectives"}


class _Acts(click.Group):
    """A group in which an act's name, or nothing, stands for the command that shows acts."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        asked = {"-h", "--help", *self.commands}
        return super().parse_args(ctx, args if args and args[0] in asked else ["show", *args])


@click.group("acts", cls=_Acts, epilog=_EPILOG)
def command() -> None:
    """List the acts of the lexicon with their codes, show one in full, or try one of your own.

    dragoman acts lists them all, dragoman acts ACT shows one: short for dragoman acts show.
    """


command.add_command(own_acts.try_command)
command.add_command(own_acts.new_command)


@command.command("show", epilog=_SHOW)
@click.argument("act", required=False)
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of act files of your own: shown too, and checked as they are read.",
)
def show(act: str | None, acts: Path | None) -> int:
    """List the acts of the lexicon with their codes, or show one ACT in full."""
    known = lexicon.load(acts).acts
    console = Console(width=None if Console().is_terminal else _WIDTH)
    if act is None:
        console.print(_table(known.values()))
    elif act in known:
        console.print(_card(known[act]), markup=False, highlight=False)
    else:
        near = ", ".join(get_close_matches(act, known, n=4))
        hint = f" Perhaps: {near}." if near else " See them all: dragoman acts"
        raise click.UsageError(f"There is no act {act!r}.{hint}")
    return 0


def _table(acts: Iterable[Act]) -> Table:
    """A line for each act."""
    table = Table("act", "what it is", "PLOVER", "CAMEO", box=None, pad_edge=False)
    for act in sorted(acts, key=lambda act: act.id):
        table.add_row(act.id, act.definition, _plover(act), act.codes.cameo or "–")
    return table


def _card(act: Act) -> str:
    """Everything the file of one act says, with its test sentences."""
    lines = [f"{act.id}: {act.label}", act.definition, ""]
    lines.append(f"PLOVER {_plover(act)}, CAMEO {act.codes.cameo or '–'}")
    if act.codes_reason:
        lines.append(act.codes_reason)
    for kind, title in _KINDS.items():
        words = sorted({word for cue in act.cues if cue.kind == kind for word in cue.lemmas})
        if words:
            lines.append(f"{title}: {', '.join(words)}")
    lines += ["", "Read as this act:", *(f"  + {example.text}" for example in act.match)]
    lines += ["Not read as this act:", *(f"  – {example.text}" for example in act.no_match)]
    return "\n".join(lines)


def _plover(act: Act) -> str:
    kind, mode = act.codes.plover_type, act.codes.plover_mode
    return "/".join(part for part in (kind, mode) if part) or "–"
