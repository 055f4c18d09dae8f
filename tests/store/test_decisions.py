"""Recording decisions and waivers: like claims they are never changed, only closed."""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy.exc import DBAPIError

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.store.engine import make_engine


def run(settings: Settings, *statements: str) -> list[tuple[object, ...]]:
    """Run statements as one transaction and return the rows of the last."""
    engine = make_engine(settings.database_url)
    try:
        with engine.begin() as connection:
            for statement in statements:
                result = connection.exec_driver_sql(statement)
            return [tuple(row) for row in result] if result.returns_rows else []
    finally:
        engine.dispose()


def edit(settings: Settings, file: str, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a file of the seeds."""
    path = settings.seeds / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


HISTORY = "SELECT slug, rec_from, rec_to FROM decisions ORDER BY id"


def test_a_decision_is_loaded_with_what_was_seen(loaded: Settings) -> None:
    """Which claim of which fact, and the answers it was made among."""
    assert [("clean_coast_budget", 1, None)] == run(loaded, HISTORY)
    assert [("annual_report", "main", "41 million USD"), ("ministry_page", "main", "136 million USD")] == run(
        loaded,
        "SELECT s.slug, d.variant, d.saw FROM decision_sides AS d INNER JOIN sources AS s ON s.id = d.source_id "
        "ORDER BY s.slug",
    )
    assert [(1,)] == run(loaded, "SELECT count(*) FROM waivers WHERE rec_to IS NULL")


def test_a_side_that_changes_leaves_the_decision_as_it_is(loaded: Settings) -> None:
    """What was decided is on record once; whether it holds is judged where it is published."""
    edit(loaded, "ministry_page/claims.toml", '"136 million USD"', '"136.0 million USD"')
    pipeline.load(loaded)

    assert [("clean_coast_budget", 1, None)] == run(loaded, HISTORY)


def test_a_decision_taken_back(loaded: Settings) -> None:
    """A file that is gone closes what it said; that is a revision of its own."""
    shutil.rmtree(loaded.seeds / "decisions")
    outcome = pipeline.load(loaded)

    assert (2, 32) == (outcome.revision, outcome.unchanged)
    assert [("clean_coast_budget", 1, 2)] == run(loaded, HISTORY)
    assert [(0,)] == run(loaded, "SELECT count(*) FROM waivers WHERE rec_to IS NULL")
    assert None is pipeline.load(loaded).revision


REVISION = "INSERT INTO revisions (id, loaded_at, kzdb_version) VALUES (2, '2026-01-01T00:00:00+00:00', '0')"
BAD = {
    "another reason": (["UPDATE decisions SET reason = 'x'"], "only closed, and once"),
    "closing twice": ([REVISION, *["UPDATE decisions SET rec_to = 2"] * 2], "only closed, and once"),
    "closing before it was opened": (["UPDATE decisions SET rec_to = 1"], "ck_decisions_recorded"),
    "deleting a decision": (["DELETE FROM decision_sides", "DELETE FROM decisions"], "never deleted"),
    "another answer seen": (["UPDATE decision_sides SET saw = 'x'"], "never changed"),
    "a longer waiver": (["UPDATE waivers SET expires_on = '2099-01-01'"], "only closed, and once"),
    "deleting a waiver": (["DELETE FROM waivers"], "never deleted"),
    "rewriting history": (["UPDATE row_versions SET content = '{}'"], "only closed, and once"),
    "a second decision on one fact": (
        ["INSERT INTO decisions SELECT 9, slug, fact_id, preferred_source_id, preferred_variant, reason, decided_by, "
         "decided_on, 'x', rec_from, rec_to FROM decisions"],
        r"uq_decisions_live|unique constraint failed: decisions\.fact_id",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statements", "complaint"), BAD.values(), ids=BAD.keys())
def test_a_bad_write_is_refused(loaded: Settings, statements: list[str], complaint: str) -> None:
    """The database holds a decision as firmly as a claim."""
    before = run(loaded, HISTORY)

    with pytest.raises(DBAPIError, match=f"(?is){complaint}"):
        run(loaded, *statements)

    assert before == run(loaded, HISTORY)
