"""Where an event took place, as its clause tells it."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read


@pytest.mark.parametrize(
    ("text", "act", "place"),
    [
        ("Boric met Rutte on the sidelines of the G20 summit in Rome.", "meeting", "Rome"),
        ("On the margins of the General Assembly in New York, Foreign Minister Lund held talks "
         "with her counterpart Salo.", "meeting", "New York"),
        ("Boric met with the Emir of the State of Qatar, Tamim bin Hamad Al Thani.", "meeting",
         None),
        ("Boric and Rutte discussed the war in Yemen on the sidelines of the G20.", "discuss",
         None),
        ("Boric met Rutte in Madrid.", "meeting", "Madrid"),
    ],
    ids=["sidelines", "margins", "title", "matter", "plain"],
)  # fmt: skip
def test_places(read: Read, text: str, act: str, place: str | None) -> None:
    (event,) = [one for one in read(text).events if one.act == act]
    assert (event.where.name if event.where else None) == place
