"""Figures on the development sets with the full-precision network (gold words and sentences)."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from model import Network
from windows import Window, cut, pack, spans_of

from dragoman.grammar import decoding

MOST = 160


def f1(right: int, guessed: int, gold: int) -> float:
    """F1 in per cent."""
    return round(200 * right / max(guessed + gold, 1), 2)


def states_of(network: Network, window: Window) -> tuple[list[torch.Tensor], Any]:
    """Encoder states of one window."""
    p = pack([window])
    return network.encoder(p.ids, p.codes, p.sizes), p


def windows_of(documents: list[Any], quick: bool, whole: bool = False) -> list[Window]:
    """Windows of the documents; a fifth of the documents where ``quick``."""
    some = documents[::5] if quick else documents
    return [w for d in some for w in cut(d, MOST, whole=whole)]


def syntax(network: Network, documents: list[Any], quick: bool) -> dict[str, float]:
    """UPOS, FEATS, lemma and attachment, with greedy heads."""
    right = dict.fromkeys(("upos", "feats", "edit", "uas", "las"), 0)
    total = 0
    for window in windows_of(documents, quick):
        states, p = states_of(network, window)
        part = network.syntax
        words = part.words(states, p.first, p.last)
        tags = part.tags(words)
        for key in ("upos", "feats", "edit"):
            best = getattr(part, key)(tags).argmax(1).tolist()
            gold = [network.index[key].get(v, -1) for s in window.sentences for v in s[key]]
            right[key] += sum(a == b for a, b in zip(best, gold, strict=True))
        dependents, heads, rel_dependents, rel_heads = part.vectors(words)
        root_arc, root_rel = part.head(part.root[None]), part.rel_head(part.root[None])
        at = 0
        for s in window.sentences:
            n = len(s["words"])
            mine = slice(at, at + n)
            arcs = dependents[mine, :-1] @ torch.cat([root_arc, heads[mine]]).T
            arcs = arcs + dependents[mine, -1:]
            found = torch.from_numpy(decoding.tree(arcs.numpy()))
            rels = part.relations(
                rel_dependents[mine], torch.cat([root_rel, rel_heads[mine]])[found]
            ).argmax(1)
            for head, rel, g, r in zip(
                found.tolist(), rels.tolist(), s["head"], s["deprel"], strict=True
            ):
                right["uas"] += head == g
                same = network.labels["deprel"][rel].split(":")[0] == r.split(":")[0]
                right["las"] += head == g and same
            at += n
            total += n
    return {k: round(100 * v / total, 2) for k, v in right.items()}


def names(network: Network, documents: list[Any], quick: bool) -> float:
    """Span F1 of newswire names."""
    types = network.labels["name"]
    right = guessed = total = 0
    chain = [getattr(network.names.chain, k).numpy() for k in ("between", "start", "end")]
    for window in windows_of(documents, quick):
        states, p = states_of(network, window)
        part = network.names
        scores = part.tags(part.hidden(part.words(states, p.first, p.last)))
        tags = decoding.viterbi([scores[None].numpy()], *chain)[0][0]
        found = {(a, b, types[k]) for a, b, k in decoding.spans(tags)}
        gold = set()
        at = 0
        for s in window.sentences:
            gold |= {(a + at, b + at, k) for a, b, k in spans_of(s["tags"])}
            at += len(s["words"])
        right += len(found & gold)
        guessed += len(found)
        total += len(gold)
    return f1(right, guessed, total)


def politics(network: Network, documents: list[Any]) -> float:
    """Span F1 of the finer political types."""
    types = network.labels["politics"]
    right = guessed = total = 0
    zero = np.zeros((1, 4 * len(types) + 1), np.float32)
    between = np.zeros((1, zero.shape[1], zero.shape[1]), np.float32)
    for window in windows_of(documents, False):
        states, p = states_of(network, window)
        part = network.names
        scores = part.politics(part.hidden(part.words(states, p.first, p.last))).log_softmax(-1)
        tags = decoding.viterbi([scores[None].numpy()], between, zero, zero)[0][0]
        found = {(a, b, types[k]) for a, b, k in decoding.spans(tags)}
        gold = set(spans_of(window.sentences[0]["tags"]))
        right += len(found & gold)
        guessed += len(found)
        total += len(gold)
    return f1(right, guessed, total)


def attribution(network: Network, documents: list[Any], quick: bool) -> dict[str, float]:
    """Exact character-span F1 of source, cue and content."""
    chain = [getattr(network.attribution.chain, k).numpy() for k in ("between", "start", "end")]
    figures = {}
    counts = np.zeros((3, 3), int)
    for document in documents[::5] if quick else documents:
        found: list[set[tuple[int, int]]] = [set(), set(), set()]
        for window in cut(document, MOST, whole=True):
            states, p = states_of(network, window)
            part = network.attribution
            words = part.words(states, p.first, p.last)
            scores = part.tags(part.hidden(words)).unflatten(1, (3, 5)).transpose(0, 1)
            tags = decoding.viterbi([scores.numpy()], *chain)[0]
            offsets = [o for s in window.sentences for o in s["offsets"]]
            for kind in range(3):
                for a, b, _ in decoding.spans(tags[kind]):
                    found[kind].add((offsets[a][0], offsets[b][1]))
        for kind, key in enumerate(("source", "cue", "content")):
            gold = {tuple(s) for g in document[0]["gold"] for s in g[key]}
            counts[kind] += (len(found[kind] & gold), len(found[kind]), len(gold))
    for kind, key in enumerate(("source", "cue", "content")):
        figures[key] = f1(*counts[kind])
    return figures


def evaluate(network: Network, sets: dict[str, Any], quick: bool) -> dict[str, Any]:
    """All figures; ``quick`` takes every fifth document."""
    figures: dict[str, Any] = {"ewt": syntax(network, sets["ewt-dev"], quick)}
    if not quick:
        figures["gum"] = syntax(network, sets["gum-dev"], quick)
        figures["politics"] = politics(network, sets["politics-dev"][400:])
    figures["names"] = names(network, sets["names-dev"], quick)
    figures["attribution"] = attribution(network, sets["attribution-dev"], quick)
    return figures
