"""The word lists: ways of speaking, titles, topics and cues of certainty. TOML in, tables out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import rtoml

from dragoman.errors import LexiconError
from dragoman.lexicon.model import STANCES
from dragoman.records import CERTAINTIES

# --------------------------------------------------------------------------- ways of speaking


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """One word that reports speech.

    ``particle`` stands beside it ("point out"), ``preposition`` leads to the content ("call for").
    ``weak``: a cue only with a clause or a quotation. ``factive``: the content is taken to be so.
    """

    lemma: str
    pos: str
    act: str
    particle: tuple[str, ...] = ()
    preposition: str | None = None
    weak: bool = False
    factive: bool = False


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """A statement act: its gloss, and the stance it shows where it shows one."""

    id: str
    gloss: str
    stance: str | None


@dataclass(frozen=True, slots=True)
class Speech:
    """Statement acts and their words; ``cues`` are keyed by (lemma, UD part of speech).

    Of several cues on one word those with a particle or preposition come first, then strong ones.
    """

    acts: Mapping[str, SpeechAct]
    cues: Mapping[tuple[str, str], tuple[SpeechCue, ...]]
    adverbs: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    possessive: tuple[tuple[str, ...], ...]
    passives: frozenset[str]
    impersonal: tuple[tuple[str, ...], ...]

    def act_of(self, lemma: str, pos: str, beside: frozenset[str] = frozenset()) -> str | None:
        """The statement act of a word; ``beside`` are its particles and prepositions.

        None where the word reports no speech. A cue with a particle or preposition needs it there;
        a plain one is taken where none of those fits.
        """
        for cue in self.cues.get((lemma, pos), ()):
            needed = {*cue.particle, *([cue.preposition] if cue.preposition else [])}
            if needed <= beside:
                return cue.act
        return None


_SPEECH_POS = {"verbs": "VERB", "weak_verbs": "VERB", "nouns": "NOUN", "adjectives": "ADJ"}


@lru_cache(maxsize=1)
def speech() -> Speech:
    """``speech.toml``, read once. Raises :class:`LexiconError` that names the field."""
    table = _table("speech.toml")
    factive = frozenset(table["factive"]["words"])
    acts: dict[str, SpeechAct] = {}
    found: dict[tuple[str, str], list[SpeechCue]] = {}
    for name, row in table["acts"].items():
        stance = row.get("stance")
        if stance is not None and stance not in STANCES:
            raise LexiconError(f"speech.toml: acts.{name}: stance: {stance!r} is unknown")
        acts[name] = SpeechAct(name, row["gloss"], stance)
        for key, pos in _SPEECH_POS.items():
            for word in row.get(key, []):
                cue = _speech_cue(word, pos, name, key == "weak_verbs", word in factive)
                found.setdefault((cue.lemma, pos), []).append(cue)
    hearsay = table["hearsay"]
    return Speech(
        acts=acts,
        cues={key: tuple(sorted(cues, key=_strength)) for key, cues in found.items()},
        adverbs=frozenset(hearsay["adverbs"]),
        prepositions=_phrases(hearsay["prepositions"]),
        possessive=_phrases(hearsay["possessive"]),
        passives=frozenset(hearsay["passives"]),
        impersonal=_phrases(hearsay["impersonal"]),
    )


def _speech_cue(word: str, pos: str, act: str, weak: bool, factive: bool) -> SpeechCue:
    head, _, preposition = word.partition("/")
    lemma, *particle = head.split("+")
    return SpeechCue(lemma, pos, act, tuple(particle), preposition or None, weak, factive)


def _strength(cue: SpeechCue) -> tuple[bool, bool]:
    return (not (cue.particle or cue.preposition), cue.weak)


# --------------------------------------------------------------------------- titles


@dataclass(frozen=True, slots=True)
class Title:
    """An office or form of address. ``phrases`` are its lower-case word forms, longest first.

    ``body``: head-of-state, head-of-government, monarch, minister, deputy-minister, envoy,
    spokesperson, legislature, judiciary, military, party, international, local, staff, religious,
    armed-group, security, media or address (a mere form of address such as Mr).
    ``gender`` is "f", "m" or None where the word does not say.
    """

    title: str
    phrases: tuple[tuple[str, ...], ...]
    body: str
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Titles:
    """Offices, what may stand before them, and the nouns that stand for actors or texts.

    ``tense`` maps a word before a title ("former", "interim", "deputy") to what it does:
    past, acting, future, rank. ``nouns`` maps a noun lemma to the kinds of actor it can name.
    ``collectives`` are nouns whose plural stands for parties already named ("the two leaders").
    ``vehicles`` are texts or occasions in which things are said ("statement", "interview").
    ``institutions`` maps a body ("Kremlin", "White House") to country and kind.
    """

    titles: tuple[Title, ...]
    by_phrase: Mapping[tuple[str, ...], Title]
    tense: Mapping[str, str]
    nouns: Mapping[str, tuple[str, ...]]
    collectives: Mapping[str, str]
    vehicles: frozenset[str]
    institutions: Mapping[str, tuple[str, str]]


@lru_cache(maxsize=1)
def titles() -> Titles:
    """``titles.toml``, read once. Raises :class:`LexiconError` where one phrase has two titles."""
    table = _table("titles.toml")
    made: list[Title] = []
    by_phrase: dict[tuple[str, ...], Title] = {}
    for row in table["titles"]:
        phrases = tuple(sorted(_phrases(row["phrases"]), key=lambda words: -len(words)))
        title = Title(row["title"], phrases, row["body"], row.get("gender"))
        made.append(title)
        for phrase in phrases:
            if phrase in by_phrase:
                raise LexiconError(f"titles.toml: {' '.join(phrase)!r} has two titles")
            by_phrase[phrase] = title
    return Titles(
        titles=tuple(made),
        by_phrase=by_phrase,
        tense=_inverted("titles.toml", table["tense"]),
        nouns={**_office_holders(made), **_grouped(table["nouns"])},
        collectives=_inverted("titles.toml", table["collectives"]),
        vehicles=frozenset(table["vehicles"]["words"]),
        institutions={
            name: (country, kind) for name, (country, kind) in table["institutions"].items()
        },
    )


#: What the head noun of a title stands before, and last words that are no head.
_AFTER_HEAD = frozenset({"of", "for", "to", "without", "in"})
_NOT_HEADS = frozenset(
    {"affaires", "d'affaires", "d’affaires", "justice", "number", "anchor", "whip"}
)


def _office_holders(made: list[Title]) -> dict[str, tuple[str, ...]]:
    """The head noun of every title names a person: "minister" of "minister of foreign affairs"."""
    heads: list[str] = []
    for title in made:
        for phrase in title.phrases if title.body != "address" else ():
            ends = [i for i, word in enumerate(phrase) if word in _AFTER_HEAD]
            heads.append(phrase[ends[0] - 1] if ends else phrase[-1])
    return {head: ("person",) for head in heads if head not in _NOT_HEADS}


# --------------------------------------------------------------------------- topics


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic: its label and the lemma sequences that speak of it, longest first."""

    id: str
    label: str
    phrases: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def topics() -> Mapping[str, TopicEntry]:
    """``topics.toml`` by topic id, read once."""
    return {
        name: TopicEntry(
            name,
            row["label"],
            tuple(sorted(_phrases(row["phrases"]), key=lambda words: (-len(words), words))),
        )
        for name, row in _table("topics.toml").items()
    }


