"""Descriptions and pronouns: noun phrases without a name that may refer to an actor."""

from __future__ import annotations

from dragoman.reference.actors.appellations import of_description, of_group
from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.phrases import Phrase, Words
from dragoman.reference.actors.vocabulary import Vocabulary, plain

PRONOUNS: dict[str, tuple[str | None, str]] = {
    # word → (gender, number and person)
    **dict.fromkeys(("he", "him", "his", "himself"), ("male", "3s")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("female", "3s")),
    **dict.fromkeys(("it", "its", "itself"), (None, "thing")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (None, "3p")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (None, "1s")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (None, "1p")),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), (None, "2")),
    **dict.fromkeys(("who", "whom", "whose", "which", "that"), (None, "relative")),
    **dict.fromkeys(("both",), (None, "both")),
}


_INNER = ("compound", "amod", "flat", "fixed", "goeswith", "nmod:desc", "nummod", "compound:prt")
_NOUNS = ("NOUN", "PROPN")
#: Classes of words that may head a description; X only where a finder asks about it.
NOMINAL = frozenset({*_NOUNS, "X"})
_BEFORE_NOUN = ("det", "nummod", "det:predet", "amod")
_DEFINITE = frozenset("the both this that these those his her its their our my".split())


def of_pronoun(words: Words, index: int) -> Phrase | None:
    """A pronoun, its ``what`` the kind: ``pronoun:3s`` and the like."""
    token = words.tokens[index]
    gender, kind = PRONOUNS[plain(token.text)]
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


def of_noun(
    words: Words, index: int, wanted: bool, vocabulary: Vocabulary, knowledge: Knowledge
) -> Phrase | None:
    """A description: "the Turkish president", "Israeli forces", "a senior official"."""
    token = words.tokens[index]
    if token.upos not in _NOUNS and not (wanted and token.upos == "X"):
        return None
    if token.deprel in _INNER and not wanted:
        return None
    if not token.text.isalpha() and any(char.isdigit() for char in token.text):
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
    while first < index and words.folded[first] in ("least", "most"):
        first += 1  # "At least 12 fighters": "At" is no part of the phrase.
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


_QUANTITIES = frozenset(
    "majority minority percent number dozen hundred thousand million third half quarter member "
    "handful group rest bulk plurality score".split()
)


def _of_many(words: Words, index: int, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """ "the majority of voters": the kind of actor the counted people are."""
    for kid in words.kids[index]:
        if words.tokens[kid].deprel == "nmod" and words.case(kid) == "of" and kid > index:
            lemma = plain(words.tokens[kid].lemma)
            if lemma not in _QUANTITIES and lemma not in vocabulary.abstract:
                what, kind = _group(lemma, words, kid, vocabulary)
                if what is None and lemma in vocabulary.offices:
                    what = kind = "group"
                return what, "population" if kind in ("person", "group") else kind
    if plain(words.tokens[index].lemma) == "group":
        return "group", "organisation"
    return None, None


def _before(words: Words, index: int) -> set[str]:
    """The lemmas of the words that lead up to a noun."""
    return {plain(words.tokens[i].lemma) for i in range(max(0, index - 4), index)}


def _group(
    lemma: str, words: Words, index: int, vocabulary: Vocabulary
) -> tuple[str | None, str | None]:
    """What a common noun that is no office stands for: (what, kind of actor)."""
    if lemma in vocabulary.armed:
        return "group", "armed-group"
    if lemma in vocabulary.armed_groups:
        joined = {part for word in _before(words, index) for part in (word, *word.split("-"))}
        if joined & vocabulary.armed_modifiers or {"anti", "government"} <= joined:
            return "group", "armed-group"
    if lemma in vocabulary.media_groups or (lemma == "agency" and "news" in _before(words, index)):
        return "group", "media"
    if lemma in ("side", "party") and not _is_plural(words, index):
        return "group", "side"
    if lemma == "force" and "political" in _before(words, index):
        return "group", "organisation"
    if lemma in _QUANTITIES:
        return _of_many(words, index, vocabulary)
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
