"""Labels of speakers are sentences of their own, told by their form."""

from __future__ import annotations

import pytest

from dragoman.grammar.tokens import split

LABELLED = [
    ("Foreign Minister Aida Rao: We met on Monday.", "Foreign Minister Aida Rao:"),
    ("MR. REED: We have not.", "MR. REED:"),
    ("Q: Will he go?", "Q:"),
    ("Q   Will he go?", "Q"),
    ("A\tHe will.", "A"),
    ("Jens Holm (Norway): I thank the chair.", "Jens Holm (Norway):"),
    ("Head of the Bank of Peru Ana Ruiz:…and so on.", "Head of the Bank of Peru Ana Ruiz:"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label"), LABELLED)
def test_a_label_is_a_sentence(text: str, label: str) -> None:
    first, second, *_ = split(text)
    assert text[first[0].start : first[-1].end] == label
    assert second


def test_a_label_in_a_running_line() -> None:
    text = "We met. Jens Holm: And we agreed. Aida Rao: Good."
    found = [text[s[0].start : s[-1].end] for s in split(text)]
    assert found == ["We met.", "Jens Holm:", "And we agreed.", "Aida Rao:", "Good."]


@pytest.mark.parametrize(
    "text",
    [
        "The message reads: Dear friends.",
        "He had one wish: peace.",
        "Present were: Ana Ruiz and Jens Holm.",
        "The ratio was 3:2 on Monday.",
        "A man came.",
        "Note: The vote was secret.",
        "Aida Rao:",
        "the minister Aida Rao: We met.",
    ],
)
def test_no_label(text: str) -> None:
    assert len(split(text)) == 1
