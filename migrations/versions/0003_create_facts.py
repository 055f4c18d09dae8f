"""Create what is asked: facts, and for each kind the slot that makes it the same question."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "facts",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="fact"),
        sa.Column("kind", sa.Text(), nullable=False, comment="which kind of question"),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        sa.UniqueConstraint("id", "kind", name="uq_facts_id_kind"),
        sa.CheckConstraint(
            "kind IN ('observation', 'relation', 'milestone', 'statement', 'naming')", name="ck_facts_kind"
        ),
        comment="Questions. What each asks is in the table of its kind, whose slot is the natural key.",
        sqlite_strict=True,
    )
    op.create_table(
        "observation_facts",
        sa.Column("fact_id", Id, autoincrement=False, nullable=False, comment="fact"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always observation"),
        sa.Column("metric_id", Id, nullable=False, comment="what is measured"),
        sa.Column("subject_id", Id, nullable=False, comment="of whom"),
        sa.Column("breakdown_id", Id, nullable=False, comment="which part; total is the whole"),
        sa.Column("period_start", sa.Text(), nullable=False, comment="first day, ISO date; 0001-01-01 when undated"),
        sa.Column("period_end", sa.Text(), nullable=False, comment="last day, ISO date; 9999-12-31 when undated"),
        sa.Column("period_type", sa.Text(), nullable=False, comment="year, nine_months, point, ..."),
        sa.PrimaryKeyConstraint("fact_id", name="pk_observation_facts"),
        sa.UniqueConstraint(
            "metric_id",
            "subject_id",
            "breakdown_id",
            "period_start",
            "period_end",
            "period_type",
            name="uq_observation_facts_slot",
        ),
        sa.ForeignKeyConstraint(["breakdown_id"], ["breakdowns.id"], name="fk_observation_facts_breakdown_id"),
        sa.ForeignKeyConstraint(
            ["fact_id", "kind"],
            ["facts.id", "facts.kind"],
            name="fk_observation_facts_fact_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(["metric_id"], ["metrics.id"], name="fk_observation_facts_metric_id"),
        sa.ForeignKeyConstraint(["subject_id"], ["entities.id"], name="fk_observation_facts_subject_id"),
        sa.CheckConstraint(
            "period_start LIKE '____-__-__' AND period_end LIKE '____-__-__'", name="ck_observation_facts_iso_dates"
        ),
        sa.CheckConstraint("kind = 'observation'", name="ck_observation_facts_kind"),
        sa.CheckConstraint("period_start <= period_end", name="ck_observation_facts_period"),
        sa.CheckConstraint(
            "period_type IN ('day', 'month', 'quarter', 'nine_months', 'half_year', 'year', 'fiscal_year', 'range', 'point', 'undated')",
            name="ck_observation_facts_period_type",
        ),
        comment="Observations asked for: metric x subject x breakdown x period.",
        sqlite_strict=True,
    )
    op.create_table(
        "relation_facts",
        sa.Column("fact_id", Id, autoincrement=False, nullable=False, comment="fact"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always relation"),
        sa.Column("relation_type_id", Id, nullable=False, comment="how"),
        sa.Column("subject_id", Id, nullable=False, comment="who"),
        sa.Column("object_id", Id, nullable=False, comment="to whom"),
        sa.Column("n", Id, nullable=False, comment="which of several times, from 1"),
        sa.PrimaryKeyConstraint("fact_id", name="pk_relation_facts"),
        sa.UniqueConstraint("relation_type_id", "subject_id", "object_id", "n", name="uq_relation_facts_slot"),
        sa.ForeignKeyConstraint(
            ["fact_id", "kind"],
            ["facts.id", "facts.kind"],
            name="fk_relation_facts_fact_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(["object_id"], ["entities.id"], name="fk_relation_facts_object_id"),
        sa.ForeignKeyConstraint(["relation_type_id"], ["relation_types.id"], name="fk_relation_facts_relation_type_id"),
        sa.ForeignKeyConstraint(["subject_id"], ["entities.id"], name="fk_relation_facts_subject_id"),
        sa.CheckConstraint("kind = 'relation'", name="ck_relation_facts_kind"),
        sa.CheckConstraint("n >= 1", name="ck_relation_facts_n"),
        comment="Relations asked for: subject - type -> object, for the n-th time.",
        sqlite_strict=True,
    )
    op.create_index("ix_relation_facts_object_id", "relation_facts", ["object_id"], unique=False)
    op.create_table(
        "milestone_facts",
        sa.Column("fact_id", Id, autoincrement=False, nullable=False, comment="fact"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always milestone"),
        sa.Column("milestone_type_id", Id, nullable=False, comment="what happened"),
        sa.Column("entity_id", Id, nullable=False, comment="to what"),
        sa.Column("n", Id, nullable=False, comment="which of several times, from 1"),
        sa.PrimaryKeyConstraint("fact_id", name="pk_milestone_facts"),
        sa.UniqueConstraint("milestone_type_id", "entity_id", "n", name="uq_milestone_facts_slot"),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name="fk_milestone_facts_entity_id"),
        sa.ForeignKeyConstraint(
            ["fact_id", "kind"],
            ["facts.id", "facts.kind"],
            name="fk_milestone_facts_fact_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["milestone_type_id"], ["milestone_types.id"], name="fk_milestone_facts_milestone_type_id"
        ),
        sa.CheckConstraint("kind = 'milestone'", name="ck_milestone_facts_kind"),
        sa.CheckConstraint("n >= 1", name="ck_milestone_facts_n"),
        comment="Milestones asked for: what happened to which entity, for the n-th time.",
        sqlite_strict=True,
    )
    op.create_table(
        "statement_facts",
        sa.Column("fact_id", Id, autoincrement=False, nullable=False, comment="fact"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always statement"),
        sa.Column("topic_id", Id, nullable=False, comment="about what"),
        sa.Column("entity_id", Id, nullable=False, comment="about whom"),
        sa.Column("aspect", sa.Text(), nullable=False, comment="which side of the topic; main when it has one"),
        sa.PrimaryKeyConstraint("fact_id", name="pk_statement_facts"),
        sa.UniqueConstraint("topic_id", "entity_id", "aspect", name="uq_statement_facts_slot"),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name="fk_statement_facts_entity_id"),
        sa.ForeignKeyConstraint(
            ["fact_id", "kind"],
            ["facts.id", "facts.kind"],
            name="fk_statement_facts_fact_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name="fk_statement_facts_topic_id"),
        sa.CheckConstraint("kind = 'statement'", name="ck_statement_facts_kind"),
        comment="Statements asked for: entity x topic x aspect.",
        sqlite_strict=True,
    )
    op.create_table(
        "naming_facts",
        sa.Column("fact_id", Id, autoincrement=False, nullable=False, comment="fact"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always naming"),
        sa.Column("entity_id", Id, nullable=False, comment="whose name"),
        sa.Column("language", sa.Text(), nullable=False, comment="ISO 639-1 code"),
        sa.Column(
            "name_kind",
            sa.Text(),
            nullable=False,
            comment="preferred, acronym, alias, former, transliteration or misspelling",
        ),
        sa.Column("n", Id, nullable=False, comment="which of several names, from 1"),
        sa.PrimaryKeyConstraint("fact_id", name="pk_naming_facts"),
        sa.UniqueConstraint("entity_id", "language", "name_kind", "n", name="uq_naming_facts_slot"),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name="fk_naming_facts_entity_id"),
        sa.ForeignKeyConstraint(
            ["fact_id", "kind"],
            ["facts.id", "facts.kind"],
            name="fk_naming_facts_fact_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint("kind = 'naming'", name="ck_naming_facts_kind"),
        sa.CheckConstraint("n >= 1", name="ck_naming_facts_n"),
        sa.CheckConstraint(
            "name_kind IN ('preferred', 'acronym', 'alias', 'former', 'transliteration', 'misspelling')",
            name="ck_naming_facts_name_kind",
        ),
        comment="Names asked for: entity x language x kind of name, the n-th of them.",
        sqlite_strict=True,
    )
