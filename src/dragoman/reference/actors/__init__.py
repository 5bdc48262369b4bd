"""Who the words of a document mean: names, descriptions and pronouns to actors."""

from dragoman.reference.actors.index import Quotation, resolve_actors
from dragoman.reference.actors.roster import ActorIndex

__all__ = ["ActorIndex", "Quotation", "resolve_actors"]
