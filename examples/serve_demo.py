"""Serve the pages of the demo's record in the background and say where they are.

python examples/serve_demo.py build/demo

Port 8000, or any that is free where that is taken. ``serve.pid`` in the folder holds the server's
process number; it ends with ``make demo-stop``.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

_WAITED = 60.0  # seconds for the server to answer: a cold disk takes ten


def main(folder: Path) -> None:
    """Start the server, wait until it answers, print its address."""
    port = _free(8000)
    address = f"http://127.0.0.1:{port}/"
    with (folder / "serve.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "dragoman", "serve", str(folder / "diplomacy.db"),
             "--port", str(port)],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
    until = time.monotonic() + _WAITED
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > until:
            server.kill()
            sys.exit(f"The pages could not be served; {folder / 'serve.log'} says why.")
        time.sleep(0.2)
    (folder / "serve.pid").write_text(f"{server.pid}\n", encoding="utf-8")
    sys.stdout.write(f"The pages are served at:  {address}   (make demo-stop ends it)\n")


def _free(wanted: int) -> int:
    """The port that is wanted, or one that is free."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise OSError("no port is free")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(answer.status) == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "build/demo"))
