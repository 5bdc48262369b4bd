"""A title put together from its words: what is printed, country, body, owner, held or past."""

from __future__ import annotations

from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.phrases import Title, Words
from dragoman.reference.actors.vocabulary import Vocabulary, plain

Office = tuple[int, str, int]  # first token of the title noun, class, rank
LINKS = frozenset({"of", "for", "on", "to", "in", "at"})
_RULING = ("head-of-state", "head-of-government")
_ADVISERS = frozenset({"adviser", "advisor", "aide", "assistant"})
_POSSESSIVES = frozenset({"his", "her", "their", "its", "our", "my", "your"})


def build(
    words: Words,
    office: Office,
    bounds: tuple[int, int, int],
    vocabulary: Vocabulary,
    knowledge: Knowledge,
) -> Title:
    """Put a title together. ``bounds``: after the noun, after its complement, where left ends."""
    first, group, rank = office
    after, end, floor = bounds
    start, owner = _modifiers(words, first, floor)
    past = any(_is_past(words, index, vocabulary) for index in range(start, first))
    if after < end:
        start = _own_start(words, (start, first), (after, end), group, (vocabulary, knowledge))
    country, body = _country_and_body(words, start, first, knowledge)
    if after < end:
        country, body = _complement(words, after, end, (country, body), knowledge)
    kept = [i for i in range(start, first) if _belongs(words, i, vocabulary, knowledge)]
    begin = kept[0] if kept else first
    last = _printed_end(words, (after, end), group, body, knowledge)
    text = words.text(begin, last)
    if begin < first and any(i not in kept for i in range(begin, first)):
        text = " ".join(words.tokens[i].text for i in (*kept, *range(first, last)))
    several = _several(words, first, after)
    if several and text.endswith("s") and after == end:
        text = text[:-1]
    deputy = rank > 1 and any(words.folded[i] in ("deputy", "vice") for i in range(start, first))
    return Title(
        words=text,
        group="deputy" if deputy else group,
        rank=min(rank, 2) if deputy else rank,
        country=country,
        body=body,
        owner=owner,
        past=past,
        tokens=tuple(range(start, end)),
        noun=after - 1,
        several=several,
    )


def _own_start(
    words: Words,
    before: tuple[int, int],
    complement: tuple[int, int],
    group: str,
    known: tuple[Vocabulary, Knowledge],
) -> int:
    """Where a title with its country after it begins: what stands before may be no part of it.

    "received in the Kremlin President of Finland …", "the Supervisory Board President of Russia …".
    """
    vocabulary, knowledge = known
    start, first = before
    named, _ = _complement(words, *complement, (None, None), knowledge)
    if named is None:
        return start
    if group in _RULING:
        own = first
        while own > start and (words.folded[own - 1] in vocabulary.qualifiers | {"-"}):
            own -= 1
        return own
    country, _ = _country_and_body(words, start, first, knowledge)
    return start if country in (None, named) else first


def _several(words: Words, first: int, after: int) -> bool:
    """True for a title in the plural; "Minister of Foreign Affairs" is none."""
    plural = "Number=Plur" in words.tokens[after - 1].feats
    return plural and not LINKS.intersection(words.folded[first:after])


def _printed_end(
    words: Words,
    complement: tuple[int, int],
    group: str,
    body: str | None,
    knowledge: Knowledge,
) -> int:
    """How much of the complement is printed with the title.

    "envoy on the Middle East" whole, "Minister of Finance" without a country after it; of others
    the complement is their body.
    """
    after, end = complement
    if after >= end or body is None:
        return after
    if words.folded[after] in ("on", "to", "for"):
        return end
    if not group.endswith("minister") and group != "secretary":
        return after
    for index in range(after + 1, end):
        if words.folded[index] == "of":
            first = index + 2 if words.folded[index + 1 : index + 2] == ("the",) else index + 1
            if first < end and knowledge.country(words.text(first, end)) is not None:
                return index
    return end


def _is_past(words: Words, index: int, vocabulary: Vocabulary) -> bool:
    """True for "former", "then-", "ex-"."""
    folded = words.folded[index]
    if folded in vocabulary.past or folded == "then":
        return True
    return "-" in folded and folded.partition("-")[0] in ("then", "ex")


