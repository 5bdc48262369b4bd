"""Where a command writes: standard output or a file, always in UTF-8."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TextIO

from dragoman.errors import DragomanError


def opened(target: Path | None) -> AbstractContextManager[TextIO]:
    """The output; None is standard output. Raises DragomanError where it cannot be written."""
    if target is None:
        reconfigure = getattr(sys.stdout, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
        return nullcontext(sys.stdout)
    try:
        return target.open("w", encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise unwritable(target, error) from None


def unwritable(target: Path, error: OSError) -> DragomanError:
    """What to say of an output that cannot be written."""
    reason = error.strerror or str(error)
    return DragomanError(f"{target}: cannot be written ({reason}). Name another --output")
