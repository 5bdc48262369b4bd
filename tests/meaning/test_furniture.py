"""Lines of a page that are no part of the report tell nothing."""

from __future__ import annotations

import pytest

from tests.meaning.conftest import Read

REPORT = "The Danish minister met his Faroese counterpart in Torshavn on Monday.\n{line}\nHe left."


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Norway expelled two Russian diplomats",
        "READ MORE Norway expelled two Russian diplomats",
        "Related: Chile attacks Peru over the dam",
        "Advertisement Continue reading the main story",
        "JUST WATCHED Norway arrests the spy Replay More Videos",
        "Norway Arrests Former Minister Over Secret Talks",
        "(AP Photo/Norwegian police arrest a spy)",
        "Police arrest the spy in Oslo Getty Images",
    ],
)
def test_what_a_page_sets_around_a_report_tells_no_event(read: Read, line: str) -> None:
    assert [e.act for e in read(REPORT.format(line=line)).events] == ["meeting"]


@pytest.mark.parametrize(
    "line",
    [
        "Norway expelled two Russian diplomats.",
        "More than a year ago Norway expelled two Russian diplomats.",
        "Norway expelled two Russian diplomats, Foreign Minister Jens Holm said on Tuesday",
    ],
)
def test_what_the_report_tells_is_read(read: Read, line: str) -> None:
    assert "expel" in [event.act for event in read(REPORT.format(line=line)).events]
