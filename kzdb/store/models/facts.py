"""What is asked: one supertype, and for each kind of question the slot that makes it the same question."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.facts.claims import KINDS, NAME_KINDS
from kzdb.facts.periods import PERIOD_TYPES
from kzdb.store.base import Base, Id
from kzdb.store.models.columns import constant_kind, identifier, iso_dates, one_of, refers, table, words


class Fact(Base):
    """A question."""

    __tablename__ = "facts"
    __table_args__ = table(
        UniqueConstraint("id", "kind"),
        one_of("kind", KINDS),
        comment="Questions. What each asks is in the table of its kind, whose slot is the natural key.",
    )
    id: Mapped[int] = identifier("fact")
    kind: Mapped[str] = words("which kind of question")


def _fact_id() -> Mapped[int]:
    return mapped_column(Id, primary_key=True, autoincrement=False, comment="fact")


def _n(what: str) -> Mapped[int]:
    return mapped_column(Id, comment=f"which of several {what}, from 1")


class ObservationFact(Base):
    """How much, of what, where, when."""

    __tablename__ = "observation_facts"
    __table_args__ = table(
        *constant_kind("facts", "fact_id", "observation"),
        UniqueConstraint(
            "metric_id", "subject_id", "breakdown_id", "period_start", "period_end", "period_type",
            name="uq_observation_facts_slot",
        ),
        one_of("period_type", PERIOD_TYPES),
        CheckConstraint("period_start <= period_end", name="period"),
        iso_dates("period_start", "period_end"),
        comment="Observations asked for: metric x subject x breakdown x period.",
    )  # fmt: skip
    fact_id: Mapped[int] = _fact_id()
    kind: Mapped[str] = words("always observation")
    metric_id: Mapped[int] = refers("metrics", "what is measured")
    subject_id: Mapped[int] = refers("entities", "of whom")
    breakdown_id: Mapped[int] = refers("breakdowns", "which part; total is the whole")
    period_start: Mapped[str] = words("first day, ISO date; 0001-01-01 when undated")
    period_end: Mapped[str] = words("last day, ISO date; 9999-12-31 when undated")
    period_type: Mapped[str] = words("year, nine_months, point, ...")


class RelationFact(Base):
    """Who is related to whom, and how."""

    __tablename__ = "relation_facts"
    __table_args__ = table(
        *constant_kind("facts", "fact_id", "relation"),
        UniqueConstraint("relation_type_id", "subject_id", "object_id", "n", name="uq_relation_facts_slot"),
        CheckConstraint("n >= 1", name="n"),
        comment="Relations asked for: subject - type -> object, for the n-th time.",
    )
    fact_id: Mapped[int] = _fact_id()
    kind: Mapped[str] = words("always relation")
    relation_type_id: Mapped[int] = refers("relation_types", "how")
    subject_id: Mapped[int] = refers("entities", "who")
    object_id: Mapped[int] = refers("entities", "to whom", index=True)
    n: Mapped[int] = _n("times")


class MilestoneFact(Base):
    """When something happened."""

    __tablename__ = "milestone_facts"
    __table_args__ = table(
        *constant_kind("facts", "fact_id", "milestone"),
        UniqueConstraint("milestone_type_id", "entity_id", "n", name="uq_milestone_facts_slot"),
        CheckConstraint("n >= 1", name="n"),
        comment="Milestones asked for: what happened to which entity, for the n-th time.",
    )
    fact_id: Mapped[int] = _fact_id()
    kind: Mapped[str] = words("always milestone")
    milestone_type_id: Mapped[int] = refers("milestone_types", "what happened")
    entity_id: Mapped[int] = refers("entities", "to what")
    n: Mapped[int] = _n("times")


class StatementFact(Base):
    """What is said on a topic."""

    __tablename__ = "statement_facts"
    __table_args__ = table(
        *constant_kind("facts", "fact_id", "statement"),
        UniqueConstraint("topic_id", "entity_id", "aspect", name="uq_statement_facts_slot"),
        comment="Statements asked for: entity x topic x aspect.",
    )
    fact_id: Mapped[int] = _fact_id()
    kind: Mapped[str] = words("always statement")
    topic_id: Mapped[int] = refers("topics", "about what")
    entity_id: Mapped[int] = refers("entities", "about whom")
    aspect: Mapped[str] = words("which side of the topic; main when it has one")


class NamingFact(Base):
    """What an entity is called."""

    __tablename__ = "naming_facts"
    __table_args__ = table(
        *constant_kind("facts", "fact_id", "naming"),
        UniqueConstraint("entity_id", "language", "name_kind", "n", name="uq_naming_facts_slot"),
        one_of("name_kind", NAME_KINDS),
        CheckConstraint("n >= 1", name="n"),
        comment="Names asked for: entity x language x kind of name, the n-th of them.",
    )
    fact_id: Mapped[int] = _fact_id()
    kind: Mapped[str] = words("always naming")
    entity_id: Mapped[int] = refers("entities", "whose name")
    language: Mapped[str] = words("ISO 639-1 code")
    name_kind: Mapped[str] = words("preferred, acronym, alias, former, transliteration or misspelling")
    n: Mapped[int] = _n("names")
