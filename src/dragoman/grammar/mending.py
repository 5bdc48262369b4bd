"""Slips of the parser that the words themselves give away, mended in the tree.

Each function takes the tokens of one sentence and returns them, changed or not. What is mended was
counted among the commonest reasons for lost roles in news and official releases: two nouns in a row
taken for two subjects ("state media reported"), an active perfect taken for a passive ("had granted
asylum"), an -ing form coordinated with a finite verb, and words before a name hung inside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from dragoman.grammar.hanging import days
from dragoman.records import Name, Token

_NOMINAL = ("NOUN", "PROPN")
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "obl")
_ASTRAY = ("appos", "nmod", "nmod:unmarked", "nmod:desc", "compound", "dislocated")
_SUBJECT = ("nsubj", "csubj", "expl")
_SAYING = ("say", "tell", "state", "declare")
_LEFT = ("case", "det", "punct", "cc")
_RIGHT = ("conj", "appos", "acl", "acl:relcl", "punct", "case")


def mend(tokens: list[Token], names: Iterable[Name]) -> list[Token]:
    """All mendings in turn."""
    for name in names:
        tokens = whole_name(tokens, name)
    return days(agents(objects(parallel(active(crossing(subjects(coordinated(twins(tokens)))))))))


def twins(tokens: list[Token]) -> list[Token]:
    """Two nouns in a row in one role are a compound: the first hangs on the second."""
    changed = list(tokens)
    for index in range(len(tokens) - 1):
        left, right = changed[index], changed[index + 1]
        same = left.head == right.head and left.deprel == right.deprel and left.head >= 0
        if not same or left.deprel not in _ARGUMENTS:
            continue
        if left.upos not in _NOMINAL or right.upos not in _NOMINAL:
            continue
        changed[index] = replace(left, head=index + 1, deprel="compound")
        for at, token in enumerate(changed):
            if token.head == index:
                changed[at] = replace(token, head=index + 1)
    return changed


def coordinated(tokens: list[Token]) -> list[Token]:
    """ "A and B met" with B hung elsewhere: a noun with its own "and" goes with the noun before."""
    changed = list(tokens)
    links: dict[int, int] = {}  # a word → the first "and" that hangs on it
    for index, token in enumerate(tokens):
        if token.deprel == "cc" and token.text.lower() == "and":
            links.setdefault(token.head, index)
    for index, token in enumerate(tokens):
        if token.upos not in _NOMINAL or token.deprel in ("conj", "root"):
            continue
        link = links.get(index, -1)
        if link < 1 or link >= index:
            continue
        node = link - 1
        while tokens[node].head >= 0 and tokens[node].deprel in ("flat", "compound", "nmod:desc"):
            node = tokens[node].head
        if tokens[node].upos in _NOMINAL and node < link:
            changed[index] = replace(token, head=node, deprel="conj")
    return changed


def subjects(tokens: list[Token]) -> list[Token]:
    """ "A left, B said" with both subjects under "said": the first goes to the clause without."""
    changed = list(tokens)
    for verb in _doubled(tokens, "nsubj"):
        own = [i for i, t in enumerate(changed) if t.head == verb and t.deprel == "nsubj"]
        for index, token in enumerate(changed):
            if token.head != verb or token.deprel not in ("ccomp", "parataxis"):
                continue
            empty = not any(t.head == index and t.deprel.startswith("nsubj") for t in changed)
            if empty and own[0] < index < own[1]:
                changed[own[0]] = replace(changed[own[0]], head=index)
                break
    return changed


def crossing(tokens: list[Token]) -> list[Token]:
    """ "Minister Rey received envoy Ode" with Rey hung on Ode: before a verb without a subject, Rey
    is its subject."""
    changed = list(tokens)
    for index, token in enumerate(tokens):
        if token.upos not in _NOMINAL or token.deprel not in _ASTRAY or token.head <= index:
            continue
        verb = tokens[token.head].head
        if not index < verb < token.head or not _finite(tokens[verb]):
            continue
        governed = any(t.head == verb and t.deprel.startswith(_SUBJECT) for t in changed)
        marked = any(t.head == index and t.deprel == "case" and i < index
                     for i, t in enumerate(tokens))  # fmt: skip
        if not governed and not marked:
            changed[index] = replace(token, head=verb, deprel="nsubj")
    return changed


def _finite(token: Token) -> bool:
    """True for a verb in the indicative."""
    return token.upos == "VERB" and "VerbForm=Fin" in token.feats


def active(tokens: list[Token]) -> list[Token]:
    """ "had granted asylum": a passive subject without a passive auxiliary, beside an object."""
    changed = list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "nsubj:pass" or token.head < 0:
            continue
        siblings = [t for t in tokens if t.head == token.head]
        helped = any(
            t.deprel == "aux:pass" or (t.deprel == "aux" and t.lemma in ("be", "get"))
            for t in siblings
        )
        if not helped and any(t.deprel == "obj" for t in siblings):
            changed[index] = replace(token, deprel="nsubj")
    return changed


def parallel(tokens: list[Token]) -> list[Token]:
    """ "stressing the need for doing A, and doing B": B goes with A, not with the finite verb."""
    changed = list(tokens)
    for index, token in enumerate(tokens):
        if token.deprel != "conj" or token.head < 0 or not _gerund(token):
            continue
        if "VerbForm=Fin" not in tokens[token.head].feats:
            continue
        if any(t.head == index and t.deprel in ("nsubj", "aux", "nsubj:pass") for t in tokens):
            continue
        for before in range(index - 1, token.head, -1):
            if _gerund(tokens[before]) and tokens[before].deprel != "amod":
                changed[index] = replace(token, head=before)
                break
    return changed


def agents(tokens: list[Token]) -> list[Token]:
    """ "groups led by X" with X hung on "groups": a participle's own by-phrase is its agent."""
    changed = list(tokens)
    for index, token in enumerate(tokens):
        if token.text.lower() != "by" or token.deprel != "case" or index == 0:
            continue
        verb, noun = tokens[index - 1], token.head
        if verb.upos != "VERB" or verb.deprel not in ("acl", "acl:relcl", "advcl"):
            continue
        if noun > index and changed[noun].head == index - 1 and _quoted_as(tokens, index - 1):
            # "X was quoted as saying by Y": Y quotes.
            changed[noun] = replace(changed[noun], head=verb.head, deprel="obl:agent")
            continue
        led = noun > index and changed[noun].head != index - 1
        if led and changed[noun].upos in (*_NOMINAL, "PRON") and changed[noun].head < index - 1:
            changed[noun] = replace(changed[noun], head=index - 1, deprel="obl:agent")
    return changed


