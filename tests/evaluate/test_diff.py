"""Records gained, lost and changed between two readings."""

from __future__ import annotations

from typing import Any

from diff import KINDS, changes, compare

TEXT = "Oslo thanked Quito. Quito replied."


def span(words: str, nth: int = 0) -> dict[str, Any]:
    start = TEXT.index(words)
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def event(act: str, words: str, **more: Any) -> dict[str, Any]:
    return {"id": "e1", "act": act, "evidence": [span(words)], "actors": [], **more}


def reading(*events: dict[str, Any], names: dict[str, str] | None = None) -> dict[str, Any]:
    actors = [
        {"id": i, "name": n, "kind": "government", "mentions": [span(n)]}
        for i, n in (names or {}).items()
    ]
    return {"document": {"text": TEXT}, "actors": actors, "events": list(events)}


def test_nothing_differs_from_itself() -> None:
    one = reading(event("thank", "thanked"))
    assert list(changes(one, one)) == []


def test_ids_may_change_and_names_may_not() -> None:
    one = reading(event("thank", "thanked", actors=["a1"]), names={"a1": "Oslo"})
    two = reading(event("thank", "thanked", actors=["x9"]), names={"x9": "Oslo"})
    assert list(changes(one, two)) == []
    three = reading(event("thank", "thanked", actors=["a1"]), names={"a1": "Quito"})
    kinds = [(change, key[0]) for change, key, _ in changes(one, three)]
    assert ("changed", "events") in kinds
    assert ("lost", "actors") in kinds


def test_gained_and_lost_are_told_with_their_words() -> None:
    before = [reading(event("thank", "thanked"))]
    after = [reading(event("praise", "thanked"), event("reply", "replied"))]
    counts, lines = compare(before, after, KINDS, 10)
    assert counts["events", "lost"] == 1
    assert counts["events", "gained"] == 2
    assert any("gained" in line and "[replied]" in line for line in lines)


def test_a_changed_field_is_shown_before_and_after() -> None:
    one = reading(event("thank", "thanked", certainty="planned"))
    two = reading(event("thank", "thanked", certainty="happened"))
    ((change, _, what),) = changes(one, two)
    assert change == "changed"
    assert what == "certainty: planned -> happened"


def test_two_records_on_the_same_words_are_two() -> None:
    one = reading(event("thank", "thanked"), event("thank", "thanked"))
    two = reading(event("thank", "thanked"))
    assert [change for change, _, _ in changes(one, two)] == ["lost"]


def test_a_missing_document_loses_its_records() -> None:
    counts, _ = compare([reading(event("thank", "thanked"))], [], ["events"], 5)
    assert counts["events", "lost"] == 1
