"""Commands that keep the record in order: reread, quarantine, backup, check."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dragoman.archive.adding import retry_refused
from dragoman.archive.differing import Change
from dragoman.archive.rereading import reread
from dragoman.archive.settling import settle
from dragoman.cli.progress import progress
from dragoman.cli.recording import record_option
from dragoman.pipeline import Reader
from dragoman.records import plain
from dragoman.settings import Settings
from dragoman.store import back_up, check, open_record
from dragoman.views.wording import visible


@click.command(
    "reread",
    epilog="""\b
Examples:
  dragoman reread --dry-run
  dragoman reread d-ae22479e49eec531 --format json
  dragoman reread --outdated
""",
)
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@record_option
@click.option("--outdated", is_flag=True, help="Only what another version or lexicon has read.")
@click.option("--dry-run", is_flag=True, help="Tell what would change; change nothing.")
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of act files of your own, read beside those of the lexicon.",
)
@click.option(
    "--format", "format_", type=click.Choice(["page", "json"]), default="page", show_default=True
)
def reread_command(
    documents: tuple[str, ...],
    record: str,
    outdated: bool,
    dry_run: bool,
    acts: Path | None,
    format_: str,
) -> int:
    """Read stored documents again and print what was gained (+), lost (-) and changed (~).

    Judgements stay, each on the record that stands for it now.
    """
    code = 0
    with open_record(record, read_only=dry_run) as store:
        stored = store.reader()
        reader = Reader(Settings(acts=acts))
        names = documents or stored.read_documents(reader.provenance if outdated else None)
        writer = None if dry_run else store.writer()
        tally = {"+": 0, "-": 0, "~": 0}
        for done in reread(names, reader, stored, writer):
            if done.error is not None:
                click.echo(f"dragoman: {done.error}", err=True)
                code = 2
            for change in done.changes:
                tally[change.sign] += 1
                click.echo(json.dumps(plain(change)) if format_ == "json" else _line(change))
            for orphan in done.orphans:
                click.echo(f"dragoman: {done.document}: no record answers to {orphan}", err=True)
        if writer is not None:
            settle(writer)
    if format_ == "page":
        click.echo(f"{tally['+']:,} gained, {tally['-']:,} lost, {tally['~']:,} changed")
    return code


def _line(change: Change) -> str:
    """A change on one line."""
    fields = "; ".join(f"{name}: {old} → {new}" for name, old, new in change.fields)
    words = visible(f"{change.sign} {change.document}  {change.kind}  {change.words}")
    return f"{words}  [{visible(fields)}]" if fields else words


@click.command(
    "quarantine",
    epilog="""\b
Examples:
  dragoman quarantine
  dragoman quarantine --retry
""",
)
@record_option
@click.option("--retry", is_flag=True, help="Try everything in it again.")
@click.option(
    "--format", "format_", type=click.Choice(["page", "json"]), default="page", show_default=True
)
def quarantine_command(record: str, retry: bool, format_: str) -> int:
    """List the inputs that could not be read, each with its reason and what to do."""
    with open_record(record, read_only=not retry) as store:
        if retry:
            held = store.reader().refused()
            with progress(len(held)) as told:
                tally = retry_refused(held, Reader(), store.writer(), told)
            summary = f"{tally.added:,} read, {tally.refused:,} still in quarantine"
            click.echo(summary, err=format_ == "json")
        rows = store.reader().refused()
        for one in rows:
            if format_ == "json":
                click.echo(json.dumps(plain(one), ensure_ascii=False))
            else:
                click.echo(visible(f"{one.name}: {one.problem}. {one.remedy}"))
                click.echo(f"    tried {one.tries} times, last {one.last[:19]}")
    if not rows and format_ == "page":
        click.echo("Nothing is in quarantine.")
    return 0


@click.command(
    "backup",
    epilog="Example: dragoman backup diplomacy-2025-02-12.db --record diplomacy.db",
)
@click.argument("target", type=click.Path(path_type=Path), metavar="FILE")
@record_option
def backup_command(target: Path, record: str) -> int:
    """Copy the record to a new SQLite file, while others read and write it.

    A record in PostgreSQL becomes a file too, so that this also takes a team's record home.
    """
    with open_record(record, read_only=True) as store:
        back_up(store, target)
        held = store.reader().counts()
    click.echo(f"{target}: {held['documents']:,} documents")
    return 0


@click.command("check", epilog="Example: dragoman check --record diplomacy.db")
@record_option
def check_command(record: str) -> int:
    """Check that the record is whole: the database itself, and that every record shows its words.

    Prints each fault; the exit code is 1 where there is one.
    """
    with open_record(record, read_only=True) as store:
        faults = check(store)
        held = store.reader().counts()
    for fault in faults:
        click.echo(visible(str(fault)))
    if faults:
        click.echo(f"{len(faults):,} faults", err=True)
        return 1
    click.echo(f"{record}: whole; {', '.join(f'{n:,} {name}' for name, n in held.items())}")
    return 0
