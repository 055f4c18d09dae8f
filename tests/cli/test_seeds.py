"""`kzdb anchor`, `verify`, `load` and `db` on a workspace with one small source of our own."""

from __future__ import annotations

import hashlib
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

CHECKOUT = Path(__file__).resolve().parents[2]
DOCUMENT = "A note for tests.\nThe centre opened in May 2011; CARICC is its short name.\n"
SOURCE = f"""\
title = "A note for tests"
publisher = "unodc"
document = "note.txt"
sha256 = "{hashlib.sha256(DOCUMENT.encode()).hexdigest()}"
published_on = "2012"
edition = "2012"
language = "en"
licence = "Ours."
reliability = "A"
reliability_reason = "We wrote it."
relies_on = []
"""
CLAIMS = """\
milestones = [
  {entity = "caricc", type = "opened", date = "2011-05", at = "2: May 2011"},
]
names = [
  {entity = "caricc", language = "en", kind = "acronym", name = "CARICC", at = "2: CARICC"},
]
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Give a folder with the document."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "note.txt").write_text(DOCUMENT)
    return tmp_path / "documents"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Give a workspace with kzdb's migrations and vocabulary, and one source that is not anchored yet."""
    root = tmp_path / "small"
    shutil.copytree(CHECKOUT / "seeds" / "vocabulary", root / "seeds" / "vocabulary")
    (root / "migrations").symlink_to(CHECKOUT / "migrations")
    (root / "seeds" / "note").mkdir()
    (root / "seeds" / "note" / "source.toml").write_text(SOURCE)
    (root / "seeds" / "note" / "claims.toml").write_text(CLAIMS)
    return root


@pytest.fixture
def anchored(run: Run, small: Path, documents: Path) -> Path:
    """Give the same workspace, anchored."""
    assert 0 == run("anchor", "--documents", documents, "--root", small).exit_code
    return small


class TestAnchor:
    """Filling in where quotes stand."""

    def test_fills_in_places_once(self, run: Run, small: Path, documents: Path) -> None:
        """The first run fills in, the second finds all in place."""
        first = run("anchor", "note", "--documents", documents, "--root", small)
        second = run("anchor", "note", "--documents", documents, "--root", small)

        assert "note: filled 2, kept 0\n" == first.stdout
        assert "note: filled 0, kept 2\n" == second.stdout
        assert 'at = "2@21: May 2011"' in (small / "seeds" / "note" / "claims.toml").read_text()

    def test_an_unknown_source(self, run: Run, small: Path, documents: Path) -> None:
        """A mistyped source is one line."""
        result = run("anchor", "nte", "--documents", documents, "--root", small)

        assert 1 == result.exit_code
        assert "got 'nte', expected one of note." in result.stderr

    def test_documents_are_needed(self, run: Run, small: Path, documents: Path) -> None:
        """Without the folder it is wrong usage; the variable will do instead."""
        missing = run("anchor", "--root", small)
        by_variable = run("anchor", "--root", small, env={"KZDB_DOCUMENTS": str(documents)})

        assert 2 == missing.exit_code
        assert "Missing option '--documents'" in missing.stderr
        assert 0 == by_variable.exit_code


class TestVerify:
    """Proving that quotes stand where the seeds say."""

    def test_exact(self, run: Run, anchored: Path, documents: Path) -> None:
        """All is well: a table and a line that says so, status 0."""
        result = run("verify", "--documents", documents, "--root", anchored)

        assert (0, "2 of 2 locators exact") == (result.exit_code, result.stdout.splitlines()[-1])

    def test_a_quote_that_stands_elsewhere(self, run: Run, anchored: Path, documents: Path) -> None:
        """The line names the place in the seeds, the verdict and where the quote is."""
        claims = anchored / "seeds" / "note" / "claims.toml"
        claims.write_text(claims.read_text().replace("2@21: May 2011", "1@0: May 2011"))
        result = run("verify", "--documents", documents, "--root", anchored)

        assert 1 == result.exit_code
        assert "seeds/note/claims.toml:2, at: elsewhere: 1@0: May 2011; it is at 2@21." in result.stdout
        assert "1 of 2 locators exact" in result.stdout

    def test_a_changed_document(self, run: Run, anchored: Path, documents: Path) -> None:
        """Another edition is named, with --json for each locator."""
        (documents / "note.txt").write_text(DOCUMENT + "More.\n")
        result = run("verify", "--json", "--documents", documents, "--root", anchored)

        assert 1 == result.exit_code
        [source] = json.loads(result.stdout)["sources"]
        assert ["document changed"] * 2 == [verdict["verdict"] for verdict in source["verdicts"]]


