"""How the record grows: time to add and time to answer, up to a hundred thousand documents.

    dragoman read releases.jsonl --format json > readings.jsonl
    python evaluation/growth.py readings.jsonl --documents 100000 [--record growth.db] [--json]

A record that is there already goes on growing from its size. Readings are multiplied with other
names, countries and days (``multiplied.py``) and added; what reading itself takes is not in the
figures. At each mark a dyad's timeline, a search and a comparison are asked twenty times each with
different parameters.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from multiplied import nth

from dragoman.archive.adding import publication
from dragoman.archive.asking import Archive
from dragoman.archive.entries import entry
from dragoman.archive.settling import settle
from dragoman.chronicle import Filter
from dragoman.restoring import restore_reading
from dragoman.store import Entry, open_record

_ASKED = 20
_MERGED_EVERY = 1000
_AHEAD = 200  # entries made and not yet added: the maker may be faster than who adds
_QUERIES = "humanitarian sanctions security gas visit negotiations weapons ambassador summit trade"


def main() -> None:
    """Add, ask at each mark, print the table."""
    options = _options()
    with open(options.readings, encoding="utf-8") as lines:
        readings = [json.loads(line) for line in lines]
    readings = [one for one in readings if "error" not in one and _fits(one, options.longest)]
    marks = sorted(
        {options.documents // 2**step for step in range(5)} | {options.documents * 3 // 4}
    )
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        target = options.record or Path(folder) / "growth.db"
        with open_record(target, create=True) as store:
            before = store.reader().counts()["documents"]
        wanted = range(before, options.documents)
        with (
            open_record(target) as store,
            _prepared(readings, wanted, options.processes) as entries,
        ):
            writer = store.writer()
            took = {"add": 0.0, "merge": 0.0}
            for number, made in enumerate(entries, start=before + 1):
                began = time.perf_counter()
                writer.add(made)
                took["add"] += time.perf_counter() - began
                if number % _MERGED_EVERY == 0 or number in marks:
                    began = time.perf_counter()
                    settle(writer)
                    took["merge"] += time.perf_counter() - began
                if number in marks:
                    row = _row(number, number - before, took, target)
                    rows.append(row)
                    print(json.dumps(row), file=sys.stderr, flush=True)
                    took, before = dict.fromkeys(took, 0.0), number
    sys.stdout.write(json.dumps(rows, indent=1) + "\n" if options.json else _table(rows))


def _fits(reading: dict[str, Any], longest: int | None) -> bool:
    return longest is None or len(reading["document"]["text"]) <= longest


@contextmanager
def _prepared(
    readings: Sequence[dict[str, Any]], wanted: Iterable[int], processes: int
) -> Iterator[Iterator[Entry]]:
    """Entries of the multiplied readings, made by other processes beside the one that adds."""
    free = threading.Semaphore(_AHEAD)

    def given() -> Iterator[int]:
        for number in wanted:
            free.acquire()
            yield number

    def taken(made: Iterable[Entry]) -> Iterator[Entry]:
        for one in made:
            free.release()
            yield one

    with multiprocessing.Pool(processes, _held, (readings,)) as pool:
        yield taken(pool.imap(_entry, given()))


_READINGS: list[dict[str, Any]] = []


def _held(readings: Sequence[dict[str, Any]]) -> None:
    """Give a process the readings that it multiplies."""
    _READINGS[:] = readings


def _entry(number: int) -> Entry:
    reading = restore_reading(nth(_READINGS, number))
    return entry(reading, publication(reading.document))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--longest", type=int, help="leave out texts of more characters")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--record")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _row(documents: int, added: int, took: dict[str, float], target: Any) -> dict[str, Any]:
    """The figures at one mark: milliseconds a document since the last one, and of each question."""
    row: dict[str, Any] = {"documents": documents}
    row |= {f"{name}_ms": round(1000 * spent / added, 2) for name, spent in took.items()}
    with Archive.open(target) as archive:
        row |= _asked(archive)
        row["events"] = archive.counts()["events"]
    if isinstance(target, Path) or "://" not in str(target):
        row["megabytes"] = round(Path(target).stat().st_size / 1e6, 1)
    row["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return row


def _asked(archive: Archive) -> dict[str, float]:
    """Median and slowest of each kind of question, in milliseconds."""
    chance = random.Random(7)
    profiles = [one.who for one in archive.actors(Filter(limit=200)) if one.who.country]
    pairs = [chance.sample(profiles, 2) for _ in range(_ASKED)]
    several = archive.reader.told_by_several(Filter(contacts=True, limit=_ASKED))
    words = [" ".join(chance.sample(_QUERIES.split(), chance.randint(1, 2))) for _ in range(_ASKED)]
    dyads = [(str(a.country), str(b.country)) for a, b in pairs if a.country != b.country]
    dyads.append(("RUS", "UKR"))
    found = {
        "dyad": _timed([lambda d=d: archive.timeline(Filter(dyad=d)) for d in dyads]),
        "search": _timed([lambda w=w: archive.search(w, Filter(limit=20)) for w in words]),
        "compare": _timed([lambda e=e: archive.compare(e.id, Filter()) for e in several]),
    }
    return {
        f"{name}_{figure}_ms": round(value, 1)
        for name, spent in found.items()
        if spent
        for figure, value in (("median", statistics.median(spent)), ("worst", max(spent)))
    }


def _timed(questions: Sequence[Callable[[], object]]) -> list[float]:
    """Milliseconds of each question."""
    spent = []
    for ask in questions:
        began = time.perf_counter()
        ask()
        spent.append(1000 * (time.perf_counter() - began))
    return spent


def _table(rows: Sequence[dict[str, Any]]) -> str:
    """The rows as a Markdown table."""
    head = list(dict.fromkeys(key for row in rows for key in row))
    lines = [" | ".join(head), " | ".join("---" for _ in head)]
    lines += [" | ".join(f"{row.get(key, '')}" for key in head) for row in rows]
    return "".join(f"| {line} |\n" for line in lines)


if __name__ == "__main__":
    main()
