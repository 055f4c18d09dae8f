"""The closed lists that claims are written with; from seeds/vocabulary."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.facts.claims import ENTITY_KINDS
from kzdb.store.base import Base, Id, Words
from kzdb.store.models.columns import identifier, one_of, refers, table, words

LINK_TYPES = (
    "rate_of", "drop_between", "multiple_between", "multiple_of", "part_of", "counts_subjects", "counts_objects",
    "counts_terms", "times_is_period",
)  # fmt: skip
METRIC_NATURES = ("stock", "flow", "price", "rate", "share", "count", "ratio")
LABEL_LISTS = (
    "entities", "acronyms", "metrics", "definitions", "units", "symbols", "breakdowns", "relation_types",
    "inverse_relations", "milestone_types", "topics", "themes", "decisions", "waivers",
)  # fmt: skip


def _weight(what: str) -> Mapped[int]:
    return mapped_column(Id, comment=f"how much the {what} matters to a reader: the larger, the earlier it is shown")


class Theme(Base):
    """A section of a reader's interest: supply, demand, money."""

    __tablename__ = "themes"
    __table_args__ = table(
        comment="What a reader looks for: the sections in which metrics, topics and relations appear."
    )
    id: Mapped[int] = identifier("theme")
    slug: Mapped[str] = words("stable name, e.g. supply", unique=True)
    name: Mapped[str] = words("name as a reader sees it")
    weight: Mapped[int] = _weight("theme")


class Unit(Base):
    """A unit with its exact factor to a base unit; a currency is its own base, within the dimension money."""

    __tablename__ = "units"
    __table_args__ = table(
        CheckConstraint("num > 0 AND den > 0", name="factor"),
        CheckConstraint("base_id <> id OR num = den", name="base"),
        comment="Units of measurement, each with its exact factor to a base unit. Figures with one base unit compare.",
    )
    id: Mapped[int] = identifier("unit")
    slug: Mapped[str] = words("stable name, e.g. kg", unique=True)
    name: Mapped[str] = words("name in words, e.g. kilograms")
    symbol: Mapped[str] = words("what is printed behind a number; empty when nothing is")
    dimension: Mapped[str] = words("what it measures: mass, people, money, ...")
    base_id: Mapped[int] = refers("units", "the unit it is converted to; figures of other bases need a cited rate")
    num: Mapped[int] = mapped_column(Id, comment="numerator of the factor to the base unit")
    den: Mapped[int] = mapped_column(Id, comment="denominator of the factor to the base unit")


class Metric(Base):
    """Something that is measured or counted."""

    __tablename__ = "metrics"
    __table_args__ = table(
        one_of("nature", METRIC_NATURES),
        comment="What is measured or counted, with its definition, its dimension and where a reader looks for it.",
    )
    id: Mapped[int] = identifier("metric")
    slug: Mapped[str] = words("stable name, e.g. drug_seizures", unique=True)
    name: Mapped[str] = words("name as a reader sees it")
    definition: Mapped[str] = words("what exactly is counted")
    dimension: Mapped[str] = words("the dimension of its units")
    unit_id: Mapped[int] = refers("units", "the unit it is mostly shown in")
    nature: Mapped[str] = words("stock, flow, price, rate, share, count or ratio")
    theme_id: Mapped[int] = refers("themes", "the theme it belongs to")
    weight: Mapped[int] = _weight("metric")


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
    """A way in which one entity relates to another."""

    __tablename__ = "relation_types"
    __table_args__ = table(
        CheckConstraint("single_valued IN (0, 1)", name="single_valued"),
        comment="Ways in which one entity relates to another.",
    )
    id: Mapped[int] = identifier("relation type")
    slug: Mapped[str] = words("stable name, e.g. member_of", unique=True)
    name: Mapped[str] = words("read from subject to object")
    inverse_name: Mapped[str] = words("read from object to subject")
    single_valued: Mapped[int] = mapped_column(Id, comment="1 when a subject has one such object at a time")
    theme_id: Mapped[int] = refers("themes", "the theme it belongs to")
    weight: Mapped[int] = _weight("relation")


class RelationTypeKind(Base):
    """A kind of entity that may be at one side of a relation."""

    __tablename__ = "relation_type_kinds"
    __table_args__ = table(
        one_of("side", ("subject", "object")),
        one_of("kind", ENTITY_KINDS),
        comment="Which kinds of entity may be the subject and the object of each relation type.",
    )
    relation_type_id: Mapped[int] = mapped_column(
        Id, ForeignKey("relation_types.id"), primary_key=True, autoincrement=False, comment="the relation type"
    )
    side: Mapped[str] = mapped_column(Words, primary_key=True, comment="subject or object")
    kind: Mapped[str] = mapped_column(Words, primary_key=True, comment="a kind of entity allowed there")


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
    theme_id: Mapped[int] = refers("themes", "the theme it belongs to")
    weight: Mapped[int] = _weight("topic")


class MetricLink(Base):
    """What a metric is to others, so that rules can be generic."""

    __tablename__ = "metric_links"
    __table_args__ = table(
        one_of("type", LINK_TYPES),
        CheckConstraint("(type LIKE 'counts_%') = (relation_type_id IS NOT NULL)", name="relation_type"),
        CheckConstraint("(type LIKE 'counts_%') = (of_metric_id IS NULL)", name="of_metric"),
        CheckConstraint("(type = 'rate_of') = (per_metric_id IS NOT NULL)", name="per_metric"),
        comment="What a metric is to others: a rate of, a change between, a part of, a count of listed things.",
    )
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
    """What something of the vocabulary is called in another language than English."""

    __tablename__ = "labels"
    __table_args__ = table(
        UniqueConstraint("list", "slug", "language"),
        one_of("list", LABEL_LISTS),
        CheckConstraint("language <> 'en'", name="language"),
        comment="Names of the vocabulary in other languages than English.",
    )
    id: Mapped[int] = identifier("label")
    list: Mapped[str] = words("which list it belongs to")
    slug: Mapped[str] = words("slug in that list")
    language: Mapped[str] = words("language of the name, ISO 639-1")
    name: Mapped[str] = words("name as a reader sees it")
