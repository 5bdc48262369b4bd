"""``dragoman mcp``."""

from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path

import click

from dragoman.archive.asking import Archive
from dragoman.cli.recording import DEFAULT
from dragoman.errors import MissingExtraError
from dragoman.settings import Settings

_EPILOG = """\b
Examples:
  dragoman mcp diplomacy.db
  dragoman mcp postgresql://reader@db.example.org/diplomacy
  dragoman mcp diplomacy.db --http --port 8765
"""


@click.command("mcp", epilog=_EPILOG)
@click.argument("record", metavar="[RECORD]", default=DEFAULT, envvar="DRAGOMAN_RECORD")
@click.option(
    "--http", is_flag=True, help="Answer as streamable HTTP on 127.0.0.1 instead of over stdio."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="For --http."
)
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of act files of your own.",
)
def command(record: str, http: bool, port: int, acts: Path | None) -> int:
    """Let an assistant ask the record, by the Model Context Protocol: the questions of this
    command line, every answer with its words and their source. Nothing can be changed.

    An assistant starts it itself: docs/assistants.md has what to put in its settings.
    """
    if importlib.util.find_spec("mcp") is None:
        raise MissingExtraError(
            "Assistants need the mcp package. Install it with: pip install 'dragoman[mcp]'"
        )
    questions = importlib.import_module("dragoman.web.assistants.questions")
    serving = importlib.import_module("dragoman.web.assistants.serving")
    with Archive.open(record, read_only=True) as archive:
        server = serving.build(questions.Asker(archive, Settings(acts=acts)))
        if http:
            click.echo(f"dragoman: answering on http://127.0.0.1:{port}/mcp", err=True)
            serving.on_http(server, port)
        else:
            serving.on_stdio(server)
    return 0
