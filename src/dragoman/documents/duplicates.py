"""Near-duplicate texts: the same wire in twelve papers, each with its own headline and cuts.

Texts are compared by their runs of five words, which quotation marks, layout and spelling of
capitals do not change. A text's *sketch* holds its 24 smallest run hashes: two texts that share
much share some of them, so a database finds who may be a duplicate by looking those up.
:func:`same_text` then decides on the texts themselves. It is careful with what is short or written
to a formula: two releases of one office on two calls share most of their words and differ in the
names, days and numbers that make them two.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dragoman.records import Document

from .datelines import find_dateline

#: Hashes in a sketch. Of texts whose runs overlap by a fifth (the least that is one text: a quarter
#: of a wire, cut out with small changes) 24 smallest of each miss each other once in 200 pairs.
SKETCH = 24
_RUN = 5
_PRIME, _BASE = 2**61 - 1, 0x9E3779B97F4A7C1
_BASE_OUT = pow(_BASE, _RUN, _PRIME)
_WORD = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:'[^\W\d_]+)*|[^\W_]+")
_APOSTROPHES = "’‘`´"
_ACCENTS = re.compile(r"[\u0300-\u036f]+")

# The shorter text is in the longer one: this share of its runs, and no less of the longer than
# this. A quotation or an announcement inside a report is shorter.
_CONTAINED, _SHORTEST_SHARE = 0.8, 0.25
# Or each has words of its own, but most are shared, and they are many: shorter ones may be an
# announcement and what came of it.
_ALIKE, _ALIKE_SHARE, _MIXED_FEWEST = 0.5, 0.65, 150
# Fewer shared words than this prove nothing; below a sentence or two it must be nearly all.
_FEWEST, _SHORT, _SHORT_ALIKE = 12, 60, 0.8
# Two stories in one frame of captions and links: both have so many words of their own.
_OWN = 250
# Papers correct and update: one name or number replaced is borne for so many shared words, and no
# more than two in all (reprints of wires in two corpora had none or one, releases written to one
# formula one and more, in shorter texts).
_WORDS_A_CHANGE, _MOST_CHANGES = 250, 2
# In a text of some length, longer stretches of own words are a paragraph cut and another added.
_REPLACED, _SOME_LENGTH = 15, 150

_END = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*\Z")
_HEAD_LINES, _HEAD_WORDS = 8, 30
# What stands before a word that begins a sentence, a line or a quotation.
_BEGINS = re.compile(r"[.!?:\n“\"]")
# What is said to be another name must differ in its beginning: Zelensky is Zelenskyy.
_STEM = 5
_SPELLED = {
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june",
    "jul": "july", "aug": "august", "sept": "september", "sep": "september", "oct": "october",
    "nov": "november", "dec": "december", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11",
    "twelve": "12",
}  # fmt: skip
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# The words of bylines and datelines that papers put in and take out.
_HOUSE = frozenset(
    "reuters associated press ap afp agence france presse upi dpa xinhua tass interfax staff "
    "writer by reporting editing updated published copyright gmt est edt bst utc am pm".split()
)
# Words that begin sentences with a capital and are no names, where a text has them nowhere else.
_OPENERS = frozenset(
    "a about according after all also although among an and another any are as asked at because "
    "before both but can did during earlier for from he her his how however i if in instead is it "
    "its last later many meanwhile more most my no not now of on one only other our part recall "
    "she since so some speaking such that the their then there these they this those through "
    "thus to under until we what when where while who with you your".split()
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as it is compared: its words, its runs, and which words are names or numbers."""

    words: tuple[str, ...]
    runs: tuple[int, ...]
    known: frozenset[str]
    keys: tuple[str | None, ...]


# Asked for a few times for each text: to look it up, before and after it is read, and to store it.
@lru_cache(maxsize=64)
def sketch(text: str) -> tuple[int, ...]:
    """At most 24 hashes below 2^61, ascending; the same in every process, empty without words."""
    return tuple(sorted(set(_runs(_words(text))))[:SKETCH])


def same_text(one: str, other: str) -> bool:
    """Are these one text, edited? Symmetric; decided on the words alone."""
    if one == other:
        return True
    return _same(_text(one), _text(other))


def canonical(documents: Iterable[Document]) -> str:
    """The id of the document that is read for all: the longest, then earliest, then by its id.

    One without a day of publication counts as later than any with one.
    """
    chosen = min(documents, key=lambda d: (-len(d.text), d.published or "9999", d.id))
    return chosen.id


def turn(document: Document) -> tuple[str, ...]:
    """The order of publications of one text: it goes by the first, whichever came first."""
    last = "\U0010ffff"
    said = (document.published, document.publisher, document.url, document.title)
    return tuple(one or last for one in said)


