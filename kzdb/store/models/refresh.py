"""What the scheduled refresh does: slots, leases, decisions, editions, incidents, deliveries.

Times are instants of UTC as `2026-11-28T06:00:00+00:00`, so that they sort as text. None of it is a claim: it has no
revision, and loading seeds never touches it.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.store.base import Base, Id, Words
from kzdb.store.models.columns import identifier, one_of, table, words

SLOT_STATES = ("waiting", "done", "unchanged", "skipped", "failed")
DELIVERY_STATES = ("intended", "done", "failed", "unknown", "refused")


class Edition(Base):
    """A report that was built and published with a number: never changed, never deleted."""

    __tablename__ = "editions"
    __table_args__ = table(
        UniqueConstraint("report", "params", "language", "number", "letter"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("length(data_sha256) = 64 AND length(form_sha256) = 64", name="fingerprints"),
        comment="Register of editions: what was published when, from what, and the hashes of its files.",
    )
    id: Mapped[int] = identifier("edition of a report")
    report: Mapped[str] = words("folder of the report")
    params: Mapped[str] = words("its parameters as JSON, keys in order, without as_of")
    language: Mapped[str] = words("language, two letters")
    number: Mapped[int] = mapped_column(Id, comment="number, from 1; the same in each language for the same data")
    letter: Mapped[str] = words("empty, or a, b, c: printed again from the same data in another form")
    as_of: Mapped[str] = words("day of its cut-off, ISO date")
    revision: Mapped[int] = mapped_column(Id, ForeignKey("revisions.id"), comment="revision it was built from")
    data_sha256: Mapped[str] = words("fingerprint of its rows and their evidence")
    form_sha256: Mapped[str] = words("fingerprint of templates, styles, fonts, texts and versions")
    folder: Mapped[str] = words("its folder below var/editions")
    files: Mapped[str] = words("SHA-256 of each of its files, by name, as JSON")
    why: Mapped[str] = words("why it was made, in a sentence")
    corrects_id: Mapped[int | None] = mapped_column(
        Id, ForeignKey("editions.id"), nullable=True, comment="the edition that it corrects, if it corrects one"
    )
    made_at: Mapped[str] = words("when it was built, UTC")
    published_at: Mapped[str] = words("when it was put in its place, UTC")


class Slot(Base):
    """A scheduled instant of one stream of editions. Whoever inserts the row runs it."""

    __tablename__ = "slots"
    __table_args__ = table(
        UniqueConstraint("report", "params", "language", "due_at"),
        one_of("state", SLOT_STATES),
        CheckConstraint("attempts >= 0", name="attempts"),
        CheckConstraint("(state = 'done') = (edition_id IS NOT NULL)", name="evidence"),
        comment="Scheduled instants, each once: what became of it, and why.",
    )
    id: Mapped[int] = identifier("slot")
    report: Mapped[str] = words("folder of the report")
    params: Mapped[str] = words("its parameters as JSON, keys in order, without as_of")
    language: Mapped[str] = words("language, two letters")
    due_at: Mapped[str] = words("the instant, UTC")
    state: Mapped[str] = words("waiting, done, unchanged, skipped or failed")
    reason: Mapped[str] = words("why it is in that state")
    attempts: Mapped[int] = mapped_column(Id, comment="how often it was tried")
    try_after: Mapped[str | None] = words("not before this instant, UTC", nullable=True)
    made_from: Mapped[str | None] = words("digest of what a failed attempt was made from", nullable=True)
    edition_id: Mapped[int | None] = mapped_column(
        Id, ForeignKey("editions.id"), nullable=True, comment="the edition it led to"
    )
    decided_at: Mapped[str] = words("when it came into that state, UTC")


class Lease(Base):
    """Who may work on a thing, and until when. A dead holder's lease expires and is taken over."""

    __tablename__ = "leases"
    __table_args__ = table(
        comment="Who works on what: writes are made under the owner's token or not at all.",
    )
    name: Mapped[str] = mapped_column(Words, primary_key=True, comment="what is held, like a stream of editions")
    token: Mapped[str] = words("the owner's token, a new one each time it is taken")
    holder: Mapped[str] = words("process and host")
    taken_at: Mapped[str] = words("since when, UTC")
    beat_at: Mapped[str] = words("last sign of life, UTC")
    expires_at: Mapped[str] = words("free after this instant, UTC")


