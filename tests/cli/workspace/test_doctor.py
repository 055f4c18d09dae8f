"""`kzdb doctor`: what it looks at, and what it says when something is missing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kzdb.cli.workspace import machine

Run = Callable[..., Result]

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def whole(published_workspace: Path, tmp_path: Path) -> Path:
    """Give the small workspace, loaded and published, with real fonts."""
    root = shutil.copytree(published_workspace, tmp_path / "whole", symlinks=True)
    shutil.copytree(CHECKOUT / "reports", root / "reports")
    return root


def _findings(result: Result) -> dict[str, dict[str, str]]:
    return {finding["check"]: finding for finding in json.loads(result.stdout)["findings"]}


def test_all_is_well(run: Run, whole: Path) -> None:
    """On a machine that has everything nothing fails; what is not there yet is a warning with a command."""
    result = run("doctor", "--json", "--root", whole)
    findings = _findings(result)

    assert 0 == result.exit_code
    assert json.loads(result.stdout)["ok"]
    assert [] == [finding for finding in findings.values() if finding["verdict"] == "fail"]
    assert ("ok", "") == (findings["database"]["verdict"], findings["database"]["do"])
    assert "ok" == findings["published file"]["verdict"]
    assert {
        "python",
        "library pango",
        "library harfbuzz-subset",
        "package duckdb",
        "package vl_convert",
    } <= set(findings)


def test_lines(run: Run, whole: Path) -> None:
    """Without --json each check is a line that begins with its verdict."""
    result = run("doctor", "--root", whole)

    assert all(line.split()[0] in ("ok", "warn", "fail") for line in result.stdout.splitlines())
    assert "ok    python: 3." in result.stdout


def test_no_workspace(run: Run, tmp_path: Path) -> None:
    """Outside a workspace the machine is still looked at; the exit status says that something fails."""
    result = run("doctor", "--json", "--root", tmp_path)

    assert 1 == result.exit_code
    assert "fail" == _findings(result)["workspace"]["verdict"]
    assert "kzdb init" in _findings(result)["workspace"]["do"]
    assert "python" in _findings(result)


def test_missing_fonts(run: Run, whole: Path) -> None:
    """A font that the style names and the folder lacks would let the machine choose another."""
    shutil.rmtree(whole / "reports" / "_shared" / "fonts")
    finding = _findings(run("doctor", "--json", "--root", whole))["fonts"]

    assert "fail" == finding["verdict"]
    assert "Restore reports/_shared/fonts" in finding["do"]


def test_missing_library(run: Run, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing library names the package to install; the one that only makes it slow is a warning."""
    monkeypatch.setattr(
        machine,
        "LIBRARIES",
        (("pango", ("libnothing.so.0",), "fail"), ("harfbuzz-subset", ("libnothing.so.0",), "warn")),
    )
    monkeypatch.setattr(machine.ctypes.util, "find_library", lambda name: None)
    result = run("doctor", "--json", "--root", whole)

    assert 1 == result.exit_code
    assert "fail" == _findings(result)["library pango"]["verdict"]
    assert "libpango-1.0-0" in _findings(result)["library pango"]["do"]
    assert "warn" == _findings(result)["library harfbuzz-subset"]["verdict"]


def test_a_database_that_cannot_be_reached(run: Run, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is shown without its password."""
    monkeypatch.setenv("KZDB_DATABASE_URL", "postgresql://user:hunter2@127.0.0.1:1/base")
    result = run("doctor", "--json", "--root", whole)

    assert 1 == result.exit_code
    assert "fail" == _findings(result)["database"]["verdict"]
    assert "hunter2" not in result.output


def test_a_broken_published_file(run: Run, whole: Path) -> None:
    """A file that is no database names the command that makes it again."""
    (whole / "var" / "kzdb.duckdb").write_bytes(b"hello" * 1000)
    finding = _findings(run("doctor", "--json", "--root", whole))["published file"]

    assert ("fail", "Run `kzdb publish --force` to write it again.") == (finding["verdict"], finding["do"])


def test_documents(run: Run, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder is a warning, a wrong one a failure, a right one well."""
    assert "warn" == _findings(run("doctor", "--json", "--root", whole))["documents"]["verdict"]
    monkeypatch.setenv("KZDB_DOCUMENTS", str(whole / "nowhere"))
    assert "fail" == _findings(run("doctor", "--json", "--root", whole))["documents"]["verdict"]
    monkeypatch.setenv("KZDB_DOCUMENTS", str(whole))
    assert "ok" == _findings(run("doctor", "--json", "--root", whole))["documents"]["verdict"]


def test_little_room(run: Run, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Little room is a warning, hardly any a failure."""
    monkeypatch.setattr(machine, "ENOUGH_BYTES", 10**18)
    assert "warn" == _findings(run("doctor", "--json", "--root", whole))["disk"]["verdict"]
    monkeypatch.setattr(machine, "TOO_FEW_BYTES", 10**18)
    assert "fail" == _findings(run("doctor", "--json", "--root", whole))["disk"]["verdict"]
