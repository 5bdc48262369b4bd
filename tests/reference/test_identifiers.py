"""Ids: stable, readable, never shared by two."""

from __future__ import annotations

from dragoman.records import Span
from dragoman.reference.identifiers import actor_id, record_id, slug


def test_slug_folds_marks_and_case() -> None:
    assert slug("Ahmed al-Sharaa") == "ahmed-al-sharaa"
    assert slug("Éric Dupont") == "eric-dupont"


def test_a_taken_or_unnamed_id_carries_its_place() -> None:
    assert actor_id("Ana Silva", False, (0, 1), ()) == "a-ana-silva"
    taken = actor_id("Ana Silva", False, (0, 1), ("a-ana-silva",))
    assert taken.startswith("a-ana-silva-")
    assert actor_id("an aide", True, (0, 1), ()) != actor_id("an aide", True, (2, 1), ())
    assert actor_id("…", False, (0, 0), ()) != "a-"


def test_record_ids_tell_apart_what_differs() -> None:
    span = Span(3, 7, "call")
    one = record_id("e", "doc", (span,), "call")
    assert one == record_id("e", "doc", (span,), "call")
    others = {
        record_id("e", "other", (span,), "call"),
        record_id("e", "doc", (Span(3, 8, "calls"),), "call"),
        record_id("e", "doc", (span,), "meeting"),
    }
    assert one not in others
    assert len(others) == 3
