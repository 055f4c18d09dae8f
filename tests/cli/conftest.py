"""A workspace with a small published file, and the command line called as a user calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from kzdb.cli import cli

Run = Callable[..., Result]
RunProcess = Callable[..., "subprocess.CompletedProcess[str]"]

PUBLISHED = """
CREATE TABLE claims AS SELECT * FROM (VALUES
    (1, 'observation', 'KAZ', 344.6::DOUBLE, DATE '2014-01-01', 'heroin seized', ['kg', 'kilogram'], 344.60),
    (2, 'observation', 'KAZ', 724.1, DATE '2013-01-01', '=HYPERLINK("http://x")', ['kg'], NULL),
    (3, 'relation', 'caricc', NULL, NULL, E'line one\nline two \x1b[31mred', [], 0.5)
) AS t (claim_id, kind, subject, value, period_start, value_text, units, exact);
COMMENT ON TABLE claims IS 'One row per claim.';
COMMENT ON COLUMN claims.subject IS 'Slug of what the claim is about.';
CREATE TABLE _published AS
SELECT 1 AS revision, NULL::DATE AS as_of, 'abc' AS content_sha256, 'abc' AS made_from, 2 AS format;
CREATE TABLE countries AS SELECT 'KAZ' AS slug, 'Kazakhstan' AS name, 'Қазақстан' AS native;
"""


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """No KZDB_* variable of the machine reaches a test."""
    for name in [name for name in os.environ if name.startswith("KZDB_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def _published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the small published file once."""
    path = tmp_path_factory.mktemp("published") / "kzdb.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(PUBLISHED)
    return path


@pytest.fixture
def empty_workspace(tmp_path: Path) -> Path:
    """Give a workspace in which nothing is published."""
    for name in ("seeds", "migrations", "reports", "var"):
        (tmp_path / "ws" / name).mkdir(parents=True)
    return tmp_path / "ws"


@pytest.fixture
def workspace(empty_workspace: Path, _published_once: Path) -> Path:
    """Give a workspace with the small published file."""
    (empty_workspace / "var" / "kzdb.duckdb").write_bytes(_published_once.read_bytes())
    return empty_workspace


@pytest.fixture
def run() -> Run:
    """Call the command line in this process: run("sql", "SELECT 1") -> click's Result."""

    def call(*args: object, **options: object) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], prog_name="kzdb", **options)

    return call


@pytest.fixture(scope="session")
def run_process() -> RunProcess:
    """Call the command line in a process of its own."""

    def call(*args: object, **options: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kzdb", *map(str, args)]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("KZDB_")}
        defaults = {"capture_output": True, "text": True, "timeout": 900, "env": environment}
        return subprocess.run(command, **{**defaults, **options})

    return call
