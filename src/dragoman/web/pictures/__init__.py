"""Pictures: pure functions from values to SVG markup, coloured by class."""

from __future__ import annotations
