"""The published file in DuckDB's older clients: command lines, drivers and notebooks that people have."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

OLDER = "1.4"
ASK = """
import json
import sys
import duckdb

assert duckdb.__version__.startswith(sys.argv[2]), duckdb.__version__
connection = duckdb.connect(sys.argv[1], read_only=True)
tables = connection.execute(
    "SELECT view_name, comment FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal "
    "UNION ALL SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY ALL"
).fetchall()
uncommented = connection.execute(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal "
    "AND coalesce(comment, '') = ''"
).fetchall()
rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name, _ in tables}
print(json.dumps([[name for name, comment in tables if not comment], uncommented, rows["claims"], len(rows)]))
"""


@pytest.fixture(scope="module")
def older_duckdb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with an older DuckDB, from the package index; without one, say so and skip."""
    folder = tmp_path_factory.mktemp("duckdb")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run(
        [*pip, "--only-binary", ":all:", "--target", str(folder), f"duckdb=={OLDER}.*"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"DuckDB {OLDER} cannot be installed here: {done.stderr.strip().splitlines()[-1]}")
    return folder


def test_an_older_client_reads_it(published_workspace: Path, older_duckdb: Path) -> None:
    """Every table and view opens, with what each column means."""
    file = published_workspace / "var" / "kzdb.duckdb"
    done = subprocess.run(
        [sys.executable, "-c", ASK, str(file), OLDER],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(older_duckdb)},
    )

    assert (0, "") == (done.returncode, done.stderr)
    unnamed, uncommented, claims, tables = json.loads(done.stdout)
    assert ([], [], 32) == (unnamed, uncommented, claims)
    assert tables > 30
