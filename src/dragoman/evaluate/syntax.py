"""Part of speech, features, lemmas and trees against a treebank in CoNLL-U."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import Protocol

from dragoman.records import Annotated, Document

from .conll18 import evaluate
from .conllu import Parse, Tree, Word, parse_of_annotated, parse_of_trees, read_trees
from .report import Report, Score


class Annotator(Protocol):
    """What a scorer needs of ``grammar``: raw documents, and sentences already cut into words."""

    def annotate(self, document: Document) -> Annotated:
        """Sentences, names and attributions of a document."""
        ...

    def annotate_tokens(self, sentences: Sequence[Sequence[str]]) -> Annotated:
        """The same for given words, one sentence of the result per sentence given."""
        ...


def score_syntax(path: Path, annotator: Annotator) -> Report:
    """CoNLL 2018 measures on gold words and from raw text.

    InputError where the file is no CoNLL-U. Raw text is the text of each document of the treebank
    (``# newdoc``), its paragraphs apart by an empty line.
    """
    trees = read_trees(path)
    gold = parse_of_trees(trees)
    given = with_gold_words(trees, annotator.annotate_tokens([tree.forms for tree in trees]))
    scores = [_named(score, "gold words ") for score in evaluate(gold, given)[3:]]
    raw = joined([parse_of_annotated(annotator.annotate(text)) for text in documents(trees)])
    scores += [_named(score, "raw text ") for score in evaluate(gold, raw)]
    return Report("syntax", str(path), tuple(scores), ("CoNLL 2018 measures",))


def _named(score: Score, prefix: str) -> Score:
    return Score(prefix + score.name, score.correct, score.system, score.gold)


def with_gold_words(trees: Sequence[Tree], annotated: Annotated) -> Parse:
    """The analysis of given words laid over the treebank's own words and multiword tokens.

    ValueError where the annotator gave back other words than it got.
    """
    rows: list[Tree] = []
    for tree, sentence in zip(trees, annotated.sentences, strict=True):
        if len(tree.rows) != len(sentence.tokens):
            raise ValueError(f"{len(tree.rows)} words became {len(sentence.tokens)}: {tree.text}")
        new = tuple(
            (*row[:2], t.lemma, t.upos, "_", t.feats, str(t.head + 1), t.deprel, "_", "_")
            for row, t in zip(tree.rows, sentence.tokens, strict=True)
        )
        rows.append(Tree(tree.text, new, tree.multiwords, tree.document, tree.paragraph))
    return parse_of_trees(rows)


def documents(trees: Sequence[Tree]) -> list[Document]:
    """The raw texts of a treebank, one a document."""
    texts: list[Document] = []
    for _, group in groupby(trees, key=lambda tree: tree.document):
        text = ""
        for tree in group:
            text += ("\n\n" if tree.paragraph else " ") if text else ""
            text += tree.text
        texts.append(Document(id=f"treebank-{len(texts)}", text=text))
    return texts


def joined(parses: Sequence[Parse]) -> Parse:
    """Parses one after the other as one."""
    text = "".join(parse.characters for parse in parses)
    tokens: list[tuple[int, int]] = []
    sentences: list[tuple[int, int]] = []
    words: list[Word] = []
    at = 0
    for parse in parses:
        base = len(words)
        tokens += [(start + at, end + at) for start, end in parse.tokens]
        sentences += [(start + at, end + at) for start, end in parse.sentences]
        words += [_moved(word, at, base) for word in parse.words]
        at += len(parse.characters)
    return Parse(text, tuple(tokens), tuple(sentences), tuple(words))


def _moved(word: Word, at: int, base: int) -> Word:
    return Word(
        word.start + at,
        word.end + at,
        word.form,
        word.lemma,
        word.upos,
        word.feats,
        None if word.head is None else word.head + base,
        word.deprel,
        word.multiword,
    )
