"""Sentences and words of a raw text, with exact offsets.

Words are those of Universal Dependencies as English EWT cuts them: ``don't`` is ``do`` + ``n't``,
``Syria's`` is ``Syria`` + ``'s``, ``11-day`` is ``11`` + ``-`` + ``day``. Names with an
apostrophe or an Arabic article inside (``Hay’at``, ``al-Sharaa``) stay whole. A line break
ends a paragraph and with it a sentence.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from dragoman.grammar.labels import label_end

TITLES = frozenset(
    "mr mrs ms mx dr prof gen lt col sgt capt cpl maj adm cmdr cdr brig sen rep reps gov pres "
    "amb hon rev fr st ste mt ft sr mme mlle messrs supt det insp atty sec vs v e.g i.e cf no "
    "nos al art fig vol pp approx ca".split()
)
ABBREVIATIONS = frozenset(
    "jr inc corp ltd co llc bros etc jan feb mar apr jun jul aug sep sept oct nov dec mon tue "
    "tues wed thu thur thurs fri sat sun ave blvd rd est dept univ ph.d ed eds".split()
)
# Words that open a sentence and seldom go on after an abbreviation such as "U.S." or "Inc.".
STARTERS = frozenset(
    "the a an he she it they we i you this that these those his her its their our my your in "
    "on at by for from with after before but and or so yet as if when while although though "
    "since because however meanwhile there what who why how where during under earlier later "
    "last some many most both all no not one two according".split()
)
# First halves that EWT leaves joined to what follows; articles of Arabic names likewise.
PREFIXES = frozenset(
    "non pre post anti semi e co re ex un mid pro multi counter inter intra pan mini sub "
    "super cross neo pseudo quasi ultra de trans bi tri".split()
)
ARTICLES = frozenset("al el ul ad an ar as ash at az abd aal bint ibn".split())
CLOSERS = frozenset("\"'”’»)]}")
_OPENERS = frozenset("\"'“‘«([{")
_ENDERS = re.compile(r"(?:[.!?…]+|[。！？])")
_CLITIC = re.compile(r"(?i)^(.*[^\W\d_])(n['’`]t|['’`](?:s|re|ve|ll|d|m))$", re.DOTALL)
_JOINED = {
    "cannot": 3,
    "gonna": 3,
    "wanna": 3,
    "gotta": 3,
    "dont": 2,
    "didnt": 3,
    "doesnt": 4,
    "isnt": 2,
    "wasnt": 3,
    "wont": 2,
}
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_WORD = r"(?:[^\W_][\u0300-\u036f]*)+"
_TOKEN = re.compile(
    rf"""
    (?P<url>(?:https?://|ftp://|mailto:|www\.)[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}}]
      | [\w.+%-]+@[\w-]+(?:\.[\w-]+)+
      | [@\#][^\W\d_]\w*
      | (?:[\w-]+\.)+(?:pdf|docx?|xlsx?|html?|txt|jpe?g|png|pptx?|csv|zip|ppt)\b
      | (?:[a-zA-Z0-9-]+\.)+(?:com|org|net|gov|edu|info|int|mil|co\.uk|io)\b
        (?:/[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]}}])?
    )
  | (?P<smile>[:;=]-?[)(DP](?!\w))
  | (?P<initials>(?:{_LETTER}\.){{2,}}(?:{_LETTER}(?!\w))?|Ph\.D\.?)
  | (?P<number>[+]?\d+(?:-\d+){{2,}}
      | \d++(?:[.,:/]\d++)*+(?:st|nd|rd|th|s|['’]s)?(?![^\W\d_])
      | \d++(?:[.,:/]\d++)++
      | [.]\d+(?![^\W_])
    )
  | (?P<clitic>(?<=[^\W_])['’`](?:s|S|re|ve|ll|d|m)(?!\w))
  | (?P<dollar>(?:US|A|C|HK|NZ)\$)
  | (?P<word>{_WORD}(?:['’`ʿʾ‘]{_WORD}|[&]{_WORD}|_+(?:{_WORD})?)*)
  | (?P<dots>\.{{2,}}|-{{2,}}|[!?]{{2,}}|''|``|’’|‘‘|\*{{2,}}|={{2,}}|_+|<<|>>|…\.?)
  | (?P<other>\S)
    """,
    re.VERBOSE,
)
# Most words are small plain letters before a blank or a comma; no other token is.
_PLAIN = re.compile(r" ?([a-z]+)(?=[ ,])")
_SECOND_HALF = re.compile(_WORD + rf"(?:['’`ʿʾ‘]{_WORD})*")


class RawToken(NamedTuple):
    """One word: ``text[start:end]`` of the text it was cut from."""

    start: int
    end: int
    text: str


def split(text: str) -> list[list[RawToken]]:
    """The sentences of ``text`` as lists of words; no list is empty, order is that of the text."""
    return [sentence for paragraph in paragraphs(text) for sentence in paragraph]


def paragraphs(text: str, body: int = 0) -> list[list[list[RawToken]]]:
    """The paragraphs of ``text`` (its non-blank lines), each a list of sentences of words.

    ``body`` is where the report begins behind its dateline: a sentence ends there. The label of
    who speaks ("President Rao:") is a sentence of its own.
    """
    found = []
    for line in re.finditer(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+", text):
        start, end = line.span()
        cuts = [start, body, end] if start < body < end else [start, end]
        parts: list[list[RawToken]] = []
        for low, high in pairwise(cuts):
            words = tokenize(text, low, high)
            if words:
                for sentence in sentences(text, words):
                    cut = label_end(text, sentence)
                    parts.extend(part for part in (sentence[:cut], sentence[cut:]) if part)
        if parts:
            found.append(parts)
    return found


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[RawToken]:
    """The words of ``text[start:end]``."""
    stop = len(text) if end is None else end
    words: list[RawToken] = []
    position = start
    while position < stop:
        plain = _PLAIN.match(text, position, stop)
        if plain is not None and (word := plain[1]) not in _JOINED:
            begin, position = plain.span(1)
            words.append(RawToken(begin, position, word))
            continue
        match = _TOKEN.search(text, position, stop)
        if match is None:
            break
        position = _take(text, match, stop, words)
    return words


def _take(text: str, match: re.Match[str], stop: int, words: list[RawToken]) -> int:
    """Append the word or words that ``match`` stands for; return where to go on."""
    start, end = match.span()
    if match.lastgroup != "word":
        words.append(RawToken(start, end, text[start:end]))
        return end
    end = _join_hyphen(text, start, end, stop)
    word = text[start:end]
    low = word.lower()
    if end < stop and text[end] == "." and _abbreviated(text, low, end, stop):
        words.append(RawToken(start, end + 1, text[start : end + 1]))
        return end + 1
    cut = _JOINED.get(low)
    if cut is None:
        clitic = _CLITIC.match(word)
        cut = clitic.end(1) if clitic else None
    if cut is None:
        words.append(RawToken(start, end, word))
    else:
        words.append(RawToken(start, start + cut, word[:cut]))
        words.append(RawToken(start + cut, end, word[cut:]))
    return end


def _join_hyphen(text: str, start: int, end: int, stop: int) -> int:
    """The end of the word at ``start``, past a hyphen where the first half does not stand alone."""
    while end + 1 < stop and text[end] == "-":
        half = text[start:end].rsplit("-", 1)[-1].lower()
        after = _SECOND_HALF.match(text, end + 1, stop)
        if after is None or not (half in PREFIXES or half in ARTICLES):
            break
        clitic = _CLITIC.match(after.group())
        if (
            half in PREFIXES
            and text[end + 1].isupper()
            and half not in ("non", "anti", "pro", "mid")
        ):
            break
        end = after.start() + (clitic.end(1) if clitic else len(after.group()))
        if clitic:
            break
    return end


def _abbreviated(text: str, low: str, end: int, stop: int) -> bool:
    """Whether the full stop at ``end`` belongs to the word ``low`` before it."""
    if low in TITLES:
        if low in (
            "no",
            "al",
            "art",
            "fig",
            "st",
            "v",
            "ca",
            "sec",
            "rep",
            "det",
            "ft",
            "sen",
            "col",
        ):
            rest = text[end + 1 : end + 3]
            return len(rest) == 2 and rest[0] == " " and (rest[1].isupper() or rest[1].isdigit())
        return end + 1 < stop or low == "al"
    if low in ABBREVIATIONS:
        if low in ("sun", "sat", "mar", "ed", "co", "est", "dec"):
            rest = text[end + 1 : end + 3]
            return bool(re.match(r"[,)]| [a-z0-9A-Z]", rest)) and text[end - len(low)].isupper()
        return True
    return len(low) == 1 and low.isalpha() and text[end - 1].isupper()


def sentences(text: str, words: list[RawToken]) -> list[list[RawToken]]:
    """Cut the words of one paragraph into sentences."""
    found: list[list[RawToken]] = []
    begin = 0
    index = 0
    while index < len(words):
        if _ENDERS.fullmatch(words[index].text) or _dotted(words[index].text):
            last = _with_closers(text, words, index)
            if last + 1 < len(words) and _breaks(text, words, index, last):
                found.append(words[begin : last + 1])
                begin = last + 1
            index = last
        index += 1
    if begin < len(words):
        found.append(words[begin:])
    return found


def _dotted(word: str) -> bool:
    return len(word) > 1 and word.endswith(".") and word[-2].isalnum()


def _with_closers(text: str, words: list[RawToken], index: int) -> int:
    """The index of the last quotation mark or bracket that closes right behind ``index``."""
    last = index
    while last + 1 < len(words):
        after = words[last + 1]
        if after.text[0] not in CLOSERS or after.text in ("'s", "’s") or len(after.text) > 2:
            break
        if after.start > words[last].end:
            opens = after.end < len(text) and not text[after.end].isspace()
            if after.text in ("'", '"') and opens:
                break
            if after.text in ("’",) or after.start > words[last].end + 1:
                break
        last += 1
    return last


def _breaks(text: str, words: list[RawToken], index: int, last: int) -> bool:
    """Whether a sentence ends at ``last``, whose full stop is the word ``index``."""
    end, after = words[last], words[last + 1]
    if after.start == end.end and not (last > index and after.text[0] in _OPENERS):
        return False
    head = after.text
    ahead = last + 1
    while head[0] in _OPENERS and ahead + 1 < len(words):
        ahead += 1
        head = words[ahead].text
    if head[0].islower() or head[0] in ",;:)]}%–—-" or head in ("--", "..."):
        return False
    if _dotted(words[index].text):
        return _after_abbreviation(words[index].text, head, last > index)
    return True


def _after_abbreviation(word: str, head: str, closed: bool) -> bool:
    """Whether a sentence ends behind the abbreviation ``word`` when ``head`` comes next."""
    low = word[:-1].lower()
    if low in TITLES:
        return False
    if closed:
        return True
    if len(low) == 1:
        return head.lower() in STARTERS and head[0].isupper() and len(head) > 1
    return head[0].isupper() and head.lower() in STARTERS