# --------------------------------------------------------------------------- certainty


@dataclass(frozen=True, slots=True)
class Certainty:
    """What tells whether a thing happened.

    ``modals``, ``adverbs`` and ``adjectives`` map a lemma to the certainty of the word it belongs
    to. ``clause_governors``, ``object_governors`` and ``noun_governors`` map the lemma of a word
    (with its particle, "call off") to the certainty of a clause under it, of its object where that
    tells an event, and of what hangs on it where it is a noun. ``phrases`` are word sequences
    before an infinitive or noun ("be due to", with "be" for all its forms). ``conditions`` are the
    one-word markers among ``conditional_markers``. ``background_*`` say that the report looks back.
    """

    modals: Mapping[str, str]
    negators: frozenset[str]
    adverbs: Mapping[str, str]
    adjectives: Mapping[str, str]
    clause_governors: Mapping[str, str]
    object_governors: Mapping[str, str]
    noun_governors: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    conditional_markers: tuple[tuple[str, ...], ...]
    conditions: frozenset[str]
    cancelling: frozenset[str]
    background_words: frozenset[str]
    background_phrases: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def certainty() -> Certainty:
    """``certainty.toml``, read once. Raises :class:`LexiconError` for an unknown certainty."""
    table = _table("certainty.toml")
    verbs, nouns = _certainties(table["verbs"]), _certainties(table["nouns"])
    adjectives = _certainties(table["adjectives"])
    standing = frozenset(table["standing"]["verbs"])
    markers = _phrases(table["conditional"]["markers"])
    return Certainty(
        modals=_certainties(table["modals"]),
        negators=frozenset(table["negators"]["words"]),
        adverbs=_certainties(table["adverbs"]),
        adjectives=adjectives,
        clause_governors={**nouns, **adjectives, **verbs},
        object_governors={
            lemma: value
            for lemma, value in verbs.items()
            if lemma not in standing and value != "happened"
        },
        noun_governors=nouns,
        phrases={tuple(k.split()): v for k, v in _certainties(table["phrases"]).items()},
        conditional_markers=markers,
        conditions=frozenset(words[0] for words in markers if len(words) == 1),
        cancelling=frozenset(table["cancelling"]["verbs"]),
        background_words=frozenset(table["background"]["words"]),
        background_phrases=_phrases(table["background"]["phrases"]),
    )


