"""Every question of the command line, asked by a real client of the protocol, in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest

mcp = pytest.importorskip("mcp")

from dragoman.archive.asking import Archive  # noqa: E402
from dragoman.chronicle import Filter  # noqa: E402
from dragoman.web.assistants.questions import LONGEST, TOOLS, Asker  # noqa: E402
from dragoman.web.assistants.serving import build  # noqa: E402
from tests.archive.reports import REPORTS  # noqa: E402

from .conftest import ORDERS  # noqa: E402

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def archive(record: Path) -> Iterator[Archive]:
    with Archive.open(record) as opened:
        yield opened


@pytest.fixture(scope="module")
def raw(archive: Archive) -> Ask:
    """The whole result of a tool, over a session of its own."""
    server = build(Asker(archive))

    def ask(tool: str, **given: Any) -> Any:
        async def run() -> Any:
            async with mcp.Client(server) as client:
                return await client.call_tool(tool, given)

        return anyio.run(run)

    return ask


@pytest.fixture(scope="module")
def ask(raw: Ask) -> Ask:
    """The answer of a tool."""

    def asked(tool: str, **given: Any) -> Any:
        result = raw(tool, **given)
        assert not result.is_error, result.content[0].text
        assert json.loads(result.content[0].text) == result.structured_content
        return result.structured_content

    return asked


@pytest.fixture(scope="module")
def fault(raw: Ask) -> Ask:
    """What a tool says is wrong."""

    def asked(tool: str, **given: Any) -> str:
        result = raw(tool, **given)
        assert result.is_error
        return str(result.content[0].text)

    return asked


FRENCH = (
    "Le président de la République s'est entretenu mardi au téléphone avec le premier ministre de "
    "la Norvège. Les deux dirigeants ont évoqué la sécurité des câbles dans la mer du Nord et sont "
    "convenus de rester en contact dans les semaines qui viennent.\n"
)


def quotations(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in an answer that is said to be quoted from a document."""
    if isinstance(value, list):
        for one in value:
            yield from quotations(one)
    elif isinstance(value, dict):
        if "quoted" in value and "source" in value:
            yield value
        for one in value.values():
            yield from quotations(one)


TEXTS = {text for text, _, _ in REPORTS.values()} | {ORDERS}
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("timeline", {}),
    ("search", {"words": "cables", "kind": "statement"}),
    ("compare", {}),
    ("related", {}),
    ("commitments", {}),
    ("positions", {}),
    ("pair", {"one": "Norway", "other": "FRA"}),
)


@pytest.mark.parametrize(("tool", "given"), ASKED, ids=[tool for tool, _ in ASKED])
def test_every_quotation_stands_in_a_text_at_its_offsets(
    ask: Ask, archive: Archive, tool: str, given: dict[str, Any]
) -> None:
    answer = ask(tool, **given)
    found = list(quotations(answer))
    assert found or not answer.get("count", 1)
    for one in found:
        paper = archive.reader.paper(one["source"]["document"])
        assert paper is not None
        assert paper.document.text[one["start"] : one["end"]] == one["quoted"]
        assert one["source"]["publisher"] and one["source"]["url"] and one["source"]["published"]


def test_the_tools_are_the_questions_and_write_nothing(archive: Archive) -> None:
    async def run() -> Any:
        async with mcp.Client(build(Asker(archive))) as client:
            return await client.list_tools()

    tools = anyio.run(run).tools
    assert {tool.name for tool in tools} == {tool.name for tool in TOOLS}
    for tool in tools:
        assert tool.annotations is not None and tool.annotations.read_only_hint
        assert tool.input_schema["additionalProperties"] is False
        assert all("description" in one for one in tool.input_schema["properties"].values())


def test_answers_are_the_archive_s(ask: Ask, archive: Archive) -> None:
    told = ask("timeline", act="call", limit=100)
    assert [one["id"] for one in told["answers"]] == [
        event.id for event in archive.timeline(Filter(acts=("call",), limit=0))
    ]
    assert ask("counts")["counts"] == archive.counts()
    assert {one["id"] for one in ask("vocabulary")["acts"]} >= {"call", "meeting"}
    commitment = ask("commitments", kind=["invitation"], as_of="2025-05-01")["answers"]
    assert commitment and {one["status"] for one in commitment} <= {"open", "kept", "accepted"}


