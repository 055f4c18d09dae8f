"""Recording load runs: equal seeds write nothing, every change is a revision, and no revision is ever lost."""

from __future__ import annotations

import hashlib
import shutil
import signal
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import StoreError
from kzdb.store.engine import make_engine
from tests.store.loading import Load

Contents = Callable[[str], dict[str, list[str]]]

HEROIN = 'value = "12.5 kg", at = "3@49: 12.5 kilograms (kg) of heroin", printed = "12.5 kilograms (kg)"'
RANGE = 'value = "12..12.5 kg", inferred = ["value"], note = "x", at = "3@49: 12.5 kilograms (kg) of heroin"'


def edit(settings: Settings, file: str, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a file of the seeds."""
    path = settings.seeds / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def rows(settings: Settings, sql: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on the store."""
    engine = make_engine(settings.database_url)
    try:
        with engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]
    finally:
        engine.dispose()


def held(settings: Settings, revision: int) -> list[tuple[object, ...]]:
    """Return what the base held at a revision: who says what on which fact, as hashes."""
    return rows(
        settings,
        "SELECT fact_id, source_id, variant, answer_hash FROM claims "
        f"WHERE rec_from <= {revision} AND (rec_to IS NULL OR rec_to > {revision}) ORDER BY 1, 2, 3",
    )


def changes(settings: Settings) -> tuple[int, int, int]:
    """Load, and return how many claims were opened, superseded and withdrawn."""
    outcome = pipeline.load(settings)
    return outcome.opened, outcome.superseded, outcome.withdrawn


def test_a_first_load_opens_every_claim(settings: Settings) -> None:
    """Every claim of the three sources is opened in revision 1, each cited and with its answer."""
    outcome = pipeline.load(settings)

    assert (1, 32, 0, 0, 0) == (
        outcome.revision, outcome.opened, outcome.superseded, outcome.withdrawn, outcome.unchanged
    )  # fmt: skip
    assert [(32,)] == rows(settings, "SELECT count(*) FROM claims WHERE rec_from = 1 AND rec_to IS NULL")
    assert [(34,)] == rows(settings, "SELECT count(*) FROM citations")
    assert [(15, 8, 5, 1, 3)] == rows(
        settings,
        "SELECT (SELECT count(*) FROM figures), (SELECT count(*) FROM relation_terms), "
        "(SELECT count(*) FROM milestone_dates), (SELECT count(*) FROM statement_texts), "
        "(SELECT count(*) FROM given_names)",
    )


def test_a_second_load_writes_nothing(loaded: Settings, contents: Contents) -> None:
    """Equal seeds leave every row of every table as it was, and no revision."""
    before = contents(loaded.database_url)
    outcome = pipeline.load(loaded, force=True)

    assert (None, 32, 0) == (outcome.revision, outcome.unchanged, outcome.changed)
    assert before == contents(loaded.database_url)


def test_a_b_a(loaded: Settings) -> None:
    """There and back again is three revisions: the values are back, and what was between is kept."""
    edit(loaded, "annual_report/claims.toml", HEROIN, RANGE)
    there = changes(loaded)
    edit(loaded, "annual_report/claims.toml", RANGE, HEROIN)
    back = changes(loaded)

    assert ((0, 1, 0), (0, 1, 0)) == (there, back)
    assert [(1,), (2,), (3,)] == rows(loaded, "SELECT id FROM revisions ORDER BY id")
    assert held(loaded, 1) == held(loaded, 3)
    assert 1 == len(set(held(loaded, 1)) - set(held(loaded, 2)))
    assert [(125, -1, None), (12, 0, 125), (125, -1, None)] == rows(
        loaded,
        "SELECT coef, exp10, coef_high FROM figures AS f INNER JOIN claims AS c ON c.id = f.claim_id WHERE fact_id = "
        "(SELECT fact_id FROM claims WHERE supersedes_id IS NOT NULL LIMIT 1) AND variant = 'main' "
        "AND source_id = (SELECT id FROM sources WHERE slug = 'annual_report') ORDER BY rec_from",
    )


