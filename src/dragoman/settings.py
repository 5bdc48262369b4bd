"""One frozen settings object; its hash goes into every record's provenance."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a reading depends on besides its text.

    ``window`` is the most word pieces the encoder sees at once; ``batch`` the most word pieces in
    one forward pass; ``threads`` of the tensor runtime (0: let it choose); ``acts`` a folder of
    extra act files; ``max_characters`` the longest text read as one document.
    """

    window: int = 112
    batch: int = 4096
    threads: int = 0
    acts: Path | None = None
    max_characters: int = 5_000_000

    @property
    def digest(self) -> str:
        """First 12 hex digits of the SHA-256 of everything that can change a reading."""
        values = asdict(self)
        values.pop("threads")
        values.pop("batch")
        values["acts"] = None  # told by what the files hold, in the lexicon's digest
        values["acts"] = None  # what they hold is in the lexicon's own digest
        text = json.dumps(values, default=str, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]
