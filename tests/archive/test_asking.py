"""What only the record as a whole can tell."""

from __future__ import annotations

from dragoman.archive.asking import by_month


def test_a_month_counts_cooperation_and_conflict_with_their_mean() -> None:
    rows = (
        ("2024-05", 1, 3, 2.0),
        ("2024-05", 2, 1, 6.0),
        ("2024-05", 4, 2, -9.0),
        ("2024-06", 3, 1, None),
    )
    assert by_month(rows) == (("2024-05", 4, 2, -1.0), ("2024-06", 0, 1, None))
    assert by_month(()) == ()
