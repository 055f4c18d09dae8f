"""The verbs of kzdb, and the only place where its stages meet.

    stages        migrate, load, publish
    editions      build, build_report, build_many
    authoring     lint_report, preview_report, narrative_states, stub_narrative, accept_answers
    answers       connect, check, diff, trace, export, export_lake, export_iceberg
    proofs        anchor, verify, cover, missing_words, verify_pdf
    refreshing    refresh: what is due, on a schedule; work: the same from a queue; migrate_queue
    reading_room  build_site
    tables        new_source, extract, check_map, show_map, propose_map, write_map_schema

A verb's module is imported when it is first named, and a stage's libraries when it runs: asking a question must not
load the report's engine. What is where: `__init__.pyi`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
