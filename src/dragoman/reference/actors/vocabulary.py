"""Words that say what kind of actor a noun phrase names: offices, groups, media, organisations.

The words are data (``tables/actor_words.toml``); here is the loader and the look-ups. All look-ups
take lemmas or names as printed and are case-folded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import rtoml

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-", "–": "-"})


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, straight apostrophes and hyphens, single blanks, no full stops inside."""
    return " ".join(text.translate(_QUOTES).casefold().replace(".", "").split())


def _last(text: str) -> str:
    """What stands behind the last blank or hyphen."""
    return text.rpartition(" ")[2].rpartition("-")[2]


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """What a title noun says: its class ("head-of-state") and rank (3 highest)."""

    noun: str
    group: str
    rank: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists, folded by :func:`plain`."""

    offices: Mapping[str, OfficeWord]
    endings: frozenset[str]  # last words of the offices
    openings: frozenset[str]  # first words of the offices of several words
    persons: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    honorifics: frozenset[str]
    past: frozenset[str]
    qualifiers: frozenset[str]
    collectives: Mapping[str, str]
    government: Mapping[str, str]
    armed: frozenset[str]
    armed_groups: frozenset[str]
    armed_modifiers: frozenset[str]
    population: frozenset[str]
    media: frozenset[str]
    media_groups: frozenset[str]
    organisations: frozenset[str]
    known: Mapping[str, tuple[str, str | None]]
    known_openings: frozenset[str]  # first words of the known
    documents: frozenset[str]
    abstract: frozenset[str]

    def gender(self, noun: str) -> str | None:
        """``male`` or ``female`` where the noun or honorific says so."""
        word = plain(noun)
        if word in self.male:
            return "male"
        return "female" if word in self.female else None

    def may_end(self, word: str) -> bool:
        """False for a word that no title noun ends with."""
        return _last(plain(word)) in self.endings

    def office(self, words: tuple[str, ...]) -> tuple[OfficeWord, int] | None:
        """The title noun at the end of ``words`` (lemmas), the longest, and how many words it has.

        "syrian foreign minister" → (foreign minister, 2).
        """
        if not words or not self.may_end(words[-1]):
            return None
        folded = [plain(word) for word in words[-5:]]
        for size in (5, 4, 3, 2, 1):
            if size <= len(folded):
                entry = self.offices.get(" ".join(folded[-size:]).replace(" - ", "-"))
                if entry is not None:
                    return entry, size
        return None


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The word lists that come with the package, read once."""
    path = files("dragoman.reference") / "tables" / "actor_words.toml"
    data = rtoml.loads(path.read_text(encoding="utf-8"))

    def words(table: str, key: str = "words") -> frozenset[str]:
        return frozenset(plain(word) for word in data[table][key].split())

    return Vocabulary(
        offices={
            plain(noun): OfficeWord(plain(noun), group, rank)
            for noun, (group, rank) in data["offices"].items()
        },
        endings=frozenset(_last(plain(noun)) for noun in data["offices"]),
        openings=frozenset(p[0] for n in data["offices"] if len(p := plain(n).split()) > 1),
        persons=words("persons"),
        male=words("gender", "male"),
        female=words("gender", "female"),
        honorifics=words("honorifics"),
        past=words("past"),
        qualifiers=words("qualifiers"),
        collectives={plain(noun): kind for noun, kind in data["collectives"].items()},
        government={plain(noun): kind for noun, kind in data["government"].items()},
        armed=words("armed"),
        armed_groups=words("armed", "groups"),
        armed_modifiers=words("armed", "modifiers"),
        population=words("population"),
        media=words("media"),
        media_groups=words("media", "groups"),
        organisations=words("organisation"),
        known={
            plain(name): (kind, country or None)
            for name, (kind, country) in data["known_organisations"].items()
        },
        known_openings=frozenset(plain(n).split()[0] for n in data["known_organisations"]),
        documents=words("documents"),
        abstract=words("abstract"),
    )
