"""Make ``grammar/data/lemmas.tsv.gz``: inflected English forms with their lemmas.

Source: the lookup table of the package lemminflect (MIT), which goes back to the public-domain
NIH Specialist Lexicon. Only forms that differ from their lemma are kept.

Run: ``pip install lemminflect && python training/lemma_table.py``
"""

from __future__ import annotations

import csv
import gzip
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/dragoman/grammar/data/lemmas.tsv.gz"
UPOS = {"verb": "VERB", "noun": "NOUN", "adj": "ADJ", "adv": "ADV"}


def rows() -> list[tuple[str, str, str]]:
    """(form, UPOS, lemmas joined by "/"), sorted; lower-case forms only."""
    source = files("lemminflect") / "resources" / "lemma_lu.csv.gz"
    found = []
    with gzip.open(source.open("rb"), "rt", encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines):
            if len(row) != 3 or row[1] not in UPOS:
                continue
            form, lemmas = row[0], row[2]
            if form.islower() and form.isalpha() and lemmas != form:
                found.append((form, UPOS[row[1]], lemmas))
    return sorted(found)


def main() -> None:
    table = rows()
    text = "".join("\t".join(row) + "\n" for row in table)
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(table)} forms, {TARGET.stat().st_size} bytes: {TARGET}")


if __name__ == "__main__":
    main()
