"""Create what is answered: claims with citations, answers and remarks."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Real = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    sqlite = op.get_bind().dialect.name == "sqlite"
    primary_citation = sa.ForeignKeyConstraint(
        ["primary_citation_id", "id", "live"],
        ["citations.id", "citations.claim_id", "citations.live"],
        name="fk_claims_primary_citation",
        deferrable=True,
        initially="DEFERRED",
    )
    op.create_table(
        "claims",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("fact_id", Id, nullable=False, comment="the question"),
        sa.Column("kind", sa.Text(), nullable=False, comment="the question's kind"),
        sa.Column("source_id", Id, nullable=False, comment="who says so"),
        sa.Column(
            "variant",
            sa.Text(),
            nullable=False,
            comment="main; reading:… another reading of the passage; mention:… said a second time",
        ),
        sa.Column("nature", sa.Text(), nullable=False, comment="reported, estimated, modelled or derived"),
        sa.Column("modality", sa.Text(), nullable=False, comment="fact, draft, planned, forecast or in_progress"),
        sa.Column("attributed_to_id", Id, nullable=True, comment="who says so inside the document"),
        sa.Column(
            "answer_hash",
            sa.Text(),
            nullable=False,
            comment="hash of what is said; equal hash, equal claim, wherever it is said",
        ),
        sa.Column("evidence_hash", sa.Text(), nullable=False, comment="hash of where it is said now"),
        sa.Column("primary_citation_id", Id, nullable=False, comment="the citation that carries the claim"),
        sa.Column("live", Id, nullable=True, comment="1 while the claim is live, empty afterwards"),
        sa.Column("rec_from", Id, nullable=False, comment="first revision that held it"),
        sa.Column("rec_to", Id, nullable=True, comment="first revision that no longer held it"),
        sa.Column("end_reason", sa.Text(), nullable=True, comment="superseded or withdrawn"),
        sa.Column("supersedes_id", Id, nullable=True, comment="the claim it took the place of"),
        sa.PrimaryKeyConstraint("id", name="pk_claims"),
        sa.UniqueConstraint("id", "kind", name="uq_claims_id_kind"),
        sa.UniqueConstraint("id", "source_id", name="uq_claims_id_source_id"),
        sa.ForeignKeyConstraint(["attributed_to_id"], ["entities.id"], name="fk_claims_attributed_to_id"),
        sa.ForeignKeyConstraint(["fact_id", "kind"], ["facts.id", "facts.kind"], name="fk_claims_fact_id_kind"),
        *([primary_citation] if sqlite else []),
        sa.ForeignKeyConstraint(["rec_from"], ["revisions.id"], name="fk_claims_rec_from"),
        sa.ForeignKeyConstraint(["rec_to"], ["revisions.id"], name="fk_claims_rec_to"),
        sa.ForeignKeyConstraint(["source_id"], ["sources.id"], name="fk_claims_source_id"),
        sa.ForeignKeyConstraint(["supersedes_id"], ["claims.id"], name="fk_claims_supersedes_id"),
        sa.CheckConstraint("(rec_to IS NULL) = (end_reason IS NULL)", name="ck_claims_end_reason"),
        sa.CheckConstraint("end_reason IN ('superseded', 'withdrawn')", name="ck_claims_end_reason_value"),
        sa.CheckConstraint(
            "kind IN ('observation', 'relation', 'milestone', 'statement', 'naming')", name="ck_claims_kind"
        ),
        sa.CheckConstraint("(rec_to IS NULL) = (live IS NOT NULL) AND coalesce(live, 1) = 1", name="ck_claims_live"),
        sa.CheckConstraint(
            "modality IN ('fact', 'draft', 'planned', 'forecast', 'in_progress')", name="ck_claims_modality"
        ),
        sa.CheckConstraint("nature IN ('reported', 'estimated', 'modelled', 'derived')", name="ck_claims_nature"),
        sa.CheckConstraint("rec_to > rec_from", name="ck_claims_recorded"),
        sa.CheckConstraint(
            "variant = 'main' OR variant LIKE 'reading:_%' OR variant LIKE 'mention:_%'", name="ck_claims_variant"
        ),
        comment="What one source says about one fact, from one revision to another.",
        sqlite_strict=True,
    )
    op.create_index(
        "ix_claims_source",
        "claims",
        ["source_id", "kind"],
        unique=False,
        sqlite_where=sa.text("rec_to IS NULL"),
        postgresql_where=sa.text("rec_to IS NULL"),
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
        sa.Column("source_id", Id, nullable=False, comment="the source of both"),
        sa.Column("passage_id", Id, nullable=False, comment="the passage"),
        sa.Column("position", Id, nullable=False, comment="1 for the passage that carries the claim, then the others"),
        sa.Column("printed", sa.Text(), nullable=True, comment="of a figure: the part of the quote that is the figure"),
        sa.Column("live", Id, nullable=False, comment="1 while the citation is live, else 0"),
        sa.Column("rec_from", Id, nullable=False, comment="first revision that held it"),
        sa.Column("rec_to", Id, nullable=True, comment="first revision that no longer held it"),
        sa.PrimaryKeyConstraint("id", name="pk_citations"),
        sa.UniqueConstraint("claim_id", "passage_id", "rec_from", name="uq_citations_claim_id_passage_id_rec_from"),
        sa.UniqueConstraint("id", "claim_id", "live", name="uq_citations_id_claim_id_live"),
        sa.ForeignKeyConstraint(
            ["claim_id", "source_id"], ["claims.id", "claims.source_id"], name="fk_citations_claim_id_source_id"
        ),
        sa.ForeignKeyConstraint(
            ["passage_id", "source_id"], ["passages.id", "passages.source_id"], name="fk_citations_passage_id_source_id"
        ),
        sa.ForeignKeyConstraint(["rec_from"], ["revisions.id"], name="fk_citations_rec_from"),
        sa.ForeignKeyConstraint(["rec_to"], ["revisions.id"], name="fk_citations_rec_to"),
        sa.CheckConstraint("live = CASE WHEN rec_to IS NULL THEN 1 ELSE 0 END", name="ck_citations_live"),
        sa.CheckConstraint("position >= 1", name="ck_citations_position"),
        sa.CheckConstraint("rec_to > rec_from", name="ck_citations_recorded"),
        comment="Which passage carries which claim, from one revision to another; always one of its own source.",
        sqlite_strict=True,
    )
    op.create_table(
        "figures",
        sa.Column("claim_id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always observation"),
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
        sa.PrimaryKeyConstraint("claim_id", name="pk_figures"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_figures_claim_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_figures_unit_id"),
        sa.CheckConstraint("lo <= hi", name="ck_figures_interval"),
        sa.CheckConstraint("kind = 'observation'", name="ck_figures_kind"),
        sa.CheckConstraint(
            "qualifier IN ('exact', 'about', 'at_least', 'at_most', 'over', 'under')", name="ck_figures_qualifier"
        ),
        sa.CheckConstraint("(coef_high IS NULL) = (exp10_high IS NULL)", name="ck_figures_range"),
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
        sa.PrimaryKeyConstraint("claim_id", name="pk_relation_terms"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_relation_terms_claim_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint("(from_start IS NULL) = (from_precision IS NULL)", name="ck_relation_terms_from_precision"),
        sa.CheckConstraint(
            "from_start LIKE '____-__-__' AND from_end LIKE '____-__-__' AND to_start LIKE '____-__-__' AND to_end LIKE '____-__-__'",
            name="ck_relation_terms_iso_dates",
        ),
        sa.CheckConstraint("kind = 'relation'", name="ck_relation_terms_kind"),
        sa.CheckConstraint("from_start <= to_end", name="ck_relation_terms_order"),
        sa.CheckConstraint("(to_end IS NULL) = (to_precision IS NULL)", name="ck_relation_terms_to_precision"),
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
        sa.PrimaryKeyConstraint("claim_id", name="pk_milestone_dates"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_milestone_dates_claim_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint("date_precision IN ('day', 'month', 'year')", name="ck_milestone_dates_date_precision"),
        sa.CheckConstraint(
            "date_start LIKE '____-__-__' AND date_end LIKE '____-__-__'", name="ck_milestone_dates_iso_dates"
        ),
        sa.CheckConstraint("kind = 'milestone'", name="ck_milestone_dates_kind"),
        sa.CheckConstraint("date_start <= date_end", name="ck_milestone_dates_order"),
        comment="When milestones were: a day, or as near as the source says.",
        sqlite_strict=True,
    )
    op.create_table(
        "statement_texts",
        sa.Column("claim_id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always statement"),
        sa.Column("says", sa.Text(), nullable=False, comment="what is said, in our own words"),
        sa.Column(
            "sort",
            sa.Text(),
            nullable=False,
            comment="observation, cause (somebody claims one) or judgement (of value)",
        ),
        sa.PrimaryKeyConstraint("claim_id", name="pk_statement_texts"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_statement_texts_claim_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint("kind = 'statement'", name="ck_statement_texts_kind"),
        sa.CheckConstraint("sort IN ('observation', 'cause', 'judgement')", name="ck_statement_texts_sort"),
        comment="What is said, in kzdb's own words.",
        sqlite_strict=True,
    )
    op.create_table(
        "given_names",
        sa.Column("claim_id", Id, autoincrement=False, nullable=False, comment="claim"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always naming"),
        sa.Column("name", sa.Text(), nullable=False, comment="the name"),
        sa.PrimaryKeyConstraint("claim_id", name="pk_given_names"),
        sa.ForeignKeyConstraint(
            ["claim_id", "kind"],
            ["claims.id", "claims.kind"],
            name="fk_given_names_claim_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint("kind = 'naming'", name="ck_given_names_kind"),
        comment="Names, as the source spells them.",
        sqlite_strict=True,
    )
    op.create_table(
        "remarks",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="remark"),
        sa.Column("claim_id", Id, nullable=False, comment="the claim"),
        sa.Column("note", sa.Text(), nullable=True, comment="how a garbled passage is read, and why"),
        sa.Column("credibility", Id, nullable=True, comment="Admiralty code: 1 confirmed ... 6 cannot be judged"),
        sa.Column("content_hash", sa.Text(), nullable=False, comment="hash of all it says"),
        sa.Column("rec_from", Id, nullable=False, comment="first revision that held it"),
        sa.Column("rec_to", Id, nullable=True, comment="first revision that no longer held it"),
        sa.PrimaryKeyConstraint("id", name="pk_remarks"),
        sa.ForeignKeyConstraint(["claim_id"], ["claims.id"], name="fk_remarks_claim_id"),
        sa.ForeignKeyConstraint(["rec_from"], ["revisions.id"], name="fk_remarks_rec_from"),
        sa.ForeignKeyConstraint(["rec_to"], ["revisions.id"], name="fk_remarks_rec_to"),
        sa.CheckConstraint("credibility BETWEEN 1 AND 6", name="ck_remarks_credibility"),
        sa.CheckConstraint("rec_to > rec_from", name="ck_remarks_recorded"),
        comment="Our remarks on claims, from one revision to another: how a passage is read, how credible it is.",
        sqlite_strict=True,
    )
    op.create_index(
        "uq_remarks_live",
        "remarks",
        ["claim_id"],
        unique=True,
        sqlite_where=sa.text("rec_to IS NULL"),
        postgresql_where=sa.text("rec_to IS NULL"),
    )
    op.create_table(
        "inferences",
        sa.Column("remark_id", Id, autoincrement=False, nullable=False, comment="the remark that explains it"),
        sa.Column("attribute", sa.Text(), nullable=False, comment="period, unit, subject, ..."),
        sa.PrimaryKeyConstraint("remark_id", "attribute", name="pk_inferences"),
        sa.ForeignKeyConstraint(["remark_id"], ["remarks.id"], name="fk_inferences_remark_id"),
        sa.CheckConstraint(
            "attribute IN ('period', 'date', 'unit', 'value', 'subject', 'object', 'breakdown', 'metric', 'modality', 'speaker')",
            name="ck_inferences_attribute",
        ),
        comment="What of a claim we inferred: readers see a mark next to it, and the remark says how.",
        sqlite_strict=True,
    )
    if not sqlite:  # claims and citations refer to each other
        op.create_foreign_key(
            "fk_claims_primary_citation",
            "claims",
            "citations",
            ["primary_citation_id", "id", "live"],
            ["id", "claim_id", "live"],
            deferrable=True,
            initially="DEFERRED",
        )
