"""Contradictions, decisions and grades, found by interval arithmetic over the small workspace."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.publish.connection import open_published
from tests.conftest import settings_of

BUDGET = "seeds/decisions/budgets.toml"
PAGE = "seeds/ministry_page/claims.toml"


def ask(published: Path, query: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on a published file."""
    with open_published(published) as connection:
        return connection.execute(query).fetchall()


def edit(settings: Settings, path: str, old: str, new: str) -> None:
    """Replace `old` in a seed by `new`; `old` must be there."""
    file = settings.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@dataclass(frozen=True)
class Then:
    """Published files of three revisions: the small workspace, edited, and as it was at first."""

    revisions: tuple[Path, Path, Path]

    @property
    def edited(self) -> Path:
        """The second."""
        return self.revisions[1]


@pytest.fixture
def copy(published_workspace: Path, tmp_path: Path) -> Settings:
    """Give a copy of the small workspace, loaded."""
    return copied(published_workspace, tmp_path / "copy")


def copied(workspace: Path, target: Path) -> Settings:
    """Return the settings of a copy of a workspace."""
    shutil.copytree(workspace, target, symlinks=True)
    return settings_of(target, f"sqlite:///{target / 'var' / 'kzdb.sqlite'}")


def publish(settings: Settings) -> Path:
    """Load and publish; return the file."""
    pipeline.load(settings, force=True)
    return pipeline.publish(settings).path


@pytest.fixture(scope="module")
def then(small: Settings, tmp_path_factory: pytest.TempPathFactory) -> Then:
    """Give the workspace with a slip, a second head and another budget, then without them."""
    settings = copied(small.root, tmp_path_factory.mktemp("then") / "workspace")
    path = settings.root / PAGE
    first = path.read_text("utf-8")
    edit(settings, PAGE, 'value = "1,234 kg"', 'value = "1,234 t", inferred = ["value"], note = "a slip"')
    edit(settings, PAGE, '"136 million USD"', '"137 million USD", inferred = ["value"], note = "x"')
    edit(
        settings,
        PAGE,
        "relations = [",
        'relations = [\n  {subject = "clean_coast", type = "led_by", object = "ministry", from = "2013", note = "x", '
        'at = "3@22: US$ 136 million"},',
    )
    pipeline.load(settings, force=True)
    path.write_text(first, "utf-8")
    pipeline.load(settings, force=True)
    return Then((small.published, pipeline.published_at(settings, 2), pipeline.publish(settings).path))


def test_each_kind_of_contradiction_is_named(small: Settings) -> None:
    """A draft against an adopted budget, and two sources that differ: a row for each answer, not for each pair."""
    found = ask(small.published, "SELECT kind, source_a, value_a, source_b, value_b FROM contradictions ORDER BY ALL")

    assert [
        ("cross_source", "annual_report", "12.5 kg", "ministry_page", "12.9 kg"),
        ("draft_against_adopted", "annual_report", "41,000,000 USD", "ministry_page", "136,000,000 USD"),
    ] == found


def test_rounding_units_qualifiers_and_periods_contradict_nothing(small: Settings) -> None:
    """1.2 t and 1,234 kg meet; September 2009 holds the 4th; 2019 is another fact than its nine months."""
    found = ask(
        small.published,
        "SELECT count(*) FROM contradictions AS x INNER JOIN claims AS c ON c.claim_id = x.claim_a "
        "WHERE c.object = 'cannabis' OR c.predicate = 'entered_into_force' OR c.period_start < DATE '2020-01-01' "
        "AND c.predicate = 'drug_seizures'",
    )

    assert [(0,)] == found


def test_a_copy_contradicts_nobody(copy: Settings, tmp_path: Path) -> None:
    """A source and the one it takes from are one witness; what is left is that the copy gives two figures itself.

    Nor does a workspace need a folder of decisions; what was decided is closed.
    """
    edit(copy, "seeds/ministry_page/source.toml", "relies_on = []", 'relies_on = ["annual_report"]')
    (copy.root / BUDGET).rename(tmp_path / "budgets.toml")
    published = publish(copy)

    assert [("within_document",)] == ask(published, "SELECT kind FROM contradictions ORDER BY ALL")
    assert [(0,)] == ask(published, "SELECT count(*) FROM decisions")


