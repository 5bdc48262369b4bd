"""Text kept exactly, in databases that cannot hold every text.

PostgreSQL refuses U+0000, and neither database holds halves of surrogate pairs, which JSON may
bring. Both are written as U+FDD0 (a code point that is no character and stands in no text) and four
hex digits, and so is U+FDD0 itself; reading gives the text back code point for code point. SQLite
could hold U+0000, but its own functions stop reading there, so it is treated alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

_MARK = "\ufdd0"
ODD = re.compile("[\x00\ud800-\udfff\ufdd0]")
_WRITTEN = re.compile(_MARK + "([0-9a-f]{4})")


def escape(text: str) -> str:
    """The text as the database holds it; the same text where nothing in it is odd."""
    return ODD.sub(lambda odd: f"{_MARK}{ord(odd[0]):04x}", text)


def unescape(text: str) -> str:
    """The way back from :func:`escape`."""
    if _MARK not in text:
        return text
    return _WRITTEN.sub(lambda written: chr(int(written[1], 16)), text)


class Verbatim(TypeDecorator[str]):
    """A text column that gives back what it was given, in the order of code points everywhere."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """SQLite's own order is by code points; PostgreSQL is told so."""
        return Text(collation="C") if dialect.name == "postgresql" else Text()

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """On the way in."""
        return escape(value) if isinstance(value, str) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """On the way out."""
        return _given_back(value)

    def result_processor(self, dialect: Dialect, coltype: Any) -> Callable[[Any], str | None]:
        """The way out without a detour: a page takes thousands of texts out of the record."""
        return _given_back


def _given_back(value: Any) -> str | None:
    """A text as it was given, of what a database holds."""
    return value if value is None or _MARK not in value else unescape(value)


__all__ = ["ODD", "Verbatim", "escape", "unescape"]
