from .answers import check, connect, diff, export, export_iceberg, export_lake, trace
from .authoring import accept_answers, lint_report, narrative_states, preview_report, stub_narrative
from .editions import BRIEFING, build, build_many, build_report
from .proofs import anchor, cover, missing_words, verify, verify_pdf
from .reading_room import build_site
from .refreshing import migrate_queue, refresh, work
from .stages import load, migrate, publish, published_at
from .tables import check_map, extract, new_source, propose_map, show_map, write_map_schema

__all__ = [
    "BRIEFING",
    "accept_answers",
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
    "narrative_states",
    "new_source",
    "preview_report",
    "propose_map",
    "publish",
    "published_at",
    "refresh",
    "show_map",
    "stub_narrative",
    "trace",
    "verify",
    "verify_pdf",
    "work",
    "write_map_schema",
]
