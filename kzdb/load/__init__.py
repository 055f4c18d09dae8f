"""Reading seeds: the vocabulary and each source's claims, checked to the last slug, as Arrow rows for the store."""

from kzdb.load.anchoring import AnchorOutcome, anchor
from kzdb.load.coverage import Coverage, cover_all
from kzdb.load.verification import Verdict, Verification, verify
from kzdb.load.workspace import Seeds, read_seeds

__all__ = [
    "AnchorOutcome", "Coverage", "Seeds", "Verdict", "Verification", "anchor", "cover_all", "read_seeds", "verify",
]  # fmt: skip
