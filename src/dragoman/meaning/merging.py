"""The network's attributions laid over what the grammar shows of the same sentence."""

from __future__ import annotations

from dataclasses import replace

from dragoman.lexicon import speech
from dragoman.meaning.candidates import Candidate
from dragoman.meaning.certainty import hedged
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.trees import Tree
from dragoman.meaning.verbs import is_speech, speech_cue
from dragoman.records import Annotated, Attribution, Span

#: Acts that happen in the head: what somebody decided or discussed is no statement.
_INNER = frozenset({"plan", "discuss"})


_OPINION = frozenset({"judge", "believe"})


#: Content that overlaps a rule's content by less than this share is another statement's.
#: Confidence that candidates have whose content is a clause of the reporting verb.
_CLAUSAL = 0.85
#: Of lone attributions below this confidence, fewer than half were right in our reading of them.
_LEAST = 0.4
_SAME_CONTENT = 0.3


def attributions(annotated: Annotated) -> dict[int, list[Attribution]]:
    """The network's attributions by the sentence their cue (else content) begins in."""
    by_sentence: dict[int, list[Attribution]] = {}
    for attribution in annotated.attributions:
        spans = attribution.cue or attribution.content
        if not spans or not attribution.content:
            continue
        for sentence in annotated.sentences:
            if sentence.start <= spans[0].start < sentence.end:
                by_sentence.setdefault(sentence.index, []).append(attribution)
                break
    return by_sentence


def merge(
    tree: Tree,
    own: list[Candidate],
    marked: list[Attribution],
    kinds: Kinds,
    marks: tuple[Span, ...],
) -> list[Candidate]:
    merged: list[Candidate] = []
    used: set[int] = set()
    for candidate in own:
        partner = _partner(candidate, marked, used)
        if partner is None:
            if not candidate.needs_support and candidate.act not in _INNER:
                merged.append(candidate)
            continue
        used.add(partner)
        if candidate.act in _INNER:
            continue
        merged.append(_joined(tree, candidate, marked[partner], marks))
    for number, attribution in enumerate(marked):
        if number not in used:
            lone = _from_network(tree, attribution, kinds, marks)
            if lone is not None:
                merged.append(lone)
    return merged


def whole(candidate: Candidate, tree: Tree, marks: tuple[Span, ...], text: str) -> Candidate:
    """The candidate with quotations of several sentences taken whole.

    ``"One. Two," he said.``: the words of the quotation before the cue's own sentence belong to it
    too. Content that runs out of its sentence without a quotation is cut at the sentence's end.
    """
    start, end = tree.sentence.start, tree.sentence.end
    spans: list[Span] = []
    for span in candidate.content:
        low, high = span.start, span.end
        mark = next((m for m in marks if m.start <= span.end and span.start <= m.end), None)
        if mark is not None and candidate.cue is not None and mark.covers(candidate.cue):
            spans.append(span)  # Told inside the quotation: only its own clause.
            continue
        if mark is not None and mark.start < start < mark.end and span.start <= start + 1:
            low = min(low, mark.start - 1 if mark.start else 0)
        if mark is not None and mark.start < end < mark.end and span.end >= end - 1:
            high = max(high, min(mark.end + 1, len(text)))
        outside = mark is None or mark.end < end
        if outside and low < end < high:
            high = end
        if outside and low < start < high and (mark is None or mark.start >= start):
            low = start
        words = text[low:high]
        stripped = words.strip()
        if len(candidate.content) > 1 and len(stripped.split()) < 2:
            continue  # "which", cut off from its clause.
        low += len(words) - len(words.lstrip())
        if stripped:
            spans.append(Span(low, low + len(stripped), stripped))
    return replace(candidate, content=without_overlap(tuple(spans)))


def _partner(candidate: Candidate, marked: list[Attribution], used: set[int]) -> int | None:
    """The attribution with the same cue, or None."""
    for number, attribution in enumerate(marked):
        if number in used:
            continue
        if candidate.cue and any(candidate.cue.overlaps(cue) for cue in attribution.cue):
            return number
    return None


