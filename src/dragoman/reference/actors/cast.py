"""The cast of a document while it is being put together: who has been named, where, how strongly.

:class:`Cast` and :class:`Figure` are working state inside one call of the resolver and never leave
it; what leaves are frozen records.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.records import Span
from dragoman.reference.actors.phrases import Phrase, Title

# How much a mention counts for the next pronoun, by its relation. Ordered as in the centering
# literature: subject > object > the rest.
ROLE_WEIGHT = {
    "nsubj": 1.0, "nsubj:pass": 0.95, "nsubj:outer": 0.9, "root": 0.7, "obl:agent": 0.7,
    "obj": 0.7, "iobj": 0.7, "nmod:poss": 0.55, "obl": 0.6, "appos": 0.4, "nmod": 0.45,
}  # fmt: skip
# The weight from which a mention is that of one who acts: a subject.
ACTIVE = 0.9
# The weight of whom a statement is ascribed to, also where only "according to" names them.
SPEAKER = 1.15
_DECAY = 0.55
_WINDOW = 4
# What a mention is worth across quotation marks: "he said" rarely means whom the quotation names.
_ACROSS = 0.35


@dataclass(slots=True)
class Figure:
    """One actor in the making."""

    number: int
    kind: str
    name: str
    country: str | None = None
    gender: str | None = None
    names: list[str] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    generic: bool = False
    reason: str | None = None
    group: str | None = None
    first: tuple[int, int] = (0, 0)
    held: bool = False
    known: bool = False
    settled: bool = False
    owned: tuple[int, str] | None = None

    def take(self, phrase: Phrase) -> None:
        """Add what a phrase tells: its words, titles, country, gender."""
        if phrase.span not in self.spans:
            self.spans.append(phrase.span)
        if phrase.name is not None and phrase.name not in self.names:
            self.names.append(phrase.name)
        for title in phrase.titles:
            if title not in self.titles:
                self.titles.append(title)
        for alias in phrase.aliases:
            if alias not in self.aliases:
                self.aliases.append(alias)
        self.country = self.country or phrase.country
        self.gender = self.gender or phrase.gender

    @property
    def groups(self) -> set[str]:
        """The classes of the offices it is said to hold now."""
        return {title.group for title in self.titles if not title.past}


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention in the running text, of one figure or of several together."""

    figures: tuple[int, ...]
    sentence: int
    token: int
    weight: float
    plural: bool = False
    quoted: bool = False


