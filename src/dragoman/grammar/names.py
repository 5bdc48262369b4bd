"""Names: the network's spans and four types (PER, ORG, LOC, MISC), made finer.

LOC with a government is GPE, a MISC that names a people is NORP, an occasion is EVENT. The lists
in ``data/`` decide where they know the name; else the network's second head, learnt from political
encyclopaedia text, and the last word of the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dragoman.grammar import decoding
from dragoman.grammar.decoding import Floats, Ints
from dragoman.grammar.tokens import RawToken

_DATA = Path(__file__).parent / "data"
_OCCASIONS = frozenset(
    "war wars conference summit election elections referendum games cup olympics championship "
    "championships festival revolution uprising massacre holocaust treaty forum congress ceremony "
    "crisis offensive siege battle coup intifada spring marathon festival talks memorial "
    "tournament open prix".split()
)
_LAWS = frozenset("act law constitution accord accords convention protocol resolution".split())
_NATURE = frozenset(
    "sea ocean river strait gulf lake mountain mountains desert island islands peninsula valley "
    "bay canal coast heights plateau basin east west north south".split()
)
_SEATS = frozenset(
    "province governorate state city county republic kingdom district region oblast territory "
    "emirate emirates village town municipality federation union".split()
)
# A second opinion of at least this much may add an occasion that the first head does not name.
# Share of the political set's gold occasions among such spans at 0.7, seen while tuning: about 0.8.
_SURE = 0.7
# "Moon Jae-in", but "Putin-era": what follows a hyphen in small letters is part of a person's name
# unless it is a word that hangs on names.
_SYLLABLE = re.compile(r"[a-z]{2,6}(?<!ed)")
_HANGING = frozenset("led era style born like run owned type esque bound elect turned free".split())
_NUMERAL = re.compile(r"[IVX]+|\d+|[’']\d+")
_PLAIN = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}


def read_list(name: str) -> frozenset[str]:
    """The entries of ``data/<name>.txt``, case-folded."""
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _whole(words: Sequence[RawToken], last: int) -> int:
    """The last word of a person's name that a hyphen cuts in two."""
    if last + 2 >= len(words):
        return last
    name, hyphen, rest = words[last : last + 3]
    joined = name.end == hyphen.start and hyphen.end == rest.start and hyphen.text == "-"
    if not joined or rest.text in _HANGING or not _SYLLABLE.fullmatch(rest.text):
        return last
    return last + 2


class NameTypes:
    """Turns spans and scores into labelled names."""

    def __init__(self, types: Sequence[str], politics: Sequence[str]) -> None:
        self._types = types
        self._politics = politics
        self._places = read_list("places")
        self._peoples = read_list("peoples")

    def decode(
        self, tags: Ints, odds: Floats, words: Sequence[RawToken]
    ) -> list[tuple[int, int, str]]:
        """Spans ``(first, last, label)`` of one window, ``last`` exclusive, in order.

        ``tags`` are the decoded tags [words] of the four types, ``odds`` what :meth:`odds` makes of
        the second head's scores.
        """
        found = []
        for first, last, kind in decoding.spans(tags):
            if self._types[kind] == "PER":
                last = _whole(words, last)
            texts = [word.text for word in words[first : last + 1]]
            some = odds[first : last + 1]
            vote = np.add.reduce(some, 0) / np.float32(len(some))
            found.append((first, last + 1, self._label(self._types[kind], texts, vote)))
        return sorted(found + self._occasions(odds, found))

    def odds(self, scores: Floats) -> Floats:
        """Probability of each political type (none last) per word; scores [words, tags]."""
        table = np.exp(scores - scores.max(1, keepdims=True))
        table /= table.sum(1, keepdims=True)
        grouped = table[:, 1:].reshape(len(table), len(self._politics), 4).sum(2)
        found: Floats = np.concatenate([grouped, table[:, :1]], 1)
        return found

    def _label(self, kind: str, texts: Sequence[str], vote: Floats) -> str:
        name = " ".join(texts).casefold().replace(" - ", "-").replace(" . ", ". ")
        name = name.removeprefix("the ")
        end = next((t for t in reversed(texts) if not _NUMERAL.fullmatch(t)), texts[-1]).casefold()
        if kind == "LOC":
            if name in self._places or end in _SEATS:
                return "GPE"
            if end in _NATURE:
                return "LOC"
            return "GPE" if self._likely(vote, "country") else "LOC"
        if kind == "ORG" and name in self._places and self._likely(vote, "country"):
            return "GPE"
        if kind == "MISC":
            if name in self._peoples or end in self._peoples:
                return "NORP"
            if end in _OCCASIONS or self._likely(vote, "event") or self._likely(vote, "election"):
                return "EVENT"
            if end in _LAWS:
                return "LAW"
        return _PLAIN[kind]

    def _likely(self, vote: Floats, kind: str) -> bool:
        return float(vote[self._politics.index(kind)]) > 0.5

    def _occasions(
        self, odds: Floats, known: Sequence[tuple[int, int, str]]
    ) -> list[tuple[int, int, str]]:
        """Runs of words that are surely an event or election and no part of a known name."""
        pair = [self._politics.index("event"), self._politics.index("election")]
        sure = odds[:, pair].sum(1) > _SURE
        for first, last, _ in known:
            sure[first:last] = False
        found = []
        begin = -1
        for index, yes in enumerate([*sure.tolist(), False]):
            if yes and begin < 0:
                begin = index
            if not yes and begin >= 0:
                if index - begin > 1:
                    found.append((begin, index, "EVENT"))
                begin = -1
        return found
