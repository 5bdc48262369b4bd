"""Folders and files, local or by URL, through fsspec."""

from __future__ import annotations

import contextlib
import posixpath
import uuid
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from dragoman.errors import DragomanError, InputError, MissingExtraError

# What a file in the making ends with.
_HALF = ".half"


def filesystem(path: str) -> tuple[Any, str]:
    """The fsspec filesystem of a path or URL, and the path in it; local paths are made absolute.

    Raises MissingExtraError without fsspec or without what the URL's scheme needs, InputError for
    a scheme nobody knows.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        problem = "Coding archives needs fsspec and pyarrow, which are not installed"
        raise MissingExtraError(f"{problem}: pip install 'dragoman[batch]'") from None
    try:
        found, inside = url_to_fs(path if "://" in path else str(Path(path).absolute()))
    except ImportError as error:
        raise MissingExtraError(f"{path}: {error}") from None
    except ValueError as error:
        raise InputError(path, f"cannot be opened ({error})", "Check the address") from None
    return found, str(inside)


@contextlib.contextmanager
def plain_errors() -> Iterator[None]:
    """What a library of some store raises in its own way (no credentials, …) becomes OSError."""
    try:
        yield
    except (DragomanError, OSError):
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


class Place:
    """A folder, wherever it lies; all that fails is an OSError. ``name`` is what it is called."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._files, self._path = filesystem(name)

    def __str__(self) -> str:
        return self.name

    def files(self, folder: str = "") -> list[str]:
        """Names of the files in a folder below this one, sorted; none where there is no such."""
        path = self._at(folder)
        self._files.invalidate_cache(path)
        try:
            with plain_errors():
                found = self._files.ls(path, detail=True)
        except (FileNotFoundError, NotADirectoryError):
            return []
        names = (posixpath.basename(one["name"].rstrip("/")) for one in found if _is_file(one))
        return sorted(name for name in names if not name.startswith("."))

    def holds(self, name: str) -> bool:
        """Is there a file of this name?"""
        with plain_errors():
            return bool(self._files.exists(self._at(name)))

    @contextlib.contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """A file to read, by its name below this folder."""
        with plain_errors():
            stream = self._files.open(self._at(name), "rb")
        with stream:
            yield cast(BinaryIO, stream)

    def write(self, name: str, content: bytes) -> None:
        """Write a file whole or not at all, in the place of one of that name.

        On a local disk by renaming; object stores show an object only once it is complete.
        """
        path = self._at(name)
        if not self.local:
            with plain_errors():
                _made(self._files, posixpath.dirname(path))
                self._files.pipe_file(path, content)
            return
        self._files.makedirs(posixpath.dirname(path), exist_ok=True)
        beside = Path(path).with_name(f".{Path(path).name}.{uuid.uuid4().hex[:8]}{_HALF}")
        try:
            beside.write_bytes(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with contextlib.suppress(FileNotFoundError), plain_errors():
            self._files.rm_file(self._at(name))

    def sweep(self, folders: Iterable[str]) -> None:
        """Remove what writing left half done in some folders: this is for one writer alone."""
        for folder in folders:
            for beside in Path(self._at(folder)).glob(f".*{_HALF}") if self.local else ():
                beside.unlink(missing_ok=True)

    @property
    def local(self) -> bool:
        """Does it lie on a disk of this machine?"""
        return "file" in _protocols(self._files)

    def _at(self, name: str) -> str:
        return posixpath.join(self._path, name) if name else self._path


def place(name: str) -> Place:
    """The folder at a path or URL; it need not be there."""
    return Place(name)


@lru_cache(maxsize=1024)
def _made(files: Any, folder: str) -> None:
    """Make a folder elsewhere, once: on object stores that is a request which makes nothing."""
    files.makedirs(folder, exist_ok=True)


def _is_file(entry: dict[str, Any]) -> bool:
    return bool(entry["type"] == "file")


def _protocols(files: Any) -> tuple[str, ...]:
    told = files.protocol
    return (told,) if isinstance(told, str) else tuple(told)
