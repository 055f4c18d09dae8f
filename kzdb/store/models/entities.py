"""What claims are about: one table for entities of every kind, and what only some kinds have."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.facts.claims import ENTITY_KINDS
from kzdb.store.base import Base, Id, Words
from kzdb.store.models.columns import constant_kind, identifier, iso_dates, one_of, refers, table, words


class Entity(Base):
    """Anything a claim can be about; the slug is its name for ever."""

    __tablename__ = "entities"
    __table_args__ = table(
        UniqueConstraint("id", "kind"),
        one_of("kind", ENTITY_KINDS),
        comment="Everything a claim can be about: countries, organisations, people, agreements and so on.",
    )
    id: Mapped[int] = identifier("entity")
    slug: Mapped[str] = words("stable name; ISO 3166 alpha-3 for a country", unique=True)
    kind: Mapped[str] = words("country, organisation, person, agreement, ...")
    type: Mapped[str] = words("what sort of that kind, e.g. ngo or convention; empty where the kind has no sorts")
    name: Mapped[str] = words("kzdb's own label; cited names are claims")
    country_id: Mapped[int | None] = refers("entities", "the country it belongs to, if to one", nullable=True)


class Country(Base):
    """What only countries have."""

    __tablename__ = "countries"
    __table_args__ = table(
        *constant_kind("entities", "id", "country"),
        comment="Countries, with their codes of ISO 3166 and the UN, and their fiscal year.",
    )
    id: Mapped[int] = identifier("entity")
    kind: Mapped[str] = words("always country")
    iso2: Mapped[str] = words("ISO 3166 alpha-2 code", unique=True)
    m49: Mapped[str] = words("UN M49 code, three digits", unique=True)
    fiscal_year: Mapped[str | None] = words("first day of its fiscal year and which year names it", nullable=True)


class AggregateMember(Base):
    """A country, or another aggregate, that an aggregate is made of."""

    __tablename__ = "aggregate_members"
    __table_args__ = table(
        CheckConstraint("aggregate_id <> member_id", name="not_itself"),
        CheckConstraint("valid_from <= valid_to", name="order"),
        iso_dates("valid_from", "valid_to"),
        comment="What regions and other aggregates are made of, and when: publishers move members under one name.",
    )
    aggregate_id: Mapped[int] = mapped_column(
        Id, ForeignKey("entities.id"), primary_key=True, autoincrement=False, comment="the whole"
    )
    member_id: Mapped[int] = mapped_column(
        Id, ForeignKey("entities.id"), primary_key=True, autoincrement=False, comment="the part"
    )
    valid_from: Mapped[str] = mapped_column(
        Words, primary_key=True, comment="first day it belongs there, ISO date; 0001-01-01 when always"
    )
    valid_to: Mapped[str] = words("last day, ISO date; 9999-12-31 when still")
