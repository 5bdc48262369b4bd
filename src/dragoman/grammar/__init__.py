"""Document → annotated sentences: words, syntax, names and attributions. The only neural stage."""

from __future__ import annotations

from dragoman.grammar.reader import Grammar, load

__all__ = ["Grammar", "load"]
