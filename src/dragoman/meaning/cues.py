"""Does a cue of the lexicon hold at a token? Every constraint of the cue, checked on the tree."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.lexicon import Cue
from dragoman.meaning.roles import Anchor, clauses, deep_object
from dragoman.meaning.trees import RELATIVES, Tree, base

#: Words that make another verb of the one before them.
PARTICLES = frozenset({"off", "over", "down", "out", "up", "back", "away", "in"})
#: Words right behind a verb that make another of it, however they are parsed.
_PARTING = frozenset({"out", "off", "down", "up", "away"})
_MODIFIERS = ("compound", "amod", "nmod", "nmod:poss", "nmod:desc", "nmod:unmarked", "flat")


def anchors(tree: Tree, index: int, cue: Cue) -> Iterator[Anchor]:
    """The ways cue may be anchored at token ``index``; those that meet all its constraints."""
    for anchor in _places(tree, index, cue):
        if _holds(tree, anchor, cue):
            yield anchor


def _places(tree: Tree, index: int, cue: Cue) -> Iterator[Anchor]:
    if cue.kind == "light":
        yield from _light(tree, index, cue)
    elif cue.kind == "noun":
        yield Anchor(index, -1, passive=False)
    elif cue.kind == "verb":
        passive = tree.is_passive(index)
        yield Anchor(index, index, passive=passive, particles=cue.particles)
    else:
        yield Anchor(index, index, passive=False)


def _light(tree: Tree, index: int, cue: Cue) -> Iterator[Anchor]:
    """The verb of a light-verb phrase: above the noun, or in a clause hung on it."""
    first = index
    while tree.tokens[first].deprel == "conj" and tree.tokens[first].head >= 0:
        first = tree.tokens[first].head
    token = tree.tokens[first]
    head = token.head
    if head >= 0 and _lemma(tree, head) in cue.verbs:
        if token.deprel in cue.link or ("obj" in cue.link and _after_particle(tree, first, head)):
            yield Anchor(index, head, passive=tree.is_passive(head))
        elif "obj" in cue.link and token.deprel == "nsubj:pass":
            yield Anchor(index, head, passive=True)
        elif base(token.deprel) in ("obl", "nmod") and any(
            link.replace("_", " ") == f"obl:{tree.preposition(first)}" for link in cue.link
        ):
            yield Anchor(index, head, passive=tree.is_passive(head))
    if "obj" in cue.link:
        for kid in tree.children(index, "acl", "acl:relcl"):
            if _lemma(tree, kid) not in cue.verbs or tree.child(kid, "obj") >= 0:
                continue
            own = tree.child(kid, "nsubj")
            if tree.is_passive(kid) or (own >= 0 and tree.words[own] not in RELATIVES):
                yield Anchor(index, kid, passive=tree.is_passive(kid), relative=True)


def _after_particle(tree: Tree, noun: int, verb: int) -> bool:
    """ "carried out attacks": the particle taken for a preposition of the object."""
    case = tree.child(noun, "case")
    loose = tree.deprels[noun] == "obl" and case == verb + 1
    return loose and tree.words[case] in PARTICLES - {"in"}


def _lemma(tree: Tree, index: int) -> str:
    return tree.lemmas[index]


def _holds(tree: Tree, anchor: Anchor, cue: Cue) -> bool:
    verb, noun = anchor.predicate, anchor.trigger
    if cue.phrases and not any(_phrase(tree, noun, words) for words in cue.phrases):
        return False
    if cue.kind in ("light", "noun") and not _modified(tree, anchor, cue):
        return False
    if verb < 0:
        return not cue.oblique_any or _oblique(tree, (noun,), cue.oblique_any)
    if cue.voice and (cue.voice == "passive") != anchor.passive:
        return False
    return (
        _particles(tree, verb, cue)
        and _objects(tree, anchor, cue)
        and _subjects(tree, anchor, cue)
        and _obliques(tree, anchor, cue)
        and _complements(tree, anchor, cue)
    )


def _phrase(tree: Tree, start: int, words: tuple[str, ...]) -> bool:
    tokens = tree.tokens[start : start + len(words)]
    return len(tokens) == len(words) and all(
        word in (token.lemma.lower(), token.text.lower())
        for word, token in zip(words, tokens, strict=True)
    )


def _modified(tree: Tree, anchor: Anchor, cue: Cue) -> bool:
    lemmas = {_lemma(tree, k) for k in tree.children(anchor.trigger, *_MODIFIERS)}
    before = anchor.trigger - 1
    if before >= 0 and tree.tokens[before].upos in ("NOUN", "PROPN", "ADJ"):
        lemmas.add(_lemma(tree, before))  # "air strikes" with both hung on one verb.
    nested = tree.children(anchor.trigger, "compound", "amod")
    lemmas |= {_lemma(tree, k) for kid in nested for k in tree.children(kid, "compound", "conj")}
    lemmas |= {tree.tokens[k].text.lower() for k in nested}
    if cue.modifiers_any and lemmas.isdisjoint(cue.modifiers_any):
        return False
    return lemmas.isdisjoint(cue.modifiers_none)


def _particles(tree: Tree, verb: int, cue: Cue) -> bool:
    own = {tree.tokens[k].text.lower() for k in tree.children(verb, "compound:prt")}
    # Parsers hang "over" and "out" as adverbs as well.
    loose = {tree.tokens[k].text.lower() for k in tree.children(verb, "advmod", "obl")}
    if verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].text.lower() in PARTICLES:
        # "called off his trip": often hung on the noun behind it as a preposition.
        loose.add(tree.tokens[verb + 1].text.lower())
    if cue.particles:
        return not own.isdisjoint(cue.particles) or not loose.isdisjoint(cue.particles)
    after = tree.words[verb + 1] if verb + 1 < len(tree.words) else ""
    away = after in _PARTING and not any(o.startswith(after) for o in cue.oblique_any)
    return (not own and not away) or cue.kind == "light"


def _objects(tree: Tree, anchor: Anchor, cue: Cue) -> bool:
    if not cue.object_any and not cue.object_none:
        return True
    heads = deep_object(tree, anchor)
    return _allowed(_words(tree, heads), cue.object_any, cue.object_none)


def _subjects(tree: Tree, anchor: Anchor, cue: Cue) -> bool:
    if not cue.subject_any and not cue.subject_none:
        return True
    verb = anchor.predicate
    subject = tree.agent(verb) if anchor.passive else tree.subject(verb)
    return _allowed(_words(tree, [subject] if subject >= 0 else []), cue.subject_any,
                    cue.subject_none)  # fmt: skip


def _words(tree: Tree, heads: list[int]) -> set[str]:
    found: set[str] = set()
    for head in heads:
        for member in tree.conjuncts(head):
            found.add(_lemma(tree, member))
            found.update(_lemma(tree, k) for k in tree.children(member, "compound"))
    return found


def _allowed(words: set[str], wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> bool:
    if wanted and words.isdisjoint(wanted):
        return False
    if "*" in unwanted:
        return not words
    return words.isdisjoint(unwanted)


def _obliques(tree: Tree, anchor: Anchor, cue: Cue) -> bool:
    hosts = tuple({anchor.predicate, anchor.trigger})
    if cue.oblique_any and not _oblique(tree, hosts, cue.oblique_any):
        return False
    return not (cue.oblique_none and _oblique(tree, hosts, cue.oblique_none))


def _oblique(tree: Tree, hosts: tuple[int, ...], wanted: tuple[str, ...]) -> bool:
    for host in hosts:
        for kid in tree.kids[host]:
            if base(tree.tokens[kid].deprel) not in ("obl", "nmod", "advmod"):
                continue
            preposition = tree.preposition(kid) or "by" * (tree.tokens[kid].deprel == "obl:agent")
            words = {_lemma(tree, kid), *(_lemma(tree, k) for k in tree.children(kid, "compound"))}
            for pattern in wanted:
                want, _, lemma = pattern.partition(":")
                if want.replace("_", " ") == preposition and (lemma == "*" or lemma in words):
                    return True
    return False


def _complements(tree: Tree, anchor: Anchor, cue: Cue) -> bool:
    if not cue.complement and not cue.complement_any:
        return True
    relations = cue.complement or ("xcomp", "ccomp", "advcl", "acl")
    heads = clauses(tree, anchor, relations)
    if not heads:
        return False
    return not cue.complement_any or any(_lemma(tree, k) in cue.complement_any for k in heads)


# ------------------------------------------------------------------- why a cue does not hold


def obstacle(tree: Tree, index: int, cue: Cue) -> str | None:
    """What keeps a cue from holding at a token, as field and words; None where nothing does."""
    found: str | None = None
    for anchor in _places(tree, index, cue):
        failed = _failing(tree, anchor, cue)
        if failed is None:
            return None
        found = found or failed
    return found or f"verbs, link: “{tree.tokens[index].text}” hangs on none of these verbs so"


def _failing(tree: Tree, anchor: Anchor, cue: Cue) -> str | None:
    """The first constraint that an anchor does not meet, in the order of :func:`_holds`."""
    noun, verb = anchor.trigger, anchor.predicate
    if cue.phrases and not any(_phrase(tree, noun, words) for words in cue.phrases):
        return "phrases: none of them begins here"
    if cue.kind in ("light", "noun") and not _modified(tree, anchor, cue):
        before = [tree.lemmas[k] for k in tree.children(noun, *_MODIFIERS)]
        return _told("modifiers_any, modifiers_none", before, "before the noun")
    if verb < 0:
        held = not cue.oblique_any or _oblique(tree, (noun,), cue.oblique_any)
        return None if held else _told("oblique_any", _phrases(tree, (noun,)), "behind the noun")
    if cue.voice and (cue.voice == "passive") != anchor.passive:
        return f"voice: the verb is {'passive' if anchor.passive else 'active'}"
    return _failing_around(tree, anchor, cue)


def _failing_around(tree: Tree, anchor: Anchor, cue: Cue) -> str | None:
    """The same for what stands around a verb."""
    verb = anchor.predicate
    if not _particles(tree, verb, cue):
        behind = tree.words[verb + 1 : verb + 2]
        return _told("particles", list(behind), "behind the verb")
    if not _objects(tree, anchor, cue):
        objects = sorted(_words(tree, deep_object(tree, anchor)))
        return _told("object_any, object_none", objects, "as the object")
    if not _subjects(tree, anchor, cue):
        subject = tree.agent(verb) if anchor.passive else tree.subject(verb)
        words = sorted(_words(tree, [subject] if subject >= 0 else []))
        return _told("subject_any, subject_none", words, "as the subject")
    if not _obliques(tree, anchor, cue):
        phrases = _phrases(tree, (anchor.trigger, verb))
        return _told("oblique_any, oblique_none", phrases, "beside the verb")
    if not _complements(tree, anchor, cue):
        return "complement, complement_any: there is no such clause"
    return None


def _told(names: str, words: list[str], where: str) -> str:
    """ "object_any: “plane” as the object"."""
    told = ", ".join(f"“{word}”" for word in words) or "nothing"
    return f"{names}: {told} {where}"


def _phrases(tree: Tree, hosts: tuple[int, ...]) -> list[str]:
    """The prepositional phrases of some words, as ``preposition:lemma``."""
    return list(
        dict.fromkeys(
            f"{tree.preposition(kid).replace(' ', '_')}:{tree.lemmas[kid]}"
            for host in hosts
            for kid in tree.kids[host]
            if base(tree.deprels[kid]) in ("obl", "nmod") and tree.preposition(kid)
        )
    )
