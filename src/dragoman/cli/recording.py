"""The option that names the record."""

from __future__ import annotations

import click

#: The record of commands that name none, in the current folder.
DEFAULT = "diplomacy.db"

record_option = click.option(
    "--record",
    metavar="RECORD",
    default=DEFAULT,
    show_default=True,
    envvar="DRAGOMAN_RECORD",
    help="A SQLite file, or a postgresql://… address (also from DRAGOMAN_RECORD).",
)
