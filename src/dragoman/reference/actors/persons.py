"""A person's name with the titles around it, and whether it is a man's or a woman's."""

from __future__ import annotations

import re

from dragoman.reference.actors.appellations import (
    after_name,
    before_name,
    further_before,
    of_description,
)
from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.phrases import Phrase, Title, Words
from dragoman.reference.actors.vocabulary import Vocabulary
from dragoman.reference.names import fold


def person(
    words: Words, tokens: tuple[int, int], vocabulary: Vocabulary, knowledge: Knowledge
) -> Phrase:
    """A person's name with the titles around it."""
    first, last = tokens
    before = before_name(words, first, vocabulary, knowledge)
    if before is not None and _of_kin(words, before, first, vocabulary, knowledge):
        before = None
    after = after_name(words, last, vocabulary, knowledge)
    opens = min((i for i in before.tokens if i < first), default=first) if before else first
    described = None
    if _apposed(words, opens, last):
        described = _description_before(words, opens, vocabulary, knowledge, words.top(first, last))
    before = before or described
    further = further_before(words, before, vocabulary, knowledge) if before is not None else None
    further = further or (described if described is not before else None)
    titles = tuple(title for title in (before, after, further) if title is not None)
    covered = set(range(first, last))
    for title in titles:
        covered.update(
            index for index in title.tokens if not _foreign(words, index, title, covered)
        )
    start = min([first, *(t.tokens[0] for t in (before, further) if t is not None and t.tokens)])
    return Phrase(
        sentence=words.sentence.index,
        head=words.top(first, last),
        tokens=tuple(sorted(covered)),
        span=words.span(start, last),
        form="name",
        what="person",
        name=words.text(first, last),
        title=before or after,
        titles=titles,
        kind="person",
        country=next((title.country for title in titles if title.country), None),
        gender=_gender(words, first, titles, vocabulary, knowledge),
        inner=tuple(sorted({i for title in titles for i in title.tokens} - covered)),
        owner=next((title.owner for title in titles if title.owner is not None), None),
    )


_KIN = frozenset("wife husband widow spouse daughter son mother father brother sister".split())


def _of_kin(
    words: Words, title: Title, first: int, vocabulary: Vocabulary, knowledge: Knowledge
) -> bool:
    """True where the title is of one whose kin is named: "wife of the President of X Mary"."""
    index = min((i for i in title.tokens if i < first), default=first) - 1
    while index > 0 and words.folded[index] in ("the", "of"):
        index -= 1
    if index < 0 or words.folded[index] not in _KIN:
        return False
    said = vocabulary.gender(words.folded[index])
    text = words.cover[first].text if first in words.cover else ""
    return said is not None and said == (knowledge.gender(text) or _by_ending(text))


def _foreign(words: Words, index: int, title: Title, covered: set[int]) -> bool:
    """True for tokens of a title that are phrases of their own: "Putin" in "Putin's envoy"."""
    if index == title.owner:
        return True
    name = words.cover.get(index)
    return name is not None and index not in covered


def _apposed(words: Words, first: int, last: int) -> bool:
    """True for a name in apposition to what stands before its comma."""
    if first < 2 or words.folded[first - 1] != ",":
        return False
    head = words.top(first, last)
    closed = last < len(words.tokens) and words.folded[last] in (",", ".", ")", ";", ":")
    return words.tokens[head].deprel == "appos" and closed


def _description_before(
    words: Words, first: int, vocabulary: Vocabulary, knowledge: Knowledge, name: int
) -> Title | None:
    """The description that a name after a comma explains: "the spokesman, Dmitry Peskov,".

    ``first``: where the name or the rank before it begins. ``name``: its head.
    """
    head = words.tokens[name].head
    for index in (head, first - 2):
        if 0 <= index < first and index not in words.cover:
            title = of_description(words, index, vocabulary, knowledge)
            if title is not None:
                return title
    return None


def _gender(
    words: Words,
    first: int,
    titles: tuple[Title, ...],
    vocabulary: Vocabulary,
    knowledge: Knowledge,
) -> str | None:
    """Male or female, from the honorific, the title noun or the name."""
    if first > 0 and words.folded[first - 1] in vocabulary.honorifics:
        said = vocabulary.gender(words.folded[first - 1])
        if said is not None:
            return said
    for title in titles:
        said = vocabulary.gender(words.tokens[title.noun].lemma) if title.noun >= 0 else None
        if said is not None:
            return said
    text = words.cover[first].text if first in words.cover else ""
    return knowledge.gender(text) or _by_ending(text)


_FEMALE = re.compile(r"(?:ov|ev|in|sk|tsk)a(?:ya|ia)?$")
_MALE = re.compile(r"(?:[^aeiou]ov|[^aeiou]ev|yov|skiy|skyy|sky|skii)$")


def _by_ending(name: str) -> str | None:
    """Gender by the ending of a Slavic surname ("Antonov", "Zakharova"), if there is one."""
    parts = fold(name).split()
    if len(parts) < 2 or len(parts[-1]) < 5:
        return None
    if _FEMALE.search(parts[-1]) and parts[0].endswith("a"):
        return "female"
    if _MALE.search(parts[-1]) and not parts[0].endswith("a"):
        return "male"
    return None
