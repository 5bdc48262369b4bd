"""A publication date is ISO and in the calendar, or an error that names it."""

from __future__ import annotations

import pytest

from dragoman.documents import check_published
from dragoman.errors import DateError


@pytest.mark.parametrize(
    "given",
    ["2025-02-12", "2024-02-29", "2022-04-30T11:00:00Z", "2022-04-30T11:00:00+03:00",
     "2022-04-30 11:00"],
)  # fmt: skip
def test_kept_as_given(given: str) -> None:
    assert check_published(f" {given} ") == given


@pytest.mark.parametrize("given", [None, "", "  "])
def test_none_given(given: str | None) -> None:
    assert check_published(given) is None


@pytest.mark.parametrize(
    "given",
    ["2025-02-30", "2023-02-29", "2025-13-01", "yesterday", "12.02.2025", "2025", "20250212",
     "2025-2-12", "0000-01-01", "2025-02-12T25:00", "２０２５-02-12x"],
)  # fmt: skip
def test_no_date(given: str) -> None:
    with pytest.raises(DateError, match="no date") as caught:
        check_published(given, "report.txt")
    assert "report.txt" in str(caught.value)
    assert given in str(caught.value)
    assert caught.value.exit_code == 2
