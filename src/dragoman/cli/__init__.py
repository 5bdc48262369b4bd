"""The command ``dragoman``: options, one library call, print.

Commands are imported when they are run, so that ``dragoman --help`` answers at once.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.views.wording import visible

# name → (module, and behind a colon the command in it where it is not `command`; what the overview
# says). In the order of the overview: reading, keeping a record, asking it, about the program.
_COMMANDS = {
    "read": ("dragoman.cli.reading", "Read reports into records."),
    "add": ("dragoman.cli.adding", "Read documents and keep what they tell in a record."),
    "watch": ("dragoman.cli.watching", "Add what is new in feeds, again and again."),
    "timeline": ("dragoman.cli.timeline", "What happened, day by day."),
    "show": ("dragoman.cli.showing", "Show one thing in full, by its id or name."),
    "search": ("dragoman.cli.searching", "Find documents and statements by their words."),
    "compare": ("dragoman.cli.comparing", "Set each side's account of a contact side by side."),
    "commitments": ("dragoman.cli.commitments", "What is owed or offered, and what became of it."),
    "positions": ("dragoman.cli.positions", "Where each stood on each topic, and what moved."),
    "actors": ("dragoman.cli.actors", "Who is who, with offices over time."),
    "dyad": ("dragoman.cli.dyad", "Two countries, month by month."),
    "mcp": ("dragoman.cli.assisting", "Let an assistant ask the record (Model Context Protocol)."),
    "serve": ("dragoman.cli.serving", "Open the record in the browser: pages and an API."),
    "export": ("dragoman.cli.exporting", "Write events in the formats of the field."),
    "judge": ("dragoman.cli.judging", "Confirm, reject, correct, merge or split what was read."),
    "reread": ("dragoman.cli.keeping:reread_command", "Read stored documents again."),
    "quarantine": ("dragoman.cli.keeping:quarantine_command", "What could not be read, and why."),
    "backup": ("dragoman.cli.keeping:backup_command", "Copy the record while it is in use."),
    "check": ("dragoman.cli.keeping:check_command", "Check that the record is whole."),
    "code": ("dragoman.cli.coding", "Code archives into tables."),
    "acts": ("dragoman.cli.acts", "List the acts, show one, or try one of your own."),
    "evaluate": ("dragoman.cli.evaluating", "Score the reader on annotated data."),
    "benchmark": ("dragoman.cli.benchmarking", "Say what coding costs on this machine."),
    "doctor": ("dragoman.cli.doctor", "Check the installation and say how to mend it."),
}


class _Lazy(click.Group):
    """A group that imports a command only to run it or to show its own help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name or "command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; where who reads its output has gone (``| head``), end quietly."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: dragoman read report.txt --published 2025-02-12",
)
@click.version_option(__version__, prog_name="dragoman")
def group() -> None:
    """Read news reports into sourced records: who did what to whom, when, where, and according to
    whom. Every record shows its words.

    Exit codes: 0 all was read or answered; 1 other failures; 2 wrong use, an input that cannot be
    read, or a question about what is not there; 3 a faulty act file; 4 missing or damaged weights;
    5 an optional part is not installed; 6 a record that cannot be opened, read or written.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; every failure raised on purpose becomes one line and an exit code."""
    # numpy's products here are small: threads of its own would only spin beside the network's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = group.main(list(arguments) if arguments is not None else None, standalone_mode=False)
    except click.exceptions.Exit as error:
        code = error.exit_code
    except click.Abort:
        click.echo("dragoman: stopped", err=True)
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except DragomanError as error:
        click.echo(f"dragoman: {visible(str(error))}", err=True)
        code = error.exit_code
    sys.exit(code if isinstance(code, int) else 0)
