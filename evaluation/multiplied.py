"""Readings multiplied: the same structure with other names, countries and days.

The words of people's names get other letters (as many of them, so that every offset stays right),
the countries are dealt anew, and all days are moved. Every copy is a document of its own: another
text, other ids, other people.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ID = re.compile(r"[a-z]-[0-9a-z-]+$")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnprstvz"
_WORD = re.compile(r"[A-Z][a-z]{2,}")
Json = Any


def nth(readings: Sequence[Mapping[str, Json]], number: int) -> dict[str, Json]:
    """The reading of this number, from 0: first those given, then copies, round after round."""
    turn, index = divmod(number, len(readings))
    return copy(readings[index], turn, _countries(readings) if turn else ())


_KNOWN: dict[int, tuple[str, ...]] = {}


def _countries(readings: Sequence[Mapping[str, Json]]) -> tuple[str, ...]:
    """All countries of the readings; gathered once."""
    if id(readings) not in _KNOWN:
        found = {actor["country"] for reading in readings for actor in reading["actors"]}
        _KNOWN[id(readings)] = tuple(sorted(found - {None}))
    return _KNOWN[id(readings)]


def copy(reading: Mapping[str, Json], turn: int, countries: Sequence[str]) -> dict[str, Json]:
    """One copy; turn 0 is the reading itself."""
    if turn == 0:
        return dict(reading)
    old = reading["document"]["text"]
    text = _renamed(old, _people(reading), turn)
    shift = _dealt(countries, turn)
    made: dict[str, Json] = _walk(reading, text, turn, shift)
    made["document"]["text"] = text
    made["document"]["id"] = "d-" + hashlib.sha256(text.encode()).hexdigest()[:16]
    if made["document"]["url"]:
        made["document"]["url"] += f"?{turn}"
    return made


def _people(reading: Mapping[str, Json]) -> set[str]:
    """The words people are called by in a reading."""
    names = [
        span["text"]
        for actor in reading["actors"]
        if actor["kind"] == "person"
        for span in (*actor["mentions"], {"text": actor["name"]})
    ]
    return {word for name in names for word in _WORD.findall(name)}


def _renamed(text: str, words: set[str], turn: int) -> str:
    """The text with every such word in other letters; one mark more, so that no text repeats."""
    made = _WORD.sub(lambda m: _word(m[0], turn) if m[0] in words else m[0], text)
    return made if made != text else text + " " * turn


def _word(word: str, turn: int) -> str:
    """A word of the same length and shape: vowels for vowels, consonants for consonants."""
    made = []
    for place, letter in enumerate(word.lower()):
        ring = _VOWELS if letter in _VOWELS else _CONSONANTS
        start = ring.find(letter)
        # Rings of 5 and 17 letters come round after 85 turns.
        step = turn * (place + 1) + turn // 85 if start >= 0 else 0
        made.append(ring[(start + step) % len(ring)] if start >= 0 else letter)
    return "".join(made).capitalize()


def _dealt(countries: Sequence[str], turn: int) -> dict[str, str]:
    """Country → the one that stands for it in this turn; in each fourth turn they all stay."""
    if turn % 4 == 0:
        return {}
    step = 1 + turn * 7 % max(len(countries) - 1, 1)
    return {one: countries[(i + step) % len(countries)] for i, one in enumerate(countries)}


def _walk(value: Json, text: str, turn: int, dealt: Mapping[str, str], key: str = "") -> Json:
    """A JSON value with its spans cut from the new text, its days moved and its ids renamed."""
    if isinstance(value, Mapping):
        made = {name: _walk(item, text, turn, dealt, name) for name, item in value.items()}
        if isinstance(made.get("start"), int) and isinstance(made.get("text"), str):
            made["text"] = text[made["start"] : made["end"]]
        return made
    if isinstance(value, list):
        return [_walk(item, text, turn, dealt, key) for item in value]
    if not isinstance(value, str) or key == "text":
        return value
    if key == "country":
        return dealt.get(value, value)
    if key in ("name", "title") or key == "aliases":
        return _WORD.sub(lambda m: _word(m[0], turn), value) if key != "title" else value
    if key in ("start", "end", "published", "from", "to", "value") and _DAY.match(value):
        return _DAY.sub(lambda match: _moved(match[0], turn), value)
    if _ID.match(value) and value[0] in "aseckpd":
        return f"{value}-{turn}" if value.startswith("a-") else _again(value, turn)
    return value


def _again(name: str, turn: int) -> str:
    """Another id of the same kind."""
    return f"{name[:2]}{hashlib.sha256(f'{name}/{turn}'.encode()).hexdigest()[:12]}"


def _moved(day: str, turn: int) -> str:
    """A day some months off, never the same for two turns."""
    return (date.fromisoformat(day) - timedelta(days=97 * turn)).isoformat()
