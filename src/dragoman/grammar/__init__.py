"""Document → annotated sentences: words, syntax, names and attributions. The only neural stage."""

from __future__ import annotations

from dragoman.grammar.reader import Annotator, Grammar, load

__all__ = ["Annotator", "Grammar", "load"]