def _joined(
    tree: Tree, candidate: Candidate, attribution: Attribution, marks: tuple[Span, ...]
) -> Candidate:
    """One candidate of a rule's and the network's view of the same cue."""
    content = candidate.content
    if candidate.trust_rule:
        pass
    elif candidate.confidence >= _CLAUSAL and _shortened(attribution.content, content):
        pass  # The grammar has the whole clause, the network a piece of it.
    elif not content or _share(attribution.content, content) >= _SAME_CONTENT:
        content = _clipped(tree, candidate, attribution, marks)
        if candidate.confidence >= _CLAUSAL and candidate.content:
            content = _of_clause(content, candidate.content, marks)
    else:
        # They mark other words: a whole clause is trusted, else the network.
        content = content if candidate.confidence >= _CLAUSAL else _near(tree, attribution)
    source, head = candidate.source, candidate.speaker
    if head < 0 and attribution.source:
        source = attribution.source
    return replace(
        candidate,
        content=content,
        source=source,
        by="model+rule",
        confidence=max(candidate.confidence, attribution.confidence),
    )


def _of_clause(
    marked: tuple[Span, ...], clause: tuple[Span, ...], marks: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Without pieces that are neither quoted nor of the clause that the verb reports."""
    kept = tuple(
        span
        for span in marked
        if any(span.overlaps(part) for part in clause) or any(mark.overlaps(span) for mark in marks)
    )
    return kept or marked


def _clipped(
    tree: Tree, candidate: Candidate, attribution: Attribution, marks: tuple[Span, ...]
) -> tuple[Span, ...]:
    """The network's content, without clauses coordinated with the cue and far sentences.

    "wished X success and stressed Y": what is stressed is another statement's. A content span in
    another sentence is kept only where it runs on from one in the cue's own.
    """
    edge = min(
        (
            tree.tokens[min(tree.subtree(kid))].start
            for kid in tree.children(candidate.cue_index, "conj", "parataxis")
            if kid > candidate.cue_index
        ),
        default=None,
    )
    offset, end = tree.sentence.start, tree.sentence.end
    kept: list[Span] = []
    for span in attribution.content:
        stretched = _with_marks(tree, span, marks)
        if stretched.start >= end or stretched.end <= offset:
            continue
        cue_end = candidate.cue.end if candidate.cue else offset
        if edge is not None and cue_end <= stretched.start < edge < stretched.end:
            text = tree.sentence.text[stretched.start - offset : edge - offset]
            text = text.rstrip(" ,;")
            text = text.removesuffix(" and").removesuffix(" but").rstrip(" ,;")
            stretched = Span(stretched.start, stretched.start + len(text), text)
        if any(character.isalnum() for character in stretched.text):
            kept.append(stretched)
    return tuple(kept) or candidate.content


def _from_network(
    tree: Tree, attribution: Attribution, kinds: Kinds, marks: tuple[Span, ...]
) -> Candidate | None:
    """A statement only the network sees; None where its cue is no way of saying something."""
    cue = attribution.cue[0] if attribution.cue else None
    if cue is None:
        return None
    verbs = [i for i in tokens_in(tree, cue) if tree.tokens[i].upos in ("VERB", "AUX")]
    heads = [i for i in tokens_in(tree, cue) if tree.tokens[i].upos in ("VERB", "ADJ")]
    index = next(iter(heads), verbs[0] if verbs else -1)
    if any(hedged(tree, head) for head in heads or verbs[:1]):
        return None
    quoted = any(
        mark.overlaps(span)
        for mark in marks
        if mark.end - mark.start > 12
        for span in attribution.content
    )
    act = _act(tree, attribution, index, quoted)
    if act is None and not (quoted and attribution.source) and cue.text.strip() != ":":
        return None
    speaker = -1
    if not attribution.source and index >= 0 and not tree.is_passive(index):
        speaker = tree.subject(index)
        speaker = speaker if speaker >= 0 and kinds.may_speak(tree, speaker) else -1
    nobody = not attribution.source and speaker < 0
    thing = bool(attribution.source) and not _may_speak(tree, attribution.source, kinds)
    doubtful = nobody or thing or attribution.confidence < _LEAST
    if act in _INNER or (doubtful and not quoted) or thing:
        return None
    return Candidate(
        sentence=tree.sentence.index,
        cue=cue,
        cue_index=index if index >= 0 else next(iter(tokens_in(tree, cue)), -1),
        speaker=speaker,
        source=attribution.source,
        content=_near(tree, attribution),
        act=act or "state",
        by="model",
        confidence=attribution.confidence,
    )


def _act(tree: Tree, attribution: Attribution, index: int, quoted: bool) -> str | None:
    """The statement act of the first word of the cue that reports speech; None where none does.

    Words with other everyday senses count only with a clause or a quotation, and nouns only where
    the cue's own verb is not one that leaves open what was said ("exchanged views on").
    """
    for place in tokens_in(tree, attribution.cue[0]):
        token = tree.tokens[place]
        if token.upos in ("VERB", "AUX"):
            found = speech_cue(tree, place)
            if found is None or not (not found.weak or quoted or _told(tree, attribution)):
                continue
            kid = tree.child(place, "xcomp")
            if found.act == "reject" and kid >= 0 and not is_speech(tree, kid):
                continue  # "declined to pay": a deed.
            return found.act
        act = speech().act_of(token.lemma.lower(), token.upos)
        if act is not None and not (act in _OPINION and index >= 0 and token.upos == "NOUN"):
            return act
    return None


def _told(tree: Tree, attribution: Attribution) -> bool:
    """True where the content is a clause: it has a verb with a subject."""
    for span in attribution.content:
        for index in tokens_in(tree, span):
            verbal = tree.tokens[index].upos in ("VERB", "AUX")
            if verbal and tree.child(index, "nsubj", "nsubj:pass") >= 0:
                return True
    return False


def _may_speak(tree: Tree, source: tuple[Span, ...], kinds: Kinds) -> bool:
    """False where the source stands in this sentence and is headed by a mere thing."""
    for span in source:
        inside = tokens_in(tree, span)
        heads = [i for i in inside if tree.tokens[i].head not in inside]
        if heads and not any(kinds.may_speak(tree, i) for i in heads):
            return False
    return True


def _near(tree: Tree, attribution: Attribution) -> tuple[Span, ...]:
    """Content spans that touch the cue's sentence; all of them where none does."""
    start, end = tree.sentence.start, tree.sentence.end
    near = tuple(s for s in attribution.content if s.start < end and s.end > start)
    return near or attribution.content[:1]


def _shortened(marked: tuple[Span, ...], whole_: tuple[Span, ...]) -> bool:
    """True where the network marks less than two thirds of the clause and nothing outside it."""
    if any(not any(span.covers(part) for span in whole_) for part in marked):
        return False
    size = sum(span.end - span.start for span in whole_)
    return sum(part.end - part.start for part in marked) < size * 2 / 3


def _share(left: tuple[Span, ...], right: tuple[Span, ...]) -> float:
    """Characters shared, as a share of the smaller side."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    size = min(sum(a.end - a.start for a in left), sum(b.end - b.start for b in right))
    return shared / size if size else 0.0


def without_overlap(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The longer of each two overlapping spans, in order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start - s.end):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return tuple(sorted(kept))


def _with_marks(tree: Tree, span: Span, marks: tuple[Span, ...]) -> Span:
    """``span``, stretched to the end of a quotation it cuts short inside its sentence."""
    end = span.end
    for mark in marks:
        if mark.start < span.end <= mark.end and span.start <= mark.start:
            end = max(end, min(mark.end, tree.sentence.end))
    offset = tree.sentence.start
    if end == span.end or span.start < offset:
        return span
    return Span(span.start, end, tree.sentence.text[span.start - offset : end - offset])


def tokens_in(tree: Tree, span: Span) -> list[int]:
    return tree.between(span.start, span.end)
