"""Documents in, annotated documents out: the only stage that runs a network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from dragoman.grammar import attributions, decoding, lemmas
from dragoman.grammar.names import NameTypes
from dragoman.grammar.network import FOLDER, Array, Network
from dragoman.grammar.tokens import RawToken
from dragoman.grammar.windows import (
    LONGEST,
    Layout,
    Unit,
    above,
    given,
    layout,
    network_input,
    units,
    windows,
)
from dragoman.records import Annotated, Attribution, Document, Name, Sentence, Token
from dragoman.settings import Settings

Scores = dict[str, Array]
_Plan = tuple[Document, Layout, list[list[Unit]]]
_Work = tuple[list[_Plan], Iterator[Scores]]


@dataclass(frozen=True, slots=True)
class _Parse:
    """Heads (-1 for the root) and relations of the words of one unit."""

    heads: list[int]
    relations: list[str]


@dataclass(frozen=True, slots=True)
class _Decoded:
    """A window's scores; its name tags and odds; its attribution tags and how sure they are."""

    scores: Scores
    names: decoding.Ints
    odds: decoding.Floats
    said: decoding.Ints
    sure: decoding.Floats


class Grammar:
    """Sentences, words, syntax, names and attributions of documents.

    A document's answer depends on its text and the settings alone, never on the documents beside
    it. Raises :class:`dragoman.errors.WeightsError` where the weights are missing or damaged.
    """

    def __init__(self, settings: Settings | None = None, folder: Path = FOLDER) -> None:
        self.settings = settings or Settings()
        self.network = Network(folder, self.settings.threads)
        self.version: str = self.network.labels["version"]
        labels = self.network.labels
        self._root: int = labels["deprel"].index("root")
        self._names = NameTypes(labels["name"], labels["politics"])

    def annotate(self, documents: Sequence[Document]) -> list[Annotated]:
        """Every document annotated, in the order given; ``times`` stay empty."""
        pieces = self.network.pieces
        return self.annotate_laid((d, layout(d.text, pieces, d.body)) for d in documents)

    def annotate_tokens(self, sentences: Sequence[Sequence[str]]) -> Annotated:
        """Sentences whose words are given: one of the result per one given, the words unchanged."""
        text, plan = given(sentences, self.network.pieces)
        return self.annotate_laid([(Document("words", text), plan)])[0]

    def annotate_laid(self, plans: Iterable[tuple[Document, Layout]]) -> list[Annotated]:
        """Documents that are cut into sentences and words already."""
        found: list[Annotated] = []
        rest = iter(plans)
        ahead = self._start(rest)
        while ahead is not None:
            now, ahead = ahead, self._start(rest)
            found += self._finish(*now)
        return found

    def _start(self, rest: Iterator[tuple[Document, Layout]]) -> _Work | None:
        """Cut some documents into windows and set the network to work on them."""
        plans = []
        pieces = 0
        for document, plan in rest:
            most = min(self.settings.window, LONGEST) - 2
            parts = windows(units(plan, LONGEST), most + 2, above(plan, document.body))
            plans.append((document, plan, parts))
            pieces += sum(unit.size for part in parts for unit in part)
            if pieces >= self.settings.batch:
                break
        if not plans:
            return None
        inputs = [network_input(plan, part) for _, plan, parts in plans for part in parts]
        return plans, self.network.start(inputs)

    def _finish(self, plans: list[_Plan], scores: Iterator[Scores]) -> list[Annotated]:
        """Decode the scores of the documents laid out by ``_start``."""
        results = [list(islice(scores, len(parts))) for _, _, parts in plans]
        decoded = iter(self._decoded([one for some in results for one in some]))
        return [
            self._document(document, plan, parts, islice(decoded, len(parts)))
            for document, plan, parts in plans
        ]

    def _decoded(self, scores: list[Scores]) -> list[_Decoded]:
        """What is decoded of many windows at once: row by row the same as one by one."""
        if not scores:
            return []
        named = self._viterbi("names", [s["names"][None] for s in scores])
        told = [attributions.layers(s["attribution"]) for s in scores]
        said = self._viterbi("attribution", told)
        cuts = np.cumsum([len(s["politics"]) for s in scores])[:-1]
        odds = np.split(self._names.odds(np.concatenate([s["politics"] for s in scores])), cuts)
        all_told, all_said = np.concatenate(told, 1), np.concatenate(said, 1)
        sure = np.split(attributions.confidence(all_told, all_said), cuts, 1)
        tags = [one[0] for one in named]
        return [_Decoded(*one) for one in zip(scores, tags, odds, said, sure, strict=True)]

    def _viterbi(self, head: str, scores: list[Array]) -> list[decoding.Ints]:
        tables = self.network.tables
        parts = (tables[f"{head}_{part}"] for part in ("between", "start", "end"))
        return decoding.viterbi(scores, *parts)

    def _document(
        self,
        document: Document,
        plan: Layout,
        parts: list[list[Unit]],
        decoded: Iterable[_Decoded],
    ) -> Annotated:
        """Put the windows of one document together."""
        tokens: list[list[Token]] = [[] for _ in plan.words]
        names: list[Name] = []
        told: list[Attribution] = []
        text = document.text
        link = self.network.tables["link"]
        found = list(decoded)
        parses = self._parses(parts, [one.scores for one in found])
        for window, one in zip(parts, found, strict=True):
            words = [w for u in window for w in plan.words[u.sentence][u.first : u.last]]
            self._sentences((window, parses), plan, one.scores, tokens)
            spans = self._names.decode(one.names, one.odds, words)
            names += _names(window, spans, words, text)
            told += attributions.decode(one.said, one.scores, one.sure, link, (words, text))
        sentences = tuple(
            _sentence(index, some, text, plan.paragraphs[index])
            for index, some in enumerate(tokens)
        )
        return Annotated(document, sentences, tuple(names), tuple(told))

    def _sentences(
        self,
        parsed: tuple[list[Unit], Iterator[_Parse]],
        plan: Layout,
        score: Scores,
        tokens: list[list[Token]],
    ) -> None:
        """Append the tokens of every unit of the window, parsed, to its sentence."""
        window, parses = parsed
        labels = self.network.labels
        upos, feats, edits = labels["upos"], labels["feats"], labels["edit"]
        tags, forms, changes = (score[key].tolist() for key in ("upos", "feats", "edit"))
        at = 0
        for unit in window:
            parse = next(parses)
            sentence = tokens[unit.sentence]
            base = len(sentence)
            top = next((i for i, token in enumerate(sentence) if token.head < 0), 0)
            words = plan.words[unit.sentence][unit.first : unit.last]
            stop = at + len(words)
            columns = (tags[at:stop], forms[at:stop], changes[at:stop])
            for word, head, relation, tag_at, form, change in zip(
                words, parse.heads, parse.relations, *columns, strict=True
            ):
                if head >= 0:
                    head += base
                else:
                    head, relation = (top, "parataxis") if base else (-1, "root")
                tag = upos[tag_at]
                start, end, text = word
                lemma = lemmas.of(text, tag, edits[change])
                sentence.append(Token(start, end, text, lemma, tag, feats[form], head, relation))
            at = stop

    def _parses(self, parts: list[list[Unit]], scores: list[Scores]) -> Iterator[_Parse]:
        """The best trees of the units of one document, in order.

        A word whose head is not the one the network saw gets its relation from one product for the
        whole document: the product is small, and reading its table from memory is what it costs.
        """
        names = self.network.labels["deprel"]
        trees: list[tuple[decoding.Ints, Array, Array]] = []
        dependents, governors = [], []
        for window, score in zip(parts, scores, strict=True):
            at = 0
            for unit in window:
                size = unit.last - unit.first
                heads, kinds, rows = self._tree(score, at, size)
                trees.append((heads, kinds, rows))
                if len(rows):
                    columns = np.where(heads[rows] == 0, 0, heads[rows] + at)
                    dependents.append(score["rel_dependent"][rows + at])
                    governors.append(score["rel_head"][columns])
                at += size
        if dependents:
            mended = self._relations(np.concatenate(dependents), np.concatenate(governors))
            first = 0
            for _, kinds, rows in trees:
                kinds[rows] = mended[first : first + len(rows)]
                first += len(rows)
        return (
            _Parse((heads - 1).tolist(), [names[kind] for kind in kinds.tolist()])
            for heads, kinds, _ in trees
        )

    def _tree(self, score: Scores, at: int, size: int) -> tuple[decoding.Ints, Array, Array]:
        """Heads of one unit, whose first word is word ``at`` of the window, the relations that the
        network saw, and the rows for which it saw another head or a root that is none."""
        arcs = score["arcs"][at : at + size]
        own = np.concatenate([arcs[:, :1], arcs[:, at + 1 : at + 1 + size]], 1)
        heads = decoding.tree(own)
        kinds = score["relation"][at : at + size].copy()
        wrong = (heads != own.argmax(1)) | ((kinds == self._root) & (heads != 0))
        return heads, kinds, np.flatnonzero(wrong)

    def _relations(self, dependents: Array, governors: Array) -> Array:
        """Relations of words with their heads, [n, 128] each; none of them root."""
        rel = self.network.tables["rel"]
        left = (dependents @ rel[:128] + rel[128]).reshape(len(dependents), -1, 129)
        table = np.einsum("nrd,nd->nr", left[:, :, :128], governors) + left[:, :, 128]
        table[:, self._root] = -np.inf
        return np.asarray(table.argmax(1))


