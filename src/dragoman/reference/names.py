"""Person names: are two spellings one person, what is the surname, what may stand for the whole.

In go names as printed ("Ahmed al-Sharaa", "XI Jinping"), out come keys, a graded
:class:`Likeness` with its reason, and the split into given name and surname.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from importlib import resources
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    """The words of a list typed as one string."""
    return frozenset(text.split())


# Letters that NFKD leaves whole.
_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D",
        "ı": "i", "İ": "I", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
        "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A", "ŋ": "ng", "ħ": "h", "Ħ": "H",
    }
)  # fmt: skip
# Apostrophes, ayn and hamza in all the ways they are typed.
_MARKS = re.compile("['’‘‛`´ʼʻʾʿˈ′ʹʺ\"“”]")
_BREAKS = re.compile(r"[^0-9a-z]+")

_PARTICLES = _words(
    "al el ul ad ar as ash at an az ed er es ech bin bint ibn ben abu de da di do dos das del "
    "della der den van von zu zur la le du des y e ould"
)
# Particles that are also names of their own where they open or make up a name.
_NAME_TOO = _words("an le do ben el di du van")
_HONORIFICS = _words(
    "mr mrs ms miss dr prof sir dame lord lady sheikh shaikh shaykh sheik sayyid sayyed hon "
    "gen lt col maj capt brig adm ret field marshal general colonel major captain admiral "
    "excellency president king queen prince princess emir amir pope emperor sultan"
)
_SUFFIXES = _words("jr sr ii iii iv")
_ROMAN = re.compile(r"^[IVX]+$")
_FAMILY_FIRST = _words(  # Chinese, Korean, Vietnamese
    "xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang "
    "song zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang "
    "cai jia ding wei xue ye yan pan du dai xia zhong tian ren qin hou wen ding qiu hong tsai lai "
    "hsiao chou chang hsu cho kuo wong chan leung "
    "kim lee park choi choe jung jeong kang cho yoon jang lim im han oh seo shin kwon hwang ahn an "
    "moon song ryu yoo ban roh noh chung cheong ri pak chong ho "
    "nguyen tran le pham hoang phan vu vo dang bui do ho ngo duong ly to luong truong"
)  # fmt: skip
_SYLLABLES = re.compile(
    r"^(?:(?:[bpmfdtnlgkhjqxzcsrwyv]|zh|ch|sh|ph|th|tr|kh|ng|nh)?[aeiou]{1,3}(?:ng|nh|n|m|k|l|p|t|c|ch)?)"
    r"{1,2}$"
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart, every part folded (:func:`fold`) and without particles or titles.

    ``order`` is ``family-first`` for Chinese, Korean and Vietnamese names so written. ``fathers``
    are the words after bin or ibn: Salman in "Mohammed bin Salman".
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    suffix: str | None
    order: str
    fathers: frozenset[str] = frozenset()

    @property
    def tokens(self) -> tuple[str, ...]:
        """Given name and surname, in this order."""
        return self.given + self.family


@dataclass(frozen=True, slots=True)
class Likeness:
    """How sure it is that two spellings name one person (0 to 1), and why. Falsy below 0.5."""

    score: float
    reason: str

    def __bool__(self) -> bool:
        return self.score >= 0.5


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII words, single blanks; marks, dots, hyphens gone ("Shara'" → shara)."""
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", text.translate(_LETTERS)))
    bare = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    return _BREAKS.sub(" ", bare).strip()


