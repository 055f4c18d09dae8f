"""Create what claims are written with: units, metrics, types and topics."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "units",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="unit"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. kg"),
        sa.Column("name", sa.Text(), nullable=False, comment="name in words, e.g. kilograms"),
        sa.Column(
            "symbol", sa.Text(), nullable=False, comment="what is printed behind a number; empty when nothing is"
        ),
        sa.Column(
            "dimension",
            sa.Text(),
            nullable=False,
            comment="what it measures; figures compare within one dimension only",
        ),
        sa.Column("num", Id, nullable=False, comment="numerator of the factor to the base unit"),
        sa.Column("den", Id, nullable=False, comment="denominator of the factor to the base unit"),
        sa.CheckConstraint("num > 0 AND den > 0", name="ck_units_factor"),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("slug", name="uq_units_slug"),
        comment="Units of measurement, each with its exact factor to the base unit of its dimension.",
        sqlite_strict=True,
    )
    op.create_table(
        "metrics",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="metric"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. drug_seizures"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.Column("definition", sa.Text(), nullable=False, comment="what exactly is counted"),
        sa.Column("dimension", sa.Text(), nullable=False, comment="the dimension of its units"),
        sa.Column("unit_id", Id, nullable=False, comment="the unit it is shown in"),
        sa.Column("nature", sa.Text(), nullable=False, comment="stock, flow, price, rate, share, count or ratio"),
        sa.CheckConstraint(
            "nature IN ('stock', 'flow', 'price', 'rate', 'share', 'count', 'ratio')", name="ck_metrics_nature"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_metrics_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_metrics"),
        sa.UniqueConstraint("slug", name="uq_metrics_slug"),
        comment="What is measured or counted, with its definition and the unit it is shown in.",
        sqlite_strict=True,
    )
    op.create_table(
        "breakdowns",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="breakdown"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. heroin or total"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.Column("entity_id", Id, nullable=True, comment="the entity that the part is, if it is one"),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name="fk_breakdowns_entity_id"),
        sa.PrimaryKeyConstraint("id", name="pk_breakdowns"),
        sa.UniqueConstraint("entity_id", name="uq_breakdowns_entity_id"),
        sa.UniqueConstraint("slug", name="uq_breakdowns_slug"),
        comment="Parts of a metric's whole; the row total is the whole. A part may be an entity (heroin, a recipient).",
        sqlite_strict=True,
    )
    op.create_table(
        "relation_types",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="relation type"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. member_of"),
        sa.Column("name", sa.Text(), nullable=False, comment="read from subject to object"),
        sa.Column("inverse_name", sa.Text(), nullable=False, comment="read from object to subject"),
        sa.Column("subject_kinds", sa.Text(), nullable=False, comment="kinds of entity it may start from, parted by |"),
        sa.Column("object_kinds", sa.Text(), nullable=False, comment="kinds of entity it may lead to, parted by |"),
        sa.Column("single_valued", Id, nullable=False, comment="1 when a subject has one such object at a time"),
        sa.CheckConstraint("single_valued IN (0, 1)", name="ck_relation_types_single_valued"),
        sa.PrimaryKeyConstraint("id", name="pk_relation_types"),
        sa.UniqueConstraint("slug", name="uq_relation_types_slug"),
        comment="Ways in which one entity stands to another.",
        sqlite_strict=True,
    )
    op.create_table(
        "milestone_types",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="milestone type"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. entered_into_force"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.PrimaryKeyConstraint("id", name="pk_milestone_types"),
        sa.UniqueConstraint("slug", name="uq_milestone_types_slug"),
        comment="Kinds of things that happen to an entity on a date.",
        sqlite_strict=True,
    )
    op.create_table(
        "topics",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="topic"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. route"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.PrimaryKeyConstraint("id", name="pk_topics"),
        sa.UniqueConstraint("slug", name="uq_topics_slug"),
        comment="What statements are about.",
        sqlite_strict=True,
    )
    op.create_table(
        "metric_links",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="link"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name"),
        sa.Column("metric_id", Id, nullable=False, comment="the metric"),
        sa.Column(
            "type", sa.Text(), nullable=False, comment="what it is to the other: rate_of, part_of, counts_subjects, ..."
        ),
        sa.Column("of_metric_id", Id, nullable=True, comment="of which metric"),
        sa.Column("per_metric_id", Id, nullable=True, comment="per which metric, for a rate"),
        sa.Column("relation_type_id", Id, nullable=True, comment="which listed relations it counts"),
        sa.CheckConstraint("(type = 'rate_of') = (per_metric_id IS NOT NULL)", name="ck_metric_links_per_metric"),
        sa.CheckConstraint("(type LIKE 'counts_%') = (of_metric_id IS NULL)", name="ck_metric_links_of_metric"),
        sa.CheckConstraint(
            "(type LIKE 'counts_%') = (relation_type_id IS NOT NULL)", name="ck_metric_links_relation_type"
        ),
        sa.CheckConstraint(
            "type IN ('rate_of', 'drop_between', 'multiple_between', 'multiple_of', 'part_of', 'counts_subjects', 'counts_objects', 'counts_terms', 'times_is_period')",
            name="ck_metric_links_type",
        ),
        sa.ForeignKeyConstraint(["metric_id"], ["metrics.id"], name="fk_metric_links_metric_id"),
        sa.ForeignKeyConstraint(["of_metric_id"], ["metrics.id"], name="fk_metric_links_of_metric_id"),
        sa.ForeignKeyConstraint(["per_metric_id"], ["metrics.id"], name="fk_metric_links_per_metric_id"),
        sa.ForeignKeyConstraint(["relation_type_id"], ["relation_types.id"], name="fk_metric_links_relation_type_id"),
        sa.PrimaryKeyConstraint("id", name="pk_metric_links"),
        sa.UniqueConstraint("slug", name="uq_metric_links_slug"),
        comment="What a metric is to others: a rate of, a change between, a part of, a count of listed things.",
        sqlite_strict=True,
    )
    op.create_table(
        "milestone_orders",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="order"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name"),
        sa.Column("before_id", Id, nullable=False, comment="comes first, or on the same day"),
        sa.Column("after_id", Id, nullable=False, comment="comes after"),
        sa.CheckConstraint("before_id <> after_id", name="ck_milestone_orders_two"),
        sa.ForeignKeyConstraint(["after_id"], ["milestone_types.id"], name="fk_milestone_orders_after_id"),
        sa.ForeignKeyConstraint(["before_id"], ["milestone_types.id"], name="fk_milestone_orders_before_id"),
        sa.PrimaryKeyConstraint("id", name="pk_milestone_orders"),
        sa.UniqueConstraint("slug", name="uq_milestone_orders_slug"),
        comment="Which kinds of milestone come before which on one entity.",
        sqlite_strict=True,
    )
    op.create_table(
        "labels",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="label"),
        sa.Column(
            "list",
            sa.Text(),
            nullable=False,
            comment="which list it belongs to; texts are what statements, roles and notes say",
        ),
        sa.Column("slug", sa.Text(), nullable=False, comment="slug in that list; of a text, its English wording"),
        sa.Column("language", sa.Text(), nullable=False, comment="language of the name, ISO 639-1"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.CheckConstraint("language <> 'en'", name="ck_labels_language"),
        sa.CheckConstraint(
            "list IN ('entities', 'acronyms', 'metrics', 'units', 'symbols', 'breakdowns', 'relation_types', 'milestone_types', 'topics', 'texts')",
            name="ck_labels_list",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_labels"),
        sa.UniqueConstraint("list", "slug", "language", name="uq_labels_list_slug_language"),
        comment="Names of the vocabulary, and our own texts, in other languages than English.",
        sqlite_strict=True,
    )
