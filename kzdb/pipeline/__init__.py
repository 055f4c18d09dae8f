"""The verbs of kzdb, and the only place where its stages meet.

    stages    migrate, load, publish
    editions  build, build_report, build_many, lint_report, verify_pdf
    answers   connect, check, diff, trace, export
    proofs    anchor, verify, cover, missing_words
    refresh   refresh: what is due, on a schedule
    tables    new_source, extract, check_map, show_map, propose_map

A stage's libraries are imported when it runs: asking a question must not load the report's engine.
"""

from kzdb.pipeline.answers import check, connect, diff, export, trace
from kzdb.pipeline.editions import BRIEFING, build, build_many, build_report, lint_report, verify_pdf
from kzdb.pipeline.proofs import anchor, cover, missing_words, verify
from kzdb.pipeline.refreshing import refresh
from kzdb.pipeline.stages import load, migrate, publish, published_at
from kzdb.pipeline.tables import check_map, extract, new_source, propose_map, show_map

__all__ = [
    "BRIEFING",
    "anchor",
    "build",
    "build_many",
    "build_report",
    "check",
    "check_map",
    "connect",
    "cover",
    "diff",
    "export",
    "extract",
    "lint_report",
    "load",
    "migrate",
    "missing_words",
    "new_source",
    "propose_map",
    "publish",
    "published_at",
    "refresh",
    "show_map",
    "trace",
    "verify",
    "verify_pdf",
]
