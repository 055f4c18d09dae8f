"""What every table shares: the naming of constraints and the column types that both databases take.

SQLite's STRICT tables know only TEXT, INTEGER, REAL and BLOB, so dates are ISO text and yes/no is 0 or 1.
"""

from __future__ import annotations

from sqlalchemy import REAL, BigInteger, Double, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeEngine

__all__ = ["NAMING", "Base", "Id", "Real", "Words"]

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}

Id = BigInteger().with_variant(Integer(), "sqlite")
Real: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
Words = Text()


class Base(DeclarativeBase):
    """The root of all models."""

    metadata = MetaData(naming_convention=NAMING)
