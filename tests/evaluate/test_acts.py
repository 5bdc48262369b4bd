"""Acts against the lexicon's sentences and against JSON lines, with readings made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.acts import Expected, problems_of, read_cases, score_cases, score_lexicon
from dragoman.lexicon.model import Act, Example
from dragoman.records import Actor, Codes, Document, Event, Reading, Span

CODES = Codes(None, None, (), None, None, None)
CALL = Act("call", "call", "", CODES, (), (), ())


def reading(text: str, *events: tuple[str, str, str]) -> Reading:
    """A reading whose events are (act, certainty, name of the actor)."""
    actors = tuple(
        Actor(f"a{i}", name, "government", None, None, (Span(0, len(name), name),))
        for i, (_, _, name) in enumerate(events)
    )
    told = tuple(
        Event(f"e{i}", act, (f"a{i}",), (), None, None, sure, False, (), (), CODES, "rule", 1.0)
        for i, (act, sure, _) in enumerate(events)
    )
    document = Document("d", text)
    return Reading(document, (), (), (), actors, (), told, (), (), ())


def test_cases_of_every_form(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(
        '{"text": "a", "expected": "call"}\n\n{"text": "b", "expected": ["call", "visit"]}\n'
        '{"text": "c", "expected": [{"act": "visit", "certainty": "planned"}]}\n'
        '{"text": "d", "expected": []}\n',
        "utf-8",
    )
    assert [expected for _, expected in read_cases(file)] == [
        (Expected("call"),),
        (Expected("call"), Expected("visit")),
        (Expected("visit", "planned"),),
        (),
    ]
    file.write_text('{"text": "a"}\n', "utf-8")
    with pytest.raises(InputError, match="line 1"):
        list(read_cases(file))


def test_acts_and_certainty_are_counted_apart(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(
        '{"text": "a", "expected": [{"act": "visit", "certainty": "planned"}]}\n'
        '{"text": "b", "expected": []}\n',
        "utf-8",
    )
    found = {
        "a": reading("a", ("visit", "happened", "Oslo")),
        "b": reading("b", ("call", "happened", "Oslo")),
    }
    report = score_cases(file, lambda text: found[text])
    assert (report["acts"].correct, report["acts"].system, report["acts"].gold) == (1, 2, 1)
    assert (report["certainty"].correct, report["certainty"].gold) == (0, 1)
    assert len(report.misses) == 1


def test_a_sentence_must_match_with_its_actor_and_certainty() -> None:
    example = Example("Oslo called.", actor=("Oslo",), certainty="happened")
    assert problems_of(CALL, example, reading("x", ("call", "happened", "Oslo"))) == []
    wrong = problems_of(CALL, example, reading("x", ("call", "planned", "Quito")))
    assert len(wrong) == 2
    assert "not found" in problems_of(CALL, example, reading("x"))[0]


def test_the_lexicon_is_scored_by_act() -> None:
    act = Act("call", "call", "", CODES, (), (Example("yes"),), (Example("no"), Example("wrong")))
    found = {
        "yes": reading("yes", ("call", "happened", "Oslo")),
        "no": reading("no", ("visit", "happened", "Oslo")),
        "wrong": reading("wrong", ("call", "happened", "Oslo")),
    }
    report = score_lexicon([act], lambda text: found[text])
    assert report["match"].f1 == 100.0
    assert report["no match"].f1 == 50.0
    assert (report["call"].correct, report["call"].gold) == (2, 3)
    assert report.misses == ("call: matched: wrong",)
