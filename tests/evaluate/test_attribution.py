"""Attribution figures on two texts made for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate.attribution import score_attribution
from dragoman.records import Attribution, Document, Span

DIRECT = 'Ms Lund said: "We will sign." Oslo fears the rain will last, she told reporters.'


def at(words: str, text: str = DIRECT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def spans(*parts: str) -> tuple[Span, ...]:
    return tuple(Span(*at(part), part) for part in parts)


ROWS = [
    {
        "text": DIRECT,
        "attributions": [
            {
                "source": [at("Ms Lund")],
                "cue": [at("said")],
                "content": [at('"We will sign."')],
            },
            {
                "source": [at("she")],
                "cue": [at("told")],
                "content": [at("Oslo fears the rain will last")],
            },
        ],
    }
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "attributions.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in ROWS), "utf-8")
    return file


def test_the_gold_scores_a_hundred(path: Path) -> None:
    given = (
        Attribution(spans("Ms Lund"), spans("said"), spans('"We will sign."')),
        Attribution(spans("she"), spans("told"), spans("Oslo fears the rain will last")),
    )
    report = score_attribution(path, lambda document: given)
    assert {score.f1 for score in report.scores} == {100.0}
    assert report["indirect found"].gold == report["quoted found"].gold == 1


def test_links_and_edges_count(path: Path) -> None:
    given = (
        # The right spans, joined wrongly.
        Attribution(spans("she"), spans("said"), spans('"We will sign."')),
        # Too short by two words: no exact span, enough overlap.
        Attribution(spans("she"), spans("told"), spans("Oslo fears the rain")),
    )
    report = score_attribution(path, lambda document: given)
    assert (report["source"].correct, report["source"].system, report["source"].gold) == (1, 1, 2)
    assert report["cue"].f1 == 100.0
    assert report["content"].correct == 1
    assert report["triple, exact"].correct == 0
    assert report["triple, overlap"].correct == 1
    assert report["content overlap"].correct == 2
    assert report["indirect found"].f1 == 100.0
    assert "content - Oslo fears the rain will last" in report.misses


def test_nothing_found_is_zero_not_an_error(path: Path) -> None:
    report = score_attribution(path, lambda document: ())
    assert {score.f1 for score in report.scores} == {0.0}


def test_the_text_is_given_as_it_is(path: Path) -> None:
    seen: list[Document] = []

    def attribute(document: Document) -> tuple[Attribution, ...]:
        seen.append(document)
        return ()

    score_attribution(path, attribute)
    assert [document.text for document in seen] == [DIRECT]


def test_a_line_of_another_form_is_named(tmp_path: Path) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"text": "x", "attributions": []}\n{"words": 1}\n', "utf-8")
    with pytest.raises(InputError, match="line 2"):
        score_attribution(file, lambda document: ())
