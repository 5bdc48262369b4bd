"""Whatever a reading holds, each format writes it: nothing a stage may do wrong stops a view."""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import fields
from random import Random
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from dragoman.records import Reading
from dragoman.views.formats import html, page
from dragoman.views.formats import json as json_format
from dragoman.views.frames import frames, tables

# Few, so that records refer to each other, to themselves, and to what is not there.
WORDS = (
    "a1",
    "s1",
    "e1",
    "c1",
    "",
    "2026-03-02",
    "2026-02-30",
    "happened",
    "month",
    "NOR",
    "\x1b[2J",
)


def made(hint: Any, random: Random) -> Any:
    """Some value of the type, as wrong in itself as the type allows."""
    if hint is types.NoneType:
        return None
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return random.choice(arguments)
    if origin in (Union, types.UnionType):
        return made(random.choice(arguments), random)
    if origin is tuple:
        return tuple(made(arguments[0], random) for _ in range(random.choice((0, 1, 1, 2, 3))))
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
    kept = [item.name for item in fields(hint) if item.name != "annotated"]
    return hint(**{name: made(hints[name], random) for name in kept})


@pytest.mark.parametrize("seed", range(30))
def test_every_format_writes_it(seed: int) -> None:
    reading = made(Reading, Random(seed))
    assert json.loads(json_format.render(reading)) == reading.to_dict()
    assert page.render(reading, width=80, colour=False)
    assert html.render_many([reading, reading]).rstrip().endswith("</html>")
    assert list(frames(reading)) == list(tables())
