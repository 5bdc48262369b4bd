"""Progress on standard error: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

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


class Going(Protocol):
    """What progress is told of: ``stage`` says what is done, ``refused`` are in quarantine."""

    @property
    def inputs(self) -> int: ...

    @property
    def seconds(self) -> float: ...

    @property
    def refused(self) -> int: ...

    @property
    def stage(self) -> str: ...


Told = Callable[[Going], None]

#: Seconds between two lines where standard error is no terminal: a log stays readable.
_EVERY = 30.0


@contextmanager
def progress(total: int | None, quiet: bool = False) -> Iterator[Told]:
    """What to call with each going; ``total`` is the number of inputs, None where unknown."""
    if quiet:
        yield lambda going: None
    elif sys.stderr.isatty():
        with _bar() as bar:
            task = bar.add_task("reading", total=total, rate="")

            def show(going: Going) -> None:
                bar.update(task, completed=going.inputs, description=going.stage, rate=_rate(going))

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


def _rate(going: Going) -> str:
    """Inputs a second, and how many could not be read."""
    rate = f"{going.inputs / going.seconds:,.1f}/s" if going.seconds > 1 else ""
    return f"{rate} · {going.refused:,} in quarantine" if going.refused else rate


def _lines(total: int | None) -> Callable[[Going], None]:
    """A line each half minute."""
    last = time.monotonic()

    def show(going: Going) -> None:
        nonlocal last
        if time.monotonic() - last < _EVERY:
            return
        last = time.monotonic()
        done = f"{going.inputs:,}" if total is None else f"{going.inputs:,} of {total:,}"
        left = ""
        if total and going.inputs and going.seconds:
            seconds = (total - going.inputs) * going.seconds / going.inputs
            left = f", {seconds / 60:,.0f} min left"
        click.echo(f"dragoman: {going.stage}, {done} inputs, {_rate(going)}{left}", err=True)

    return show
