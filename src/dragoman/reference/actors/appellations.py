"""Titles around a name or on their own: "Syria's interim President", ", Putin's envoy on Libya".

Works on the order of words first and the tree second: titles before names are where parsers err
most, and their order in English is fixed.
"""

from __future__ import annotations

from dragoman.reference.actors.knowledge import Knowledge
from dragoman.reference.actors.phrases import Title, Words
from dragoman.reference.actors.titling import LINKS, Office, build
from dragoman.reference.actors.vocabulary import Vocabulary, plain

# How many words a title may stretch over: room for "Minister for Europe and Foreign Affairs of the
# French Republic" and the like, not for half a sentence.
_REACH = 16
_TO_TITLES = frozenset({"adviser", "ambassador", "envoy", "representative", "director", "deputy"})
_TO_WORDS = frozenset("adviser advisor aide ambassador envoy representative emissary".split())
_STOPS = frozenset({",", ")", ";", ".", ":", "—"})
_IN_TITLES = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "X", "NUM", "PART"})
_COMPLEMENT = frozenset({"PROPN", "ADJ", "DET", "NOUN", "CCONJ", "NUM"})
_DASHES = frozenset({"-", "–", "—"})


def office_ending(words: Words, last: int, vocabulary: Vocabulary) -> Office | None:
    """The title noun whose last token is ``last``: (its first token, class, rank)."""
    if words.tokens[last].upos not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    own = plain(words.tokens[last].lemma) or words.folded[last]
    if not (vocabulary.may_end(own) or vocabulary.may_end(words.folded[last])):
        return None
    low = max(0, last - 4)
    lemmas = (
        *(plain(words.tokens[index].lemma) or words.folded[index] for index in range(low, last)),
        own,
    )
    found = vocabulary.office(lemmas) or vocabulary.office(words.folded[low : last + 1])
    if found is None:
        return None
    entry, size = found
    return last - size + 1, entry.group, entry.rank


def office_starting(words: Words, first: int, vocabulary: Vocabulary) -> tuple[Office, int] | None:
    """A title of several words around "of" that begins at ``first`` ("Head of State"), its end."""
    if words.tokens[first].upos not in ("NOUN", "PROPN"):
        return None
    lemma = plain(words.tokens[first].lemma)
    if lemma not in vocabulary.openings:
        return None
    for size in (5, 4, 3):
        last = first + size
        if last <= len(words.tokens):
            entry = vocabulary.offices.get(" ".join((lemma, *words.folded[first + 1 : last])))
            if entry is not None:
                return (first, entry.group, entry.rank), last
    return None


def before_name(
    words: Words, first: int, vocabulary: Vocabulary, knowledge: Knowledge
) -> Title | None:
    """The title that stands right before the name starting at token ``first``."""
    end = first - 1
    while end >= 0 and words.folded[end] in vocabulary.honorifics:
        end -= 1
    title = _standing_before(words, end, vocabulary, knowledge) if end >= 0 else None
    if title is not None or end == first - 1:
        return title
    # "Sheikh", "Judge" are titles themselves where no other stands before them.
    own = office_ending(words, first - 1, vocabulary)
    if own is None:
        return None
    return build(words, own, (first, first, 0), vocabulary, knowledge)


def _standing_before(
    words: Words, end: int, vocabulary: Vocabulary, knowledge: Knowledge
) -> Title | None:
    """The title whose last word is token ``end``, its complement included."""
    adjacent = office_ending(words, end, vocabulary)
    if adjacent is not None and not _inside_longer(words, adjacent[0]):
        return build(words, adjacent, (end + 1, end + 1, 0), vocabulary, knowledge)
    found = _title_with_complement(words, end, vocabulary)
    if found is None:
        return None
    noun_end, office = found
    return build(words, office, (noun_end + 1, end + 1, 0), vocabulary, knowledge)


def further_before(
    words: Words, title: Title, vocabulary: Vocabulary, knowledge: Knowledge
) -> Title | None:
    """A first title before a second one: "Chair of the African Union, President of Senegal NAME".

    After a comma always; after "and" only where both are of one country ("Crown Prince of A and
    Deputy Commander of A's forces NAME"): else these are two people.
    """
    end = title.tokens[0] - 2
    if end < 0 or words.folded[end + 1] not in (",", "and"):
        return None
    found = _title_with_complement(words, end, vocabulary)
    if found is None:
        return None
    noun_end, office = found
    other = build(words, office, (noun_end + 1, end + 1, 0), vocabulary, knowledge)
    if other.tokens[-1] != end or any(
        index in words.cover and words.cover[index].label == "PERSON" for index in other.tokens
    ):
        return None
    if words.folded[end + 1] == "and" and (other.country is None or other.country != title.country):
        return None
    return other


def _inside_longer(words: Words, noun: int) -> bool:
    """True for "Head of the Office of the President NAME": the article shows it is no title."""
    return noun >= 2 and words.folded[noun - 1] == "the" and words.folded[noun - 2] in ("of", "to")


