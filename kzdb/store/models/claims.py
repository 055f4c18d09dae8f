"""The heart: what a source says about a fact, from one revision to another, cited to passages.

No claim is live without a live citation: a live claim refers, by a deferred key, to a citation of its own whose `live`
is 1, and a closed citation has 0 there.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.facts.claims import INFERABLE, KINDS, MODALITIES, NATURES
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
    name: Mapped[str] = mapped_column(Words, primary_key=True, comment="what was read, e.g. seeds/incsr_2015")
    sha256: Mapped[str] = words("digest of its files")


class Claim(Base):
    """One source's answer to one fact. What it says never changes; it is closed, and cited again, but not deleted."""

    __tablename__ = "claims"
    __table_args__ = table(
        UniqueConstraint("id", "kind"),
        UniqueConstraint("id", "source_id"),
        ForeignKeyConstraint(["fact_id", "kind"], ["facts.id", "facts.kind"]),
        ForeignKeyConstraint(
            ["primary_citation_id", "id", "live"],
            ["citations.id", "citations.claim_id", "citations.live"],
            name="fk_claims_primary_citation",
            deferrable=True, initially="DEFERRED", use_alter=True,
        ),
        one_of("kind", KINDS),
        one_of("nature", NATURES),
        one_of("modality", MODALITIES),
        CheckConstraint("rec_to > rec_from", name="recorded"),
        CheckConstraint("(rec_to IS NULL) = (live IS NOT NULL) AND coalesce(live, 1) = 1", name="live"),
        CheckConstraint("(rec_to IS NULL) = (end_reason IS NULL)", name="end_reason"),
        CheckConstraint("end_reason IN ('superseded', 'withdrawn')", name="end_reason_value"),
        CheckConstraint(
            "variant = 'main' OR variant LIKE 'reading:_%' OR variant LIKE 'mention:_%'", name="variant"
        ),
        comment="What one source says about one fact, from one revision to another.",
    )  # fmt: skip
    id: Mapped[int] = identifier("claim")
    fact_id: Mapped[int] = mapped_column(Id, comment="the question")
    kind: Mapped[str] = words("the question's kind")
    source_id: Mapped[int] = refers("sources", "who says so")
    variant: Mapped[str] = words("main; reading:… another reading of the passage; mention:… said a second time")
    nature: Mapped[str] = words("reported, estimated, modelled or derived")
    modality: Mapped[str] = words("fact, draft, planned, forecast or in_progress")
    attributed_to_id: Mapped[int | None] = refers("entities", "who says so inside the document", nullable=True)
    answer_hash: Mapped[str] = words("hash of what is said; equal hash, equal claim, wherever it is said")
    evidence_hash: Mapped[str] = words("hash of where it is said now")
    primary_citation_id: Mapped[int] = mapped_column(Id, comment="the citation that carries the claim")
    live: Mapped[int | None] = mapped_column(Id, nullable=True, comment="1 while the claim is live, empty afterwards")
    rec_from: Mapped[int] = refers("revisions", "first revision that held it")
    rec_to: Mapped[int | None] = refers("revisions", "first revision that no longer held it", nullable=True)
    end_reason: Mapped[str | None] = words("superseded or withdrawn", nullable=True)
    supersedes_id: Mapped[int | None] = refers("claims", "the claim it took the place of", nullable=True)


Index(
    "uq_claims_live",
    Claim.fact_id, Claim.source_id, Claim.variant,
    unique=True, sqlite_where=text("rec_to IS NULL"), postgresql_where=text("rec_to IS NULL"),
)  # fmt: skip
Index(
    "ix_claims_source", Claim.source_id, Claim.kind,
    sqlite_where=text("rec_to IS NULL"), postgresql_where=text("rec_to IS NULL"),
)  # fmt: skip


class Citation(Base):
    """Ties a claim to a passage of its source, from one revision to another."""

    __tablename__ = "citations"
    __table_args__ = table(
        UniqueConstraint("id", "claim_id", "live"),
        UniqueConstraint("claim_id", "passage_id", "rec_from"),
        ForeignKeyConstraint(["claim_id", "source_id"], ["claims.id", "claims.source_id"]),
        ForeignKeyConstraint(["passage_id", "source_id"], ["passages.id", "passages.source_id"]),
        CheckConstraint("position >= 1", name="position"),
        CheckConstraint("rec_to > rec_from", name="recorded"),
        CheckConstraint("live = CASE WHEN rec_to IS NULL THEN 1 ELSE 0 END", name="live"),
        comment="Which passage carries which claim, from one revision to another; always one of its own source.",
    )
    id: Mapped[int] = identifier("citation")
    claim_id: Mapped[int] = mapped_column(Id, comment="the claim")
    source_id: Mapped[int] = mapped_column(Id, comment="the source of both")
    passage_id: Mapped[int] = mapped_column(Id, comment="the passage")
    position: Mapped[int] = mapped_column(Id, comment="1 for the passage that carries the claim, then the others")
    printed: Mapped[str | None] = words("of a figure: the part of the quote that is the figure", nullable=True)
    live: Mapped[int] = mapped_column(Id, comment="1 while the citation is live, else 0")
    rec_from: Mapped[int] = refers("revisions", "first revision that held it")
    rec_to: Mapped[int | None] = refers("revisions", "first revision that no longer held it", nullable=True)


class Remark(Base):
    """What we say about a claim; it may change while the claim stays."""

    __tablename__ = "remarks"
    __table_args__ = table(
        CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility"),
        CheckConstraint("rec_to > rec_from", name="recorded"),
        comment="Our remarks on claims, from one revision to another: how a passage is read, how credible it is.",
    )
    id: Mapped[int] = identifier("remark")
    claim_id: Mapped[int] = refers("claims", "the claim")
    note: Mapped[str | None] = words("how a garbled passage is read, and why", nullable=True)
    credibility: Mapped[int | None] = mapped_column(
        Id, nullable=True, comment="Admiralty code: 1 confirmed ... 6 cannot be judged"
    )
    content_hash: Mapped[str] = words("hash of all it says")
    rec_from: Mapped[int] = refers("revisions", "first revision that held it")
    rec_to: Mapped[int | None] = refers("revisions", "first revision that no longer held it", nullable=True)


Index(
    "uq_remarks_live", Remark.claim_id,
    unique=True, sqlite_where=text("rec_to IS NULL"), postgresql_where=text("rec_to IS NULL"),
)  # fmt: skip


class Inference(Base):
    """Something a claim holds that its passages do not say in so many words."""

    __tablename__ = "inferences"
    __table_args__ = table(
        one_of("attribute", INFERABLE),
        comment="What of a claim we inferred: readers see a mark next to it, and the remark says how.",
    )
    remark_id: Mapped[int] = mapped_column(
        Id, ForeignKey("remarks.id"), primary_key=True, autoincrement=False, comment="the remark that explains it"
    )
    attribute: Mapped[str] = mapped_column(Words, primary_key=True, comment="period, unit, subject, ...")
