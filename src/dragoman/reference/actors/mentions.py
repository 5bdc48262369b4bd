"""Which words of a sentence may refer to an actor: names, descriptions, pronouns.

Finds noun phrases and says what the words alone tell (kind, country, title, number); who is meant
is for :mod:`clusters`, :mod:`descriptions`, :mod:`pronouns` and :mod:`collectives`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from dragoman.records import Annotated, Name
from dragoman.reference.actors.appellations import (
    after_name,
    before_name,
    further_before,
    of_description,
    of_group,
)
from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.phrases import Phrase, Title, Words
from dragoman.reference.actors.vocabulary import Vocabulary, plain
from dragoman.reference.names import fold

_PRONOUNS: dict[str, tuple[str | None, str]] = {
    # word → (gender, number and person)
    **dict.fromkeys(("he", "him", "his", "himself"), ("male", "3s")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("female", "3s")),
    **dict.fromkeys(("it", "its", "itself"), (None, "thing")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (None, "3p")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (None, "1s")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (None, "1p")),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), (None, "relative")),
    **dict.fromkeys(("both",), (None, "both")),
}
_INNER = ("compound", "amod", "flat", "fixed", "goeswith", "nmod:desc", "nummod", "compound:prt")
_NOUNS = ("NOUN", "PROPN")


def words_of(annotated: Annotated) -> tuple[Words, ...]:
    """One :class:`Words` a sentence."""
    grouped: dict[int, list[Name]] = {}
    for name in annotated.names:
        grouped.setdefault(name.sentence, []).append(name)
    return tuple(
        Words(
            sentence,
            grouped.get(sentence.index, ()),
            tuple(plain(token.text) or token.text for token in sentence.tokens),
        )
        for sentence in annotated.sentences
    )


def surnames(annotated: Annotated, knowledge: Knowledge) -> frozenset[str]:
    """Folded last words of the full person names: what a tagger calls a place elsewhere is them."""
    found: set[str] = set()
    for name in annotated.names:
        parts = fold(name.text).split()
        if name.label == "PERSON" and len(parts) > 1 and len(parts[-1]) > 2:
            if knowledge.country(name.text) is None and knowledge.country(parts[-1]) is None:
                found.add(parts[-1])
    return frozenset(found)


def find_phrases(
    words: Words,
    wanted: Collection[int],
    people: frozenset[str],
    vocabulary: Vocabulary,
    knowledge: Knowledge,
) -> tuple[Phrase, ...]:
    """Every phrase of one sentence that may refer to an actor, in order.

    ``wanted``: head tokens that finders ask about; nouns of no known kind count only among them.
    ``people``: :func:`surnames` of the document.
    """
    named: list[Phrase] = []
    taken: set[int] = set()
    for name in _with_untagged(words, vocabulary, knowledge):
        phrase = _of_name(words, name, people, vocabulary, knowledge) or _of_adjective(
            words, name, wanted, knowledge
        )
        if phrase is not None:
            named.append(phrase)
            taken.update(phrase.tokens)
    described: list[Phrase] = []
    for index in range(len(words.tokens)):
        if index in taken:
            continue
        if plain(words.tokens[index].text) in _PRONOUNS:
            pronoun = _of_pronoun(words, index)
            if pronoun is not None:
                described.append(pronoun)
            continue
        found = _of_noun(words, index, index in wanted, vocabulary, knowledge)
        if found is not None:
            described.append(found)
    return tuple(sorted(named + described, key=lambda phrase: phrase.place))


def _with_untagged(words: Words, vocabulary: Vocabulary, knowledge: Knowledge) -> tuple[Name, ...]:
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
        for last in range(min(len(words.tokens), name.last + 2), name.last - 1, -1):
            if (first, last) == (name.first, name.last):
                return name
            if not words.tokens[first].text[:1].isupper() or "(" in words.folded[first:last]:
                continue
            if knowledge.body(words.text(first, last)) is not None:
                span = words.span(first, last)
                return Name(span.start, span.end, span.text, "ORG", name.sentence, first, last)
    return name


def _known_stretch(words: Words, index: int, vocabulary: Vocabulary, knowledge: Knowledge) -> int:
    """How many tokens from ``index`` are a name of the tables: 0 where none."""
    if not words.tokens[index].text[:1].isupper():
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


def _of_name(
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
            return _bare(words, (first, last), "place")
    lone = name.label == "PERSON" and bool(parts) and parts[-1] in people
    named = name.label == "PERSON" and len(parts) > 1
    if is_person and (
        known is None
        or (named and known[0] in ("country", "capital"))
        or (lone and known[0] == "capital")
    ):
        return _person(words, (first, last), vocabulary, knowledge)
    if known is not None:
        return _known_name(words, (first, last), known, vocabulary)
    if name.label in ("ORG", "NORP", "MISC"):
        return _organisation(words, (first, last), vocabulary, knowledge)
    if name.label in ("GPE", "LOC", "FAC"):
        return _bare(words, (first, last), "place")
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


def _of_adjective(
    words: Words, name: Name, wanted: Collection[int], knowledge: Knowledge
) -> Phrase | None:
    """A nationality that a finder asks about ("the Syrian state"): its country."""
    head = words.top(name.first, name.last)
    country = knowledge.country(name.text) if head in wanted else None
    if country is None:
        return None
    full = knowledge.country_name(country) or name.text
    phrase = _bare(words, (name.first, name.last), "country")
    return Phrase(
        sentence=phrase.sentence, head=head, tokens=phrase.tokens, span=phrase.span, form="name",
        what="country", name=full, kind="country", country=country,
    )  # fmt: skip


_PARTY_TAG = re.compile(r"[DRI]-[A-Z]")
_EDGES = frozenset(",.-'()[]\"“”‘’:;")


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


Known = tuple[str, str | None, str | None, str]  # what, country, kind, full name


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
    if kind in ("government", "regional-government", "military", "police"):
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
    phrase = _bare(words, tokens, what)
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


def _bare(words: Words, tokens: tuple[int, int], what: str) -> Phrase:
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


def _person(
    words: Words, tokens: tuple[int, int], vocabulary: Vocabulary, knowledge: Knowledge
) -> Phrase:
    """A person's name with the titles around it."""
    first, last = tokens
    before = before_name(words, first, vocabulary, knowledge)
    after = after_name(words, last, vocabulary, knowledge)
    if before is None and _apposed(words, first, last):
        before = _description_before(words, first, vocabulary, knowledge)
    further = further_before(words, before, vocabulary, knowledge) if before is not None else None
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
        owner=next((title.owner for title in titles if title.owner is not None), None),
    )


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
    words: Words, first: int, vocabulary: Vocabulary, knowledge: Knowledge
) -> Title | None:
    """The description that a name after a comma explains: "the Kremlin spokesman, Dmitry Peskov,"."""
    head = words.tokens[words.top(first, first + 1)].head
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