def _quoted_as(tokens: list[Token], gerund: int) -> bool:
    """True for "saying" under "as" and a passive: "was quoted as saying"."""
    verb = tokens[gerund]
    return (
        verb.lemma.lower() in _SAYING
        and _gerund(verb)
        and tokens[gerund - 1].text.lower() == "as"
        and any(t.head == verb.head and t.deprel == "aux:pass" for t in tokens)
    )


def objects(tokens: list[Token]) -> list[Token]:
    """ "stressing A, and doing B", both objects under "stressing": B goes to the nearer verb."""
    changed = list(tokens)
    for verb in _doubled(tokens, "obj"):
        own = [i for i, t in enumerate(changed) if t.head == verb and t.deprel == "obj"]
        for left, right in pairwise(own):
            for between in range(left + 1, right):
                if not _gerund(changed[between]) or changed[between].deprel == "amod":
                    continue
                if not any(t.head == between and t.deprel == "obj" for t in changed):
                    changed[right] = replace(changed[right], head=between)
                    break
    return changed


def _doubled(tokens: list[Token], relation: str) -> list[int]:
    """The words on which two or more words hang in one relation, in order."""
    count = Counter(token.head for token in tokens if token.deprel == relation and token.head >= 0)
    return sorted(head for head, number in count.items() if number > 1)


def _gerund(token: Token) -> bool:
    return token.upos == "VERB" and token.text.lower().endswith("ing")


def whole_name(tokens: list[Token], name: Name) -> list[Token]:
    """What is hung on an inner word of a name from outside hangs on the name's head."""
    inside = range(name.first, name.last)
    heads = [i for i in inside if tokens[i].head not in inside]
    if len(inside) < 2 or len(heads) != 1:
        return tokens
    head = heads[0]
    changed = list(tokens)
    for index, token in enumerate(tokens):
        if index in inside or token.head not in inside or token.head == head:
            continue
        if (index < name.first and token.deprel in _LEFT) or (
            index >= name.last and token.deprel in _RIGHT
        ):
            changed[index] = replace(token, head=head)
    return changed
