"""How fast observations are loaded, against a bare executemany of the very same rows without any constraint.

Run by hand: `./run bench`. Ratios are taken within one run, round by round, since machines are noisy.
"""

from __future__ import annotations

import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from kzdb.store.bridge import open_bridge
from kzdb.store.engine import make_engine
from kzdb.store.guards import Base
from kzdb.store.record.run import LoadRun, record
from kzdb.store.record.sources import SourceRows
from kzdb.store.record.staging import CITATIONS, CLAIMS
from kzdb.store.record.vocabulary import VocabularyRows

ROWS = 200_000
BATCH = 50_000
MOST = 1.5
ROUNDS = 3
PARTS = tuple(f"b{number}" for number in range(10))
TABLES = ("facts", "observation_facts", "passages", "claims", "citations", "figures")
"""The tables a load of observations fills."""

OBSERVATIONS = """
SELECT
  i + 1 AS row_no, 'm' || (i % 40) AS metric, 'C' || lpad(((i // 40) % 50)::VARCHAR, 2, '0') AS subject,
  CASE (i // 2000) % 10 WHEN 0 THEN 'total' ELSE 'b' || (i // 2000) % 10 END AS breakdown,
  (1900 + i // 20000) || '-01-01' AS period_start, (1900 + i // 20000) || '-12-31' AS period_end, 'year' AS period_type,
  'main' AS variant, 'reported' AS nature, 'fact' AS modality, NULL::VARCHAR AS attributed_to,
  NULL::VARCHAR AS note, NULL::BIGINT AS credibility, NULL::VARCHAR AS inferred, NULL::VARCHAR AS remark_hash,
  md5(i::VARCHAR) AS answer_hash, md5('e' || i) AS evidence_hash, i + 1 AS citation_no, 1 AS first_of_slot,
  i * 75 AS coef, -1 AS exp10, NULL::BIGINT AS coef_high,
  NULL::BIGINT AS exp10_high, 'exact' AS qualifier, 'kg' AS unit, i * 7.5 - 0.05 AS lo, i * 7.5 + 0.05 AS hi
FROM range($first, $last) AS r (i) ORDER BY i
"""
PLACES = """
SELECT i + 1 AS citation_no, i + 1 AS row_no, 1 AS position, 'text' AS kind, i + 1 AS line, 10 AS char_start,
  i + 1 AS line_end, 20 AS char_end, 0 AS page, 0 AS part, 0 AS "row", 0 AS col,
  'q' || lpad(i::VARCHAR, 9, '0') AS quote, NULL::VARCHAR AS printed
FROM range($first, $last) AS r (i) ORDER BY i
"""


def make_batches(folder: Path, rows: int) -> None:
    """Write `rows` synthetic claims and their citations as Arrow files, a pair for each batch."""
    connection = duckdb.connect()
    for first in range(0, rows, BATCH):
        bounds = {"first": first, "last": min(rows, first + BATCH)}
        for name, query, schema in (("claims", OBSERVATIONS, CLAIMS["observation"]), ("places", PLACES, CITATIONS)):
            table = _arrow(connection, query, bounds, schema)
            with pa.ipc.new_file(folder / f"{name}-{first:09}.arrow", schema) as file:
                file.write(table.combine_chunks())


def _arrow(connection: duckdb.DuckDBPyConnection, query: str, bounds: dict[str, int], schema: pa.Schema) -> pa.Table:
    text = query.replace("$first", str(bounds["first"])).replace("$last", str(bounds["last"]))
    return connection.sql(text).to_arrow_table().select(schema.names).cast(schema)


def source(folder: Path) -> SourceRows:
    """Return the one synthetic source, whose claims are read from `folder` batch by batch."""

    def batches() -> Iterator[tuple[str, pa.RecordBatch, pa.RecordBatch]]:
        for claims in sorted(folder.glob("claims-*.arrow")):
            places = claims.with_name(claims.name.replace("claims", "places"))
            for one, other in zip(pa.ipc.open_file(claims).read_all().to_batches(),
                                  pa.ipc.open_file(places).read_all().to_batches(), strict=True):  # fmt: skip
                yield "observation", one, other

    return SourceRows(
        source={"slug": "s", "title": "t", "publisher": "pub", "language": "en", "licence": "x", "url": None,
                "reliability": "B", "reliability_reason": "r"},
        edition={"sha256": "a" * 64, "label": "l", "document": "d", "published_on": "2020-01-01",
                 "published_precision": "day", "published_note": None},
        proven=True, relies_on=(), max_closed_share=0.2, batches=batches,
    )  # fmt: skip


