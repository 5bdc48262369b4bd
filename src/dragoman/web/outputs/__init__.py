"""Answers as files: CSV, JSON, iCalendar and Atom of any view."""

from __future__ import annotations
