"""Days hung on the verb whose day they tell."""

from __future__ import annotations

from dragoman.grammar.hanging import days
from dragoman.records import Token

Row = tuple[str, str, str, int, str]


def tokens(*rows: Row) -> list[Token]:
    """Tokens from (word, lemma, part of speech, head, relation); infinitives follow a "to"."""
    made: list[Token] = []
    at = 0
    for number, (word, lemma, upos, head, relation) in enumerate(rows):
        bare = upos == "VERB" and number > 0 and rows[number - 1][0] == "to"
        feats = "VerbForm=Inf" if bare else "_"
        made.append(Token(at, at + len(word), word, lemma, upos, feats, head, relation))
        at += len(word) + 1
    return made


def clause(verb: str, below: str, day: tuple[Row, ...]) -> list[Token]:
    """ "They VERB to BELOW it …"."""
    return tokens(
        ("They", "they", "PRON", 1, "nsubj"),
        (verb + "ed", verb, "VERB", -1, "root"),
        ("to", "to", "PART", 3, "mark"),
        (below, below, "VERB", 1, "xcomp"),
        ("it", "it", "PRON", 3, "obj"),
        *day,
    )


def test_a_month_behind_what_is_agreed_is_its_own() -> None:
    day = (("in", "in", "ADP", 6, "case"), ("April", "April", "PROPN", 1, "obl"))
    assert days(clause("agree", "open", day))[6].head == 3


def test_a_term_goes_with_the_deed() -> None:
    day = (("by", "by", "ADP", 6, "case"), ("Friday", "Friday", "PROPN", 1, "obl"))
    assert days(clause("promise", "pay", day))[6].head == 3


def test_a_day_past_by_its_words_goes_with_the_verb_above() -> None:
    day = (("last", "last", "ADJ", 6, "amod"), ("week", "week", "NOUN", 3, "obl:unmarked"))
    assert days(clause("agree", "lend", day))[6].head == 1


def test_a_weekday_goes_with_a_deed_that_is_set_for_a_day() -> None:
    day = (("on", "on", "ADP", 6, "case"), ("Friday", "Friday", "PROPN", 1, "obl"))
    assert days(clause("agree", "visit", day))[6].head == 3
    assert days(clause("agree", "like", day))[6].head == 1


def test_a_weekday_behind_an_appeal_is_that_of_the_appeal() -> None:
    day = (("on", "on", "ADP", 6, "case"), ("Friday", "Friday", "PROPN", 3, "obl"))
    assert days(clause("demand", "keep", day))[6].head == 1


def test_a_day_under_another_verb_stays() -> None:
    day = (("in", "in", "ADP", 6, "case"), ("April", "April", "PROPN", 1, "obl"))
    given = clause("manage", "open", day)
    assert days(given) == given


def test_a_day_before_the_infinitive_stays() -> None:
    given = tokens(
        ("They", "they", "PRON", 1, "nsubj"),
        ("agreed", "agree", "VERB", -1, "root"),
        ("in", "in", "ADP", 3, "case"),
        ("April", "April", "PROPN", 1, "obl"),
        ("to", "to", "PART", 5, "mark"),
        ("meet", "meet", "VERB", 1, "xcomp"),
    )
    assert days(given) == given
