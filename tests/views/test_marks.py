from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Span
from dragoman.views.marks import Mark, paragraphs

TEXT = "Alpha beta gamma.\n\nDelta epsilon."


def mark(record: str, start: int, end: int) -> Mark:
    return Mark(record, "content", Span(start, end, TEXT[start:end]))


def records(marks: list[Mark]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (piece.text, tuple(mark.record for mark in piece.marks))
        for line in paragraphs(TEXT, marks)
        for piece in line
    ]


def test_nested_marks_stand_outermost_first() -> None:
    assert records([mark("inner", 6, 10), mark("outer", 0, 16)]) == [
        ("Alpha ", ("outer",)),
        ("beta", ("outer", "inner")),
        (" gamma", ("outer",)),
        (".", ()),
        ("Delta epsilon.", ()),
    ]


def test_crossing_marks_share_the_piece_where_they_overlap() -> None:
    cut = records([mark("left", 0, 10), mark("right", 6, 16)])
    assert cut[:3] == [
        ("Alpha ", ("left",)),
        ("beta", ("left", "right")),
        (" gamma", ("right",)),
    ]


def test_a_mark_goes_on_in_the_next_paragraph() -> None:
    assert [found for _, found in records([mark("long", 11, 24)])] == [(), ("long",), ("long",), ()]


def test_a_mark_outside_the_text_is_cut_to_it() -> None:
    assert records([Mark("far", "content", Span(19, 900, "x"))])[-1] == ("Delta epsilon.", ("far",))
    assert records([Mark("far", "content", Span(700, 900, "x"))])[-1] == ("Delta epsilon.", ())


@given(
    st.text(st.sampled_from("ab \n\r\u2028é𝔘"), max_size=60),
    st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70)), max_size=12),
)
def test_pieces_hold_every_shown_character_once_and_know_their_marks(
    text: str, places: list[tuple[int, int]]
) -> None:
    marks = [
        Mark(f"r{number}", "content", Span(start, end, text[start:end]))
        for number, (start, end) in enumerate(places)
        if start < end
    ]
    pieces = [piece for line in paragraphs(text, marks) for piece in line]
    seen = [place for piece in pieces for place in range(piece.start, piece.end)]
    assert seen == sorted(set(seen))
    assert {place for place, char in enumerate(text) if not char.isspace()} <= set(seen)
    for piece in pieces:
        assert piece.text == text[piece.start : piece.end] != ""
        inside = {
            mark.record
            for mark in marks
            if mark.span.start <= piece.start and piece.end <= mark.span.end
        }
        assert {mark.record for mark in piece.marks} >= inside
        assert all(
            mark.span.start < piece.end and piece.start < mark.span.end for mark in piece.marks
        )
