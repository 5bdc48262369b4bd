"""Datelines are told by their form, and their spans are verbatim."""

from __future__ import annotations

import pytest

from dragoman.documents import find_dateline

FOUND = [
    # text, place, agency, date
    ("TBILISI, Georgia (AP) — Two ministers met.", "TBILISI, Georgia", "AP", None),
    ("MUSCAT (Reuters) - Oman said it would mediate.", "MUSCAT", "Reuters", None),
    ("HANOI, May 3 (Xinhua) -- Vietnam said.", "HANOI", "Xinhua", "May 3"),
    ("Baku. 12 February. INTERFAX - Azerbaijan said.", "Baku", "Interfax", "12 February"),
    ("SULAYMANIYAH, Kurdistan Region of Iraq - A delegation came.",
     "SULAYMANIYAH, Kurdistan Region of Iraq", None, None),
    ("Nairobi (CNN) Police said on Monday.", "Nairobi", "CNN", None),
    ("MINSK, June 12. /TASS/. Belarus said.", "MINSK", "TASS", "June 12"),
    ("Damascus, SANA- The ministry said.", "Damascus", "SANA", None),
    ("SHARJAH, 12th February, 2025 (WAM) -- The ruler said.", "SHARJAH", "WAM",
     "12th February, 2025"),
    ("Lima, 5 May 2024 - The ministry said.", "Lima", None, "5 May 2024"),
    ("KEENE, N.H. — Voters said.", "KEENE, N.H.", None, None),
    ("ST. PETERSBURG, Russia (AFP) – Talks ended.", "ST. PETERSBURG, Russia", "AFP", None),
    ("RIO DE JANEIRO (AP) _ Brazil said.", "RIO DE JANEIRO", "AP", None),
    # who filed it where no agency did
    ("OSLO, May 3 (Staff) — Norway said.", "OSLO", None, "May 3"),
    ("Oslo (Our correspondent) – Norway said.", "Oslo", None, None),
    ("OSLO (By Kari Lund) — Norway said.", "OSLO", None, None),
    ("Oslo (dpa) - Norway said.", "Oslo", "DPA", None),
    ("OSLO [dpa] – Norway said.", "OSLO", "DPA", None),
    ("IZMIR, May 3 (DHA) – Turkey said.", "IZMIR", None, "May 3"),
    # the day in many forms
    ("OSLO, Friday, May 3 — Norway said.", "OSLO", None, "Friday, May 3"),
    ("OSLO, 2024-05-03 — Norway said.", "OSLO", None, "2024-05-03"),
    ("OSLO, Friday (Staff reports) – Norway said.", "OSLO", None, "Friday"),
    ("Oslo – May 3, 2024: Norway said.", "Oslo", None, "May 3, 2024"),
    ("Oslo, May 3 (Interfax) Norway said.", "Oslo", "Interfax", "May 3"),
    ("OSLO, May 3 /PRNewswire/ -- A firm said.", "OSLO", "PRNewswire", "May 3"),
    ("LAHORE: The minister said.", "LAHORE", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "agency", "date"), FOUND)
def test_forms(text: str, place: str, agency: str | None, date: str | None) -> None:
    dateline = find_dateline(text)
    assert dateline is not None
    assert dateline.places[0].text == place
    assert dateline.agency == agency
    assert (dateline.date.text.rstrip(".") if dateline.date else None) == date


@pytest.mark.parametrize(("text", "place", "agency", "date"), FOUND)
def test_spans_are_verbatim_below_a_headline(
    text: str, place: str, agency: str | None, date: str | None
) -> None:
    whole = "Ministers meet again\r\n\r\nBy A Reporter\n\n" + text
    dateline = find_dateline(whole)
    assert dateline is not None
    for span in (dateline.span, *dateline.places, *([dateline.date] if dateline.date else [])):
        assert whole[span.start : span.end] == span.text
    assert dateline.places[0].text == place


def test_two_places() -> None:
    dateline = find_dateline("VIENNA/TEHRAN (Reuters) - Talks resumed.")
    assert dateline is not None
    assert [place.text for place in dateline.places] == ["VIENNA", "TEHRAN"]


def test_agency_alone() -> None:
    dateline = find_dateline("(Reuters) - Talks resumed.")
    assert dateline is not None
    assert (dateline.places, dateline.agency) == ((), "Reuters")


@pytest.mark.parametrize(
    "text",
    [
        "EXCLUSIVE - Ministers met in secret.",
        "FILE - In this photo, ministers meet.",
        "NATO — the alliance of 32 states — met.",
        "Geneva — a city of talks — was quiet.",
        "The Communist Party (CP) won the vote.",
        "TALKS STUCK IN THE MUD - The ministers met.",
        "OPINION: Talks are not enough.",
        "Ministers met in ANKARA (AA) on Monday.",
        "The minister - who resigned - left.",
        "Ann Okoro (Labour) — the member for Leith — left.",
        "JANE OKORO (D-Ohio) — She spoke first.",
        "NATO (Staff) — a word of thanks.",
        "JACKSON: Well, we met.\n\nPRESS: And then?\n\nJACKSON: We talked.",
        "MINISTER: We met.",
        "",
        "\n\n",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text) is None
