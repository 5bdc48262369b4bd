"""Several processes that answer from one port: one Python process works on one core."""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable

#: A process that ends sooner than this after its start, in seconds, is not started anew.
_SOON = 5.0
#: What a process is told to end by.
_ENDING = (signal.SIGINT, signal.SIGTERM)


def share(work: Callable[[int], None], count: int) -> None:
    """Do the work in so many processes (it gets the number of each, from 0) until SIGINT or
    SIGTERM, which each of them is told of; one that dies before is started anew."""
    running: dict[int, tuple[int, float]] = {}
    ending = False

    def end(*_: object) -> None:
        nonlocal ending
        ending = True
        for child in list(running):
            _tell(child)

    for one in _ENDING:
        signal.signal(one, end)
    for number in range(count):
        running[_started(work, number)] = (number, time.monotonic())
    while running:
        try:
            child, _ = os.wait()
        except ChildProcessError:
            break
        number, since = running.pop(child, (-1, 0.0))
        if number >= 0 and not ending:
            if time.monotonic() - since < _SOON:
                end()
            else:
                running[_started(work, number + count)] = (number + count, time.monotonic())


def _started(work: Callable[[int], None], number: int) -> int:
    """The id of a new process that does the work and ends with it."""
    # Told to end before it has begun, a process ends: the handlers it is born with are not its own.
    held = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    child = os.fork()
    if not child:
        for one in _ENDING:
            signal.signal(one, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, held)
    if child:
        return child
    code = 0
    try:
        work(number)
    except BaseException:
        traceback.print_exc()
        code = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _tell(child: int) -> None:
    try:
        os.kill(child, signal.SIGTERM)
    except ProcessLookupError:
        return
