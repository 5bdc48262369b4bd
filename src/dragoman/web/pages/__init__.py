"""The pages, a module each with a ``router``; :mod:`dragoman.web.app` includes them."""

from __future__ import annotations
