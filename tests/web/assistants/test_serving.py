"""``dragoman mcp`` as an assistant starts it: over standard input and output, and on loopback."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import anyio
import pytest

mcp = pytest.importorskip("mcp")

from starlette.testclient import TestClient  # noqa: E402

from dragoman.archive.asking import Archive  # noqa: E402
from dragoman.cli import main  # noqa: E402
from dragoman.web.assistants.questions import Asker  # noqa: E402
from dragoman.web.assistants.serving import application, build  # noqa: E402

_SOURCES = str(Path(__file__).parents[3] / "src")
_CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "counts", "arguments": {}},
}
_HEADERS = {"Accept": "application/json, text/event-stream", "MCP-Protocol-Version": "2025-06-18"}


def started(record: Path) -> Any:
    """How an assistant starts the command."""
    environment = {"PYTHONPATH": _SOURCES, "PATH": os.environ["PATH"]}
    arguments = ["-m", "dragoman", "mcp", str(record)]
    return mcp.StdioServerParameters(command=sys.executable, args=arguments, env=environment)


def test_a_client_asks_over_stdio(record: Path) -> None:
    before = record.read_bytes()

    async def run() -> None:
        async with mcp.Client(started(record)) as client:
            assert "verbatim" in (client.instructions or "")
            told = await client.call_tool("timeline", {"dyad": ["Norway", "France"], "limit": 2})
            assert not told.is_error and told.structured_content["count"] == 2
            wrong = await client.call_tool("timeline", {"country": "Nowhere"})
            assert wrong.is_error
            again = await client.call_tool("counts", {})
            assert again.structured_content["counts"]["documents"] > 5

    anyio.run(run)
    assert record.read_bytes() == before, "asking writes nothing"


def test_a_record_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["mcp", str(tmp_path / "none.db")])
    assert caught.value.code == 6
    assert "there is no record" in capsys.readouterr().err


def test_without_the_package_the_command_says_what_to_install(
    record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SystemExit) as caught:
        main(["mcp", str(record)])
    assert caught.value.code == 5
    assert "pip install 'dragoman[mcp]'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "127.0.0.1:8765"}, 200),
        ({"Host": "evil.example:8765"}, 421),
        ({"Host": "127.0.0.1:8765", "Origin": "https://evil.example"}, 403),
        ({"Host": "localhost:8765", "Origin": "http://localhost:3000"}, 200),
    ],
)
def test_loopback_answers_itself_alone(record: Path, headers: dict[str, str], status: int) -> None:
    with (
        Archive.open(record) as archive,
        TestClient(application(build(Asker(archive)))) as client,
    ):
        answer = client.post("/mcp", json=_CALL, headers=_HEADERS | headers)
    assert answer.status_code == status
    if status == 200:
        assert answer.json()["result"]["structuredContent"]["counts"]["documents"] > 5
