"""How long contradictions and checks take over 200 000 claims, against one full scan join of the same tables.

Run by hand: `python -m pytest tests/benchmarks/test_checks.py -s`.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from kzdb.publish.checks.rules import run_rules

from kzdb.publish.published import publish
from kzdb.store.bridge import open_bridge
from kzdb.store.engine import make_engine
from kzdb.store.guards import Base
from kzdb.store.record.run import SourceRows, VocabularyRows, record
from kzdb.store.record.staging import CITATIONS, CLAIMS

FACTS = 100_000
"""Each is answered by two sources: 40 metrics x 50 countries x (a total and 4 parts) x 10 years."""

MOST = 3.0

OBSERVATIONS = """
WITH slots AS (
  SELECT
    i, i % 40 AS metric, (i // 40) % 50 AS country, (i // 2000) % 5 AS part, i // 10000 AS year,
    1000 + 13 * ((i % 2000) % 89) + 7 * (i // 10000) AS base
  FROM range({first}, {last}) AS r (i)
),
figures AS (
  SELECT *, 10 * (CASE WHEN part = 0 THEN 8 * base ELSE base + 11 * part END)
    + CASE WHEN i % 1000 = 7 AND {source} = 1 THEN 100 ELSE i % 2 END AS coef  -- one fact of a thousand is contradicted
  FROM slots
)
SELECT
  i + 1 AS row_no, 'm' || metric AS metric, 'C' || lpad(country::VARCHAR, 2, '0') AS subject,
  CASE part WHEN 0 THEN 'total' ELSE 'b' || part END AS breakdown,
  (2005 + year) || '-01-01' AS period_start, (2005 + year) || '-12-31' AS period_end, 'year' AS period_type,
  'main' AS variant, 'reported' AS nature, 'fact' AS modality, NULL::VARCHAR AS attributed_to,
  NULL::BIGINT AS credibility, NULL::VARCHAR AS note, md5({source} || ' ' || i) AS content_hash,
  i + 1 AS citation_no, 1 AS first_of_slot, (coef / 10) || ' kg' AS as_printed, coef::BIGINT AS coef,
  -1 AS exp10, NULL::BIGINT AS coef_high, NULL::BIGINT AS exp10_high, 'exact' AS qualifier, 'kg' AS unit,
  coef / 10 - 0.05 AS lo, coef / 10 + 0.05 AS hi
FROM figures ORDER BY i
"""
PLACES = """
SELECT i + 1 AS citation_no, i + 1 AS row_no, i + 1 AS line, 10 AS char_start, 20 AS char_end,
  'q' || lpad(i::VARCHAR, 9, '0') AS quote, 1 AS verified
FROM range({first}, {last}) AS r (i)
"""
SCAN_JOIN = "SELECT bit_xor(hash(COLUMNS(*))) FROM claims INNER JOIN citations USING (claim_id)"
"""Every column of every live claim and of the passage that carries it: the tables that contradictions and rules read,
joined once and read to the end."""


def _batches(source: int) -> Iterator[tuple[str, pa.RecordBatch, pa.RecordBatch]]:
    connection = duckdb.connect()
    for first in range(0, FACTS, 50_000):
        last = min(FACTS, first + 50_000)
        claims, places = (
            connection.sql(sql.format(first=first, last=last, source=source))
            .to_arrow_table().cast(schema).combine_chunks().to_batches()[0]
            for sql, schema in ((OBSERVATIONS, CLAIMS["observation"]), (PLACES, CITATIONS))
        )  # fmt: skip
        yield "observation", claims, places


def _source(number: int) -> SourceRows:
    return SourceRows(
        {"slug": f"s{number}", "title": "t", "publisher": "pub", "language": "en", "licence": "x", "url": None,
         "reliability": "B", "reliability_reason": "r"},
        {"sha256": str(number) * 64, "label": "l", "document": f"d{number}", "published_on": "2020-01-01",
         "published_precision": "day", "published_note": None},
        (), 0.2, lambda: _batches(number),
    )  # fmt: skip


def _vocabulary() -> VocabularyRows:
    countries = [{"slug": f"C{i:02}", "name": f"Country {i}", "iso2": f"{i:02}", "m49": f"{i:03}"} for i in range(50)]
    kg = {"slug": "kg", "name": "kg", "symbol": "kg", "dimension": "mass", "num": 1, "den": 1}
    metric = {"name": "Weight", "definition": "d", "dimension": "mass", "unit": "kg", "nature": "flow"}
    lists = {
        "units": [kg],
        "metrics": [{"slug": f"m{i}", **metric} for i in range(40)],
        "breakdowns": [{"slug": slug, "name": slug, "entity": None} for slug in ("total", "b1", "b2", "b3", "b4")],
        "relation_types": [], "milestone_types": [], "topics": [], "milestone_orders": [],
        "metric_links": [
            {"slug": "m0_in_m1", "metric": "m0", "type": "part_of", "of_metric": "m1", "per_metric": None,
             "relation_type": None}
        ],
    }  # fmt: skip
    publisher = {"slug": "pub", "name": "P", "type": "x", "country": None}
    return VocabularyRows({"country": countries, "organisation": [publisher]}, lists)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the published file of a base of 200 000 claims."""
    folder = tmp_path_factory.mktemp("many")
    url = f"sqlite:///{folder / 'many.sqlite'}"
    Base.metadata.create_all(make_engine(url))
    path = folder / "many.duckdb"
    with open_bridge(url) as bridge:
        record(bridge, _vocabulary(), [_source(0), _source(1)], loaded_at="2026-01-01T00:00:00+00:00", version="0")
        publish(bridge, path, version="0", published_at="2026-01-01T00:00:00+00:00")
    return path


def _fastest(*actions: Callable[[], object], rounds: int = 9) -> list[float]:
    """Return the seconds of each action's fastest run: what it takes when nothing disturbs it. They run in turns."""
    spent: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for times, action in zip(spent, actions, strict=True):
            began = time.perf_counter()
            action()
            times.append(time.perf_counter() - began)
    return [min(times) for times in spent]


def test_checks_and_contradictions_cost_little_more_than_a_scan(published: Path) -> None:
    """Contradictions and all rules together take at most three times one full scan join of the same tables."""
    rivals_sql = files("kzdb.publish").joinpath("derived", "2_rivals.sql").read_text("utf-8")
    with duckdb.connect(str(published)) as connection:
        scan, rivals, contradictions, checks = _fastest(
            lambda: connection.execute(SCAN_JOIN).fetchall(),
            lambda: _anew(connection, rivals_sql),
            lambda: connection.execute("FROM contradictions").fetchall(),
            lambda: run_rules(connection),
        )
        verdicts = connection.execute("SELECT verdict, count(*) FROM store.check_results GROUP BY verdict").fetchall()
        found = connection.execute("SELECT count(*) FROM contradictions").fetchall()
    ratio = (rivals + contradictions + checks) / scan
    told = (
        f"scan join {scan:.3f} s; rivals {rivals:.3f} s, contradictions {contradictions:.3f} s {found}, "
        f"checks {checks:.3f} s {verdicts}; ratio {ratio:.2f}"
    )
    print(f"\n{told}")

    assert MOST > ratio


def _anew(connection: duckdb.DuckDBPyConnection, script: str) -> None:
    """Run `script`, which creates tables, and leave the base as it was."""
    connection.execute("BEGIN")
    for name in re.findall(r"CREATE TABLE (store\.\w+)", script):
        connection.execute(f"ALTER TABLE {name} RENAME TO {name.split('.')[1]}_kept")
    connection.execute(script)
    connection.execute("ROLLBACK")
