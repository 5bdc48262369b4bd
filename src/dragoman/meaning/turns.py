"""Conversations and addresses set down word for word: who has the word, and what is said.

A label ("President Rao:", "MR. REED:", "Q:") is a sentence of its own. What follows it up to the
next label is a statement of whom it names. Whether labels are such labels at all is decided for the
document as a whole: several of them whose words speak of *I*, *we* and *you*, or one that names a
person in full above an address; a list of people with a line on each has labels too.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise

from dragoman.lexicon import titles
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.trees import Tree
from dragoman.records import Annotated, Mention, Span, StatementFinding

#: Labels of those who ask and of those who answer without being named.
_ASKING = frozenset(
    {"q", "question", "questions", "questioner", "journalist", "reporter", "interviewer", "press",
     "correspondent", "media"}
)  # fmt: skip
_ANSWERING = frozenset({"a", "answer", "reply", "response"})
_SOMEBODY = frozenset(
    {"moderator", "host", "remark", "retort", "participant", "participants", "audience", "voice",
     "speaker", "anchor", "all", "narrator", "interpreter", "translator", "operator", "staff"}
)  # fmt: skip
_ADDRESSING = frozenset({"i", "we", "you", "me", "us", "my", "our", "your", "let's", "mine"})
_FIRST_PERSON = frozenset({"i", "my", "me"})
_MARKS = ("“", "”", '"')
#: What a headline calls a text that somebody says or writes himself.
_RELEASES = frozenset(
    {"statement", "remark", "remarks", "speech", "address", "message", "declaration", "letter",
     "greeting", "greetings", "comment", "comments", "op-ed", "article"}
)  # fmt: skip
#: Sentences that are no speech: stage directions and rules between parts.
_RULES = frozenset("*-=_#~ .\n\t")
#: Sentences above the one label of an address: its heading and summary.
_SUMMARY = 6
#: Of how many turns, at least, the words must speak of I, we or you.
_ADDRESSED = 0.3


@dataclass(frozen=True, slots=True)
class Label:
    """A label: the sentence it fills, its words, and who is named (None where nobody is).

    ``names`` are the lower-case words of the name, to tell who has the word again.
    """

    sentence: int
    words: Span
    kind: str
    mention: Mention | None
    names: frozenset[str]


def find(annotated: Annotated, trees: tuple[Tree, ...], kinds: Kinds) -> list[StatementFinding]:
    """A statement for every turn of a transcript; none where the document is none."""
    body = annotated.document.body
    labels = [
        label
        for tree in trees
        if tree.sentence.start >= body and (label := _label(tree, kinds)) is not None
    ]
    labels = _of_speakers(labels, trees)
    turns = list(zip(labels, _stretches(labels, trees), strict=True))
    text = annotated.document.text
    if not _spoken(turns, trees, body):
        return _address(annotated, trees)
    found = []
    for label, sentences in turns:
        content = _paragraphs(sentences, text)
        if content:
            found.append(_statement(label, content, labels, (annotated, trees)))
    return found


def is_label(tree: Tree) -> bool:
    """True for a sentence that is a label and nothing else."""
    return tree.tokens[-1].text == ":" or (
        len(tree.tokens) == 1 and tree.tokens[0].text in ("Q", "A")
    )


def _address(annotated: Annotated, trees: tuple[Tree, ...]) -> list[StatementFinding]:
    """A release in the first person below a headline that says whose it is."""
    body = annotated.document.body
    said = [tree for tree in trees if tree.sentence.start >= body and not _direction(tree)]
    above = [tree for tree in trees if tree.sentence.start < body]
    first = [tree for tree in said if _FIRST_PERSON & set(tree.words)]
    author = next((m for tree in above if (m := _author(tree)) is not None), None)
    if author is None or not first or any(mark in tree.words for tree in first for mark in _MARKS):
        return []
    content = _paragraphs(said, annotated.document.text)
    label = Label(author.sentence, author.span, "name", author, frozenset())
    return [_statement(label, content, [label], (annotated, trees))]


def _author(tree: Tree) -> Mention | None:
    """ "Statement by the Foreign Minister": who stands behind "by" or "of" there."""
    for index, lemma in enumerate(tree.lemmas):
        if lemma not in _RELEASES or tree.tokens[index].upos not in ("NOUN", "PROPN"):
            continue
        for kid in tree.children(index, "nmod", "obl"):
            if tree.preposition(kid) in ("by", "of", "from") and kid > index:
                return tree.mention(kid)
    return None


# --------------------------------------------------------------------------- labels


def _label(tree: Tree, kinds: Kinds) -> Label | None:
    """The label that a sentence is; None where it names nobody who could speak."""
    if not is_label(tree) or len(tree.tokens) > 26:
        return None
    end = len(tree.tokens) - (tree.tokens[-1].text == ":")
    if end < 1 or not tree.tokens[0].text[0].isupper():
        return None
    words = tree.span(range(end))
    kind, head = _who(tree, end, kinds)
    if not kind:
        return None
    mention = tree.mention(head) if head >= 0 else None
    people = {tree.words[i] for i in range(end) if kinds.label(tree, i) == "PERSON"}
    names = frozenset(people or ({tree.words[head]} if head >= 0 else ()))
    return Label(tree.sentence.index, words, kind, mention, names)


def _who(tree: Tree, end: int, kinds: Kinds) -> tuple[str, int]:
    """The kind of a label and the word it names its speaker by."""
    words = tree.words[:end]
    plain = words[0].rstrip(".")
    if end == 1 and plain in _ASKING | _ANSWERING | _SOMEBODY:
        return ("asks" if plain in _ASKING else "answers" if plain in _ANSWERING else "open"), -1
    if any(tree.tokens[i].upos in ("PRON", "VERB", "AUX") for i in range(end)):
        return "", -1
    people = [i for i in range(end) if kinds.label(tree, i) == "PERSON"]
    if people:
        if people[-1] + 1 < end and tree.words[people[-1] + 1] in ("'s", "’s"):
            return "", -1
        first = people[0]
        name = [i for i in people if i - first == people.index(i)]
        heads = [i for i in name if tree.tokens[i].head not in name]
        full = len(name) > 1 or first > 0
        return ("name" if full else "short"), heads[0] if heads else first
    if tuple(word for word in words if word != "the") in titles().by_phrase:
        return "short", end - 1
    if tree.tokens[end - 1].text.isupper() and len(words[end - 1]) > 1:
        return ("body" if end == 1 and kinds.label(tree, 0) == "ORG" else "short"), end - 1
    if kinds.label(tree, end - 1) == "ORG":
        return "body", end - 1
    return ("short", end - 1) if _titled(tree, end) else ("", -1)


def _titled(tree: Tree, end: int) -> bool:
    """True for a title before a word in capitals ("Minister Rao", "Mr Reed")."""
    if end < 2 or not tree.tokens[end - 1].text[0].isupper():
        return False
    words = tuple(word.rstrip(".") for word in tree.words[: end - 1])
    return any(words[start:] in titles().by_phrase for start in range(len(words)))


# --------------------------------------------------------------------------- turns


def _of_speakers(labels: list[Label], trees: tuple[Tree, ...]) -> list[Label]:
    """Without bodies that ask nothing ("AFP: What …?" has the word, "Greece: the vote …" not)."""
    return [
        label
        for label, said in zip(labels, _stretches(labels, trees), strict=True)
        if label.kind != "body" or any(tree.tokens[-1].text == "?" for tree in said)
    ]


def _stretches(labels: list[Label], trees: tuple[Tree, ...]) -> list[list[Tree]]:
    """The sentences behind each label up to the next."""
    ends = [label.sentence for label in labels] + [len(trees)]
    return [
        [tree for tree in trees[here + 1 : after] if not _direction(tree)]
        for here, after in pairwise(ends)
    ]


def _direction(tree: Tree) -> bool:
    """True for "(Applause.)", "<…>", "* * *"."""
    text = tree.sentence.text.strip()
    enclosed = text[:1] + text[-1:] in ("()", "[]", "<>") and len(text) < 120
    return enclosed or not set(text) - _RULES or not any(c.isalnum() for c in text)


def _spoken(turns: list[tuple[Label, list[Tree]]], trees: tuple[Tree, ...], body: int) -> bool:
    """True where the labels are those of speakers."""
    spoken = [(label, said) for label, said in turns if said]
    if not spoken:
        return False
    addressed = sum(any(_ADDRESSING & set(tree.words) for tree in said) for _, said in spoken)
    if len(spoken) > 1:
        asked = any(label.kind == "asks" for label, _ in spoken)
        again = len({label.words.text for label, _ in spoken}) < len(spoken)
        return asked or addressed >= (1 if again else max(1.0, _ADDRESSED * len(spoken)))
    label, said = spoken[0]
    above = sum(tree.sentence.start >= body for tree in trees[: label.sentence])
    return label.kind == "name" and above <= _SUMMARY and bool(addressed) and _told(said)


def _told(said: list[Tree]) -> bool:
    """True where what follows has a sentence with its stop."""
    return any(tree.tokens[-1].text[-1:] in '.!?…”"' and len(tree.tokens) > 3 for tree in said)


def _paragraphs(said: list[Tree], text: str) -> tuple[Span, ...]:
    """The words of a turn, a span a paragraph."""
    spans = []
    for _, group in groupby(said, key=lambda tree: tree.sentence.paragraph):
        inside = list(group)
        start, end = inside[0].sentence.start, inside[-1].sentence.end
        spans.append(Span(start, end, text[start:end]))
    return tuple(spans)


def _statement(
    label: Label,
    content: tuple[Span, ...],
    labels: list[Label],
    read: tuple[Annotated, tuple[Tree, ...]],
) -> StatementFinding:
    """One turn as a statement of whom its label names."""
    mention = label.mention
    if label.kind == "answers":
        mention = _answering(labels, read)
    asked = mention is None and content[-1].text.rstrip("”\"' ").endswith("?")
    return StatementFinding(
        sentence=label.sentence,
        source=(label.words,),
        sources=(mention,) if mention is not None else (),
        cue=None,
        act="ask" if asked or label.kind == "asks" else "state",
        manner="direct",
        content=content,
        quotes=(),
        addressees=_spoken_to(label, labels),
        confidence=0.95 if label.kind == "name" else 0.85,
    )


def _spoken_to(label: Label, labels: list[Label]) -> tuple[Mention, ...]:
    """The other one where two people speak by turns; nobody where more or nameless ones do."""
    others: list[Label] = []
    for other in labels:
        if other.mention is None or not label.names:
            return ()
        if not other.names & label.names and not any(o.names & other.names for o in others):
            others.append(other)
    if len(others) != 1 or others[0].mention is None:
        return ()
    return (others[0].mention,)


def _answering(labels: list[Label], read: tuple[Annotated, tuple[Tree, ...]]) -> Mention | None:
    """Who answers: the one person named above the first label."""
    annotated, trees = read
    first = labels[0].words.start
    named = [name for name in annotated.names if name.label == "PERSON" and name.start < first]
    if not named or len({name.text.split()[-1] for name in named}) != 1:
        return None
    tree = trees[named[0].sentence]
    inside = range(named[0].first, named[0].last)
    head = next((i for i in inside if tree.tokens[i].head not in inside), named[0].first)
    return tree.mention(head)
