"""Write the reference pages, and run the commands of the other pages again.

    python docs/generate.py               write everything
    python docs/generate.py --reference   only the reference, which needs no weights
    python docs/generate.py --check       write nothing; exit 1 where a page would change

A page's example is a block after the line ``<!-- run -->``; what it prints goes into the ``text``
block that follows. Commands run in the root of the repository; those that ask a record ask one made
of the examples, each example a copy of its own, so that it may write it.
"""

from __future__ import annotations

import atexit
import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from dragoman import chronicle, lexicon
from dragoman.batch.tables import TABLES
from dragoman.cli import group
from dragoman.cli.formats import FORMATS, Export
from dragoman.views.exports.choosing import Policy
from dragoman.views.exports.schemas import OF_RECORD
from dragoman.views.schema import schema

DOCS = Path(__file__).parent
ROOT = DOCS.parent
EXAMPLE = re.compile(
    r"(<!-- run -->\n```(?P<language>bash|python)\n(?P<code>.*?)```\n+```text\n)(.*?)(```)",
    re.DOTALL,
)
# Commands that ask or change a record, or programs that open one.
ASKS = re.compile(
    r"\bdragoman (?:add|timeline|show|search|compare|commitments|positions|actors|dyad|judge|"
    r"reread|quarantine|backup|check|export)\b|\$DRAGOMAN_RECORD|archive"
)
# What the record answers, then the values its answers are made of.
ANSWERS = (
    *("Event", "Told", "Said", "Contact", "Beside", "Side", "Phrases", "Commitment", "Stage"),
    *("Course", "Stand", "Profile", "Tenure", "Pair", "Hit", "Paper", "Publication", "Source"),
    *("Words", "Who", "Judged", "Judgement"),
)
# The order of the record, then the values its parts are made of.
RECORDS = (
    *("Reading", "Document", "Name", "TimeExpression", "Actor", "Statement", "Event", "Contact"),
    *("Position", "Commitment", "Span", "Date", "Place", "Office", "Voice", "Codes", "Account"),
    *("Comparison", "Topic", "Step"),
)


