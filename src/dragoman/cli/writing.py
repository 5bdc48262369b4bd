"""Readings to the terminal, a file, or a folder of pages, in the order of the input."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

import click

from dragoman.cli.streams import opened, unwritable
from dragoman.errors import DragomanError, InputError
from dragoman.pipeline import Reader
from dragoman.records import Document, Reading
from dragoman.views.wording import visible

Outcome = Document | InputError
Result = Reading | DragomanError
_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
# Width of a page that goes to a file or a pipe, where there is no terminal to fit.
_WIDTH = 100
# Reports read at a time, so that the network can work on one while another is decoded.
_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class Output:
    """The format (page, json, html, conllu) and where it goes; None is standard output."""

    format: str
    target: Path | None


def write(outcomes: Iterable[Outcome], reader: Reader, output: Output) -> int:
    """Read and write every outcome; the exit code, which is that of the last failure, or 0.

    Raises click.UsageError where several HTML pages have no folder to go to, DragomanError where
    the output cannot be opened.
    """
    outcomes = iter(outcomes)
    if output.format == "html":
        first = list(islice(outcomes, 2))
        outcomes = chain(first, outcomes)
        if len(first) > 1 or (output.target is not None and output.target.is_dir()):
            return _write_folder(outcomes, reader, output.target)
    code = 0
    with opened(output.target) as stream:
        results = _readings(_with_progress(outcomes, output.target), reader)
        for index, result in enumerate(results):
            if isinstance(result, DragomanError):
                code = result.exit_code
                click.echo(f"dragoman: {visible(str(result))}", err=True)
                if output.format == "json":
                    stream.write(_format("json").render_error(result, index=index) + "\n")
            else:
                stream.write(_rendered(result, output.format, stream).rstrip("\n") + "\n")
                stream.write("\n" if output.format in ("page", "conllu") else "")
            stream.flush()
    return code


def _write_folder(outcomes: Iterable[Outcome], reader: Reader, folder: Path | None) -> int:
    """One self-contained page for each report, named by the document's id."""
    if folder is None or folder.suffix.lower() in _PAGE_SUFFIXES:
        raise click.UsageError("Several reports make several pages: give a folder, --output FOLDER")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from None
    code = 0
    for result in _readings(_with_progress(outcomes, folder), reader):
        if isinstance(result, DragomanError):
            code = result.exit_code
            click.echo(f"dragoman: {visible(str(result))}", err=True)
            continue
        target = folder / f"{result.document.id}.html"
        with opened(target) as stream:
            stream.write(_rendered(result, "html", stream))
        click.echo(str(target))
    return code


def _readings(outcomes: Iterable[Outcome], reader: Reader) -> Iterator[Result]:
    """A result for every outcome, in order; one bad report never costs the others."""
    rest = iter(outcomes)
    while some := list(islice(rest, _TOGETHER)):
        documents = [outcome for outcome in some if isinstance(outcome, Document)]
        try:
            readings = list(reader.read_many(documents))
        except Exception:  # one of them is at fault: found out by reading each alone
            yield from (_alone(outcome, reader) for outcome in some)
        else:
            done = iter(readings)
            yield from (
                next(done) if isinstance(outcome, Document) else outcome for outcome in some
            )


def _alone(outcome: Outcome, reader: Reader) -> Result:
    """The reading, or why there is none."""
    if isinstance(outcome, InputError):
        return outcome
    try:
        return reader.read(outcome)
    except DragomanError as error:
        return error
    except Exception as error:  # whatever a stage raises on strange input, the batch goes on
        return DragomanError(
            f"{outcome.title or outcome.id}: reading failed ({type(error).__name__}: {error}). "
            "This is a fault of Dragoman, not of the report; please report it"
        )


def _rendered(reading: Reading, format_: str, stream: TextIO) -> str:
    render = _format(format_).render
    if format_ != "page":
        return str(render(reading))
    # On a terminal the page itself asks whether colour is wanted (NO_COLOR, TERM).
    if stream.isatty():
        from rich.console import Console  # see _format

        return str(render(reading, width=Console(file=stream).width, colour=None))
    return str(render(reading, width=_WIDTH, colour=False))


def _format(name: str) -> Any:
    """The module that writes a format: loaded when asked for, since each brings its libraries."""
    return importlib.import_module(f"dragoman.views.formats.{name}")


def _with_progress(outcomes: Iterable[Outcome], target: Path | None) -> Iterable[Outcome]:
    """The outcomes, counted on the terminal while the records go elsewhere."""
    if not sys.stderr.isatty() or (target is None and sys.stdout.isatty()):
        return outcomes
    from rich.console import Console  # see _format
    from rich.progress import track

    console = Console(stderr=True)
    return track(outcomes, description="Reading", console=console, transient=True)