def test_a_power_of_ten_is_a_unit_slip(then: Then) -> None:
    """1.2 t against 1,234 t is a thousand times as much: somebody mistook the unit."""
    found = ask(then.edited, "SELECT kind, round(ratio) FROM contradictions WHERE object = 'cannabis'")

    assert [("unit_slip", 1028.0)] == found


def test_two_objects_of_a_single_valued_relation(then: Then) -> None:
    """A programme has one head at a time."""
    found = ask(then.edited, "SELECT kind, subject, explanation FROM contradictions WHERE predicate = 'led_by'")

    assert [("cross_source", "clean_coast")] == [row[:2] for row in found]
    assert "Anna Berg" in str(found[0][2])


def test_a_decision_settles_and_prefers(small: Settings) -> None:
    """The decision names the preferred claim; the pair stays listed, as decided, and both stay contested."""
    contradiction = ask(
        small.published, "SELECT status, decision FROM contradictions WHERE predicate = 'programme_budget'"
    )
    standing = ask(
        small.published,
        "SELECT source, preferred, contested FROM observations WHERE metric = 'programme_budget' ORDER BY source",
    )

    assert [("decided", "clean_coast_budget")] == contradiction
    assert [("annual_report", True, True), ("ministry_page", False, True)] == standing


def sides_of_the_decision(published: Path) -> list[tuple[object, list[tuple[str, bool]]]]:
    """Return the state of the decision on the budget, and of each side whether it holds."""
    found = ask(published, "SELECT status, sides FROM decisions WHERE decision = 'clean_coast_budget'")
    return [(status, [(side["source"], side["holds"]) for side in sides]) for status, sides in found]  # type: ignore[attr-defined]


def test_a_decision_lapses_when_a_side_changes(then: Then) -> None:
    """With another figure on one side it no longer counts, saying which side changed."""
    assert [("lapsed", [("annual_report", True), ("ministry_page", False)])] == sides_of_the_decision(then.edited)


def test_a_decision_lapses_when_a_side_is_gone(copy: Settings) -> None:
    """A side that says nothing on the fact has changed too."""
    edit(copy, PAGE, 'metric = "programme_budget"', 'breakdown = "women", metric = "programme_budget"')

    assert [("lapsed", [("annual_report", True), ("ministry_page", False)])] == sides_of_the_decision(publish(copy))


def test_a_decision_comes_back_with_its_side(then: Then) -> None:
    """When the side says again what was seen, the decision holds again; each revision shows its own state."""
    states = [ask(published, "SELECT status FROM decisions") for published in then.revisions]

    assert [[("holds",)], [("lapsed",)], [("holds",)]] == states


def test_confirmation_counts_origins_not_documents(small: Settings) -> None:
    """The ministry quotes the agency, whose own report says the same: two documents, one origin."""
    found = ask(
        small.published,
        "SELECT g.source, g.origins, g.documents, g.confirmed_by, g.credibility_proposed FROM grades AS g "
        "INNER JOIN observations AS o ON o.claim_id = g.claim_id WHERE o.metric = 'drug_seizures' "
        "AND o.breakdown = 'heroin' AND o.period_type = 'nine_months' AND o.value = 12.5 ORDER BY g.source",
    )

    assert [
        ("annual_report", ["harbour_agency"], 2, 1, 4),
        ("ministry_page", ["harbour_agency"], 2, 1, 4),
    ] == found


def test_two_independent_origins_confirm(small: Settings) -> None:
    """The agency and the ministry give weights of cannabis that meet: confirmed."""
    found = ask(
        small.published,
        "SELECT DISTINCT g.confirmed_by, g.credibility_proposed FROM grades AS g "
        "INNER JOIN observations AS o ON o.claim_id = g.claim_id WHERE o.breakdown = 'cannabis'",
    )

    assert [(2, 1)] == found


def test_published_tables_carry_the_decisions_file(small: Settings) -> None:
    """Who decided, when, and what each side said then."""
    found = ask(small.published, "SELECT decided_by, len(sides) FROM decisions")

    assert (small.root / BUDGET).is_file()
    assert [2] == [row[1] for row in found]
