"""Large bases for the benchmarks: made-up observations as Arrow files, and stores filled with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa

from kzdb.store.bridge import open_bridge
from kzdb.store.engine import make_engine
from kzdb.store.guards import Base
from kzdb.store.record.outcome import LoadOutcome
from kzdb.store.record.run import LoadRun, record
from kzdb.store.record.sources import SourceRows
from kzdb.store.record.staging import CITATIONS, CLAIMS
from kzdb.store.record.vocabulary import VocabularyRows

BATCH = 50_000
METRICS = 40
COUNTRIES = 50
PARTS = tuple(f"b{number}" for number in range(10))
OBSERVATIONS = """
SELECT
  i + 1 AS row_no, 'm' || (i % 40) AS metric, 'C' || lpad(((i // 40) % 50)::VARCHAR, 2, '0') AS subject,
  CASE (i // 2000) % 10 WHEN 0 THEN 'total' ELSE 'b' || (i // 2000) % 10 END AS breakdown,
  (1900 + i // 20000) || '-01-01' AS period_start, (1900 + i // 20000) || '-12-31' AS period_end, 'year' AS period_type,
  'main' AS variant, 'reported' AS nature, 'fact' AS modality, NULL::VARCHAR AS attributed_to,
  NULL::BIGINT AS credibility, NULL::VARCHAR AS note, NULL::VARCHAR AS inferred, NULL::VARCHAR AS interval_kind,
  NULL::VARCHAR AS remark_hash,
  md5(i::VARCHAR) AS answer_hash, md5('e' || i::VARCHAR) AS evidence_hash, i + 1 AS citation_no, 1 AS first_of_slot,
  i * 75 AS coef, -1 AS exp10, NULL::BIGINT AS coef_high, NULL::BIGINT AS exp10_high, 'exact' AS qualifier,
  'kg' AS unit, i * 7.5 - 0.05 AS lo, i * 7.5 + 0.05 AS hi
FROM range({first}, {last}) AS r (i) ORDER BY i
"""
PLACES = """
SELECT
  i + 1 AS citation_no, i + 1 AS row_no, 1 AS position, 'text' AS kind, i + 1 AS line, 10 AS char_start,
  i + 1 AS line_end, 20 AS char_end, 0 AS page, 0 AS part, 0 AS row, 0 AS col,
  'q' || lpad(i::VARCHAR, 9, '0') AS quote, (i * 7.5) || ' kg' AS printed
FROM range({first}, {last}) AS r (i) ORDER BY i
"""


def make_batches(folder: Path, rows: int) -> None:
    """Write `rows` made-up claims and their citations as Arrow files, a pair for each batch."""
    connection = duckdb.connect()
    for first in range(0, rows, BATCH):
        last = min(rows, first + BATCH)
        for name, query, schema in (("claims", OBSERVATIONS, CLAIMS["observation"]), ("places", PLACES, CITATIONS)):
            table = connection.sql(query.format(first=first, last=last)).to_arrow_table()
            with pa.ipc.new_file(folder / f"{name}-{first:09}.arrow", schema) as file:
                file.write(table.select(schema.names).cast(schema).combine_chunks())


def source(folder: Path, slug: str = "s") -> SourceRows:
    """Return the one made-up source, whose claims are read from `folder` batch by batch."""

    def batches() -> Iterator[tuple[str, pa.RecordBatch, pa.RecordBatch]]:
        for claims in sorted(folder.glob("claims-*.arrow")):
            places = claims.with_name(claims.name.replace("claims", "places"))
            pair = (pa.ipc.open_file(path).read_all().to_batches() for path in (claims, places))
            for one, other in zip(*pair, strict=True):
                yield "observation", one, other

    return SourceRows(
        source={"slug": slug, "title": "t", "publisher": "pub", "language": "en", "licence": "x", "url": None,
                "reliability": "B", "reliability_reason": "r"},
        edition={"sha256": "a" * 64, "label": "l", "document": "d", "published_on": "2020-01-01",
                 "published_precision": "day", "published_note": None},
        proven=True, relies_on=(), max_closed_share=0.2, batches=batches,
    )  # fmt: skip


def vocabulary() -> VocabularyRows:
    """Return what the made-up claims are written with."""
    metric = {"name": "Weight", "definition": "d", "dimension": "mass", "unit": "kg", "nature": "flow", "theme": "all",
              "weight": 1}  # fmt: skip
    tables = {
        "themes": [{"slug": "all", "name": "All", "weight": 1}],
        "units": [{"slug": "kg", "name": "kg", "symbol": "kg", "dimension": "mass", "base": "kg", "num": 1, "den": 1}],
        "metrics": [{"slug": f"m{number}", **metric} for number in range(METRICS)],
        "breakdowns": [{"slug": slug, "name": slug, "entity": None} for slug in ("total", *PARTS)],
        "relation_types": [], "milestone_types": [], "topics": [], "metric_links": [], "milestone_orders": [],
    }  # fmt: skip
    slugs = [f"C{number:02}" for number in range(COUNTRIES)]
    entities = [{"slug": slug, "kind": "country", "type": "", "name": slug, "country": None} for slug in slugs]
    entities.append({"slug": "pub", "kind": "organisation", "type": "x", "name": "P", "country": None})
    countries = [{"slug": slug, "iso2": slug[1:], "m49": f"X{slug[1:]}", "fiscal_year": None} for slug in slugs]
    return VocabularyRows(entities=entities, countries=countries, tables=tables, kinds=[], labels=[])


def empty_store(url: str) -> None:
    """Create the tables of a store in the empty database at `url`."""
    engine = make_engine(url)
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num TEXT NOT NULL)")
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES ('test')")
    engine.dispose()


def load(url: str, *sources: SourceRows, day: str = "2026-01-01") -> LoadOutcome:
    """Load sources into the store at `url`, as one revision, and return what was done."""
    run = LoadRun(vocabulary=vocabulary(), sources=list(sources), loaded_at=f"{day}T00:00:00+00:00", version="0")
    with open_bridge(url) as bridge:
        return record(bridge, run)


def make_store(folder: Path, rows: int) -> str:
    """Fill a new SQLite store in `folder` with `rows` made-up claims; return its URL."""
    url = f"sqlite:///{folder / f'store-{rows}.sqlite'}"
    make_batches(folder, rows)
    empty_store(url)
    load(url, source(folder))
    return url