class Judgement(Base):
    """What a refresh decided about a stream, and why. The same again only counts up."""

    __tablename__ = "refresh_log"
    __table_args__ = table(
        CheckConstraint("times >= 1", name="times"),
        comment="Every decision of every refresh with its reason; one that repeats is one row that counts.",
    )
    id: Mapped[int] = identifier("decision")
    report: Mapped[str] = words("folder of the report; empty for the whole workspace")
    params: Mapped[str] = words("its parameters as JSON; empty for the whole report")
    language: Mapped[str] = words("language, two letters; empty for all")
    decision: Mapped[str] = words("not due, unchanged, skipped, built, failed, ...")
    reason: Mapped[str] = words("why")
    times: Mapped[int] = mapped_column(Id, comment="how often it was decided so without anything else in between")
    first_at: Mapped[str] = words("when it was decided first, UTC")
    last_at: Mapped[str] = words("when it was decided last, UTC")


Index("ix_refresh_log_stream", Judgement.report, Judgement.params, Judgement.language)


class Incident(Base):
    """A failure, from the first time it was seen until it was gone."""

    __tablename__ = "incidents"
    __table_args__ = table(comment="Failures: the owner hears of each once, and once of its end.")
    id: Mapped[int] = identifier("incident")
    report: Mapped[str] = words("folder of the report; empty for the whole workspace")
    params: Mapped[str] = words("its parameters as JSON; empty for the whole report")
    language: Mapped[str] = words("language, two letters; empty for all")
    gate: Mapped[str] = words("first gate that failed: load, publish, schedule, or one of the report's engine")
    reason: Mapped[str] = words("what it said")
    opened_at: Mapped[str] = words("when it failed first, UTC")
    closed_at: Mapped[str | None] = words("when it was well again, UTC", nullable=True)


Index(
    "uq_incidents_open", Incident.report, Incident.params, Incident.language,
    unique=True, sqlite_where=text("closed_at IS NULL"), postgresql_where=text("closed_at IS NULL"),
)  # fmt: skip


class Delivery(Base):
    """One message to one recipient by one channel. The row is there before anything is sent."""

    __tablename__ = "deliveries"
    __table_args__ = table(
        UniqueConstraint("about", "channel", "recipient"),
        one_of("state", DELIVERY_STATES),
        one_of("channel", ("mail", "webhook")),
        CheckConstraint("attempts >= 0", name="attempts"),
        comment="What was sent to whom. One whose end is unknown is never repeated by itself.",
    )
    id: Mapped[int] = identifier("delivery")
    about: Mapped[str] = words("what it is about: edition:12, incident:3, recovery:3")
    edition_id: Mapped[int | None] = mapped_column(
        Id, ForeignKey("editions.id"), nullable=True, comment="the edition that was sent, if one was"
    )
    channel: Mapped[str] = words("mail or webhook")
    recipient: Mapped[str] = words("address")
    state: Mapped[str] = words("intended, done, failed (may be repeated), refused (may not) or unknown")
    reason: Mapped[str] = words("what the other side said")
    attempts: Mapped[int] = mapped_column(Id, comment="how often it was tried")
    try_after: Mapped[str | None] = words("not before this instant, UTC", nullable=True)
    token: Mapped[str] = words("token of the lease under which it was sent")
    changed_at: Mapped[str] = words("when it came into that state, UTC")


REFRESH_TABLES = frozenset(model.__tablename__ for model in (Edition, Slot, Lease, Judgement, Incident, Delivery))
"""The tables of this module."""