def test_each_closed_claim_says_why(loaded: Settings) -> None:
    """A claim that says something else now is superseded by it; one that is said no more is withdrawn."""
    edit(loaded, "annual_report/claims.toml", HEROIN, RANGE)
    edit(
        loaded,
        "annual_report/claims.toml",
        '  {entity = "harbour_agency", kind = "acronym", name = "HA", at = "5@49: (HA)"},\n',
        "",
    )

    assert (0, 1, 1) == changes(loaded)
    assert [("naming", 2, "withdrawn", None), ("observation", 2, "superseded", 2)] == rows(
        loaded,
        "SELECT c.kind, c.rec_to, c.end_reason, n.rec_from FROM claims AS c "
        "LEFT JOIN claims AS n ON n.supersedes_id = c.id WHERE c.rec_to IS NOT NULL ORDER BY c.kind",
    )


def test_a_claim_that_returns_is_opened_again(loaded: Settings) -> None:
    """Withdrawn is not forgotten: the claim is in history twice, with a gap between."""
    name = '  {entity = "harbour_agency", kind = "acronym", name = "HA", at = "5@49: (HA)"},\n'
    edit(loaded, "annual_report/claims.toml", name, "")
    withdrawn = changes(loaded)
    edit(loaded, "annual_report/claims.toml", "names = [\n", f"names = [\n{name}")

    assert ((0, 0, 1), (1, 0, 0)) == (withdrawn, changes(loaded))
    assert [(1, 2), (3, None)] == rows(
        loaded,
        "SELECT rec_from, rec_to FROM claims WHERE answer_hash = "
        "(SELECT answer_hash FROM claims WHERE end_reason = 'withdrawn') ORDER BY id",
    )


def test_readings_and_mentions_stand_beside_the_main_claim(loaded: Settings) -> None:
    """One source answers one fact three ways: all are live, on the very same fact."""
    edit(
        loaded, "ministry_page/claims.toml", "mention = \"with_navy\"", "reading = \"navy\"",
    )  # fmt: skip

    assert (1, 0, 1) == changes(loaded)
    assert [("main",), ("reading:navy",)] == rows(
        loaded,
        "SELECT variant FROM claims AS c INNER JOIN sources AS s ON s.id = c.source_id "
        "WHERE s.slug = 'ministry_page' AND rec_to IS NULL AND fact_id = "
        "(SELECT fact_id FROM claims WHERE variant = 'reading:navy') ORDER BY variant",
    )


def test_a_claim_moved_in_its_file_is_unchanged(loaded: Settings) -> None:
    """Order, comments and blank lines in a seed say nothing."""
    path = loaded.seeds / "press_note" / "claims.toml"
    first, *groups = path.read_text("utf-8").split("\n\n")
    path.write_text("\n\n# turned round\n".join([first, *reversed(groups)]), "utf-8")

    assert None is pipeline.load(loaded).revision


def test_a_load_that_would_lose_too_much_is_refused(loaded: Settings, contents: Contents) -> None:
    """More than the declared share of a source's claims: the line names source and numbers; --force does it."""
    before = contents(loaded.database_url)
    (loaded.seeds / "press_note" / "claims.toml").write_text("names = []\n")

    with pytest.raises(StoreError) as refused:
        pipeline.load(loaded)

    assert (
        "seeds/press_note: this load would withdraw 6 of 6 claims, more than the declared share of 20% "
        "(max_closed_share in source.toml). Restore them, or load with --force."
    ) == str(refused.value)
    assert before == contents(loaded.database_url)
    assert 6 == pipeline.load(loaded, force=True).withdrawn


def test_a_source_may_declare_a_share_of_its_own(loaded: Settings) -> None:
    """Half may go where half is declared."""
    (loaded.seeds / "press_note" / "claims.toml").write_text("names = []\n")
    edit(loaded, "press_note/source.toml", "relies_on", "max_closed_share = 1\nrelies_on")

    assert (0, 0, 6) == changes(loaded)


