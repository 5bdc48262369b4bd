"""Names: what the tagger found, mended by what the tables know, as phrases that may refer."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from dragoman.records import Name
from dragoman.reference.actors.appellations import of_group
from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.persons import person
from dragoman.reference.actors.phrases import Phrase, Words
from dragoman.reference.actors.vocabulary import Vocabulary, plain
from dragoman.reference.names import fold

_PARTY_TAG = re.compile(r"[DRI]-[A-Z]")
_EDGES = frozenset(",.-'()[]\"“”‘’:;")
Known = tuple[str, str | None, str | None, str]  # what, country, kind, full name


def with_untagged(words: Words, vocabulary: Vocabulary, knowledge: Knowledge) -> tuple[Name, ...]:
    """The tagged names, and proper nouns the tables know that the tagger left out."""
    found = [_widened(words, name, knowledge) for name in _unbroken(words)]
    index = 0
    while index < len(words.tokens):
        if index in words.cover or words.tokens[index].upos not in ("PROPN", "NOUN"):
            index += 1
            continue
        size = _known_stretch(words, index, vocabulary, knowledge)
        if size:
            span = words.span(index, index + size)
            found.append(
                Name(
                    span.start,
                    span.end,
                    span.text,
                    "ORG",
                    words.sentence.index,
                    index,
                    index + size,
                )
            )
        index += max(1, size)
    return tuple(sorted(found, key=lambda name: name.first))


def _unbroken(words: Words) -> list[Name]:
    """The tagged names, those that a hyphen broke in two made one ("Temple-Raston")."""
    found: list[Name] = []
    for name in sorted(words.names, key=lambda one: one.first):
        last = found[-1] if found else None
        if last is not None and _hyphen_between(words, last, name):
            span = words.span(last.first, name.last)
            found[-1] = Name(
                span.start, span.end, span.text, "PERSON", name.sentence, last.first, name.last
            )
            continue
        found.append(name)
    return found


def _hyphen_between(words: Words, left: Name, right: Name) -> bool:
    """True where two names, one of them a person's, are joined by a hyphen without blanks."""
    gap = words.tokens[left.last : right.first]
    return (
        len(gap) == 1
        and gap[0].text in ("-", "‑")
        and (gap[0].start, gap[0].end) == (left.end, right.start)
        and "PERSON" in (left.label, right.label)
    )


def _widened(words: Words, name: Name, knowledge: Knowledge) -> Name:
    """A tagged name stretched to the institution of the tables that it is a part of."""
    for first in range(max(0, name.first - 2), name.first + 1):
        if _begins_nothing(words, first, knowledge):
            continue
        for last in range(min(len(words.tokens), name.last + 2), name.last - 1, -1):
            if (first, last) == (name.first, name.last):
                return name
            if not words.tokens[first].text[:1].isupper() or "(" in words.folded[first:last]:
                continue
            if knowledge.body(words.text(first, last)) is not None:
                span = words.span(first, last)
                return Name(span.start, span.end, span.text, "ORG", name.sentence, first, last)
    return name


def _begins_nothing(words: Words, index: int, knowledge: Knowledge) -> bool:
    """True where no country or institution begins with a token that a blank follows.

    Most stretches of words need not be looked up then, and few of them are ever met again.
    """
    token = words.tokens[index]
    after = words.tokens[index + 1].start if index + 1 < len(words.tokens) else token.end
    return token.end != after and not knowledge.begins(token.text)


def _known_stretch(words: Words, index: int, vocabulary: Vocabulary, knowledge: Knowledge) -> int:
    """How many tokens from ``index`` are a name of the tables: 0 where none."""
    if not words.tokens[index].text[:1].isupper():
        return 0
    known = plain(words.tokens[index].text) in vocabulary.known_openings
    if not known and _begins_nothing(words, index, knowledge):
        return 0
    for size in (5, 4, 3, 2, 1):
        last = index + size
        if last > len(words.tokens) or any(i in words.cover for i in range(index, last)):
            continue
        text = words.text(index, last)
        if index == 0 and size == 1 and not text.isupper() and words.tokens[0].upos != "PROPN":
            continue
        if plain(text) in vocabulary.known or knowledge.body(text) is not None:
            return size
        if words.tokens[index].upos == "PROPN" and knowledge.country(text) is not None:
            if words.tokens[last - 1].deprel not in ("amod", "compound"):
                return size
    return 0


