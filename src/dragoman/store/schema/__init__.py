"""The tables: what documents tell (:mod:`told`), and what merging made of it (:mod:`merged`)."""

from __future__ import annotations

from dragoman.store.schema import merged, told
from dragoman.store.schema.columns import PER_DOCUMENT, metadata

#: The newest revision of the tables; a test keeps it in step with the migrations.
REVISION = "0002"
#: Older revisions that differ from the newest in indexes alone: they can be read as they are.
READABLE = frozenset({"0001"})

__all__ = ["PER_DOCUMENT", "READABLE", "REVISION", "merged", "metadata", "told"]
