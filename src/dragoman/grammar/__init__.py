"""Document → annotated sentences: words, syntax, names and attributions. The only neural stage."""

from __future__ import annotations

from dragoman.grammar.network import version
from dragoman.grammar.reader import Annotator, Grammar, load
from dragoman.grammar.titled import attach

__all__ = ["Annotator", "Grammar", "attach", "load", "version"]
