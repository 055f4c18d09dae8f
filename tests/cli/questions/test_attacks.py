"""Ad-hoc SQL sees the published file and nothing else, and changes nothing, whatever is tried."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from kzdb.errors import PublishError, QueryError
from kzdb.publish.connection import SEALED, ask, open_published

REFUSED_AS_WRITING = "a query reads, it changes nothing"
REFUSED_AS_FOREIGN = "A query reads the published file and nothing else."

# statement -> what the one line says. {secret} is a readable file outside, {target} one that could be made.
ATTACKS = {
    "COPY claims TO '{target}'": REFUSED_AS_WRITING,
    "COPY (SELECT 1) TO '{target}' (FORMAT parquet)": REFUSED_AS_WRITING,
    "EXPORT DATABASE '{target}'": REFUSED_AS_WRITING,
    "IMPORT DATABASE '{target}'": REFUSED_AS_WRITING,
    "ATTACH '{target}' AS other": REFUSED_AS_WRITING,
    "ATTACH ':memory:' AS other": REFUSED_AS_WRITING,
    "DETACH kzdb": REFUSED_AS_WRITING,
    "USE memory": REFUSED_AS_WRITING,
    "SET enable_external_access = true": REFUSED_AS_WRITING,
    "SET lock_configuration = false": REFUSED_AS_WRITING,
    "SET VARIABLE x = 1": REFUSED_AS_WRITING,
    "RESET threads": REFUSED_AS_WRITING,
    "PRAGMA enable_external_access = true": REFUSED_AS_WRITING,
    "PRAGMA database_list": REFUSED_AS_WRITING,
    "CALL pragma_version()": REFUSED_AS_WRITING,
    "INSTALL httpfs": REFUSED_AS_WRITING,
    "FORCE INSTALL httpfs FROM community": REFUSED_AS_WRITING,
    "LOAD httpfs": REFUSED_AS_WRITING,
    "CREATE TABLE t (a INTEGER)": REFUSED_AS_WRITING,
    "CREATE TEMP TABLE t (a INTEGER)": REFUSED_AS_WRITING,
    "CREATE TEMP MACRO m() AS 1": REFUSED_AS_WRITING,
    "CREATE OR REPLACE TEMP VIEW claims AS SELECT 1": REFUSED_AS_WRITING,
    "CREATE SECRET s (TYPE s3)": REFUSED_AS_WRITING,
    "INSERT INTO claims SELECT * FROM claims": REFUSED_AS_WRITING,
    "UPDATE claims SET value = 0": REFUSED_AS_WRITING,
    "DELETE FROM claims": REFUSED_AS_WRITING,
    "MERGE INTO claims USING claims AS r ON false WHEN MATCHED THEN DELETE": REFUSED_AS_WRITING,
    "DROP TABLE claims": REFUSED_AS_WRITING,
    "ALTER TABLE claims RENAME TO lies": REFUSED_AS_WRITING,
    "TRUNCATE claims": REFUSED_AS_WRITING,
    "COMMENT ON TABLE claims IS 'x'": REFUSED_AS_WRITING,
    "BEGIN": REFUSED_AS_WRITING,
    "CHECKPOINT": REFUSED_AS_WRITING,
    "VACUUM": REFUSED_AS_WRITING,
    "PREPARE p AS DELETE FROM claims": REFUSED_AS_WRITING,
    "EXECUTE p": REFUSED_AS_WRITING,
    "/* SELECT */ DROP TABLE claims": REFUSED_AS_WRITING,
    "EXPLAIN ANALYZE DELETE FROM claims": REFUSED_AS_WRITING,
    "WITH gone AS (DELETE FROM claims RETURNING *) SELECT * FROM gone": REFUSED_AS_WRITING,
    "SELECT 1; DROP TABLE claims": "holds 2 statements",
    "SELECT 1; SELECT 2": "holds 2 statements",
    "SELECT * FROM read_csv('{secret}')": REFUSED_AS_FOREIGN,
    "SELECT * FROM read_text('{secret}')": REFUSED_AS_FOREIGN,
    "SELECT * FROM read_blob('{secret}')": REFUSED_AS_FOREIGN,
    "SELECT * FROM read_json('{secret}')": REFUSED_AS_FOREIGN,
    "SELECT * FROM read_parquet('{secret}')": REFUSED_AS_FOREIGN,
    "SELECT * FROM read_duckdb('{secret}')": REFUSED_AS_FOREIGN,
    "SELECT * FROM sniff_csv('{secret}')": REFUSED_AS_FOREIGN,
    "SELECT * FROM parquet_metadata('{secret}')": REFUSED_AS_FOREIGN,
    "SELECT * FROM glob('/*')": REFUSED_AS_FOREIGN,
    "SELECT * FROM '{secret}'": REFUSED_AS_FOREIGN,
    "SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')": REFUSED_AS_FOREIGN,
    "EXPLAIN ANALYZE COPY claims TO '{target}'": REFUSED_AS_FOREIGN,
    "SELECT * FROM read_csv('http://127.0.0.1:1/x.csv')": "",  # by whatever words: it must not go out
    "SELECT getenv('HOME')": "getenv does not exist",
    "SELECT * FROM shell('ls')": "shell does not exist",
}


@pytest.fixture
def published(workspace: Path) -> Path:
    """Give the path of the small published file."""
    return workspace / "var" / "kzdb.duckdb"


@pytest.mark.parametrize(("statement", "said"), ATTACKS.items(), ids=list(ATTACKS))
def test_attack_is_refused_in_one_line(published: Path, tmp_path: Path, statement: str, said: str) -> None:
    """It fails with one clear line; the published file keeps its bytes and no other file appears."""
    secret = tmp_path / "secret.csv"
    secret.write_text("a,b\n1,2\n")
    target = tmp_path / "out"
    before = published.read_bytes()
    with open_published(published) as connection:
        with pytest.raises(QueryError) as refusal:
            list(ask(connection, statement.format(secret=secret, target=target)).rows())

        assert said in str(refusal.value)
        assert "\n" not in str(refusal.value)
        assert [(3,)] == list(ask(connection, "SELECT count(*) FROM claims").rows())
    assert before == published.read_bytes()
    assert not target.exists()


@pytest.mark.parametrize("option", [*sorted(SEALED), "lock_configuration"])
def test_seal_cannot_be_broken_from_python(published: Path, option: str) -> None:
    """Even the bare connection (kzdb.connect) does not let go of an option that seals it."""
    with open_published(published) as connection, pytest.raises(duckdb.Error):
        connection.execute(f"SET {option} = {'true' if SEALED.get(option) == 'false' else 'false'}")


def test_a_python_variable_is_no_table(published: Path) -> None:
    """A variable of the calling program cannot stand in for a view."""
    claim = duckdb.sql("SELECT 1 AS a")  # noqa: F841 - the variable is the attack
    with open_published(published) as connection, pytest.raises(QueryError, match="Did you mean claims"):
        ask(connection, "SELECT * FROM claim")


@pytest.mark.parametrize(
    "statement",
    [
        "FROM claims",
        "VALUES (1)",
        "DESCRIBE claims",
        "SHOW TABLES",
        "SUMMARIZE claims",
        "EXPLAIN SELECT * FROM claims",
        "WITH c AS (SELECT * FROM claims) SELECT count(*) FROM c",
        "PIVOT (SELECT kind, subject FROM claims) ON kind USING count(*)",
        "-- a remark\nSELECT 1;",
    ],
)
def test_reading_in_any_form_is_allowed(published: Path, statement: str) -> None:
    """DuckDB's friendly forms of reading work."""
    with open_published(published) as connection:
        assert list(ask(connection, statement).rows())


def test_nothing_published(tmp_path: Path) -> None:
    """A missing file says which command makes it."""
    with pytest.raises(PublishError, match=r"nothing published at .*Run `kzdb build`"):
        open_published(tmp_path / "kzdb.duckdb")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """A broken file is one line, with the way out."""
    broken = tmp_path / "kzdb.duckdb"
    broken.write_bytes(b"hello " * 1000)
    with pytest.raises(PublishError, match=r"cannot be opened .*Run `kzdb publish --force`"):
        open_published(broken)


def test_two_connections_at_once(published: Path) -> None:
    """A program may open the file twice; both are sealed."""
    with open_published(published) as first, open_published(published) as second:
        for connection in (first, second, second.cursor()):
            locked = connection.execute("SELECT current_setting('lock_configuration'), current_setting('TimeZone')")

            assert (True, "UTC") == locked.fetchone()
