"""Actors of one document: every mention of a name, description or pronoun to an actor.

In go the annotated document, the mentions that finders ask about and what is known of quotations;
out comes an :class:`ActorIndex`. Pure: the same input gives the same actors and ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from dragoman.records import Annotated, Mention, Office, Span
from dragoman.reference.actors.agency import acts
from dragoman.reference.actors.cast import Cast
from dragoman.reference.actors.clusters import cluster_names
from dragoman.reference.actors.collectives import gather
from dragoman.reference.actors.descriptions import describe
from dragoman.reference.actors.knowledge import Knowledge, standard
from dragoman.reference.actors.mentions import find_phrases, surnames, words_of
from dragoman.reference.actors.phrases import Phrase, Title, Words
from dragoman.reference.actors.pronouns import refer, speak
from dragoman.reference.actors.roster import NO_OFFICE, ActorIndex, roster
from dragoman.reference.actors.scenes import Scene, home_of
from dragoman.reference.actors.vocabulary import vocabulary

_ATTRIBUTIVE = ("amod", "compound")
_HAILING = ("mr", "mrs", "ms", "madam", "madame", "mister")
_OF_SPEECH = ("pronoun:1s", "pronoun:1p", "pronoun:2")
_PLACES = ("country", "capital", "place")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, the noun phrases that name who says them, and to whom."""

    span: Span
    speakers: tuple[Mention, ...]
    addressees: tuple[Mention, ...] = ()


def resolve_actors(
    annotated: Annotated,
    wanted: Iterable[Mention] = (),
    quotations: Iterable[Quotation] = (),
    day: str | None = None,
    knowledge: Knowledge | None = None,
    meetings: Iterable[tuple[Mention, ...]] = (),
    speakers: Iterable[Mention] = (),
    doers: Iterable[Mention] = (),
) -> ActorIndex:
    """Find every actor of a document.

    ``meetings``: the noun phrases in touch with each other in each contact, so that "the leaders"
    after it means them. ``speakers``: the sources of statements. ``doers``: the
    actors of events.

    ``wanted``: noun phrases in roles, so that those of no known kind become actors too. ``day``:
    the ISO date offices are looked up for; default the document's publication date.
    """
    known = knowledge or standard()
    words = words_of(annotated)
    asked = _asked(wanted)
    quoted = tuple(quotations)
    published = annotated.document.published
    scene = Scene(
        words=words,
        cast=Cast(
            tuple(quotation.span for quotation in quoted),
            frozenset((mention.sentence, mention.head) for mention in speakers),
            frozenset((mention.sentence, mention.head) for mention in doers),
        ),
        knowledge=known,
        vocabulary=vocabulary(),
        day=day or (published[:10] if published else None),
        home=home_of(annotated.document, known, vocabulary()),
    )
    people = surnames(annotated, known)
    phrases = [
        phrase
        for sentence in words
        for phrase in find_phrases(
            sentence,
            asked.get(sentence.sentence.index, frozenset()),
            people,
            scene.vocabulary,
            known,
        )
    ]
    phrases = [phrase for phrase in phrases if _counts(phrase, scene, asked)]
    names = cluster_names(phrases, scene.cast, known)
    _know_offices(scene, _countries_named(annotated, scene))
    met = tuple(meetings)
    late = _walk(phrases, names, (asked, met), scene)
    _quoted(late, quoted, _turns(phrases, scene), scene)
    return roster(scene, asked)


def _asked(wanted: Iterable[Mention]) -> dict[int, frozenset[int]]:
    """Head tokens asked about, by sentence."""
    grouped: dict[int, set[int]] = {}
    for mention in wanted:
        grouped.setdefault(mention.sentence, set()).add(mention.head)
    return {sentence: frozenset(heads) for sentence, heads in grouped.items()}


def _know_offices(scene: Scene, countries: frozenset[str]) -> None:
    """Give persons what our table of offices has: their country, and an office the text leaves out.

    Only where the holder's country is one the document names (``countries``), or the full name is
    that of one who leads a country: a namesake of a distant minister is nobody we know.
    """
    if scene.day is None:
        return
    for figure in scene.cast.figures:
        if figure.kind != "person" or figure.reason:
            continue
        said = figure.groups - NO_OFFICE
        if said and figure.country:
            continue
        holder = scene.knowledge.held_by(figure.name, scene.day, figure.country)
        if holder is None or (said and holder.group not in said):
            continue
        full = len(figure.name.split()) > 1 and holder.leads and holder.current
        if not said and holder.office.country not in countries and not full:
            continue
        figure.country = figure.country or holder.office.country
        figure.gender = figure.gender or holder.gender
        figure.known = True
        if holder.current and not said:
            figure.titles.append(_known_title(holder.office, holder.group))


