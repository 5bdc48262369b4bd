"""Reading the lexicon from its files, and the index that a finder looks triggers up in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import rtoml

from dragoman.errors import LexiconError
from dragoman.lexicon import parse
from dragoman.lexicon.codes import ontologies
from dragoman.lexicon.model import Act, Cue
from dragoman.lexicon.words import Certainty, certainty

CueIndex = Mapping[tuple[str, str], tuple[tuple[Act, Cue], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All acts by id, and every cue by (lemma, UD part of speech) of its trigger.

    Cues of one trigger are ordered from the most to the least specific. ``certainty`` is what tells
    whether a thing happened.
    """

    acts: Mapping[str, Act]
    cues_by_lemma: CueIndex
    certainty: Certainty

    digest: str = ""
    """First 12 hex digits of the SHA-256 of all files: the same lexicon, the same digest."""


def load(extra: Path | None = None) -> Lexicon:
    """The acts that come with the package, with those of the folder ``extra`` added or replaced.

    A file of ``extra`` whose ``id`` is one of ours takes its place. Raises :class:`LexiconError`
    that names file and field. The result is kept: a second call with the same folder is free.
    """
    return _load(extra.resolve() if extra else None)


def load_file(path: Path) -> Act:
    """The act of one file, checked. Raises :class:`LexiconError` that names file and field."""
    return _act(path, path.name, _own()[0])


def with_act(lexicon: Lexicon, act: Act) -> Lexicon:
    """The lexicon with one act added, or put in the place of that with its id."""
    seen = hashlib.sha256(f"{lexicon.digest} {act!r}".encode()).hexdigest()[:12]
    return _lexicon({act.id: act}, lexicon.acts, seen)


@lru_cache(maxsize=4)
def _load(extra: Path | None) -> Lexicon:
    package = files("dragoman.lexicon")
    frames, ours = _own()
    if extra is not None and not extra.is_dir():
        raise LexiconError(f"{extra}: no such folder of act files")
    added = _acts(extra, frames) if extra is not None else {}
    return _lexicon(added, ours, _digest(package, extra))


def _lexicon(added: Mapping[str, Act], known: Mapping[str, Act], digest: str) -> Lexicon:
    """Acts added to known ones; of cues that ask for equally much those added are tried first."""
    acts = {**known, **added}
    order = (*added.values(), *(act for name, act in known.items() if name not in added))
    return Lexicon(acts, index(order), certainty(), digest)


@lru_cache(maxsize=1)
def _own() -> tuple[parse.Frames, Mapping[str, Act]]:
    """The frames and acts of the package."""
    package = files("dragoman.lexicon")
    frames = parse.frames(_toml(package / "frames.toml", "frames.toml"))
    return frames, _acts(package / "acts", frames)


def _digest(package: Traversable, extra: Path | None) -> str:
    folders: list[Traversable] = [package, package / "acts", *([extra] if extra else [])]
    seen = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.iterdir(), key=lambda item: item.name):
            if path.name.endswith(".toml"):
                seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()[:12]


def index(acts: Iterable[Act]) -> CueIndex:
    """Trigger (lemma, part of speech) → the cues it may start, most specific first."""
    found: dict[tuple[str, str], list[tuple[Act, Cue]]] = {}
    for act in acts:
        for cue in act.cues:
            for lemma in cue.lemmas:
                found.setdefault((lemma, cue.pos), []).append((act, cue))
    return {
        key: tuple(sorted(pairs, key=lambda pair: -pair[1].specificity))
        for key, pairs in sorted(found.items())
    }


def _acts(folder: Traversable, frames: parse.Frames) -> dict[str, Act]:
    made: dict[str, Act] = {}
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if not path.name.endswith(".toml"):
            continue
        act = _act(path, path.name, frames)
        made[act.id] = act
    return made


def _act(path: Traversable, name: str, frames: parse.Frames) -> Act:
    """The act of a file whose name is its id."""
    act = parse.act(_toml(path, name), name, frames, ontologies())
    if name != f"{act.id}.toml":
        raise LexiconError(f"{name}: id: {act.id!r} must be the name of the file")
    return act


def _toml(path: Traversable, name: str) -> dict[str, Any]:
    try:
        return rtoml.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise LexiconError(f"{name}: cannot be read ({reason}). Name an act file") from None
    except (rtoml.TomlParsingError, UnicodeDecodeError) as error:
        raise LexiconError(f"{name}: not readable as TOML: {error}") from None
