"""Keep how often a new edition of a source comes, and where people look for it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "expected_editions",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="expectation"),
        sa.Column("source_id", Id, nullable=False, comment="the source"),
        sa.Column("every", sa.Text(), nullable=False, comment="how often, like 1 year, 6 months or 90 days"),
        sa.Column("look", sa.Text(), nullable=False, comment="where people look for it: an address, or words"),
        sa.Column("looked_on", sa.Text(), nullable=True, comment="last day somebody looked, ISO date"),
        sa.PrimaryKeyConstraint("id", name="pk_expected_editions"),
        sa.UniqueConstraint("source_id", name="uq_expected_editions_source_id"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_expected_editions_source_id"),
        sa.CheckConstraint("looked_on LIKE '____-__-__'", name="ck_expected_editions_iso_dates"),
        comment="How often a new edition of a source comes, and where people look for it.",
        sqlite_strict=True,
    )
