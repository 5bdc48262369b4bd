"""What a scorer gives back: rows of figures that print as a table or as JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """One figure. ``correct`` of ``system`` found and of ``gold`` wanted.

    A share (accuracy) is a score whose ``system`` equals its ``gold``: its F1 is the share.
    """

    name: str
    correct: int
    system: int
    gold: int

    @property
    def precision(self) -> float:
        """Percent of what was found that is right; 0 where nothing was found."""
        return 100.0 * self.correct / self.system if self.system else 0.0

    @property
    def recall(self) -> float:
        """Percent of what was wanted that was found; 0 where nothing was wanted."""
        return 100.0 * self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        total = self.system + self.gold
        return 200.0 * self.correct / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        """The two counted together, under the name of the first."""
        return Score(
            self.name,
            self.correct + other.correct,
            self.system + other.system,
            self.gold + other.gold,
        )

    def to_dict(self) -> dict[str, Any]:
        """Counts and figures, rounded to two decimals."""
        figures = {key: round(getattr(self, key), 2) for key in ("precision", "recall", "f1")}
        return {**asdict(self), **figures}


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one file, and what went wrong in it.

    ``misses`` are lines of text, one per error, for reading; ``notes`` say how things were counted.
    """

    kind: str
    path: str
    scores: tuple[Score, ...]
    notes: tuple[str, ...] = ()
    misses: tuple[str, ...] = field(default=(), repr=False)

    def __getitem__(self, name: str) -> Score:
        """The score of that name. KeyError where there is none."""
        for score in self.scores:
            if score.name == name:
                return score
        raise KeyError(name)

    def to_dict(self) -> dict[str, Any]:
        """The JSON form, without the misses."""
        return {
            "kind": self.kind,
            "path": self.path,
            "scores": [score.to_dict() for score in self.scores],
            "notes": list(self.notes),
        }

    def table(self) -> str:
        """The figures as text, one line a score, for the terminal."""
        width = max((len(score.name) for score in self.scores), default=8)
        lines = [
            f"{self.kind}  {self.path}",
            f"{'':{width}}  {'prec.':>7} {'recall':>7} {'F1':>7} {'right':>8} {'found':>8} "
            f"{'wanted':>8}",
        ]
        lines += [
            f"{score.name:{width}}  {score.precision:7.2f} {score.recall:7.2f} {score.f1:7.2f} "
            f"{score.correct:8} {score.system:8} {score.gold:8}"
            for score in self.scores
        ]
        return "\n".join([*lines, *self.notes])