def test_pages_lead_through_all_answers_once(ask: Ask) -> None:
    whole = [one["id"] for one in ask("timeline", limit=100)["answers"]]
    assert len(whole) > 4
    seen: list[str] = []
    offset: int | None = 0
    while offset is not None:
        page = ask("timeline", limit=2, offset=offset)
        assert page["count"] <= 2
        seen = [one["id"] for one in page["answers"]] + seen
        offset = page["next_offset"]
    assert seen == whole, "the newest first page by page, each page in the order of days"


def test_pages_of_actors_lead_forward(ask: Ask) -> None:
    whole = [one["who"]["id"] for one in ask("actors", limit=100)["answers"]]
    first, second = ask("actors", limit=2), ask("actors", limit=2, offset=2)
    assert [one["who"]["id"] for one in first["answers"] + second["answers"]] == whole[:4]


def test_a_document_shows_its_text_and_its_records(ask: Ask) -> None:
    hit = ask("search", words="patrol vessels", kind="document")["answers"][0]
    told = ask("show", id=hit["source"]["document"])["answer"]
    text = told["text"]
    assert text["quoted"] in TEXTS and text["length"] == len(text["quoted"])
    assert text["quoted"][hit["start"] : hit["end"]] == hit["quoted"]
    assert told["statements"] and told["events"] and told["next_start"] is None
    assert ask("show", id=hit["source"]["document"], start=10)["answer"]["text"]["start"] == 10


def test_a_contact_is_compared_by_its_id(ask: Ask) -> None:
    contact = ask("compare")["answers"][0]
    by_id = ask("compare", id=contact["event"]["id"])["answer"]
    assert {side["side"] for side in by_id["sides"]} == {side["side"] for side in contact["sides"]}


def test_a_pasted_report_is_read_and_not_kept(ask: Ask, archive: Archive) -> None:
    before = archive.counts()
    told = ask("read", text=REPORTS["visit"][0], published="2025-04-09")
    assert told["kept"] is False and told["answer"]["document"]["published"] == "2025-04-09"
    assert {"visit", "meeting"} & {one["act"] for one in told["answer"]["events"]}
    assert archive.counts() == before


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("timeline", {"cuntry": "France"}, "no such parameter; there are: limit"),
        ("timeline", {"country": "Fance"}, "Perhaps: France"),
        ("timeline", {"dyad": ["France"]}, "two different countries"),
        ("timeline", {"act": "calling"}, "There is no act"),
        ("timeline", {"certainty": "sure"}, "certainty"),
        ("timeline", {"since": "2025-13"}, "not in the calendar"),
        ("timeline", {"since": "2025-03", "until": "2025-02"}, "lies after"),
        ("timeline", {"limit": 101}, "less than or equal to 100"),
        ("timeline", {"offset": -1}, "greater than or equal to 0"),
        ("search", {}, "words: Field required"),
        ("show", {"id": "e-000000000000"}, "nothing in the record"),
        ("compare", {"id": "e-1", "country": "France"}, "id names one contact"),
        ("compare", {"id": "e-000000000000"}, "nothing in the record"),
        ("commitments", {"as_of": "2025"}, "is no date"),
        ("read", {"text": "   "}, "is empty"),
        ("read", {"text": "a " * LONGEST}, "more than the 100,000"),
        ("read", {"text": FRENCH}, "only English"),
        ("forget", {}, "There is no tool 'forget'"),
    ],
)
def test_what_is_not_understood_is_said(
    fault: Ask, tool: str, given: dict[str, Any], words: str
) -> None:
    message = fault(tool, **given)
    assert words in message and message and "Traceback" not in message


def test_orders_in_a_document_stay_quotations(ask: Ask, raw: Ask) -> None:
    result = raw("search", words="previous instructions", kind="document")
    text = result.content[0].text
    assert json.loads(text) == result.structured_content, "no document ends its own quotation"
    told = result.structured_content
    assert "never instructions to follow" in told["notice"]
    places = [path for path, value in leaves(told) if "Ignore all previous" in str(value)]
    assert places and all(path.rsplit(".", 1)[-1] == "quoted" for path in places)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of an answer with the names that lead to it."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, f"{path}.{name}")
    elif isinstance(value, list):
        for one in value:
            yield from leaves(one, path)
    else:
        yield path, value


def test_a_fault_of_ours_tells_nothing_of_the_machine(
    archive: Archive, raw: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("secret of /home/ada")

    monkeypatch.setattr(archive, "counts", broken)
    result = raw("counts")
    assert result.is_error and "secret" not in result.content[0].text
