"""Names with the titles before them, in one shape whatever the parser made of them.

Official prose packs an office before a name without a comma: "with President of the French Republic
Emmanuel Macron". Treebanks hardly have it, so parsers hang the parts at random. Here the words
decide: where a title phrase of the lexicon leads up to a person's name, the name becomes the head
(as in "President Macron", where Universal Dependencies has ``nmod:desc``) and takes over what the
title hung on and what hung on it. Names cut at a hyphen or an Arabic particle are joined first.
A sentence whose tree would not stay a tree is left as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.grammar.mending import mend
from dragoman.records import Annotated, Name, Sentence, Token

#: Particles inside personal names that taggers leave out ("Mohammed bin Salman").
_PARTICLES = frozenset({"bin", "ibn", "bint", "al", "el", "abu", "ben", "van", "von", "de", "da",
                        "del", "der", "dos", "den", "la", "-", "‑"})  # fmt: skip
#: Words that may stand between the title's own noun and the name.
_LINKS = frozenset({"of", "for", "on", "to", "in", "the", "and", "&", "'s", "’s", "-"})
_FAR = 18
Titles = Mapping[tuple[str, ...], object]


def attach(annotated: Annotated, titles: Titles) -> Annotated:
    """``annotated`` with joined names and re-hung titles. ``titles``: lower-case title phrases."""
    names = _joined(annotated)
    by_sentence: dict[int, list[Name]] = {}
    for name in names:
        by_sentence.setdefault(name.sentence, []).append(name)
    sentences = tuple(
        _rehung(sentence, by_sentence.get(sentence.index, []), titles)
        for sentence in annotated.sentences
    )
    return replace(annotated, names=names, sentences=sentences)


# --------------------------------------------------------------------------- names


def _joined(annotated: Annotated) -> tuple[Name, ...]:
    """Personal names with the pieces put together that only a particle or hyphen parts."""
    text = annotated.document.text
    found: list[Name] = []
    for name in annotated.names:
        last = found[-1] if found else None
        if last is not None and _one_person(last, name, annotated.sentences):
            whole = text[last.start : name.end]
            found[-1] = replace(last, end=name.end, text=whole, last=name.last)
        else:
            found.append(name)
    return tuple(found)


def _one_person(left: Name, right: Name, sentences: tuple[Sentence, ...]) -> bool:
    if left.label != "PERSON" or right.label != "PERSON" or left.sentence != right.sentence:
        return False
    tokens = sentences[left.sentence].tokens
    between = tokens[left.last : right.first]
    if not between:
        return tokens[right.first].text.lower() in _PARTICLES  # "Ana" and "da Silva".
    return 0 < len(between) <= 2 and all(t.text.lower() in _PARTICLES for t in between)


# --------------------------------------------------------------------------- trees


def _rehung(sentence: Sentence, names: list[Name], titles: Titles) -> Sentence:
    tokens = mend(list(sentence.tokens), names)
    if not _is_tree(tokens):
        tokens = list(sentence.tokens)
    end = 0
    for name in names:
        if name.label != "PERSON":
            continue
        found = _title(tokens, name, titles, end)
        floor, end = end, name.last
        if found is None:
            continue
        start, noun = found
        while start > floor and tokens[start - 1].upos == "ADJ":
            start -= 1  # "Norwegian Prime Minister Jonas Store"
        changed = _hang(tokens, name, start, noun)
        if _is_tree(changed):
            tokens = changed
    return replace(sentence, tokens=tuple(tokens))


def _title(tokens: list[Token], name: Name, titles: Titles, floor: int) -> tuple[int, int] | None:
    """(first token of the title phrase, its noun) of the title that leads up to a name.

    A title right before the name is the name's own ("adviser to President Biden": the president).
    Otherwise the name must close a prepositional phrase that the title opens. ``floor``: where the
    name before this one ends.
    """
    for start in range(name.first - 1, max(floor, name.first - 6) - 1, -1):
        noun = _phrase_at(tokens, start, titles)
        if noun is not None and noun == name.first - 1:
            return start, noun
        if tokens[start].upos == "PUNCT":
            break
    before = name.first - 1
    if before >= floor and tokens[before].upos == "NOUN":
        # "physician Ronny Jackson": any noun that the name was hung on without a comma.
        inside = range(name.first, name.last)
        hung = [t for t in tokens[name.first : name.last] if t.head == before]
        if hung and hung[0].deprel in ("appos", "flat", "nmod", "nmod:unmarked", "compound"):
            return before, before
        if tokens[before].head in inside:
            return None
    best: tuple[int, int] | None = None
    for start in range(name.first - 2, max(floor, name.first - _FAR) - 1, -1):
        token = tokens[start]
        low = token.text.lower()
        plain = token.upos in ("PROPN", "NOUN", "ADJ", "DET", "NUM") or token.text[:1].isupper()
        if not plain and low not in _LINKS:
            break
        noun = _phrase_at(tokens, start, titles)
        if noun is not None and tokens[noun + 1].text.lower() in ("of", "for", "on", "to"):
            best = (start, noun)
            lead = tokens[start - 1].text.lower() if start else ""
            if lead not in ("of", "and"):
                break
    return best


def _phrase_at(tokens: list[Token], start: int, titles: Titles) -> int | None:
    """The noun of the longest title phrase that begins at ``start``, or None."""
    for size in (4, 3, 2, 1):
        words = tuple(t.text.lower() for t in tokens[start : start + size])
        if len(words) == size and words in titles:
            inner = next((i for i, word in enumerate(words) if word in ("of", "for")), size)
            return start + inner - 1
    return None


def _hang(tokens: list[Token], name: Name, start: int, noun: int) -> list[Token]:
    """Tokens with the name as head of title and name."""
    region = range(start, name.last)
    head = next(
        (i for i in range(name.first, name.last) if tokens[i].head not in region), name.first
    )
    outer = _outer(tokens, region, noun, head)
    changed = list(tokens)
    for index, token in enumerate(tokens):
        if index == head:
            changed[index] = replace(token, head=outer[0], deprel=outer[1])
        elif index == noun:
            changed[index] = replace(token, head=head, deprel="nmod:desc")
        elif index in region:
            changed[index] = _inside(token, index, name, head, noun, region)
        elif token.head in region and token.head != head:
            # The case marker before the title, a clause or conjunct behind the name: the name's.
            changed[index] = replace(token, head=head)
    return changed


def _inside(token: Token, index: int, name: Name, head: int, noun: int, region: range) -> Token:
    if index >= name.first:
        return replace(token, head=head, deprel="flat")
    if token.head not in region or token.head >= name.first:
        relation = token.deprel if token.upos in ("ADP", "DET", "PUNCT", "CCONJ") else "nmod"
        relation = "amod" if token.upos == "ADJ" else relation
        return replace(token, head=noun, deprel=relation)
    return token


def _outer(tokens: list[Token], region: range, noun: int, head: int) -> tuple[int, str]:
    """What title and name together hang on: the title's attachment if it leads out, else more."""
    marked = any(t.deprel == "case" and t.head in region and i < region.start
                 for i, t in enumerate(tokens))  # fmt: skip
    for index in (noun, head, *region):
        token = tokens[index]
        if token.head in region or token.deprel in ("case", "det", "punct", "cc"):
            continue
        if not marked or token.head < 0 or token.deprel in ("conj", "nmod", "obl:agent"):
            return token.head, "obl" if token.deprel == "nmod:desc" else token.deprel
        # A preposition stands before the title: no subject and no object.
        return token.head, "obl" if tokens[token.head].upos in ("VERB", "AUX") else "nmod"
    return tokens[head].head, tokens[head].deprel


def _is_tree(tokens: list[Token]) -> bool:
    """One root, and every token reaches it."""
    if sum(token.head < 0 for token in tokens) != 1:
        return False
    safe = [token.head < 0 for token in tokens]
    for index in range(len(tokens)):
        path = []
        node = index
        while not safe[node]:
            path.append(node)
            node = tokens[node].head
            if len(path) > len(tokens):
                return False
        for node in path:
            safe[node] = True
    return True
