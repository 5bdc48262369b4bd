"""Whatever an answer holds, it is written: no text drives the terminal, none breaks a line."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
import re
import types
from collections.abc import Mapping
from dataclasses import fields
from random import Random
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from dragoman.chronicle import Commitment, Contact, Course, Event, Hit, Pair, Paper, Profile, Said
from dragoman.views.answers import csv, json, page
from dragoman.views.answers.kinds import LISTS
from tests.views.answers.values import LISTS as MADE
from tests.views.answers.values import SINGLE

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
ACTED_ON = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
WORDS = (
    "a1",
    "",
    "2026-03-02",
    "2026-02-30",
    "happened",
    "open",
    "NOR",
    "\x1b[2J\x9b31m",
    "x\x1b]0;owned\x07",
    "one\r\ntwo\ttabs\u2028three",
    "\u202egnp.exe\u200f\u061c",
    "lone \ud800 surrogate",
    "=1+1",
    "[bold]not markup[/bold] :smile:",
    "two\x02or\x03 three",
    "汉字 are wide",
    "a word that goes on for quite a while " * 9,
)
ANSWERS = {
    "timeline": Event,
    "search": Hit,
    "compare": Contact,
    "commitments": Commitment,
    "positions": Course,
    "actors": Profile,
    "dyad": Pair,
}
# A hit is shown as what it hits.
SINGLE_KINDS = (Said, Paper, *(kind for kind in ANSWERS.values() if kind is not Hit))


def made(hint: Any, random: Random) -> Any:
    """Some value of the type, as wrong in itself as the type allows."""
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is types.NoneType:
        return None
    if origin is Literal:
        return random.choice(arguments)
    if origin in (Union, types.UnionType):
        return made(random.choice(arguments), random)
    if origin is tuple and arguments[-1] is not Ellipsis:
        return tuple(made(argument, random) for argument in arguments)
    if origin is tuple:
        return tuple(made(arguments[0], random) for _ in range(random.choice((0, 1, 1, 2))))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {random.choice(WORDS): made(arguments[1], random) for _ in range(2)}
    simple = {
        str: random.choice(WORDS),
        int: random.randrange(-2, 70),
        float: random.uniform(-1, 2),
        bool: random.random() < 0.5,
    }
    if hint in simple:
        return simple[hint]
    hints = get_type_hints(hint)
    kept = [item.name for item in fields(hint) if item.name not in ("annotated", "reading")]
    values = {name: made(hints[name], random) for name in kept}
    if hint is Paper:
        values["reading"] = random.choice([one for one in SINGLE if isinstance(one, Paper)]).reading
    return hint(**values)


def checked(shown: str, width: int) -> None:
    bare = ESCAPES.sub("", shown)
    assert not ACTED_ON.search(bare)
    assert all(len(line) <= width for line in bare.split("\n"))


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("command", ANSWERS)
def test_any_list_is_written(command: str, seed: int) -> None:
    random = Random(f"{command} {seed}")
    values = tuple(made(ANSWERS[command], random) for _ in range(3))
    width = random.choice((24, 40, 63, 64, 80, 120))
    checked(page.render(command, values, WORDS, note=WORDS[-1], width=width, colour=False), width)
    checked(page.render(command, values, width=width, colour=True), width)
    table = list(csv_module.reader(io.StringIO("".join(csv.render(command, values)))))
    assert {len(row) for row in table} == {len(LISTS[command].columns)}
    for value in values:
        line = json.render(value)
        assert not ACTED_ON.search(line)
        assert "\n" not in line
        json_module.loads(line)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("kind", SINGLE_KINDS)
def test_any_answer_is_written_in_full(kind: type[Any], seed: int) -> None:
    value = made(kind, Random(f"{kind.__name__} {seed}"))
    checked(page.render_one(value, width=70, colour=False), 70)
    list(csv_module.reader(io.StringIO("".join(csv.render_one(value)))))
    json_module.loads(json.render(value))


@pytest.mark.parametrize("width", [24, 44, 63, 64, 100, 120])
@pytest.mark.parametrize("command", MADE)
def test_colour_changes_nothing_but_the_colour(command: str, width: int) -> None:
    plain = page.render(command, MADE[command], width=width, colour=False)
    coloured = page.render(command, MADE[command], width=width, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[" in coloured
    assert [line.rstrip() for line in ESCAPES.sub("", coloured).splitlines()] == [
        line.rstrip() for line in plain.splitlines()
    ]
    checked(plain, width)


@pytest.mark.parametrize("command", MADE)
def test_nothing_to_tell_is_told(command: str) -> None:
    shown = page.render(command, (), ("with Norway",), note="What to do.", width=80, colour=False)
    assert shown.splitlines()[0].endswith(f": 0 {LISTS[command].many}")
    assert "with Norway" in shown
    assert shown.endswith("What to do.\n")
    assert len(list(csv.render(command, ()))) == 1
