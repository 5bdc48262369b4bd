"""What kind of thing a noun phrase speaks of, as far as its own words tell.

The kinds are those of the lexicon's roles: person, people, state, organisation, armed (together
``agent``), place, thing, event. A word may be of several kinds: a country is a state and a place.
"""

from __future__ import annotations

from functools import cache

from dragoman.lexicon import titles
from dragoman.meaning.trees import Tree
from dragoman.records import Annotated

_ACTING = frozenset({"NORP", "GPE", "ORG", "PERSON"})
AGENTS = frozenset({"person", "people", "state", "organisation", "armed"})
_OF_LABEL = {
    "PERSON": frozenset({"person"}),
    "ORG": frozenset({"organisation", "armed", "state"}),
    "GPE": frozenset({"state", "place"}),
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"place", "thing"}),
    "NORP": frozenset({"people", "state", "armed"}),
    "EVENT": frozenset({"event"}),
    "LAW": frozenset({"thing"}),
    "WORK": frozenset({"thing"}),
    "MISC": frozenset({"thing", "organisation"}),
}
#: "the North had breached the truce".
_SIDES = frozenset({"north", "south", "west", "east"})
_PERSONAL = frozenset(
    {"he", "she", "who", "him", "her", "i", "me", "his", "whom", "someone", "everyone", "anyone"}
)
_PLURAL = frozenset({"they", "them", "we", "us", "their", "our", "both", "those", "all"})
_THINGS = frozenset({"it", "this", "that", "which", "its", "these", "there", "what"})


class Kinds:
    """Kinds of noun phrases of one document; built once from its names."""

    def __init__(self, annotated: Annotated) -> None:
        self._nouns = titles().nouns
        # The noun of every title phrase ("minister" of "minister of foreign affairs") is a person.
        self._offices = _offices()
        self._labels: dict[tuple[int, int], str] = {}
        self._times: dict[int, list[tuple[int, int]]] = {}
        for time in annotated.times:
            self._times.setdefault(time.sentence, []).append((time.start, time.end))
        for name in annotated.names:
            for index in range(name.first, name.last):
                self._labels[name.sentence, index] = name.label

    def in_name(self, tree: Tree, index: int) -> bool:
        """True for a token that is part of a name."""
        return (tree.sentence.index, index) in self._labels

    def label(self, tree: Tree, index: int) -> str:
        """The name label of a token, or ''."""
        return self._labels.get((tree.sentence.index, index), "")

    def of(self, tree: Tree, index: int) -> frozenset[str]:
        """The kinds token ``index`` heads; empty where nothing tells."""
        token = tree.tokens[index]
        label = self.label(tree, index)
        lemma = token.lemma.lower()
        noun = frozenset(self._nouns.get(lemma, ()))
        if label:
            kinds = _OF_LABEL.get(label, frozenset())
            if label == "LOC" and lemma in _SIDES:
                kinds |= {"state"}
            return kinds | (noun & AGENTS)
        if token.upos == "PRON":
            if lemma in _PERSONAL or token.text.lower() in _PERSONAL:
                return frozenset({"person"})
            if lemma in _PLURAL or token.text.lower() in _PLURAL:
                return frozenset({"person", "people", "state", "organisation", "armed"})
            if lemma in _THINGS:
                return frozenset({"thing", "state", "organisation", "armed"})
            return frozenset({"person", "thing"})
        if lemma in self._offices or token.text.lower() in self._offices:
            return noun | {"person"}
        if noun:
            return noun
        if token.upos == "PROPN":
            return frozenset({"person", "organisation", "state", "place", "armed"})
        if token.upos == "NUM":
            return frozenset({"person", "people", "thing"})
        return frozenset({"thing"})

    def fits(self, tree: Tree, index: int, wanted: tuple[str, ...]) -> bool:
        """True where the phrase may be of one of the ``wanted`` kinds."""
        if self.is_time(tree, index):
            return False  # "fired rockets on Tuesday" is not aimed at Tuesday.
        kinds = self.of(tree, index)
        if "agent" in wanted and kinds & AGENTS:
            return True
        return not kinds.isdisjoint(wanted)

    def is_time(self, tree: Tree, index: int) -> bool:
        """True for a word of a time expression."""
        times = self._times.get(tree.sentence.index)
        if times is None:
            return False
        start = tree.tokens[index].start
        return any(low <= start < high for low, high in times)

    def may_act(self, tree: Tree, index: int) -> bool:
        """True for a name of somebody who acts: "Russian troops", "Vatican mediation"."""
        label = self.label(tree, index)
        return label in _ACTING or (
            bool(label) and tree.tokens[index].text in titles().institutions
        )

    def is_place(self, tree: Tree, index: int) -> bool:
        """True for a place name or a noun of place."""
        if tree.tokens[index].upos == "PROPN":
            return self.label(tree, index) in ("GPE", "LOC", "FAC")
        return "place" in self.of(tree, index)

    def is_state(self, tree: Tree, index: int) -> bool:
        """True for a name that may be a state or government."""
        return self.label(tree, index) in ("GPE", "NORP")

    def named(self, tree: Tree, index: int) -> int:
        """The name in apposition to an office ("the chairman of the union, Macky Sall"), or it."""
        if self.label(tree, index) == "PERSON" or "person" not in self.of(tree, index):
            return index
        for kid in tree.children(index, "appos", "flat"):
            if self.label(tree, kid) == "PERSON":
                return kid
        return index

    def may_speak(self, tree: Tree, index: int) -> bool:
        """False for a phrase that nobody would call a speaker ("the rise", "prices")."""
        kinds = self.of(tree, index)
        return bool(kinds & AGENTS) or tree.tokens[index].lemma.lower() in titles().vehicles

    def may_be_told(self, tree: Tree, index: int) -> bool:
        """True for somebody to whom words can be addressed: a name, a person, a body of people."""
        token = tree.tokens[index]
        if token.upos == "PRON":
            return token.text.lower() in _PERSONAL | _PLURAL
        if token.upos == "PROPN":
            return self.label(tree, index) in ("PERSON", "ORG", "GPE", "NORP")
        return token.upos == "NOUN" and bool(self.of(tree, index) & AGENTS)


@cache
def _offices() -> frozenset[str]:
    return frozenset(_noun(phrase) for phrase in titles().by_phrase)


def _noun(phrase: tuple[str, ...]) -> str:
    """The noun of a title phrase: the last word before "of" or "for"."""
    cut = next((i for i, word in enumerate(phrase) if word in ("of", "for")), len(phrase))
    return phrase[max(cut - 1, 0)]
