"""What the database itself refuses, whoever writes: each bad write is tried on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from sqlalchemy import UniqueConstraint
from sqlalchemy.exc import DBAPIError

from kzdb.config import Settings
from kzdb.facts.claims import KINDS
from kzdb.store.engine import make_engine
from kzdb.store.guards import FROZEN, Base, guard_statements

Contents = Callable[[str], dict[str, list[str]]]
Held = tuple[str, Callable[[], bool]]


class Stores(Protocol):
    """Fresh stores of one database, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


NEW = 9001
FIGURE = "(SELECT min(id) FROM claims WHERE kind = 'observation')"
OTHER_FIGURE = "(SELECT max(id) FROM claims WHERE kind = 'observation')"
RELATION = "(SELECT min(id) FROM claims WHERE kind = 'relation')"
OTHER_SOURCE = f"(SELECT min(id) FROM sources WHERE id <> (SELECT source_id FROM claims WHERE id = {FIGURE}))"
OTHER_PASSAGE = f"(SELECT min(id) FROM passages WHERE source_id = {OTHER_SOURCE})"
REVISION = "INSERT INTO revisions (id, loaded_at, kzdb_version) VALUES (2, '2026-01-01T00:00:00+00:00', '0')"
UNCITED = f"UPDATE citations SET rec_to = 2, live = 0 WHERE claim_id = {FIGURE}"
WITHDRAWN = "rec_to = 2, live = NULL, end_reason = 'withdrawn'"
CLOSED = [REVISION, f"UPDATE claims SET {WITHDRAWN} WHERE id = {FIGURE}", UNCITED]
CLOSED_ONCE = "claims: .*only closed, and once"
NO_PARENT = "foreign key constraint"
NO_NULL = "not null constraint|null value"


def copied(table: str, where: str, **changes: object) -> str:
    """Return the statement that writes a row like the one at `where`, but for `changes` (SQL expressions)."""
    columns = [column.name for column in Base.metadata.tables[table].columns]
    assert set(changes) <= set(columns)
    values = ", ".join(str(changes.get(column, column)) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where}"


def claim(**changes: object) -> str:
    """Return the statement that writes another reading of a figure's claim, which expects its own citation."""
    new = {"id": NEW, "variant": "'reading:other'", "primary_citation_id": NEW}
    return copied("claims", f"id = {FIGURE}", **{**new, **changes})


def citation(**changes: object) -> str:
    """Return the statement that writes the citation of that claim."""
    where = f"id = (SELECT primary_citation_id FROM claims WHERE id = {FIGURE})"
    return copied("citations", where, **{"id": NEW, "claim_id": NEW, **changes})


def figure(**changes: object) -> str:
    """Return the statement that writes the answer of that claim."""
    return copied("figures", f"claim_id = {FIGURE}", **{"claim_id": NEW, **changes})


def passage(**changes: object) -> str:
    """Return the statement that writes one more passage."""
    return copied("passages", "id = (SELECT min(id) FROM passages)", **{"id": NEW, **changes})


def fact(kind: str, table: str, **changes: object) -> list[str]:
    """Return the statements that write one more fact of `kind`."""
    where = f"fact_id = (SELECT min(fact_id) FROM {table})"
    return [
        f"INSERT INTO facts (id, kind) VALUES ({NEW}, '{kind}')",
        copied(table, where, **{"fact_id": NEW, **changes}),
    ]


def term(**changes: object) -> list[str]:
    """Return the statements that write one more claim of a relation, with its term."""
    return [
        copied("claims", f"id = {RELATION}", id=NEW, variant="'reading:other'", primary_citation_id=NEW),
        copied(
            "citations", f"id = (SELECT primary_citation_id FROM claims WHERE id = {RELATION})", id=NEW, claim_id=NEW
        ),
        copied("relation_terms", f"claim_id = {RELATION}", **{"claim_id": NEW, **changes}),
    ]


