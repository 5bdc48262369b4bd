"""Sentences with hand-made trees, for the tests of this folder.

A sentence is a text of lines ``form lemma UPOS head relation [Number]``, head counted from 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.records import Annotated, Document, Mention, Name, Sentence, Span, Token

_NO_SPACE_BEFORE = frozenset(".,;:)!?") | {"'s", "’s"}


class Story:
    """A document put together sentence by sentence."""

    def __init__(self, published: str | None = "2021-06-01", publisher: str | None = None) -> None:
        self.text = ""
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []
        self.published = published
        self.publisher = publisher

    def add(self, rows: str, names: Sequence[tuple[str, str]] = ()) -> Story:
        """Add a sentence; ``names`` are (words, label) in the order they stand in it."""
        start = len(self.text) + (1 if self.text else 0)
        tokens: list[Token] = []
        text = ""
        open_quote = False
        glue = True
        for row in rows.strip().splitlines():
            form, lemma, upos, head, relation, *number = row.split()
            tight = glue or form in _NO_SPACE_BEFORE or (form == '"' and open_quote)
            text += "" if tight else " "
            begin = start + len(text)
            text += form
            glue = form == "(" or (form == '"' and not open_quote)
            open_quote = open_quote != (form == '"')
            feats = f"Number={number[0]}" if number else "_"
            tokens.append(
                Token(begin, begin + len(form), form, lemma, upos, feats, int(head) - 1, relation)
            )
        self.text += (" " if self.text else "") + text
        index = len(self.sentences)
        self.sentences.append(Sentence(index, start, start + len(text), text, tuple(tokens), index))
        place = 0
        for words, label in names:
            at = text.index(words, place)
            place = at + len(words)
            inside = [i for i, t in enumerate(tokens) if at <= t.start - start < at + len(words)]
            self.names.append(
                Name(start + at, start + place, words, label, index, inside[0], inside[-1] + 1)
            )
        return self

    def annotated(self) -> Annotated:
        """The document with its sentences and names."""
        document = Document(
            id="story", text=self.text, published=self.published, publisher=self.publisher
        )
        return Annotated(document, tuple(self.sentences), tuple(self.names), ())

    def mention(self, sentence: int, word: str, last: str | None = None) -> Mention:
        """The noun phrase whose head is ``word``, its span up to ``last`` where given."""
        tokens = self.sentences[sentence].tokens
        head = next(i for i, token in enumerate(tokens) if token.text == word)
        end = next((t.end for t in tokens if t.text == last), tokens[head].end)
        start = tokens[head].start
        return Mention(sentence, head, Span(start, end, self.text[start:end]))

    def span(self, words: str) -> Span:
        """The first stretch of these words."""
        start = self.text.index(words)
        return Span(start, start + len(words), words)
