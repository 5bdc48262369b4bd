"""The values of the lexicon: what an act is, by which words it is known, who plays which part.

Everything is frozen; a :class:`~dragoman.lexicon.loading.Lexicon` is built once from the files and
then only read.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.records import Codes

CueKind = Literal["verb", "noun", "light", "adj"]

POS_OF_KIND: Mapping[str, str] = {"verb": "VERB", "noun": "NOUN", "light": "NOUN", "adj": "ADJ"}

#: The parts a cue can fill. ``actor`` and ``recipient`` are who did it and to or with whom; the
#: others are words that are kept as evidence or read on (a clause, a subject of talks, a place).
ROLES = ("actor", "recipient", "what", "topic", "place", "initiator")

#: Kinds of noun phrases a role may be limited to. ``agent`` is any of the first five.
KINDS = ("person", "people", "state", "organisation", "armed", "agent", "place", "thing", "event")

COMMITMENT_KINDS = ("invitation", "offer", "pledge", "agreement", "demand", "ultimatum")
COMMITMENT_STATUSES = ("open", "accepted", "declined", "kept", "lapsed", "withdrawn")
#: Kinds that actors are told apart by.
ACTOR_KINDS = (
    *("person", "government", "office", "organisation", "armed-group", "population"),
    *("media", "country"),
)
CHANNELS = ("call", "meeting", "visit", "letter")
STANCES = ("supports", "opposes", "ambivalent")


@dataclass(frozen=True, slots=True)
class RoleRule:
    """How one role is found, seen from the trigger.

    ``paths`` are tried in order and the first that is filled wins (see ``docs/lexicon.md`` for the
    path language). They are written for the active voice. ``kinds`` are the kinds of noun phrase
    that may fill it, empty for any. A cue with an unfilled ``required`` role does not match.
    """

    paths: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of saying an act. Every constraint that is not empty must hold.

    ``lemmas`` are the trigger: verbs, nouns or adjectives; for ``kind = "light"`` the nouns, which
    must hang by one of ``link`` on one of ``verbs``, the predicate ("hold" + "talk").
    ``phrases`` are fixed word sequences (lemmas) that begin with the trigger ("persona non grata").
    ``particles`` are compound:prt words. ``object_*``, ``subject_*`` are head or compound lemmas of
    the deep object or subject. ``oblique_any`` are ``preposition:lemma`` (``*`` for any word).
    ``complement`` are clause relations of which one must be there, ``complement_any`` the lemmas
    of its head. ``modifiers_*`` are lemmas of compound, amod and nmod dependants of the noun.
    ``voice`` limits a verb to "active" or "passive". ``certainty`` overrides what the verb's own
    form says. ``complement_certainty`` goes to events told inside the complement or ``what``.
    """

    kind: CueKind
    lemmas: tuple[str, ...]
    roles: Mapping[str, RoleRule]
    verbs: tuple[str, ...] = ()
    link: tuple[str, ...] = ("obj",)
    particles: tuple[str, ...] = ()
    object_any: tuple[str, ...] = ()
    object_none: tuple[str, ...] = ()
    subject_any: tuple[str, ...] = ()
    subject_none: tuple[str, ...] = ()
    oblique_any: tuple[str, ...] = ()
    oblique_none: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    complement_any: tuple[str, ...] = ()
    modifiers_any: tuple[str, ...] = ()
    modifiers_none: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    voice: str = ""
    symmetric: bool = False
    certainty: str | None = None
    complement_certainty: str | None = None
    specificity: int = 0
    """How much it asks for: of two cues on one trigger the more specific one wins."""

    @property
    def pos(self) -> str:
        """UD part of speech of the trigger."""
        return POS_OF_KIND[self.kind]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What an act does to commitments.

    ``kind`` is the commitment it opens, or None. ``status`` is what it moves a standing one to, and
    ``of`` the kinds it can move.
    """

    kind: str | None = None
    status: str | None = None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A finer code, taken where one of ``words`` (lemmas) stands in the words of the event."""

    words: frozenset[str]
    codes: Codes


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that must or must not be read as the act, with what is expected of it.

    ``actor`` and ``recipient`` are words that the role's noun phrase must contain.
    """

    text: str
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    certainty: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """Something that political actors do, by whatever words it is told."""

    id: str
    label: str
    definition: str
    codes: Codes
    cues: tuple[Cue, ...]
    match: tuple[Example, ...]
    no_match: tuple[Example, ...]
    channel: str | None = None
    commitment: Commitment | None = None
    stance: str | None = None
    complement_certainty: str | None = None
    converse: str | None = None
    """The act that tells the same from the other side ("received a delegation": one was sent)."""
    variants: tuple[Variant, ...] = ()
    codes_reason: str | None = None
    path: str = field(default="", compare=False)

    def codes_for(self, lemmas: Collection[str]) -> Codes:
        """The codes of the first variant one of whose words is in ``lemmas``, else the act's own.

        ``lemmas`` are the lower-case lemmas of the event's evidence, object, what and topic.
        """
        for variant in self.variants:
            if not variant.words.isdisjoint(lemmas):
                return variant.codes
        return self.codes
