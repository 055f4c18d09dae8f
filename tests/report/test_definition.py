"""The manifest: what a report may say of itself, and one clear line for everything else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kzdb.errors import DefinitionError
from kzdb.report import list_reports, read_definition

if TYPE_CHECKING:
    from tests.report.conftest import Report

CHART = '\n[charts.bars]\nspec = "charts/bars.vl.json"\nquery = "{}"\nalt = "chart.bars.alt"\n'


def test_a_definition_holds_what_the_folder_says(report: Report) -> None:
    """Parameters, queries and outputs arrive typed, files as checked paths."""
    definition = read_definition(report.folder)
    assert ("tiny", 1, ("en",)) == (definition.slug, definition.version, definition.languages)
    assert ["country", "as_of"] == list(definition.params)
    assert report.folder / "queries/figures.sql" == definition.queries["figures"].statement.path
    assert ("pdf/a-3a", "pdf/ua-1") == definition.pdf


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        (
            'audience = "Tests."',
            'audience = "Tests."\nauthor = "me"',
            7,
            "report.author: got 'author', expected a key among",
        ),
        ("version = 1\n", "", 1, "report.version: got nothing, expected the key version"),
        ("version = 1", 'version = "one"', 3, "report.version: got 'one'"),
        ('id = "tiny"', 'id = "small"', 2, "expected the folder's name 'tiny'"),
        ('languages = ["en"]', 'languages = ["en", "kk"]', 4, "expected a title in 'kk' too"),
        ('type = "date"', 'type = "moment"', 13, "params.as_of.type: got 'moment'"),
        ('empty = "error"', 'empty = "maybe"', 17, "queries.figures.empty: got 'maybe'"),
        ("queries/figures.sql", "queries/none.sql", 17, "expected a file that exists"),
        ("queries/figures.sql", "../../secret.sql", 17, "expected a file inside the report's folder"),
        ('"pdf/ua-1"', '"pdf/ua-9"', 20, "output.pdf.1: got 'pdf/ua-9'"),
        (
            "[output]",
            CHART.format("nothing") + "\n[output]",
            22,
            "charts.bars.query: got 'nothing', expected one of figures",
        ),
        (
            "[output]",
            CHART.format("figures") + "\n[output]",
            21,
            "charts.bars.spec: got 'charts/bars.vl.json', expected a file",
        ),
    ],
)
def test_a_wrong_manifest_says_where_and_what(report: Report, old: str, new: str, line: int, says: str) -> None:
    """Every mistake gives one line: the manifest's path, the line, the key, what was got and expected."""
    manifest = report.edit("report.toml", old, new)
    with pytest.raises(DefinitionError) as caught:
        read_definition(report.folder)
    assert str(caught.value).startswith(f"{manifest}:"), str(caught.value)
    assert says in str(caught.value), str(caught.value)
    assert str(line) == str(caught.value).removeprefix(f"{manifest}:").split(",")[0], str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_manifest_that_is_no_toml_is_one_line(report: Report) -> None:
    """A syntax error names file and line."""
    manifest = report.write("report.toml", "[report\n")
    with pytest.raises(DefinitionError, match="not TOML") as caught:
        read_definition(report.folder)
    assert str(caught.value).startswith(str(manifest))


def test_a_report_needs_its_template(report: Report) -> None:
    """Without template/report.html.j2 there is no report."""
    (report.folder / "template/report.html.j2").unlink()
    with pytest.raises(DefinitionError, match=r"report\.html\.j2: no such file"):
        read_definition(report.folder)


def test_reports_are_listed_by_slug(report: Report) -> None:
    """The list takes folders with a manifest, and nothing else."""
    (report.folder.parent / "_shared").mkdir()
    entries = [
        (entry.slug, entry.title, entry.version, entry.languages) for entry in list_reports(report.folder.parent)
    ]
    assert [("tiny", "Tiny report", 1, ("en",))] == entries


def test_a_workspace_without_reports_is_told(tmp_path: Path) -> None:
    """A folder that is not there is a user's mistake, not a traceback."""
    with pytest.raises(DefinitionError, match="no such folder of reports"):
        list_reports(tmp_path / "nowhere")
