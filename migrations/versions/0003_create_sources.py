"""Create who says so: sources, their editions, passages in them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "sources",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="source"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name: the folder under seeds/"),
        sa.Column("title", sa.Text(), nullable=False, comment="title of the work"),
        sa.Column("publisher_id", Id, nullable=False, comment="who published it"),
        sa.Column("language", sa.Text(), nullable=False, comment="ISO 639-1 code"),
        sa.Column("licence", sa.Text(), nullable=False, comment="under what terms it may be used"),
        sa.Column("url", sa.Text(), nullable=True, comment="where it was published, if the document says so"),
        sa.Column(
            "reliability",
            sa.Text(),
            nullable=False,
            comment="Admiralty code: A reliable ... E unreliable, F cannot be judged",
        ),
        sa.Column("reliability_reason", sa.Text(), nullable=False, comment="why that grade"),
        sa.CheckConstraint("reliability IN ('A', 'B', 'C', 'D', 'E', 'F')", name="ck_sources_reliability"),
        sa.ForeignKeyConstraint(["publisher_id"], ["organisations.id"], name="fk_sources_publisher_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("slug", name="uq_sources_slug"),
        comment="Works that claims are taken from, graded A-F by the Admiralty code.",
        sqlite_strict=True,
    )
    op.create_table(
        "source_relies_on",
        sa.Column("source_id", Id, autoincrement=False, nullable=False, comment="who takes"),
        sa.Column("upstream_id", Id, autoincrement=False, nullable=False, comment="from whom"),
        sa.CheckConstraint("source_id <> upstream_id", name="ck_source_relies_on_not_itself"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_source_relies_on_source_id"),
        sa.ForeignKeyConstraint(["upstream_id"], ["sources.id"], name="fk_source_relies_on_upstream_id"),
        sa.PrimaryKeyConstraint("source_id", "upstream_id", name="pk_source_relies_on"),
        comment="Which source takes from which: such two are no independent witnesses.",
        sqlite_strict=True,
    )
    op.create_table(
        "source_editions",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="edition"),
        sa.Column("source_id", Id, nullable=False, comment="the source"),
        sa.Column("label", sa.Text(), nullable=False, comment="name of the edition"),
        sa.Column("document", sa.Text(), nullable=False, comment="file name of the document"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="SHA-256 of the document's bytes"),
        sa.Column("published_on", sa.Text(), nullable=True, comment="first day it can have been published, ISO date"),
        sa.Column(
            "published_precision",
            sa.Text(),
            nullable=False,
            comment="how precisely that is known: day, month, year or unknown",
        ),
        sa.Column("published_note", sa.Text(), nullable=True, comment="where the date comes from, if it is not plain"),
        sa.CheckConstraint(
            "(published_on IS NULL) = (published_precision = 'unknown')", name="ck_source_editions_published"
        ),
        sa.CheckConstraint("published_on LIKE '____-__-__'", name="ck_source_editions_iso_dates"),
        sa.CheckConstraint(
            "published_precision IN ('day', 'month', 'year', 'unknown')", name="ck_source_editions_published_precision"
        ),
        sa.CheckConstraint("length(sha256) = 64", name="ck_source_editions_sha256"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_source_editions_source_id"),
        sa.PrimaryKeyConstraint("id", name="pk_source_editions"),
        sa.UniqueConstraint("id", "source_id", name="uq_source_editions_id_source_id"),
        sa.UniqueConstraint("source_id", "sha256", name="uq_source_editions_source_id_sha256"),
        comment="Editions of sources: one file, known by its SHA-256.",
        sqlite_strict=True,
    )
    op.create_table(
        "passages",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="passage"),
        sa.Column("source_edition_id", Id, nullable=False, comment="the edition"),
        sa.Column("line", Id, nullable=False, comment="line of the document, from 1"),
        sa.Column("char_start", Id, nullable=False, comment="where in the line it starts, in code points from 0"),
        sa.Column("char_end", Id, nullable=False, comment="where it ends, not included"),
        sa.Column("quote", sa.Text(), nullable=False, comment="the words, verbatim"),
        sa.Column("verified", Id, nullable=False, comment="1 when the words were found there in the document's bytes"),
        sa.CheckConstraint("line >= 1 AND char_start >= 0 AND char_end > char_start", name="ck_passages_span"),
        sa.CheckConstraint("verified IN (0, 1)", name="ck_passages_verified"),
        sa.ForeignKeyConstraint(["source_edition_id"], ["source_editions.id"], name="fk_passages_source_edition_id"),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sa.UniqueConstraint("id", "source_edition_id", name="uq_passages_id_source_edition_id"),
        sa.UniqueConstraint("source_edition_id", "line", "char_start", "char_end", "quote", name="uq_passages_place"),
        comment="Runs of words in an edition: what a claim is cited to. Never changed, but for being verified.",
        sqlite_strict=True,
    )