def milestone(**changes: object) -> str:
    """Return the statement that writes one more milestone's date."""
    return copied("milestone_dates", "claim_id = (SELECT min(claim_id) FROM milestone_dates)", claim_id=NEW, **changes)


def write(url: str, statements: list[str]) -> None:
    """Run the statements as one transaction, connected as kzdb connects."""
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


GOOD = {
    "another reading of a figure": [claim(), citation(), figure()],
    "another fact": fact("observation", "observation_facts", period_type="'range'", period_end="'2020-12-30'"),
    "another term": term(),
    "another passage": [passage(line=77, line_end=77)],
    "a passage on a page": [passage(kind="'page'", page=3, line=0, line_end=0)],
    "closing a claim": CLOSED,
    "citing a live claim by another passage": [
        passage(line=77, line_end=77),
        copied(
            "citations",
            f"id = (SELECT primary_citation_id FROM claims WHERE id = {FIGURE})",
            id=NEW,
            passage_id=NEW,
            position=9,
        ),
        f"UPDATE claims SET primary_citation_id = {NEW}, evidence_hash = 'x' WHERE id = {FIGURE}",
    ],
}

BAD: dict[str, tuple[list[str], str]] = {
    # no claim without evidence
    "a claim that names no citation": ([claim(primary_citation_id="NULL"), figure()], NO_NULL),
    "a claim whose citation is never written": ([claim(), figure()], NO_PARENT),
    "a claim resting on another claim's citation": (
        [claim(primary_citation_id=f"(SELECT primary_citation_id FROM claims WHERE id = {OTHER_FIGURE})"), figure()],
        NO_PARENT,
    ),
    "a citation into another source than its claim's": (
        [claim(), citation(source_id=OTHER_SOURCE, passage_id=OTHER_PASSAGE), figure()],
        NO_PARENT,
    ),
    "a citation of a passage of another source": ([claim(), citation(passage_id=OTHER_PASSAGE), figure()], NO_PARENT),
    "a live claim whose citation is closed": (
        [REVISION, f"UPDATE citations SET rec_to = 2, live = 0 WHERE claim_id = {FIGURE}"],
        NO_PARENT,
    ),
    "closing a citation that calls itself live": (
        [REVISION, f"UPDATE citations SET rec_to = 2 WHERE claim_id = {FIGURE}"],
        "ck_citations_live",
    ),
    "closing a claim that calls itself live": (
        [REVISION, f"UPDATE claims SET rec_to = 2, end_reason = 'withdrawn' WHERE id = {FIGURE}", UNCITED],
        "ck_claims_live",
    ),
    "one passage cited twice by one claim": (
        [claim(), citation(), citation(id=NEW + 1), figure()],
        r"unique constraint.*citations",
    ),
    # one live answer
    "a second live claim on one fact, by one source, in one variant": (
        [claim(variant="'main'"), citation(), figure()],
        r"uq_claims_live|unique constraint failed: claims\.fact_id",
    ),
    "a claim on a fact that does not exist": ([claim(fact_id=NEW), citation(), figure()], NO_PARENT),
    "a claim that supersedes none": ([claim(supersedes_id=NEW + 1), citation(), figure()], NO_PARENT),
    "a claim of a revision that never was": ([claim(rec_from=NEW), citation(), figure()], NO_PARENT),
    # each answer on its kind
    "a figure on a relation's claim": ([figure(claim_id=RELATION)], NO_PARENT),
    "a figure that calls itself a relation": ([claim(), citation(), figure(kind="'relation'")], "ck_figures_kind"),
    "a claim of another kind than its fact": ([claim(kind="'relation'"), citation()], NO_PARENT),
    "an observation on a relation's fact": (
        [f"INSERT INTO facts (id, kind) VALUES ({NEW}, 'relation')",
         fact("observation", "observation_facts", period_end="'2020-12-30'")[1]],
        NO_PARENT,
    ),
    "a country that is an organisation": (
        ["INSERT INTO countries (id, kind, iso2, m49) "
         "SELECT id, 'country', 'XX', '999' FROM entities WHERE slug = 'ministry'"],
        NO_PARENT,
    ),
    # closed is closed
    "reopening a closed claim": (
        [*CLOSED, f"UPDATE claims SET rec_to = NULL, live = 1, end_reason = NULL WHERE id = {FIGURE}"],
        CLOSED_ONCE,
    ),
    "closing a claim twice": (
        [*CLOSED, f"UPDATE claims SET end_reason = 'superseded' WHERE id = {FIGURE}"],
        CLOSED_ONCE,
    ),
    "closing without a reason": (
        [REVISION, f"UPDATE claims SET rec_to = 2, live = NULL WHERE id = {FIGURE}"],
        "ck_claims_end_reason",
    ),
    "a reason without closing": ([claim(end_reason="'withdrawn'"), citation(), figure()], "ck_claims_end_reason"),
    "closing for a reason of one's own": (
        [REVISION, f"UPDATE claims SET rec_to = 2, live = NULL, end_reason = 'disliked' WHERE id = {FIGURE}"],
        "ck_claims_end_reason_value",
    ),
    "closing before it was opened": (
        [f"UPDATE claims SET rec_to = 1, live = NULL, end_reason = 'withdrawn' WHERE id = {FIGURE}"],
        "ck_claims_recorded",
    ),
    "changing a claim while closing it": (
        [REVISION, f"UPDATE claims SET {WITHDRAWN}, answer_hash = 'x' WHERE id = {FIGURE}"],
        CLOSED_ONCE,
    ),
    # what was recorded is never changed
    "changing a claim": ([f"UPDATE claims SET modality = 'draft' WHERE id = {FIGURE}"], CLOSED_ONCE),
    "changing a figure": (["UPDATE figures SET coef = coef + 1"], "figures: what was recorded is never changed"),
    "changing a term": (["UPDATE relation_terms SET role = 'x'"], "relation_terms: what was recorded"),
    "changing a date": (["UPDATE milestone_dates SET date_end = '2999-01-01'"], "milestone_dates: what was recorded"),
    "changing a statement": (["UPDATE statement_texts SET says = 'x'"], "statement_texts: what was recorded"),
    "changing a name": (["UPDATE given_names SET name = 'x'"], "given_names: what was recorded"),
    "changing a citation": (["UPDATE citations SET passage_id = passage_id"], "citations: what was recorded"),
    "changing a quote": (["UPDATE passages SET quote = 'x'"], "passages: what was recorded is never changed"),
    "changing a note": (["UPDATE remarks SET note = 'x'"], "remarks: what was recorded is only closed"),
    "changing a fact": (["UPDATE observation_facts SET period_type = 'range'"], "observation_facts: what was"),
    "changing a revision": (["UPDATE revisions SET loaded_at = 'x'"], "revisions: what was recorded is never changed"),
    # keys
    "a slot twice": (fact("observation", "observation_facts"), "unique constraint.*observation_facts"),
    "a relation twice": (fact("relation", "relation_facts"), "unique constraint.*relation_facts"),
    "a milestone twice": (fact("milestone", "milestone_facts"), "unique constraint.*milestone_facts"),
    "a statement's slot twice": (fact("statement", "statement_facts"), "unique constraint.*statement_facts"),
    "a name's slot twice": (fact("naming", "naming_facts"), "unique constraint.*naming_facts"),
    "a passage twice": ([passage()], "unique constraint.*passages"),
    "a slug twice": ([copied("metrics", "slug = 'staff'", id=NEW)], "unique constraint.*metrics"),
    "an edition twice": ([copied("source_editions", "id = 1", id=NEW)], "unique constraint.*source_editions"),
    # values that cannot be
    "text for a number": (
        [claim(), citation(), f"INSERT INTO figures (claim_id, kind, coef, exp10, qualifier, unit_id) "
         f"VALUES ({NEW}, 'observation', 'twelve', 0, 'exact', 1)"],
        "cannot store TEXT value in INTEGER column|invalid input syntax",
    ),
    "a unit of no size": ([copied("units", "slug = 'kg'", id=NEW, slug="'none'", num=0)], "ck_units_factor"),
    "an interval that runs backward": ([claim(), citation(), figure(lo=2, hi=1)], "ck_figures_interval"),
    "a range with half an end": ([claim(), citation(), figure(coef_high=3)], "ck_figures_range"),
    "an unknown qualifier": ([claim(), citation(), figure(qualifier="'maybe'")], "ck_figures_qualifier"),
    "a figure in no unit": ([claim(), citation(), figure(unit_id=NEW)], NO_PARENT),
    "a unit whose base is another size": ([copied("units", "slug = 'g'", id=NEW, slug="'x'", base_id=NEW)],
                                          "ck_units_base"),
    "a passage that ends before it starts": ([passage(char_start=9, char_end=8)], "ck_passages_place"),
    "a passage before the line's start": ([passage(char_start=-1)], "ck_passages_place"),
    "a passage on line 0": ([passage(line=0)], "ck_passages_place"),
    "a passage both on a line and on a page": ([passage(page=1)], "ck_passages_place"),
    "a cell without a column": (
        [passage(kind="'cell'", line=0, line_end=0, char_start=0, char_end=0, part=1, row=2, col=0)],
        "ck_passages_place",
    ),
    "a relation that ends before it begins": (
        term(from_start="'2012-01-01'", from_end="'2012-12-31'", from_precision="'year'",
             to_start="'2011-01-01'", to_end="'2011-12-31'", to_precision="'year'"),
        "ck_relation_terms_order",
    ),
    "a beginning without its precision": (
        term(from_start="'2012-01-01'", from_precision="NULL"),
        "ck_relation_terms_from_precision",
    ),
    "a milestone that ends before it begins": ([milestone(date_end="'1999-01-01'")], "ck_milestone_dates_order"),
    "a period that runs backward": (
        fact("observation", "observation_facts", period_end="'1999-01-01'"),
        "ck_observation_facts_period",
    ),
    "a period that is no ISO date": (
        fact("observation", "observation_facts", period_end="'2020-9-30'"),
        "ck_observation_facts_iso_dates",
    ),
    "an unknown type of period": (
        fact("observation", "observation_facts", period_type="'decade'"),
        "ck_observation_facts_period_type",
    ),
    "a zeroth relation": (fact("relation", "relation_facts", n=0), "ck_relation_facts_n"),
    "an unknown kind of name": (fact("naming", "naming_facts", name_kind="'pet'"), "ck_naming_facts_name_kind"),
    "an unknown modality": ([claim(modality="'rumoured'"), citation(), figure()], "ck_claims_modality"),
    "an unknown nature": ([claim(nature="'dreamt'"), citation(), figure()], "ck_claims_nature"),
    "an unknown variant": ([claim(variant="'second'"), citation(), figure()], "ck_claims_variant"),
    "a reading without a name": ([claim(variant="'reading:'"), citation(), figure()], "ck_claims_variant"),
    "a credibility of 9": ([copied("remarks", "id = (SELECT min(id) FROM remarks)", id=NEW, claim_id=RELATION, credibility=9)],
                           "ck_remarks_credibility"),
    "a label in English": ([f"INSERT INTO labels VALUES ({NEW}, 'metrics', 'staff', 'en', 'x')"], "ck_labels_language"),
    "a reliability of G": (["UPDATE sources SET reliability = 'G'"], "ck_sources_reliability"),
    "a source that takes from itself": (
        ["INSERT INTO source_relies_on VALUES (1, 1)"], "ck_source_relies_on_not_itself"
    ),
    "an entity of an unknown kind": (
        ["INSERT INTO entities VALUES (9001, 'cat', 'animal', '', 'Cat', NULL)"], "ck_entities_kind"
    ),
}  # fmt: skip

