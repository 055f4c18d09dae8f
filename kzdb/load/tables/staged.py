"""From the lines of an extract to the rows that the store stages: joined and hashed in SQL, batch by batch."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from kzdb.errors import SeedError, Verbatim
from kzdb.facts.periods import FiscalCalendar, Period, parse_period
from kzdb.load.batches import answer_hash
from kzdb.load.tables.figures import figure_columns
from kzdb.load.tables.readers.bench import Bench
from kzdb.load.tables.repeats import SLOTS
from kzdb.load.vocabulary import Vocabulary
from kzdb.store.record.sources import Batch
from kzdb.store.record.staging import CITATIONS, CLAIMS

__all__ = ["batches", "period_of", "prepare", "require_each_once"]


def period_of(text: str, subject: str, *, vocabulary: Vocabulary, fiscal: FiscalCalendar | None) -> Period:
    """Return the period a line writes; fiscal years are read by the source's calendar, or the country's."""
    return parse_period(text, fiscal or vocabulary.fiscal.get(subject))


def prepare(bench: Bench, kind: str) -> None:
    """Keep `ready`, the claims in order with a hash of their evidence, and `cites`, their cells.

    Windows over a million rows cost seconds, so they are left out where every claim has one cell and one mention.
    """
    slot = ", ".join(f'raw."{name}"' for name in SLOTS[kind])
    has_more = bool(bench.value("SELECT count(*) FROM raw WHERE more"))
    has_variants = bool(bench.value("SELECT count(*) FROM raw WHERE variant <> ''"))
    position = "CAST(row_number() OVER (PARTITION BY claim ORDER BY line) AS BIGINT)" if has_more else "1"
    nth = f"row_number() OVER (PARTITION BY {slot} ORDER BY line)" if has_variants else "1"
    # Both ends of a range are printed, each in its cell: none of the two is the figure as printed.
    printed = "CASE WHEN NOT contains(value, '..') THEN printed END" if kind == "observation" else "NULL"
    place = "sheet || ' ' || \"row\" || ' ' || col || ' ' || quote"
    bench.run(
        f"CREATE TABLE cites AS SELECT line - 1 AS citation_no, claim AS row_no, {position} AS position, "
        'parts.kind AS kind, parts.part AS part, CAST("row" AS BIGINT) AS "row", CAST(col AS BIGINT) AS col, '
        f"printed AS quote, {printed} AS printed, sheet FROM raw JOIN parts USING (sheet)"
    )
    evidence = f"SELECT row_no, substr(sha256({place}), 1, 32) AS evidence_hash, citation_no FROM cites"
    if has_more:
        evidence = (
            f"SELECT row_no, substr(sha256(string_agg({place}, chr(10) ORDER BY position)), 1, 32) AS evidence_hash, "
            "min(citation_no) AS citation_no FROM cites GROUP BY row_no"
        )
    bench.run(
        f"CREATE TABLE ready AS SELECT raw.*, evidence.citation_no, evidence.evidence_hash, {nth} AS nth "
        f"FROM raw JOIN ({evidence}) AS evidence ON evidence.row_no = claim WHERE NOT more"
    )


def require_each_once(bench: Bench, kind: str, path: Path) -> None:
    """Hold that each fact is answered once, but for mentions.

    Raises:
        SeedError: one is answered twice.
    """
    slot = ", ".join(f'"{name}"' for name in SLOTS[kind])
    for line, first in bench.rows(
        f"SELECT max(line), min(line) FROM ready GROUP BY {slot}, variant HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
    ):
        raise SeedError.at(
            path,
            line,
            "fact",
            Verbatim(f"the fact of line {first} again"),
            "each fact once",
            "Run `kzdb extract` again.",
        )


def batches(bench: Bench, kind: str, vocabulary: Vocabulary, size: int) -> Iterator[Batch]:
    """Yield (kind, claims, citations) in the schemas of the store's staging, `size` claims at a time."""
    last = int(bench.value("SELECT coalesce(max(claim), 0) FROM ready"))
    for first in range(1, last + 1, size):
        between = f"BETWEEN {first} AND {first + size - 1}"
        claims = _observations(bench, vocabulary, between) if kind == "observation" else _relations(bench, between)
        yield kind, claims, _citations(bench, kind, between)


_SAME = (
    "claim AS row_no, CASE WHEN variant = '' THEN 'main' ELSE variant END AS variant, "
    "CASE WHEN modality = '' THEN 'fact' ELSE modality END AS modality, CAST(NULL AS VARCHAR) AS attributed_to, "
    "nullif(note, '') AS note, CAST(NULL AS BIGINT) AS credibility, CAST(NULL AS VARCHAR) AS inferred, "
    "CASE WHEN note <> '' THEN substr(sha256(note), 1, 32) END AS remark_hash, evidence_hash, citation_no, "
    "CASE WHEN nth = 1 THEN 1 ELSE 0 END AS first_of_slot"
)