def test_a_source_that_disappears_is_withdrawn_only_by_force(loaded: Settings) -> None:
    """A folder deleted by accident stops the load; by force its claims are closed, and the source stays on record."""
    shutil.rmtree(loaded.seeds / "press_note")

    with pytest.raises(StoreError, match="seeds/press_note: this load would withdraw all 6 claims of a source"):
        pipeline.load(loaded)

    assert 6 == pipeline.load(loaded, force=True).withdrawn
    assert [("press_note",)] == rows(loaded, "SELECT slug FROM sources WHERE slug = 'press_note'")
    assert 6 == len(set(held(loaded, 1)) - set(held(loaded, 2)))


def test_another_label_is_a_revision_without_claims(loaded: Settings) -> None:
    """The vocabulary is ours: a new name, of the body and of the breakdown that it is, changes no claim."""
    edit(loaded, "vocabulary/organisations.csv", "Coast Office", "Office of the Coast")
    outcome = pipeline.load(loaded)

    assert (2, 2, 0, 32) == (outcome.revision, outcome.vocabulary, outcome.opened, outcome.unchanged)
    assert [("Office of the Coast",)] == rows(loaded, "SELECT name FROM entities WHERE slug = 'coast_office'")


def test_an_entity_keeps_its_kind(loaded: Settings, contents: Contents) -> None:
    """A slug that was an organisation is never a person: old claims are about the organisation."""
    before = contents(loaded.database_url)
    edit(loaded, "vocabulary/organisations.csv", "observer,", "the_observer,")
    edit(loaded, "vocabulary/people.csv", "anna_berg,Anna Berg\n", "anna_berg,Anna Berg\nobserver,An Observer\n")
    edit(loaded, "press_note/source.toml", "observer", "the_observer")

    with pytest.raises(StoreError, match="observer: got the kind person, expected organisation as it was recorded"):
        pipeline.load(loaded)

    assert before == contents(loaded.database_url)


def test_another_edition_that_says_the_same_closes_nothing(loaded: Settings) -> None:
    """Other bytes are another edition; the claims and their passages stay, since every quote is still there."""
    path = loaded.root / "documents" / "press_note.txt"
    path.write_text(path.read_text("utf-8") + "Corrected on 4 June 2020.\n", "utf-8")
    with_documents = replace(loaded, documents=loaded.root / "documents")
    old = (loaded.seeds / "press_note" / "source.toml").read_text("utf-8").split('sha256 = "')[1][:64]
    new = subprocess.run(["sha256sum", path], check=True, capture_output=True, text=True).stdout[:64]
    edit(loaded, "press_note/source.toml", old, new)

    outcome = pipeline.load(with_documents)

    assert (2, 0, 0, 0, 32) == (
        outcome.revision, outcome.opened, outcome.superseded, outcome.withdrawn, outcome.unchanged
    )  # fmt: skip
    assert [(2,)] == rows(
        loaded,
        "SELECT count(*) FROM source_editions AS e INNER JOIN sources AS s ON s.id = e.source_id "
        "WHERE s.slug = 'press_note'",
    )
    assert [(6, 6)] == rows(
        loaded,
        "SELECT count(*), count(DISTINCT z.passage_id) FROM citations AS z INNER JOIN claims AS c ON c.id = z.claim_id "
        "INNER JOIN sources AS s ON s.id = c.source_id WHERE s.slug = 'press_note'",
    )


