"""The generated reference pages are those that the code would write now."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from dragoman import lexicon

DOCS = Path(__file__).parents[2] / "docs"
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


# The names of the pages that would be written anew.
_STALE = """
import runpy, sys
for page, text in runpy.run_path(sys.argv[1])["reference"]():
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        print(page.name)
"""


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_up_to_date() -> None:
    """In a process of its own: commands that tests have run keep what was set in them."""
    told = subprocess.run(
        [sys.executable, "-c", _STALE, str(DOCS / "generate.py")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stdout.split() == [], "run: python docs/generate.py --reference"


def test_every_link_between_pages_leads_to_a_file() -> None:
    broken = [
        f"{page.relative_to(DOCS)}: {target}"
        for page in DOCS.rglob("*.md")
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def test_an_example_is_run_and_its_output_put_in_place(
    generate: ModuleType, tmp_path: Path
) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before\n<!-- run -->\n```bash\necho new\n```\n\n```text\nold\n```\nAfter\n")
    assert generate.refreshed(page) == (
        "Before\n<!-- run -->\n```bash\necho new\n```\n\n```text\nnew\n```\nAfter\n"
    )


def test_an_example_that_fails_stops_the_run(generate: ModuleType) -> None:
    with pytest.raises(SystemExit, match="failed with 3"):
        generate.printed("bash", "exit 3")


def test_the_act_of_the_how_to_is_one_that_loads(tmp_path: Path) -> None:
    page = (DOCS / "how-to" / "write-an-act.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert found
    (tmp_path / "board-vessel.toml").write_text(found[1], encoding="utf-8")
    act = lexicon.load(tmp_path).acts["board-vessel"]
    assert act.codes.plover_type == "COERCE"
    assert act.cues[0].object_any[:2] == ("vessel", "ship")


def test_values_of_answers_are_told_with_links(generate: ModuleType) -> None:
    assert generate.python_kind("tuple[Told, ...]") == "list of [Told](#told)"
    assert generate.python_kind("Date | None") == "[Date](records.md#date) or None"
    assert generate.python_kind("str") == "str"


def test_commands_under_a_command_have_their_help(generate: ModuleType) -> None:
    page = generate.commands_page()
    assert "## dragoman judge correct" in page
    for part in page.split("\n## ")[2:]:
        assert "Example" in part, part.split("\n")[0]


def test_an_example_may_write_its_record(generate: ModuleType, tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    made.write_bytes(b"record")
    one, other = generate.copied(made), generate.copied(made)
    assert one != other
    assert Path(one).read_bytes() == b"record"
