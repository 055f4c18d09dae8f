"""Create what claims are written with: entities and the closed lists."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "entities",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name; ISO 3166 alpha-3 for a country"),
        sa.Column("kind", sa.Text(), nullable=False, comment="country, organisation, person, agreement, ..."),
        sa.Column(
            "type",
            sa.Text(),
            nullable=False,
            comment="what sort of that kind, e.g. ngo or convention; empty where the kind has no sorts",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="kzdb's own label; cited names are claims"),
        sa.Column("country_id", Id, nullable=True, comment="the country it belongs to, if to one"),
        sa.PrimaryKeyConstraint("id", name="pk_entities"),
        sa.UniqueConstraint("id", "kind", name="uq_entities_id_kind"),
        sa.UniqueConstraint("slug", name="uq_entities_slug"),
        sa.ForeignKeyConstraint(["country_id"], ["entities.id"], name="fk_entities_country_id"),
        sa.CheckConstraint(
            "kind IN ('country', 'organisation', 'person', 'agreement', 'programme', 'event', 'law', 'substance', 'place', 'document', 'aggregate')",
            name="ck_entities_kind",
        ),
        comment="Everything a claim can be about: countries, organisations, people, agreements and so on.",
        sqlite_strict=True,
    )
    op.create_table(
        "countries",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="entity"),
        sa.Column("kind", sa.Text(), nullable=False, comment="always country"),
        sa.Column("iso2", sa.Text(), nullable=False, comment="ISO 3166 alpha-2 code"),
        sa.Column("m49", sa.Text(), nullable=False, comment="UN M49 code, three digits"),
        sa.Column(
            "fiscal_year", sa.Text(), nullable=True, comment="first day of its fiscal year and which year names it"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_countries"),
        sa.UniqueConstraint("iso2", name="uq_countries_iso2"),
        sa.UniqueConstraint("m49", name="uq_countries_m49"),
        sa.ForeignKeyConstraint(
            ["id", "kind"],
            ["entities.id", "entities.kind"],
            name="fk_countries_id_kind",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint("kind = 'country'", name="ck_countries_kind"),
        comment="Countries, with their codes of ISO 3166 and the UN, and their fiscal year.",
        sqlite_strict=True,
    )
    op.create_table(
        "aggregate_members",
        sa.Column("aggregate_id", Id, autoincrement=False, nullable=False, comment="the whole"),
        sa.Column("member_id", Id, autoincrement=False, nullable=False, comment="the part"),
        sa.Column(
            "valid_from",
            sa.Text(),
            nullable=False,
            comment="first day it belongs there, ISO date; 0001-01-01 when always",
        ),
        sa.Column("valid_to", sa.Text(), nullable=False, comment="last day, ISO date; 9999-12-31 when still"),
        sa.PrimaryKeyConstraint("aggregate_id", "member_id", "valid_from", name="pk_aggregate_members"),
        sa.ForeignKeyConstraint(["aggregate_id"], ["entities.id"], name="fk_aggregate_members_aggregate_id"),
        sa.ForeignKeyConstraint(["member_id"], ["entities.id"], name="fk_aggregate_members_member_id"),
        sa.CheckConstraint(
            "valid_from LIKE '____-__-__' AND valid_to LIKE '____-__-__'", name="ck_aggregate_members_iso_dates"
        ),
        sa.CheckConstraint("aggregate_id <> member_id", name="ck_aggregate_members_not_itself"),
        sa.CheckConstraint("valid_from <= valid_to", name="ck_aggregate_members_order"),
        comment="What regions and other aggregates are made of, and when: publishers move members under one name.",
        sqlite_strict=True,
    )
    op.create_table(
        "themes",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="theme"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. supply"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.Column(
            "weight",
            Id,
            nullable=False,
            comment="how much the theme matters to a reader: the larger, the earlier it is shown",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_themes"),
        sa.UniqueConstraint("slug", name="uq_themes_slug"),
        comment="What a reader looks for: the sections in which metrics, topics and relations appear.",
        sqlite_strict=True,
    )
    op.create_table(
        "units",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="unit"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. kg"),
        sa.Column("name", sa.Text(), nullable=False, comment="name in words, e.g. kilograms"),
        sa.Column(
            "symbol", sa.Text(), nullable=False, comment="what is printed behind a number; empty when nothing is"
        ),
        sa.Column("dimension", sa.Text(), nullable=False, comment="what it measures: mass, people, money, ..."),
        sa.Column(
            "base_id",
            Id,
            nullable=False,
            comment="the unit it is converted to; figures of other bases need a cited rate",
        ),
        sa.Column("num", Id, nullable=False, comment="numerator of the factor to the base unit"),
        sa.Column("den", Id, nullable=False, comment="denominator of the factor to the base unit"),
        sa.PrimaryKeyConstraint("id", name="pk_units"),
        sa.UniqueConstraint("slug", name="uq_units_slug"),
        sa.ForeignKeyConstraint(["base_id"], ["units.id"], name="fk_units_base_id"),
        sa.CheckConstraint("base_id <> id OR num = den", name="ck_units_base"),
        sa.CheckConstraint("num > 0 AND den > 0", name="ck_units_factor"),
        comment="Units of measurement, each with its exact factor to a base unit. Figures with one base unit compare.",
        sqlite_strict=True,
    )
    op.create_table(
        "metrics",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="metric"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. drug_seizures"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.Column("definition", sa.Text(), nullable=False, comment="what exactly is counted"),
        sa.Column("dimension", sa.Text(), nullable=False, comment="the dimension of its units"),
        sa.Column("unit_id", Id, nullable=False, comment="the unit it is mostly shown in"),
        sa.Column("nature", sa.Text(), nullable=False, comment="stock, flow, price, rate, share, count or ratio"),
        sa.Column("theme_id", Id, nullable=False, comment="the theme it belongs to"),
        sa.Column(
            "weight",
            Id,
            nullable=False,
            comment="how much the metric matters to a reader: the larger, the earlier it is shown",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_metrics"),
        sa.UniqueConstraint("slug", name="uq_metrics_slug"),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name="fk_metrics_theme_id"),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_metrics_unit_id"),
        sa.CheckConstraint(
            "nature IN ('stock', 'flow', 'price', 'rate', 'share', 'count', 'ratio')", name="ck_metrics_nature"
        ),
        comment="What is measured or counted, with its definition, its dimension and where a reader looks for it.",
        sqlite_strict=True,
    )
    op.create_table(
        "breakdowns",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="breakdown"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. heroin or total"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.Column("entity_id", Id, nullable=True, comment="the entity that the part is, if it is one"),
        sa.PrimaryKeyConstraint("id", name="pk_breakdowns"),
        sa.UniqueConstraint("entity_id", name="uq_breakdowns_entity_id"),
        sa.UniqueConstraint("slug", name="uq_breakdowns_slug"),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name="fk_breakdowns_entity_id"),
        comment="Parts of a metric's whole; the row total is the whole. A part may be an entity (heroin, a recipient).",
        sqlite_strict=True,
    )
    op.create_table(
        "relation_types",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="relation type"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name, e.g. member_of"),
        sa.Column("name", sa.Text(), nullable=False, comment="read from subject to object"),
        sa.Column("inverse_name", sa.Text(), nullable=False, comment="read from object to subject"),
        sa.Column("single_valued", Id, nullable=False, comment="1 when a subject has one such object at a time"),
        sa.Column("theme_id", Id, nullable=False, comment="the theme it belongs to"),
        sa.Column(
            "weight",
            Id,
            nullable=False,
            comment="how much the relation matters to a reader: the larger, the earlier it is shown",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_relation_types"),
        sa.UniqueConstraint("slug", name="uq_relation_types_slug"),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name="fk_relation_types_theme_id"),
        sa.CheckConstraint("single_valued IN (0, 1)", name="ck_relation_types_single_valued"),
        comment="Ways in which one entity relates to another.",
        sqlite_strict=True,
    )
    op.create_table(
        "relation_type_kinds",
        sa.Column("relation_type_id", Id, autoincrement=False, nullable=False, comment="the relation type"),
        sa.Column("side", sa.Text(), nullable=False, comment="subject or object"),
        sa.Column("kind", sa.Text(), nullable=False, comment="a kind of entity allowed there"),
        sa.PrimaryKeyConstraint("relation_type_id", "side", "kind", name="pk_relation_type_kinds"),
        sa.ForeignKeyConstraint(
            ["relation_type_id"], ["relation_types.id"], name="fk_relation_type_kinds_relation_type_id"
        ),
        sa.CheckConstraint(
            "kind IN ('country', 'organisation', 'person', 'agreement', 'programme', 'event', 'law', 'substance', 'place', 'document', 'aggregate')",
            name="ck_relation_type_kinds_kind",
        ),
        sa.CheckConstraint("side IN ('subject', 'object')", name="ck_relation_type_kinds_side"),
        comment="Which kinds of entity may be the subject and the object of each relation type.",
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
        sa.Column("theme_id", Id, nullable=False, comment="the theme it belongs to"),
        sa.Column(
            "weight",
            Id,
            nullable=False,
            comment="how much the topic matters to a reader: the larger, the earlier it is shown",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_topics"),
        sa.UniqueConstraint("slug", name="uq_topics_slug"),
        sa.ForeignKeyConstraint(["theme_id"], ["themes.id"], name="fk_topics_theme_id"),
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
        sa.PrimaryKeyConstraint("id", name="pk_metric_links"),
        sa.UniqueConstraint("slug", name="uq_metric_links_slug"),
        sa.ForeignKeyConstraint(["metric_id"], ["metrics.id"], name="fk_metric_links_metric_id"),
        sa.ForeignKeyConstraint(["of_metric_id"], ["metrics.id"], name="fk_metric_links_of_metric_id"),
        sa.ForeignKeyConstraint(["per_metric_id"], ["metrics.id"], name="fk_metric_links_per_metric_id"),
        sa.ForeignKeyConstraint(["relation_type_id"], ["relation_types.id"], name="fk_metric_links_relation_type_id"),
        sa.CheckConstraint("(type LIKE 'counts_%') = (of_metric_id IS NULL)", name="ck_metric_links_of_metric"),
        sa.CheckConstraint("(type = 'rate_of') = (per_metric_id IS NOT NULL)", name="ck_metric_links_per_metric"),
        sa.CheckConstraint(
            "(type LIKE 'counts_%') = (relation_type_id IS NOT NULL)", name="ck_metric_links_relation_type"
        ),
        sa.CheckConstraint(
            "type IN ('rate_of', 'drop_between', 'multiple_between', 'multiple_of', 'part_of', 'counts_subjects', 'counts_objects', 'counts_terms', 'times_is_period')",
            name="ck_metric_links_type",
        ),
        comment="What a metric is to others: a rate of, a change between, a part of, a count of listed things.",
        sqlite_strict=True,
    )
    op.create_table(
        "milestone_orders",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="order"),
        sa.Column("slug", sa.Text(), nullable=False, comment="stable name"),
        sa.Column("before_id", Id, nullable=False, comment="comes first, or on the same day"),
        sa.Column("after_id", Id, nullable=False, comment="comes after"),
        sa.PrimaryKeyConstraint("id", name="pk_milestone_orders"),
        sa.UniqueConstraint("slug", name="uq_milestone_orders_slug"),
        sa.ForeignKeyConstraint(["after_id"], ["milestone_types.id"], name="fk_milestone_orders_after_id"),
        sa.ForeignKeyConstraint(["before_id"], ["milestone_types.id"], name="fk_milestone_orders_before_id"),
        sa.CheckConstraint("before_id <> after_id", name="ck_milestone_orders_two"),
        comment="Which kinds of milestone come before which on one entity.",
        sqlite_strict=True,
    )
    op.create_table(
        "labels",
        sa.Column("id", Id, autoincrement=False, nullable=False, comment="label"),
        sa.Column("list", sa.Text(), nullable=False, comment="which list it belongs to"),
        sa.Column("slug", sa.Text(), nullable=False, comment="slug in that list"),
        sa.Column("language", sa.Text(), nullable=False, comment="language of the name, ISO 639-1"),
        sa.Column("name", sa.Text(), nullable=False, comment="name as a reader sees it"),
        sa.PrimaryKeyConstraint("id", name="pk_labels"),
        sa.UniqueConstraint("list", "slug", "language", name="uq_labels_list_slug_language"),
        sa.CheckConstraint("language <> 'en'", name="ck_labels_language"),
        sa.CheckConstraint(
            "list IN ('entities', 'acronyms', 'metrics', 'definitions', 'units', 'symbols', 'breakdowns', 'relation_types', 'inverse_relations', 'milestone_types', 'topics', 'themes', 'decisions', 'waivers')",
            name="ck_labels_list",
        ),
        comment="Names of the vocabulary in other languages than English.",
        sqlite_strict=True,
    )
