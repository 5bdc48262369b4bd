"""Is it English? Told by function words, the commonest and least borrowed words of a language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+")
# A letter outside the Latin blocks.
_FOREIGN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
# Words that are frequent in one language and rare in the others; those shared by several are left
# out ("die", "in", "an", "no", "on", "a" would count for or against English by chance).
_WORDS = {
    "en": "the of and to that is was for with by from said his has have had this which were be "
    "it will would their been they not he she who its but are as at after about could than",
    "de": "und der das ist nicht den von mit dem sich auf für des ein eine dass sind auch wurde "
    "nach bei aus wird einen zum haben hat sie über",
    "fr": "le les des et est une dans que pour qui pas sur au du avec sont par plus aux ont cette "
    "été ses mais selon leur entre",
    "es": "el los las y una por con para del que su al lo más fue ha como pero sus según entre "
    "también desde",
    "it": "il di che è della per una con del dei gli alla sono nel non anche ha delle dal più "
    "nella tra stato",
    "pt": "os uma não do da em que para com dos as foi mais ao pelo pela também são ou seu sua nos "
    "à é",
    "nl": "het een van dat niet zijn voor op te met aan ook naar heeft worden bij door deze werd "
    "uit",
    "sv": "och att det som är på för med av till den har inte om ett från de en var",
    "pl": "nie się że jest na do z w oraz przez dla jak po od ich który będzie został",
    "tr": "ve bir bu için ile olarak da de daha gibi kadar olan olduğu sonra göre dedi",
    "ro": "și în este cu care nu din pentru sunt mai fost că ale au prin",
    "hu": "és az hogy nem egy volt meg csak is de ez már amely szerint",
    "cs": "se že je na v které také bylo jako jsou pro byl podle ale aby",
    "id": "yang dan di dengan untuk tidak dari ini itu dalam akan pada telah kepada oleh",
    "vi": "và của là có được trong cho không các với người một những này",
    "sw": "ya na wa kwa ni katika za la cha kuwa hiyo alisema huo",
}
_NAMES = {
    "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "a Scandinavian language", "pl": "Polish", "tr": "Turkish",
    "ro": "Romanian", "hu": "Hungarian", "cs": "Czech", "id": "Indonesian",
    "vi": "Vietnamese", "sw": "Swahili",
}  # fmt: skip
# What Unicode calls a script where readers call it otherwise.
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_PROFILES = {code: frozenset(words.split()) for code, words in _WORDS.items()}
# Enough to judge a long text by; a page's first 20,000 characters are some 3,500 words.
_LOOKED_AT = 20_000
# Another language must be this frequent, have this many hits and beat English by this factor.
# A running text of these languages has 15 to 40 % of its words in the profile above.
_SHARE, _HITS, _FACTOR = 0.12, 5, 2.0


@dataclass(frozen=True, slots=True)
class Profile:
    """``language`` is an ISO code, or None where the text is too short to tell.

    ``english`` is False only where another language or script is plain; ``name`` then names it.
    """

    language: str | None
    english: bool
    name: str | None = None


def recognise(text: str) -> Profile:
    """The language of ``text``; no short or mixed text is ever called foreign."""
    sample = text[:_LOOKED_AT]
    script = _foreign_script(sample)
    if script:
        return Profile(None, False, f"a language in {script} script")
    words = Counter(_WORD.findall(sample.lower()))
    total = words.total()
    hits = {code: sum(words[word] for word in known) for code, known in _PROFILES.items()}
    english = hits.pop("en")
    other = max(hits, key=lambda code: hits[code])
    most = hits[other]
    if most >= _HITS and most / total >= _SHARE and most >= _FACTOR * max(english, 1):
        return Profile(other, False, _NAMES[other])
    return Profile("en" if english > most or (english and total < 8) else None, True)


def _foreign_script(text: str) -> str | None:
    """Name of the script that most letters are in, where it is not the Latin one."""
    foreign = [] if text.isascii() else _FOREIGN.findall(text)
    if not foreign or len(foreign) * 2 <= sum(map(str.isalpha, text)):
        return None
    names = [unicodedata.name(c, "UNKNOWN").split()[0] for c in foreign[:200]]
    most = max(sorted(set(names)), key=names.count)
    return None if most == "LATIN" else _SCRIPTS.get(most, most.title())
