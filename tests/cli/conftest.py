"""A record that answers from hand-made values and remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from dragoman.chronicle import Filter, Pair
from dragoman.cli import asking, main
from dragoman.errors import AskError
from tests.views.answers.values import LISTS, PAIR, SINGLE


class Fake:
    """``questions`` are the filters in the order they were asked, ``said`` the other arguments.

    With ``match`` None everything matches, else what it says of a filter.
    """

    def __init__(self) -> None:
        self.questions: list[Filter] = []
        self.said: list[Any] = []
        self.records: list[str] = []
        self.match: Callable[[Filter], bool] = lambda asked: True
        self.documents = 3

    def counts(self) -> dict[str, int]:
        return {"documents": self.documents}

    def _answer(self, command: str, asked: Filter, said: Any = None) -> tuple[Any, ...]:
        self.questions.append(asked)
        self.said.append(said)
        values = LISTS[command] if self.documents and self.match(asked) else ()
        return tuple(values[: asked.limit or None])

    def timeline(self, asked: Filter) -> tuple[Any, ...]:
        return self._answer("timeline", asked)

    def search(self, query: str, asked: Filter) -> tuple[Any, ...]:
        return self._answer("search", asked, query)

    def compare(self, name: str | None, asked: Filter) -> tuple[Any, ...]:
        return self._answer("compare", asked, name)

    def commitments(self, asked: Filter, day: str | None = None) -> tuple[Any, ...]:
        return self._answer("commitments", asked, day)

    def positions(self, asked: Filter) -> tuple[Any, ...]:
        return self._answer("positions", asked)

    def actors(self, asked: Filter, query: str | None = None) -> tuple[Any, ...]:
        found = self._answer("actors", asked, query)
        return tuple(one for one in found if query is None or query in one.who.name)

    def pair(self, one: str, other: str, asked: Filter) -> Pair:
        found = self._answer("dyad", asked, (one, other))
        return PAIR if found else Pair((one, other), (), (), (), (), ())

    def show(self, name: str) -> Any:
        for value in SINGLE:
            if getattr(value, "id", None) == name:
                return value
        raise AskError(name)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Fake:
    """The record that commands open instead of a database."""
    made = Fake()

    @contextmanager
    def opened(record: str) -> Iterator[Fake]:
        made.records.append(record)
        yield made

    monkeypatch.setattr(asking, "opened", opened)
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)
    return made


@pytest.fixture
def run() -> Callable[..., int]:
    """The exit code of the command."""

    def ran(*arguments: object) -> int:
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        assert isinstance(caught.value.code, int)
        return caught.value.code

    return ran