class TestLoad:
    """Loading, twice, wrongly."""

    def test_a_second_load_changes_nothing(self, run: Run, anchored: Path) -> None:
        """The first makes revision 1, the second reads nothing."""
        first = run("load", "--root", anchored)
        second = run("load", "--root", anchored)

        assert first.stdout.startswith("revision 1: claims 2 opened, 0 superseded, 0 withdrawn, 0 unchanged")
        assert "unchanged: revision 1 holds these seeds\n" == second.stdout
        assert 0 == second.exit_code

    def test_json(self, run: Run, anchored: Path) -> None:
        """A program reads the same as an object."""
        outcome = json.loads(run("load", "--json", "--root", anchored).stdout)

        assert {"revision": 1, "opened": 2, "withdrawn": 0} == {
            name: outcome[name] for name in ("revision", "opened", "withdrawn")
        }

    def test_a_mistake_in_a_seed(self, run: Run, anchored: Path) -> None:
        """One line with path, line and field on stderr, nothing on stdout, status 1."""
        claims = anchored / "seeds" / "note" / "claims.toml"
        claims.write_text(claims.read_text().replace('type = "opened"', 'type = "oppened"'))
        result = run("load", "--root", anchored)
        errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]

        assert (1, "") == (result.exit_code, result.stdout)
        assert 1 == len(errors)
        assert "claims.toml:2" in errors[0]
        assert "'oppened'" in errors[0]

    def test_talk_goes_to_stderr(self, run: Run, anchored: Path) -> None:
        """What is being done is said, apart from the outcome."""
        result = run("load", "--root", anchored)

        assert "reading note\n" in result.stderr
        assert 1 == result.stdout.count("\n")

    def test_on_a_terminal(self, anchored: Path) -> None:
        """On a terminal each stage is a line with the seconds it took; stdout stays data."""
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "kzdb", "load", "--root", str(anchored)]
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
            timeout=600,
            check=True,
            env={**os.environ, "TERM": "xterm"},
        )
        os.close(theirs)
        screen = os.read(ours, 65536).decode()
        os.close(ours)

        assert done.stdout.startswith("revision 1: ")
        assert "✓" in screen
        assert "reading note" in screen


class TestDb:
    """The schema's state."""

    def test_before_and_after_an_upgrade(self, run: Run, small: Path) -> None:
        """An empty database says so; an upgraded one is at the newest migration and passes the check."""
        empty = run("db", "current", "--root", small)
        unfit = run("db", "check", "--root", small)
        upgraded = run("db", "upgrade", "--root", small)
        newest = upgraded.stdout.strip()

        assert "empty\n" == empty.stdout
        assert f"the newest is {newest}. Run `kzdb db upgrade`." in empty.stderr
        assert 1 == unfit.exit_code
        assert "Run `kzdb db upgrade`." in unfit.stderr
        assert f"{newest}\n" == run("db", "current", "--root", small).stdout
        assert 0 == run("db", "check", "--root", small).exit_code

    def test_a_database_out_of_reach(self, run: Run, small: Path) -> None:
        """One line, without the password."""
        address = "postgresql://user:hunter2@127.0.0.1:1/base"
        result = run("db", "current", "--root", small, env={"KZDB_DATABASE_URL": address})

        assert 1 == result.exit_code
        assert result.stderr.startswith("error: ")
        assert 1 == result.stderr.count("\n")
        assert "hunter2" not in result.output


class TestReport:
    """Asking for reports; that they are built is shown in test_build.py."""

    def test_list(self, run: Run) -> None:
        """The checkout's reports are listed with title and languages, as text and as JSON."""
        listed = run("report", "list", "--root", CHECKOUT)
        entries = json.loads(run("report", "list", "--json", "--root", CHECKOUT).stdout)

        assert "country-briefing" in listed.stdout
        assert "country-briefing" in [entry["slug"] for entry in entries]

    def test_nothing_published(self, run: Run, small: Path) -> None:
        """A report before a publication is one line with the command that comes first."""
        (small / "reports" / "country-briefing").mkdir(parents=True)
        (small / "reports" / "country-briefing" / "report.toml").touch()
        result = run("report", "build", "country-briefing", "--as-of", "2026-11-01", "--root", small)

        assert 1 == result.exit_code
        assert "error: nothing published at " in result.stderr

    def test_a_date_that_is_none(self, run: Run, small: Path) -> None:
        """--as-of takes an ISO date; anything else is wrong usage."""
        assert 2 == run("report", "build", "x", "--as-of", "yesterday", "--root", small).exit_code
