"""Who the words of a document mean: names, descriptions and pronouns to actors."""

from dragoman.reference.actors.index import ActorIndex, Quotation, resolve_actors

__all__ = ["ActorIndex", "Quotation", "resolve_actors"]