def _sentence(index: int, tokens: list[Token], text: str, paragraph: int) -> Sentence:
    start, end = tokens[0].start, tokens[-1].end
    return Sentence(index, start, end, text[start:end], tuple(tokens), paragraph)


def _names(
    window: list[Unit],
    spans: Sequence[tuple[int, int, str]],
    words: Sequence[RawToken],
    text: str,
) -> list[Name]:
    """Names with token numbers of their sentence; one that crosses a sentence end is cut there."""
    owners = [(u.sentence, i) for u in window for i in range(u.first, u.last)]
    found = []
    for first, last, label in spans:
        sentence, begin = owners[first]
        while owners[last - 1][0] != sentence:
            last -= 1
        start, end = words[first].start, words[last - 1].end
        stop = owners[last - 1][1] + 1
        found.append(Name(start, end, text[start:end], label, sentence, begin, stop))
    return found


class Annotator:
    """One document, or given words, at a time: what the scorers ask for."""

    def __init__(self, settings: Settings | None = None) -> None:
        self._grammar = Grammar(settings)

    def annotate(self, document: Document) -> Annotated:
        """The document annotated."""
        return self._grammar.annotate([document])[0]

    def annotate_tokens(self, sentences: Sequence[Sequence[str]]) -> Annotated:
        """The same for given words, one sentence of the result per sentence given."""
        return self._grammar.annotate_tokens(sentences)


def load(settings: Settings | None = None) -> Grammar:
    """The grammar stage with the weights the package ships."""
    return Grammar(settings)