def vocabulary() -> VocabularyRows:
    """Return what the synthetic claims are written with."""
    metric = {
        "name": "Weight", "definition": "d", "dimension": "mass", "unit": "kg", "nature": "flow",
        "theme": "t", "weight": 1,
    }  # fmt: skip
    tables = {
        "themes": [{"slug": "t", "name": "Theme", "weight": 1}],
        "units": [
            {"slug": "kg", "name": "kg", "symbol": "kg", "dimension": "mass", "base": "kg", "num": 1, "den": 1}
        ],
        "metrics": [{"slug": f"m{i}", **metric} for i in range(40)],
        "breakdowns": [{"slug": slug, "name": slug, "entity": None} for slug in ("total", *PARTS)],
        "relation_types": [], "milestone_types": [], "topics": [], "metric_links": [], "milestone_orders": [],
    }  # fmt: skip
    countries = [
        {"slug": f"C{i:02}", "name": f"Country {i}", "iso2": f"{i:02}", "m49": f"{i:03}", "fiscal_year": None}
        for i in range(50)
    ]
    entities = [
        {"slug": row["slug"], "kind": "country", "type": "", "name": row["name"], "country": None} for row in countries
    ]
    entities.append({"slug": "pub", "kind": "organisation", "type": "x", "name": "P", "country": None})
    return VocabularyRows(entities, countries, tables, kinds=[], labels=[], members=[])


def run_of(sources: list[SourceRows]) -> LoadRun:
    """Return a load run that brings these sources."""
    return LoadRun(vocabulary(), sources, loaded_at="2026-01-01T00:00:00+00:00", version="0")


def load(folder: Path, url: str) -> None:
    """Load the batches of `folder` into the store at `url`."""
    with open_bridge(url) as bridge:
        record(bridge, run_of([source(folder)]))


def empty_store(url: str) -> None:
    """Create the tables of a store in the empty database at `url`."""
    engine = make_engine(url)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('test')")
    engine.dispose()


def _bare(rows: dict[str, list[tuple[object, ...]]], columns: dict[str, str], path: Path) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    for name in TABLES:
        connection.execute(f"CREATE TABLE {name} ({columns[name]})")
        marks = ", ".join("?" * (columns[name].count(",") + 1))
        connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows[name])
    connection.commit()
    connection.close()


def test_load_against_executemany(tmp_path: Path) -> None:
    """A load with passages, citations and all constraints takes at most 1.5 times the bare executemany."""
    make_batches(tmp_path, ROWS)
    store, bare = tmp_path / "store.sqlite", tmp_path / "bare.sqlite"
    ours, theirs = [], []
    for number in range(ROUNDS):
        store.unlink(missing_ok=True)
        empty_store(f"sqlite:///{store}")
        began = time.perf_counter()
        load(tmp_path, f"sqlite:///{store}")
        ours.append(time.perf_counter() - began)
        if number == 0:
            connection = sqlite3.connect(store)
            rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
            columns = {
                name: ", ".join(f"{row[1]} {row[2]}" for row in connection.execute(f"PRAGMA table_info({name})"))
                for name in TABLES
            }
            connection.close()
        began = time.perf_counter()
        _bare(rows, columns, bare)
        theirs.append(time.perf_counter() - began)
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    print(f"\nload {statistics.median(ours):.2f} s, executemany {statistics.median(theirs):.2f} s, ratio {ratio:.2f}")

    assert ratio <= MOST


# The peak is read from /proc: the one of getrusage is handed down by the parent process.
MEASURE = """
import re, sys
from pathlib import Path
sys.path.insert(0, {here!r})
from test_load import load
load(Path({folder!r}), {store!r})
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def test_memory_of_a_load(tmp_path: Path) -> None:
    """Memory is flat in the number of rows: four times the rows do not take half as much again."""
    peaks = []
    for count in (100_000, 400_000):
        folder = tmp_path / str(count)
        folder.mkdir()
        make_batches(folder, count)
        url = f"sqlite:///{folder / 'store.sqlite'}"
        empty_store(url)
        code = MEASURE.format(here=str(Path(__file__).parent), folder=str(folder), store=url)
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout))
    print(f"\n100 000 rows: {peaks[0]} MiB, 400 000 rows: {peaks[1]} MiB")

    assert peaks[1] <= 1.5 * peaks[0]
