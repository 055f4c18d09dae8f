"""Who says so: a source, its editions and which was read when, and where in them."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.facts.locators import LOCATOR_KINDS
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
    publisher_id: Mapped[int] = refers("entities", "who published it")
    language: Mapped[str] = words("ISO 639-1 code")
    licence: Mapped[str] = words("under what terms it may be used")
    url: Mapped[str | None] = words("where it was published, if the document says so", nullable=True)
    reliability: Mapped[str] = words("Admiralty code: A reliable ... E unreliable, F cannot be judged")
    reliability_reason: Mapped[str] = words("why that grade")


class ExpectedEdition(Base):
    """How often a new edition of a source comes, for those that come again."""

    __tablename__ = "expected_editions"
    __table_args__ = table(
        UniqueConstraint("source_id"),
        iso_dates("looked_on"),
        comment="How often a new edition of a source comes, and where people look for it.",
    )
    id: Mapped[int] = identifier("expectation")
    source_id: Mapped[int] = refers("sources", "the source")
    every: Mapped[str] = words("how often, like 1 year, 6 months or 90 days")
    look: Mapped[str] = words("where people look for it: an address, or words")
    looked_on: Mapped[str | None] = words("last day somebody looked, ISO date", nullable=True)


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


class CurrentEdition(Base):
    """Which edition of a source the base was read from, from one revision to another."""

    __tablename__ = "current_editions"
    __table_args__ = table(
        ForeignKeyConstraint(
            ["source_edition_id", "source_id"], ["source_editions.id", "source_editions.source_id"]
        ),
        CheckConstraint("proven IN (0, 1)", name="proven"),
        CheckConstraint("rec_to > rec_from", name="recorded"),
        comment="Which edition of a source its claims were read from, and whether every quote was found in its bytes.",
    )  # fmt: skip
    id: Mapped[int] = identifier("span")
    source_id: Mapped[int] = mapped_column(Id, comment="the source")
    source_edition_id: Mapped[int] = mapped_column(Id, comment="the edition it was read from")
    proven: Mapped[int] = mapped_column(Id, comment="1 when every quote was found in the document's bytes")
    rec_from: Mapped[int] = refers("revisions", "first revision read from it")
    rec_to: Mapped[int | None] = refers("revisions", "first revision no longer read from it", nullable=True)


Index(
    "uq_current_editions_live", CurrentEdition.source_id,
    unique=True, sqlite_where=text("rec_to IS NULL"), postgresql_where=text("rec_to IS NULL"),
)  # fmt: skip


class SourcePart(Base):
    """A part of a document that is known by a name: a sheet of a workbook, a list in a JSON file."""

    __tablename__ = "source_parts"
    __table_args__ = table(
        UniqueConstraint("source_id", "name"),
        CheckConstraint("number >= 1", name="number"),
        comment="Names of the parts of documents that passages refer to by number: sheets, lists of records.",
    )
    source_id: Mapped[int] = mapped_column(
        Id, ForeignKey("sources.id"), primary_key=True, autoincrement=False, comment="the source"
    )
    number: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False, comment="its number, from 1")
    name: Mapped[str] = words("its name in the document")


class Passage(Base):
    """A place in a source's document, and what is written there."""

    __tablename__ = "passages"
    __table_args__ = table(
        UniqueConstraint(
            "source_id",
            "kind",
            "line",
            "char_start",
            "line_end",
            "char_end",
            "page",
            "part",
            "row",
            "col",
            "quote",
            name="uq_passages_place",
        ),
        UniqueConstraint("id", "source_id"),
        one_of("kind", LOCATOR_KINDS),
        CheckConstraint(
            "(kind = 'text' AND line >= 1 AND char_start >= 0 AND page = 0 AND part = 0 AND row = 0 AND col = 0 "
            "AND (line_end > line OR (line_end = line AND char_end > char_start))) "
            "OR (kind = 'page' AND page >= 1 AND char_start >= 0 AND char_end > char_start AND line = 0 "
            "AND line_end = 0 AND part = 0 AND row = 0 AND col = 0) "
            "OR (kind = 'cell' AND part >= 1 AND row >= 1 AND col >= 1 AND page = 0 AND line = 0 AND line_end = 0 "
            "AND char_start = 0 AND char_end = 0) "
            "OR (kind = 'record' AND part >= 1 AND row >= 1 AND col = 0 AND page = 0 AND line = 0 AND line_end = 0 "
            "AND char_start = 0 AND char_end = 0)",
            name="place",
        ),
        comment="Places in documents that claims are cited to, with the words there. Never changed; it stays the same "
        "passage from edition to edition as long as the words stay where they are.",
    )
    id: Mapped[int] = identifier("passage")
    source_id: Mapped[int] = refers("sources", "the source")
    kind: Mapped[str] = words("text, page, cell or record: which of the numbers below say where")
    line: Mapped[int] = mapped_column(Id, comment="line it starts on, from 1; 0 when not by lines")
    char_start: Mapped[int] = mapped_column(Id, comment="where it starts in the line or page, in code points from 0")
    line_end: Mapped[int] = mapped_column(Id, comment="line it ends on")
    char_end: Mapped[int] = mapped_column(Id, comment="where it ends, not included")
    page: Mapped[int] = mapped_column(Id, comment="page, from 1; 0 when not by pages")
    part: Mapped[int] = mapped_column(Id, comment="sheet or list of records, by its number in source_parts")
    row: Mapped[int] = mapped_column(Id, comment="row or record, from 1 as stored in the file")
    col: Mapped[int] = mapped_column(Id, comment="column, from 1")
    quote: Mapped[str] = words("the words, as the document has them")


class TextLabel(Base):
    """A text of ours about a source (a statement, a role, a note) in another language than English."""

    __tablename__ = "text_labels"
    __table_args__ = table(
        UniqueConstraint("source_id", "text", "language"),
        CheckConstraint("language <> 'en'", name="language"),
        comment="Our own texts in other languages, known by their English wording and the source they are about.",
    )
    id: Mapped[int] = identifier("label")
    source_id: Mapped[int] = refers("sources", "the source whose claims have the text")
    text: Mapped[str] = words("the text in English")
    language: Mapped[str] = words("language of the label, ISO 639-1")
    label: Mapped[str] = words("the text in that language")
