"""The README is true: what it names exists, and what exists it names."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pypdfium2
import pytest
import yaml
from PIL import Image, ImageChops, ImageStat

from kzdb.cli import cli

COMMAND = re.compile(r"(?<![\w/.-])(?:\.venv/bin/)?kzdb (?P<name>[a-z][a-z-]*)")
VERB = re.compile(r"\./run (?P<name>[a-z]+)")
LINK = re.compile(r"\]\((?!https?:|#)(?P<path>[^)#]+)")


def code_of(markdown: str) -> str:
    """Return what `markdown` sets as code: its fenced blocks and its `inline` pieces."""
    blocks = re.findall(r"^```(?:sh|console)?\n(.*?)^```", markdown, re.DOTALL | re.MULTILINE)
    inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", markdown, flags=re.DOTALL | re.MULTILINE))
    return "\n".join([*blocks, *inline])


def named(pattern: re.Pattern[str], code: str) -> set[str]:
    """Return the commands or verbs that `code` names, its comments left out."""
    return {match["name"] for line in code.splitlines() for match in pattern.finditer(line.partition("  #")[0])}


def dead_links(markdown: str, folder: Path) -> list[str]:
    """Return the links of `markdown` to files that are not there."""
    return [path for path in LINK.findall(markdown) if not (folder / path).exists()]


@pytest.fixture(scope="session")
def readme(root: Path) -> str:
    """Return the text of README.md."""
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def verbs(root: Path) -> set[str]:
    """Return the verbs that `./run` lists."""
    listed = subprocess.run([root / "run"], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"^  ([a-z]+) ", listed, re.MULTILINE))


def test_every_command_is_in_the_readme_and_exists(readme: str) -> None:
    """README names every `kzdb` command, and none that is not there."""
    assert set(cli.commands_at) == named(COMMAND, code_of(readme))


def test_every_verb_is_in_the_readme_and_exists(readme: str, verbs: set[str]) -> None:
    """README names every verb of `./run`, and none that is not there."""
    assert {"setup", "briefing", "test", "check", "bench", "faults", "sample", "lock"} == verbs
    assert verbs == named(VERB, code_of(readme))


def test_every_verb_listed_is_handled(root: Path, verbs: set[str]) -> None:
    """`./run` handles each verb that it lists, and refuses any other with status 2."""
    handled = set(re.findall(r"^    ([a-z]+)\)", (root / "run").read_text(encoding="utf-8"), re.MULTILINE))
    refused = subprocess.run([root / "run", "nonsense"], check=False, capture_output=True, text=True)

    assert verbs == handled
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "no verb 'nonsense'" in refused.stderr


def test_commands_of_the_readme_have_help(readme: str) -> None:
    """Each command that README shows answers `--help` with an example."""
    for name in sorted(named(COMMAND, code_of(readme))):
        command = cli.get_command(None, name)  # type: ignore[arg-type]

        assert command is not None, name
        assert "Example" in (command.help or ""), name


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", ".github/CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str, root: Path) -> None:
    """Every link to a file of the repository finds it."""
    path = root / name

    assert dead_links(path.read_text(encoding="utf-8"), path.parent) == []


def test_the_sample_is_one_edition(root: Path) -> None:
    """Its files are small; the picture is of page 1; the PDF and the page for screens were made from the same base."""
    sample = root / "reports" / "country-briefing" / "sample"
    pdf, html, picture = (sample / name for name in ("kazakhstan.pdf", "kazakhstan.html", "page-1.png"))
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].render(scale=0.5).to_pil().convert("L")
        facts = next(
            file.get_data() for number in range(document.count_attachments())
            for file in [document.get_attachment(number)] if file.get_name() == "facts.csv"
        )  # fmt: skip
    shown = Image.open(picture).convert("L").resize(page.size)
    figures = set(re.findall(r'<data class="figure[^>]*id="([^"]+)"', html.read_text("utf-8")))
    rows = csv.DictReader(bytes(facts).decode().splitlines())

    assert sum(path.stat().st_size for path in (pdf, html, picture)) < 1_500_000
    assert max(ImageStat.Stat(ImageChops.difference(page, shown)).mean) < 12  # of another page it is over twenty
    assert {row["id"] for row in rows if row["kind"] in {"figure", "computed"}} == figures


def test_the_citation_is_of_this_version(root: Path) -> None:
    """What reference managers read says the version and the licence of the package."""
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]

    assert ("1.2.0", "software") == (citation["cff-version"], citation["type"])
    assert (project["version"], project["license"]) == (citation["version"], citation["license"])
    assert citation["title"].startswith(project["name"])
    assert citation["authors"]
    assert citation["message"]


def test_completion_is_as_the_readme_says(readme: str) -> None:
    """Each line for a shell makes a script that completes `kzdb`."""
    shells = re.findall(r"_KZDB_COMPLETE=(\w+)_source kzdb", readme)

    assert ["bash", "zsh", "fish"] == shells
    for shell in shells:
        made = subprocess.run(
            [sys.executable, "-c", "import sys; sys.argv = ['kzdb']; from kzdb.__main__ import main; main()"],
            check=True, capture_output=True, text=True, env={**os.environ, "_KZDB_COMPLETE": f"{shell}_source"},
        )  # fmt: skip
        assert "kzdb" in made.stdout


def test_ci_runs_what_the_readme_says(root: Path) -> None:
    """The script of the continuous integration runs the checks and the README's commands, here and in bare Debians."""
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    workflow = (root / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")

    assert [line for line in lines if line.startswith("./run")] == ["./run check", "./run test"]
    assert [line for line in lines if line.startswith("bare ")] == ["bare bookworm", "bare trixie"]
    assert "set -euo pipefail" in lines
    assert "run: sudo .ci/run" in workflow


def test_a_false_readme_is_found(tmp_path: Path) -> None:
    """A command, verb or link that README names is found wherever it stands."""
    block = "```sh\n./run away    # ./run home\n.venv/bin/kzdb sing\n```\n"
    text = f"Say `kzdb dance now`.\n{block}[x](gone.md) [y](#a)\n"

    assert {"dance", "sing"} == named(COMMAND, code_of(text))
    assert {"away"} == named(VERB, code_of(text))
    assert dead_links(text, tmp_path) == ["gone.md"]
