"""What constraints cannot say: written is written. Triggers that refuse to change or delete what was recorded.

One list of rules serves both databases; the models attach them to `create_all`, the first migration states them once
more (a test holds the two equal).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import DDL, event

from kzdb.store.base import Base
from kzdb.store.models import answers, claims, decisions, entities, facts, sources, vocabulary

__all__ = ["FROZEN", "attach", "guard_statements"]

FROZEN = (
    "revisions", "facts", "observation_facts", "relation_facts", "milestone_facts", "statement_facts", "naming_facts",
    "passages", "figures", "relation_terms", "milestone_dates", "statement_texts", "given_names", "inferences",
    "decision_sides", "source_parts",
)  # fmt: skip
"""Tables whose rows are never changed."""

_SAID = (
    "id", "fact_id", "kind", "source_id", "variant", "nature", "modality", "attributed_to_id", "answer_hash",
    "rec_from", "supersedes_id",
)  # fmt: skip
"""What a claim says: the same for ever."""

_CLOSING = {
    "claims": (*_SAID, "evidence_hash", "primary_citation_id"),
    "citations": ("id", "claim_id", "source_id", "passage_id", "position", "printed", "rec_from"),
    "remarks": ("id", "claim_id", "note", "credibility", "content_hash", "rec_from"),
    "current_editions": ("id", "source_id", "source_edition_id", "proven", "rec_from"),
    "decisions": (
        "id", "slug", "fact_id", "preferred_source_id", "preferred_variant", "reason", "decided_by", "decided_on",
        "content_hash", "rec_from",
    ),
    "waivers": (
        "id", "slug", "rule", "subject", "period_start", "period_end", "reason", "waived_by", "waived_on", "expires_on",
        "content_hash", "rec_from",
    ),
    "row_versions": ("id", "table_name", "row_key", "content", "rec_from"),
}  # fmt: skip
"""Tables whose rows are only ever closed, once, and the columns that closing leaves alone."""

_CITING = "OLD.rec_to IS NULL AND NEW.rec_to IS NULL"
"""A live claim may be cited again: by another citation of its own, as the deferred key has it."""


def guard_statements(dialect: str) -> dict[str, list[str]]:
    """Return for each guarded table the statements that guard it, for "sqlite" or "postgresql"."""
    rules = {name: [("update", "", f"{name}: what was recorded is never changed")] for name in FROZEN}
    for name, columns in _CLOSING.items():
        allowed = f"(OLD.rec_to IS NULL AND NEW.rec_to IS NOT NULL AND {_kept(columns, dialect)})"
        if name == "claims":
            allowed = f"({allowed} OR ({_CITING} AND {_kept(_SAID, dialect)}))"
        rules[name] = [("update", f"NOT {allowed}", f"{name}: what was recorded is only closed, and once")]
    for name, of_table in rules.items():
        of_table.append(("delete", "", f"{name}: what was recorded is never deleted"))
    make = _postgresql if dialect == "postgresql" else _sqlite
    return {name: [make(name, *rule) for rule in of_table] for name, of_table in rules.items()}


def _kept(columns: tuple[str, ...], dialect: str) -> str:
    equals = "IS NOT DISTINCT FROM" if dialect == "postgresql" else "IS"
    return " AND ".join(f"NEW.{name} {equals} OLD.{name}" for name in columns)


POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION kzdb_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$
""".strip()


def _sqlite(table: str, verb: str, when: str, message: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return (
        f"CREATE TRIGGER tg_{table}_{verb} BEFORE {verb.upper()} ON {table} FOR EACH ROW{condition} "
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


def _postgresql(table: str, verb: str, when: str, message: str) -> str:
    condition = f" WHEN ({when})" if when else ""
    return (
        f"CREATE TRIGGER tg_{table}_{verb} BEFORE {verb.upper()} ON {table} FOR EACH ROW{condition} "
        f"EXECUTE FUNCTION kzdb_refuse('{message}')"
    )


def _ddl(statement: str, dialect: str) -> Any:
    return DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]


def attach() -> None:
    """Make `Base.metadata.create_all` create the guards too."""
    event.listen(
        Base.metadata,
        "before_create",
        _ddl(POSTGRESQL_FUNCTION.replace("%", "%%"), "postgresql"),
    )
    for dialect in ("sqlite", "postgresql"):
        for table, statements in guard_statements(dialect).items():
            for statement in statements:
                event.listen(Base.metadata.tables[table], "after_create", _ddl(statement, dialect))


_MODELS = (
    answers,
    claims,
    decisions,
    entities,
    facts,
    sources,
    vocabulary,
)  # imported so that every table is known
attach()
