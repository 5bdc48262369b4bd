"""Act files: TOML in, checked :class:`Act` out. Every fault names the file and the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.codes import Ontologies
from dragoman.lexicon.model import (
    CHANNELS,
    COMMITMENT_KINDS,
    COMMITMENT_STATUSES,
    KINDS,
    POS_OF_KIND,
    ROLES,
    STANCES,
    Act,
    Commitment,
    Cue,
    Example,
    RoleRule,
    Variant,
)
from dragoman.records import CERTAINTIES, Codes

Frames = Mapping[str, Mapping[str, RoleRule]]

_STEP = re.compile(
    r"nsubj|obj|iobj|poss|amod|compound|appos|xcomp|ccomp|advcl|acl|(obl|nmod|pp):[a-z_]+"
)
_ACT_KEYS = frozenset(
    {
        *("id", "label", "definition", "codes", "cues", "match", "no_match", "channel"),
        *("commitment", "stance", "complement_certainty", "variants", "converse"),
    }
)
_CODE_KEYS = frozenset({"plover_type", "plover_mode", "plover_contexts", "cameo", "reason"})
_LISTS = (
    *("verbs", "particles", "object_any", "object_none", "subject_any", "subject_none"),
    *("oblique_any", "oblique_none", "complement", "complement_any"),
    *("modifiers_any", "modifiers_none"),
)
_CUE_KEYS = frozenset(item.name for item in fields(Cue)) - {"specificity"} | {"frame"}
_LINKS = re.compile(r"nsubj|obj|xcomp|obl:[a-z_]+")


class Reader:
    """A table of one file; knows where it stands so that a fault can say so."""

    def __init__(self, table: Mapping[str, Any], where: str) -> None:
        self.table = table
        self.where = where

    def fault(self, key: str, problem: str) -> LexiconError:
        """The error for a field of this table."""
        return LexiconError(f"{self.where}: {key}: {problem}")

    def only(self, allowed: frozenset[str]) -> None:
        """Raises on a key that is not in ``allowed``."""
        for key in self.table:
            if key not in allowed:
                raise self.fault(key, f"unknown field (known: {', '.join(sorted(allowed))})")

    def text(self, key: str) -> str:
        """A string that must be there and not be empty."""
        value = self.table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "a text is needed")
        return value

    def choice(self, key: str, allowed: tuple[str, ...]) -> str | None:
        """One of ``allowed``, or None where the field is absent."""
        value = self.table.get(key)
        if value is not None and value not in allowed:
            raise self.fault(key, f"{value!r} is none of {', '.join(allowed)}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where the field is absent."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(key, "a list of texts is needed")
        if len(set(value)) != len(value):
            double = next(item for item in value if value.count(item) > 1)
            raise self.fault(key, f"{double!r} stands there twice")
        return tuple(value)

    def tables(self, key: str) -> list[Reader]:
        """An array of tables, each with its own place."""
        value = self.table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.fault(key, "an array of tables is needed")
        return [Reader(item, f"{self.where}: {key}[{n}]") for n, item in enumerate(value)]


def role_rules(reader: Reader, table: Mapping[str, Any]) -> dict[str, RoleRule]:
    """Role name → rule, from ``actor = ["nsubj"]`` or the long form with kinds and required."""
    rules: dict[str, RoleRule] = {}
    for role, value in table.items():
        if role not in ROLES:
            raise reader.fault(f"roles.{role}", f"no such role (known: {', '.join(ROLES)})")
        long = value if isinstance(value, dict) else {"paths": value}
        inner = Reader(long, f"{reader.where}: roles.{role}")
        inner.only(frozenset({"paths", "kinds", "required"}))
        paths, kinds = inner.words("paths"), inner.words("kinds")
        if not paths:
            raise inner.fault("paths", "at least one path is needed")
        for path in paths:
            if not all(_STEP.fullmatch(step) for step in path.split(">")):
                raise inner.fault("paths", f"{path!r} is no path")
        for kind in kinds:
            if kind not in KINDS:
                raise inner.fault("kinds", f"{kind!r} is none of {', '.join(KINDS)}")
        rules[role] = RoleRule(paths, kinds, bool(long.get("required", False)))
    return rules


def frames(table: Mapping[str, Any]) -> Frames:
    """The named frames of ``frames.toml``."""
    return {
        name: role_rules(Reader(row, f"frames.toml: {name}"), row) for name, row in table.items()
    }


def act(table: Mapping[str, Any], where: str, known: Frames, lists: Ontologies) -> Act:
    """One act from the table of its file. Raises :class:`LexiconError` with file and field."""
    reader = Reader(table, where)
    reader.only(_ACT_KEYS)
    codes, reason = _codes(reader, lists)
    cues = tuple(_cue(row, known) for row in reader.tables("cues"))
    if not cues:
        raise reader.fault("cues", "an act needs at least one cue")
    return Act(
        id=reader.text("id"),
        label=reader.text("label"),
        definition=reader.text("definition"),
        codes=codes,
        cues=cues,
        match=_examples(reader, "match", 3),
        no_match=_examples(reader, "no_match", 2),
        channel=reader.choice("channel", CHANNELS),
        commitment=_commitment(reader),
        stance=reader.choice("stance", STANCES),
        complement_certainty=reader.choice("complement_certainty", CERTAINTIES),
        converse=reader.text("converse") if "converse" in reader.table else None,
        variants=tuple(_variant(row, lists) for row in reader.tables("variants")),
        codes_reason=reason,
        path=where,
    )


def _codes(reader: Reader, lists: Ontologies) -> tuple[Codes, str | None]:
    table = reader.table.get("codes")
    if not isinstance(table, dict):
        raise reader.fault("codes", "the table is missing")
    inner = Reader(table, f"{reader.where}: codes")
    inner.only(_CODE_KEYS)
    codes = _looked_up(inner, lists)
    reason = inner.table.get("reason")
    if (codes.plover_type is None or codes.cameo is None) and not reason:
        raise inner.fault("reason", "say why there is no PLOVER type or no CAMEO code")
    return codes, reason


def _looked_up(inner: Reader, lists: Ontologies) -> Codes:
    table = inner.table
    plover = (table.get("plover_type"), table.get("plover_mode"))
    try:
        return lists.codes(plover, inner.words("plover_contexts"), table.get("cameo"))
    except LexiconError as error:
        raise LexiconError(f"{inner.where}: {error}") from None


def _variant(reader: Reader, lists: Ontologies) -> Variant:
    reader.only(_CODE_KEYS - {"reason"} | {"words"})
    words = reader.words("words")
    if not words:
        raise reader.fault("words", "at least one word is needed")
    return Variant(frozenset(words), _looked_up(reader, lists))


def _commitment(reader: Reader) -> Commitment | None:
    table = reader.table.get("commitment")
    if table is None:
        return None
    inner = Reader(table, f"{reader.where}: commitment")
    inner.only(frozenset({"kind", "status", "of"}))
    kind = inner.choice("kind", COMMITMENT_KINDS)
    status = inner.choice("status", COMMITMENT_STATUSES)
    of = inner.words("of")
    if kind is None and (status is None or not of):
        raise inner.fault("kind", "give the kind it opens, or the status and the kinds it moves")
    for name in of:
        if name not in COMMITMENT_KINDS:
            raise inner.fault("of", f"{name!r} is none of {', '.join(COMMITMENT_KINDS)}")
    return Commitment(kind, status, of)


def _examples(reader: Reader, key: str, least: int) -> tuple[Example, ...]:
    rows = reader.table.get(key, [])
    if not isinstance(rows, list) or len(rows) < least:
        raise reader.fault(key, f"at least {least} sentences are needed")
    made = []
    for n, row in enumerate(rows):
        long = {"text": row} if isinstance(row, str) else row
        inner = Reader(long, f"{reader.where}: {key}[{n}]")
        inner.only(frozenset({"text", "actor", "recipient", "certainty"}))
        made.append(
            Example(
                inner.text("text"),
                _one_or_more(inner, "actor"),
                _one_or_more(inner, "recipient"),
                inner.choice("certainty", CERTAINTIES),
            )
        )
        for word in (*made[-1].actor, *made[-1].recipient):
            if word not in made[-1].text:
                raise inner.fault("text", f"does not contain {word!r}")
    return tuple(made)


def _one_or_more(reader: Reader, key: str) -> tuple[str, ...]:
    value = reader.table.get(key, [])
    return (value,) if isinstance(value, str) else reader.words(key)


def _cue(reader: Reader, known: Frames) -> Cue:
    reader.only(_CUE_KEYS)
    kind = reader.choice("kind", tuple(POS_OF_KIND))
    lemmas = reader.words("lemmas")
    if kind is None or not lemmas:
        raise reader.fault("kind" if kind is None else "lemmas", "must be given")
    lists = {name: reader.words(name) for name in _LISTS}
    _check_light(reader, kind, lists)
    phrases = tuple(tuple(phrase.split()) for phrase in reader.words("phrases"))
    link = reader.words("link") or ("obj",)
    cue = Cue(
        kind=kind,  # type: ignore[arg-type]  # checked against POS_OF_KIND above
        lemmas=lemmas,
        roles=_roles(reader, known),
        link=link,
        phrases=phrases,
        voice=reader.choice("voice", ("active", "passive")) or "",
        symmetric=bool(reader.table.get("symmetric", False)),
        certainty=reader.choice("certainty", CERTAINTIES),
        complement_certainty=reader.choice("complement_certainty", CERTAINTIES),
        specificity=_specificity(reader, lists),
        **lists,
    )
    for name in (*cue.oblique_any, *cue.oblique_none):
        if not re.fullmatch(r"[a-z_*]+:\S+", name):
            raise reader.fault("oblique_any", f"{name!r} is not 'preposition:lemma'")
    return cue


def _specificity(reader: Reader, lists: Mapping[str, tuple[str, ...]]) -> int:
    """A word that must be there says more than one that must not: two points against one."""
    wanted = sum(bool(value) for name, value in lists.items() if not name.endswith("_none"))
    wanted += bool(reader.table.get("phrases")) + bool(reader.table.get("voice"))
    unwanted = sum(bool(value) for name, value in lists.items() if name.endswith("_none"))
    return 2 * wanted + unwanted


def _check_light(reader: Reader, kind: str, lists: Mapping[str, tuple[str, ...]]) -> None:
    if (kind == "light") != bool(lists["verbs"]):
        raise reader.fault("verbs", "needed for kind 'light', and only there")
    for name in reader.words("link"):
        if kind != "light" or not _LINKS.fullmatch(name):
            raise reader.fault("link", f"{name!r} is no link of a light verb and its noun")
    for name in lists["complement"]:
        if name not in ("xcomp", "ccomp", "advcl", "acl"):
            raise reader.fault("complement", f"{name!r} is no clause relation")


def _roles(reader: Reader, known: Frames) -> Mapping[str, RoleRule]:
    frame = reader.table.get("frame")
    if frame is not None and frame not in known:
        raise reader.fault("frame", f"{frame!r} is not in frames.toml")
    rules = {**known[frame]} if frame else {}
    own = reader.table.get("roles", {})
    rules.update(role_rules(reader, {role: rule for role, rule in own.items() if rule != []}))
    rules = {role: rule for role, rule in rules.items() if own.get(role) != []}
    if not rules:
        raise reader.fault("roles", "give a frame or roles")
    return rules
