"""``dragoman benchmark``."""

from __future__ import annotations

import json

import click

from dragoman.batch.benchmark import Figures, benchmark
from dragoman.cli.coding import cores
from dragoman.cli.progress import progress
from dragoman.settings import Settings

_EPILOG = """\b
Examples:
  dragoman benchmark
  dragoman benchmark articles.jsonl.gz --documents 500 --workers 2
  dragoman benchmark --format json > figures.json
"""
_MEGA = 1_000_000


@click.command("benchmark", epilog=_EPILOG)
@click.argument("sources", nargs=-1, metavar="[IN...]")
@click.option(
    "--documents", type=click.IntRange(1), default=100, show_default=True, help="How many are read."
)
@click.option(
    "--workers", type=click.IntRange(0), default=0, help="Processes; 0: one for each core."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["page", "json"]),
    default="page",
    show_default=True,
    help="A page in the terminal, or one object of JSON.",
)
@click.option("--quiet", is_flag=True, help="No progress; the figures alone.")
def command(
    sources: tuple[str, ...], documents: int, workers: int, format_: str, quiet: bool
) -> int:
    """Code some documents and say what it cost: documents a second, the share of each stage,
    memory over time.

    IN is what dragoman code takes; without it, texts are put together of sentences of the lexicon.
    Nothing is kept. On a machine that does other work, look at processor seconds and ratios.
    """
    with progress(documents, quiet) as told:
        figures = benchmark(sources, documents, workers or cores(), Settings(threads=1), told)
    if format_ == "json":
        click.echo(json.dumps(figures.to_dict(), ensure_ascii=False))
    else:
        click.echo("\n".join(page(figures)))
    return 0


def page(figures: Figures) -> list[str]:
    """The figures as lines of text."""
    told = figures.to_dict()
    lines = [
        f"{figures.documents:,} documents, {figures.words:,} words ({figures.texts}), "
        f"{figures.workers} workers",
        "",
        f"{'documents a second':36}{told['documents_a_second']:10,.2f}",
        f"{'words a second':36}{told['words_a_second']:10,}",
        f"{'documents a processor second':36}{told['documents_a_processor_second']:10,.2f}",
        f"{'words a processor second':36}{told['words_a_processor_second']:10,}",
        f"{'whole / encoder':36}{figures.ratio:10.2f}",
        f"{'memory of a process, at most':36}{figures.peak / _MEGA:7,.0f} MB",
        f"{'memory of the engine, at most':36}{figures.engine_memory / _MEGA:7,.0f} MB",
        f"{'start of a worker, seconds':36}{figures.start_seconds:10.1f}",
        "",
        f"{'stage':20}{'seconds':>10}{'share':>8}{'ms a document':>16}",
    ]
    rest = figures.whole - figures.start_busy - sum(figures.stages.values())
    stages = {"start": figures.start_busy, **figures.stages, "other": rest}
    stages["whole"] = figures.whole
    for stage, seconds in stages.items():
        each = 1000 * seconds / max(figures.documents, 1)
        lines.append(f"{stage:20}{seconds:10.1f}{seconds / figures.whole:8.1%}{each:16.1f}")
    lines += ["", f"{'documents':>10}{'seconds':>10}{'memory':>10}"]
    for one in figures.moments:
        lines.append(f"{one.documents:10,}{one.seconds:10.0f}{one.memory / _MEGA:7,.0f} MB")
    return lines
