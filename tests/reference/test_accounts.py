"""Two accounts side by side: said by both, by one only, or differently."""

from __future__ import annotations

from dragoman.records import Account, Comparison, Span, Statement
from dragoman.reference.accounts import compare

from .parsed import Story

ROWS = {
    "trade": """
        the the DET 2 det
        growing grow VERB 3 amod
        trade trade NOUN 0 root Sing
        volume volume NOUN 3 flat Sing
        """,
    "trade again": """
        growing grow VERB 2 amod
        volume volume NOUN 0 root Sing
        of of ADP 4 case
        trade trade NOUN 2 nmod Sing
        """,
    "no trade": """
        no no DET 3 det
        growing grow VERB 3 amod
        volume volume NOUN 0 root Sing
        of of ADP 5 case
        trade trade NOUN 3 nmod Sing
        """,
    "ten trucks": """
        10 10 NUM 3 nummod
        grain grain NOUN 3 compound Sing
        trucks truck NOUN 0 root Plur
        """,
    "six trucks": """
        6 6 NUM 3 nummod
        grain grain NOUN 3 compound Sing
        trucks truck NOUN 0 root Plur
        """,
}  # fmt: skip


def compared(first: str, second: str) -> tuple[Comparison, Span, Span]:
    """The comparison of two accounts of one statement each."""
    story = Story().add(ROWS[first]).add(ROWS[second])
    annotated = story.annotated()
    spans = [Span(s.start, s.end, s.text) for s in annotated.sentences]
    statements = [
        Statement(
            f"s-{number}", (), None, (), (), None, "state", "indirect", (span,), (), (), None, (),
            "rule", 1.0,
        )
        for number, span in enumerate(spans)
    ]  # fmt: skip
    accounts = (Account("one", None, ("s-0",)), Account("other", None, ("s-1",)))
    comparison = compare(accounts, statements, annotated.sentences)
    assert comparison is not None
    return comparison, spans[0], spans[1]


def test_the_same_thing_in_other_words_is_said_by_both() -> None:
    comparison, first, second = compared("trade", "trade again")
    assert comparison.both == ((first, second),)
    assert comparison.only == {"one": (), "other": ()}


def test_a_negation_on_one_side_only_is_a_difference() -> None:
    comparison, first, second = compared("trade again", "no trade")
    assert comparison.differ == ((first, second),)
    assert comparison.both == ()


def test_other_numbers_are_a_difference() -> None:
    comparison, first, second = compared("ten trucks", "six trucks")
    assert comparison.differ == ((first, second),)


def test_what_only_one_says() -> None:
    comparison, first, second = compared("trade", "ten trucks")
    assert comparison.only == {"one": (first,), "other": (second,)}
    assert comparison.both == comparison.differ == ()


def test_one_account_is_not_compared() -> None:
    assert compare((Account("one", None, ()),), (), ()) is None
