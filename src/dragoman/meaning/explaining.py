"""Why words that could tell an act do not: for those who write acts of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.lexicon import Act, Cue, Lexicon
from dragoman.meaning.cues import anchors, obstacle
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.matching import Match
from dragoman.meaning.matching import matches as matches_in
from dragoman.meaning.pruning import promised, pruned
from dragoman.meaning.roles import Anchor, fill, walk
from dragoman.meaning.trees import Tree, trees
from dragoman.records import Annotated, Span

#: Parts of speech as a cue has them.
_POS = {"AUX": "VERB", "PROPN": "NOUN"}
_CALLED = {"VERB": "a verb", "NOUN": "a noun", "ADJ": "an adjective", "ADV": "an adverb"}
#: Letters that two words must share at the start for one to be a form of the other.
_STEM = 4


@dataclass(frozen=True, slots=True)
class Near:
    """A word of an act's cues that does not tell the act, and why.

    ``act`` is the act that the word tells instead, None where it tells none.
    """

    sentence: int
    word: Span
    reason: str
    act: str | None = None


def near_misses(annotated: Annotated, lexicon: Lexicon, act: Act) -> tuple[Near, ...]:
    """Every word of an act's cues in a document that tells no event of this act, in order."""
    kinds = Kinds(annotated)
    found: list[Near] = []
    for tree in trees(annotated.sentences):
        found.extend(_of_sentence(tree, lexicon, act, kinds))
    return tuple(found)


def lookalikes(annotated: Annotated, act: Act) -> tuple[str, ...]:
    """Words that begin as a trigger does and are read as forms of another word."""
    found: list[str] = []
    for sentence in annotated.sentences:
        for token in sentence.tokens:
            lemma = token.lemma.lower()
            for cue in act.cues:
                for trigger in cue.lemmas:
                    if lemma != trigger and _same_stem(token.text.lower(), trigger):
                        found.append(f"“{token.text}” is read as a form of “{lemma}”")
    return tuple(dict.fromkeys(found))


def _same_stem(word: str, trigger: str) -> bool:
    return len(trigger) >= _STEM and word.startswith(trigger[: max(_STEM, len(trigger) - 2)])


def _of_sentence(tree: Tree, lexicon: Lexicon, act: Act, kinds: Kinds) -> Iterator[Near]:
    """The near misses of one sentence."""
    matches = list(matches_in(tree, lexicon, kinds))
    kept = pruned(tree, matches, kinds)
    told = [match for match in kept if not promised(tree, match, kept)]
    ours = {match.anchor.trigger for match in told if match.act.id == act.id}
    for index, lemma in enumerate(tree.lemmas):
        cues = [cue for cue in act.cues if lemma in cue.lemmas or tree.words[index] in cue.lemmas]
        if not cues or index in ours:
            continue
        token = tree.tokens[index]
        here = next((match for match in matches if match.anchor.trigger == index), None)
        reason = _reason(tree, index, cues, here, (act, kinds, kept))
        other = here.act.id if here is not None and here.act.id != act.id else None
        yield Near(tree.sentence.index, Span(token.start, token.end, token.text), reason, other)


def _reason(
    tree: Tree,
    index: int,
    cues: list[Cue],
    here: Match | None,
    known: tuple[Act, Kinds, list[Match]],
) -> str:
    """Why the word at a place tells no event of the act."""
    act, kinds, kept = known
    if here is not None and here.act.id == act.id:
        return _left_out(here, kept)
    if tree.tokens[index].upos == "PROPN" and kinds.in_name(tree, index):
        return "the word is part of a name"
    upos = _POS.get(tree.tokens[index].upos, tree.tokens[index].upos)
    fitting = [cue for cue in cues if cue.pos == upos]
    if not fitting:
        wanted = " or ".join(dict.fromkeys(_CALLED.get(cue.pos, cue.pos) for cue in cues))
        return f"kind: the word is read as {_CALLED.get(upos, upos)}, and the cue wants {wanted}"
    reasons = [reason for cue in fitting if (reason := _of_cue(tree, index, cue, kinds))]
    if len(reasons) == len(fitting):
        return "; or ".join(dict.fromkeys(reasons))
    if here is not None:
        return f"the act “{here.act.id}” is tried first, asking for more, and takes this word"
    return "the words before or behind make it no event"


def _left_out(match: Match, kept: list[Match]) -> str:
    """Why a cue that holds gives no event."""
    if match in kept:
        return "it is only what somebody pledges, offers or agrees to: the commitment tells it"
    if not match.roles.get("actor") and not match.roles.get("recipient"):
        return "the cue holds, but neither actor nor recipient is found"
    return "the cue holds, but it says again what another word tells, or is said of nobody named"


def _of_cue(tree: Tree, index: int, cue: Cue, kinds: Kinds) -> str | None:
    """Why a cue does not hold at a word; None where it does."""
    stopped = obstacle(tree, index, cue)
    if stopped is not None:
        return stopped
    found = None
    for anchor in anchors(tree, index, cue):
        empty = _empty_role(tree, anchor, cue, kinds)
        if empty is None:
            return None
        found = found or empty
    return found


def _empty_role(tree: Tree, anchor: Anchor, cue: Cue, kinds: Kinds) -> str | None:
    """The required role that stays empty, with what stands where it was looked for."""
    free = {role: replace(rule, required=False) for role, rule in cue.roles.items()}
    filled = fill(tree, anchor, replace(cue, roles=free), kinds) or {}
    for role, rule in cue.roles.items():
        if not rule.required or role in filled:
            continue
        wanted = " or ".join(rule.kinds or (("agent",) if role == "actor" else ()))
        for path in rule.paths:
            for other in walk(tree, anchor, path):
                word = tree.tokens[other].text
                return f"roles.{role}: “{word}” at {path} is not taken for {wanted or 'it'}"
        return f"roles.{role}: nothing stands at {', '.join(rule.paths)}"
    return None
