"""What kind of office a title names: "Amir" and "Queen" are monarchs, "Premier" heads government.

One function, :func:`title_kind`; both the table of offices and its readers use it. The patterns are
in ``tables/titles.tsv``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from dragoman.reference.names import fold

# "South Korean president": up to two words may stand before a title.
_WORDS_BEFORE = 2


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns and their kinds, in the order to ask them."""
    table = resources.files(__package__) / "tables" / "titles.tsv"
    rows = (line.split("\t") for line in table.read_text("utf-8").splitlines() if line[0] != "#")
    return tuple((re.compile(pattern), kind) for kind, pattern in rows)


@lru_cache(maxsize=4096)
def title_kind(title: str) -> str | None:
    """The kind of office, None where the title names none that we tell apart.

    >>> title_kind("interim President"), title_kind("Foreign Secretary")
    ('president', 'foreign-minister')
    """
    words = fold(title).split()
    for start in range(min(_WORDS_BEFORE + 1, len(words))):
        folded = " ".join(words[start:])
        for pattern, kind in _kinds():
            if pattern.search(folded):
                return None if kind == "other" else kind
    return None
