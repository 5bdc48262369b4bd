"""Who is who, with offices over time."""

from __future__ import annotations

import pytest

from dragoman.chronicle import Tenure
from dragoman.views.answers import actors, page
from tests.views.answers.values import BARE, PROFILE


def test_an_actor_tells_offices_counts_names_and_whom_it_met() -> None:
    shown = page.render("actors", (PROFILE, BARE), width=100, colour=False)
    assert "person            Ada Lund  Prime Minister of Norway  Norway" in shown
    assert "Prime Minister, Norway: since 14 January 2025" in shown
    assert "3 documents · 2 statements · 4 events · actor p-lund" in shown
    assert "also Lund, Prime Minister Lund" in shown
    assert "met Kemal Aydin (2)" in shown
    assert "? may be p-lund2: the same name and no office" in shown
    assert "1 document · 0 statements · 1 event · actor c-tur" in shown


@pytest.mark.parametrize(
    ("since", "until", "basis", "told"),
    [
        ("2024-01-01", "2024-12-31", "known", "1 January 2024 to 31 December 2024"),
        ("2024-01-01", None, "known", "since 1 January 2024"),
        (None, "2024-12-31", "known", "… to 31 December 2024"),
        (None, None, "known", "days not known"),
        ("2024-01-01", "2024-01-01", "text", "so told 1 January 2024"),
        ("2024-01-01", "2024-03-01", "text", "so told 1 January 2024 to 1 March 2024"),
    ],
)
def test_what_documents_tell_is_not_taken_for_the_days_of_an_office(
    since: str | None, until: str | None, basis: str, told: str
) -> None:
    value = Tenure("Envoy", None, "NOR", since, until, basis)  # type: ignore[arg-type]
    assert actors.tenure(value) == f"Envoy, Norway: {told}"


def test_a_body_in_the_title_stands_once() -> None:
    value = Tenure("President of Turkey", None, "TUR", None, None, "known")
    assert actors.tenure(value) == "President of Turkey: days not known"
