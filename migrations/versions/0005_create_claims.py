"""Create what is answered: revisions, claims, citations and the answers of each kind."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Real = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    primary_citation = sa.ForeignKeyConstraint(
        ["primary_citation_id", "id", "source_edition_id"],
        ["citations.id", "citations.claim_id", "citations.source_edition_id"],
        name="fk_claims_primary_citation",
        deferrable=True,
        initially="DEFERRED",
    )
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
        "claims",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("fact_id", Id, nullable=False, comment="the question"),
        sa.Column("kind", sa.Text(), nullable=False, comment="the question's kind"),
        sa.Column("source_id", Id, nullable=False, comment="who says so"),
        sa.Column("source_edition_id", Id, nullable=False, comment="in which edition"),
        sa.Column(
            "variant",
            sa.Text(),
            nullable=False,
            comment="main; reading:… another reading of the passage; mention:… said a second time",
        ),
        sa.Column("nature", sa.Text(), nullable=False, comment="reported, estimated, modelled or derived"),
        sa.Column("modality", sa.Text(), nullable=False, comment="fact, draft, planned, forecast or in_progress"),
        sa.Column("attributed_to_id", Id, nullable=True, comment="who says so inside the document"),
        sa.Column("credibility", Id, nullable=True, comment="Admiralty code: 1 confirmed ... 6 cannot be judged"),
        sa.Column("note", sa.Text(), nullable=True, comment="how a garbled passage is read, and why"),
        sa.Column(
            "content_hash",
            sa.Text(),
            nullable=False,
            comment="hash of all the claim says and cites; equal hash, equal claim",
        ),
        sa.Column("primary_citation_id", Id, nullable=False, comment="the citation that carries the claim"),
        sa.Column("rec_from", Id, nullable=False, comment="first revision that held it"),
        sa.Column("rec_to", Id, nullable=True, comment="first revision that held it no more"),
        sa.Column("end_reason", sa.Text(), nullable=True, comment="superseded or withdrawn"),
        sa.Column("supersedes_id", Id, nullable=True, comment="the claim it took the place of"),
        sa.CheckConstraint("end_reason IN ('superseded', 'withdrawn')", name="ck_claims_end_reason_value"),
        sa.CheckConstraint(
            "kind IN ('observation', 'relation', 'milestone', 'statement', 'naming')", name="ck_claims_kind"
        ),
        sa.CheckConstraint(
            "modality IN ('fact', 'draft', 'planned', 'forecast', 'in_progress')", name="ck_claims_modality"
        ),
        sa.CheckConstraint("nature IN ('reported', 'estimated', 'modelled', 'derived')", name="ck_claims_nature"),
        sa.CheckConstraint(
            "variant = 'main' OR variant LIKE 'reading:_%' OR variant LIKE 'mention:_%'", name="ck_claims_variant"
        ),
        sa.CheckConstraint("(rec_to IS NULL) = (end_reason IS NULL)", name="ck_claims_end_reason"),
        sa.CheckConstraint("credibility BETWEEN 1 AND 6", name="ck_claims_credibility"),
        sa.CheckConstraint("rec_to > rec_from", name="ck_claims_recorded"),
        sa.ForeignKeyConstraint(["attributed_to_id"], ["entities.id"], name="fk_claims_attributed_to_id"),
        sa.ForeignKeyConstraint(["fact_id", "kind"], ["facts.id", "facts.kind"], name="fk_claims_fact_id_kind"),
        *([primary_citation] if sqlite else []),
        sa.ForeignKeyConstraint(["rec_from"], ["revisions.id"], name="fk_claims_rec_from"),
        sa.ForeignKeyConstraint(["rec_to"], ["revisions.id"], name="fk_claims_rec_to"),
        sa.ForeignKeyConstraint(
            ["source_edition_id", "source_id"],
            ["source_editions.id", "source_editions.source_id"],
            name="fk_claims_source_edition_id_source_id",
        ),
        sa.ForeignKeyConstraint(["supersedes_id"], ["claims.id"], name="fk_claims_supersedes_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint("id", "kind", name="uq_claims_id_kind"),
        sa.UniqueConstraint("id", "source_edition_id", name="uq_claims_id_source_edition_id"),
        comment="What one source edition says about one fact, from one revision to another.",
        sqlite_strict=True,
    )
    op.create_index(
        "uq_claims_live",
        "claims",
        ["fact_id", "source_id", "variant"],
        unique=True,
        sqlite_where=sa.text("rec_to IS NULL"),
        postgresql_where=sa.text("rec_to IS NULL"),
    )
    op.create_table(
        "citations",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="citation"),
        sa.Column("claim_id", Id, nullable=False, comment="the claim"),
        sa.Column("source_edition_id", Id, nullable=False, comment="the edition of both"),
        sa.Column("passage_id", Id, nullable=False, comment="the passage"),
        sa.ForeignKeyConstraint(
            ["claim_id", "source_edition_id"],
            ["claims.id", "claims.source_edition_id"],
            name="fk_citations_claim_id_source_edition_id",
        ),
        sa.ForeignKeyConstraint(
            ["passage_id", "source_edition_id"],
            ["passages.id", "passages.source_edition_id"],
            name="fk_citations_passage_id_source_edition_id",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_citations"),
        sa.UniqueConstraint("claim_id", "passage_id", name="uq_citations_claim_id_passage_id"),
        sa.UniqueConstraint("id", "claim_id", "source_edition_id", name="uq_citations_id_claim_id_source_edition_id"),
        comment="Which passage carries which claim; always one of the claim's own edition.",
        sqlite_strict=True,
    )
    op.create_table(
        "figures",
        sa.Column("claim_id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always observation"),
        sa.Column("as_printed", sa.Text(), nullable=False, comment="the figure as the source prints it"),
        sa.Column("coef", Id, nullable=False, comment="digits of the figure; value = coef x 10^exp10"),
        sa.Column("exp10", Id, nullable=False, comment="power of ten of the last digit known"),
        sa.Column("coef_high", Id, nullable=True, comment="digits of a range's upper end"),
        sa.Column("exp10_high", Id, nullable=True, comment="power of ten of that end"),
        sa.Column("qualifier", sa.Text(), nullable=False, comment="exact, about, at_least, at_most, over or under"),
        sa.Column("unit_id", Id, nullable=False, comment="the unit printed"),
        sa.Column(
            "lo",
            Real,
            nullable=True,
            comment="least value left open, in the dimension's base unit, rounded down; none if open",
        ),
        sa.Column(
            "hi", Real, nullable=True, comment="greatest value left open, in the base unit, rounded up; none if open"
        ),
        sa.CheckConstraint("kind = 'observation'", name="ck_figures_kind"),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'at_least', 'at_most', 'over', 'under')", name="ck_figures_qualifier"
        ),
        sa.CheckConstraint("(coef_high IS NULL) = (exp10_high IS NULL)", name="ck_figures_range"),
        sa.CheckConstraint("lo <= hi", name="ck_figures_interval"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_figures_claim_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_figures_unit_id"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_figures"),
        comment="Figures as printed, exact, with the interval that print leaves open.",
        sqlite_strict=True,
    )
    op.create_table(
        "relation_terms",
        sa.Column("claim_id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always relation"),
        sa.Column("from_start", sa.Text(), nullable=True, comment="first day it can have begun, ISO date"),
        sa.Column("from_end", sa.Text(), nullable=True, comment="last day it can have begun, ISO date"),
        sa.Column("from_precision", sa.Text(), nullable=True, comment="day, month or year"),
        sa.Column("to_start", sa.Text(), nullable=True, comment="first day it can have ended, ISO date"),
        sa.Column("to_end", sa.Text(), nullable=True, comment="last day it can have ended, ISO date"),
        sa.Column("to_precision", sa.Text(), nullable=True, comment="day, month or year"),
        sa.Column("role", sa.Text(), nullable=True, comment="in what role"),
        sa.CheckConstraint(
            "from_start LIKE '____-__-__' AND from_end LIKE '____-__-__' AND to_start LIKE '____-__-__' AND to_end LIKE '____-__-__'",
            name="ck_relation_terms_iso_dates",
        ),
        sa.CheckConstraint("kind = 'relation'", name="ck_relation_terms_kind"),
        sa.CheckConstraint("(from_start IS NULL) = (from_precision IS NULL)", name="ck_relation_terms_from_precision"),
        sa.CheckConstraint("(to_end IS NULL) = (to_precision IS NULL)", name="ck_relation_terms_to_precision"),
        sa.CheckConstraint("from_start <= to_end", name="ck_relation_terms_order"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_relation_terms_claim_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_relation_terms"),
        comment="From when to when a relation held, and in what role.",
        sqlite_strict=True,
    )
    op.create_table(
        "milestone_dates",
        sa.Column("claim_id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always milestone"),
        sa.Column("date_start", sa.Text(), nullable=False, comment="first day, ISO date"),
        sa.Column("date_end", sa.Text(), nullable=False, comment="last day, ISO date"),
        sa.Column("date_precision", sa.Text(), nullable=False, comment="day, month or year"),
        sa.CheckConstraint("date_precision IN ('day', 'month', 'year')", name="ck_milestone_dates_date_precision"),
        sa.CheckConstraint(
            "date_start LIKE '____-__-__' AND date_end LIKE '____-__-__'", name="ck_milestone_dates_iso_dates"
        ),
        sa.CheckConstraint("kind = 'milestone'", name="ck_milestone_dates_kind"),
        sa.CheckConstraint("date_start <= date_end", name="ck_milestone_dates_order"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_milestone_dates_claim_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_milestone_dates"),
        comment="When milestones were: a day, or as near as the source says.",
        sqlite_strict=True,
    )
    op.create_table(
        "statement_texts",
        sa.Column("claim_id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always statement"),
        sa.Column("says", sa.Text(), nullable=False, comment="what is said, in our own words"),
        sa.CheckConstraint("kind = 'statement'", name="ck_statement_texts_kind"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_statement_texts_claim_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_statement_texts"),
        comment="What is said, in kzdb's own words.",
        sqlite_strict=True,
    )
    op.create_table(
        "given_names",
        sa.Column("claim_id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always naming"),
        sa.Column("name", sa.Text(), nullable=False, comment="the name"),
        sa.CheckConstraint("kind = 'naming'", name="ck_given_names_kind"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_given_names_claim_id_kind",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_given_names"),
        comment="Names, as the source spells them.",
        sqlite_strict=True,
    )
    if not sqlite:  # PostgreSQL wants the table of citations first; SQLite cannot add a constraint later
        op.create_foreign_key(
            "fk_claims_primary_citation",
            "claims",
            "citations",
            ["primary_citation_id", "id", "source_edition_id"],
            ["id", "claim_id", "source_edition_id"],
            deferrable=True,
            initially="DEFERRED",
        )