def _countries_named(annotated: Annotated, scene: Scene) -> frozenset[str]:
    """Countries the document names in any way, and the publisher's own."""
    found = {scene.home.country} if scene.home.country else set()
    for name in annotated.names:
        body = scene.knowledge.body(name.text)
        code = scene.knowledge.country(name.text) or scene.knowledge.capital(name.text)
        code = code or (body.country if body is not None else None)
        if code:
            found.add(code)
    return frozenset(found)


def _known_title(office: Office, group: str) -> Title:
    """A title from the table, to match descriptions with; covers no tokens."""
    rank = 3 if group in ("head-of-state", "head-of-government") else 2
    return Title(office.title, group, rank, office.country, office.body, None, False, ())


def _walk(
    phrases: list[Phrase],
    names: Mapping[tuple[int, int], int],
    hints: tuple[Mapping[int, frozenset[int]], tuple[tuple[Mention, ...], ...]],
    scene: Scene,
) -> list[Phrase]:
    """Resolve phrase by phrase, names of a sentence first; what hangs on quotations is returned."""
    late: list[Phrase] = []
    asked, meetings = hints
    by_sentence: dict[int, list[Phrase]] = {}
    for phrase in phrases:
        by_sentence.setdefault(phrase.sentence, []).append(phrase)
    for words in scene.words:
        index = words.sentence.index
        here = by_sentence.get(index, [])
        for phrase in here:
            if phrase.form == "name":
                scene.cast.see(phrase, (names[phrase.place],), words.relation(phrase.head))
        _see_pairs(words, scene)
        for phrase in here:
            if phrase.form == "name":
                _owner_of_title(phrase, scene)
                continue
            if phrase.what in _OF_SPEECH or _of_speech(phrase, words):
                late.append(phrase)
                continue
            figures = _resolve(phrase, scene)
            scene.cast.see(phrase, figures, words.relation(phrase.head))
        _see_neighbours(here, words, asked.get(index, frozenset()), scene)
        _see_meetings([met for met in meetings if met[0].sentence == index], scene)
    return late


def _see_meetings(meetings: list[tuple[Mention, ...]], scene: Scene) -> None:
    """Note who is in touch with whom in a sentence."""
    for meeting in meetings:
        places = [(mention.sentence, mention.head) for mention in meeting]
        figures = [n for place in places for n in scene.cast.at.get(place, ())]
        figures += [n for place in places for n in scene.cast.partners.get(place, ())]
        people = tuple(dict.fromkeys(n for n in figures if scene.cast.figures[n].kind == "person"))
        if len(people) > 1:
            scene.cast.meetings.append((meeting[0].sentence, people))


def _counts(phrase: Phrase, scene: Scene, asked: Mapping[int, frozenset[int]]) -> bool:
    """Countries, capitals and places count as actors only where they act; else they are noted."""
    if phrase.form != "name" or phrase.what not in _PLACES:
        return True
    words = scene.words[phrase.sentence]
    wanted = phrase.head in asked.get(phrase.sentence, frozenset())
    if wanted and phrase.what == "country" and words.relation(phrase.head) in _ATTRIBUTIVE:
        return True  # "Russian aggression": a finder has it in a role, so it acts.
    if acts(words, phrase):
        return phrase.what != "place" or phrase.head in asked.get(phrase.sentence, frozenset())
    if phrase.what == "country" and phrase.country is not None:
        scene.cast.grounds.append((*phrase.place, phrase.country))
    return False


def _of_speech(phrase: Phrase, words: Words) -> bool:
    """ "our country", "Madam President": needs to know who speaks, and to whom."""
    owned = phrase.owner is not None and words.folded[phrase.owner] in ("our", "my")
    return owned or _hails(phrase, words)


def _hails(phrase: Phrase, words: Words) -> bool:
    """True for a form of address without a name."""
    first = min(phrase.tokens)
    before = words.folded[max(first - 1, 0) : first + 1]
    return phrase.form != "pronoun" and any(word.rstrip(".") in _HAILING for word in before)


def _owner_of_title(phrase: Phrase, scene: Scene) -> None:
    """ "Mikhail Bogdanov, Putin's envoy": the country of the envoy is Putin's."""
    if phrase.owner is None:
        return
    mine = scene.cast.at.get(phrase.place, ())
    theirs = scene.cast.at.get((phrase.sentence, phrase.owner), ())
    if len(mine) == 1 and len(theirs) == 1:
        figure = scene.cast.figures[mine[0]]
        figure.country = figure.country or scene.cast.figures[theirs[0]].country


def _resolve(phrase: Phrase, scene: Scene) -> tuple[int, ...]:
    """A description or third-person pronoun."""
    if phrase.form == "pronoun":
        if phrase.what == "pronoun:both":
            return gather(phrase, scene) or ()
        return refer(phrase, scene)
    members = gather(phrase, scene)
    if members is not None:
        return members
    return describe(phrase, scene)


