"""``dragoman acts try`` and ``dragoman acts new``: acts of one's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import click

from dragoman import lexicon
from dragoman.documents import Given, check_published, load
from dragoman.errors import DragomanError, InputError
from dragoman.evaluate.trying import Rival, Sentence, Sighting, rivals, sentences, sightings
from dragoman.lexicon import Act
from dragoman.pipeline import Reader
from dragoman.records import Document, plain
from dragoman.settings import Settings
from dragoman.store import open_record
from dragoman.views.wording import visible

_EPILOG = """\b
Examples:
  dragoman acts try my-acts/lend-art.toml
  dragoman acts try my-acts/lend-art.toml articles.jsonl --near 5
  dragoman acts try my-acts/lend-art.toml --record diplomacy.db --json
"""
_FIRST = {
    "ours": "yours asks for more",
    "theirs": "it asks for more",
    "even": "as much, so yours first",
}
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@click.command("try", epilog=_EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("texts", nargs=-1, metavar="[TEXTS]...")
@click.option("--record", metavar="RECORD", help="Try it on the documents of a record too.")
@click.option("--published", metavar="DATE", help="Day of publication, where TEXTS do not say.")
@click.option(
    "--acts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of other act files of yours, read beside it.",
)
@click.option(
    "--near",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="Most near misses shown; JSON has all.",
)
@click.option("--json", "as_json", is_flag=True, help="Everything as one JSON object.")
def try_command(
    file: Path,
    texts: tuple[str, ...],
    record: str | None,
    published: str | None,
    acts: Path | None,
    near: int,
    as_json: bool,
) -> int:
    """Try an act FILE: check it, read its own sentences, and say what it finds in TEXTS.

    TEXTS are what dragoman read takes: files, folders, JSON lines, addresses, or - for standard
    input. A near miss is a word of the act that tells no event of it, with the reason.

    Exit codes: 0 every sentence of the file is read as it says; 1 one is not; 2 a text cannot be
    read; 3 the file is faulty.
    """
    act = lexicon.load_file(file)
    settings = Settings(acts=acts)
    reader = Reader(settings)
    reader.lexicon = lexicon.with_act(reader.lexicon, act)
    told = tuple(sentences(act, reader))
    given = Given(check_published(published, "--published"))
    outcomes = chain.from_iterable(load(text, given, settings) for text in texts)
    read = _Texts(chain(outcomes, _stored(record)))
    seen = tuple(sightings(act, read, reader))
    others = rivals(act, reader.lexicon)
    if as_json:
        click.echo(json.dumps(_as_json(act, told, others, seen, read), ensure_ascii=False))
    else:
        shown = [*_page(act, told, others), *(_texts_page(seen, read, near) if read.asked else ())]
        click.echo("\n".join(visible(line) for line in shown))
    for error in read.errors:
        click.echo(f"dragoman: {visible(str(error))}", err=True)
    right = all(sentence.right for sentence in told)
    return (2 if read.errors else 0) if right else 1


class _Texts:
    """The documents of some outcomes, with a count of them and the errors met on the way."""

    def __init__(self, outcomes: Iterable[Document | InputError]) -> None:
        self._outcomes = outcomes
        self.count = 0
        self.errors: list[InputError] = []

    def __iter__(self) -> Iterator[Document]:
        for outcome in self._outcomes:
            if isinstance(outcome, Document):
                self.count += 1
                yield outcome
            else:
                self.errors.append(outcome)

    @property
    def asked(self) -> bool:
        """True where there was anything to read."""
        return bool(self.count or self.errors)


def _stored(record: str | None) -> Iterator[Document]:
    """The documents of a record."""
    if record is None:
        return
    store = open_record(record)
    try:
        stored = store.reader()
        for name in stored.read_documents():
            paper = stored.paper(name)
            if paper is not None:
                yield paper.document
    finally:
        store.close()


# --------------------------------------------------------------------------- shown


def _page(act: Act, told: Sequence[Sentence], others: Sequence[Rival]) -> Iterator[str]:
    """The act's own sentences and its rivals."""
    yield f"{act.id}: {act.label}"
    for wanted, title in ((True, "Must be read so"), (False, "Must not be read so")):
        some = [sentence for sentence in told if sentence.wanted == wanted]
        yield ""
        yield f"{title}: {sum(one.right for one in some)} of {len(some)} right"
        for one in some:
            yield f"  {'✓' if one.right else '✗'} {one.text}"
            yield from (f"      {problem}" for problem in one.problems)
            yield from (f"      why: {reason}" for reason in one.reasons)
            if one.instead and not one.right:
                yield f"      read as: {', '.join(one.instead)}"
    if others:
        yield ""
        yield "Other acts that know these words:"
        for rival in others:
            yield f"  {rival.word} ({rival.kind}): {rival.act} – {_FIRST[rival.first]}"