GUARDED = [table for table, statements in guard_statements("sqlite").items() if "DELETE" in " ".join(statements)]

SLOTS = [
    (table.name, column.name)
    for table in Base.metadata.sorted_tables
    for key in table.constraints
    if isinstance(key, UniqueConstraint)
    for column in key.columns
    if column.name != "id" and f"{table.name}.{column.name}" != "breakdowns.entity_id"
]


@pytest.fixture(scope="module")
def shared() -> dict[str, tuple[str, dict[str, list[str]]]]:
    """Hold, for each database, the store that every bad write is tried on, and what it holds from first to last."""
    return {}


@pytest.fixture
def held(shared: dict[str, tuple[str, dict[str, list[str]]]], stores: Stores, dialect: str, contents: Contents) -> Held:
    """Give the address of a loaded store that no test has changed, and a function that says so."""
    if dialect not in shared:
        url = stores.new("loaded")
        shared[dialect] = url, contents(url)
    url, before = shared[dialect]
    return url, lambda: before == contents(url)


@pytest.mark.parametrize("statements", GOOD.values(), ids=GOOD.keys())
def test_what_is_right_is_taken(loaded: Settings, statements: list[str]) -> None:
    """The rows that the bad writes below spoil in one place are taken as they are."""
    write(loaded.database_url, statements)


