"""The guides are run from top to bottom and show what their steps print."""

from __future__ import annotations

import importlib.util
import re
import shutil
from pathlib import Path
from types import ModuleType

import pytest

DOCS = Path(__file__).parents[2] / "docs"
#: Ids that hang on where a span ends: a processor may round one boundary in thousands otherwise.
SPANNED = re.compile(r"\b([sepckd])-[0-9a-f]{12,16}\b")


@pytest.fixture(scope="module")
def steps() -> ModuleType:
    spec = importlib.util.spec_from_file_location("steps", DOCS / "steps.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def unspanned(text: str) -> str:
    return SPANNED.sub(r"\1-…", text)


def test_from_archive_to_dyad_month(steps: ModuleType, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    pytest.importorskip("pyarrow")
    page = DOCS / "dyad-month.md"
    assert unspanned(steps.refreshed(page, tmp_path)) == unspanned(page.read_text("utf-8"))
    drawn, shown = tmp_path / "dyad-month.png", DOCS / "pictures" / "dyad-month.png"
    assert size(drawn) == size(shown)


def size(picture: Path) -> bytes:
    """Width and height, from the header of a PNG."""
    header = picture.read_bytes()[:24]
    assert header.startswith(b"\x89PNG")
    return header[16:24]


def test_acts_of_ones_own(steps: ModuleType, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    page = DOCS / "own-acts.md"
    assert unspanned(steps.refreshed(page, tmp_path)) == unspanned(page.read_text("utf-8"))


def test_the_acts_on_the_page_are_those_of_the_examples() -> None:
    text = (DOCS / "own-acts.md").read_text("utf-8")
    for file in (DOCS.parent / "examples" / "own-acts" / "acts").glob("*.toml"):
        assert file.read_text("utf-8") in text, file.name


def test_spacy(steps: ModuleType, tmp_path: Path) -> None:
    pytest.importorskip("spacy")
    page = DOCS / "spacy.md"
    assert unspanned(steps.refreshed(page, tmp_path)) == unspanned(page.read_text("utf-8"))


def test_a_step_that_prints_something_else_shows(steps: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- step -->\n```python\nn = 1\n```\n\n<!-- step -->\n```python\nprint(n + 1)\n```\n\n"
        "```text\nold\n```\n<!-- step -->\n```bash\nls\n```\n\n```text\n```\n"
    )
    folder = tmp_path / "run"
    folder.mkdir()
    told = steps.refreshed(page, folder)
    assert "```text\n2\n```" in told
    assert "```text\nbin\nexamples\n```" in told
    shutil.rmtree(folder)


def test_a_step_that_fails_stops_the_run(steps: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- step -->\n```bash\nexit 3\n```\n")
    (tmp_path / "run").mkdir()
    with pytest.raises(SystemExit, match="failed with 3"):
        steps.refreshed(page, tmp_path / "run")