def test_another_edition_with_one_other_figure_closes_one_claim(loaded: Settings) -> None:
    """The figure is superseded; the five claims beside it stay, and so do their citations."""
    path = loaded.root / "documents" / "press_note.txt"
    path.write_text(path.read_text("utf-8").replace("Twice as many", "Three times as many"), "utf-8")
    old = (loaded.seeds / "press_note" / "source.toml").read_text("utf-8").split('sha256 = "')[1][:64]
    edit(loaded, "press_note/source.toml", old, hashlib.sha256(path.read_bytes()).hexdigest())
    edit(loaded, "press_note/claims.toml", '"2 times"', '"3 times"')
    edit(loaded, "press_note/claims.toml", "Twice as many", "Three times as many")
    edit(loaded, "press_note/claims.toml", "3@42: Anna Berg", "3@48: Anna Berg")

    assert (0, 1, 0) == changes(replace(loaded, documents=loaded.root / "documents"))
    assert [("observation", "superseded")] == rows(
        loaded, "SELECT kind, end_reason FROM claims WHERE rec_to IS NOT NULL"
    )


def test_a_source_is_proven_when_the_document_comes_to_hand(settings: Settings) -> None:
    """Without document and proof its quotes are unproven; once they are found they are proven, no claim is touched."""
    path = settings.seeds / "annual_report" / "source.toml"
    path.write_text("\n".join(line for line in path.read_text().splitlines() if not line.startswith("anchored")))
    pipeline.load(settings)
    unproven = "SELECT count(*) FROM current_editions WHERE proven = 0 AND rec_to IS NULL"
    before = rows(settings, unproven)

    outcome = pipeline.load(replace(settings, documents=settings.root / "documents"))

    assert [(1,)] == before
    assert [(0,)] == rows(settings, unproven)
    assert (2, 0, 32) == (outcome.revision, outcome.opened, outcome.unchanged)


def test_numbers_beyond_32_bits_keep_their_order(loaded: Settings) -> None:
    """Revisions are counted on from the last one, as numbers."""
    engine = make_engine(loaded.database_url)
    with engine.begin() as connection:
        for number in (9, 10, 3_000_000_000):
            connection.exec_driver_sql(f"INSERT INTO revisions VALUES ({number}, '2026-01-01T00:00:00+00:00', '0')")
    engine.dispose()
    edit(loaded, "annual_report/claims.toml", HEROIN, RANGE)

    assert 3_000_000_001 == pipeline.load(loaded).revision
    assert held(loaded, 1) == held(loaded, 3_000_000_000) != held(loaded, 3_000_000_001)


@pytest.mark.parametrize("moment", ["comparing annual_report", "checking every constraint"])
def test_a_killed_load_leaves_the_last_state(loaded: Settings, contents: Contents, moment: str) -> None:
    """kill -9 in the middle of the transaction, whenever: nothing of it is there, and the next load does all of it."""
    before = contents(loaded.database_url)
    edit(loaded, "annual_report/claims.toml", HEROIN, RANGE)

    killed = Load(loaded.root, loaded.database_url, killed_at=moment)

    assert -signal.SIGKILL == killed.ended()
    assert before == contents(loaded.database_url)
    assert (0, 1, 0) == changes(loaded)


def test_two_loads_at_once_are_one_after_the_other(loaded: Settings, tmp_path: Path) -> None:
    """Two processes load different seeds into one store: two whole revisions, the later one stands."""
    states = [HEROIN, RANGE]
    for number, state in enumerate(states):
        root = shutil.copytree(loaded.root, tmp_path / str(number), symlinks=True)
        path = root / "seeds" / "annual_report" / "claims.toml"
        path.write_text(
            path.read_text("utf-8")
            .replace(HEROIN, state)
            .replace('"> 250 people"', f'"> {number + 2}50 people", inferred = ["value"], note = "x"')
        )
    both = [Load(tmp_path / str(number), loaded.database_url) for number in range(2)]

    assert {2, 3} == {load.revision() for load in both}
    assert [(1,), (2,), (3,)] == rows(loaded, "SELECT id FROM revisions ORDER BY id")
    assert [] == rows(
        loaded,
        "SELECT fact_id FROM claims WHERE rec_to IS NULL GROUP BY fact_id, source_id, variant HAVING count(*) > 1",
    )
    assert 32 == len(held(loaded, 1)) == len(held(loaded, 2)) == len(held(loaded, 3))
