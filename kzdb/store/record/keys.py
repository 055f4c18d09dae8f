"""Foreign keys of a first load into PostgreSQL: checked once over whole tables, not row by row.

PostgreSQL runs a query for each key of each row: of the time of a first load that was more than half. SQLite looks its
keys up in the same pass.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kzdb.errors import StoreError
from kzdb.store.bridge import Bridge
from kzdb.store.record.staging import KINDS

__all__ = ["keys_checked_at_once"]

_FILLED = ("facts", "passages", "claims", "citations", *(name for kind in KINDS for name in (kind.facts, kind.answers)))
"""The tables that a load fills."""

_KEYS = f"""
SELECT CAST(k.conrelid::regclass AS TEXT), CAST(k.confrelid::regclass AS TEXT), quote_ident(k.conname),
  pg_get_constraintdef(k.oid)
FROM pg_constraint AS k
WHERE k.contype = 'f' AND k.conrelid = ANY (CAST(ARRAY{list(_FILLED)} AS regclass[]))
  AND k.confrelid <> CAST('revisions' AS regclass)
ORDER BY 1, 3
"""
"""The keys as the catalogue has them. Those to revisions are left alone: everybody reads that table at all times."""


@contextmanager
def keys_checked_at_once(bridge: Bridge) -> Iterator[None]:
    """Take the foreign keys away while a first load fills the tables, and give them back, checked, at its end.

    All in the transaction of the load: nobody ever sees the tables without their keys, and a row that breaks one undoes
    the load. It does nothing on SQLite, in a store that has claims (its readers would have to wait), for a user who
    does not own the tables, and while somebody reads them.

    Raises:
        StoreError: a row that was loaded breaks a key.
    """
    keys = _taken_away(bridge) if bridge.dialect == "postgresql" else []
    yield
    for table, _, name, definition in keys:
        bridge.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def _taken_away(bridge: Bridge) -> list[tuple[str, ...]]:
    if bridge.value("SELECT count(*) FROM (SELECT 1 FROM claims LIMIT 1) AS x"):
        return []
    keys = bridge.rows(_KEYS)
    tables = sorted({name for table, other, *_ in keys for name in (table, other)})
    bridge.execute("SAVEPOINT keys")
    try:
        bridge.execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE NOWAIT")
        for table, _, name, _ in keys:
            bridge.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    except StoreError:
        bridge.execute("ROLLBACK TO SAVEPOINT keys")
        keys = []
    bridge.execute("RELEASE SAVEPOINT keys")
    return keys
