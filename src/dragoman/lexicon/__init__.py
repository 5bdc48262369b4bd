"""The domain as data: acts, ways of speaking, titles, topics, cues of certainty, code lists.

``load()`` reads the act files; ``speech()``, ``titles()``, ``topics()`` and ``certainty()`` read
the word lists; ``ontologies()`` the code lists. No code here decides anything about a sentence.
"""

from __future__ import annotations

from dragoman.lexicon.codes import Ontologies, ontologies
from dragoman.lexicon.loading import Lexicon, load, load_file, with_act
from dragoman.lexicon.model import Act, Commitment, Cue, Example, RoleRule, Variant
from dragoman.lexicon.words import (
    Certainty,
    Speech,
    SpeechAct,
    SpeechCue,
    Stances,
    Title,
    Titles,
    TopicEntry,
    certainty,
    speech,
    stances,
    titles,
    topics,
)

__all__ = [
    "Act",
    "Certainty",
    "Commitment",
    "Cue",
    "Example",
    "Lexicon",
    "Ontologies",
    "RoleRule",
    "Speech",
    "SpeechAct",
    "SpeechCue",
    "Stances",
    "Title",
    "Titles",
    "TopicEntry",
    "Variant",
    "certainty",
    "load",
    "load_file",
    "ontologies",
    "speech",
    "stances",
    "titles",
    "topics",
    "with_act",
]
