"""Styles and scripts come from a fixed list: no name of a request becomes a path."""

from __future__ import annotations

import pytest

from dragoman.web.static_files import address_of, files
from tests.web.rooms import plain_record, visitor


def test_every_file_is_served_as_what_it_is() -> None:
    with visitor(plain_record()) as client:
        for name, file in files().items():
            answer = client.get(address_of(name))
            assert answer.content == file.content
            assert answer.headers["content-type"] == file.type
            assert "immutable" in answer.headers["cache-control"]
            tag = answer.headers["etag"]
            assert client.get(address_of(name), headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/static/../room.py",
        "/static/..%2froom.py",
        "/static/%2e%2e/room.py",
        "/static/..%5c..%5croom.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/file:///etc/passwd",
        "/static/style.css%00.js",
        "/static/script/",
        "/static/",
        "/static/./style.css/../../app.py",
        "/report/..%2f..%2fetc%2fpasswd",
        "/show/..%2f..%2f..%2fetc%2fpasswd",
        "/api/documents/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_path_leads_to_the_file_system(path: str) -> None:
    with visitor(plain_record()) as client:
        answer = client.get(path)
        assert answer.status_code == 404
        assert "root:" not in answer.text and "import" not in answer.text
