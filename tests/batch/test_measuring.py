"""Stages are timed where they are called, each second counted once."""

from __future__ import annotations

import gc
import time

from dragoman.batch import shards
from dragoman.batch.measuring import STAGES, Clock, measured
from dragoman.documents import Given, build
from dragoman.grammar import reader as grammar_reader
from dragoman.pipeline import Reader
from dragoman.settings import Settings

from .conftest import reports


def _busy(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_a_stage_inside_another_is_not_counted_twice() -> None:
    clock = Clock()
    inner = clock.around("inner", lambda: _busy(0.05))

    def outer() -> None:
        _busy(0.03)
        inner()

    clock.around("outer", outer)()
    assert 0.05 <= clock.busy["inner"] < 0.08
    assert 0.03 <= clock.busy["outer"] < 0.05


def test_the_stages_of_a_reading_are_most_of_it(reader: Reader) -> None:
    clock = Clock()
    layout = grammar_reader.layout
    document = build(" ".join(one["text"] for one in reports()), Given(), Settings())
    reader.read(document)  # what is loaded at its first use is no part of a reading
    gc.collect()
    gc.disable()  # what other tests left would be walked through between two stages
    try:
        with measured(clock):
            began = time.thread_time()  # of this thread alone: others may serve pages meanwhile
            shards.rows(reader.read(document))
            whole = time.thread_time() - began + clock.busy["encoder"]  # which has its own threads
    finally:
        gc.enable()
    assert grammar_reader.layout is layout
    told = {"cut", "encoder", "decode", "titles", "times", "meaning", "reference", "rows"}
    assert told <= set(clock.busy) <= set(STAGES)
    assert 0.9 * whole < sum(clock.busy.values()) <= 1.02 * whole
