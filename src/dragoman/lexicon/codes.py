"""PLOVER and CAMEO, the field's own code lists, and what follows from a code.

The lists are in ``ontologies/``. A code that is not in them is an error, never a silent default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import rtoml

from dragoman.errors import LexiconError
from dragoman.records import Codes

QUADS: Mapping[int, str] = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}


@dataclass(frozen=True, slots=True)
class PloverType:
    """One of the 16 event types: its quad class, its modes with their definitions."""

    name: str
    quad: int
    definition: str
    modes: Mapping[str, str]
    requires_recipient: bool


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code, its label and its Goldstein score (-10 conflict to +10 cooperation)."""

    code: str
    label: str
    goldstein: float | None

    @property
    def root(self) -> str:
        """The two digits of the top class."""
        return self.code[:2]


@dataclass(frozen=True, slots=True)
class Ontologies:
    """Both code lists."""

    plover: Mapping[str, PloverType]
    contexts: Mapping[str, str]
    cameo: Mapping[str, CameoCode]
    root_quads: Mapping[str, int]

    def codes(
        self, plover: tuple[str | None, str | None], contexts: tuple[str, ...], cameo: str | None
    ) -> Codes:
        """A checked set of codes; quad and Goldstein are looked up.

        ``plover`` is (type, mode). The quad is PLOVER's where there is a type, else that of the
        CAMEO root. Raises :class:`LexiconError` for an unknown type, mode, context or code.
        """
        kind, mode = plover
        if kind is not None and kind not in self.plover:
            raise LexiconError(f"unknown PLOVER type {kind!r}")
        if mode is not None and (kind is None or mode not in self.plover[kind].modes):
            raise LexiconError(f"PLOVER type {kind} has no mode {mode!r}")
        unknown = [name for name in contexts if name not in self.contexts]
        if unknown:
            raise LexiconError(f"unknown PLOVER context {unknown[0]!r}")
        if cameo is not None and cameo not in self.cameo:
            raise LexiconError(f"unknown CAMEO code {cameo!r}")
        return Codes(
            plover_type=kind,
            plover_mode=mode,
            plover_contexts=contexts,
            cameo=cameo,
            quad=self._quad(kind, cameo),
            goldstein=None if cameo is None else self.cameo[cameo].goldstein,
        )

    def _quad(self, kind: str | None, cameo: str | None) -> int | None:
        if kind is not None:
            return self.plover[kind].quad
        return None if cameo is None else self.root_quads[cameo[:2]]


@lru_cache(maxsize=1)
def ontologies() -> Ontologies:
    """The code lists that come with the package, read once."""
    folder = files("dragoman.lexicon") / "ontologies"
    plover = rtoml.loads((folder / "plover.toml").read_text(encoding="utf-8"))
    cameo = rtoml.loads((folder / "cameo.toml").read_text(encoding="utf-8"))
    return Ontologies(
        plover={
            name: PloverType(
                name, row["quad"], row["definition"], row["modes"], row["requires_recipient"]
            )
            for name, row in plover["types"].items()
        },
        contexts=plover["contexts"],
        cameo={
            code: CameoCode(code, label, goldstein)
            for code, (goldstein, label) in cameo["codes"].items()
        },
        root_quads=cameo["quads"],
    )
