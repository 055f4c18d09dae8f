"""Reports: a folder of text becomes an edition, a PDF in which every figure leads to its passage.

    definition  what the folder says, read once and checked
    data        rows of its queries, and the claims behind them
    page        templates and rows become HTML, with notes and a ledger
    render      charts, pages, the files inside
    proof       the finished pages against the ledger, an edition against the base

`kzdb.report` reads an opened published file and nothing else of kzdb's stages.
"""

from kzdb.report.build import Draft, Edition, build_edition, render_draft, write_draft
from kzdb.report.definition.report import Report, ReportEntry, lint, list_reports, read_report

__all__ = [
    "Draft",
    "Edition",
    "Report",
    "ReportEntry",
    "build_edition",
    "lint",
    "list_reports",
    "read_report",
    "render_draft",
    "write_draft",
]
