"""Words a second of the whole reading and of the network alone, memory, and time to start.

    python evaluation/speed.py news.jsonl.gz [--documents 100] [--threads 1] [--json]

All figures but the start come from one run over the same documents: the time that goes into the
forward passes is taken around the runtime's own ``run``, everything else is reading. A word is a
stretch without white space. The start is the least of three runs of the command on one short
report, in a new process each. Figures of the processor leave out the waiting for other programs: on
a busy machine they are the ones to compare.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPORT = (
    "OSLO - The foreign ministers of Norway and Denmark met in Oslo on Monday. They agreed to hold "
    "further talks in June, the Norwegian government said in a statement."
)


class Clock:
    """Counts the seconds, and those of the processor, of a function that it stands in for."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.busy = 0.0

    def around(self, function: Any) -> Any:
        """The same function, timed."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            began, busy = time.perf_counter(), time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds += time.perf_counter() - began
                self.busy += time.thread_time() - busy

        return timed


def texts(path: Path, most: int) -> Iterator[dict[str, Any]]:
    """The first documents of a JSON lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in itertools.islice(lines, most):
            yield json.loads(line)


def throughput(path: Path, most: int, threads: int) -> dict[str, float]:
    """Read the documents once and say where the time went."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does
    import onnxruntime  # late: --help needs neither

    from dragoman import Document, Reader, Settings

    clock = Clock()
    session = onnxruntime.InferenceSession
    session.run = clock.around(session.run)
    documents = [
        Document(id=str(i), text=row["text"], published=(row.get("published") or "")[:10] or None)
        for i, row in enumerate(texts(path, most))
    ]
    reader = Reader(Settings(threads=threads))
    reader.read(Document(id="warm", text=REPORT, published="2024-05-06"))
    clock.seconds = clock.busy = 0.0
    began, busy = time.perf_counter(), time.process_time()
    for document in documents:
        reader.read(document)
    whole, busy = time.perf_counter() - began, time.process_time() - busy
    words = sum(len(document.text.split()) for document in documents)
    return {
        "documents": len(documents),
        "words": words,
        "seconds, whole": round(whole, 2),
        "seconds, network": round(clock.seconds, 2),
        "words a second, whole": round(words / whole),
        "words a second, network": round(words / clock.seconds) if clock.seconds else 0,
        "whole / network": round(whole / clock.seconds, 2) if clock.seconds else 0,
        "whole / network, processor": round(busy / clock.busy, 2) if clock.busy else 0,
        "words a processor second, whole": round(words / busy),
        "words a processor second, network": round(words / clock.busy) if clock.busy else 0,
        "peak memory, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def start(runs: int = 3) -> dict[str, float]:
    """Seconds of ``dragoman read`` on a report of two sentences, process and all."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text(REPORT, "utf-8")
        command = [sys.executable, "-m", "dragoman", "read", str(report)]
        command += ["--published", "2024-05-06"]
        taken: list[float] = []
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for _ in range(runs):
            began = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            taken.append(time.perf_counter() - began)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "seconds to start": round(min(taken), 2),
        "processor seconds to start": round(busy / runs, 2),
    }


def main() -> int:
    """Command line: see the module's text."""
    parser = argparse.ArgumentParser(description="speed and memory of a reading")
    parser.add_argument("file", type=Path)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = throughput(options.file, options.documents, options.threads)
    figures |= start()
    print(
        json.dumps(figures) if options.json else "\n".join(f"{k:36}{v}" for k, v in figures.items())
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
