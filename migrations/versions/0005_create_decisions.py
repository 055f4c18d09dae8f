"""Create what is ours: decisions, waivers, and the versions of rows that may change."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="decision"),
        sa.Column("slug", sa.Text(), nullable=False, comment="name of the decision in seeds/decisions"),
        sa.Column("fact_id", Id, nullable=False, comment="the question decided"),
        sa.Column("preferred_source_id", Id, nullable=False, comment="whose claim is preferred"),
        sa.Column("preferred_variant", sa.Text(), nullable=False, comment="which of its claims"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why"),
        sa.Column("decided_by", sa.Text(), nullable=False, comment="by whom"),
        sa.Column("decided_on", sa.Text(), nullable=False, comment="when, ISO date"),
        sa.Column("content_hash", sa.Text(), nullable=False, comment="hash of all it says; equal hash, equal decision"),
        sa.Column("rec_from", Id, nullable=False, comment="first revision that held it"),
        sa.Column("rec_to", Id, nullable=True, comment="first revision that no longer held it"),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_decisions_fact_id"),
        sa.ForeignKeyConstraint(["preferred_source_id"], ["sources.id"], name="fk_decisions_preferred_source_id"),
        sa.ForeignKeyConstraint(["rec_from"], ["revisions.id"], name="fk_decisions_rec_from"),
        sa.ForeignKeyConstraint(["rec_to"], ["revisions.id"], name="fk_decisions_rec_to"),
        sa.CheckConstraint("decided_on LIKE '____-__-__'", name="ck_decisions_iso_dates"),
        sa.CheckConstraint("rec_to > rec_from", name="ck_decisions_recorded"),
        comment="Choices among rival claims, with reasons. One lapses when a side no longer says what was seen.",
        sqlite_strict=True,
    )
    op.create_index(
        "uq_decisions_live",
        "decisions",
        ["fact_id"],
        unique=True,
        sqlite_where=sa.text("rec_to IS NULL"),
        postgresql_where=sa.text("rec_to IS NULL"),
    )
    op.create_table(
        "decision_sides",
        sa.Column("decision_id", Id, autoincrement=False, nullable=False, comment="the decision"),
        sa.Column("source_id", Id, autoincrement=False, nullable=False, comment="whose answer"),
        sa.Column("variant", sa.Text(), nullable=False, comment="which of its answers"),
        sa.Column("saw", sa.Text(), nullable=False, comment="the answer as it was seen"),
        sa.Column("saw_key", sa.Text(), nullable=False, comment="the same in the form that answers are compared in"),
        sa.PrimaryKeyConstraint("decision_id", "source_id", "variant", name="pk_decision_sides"),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_decision_sides_decision_id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_decision_sides_source_id"),
        comment="The answers a decision was made among, as they were seen.",
        sqlite_strict=True,
    )
    op.create_table(
        "waivers",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="waiver"),
        sa.Column("slug", sa.Text(), nullable=False, comment="name of the waiver in seeds/decisions"),
        sa.Column("rule", sa.Text(), nullable=False, comment="slug of the rule"),
        sa.Column("subject", sa.Text(), nullable=False, comment="slug of the subject the check is about"),
        sa.Column("period_start", sa.Text(), nullable=True, comment="first day of the check's period; any when empty"),
        sa.Column("period_end", sa.Text(), nullable=True, comment="last day of the check's period; any when empty"),
        sa.Column("reason", sa.Text(), nullable=False, comment="why"),
        sa.Column("waived_by", sa.Text(), nullable=False, comment="by whom"),
        sa.Column("waived_on", sa.Text(), nullable=False, comment="when, ISO date"),
        sa.Column("expires_on", sa.Text(), nullable=False, comment="last day it counts, ISO date"),
        sa.Column("content_hash", sa.Text(), nullable=False, comment="hash of all it says"),
        sa.Column("rec_from", Id, nullable=False, comment="first revision that held it"),
        sa.Column("rec_to", Id, nullable=True, comment="first revision that no longer held it"),
        sa.PrimaryKeyConstraint("id", name="pk_waivers"),
        sa.ForeignKeyConstraint(["rec_from"], ["revisions.id"], name="fk_waivers_rec_from"),
        sa.ForeignKeyConstraint(["rec_to"], ["revisions.id"], name="fk_waivers_rec_to"),
        sa.CheckConstraint(
            "period_start LIKE '____-__-__' AND period_end LIKE '____-__-__' AND waived_on LIKE '____-__-__' AND expires_on LIKE '____-__-__'",
            name="ck_waivers_iso_dates",
        ),
        sa.CheckConstraint("waived_on <= expires_on", name="ck_waivers_order"),
        sa.CheckConstraint("rec_to > rec_from", name="ck_waivers_recorded"),
        comment="Failing checks that are accepted until a day, with reasons.",
        sqlite_strict=True,
    )
    op.create_table(
        "row_versions",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="version"),
        sa.Column("table_name", sa.Text(), nullable=False, comment="table of the row"),
        sa.Column(
            "row_key", sa.Text(), nullable=False, comment="primary key of the row, with commas between its parts"
        ),
        sa.Column("content", sa.Text(), nullable=False, comment="the row as JSON, keys in order"),
        sa.Column("rec_from", Id, nullable=False, comment="first revision that held it"),
        sa.Column("rec_to", Id, nullable=True, comment="first revision that no longer held it"),
        sa.PrimaryKeyConstraint("id", name="pk_row_versions"),
        sa.ForeignKeyConstraint(["rec_from"], ["revisions.id"], name="fk_row_versions_rec_from"),
        sa.ForeignKeyConstraint(["rec_to"], ["revisions.id"], name="fk_row_versions_rec_to"),
        sa.CheckConstraint("rec_to > rec_from", name="ck_row_versions_recorded"),
        comment="Every version of every row that may change (vocabulary, sources, editions), so that an old revision can be read back to the letter.",
        sqlite_strict=True,
    )
    op.create_index(
        "uq_row_versions_live",
        "row_versions",
        ["table_name", "row_key"],
        unique=True,
        sqlite_where=sa.text("rec_to IS NULL"),
        postgresql_where=sa.text("rec_to IS NULL"),
    )