def _of_pronoun(words: Words, index: int) -> Phrase | None:
    """A pronoun, its ``what`` the kind: ``pronoun:3s`` and the like."""
    token = words.tokens[index]
    gender, kind = _PRONOUNS[plain(token.text)]
    if token.upos not in ("PRON", "DET") or (kind == "relative" and token.upos != "PRON"):
        if not (token.upos == "ADJ" and token.deprel == "nmod:poss"):
            return None
    if token.deprel in ("expl", "det", "det:predet", "cc:preconj", "advmod"):
        return None
    return Phrase(
        sentence=words.sentence.index,
        head=index,
        tokens=(index,),
        span=words.span(index, index + 1),
        form="pronoun",
        what=f"pronoun:{kind}",
        gender=gender,
        plural=kind in ("3p", "1p", "both"),
        definite=True,
    )


def _of_noun(
    words: Words, index: int, wanted: bool, vocabulary: Vocabulary, knowledge: Knowledge
) -> Phrase | None:
    """A description: "the Turkish president", "Israeli forces", "a senior official"."""
    token = words.tokens[index]
    if token.upos not in _NOUNS and not (wanted and token.upos == "X"):
        return None
    if any(char.isdigit() for char in token.text):
        return None
    if token.deprel in _INNER and not wanted:
        return None
    if index in words.cover and words.cover[index].label in ("EVENT", "LAW", "WORK", "GPE", "LOC"):
        return None
    lemma = plain(token.text) if plain(token.text) in ("media", "police") else plain(token.lemma)
    title = of_description(words, index, vocabulary, knowledge)
    what, kind = (
        ("office", "person") if title is not None else _group(lemma, words, index, vocabulary)
    )
    if what is None:
        if not wanted or lemma in vocabulary.abstract or lemma in vocabulary.documents:
            return None
        what, kind = "thing", None
    around = title or of_group(words, index, vocabulary, knowledge)
    first, last = around.tokens[0], around.tokens[-1] + 1
    if first > 0:
        while (
            first > 0
            and words.tokens[first - 1].deprel in _BEFORE_NOUN
            and (first <= words.tokens[first - 1].head <= index)
        ):
            first -= 1
    return Phrase(
        sentence=words.sentence.index,
        head=index,
        tokens=tuple(dict.fromkeys((index, *(i for i in around.tokens if _own(words, i, index))))),
        span=words.span(first, max(last, index + 1)),
        form="description",
        what=what,
        title=around,
        kind=kind,
        country=around.country,
        gender=vocabulary.gender(token.lemma),
        plural=_is_plural(words, index),
        definite=around.owner is not None or words.folded[first] in _DEFINITE,
        owner=around.owner,
    )


