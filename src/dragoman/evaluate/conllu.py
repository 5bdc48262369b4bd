"""Treebank files in CoNLL-U, and our own annotations, as one comparable value.

Characters are counted as the CoNLL 2018 shared task counts them: the forms of all tokens, one
after the other, without any white space. Two parses of the same text can so be laid side by side
whatever their words and sentences are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.records import Annotated


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. ``start`` and ``end`` count characters that are not white space.

    ``head`` is the index of its head among all words of the parse, None for a root. ``multiword``
    is True for the parts of one surface token ("don't"), which then share the token's range.
    """

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    feats: str
    head: int | None
    deprel: str
    multiword: bool


@dataclass(frozen=True, slots=True)
class Parse:
    """A whole file: its characters, and ranges of tokens and sentences over them."""

    characters: str
    tokens: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank: its text, rows of words, and multiword tokens.

    ``multiwords`` has (first, last, form), counted from 0, last inclusive.
    """

    text: str
    rows: tuple[tuple[str, ...], ...]
    multiwords: tuple[tuple[int, int, str], ...]
    document: str
    paragraph: bool

    @property
    def forms(self) -> tuple[str, ...]:
        """The words' forms."""
        return tuple(row[1] for row in self.rows)


def squeeze(form: str) -> str:
    """A form without white space."""
    return "".join(c for c in form if unicodedata.category(c) != "Zs" and not c.isspace())


def read_trees(path: Path) -> list[Tree]:
    """Every sentence of a CoNLL-U file. InputError names the line that is none."""
    return list(_trees(path))


def _trees(path: Path) -> Iterator[Tree]:
    comments: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    joined: list[tuple[int, int, str]] = []
    document = ""
    with path.open(encoding="utf-8") as lines:
        for number, raw in enumerate(lines, 1):
            line = raw.rstrip("\r\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            elif line:
                _add_row(path, number, line.split("\t"), rows, joined)
            elif rows:
                document = comments.get("newdoc id", document)
                yield _tree(comments, rows, joined, document)
                comments, rows, joined = {}, [], []
    if rows:
        yield _tree(comments, rows, joined, comments.get("newdoc id", document))


def _add_row(
    path: Path,
    number: int,
    columns: list[str],
    rows: list[tuple[str, ...]],
    joined: list[tuple[int, int, str]],
) -> None:
    if len(columns) != 10:
        problem = f"line {number} has {len(columns)} columns, not 10"
        raise InputError(str(path), problem, "Give a file in CoNLL-U")
    if "-" in columns[0]:
        first, last = columns[0].split("-")
        joined.append((int(first) - 1, int(last) - 1, columns[1]))
    elif "." not in columns[0]:
        rows.append(tuple(columns))


def _tree(
    comments: dict[str, str],
    rows: list[tuple[str, ...]],
    joined: list[tuple[int, int, str]],
    document: str,
) -> Tree:
    text = comments.get("text") or " ".join(row[1] for row in rows)
    paragraph = any(key.startswith(("newpar", "newdoc")) for key in comments)
    return Tree(text, tuple(rows), tuple(joined), document, paragraph)


def parse_of_trees(trees: Iterable[Tree]) -> Parse:
    """The gold side: words as a treebank has them."""
    pieces: list[str] = []
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    words: list[Word] = []
    at = 0
    for tree in trees:
        began, base = at, len(words)
        starts = {first: (last, form) for first, last, form in tree.multiwords}
        until, span = -1, (0, 0)
        for index, row in enumerate(tree.rows):
            if index > until:
                last, form = starts.get(index, (index, row[1]))
                text = squeeze(form)
                until, span = last, (at, at + len(text))
                pieces.append(text)
                tokens.append(span)
                at += len(text)
            multiword = any(first <= index <= last for first, last, _ in tree.multiwords)
            words.append(_word_of_row(row, span, base, multiword))
        sentences.append((began, at))
    return Parse("".join(pieces), tuple(tokens), tuple(sentences), tuple(words))


def _word_of_row(row: Sequence[str], span: tuple[int, int], base: int, multiword: bool) -> Word:
    number = int(row[6])
    head = base + number - 1 if number > 0 else None
    return Word(*span, row[1], row[2], row[3], row[5], head, row[7], multiword)


def parse_of_annotated(annotated: Annotated) -> Parse:
    """The system side: the words of a document as ``grammar`` gives them.

    Clitics that stand right after their word ("do" + "n't") are counted as one surface token, as
    treebanks of English write them.
    """
    pieces: list[str] = []
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    words: list[Word] = []
    at = 0
    for sentence in annotated.sentences:
        began, base = at, len(words)
        groups = _surface(annotated, sentence.index)
        for group in groups:
            text = squeeze("".join(sentence.tokens[i].text for i in group))
            span = (at, at + len(text))
            for i in group:
                token = sentence.tokens[i]
                head = base + token.head if token.head >= 0 else None
                words.append(
                    Word(
                        *span,
                        token.text,
                        token.lemma,
                        token.upos,
                        token.feats,
                        head,
                        token.deprel,
                        len(group) > 1,
                    )
                )
            pieces.append(text)
            tokens.append(span)
            at += len(text)
        sentences.append((began, at))
    return Parse("".join(pieces), tuple(tokens), tuple(sentences), tuple(words))


_CLITICS = {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", "nt", "not", "na", "ta"}


def _surface(annotated: Annotated, index: int) -> list[list[int]]:
    """Indices of the words of a sentence, those of one surface token together."""
    tokens = annotated.sentences[index].tokens
    groups: list[list[int]] = []
    for i, token in enumerate(tokens):
        form = token.text.lower().replace("’", "'").replace("`", "'")
        joined = i > 0 and tokens[i - 1].end == token.start and tokens[i - 1].text.isalpha()
        if joined and form in _CLITICS:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups
