"""Who says so: a source, these bytes of it, and where in them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.store.base import Base, Id
from kzdb.store.models.columns import identifier, iso_dates, one_of, refers, table, words


class Source(Base):
    """A work that claims are taken from."""

    __tablename__ = "sources"
    __table_args__ = table(
        one_of("reliability", "ABCDEF"),
        comment="Works that claims are taken from, graded A-F by the Admiralty code.",
    )
    id: Mapped[int] = identifier("source")
    slug: Mapped[str] = words("stable name: the folder under seeds/", unique=True)
    title: Mapped[str] = words("title of the work")
    publisher_id: Mapped[int] = refers("organisations", "who published it")
    language: Mapped[str] = words("ISO 639-1 code")
    licence: Mapped[str] = words("under what terms it may be used")
    url: Mapped[str | None] = words("where it was published, if the document says so", nullable=True)
    reliability: Mapped[str] = words("Admiralty code: A reliable ... E unreliable, F cannot be judged")
    reliability_reason: Mapped[str] = words("why that grade")


class SourceRelation(Base):
    """One source takes from another, so that the two are no independent witnesses."""

    __tablename__ = "source_relies_on"
    __table_args__ = table(
        CheckConstraint("source_id <> upstream_id", name="not_itself"),
        comment="Which source takes from which: such two are no independent witnesses.",
    )
    source_id: Mapped[int] = mapped_column(
        Id, ForeignKey("sources.id"), primary_key=True, autoincrement=False, comment="who takes"
    )
    upstream_id: Mapped[int] = mapped_column(
        Id, ForeignKey("sources.id"), primary_key=True, autoincrement=False, comment="from whom"
    )


class SourceEdition(Base):
    """These bytes of a source."""

    __tablename__ = "source_editions"
    __table_args__ = table(
        UniqueConstraint("source_id", "sha256"),
        UniqueConstraint("id", "source_id"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        iso_dates("published_on"),
        one_of("published_precision", ("day", "month", "year", "unknown")),
        CheckConstraint("(published_on IS NULL) = (published_precision = 'unknown')", name="published"),
        comment="Editions of sources: one file, known by its SHA-256.",
    )
    id: Mapped[int] = identifier("edition")
    source_id: Mapped[int] = refers("sources", "the source")
    label: Mapped[str] = words("name of the edition")
    document: Mapped[str] = words("file name of the document")
    sha256: Mapped[str] = words("SHA-256 of the document's bytes")
    published_on: Mapped[str | None] = words("first day it can have been published, ISO date", nullable=True)
    published_precision: Mapped[str] = words("how precisely that is known: day, month, year or unknown")
    published_note: Mapped[str | None] = words("where the date comes from, if it is not plain", nullable=True)


class Passage(Base):
    """A run of words in an edition."""

    __tablename__ = "passages"
    __table_args__ = table(
        UniqueConstraint("source_edition_id", "line", "char_start", "char_end", "quote", name="uq_passages_place"),
        UniqueConstraint("id", "source_edition_id"),
        CheckConstraint("line >= 1 AND char_start >= 0 AND char_end > char_start", name="span"),
        CheckConstraint("verified IN (0, 1)", name="verified"),
        comment="Runs of words in an edition: what a claim is cited to. Never changed, but for being verified.",
    )
    id: Mapped[int] = identifier("passage")
    source_edition_id: Mapped[int] = refers("source_editions", "the edition")
    line: Mapped[int] = mapped_column(Id, comment="line of the document, from 1")
    char_start: Mapped[int] = mapped_column(Id, comment="where in the line it starts, in code points from 0")
    char_end: Mapped[int] = mapped_column(Id, comment="where it ends, not included")
    quote: Mapped[str] = words("the words, verbatim")
    verified: Mapped[int] = mapped_column(Id, comment="1 when the words were found there in the document's bytes")
