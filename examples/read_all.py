"""Read every report of the index: terminal pages here, records and HTML pages in a folder.

python examples/read_all.py build/demo
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from dragoman import Document, InputError, Reader
from dragoman.documents import Given, load
from dragoman.views.formats import html, page
from dragoman.views.formats import json as lines

HERE = Path(__file__).parent


def reports(reader: Reader) -> Iterator[tuple[str, Document]]:
    """Every document of the index under a name for its page."""
    for row in (HERE / "index.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(row)
        given = Given(*(entry.get(key) for key in ("published", "title", "publisher")))
        path = HERE / entry["file"]
        for number, outcome in enumerate(load(str(path), given, reader.settings), start=1):
            if isinstance(outcome, InputError):
                raise outcome
            yield (f"{path.stem}-{number}" if path.suffix == ".jsonl" else path.stem), outcome


def main(folder: Path) -> None:
    """Print the pages; write ``records.jsonl`` and one HTML page a report into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    with (folder / "records.jsonl").open("w", encoding="utf-8") as records:
        for name, document in reports(reader):
            reading = reader.read(document)
            sys.stdout.write(page.render(reading) + "\n")
            records.write(lines.render(reading) + "\n")
            (folder / f"{name}.html").write_text(html.render(reading), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo"))
