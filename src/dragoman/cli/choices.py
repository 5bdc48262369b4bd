"""What the options of the asking commands take: countries, pairs of them, days, words of a list.

What is not understood is never passed on: the error names what comes nearest.
"""

from __future__ import annotations

from collections.abc import Iterable

import click

from dragoman.archive import narrowing
from dragoman.archive.narrowing import country, nearest


class CountryNames(click.ParamType):  # type: ignore[type-arg]
    """One country or several with commas between them, as ISO 3166-1 alpha-3."""

    name = "country"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The codes of what is named."""
        if isinstance(value, tuple):
            return value
        try:
            return narrowing.countries_of(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Dyad(CountryNames):
    """Two countries with a comma between them."""

    name = "dyad"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The codes of the two."""
        found = super().convert(value, param, ctx)
        if len(found) != 2:
            self.fail('takes two different countries, as "France,Russia"', param, ctx)
        return found


class Day(click.ParamType):  # type: ignore[type-arg]
    """An ISO day, month or year, as its first day or its last."""

    name = "date"

    def __init__(self, *, last: bool = False, whole: bool = True) -> None:
        self.last = last
        self.whole = whole

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """An ISO day."""
        try:
            return narrowing.day_of(value, last=self.last, whole=self.whole)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Listed(click.ParamType):  # type: ignore[type-arg]
    """Words of a fixed list, several with commas between them."""

    name = "words"

    def __init__(self, known: Iterable[str]) -> None:
        self.known = tuple(known)

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The words, each of them known."""
        if isinstance(value, tuple):
            return value
        try:
            return narrowing.words_of(value, self.known)
        except ValueError as error:
            self.fail(str(error), param, ctx)


__all__ = ["CountryNames", "Day", "Dyad", "Listed", "country", "nearest"]
