"""From the working cast to frozen records: who is listed, under which id, in which office."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from dragoman.records import Actor, Mention, Office, Span
from dragoman.reference.actors.cast import ACTIVE, Cast, Figure
from dragoman.reference.actors.phrases import Title
from dragoman.reference.actors.scenes import Scene
from dragoman.reference.identifiers import actor_id

# Classes of description that are no office.
NO_OFFICE = frozenset({"group", "counterpart", "person", "interlocutor", "candidate"})


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """The actors of a document and who each noun phrase means.

    ``heads``: (sentence, token) → actor ids; ``joined``: a token's conjuncts; ``mates``: the other
    tokens of a name phrase, on which parsers hang what is joined to its head; ``partners``: who is
    joined to a person by "and".
    """

    actors: tuple[Actor, ...]
    heads: Mapping[tuple[int, int], tuple[str, ...]]
    joined: Mapping[tuple[int, int], tuple[tuple[int, Span], ...]]
    mates: Mapping[tuple[int, int], tuple[int, ...]]
    partners: Mapping[tuple[int, int], tuple[str, ...]]

    def at(self, mention: Mention) -> tuple[str, ...]:
        """The actors a noun phrase means: several for a collective or "A and B"; () for none."""
        found = list(self.heads.get((mention.sentence, mention.head), ()))
        for token, span in self.joined.get((mention.sentence, mention.head), ()):
            if mention.span.covers(span):
                found.extend(self.heads.get((mention.sentence, token), ()))
        for mate in self.mates.get((mention.sentence, mention.head), ()):
            for token, _ in self.joined.get((mention.sentence, mate), ()):
                found.extend(self.heads.get((mention.sentence, token), ()))
        found.extend(self.partners.get((mention.sentence, mention.head), ()))
        return tuple(dict.fromkeys(found))

    def get(self, identifier: str | None) -> Actor | None:
        """The actor with this id."""
        return next((actor for actor in self.actors if actor.id == identifier), None)


def roster(scene: Scene, asked: Mapping[int, frozenset[int]]) -> ActorIndex:
    """Freeze the cast: those seen, in order of their first mention."""
    at, log = scene.cast.at, scene.cast.log
    active = {e.figures[0] for e in log if len(e.figures) == 1 and e.weight >= ACTIVE}
    # Unnamed figures are kept only where some finder asks about them.
    wanted = {
        number
        for sentence, tokens in asked.items()
        for token in tokens
        for number in at.get((sentence, token), ())
    }
    mentioned = {number for entry in log for number in entry.figures}
    seen = {n for n in mentioned if n in wanted or not _passing(n, scene, active)}
    kept = sorted(seen, key=lambda number: (_first(scene.cast, number), number))
    ids: dict[int, str] = {}
    for number in kept:
        figure = scene.cast.figures[number]
        ids[number] = actor_id(figure.name, figure.generic, figure.first, ids.values())
    actors = tuple(_record(scene.cast.figures[n], ids[n], scene) for n in kept)
    heads = {
        place: tuple(ids[number] for number in figures if number in ids)
        for place, figures in scene.cast.at.items()
    }
    partners = {
        place: tuple(ids[number] for number in figures if number in ids)
        for place, figures in scene.cast.partners.items()
    }
    return ActorIndex(actors, heads, _joined(scene), dict(scene.cast.mates), partners)


def _passing(number: int, scene: Scene, active: Container[int]) -> bool:
    """True for figures that count only in a role: unnamed ones, and names of unknown things.

    ``active``: figures that had a part in something alone.
    """
    figure = scene.cast.figures[number]
    if figure.generic:
        return True
    if figure.group != "organisation" or figure.aliases or figure.kind in ("media", "armed-group"):
        return False
    return number not in active


def _first(cast: Cast, number: int) -> int:
    """Where a figure is first mentioned."""
    return min((span.start for span in cast.figures[number].spans), default=0)


def _joined(scene: Scene) -> dict[tuple[int, int], tuple[tuple[int, Span], ...]]:
    """For every head its conjuncts with their word spans."""
    found: dict[tuple[int, int], tuple[tuple[int, Span], ...]] = {}
    for words in scene.words:
        conjuncts: dict[int, list[tuple[int, Span]]] = {}
        for index, token in enumerate(words.tokens):
            if token.deprel == "conj" and token.head != index and token.head >= 0:
                conjuncts.setdefault(token.head, []).append((index, words.span(index, index + 1)))
        for head, joined in conjuncts.items():
            found[(words.sentence.index, head)] = tuple(joined)
    return found


def _record(figure: Figure, identifier: str, scene: Scene) -> Actor:
    """The frozen record of a figure."""
    name = figure.name
    aliases = tuple(
        dict.fromkeys(other for other in (*figure.names, *figure.aliases) if other != name)
    )
    return Actor(
        id=identifier,
        name=name,
        kind=figure.kind,
        country=figure.country,
        office=_office(figure, scene) if figure.kind == "person" else None,
        mentions=tuple(sorted(figure.spans)),
        aliases=aliases,
        gender=figure.gender,
        reason=figure.reason,
    )


def _fullness(title: Title) -> tuple[bool, bool, int, int]:
    """How well a title says the office: of a country, the highest, the longest.

    A president who is commander-in-chief too is the president.
    """
    ruling = title.group in ("head-of-state", "head-of-government")
    return title.country is not None, ruling, title.rank, len(title.words)


def _office(figure: Figure, scene: Scene) -> Office | None:
    """The office held on the day: the fullest title of the text, else the one our table has."""
    said = [
        title
        for title in figure.titles
        if not title.past and title.group not in NO_OFFICE and title.tokens
    ]
    holder = None
    if scene.day is not None and not figure.generic and (said or figure.known or figure.held):
        holder = scene.knowledge.held_by(figure.name, scene.day, figure.country)
    # "… heads of enterprises President X": a title in the plural is nobody's own.
    said = [title for title in said if not (title.several and title.words[-1:] == "s")]
    if said:
        best = max(said, key=_fullness)
        office = Office(best.words, best.body, best.country or figure.country, None, None, "text")
        if holder is not None and holder.current and holder.group == best.group:
            return Office(
                best.words, best.body, office.country, holder.office.since, holder.office.until,
                "text",
            )  # fmt: skip
        return office
    if holder is not None and holder.current:
        return holder.office
    return None
