"""Create who says so: revisions, sources, their editions, the places in them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "revisions",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="revision"),
        sa.Column("loaded_at", sa.Text(), nullable=False, comment="when, UTC, ISO 8601"),
        sa.Column("kzdb_version", sa.Text(), nullable=False, comment="which kzdb loaded"),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        comment="Committed load runs, in order; the clock that claims are recorded by.",
        sqlite_strict=True,
    )
    op.create_table(
        "inputs",
        sa.Column("name", sa.Text(), nullable=False, comment="what was read, e.g. seeds/incsr_2015"),
        sa.Column("sha256", sa.Text(), nullable=False, comment="digest of its files"),
        sa.PrimaryKeyConstraint("name", name="pk_inputs"),
        comment="Digests of what was loaded last: the vocabulary, each source, the program itself.",
        sqlite_strict=True,
    )
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
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("slug", name="uq_sources_slug"),
        sa.ForeignKeyConstraint(["publisher_id"], ["entities.id"], name="fk_sources_publisher_id"),
        sa.CheckConstraint("reliability IN ('A', 'B', 'C', 'D', 'E', 'F')", name="ck_sources_reliability"),
        comment="Works that claims are taken from, graded A-F by the Admiralty code.",
        sqlite_strict=True,
    )
    op.create_table(
        "source_relies_on",
        sa.Column("source_id", Id, autoincrement=False, nullable=False, comment="who takes"),
        sa.Column("upstream_id", Id, autoincrement=False, nullable=False, comment="from whom"),
        sa.PrimaryKeyConstraint("source_id", "upstream_id", name="pk_source_relies_on"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_source_relies_on_source_id"),
        sa.ForeignKeyConstraint(["upstream_id"], ["sources.id"], name="fk_source_relies_on_upstream_id"),
        sa.CheckConstraint("source_id <> upstream_id", name="ck_source_relies_on_not_itself"),
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
        sa.PrimaryKeyConstraint("id", name="pk_source_editions"),
        sa.UniqueConstraint("id", "source_id", name="uq_source_editions_id_source_id"),
        sa.UniqueConstraint("source_id", "sha256", name="uq_source_editions_source_id_sha256"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_source_editions_source_id"),
        sa.CheckConstraint("published_on LIKE '____-__-__'", name="ck_source_editions_iso_dates"),
        sa.CheckConstraint(
            "(published_on IS NULL) = (published_precision = 'unknown')", name="ck_source_editions_published"
        ),
        sa.CheckConstraint(
            "published_precision IN ('day', 'month', 'year', 'unknown')", name="ck_source_editions_published_precision"
        ),
        sa.CheckConstraint("length(sha256) = 64", name="ck_source_editions_sha256"),
        comment="Editions of sources: one file, known by its SHA-256.",
        sqlite_strict=True,
    )
    op.create_table(
        "current_editions",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="span"),
        sa.Column("source_id", Id, nullable=False, comment="the source"),
        sa.Column("source_edition_id", Id, nullable=False, comment="the edition it was read from"),
        sa.Column("proven", Id, nullable=False, comment="1 when every quote was found in the document's bytes"),
        sa.Column("rec_from", Id, nullable=False, comment="first revision read from it"),
        sa.Column("rec_to", Id, nullable=True, comment="first revision no longer read from it"),
        sa.PrimaryKeyConstraint("id", name="pk_current_editions"),
        sa.ForeignKeyConstraint(["rec_from"], ["revisions.id"], name="fk_current_editions_rec_from"),
        sa.ForeignKeyConstraint(["rec_to"], ["revisions.id"], name="fk_current_editions_rec_to"),
        sa.ForeignKeyConstraint(
            ["source_edition_id", "source_id"],
            ["source_editions.id", "source_editions.source_id"],
            name="fk_current_editions_source_edition_id_source_id",
        ),
        sa.CheckConstraint("proven IN (0, 1)", name="ck_current_editions_proven"),
        sa.CheckConstraint("rec_to > rec_from", name="ck_current_editions_recorded"),
        comment="Which edition of a source its claims were read from, and whether every quote was found in its bytes.",
        sqlite_strict=True,
    )
    op.create_index(
        "uq_current_editions_live",
        "current_editions",
        ["source_id"],
        unique=True,
        sqlite_where=sa.text("rec_to IS NULL"),
        postgresql_where=sa.text("rec_to IS NULL"),
    )
    op.create_table(
        "source_parts",
        sa.Column("source_id", Id, autoincrement=False, nullable=False, comment="the source"),
        sa.Column("number", Id, autoincrement=False, nullable=False, comment="its number, from 1"),
        sa.Column("name", sa.Text(), nullable=False, comment="its name in the document"),
        sa.PrimaryKeyConstraint("source_id", "number", name="pk_source_parts"),
        sa.UniqueConstraint("source_id", "name", name="uq_source_parts_source_id_name"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_source_parts_source_id"),
        sa.CheckConstraint("number >= 1", name="ck_source_parts_number"),
        comment="Names of the parts of documents that passages refer to by number: sheets, lists of records.",
        sqlite_strict=True,
    )
    op.create_table(
        "passages",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="passage"),
        sa.Column("source_id", Id, nullable=False, comment="the source"),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="text, page, cell or record: which of the numbers below say where",
        ),
        sa.Column("line", Id, nullable=False, comment="line it starts on, from 1; 0 when not by lines"),
        sa.Column(
            "char_start", Id, nullable=False, comment="where it starts in the line or page, in code points from 0"
        ),
        sa.Column("line_end", Id, nullable=False, comment="line it ends on"),
        sa.Column("char_end", Id, nullable=False, comment="where it ends, not included"),
        sa.Column("page", Id, nullable=False, comment="page, from 1; 0 when not by pages"),
        sa.Column("part", Id, nullable=False, comment="sheet or list of records, by its number in source_parts"),
        sa.Column("row", Id, nullable=False, comment="row or record, from 1 as stored in the file"),
        sa.Column("col", Id, nullable=False, comment="column, from 1"),
        sa.Column("quote", sa.Text(), nullable=False, comment="the words, as the document has them"),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sa.UniqueConstraint("id", "source_id", name="uq_passages_id_source_id"),
        sa.UniqueConstraint(
            "source_id",
            "kind",
            "line",
            "char_start",
            "line_end",
            "char_end",
            "page",
            "part",
            "row",
            "col",
            "quote",
            name="uq_passages_place",
        ),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_passages_source_id"),
        sa.CheckConstraint("kind IN ('text', 'page', 'cell', 'record')", name="ck_passages_kind"),
        sa.CheckConstraint(
            "(kind = 'text' AND line >= 1 AND char_start >= 0 AND page = 0 AND part = 0 AND row = 0 AND col = 0 AND (line_end > line OR (line_end = line AND char_end > char_start))) OR (kind = 'page' AND page >= 1 AND char_start >= 0 AND char_end > char_start AND line = 0 AND line_end = 0 AND part = 0 AND row = 0 AND col = 0) OR (kind = 'cell' AND part >= 1 AND row >= 1 AND col >= 1 AND page = 0 AND line = 0 AND line_end = 0 AND char_start = 0 AND char_end = 0) OR (kind = 'record' AND part >= 1 AND row >= 1 AND col = 0 AND page = 0 AND line = 0 AND line_end = 0 AND char_start = 0 AND char_end = 0)",
            name="ck_passages_place",
        ),
        comment="Places in documents that claims are cited to, with the words there. Never changed; it stays the same passage from edition to edition as long as the words stay where they are.",
        sqlite_strict=True,
    )
    op.create_table(
        "text_labels",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="label"),
        sa.Column("source_id", Id, nullable=False, comment="the source whose claims have the text"),
        sa.Column("text", sa.Text(), nullable=False, comment="the text in English"),
        sa.Column("language", sa.Text(), nullable=False, comment="language of the label, ISO 639-1"),
        sa.Column("label", sa.Text(), nullable=False, comment="the text in that language"),
        sa.PrimaryKeyConstraint("id", name="pk_text_labels"),
        sa.UniqueConstraint("source_id", "text", "language", name="uq_text_labels_source_id_text_language"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_text_labels_source_id"),
        sa.CheckConstraint("language <> 'en'", name="ck_text_labels_language"),
        comment="Our own texts in other languages, known by their English wording and the source they are about.",
        sqlite_strict=True,
    )