def _modifiers(words: Words, first: int, floor: int) -> tuple[int, int | None]:
    """Walk left from a title noun over what modifies it: (first token, owner token or None)."""
    start = index = first
    index -= 1
    while index >= floor and first - index <= 10:
        token, folded = words.tokens[index], words.folded[index]
        name = words.cover.get(index)
        if words.is_possessive(index) and index > floor:
            owner = words.cover.get(index - 1)
            return max(floor, owner.first if owner is not None else index - 1), index - 1
        if folded in _POSSESSIVES and token.upos in ("DET", "PRON", "ADJ"):
            return index, index
        if name is not None and name.label == "PERSON":
            if index == first - 1 and token.deprel in ("compound", "flat", "nmod:poss"):
                return name.first, index
            break
        if _capital(words, first) and token.upos == "NOUN" and not _capital(words, index):
            break
        if folded == "-" and index and words.tokens[index - 1].end < token.start:
            break  # A dash, no hyphen: "a friend of Freedonia - President of …".
        if token.upos in ("ADJ", "NOUN", "PROPN", "NUM", "X") or folded in ("-", "then", "now"):
            start = index
            index -= 1
            continue
        break
    while start < first and words.folded[start] == "-":
        start += 1
    return start, None


def _country_and_body(
    words: Words, start: int, first: int, knowledge: Knowledge
) -> tuple[str | None, str | None]:
    """Country and body that the words before the title noun name."""
    country: str | None = None
    body: str | None = None
    index = start
    while index < first:
        sizes = [n for n in (4, 3, 2, 1) if index + n <= first]
        size = next((n for n in sizes if _country(words, index, n, knowledge)), 0)
        if size:
            country = country or _country(words, index, size, knowledge)
            index += size
            continue
        name = words.cover.get(index)
        if name is not None and words.is_possessive(name.last):
            index = max(index + 1, name.last + 1)
            continue
        if name is not None and name.label in ("ORG", "FAC", "GPE", "LOC", "MISC"):
            last = min(first, name.last)
            text = words.text(index, last)
            known = knowledge.body(text)
            capital = knowledge.capital(text)
            country = country or (known.country if known else capital)
            body = body or (None if capital else text)
            index = max(index + 1, last)
            continue
        known = knowledge.body(words.tokens[index].text) if _capital(words, index) else None
        if known is not None:
            body, country = body or words.tokens[index].text, country or known.country
        index += 1
    return country, body


def _capital(words: Words, index: int) -> bool:
    """True where the token opens with a capital letter."""
    return words.tokens[index].text[:1].isupper()


def _country(words: Words, index: int, size: int, knowledge: Knowledge) -> str | None:
    """The country that ``size`` tokens from ``index`` name, capital initials asked for."""
    if not _capital(words, index):
        return None
    return knowledge.country(words.text(index, index + size))


def _complement(
    words: Words,
    after: int,
    end: int,
    known: tuple[str | None, str | None],
    knowledge: Knowledge,
) -> tuple[str | None, str | None]:
    """Country and body from "of the Slovak Republic", "on the Middle East"."""
    country, body = known
    first = after
    while first < end and words.folded[first] in LINKS | {"the"}:
        first += 1
    if first >= end:
        return known
    text = words.text(first, end)
    whole = knowledge.country(text)
    if whole is not None:
        return country or whole, body
    adviser = words.folded[after] == "to" and plain(words.tokens[after - 1].lemma) in _ADVISERS
    if words.folded[after] not in ("of", "for", "at") and not adviser:
        return country, body or text
    body = body or text
    for size in (4, 3, 2, 1):
        for index in range(end - size, first - 1, -1):
            inner = _country(words, index, size, knowledge)
            if inner is not None:
                return country or inner, body
    return country, body


def _belongs(words: Words, index: int, vocabulary: Vocabulary, knowledge: Knowledge) -> bool:
    """True for the words kept before the noun in the printed title: qualifiers, no countries."""
    token, folded = words.tokens[index], words.folded[index]
    if words.is_possessive(index) or words.is_possessive(index + 1) or folded in _POSSESSIVES:
        return False
    if _is_past(words, index, vocabulary) or token.upos == "NUM" or folded in ("the", "a", "-"):
        return False
    name = words.cover.get(index)
    if name is not None and (words.is_possessive(name.last) or name.label == "PERSON"):
        return False
    if _capital(words, index) and knowledge.country(token.text) is not None:
        return False
    if name is not None and name.label in ("GPE", "NORP") and knowledge.country(name.text):
        return False
    if name is not None and name.label in ("ORG", "FAC", "LOC", "MISC"):
        return True
    return (
        token.upos in ("NOUN", "PROPN")
        or folded in vocabulary.qualifiers
        or (token.upos == "ADJ" and _capital(words, index) and index > 0)
    )
