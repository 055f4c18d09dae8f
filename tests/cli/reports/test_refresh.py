"""`kzdb refresh`, `schedule`, `editions`, `status`, `recall` as a user calls them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from kzdb.cli import cli
from tests.made_up import write_report

Call = Callable[..., Result]


class Stores(Protocol):
    """Fresh databases of one PostgreSQL, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


@pytest.fixture
def root(published_workspace: Path, tmp_path: Path) -> Path:
    """Give a copy of the small published workspace with a scheduled report that is due."""
    root = shutil.copytree(published_workspace, tmp_path / "scheduled", symlinks=True)
    write_report(root)
    manifest = root / "reports" / "tiny" / "report.toml"
    schedule = '\n[schedule]\ncron = "0 6 29 2 *"\nzone = "Asia/Almaty"\nlanguages = ["en"]\n'
    manifest.write_text(manifest.read_text("utf-8") + schedule, "utf-8")
    return root


@pytest.fixture
def call(root: Path) -> Call:
    """Give a function that calls a command on that workspace."""

    def run(*args: str) -> Result:
        return CliRunner().invoke(cli, [*args, "--root", str(root)], prog_name="kzdb")

    return run


def test_from_a_first_edition_to_its_recall(call: Call, root: Path) -> None:
    """Built once, listed, explained, corrected, compared, recalled; what has to be looked at is an exit status."""
    before = call("status")
    first, again = call("refresh", "--jobs", "1"), call("refresh")
    assert (1, 0, 0) == (before.exit_code, first.exit_code, again.exit_code), first.output
    assert "tiny all en: edition 1, first edition\n" == first.stdout
    assert "nothing changed, nothing due\n" == again.stdout
    assert 0 == call("status").exit_code

    claims = root / "seeds" / "annual_report" / "claims.toml"
    claims.write_text(claims.read_text("utf-8").replace("9.75 kg", "9.5 kg"), "utf-8")
    second = call("refresh", "tiny", "--jobs", "1", "--json")
    assert ["tiny/all/2/en/tiny-en.pdf"] == json.loads(second.stdout)["built"], second.output

    names = [one["name"] for one in json.loads(call("editions", "list", "--json").stdout)]
    assert ["tiny/all/1/en", "tiny/all/2/en"] == names
    assert "changed, revised: Namibia, Drugs seized, Heroin, 2019-01-01" in call("editions", "diff", *names).stdout
    assert "figures (claim_id)\n" in call("editions", "why", "tiny/all/latest/en").stdout
    assert "tiny/all/1/en, p. 1: claim" in call("recall", "annual_report").stdout
    (pdf, mail) = map(Path, call("recall", "annual_report", "--notice").stdout.split())
    assert (b"%PDF", True) == (pdf.read_bytes()[:4], mail.read_text("utf-8").startswith("Correction of "))
    shown = call("schedule", "show").stdout
    assert "tiny all en: 0 6 29 2 * in Asia/Almaty, missed: once" in shown
    assert "2028-02-29 01:00 UTC  2028-02-29 06:00 Tue (+05:00)  next: on the minute" in shown


def test_a_wrong_schedule_is_an_error_everywhere(call: Call, root: Path) -> None:
    """Of lint, of status, of the list of schedules and of every refresh; one line with its place."""
    manifest = root / "reports" / "tiny" / "report.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("0 6 29 2 *", "now and then"), "utf-8")

    for args in (("schedule", "show"), ("status",), ("refresh",), ("report", "lint", "tiny")):
        result = call(*args)
        assert 1 == result.exit_code, args
        assert "schedule.cron: got 'now and then', expected five fields of Unix cron" in result.output, args


def test_install_replaces_only_its_own(call: Call, tmp_path: Path) -> None:
    """Files that kzdb wrote are written again; one that somebody else wrote is left alone."""
    for _ in range(2):
        assert 0 == call("schedule", "install", "--systemd", "--output", str(tmp_path)).exit_code
    (tmp_path / "kzdb-refresh.timer").write_text("[Timer]\n")

    result = call("schedule", "install", "--systemd", "--output", str(tmp_path))

    assert 1 == result.exit_code
    assert "is there, and kzdb did not write it" in result.stderr
    assert "[Timer]\n" == (tmp_path / "kzdb-refresh.timer").read_text()
    assert 2 == call("schedule", "install").exit_code


def test_before_there_is_anything(call: Call, root: Path) -> None:
    """Each says what to do first."""
    shutil.rmtree(root / "reports" / "tiny")

    assert "no report has a schedule." in call("schedule", "show").stdout
    assert "no edition yet." in call("editions", "list").stdout
    assert "no edition printed it otherwise than it is now" in call("recall", "annual_report").stdout
    assert "expected one like none" in call("editions", "why", "tiny/all/1/en").stderr
    assert 0 == call("refresh").exit_code
    assert 0 == call("status").exit_code


def test_a_queue_and_its_worker(
    call: Call, root: Path, postgresql_stores: Stores, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One command queues the edition, the other builds it with the real engine; a SQLite store has no queue."""
    for command in (["refresh", "--enqueue"], ["worker"]):
        refused = call(*command)
        assert 1 == refused.exit_code
        assert refused.stderr.startswith("error: KZDB_DATABASE_URL: got sqlite:///")
        assert refused.stderr.endswith("it builds side by side on this machine.\n")
    monkeypatch.setenv("KZDB_DATABASE_URL", postgresql_stores.new("loaded"))
    assert 0 == call("db", "upgrade").exit_code
    assert "tiny all en: queued" in call("refresh", "--enqueue").stdout
    assert not (root / "var" / "editions" / "tiny").exists()

    worked = call("worker", "--until-idle")

    assert (0, "tiny all en: edition 1, first edition\n") == (worked.exit_code, worked.stdout)
    assert (root / "var/editions/tiny/all/latest/en/tiny-en.pdf").read_bytes().startswith(b"%PDF")
    assert "nothing changed, nothing due\n" == call("refresh", "--enqueue").stdout
