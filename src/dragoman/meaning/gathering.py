"""What the grammar of one sentence says about who says what.

Every function takes one :class:`~dragoman.meaning.trees.Tree`; nothing is resolved yet.
"""

from __future__ import annotations

from dragoman.meaning.candidates import Candidate
from dragoman.meaning.hearsay import of_adverb
from dragoman.meaning.kinds import Kinds
from dragoman.meaning.sources import according_to, of_adjective, of_noun, prepositions, source_after
from dragoman.meaning.trees import Tree
from dragoman.meaning.verbs import of_verb
from dragoman.records import Span


def candidates(tree: Tree, kinds: Kinds, marks: tuple[Span, ...]) -> list[Candidate]:
    """Every statement the grammar of one sentence shows."""
    found: list[Candidate] = []
    leading = prepositions()
    for index, token in enumerate(tree.tokens):
        source = source_after(tree, index) if tree.words[index] in leading else -1
        if source >= 0:
            found.extend(according_to(tree, index, source))
        elif token.upos in ("VERB", "AUX") and token.deprel not in ("aux", "aux:pass", "cop"):
            found.extend(of_verb(tree, index, kinds, marks))
        elif token.upos in ("NOUN", "PROPN", "PRON"):
            found.extend(of_noun(tree, index))
        elif token.upos == "ADJ":
            found.extend(of_adjective(tree, index))
        elif token.upos == "ADV":
            found.extend(of_adverb(tree, index))
    return found
