"""Count in how many news articles each stem stands: ``reference/tables/news-words.tsv``.

    python training/news_words.py news.jsonl.gz

Facts only: the table holds counts, rounded, and no text. It must be made anew where the stems of
``reference/across/wording.py`` change much; the weights of stories come of it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path

from dragoman.reference.across.wording import words

TABLE = Path(__file__).parents[1] / "src/dragoman/reference/tables/news-words.tsv"
NOTE = (
    "# Stems of news words by the number of documents they stand in, rounded: own count over\n"
    "# 5,000 dated news articles (2012-2020, English; training/news_words.py).\n"
    "# Facts only: no text. First line: documents counted; then count, stems.\n"
)
LEAST, LONGEST = 12, 24


def counted(path: Path) -> tuple[int, Counter[str]]:
    """Articles without repeats, and in how many of them each stem stands."""
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["text"][:200] not in seen:
                seen.add(row["text"][:200])
                text = f"{row.get('title') or ''}\n{row['text']}"
                counts.update({word.stem for word in words(text)})
    return len(seen), counts


def rounded(count: int) -> int:
    """Few different counts, so that the table has few lines."""
    step = 1 if count < 20 else 10 if count < 200 else 20 if count < 1000 else 100
    return round(count / step) * step


def main() -> None:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="how rare words are in news")
    parser.add_argument("file", type=Path)
    total, counts = counted(parser.parse_args().file)
    lines: dict[int, list[str]] = defaultdict(list)
    for stem, count in counts.items():
        if count >= LEAST and 0 < len(stem) <= LONGEST:
            lines[rounded(count)].append(stem.replace(" ", "_"))
    rows = [f"{count}\t{' '.join(sorted(lines[count]))}" for count in sorted(lines, reverse=True)]
    TABLE.write_text(NOTE + f"{total}\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
