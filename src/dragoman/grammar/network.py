"""The network's files, checked and loaded, and its scores for one window at a time.

One window is one pass. Dynamic int8 takes the range of its activations from what it is given, so
scores would depend on the neighbours in a batch; a window alone gives the same scores always,
needs no padding, and two windows run at once on two threads.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from dragoman.errors import WeightsError

FOLDER = Path(__file__).parent / "weights"
FILES = ("network.onnx", "tokenizer.json", "tables.npz", "labels.json")
CLS, SEP, UNKNOWN = 101, 102, 100
LONGEST_WORD = 24  # pieces; what follows (a long address) tells the network nothing
Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Input:
    """One window: pieces and their codes; per word first and last piece and sentence number."""

    ids: Array
    codes: Array
    first: Array
    last: Array
    sentence: Array


class Pieces:
    """Word pieces of single words; remembers what it has seen, up to a limit."""

    def __init__(self, tokenizer: Tokenizer, limit: int = 200_000) -> None:
        self._tokenizer = tokenizer
        self._limit = limit
        self._known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The piece numbers of ``word``, at least one."""
        found = self._known.get(word)
        if found is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False).ids
            found = tuple(ids[:LONGEST_WORD]) or (UNKNOWN,)
            if len(self._known) >= self._limit:
                self._known.clear()
            self._known[word] = found
        return found


class Network:
    """The loaded weights. ``labels``: the classes of each head; ``tables``: what decoding needs."""

    def __init__(self, folder: Path = FOLDER, threads: int = 0) -> None:
        content = {name: _checked(folder, name) for name in FILES}
        self.labels: Mapping[str, Any] = json.loads(content["labels.json"])
        with np.load(folder / "tables.npz") as stored:
            self.tables: Mapping[str, Array] = {name: stored[name] for name in stored.files}
        tokenizer: Tokenizer = Tokenizer.from_str(content["tokenizer.json"].decode())
        self.pieces = Pieces(tokenizer)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            content["network.onnx"], options, providers=["CPUExecutionProvider"]
        )
        self._outputs = [output.name for output in self._session.get_outputs()]
        self._threads = ThreadPoolExecutor(threads or _processors())

    def start(self, windows: Sequence[Input]) -> Iterator[dict[str, Array]]:
        """Set the threads to work; the scores of each window come in the order given."""
        return self._threads.map(self.score, windows)

    def score(self, window: Input) -> dict[str, Array]:
        """The scores of one window, by head."""
        feed = {
            "ids": window.ids,
            "codes": window.codes,
            "first": window.first,
            "last": window.last,
            "sentence": window.sentence,
        }
        return dict(zip(self._outputs, self._session.run(self._outputs, feed), strict=True))


def version(folder: Path = FOLDER) -> str:
    """The version of the weights, without loading them."""
    return str(json.loads(_checked(folder, "labels.json"))["version"])


def _processors() -> int:
    """Processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _checked(folder: Path, name: str) -> bytes:
    """The file's bytes, once their SHA-256 is that of ``sha256.json``."""
    try:
        sums = json.loads((folder / "sha256.json").read_text())
        content = (folder / name).read_bytes()
    except (OSError, ValueError) as problem:
        raise WeightsError(
            f"{folder / name}: the network's weights cannot be read ({problem}). "
            "Reinstall dragoman."
        ) from problem
    if hashlib.sha256(content).hexdigest() != sums.get(name):
        raise WeightsError(
            f"{folder / name}: damaged or of another version (SHA-256 differs). Reinstall dragoman."
        )
    return content