def _same(one: _Text, other: _Text) -> bool:
    if one.words == other.words:
        return bool(one.words)
    first, second = set(one.runs), set(other.runs)
    if not first or not second:
        return False
    common = first & second
    contained = len(common) / min(len(first), len(second))
    alike = len(common) / len(first | second)
    share = min(len(first), len(second)) / max(len(first), len(second))
    inside = contained >= _CONTAINED and share >= _SHORTEST_SHARE
    mixed = alike >= _ALIKE and contained >= _ALIKE_SHARE and len(common) >= _MIXED_FEWEST
    if not inside and not mixed:
        return False
    own, others = _own(one, common), _own(other, common)
    own_words, other_words = sum(map(len, own)), sum(map(len, others))
    shared = min(len(one.words) - own_words, len(other.words) - other_words)
    if shared < _FEWEST or (shared < _SHORT and alike < _SHORT_ALIKE):
        return False
    if min(own_words, other_words) > _OWN:
        return False
    if shared >= _SOME_LENGTH:
        own = [stretch for stretch in own if len(stretch) <= _REPLACED]
        others = [stretch for stretch in others if len(stretch) <= _REPLACED]
    changes = max(_changes(one, own, other, others), _changes(other, others, one, own))
    return changes <= min(shared // _WORDS_A_CHANGE, _MOST_CHANGES)


def _changes(one: _Text, own: Sequence[range], other: _Text, others: Sequence[range]) -> int:
    """How many names and numbers of one text stand where the other has others.

    Counted are those that the other text does not have anywhere.
    """
    found = 0
    counterparts = {place: stretch for stretch in others for place in _between(other, stretch)}
    for stretch in own:
        sides = _between(one, stretch)
        counterpart = next((counterparts[s] for s in sides if s in counterparts), None)
        if counterpart is not None:
            found += min(len(_new(one, stretch, other)), len(_new(other, counterpart, one)))
    return found


def _between(text: _Text, stretch: range) -> tuple[tuple[str, int], tuple[str, int]]:
    """What stands before a stretch of a text's own words and behind it."""
    before = text.runs[stretch.start - _RUN] if stretch.start >= _RUN else 0
    behind = text.runs[stretch.stop] if stretch.stop < len(text.runs) else 0
    return ("before", before), ("behind", behind)


def _new(text: _Text, stretch: range, other: _Text) -> set[str]:
    """The names and numbers of a stretch that the other text does not have."""
    keys = (text.keys[place] for place in stretch)
    return {key for key in keys if key is not None and key not in other.known}


def _own(text: _Text, common: set[int]) -> list[range]:
    """The stretches of words that stand in no run of the other text."""
    covered = bytearray(len(text.words))
    for place, run in enumerate(text.runs):
        if run in common:
            covered[place : place + _RUN] = b"\x01" * min(_RUN, len(covered) - place)
    stretches, start = [], None
    for place, seen in enumerate([*covered, 1]):
        if not seen and start is None:
            start = place
        elif seen and start is not None:
            stretches.append(range(start, place))
            start = None
    return stretches


@lru_cache(maxsize=64)
def _text(text: str) -> _Text:
    body = _body(_folded(text))
    places = list(_WORD.finditer(body))
    lower = {match[0] for match in places if match[0].islower()}
    words, keys, end = [], [], 0
    for match in places:
        word = _plain(match[0])
        begins = not end or _BEGINS.search(body, end, match.start()) is not None
        plain = begins and (word in lower or word in _OPENERS)
        words.append(word)
        keys.append(word[:_STEM] if _is_key(match[0], word) and not plain else None)
        end = match.end()
    known = frozenset(word[:_STEM] for word in words)
    return _Text(tuple(words), tuple(_runs(words)), known, tuple(keys))


def _is_key(match: str, word: str) -> bool:
    """Is it a number, a day or, by its capital, a name?"""
    return word[0].isdigit() or word in _DAYS or (match[0].isupper() and word not in _HOUSE)


def _body(text: str) -> str:
    """The text less what papers put above it: headline, byline, dateline."""
    rest = text
    for _ in range(_HEAD_LINES):
        line, _, below = rest.lstrip().partition("\n")
        if not below.strip() or _END.search(line) or len(line.split()) > _HEAD_WORDS:
            break
        rest = below
    rest = rest.lstrip()
    dateline = find_dateline(rest)
    return rest[dateline.span.end :] if dateline else rest


def _words(text: str) -> list[str]:
    return [_plain(word) for word in _WORD.findall(_body(_folded(text)))]


def _folded(text: str) -> str:
    """The text without accents, its apostrophes in one form."""
    if text.isascii():
        return text.replace("`", "'")
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def _plain(word: str) -> str:
    """A word of a folded text without what editors change: capitals, forms of numbers."""
    plain = word.lower()
    if plain[0].isdigit():
        return plain.replace(",", "")
    return _SPELLED.get(plain, plain)


def _runs(words: Sequence[str]) -> list[int]:
    """A hash below 2^61 for every five words in a row; of all the words where they are fewer.

    The hash of a run is a polynomial in those of its words, carried on from run to run.
    """
    hashes = {word: _hash(word) for word in set(words)}
    runs, run = [], 0
    for place, word in enumerate(words):
        run = run * _BASE + hashes[word]
        if place >= _RUN:
            run -= hashes[words[place - _RUN]] * _BASE_OUT
        run %= _PRIME
        if place >= _RUN - 1:
            runs.append(run)
    return runs or ([run] if words else [])


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest()) % _PRIME
