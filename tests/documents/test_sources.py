"""Files, standard input and addresses: what opens is read, what does not is named."""

from __future__ import annotations

import http.server
import io
import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.documents import Given, load
from dragoman.errors import InputError
from dragoman.records import Document
from dragoman.settings import Settings

TEXT = "Ghana’s president thanked the envoy of Togo for his visit."
PAGE = f"<!doctype html><html><head><title>Thanks</title></head><body><p>{TEXT}</p></body></html>"


def outcomes(source: str | Path, settings: Settings | None = None) -> list[Document | InputError]:
    return list(load(str(source), Given(), settings or Settings()))


def only(source: str | Path, settings: Settings | None = None) -> Document:
    (outcome,) = outcomes(source, settings)
    assert isinstance(outcome, Document), outcome
    return outcome


def failure(source: str | Path, settings: Settings | None = None) -> InputError:
    (outcome,) = outcomes(source, settings)
    assert isinstance(outcome, InputError)
    return outcome


def test_plain_text_in_any_encoding(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(TEXT.encode(encoding))
        assert only(path).text == TEXT


@pytest.mark.parametrize("name", ["page.html", "page.htm", "page", "page.txt"])
def test_page(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(PAGE, encoding="utf-8")
    assert only(path).text == TEXT


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.ndjson", "corpus.json", "corpus"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    first = json.dumps({"text": TEXT})
    path.write_text(first + "\n" + '{"title": "x"}\n' + first + "\n", encoding="utf-8")
    found = outcomes(path)
    assert [type(outcome) for outcome in found] == [Document, InputError, Document]


def test_json_object_and_list(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({"text": TEXT}, indent=2), encoding="utf-8")
    assert only(path).text == TEXT
    path.write_text(json.dumps([{"text": TEXT}, {}, {"text": TEXT}], indent=2), encoding="utf-8")
    assert [type(outcome) for outcome in outcomes(path)] == [Document, InputError, Document]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for data in (TEXT, PAGE, json.dumps({"text": TEXT})):
        stream = SimpleNamespace(buffer=io.BytesIO(data.encode()))
        monkeypatch.setattr(sys, "stdin", stream)
        assert only("-").text == TEXT


def test_a_report_that_begins_with_a_brace_is_text(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("{Correction} The envoy left.", encoding="utf-8")
    assert only(path).text == "{Correction} The envoy left."


def test_missing_folder_and_unreadable(tmp_path: Path) -> None:
    assert "no such file" in str(failure(tmp_path / "none.txt"))
    assert "holds no files" in str(failure(tmp_path))
    assert "cannot be opened" in str(failure("bad\0name"))
    assert "cannot be opened" in str(failure("x" * 5000))


def test_too_large(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("word " * 100, encoding="utf-8")
    assert "larger than" in str(failure(path, Settings(max_characters=50)))
    assert "500 characters" in str(failure(path, Settings(max_characters=400)))


def test_broken_json_names_the_column(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"text": }', encoding="utf-8")
    assert "column" in str(failure(path))


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/gone":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def server() -> Iterator[str]:
    service = http.server.HTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=service.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{service.server_port}"
    service.shutdown()
    service.server_close()


def test_address(server: str) -> None:
    document = only(f"{server}/story")
    assert document.text == TEXT
    assert document.title == "Thanks"
    assert document.url == f"{server}/story"


def test_address_that_fails(server: str) -> None:
    assert "404" in str(failure(f"{server}/gone"))
    assert "cannot be fetched" in str(failure("http://127.0.0.1:1/story"))
    assert "is no address" in str(failure("http:///story"))
    assert "Check the address" in str(failure("http://[::1/story"))
