"""Progress on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from dragoman.archive.adding import Tally, Told, silent

#: Seconds between two lines where standard error is no terminal: a log stays readable.
_EVERY = 30.0


@contextmanager
def progress(total: int | None, quiet: bool = False) -> Iterator[Told]:
    """What to call with each tally; ``total`` is the number of inputs, None where unknown."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with _bar() as bar:
            task = bar.add_task("reading", total=total, rate="")

            def show(tally: Tally) -> None:
                bar.update(task, completed=tally.inputs, description=tally.stage, rate=_rate(tally))

            yield show
    else:
        yield _lines(total)


def _bar() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def _rate(tally: Tally) -> str:
    """Inputs a second, and how many could not be read."""
    rate = f"{tally.inputs / tally.seconds:,.1f}/s" if tally.seconds > 1 else ""
    return f"{rate} · {tally.refused:,} in quarantine" if tally.refused else rate


def _lines(total: int | None) -> Callable[[Tally], None]:
    """A line each half minute."""
    last = time.monotonic()

    def show(tally: Tally) -> None:
        nonlocal last
        if time.monotonic() - last < _EVERY:
            return
        last = time.monotonic()
        done = f"{tally.inputs:,}" if total is None else f"{tally.inputs:,} of {total:,}"
        left = ""
        if total and tally.inputs and tally.seconds:
            seconds = (total - tally.inputs) * tally.seconds / tally.inputs
            left = f", {seconds / 60:,.0f} min left"
        click.echo(f"dragoman: {tally.stage}, {done} inputs, {_rate(tally)}{left}", err=True)

    return show
