"""The verbs of kzdb, and the only place where its stages meet.

    stages    migrate, load, publish
    editions  build, build_report, build_many, lint_report
    answers   connect, check, diff, trace, export
    proofs    anchor, verify, cover, verify_pdf
    refresh   refresh: what is due, on a schedule
    reading_room  build_site

A stage's libraries are imported when it runs: asking a question must not load the report's engine.
"""

from kzdb.pipeline.answers import check, connect, diff, export, trace
from kzdb.pipeline.editions import BRIEFING, build, build_many, build_report, lint_report
from kzdb.pipeline.proofs import anchor, cover, verify, verify_pdf
from kzdb.pipeline.reading_room import build_site
from kzdb.pipeline.refreshing import refresh
from kzdb.pipeline.stages import load, migrate, publish, published_at

__all__ = [
    "BRIEFING",
    "anchor",
    "build",
    "build_many",
    "build_report",
    "build_site",
    "check",
    "connect",
    "cover",
    "diff",
    "export",
    "lint_report",
    "load",
    "migrate",
    "publish",
    "published_at",
    "refresh",
    "trace",
    "verify",
    "verify_pdf",
]
