"""What is found in a text, and what days it means."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DateError
from dragoman.records import Span, TimeExpression
from dragoman.reference.times import find, leans, resolve_leaning
from dragoman.reference.times import intervals as i

PUBLISHED = "2025-02-12"  # a Wednesday


def only(text: str, published: str | None = PUBLISHED) -> TimeExpression:
    """The one expression of a text."""
    found = find(text, published)
    assert len(found) == 1, found
    return found[0]


def days(text: str, published: str | None = PUBLISHED) -> tuple[str | None, str | None, str]:
    """Start, end and precision of the one expression of a text."""
    date = only(text, published).date
    assert date is not None
    return date.start, date.end, date.precision


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The envoy left on 3 May 2024.", "3 May 2024", "2024-05-03"),
        ("The envoy left on the 3rd of May 2024.", "the 3rd of May 2024", "2024-05-03"),
        ("The envoy left on May 3rd, 2024.", "May 3rd, 2024", "2024-05-03"),
        ("The envoy left on Friday, May 3, 2024.", "Friday, May 3, 2024", "2024-05-03"),
        ("Filed 2024-05-03 in Geneva.", "2024-05-03", "2024-05-03"),
        ("Filed 23/05/2024 in Geneva.", "23/05/2024", "2024-05-23"),
        ("Filed 05/23/2024 in Geneva.", "05/23/2024", "2024-05-23"),
        ("They met in March 2011.", "March 2011", "2011-03"),
        ("They met in 2011.", "2011", "2011"),
        ("They met in Q3 2024.", "Q3 2024", "2024-Q3"),
        ("Sales fell in the third quarter of 2023.", "the third quarter of 2023", "2023-Q3"),
        ("Sales fell in the first half of 2023.", "the first half of 2023", "2023-H1"),
        ("The harvest of the summer of 2023 failed.", "the summer of 2023", "2023-SU"),
        ("It was built in the 1990s.", "the 1990s", "199"),
        ("It was built in the late 1990s.", "the late 1990s", "199"),
        ("A treaty of the 19th century binds them.", "the 19th century", "18"),
        ("He was born in nineteen sixty-eight.", "nineteen sixty-eight", "1968"),
    ],
)
def test_the_calendar_needs_no_publication(text: str, words: str, value: str) -> None:
    for published in (None, PUBLISHED):
        found = only(text, published)
        assert (found.text, found.value) == (words, value)
        assert found.date is not None
        assert found.date.anchor == "absolute"
        assert found.date.start is not None


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("They met on Wednesday.", "2025-02-12", "2025-02-12", "day"),
        ("They met on Thursday.", "2025-02-06", "2025-02-06", "day"),
        ("They met last Wednesday.", "2025-02-05", "2025-02-05", "day"),
        ("They will meet on Thursday.", "2025-02-13", "2025-02-13", "day"),
        ("The summit is due to open on Monday.", "2025-02-17", "2025-02-17", "day"),
        ("They met yesterday.", "2025-02-11", "2025-02-11", "day"),
        ("They leave tomorrow.", "2025-02-13", "2025-02-13", "day"),
        ("The town fell on December 8.", "2024-12-08", "2024-12-08", "day"),
        ("The town will vote on December 8.", "2025-12-08", "2025-12-08", "day"),
        ("The town voted in November.", "2024-11-01", "2024-11-30", "month"),
        ("The town voted early in November.", "2024-11-01", "2024-11-10", "part-of-month"),
        ("The envoys came in late January.", "2025-01-21", "2025-01-31", "part-of-month"),
        ("The envoys came in mid-January.", "2025-01-11", "2025-01-20", "part-of-month"),
        ("The envoys came last month.", "2025-01-01", "2025-01-31", "month"),
        ("The envoys came earlier this month.", "2025-02-01", "2025-02-12", "part-of-month"),
        ("The envoys came this week.", "2025-02-10", "2025-02-16", "week"),
        ("The envoys came last year.", "2024-01-01", "2024-12-31", "year"),
        ("The envoys will return next year.", "2026-01-01", "2026-12-31", "year"),
        ("The envoys came in the past year.", "2024-02-12", "2025-02-12", "year"),
        ("The envoys came two weeks ago.", "2025-01-27", "2025-02-02", "week"),
        ("The envoys came ten days ago.", "2025-02-02", "2025-02-02", "day"),
        ("The envoys came three years ago.", "2022-01-01", "2022-12-31", "year"),
        ("Fighting raged over the weekend.", "2025-02-08", "2025-02-09", "day"),
        ("The harvest failed last summer.", "2024-06-01", "2024-08-31", "season"),
        ("Talks ran from 3 to 5 February.", "2025-02-03", "2025-02-05", "day"),
        ("Talks ran from January 30 to February 2.", "2025-01-30", "2025-02-02", "day"),
        ("The shop shut on New Year's Day.", "2025-01-01", "2025-01-01", "day"),
        ("He resigned at the end of 2024.", "2024-12-01", "2024-12-31", "month"),
        ("He resigned in early 2024.", "2024-01-01", "2024-04-30", "season"),
        ("They will finish by September. The rest waits.", "2025-09-01", "2025-09-30", "month"),
        ("Troops will leave by June. Malta stays.", "2025-06-01", "2025-06-30", "month"),
    ],
)
def test_days_counted_from_the_publication(text: str, start: str, end: str, precision: str) -> None:
    assert days(text) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They met on Wednesday.", "publication date"),
        ("They met yesterday.", "publication date"),
        ("They met last month.", "publication date"),
        ("They met this morning.", "publication date"),
        ("The town fell on December 8.", "no year and no publication date"),
        ("The envoys came in late January.", "no year and no publication date"),
        ("Profits fell in the third quarter.", "publication date"),
        ("They met on New Year's Eve.", "no year"),
    ],
)
def test_without_a_publication_date_nothing_is_filled_in(text: str, told: str) -> None:
    found = only(text, None)
    assert found.value is None
    assert found.date is not None
    assert (found.date.start, found.date.end, found.date.anchor) == (None, None, None)
    assert found.date.reason is not None
    assert told in found.date.reason
    assert "--published" in found.date.reason


@pytest.mark.parametrize(
    "text",
    [
        "The court sits on February 30.",
        "The court sits on 31 June 2024.",
        "The court sits on 2024-13-45.",
        "The court sits on 29 February 2023.",
        "The court sits on Wednesday, December 8, 2024.",
        "The court sits on 03/05/2024.",
    ],
)
def test_a_date_that_is_none_or_two_stays_open(text: str) -> None:
    for published in (None, PUBLISHED):
        found = only(text, published)
        assert found.value is None
        assert found.date is not None
        assert found.date.start is None
        assert found.date.reason


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("It ended after an 11-day offensive.", "11-day", "DURATION", "P11D"),
        ("It ended his 24-year rule.", "24-year", "DURATION", "P24Y"),
        ("She stayed for three weeks.", "three weeks", "DURATION", "P3W"),
        ("She waited twenty-four hours.", "twenty-four hours", "DURATION", "PT24H"),
        ("It lasted half a century.", "half a century", "DURATION", "P50Y"),
        ("It lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
        ("It lasted nearly two years.", "nearly two years", "DURATION", "P2Y"),
        ("It lasted several months.", "several months", "DURATION", "PXM"),
        ("It lasted for decades.", "decades", "DURATION", "PXE"),
        ("It fell over the past two months.", "the past two months", "DURATION", "P2M"),
        ("They call every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
        ("They call every day.", "every day", "SET", "P1D"),
        ("They call every two weeks.", "every two weeks", "SET", "P2W"),
        ("They call daily.", "daily", "SET", "P1D"),
        ("They call twice a week.", "twice a week", "SET", "P1W"),
        ("They call on Tuesday nights.", "Tuesday nights", "SET", "XXXX-WXX-2TNI"),
    ],
)
def test_lengths_and_repetitions_have_no_days(text: str, words: str, kind: str, value: str) -> None:
    found = only(text)
    assert (found.text, found.type, found.value, found.date) == (words, kind, value, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They now disagree.", "PRESENT_REF"),
        ("The two currently disagree.", "PRESENT_REF"),
        ("He recently resigned.", "PAST_REF"),
        ("They spoke of the future.", "FUTURE_REF"),
        ("He resigned several years ago.", "PAST_REF"),
    ],
)
def test_vague_times_have_a_value_and_a_reason(text: str, value: str) -> None:
    found = only(text)
    assert found.value == value
    assert found.date is not None
    assert found.date.start is None
    assert found.date.reason


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It struck at 10 p.m. on Friday.", "10 p.m. on Friday", "2025-02-07T22:00"),
        ("It struck on Friday morning.", "Friday morning", "2025-02-07TMO"),
        ("It struck last night.", "last night", "2025-02-11TNI"),
        ("It struck at noon on 3 May 2024.", "noon on 3 May 2024", "2024-05-03T12:00"),
        ("Sent 2024-05-03T10:15Z by wire.", "2024-05-03T10:15Z", "2024-05-03T10:15Z"),
    ],
)
def test_times_of_day_keep_the_day(text: str, words: str, value: str) -> None:
    found = only(text)
    assert (found.text, found.type, found.value) == (words, "TIME", value)
    assert found.date is not None
    assert found.date.start == value[:10]


@pytest.mark.parametrize(
    "text",
    [
        "You may go.",
        "They march on the capital.",
        "The army began its march.",
        "April Smith and August Weber spoke.",
        "Jan Novak spoke.",
        "He is a 52-year-old farmer.",
        "He is 52 years old.",
        "It costs $2000 and weighs 1990 tons.",
        "Prices fall and spring back.",
        "They won by 2000 votes.",
        "A second vote failed.",
        "The 10th floor burned.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert find(text, PUBLISHED) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It grew from March to June 2023.", ["2023-03", "2023-06"]),
        ("It grew from November to March 2023.", ["2022-11", "2023-03"]),
        ("It grew from January to November last year.", ["2024-01", "2024-11"]),
        ("They met on May 3 and June 2, 2023.", ["2023-05-03", "2023-06-02"]),
        ("They met on 3 May and 2 June 2023.", ["2023-05-03", "2023-06-02"]),
        ("They met on 3 May last year.", ["2024-05-03"]),
    ],
)
def test_a_year_told_once_counts_for_both(text: str, values: list[str]) -> None:
    assert [found.value for found in find(text, PUBLISHED)] == values


def test_easter_is_open_where_the_churches_differ() -> None:
    assert only("They prayed on Easter Sunday.").value == "2025-04-20"
    found = only("They prayed on Easter Sunday.", "2024-06-01")
    assert found.value is None
    assert found.date is not None
    assert found.date.reason == "2024-03-31 in Western churches, 2024-05-05 in Eastern ones"


def test_the_month_of_a_year_told_before_leans() -> None:
    first, second = resolve_leaning(find("In 2011 they met. In March of that year war came.", None))
    assert (first.value, second.value) == ("2011", "2011-03")


def test_the_tense_may_be_given() -> None:
    text = "Nothing about Friday."
    for ahead, day in ((True, "2025-02-14"), (False, "2025-02-07"), (None, "2025-02-07")):
        found = find(text, PUBLISHED, future=lambda offset, told=ahead: told)
        assert found[0].value == day


def test_the_nearest_verb_tells_the_tense() -> None:
    text = "He will travel to Oslo on Friday, the ministry said on Tuesday."
    assert [found.value for found in find(text, PUBLISHED)] == ["2025-02-14", "2025-02-11"]


def test_the_sentence_of_an_expression() -> None:
    text = "She left. He stayed until Monday. In 2011 they met."
    spans = (Span(0, 9, text[:9]), Span(10, 33, text[10:33]), Span(34, 51, text[34:51]))
    assert [(found.text, found.sentence) for found in find(text, PUBLISHED, spans)] == [
        ("Monday", 1),
        ("2011", 2),
    ]


def test_a_year_ago_among_quarters_is_a_quarter() -> None:
    text = "Sales in the fourth quarter rose 4%, against 2% a year ago."
    assert [found.value for found in find(text, PUBLISHED)] == ["2024-Q4", "2023-Q4"]


@pytest.mark.parametrize("published", ["soon", "2025-02-30", "12/02/2025", ""])
def test_a_publication_date_that_is_none_is_refused(published: str) -> None:
    with pytest.raises(DateError, match="YYYY-MM-DD"):
        find("They met on Wednesday.", published)


def test_a_date_time_of_publication_counts_as_its_day() -> None:
    assert days("They met today.", "2025-02-12T23:59:00+03:00")[0] == "2025-02-12"


PIECES = (
    "early", "late", "the end of", "last", "next", "the following", "every", "January", "May",
    "Sept.", "Wednesday", "Fri.", "3", "31", "2024", "1990s", "'80s", "two", "a", "several",
    "days", "week", "years", "century", "ago", "later", "earlier", "from now", "-", "to", "of",
    "the", "and a half", "10 a.m.", "15:00 GMT", "noon", "morning", "quarter", "Q3", "summer",
    "Easter", "tomorrow", "now", "9999", "0001-01-01", "9999-12-31", "30/02/2024", ",", ".",
    "\n", "\n\n", "12th", "twentieth", "nineteen ninety-nine", "999999999", "thousand", "million",
    "fiscal", "mid-", "year-earlier", "over", "the past",
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=14).map("".join),
)
publications = st.one_of(
    st.none(), st.dates().map(lambda day: day.isoformat()), st.just("2025-02-12T08:00:00Z")
)


@settings(max_examples=600, deadline=None)
@given(texts, publications)
def test_whatever_comes_in_what_comes_out_holds(text: str, published: str | None) -> None:
    found = find(text, published)
    last = 0
    for expression in (*found,):
        assert text[expression.start : expression.end] == expression.text != ""
        assert expression.start >= last
        last = expression.end
    for expression in (*found, *resolve_leaning(found, published)):
        date = expression.date
        if expression.type in {"DURATION", "SET"}:
            assert date is None
            assert expression.value
            continue
        assert date is not None
        assert date.text == expression.text
        if date.start is None or date.end is None:
            assert date.start is None
            assert date.end is None
            assert date.reason
        else:
            assert i.date.fromisoformat(date.start) <= i.date.fromisoformat(date.end)
            assert date.anchor in {"publication", "absolute"}
            assert date.reason is None
        if published is None and not leans(expression):
            assert date.anchor != "publication"


@settings(max_examples=100, deadline=None)
@given(texts)
def test_the_same_text_reads_the_same(text: str) -> None:
    assert find(text, PUBLISHED) == find(text, PUBLISHED)


@pytest.mark.parametrize("words", ["May 3 ", "Friday, ", "one ", "two to ", "10 a.m. ", "early "])
def test_long_repetitions_take_time_in_proportion(words: str) -> None:
    def seconds(times: int) -> float:
        begun = process_time()
        find(words * times, PUBLISHED)
        return process_time() - begun

    seconds(10)
    # Sixteen times the text: squared growth would take 256 times as long.
    assert seconds(4000) < 80 * max(seconds(250), 0.002)
