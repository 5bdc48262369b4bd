"""``dragoman code``."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import NoReturn

import click

from dragoman.batch.engine import Work, conclude, prepare
from dragoman.batch.local import Progress, code_locally
from dragoman.batch.on_ray import code_on_ray
from dragoman.batch.output import Out
from dragoman.batch.planning import SIZE, Order
from dragoman.batch.ray_cluster import Cluster, connected
from dragoman.batch.ray_planning import plan_on_ray
from dragoman.cli.progress import progress
from dragoman.documents import Given, check_published
from dragoman.errors import InputError
from dragoman.pipeline import provenance
from dragoman.settings import Settings
from dragoman.views.wording import visible

_EPILOG = """\b
Examples:
  dragoman code articles.jsonl.gz --out coded/
  dragoman code releases/ CC-NEWS-20250212.warc.gz --out coded/ --format csv
  dragoman code s3://news/2025/ --out s3://coded/2025 --workers 16
  dragoman code s3://news/2025/ --out s3://coded/2025 --engine ray --cluster 10.0.0.5:6379
  dragoman code news.parquet --column text=plain_text --column published=date --out coded/
"""
_KEYS = ("text", "published", "title", "publisher", "url", "summary")


@click.command("code", epilog=_EPILOG)
@click.argument("sources", nargs=-1, required=True, metavar="IN...")
@click.option("--out", required=True, metavar="DIR", help="Folder or URL to write tables to.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["parquet", "csv", "jsonl"]),
    default="parquet",
    show_default=True,
    help="Format of the tables.",
)
@click.option("--published", metavar="DATE", help="Day of publication, where IN does not say.")
@click.option("--publisher", help="Who published it, where IN does not say.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="KEY=NAME",
    help=f"IN calls KEY ({', '.join(_KEYS)}) by NAME. May be given several times.",
)
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of act files of your own, read beside those of the lexicon.",
)
@click.option(
    "--workers", type=click.IntRange(0), default=0, help="Processes; 0: one for each core."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="What runs the processes: this machine, or Ray on a cluster or this machine.",
)
@click.option(
    "--cluster", metavar="HOST:PORT", help="The Ray cluster; without it, nodes of this machine."
)
@click.option(
    "--shard",
    "size",
    type=click.IntRange(1),
    default=SIZE,
    show_default=True,
    help="Most inputs of a shard: what is done again after a crash, and a file of each table.",
)
@click.option("--quiet", is_flag=True, help="No progress; the summary alone.")
def command(
    sources: tuple[str, ...],
    out: str,
    format_: str,
    published: str | None,
    publisher: str | None,
    columns: tuple[str, ...],
    acts: Path | None,
    workers: int,
    engine: str,
    cluster: str | None,
    size: int,
    quiet: bool,
) -> int:
    """Code archives into tables: documents, reports, statements, actors, contacts, positions,
    commitments, and what belongs to them.

    IN is a file of JSON lines, Parquet or WARC (also gzipped), a text, page or feed, a folder of
    such, or - for JSON lines on standard input; each by its path or by URL (s3://, https://, …).

    Stopped at any moment and started again with the same command, it goes on. More sources may be
    coded into the same folder later. A document that several sources have is coded once. What
    cannot be read is a row of the table quarantine, the rest goes on, and the exit code is then 2.
    """  # fmt: skip
    settings = Settings(threads=1, acts=acts)
    given = Given(check_published(published, "--published"), None, publisher, None)
    order = Order(given, _columns(columns), settings, size)
    nodes_of = _connected(engine, cluster, workers)
    with _ending(), _writing(out), _spooled(sources) as named, nodes_of as nodes:
        _heed()
        planned = plan_on_ray(named, order) if nodes else None
        work = prepare(named, order, Out(out, format_), provenance(settings), planned)  # type: ignore[arg-type]
        with progress(work.inputs - work.already, quiet) as told:
            if nodes is None:
                done = code_locally(work, settings, workers or cores(), told)
            else:
                done = code_on_ray(work, settings, nodes, told)
        double = conclude(work)
    _summary(work, done, double)
    return 2 if done.tally.quarantined else 0


def cores() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _ending() -> Iterator[None]:
    """SIGTERM ends a run as Ctrl-C does: workers end first; the exit code is 143."""
    before = signal.getsignal(signal.SIGTERM)
    _heed()
    try:
        yield
    except _Ended:
        click.echo("\ndragoman: stopped", err=True)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _heed() -> None:
    """Listen to SIGTERM; once more where Ray was started, which listens in its own way."""
    signal.signal(signal.SIGTERM, _end)


def _end(number: int, frame: object) -> NoReturn:
    raise _Ended(128 + number)


class _Ended(SystemExit):
    """The run was ended by a signal."""


@contextmanager
def _writing(out: str) -> Iterator[None]:
    """What cannot be written, since sources that cannot be read are in the quarantine."""
    try:
        yield
    except OSError as error:
        problem = f"cannot be written ({error.strerror or error})"
        raise InputError(
            out, problem, "Check the address, your rights and the space left"
        ) from None


def _connected(
    engine: str, address: str | None, workers: int
) -> AbstractContextManager[Cluster | None]:
    """The cluster of an engine that has one."""
    if engine == "ray":
        return connected(address, workers)
    if address is not None:
        raise click.UsageError("--cluster is for --engine ray")
    return nullcontext()


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    """The names that the sources have for our keys."""
    found = {}
    for pair in pairs:
        key, _, name = pair.partition("=")
        if key not in _KEYS or not name:
            raise click.BadParameter(f"{pair}: give KEY=NAME, KEY one of {', '.join(_KEYS)}")
        found[key] = name
    return found


@contextmanager
def _spooled(sources: tuple[str, ...]) -> Iterator[list[str]]:
    """The sources, standard input as a file that is read again and again."""
    if "-" not in sources:
        yield list(sources)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "standard-input.jsonl"
        with path.open("wb") as stream:
            shutil.copyfileobj(sys.stdin.buffer, stream)
        yield [str(path) if one == "-" else one for one in sources]


def _summary(work: Work, done: Progress, double: int) -> None:
    """What was done."""
    tally = done.tally
    rate = tally.inputs / done.seconds if done.seconds else 0.0
    known = tally.known + double
    click.echo(
        f"{tally.inputs:,} inputs in {done.seconds:,.1f} s ({rate:,.1f} a second): "
        f"{tally.coded:,} coded, {known:,} further publications of a coded text, "
        f"{tally.quarantined:,} in quarantine"
    )
    if work.already:
        click.echo(f"{work.already:,} inputs had been coded before")
    click.echo(f"{work.out.path}: tables as {work.out.format}, described in schema.json")
    for note in [*work.notes, *tally.skipped]:
        click.echo(visible(f"dragoman: {note}"), err=True)
    if done.deaths:
        click.echo(f"dragoman: {done.deaths} worker processes ended and were replaced", err=True)
    if tally.quarantined:
        click.echo("What could not be read, and why: the table quarantine", err=True)
