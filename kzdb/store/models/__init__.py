"""The tables, by subject: what there is, who says so, what is asked, what is answered."""

from kzdb.store.base import Base
from kzdb.store.models import answers, claims, decisions, entities, facts, refresh, sources, vocabulary

__all__ = ["Base", "answers", "claims", "decisions", "entities", "facts", "refresh", "sources", "vocabulary"]
