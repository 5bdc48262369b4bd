"""Words as searching sees them, and the questions people type.

Case, accents and punctuation do not count. A question is never an error: what cannot be understood
as an operator is looked for as words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

#: A quoted phrase or a run without spaces, with an exclusion before or a star behind.
_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<star>\*?)')


class _Folds(dict[int, str]):
    """Code point → what it counts as: one for one, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        plain = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
        base = plain[0] if len(plain) == 1 else char
        low = base.lower()
        folded = low if len(low) == 1 else base
        self[code] = folded if folded.isalnum() else " "
        return self[code]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Lower-case letters without accents, digits, and blanks for all else; of the same length."""
    return text.translate(_FOLDS)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side; of the last only the beginning where ``prefix``."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """All of ``wanted`` and none of ``unwanted``."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def parse(query: str) -> tuple[Clause, ...]:
    """What a query asks for; any of the clauses will do.

    ``"a phrase"``, ``-without``, ``begin*`` and ``one OR other`` are understood. A clause of
    exclusions alone is dropped: it would find nearly everything.
    """
    clauses: list[Clause] = []
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for found in [*_TERM.finditer(query), None]:
        if found is None or found["word"] == "OR":
            if wanted:
                clauses.append(Clause(tuple(wanted), tuple(unwanted)))
            wanted, unwanted = [], []
            continue
        said = found["phrase"] if found["phrase"] is not None else found["word"]
        words = tuple(fold(said).split())
        if words:
            prefix = bool(found["star"]) or (found["phrase"] is None and said.endswith("*"))
            (unwanted if found["minus"] else wanted).append(Term(words, prefix))
    return tuple(clauses)


def for_sqlite(clauses: Sequence[Clause]) -> str:
    """The query in the language of FTS5."""

    def term(one: Term) -> str:
        return f'"{" ".join(one.words)}"' + (" *" if one.prefix else "")

    def clause(one: Clause) -> str:
        made = "(" + " AND ".join(map(term, one.wanted)) + ")"
        if one.unwanted:
            made = f"({made} NOT ({' OR '.join(map(term, one.unwanted))}))"
        return made

    return " OR ".join(map(clause, clauses))


def for_server(clauses: Sequence[Clause]) -> str:
    """The query in the language of PostgreSQL's ``to_tsquery``."""

    def term(one: Term) -> str:
        words = [f"'{word}'" for word in one.words]
        if one.prefix:
            words[-1] += ":*"
        return "(" + " <-> ".join(words) + ")"

    def clause(one: Clause) -> str:
        unwanted = [f"!{term(each)}" for each in one.unwanted]
        return "(" + " & ".join([*map(term, one.wanted), *unwanted]) + ")"

    return " | ".join(map(clause, clauses))


__all__ = ["Clause", "Term", "fold", "for_server", "for_sqlite", "parse"]
