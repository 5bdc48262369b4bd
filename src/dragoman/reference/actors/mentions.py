"""Which words of a sentence may refer to an actor: names, descriptions, pronouns.

Finds noun phrases and says what the words alone tell (kind, country, title, number); who is meant
is for :mod:`clusters`, :mod:`descriptions`, :mod:`pronouns` and :mod:`collectives`.
"""

from __future__ import annotations

from collections.abc import Collection

from dragoman.records import Annotated, Name
from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.naming import of_adjective, of_name, with_untagged
from dragoman.reference.actors.nominals import NOMINAL, PRONOUNS, of_noun, of_pronoun
from dragoman.reference.actors.phrases import Phrase, Words
from dragoman.reference.actors.vocabulary import Vocabulary, plain, vocabulary
from dragoman.reference.names import fold


def words_of(annotated: Annotated) -> tuple[Words, ...]:
    """One :class:`Words` a sentence."""
    grouped: dict[int, list[Name]] = {}
    offices = vocabulary().offices
    for name in annotated.names:
        if name.label != "PERSON" and plain(name.text) in offices:
            continue  # "Crown Prince" tagged as a place: a title, no name
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
            places = (name.text, parts[-1])
            if all(knowledge.country(text) is None for text in places):
                if knowledge.capital(name.text) is None:
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
    for name in with_untagged(words, vocabulary, knowledge):
        phrase = of_name(words, name, people, vocabulary, knowledge) or of_adjective(
            words, name, wanted, knowledge
        )
        if phrase is not None:
            named.append(phrase)
            taken.update(phrase.tokens)
    described: list[Phrase] = []
    for index, word in enumerate(words.folded):
        if index in taken:
            continue
        found: Phrase | None = None
        if word in PRONOUNS:
            found = of_pronoun(words, index)
        elif words.tokens[index].upos in NOMINAL:
            found = of_noun(words, index, index in wanted, vocabulary, knowledge)
        if found is not None:
            described.append(found)
    return tuple(sorted(named + described, key=lambda phrase: phrase.place))
