"""Recording what the checks found: once for each revision, rule, text of the rule and claims, and never changed."""

from __future__ import annotations

import pyarrow as pa

from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge

__all__ = ["VERDICTS", "record_verdicts"]

VERDICTS: pa.Schema = pa.schema(
    [
        pa.field("rule", pa.string()),
        pa.field("rule_sha256", pa.string()),
        pa.field("subject", pa.string()),
        pa.field("period_start", pa.string()),
        pa.field("period_end", pa.string()),
        pa.field("expected_low", pa.float64()),
        pa.field("expected_high", pa.float64()),
        pa.field("actual_low", pa.float64()),
        pa.field("actual_high", pa.float64()),
        pa.field("verdict", pa.string()),
        pa.field("claims", pa.string()),
        pa.field("explanation", pa.string()),
    ]
)
"""What is handed over: dates as ISO text, the numbers of claims parted by commas."""

_COLUMNS = ", ".join(VERDICTS.names)
_MISSING = """
FROM staged_verdicts AS s
WHERE NOT EXISTS (
  SELECT 1 FROM check_verdicts AS v
  WHERE v.revision_id = $1 AND v.rule = s.rule AND v.rule_sha256 = s.rule_sha256 AND v.claims = s.claims
)
"""


def record_verdicts(bridge: Bridge, revision: int, verdicts: pa.Table) -> int:
    """Keep `verdicts` (in the schema `VERDICTS`) as those of `revision`; return how many were new.

    Raises:
        StoreError: the database refuses; nothing is written.
    """
    types = {pa.string(): "TEXT", pa.float64(): "DOUBLE PRECISION"}
    columns = ", ".join(f"{field.name} {types[field.type]}" for field in VERDICTS)
    bridge.execute(f"CREATE TEMPORARY TABLE staged_verdicts ({columns})")
    bridge.append("staged_verdicts", verdicts.select(VERDICTS.names).cast(VERDICTS))
    new = int(bridge.value(f"SELECT count(*) {_MISSING}", revision))
    if new:
        bridge.begin()
        try:
            bridge.execute(
                f"INSERT INTO check_verdicts (id, revision_id, {_COLUMNS}) "
                "SELECT (SELECT coalesce(max(id), 0) FROM check_verdicts) + row_number() OVER (ORDER BY rule, claims), "
                f"CAST($1 AS BIGINT), {_COLUMNS} {_MISSING}",
                revision,
            )
            bridge.commit()
        except StoreError:
            bridge.rollback()
            raise
    bridge.execute("DROP TABLE staged_verdicts")
    return new
