"""What claims are about: one supertype, a table for each kind with what only that kind has.

A subtype repeats its constant `kind` and refers to the pair (id, kind), so that no row can be of two kinds.
"""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kzdb.facts.claims import ENTITY_KINDS
from kzdb.store.base import Base, Id
from kzdb.store.models.columns import constant_kind, one_of, table, words

SUBTYPES = {
    "country": "countries", "organisation": "organisations", "person": "people", "agreement": "agreements",
    "programme": "programmes", "event": "events", "law": "laws", "substance": "substances", "place": "places",
    "document": "documents",
}  # fmt: skip


class Entity(Base):
    """Anything a claim can be about."""

    __tablename__ = "entities"
    __table_args__ = table(
        UniqueConstraint("id", "kind"),
        one_of("kind", ENTITY_KINDS),
        comment="Everything a claim can be about: countries, organisations, people, agreements and so on.",
    )
    id: Mapped[int] = mapped_column(Id, primary_key=True, autoincrement=False, comment="entity")
    kind: Mapped[str] = words("which kind of entity, and so which subtype table")
    slug: Mapped[str] = words("stable name; ISO 3166 alpha-3 for a country", unique=True)
    name: Mapped[str] = words("kzdb's own label; cited names are claims")


def _id() -> Mapped[int]:
    return mapped_column(Id, primary_key=True, autoincrement=False, comment="entity")


def _kind(kind: str) -> Mapped[str]:
    return words(f"always {kind}")


class Country(Base):
    """A country."""

    __tablename__ = "countries"
    __table_args__ = table(
        *constant_kind("entities", "id", "country"),
        comment="Countries, with their codes of ISO 3166 and the UN.",
    )
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("country")
    iso2: Mapped[str] = words("ISO 3166 alpha-2 code", unique=True)
    m49: Mapped[str] = words("UN M49 code, three digits", unique=True)


class Organisation(Base):
    """A body of any sort."""

    __tablename__ = "organisations"
    __table_args__ = table(*constant_kind("entities", "id", "organisation"), comment="Bodies of every sort.")
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("organisation")
    type: Mapped[str] = words("international, government, ngo, ...")
    country: Mapped[str | None] = words("the country it belongs to, if to one", nullable=True)


class Person(Base):
    """A person named by a source."""

    __tablename__ = "people"
    __table_args__ = table(*constant_kind("entities", "id", "person"), comment="People named by sources.")
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("person")


class Agreement(Base):
    """A convention, treaty, memorandum or the like."""

    __tablename__ = "agreements"
    __table_args__ = table(
        *constant_kind("entities", "id", "agreement"),
        comment="Conventions, treaties, memoranda and the like.",
    )
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("agreement")
    type: Mapped[str] = words("convention, protocol, memorandum, ...")


class Programme(Base):
    """A strategy, programme, project, initiative or operation."""

    __tablename__ = "programmes"
    __table_args__ = table(
        *constant_kind("entities", "id", "programme"),
        comment="Strategies, programmes, projects, initiatives and operations.",
    )
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("programme")
    type: Mapped[str] = words("strategy, programme, project, ...")
    country: Mapped[str | None] = words("the country it belongs to, if to one", nullable=True)


class Event(Base):
    """A meeting, visit or other thing that took place."""

    __tablename__ = "events"
    __table_args__ = table(*constant_kind("entities", "id", "event"), comment="Meetings, visits and the like.")
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("event")
    type: Mapped[str] = words("conference, session, visit, ...")


class Law(Base):
    """A code, decree or act."""

    __tablename__ = "laws"
    __table_args__ = table(*constant_kind("entities", "id", "law"), comment="Codes, decrees, acts and amendments.")
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("law")
    type: Mapped[str] = words("code, decree, act, ...")
    country: Mapped[str | None] = words("the country whose law it is", nullable=True)


class Substance(Base):
    """A drug, a precursor, or a class of them."""

    __tablename__ = "substances"
    __table_args__ = table(
        *constant_kind("entities", "id", "substance"), comment="Drugs, precursors and classes of them."
    )
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("substance")
    type: Mapped[str] = words("opioid, cannabis, precursor, ...")


class Place(Base):
    """A city, region, border or route."""

    __tablename__ = "places"
    __table_args__ = table(*constant_kind("entities", "id", "place"), comment="Cities, regions, borders and routes.")
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("place")
    type: Mapped[str] = words("city, region, route, ...")
    country: Mapped[str | None] = words("the country it lies in, if in one", nullable=True)


class Document(Base):
    """A work that a source cites or that somebody publishes."""

    __tablename__ = "documents"
    __table_args__ = table(
        *constant_kind("entities", "id", "document"),
        comment="Works that sources cite or that somebody publishes.",
    )
    id: Mapped[int] = _id()
    kind: Mapped[str] = _kind("document")
    type: Mapped[str] = words("report, magazine, ...")
