"""Reading seeds: the vocabulary and each source's claims, checked to the last slug, as Arrow rows for the store.

vocabulary    the words that claims are written with
source        what a source is; documents: what it says, and where in it a quote is
claims        claims.toml, and figures, which must be what their quotes print; batches: claims as Arrow rows
tables        data sets: their cells, what each means, and the facts that come of them
decisions     our choices among claims
workspace     all seeds of a workspace
anchoring, verification, coverage, missing   what helps to write seeds, and proves them
"""

from kzdb.load.anchoring import AnchorOutcome, anchor
from kzdb.load.coverage import Coverage, cover_all
from kzdb.load.verification import Verdict, Verification, verify
from kzdb.load.workspace import Seeds, read_seeds

__all__ = [
    "AnchorOutcome", "Coverage", "Seeds", "Verdict", "Verification", "anchor", "cover_all", "read_seeds", "verify",
]  # fmt: skip
