"""What coding costs: documents a second, each stage's share, memory over time, all of one run."""

from __future__ import annotations

import json
import random
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from dragoman import lexicon
from dragoman.batch.engine import conclude, prepare
from dragoman.batch.inputs import Inputs
from dragoman.batch.local import Progress, Told, code_locally
from dragoman.batch.measuring import STAGES
from dragoman.batch.memory import peak
from dragoman.batch.output import Out
from dragoman.batch.planning import Order, plan
from dragoman.batch.shard import Shard
from dragoman.pipeline import provenance
from dragoman.records import Document
from dragoman.settings import Settings

#: Sentences of a made-up report: about 400 words.
_SENTENCES = 36
_SHARD = 50
#: The run is told of in so many parts.
_PARTS = 10


@dataclass(frozen=True, slots=True)
class Moment:
    """The run at one moment: its most demanding process's memory in bytes, documents through."""

    seconds: float
    documents: int
    memory: int


@dataclass(slots=True)
class Figures:
    """What a run cost. Seconds are those of the clock; ``busy`` are processor seconds.

    ``stages`` are processor seconds by stage, of all workers; ``whole`` is everything they spent,
    with loading and what is in no stage. ``ratio`` is whole to encoder.
    """

    texts: str
    documents: int
    words: int
    workers: int
    seconds: float
    whole: float
    engine: float
    stages: dict[str, float] = field(default_factory=dict)
    start_seconds: float = 0.0
    start_busy: float = 0.0
    moments: list[Moment] = field(default_factory=list)
    engine_memory: int = 0

    @property
    def ratio(self) -> float:
        """Whole time to the time of the encoder's forward passes."""
        encoder = self.stages.get("encoder", 0.0)
        return self.whole / encoder if encoder else 0.0

    @property
    def peak(self) -> int:
        """The most memory of a process, in bytes."""
        return max((one.memory for one in self.moments), default=0)

    def to_dict(self) -> dict[str, Any]:
        """The figures as JSON has them."""
        found = asdict(self)
        found |= {"ratio": round(self.ratio, 3), "memory_peak": self.peak}
        found["documents_a_second"] = round(self.documents / self.seconds, 3)
        found["words_a_second"] = round(self.words / self.seconds)
        found["documents_a_processor_second"] = round(self.documents / self.whole, 3)
        found["words_a_processor_second"] = round(self.words / self.whole)
        return found


def benchmark(
    sources: Sequence[str], documents: int, workers: int, settings: Settings, told: Told
) -> Figures:
    """Code the first ``documents`` of some sources, or as many made of the lexicon's examples.

    Everything is written to a folder of its own and removed. Raises DragomanError where the reader
    cannot be loaded.
    """
    with tempfile.TemporaryDirectory(prefix="dragoman-benchmark-") as folder:
        path = Path(folder) / "texts.jsonl"
        texts = islice(_given(sources, settings), documents) if sources else made(documents)
        count = _write(path, texts)
        size = max(1, min(_SHARD, count // (workers * 4)))
        out = Out(str(Path(folder) / "coded"))
        order = Order(settings=settings, size=size)
        work = prepare([str(path)], order, out, provenance(settings))
        moments: list[Moment] = []

        def watch(progress: Progress) -> None:
            now = max((one["memory"] for one in progress.workers.values()), default=0)
            moments.append(Moment(round(progress.seconds, 1), progress.inputs, now))
            told(progress)

        busy = time.process_time()
        progress = code_locally(work, settings, workers, watch, measure=True)
        seconds = progress.seconds
        conclude(work)
        what = ", ".join(sources) if sources else "sentences of the lexicon, put together"
        return _figures(what, progress, seconds, time.process_time() - busy, moments)


def _figures(
    texts: str, progress: Progress, seconds: float, engine: float, moments: Sequence[Moment]
) -> Figures:
    last = list(progress.workers.values())
    stages = {stage: sum(one["stages"].get(stage, 0.0) for one in last) for stage in STAGES}
    ready = list(progress.ready.values())
    return Figures(
        texts=texts,
        documents=progress.tally.coded,
        words=progress.tally.words,
        workers=len(last),
        seconds=seconds,
        whole=sum(one["busy"] for one in last),
        engine=engine,
        stages=stages,
        start_seconds=max((one for one, _ in ready), default=0.0),
        start_busy=sum(one for _, one in ready),
        moments=_thinned(moments),
        engine_memory=peak(),
    )


def _thinned(moments: Sequence[Moment]) -> list[Moment]:
    """The most memory of each tenth of the documents."""
    found: list[Moment] = []
    total = moments[-1].documents if moments else 0
    for part in range(_PARTS):
        low, high = total * part / _PARTS, total * (part + 1) / _PARTS
        some = [one for one in moments if low < one.documents <= high]
        if some:
            most = max(one.memory for one in some)
            found.append(Moment(some[-1].seconds, some[-1].documents, most))
    return found


def _write(path: Path, texts: Iterable[dict[str, str | None]]) -> int:
    count = 0
    with path.open("w", encoding="utf-8") as stream:
        for one in texts:
            stream.write(json.dumps(one) + "\n")
            count += 1
    return count


def _given(sources: Sequence[str], settings: Settings) -> Iterator[dict[str, str | None]]:
    """The documents of some sources, each once."""
    inputs, seen = Inputs(settings), set()
    for shard in plan(sources, Order(settings=settings)):
        if not isinstance(shard, Shard):
            continue
        for one in inputs.of(shard):
            if isinstance(one, Document) and one.id not in seen:
                seen.add(one.id)
                yield {
                    "text": one.text,
                    "title": one.title,
                    "published": one.published,
                    "publisher": one.publisher,
                    "url": one.url,
                }


def made(count: int) -> Iterator[dict[str, str | None]]:
    """Reports put together of sentences that the lexicon's acts are tried on, no two alike."""
    acts = lexicon.load().acts.values()
    sentences = sorted({one.text for act in acts for one in act.match})
    for number in range(count):
        some = random.Random(number).sample(sentences, min(_SENTENCES, len(sentences)))
        paragraphs = [" ".join(some[at : at + 3]) for at in range(0, len(some), 3)]
        yield {"text": "\n\n".join(paragraphs), "published": f"2025-03-{number % 28 + 1:02d}"}
