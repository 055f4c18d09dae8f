"""reports/README.md: who follows it word by word gets the report that it promises."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pypdfium2
from click.testing import CliRunner

from kzdb.cli import cli
from kzdb.config import Settings

GUIDE = Path(__file__).resolve().parents[2] / "reports" / "README.md"
FILE = re.compile(r"^`(?P<name>[^`]+)`:\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^```sh\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)


def run(line: str, root: Path) -> str:
    """Run a command of the guide in a workspace; return what it printed."""
    _, *words = shlex.split(line)
    result = CliRunner().invoke(cli, [*words, "--root", str(root)])
    assert 0 == result.exit_code, f"{line}\n{result.stderr}"
    return result.stdout


def test_the_guide_from_start_to_end(own: Settings) -> None:
    """One page with a chart, a table, and three figures in a sentence, each with its note."""
    guide = GUIDE.read_text("utf-8")
    new, preview, ask, lint, build = "".join(found["lines"] for found in COMMANDS.finditer(guide)).splitlines()
    folder = own.reports / "heroin-in-central-asia"
    try:
        run(new, own.root)
        for name in ("country", "figures", "rivals"):
            assert f"`{name}.sql`" in guide
            (folder / "queries" / f"{name}.sql").unlink()
        for found in FILE.finditer(guide):
            (folder / found["name"]).parent.mkdir(exist_ok=True)
            (folder / found["name"]).write_text(found["text"], "utf-8")

        asked = run(ask, own.root)
        linted = run(lint, own.root)
        path = Path(run(build, own.root).strip())
    finally:
        shutil.rmtree(folder)

    assert "Kazakhstan" in asked
    assert "" == linted
    assert preview.startswith("kzdb report preview heroin-in-central-asia")
    ledger = json.loads(path.with_suffix(".ledger.json").read_text("utf-8"))["entries"]
    assert 1 == len(pypdfium2.PdfDocument(path))
    assert 1 == sum(entry["kind"] == "chart" for entry in ledger)
    figures = [entry["notes"] for entry in ledger if entry["kind"] == "figure"]
    assert 5 <= len(figures)  # three in the sentence, the others in the table
    assert [] not in figures