@pytest.mark.parametrize(("statements", "complaint"), BAD.values(), ids=BAD.keys())
def test_a_bad_write_is_refused(held: Held, statements: list[str], complaint: str) -> None:
    """The database says what is wrong, and holds what it held."""
    url, is_unchanged = held

    with pytest.raises(DBAPIError, match=f"(?is){complaint}"):
        write(url, statements)

    assert is_unchanged()


def test_nothing_recorded_is_deleted(loaded: Settings, contents: Contents) -> None:
    """Neither a row of evidence nor a whole table of it can be deleted."""
    before = contents(loaded.database_url)

    for table in [name for name in GUARDED if before[name]]:
        with pytest.raises(DBAPIError, match=f"{table}: what was recorded is never deleted"):
            write(loaded.database_url, [f"DELETE FROM {table}"])

    assert before == contents(loaded.database_url)


def test_nothing_recorded_is_replaced(loaded: Settings, contents: Contents, dialect: str) -> None:
    """To insert over a row is to change it: refused too."""
    before = contents(loaded.database_url)
    over = copied("figures", f"claim_id = {FIGURE}", coef=1)
    verb = {
        "sqlite": over.replace("INSERT INTO", "INSERT OR REPLACE INTO"),
        "postgresql": f"{over} ON CONFLICT (claim_id) DO UPDATE SET coef = 1",
    }

    with pytest.raises(DBAPIError, match="figures: what was recorded is never"):
        write(loaded.database_url, [verb[dialect]])

    assert before == contents(loaded.database_url)


def test_no_key_holds_a_null(loaded: Settings, contents: Contents) -> None:
    """Two NULLs are never equal, so a key that takes one is no key: no key does.

    One column may be empty, a breakdown's entity: most breakdowns are none. It is no part of any slot.
    """
    before = contents(loaded.database_url)

    for table, column in [slot for slot in sorted(set(SLOTS)) if before[slot[0]]]:
        values = ", ".join("NULL" if item.name == column else item.name for item in Base.metadata.tables[table].columns)
        with pytest.raises(DBAPIError, match="(?i)" + NO_NULL):
            write(loaded.database_url, [f"INSERT INTO {table} SELECT {values} FROM {table}"])

    assert before == contents(loaded.database_url)


def test_every_kind_of_claim_is_guarded() -> None:
    """No table of facts or answers was forgotten when the guards were written."""
    evidence = {
        table.name
        for table in Base.metadata.sorted_tables
        if any(column.name in ("fact_id", "claim_id") for column in table.columns)
    }

    assert set() == evidence - set(GUARDED)
    assert {"passages", "revisions"} <= set(GUARDED)
    assert len(KINDS) == len([name for name in FROZEN if name.endswith("_facts")])
