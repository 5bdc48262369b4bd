"""Every common encoding gives the same text; what is no text is named."""

from __future__ import annotations

import pytest

from dragoman.documents import decode
from dragoman.errors import InputError

TEXT = "The envoy’s office said: “We welcome it” — and São Tomé’s minister, José Núñez, agreed."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "report.txt") == TEXT


def test_declared_encoding_is_used() -> None:
    text = "Премьер-министр Болгарии said"
    assert decode(text.encode("cp1251"), "page", "windows-1251") == text


def test_unknown_declared_encoding_is_passed_over() -> None:
    assert decode(TEXT.encode("cp1252"), "page", "x-none") == TEXT


def test_one_damaged_byte_does_not_cost_the_document() -> None:
    assert decode(TEXT.encode() + b" end\xff", "report.txt") == TEXT + " end\ufffd"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 stream", "PDF"),
        (b"PK\x03\x04word/document.xml", "ZIP"),
        (b"\x1f\x8b\x08", "gunzip"),
        (b"\x89PNG\r\n", "picture"),
        (b"some\x00binary\x01\x02data with words in it", "binary"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_no_text(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(data, "folder/report.txt")
    assert str(caught.value).startswith("folder/report.txt: ")
