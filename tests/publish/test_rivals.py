"""Contradictions, decisions and grades, found by interval arithmetic over the small workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.publish.connection import open_published

BUDGET = "seeds/decisions/budgets.toml"


@pytest.fixture
def dialect() -> str:
    """Name SQLite alone: what is made of a store's tables is the same on both (test_published.py compares)."""
    return "sqlite"


def rows(settings: Settings, query: str) -> list[tuple[object, ...]]:
    """Load, publish and ask."""
    pipeline.load(settings, force=True)
    pipeline.publish(settings)
    with open_published(settings.published) as connection:
        return connection.execute(query).fetchall()


def edit(settings: Settings, path: str, old: str, new: str) -> None:
    """Replace `old` in a seed by `new`; `old` must be there."""
    file = settings.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_each_kind_of_contradiction_is_named(loaded: Settings) -> None:
    """A draft against an adopted budget, and two sources that differ: a row for each answer, not for each pair."""
    found = rows(loaded, "SELECT kind, source_a, value_a, source_b, value_b FROM contradictions ORDER BY ALL")

    assert [
        ("cross_source", "annual_report", "12.5 kg", "ministry_page", "12.9 kg"),
        ("draft_against_adopted", "annual_report", "41,000,000 USD", "ministry_page", "136,000,000 USD"),
    ] == found


def test_rounding_units_qualifiers_and_periods_contradict_nothing(loaded: Settings) -> None:
    """1.2 t and 1,234 kg meet; September 2009 holds the 4th; 2019 is another fact than its nine months."""
    found = rows(
        loaded,
        "SELECT count(*) FROM contradictions AS x INNER JOIN claims AS c ON c.claim_id = x.claim_a "
        "WHERE c.object = 'cannabis' OR c.predicate = 'entered_into_force' OR c.period_start < DATE '2020-01-01' "
        "AND c.predicate = 'drug_seizures'",
    )

    assert [(0,)] == found


def test_a_copy_contradicts_nobody(loaded: Settings) -> None:
    """A source and the one it takes from are one witness; what is left is that the copy gives two figures itself."""
    edit(loaded, "seeds/ministry_page/source.toml", "relies_on = []", 'relies_on = ["annual_report"]')

    assert [("within_document",)] == rows(loaded, "SELECT kind FROM contradictions ORDER BY ALL")


def test_a_power_of_ten_is_a_unit_slip(loaded: Settings) -> None:
    """1.2 t against 1,234 t is a thousand times as much: somebody mistook the unit."""
    edit(
        loaded,
        "seeds/ministry_page/claims.toml",
        'value = "1,234 kg"',
        'value = "1,234 t", inferred = ["value"], note = "a slip"',
    )
    found = rows(loaded, "SELECT kind, round(ratio) FROM contradictions WHERE object = 'cannabis'")

    assert [("unit_slip", 1028.0)] == found


def test_two_objects_of_a_single_valued_relation(loaded: Settings) -> None:
    """A programme has one head at a time."""
    edit(
        loaded,
        "seeds/ministry_page/claims.toml",
        "relations = [",
        'relations = [\n  {subject = "clean_coast", type = "led_by", object = "ministry", from = "2013", note = "x", '
        'at = "3@22: US$ 136 million"},',
    )
    found = rows(loaded, "SELECT kind, subject, explanation FROM contradictions WHERE predicate = 'led_by'")

    assert [("cross_source", "clean_coast")] == [row[:2] for row in found]
    assert "Anna Berg" in str(found[0][2])


def test_a_decision_settles_and_prefers(loaded: Settings) -> None:
    """The decision names the preferred claim; the pair stays listed, as decided, and both stay contested."""
    contradiction = rows(loaded, "SELECT status, decision FROM contradictions WHERE predicate = 'programme_budget'")
    standing = rows(
        loaded,
        "SELECT source, preferred, contested FROM observations WHERE metric = 'programme_budget' ORDER BY source",
    )

    assert [("decided", "clean_coast_budget")] == contradiction
    assert [("annual_report", True, True), ("ministry_page", False, True)] == standing


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('value = "136 million USD"', 'value = "137 million USD", inferred = ["value"], note = "x"'),
        ('metric = "programme_budget"', 'breakdown = "women", metric = "programme_budget"'),
    ],
    ids=["another figure", "nothing on the fact"],
)
def test_a_decision_lapses_when_a_side_changes(loaded: Settings, old: str, new: str) -> None:
    """It stays in its file and no longer counts, saying which side changed."""
    edit(loaded, "seeds/ministry_page/claims.toml", old, new)
    found = rows(loaded, "SELECT status, sides FROM decisions WHERE decision = 'clean_coast_budget'")
    sides = [(side["source"], side["holds"]) for side in found[0][1]]  # type: ignore[attr-defined]

    assert ("lapsed", [("annual_report", True), ("ministry_page", False)]) == (found[0][0], sides)


def test_a_decision_comes_back_with_its_side(loaded: Settings) -> None:
    """When the side says again what was seen, the decision holds again; each revision shows its own state."""
    path = loaded.root / "seeds/ministry_page/claims.toml"
    first = path.read_text("utf-8")
    edit(
        loaded,
        "seeds/ministry_page/claims.toml",
        '"136 million USD"',
        '"137 million USD", inferred = ["value"], note = "x"',
    )
    pipeline.load(loaded)
    path.write_text(first, "utf-8")
    pipeline.load(loaded)
    states = []
    for revision in (1, 2, 3):
        with open_published(pipeline.published_at(loaded, revision)) as connection:
            states += connection.execute("SELECT status FROM decisions").fetchall()

    assert [("holds",), ("lapsed",), ("holds",)] == states


def test_confirmation_counts_origins_not_documents(loaded: Settings) -> None:
    """The ministry quotes the agency, whose own report says the same: two documents, one origin."""
    found = rows(
        loaded,
        "SELECT g.source, g.origins, g.documents, g.confirmed_by, g.credibility_proposed FROM grades AS g "
        "INNER JOIN observations AS o ON o.claim_id = g.claim_id WHERE o.metric = 'drug_seizures' "
        "AND o.breakdown = 'heroin' AND o.period_type = 'nine_months' AND o.value = 12.5 ORDER BY g.source",
    )

    assert [
        ("annual_report", ["harbour_agency"], 2, 1, 4),
        ("ministry_page", ["harbour_agency"], 2, 1, 4),
    ] == found


def test_two_independent_origins_confirm(loaded: Settings) -> None:
    """The agency and the ministry give weights of cannabis that meet: confirmed."""
    found = rows(
        loaded,
        "SELECT DISTINCT g.confirmed_by, g.credibility_proposed FROM grades AS g "
        "INNER JOIN observations AS o ON o.claim_id = g.claim_id WHERE o.breakdown = 'cannabis'",
    )

    assert [(2, 1)] == found


def test_published_tables_carry_the_decisions_file(loaded: Settings) -> None:
    """Who decided, when, and what each side said then."""
    found = rows(loaded, "SELECT decided_by, len(sides) FROM decisions")

    assert (loaded.root / BUDGET).is_file()
    assert [2] == [row[1] for row in found]


def test_no_decisions_at_all(loaded: Settings, tmp_path: Path) -> None:
    """A workspace without a decisions folder loads; what was decided is closed."""
    (loaded.root / BUDGET).rename(tmp_path / "budgets.toml")

    assert [(0,)] == rows(loaded, "SELECT count(*) FROM decisions")
