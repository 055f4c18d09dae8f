"""What is answered: for each kind of claim the table that holds its answer. Written once, never changed."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.facts.claims import STATEMENT_SORTS
from kzdb.facts.figures import INTERVAL_KINDS
from kzdb.store.base import Base, Id, Real
from kzdb.store.models.columns import constant_kind, iso_dates, one_of, refers, table, words


def _claim_id() -> Mapped[int]:
    return mapped_column(Id, primary_key=True, autoincrement=False, comment="claim")


class Figure(Base):
    """A figure as printed: coef x 10^exp10, exactly."""

    __tablename__ = "figures"
    __table_args__ = table(
        *constant_kind("claims", "claim_id", "observation"),
        one_of("qualifier", ("exact", "about", "at_least", "at_most", "over", "under")),
        one_of("interval_kind", INTERVAL_KINDS),
        CheckConstraint("(coef_high IS NULL) = (exp10_high IS NULL)", name="range"),
        CheckConstraint("lo <= hi", name="interval"),
        comment="Figures as printed, exact, with the interval that print leaves open.",
    )
    claim_id: Mapped[int] = _claim_id()
    kind: Mapped[str] = words("always observation")
    coef: Mapped[int] = mapped_column(Id, comment="digits of the figure; value = coef x 10^exp10")
    exp10: Mapped[int] = mapped_column(Id, comment="power of ten of the last digit known")
    coef_high: Mapped[int | None] = mapped_column(Id, nullable=True, comment="digits of a range's upper end")
    exp10_high: Mapped[int | None] = mapped_column(Id, nullable=True, comment="power of ten of that end")
    qualifier: Mapped[str] = words("exact, about, at_least, at_most, over or under")
    unit_id: Mapped[int] = refers("units", "the unit printed")
    lo: Mapped[float | None] = mapped_column(
        Real,
        nullable=True,
        comment="least value left open, in the dimension's base unit, rounded down; none if open",
    )
    hi: Mapped[float | None] = mapped_column(
        Real, nullable=True, comment="greatest value left open, in the base unit, rounded up; none if open"
    )
    interval_kind: Mapped[str | None] = words(
        "what the source's own bounds are: confidence, uncertainty, minimum_maximum or unnamed; none without them",
        nullable=True,
    )


class RelationTerm(Base):
    """From when to when a relation held, and in what role."""

    __tablename__ = "relation_terms"
    __table_args__ = table(
        *constant_kind("claims", "claim_id", "relation"),
        CheckConstraint("(from_start IS NULL) = (from_precision IS NULL)", name="from_precision"),
        CheckConstraint("(to_end IS NULL) = (to_precision IS NULL)", name="to_precision"),
        CheckConstraint("from_start <= to_end", name="order"),
        iso_dates("from_start", "from_end", "to_start", "to_end"),
        comment="From when to when a relation held, and in what role.",
    )
    claim_id: Mapped[int] = _claim_id()
    kind: Mapped[str] = words("always relation")
    from_start: Mapped[str | None] = words("first day it can have begun, ISO date", nullable=True)
    from_end: Mapped[str | None] = words("last day it can have begun, ISO date", nullable=True)
    from_precision: Mapped[str | None] = words("day, month or year", nullable=True)
    to_start: Mapped[str | None] = words("first day it can have ended, ISO date", nullable=True)
    to_end: Mapped[str | None] = words("last day it can have ended, ISO date", nullable=True)
    to_precision: Mapped[str | None] = words("day, month or year", nullable=True)
    role: Mapped[str | None] = words("in what role", nullable=True)


class MilestoneDate(Base):
    """When a milestone was."""

    __tablename__ = "milestone_dates"
    __table_args__ = table(
        *constant_kind("claims", "claim_id", "milestone"),
        one_of("date_precision", ("day", "month", "year")),
        CheckConstraint("date_start <= date_end", name="order"),
        iso_dates("date_start", "date_end"),
        comment="When milestones were: a day, or as near as the source says.",
    )
    claim_id: Mapped[int] = _claim_id()
    kind: Mapped[str] = words("always milestone")
    date_start: Mapped[str] = words("first day, ISO date")
    date_end: Mapped[str] = words("last day, ISO date")
    date_precision: Mapped[str] = words("day, month or year")


class StatementText(Base):
    """What is said, in kzdb's own words."""

    __tablename__ = "statement_texts"
    __table_args__ = table(
        *constant_kind("claims", "claim_id", "statement"),
        one_of("sort", STATEMENT_SORTS),
        comment="What is said, in kzdb's own words.",
    )
    claim_id: Mapped[int] = _claim_id()
    kind: Mapped[str] = words("always statement")
    says: Mapped[str] = words("what is said, in our own words")
    sort: Mapped[str] = words("observation, cause (somebody claims one) or judgement (of value)")


class GivenName(Base):
    """A name."""

    __tablename__ = "given_names"
    __table_args__ = table(*constant_kind("claims", "claim_id", "naming"), comment="Names, as the source spells them.")
    claim_id: Mapped[int] = _claim_id()
    kind: Mapped[str] = words("always naming")
    name: Mapped[str] = words("the name")
