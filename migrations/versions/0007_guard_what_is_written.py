"""Guard what is written: triggers that refuse to change or delete what was recorded."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

FROZEN = (
    "revisions", "facts", "observation_facts", "relation_facts", "milestone_facts", "statement_facts", "naming_facts",
    "citations", "figures", "relation_terms", "milestone_dates", "statement_texts", "given_names",
    "decision_sides", "check_verdicts",
)  # fmt: skip
CLAIM = (
    "id", "fact_id", "kind", "source_id", "source_edition_id", "variant", "nature", "modality", "attributed_to_id",
    "credibility", "note", "content_hash", "primary_citation_id", "rec_from", "supersedes_id",
)  # fmt: skip
CLOSED = {
    "claims": CLAIM,
    "decisions": (
        "id", "slug", "fact_id", "preferred_source_id", "preferred_variant", "reason", "decided_by", "decided_on",
        "status", "status_reason", "content_hash", "rec_from",
    ),
    "waivers": (
        "id", "rule", "subject", "period_start", "period_end", "reason", "waived_by", "waived_on", "expires_on",
        "content_hash", "rec_from",
    ),
    "row_versions": ("id", "table_name", "row_key", "content", "rec_from"),
}  # fmt: skip
PASSAGE = ("id", "source_edition_id", "line", "char_start", "char_end", "quote")


def upgrade() -> None:
    """Create the guards of the database at hand."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    if not sqlite:
        op.execute(
            "CREATE OR REPLACE FUNCTION kzdb_refuse() RETURNS trigger LANGUAGE plpgsql AS $$\n"
            "BEGIN\n"
            "  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';\n"
            "END $$"
        )
    for table in FROZEN:
        guard(table, "update", "", f"{table}: what was recorded is never changed", sqlite)
    for table, columns in CLOSED.items():
        closing = f"OLD.rec_to IS NULL AND NEW.rec_to IS NOT NULL AND {same(columns, sqlite)}"
        guard(table, "update", f"NOT ({closing})", f"{table}: what was recorded is only closed, and once", sqlite)
    verifying = f"OLD.verified = 0 AND NEW.verified = 1 AND {same(PASSAGE, sqlite)}"
    guard("passages", "update", f"NOT ({verifying})", "passages: a passage is never changed, only verified", sqlite)
    for table in (*FROZEN, *CLOSED, "passages"):
        guard(table, "delete", "", f"{table}: what was recorded is never deleted", sqlite)


def same(columns: tuple[str, ...], sqlite: bool) -> str:
    """Return the condition that none of `columns` changes."""
    equals = "IS" if sqlite else "IS NOT DISTINCT FROM"
    return " AND ".join(f"NEW.{name} {equals} OLD.{name}" for name in columns)


def guard(table: str, verb: str, when: str, message: str, sqlite: bool) -> None:
    """Create one trigger that refuses `verb` on `table`."""
    condition = "" if not when else f" WHEN {when}" if sqlite else f" WHEN ({when})"
    action = f"BEGIN SELECT RAISE(ABORT, '{message}'); END" if sqlite else f"EXECUTE FUNCTION kzdb_refuse('{message}')"
    op.execute(f"CREATE TRIGGER tg_{table}_{verb} BEFORE {verb.upper()} ON {table} FOR EACH ROW{condition} {action}")
