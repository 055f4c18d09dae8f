"""Recording a load run: staged Arrow rows become claims with evidence, in one transaction of set-based SQL."""

from kzdb.store.record.run import LoadOutcome, SourceRows, record
from kzdb.store.record.staging import CITATIONS, CLAIMS

__all__ = ["CITATIONS", "CLAIMS", "LoadOutcome", "SourceRows", "record"]
