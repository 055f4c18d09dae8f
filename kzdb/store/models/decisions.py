"""What is ours: which claim is preferred and why, which failing check is waived."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.store.base import Base, Id, Words
from kzdb.store.models.columns import identifier, iso_dates, refers, table, words


class Decision(Base):
    """A choice among rival claims. Like a claim it is never changed, only closed."""

    __tablename__ = "decisions"
    __table_args__ = table(
        iso_dates("decided_on"),
        CheckConstraint("rec_to > rec_from", name="recorded"),
        comment="Choices among rival claims, with reasons. One lapses when a side no longer says what was seen.",
    )
    id: Mapped[int] = identifier("decision")
    slug: Mapped[str] = words("name of the decision in seeds/decisions")
    fact_id: Mapped[int] = refers("facts", "the question decided")
    preferred_source_id: Mapped[int] = refers("sources", "whose claim is preferred")
    preferred_variant: Mapped[str] = words("which of its claims")
    reason: Mapped[str] = words("why")
    decided_by: Mapped[str] = words("by whom")
    decided_on: Mapped[str] = words("when, ISO date")
    content_hash: Mapped[str] = words("hash of all it says; equal hash, equal decision")
    rec_from: Mapped[int] = refers("revisions", "first revision that held it")
    rec_to: Mapped[int | None] = refers("revisions", "first revision that no longer held it", nullable=True)


Index(
    "uq_decisions_live", Decision.fact_id,
    unique=True, sqlite_where=text("rec_to IS NULL"), postgresql_where=text("rec_to IS NULL"),
)  # fmt: skip


class DecisionSide(Base):
    """One of the answers a decision was made among."""

    __tablename__ = "decision_sides"
    __table_args__ = table(comment="The answers a decision was made among, as they were seen.")
    decision_id: Mapped[int] = mapped_column(
        Id, ForeignKey("decisions.id"), primary_key=True, autoincrement=False, comment="the decision"
    )
    source_id: Mapped[int] = mapped_column(
        Id, ForeignKey("sources.id"), primary_key=True, autoincrement=False, comment="whose answer"
    )
    variant: Mapped[str] = mapped_column(Words, primary_key=True, comment="which of its answers")
    saw: Mapped[str] = words("the answer as it was seen")
    saw_key: Mapped[str] = words("the same in the form that answers are compared in")


class Waiver(Base):
    """A failing check that is accepted for a time."""

    __tablename__ = "waivers"
    __table_args__ = table(
        CheckConstraint("waived_on <= expires_on", name="order"),
        iso_dates("period_start", "period_end", "waived_on", "expires_on"),
        CheckConstraint("rec_to > rec_from", name="recorded"),
        comment="Failing checks that are accepted until a day, with reasons.",
    )
    id: Mapped[int] = identifier("waiver")
    slug: Mapped[str] = words("name of the waiver in seeds/decisions")
    rule: Mapped[str] = words("slug of the rule")
    subject: Mapped[str] = words("slug of the subject the check is about")
    period_start: Mapped[str | None] = words("first day of the check's period; any when empty", nullable=True)
    period_end: Mapped[str | None] = words("last day of the check's period; any when empty", nullable=True)
    reason: Mapped[str] = words("why")
    waived_by: Mapped[str] = words("by whom")
    waived_on: Mapped[str] = words("when, ISO date")
    expires_on: Mapped[str] = words("last day it counts, ISO date")
    content_hash: Mapped[str] = words("hash of all it says")
    rec_from: Mapped[int] = refers("revisions", "first revision that held it")
    rec_to: Mapped[int | None] = refers("revisions", "first revision that no longer held it", nullable=True)


class RowVersion(Base):
    """What a row of the vocabulary, of a source or of an edition said, from one revision to another."""

    __tablename__ = "row_versions"
    __table_args__ = table(
        CheckConstraint("rec_to > rec_from", name="recorded"),
        comment="Every version of every row that may change (vocabulary, sources, editions), so that an old revision "
        "can be read back to the letter.",
    )
    id: Mapped[int] = identifier("version")
    table_name: Mapped[str] = words("table of the row")
    row_key: Mapped[str] = words("primary key of the row, with commas between its parts")
    content: Mapped[str] = words("the row as JSON, keys in order")
    rec_from: Mapped[int] = refers("revisions", "first revision that held it")
    rec_to: Mapped[int | None] = refers("revisions", "first revision that no longer held it", nullable=True)


Index(
    "uq_row_versions_live", RowVersion.table_name, RowVersion.row_key,
    unique=True, sqlite_where=text("rec_to IS NULL"), postgresql_where=text("rec_to IS NULL"),
)  # fmt: skip
