"""The verbs of kzdb, and the only place where its stages meet.

    stages        migrate, load, publish
    editions      build, build_report, build_many
    authoring     lint_report, preview_report
    answers       connect, check, diff, trace, export
    proofs        anchor, verify, cover, missing_words, verify_pdf
    refreshing    refresh: what is due, on a schedule; work: the same from a queue; migrate_queue
    reading_room  build_site
    tables        new_source, extract, check_map, show_map, propose_map

A stage's libraries are imported when it runs: asking a question must not load the report's engine.
"""

from kzdb.pipeline.answers import check, connect, diff, export, export_iceberg, export_lake, trace
from kzdb.pipeline.authoring import lint_report, preview_report
from kzdb.pipeline.editions import BRIEFING, build, build_many, build_report
from kzdb.pipeline.proofs import anchor, cover, missing_words, verify, verify_pdf
from kzdb.pipeline.reading_room import build_site
from kzdb.pipeline.refreshing import migrate_queue, refresh, work
from kzdb.pipeline.stages import load, migrate, publish, published_at
from kzdb.pipeline.tables import check_map, extract, new_source, propose_map, show_map, write_map_schema

__all__ = [
    "BRIEFING",
    "anchor",
    "build",
    "build_many",
    "build_report",
    "build_site",
    "check",
    "check_map",
    "connect",
    "cover",
    "diff",
    "export",
    "export_iceberg",
    "export_lake",
    "extract",
    "lint_report",
    "load",
    "migrate",
    "migrate_queue",
    "missing_words",
    "new_source",
    "preview_report",
    "propose_map",
    "publish",
    "published_at",
    "refresh",
    "show_map",
    "trace",
    "verify",
    "verify_pdf",
    "work",
    "write_map_schema",
]