_BEFORE_NOUN = ("det", "nummod", "det:predet", "amod")
_DEFINITE = frozenset("the both this that these those his her its their our my".split())


def _own(words: Words, index: int, noun: int) -> bool:
    """True for tokens that stand for the description itself: parts of its title noun."""
    return (
        index not in words.cover
        and words.tokens[index].head == noun
        and (words.tokens[index].deprel in ("compound", "flat"))
    )


def _is_plural(words: Words, index: int) -> bool:
    """Number from the features, else from a final s of a noun."""
    token = words.tokens[index]
    if "Number=" in token.feats:
        return "Number=Plur" in token.feats or "Number=Ptan" in token.feats
    return token.text.endswith("s") and token.lemma != token.text.lower()


def _group(
    lemma: str, words: Words, index: int, vocabulary: Vocabulary
) -> tuple[str | None, str | None]:
    """What a common noun that is no office stands for: (what, kind of actor)."""
    before = {plain(words.tokens[i].lemma) for i in range(max(0, index - 4), index)}
    joined = {part for word in before for part in (word, *word.split("-"))}
    if lemma in vocabulary.armed:
        return "group", "armed-group"
    if lemma in vocabulary.armed_groups and (
        joined & vocabulary.armed_modifiers or {"anti", "government"} <= joined
    ):
        return "group", "armed-group"
    if lemma in vocabulary.media_groups or (lemma == "agency" and "news" in before):
        return "group", "media"
    if lemma in ("side", "party") and not _is_plural(words, index):
        return "group", "side"
    if lemma == "force" and "political" in before:
        return "group", "organisation"
    pair = f"{plain(words.tokens[index - 1].lemma)} {lemma}" if index else lemma
    for candidate in (pair, lemma):
        if candidate in vocabulary.government:
            return "group", vocabulary.government[candidate]
    if lemma in vocabulary.persons and not _is_plural(words, index):
        return "person", "person"
    if lemma in vocabulary.population or lemma in vocabulary.persons:
        return "group", "population"
    if lemma in vocabulary.organisations:
        return "group", "organisation"
    if lemma in vocabulary.media:
        return "group", "media"
    if lemma in vocabulary.collectives:
        return "group", None
    return None, None
