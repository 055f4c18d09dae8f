"""The whole way on kzdb's own seeds, by commands as the README has them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kzdb
from kzdb.cli import cli
from kzdb.publish.catalog import read_catalog, read_macros

Run = Callable[..., Result]

SEIZURES = """
SELECT DISTINCT value, unit, document, line, quote FROM observations
WHERE metric = 'drug_seizures' AND breakdown = 'heroin'
ORDER BY value
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a workspace made by `kzdb init`, loaded and published; tests/test_wheel.py has `kzdb build`."""
    root = tmp_path_factory.mktemp("built") / "ws"
    for command in (["init", root], ["load", "--root", root], ["publish", "--root", root]):
        assert 0 == CliRunner().invoke(cli, [*map(str, command)]).exit_code
    return root


def test_load_again_changes_nothing(run: Run, built: Path) -> None:
    """The seeds are in already."""
    assert run("load", "--root", built).stdout.startswith("unchanged: ")


def test_publish_again_gives_the_same_content(run: Run, built: Path) -> None:
    """Path alone on stdout; with --json also revision, content hash and tables, equal each time."""
    outcomes = [json.loads(run("publish", "--json", "--root", built).stdout) for _ in range(2)]

    assert f"{built / 'var' / 'kzdb.duckdb'}\n" == run("publish", "--root", built).stdout
    assert outcomes[0] == outcomes[1]
    assert (1, 64) == (outcomes[0]["revision"], len(outcomes[0]["content_sha256"]))
    assert str(built / "var" / "kzdb.duckdb") == outcomes[0]["path"]


def test_report_build(run: Run, built: Path, tmp_path: Path) -> None:
    """A report with its parameters goes where --output says; its path is the only data."""
    output = tmp_path / "kazakhstan.pdf"
    given = ["--country", "KAZ", "--as-of", "2026-11-01", "--param", "profile=two-page", "--output", output]
    result = run("report", "build", "country-briefing", *given, "--root", built)

    assert f"{output}\n" == result.stdout, result.stderr
    assert output.read_bytes().startswith(b"%PDF-")


def test_report_mistakes(run: Run, built: Path) -> None:
    """An unknown report and an unknown parameter are one line each."""
    unknown = run("report", "build", "nothing", "--root", built)
    given = ["--as-of", "2026-11-01", "--param", "colour=blue"]
    parameter = run("report", "build", "country-briefing", *given, "--root", built)

    for result, named in ((unknown, "nothing"), (parameter, "colour")):
        errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
        assert (1, "") == (result.exit_code, result.stdout)
        assert 1 == len(errors)
        assert named in errors[0]


def test_sql_on_what_was_built(run: Run, built: Path) -> None:
    """The README's question: what was seized, with the passage."""
    rows = json.loads(run("sql", SEIZURES, "--format", "json", "--root", built).stdout)
    counted = run("sql", "SELECT kind, count(*) AS n FROM claims GROUP BY ALL", "--format", "json", "--root", built)

    assert {344.6, 724.1} <= {row["value"] for row in rows}
    assert all(row["quote"] for row in rows)
    assert 250 <= sum(row["n"] for row in json.loads(counted.stdout))


def test_every_view_and_column_is_explained_at_the_prompt(built: Path) -> None:
    """`.views` and `.schema` never show a name without a word about it."""
    with kzdb.connect(built) as connection:
        catalog = read_catalog(connection)

    assert {"claims", "citations", "observations", "contradictions", "checks"} <= set(catalog)
    assert [] == [view.name for view in catalog.values() if not view.comment and view.name[0] != "_"]
    assert [] == [
        f"{view.name}.{column.name}"
        for view in catalog.values()
        if view.name[0] != "_"
        for column in view.columns
        if not column.comment
    ]


def test_macros_are_listed_with_their_parameters(built: Path) -> None:
    """What takes parameters is called as `FROM name(parameters)`."""
    with kzdb.connect(built) as connection:
        macros = read_macros(connection)
        changed = connection.sql("SELECT count(*) FROM changes_between(0, 1)").fetchall()

    assert ["changes_between(since, until)"] == [*macros]
    assert macros["changes_between(since, until)"].startswith("What changed between two revisions")
    assert changed > [(800,)]
