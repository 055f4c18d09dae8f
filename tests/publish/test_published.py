"""The published file: the tables people rely on, the same content for the same store, and never a broken file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import duckdb
import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import FileError, PublishError, StoreError
from kzdb.publish.connection import open_published
from kzdb.publish.published import TABLES
from kzdb.store.engine import make_engine

ANSWERED = (
    "nature modality attributed_to note inferred preferred contested variant source published_on document line "
    "char_start line_end char_end page sheet row col quote"
)
ENTITY = "slug name acronym aliases"
CONTRACT = {
    "claims": "claim_id fact_id kind subject subject_name predicate predicate_name object object_name value value_low "
    "value_high unit value_text period_start period_end period_type qualifier nature modality attributed_to note "
    "credibility variant source published_on preferred contested inferred revision answer_hash",
    "citations": "claim_id source document line char_start char_end quote verified is_primary page sheet row col",
    "observations": "claim_id fact_id metric metric_name subject subject_name country breakdown breakdown_name "
    "period_start period_end period_type as_printed value value_end decimals value_low value_high unit unit_symbol "
    f"value_base value_end_base unit_base coef exp10 qualifier {ANSWERED}",
    "relations": "claim_id fact_id subject subject_name subject_kind type type_name object object_name object_kind n "
    f"from_date from_precision to_date to_precision role {ANSWERED}",
    "milestones": "claim_id fact_id entity entity_name entity_kind type type_name n date date_end date_precision "
    + ANSWERED,
    "statements": f"claim_id fact_id entity entity_name entity_kind topic topic_name aspect says {ANSWERED}",
    "names": f"claim_id fact_id entity entity_name entity_kind language kind n name {ANSWERED}",
    "sources": "source title publisher publisher_name document sha256 published_on published_precision language "
    "licence url reliability reliability_reason claims",
    "source_editions": "source edition title publisher document sha256 published_on published_precision language "
    "licence reliability claims",
    "countries": f"{ENTITY} iso2 m49",
    "organisations": f"{ENTITY} type country parent seat",
    "people": ENTITY,
    "agreements": f"{ENTITY} type signed_on in_force_from",
    "programmes": f"{ENTITY} type country period_start period_end led_by budget",
    "events": f"{ENTITY} type",
    "laws": f"{ENTITY} type country",
    "substances": f"{ENTITY} type",
    "places": f"{ENTITY} type country",
    "documents": f"{ENTITY} type",
    "agreement_parties": "agreement agreement_name party party_name status from_date role claim_id",
    "memberships": "member member_name organisation organisation_name from_date to_date n role claim_id",
    "programme_budgets": "programme programme_name country period_start period_end value unit qualifier modality "
    "claim_id source",
    "contributions": "contributor contributor_name recipient recipient_name period_start period_end value unit "
    "qualifier claim_id source",
    "event_participants": "event event_name participant participant_name role claim_id",
    "offices": "person person_name organisation organisation_name role from_date to_date claim_id source",
    "metrics": "slug name definition dimension unit",
    "units": "slug name dimension unit",
    "series": "metric subject country breakdown period_class position claim_id period_start period_end value unit "
    "previous_claim_id previous_start previous_end previous_value comparable reason direction change_low change_high",
    "country_scope": "country entity entity_kind relation distance claim_id",
    "themes": "slug name weight",
    "topics": "slug name theme weight",
    "relation_types": "slug name inverse_name theme weight",
    "labels": "list slug language name",
    "contradictions": "fact_id kind subject predicate period_start period_end claim_a source_a value_a claim_b "
    "source_b value_b ratio status decision reason",
    "checks": "rule subject period_start period_end expected_low expected_high actual_low actual_high verdict claims "
    "explanation",
    "revisions": "revision loaded_at opened closed",
    "revision_changes": "revision change claim_id fact_id subject predicate old_value new_value source",
    "former_claims": "claim_id fact_id kind subject subject_name predicate predicate_name object object_name "
    "period_start period_end period_type value_text value value_end decimals exp10 unit unit_symbol qualifier says "
    "date date_end date_precision from_date from_precision to_date to_precision role modality source published_on "
    "document line char_start char_end quote page sheet row col inferred variant revision ended end_reason answer_hash",
    "_published": "published_at revision schema_head kzdb_version content_sha256 made_from format",
}

KILLED = """
import os, signal, sys
from kzdb import pipeline
from kzdb.config import load_settings

