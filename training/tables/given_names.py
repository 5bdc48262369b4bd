"""Make ``given-names.tsv``: given names borne by one gender only among office holders.

Source: office holders with gender (Wikidata-derived CSV files: position, person, …, gender), and
``given-names-own.tsv`` beside this file, which wins.

    python training/tables/given_names.py HOLDERS_FOLDER TARGET.tsv
"""

from __future__ import annotations

import collections
import csv
import sys
from pathlib import Path

from dragoman.reference.names import split


def main(folder: str, target: str) -> None:
    """Write the table: a name counts where two or more people bear it, all of one gender."""
    people: dict[str, tuple[str, str]] = {}
    for path in sorted(Path(folder).glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row.get("gender") in ("male", "female"):
                    people[row["personID"]] = (row["person"], row["gender"][0])
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for name, gender in people.values():
        parts = split(name)
        if parts.given and parts.order == "given-first" and len(parts.given[0]) > 2:
            counts[parts.given[0]][gender] += 1
    found = {
        name: count.most_common(1)[0][0]
        for name, count in counts.items()
        if len(count) == 1 and sum(count.values()) >= 2
    }
    own = Path(__file__).with_name("given-names-own.tsv")
    for line in own.read_text("utf-8").splitlines():
        gender, names = line.split("\t")
        found.update(dict.fromkeys(names.split(), gender))
    head = "# Given names and gender. Sources: Wikidata-derived lists of office holders; own.\n"
    body = "".join(f"{name}\t{gender}\n" for name, gender in sorted(found.items()))
    Path(target).write_text(head + body, "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
