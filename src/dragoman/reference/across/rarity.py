"""How rare a word is in news: a table of our own, so that weights never depend on the record.

Weights counted from the record itself would change with every document added, and with them what
is grouped. The table (``tables/news-words.tsv``) counts documents by stem.
"""

from __future__ import annotations

import math
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def _counts() -> tuple[int, dict[str, int]]:
    """Documents counted, and in how many of them each stem stands."""
    table = resources.files("dragoman.reference") / "tables" / "news-words.tsv"
    lines = [line for line in table.read_text("utf-8").splitlines() if not line.startswith("#")]
    counts: dict[str, int] = {}
    for line in lines[1:]:
        count, stems = line.split("\t")
        counts.update(
            dict.fromkeys((stem.replace("_", " ") for stem in stems.split(" ")), int(count))
        )
    return int(lines[0]), counts


@lru_cache(maxsize=65536)
def rarity(stem: str) -> float:
    """0 for a word every report has, 1 for one that hardly any report has."""
    total, counts = _counts()
    found = counts.get(stem, _least())
    return max(0.0, math.log(total / found)) / math.log(total / _least())


@lru_cache(maxsize=1)
def _least() -> int:
    """The smallest count the table keeps; half of it stands for what it does not have."""
    return max(1, min(_counts()[1].values(), default=2) // 2)
