"""The manifest: typed, and one clear line for everything else."""

from __future__ import annotations

import pytest

from kzdb.errors import DefinitionError
from kzdb.report import list_reports
from tests.tiny import Tiny

CHART = '[charts]\nbars = {query = "nothing"}\n'


def test_a_manifest_has_defaults_for_what_it_leaves_out(tiny: Tiny) -> None:
    """File names follow from names, both standards are claimed, and every report has `as_of`."""
    manifest = tiny.read().manifest

    assert ("tiny", 1, ("en", "ru")) == (manifest.slug, manifest.version, manifest.languages)
    assert "queries/figures.sql" == manifest.queries["figures"].file
    assert ("pdf/a-3a", "pdf/ua-1") == manifest.standards
    assert ["as_of"] == list(manifest.params)


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("version = 1", "version = 1\naudience = 'all'", 4,
         "report.audience: got an unknown key, expected one of id, languages, title, version. Remove it."),
        ("version = 1", "verzion = 1", 3, "report.verzion: got an unknown key, expected one of id, languages, title, "
         "version. Did you mean 'version'?"),
        ("version = 1", "version = 'one'", 3, "report.version: got 'one', expected a whole number from 1"),
        ('id = "tiny"', 'id = "small"', 2, "report.id: got 'small', expected the folder's name 'tiny'. Rename"),
        ('"ru"]', '"ru", "kk"]', 4, "report.title: got no title in 'kk', expected one for each language. Add it."),
        ('empty = "error"', 'empty = "maybe"', 8, "queries.figures.empty: got 'maybe', expected what no rows means"),
        ('key = ["claim_id"], ', "", 8, "queries.figures.key: got nothing, expected the list of columns that make"),
        ("[queries]", "[params.as_of]\ntype = 'int'\n\n[queries]", 7, "params.as_of: got settings of its own"),
        ("[queries]", CHART + "[queries]", 8, "charts.bars.query: got 'nothing', expected one of figures."),
        ("[queries]", '[charts]\nbars = {query = "figures", also = ["figurs"]}\n[queries]', 8,
         "charts.bars.also: got 'figurs', expected one of figures. Did you mean 'figures'?"),
        ("[queries]", "[output]\npdf = ['pdf/ua-9']\n[queries]", 8, "output.pdf: got 'pdf/ua-9', expected pdf/a-3a"),
        ("[queries]", "[queries", 7, "not TOML: "),
    ],
)  # fmt: skip
def test_a_wrong_manifest_is_one_line(tiny: Tiny, old: str, new: str, line: int, says: str) -> None:
    """The file, the line, the key, what was got and expected, what to do."""
    path = tiny.edit("report.toml", old, new)
    with pytest.raises(DefinitionError) as caught:
        tiny.read()
    lines = str(caught.value).splitlines()

    assert any(one.startswith(f"{path}:{line}") and says in one for one in lines), lines


def test_all_mistakes_are_named_at_once(tiny: Tiny) -> None:
    """In the order of the file, a line each."""
    tiny.edit("report.toml", "version = 1", "version = 0\nauthor = 'me'")
    tiny.edit("report.toml", 'empty = "error"', 'empty = "maybe"')
    with pytest.raises(DefinitionError) as caught:
        tiny.read()

    assert ["3", "4", "9"] == [line.split(":")[1].split(",")[0] for line in str(caught.value).splitlines()]


def test_reports_are_listed_by_their_manifests(tiny: Tiny) -> None:
    """Every folder with a manifest, nothing of its queries read; a folder that is not there is named."""
    tiny.write("queries/figures.sql", "no SQL")
    found = list_reports(tiny.folder.parent)

    assert [("tiny", "Tiny report", ("en", "ru"))] == [(one.slug, one.title, one.languages) for one in found]
    with pytest.raises(DefinitionError, match=r"nowhere: no such folder of reports\. Run `kzdb init`"):
        list_reports(tiny.folder / "nowhere")
