"""The heart: what a source edition says about a fact, from one load revision to another, cited to a passage.

No claim stands without a citation: `primary_citation_id` is NOT NULL and refers, deferred, to a citation of this very
claim into this very edition.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.facts.claims import KINDS, MODALITIES, NATURES
from kzdb.store.base import Base, Id, Words
from kzdb.store.models.columns import identifier, one_of, refers, table, words


class Revision(Base):
    """One committed load run."""

    __tablename__ = "revisions"
    __table_args__ = table(comment="Committed load runs, in order; the clock that claims are recorded by.")
    id: Mapped[int] = identifier("revision")
    loaded_at: Mapped[str] = words("when, UTC, ISO 8601")
    kzdb_version: Mapped[str] = words("which kzdb loaded")


class Input(Base):
    """What was loaded last, so that a load which would read the same again can say so at once."""

    __tablename__ = "inputs"
    __table_args__ = table(comment="Digests of what was loaded last: the vocabulary, each source, the program itself.")
    name: Mapped[str] = mapped_column(Words, primary_key=True, comment="what was read, e.g. sources/incsr_2015")
    sha256: Mapped[str] = words("digest of its files")


class Claim(Base):
    """One source edition's answer to one fact. Never updated but to be closed, never deleted."""

    __tablename__ = "claims"
    __table_args__ = table(
        UniqueConstraint("id", "kind"),
        UniqueConstraint("id", "source_edition_id"),
        ForeignKeyConstraint(["fact_id", "kind"], ["facts.id", "facts.kind"]),
        ForeignKeyConstraint(
            ["source_edition_id", "source_id"], ["source_editions.id", "source_editions.source_id"]
        ),
        ForeignKeyConstraint(
            ["primary_citation_id", "id", "source_edition_id"],
            ["citations.id", "citations.claim_id", "citations.source_edition_id"],
            name="fk_claims_primary_citation",
            deferrable=True, initially="DEFERRED", use_alter=True,
        ),
        one_of("kind", KINDS),
        one_of("nature", NATURES),
        one_of("modality", MODALITIES),
        CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility"),
        CheckConstraint("rec_to > rec_from", name="recorded"),
        CheckConstraint("(rec_to IS NULL) = (end_reason IS NULL)", name="end_reason"),
        CheckConstraint("end_reason IN ('superseded', 'withdrawn')", name="end_reason_value"),
        CheckConstraint(
            "variant = 'main' OR variant LIKE 'reading:_%' OR variant LIKE 'mention:_%'", name="variant"
        ),
        comment="What one source edition says about one fact, from one revision to another.",
    )  # fmt: skip
    id: Mapped[int] = identifier("claim")
    fact_id: Mapped[int] = mapped_column(Id, comment="the question")
    kind: Mapped[str] = words("the question's kind")
    source_id: Mapped[int] = mapped_column(Id, comment="who says so")
    source_edition_id: Mapped[int] = mapped_column(Id, comment="in which edition")
    variant: Mapped[str] = words("main; reading:… another reading of the passage; mention:… said a second time")
    nature: Mapped[str] = words("reported, estimated, modelled or derived")
    modality: Mapped[str] = words("fact, draft, planned, forecast or in_progress")
    attributed_to_id: Mapped[int | None] = refers("entities", "who says so inside the document", nullable=True)
    credibility: Mapped[int | None] = mapped_column(
        Id, nullable=True, comment="Admiralty code: 1 confirmed ... 6 cannot be judged"
    )
    note: Mapped[str | None] = words("how a garbled passage is read, and why", nullable=True)
    content_hash: Mapped[str] = words("hash of all the claim says and cites; equal hash, equal claim")
    primary_citation_id: Mapped[int] = mapped_column(Id, comment="the citation that carries the claim")
    rec_from: Mapped[int] = refers("revisions", "first revision that held it")
    rec_to: Mapped[int | None] = refers("revisions", "first revision that held it no more", nullable=True)
    end_reason: Mapped[str | None] = words("superseded or withdrawn", nullable=True)
    supersedes_id: Mapped[int | None] = refers("claims", "the claim it took the place of", nullable=True)


Index(
    "uq_claims_live",
    Claim.fact_id, Claim.source_id, Claim.variant,
    unique=True, sqlite_where=text("rec_to IS NULL"), postgresql_where=text("rec_to IS NULL"),
)  # fmt: skip


class Citation(Base):
    """Ties a claim to a passage of the edition that makes it."""

    __tablename__ = "citations"
    __table_args__ = table(
        UniqueConstraint("id", "claim_id", "source_edition_id"),
        UniqueConstraint("claim_id", "passage_id"),
        ForeignKeyConstraint(["claim_id", "source_edition_id"], ["claims.id", "claims.source_edition_id"]),
        ForeignKeyConstraint(["passage_id", "source_edition_id"], ["passages.id", "passages.source_edition_id"]),
        comment="Which passage carries which claim; always one of the claim's own edition.",
    )
    id: Mapped[int] = identifier("citation")
    claim_id: Mapped[int] = mapped_column(Id, comment="the claim")
    source_edition_id: Mapped[int] = mapped_column(Id, comment="the edition of both")
    passage_id: Mapped[int] = mapped_column(Id, comment="the passage")
