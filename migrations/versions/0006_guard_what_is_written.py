"""Guard what is written: triggers that refuse to change or delete what was recorded."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

FROZEN = (
    "revisions",
    "facts",
    "observation_facts",
    "relation_facts",
    "milestone_facts",
    "statement_facts",
    "naming_facts",
    "passages",
    "figures",
    "relation_terms",
    "milestone_dates",
    "statement_texts",
    "given_names",
    "inferences",
    "decision_sides",
    "source_parts",
)
SAID = (
    "id",
    "fact_id",
    "kind",
    "source_id",
    "variant",
    "nature",
    "modality",
    "attributed_to_id",
    "answer_hash",
    "rec_from",
    "supersedes_id",
)
CLOSED = {
    "claims": (
        "id",
        "fact_id",
        "kind",
        "source_id",
        "variant",
        "nature",
        "modality",
        "attributed_to_id",
        "answer_hash",
        "rec_from",
        "supersedes_id",
        "evidence_hash",
        "primary_citation_id",
    ),
    "citations": ("id", "claim_id", "source_id", "passage_id", "position", "printed", "rec_from"),
    "remarks": ("id", "claim_id", "note", "credibility", "content_hash", "rec_from"),
    "current_editions": ("id", "source_id", "source_edition_id", "proven", "rec_from"),
    "decisions": (
        "id",
        "slug",
        "fact_id",
        "preferred_source_id",
        "preferred_variant",
        "reason",
        "decided_by",
        "decided_on",
        "content_hash",
        "rec_from",
    ),
    "waivers": (
        "id",
        "slug",
        "rule",
        "subject",
        "period_start",
        "period_end",
        "reason",
        "waived_by",
        "waived_on",
        "expires_on",
        "content_hash",
        "rec_from",
    ),
    "row_versions": ("id", "table_name", "row_key", "content", "rec_from"),
}
CITING = "OLD.rec_to IS NULL AND NEW.rec_to IS NULL"


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
    for name in FROZEN:
        _guard(name, "update", "", f"{name}: what was recorded is never changed", sqlite)
        _guard(name, "delete", "", f"{name}: what was recorded is never deleted", sqlite)
    for name, columns in CLOSED.items():
        allowed = f"(OLD.rec_to IS NULL AND NEW.rec_to IS NOT NULL AND {_kept(columns, sqlite)})"
        if name == "claims":
            allowed = f"({allowed} OR ({CITING} AND {_kept(SAID, sqlite)}))"
        _guard(name, "update", f"NOT {allowed}", f"{name}: what was recorded is only closed, and once", sqlite)
        _guard(name, "delete", "", f"{name}: what was recorded is never deleted", sqlite)


def _kept(columns: tuple[str, ...], sqlite: bool) -> str:
    equals = "IS" if sqlite else "IS NOT DISTINCT FROM"
    return " AND ".join(f"NEW.{name} {equals} OLD.{name}" for name in columns)


def _guard(table: str, verb: str, when: str, message: str, sqlite: bool) -> None:
    condition = f" WHEN {when}" if sqlite and when else f" WHEN ({when})" if when else ""
    action = f"BEGIN SELECT RAISE(ABORT, '{message}'); END" if sqlite else f"EXECUTE FUNCTION kzdb_refuse('{message}')"
    op.execute(f"CREATE TRIGGER tg_{table}_{verb} BEFORE {verb.upper()} ON {table} FOR EACH ROW{condition} {action}")
