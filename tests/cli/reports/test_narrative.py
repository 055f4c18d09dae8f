"""`kzdb report narrative`, from nothing written to a text that is current again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.made_up import write_report

Run = Callable[..., Result]
NAMES = '[cannabis]\nmetric = "drug_seizures"\nbreakdown = "cannabis"\nperiod = "2020-01/2020-09"\nwas = "1.1 t"\n'


@pytest.fixture
def root(published_workspace: Path, tmp_path: Path) -> Path:
    """Give a copy of the small published workspace with a report that prints one text."""
    copy = tmp_path / "small"
    shutil.copytree(published_workspace, copy, symlinks=True)
    write_report(copy)
    (copy / "reports" / "tiny" / "template" / "report.html.j2").write_text('{{ narrative("a").html }}', "utf-8")
    return copy


def test_the_life_of_a_text(run: Run, root: Path) -> None:
    """Nothing, a stub, a lapsed text with exit status 1 where it is asked for, an accepted one."""

    def call(*more: str) -> Result:
        return run("report", "narrative", "NAM", "--report", "tiny", "--root", root, *more)

    folder = root / "reports" / "tiny" / "narrative"
    assert "nothing is written about NAM. Begin with `kzdb report narrative NAM --stub`." in call().stderr
    assert [str(folder / f"NAM.{one}") for one in ("toml", "en.md")] == call(
        "--stub", "--language", "en"
    ).stdout.splitlines()
    (folder / "NAM.toml").write_text(NAMES, "utf-8")
    (folder / "NAM.en.md").write_text('# a\nIt is {{ figure("cannabis") }}.\n', "utf-8")
    found = call("--check")
    assert 1 == found.exit_code
    assert found.stdout.startswith("en  a  lapsed   cannabis was '1.1 t', is '1.2 t' (annual_report, claim ")
    assert "ru  a  missing" == found.stdout.splitlines()[1]
    accepted = call("--accept", "cannabis", "--check")
    assert (0, "en  a  current\nru  a  missing\n") == (accepted.exit_code, accepted.stdout)
    assert f"cannabis: accepted. Read once more what rests on it:\n  {folder}/NAM.en.md:1, a\n" in accepted.stderr
    assert ["a"] == [one["text"] for one in json.loads(call("--language", "en", "--json").stdout)]


def test_a_mistake_is_one_line(run: Run, root: Path) -> None:
    """In the call, and in the files: the same for lint."""
    for call, says in (
        (("kaz",), "error: country: got 'kaz', expected three capital letters. Write it like KAZ.\n"),
        (("NAM", "--language", "fr"), "error: tiny, language: got 'fr', expected one of en, ru. Choose one.\n"),
    ):
        found = run("report", "narrative", *call, "--report", "tiny", "--root", root)
        assert (1, says) == (found.exit_code, found.stderr)
    path = root / "reports" / "tiny" / "narrative" / "NAM.en.md"
    path.parent.mkdir()
    path.write_text("# a\nIn 2020.\n\n# b\nx", "utf-8")
    for command in (("narrative", "NAM", "--report", "tiny"), ("lint", "tiny")):
        found = run("report", *command, "--root", root)
        assert 1 == found.exit_code
        assert f"{path}:2, text: got a typed digit in 'In 2020.', expected figures only as holes." in found.output
        assert f"{path}:4, heading: got 'b', expected a section that a template prints: a." in found.output