def _observations(bench: Bench, vocabulary: Vocabulary, between: str) -> pa.RecordBatch:
    table = bench.arrow(
        f"SELECT metric, ready.subject, breakdown, period_start, period_end, period_type, value, low, high, "
        "CASE WHEN low <> '' OR high <> '' THEN coalesce(nullif(interval_kind, ''), 'unnamed') END AS interval_kind, "
        f"CASE WHEN nature = '' THEN 'reported' ELSE nature END AS nature, {_SAME} "
        "FROM ready JOIN periods ON periods.period = ready.period "
        "AND periods.subject = CASE WHEN ready.period LIKE 'FY%' THEN ready.subject ELSE '' END "
        f"WHERE claim {between} ORDER BY claim"
    )
    lows, highs = table["low"].to_pylist(), table["high"].to_pylist()
    figures = figure_columns(table["value"].to_pylist(), lows, highs, vocabulary)
    said = zip(
        table["nature"].to_pylist(), table["modality"].to_pylist(), lows, highs, table["interval_kind"].to_pylist(),
        *(figures[name] for name in ("coef", "exp10", "coef_high", "exp10_high", "qualifier", "unit")), strict=True,
    )  # fmt: skip
    hashes = [_answer(*one) for one in said]
    schema = CLAIMS["observation"]
    columns = {
        **{name: table[name].combine_chunks() for name in table.schema.names},
        **{name: pa.array(column, schema.field(name).type) for name, column in figures.items()},
        "answer_hash": pa.array(hashes, pa.string()),
    }
    return _batch(columns, schema)


def _answer(
    nature: str, modality: str, low: str, high: str, interval_kind: str | None, coef: int, exp10: int,
    coef_high: int | None, exp10_high: int | None, qualifier: str, unit: str,
) -> str:  # fmt: skip
    """Return the hash of an answer; the source's own interval is part of what it says."""
    if not low and not high and coef_high is None:
        # What `answer_hash` makes of the same, written out: a million times over, that counts.
        said = (
            f'{{"attributed_to":null,"coef":{coef},"coef_high":null,"exp10":{exp10},"exp10_high":null,'
            f'"modality":"{modality}","nature":"{nature}","qualifier":"{qualifier}","unit":"{unit}"}}'
        )
        return hashlib.sha256(said.encode()).hexdigest()[:32]
    interval = {"interval": [low, high, interval_kind]} if low or high else {}
    return answer_hash(
        {"nature": nature, "modality": modality, "attributed_to": None, "coef": coef, "exp10": exp10,
         "coef_high": coef_high, "exp10_high": exp10_high, "qualifier": qualifier, "unit": unit, **interval}
    )  # fmt: skip


def _relations(bench: Bench, between: str) -> pa.RecordBatch:
    table = bench.arrow(
        "SELECT ready.type, ready.subject, ready.object, CAST(1 AS BIGINT) AS n, "
        "f.start_day AS from_start, f.end_day AS from_end, f.exactness AS from_precision, t.start_day AS to_start, "
        "t.end_day AS to_end, t.exactness AS to_precision, nullif(role, '') AS role, 'reported' AS nature, "
        f'{_SAME} FROM ready LEFT JOIN dates_from AS f ON f.text = ready."from" '
        f'LEFT JOIN dates_to AS t ON t.text = ready."to" WHERE claim {between} ORDER BY claim'
    )
    names = ("nature", "modality", "attributed_to", "role", "from_start", "from_end", "from_precision", "to_start",
             "to_end", "to_precision")  # fmt: skip
    hashes = [answer_hash({name: row[name] for name in names}) for row in table.select(names).to_pylist()]
    columns = {name: table[name].combine_chunks() for name in table.schema.names}
    return _batch({**columns, "answer_hash": pa.array(hashes, pa.string())}, CLAIMS["relation"])


def _citations(bench: Bench, kind: str, between: str) -> pa.RecordBatch:
    table = bench.arrow(
        "SELECT citation_no, row_no, position, kind, 0 AS line, 0 AS char_start, 0 AS line_end, 0 AS char_end, "
        "0 AS page, "
        f'part, "row", col, quote, CASE WHEN position = 1 THEN CAST(printed AS VARCHAR) END AS printed FROM cites '
        f"WHERE row_no {between} ORDER BY citation_no"
    )
    return _batch({name: table[name].combine_chunks() for name in table.schema.names}, CITATIONS)


def _batch(columns: dict[str, pa.Array], schema: pa.Schema) -> pa.RecordBatch:
    arrays = []
    for field in schema:
        column = columns[field.name]
        arrays.append(column if column.type == field.type else column.cast(field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
