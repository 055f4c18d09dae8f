"""The closed lists that claims are written with; from seeds/vocabulary."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.store.base import Base, Id
from kzdb.store.models.columns import identifier, one_of, refers, table, words


class Unit(Base):
    """A unit with its exact factor to the base unit of its dimension."""

    __tablename__ = "units"
    __table_args__ = table(
        CheckConstraint("num > 0 AND den > 0", name="factor"),
        comment="Units of measurement, each with its exact factor to the base unit of its dimension.",
    )
    id: Mapped[int] = identifier("unit")
    slug: Mapped[str] = words("stable name, e.g. kg", unique=True)
    name: Mapped[str] = words("name in words, e.g. kilograms")
    symbol: Mapped[str] = words("what is printed behind a number; empty when nothing is")
    dimension: Mapped[str] = words("what it measures; figures compare within one dimension only")
    num: Mapped[int] = mapped_column(Id, comment="numerator of the factor to the base unit")
    den: Mapped[int] = mapped_column(Id, comment="denominator of the factor to the base unit")


class Metric(Base):
    """Something that is measured or counted."""

    __tablename__ = "metrics"
    __table_args__ = table(
        one_of("nature", ("stock", "flow", "price", "rate", "share", "count", "ratio")),
        comment="What is measured or counted, with its definition and the unit it is shown in.",
    )
    id: Mapped[int] = identifier("metric")
    slug: Mapped[str] = words("stable name, e.g. drug_seizures", unique=True)
    name: Mapped[str] = words("name as a reader sees it")
    definition: Mapped[str] = words("what exactly is counted")
    dimension: Mapped[str] = words("the dimension of its units")
    unit_id: Mapped[int] = refers("units", "the unit it is shown in")
    nature: Mapped[str] = words("stock, flow, price, rate, share, count or ratio")


class Breakdown(Base):
    """A part of a metric's whole; the row `total` is the whole, so that no slot holds a NULL."""

    __tablename__ = "breakdowns"
    __table_args__ = table(
        UniqueConstraint("entity_id"),
        comment="Parts of a metric's whole; the row total is the whole. A part may be an entity (heroin, a recipient).",
    )
    id: Mapped[int] = identifier("breakdown")
    slug: Mapped[str] = words("stable name, e.g. heroin or total", unique=True)
    name: Mapped[str] = words("name as a reader sees it")
    entity_id: Mapped[int | None] = refers("entities", "the entity that the part is, if it is one", nullable=True)


class RelationType(Base):
    """A way in which one entity stands to another."""

    __tablename__ = "relation_types"
    __table_args__ = table(
        CheckConstraint("single_valued IN (0, 1)", name="single_valued"),
        comment="Ways in which one entity stands to another.",
    )
    id: Mapped[int] = identifier("relation type")
    slug: Mapped[str] = words("stable name, e.g. member_of", unique=True)
    name: Mapped[str] = words("read from subject to object")
    inverse_name: Mapped[str] = words("read from object to subject")
    subject_kinds: Mapped[str] = words("kinds of entity it may start from, parted by |")
    object_kinds: Mapped[str] = words("kinds of entity it may lead to, parted by |")
    single_valued: Mapped[int] = mapped_column(Id, comment="1 when a subject has one such object at a time")


class MilestoneType(Base):
    """A kind of thing that happens to an entity on a date."""

    __tablename__ = "milestone_types"
    __table_args__ = table(comment="Kinds of things that happen to an entity on a date.")
    id: Mapped[int] = identifier("milestone type")
    slug: Mapped[str] = words("stable name, e.g. entered_into_force", unique=True)
    name: Mapped[str] = words("name as a reader sees it")


class Topic(Base):
    """What a statement is about."""

    __tablename__ = "topics"
    __table_args__ = table(comment="What statements are about.")
    id: Mapped[int] = identifier("topic")
    slug: Mapped[str] = words("stable name, e.g. route", unique=True)
    name: Mapped[str] = words("name as a reader sees it")


class MetricLink(Base):
    """What a metric is to others, so that rules can be generic."""

    __tablename__ = "metric_links"
    __table_args__ = table(
        one_of(
            "type",
            ("rate_of", "drop_between", "multiple_between", "multiple_of", "part_of", "counts_subjects",
             "counts_objects", "counts_terms", "times_is_period"),
        ),
        CheckConstraint("(type LIKE 'counts_%') = (relation_type_id IS NOT NULL)", name="relation_type"),
        CheckConstraint("(type LIKE 'counts_%') = (of_metric_id IS NULL)", name="of_metric"),
        CheckConstraint("(type = 'rate_of') = (per_metric_id IS NOT NULL)", name="per_metric"),
        comment="What a metric is to others: a rate of, a change between, a part of, a count of listed things.",
    )  # fmt: skip
    id: Mapped[int] = identifier("link")
    slug: Mapped[str] = words("stable name", unique=True)
    metric_id: Mapped[int] = refers("metrics", "the metric")
    type: Mapped[str] = words("what it is to the other: rate_of, part_of, counts_subjects, ...")
    of_metric_id: Mapped[int | None] = refers("metrics", "of which metric", nullable=True)
    per_metric_id: Mapped[int | None] = refers("metrics", "per which metric, for a rate", nullable=True)
    relation_type_id: Mapped[int | None] = refers("relation_types", "which listed relations it counts", nullable=True)


class MilestoneOrder(Base):
    """One kind of milestone cannot come after another on the same entity."""

    __tablename__ = "milestone_orders"
    __table_args__ = table(
        CheckConstraint("before_id <> after_id", name="two"),
        comment="Which kinds of milestone come before which on one entity.",
    )
    id: Mapped[int] = identifier("order")
    slug: Mapped[str] = words("stable name", unique=True)
    before_id: Mapped[int] = refers("milestone_types", "comes first, or on the same day")
    after_id: Mapped[int] = refers("milestone_types", "comes after")


class Label(Base):
    """What something of the vocabulary, or a text of ours, is called in another language than English."""

    __tablename__ = "labels"
    __table_args__ = table(
        UniqueConstraint("list", "slug", "language"),
        one_of(
            "list",
            ("entities", "acronyms", "metrics", "units", "symbols", "breakdowns", "relation_types", "milestone_types",
             "topics", "texts"),
        ),
        CheckConstraint("language <> 'en'", name="language"),
        comment="Names of the vocabulary, and our own texts, in other languages than English.",
    )  # fmt: skip
    id: Mapped[int] = identifier("label")
    list: Mapped[str] = words("which list it belongs to; texts are what statements, roles and notes say")
    slug: Mapped[str] = words("slug in that list; of a text, its English wording")
    language: Mapped[str] = words("language of the name, ISO 639-1")
    name: Mapped[str] = words("name as a reader sees it")
