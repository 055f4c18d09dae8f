"""How fast a base is published and asked: against making the same tables by hand, and against plain DuckDB tables.

Run by hand: `./run bench -k publish`. Ratios are taken within one run, in turns, since machines are noisy.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest

from kzdb.publish import published as written
from kzdb.publish.connection import open_published
from kzdb.publish.published import TABLES, publish
from kzdb.publish.run_rules import run_rules
from kzdb.publish.sentences import word_findings
from kzdb.publish.snapshot import Snapshot, copy_store
from kzdb.store.bridge import open_bridge
from tests.benchmarks.bases import make_store

MILLION = 1_000_000
FEW = 850
MOST_PUBLISH = 1.2
MOST_QUERY = 3.0
MOST_TRACE = 1.5
QUERIES = {
    "count": "SELECT count(*) FROM {table}",
    "one country by metric": "SELECT metric, count(*), min(value), max(value) FROM {table} WHERE country = 'C07' "
    "GROUP BY metric ORDER BY metric",
    "one series": "SELECT period_start, value FROM {table} "
    "WHERE metric = 'm7' AND subject = 'C00' AND breakdown = 'b3' ORDER BY period_start",
    "top ten": "SELECT subject, metric, value FROM {table} ORDER BY value DESC, claim_id LIMIT 10",
    "names": "SELECT metric_name, subject_name, avg(value) FROM {table} WHERE preferred AND NOT contested "
    "GROUP BY ALL ORDER BY ALL",
    "one claim": "SELECT * FROM {table} WHERE claim_id = 77777",
}


def seconds(action: Callable[[], object]) -> float:
    """Return how long a call takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def fastest(*actions: Callable[[], object], rounds: int = 7) -> list[float]:
    """Return the seconds of each action's fastest run: what it takes when nothing disturbs it. They run in turns."""
    spent = [[seconds(action) for action in actions] for _ in range(rounds)]
    return [min(times) for times in zip(*spent, strict=True)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the URL of a store of a million claims."""
    return make_store(tmp_path_factory.mktemp("million"), MILLION)


@pytest.fixture(scope="module")
def published(store: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give its published file."""
    return _publish(store, tmp_path_factory.mktemp("published") / "million.duckdb")


def _publish(url: str, path: Path) -> Path:
    with open_bridge(url) as bridge:
        publish(bridge, path, version="0", published_at="2026-01-01T00:00:00+00:00")
    return path


@pytest.mark.parametrize(
    "machine", [{"ROW_GROUP": 2 * MILLION}, {"LEAST_MEMORY": 1 << 30}], ids=["one thread", "1 GiB"]
)
def test_the_content_does_not_depend_on_the_machine(
    machine: dict[str, int], store: str, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A million claims have one hash, by all threads or by one, in much memory or in little."""
    for name, value in machine.items():
        monkeypatch.setattr(written, name, value)
    files = (published, _publish(store, tmp_path / "other.duckdb"))

    assert 1 == len({_hash(path) for path in files})


def _hash(path: Path) -> str:
    with open_published(path) as connection:
        ((content,),) = connection.execute("SELECT content_sha256 FROM _published").fetchall()
    return str(content)


def _scripts() -> list[tuple[str, str]]:
    """Return the name and the SQL of each preparing script, in order."""
    folder = files("kzdb.publish").joinpath("prepare")
    return [(item.name, item.read_text("utf-8")) for item in sorted(folder.iterdir(), key=lambda item: item.name)]


def _prepare(connection: duckdb.DuckDBPyConnection) -> None:
    scripts = _scripts()
    for _, script in scripts[:-1]:
        connection.execute(script)
    run_rules(connection, None)
    connection.execute(scripts[-1][1])
    word_findings(connection)


def _copied(url: str) -> duckdb.DuckDBPyConnection:
    """Return a connection that holds the store in memory, and the row that says what is published."""
    connection = duckdb.connect()
    with open_bridge(url) as bridge:
        bridge.begin_reading()
        copy_store(connection, bridge, Snapshot(1, True, None))
    connection.execute(
        "CREATE TABLE store.published AS SELECT NOW()::TIMESTAMP AS published_at, 1 AS revision, NULL::DATE AS as_of, "
        "'' AS schema_head, '' AS kzdb_version, '' AS content_sha256, '' AS made_from, 1 AS format, "
        "DATE '2026-01-01' AS judged_on"
    )
    return connection


def _by_hand(url: str, path: Path) -> None:
    """Read the store by ADBC and write the same tables by the same SELECTs: no hash, no comments, nothing proven."""
    path.unlink(missing_ok=True)
    with _copied(url) as connection:
        _prepare(connection)
        connection.execute(f"ATTACH '{path}' AS published")
        for table in TABLES:
            query = files("kzdb.publish").joinpath("tables", f"{table}.sql").read_text("utf-8")
            connection.execute(f"CREATE TABLE published.{table} AS {query}")
        connection.execute("DETACH published")


def test_publish_against_the_same_tables_by_hand(store: str, tmp_path: Path) -> None:
    """A file that is hashed, commented, in three languages and proven costs at most 1.2 times its bare tables."""
    ours, theirs = fastest(
        lambda: _publish(store, tmp_path / "ours.duckdb"), lambda: _by_hand(store, tmp_path / "theirs.duckdb"), rounds=3
    )
    print(f"\npublish 1 M: {ours:.1f} s, by hand {theirs:.1f} s, ratio {ours / theirs:.2f}")

    assert ours <= MOST_PUBLISH * theirs


@pytest.mark.parametrize("name", QUERIES)
def test_queries_against_a_plain_table(name: str, published: Path, tmp_path: Path) -> None:
    """Asking the published table costs at most three times asking a bare DuckDB table of the same rows."""
    plain = tmp_path / "plain.duckdb"
    with duckdb.connect(str(plain)) as connection:
        connection.execute(f"ATTACH '{published}' AS published (READ_ONLY)")
        connection.execute("CREATE TABLE observations AS FROM published.observations ORDER BY random()")
    query = QUERIES[name].format(table="observations")
    with open_published(published) as ours, duckdb.connect(str(plain), read_only=True) as theirs:
        expected = theirs.execute(query).fetchall()
        assert expected == ours.execute(query).fetchall()
        our, their = fastest(lambda: ours.execute(query).fetchall(), lambda: theirs.execute(query).fetchall())
    print(f"\n{name}: {our * 1000:.1f} ms, plain table {their * 1000:.1f} ms, ratio {our / their:.2f}")

    assert our <= MOST_QUERY * their


def test_trace_of_one_claim_does_not_grow_with_the_base(published: Path, tmp_path: Path) -> None:
    """`kzdb trace` in a base of a million takes at most 1.5 times what it takes in a base of 850."""
    few = _publish(make_store(tmp_path, FEW), tmp_path / "few.duckdb")

    def command(path: Path, root: Path) -> Callable[[], object]:
        for name in ("seeds", "migrations", "reports", "var"):
            (root / name).mkdir(parents=True)
        (root / "var" / "kzdb.duckdb").symlink_to(path)
        order = [sys.executable, "-m", "kzdb", "trace", "777", "--root", str(root)]
        return lambda: subprocess.run(order, check=True, capture_output=True)

    many, little = fastest(command(published, tmp_path / "many"), command(few, tmp_path / "little"))
    print(f"\ntrace at 1 M {many * 1000:.0f} ms, at {FEW} {little * 1000:.0f} ms, ratio {many / little:.2f}")

    assert many <= MOST_TRACE * little
