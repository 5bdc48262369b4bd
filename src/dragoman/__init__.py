"""Dragoman reads news reports into sourced records.

>>> import dragoman
>>> reading = dragoman.read("Norway's prime minister met his Danish counterpart in Oslo.")
>>> [event.act for event in reading.events]
['meeting']

``read`` reads one text. :class:`Reader` keeps the network loaded and reads many documents.
Everything a reading holds is a frozen dataclass of :mod:`dragoman.records`.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .errors import DragomanError, InputError
    from .pipeline import Reader, read
    from .records import Document, Reading
    from .settings import Settings
    from .views.frames import frames

__version__ = "0.1.0"

__all__ = [
    "Document",
    "DragomanError",
    "InputError",
    "Reader",
    "Reading",
    "Settings",
    "__version__",
    "frames",
    "read",
]

# Loaded when first asked for: ``dragoman --help`` must not wait for the network's runtime.
_PLACES = {
    "Document": "records",
    "DragomanError": "errors",
    "InputError": "errors",
    "Reader": "pipeline",
    "Reading": "records",
    "Settings": "settings",
    "frames": "views.frames",
    "read": "pipeline",
}


def __getattr__(name: str) -> Any:
    """The public names, each from its module."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_PLACES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
