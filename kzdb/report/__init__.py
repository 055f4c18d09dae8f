"""Reports: a folder of text becomes a PDF whose every figure leads to its passage.

::

    reading     a report's files as text and TOML
    definition  reports/<slug>/report.toml, read and checked
    params      typed parameters, checked before any query
    sqlcheck    the contract that every query of a report keeps
    query       queries -> rows
    evidence    the claims behind the rows: value, unit, qualifier, passages, sources
    wording     words, numbers and dates as a language writes them
    charts      Vega-Lite and rows -> SVG; speccheck says what a spec may hold
    notes       numbered notes at the page foot
    derived     figures of ours: sums, differences, changes, ratios, products, shares of a year
    attached    every file inside the document, for an annex
    register    every line cited, for the evidence register
    ledger      what was printed, where, on which claims
    figures     the only door by which a figure or a cited fact reaches the page
    lint        what templates, styles and texts (textcheck) must not type
    page        templates -> HTML
    pdf         HTML -> PDF; conformance mends what the engine leaves open
    draft       all of it up to the page
    textlayer   the finished PDF's text, read back; audit holds it against the ledger
    fingerprint what a PDF shows and holds; seal keeps it inside
    rules       the rules of tagged, archivable PDFs that break most
    attachments the files inside an edition; lock says what it is made of
    budgets     pages, seconds, bytes
    gates       the log of what an edition had to pass
    build       all of it, in order; writing puts its files in their places
    edition     a finished PDF read back; verify has it made anew, compare and seen tell what differs

A report reads one opened, read-only DuckDB connection and its own folder, nothing else.
"""

from kzdb.report.build import BuildOutcome, Draft, build_report, render_html
from kzdb.report.definition import Definition, ReportEntry, list_reports, read_definition
from kzdb.report.lint import lint_report

__all__ = [
    "BuildOutcome",
    "Definition",
    "Draft",
    "ReportEntry",
    "build_report",
    "lint_report",
    "list_reports",
    "read_definition",
    "render_html",
]