def progress(message):
    if message.startswith(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

pipeline.publish(load_settings(sys.argv[1]), progress, force=True)
"""

NO_ROOM = """
import resource, sys
from kzdb import pipeline
from kzdb.config import load_settings
from kzdb.errors import FileError

resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    pipeline.publish(load_settings(sys.argv[1]), force=True)
except FileError as error:
    print(error)
"""


class Stores(Protocol):
    """Fresh stores of one database, from tests/conftest.py."""

    def new(self, state: str) -> str:
        """Return the address of a new store in `state`."""


@contextmanager
def published(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the published file of a workspace for reading."""
    connection = open_published(settings.published)
    try:
        yield connection
    finally:
        connection.close()


def ask(settings: Settings, sql: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on the published file."""
    with published(settings) as connection:
        return connection.execute(sql).fetchall()


def edit(settings: Settings, file: str, old: str, new: str) -> None:
    """Replace `old`, which must be there, in a file of the seeds."""
    path = settings.seeds / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def run(code: str, settings: Settings, *args: str) -> subprocess.CompletedProcess[str]:
    """Run Python code about the workspace in a process of its own."""
    environment = {**os.environ, "KZDB_DATABASE_URL": settings.database_url}
    command = [sys.executable, "-c", code, str(settings.root), *args]
    return subprocess.run(command, env=environment, check=False, capture_output=True, text=True)


def left_over(settings: Settings) -> list[str]:
    """Return what is left beside the published file that a reader is not meant to see."""
    return sorted(path.name for path in settings.published.parent.glob(".*") if path.suffix != ".lock")


@pytest.fixture
def good(published_workspace: Path, tmp_path: Path) -> Settings:
    """Give the small workspace, loaded into a SQLite file and published."""
    root = shutil.copytree(published_workspace, tmp_path / "good", symlinks=True)
    return Settings(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}", root / "var" / "kzdb.duckdb")


class TestTables:
    """What people ask by name."""

    def test_all_are_there(self, small: Settings) -> None:
        """Every table of the contract is published, and the file holds nothing else: not the store."""
        assert set() == CONTRACT.keys() - set(TABLES)
        assert sorted(TABLES) == [
            name for (name,) in ask(small, "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY ALL")
        ]

    @pytest.mark.parametrize("table", CONTRACT)
    def test_columns(self, small: Settings, table: str) -> None:
        """Each has the columns that others rely on, and can be read to its last row."""
        with published(small) as connection:
            columns = [name for name, *_ in connection.execute(f"DESCRIBE {table}").fetchall()]
            connection.execute(f"FROM {table}").fetchall()

        assert set() == set(CONTRACT[table].split()) - set(columns)
        assert len(columns) == len(set(columns))

    def test_every_table_and_column_is_explained(self, small: Settings) -> None:
        """`kzdb schema` and any SQL tool show what each means."""
        assert [] == ask(
            small,
            "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT internal "
            "AND coalesce(comment, '') = ''",
        )
        assert [] == ask(
            small,
            "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal "
            "AND coalesce(comment, '') = ''",
        )

    def test_no_name_needs_quoting(self, small: Settings) -> None:
        """No table and no column is called like a word of SQL that a query could not use bare."""
        assert [] == ask(
            small,
            "SELECT name, keyword_category FROM duckdb_keywords() INNER JOIN ("
            "SELECT table_name AS name FROM duckdb_tables() UNION SELECT column_name FROM duckdb_columns() "
            "WHERE schema_name = 'main' AND NOT internal) ON name = keyword_name "
            "WHERE keyword_category IN ('reserved', 'type_function')",
        )

    def test_no_meaning_is_left_over(self, small: Settings) -> None:
        """columns.toml explains what there is and nothing more."""
        meanings = tomllib.loads(files("kzdb.publish").joinpath("columns.toml").read_text("utf-8"))
        of_tables = meanings.pop("tables")
        columns = ask(
            small, "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal"
        )
        general = {column for table, column in columns if column not in of_tables.get(table, {})}

        assert set() == meanings.keys() - general
        assert set() == {(table, column) for table in of_tables for column in of_tables[table]} - set(columns)

    def test_one_row_for_each_live_claim(self, small: Settings) -> None:
        """The tables of the five kinds are the claims, each once; each has one primary citation."""
        kinds = dict(ask(small, "SELECT kind, count(*) FROM claims GROUP BY kind"))

        assert {"observation": 15, "relation": 8, "milestone": 5, "statement": 1, "naming": 3} == kinds
        for table in ("observations", "relations", "milestones", "statements", "names"):
            assert [] == ask(small, f"SELECT claim_id FROM {table} GROUP BY claim_id HAVING count(*) > 1")
        assert [(15, 8, 5, 1, 3)] == ask(
            small,
            "SELECT (SELECT count(*) FROM observations), (SELECT count(*) FROM relations), "
            "(SELECT count(*) FROM milestones), (SELECT count(*) FROM statements), (SELECT count(*) FROM names)",
        )
        assert [(32,)] == ask(small, "SELECT count(*) FROM citations WHERE is_primary")
        assert [] == ask(small, "SELECT claim_id FROM claims ANTI JOIN citations USING (claim_id)")

    def test_the_quote_is_where_it_is_said_to_be(self, small: Settings) -> None:
        """Line and code points lead to the very words of the document."""
        for document, line, start, end, quote in ask(
            small, "SELECT document, line, char_start, char_end, quote FROM citations"
        ):
            lines = (small.root / "documents" / str(document)).read_text("utf-8").split("\n")

            assert quote == lines[int(str(line)) - 1][int(str(start)) : int(str(end))]


class TestLanguages:
    """The same tables with names and texts in another language."""

    def test_names_are_labels(self, small: Settings) -> None:
        """Each language has a schema of views; a name without a label stays English."""
        labels = dict(ask(small, "SELECT list || '/' || slug, name FROM labels WHERE language = 'ru'"))
        found = dict(ask(small, "SELECT 'metrics/' || slug, name FROM ru.metrics"))
        english = dict(ask(small, "SELECT 'metrics/' || slug, name FROM metrics"))

        assert {key: labels.get(key, english[key]) for key in english} == found
        assert found != english

    def test_a_search_path_chooses_the_language(self, small: Settings) -> None:
        """A reader sets it and asks the same questions; what has no words is the table itself."""
        with published(small) as connection:
            plain = connection.execute("SELECT metric, metric_name FROM observations ORDER BY claim_id").fetchall()
            connection.execute("SET search_path = 'ru,main'")
            russian = connection.execute("SELECT metric, metric_name FROM observations ORDER BY claim_id").fetchall()

            assert [metric for metric, _ in plain] == [metric for metric, _ in russian]
            assert plain != russian
            assert connection.execute("SELECT count(*) FROM revisions").fetchone() == (1,)

    def test_findings_are_worded(self, small: Settings) -> None:
        """A contradiction has its sentence in each language, with the same numbers."""
        rows = [
            ask(small, f"SELECT explanation FROM {schema}.contradictions ORDER BY contradiction_no")
            for schema in ("main", "ru", "kk")
        ]

        assert [2, 2, 2] == [len(set(row)) for row in rows]
        assert all("41" in str(row) and "136" in str(row) for row in rows)


class TestFigures:
    """Figures keep what was printed."""

    @pytest.mark.parametrize(
        ("metric", "breakdown", "source", "expected"),
        [
            ("drug_seizures", "heroin", "annual_report", ("12.5 kilograms (kg)", 12.5, None, 1, "kg", 125, -1, 12.5)),
            ("drug_seizures", "cannabis", "annual_report", ("1.2 t of cannabis", 1.2, None, 1, "t", 12, -1, 1200.0)),
            ("drug_seizures", "cannabis", "ministry_page",
             ("1,234 kg of cannabis", 1234.0, None, 0, "kg", 1234, 0, 1234.0)),
            ("drug_price", "heroin", "annual_report",
             ("$18,000-$20,000", 18000.0, 20000.0, 0, "usd_per_kg", 18, 3, 18000.0)),
            ("programme_budget", "total", "ministry_page", ("US$ 136 million", 136e6, None, 0, "USD", 136, 6, 136e6)),
            ("staff_share", "women", "ministry_page", ("half of the officers", 50.0, None, 0, "percent", 50, 0, 0.5)),
        ],
    )  # fmt: skip
    def test_as_printed(
        self, small: Settings, metric: str, breakdown: str, source: str, expected: tuple[object, ...]
    ) -> None:
        """The words, the value with its magnitude, the range's end, the decimals, the exact digits, the base value."""
        assert [expected] == ask(
            small,
            "SELECT as_printed, value, value_end, decimals, unit, coef, exp10, value_base FROM observations "
            f"WHERE metric = '{metric}' AND breakdown = '{breakdown}' AND source = '{source}' AND variant = 'main' "
            "AND period_start IS DISTINCT FROM DATE '2019-01-01'",
        )

    def test_what_a_figure_leaves_open(self, small: Settings) -> None:
        """The interval, in the printed unit: 1.2 t and 1,234 kg agree, so nobody is contested."""
        rows = ask(
            small,
            "SELECT value_low, value_high, contested FROM observations "
            "WHERE metric = 'drug_seizures' AND breakdown = 'cannabis' ORDER BY source",
        )

        assert [(1.15, 1.25, False), (1233.5, 1234.5, False)] == rows
        assert [(250.0, None)] == ask(small, "SELECT value_low, value_high FROM observations WHERE metric = 'staff'")

    def test_the_undated_has_no_period(self, small: Settings) -> None:
        """The dates that stand for "no date" in the store never reach a reader."""
        assert [(None, None, "undated")] == ask(
            small, "SELECT period_start, period_end, period_type FROM observations WHERE metric = 'staff_share'"
        )
        assert [(0,)] == ask(
            small, "SELECT count(*) FROM claims WHERE year(period_start) = 1 OR year(period_end) = 9999"
        )

    def test_rivals_are_contested(self, small: Settings) -> None:
        """Two budgets that cannot both be true are a contradiction; a second mention too, another reading is not."""
        assert [("clean_coast", "programme_budget", "41,000,000 USD", "136,000,000 USD")] == ask(
            small,
            "SELECT subject, predicate, value_a, value_b FROM contradictions WHERE predicate = 'programme_budget'",
        )
        assert [("annual_report",)] == ask(
            small, "SELECT source FROM observations WHERE metric = 'programme_budget' AND preferred"
        )
        assert [(False,)] == ask(small, "SELECT contested FROM observations WHERE variant = 'reading:whole_year'")


class TestContent:
    """`content_sha256` depends on content alone."""

    def test_on_the_other_database_and_elsewhere(
        self, small: Settings, workspace: Path, postgresql_stores: Stores, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The same seeds, loaded from another folder into PostgreSQL, are the same content, also when treated as many.

        A base of many rows is written by threads, into larger blocks.
        """
        monkeypatch.setattr("kzdb.publish.published.ROW_GROUP", 0)
        other = Settings(workspace, postgresql_stores.new("migrated"), workspace / "var" / "kzdb.duckdb")
        tables = sorted(CONTRACT.keys() - {"_published", "revisions"})
        pipeline.load(other)

        pipeline.publish(other)

        with published(small) as one, published(other) as two:
            for query in ("SELECT content_sha256 FROM _published", *(f"FROM {table}" for table in tables)):
                assert one.execute(query).fetchall() == two.execute(query).fetchall(), query
            size = "SELECT block_size FROM pragma_database_size()"
            assert [(16_384,), (262_144,)] == [file.execute(size).fetchone() for file in (one, two)]

    def test_an_empty_base_has_the_same_types(self, good: Settings) -> None:
        """A column without values keeps its type: a query that runs on a full base runs on an empty one."""
        types = "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
        full = ask(good, types)
        for path in good.seeds.glob("*/claims.toml"):
            path.write_text("names = []\n")
        shutil.rmtree(good.seeds / "decisions")
        pipeline.load(good, force=True)
        (good.var / "kzdb.sqlite").unlink()
        good.published.unlink()
        pipeline.load(good)

        pipeline.publish(good)

        assert [(0,)] == ask(good, "SELECT count(*) FROM claims")
        assert full == ask(good, types)


class TestFailure:
    """Whatever goes wrong, the last good file stays."""

    def test_nothing_loaded(self, settings: Settings) -> None:
        """A migrated store without a revision has nothing to publish."""
        with pytest.raises(PublishError, match="got no revision, expected loaded claims"):
            pipeline.publish(settings)

        assert not settings.published.exists()

    def test_no_store(self, workspace: Path) -> None:
        """Neither has one that does not exist; it is not made by asking."""
        settings = Settings(
            workspace, f"sqlite:///{workspace / 'var' / 'none.sqlite'}", workspace / "var" / "kzdb.duckdb"
        )

        with pytest.raises(PublishError, match="got no revision, expected loaded claims"):
            pipeline.publish(settings)

        assert [] == list((workspace / "var").iterdir())

    def test_a_revision_that_never_was(self, good: Settings) -> None:
        """Only what was loaded can be published."""
        with pytest.raises(PublishError, match="got 7, expected one from 1 to 1"):
            pipeline.publish(good, revision=7)

    def test_a_store_that_breaks_off(self, good: Settings) -> None:
        """A table that cannot be read."""
        before = good.published.read_bytes()
        engine = make_engine(good.database_url, foreign_keys=False)
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE given_names")
        engine.dispose()

        with pytest.raises(StoreError, match="no such table: given_names"):
            pipeline.publish(good, force=True)

        assert before == good.published.read_bytes()
        assert [] == left_over(good)

    def test_a_value_that_duckdb_cannot_read(self, good: Settings) -> None:
        """A store that was tampered with: one line, which says that the last file stays."""
        before = good.published.read_bytes()
        engine = make_engine(good.database_url)
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TRIGGER tg_milestone_dates_update")
            connection.exec_driver_sql("UPDATE milestone_dates SET date_start = '2009-13-40', date_end = '2009-13-40'")
        engine.dispose()

        with pytest.raises(PublishError) as refused:
            pipeline.publish(good, force=True)

        assert "2009-13-40" in str(refused.value)
        assert str(refused.value).endswith("The last published file stays.")
        assert "\n" not in str(refused.value)
        assert before == good.published.read_bytes()
        assert [] == left_over(good)

    def test_no_room(self, good: Settings) -> None:
        """A disk that is full in the middle."""
        before = good.published.read_bytes()

        result = run(NO_ROOM, good)

        assert (0, "") == (result.returncode, result.stderr)
        assert result.stdout.startswith(f"{good.published}: ")
        assert 1 == len(result.stdout.splitlines())
        assert before == good.published.read_bytes()
        assert [] == left_over(good)

    def test_a_folder_that_cannot_be_written(self, good: Settings, tmp_path: Path) -> None:
        """Its place is taken by a file."""
        (tmp_path / "file").write_text("")
        elsewhere = Settings(good.root, good.database_url, tmp_path / "file" / "kzdb.duckdb")

        with pytest.raises(FileError, match="file: cannot be written: "):
            pipeline.publish(elsewhere)

    def test_killed_in_the_middle(self, good: Settings) -> None:
        """kill -9: the old file answers as before, and the next run clears what was left and publishes.

        Kills at other moments are tried in tests/faults.
        """
        before = good.published.read_bytes()

        killed = run(KILLED, good, "proving")

        assert (-9, "") == (killed.returncode, killed.stderr)
        assert before == good.published.read_bytes()
        pipeline.publish(good)
        assert [(32,)] == ask(good, "SELECT count(*) FROM claims")
        assert [] == left_over(good)

    def test_a_reader_keeps_the_file_it_opened(self, good: Settings) -> None:
        """Who reads the old file finishes undisturbed; who opens it again sees the new one."""
        with published(good) as reader:
            edit(good, "annual_report/claims.toml", '"1.2 t"', '"1.20 t"')
            pipeline.load(good)
            pipeline.publish(good)
            old = reader.execute("SELECT revision, (SELECT max(revision) FROM claims) FROM _published").fetchall()

        assert [(1, 1)] == old
        assert [(2, 2)] == ask(good, "SELECT revision, (SELECT max(revision) FROM claims) FROM _published")
