"""The reading room under load: many readers on every page while documents are added.

    cp diplomacy.db load.db
    python evaluation/serving.py load.db --adding readings.jsonl [--readers 50] [--json]

Starts ``dragoman serve`` over the record (it is written to: give a copy), and beside it a process
that adds documents, multiplied from readings (``dragoman read … --format json``) as in
``growth.py``. Each reader asks for a page, looks at it for a while, and asks for another, all pages
alike often, with ids, countries and words of the record. Printed for each page: requests, the
median and 95th percentile of the server's time (``Server-Timing``: from the request's arrival to
the beginning of the answer) and of the reader's whole wait, and answers that are faults.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import re
import signal
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from multiplied import nth

from dragoman.archive.adding import publication
from dragoman.archive.asking import Archive
from dragoman.archive.entries import entry
from dragoman.archive.settling import settle
from dragoman.chronicle import Filter
from dragoman.restoring import restore_reading
from dragoman.store import open_record

_WORDS = "humanitarian sanctions security gas visit negotiations weapons ambassador summit trade"
_LISTS = ("events", "statements", "actors")
_EACH = 200  # ids of each kind that addresses are made of
_MERGED_EVERY = 10
_TARGET = 300.0


@dataclass
class Times:
    """What was measured of one kind of page, in milliseconds."""

    server: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)


def main() -> int:
    """Serve, add, read, print; 1 where a page is too slow or an answer a fault."""
    options = _options()
    with Archive.open(options.record) as archive:
        before = archive.counts()["documents"]
        pages = _pages(archive)
    chosen = {name: made for name, made in pages.items() if re.search(options.only, name)}
    with _served(options.record, options.processes) as home, _added(options, before):
        times = asyncio.run(_read(home, chosen, options))
    with Archive.open(options.record) as archive:
        added = archive.counts()["documents"] - before
    told = {
        "documents": before,
        "added": added,
        "seconds": options.seconds,
        "readers": options.readers,
        "requests": sum(len(one.whole) for one in times.values()),
        "load": os.getloadavg()[0],
        "pages": {name: _row(one) for name, one in sorted(times.items())},
    }
    sys.stdout.write(json.dumps(told, indent=1) + "\n" if options.json else _table(told))
    return int(any(row["faults"] or row["server_p95"] > _TARGET for row in told["pages"].values()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record")
    parser.add_argument("--adding", type=Path, help="readings to multiply and add meanwhile")
    parser.add_argument("--rate", type=float, default=2.0, help="documents added a second")
    parser.add_argument("--processes", type=int, default=2, help="of the server")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--look", type=float, default=5.0, help="mean seconds a page is looked at")
    parser.add_argument("--only", default="", help="pages whose name matches")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


# --------------------------------------------------------------------------- the server, the adder


@contextmanager
def _served(record: str, processes: int) -> Iterator[str]:
    """The address of a server over the record."""
    command = [sys.executable, "-m", "dragoman", "serve", record, "--port", "0", "--rate", "0"]
    command += ["--processes", str(processes)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found is not None, "the server did not start"
        try:
            yield found[0].rstrip("/")
        finally:
            server.send_signal(signal.SIGINT)


@contextmanager
def _added(options: argparse.Namespace, before: int) -> Iterator[None]:
    """A process that adds documents until the end."""
    if options.adding is None:
        yield
        return
    adder = multiprocessing.Process(
        target=_add, args=(options.record, options.adding, before, options.rate)
    )
    adder.start()
    try:
        yield
    finally:
        adder.terminate()
        adder.join()


def _add(record: str, adding: Path, before: int, rate: float) -> None:
    """Add copies of readings, so many a second, merging now and then."""
    with open(adding, encoding="utf-8") as lines:
        readings = [one for one in map(json.loads, lines) if "error" not in one]
    with open_record(record) as store:
        writer, number = store.writer(), before
        while True:
            began = time.monotonic()
            for _ in range(_MERGED_EVERY):
                reading = restore_reading(nth(readings, number))
                writer.add(entry(reading, publication(reading.document)))
                number += 1
            settle(writer)
            time.sleep(max(0.0, _MERGED_EVERY / rate - (time.monotonic() - began)))


# --------------------------------------------------------------------------- what is asked for


def _pages(archive: Archive) -> dict[str, list[str]]:
    """Addresses by the kind of page."""
    dice = random.Random(7)
    reader, some = archive.reader, Filter(limit=_EACH)
    events = [
        one for part in (0, 5000) for one in reader.timeline(Filter(limit=_EACH, offset=part))
    ]
    contacts = [one.id for one in reader.timeline(Filter(limit=_EACH, contacts=True))]
    told = [one.id for one in reader.told_by_several(Filter(limit=20, contacts=True))]
    actors = [one.who for one in reader.actors(some)]
    papers = [one.document for one in reader.documents(some)]
    debts = [one.id for one in reader.commitments(some)]
    nations = [one.country for one in actors if one.country]
    dyads = [(one, other) for one in nations[:30] for other in nations[:30] if one < other]
    pairs = [f"/pair/{one}/{other}" for one, other in dice.sample(dyads, min(100, len(dyads)))]
    words = _WORDS.split()
    days = [one.when.start for one in events if one.when and one.when.start]
    kept = [f"country={one}" for one in nations[:40]] + [f"since={one}" for one in days[:40]]
    kept += ["act=call,meeting", "certainty=denied", "contacts=true", "background=false", ""]
    ids = {"report": papers, "event": [one.id for one in events], "contact": contacts + told,
           "actor": [one.id for one in actors], "commitment": debts}  # fmt: skip
    lists = ("timeline", "map", "commitments", "positions", "actors", "pairs", "statements")
    two = [f"{one}+{other}" for one in words for other in words[:3]]
    files = ("timeline.csv", "commitments.atom")
    return {
        **{f"/{name}/…": [f"/{name}/{one}" for one in found] for name, found in ids.items()},
        **{f"/{name}": [f"/{name}?{one}".rstrip("?") for one in kept] for name in lists},
        **{f"/{name}": [f"/{name}?limit=100&{one}" for one in kept] for name in files},
        **{f"/api/{name}": [f"/api/{name}?{one}" for one in kept] for name in _LISTS},
        **{name: [name] for name in ("/", "/review", "/read", "/quarantine")},
        "/pair/…": pairs,
        "/search": [f"/search?q={one}" for one in words + two],
        "/api/events/…": [f"/api/events/{one.id}" for one in events],
    }


# --------------------------------------------------------------------------- the readers


async def _read(
    home: str, pages: Mapping[str, Sequence[str]], options: argparse.Namespace
) -> dict[str, Times]:
    """Every reader until the time is over."""
    times: dict[str, Times] = defaultdict(Times)
    limits = httpx.Limits(max_connections=options.readers)
    async with httpx.AsyncClient(base_url=home, timeout=60, limits=limits) as client:
        await asyncio.gather(*(client.get(made[0]) for made in pages.values()))
        until = time.monotonic() + options.seconds
        readers = (
            _reader(client, pages, times, until, options.look, number)
            for number in range(options.readers)
        )
        await asyncio.gather(*readers)
    return times


async def _reader(
    client: httpx.AsyncClient,
    pages: Mapping[str, Sequence[str]],
    times: dict[str, Times],
    until: float,
    look: float,
    number: int,
) -> None:
    """One reader: a page, a while, another page."""
    dice, names = random.Random(number), sorted(pages)
    await asyncio.sleep(dice.random() * look)
    while time.monotonic() < until:
        name = dice.choice(names)
        began = time.perf_counter()
        try:
            answer = await client.get(dice.choice(pages[name]))
        except httpx.HTTPError as error:
            times[name].faults[type(error).__name__] += 1
            continue
        times[name].whole.append((time.perf_counter() - began) * 1000)
        taken = re.search(r"dur=([\d.]+)", answer.headers.get("server-timing", ""))
        times[name].server.append(float(taken[1]) if taken else float("nan"))
        if answer.status_code not in (200, 303):
            times[name].faults[str(answer.status_code)] += 1
        await asyncio.sleep(dice.expovariate(1 / look) if look else 0)


# --------------------------------------------------------------------------- the figures


def _row(times: Times) -> dict[str, Any]:
    return {
        "requests": len(times.whole),
        "server_p50": _part(times.server, 50),
        "server_p95": _part(times.server, 95),
        "whole_p50": _part(times.whole, 50),
        "whole_p95": _part(times.whole, 95),
        "faults": dict(times.faults),
    }


def _part(values: Sequence[float], percent: int) -> float:
    """The percentile of some values; of one value, that one."""
    if len(values) < 2:
        return round(values[0], 1) if values else 0.0
    return round(statistics.quantiles(values, n=100, method="inclusive")[percent - 1], 1)


def _table(told: Mapping[str, Any]) -> str:
    head = (
        f"{told['documents']:,} documents, {told['added']} added meanwhile; {told['readers']} "
        f"readers, {told['requests']} requests in {told['seconds']:g} s\n\n"
        "| page | requests | server p50 | p95 | whole p50 | p95 | faults |\n"
        "|---|--:|--:|--:|--:|--:|---|\n"
    )
    return head + "".join(
        f"| {name} | {row['requests']} | {row['server_p50']} | {row['server_p95']} | "
        f"{row['whole_p50']} | {row['whole_p95']} | {row['faults'] or ''} |\n"
        for name, row in told["pages"].items()
    )


if __name__ == "__main__":
    sys.exit(main())