def _title_with_complement(
    words: Words, end: int, vocabulary: Vocabulary
) -> tuple[int, Office] | None:
    """Leftmost title noun followed by "of …" up to ``end``: "President of the Slovak Republic"."""
    found: tuple[int, Office] | None = None
    for index in range(end, max(-1, end - _REACH), -1):
        token = words.tokens[index]
        name = words.cover.get(index)
        plain_word = token.upos in _IN_TITLES or token.text in ("-", "–", "/")
        if name is None and not plain_word:
            break
        if token.upos == "ADP" and words.folded[index] not in LINKS:
            break
        if name is not None and name.label == "PERSON":
            break
        longer = office_starting(words, index, vocabulary)
        if longer is not None and longer[1] <= end:
            found = (longer[1] - 1, longer[0])
        elif index < end and words.folded[index + 1] in LINKS:
            office = office_ending(words, index, vocabulary)
            linked = words.folded[index + 1]
            if office is not None and (linked != "to" or office[1] in _TO_TITLES):
                found = (index, office)
    return found


def of_description(
    words: Words, noun: int, vocabulary: Vocabulary, knowledge: Knowledge
) -> Title | None:
    """The title whose noun is token ``noun``, with its complement after it."""
    longer = office_starting(words, noun, vocabulary)
    if longer is not None:
        office, after = longer
        joined = words.folded[after : after + 2] == ("and", "the")  # "… and the First Lady"
        end = after if joined else max(after, complement_end(words, noun, vocabulary))
        return build(words, office, (after, end, 0), vocabulary, knowledge)
    found = office_ending(words, noun, vocabulary)
    if found is None:
        return None
    end = complement_end(words, noun, vocabulary)
    return build(words, found, (noun + 1, end, 0), vocabulary, knowledge)


def of_group(words: Words, noun: int, vocabulary: Vocabulary, knowledge: Knowledge) -> Title:
    """What stands around a noun that is no office ("Syria's new authorities")."""
    linked = noun + 1 < len(words.tokens) and words.folded[noun + 1] == "of"
    end = complement_end(words, noun, vocabulary) if linked else noun + 1
    return build(words, (noun, "group", 0), (noun + 1, end, 0), vocabulary, knowledge)


def complement_end(words: Words, noun: int, vocabulary: Vocabulary) -> int:
    """Where the words after a title noun that belong to it end ("of Ukraine", "on the Gulf")."""
    end = index = noun + 1
    to_someone = plain(words.tokens[noun].lemma) in _TO_WORDS
    while index < len(words.tokens) and index - noun < _REACH:
        folded, upos = words.folded[index], words.tokens[index].upos
        if not _hangs_below(words, index, noun) or _next_title(words, index, vocabulary):
            break
        if folded in ("of", "for", "on", "to", "at") and index + 1 < len(words.tokens):
            if folded == "to" and not to_someone:
                break
        elif index in words.cover or upos in _COMPLEMENT or folded == "'s":
            if index == noun + 1:
                break
            if index in words.cover or upos not in ("DET", "CCONJ"):
                end = index + 1
        else:
            break
        index += 1
    return end


def _next_title(words: Words, index: int, vocabulary: Vocabulary) -> bool:
    """True at the "and" of "the President of A and the Prime Minister of B": two people."""
    if words.folded[index] not in ("and", "or") or index in words.cover:
        return False  # "of the Freedom and Justice Party"
    article = words.folded[index + 1 : index + 2] in (("the",), ("a",), ("an",))
    for place in range(index + 1, min(index + 6, len(words.tokens))):
        token = words.tokens[place]
        if token.upos not in _COMPLEMENT:
            return False
        if office_ending(words, place, vocabulary) is not None:
            return article or token.text[:1].isupper()
    return False


def _hangs_below(words: Words, index: int, noun: int) -> bool:
    """True where ``noun`` is above ``index``, or their heads are one stretch."""
    chain = words.above(index)
    if noun in chain:
        return True
    name = words.cover.get(noun)
    return name is not None and any(words.cover.get(node) is name for node in chain)


def after_name(
    words: Words, last: int, vocabulary: Vocabulary, knowledge: Knowledge
) -> Title | None:
    """The title in apposition after the name that ends before token ``last``."""
    if last >= len(words.tokens) - 1:
        return None
    opening = words.folded[last]
    if opening not in (",", "(") and opening not in _DASHES:
        return None
    stop = _apposition_end(words, last)
    closing = words.folded[stop] if stop < len(words.tokens) else "."
    if opening in _DASHES and closing not in _DASHES:
        return None
    if any(_other_person(words, index) for index in range(last + 1, stop)):
        return None
    for index in range(last + 1, stop):
        if words.folded[index] in ("and", "or", "with", "who", "which"):
            return None
        office = office_ending(words, index, vocabulary)
        if office is None or (
            index + 1 < stop and office_ending(words, index + 1, vocabulary) is not None
        ):
            continue
        if words.tokens[index].deprel == "conj" or words.tokens[index].deprel.startswith("nsubj"):
            return None
        end = min(stop, complement_end(words, index, vocabulary))
        return build(words, office, (index + 1, end, last + 1), vocabulary, knowledge)
    return None


def _apposition_end(words: Words, last: int) -> int:
    """The token that closes what opened at ``last``, or the first verb."""
    stop = last + 1
    while stop < len(words.tokens) and stop - last < _REACH + 4:
        if words.folded[stop] in _STOPS or words.tokens[stop].upos in ("VERB", "AUX", "SCONJ"):
            break
        stop += 1
    return stop


def _other_person(words: Words, index: int) -> bool:
    """True inside a person's name that owns nothing: then these words are not an apposition."""
    name = words.cover.get(index)
    return name is not None and name.label == "PERSON" and not words.is_possessive(name.last)
