"""``dragoman serve``."""

from __future__ import annotations

import importlib
import importlib.util
import webbrowser
from pathlib import Path

import click

from dragoman.cli.recording import DEFAULT
from dragoman.errors import MissingExtraError

_NEEDED = ("fastapi", "uvicorn", "icalendar", "python_multipart")
_EPILOG = """\b
Examples:
  dragoman serve diplomacy.db
  dragoman serve diplomacy.db --read-only --open
  DRAGOMAN_PASSWORD=… dragoman serve diplomacy.db --host 0.0.0.0 --public-name desk.example.org
"""


@click.command("serve", epilog=_EPILOG)
@click.argument("record", default=DEFAULT, envvar="DRAGOMAN_RECORD", metavar="[RECORD]")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port; 0 for any that is free.",
)
@click.option(
    "--token",
    envvar="DRAGOMAN_TOKEN",
    metavar="WORDS",
    help="Lets programs and people in. Better from DRAGOMAN_TOKEN: other users of the machine can "
    "see a command's options.",
)
@click.option(
    "--password",
    envvar="DRAGOMAN_PASSWORD",
    metavar="WORDS",
    help="Lets people in, beside the token. Better from DRAGOMAN_PASSWORD.",
)
@click.option("--read-only", is_flag=True, help="Nothing can be judged or added.")
@click.option(
    "--public-name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name the pages are asked for under, such as desk.example.org.",
)
@click.option("--https", is_flag=True, help="Behind a proxy that speaks HTTPS: cookies stay in it.")
@click.option(
    "--rate",
    type=click.FloatRange(0),
    default=30.0,
    show_default=True,
    help="Requests a second from one address; 0 for any number.",
)
@click.option(
    "--largest",
    type=click.IntRange(1000),
    default=2_000_000,
    show_default=True,
    help="Bytes of the largest request, such as a pasted report.",
)
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of act files of your own, read beside those of the lexicon.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that answer; one uses one core. Two serve fifty readers at once.",
)
@click.option("--open", "opens", is_flag=True, help="Open the pages in the browser.")
def command(
    record: str,
    host: str,
    port: int,
    read_only: bool,
    names: tuple[str, ...],
    opens: bool,
    processes: int,
    **rest: object,
) -> int:
    """Open RECORD in the browser: what is new, contacts, pairs of countries, commitments, review.

    Serves this machine alone unless --host says otherwise, and then only with a token or password.
    A record that does not exist yet is made. Ends with Ctrl+C; requests under way are answered.
    """
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise MissingExtraError(
            f"The pages need {', '.join(missing)}. Install with: pip install 'dragoman[web]'"
        )
    running = importlib.import_module("dragoman.web.running")
    secure = bool(rest.pop("https"))
    room = running.Room(record, read_only=read_only, hosts=names, secure=secure, **rest)

    def told(address: str) -> None:
        for line in _said(record, address, read_only, room.guarded):
            click.echo(line)
        if opens:
            webbrowser.open(address)

    running.serve(room, host, port, told, processes)
    click.echo("dragoman: stopped", err=True)
    return 0


def _said(record: str, address: str, read_only: bool, guarded: bool) -> list[str]:
    """What stands in the terminal while the pages are served."""
    how = [*(["for reading alone"] if read_only else []), *(["with a login"] if guarded else [])]
    behind = f" ({', '.join(how)})" if how else ""
    shown = record.rpartition("@")[2] if "://" in record else record
    return [f"{shown} is open at {address}{behind}", "Ctrl+C ends it."]
