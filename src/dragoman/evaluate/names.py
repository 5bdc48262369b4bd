"""Names against a file with a word and a tag a line (CoNLL 2003 or CrossNER labels)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.errors import InputError
from dragoman.records import Annotated

from .report import Report, Score
from .spans import Chunk, chunks, exact
from .syntax import Annotator

#: Our labels in CoNLL 2003's terms. Facilities are LOC there; nationalities, events, laws and
#: works are MISC.
CONLL: Mapping[str, str] = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "LAW": "MISC",
    "WORK": "MISC",
    "MISC": "MISC",
}
#: CrossNER's labels of the political domain in our terms, and ours with countries as places.
CROSSNER: Mapping[str, str] = {
    "person": "PERSON",
    "politician": "PERSON",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "country": "LOC",
    "location": "LOC",
    "event": "EVENT",
    "election": "EVENT",
    "misc": "MISC",
}
OURS_AS_CROSSNER: Mapping[str, str] = {
    **{label: label for label in ("PERSON", "ORG", "LOC", "EVENT", "MISC")},
    "GPE": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "LAW": "MISC",
    "WORK": "MISC",
}


def read_tags(path: Path) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Sentences of a tagged file: words and tags. InputError where a line has no tag."""
    sentences: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    words: list[str] = []
    tags: list[str] = []
    for number, line in enumerate([*path.read_text("utf-8").splitlines(), ""], 1):
        columns = line.split()
        if columns and columns[0] == "-DOCSTART-":
            continue
        if not columns and words:
            sentences.append((tuple(words), tuple(tags)))
            words, tags = [], []
        elif len(columns) == 1:
            raise InputError(str(path), f"line {number} has no tag", "Give a word and a tag a line")
        elif columns:
            words.append(columns[0])
            tags.append(columns[-1])
    return sentences


def score_names(path: Path, annotator: Annotator) -> Report:
    """Span F1 by label and over all, as seqeval counts, on the file's own words."""
    sentences = read_tags(path)
    found = found_chunks(annotator.annotate_tokens([words for words, _ in sentences]))
    conll = all(label not in CROSSNER for label in _labels(sentences))
    ours = CONLL if conll else OURS_AS_CROSSNER
    gold: list[tuple[int, Chunk]] = []
    system: list[tuple[int, Chunk]] = []
    for index, (_, tags) in enumerate(sentences):
        for label, first, last in chunks(tags):
            gold.append((index, (label if conll else CROSSNER[label], first, last)))
        for label, first, last in found[index]:
            system.append((index, (ours[label], first, last)))
    labels = sorted({chunk[0] for _, chunk in [*gold, *system]})
    scores = [_of_label(label, gold, system) for label in labels]
    scores.append(exact("all", gold, system))
    note = "labels: " + ", ".join(f"{key} as {value}" for key, value in ours.items())
    return Report("names", str(path), tuple(scores), (note,), misses(sentences, gold, system))


def _labels(sentences: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> set[str]:
    return {tag.partition("-")[2] for _, tags in sentences for tag in tags if tag != "O"}


def found_chunks(annotated: Annotated) -> list[list[Chunk]]:
    """The names of each sentence as (label, first, last)."""
    rows: list[list[Chunk]] = [[] for _ in annotated.sentences]
    for name in annotated.names:
        rows[name.sentence].append((name.label, name.first, name.last))
    return rows


def _of_label(
    label: str, gold: Sequence[tuple[int, Chunk]], system: Sequence[tuple[int, Chunk]]
) -> Score:
    return exact(
        label,
        [item for item in gold if item[1][0] == label],
        [item for item in system if item[1][0] == label],
    )


def misses(
    sentences: Sequence[tuple[tuple[str, ...], tuple[str, ...]]],
    gold: Sequence[tuple[int, Chunk]],
    system: Sequence[tuple[int, Chunk]],
) -> tuple[str, ...]:
    """One line for each name missed (-) or wrongly found (+)."""
    lines: list[str] = []
    for mark, items in (("-", set(gold) - set(system)), ("+", set(system) - set(gold))):
        for index, (label, first, last) in items:
            words = sentences[index][0]
            name = " ".join(words[first:last])
            lines.append(f"{index:5} {mark} {label:7}{name}  in: {' '.join(words)}")
    return tuple(sorted(lines))
