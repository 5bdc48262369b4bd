"""The noun phrases that name who speaks, and the texts through which it came."""

from __future__ import annotations

from dragoman.lexicon import titles
from dragoman.meaning.candidates import Candidate
from dragoman.meaning.sources import issuer_after
from dragoman.meaning.trees import Tree
from dragoman.records import Mention, Span

_ISSUING = frozenset(
    {"send", "issue", "release", "publish", "make", "sign", "write", "deliver", "adopt", "give",
     "post", "circulate", "hand"}
)  # fmt: skip


def sources_of(candidate: Candidate, trees: tuple[Tree, ...]) -> tuple[Mention, ...]:
    """One mention a speaker: conjuncts of the grammatical speaker, else of the source's words."""
    if candidate.speaker >= 0:
        tree = trees[candidate.origin]
        return tuple(tree.mention(i) for i in tree.conjuncts(candidate.speaker))
    mentions: list[Mention] = []
    for span in candidate.source:
        for tree in trees:
            if tree.sentence.start <= span.start < tree.sentence.end:
                head = _head_in(tree, span)
                if head >= 0 and tree.tokens[head].text.lower() in ("who", "which", "that"):
                    verb = tree.tokens[head].head
                    head = tree.subject(verb) if verb >= 0 else -1
                    mentions.extend(tree.mention(i) for i in ([head] if head >= 0 else []))
                elif head >= 0:
                    mentions.extend(
                        tree.mention(i)
                        for i in tree.conjuncts(head)
                        if span.start <= tree.tokens[i].start < span.end
                    )
                break
    return tuple(mentions)


def _head_in(tree: Tree, span: Span) -> int:
    """The noun, name or pronoun inside ``span`` that governs the rest of it; -1 where none does."""
    inside = [i for i, t in enumerate(tree.tokens) if span.start <= t.start < span.end]
    chosen = set(inside)
    nominal = [i for i in inside if tree.tokens[i].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")]
    tops = [i for i in nominal if tree.tokens[i].head not in chosen]
    return next(iter(tops or nominal), -1)


def vehicles_of(
    candidate: Candidate, sources: tuple[Mention, ...], trees: tuple[Tree, ...]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Split sources into texts that carry words and who issued them.

    ``a statement from the Kremlin`` gives the statement as vehicle and the Kremlin as source; ``The
    statement`` alone gives a vehicle without a source (the caller looks back). ``said in an
    interview`` adds a vehicle beside the speaker.
    """
    vehicles: list[Mention] = []
    speakers: list[Mention] = []
    for mention in sources:
        tree = trees[mention.sentence]
        if tree.tokens[mention.head].lemma.lower() not in titles().vehicles:
            speakers.append(mention)
            continue
        vehicles.append(mention)
        issuer = _issuer(tree, mention.head)
        if issuer >= 0:
            speakers.extend(tree.mention(i) for i in tree.conjuncts(issuer))
    if candidate.cue_index >= 0:
        tree = trees[candidate.sentence]
        for kid in tree.children(candidate.cue_index, "obl"):
            in_text = tree.preposition(kid) in ("in", "through", "via", "during")
            if in_text and tree.tokens[kid].lemma.lower() in titles().vehicles:
                vehicles.append(tree.mention(kid))
    return tuple(vehicles), tuple(speakers)


def issued(tree: Tree) -> list[tuple[int, int]]:
    """(text, who issued it) for "X sent a message", "X published a statement": token indices."""
    found = []
    for index, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or token.lemma.lower() not in titles().vehicles:
            continue
        verb = token.head
        if verb < 0 or tree.tokens[verb].lemma.lower() not in _ISSUING:
            continue
        if token.deprel == "obj" and not tree.is_passive(verb):
            who = tree.subject(verb)
        elif token.deprel == "nsubj:pass":
            who = tree.agent(verb)
        else:
            who = -1
        if who >= 0:
            found.append((index, who))
    return found


def _issuer(tree: Tree, index: int) -> int:
    """Whose text it is: "his office's statement", "a statement from / by / of the Kremlin"."""
    owner = tree.child(index, "nmod:poss")
    if owner >= 0:
        return owner
    for kid in tree.children(index, "nmod"):
        if tree.preposition(kid) in ("from", "by", "of"):
            return kid
    for clause in tree.children(index, "acl"):
        agent = tree.agent(clause)
        if agent >= 0:
            return agent
    name = tree.child(index, "compound")
    if name >= 0 and tree.tokens[name].upos == "PROPN":
        return name
    return issuer_after(tree, index)
