"""A PostgreSQL of the tests' own: Debian's binaries, a folder of its own, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder of initdb and postgres; None where PostgreSQL is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if found:
        return found[-1].parent
    there = shutil.which("postgres")
    return Path(there).resolve().parent if there and shutil.which("initdb") else None


def _as_somebody() -> list[str]:
    """How to run as somebody else: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return []
    name = "postgres" if any(one.pw_name == "postgres" for one in pwd.getpwall()) else "nobody"
    user = pwd.getpwnam(name)
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


@contextmanager
def server(bin_: Path) -> Iterator[str]:
    """A running server; its address without a database name behind it."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-pg-"))
    prefix = _as_somebody()
    if prefix:
        uid, gid = (int(one.split("=")[1]) for one in prefix[1:3])
        os.chown(folder, uid, gid)
    data = folder / "data"
    subprocess.run(
        [*prefix, bin_ / "initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8",
         "--locale=C.UTF-8", "--no-sync"],
        check=True, capture_output=True, cwd=folder,
    )  # fmt: skip
    process = subprocess.Popen(
        [*prefix, bin_ / "postgres", "-D", data, "-k", folder, "-h", "", "-F",
         "-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_connections=60",
         "-c", "shared_buffers=64MB", "-c", "autovacuum=off"],
        stdout=subprocess.DEVNULL, stderr=(folder / "log").open("wb"), cwd=folder,
    )  # fmt: skip
    try:
        for _ in range(300):
            ready = subprocess.run(
                [bin_ / "psql", "-h", folder, "-U", "tests", "-d", "postgres", "-c", "SELECT 1"],
                capture_output=True,
            )
            if ready.returncode == 0:
                break
            time.sleep(0.1)
        else:
            raise RuntimeError((folder / "log").read_text())
        yield f"postgresql://tests@/{{database}}?host={folder}"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        shutil.rmtree(folder, ignore_errors=True)
