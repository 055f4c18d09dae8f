"""Any seeds, one after the other: the store holds what they say last, and every state that was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as profile
from hypothesis import strategies as st

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.store.engine import make_engine

State = dict[str, Any]

QUOTE = "3@49: 12.5 kilograms (kg) of heroin"
OTHER_QUOTE = "4@39: 9.75 kg of heroin"
NOTE = "read by a test"

# Each slot of the source says one of these, or nothing.
FIGURES = st.sampled_from(["12.5 kg", "12 kg", "12..13 kg", "> 12 kg"])
VARIANTS = st.sampled_from(["main", "reading", "both"])
DATES = st.sampled_from(["2009", "2009-09", "2009-09-04"])
STATES = st.fixed_dictionaries(
    {},
    optional={
        "figure": st.tuples(FIGURES, VARIANTS, st.sampled_from([QUOTE, OTHER_QUOTE])),
        "date": DATES,
        "says": st.sampled_from(["By sea.", "By land."]),
        "head": st.none() | DATES,
        "name": st.sampled_from(["Coast Office", "Office of the Coast"]),
    },
)


class Stores(Protocol):
    """Fresh stores of one database, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


def table(**values: object) -> str:
    """Return an inline table."""
    return "{" + ", ".join(f"{key} = {json.dumps(value)}" for key, value in values.items()) + "}"


def seeds(state: State) -> str:
    """Return the claims.toml of a state."""
    claims: dict[str, list[str]] = {"observations": [], "milestones": [], "statements": [], "relations": []}
    if "figure" in state:
        value, variant, quote = state["figure"]
        slot = {"metric": "drug_seizures", "subject": "NAM", "breakdown": "heroin", "period": "2020",
                "note": NOTE, "inferred": ["value"]}  # fmt: skip
        if variant != "reading":
            claims["observations"].append(table(**slot, value=value, at=quote))
        if variant != "main":
            claims["observations"].append(table(**slot, value=value, at=quote, reading="other"))
    if "date" in state:
        claims["milestones"].append(table(entity="harbour_agreement", type="signed", date=state["date"], at=QUOTE))
    if "says" in state:
        claims["statements"].append(table(entity="NAM", topic="route", says=state["says"], at=QUOTE))
    if "head" in state:
        term = {"from": state["head"]} if state["head"] else {}
        claims["relations"].append(table(subject="clean_coast", type="led_by", object="anna_berg", **term, at=QUOTE))
    return "\n".join(f"{group} = [{', '.join(tables)}]" for group, tables in claims.items())


def load(settings: Settings, state: State) -> int | None:
    """Write a state into the seeds and load them, whatever is lost by it."""
    (settings.seeds / "annual_report" / "claims.toml").write_text(seeds(state), "utf-8")
    path = settings.seeds / "vocabulary" / "organisations.csv"
    lines = path.read_text("utf-8").splitlines()
    name = state.get("name", "Coast Office")
    path.write_text("\n".join(f"coast_office,{name},regional," if "coast_office" in line else line for line in lines))
    return pipeline.load(settings, force=True).revision


def held(url: str, revision: int | None = None) -> list[tuple[object, ...]]:
    """Return what the annual report said at a revision (default: now), with places and answers, by their own words."""
    at = "{0}.rec_to IS NULL"
    if revision is not None:
        at = f"{{0}}.rec_from <= {revision} AND coalesce({{0}}.rec_to > {revision}, true)"
    engine = make_engine(url)
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT c.kind, c.variant, k.note, p.line, p.char_start, p.quote, f.coef, f.exp10, f.coef_high, "
            "f.qualifier, d.date_start, d.date_end, x.says, r.from_start FROM claims AS c "
            f"INNER JOIN citations AS z ON z.claim_id = c.id AND z.position = 1 AND {at.format('z')} "
            "INNER JOIN passages AS p ON p.id = z.passage_id "
            f"LEFT JOIN remarks AS k ON k.claim_id = c.id AND {at.format('k')} "
            "LEFT JOIN figures AS f ON f.claim_id = c.id LEFT JOIN milestone_dates AS d ON d.claim_id = c.id "
            "LEFT JOIN statement_texts AS x ON x.claim_id = c.id LEFT JOIN relation_terms AS r ON r.claim_id = c.id "
            f"INNER JOIN sources AS s ON s.id = c.source_id WHERE s.slug = 'annual_report' AND {at.format('c')} "
            "ORDER BY 1, 2"
        ).fetchall()
    engine.dispose()
    return [tuple(row) for row in found]


@pytest.fixture(scope="module")
def workspace_of_states(published_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace whose annual report says what each state says; its decisions would be about other facts."""
    import shutil

    root = shutil.copytree(published_workspace, tmp_path_factory.mktemp("history") / "workspace", symlinks=True)
    shutil.rmtree(root / "seeds" / "decisions")
    (root / "var" / "kzdb.duckdb").unlink()
    return root


@profile(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(STATES, min_size=1, max_size=4))
def test_any_sequence_of_seeds(workspace_of_states: Path, sqlite_stores: Stores, states: list[State]) -> None:
    """The last state is as if it had been loaded alone, and every older one can still be read to the letter."""
    url, alone = sqlite_stores.new("migrated"), sqlite_stores.new("migrated")
    settings = Settings(workspace_of_states, url, workspace_of_states / "var" / "kzdb.duckdb")
    seen: dict[int, list[tuple[object, ...]]] = {}
    for state in states:
        revision = load(settings, state)
        if revision is not None:
            seen[revision] = held(url)

    load(Settings(workspace_of_states, alone, settings.published), states[-1])

    assert held(alone) == held(url)
    assert list(range(1, len(seen) + 1)) == list(seen)
    assert seen == {revision: held(url, revision) for revision in seen}