def of_name(
    words: Words, name: Name, people: frozenset[str], vocabulary: Vocabulary, knowledge: Knowledge
) -> Phrase | None:
    """The phrase of a tagged name, its label mended by what the tables know."""
    first, last = _trimmed(words, name, vocabulary)
    if first >= last:
        return None
    text = words.text(first, last)
    if not any(char.isupper() for char in text) or _PARTY_TAG.match(text):
        return None
    parts = fold(text).split()
    is_person = name.label == "PERSON" or (len(parts) <= 2 and bool(parts) and parts[-1] in people)
    known = _known(text, vocabulary, knowledge)
    if is_person and known is None and len(parts) == 1 and parts[0] not in people:
        if knowledge.region(text) or (_among_places(words, first, last) and knowledge.town(text)):
            return bare(words, (first, last), "place")
    lone = name.label == "PERSON" and len(parts) == 1 and parts[0] in people
    named = name.label == "PERSON" and len(parts) > 1
    if is_person and (
        known is None or (named and known[0] == "country") or (lone and known[0] == "capital")
    ):
        return person(words, (first, last), vocabulary, knowledge)
    if known is not None:
        return _known_name(words, (first, last), known, vocabulary)
    if name.label in ("ORG", "NORP", "MISC"):
        return _organisation(words, (first, last), vocabulary, knowledge)
    if name.label in ("GPE", "LOC", "FAC"):
        return bare(words, (first, last), "place")
    return None


def _among_places(words: Words, first: int, last: int) -> bool:
    """True for a name joined to names of places ("Kharkiv and Lviv") or after "in", "city of"."""
    head = words.top(first, last)
    near = {words.tokens[head].head, *words.kids[head]}
    if words.tokens[head].deprel == "conj":
        near.update(words.kids[words.tokens[head].head])
    joined = {
        index
        for index in near
        if index >= 0
        and (words.tokens[index].deprel == "conj" or words.tokens[head].deprel == "conj")
    }
    if any(index in words.cover and words.cover[index].label == "GPE" for index in joined):
        return True
    return words.case(head) in ("in", "near", "outside") or (
        first > 1 and (words.folded[first - 2] in ("city", "town", "village", "region"))
    )


def of_adjective(
    words: Words, name: Name, wanted: Collection[int], knowledge: Knowledge
) -> Phrase | None:
    """A nationality that a finder asks about ("the Syrian state"): its country."""
    head = words.top(name.first, name.last)
    country = knowledge.country(name.text) if head in wanted else None
    if country is None:
        return None
    full = knowledge.country_name(country) or name.text
    phrase = bare(words, (name.first, name.last), "country")
    return Phrase(
        sentence=phrase.sentence, head=head, tokens=phrase.tokens, span=phrase.span, form="name",
        what="country", name=full, kind="country", country=country,
    )  # fmt: skip


def _trimmed(words: Words, name: Name, vocabulary: Vocabulary) -> tuple[int, int]:
    """Token range without a leading article or title and without a final possessive mark."""
    first, last = name.first, name.last
    while first < last and words.folded[first] in _EDGES | {"the", "a", "an"}:
        first += 1
    while last > first and (words.is_possessive(last - 1) or words.folded[last - 1] in _EDGES):
        last -= 1
    if name.label == "PERSON":
        cut = first
        for index in range(first, last - 1):
            folded = words.folded[index]
            if (
                folded in vocabulary.honorifics
                or plain(words.tokens[index].lemma) in vocabulary.offices
            ):
                cut = index + 1
        first = cut
    return first, last


def _known(text: str, vocabulary: Vocabulary, knowledge: Knowledge) -> Known | None:
    """What the tables say of a name."""
    country = knowledge.country(text)
    if country is not None:
        return "country", country, "country", knowledge.country_name(country) or text
    listed = vocabulary.known.get(plain(text))
    if listed is not None:
        return "organisation", listed[1], listed[0], text
    body = knowledge.body(text)
    if body is not None:
        return "organisation", body.country, body_kind(body.kind), body.name
    capital = knowledge.capital(text)
    if capital is not None:
        return "capital", capital, "government", text
    return None


def body_kind(kind: str) -> str:
    """The kind of actor that an institution of the tables is."""
    if kind in ("armed-group", "organisation", "media"):
        return kind
    if kind in ("government", "regional-government", "military"):
        return "government"
    return {"region": "government", "party": "organisation", "agency": "office"}.get(kind, "office")


