"""Who says what: statements from the network's attributions and from the sentence's own grammar.

Two readers look at every sentence. The network marks source, cue and content wherever writers
attribute anything; the grammar finds reporting verbs and nouns with their clauses, ``according
to``, reported evaluations (``has been deemed``) and hearsay adverbs. :func:`find` lays one over the
other: where both mark a cue the network's span of the content is kept unless the grammar's clause
holds more of it, and the act, the speakers and the nesting come from the grammar and the lexicon.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from dragoman.meaning import quotes as quotation
from dragoman.meaning import turns
from dragoman.meaning.candidates import Candidate
from dragoman.meaning.gathering import candidates
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.merging import attributions, merge, tokens_in, whole
from dragoman.meaning.speakers import issued, sources_of, vehicles_of
from dragoman.meaning.tense import ahead, past
from dragoman.meaning.trees import Tree
from dragoman.records import Annotated, Mention, Span, StatementFinding, TimeExpression

Manner = Literal["direct", "mixed", "indirect"]


def find(
    annotated: Annotated,
    trees: tuple[Tree, ...],
    kinds: Kinds,
    beside: frozenset[int] = frozenset(),
) -> tuple[StatementFinding, ...]:
    """All statements of a document, in the order of their first words, with ``parent`` set.

    ``beside``: sentences that are no part of what the report tells.
    """
    text = annotated.document.text
    marks = quotation.find(text)
    found: list[Candidate] = []
    by_sentence = attributions(annotated)
    spoken = turns.find(annotated, trees, kinds)
    labels = {turn.sentence for turn in spoken}
    for tree in trees:
        if tree.sentence.index in beside | labels:
            continue
        own = candidates(tree, kinds, marks)
        merged = merge(tree, own, by_sentence.get(tree.sentence.index, []), kinds, marks)
        found.extend(whole(candidate, tree, marks, text) for candidate in merged)
    plain = tuple(tree for tree in trees if tree.sentence.index not in beside)
    found.extend(_floating(plain, trees, found, marks))
    found = _distinct(found)
    found = [_antecedent(_apart(candidate, trees, marks), trees) for candidate in found]
    statements = [_finding(c, trees, annotated, marks) for c in found if c.content]
    statements = [s for s in statements if not _addressed(s)]
    statements = [*spoken, *_inherit_vehicles(statements, trees)]
    return _nest(sorted(statements, key=_position))


def _floating(
    plain: tuple[Tree, ...],
    trees: tuple[Tree, ...],
    found: list[Candidate],
    marks: tuple[Span, ...],
) -> list[Candidate]:
    """Quoted sentences without a cue, given to the speaker the paragraph last quoted directly."""
    floating: list[Candidate] = []
    last: Candidate | None = None
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in found:
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    for tree in plain:
        mark = next((m for m in marks if _fills(tree, m)), None)
        own = [
            c
            for c in by_sentence.get(tree.sentence.index, [])
            if mark is None or c.cue is None or not mark.covers(c.cue)
        ]
        if own:
            last = next((c for c in reversed(own) if _quotes(c, marks)), own[-1])
            continue
        if mark is None or last is None or not (last.source or last.speaker >= 0):
            continue
        whole_sentence = Span(tree.sentence.start, tree.sentence.end, tree.sentence.text)
        if any(
            span.overlaps(whole_sentence)
            for c in found
            if c.cue is None or not mark.covers(c.cue)
            for span in c.content
        ):
            continue
        if tree.sentence.paragraph - trees[last.sentence].sentence.paragraph > 1:
            continue
        floating.append(
            Candidate(
                sentence=tree.sentence.index,
                cue=None,
                cue_index=-1,
                speaker=last.speaker,
                speaker_sentence=last.origin,
                source=last.source,
                content=(whole_sentence,),
                act="state",
                by="rule",
                confidence=0.7,
            )
        )
    return floating


def _quotes(candidate: Candidate, marks: tuple[Span, ...]) -> bool:
    return any(mark.overlaps(span) for mark in marks for span in candidate.content)


def _fills(tree: Tree, mark: Span) -> bool:
    """True where the quotation holds the whole sentence, its marks and stops aside."""
    return mark.start <= tree.sentence.start + 1 and mark.end >= tree.sentence.end - 2


def _distinct(found: list[Candidate]) -> list[Candidate]:
    """One candidate a cue; of two on the same words the more certain."""
    kept: dict[tuple[int, int, int], Candidate] = {}
    for candidate in found:
        content = tuple(s for s in candidate.content if any(c.isalnum() for c in s.text))
        words = sum(len(s.text.split()) for s in content)
        empty = words == len(content) and all(s.text.islower() for s in content)
        if not content or empty or (candidate.unattributed and words < 3):
            continue
        candidate = replace(candidate, content=content)
        start = candidate.cue.start if candidate.cue else -1
        key = (candidate.sentence, start, candidate.content[0].start if start < 0 else 0)
        if key not in kept or kept[key].confidence < candidate.confidence:
            kept[key] = candidate
    return list(kept.values())


def _finding(
    candidate: Candidate,
    trees: tuple[Tree, ...],
    annotated: Annotated,
    marks: tuple[Span, ...],
) -> StatementFinding:
    tree = trees[candidate.sentence]
    inside = tuple(m for m in marks if any(_mostly_in(m, span) for span in candidate.content))
    sources = sources_of(candidate, trees)
    vehicles, sources = vehicles_of(candidate, sources, trees)
    source = candidate.source or tuple(mention.span for mention in sources)
    return StatementFinding(
        sentence=candidate.sentence,
        source=source,
        sources=sources,
        cue=candidate.cue,
        act=candidate.act,
        manner=_manner(candidate.content, inside),
        content=candidate.content,
        quotes=inside,
        addressees=tuple(tree.mention(index) for index in candidate.addressees),
        vehicles=vehicles,
        unattributed=candidate.unattributed,
        confidence=candidate.confidence,
        made=_made(candidate, tree, annotated),
        by=candidate.by,
    )


def _apart(candidate: Candidate, trees: tuple[Tree, ...], marks: tuple[Span, ...]) -> Candidate:
    """Content that has run over its own cue: its quotations before, else the longer side."""
    cue = candidate.cue
    if cue is None or candidate.trust_rule:
        return candidate
    if not any(span.covers(cue) for span in candidate.content):
        return candidate
    stop = cue.start
    if candidate.speaker >= 0 and candidate.origin == candidate.sentence:
        stop = min(stop, trees[candidate.sentence].phrase(candidate.speaker).start)
    kept = [span for span in candidate.content if not span.covers(cue)]
    for span in candidate.content:
        if span.covers(cue):
            before = [m for m in marks if span.covers(m) and m.end <= cue.start]
            words = span.text[: max(0, stop - span.start)].rstrip(" ,;–—-")
            start = span.end - len(span.text[cue.end - span.start :].lstrip(" ,:"))
            after = span.text[start - span.start :]
            longer = Span(span.start, span.start + len(words), words)
            if len(after) > len(words):
                longer = Span(start, span.end, after)
            kept.extend(before or ([longer] if longer.text else []))
    return replace(candidate, content=tuple(sorted(kept)))


def _antecedent(candidate: Candidate, trees: tuple[Tree, ...]) -> Candidate:
    """ "This was stressed by X": what was stressed is the sentence before."""
    words = [span.text.lower() for span in candidate.content]
    number = candidate.sentence - 1
    if words not in (["this"], ["that"], ["it"]) or number < 0:
        return candidate
    before = trees[number].sentence
    return replace(candidate, content=(Span(before.start, before.end, before.text),))


def _addressed(statement: StatementFinding) -> bool:
    """True for "you": who is spoken to is not a source of this report."""
    return bool(statement.sources) and all(
        mention.span.text.lower() in ("you", "one") for mention in statement.sources
    )


def _mostly_in(mark: Span, content: Span) -> bool:
    shared = min(mark.end, content.end) - max(mark.start, content.start)
    return shared * 2 > mark.end - mark.start


def _manner(content: tuple[Span, ...], inside: tuple[Span, ...]) -> Manner:
    """direct where (nearly) all words are quoted, mixed where some are, else indirect."""
    if not inside:
        return "indirect"
    total = sum(sum(c.isalnum() for c in span.text) for span in content)
    quoted = 0
    last = -1
    for mark in inside:
        if mark.start >= last:
            quoted += sum(c.isalnum() for c in mark.text)
            last = mark.end
    return "direct" if quoted >= 0.9 * total else "mixed"


def _made(candidate: Candidate, tree: Tree, annotated: Annotated) -> TimeExpression | None:
    """The time expression hung directly on the reporting verb, outside what it reports."""
    if candidate.cue_index < 0:
        return None
    for time in annotated.times:
        if time.sentence != tree.sentence.index or time.type not in ("DATE", "TIME"):
            continue
        if any(span.covers(time.span) for span in candidate.content):
            continue
        if ahead(time, annotated.document.published) and past(tree, candidate.cue_index):
            continue  # What has been said was not said on a day to come.
        tokens = tokens_in(tree, time.span)
        heads = {tree.tokens[i].head for i in tokens} - set(tokens)
        if candidate.cue_index in heads:
            return time
    return None


def _inherit_vehicles(
    statements: list[StatementFinding], trees: tuple[Tree, ...]
) -> list[StatementFinding]:
    """``The statement added …``: the speaker of the statement, message or letter last told of."""
    given = sorted(
        (tree.sentence.index, tree.tokens[text].start, tree.mention(who))
        for tree in trees
        for text, who in issued(tree)
    )
    last: tuple[Mention, ...] = ()
    result: list[StatementFinding] = []
    for statement in sorted(statements, key=_position):
        start = statement.cue.start if statement.cue else statement.content[0].start
        while given and given[0][1] < start:
            last = (given.pop(0)[2],)
        if statement.vehicles and not statement.sources:
            # "The message reads …" after "X congratulated Y": nobody else can have sent it.
            before = result[-1].sources if result and not last else ()
            statement = replace(statement, sources=last or before)
        elif statement.vehicles and statement.sources:
            last = statement.sources
        result.append(statement)
    return result


def _position(statement: StatementFinding) -> tuple[int, int, int]:
    start = min(span.start for span in statement.content)
    cue = statement.cue.start if statement.cue else start
    return (statement.sentence, min(start, cue), -max(s.end for s in statement.content))


def _nest(statements: list[StatementFinding]) -> tuple[StatementFinding, ...]:
    """Set ``parent``: the smallest other statement whose content holds this one's cue."""
    nested = []
    for number, statement in enumerate(statements):
        anchor = statement.cue or statement.content[0]
        best, size = None, None
        for other, outer in enumerate(statements):
            if other == number or (outer.cue and outer.cue.overlaps(anchor)):
                continue
            for span in outer.content:
                length = span.end - span.start
                if span.covers(anchor) and (size is None or length < size):
                    best, size = other, length
        nested.append(replace(statement, parent=best))
    return tuple(nested)
