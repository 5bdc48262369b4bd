"""How far something is that passes through: a count on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

_T = TypeVar("_T")
#: Seconds between two counts: on a terminal, and elsewhere, where a log should stay readable.
_EVERY, _EVERY_LOGGED = 0.5, 30.0


def counted(values: Iterable[_T], what: str = "events") -> Iterator[_T]:
    """The values as they are; how many have passed is told now and then."""
    alive = sys.stderr.isatty()
    every = _EVERY if alive else _EVERY_LOGGED
    start = last = time.monotonic()
    number = 0
    for number, value in enumerate(values, start=1):
        yield value
        now = time.monotonic()
        if now - last >= every:
            last = now
            rate = number / (now - start)
            told = f"dragoman: {number:,} {what}, {rate:,.0f}/s"
            click.echo(f"\r{told}" if alive else told, err=True, nl=not alive)
    if alive and last > start:
        click.echo("\r\033[K", err=True, nl=False)