def _see_pairs(words: Words, scene: Scene) -> None:
    """Note names in a row ("A, B and C") as seen together: "they", "the two" find them all."""
    sentence = words.sentence.index
    for head in range(len(words.tokens)):
        own = scene.cast.at.get((sentence, head), ())
        if not own or words.tokens[head].deprel == "conj":
            continue
        row = _row(words, head)
        members = [n for token in row for n in scene.cast.at.get((sentence, token), ())]
        members = list(dict.fromkeys(members))
        kinds = {scene.cast.figures[number].kind == "person" for number in members}
        if len(members) > len(own) and len(kinds) == 1:
            scene.cast.see_together(sentence, row[-1], tuple(members), words.relation(head))


def _row(words: Words, head: int) -> list[int]:
    """``head`` and all that is coordinated with it, in order."""
    row = [head]
    for node in row:
        kids = [kid for kid in words.kids[node] if words.tokens[kid].deprel == "conj"]
        row.extend(kid for kid in kids if kid not in row)
    return sorted(row)


def _turns(phrases: list[Phrase], scene: Scene) -> list[tuple[int, tuple[int, ...]]]:
    """In a transcript, from where on who has the word: "President X: Good afternoon …"."""
    turns: list[tuple[int, tuple[int, ...]]] = []
    for phrase in phrases:
        if phrase.what != "person" or phrase.form != "name":
            continue
        words = scene.words[phrase.sentence]
        inside = [i for i, t in enumerate(words.tokens) if t.start >= phrase.span.start]
        first = inside[0]
        after = next((i for i in inside if words.tokens[i].start >= phrase.span.end), -1)
        opens = first == 0 or words.tokens[first - 1].upos in ("PUNCT", "SYM")
        while after >= 0 and words.tokens[after].upos in ("VERB", "AUX", "ADV"):
            after = after + 1 if after + 1 < len(words.tokens) else -1
        if opens and after >= 0 and words.tokens[after].text == ":":
            turns.append((phrase.span.start, scene.cast.at.get(phrase.place, ())))
    return turns


def _see_neighbours(here: list[Phrase], words: Words, asked: frozenset[int], scene: Scene) -> None:
    """Note persons joined by "and" that parsers hang on each other's titles.

    "with Chancellor of Austria A and President of Chile B": B goes with A unless some finder asks
    for B by itself, or B is the subject of a clause of its own.
    """
    people = [phrase for phrase in here if phrase.form == "name" and phrase.what == "person"]
    for one, other in pairwise(people):
        between = [
            i
            for i, token in enumerate(words.tokens)
            if one.span.end <= token.start and token.end <= other.span.start
        ]
        if [words.folded[i] for i in between] not in (["and"], [",", "and"]):
            continue
        around = {*one.tokens, *one.inner}
        own = {*other.tokens, *other.inner}
        ties = {words.tokens[i].head for i in other.tokens if words.tokens[i].deprel == "conj"}
        subject = words.tokens[other.head].deprel.startswith("nsubj")
        if asked & set(other.tokens) or (subject and not ties & around):
            continue
        if ties & around or words.tokens[other.head].head in {
            *around,
            *own,
            words.governor(one.head),
        }:
            for token in one.tokens:
                scene.cast.partners[(one.sentence, token)] = scene.cast.at.get(other.place, ())


def _quoted(
    late: list[Phrase],
    quotations: tuple[Quotation, ...],
    turns: list[tuple[int, tuple[int, ...]]],
    scene: Scene,
) -> None:
    """Resolve I, we, our by who speaks: in a quotation its speaker, in a transcript whose turn."""
    for phrase in late:
        before = [figures for start, figures in turns if start < phrase.span.start]
        speakers = before[-1] if before else ()
        told: tuple[int, ...] = ()
        for quotation in quotations:
            if quotation.span.covers(phrase.span):
                speakers = _who(quotation.speakers, scene)
                told = _who(quotation.addressees, scene)
        words = scene.words[phrase.sentence]
        if phrase.what == "pronoun:2" or (told and _hails(phrase, words)):
            figures = told
        elif phrase.form == "pronoun":
            figures = speak(phrase, speakers, scene)
        else:
            figures = _resolve(phrase, scene)
        scene.cast.see(phrase, figures, words.relation(phrase.head))


def _who(mentions: tuple[Mention, ...], scene: Scene) -> tuple[int, ...]:
    """The figures that some noun phrases mean."""
    return tuple(
        dict.fromkeys(
            number
            for mention in mentions
            for number in scene.cast.at.get((mention.sentence, mention.head), ())
        )
    )
