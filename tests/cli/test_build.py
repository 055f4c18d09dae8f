"""The whole way on kzdb's own seeds, by commands as the README has them."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

import kzdb
from kzdb.publish.catalog import read_catalog, read_macros

Run = Callable[..., Result]
RunProcess = Callable[..., "subprocess.CompletedProcess[str]"]
Built = tuple[Path, "subprocess.CompletedProcess[str]"]

SEIZURES = """
SELECT DISTINCT value, unit, document, line, quote FROM observations
WHERE metric = 'drug_seizures' AND breakdown = 'heroin'
ORDER BY value
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, run_process: RunProcess) -> Built:
    """Give a workspace made by `kzdb init`, and the outcome of `kzdb build` in it."""
    root = tmp_path_factory.mktemp("built") / "ws"
    assert 0 == run_process("init", root).returncode
    return root, run_process("build", "--root", root)


def test_build_ends_with_the_path_of_a_pdf(built: Built) -> None:
    """stdout is one line, the path of a PDF below the workspace; what was done is told on stderr."""
    root, result = built
    path = Path(result.stdout.rstrip("\n"))

    assert 0 == result.returncode, result.stderr
    assert 1 == result.stdout.count("\n")
    assert path.is_relative_to(root / "var")
    assert path.read_bytes().startswith(b"%PDF-")
    assert 5 < len(result.stderr.splitlines())


def test_load_after_build_changes_nothing(run: Run, built: Built) -> None:
    """The seeds are in already."""
    assert run("load", "--root", built[0]).stdout.startswith("unchanged: ")


def test_publish_again_gives_the_same_content(run: Run, built: Built) -> None:
    """Path alone on stdout; with --json also revision, content hash and tables, equal each time."""
    root, _ = built
    outcomes = [json.loads(run("publish", "--json", "--root", root).stdout) for _ in range(2)]

    assert f"{root / 'var' / 'kzdb.duckdb'}\n" == run("publish", "--root", root).stdout
    assert outcomes[0] == outcomes[1]
    assert (1, 64) == (outcomes[0]["revision"], len(outcomes[0]["content_sha256"]))
    assert str(root / "var" / "kzdb.duckdb") == outcomes[0]["path"]


def test_report_build(run_process: RunProcess, built: Built, tmp_path: Path) -> None:
    """A report with its parameters goes where --output says; its path is the only data."""
    output = tmp_path / "kazakhstan.pdf"
    given = ["--country", "KAZ", "--as-of", "2026-11-01", "--language", "en", "--output", output]
    result = run_process("report", "build", "country-briefing", *given, "--root", built[0])

    assert f"{output}\n" == result.stdout, result.stderr
    assert output.read_bytes().startswith(b"%PDF-")


def test_report_mistakes(run: Run, built: Built) -> None:
    """An unknown report and an unknown parameter are one line each."""
    unknown = run("report", "build", "nothing", "--root", built[0])
    given = ["--as-of", "2026-11-01", "--param", "colour=blue"]
    parameter = run("report", "build", "country-briefing", *given, "--root", built[0])

    for result, named in ((unknown, "nothing"), (parameter, "colour")):
        errors = [line for line in result.stderr.splitlines() if line.startswith("error: ")]
        assert (1, "") == (result.exit_code, result.stdout)
        assert 1 == len(errors)
        assert named in errors[0]


def test_sql_on_what_was_built(run: Run, built: Built) -> None:
    """The README's question: what was seized, with the passage."""
    rows = json.loads(run("sql", SEIZURES, "--format", "json", "--root", built[0]).stdout)
    counted = run("sql", "SELECT kind, count(*) AS n FROM claims GROUP BY ALL", "--format", "json", "--root", built[0])

    assert {344.6, 724.1} <= {row["value"] for row in rows}
    assert all(str(row["value"]) in row["quote"] for row in rows)
    assert 250 <= sum(row["n"] for row in json.loads(counted.stdout))


def test_every_view_and_column_is_explained_at_the_prompt(built: Built) -> None:
    """`.views` and `.schema` never show a name without a word about it."""
    with kzdb.connect(built[0]) as connection:
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


def test_macros_are_listed_with_their_parameters(built: Built) -> None:
    """What takes parameters is called as `FROM name(parameters)`."""
    with kzdb.connect(built[0]) as connection:
        macros = read_macros(connection)
        changed = connection.sql("SELECT count(*) FROM changes_between(0, 1)").fetchall()

    assert ["changes_between(since, until)"] == [*macros]
    assert macros["changes_between(since, until)"].startswith("What changed between two revisions")
    assert changed > [(800,)]
