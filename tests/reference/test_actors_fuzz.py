"""No tree, name or quotation may make the resolver raise, and every span stays verbatim."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.records import Annotated, Document, Mention, Name, Sentence, Span, Token
from dragoman.reference.actors import Quotation, resolve_actors

from .test_actors import WORLD

_WORDS = st.sampled_from(
    "the The two leaders President president of Finland Finnish Moscow Sauli Niinisto he him his "
    "I our it they who and , ( ) : \" 's office government former - said in to "
    "Kremlin ' 7 ŁŁ 🙂".split()
)
_POS = st.sampled_from("NOUN PROPN PRON DET ADJ ADP VERB PUNCT CCONJ NUM X".split())
_RELATIONS = st.sampled_from(
    "nsubj obj obl nmod nmod:poss appos conj flat compound amod det case root "
    "acl:relcl advcl".split()
)
_LABELS = st.sampled_from("PERSON ORG GPE NORP LOC FAC MISC EVENT".split())


@st.composite
def documents(draw: st.DrawFn) -> Annotated:
    """One to three sentences of random words, trees (cycles included) and names."""
    text = ""
    sentences: list[Sentence] = []
    names: list[Name] = []
    for index in range(draw(st.integers(1, 3))):
        words = draw(st.lists(_WORDS, min_size=1, max_size=10))
        start = len(text)
        tokens = []
        for word in words:
            begin = len(text)
            text += word + " "
            head = draw(st.integers(-1, len(words) - 1))
            tokens.append(
                Token(begin, begin + len(word), word, word.lower(), draw(_POS),
                      draw(st.sampled_from(("_", "Number=Plur", "Number=Sing"))), head,
                      draw(_RELATIONS))
            )  # fmt: skip
        end = tokens[-1].end
        sentences.append(Sentence(index, start, end, text[start:end], tuple(tokens), index))
        if draw(st.booleans()):
            first = draw(st.integers(0, len(tokens) - 1))
            last = draw(st.integers(first + 1, len(tokens)))
            a, b = tokens[first].start, tokens[last - 1].end
            names.append(Name(a, b, text[a:b], draw(_LABELS), index, first, last))
    publisher = draw(st.sampled_from((None, "Reuters", "mfa.gov.fi", "http://[", "")))
    document = Document("x", text, published="2021-06-01", publisher=publisher, url=publisher)
    return Annotated(document, tuple(sentences), tuple(names), ())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_nothing_makes_it_raise(annotated: Annotated) -> None:
    text = annotated.document.text
    wanted = [
        Mention(s.index, i, Span(t.start, t.end, t.text))
        for s in annotated.sentences
        for i, t in enumerate(s.tokens)
    ]
    whole = Quotation(Span(0, len(text), text), tuple(wanted[:1]))
    index = resolve_actors(
        annotated, wanted, (whole,), knowledge=WORLD, meetings=(tuple(wanted[:2]),)
    )
    ids = [actor.id for actor in index.actors]
    assert len(ids) == len(set(ids))
    for actor in index.actors:
        for span in actor.mentions:
            assert text[span.start : span.end] == span.text
    for mention in wanted:
        assert set(index.at(mention)) <= set(ids)