def main(arguments: list[str]) -> int:
    """Write or check the pages; the exit code."""
    pages = dict(reference())
    if "--reference" not in arguments:
        pages |= {page: refreshed(page) for page in sorted(DOCS.rglob("*.md")) if page not in pages}
    stale = [
        page
        for page, text in pages.items()
        if not page.exists() or page.read_text(encoding="utf-8") != text
    ]
    for page in stale:
        sys.stdout.write(f"{page.relative_to(ROOT)}\n")
        if "--check" not in arguments:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(pages[page], encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


def reference() -> Iterator[tuple[Path, str]]:
    """The pages that are made from the code, with their text."""
    folder = DOCS / "reference"
    told = schema()
    yield folder / "reading.schema.json", json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    yield folder / "records.md", records_page(told)
    yield folder / "answers.md", answers_page()
    yield folder / "acts.md", acts_page()
    yield folder / "commands.md", commands_page()
    yield folder / "tables.md", tables_page()
    yield folder / "exports.md", exports_page()


def records_page(told: dict[str, Any]) -> str:
    """Every record with its fields."""
    lines = [
        "# Records",
        "",
        "What `--format json` prints, field by field. The same as a JSON Schema:",
        "[reading.schema.json](reading.schema.json). Made from `dragoman.records`.",
        "",
        "Offsets are Unicode code points into `document.text`, the end exclusive; for every span",
        "`document.text[start:end]` is `text`. A field is null, or a list empty, where the report",
        "does not say.",
    ]
    for name in RECORDS:
        shape = told if name == "Reading" else told["$defs"][name]
        lines += ["", f"## {name}", "", shape["description"].replace("\\", ""), ""]
        lines += ["| field | type | meaning |", "|---|---|---|"]
        for field, value in shape["properties"].items():
            lines.append(f"| `{field}` | {kind(value)} | {value.get('description', '')} |")
    return "\n".join(lines) + "\n"


def kind(value: dict[str, Any]) -> str:
    """A type as a reader says it."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in value:
        return ", ".join(f"`{item}`" for item in value["enum"])
    if "anyOf" in value:
        return " or ".join(kind(part) for part in value["anyOf"])
    if value["type"] == "array":
        return f"list of {kind(value['items'])}"
    if value["type"] == "object" and "properties" in value:
        return "object: " + ", ".join(f"`{name}`" for name in value["properties"])
    if value["type"] == "object":
        return f"by name, {kind(value['additionalProperties'])}"
    types = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return " or ".join(types)


def answers_page() -> str:
    """Every value of an answer with its fields, as Python has them and JSON prints them."""
    lines = [
        "# Answers of the record",
        "",
        "What `timeline`, `show`, `search`, `compare`, `commitments`, `positions`, `actors` and",
        "`dyad` print with `--format json`, and what `dragoman.archive` returns in Python.",
        "Made from `dragoman.chronicle`. `Date`, `Span`, `Document` and `Reading` are those of a",
        "[reading](records.md). JSON differs in names alone: [asking](../asking.md#json).",
    ]
    for name in ANSWERS:
        shape = getattr(chronicle, name)
        told = " ".join((shape.__doc__ or "").split()).replace("``", "`")
        # A value behind the answer is no matter for its reader.
        told = re.sub(r" \(:class:`\w+`\)", "", told)
        lines += ["", f"## {name}", "", told, "", "| field | type |", "|---|---|"]
        lines += [
            f"| `{one.name}` | {python_kind(one.type)} |" for one in dataclasses.fields(shape)
        ]
    return "\n".join(lines) + "\n"


def python_kind(annotation: Any) -> str:
    """An annotation as a reader says it, with links to the values of the page."""
    told = str(annotation).replace(", ...]", "]").replace("|", "or").replace("Literal[", "one of [")
    told = re.sub(r"\btuple\[(\w+)\]", r"list of \1", told)
    return re.sub(r"\b[A-Z]\w+\b", lambda found: linked(found[0]), told)


def linked(name: str) -> str:
    """The name as a link where the reference has it."""
    if name in ANSWERS:
        return f"[{name}](#{name.lower()})"
    return f"[{name}](records.md#{name.lower()})" if name in RECORDS else name


def tables_page() -> str:
    """Every table of a coded folder with its columns."""
    lines = [
        "# Tables of a coded folder",
        "",
        "What `dragoman code` writes ([coding](../coding.md)). Made from `dragoman.batch.tables`;",
        "a folder has the same in its `schema.json`. The key of a table is in bold; a column that",
        "may be empty is marked with *?*.",
    ]
    for table in TABLES:
        lines += ["", f"## {table.name}", "", table.meaning, "", "| column | type | meaning |"]
        lines.append("|---|---|---|")
        for column in table.columns:
            name = f"**`{column.name}`**" if column.name in table.key else f"`{column.name}`"
            kind = column.kind if column.required else f"{column.kind} *?*"
            target = f" → `{column.references}`" if column.references else ""
            lines.append(f"| {name} | {kind} | {column.meaning}{target} |")
    return "\n".join(lines) + "\n"


def acts_page() -> str:
    """The lexicon's acts with their codes and first example."""
    acts = sorted(lexicon.load().acts.values(), key=lambda act: act.id)
    lines = [
        "# Acts",
        "",
        f"The {len(acts)} acts of the lexicon. `dragoman acts ACT` shows one in full; how to write",
        "one of your own: [how-to](../how-to/write-an-act.md).",
        "",
        "| act | what it is | PLOVER | CAMEO | for instance |",
        "|---|---|---|---|---|",
    ]
    for act in acts:
        codes = act.codes
        plover = "/".join(part for part in (codes.plover_type, codes.plover_mode) if part) or "–"
        example = act.match[0].text if act.match else ""
        lines.append(
            f"| `{act.id}` | {act.definition} | {plover} | {codes.cameo or '–'} | {example} |"
        )
    return "\n".join(lines) + "\n"


def exports_page() -> str:
    """Every column of every export, with what fills it."""
    lines = [
        "# Columns of exports",
        "",
        "What `dragoman export --to FORMAT` writes: each column with its type, what it means and",
        "what of a record fills it. The same stands in the schema file beside every output, and is",
        "printed by `--schema`. How to export: [exporting](../exporting.md). Columns whose names",
        "begin with `dragoman_` or `X-DRAGOMAN-` are ours; `--plain` leaves them out.",
    ]
    for name, one in FORMATS.items():
        if name not in ("csv", "jsonl", "parquet"):
            lines += ["", f"## {name}", "", f"{one.meaning}."]
            lines += exported(one.schema(Export(Policy())))
    lines += ["", "## csv, jsonl, parquet", "", "Our own tables, the same in each."]
    for table in OF_RECORD.values():
        lines += exported(table.schema(), "###")
    return "\n".join(lines) + "\n"


def exported(told: Any, level: str = "") -> list[str]:
    """The columns of a schema, or of the several that it has."""
    if "tables" in told:
        return [line for one in told["tables"] for line in exported(one, "###")]
    shape = told.get("schema", told)
    head = ["", f"{level} {shape['name']}"] if level else []
    head += ["", shape["description"], "", "| column | type | meaning | filled from |"]
    rows = [
        f"| `{one['name']}` | {one['type']} | {one['description']} | {one['source']} |"
        for one in shape["fields"]
    ]
    return [*head, "|---|---|---|---|", *rows]


def commands_page() -> str:
    """The help of every command, as the command prints it."""
    lines = ["# Commands", "", "As `dragoman --help` and `dragoman COMMAND --help` print them."]
    names = group.context_settings.get("help_option_names")
    top = click.Context(group, info_name="dragoman", terminal_width=90, help_option_names=names)
    lines += ["", "## dragoman", "", "```text", group.get_help(top), "```"]
    for name in group.list_commands(top):
        command = group.get_command(top, name)
        assert command is not None
        lines += helped(command, name, top)
    return "\n".join(line.rstrip() for line in "\n".join(lines).split("\n")) + "\n"


def helped(command: click.Command, name: str, parent: click.Context) -> list[str]:
    """The help of a command and of those under it."""
    context = click.Context(command, info_name=name, parent=parent, terminal_width=90)
    title = context.command_path
    lines = ["", f"## {title}", "", "```text", command.get_help(context), "```"]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            under = command.get_command(context, inner)
            assert under is not None
            lines += helped(under, inner, context)
    return lines


def refreshed(page: Path) -> str:
    """The page with the output of its examples as they print it now."""

    def again(found: re.Match[str]) -> str:
        return found[1] + printed(found["language"], found["code"]) + found[5]

    return EXAMPLE.sub(again, page.read_text(encoding="utf-8"))


def printed(language: str, code: str) -> str:
    """What a command or program prints; stops the run where it fails."""
    # The dragoman of this checkout, whichever else is on the path.
    shell = 'set -o pipefail; dragoman() { python -m dragoman "$@"; }\n'
    program = [sys.executable, "-c"] if language == "python" else ["bash", "-c"]
    code = shell + code if language == "bash" else code
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    asked = {"DRAGOMAN_RECORD": copied(record())} if ASKS.search(code) else {}
    ran = subprocess.run(
        [*program, code],
        cwd=ROOT,
        env={**os.environ, "PATH": path, **asked},
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode not in (0, 2):
        sys.exit(f"{code}\nfailed with {ran.returncode}:\n{ran.stderr}")
    # Code 2 is what an example of a refused input shows, with its message.
    shown = ran.stdout + (ran.stderr if ran.returncode else "")
    return shown if shown.endswith("\n") or not shown else shown + "\n"


@lru_cache(maxsize=1)
def record() -> Path:
    """A record of the examples, gone when the program ends."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-docs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = folder / "made.db"
    command = [sys.executable, "-m", "dragoman", "add", "examples/index.jsonl", "--quiet"]
    subprocess.run([*command, "--record", str(made)], cwd=ROOT, check=True, capture_output=True)
    return made


def copied(path: Path) -> str:
    """A copy of the record for one example, as ``diplomacy.db`` in a folder of its own."""
    folder = Path(tempfile.mkdtemp(dir=path.parent))
    shutil.copy(path, folder / "diplomacy.db")
    return str(folder / "diplomacy.db")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