_SOUNDS = tuple(
    (re.compile(pattern), value)
    for pattern, value in (
        ("tsch|tch", "C"), ("dzh|dj", "j"), ("sch|sh", "X"), ("zh", "j"), ("kh", "h"),
        ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ch", "C"), ("ts|tz", "Z"),
        ("ck|c|q", "k"), ("w", "v"), ("x", "ks"), ("j(?![aeiou])", "i"), ("y", "i"),
        ("ou|oo", "u"), ("ei|ai|ae|ie|ee", "e"), ("i+", "i"), ("iu|io(?=.)", "u"),
        ("(?<=[aeiou])h$", ""), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def sound(token: str) -> str:
    """A folded word spelled so that transliterations agree: Zelenskyy, Zelenskiy → zelenski."""
    for pattern, value in _SOUNDS:
        token = pattern.sub(value, token)
    return token


@lru_cache(maxsize=65536)
def skeleton(token: str) -> str:
    """The consonants of :func:`sound`, a leading vowel as ``a``: the key to look names up by."""
    heard = sound(token)
    if not heard:
        return ""
    first = "a" if heard[0] in "aeiou" else heard[0]
    return first + re.sub("[aeiou]", "", heard[1:])


@lru_cache(maxsize=32768)
def split(name: str) -> PersonName:
    """Take a name apart. Titles, particles (al-, bin, van, de) and Jr. are set aside.

    A surname in capitals ("Thomas YAYI Boni") is taken as such; else the last word is the surname,
    or the first in Chinese, Korean and Vietnamese names.
    """
    words = [word for piece in name.split() for word in re.split("[-–‑]", piece) if word]
    shouted = [w for w in words if len(w) > 2 and w.isupper() and "." not in w]
    capitals = {fold(word) for word in shouted} if len(shouted) < len(words) else set()
    tokens = [token for word in words for token in fold(word).split()]
    if len(words) > 1 and _ROMAN.match(words[-1]):  # Frederik X, Leo XIV
        suffix: str | None = fold(words[-1])
        tokens = tokens[:-1]
    else:
        suffix = next((token for token in tokens[1:] if token in _SUFFIXES), None)
    kept = [token for token in tokens if token not in _SUFFIXES]
    while len(kept) > 1 and kept[0] in _HONORIFICS:
        kept = kept[1:]
    bare = _without_particles(kept)
    plain = [token for token in tokens if token not in ("al", "el")]
    fathers = frozenset(token for before, token in pairwise(plain) if before in ("bin", "ibn"))
    if capitals & set(bare):
        family = tuple(token for token in bare if token in capitals)
        given = tuple(token for token in bare if token not in capitals)
        order = "family-first" if bare[0] in capitals and _eastern(bare, name) else "given-first"
        return PersonName(given, family, suffix, order, fathers)
    if _eastern(bare, name):
        return PersonName(tuple(bare[1:]), (bare[0],), suffix, "family-first", fathers)
    return PersonName(tuple(bare[:-1]), tuple(bare[-1:]), suffix, "given-first", fathers)


def _without_particles(tokens: list[str]) -> list[str]:
    """Drop particles, but never the only word nor a first word that may be a name."""
    kept: list[str] = []
    for index, token in enumerate(tokens):
        if token in ("abd", "abdel", "abdul", "abdal") and index + 1 < len(tokens):
            continue
        before = tokens[index - 1] if index else ""
        joined = before in ("abd", "abdel", "abdul", "abdal")
        if token in _PARTICLES and not (index == 0 and _opens(token, len(tokens))):
            if joined and index + 1 < len(tokens):
                kept.append("abdul")  # "Abd al-Rahman": the article belongs to the name
            continue
        kept.append(("abdul" + token) if joined else token)
    return _mend_abdul(kept) or tokens


def _opens(token: str, count: int) -> bool:
    """A particle that is a name where it opens one: "Ben Wallace", "Le Duc Tho"; not Le Pen."""
    return count > 1 if token in ("ben", "an") else token in _NAME_TOO and count > 2


def _mend_abdul(tokens: list[str]) -> list[str]:
    """Join "abdul" to the word after it and give Abdelaziz the same opening as Abdulaziz."""
    out: list[str] = []
    for token in tokens:
        if out and out[-1] == "abdul":
            out[-1] += token
            continue
        out.append(re.sub(r"^abd[aeuo]l(?=..)", "abdul", token))
    return out


def _eastern(tokens: list[str], name: str) -> bool:
    """True where the first word is a Chinese, Korean or Vietnamese surname and the rest fit."""
    if not 2 <= len(tokens) <= 4 or tokens[0] not in _FAMILY_FIRST:
        return False
    if tokens[0] in _NAME_TOO and len(tokens) == 2:
        return False
    rest = tokens[1:]
    hyphened = bool(re.search(r"\w+-\w+$", name.strip()))
    return all(_SYLLABLES.match(token) for token in rest) and (
        hyphened or len(rest) > 1 or len(rest[0]) <= 8
    )


def _table(file: str) -> list[list[str]]:
    """The cells of a table of ours, comments left out."""
    text = (resources.files(__package__) / "tables" / file).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]


@lru_cache(maxsize=1)
def _variants() -> dict[tuple[str, str], frozenset[int]]:
    """(given or family, spelling) → the groups of spellings it is in."""
    found: dict[tuple[str, str], set[int]] = {}
    for number, (kind, words) in enumerate(_table("name-variants.tsv")):
        for word in words.split():
            found.setdefault((kind, word), set()).add(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _alike(kind: str, first: str, second: str) -> bool:
    """True where the table has both in one group."""
    known = _variants()
    mine, theirs = known.get((kind, first)), known.get((kind, second))
    return mine is not None and theirs is not None and not mine.isdisjoint(theirs)


@lru_cache(maxsize=65536)
def token_likeness(first: str, second: str) -> float:
    """How alike two folded words are as parts of a name, 0 to 1."""
    if first == second:
        return 1.0
    if _alike("family", first, second):
        return 0.95
    heard, other = sound(first), sound(second)
    if heard == other and len(heard) > 1:
        return 0.95
    if {first, second} == {first.removeprefix("abdul"), "abdul" + first.removeprefix("abdul")}:
        return 0.85
    if len(first) == 1 or len(second) == 1:
        return 0.6 if first[:1] == second[:1] else 0.0
    bones = skeleton(first)
    if bones == skeleton(second) and len(bones) >= 3:
        return 0.85 if SequenceMatcher(None, heard, other).ratio() >= 0.78 else 0.0
    return 0.0


@lru_cache(maxsize=65536)
def _given_likeness(first: str, second: str) -> float:
    """As :func:`token_likeness`, and Joe is Joseph."""
    if _alike("given", first, second):
        return 0.9
    return token_likeness(first, second)


def key(name: str) -> str:
    """The key of the surname: equal for all spellings that :func:`same` may accept, mostly."""
    return " ".join(skeleton(token) for token in split(name).family)


def keys(name: str) -> frozenset[str]:
    """The keys of every part of the name: what an index of people is built on."""
    return frozenset(filter(None, (skeleton(token) for token in split(name).tokens)))


@lru_cache(maxsize=65536)
def same(first: str, second: str) -> Likeness:
    """Whether two full or partial names can be one person.

    1.0: the same letters once folded; from 0.8: all parts agree; below 0.5: some part disagrees.
    """
    one, two = split(first), split(second)
    if one.tokens == two.tokens and one.suffix == two.suffix:
        return Likeness(1.0, "same spelling")
    if len(one.tokens) == 1 or len(two.tokens) == 1:
        short, full = (first, second) if len(one.tokens) == 1 else (second, first)
        return short_form_of(short, full)
    letters = [{token for token in name.given[1:] if len(token) == 1} for name in (one, two)]
    if all(letters) and letters[0] != letters[1]:
        return Likeness(0.4, "other initials")  # George W. and George H. W. Bush
    few, many = sorted((one, two), key=lambda parts: len(parts.tokens))
    pairs, unmatched = _align(few.tokens, many.tokens)
    if unmatched:
        return _part_only(few, many, pairs)
    if not _in_order(few, many, pairs):
        return Likeness(0.0, "surnames differ")
    if any(right in many.fathers and left not in few.fathers | set(few.family)
           for left, right, _ in pairs):  # fmt: skip
        return Likeness(0.3, "one is named like the other's father")
    score = min(_worth(few, many, pair) for pair in pairs)
    if len(many.tokens) > len(few.tokens):
        score = min(score, 0.9)
    if one.suffix != two.suffix:
        score = min(score, 0.7)
    return Likeness(round(score, 2), "all parts agree")


def _align(
    few: tuple[str, ...], many: tuple[str, ...]
) -> tuple[list[tuple[str, str, float]], list[str]]:
    """Pair each word of the shorter name with its best free word of the longer one."""
    free = list(many)
    pairs: list[tuple[str, str, float]] = []
    unmatched: list[str] = []
    for token in sorted(few, key=len, reverse=True):
        best = max(free, key=lambda other: _given_likeness(token, other), default="")
        value = _given_likeness(token, best) if best else 0.0
        if value:
            pairs.append((token, best, value))
            free.remove(best)
        else:
            unmatched.append(token)
    return pairs, unmatched


def _in_order(few: PersonName, many: PersonName, pairs: list[tuple[str, str, float]]) -> bool:
    """The surname fits the surname; or the first names fit and the surname is inside the longer
    name ("Nicolás Maduro Moros"); or the same words stand in the other order ("Orbán Viktor")."""
    sure = [(left, right) for left, right, value in pairs if value >= 0.85]
    if any(left in few.family and right in many.family for left, right in sure):
        return True
    first = (few.given[:1] + many.given[:1]) or ("", "")
    if first in [(left, right) for left, right, _ in pairs]:
        return any(left in few.family for left, _ in sure)
    return len(few.tokens) == len(many.tokens) == len(sure)


def _worth(few: PersonName, many: PersonName, pair: tuple[str, str, float]) -> float:
    """How much a pair says: the initial of a middle name takes nothing away."""
    left, right, value = pair
    middle = left not in few.given[:1] + few.family and right not in many.given[:1] + many.family
    return 0.9 if middle and 1 in (len(left), len(right)) else value


def _part_only(few: PersonName, many: PersonName, pairs: list[tuple[str, str, float]]) -> Likeness:
    """Some words disagree: still one person where a first given name and the surname agree."""
    family = any(
        left in few.family and right in many.family and value >= 0.85
        for left, right, value in pairs
    )
    first = bool(few.given and many.given) and _given_likeness(few.given[0], many.given[0]) >= 0.85
    if family and first:
        return Likeness(0.6, "surname and first name agree, other parts differ")
    return Likeness(0.0, "given names differ" if family else "surnames differ")


def short_form_of(short: str, full: str) -> Likeness:
    """Whether ``short`` ("Sharaa", "López Obrador") may stand for ``full``.

    0.9 the surname; 0.7 another part (a second surname, a Vietnamese given name); 0.4 a given name.
    """
    part, whole = split(short), split(full)
    family = set(whole.family)
    worst = 1.0
    hit_family = False
    for token in part.tokens:
        best = max(whole.tokens, key=lambda other: _given_likeness(token, other), default="")
        value = token_likeness(token, best) if len(best) > 1 else 0.0
        value = value or (_given_likeness(token, best) if len(part.tokens) > 1 and best else 0.0)
        if value < 0.6:
            return Likeness(0.0, "not a part of the name")
        worst = min(worst, value)
        hit_family = hit_family or best in family
    if whole.fathers and set(whole.family) <= whole.fathers and not part.fathers and hit_family:
        return Likeness(0.4, "the father's name only")
    if hit_family:
        return Likeness(round(0.9 * worst, 2), "surname")
    inner = whole.given[1:] if whole.order == "given-first" else whole.given[-1:]
    if part.tokens and part.tokens[-1] in inner:
        return Likeness(0.7, "a later part of the name")
    return Likeness(0.4, "given name only")


@lru_cache(maxsize=1)
def _genders() -> dict[str, str]:
    """Folded given name → male or female, from our own table."""
    return {row[0]: {"f": "female", "m": "male"}[row[1]] for row in _table("given-names.tsv")}


def gender_of(name: str) -> str | None:
    """``male`` or ``female`` where the first given name is one or the other; None where unsure.

    >>> gender_of("Annalena Baerbock")
    'female'
    """
    parts = split(name)
    titles = fold(name).split()[:1]
    if titles and titles[0] in ("mr", "sir", "lord", "king", "prince"):
        return "male"
    if titles and titles[0] in ("mrs", "ms", "miss", "dame", "lady", "queen", "princess"):
        return "female"
    for token in parts.given if len(parts.tokens) > 1 else ():
        found = _genders().get(token)
        if found:
            return found
    return None