def _certainties(table: Mapping[str, list[str]]) -> dict[str, str]:
    for value in table:
        if value not in CERTAINTIES:
            raise LexiconError(f"certainty.toml: {value!r} is no certainty")
    return _inverted("certainty.toml", table)


# --------------------------------------------------------------------------- stances


@dataclass(frozen=True, slots=True)
class Stances:
    """``words``: (lemma, UD part of speech) → supports, opposes, ambivalent or demands.

    ``readiness``: lemmas that say that somebody stands ready to do what follows.
    """

    words: Mapping[tuple[str, str], str]
    readiness: frozenset[str]


@lru_cache(maxsize=1)
def stances() -> Stances:
    """``stances.toml``, read once. Raises :class:`LexiconError` where a word has two stances."""
    table = _table("stances.toml")
    readiness = frozenset(table.pop("readiness")["words"])
    words: dict[tuple[str, str], str] = {}
    for key, pos in (("verbs", "VERB"), ("nouns", "NOUN"), ("adjectives", "ADJ")):
        by_stance = {stance: row[key] for stance, row in table.items()}
        for lemma, stance in _inverted("stances.toml", by_stance).items():
            words[lemma, pos] = stance
    return Stances(words, readiness)


# --------------------------------------------------------------------------- reading


def _table(name: str) -> dict[str, Any]:
    text = (files("dragoman.lexicon") / name).read_text(encoding="utf-8")
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        raise LexiconError(f"{name}: not readable as TOML: {error}") from None


def _phrases(rows: list[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split()) for row in rows)


def _inverted(name: str, table: Mapping[str, list[str]]) -> dict[str, str]:
    made: dict[str, str] = {}
    for value, words in table.items():
        for word in words:
            if word in made:
                raise LexiconError(f"{name}: {word!r} stands under {made[word]} and {value}")
            made[word] = value
    return made


def _grouped(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    made: dict[str, tuple[str, ...]] = {}
    for value, words in table.items():
        for word in dict.fromkeys(words):
            made[word] = (*made.get(word, ()), value)
    return made
