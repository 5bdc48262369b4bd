"""Bytes to text: Unicode by its marks, legacy encodings by their likeliest reading."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import InputError

# (first bytes, what it is, what to do). Longer marks of Unicode come before shorter ones.
_MAGIC = (
    (b"%PDF", "a PDF", "Save its text, for example with pdftotext, and read that"),
    (b"PK\x03\x04", "a ZIP archive or an office file", "Unpack it or save it as plain text"),
    (b"\x1f\x8b", "compressed by gzip", "Unpack it first: gunzip -c FILE | dragoman read -"),
    (b"BZh", "compressed by bzip2", "Unpack it first: bzcat FILE | dragoman read -"),
    (b"\xfd7zXZ", "compressed by xz", "Unpack it first: xzcat FILE | dragoman read -"),
    (b"{\\rtf", "an RTF file", "Save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "Save it as plain text"),
    (b"\x89PNG", "a picture", "Only text is read"),
    (b"\xff\xd8\xff", "a picture", "Only text is read"),
    (b"GIF8", "a picture", "Only text is read"),
    (b"SQLite format 3", "a database", "Export its reports as JSON lines with a text key"),
    (b"\x7fELF", "a program", "Only text is read"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REMEDY = "Save it as UTF-8 text"
# What a wrong guess of the encoding leaves behind: capitals with accents inside lower-case words,
# signs and currency marks inside words, control characters.
_IMPLAUSIBLE = re.compile(r"[a-z][À-ÖØ-Þ¡-¿ˆ˜†‡•‰][a-z\s]|[\x80-\x9f]")
_TYPOGRAPHY = re.compile(r"[‘’“”–—…€£°à-ÿ]")
# More than this of a text in a Latin script never stands beyond ASCII.
_WIDE_SHARE = 0.25


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of ``data``; ``declared`` is the encoding its page or server states, if any.

    Raises InputError, naming ``name``, for what is no text.
    """
    for magic, kind, remedy in _MAGIC:
        if data.startswith(magic):
            raise InputError(name, f"is {kind}, no text", remedy)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data, encoding, name)
    if b"\0" in data:
        return _wide(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, name, declared)


def _marked(data: bytes, encoding: str, name: str) -> str:
    """Text with a byte order mark; one damaged character does not cost the document."""
    text = data.decode(encoding, errors="replace")
    if text.count("\ufffd") * 20 > len(text):
        raise InputError(name, f"is marked as {encoding} but is not", _REMEDY)
    return text.removeprefix("\ufeff")


def _wide(data: bytes, name: str) -> str:
    """UTF-16 without a mark shows as a NUL in every other place; any other NUL is binary data."""
    half = max(len(data) // 2, 1)
    odd, even = data[1::2].count(0) / half, data[0::2].count(0) / half
    encoding = "utf-16-le" if odd > 0.7 > even else "utf-16-be" if even > 0.7 > odd else None
    if encoding is None:
        raise InputError(
            name, "is binary data, no text", "Only text is read; save it as UTF-8 text"
        )
    return _marked(data, encoding, name)


def _legacy(data: bytes, name: str, declared: str | None) -> str:
    """Text in an encoding from before Unicode, or UTF-8 with a few damaged bytes."""
    damaged = data.decode("utf-8", errors="replace")
    bad = damaged.count("\ufffd")
    if sum(ord(c) > 127 for c in damaged) - bad >= 4 * bad:
        return damaged
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    return _likeliest(data, name)


def _likeliest(data: bytes, name: str) -> str:
    """The reading that leaves the fewest characters no English report has in such places."""
    readings = [text for text in (_strict(data, e) for e in ("cp1252", "mac_roman")) if text]
    readings.sort(key=_implausibility)
    mostly_latin = sum(byte > 127 for byte in data) < _WIDE_SHARE * len(data)
    if readings and mostly_latin and _implausibility(readings[0]) <= 0.1:
        return readings[0]
    from charset_normalizer import from_bytes  # seldom needed, and slow to import

    best = from_bytes(data).best()
    if best is None:
        raise InputError(name, "is in an encoding that cannot be told", _REMEDY)
    return str(best)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _implausibility(text: str) -> float:
    """Share of the characters beyond ASCII that look like a wrong guess; 0 is best."""
    wide = sum(ord(c) > 127 for c in text) or 1
    likely = len(_TYPOGRAPHY.findall(text))
    return (len(_IMPLAUSIBLE.findall(text)) + 0.5 * max(0, wide - likely)) / wide