def _known_name(
    words: Words, tokens: tuple[int, int], known: Known, vocabulary: Vocabulary
) -> Phrase | None:
    """A country, capital, seat or organisation; a nationality only where it is a noun."""
    first, last = tokens
    what, country, kind, full = known
    head = words.top(first, last)
    if what == "country" and words.tokens[head].deprel in ("amod", "compound", "nmod:desc"):
        if not _possessed(words, head, last):
            return None
    if what == "country" and _is_people(words, head, last):
        what, kind = "people", "population"
    if (
        what == "country"
        and words.tokens[head].upos == "ADJ"
        and words.tokens[head].deprel == "amod"
    ):
        return None
    phrase = bare(words, tokens, what)
    aliases = _acronym_after(words, last)
    others = (full,) if what != "people" else ()
    return replace(
        phrase,
        name=words.text(first, last),
        kind=kind,
        country=country,
        aliases=tuple(dict.fromkeys((*aliases, *others))),
        tokens=(*phrase.tokens, *_acronym_tokens(words, last)),
    )


def _possessed(words: Words, head: int, last: int) -> bool:
    """True for "Russia's …", also where the parser says compound."""
    return words.is_possessive(last) or words.tokens[head].deprel == "nmod:poss"


def _is_people(words: Words, head: int, last: int) -> bool:
    """True for "Russians", "the French": a nationality as a noun, plural."""
    token = words.tokens[head]
    return (
        token.upos in ("NOUN", "PROPN")
        and "Number=Plur" in token.feats
        and (
            token.text[-1:] == "s"
            and plain(token.text)
            not in ("united states", "states", "netherlands", "emirates", "philippines", "maldives")
        )
    )


def bare(words: Words, tokens: tuple[int, int], what: str) -> Phrase:
    """A name phrase with nothing but its words."""
    first, last = tokens
    head = words.top(first, last)
    return Phrase(
        sentence=words.sentence.index,
        head=head,
        tokens=tuple(range(first, last)),
        span=words.span(first, last),
        form="name",
        what=what,
        name=words.text(first, last),
    )


def _acronym_tokens(words: Words, last: int) -> tuple[int, ...]:
    """The token of "(HTS)" right after a name."""
    if last + 2 < len(words.tokens) and words.folded[last] == "(" and words.folded[last + 2] == ")":
        text = words.tokens[last + 1].text
        if text.isupper() and 2 <= len(text) <= 8:
            return (last + 1,)
    return ()


def _acronym_after(words: Words, last: int) -> tuple[str, ...]:
    """The acronym given in parentheses after a name."""
    return tuple(words.tokens[index].text for index in _acronym_tokens(words, last))


def _organisation(
    words: Words, tokens: tuple[int, int], vocabulary: Vocabulary, knowledge: Knowledge
) -> Phrase | None:
    """An organisation no table has: its kind from its last word, its country from any word."""
    first, last = tokens
    head = words.top(first, last)
    if words.tokens[head].upos == "ADJ" and words.tokens[head].deprel == "amod":
        return None
    around = of_group(words, last - 1, vocabulary, knowledge)
    country = around.country or next(
        (c for i in range(first, last) if (c := knowledge.country(words.tokens[i].text))), None
    )
    linked = next((i for i in range(first + 1, last) if words.folded[i] in ("of", "for")), last)
    lemma = plain(words.tokens[linked - 1].lemma)
    singular = lemma[:-1] if lemma.endswith("s") else lemma
    kind = "organisation"
    for candidate in (lemma, singular):
        if candidate in vocabulary.government:
            kind = vocabulary.government[candidate]
        elif candidate in vocabulary.media_groups or candidate in (
            "news",
            "times",
            "post",
            "tribune",
        ):
            kind = "media"
    armed = any(
        plain(words.tokens[i].lemma) in vocabulary.armed_modifiers for i in range(first, last)
    )
    if armed and kind == "organisation" and singular in vocabulary.armed_groups:
        kind = "armed-group"
    aliases = _acronym_after(words, last)
    return Phrase(
        sentence=words.sentence.index,
        head=head,
        tokens=(*range(first, last), *_acronym_tokens(words, last)),
        span=words.span(first, last),
        form="name",
        what="organisation",
        name=words.text(first, last),
        kind="organisation" if kind == "country" else kind,
        country=country,
        aliases=aliases,
    )