def _texts_page(seen: Sequence[Sighting], read: _Texts, most: int) -> Iterator[str]:
    """What was found in texts, what nearly, each in its words."""
    found = [one for one in seen if one.reason is None]
    near = [one for one in seen if one.reason is not None]
    papers = len({one.document for one in found})
    yield ""
    yield f"In {read.count} texts: {len(found)} found in {papers}, {len(near)} near misses"
    for one in found:
        yield f"  + {_in_context(one)}"
        sides = " → ".join(", ".join(side) or "–" for side in (one.actors, one.recipients))
        yield f"      {sides}; {one.certainty}; {one.day or 'no day'}"
    if near and most:
        yield ""
        yield f"Near misses{f', the first {most}' if len(near) > most else ''}:"
    for one in near[:most]:
        yield f"  ~ {_in_context(one)}"
        yield f"      {one.reason}" + (f" (read as {one.act})" if one.act else "")


def _in_context(one: Sighting) -> str:
    """The words in brackets between what stands before and behind."""
    return f"{one.before}[{one.words.text}]{one.after}"


def _as_json(
    act: Act,
    told: Sequence[Sentence],
    others: Sequence[Rival],
    seen: Sequence[Sighting],
    read: _Texts,
) -> dict[str, Any]:
    """Everything of a trial as one object."""
    found = [one for one in seen if one.reason is None]
    return {
        "act": act.id,
        "right": all(one.right for one in told),
        "sentences": [{**plain(one), "right": one.right} for one in told],
        "rivals": plain(others),
        "texts": read.count,
        "found": plain(found),
        "near": plain([one for one in seen if one.reason is not None]),
        "errors": [str(error) for error in read.errors],
    }


# --------------------------------------------------------------------------- a new file

_TEMPLATE = """\
# An act of your own. Change what stands here, then: dragoman acts try {id}.toml
# All fields: docs/lexicon.md. The acts there are: dragoman acts

id = "{id}"                       # the name of this file
label = "{words}"
definition = "A side does this to another."

# PLOVER type and CAMEO code; where there is none, leave it out and say why in `reason`.
codes = {{ reason = "no code was chosen yet" }}
# codes = {{ plover_type = "COOPERATE", plover_contexts = ["diplomatic"], cameo = "050" }}

# Sentences that must be read as this act (three or more), with words that the doer (actor) and the
# other side (recipient) must contain, and how sure it is.
match = [
  {{ text = "Norway will {verb} Iceland next week.", actor = "Norway", certainty = "planned" }},
  {{ text = "The minister said Chile may {verb} Peru.", actor = "Chile" }},
  {{ text = "Ghana did not {verb} Togo.", actor = "Ghana", certainty = "negated" }},
]
# Sentences that must not (two or more): think of other meanings of the words.
no_match = [
  "The weather in the capital was fine.",
  "Talks will be held in Oslo.",
]

# How it is told: as many [[cues]] as there are ways. Every constraint must hold.
[[cues]]
kind = "verb"                     # verb, noun, light ("paid a visit") or adj
lemmas = ["{verb}"]               # base forms
# object_any = ["ambassador"]     # one of these must be the object; object_none: none may
# oblique_any = ["to:*"]          # a phrase that must be there, as preposition:lemma
[cues.roles]
actor = {{ paths = ["nsubj"], kinds = ["agent"], required = true }}
recipient = {{ paths = ["obj", "pp:to", "pp:from"], kinds = ["agent", "place"] }}
"""


_NEW = """\b
Example:
  dragoman acts new lend-art --folder my-acts/
"""


@click.command("new", epilog=_NEW)
@click.argument("name")
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where to write it; made if it is not there. The current folder if not given.",
)
def new_command(name: str, folder: Path) -> int:
    """Write NAME.toml: an act of your own to fill in, with a comment at every field."""
    if not _ID.fullmatch(name):
        raise click.UsageError(f"{name!r} is no name of an act: write it like lend-art")
    target = folder / f"{name}.toml"
    text = _TEMPLATE.format(id=name, words=name.replace("-", " "), verb=name.split("-")[0])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise click.UsageError(f"{target} is there already: name another act or folder") from None
    except OSError as error:
        raise DragomanError(
            f"{target}: cannot be written ({error.strerror}). Name another --folder"
        ) from None
    click.echo(f"{target}\nFill it in, then: dragoman acts try {target}")
    return 0
