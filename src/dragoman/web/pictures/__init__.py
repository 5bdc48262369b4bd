"""Pictures of the record: pure functions that make SVG of values."""

from __future__ import annotations