class Cast:
    """Figures by number, and the log of where they were seen."""

    __slots__ = (
        "at",
        "doers",
        "figures",
        "grounds",
        "log",
        "mates",
        "meetings",
        "partners",
        "quotes",
        "speakers",
    )

    def __init__(
        self,
        quotes: tuple[Span, ...] = (),
        speakers: frozenset[tuple[int, int]] = frozenset(),
        doers: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        self.quotes = quotes
        # Head tokens of those who say something: they stay in mind longer than whom they name.
        self.speakers = speakers
        # Head tokens of those who do something: somebody, whatever the noun ("a garrison").
        self.doers = doers
        self.figures: list[Figure] = []
        self.log: list[Seen] = []
        # Countries named as places: (sentence, token, alpha-3).
        self.grounds: list[tuple[int, int, str]] = []
        # Tokens of a person's name phrase other than the one looked up: its parts.
        self.mates: dict[tuple[int, int], tuple[int, ...]] = {}
        # Person phrase token → the person joined to it by "and" whom nobody asks for.
        self.partners: dict[tuple[int, int], tuple[int, ...]] = {}
        # Persons in touch with each other, by the sentence that tells of it.
        self.meetings: list[tuple[int, tuple[int, ...]]] = []
        self.at: dict[tuple[int, int], tuple[int, ...]] = {}

    def new(self, kind: str, name: str, phrase: Phrase | None = None) -> Figure:
        """A further figure."""
        figure = Figure(len(self.figures), kind, name)
        if phrase is not None:
            figure.first = phrase.place
            figure.take(phrase)
        self.figures.append(figure)
        return figure

    def see(self, phrase: Phrase, figures: tuple[int, ...], relation: str) -> None:
        """Note that ``phrase`` means ``figures``; an empty tuple notes nothing."""
        if not figures:
            return
        for token in phrase.tokens:
            self.at.setdefault((phrase.sentence, token), figures)
            if phrase.what == "person" and phrase.form == "name" and len(phrase.tokens) > 1:
                mates = tuple(other for other in phrase.tokens if other != token)
                self.mates[(phrase.sentence, token)] = mates
        self.at[(phrase.sentence, phrase.head)] = figures
        weight = ROLE_WEIGHT.get(relation, ROLE_WEIGHT.get(relation.partition(":")[0], 0.4))
        if any((phrase.sentence, token) in self.speakers for token in phrase.tokens):
            weight = SPEAKER
        plural = phrase.plural or len(figures) > 1
        quoted = self.in_quotes(phrase.span)
        self.log.append(Seen(figures, phrase.sentence, phrase.head, weight, plural, quoted))
        for number in figures:
            if phrase.span not in self.figures[number].spans:
                self.figures[number].spans.append(phrase.span)

    def in_quotes(self, span: Span) -> bool:
        """True for words that somebody is quoted with."""
        start, end = span.start, span.end
        return any(quote.start <= start and end <= quote.end for quote in self.quotes)

    def see_together(
        self, sentence: int, token: int, figures: tuple[int, ...], relation: str
    ) -> None:
        """Note that several figures were named in one breath; changes no look-up."""
        weight = ROLE_WEIGHT.get(relation, 0.4)
        self.log.append(Seen(figures, sentence, token, weight, True))

    def before(self, sentence: int, token: int, window: int = _WINDOW) -> list[Seen]:
        """Mentions before a place, nearest first, at most ``window`` sentences back."""
        return sorted(
            (
                seen
                for seen in self.log
                if (seen.sentence, seen.token) < (sentence, token)
                and sentence - seen.sentence <= window
            ),
            key=lambda seen: (seen.sentence, seen.token),
            reverse=True,
        )

    def last_plural(self, number: int, sentence: int, token: int) -> bool:
        """True where a figure was last named in the plural ("the authorities")."""
        for seen in self.before(sentence, token):
            if seen.figures == (number,):
                return seen.plural
        return False

    def country_before(self, sentence: int, token: int, window: int = 2) -> str | None:
        """The country named last before a place in the text, as an actor or as a place."""
        places = [
            (seen.sentence, seen.token, self.figures[number].country)
            for seen in self.log
            for number in seen.figures
            if self.figures[number].group in ("country", "people")
        ]
        earlier = [
            entry
            for entry in (*places, *self.grounds)
            if entry[:2] < (sentence, token) and sentence - entry[0] <= window
        ]
        return max(earlier, key=lambda entry: entry[:2])[2] if earlier else None

    def salience(
        self, sentence: int, token: int, window: int = _WINDOW, quoted: bool | None = None
    ) -> list[tuple[float, int]]:
        """Single figures seen before a place with their weight, strongest first.

        ``quoted``: whether the words that look back stand in a quotation; mentions on the other
        side of the quotation marks count for less.
        """
        weights: dict[int, float] = {}
        counts: dict[int, int] = {}
        for seen in self.before(sentence, token, window):
            strength = seen.weight * _DECAY ** (sentence - seen.sentence)
            if len(seen.figures) > 1:
                strength *= 0.7
            if quoted is not None and seen.quoted != quoted:
                strength *= _ACROSS
            for number in seen.figures:
                weights[number] = max(weights.get(number, 0.0), strength)
                counts[number] = counts.get(number, 0) + 1
        return sorted(
            ((weight + 0.04 * min(counts[n], 4), n) for n, weight in weights.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )
