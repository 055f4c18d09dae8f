"""The engine of reports: a definition and a published file become an edition, in which figures lead to their passages.

    data      rows of the report's queries, and the claims behind them
    page      templates and rows become HTML, with notes and a ledger
    render    charts, pages, the files inside

What a report's folder says is read by `kzdb.definition`; finished pages are checked by `kzdb.proof`. It reads an opened
published file and nothing else of kzdb's stages.
"""

from kzdb.definition.report import Report, ReportEntry, lint, list_reports, read_report
from kzdb.report.build import Draft, Edition, build_edition, render_draft, write_draft

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
