"""Words of different documents made comparable, from the text alone: no sentence is parsed here.

Documents restored from the store have no lemmas, so words are cut down to stems instead: endings
of inflection and of the commonest derivations come off ("evacuation", "evacuated" → evacuat).
Against the lemmas of 1,332 releases two forms of one lemma get one stem in 94 of 100 cases.
Names are spelled one way: places by the gazetteer ("Kiev" → kyiv), peoples by their country.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.reference.countries import countries
from dragoman.reference.names import fold
from dragoman.reference.places import places

_WORD = re.compile(r"\d[\d.,]*\d|\d+|[^\W\d_]+(?:['’][^\W\d_]+)?", re.UNICODE)

#: Words without content of their own: function words, and what every readout is made of.
LIGHT = frozenset(
    """a about above after again against all almost along already also although always am among an
    and another any are around as at away back be became because become been before being below
    between both but by can cannot could despite did do does doing done down due during each either
    else especially etc even ever every few first following for former from further get give given
    go had has have having he hence her here hers him himself his how however i if in including
    instead into is it its itself just last latter least less let like likewise made mainly make
    many may me might more moreover most mr mrs ms much must my namely near need neither never next
    no nor not now of off on once one only onto or other others our ours out over own part per
    perhaps primarily rather regarding same say says said see self several shall she should since so
    some soon still such take taken than that the their them themselves then there therefore these
    they this those though through thus to today together tomorrow too toward towards under until
    up upon us use used very via was way we well were what when where whether which while who whom
    whose why will with within without would yesterday yet you your thing lot number set kind side
    party parties sides it's don't time day year new current particular especially number
    discuss discussed discusses discussing discussion stress stressed emphasise emphasised emphasize
    emphasized emphasizes note noted notes inform informed informs tell told express expressed point
    pointed add added draw drew drawn attention touch touched exchange exchanged view views brief
    briefed mention mentioned state stated speak spoke spoken talk talked describe described explain
    explained outline outlined highlight highlighted comment commented opinion issue issues matter
    topic question regard respect context framework leader leaders head president presidents
    minister prime chancellor interlocutor interlocutors mutual special important importance issues
    aspect aspects situation related concerning conversation phone telephone call exchange pay
    paid""".split()
)
_NEGATIONS = frozenset("not no never without nor neither none cannot n't nobody nothing".split())
_SMALL = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
#: Irregular forms, spellings of two countries, and words whose endings are part of them: form and
#: stem in turn.
_ODD = dict(
    pair.split(":")
    for pair in """defence:defens defense:defens programme:program programmes:program
    centre:center centres:center neighbour:neighbor neighbouring:neighbor neighbours:neighbor
    labour:labor honour:honor children:child men:man women:woman lives:life held:hold met:meet
    sent:send left:leave kept:keep began:begin begun:begin agree:agree agrees:agree agreed:agree
    agreeing:agree agreement:agree agreements:agree fled:flee lost:lose lose:lose won:win
    sought:seek brought:bring bought:buy built:build chose:choose chosen:choose choose:choose
    came:come come:come coming:come went:go going:go goes:go took:take taken:take take:take
    gave:give given:give give:give knew:know known:know saw:see seen:see fell:fall fallen:fall
    found:find heard:hear wrote:write written:write write:write writing:write led:lead died:die
    dying:die die:die thought:think grew:grow grown:grow broke:break broken:break shot:shoot
    caught:catch stood:stand understood:understand told:tell paid:pay sold:sell laid:lay hit:hit
    spent:spend fought:fight rose:rise risen:rise rise:rise drove:drive driven:drive drive:drive
    withdrew:withdraw withdrawn:withdraw withdrawal:withdraw became:become undertook:undertake
    receive:receiv receives:receiv troops:troop news:news united:united nations:nations
    civilian:civil civilians:civil nuclear:nuclear military:military general:general
    minister:minister ministers:minister ministry:ministry university:university
    universities:university organisation:organis organization:organis organisations:organis
    organizations:organis policy:policy policies:policy police:police positive:positive
    relative:relative relatively:relative executive:executive constructive:constructive
    constructively:constructive director:director directors:director officer:officer
    officers:officer official:official officials:official ready:readiness readiness:readiness
    realise:realise realize:realise realised:realise realized:realise statement:statement
    statements:statement station:station stations:station mission:mission missions:mission
    site:site sites:site plane:plane planes:plane car:car care:care cares:care treaty:treaties
    treaties:treaties story:story stories:story store:store reactor:reactor reactors:reactor
    factory:factory factories:factory counter:counter massive:massive people:people
    peoples:people meetings:meet governor:governor governors:governor engine:engine
    engines:engine manager:manager managers:manager product:product products:product
    production:production refuse:refuse refused:refuse refuses:refuse refusal:refuse
    refugee:refugee refugees:refugee arms:arms army:army armies:army""".split()
)
#: Endings, longest first, with how much must be left before them.
_ENDINGS = tuple(
    (ending, int(least))
    for ending, _, least in (
        pair.partition(":")
        for pair in """fulness:4 iveness:4 ation:4 ators:4 ator:4 ment:5 ively:4 ions:4 ally:4
        ity:4 ion:4 ive:5 ful:4 ate:4 ors:5 at:4 al:5 ly:5 er:5 or:5 ic:5 e:3 y:4""".split()
    )
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: where it stands, its stem, and whether it is a name or a number."""

    start: int
    end: int
    text: str
    stem: str
    name: bool = False
    number: bool = False


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The part that forms of one word share; numbers in figures.

    >>> stem("evacuation") == stem("evacuated")
    True
    """
    low = re.sub(r"['’]s?$", "", word.casefold())
    low = _SMALL.get(low, low)
    if low in _ODD or len(low) < 4 or low[0].isdigit():
        return _bare(_ODD.get(low, low))
    base = _untensed(_singular(low)).replace("iz", "is")
    if base in _ODD:
        return _bare(_ODD[base])
    for ending, least in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= least:
            base = base[: -len(ending)]
            break
    return _bare(base)


def _bare(base: str) -> str:
    """Without the vowel that some forms keep and others lose, and the doubled "l"."""
    if base.endswith(("e", "i", "y")) and len(base) > 3 and not base.endswith("ee"):
        return base[:-1]
    return base[:-1] if base.endswith("ll") else base


def _singular(word: str) -> str:
    """Without the "s" of plural and third person."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _untensed(word: str) -> str:
    """Without "ing" and "ed"."""
    for ending in ("ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) > 2 and re.search("[aeiouy]", rest):
            if rest.endswith("i"):
                return rest[:-1] + "y"
            return rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsze" else rest
    return word


@lru_cache(maxsize=65536)
def _spelled(name: str) -> str:
    """A name as every document is taken to spell it: places and peoples one way."""
    bare = re.sub(r"['’]s?$", "", name)
    match = countries().find(bare)
    if match is not None and match.country and match.by in ("name", "adjective", "demonym"):
        return match.country
    if match is not None and match.country and match.by == "capital":
        return f"{match.country}-capital"
    place = places().find(bare)
    if place is not None and place.country:
        return fold(place.name)
    return fold(bare)


_BREAK = re.compile(r"[.!?:\n]\s|[\"“]")


def words(text: str, offset: int = 0, opens: bool = True) -> tuple[Word, ...]:
    """The words of a text with their stems; ``opens``: its first word begins a sentence."""
    found = _words(text, opens)
    if not offset:
        return found
    return tuple(replace(one, start=offset + one.start, end=offset + one.end) for one in found)


# Sentences come again: each event, statement and phrase in one asks for its words.
@lru_cache(maxsize=2048)
def _words(text: str, opens: bool) -> tuple[Word, ...]:
    """The words of a text, offsets counted in it."""
    made: list[Word] = []
    fresh = opens
    last = 0
    for match in _WORD.finditer(text):
        if made and _BREAK.search(text, last, match.start()):
            fresh = True
        found = match.group()
        last = match.end()
        low = found.casefold()
        number = found[0].isdigit() or low in _SMALL
        name = found[:1].isupper() and not number and low not in LIGHT and low not in _MONTHS
        if name and fresh:
            name = _spelled(found) != fold(found) and not found.isupper()
        shown = _spelled(found) if name else stem(found)
        made.append(Word(match.start(), match.end(), found, shown, name, number))
        fresh = False
    return tuple(made)


def content(text: str) -> frozenset[str]:
    """The stems of the words that carry content, names and numbers among them."""
    return frozenset(word.stem for word in words(text) if carries(word))


def carries(word: Word) -> bool:
    """True for a word with content of its own."""
    return word.text.casefold() not in LIGHT and (len(word.text) > 2 or word.number or word.name)


def plain(lemmas: Iterable[str]) -> frozenset[str]:
    """The stems of lemmas, those without content left out."""
    return frozenset(stem(one) for one in lemmas if one.casefold() not in LIGHT and len(one) > 2)


def negates(word: Word) -> bool:
    """True for "not", "no", "n't" and their like."""
    low = word.text.casefold()
    return low in _NEGATIONS or low.endswith(("n't", "n’t"))


__all__ = ["LIGHT", "Word", "carries", "content", "negates", "plain", "stem", "words"]
