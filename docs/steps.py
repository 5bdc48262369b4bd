"""Run a guide from top to bottom, and put what its steps print in place.

    python docs/steps.py docs/dyad-month.md …          run and write the pages and their pictures
    python docs/steps.py --check docs/dyad-month.md    write nothing; exit 1 where it would change

A step is a block after the line ``<!-- step -->``; what it prints goes into the ``text`` block that
follows, if one does. The Python of a page is one program; commands run in the same folder, which
has ``examples/`` in it and nothing else. Pictures made there go to ``docs/pictures/``.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

DOCS = Path(__file__).parent
STEP = re.compile(
    r"(<!-- step -->\n```(?P<language>bash|python)\n(?P<code>.*?)```\n)"
    r"(?P<shown>\n+```text\n)?(?(shown)(?P<told>.*?)(?P<end>```))",
    re.DOTALL,
)


def main(arguments: list[str]) -> int:
    """Run the pages named; the exit code."""
    code = 0
    for page in (Path(name).resolve() for name in arguments if name != "--check"):
        with tempfile.TemporaryDirectory() as name:
            text = refreshed(page, Path(name))
            if text != page.read_text(encoding="utf-8"):
                sys.stdout.write(f"{page.name}\n")
                code = 1
            if "--check" not in arguments:
                page.write_text(text, encoding="utf-8")
                for picture in Path(name).glob("*.png"):
                    shutil.copyfile(picture, DOCS / "pictures" / picture.name)
    return code if "--check" in arguments else 0


def refreshed(page: Path, folder: Path) -> str:
    """The page with what its steps print, run in ``folder``. SystemExit where a step fails."""
    (folder / "examples").symlink_to(DOCS.parent / "examples")
    (folder / "bin").mkdir()
    command = folder / "bin" / "dragoman"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dragoman "$@"\n', "utf-8")
    command.chmod(0o755)
    program: dict[str, Any] = {"__name__": page.stem}
    text = page.read_text(encoding="utf-8")
    if "import spacy" in text:
        importlib.import_module("dragoman.component")  # As spaCy does where we are installed.

    def run(match: re.Match[str]) -> str:
        run_step = _shell if match["language"] == "bash" else _python
        with contextlib.chdir(folder):
            told = run_step(match["code"], program)
        if not match["shown"]:
            return match[0]
        lines = "\n".join(line.rstrip() for line in told.rstrip("\n").split("\n"))
        return f"{match[1]}{match['shown']}{lines}\n{match['end']}"

    return STEP.sub(run, text)


def _shell(code: str, program: dict[str, Any]) -> str:
    paths = os.pathsep.join([str(DOCS.parent / "src"), os.environ.get("PYTHONPATH", "")])
    around = {
        **os.environ,
        "PATH": f"{Path.cwd() / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": paths,
        "COLUMNS": "100",
    }
    done = subprocess.run(
        ["bash", "-c", code], env=around, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{code}\nfailed with {done.returncode}: {done.stderr}")
    return done.stdout


def _python(code: str, program: dict[str, Any]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "guide", "exec"), program)
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
