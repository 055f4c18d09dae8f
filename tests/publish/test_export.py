"""`kzdb export`: what goes into each format, that other programs take it, and that nothing is lost when it fails."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any
from xml.etree import ElementTree

import citeproc
import pyarrow.parquet
import pytest
from citeproc import CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from click.testing import CliRunner, Result
from pybtex import PybtexEngine

from kzdb import pipeline
from kzdb.cli import cli
from kzdb.cli.questions.export import FORMATS as OFFERED
from kzdb.config import Settings
from kzdb.publish.connection import open_published
from kzdb.publish.export import FORMATS
from kzdb.publish.export.keys import FOREIGN, PRIMARY

CHECKOUT = Path(__file__).resolve().parents[2]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HOSTILE = '=HYPERLINK("x")'
VALIDATE = """
import json, sys
from frictionless import validate
report = validate(sys.argv[1])
print(json.dumps([report.valid, report.warnings, [[e.type, e.note] for t in report.tasks for e in t.errors],
    [w for t in report.tasks for w in t.warnings], len(report.tasks)]))
"""

Export = Callable[..., Result]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the small workspace, published, with a statement that a spreadsheet would run."""
    root = tmp_path_factory.mktemp("export") / "ws"
    copytree(CHECKOUT / "tests" / "fixtures" / "workspace", root)
    (root / "migrations").symlink_to(CHECKOUT / "migrations")
    (root / "var").mkdir()
    claims = root / "seeds" / "press_note" / "claims.toml"
    at = re.search(r'type = "held".* at = "(.+?)"', claims.read_text())[1]  # type: ignore[index]
    topic = (root / "seeds" / "vocabulary" / "topics.csv").read_text().splitlines()[1].split(",")[0]
    statement = f'{{entity = "coast_conference", topic = "{topic}", says = \'{HOSTILE}\', at = "{at}"}}'
    claims.write_text(f"{claims.read_text()}\nstatements = [\n  {statement},\n]\n")
    settings = Settings(
        root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}", root / "var" / "kzdb.duckdb", root / "documents"
    )
    pipeline.load(settings)
    pipeline.publish(settings)
    return root


@pytest.fixture
def export(root: Path) -> Export:
    """Give a call: export("csv", path, "claims")."""

    def call(form: str, output: Path, *views: str) -> Result:
        args = ["export", *views, "--format", form, "--output", str(output), "--root", str(root)]
        return CliRunner().invoke(cli, args, prog_name="kzdb")

    return call


@pytest.fixture(scope="module")
def asked(root: Path) -> Iterator[Callable[[str], list[tuple[Any, ...]]]]:
    """Give a question to the published file."""
    with open_published(root / "var" / "kzdb.duckdb") as connection:
        yield lambda sql: connection.execute(sql).fetchall()


Ask = Callable[[str], list[tuple[Any, ...]]]


def test_formats_are_offered() -> None:
    """The command offers what the stage writes."""
    assert FORMATS == OFFERED


class TestTables:
    """CSV and Parquet."""

    def test_one_view_is_a_file(self, export: Export, asked: Ask, tmp_path: Path) -> None:
        """The file holds a head and every row; the path is printed, the count is talk."""
        result = export("csv", tmp_path / "c.csv", "claims")
        with (tmp_path / "c.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        [(count,)] = asked("SELECT count(*) FROM claims")

        assert (0, f"{tmp_path / 'c.csv'}\n") == (result.exit_code, result.stdout)
        assert f"{count} rows in 1 file\n" == result.stderr
        assert count == len(rows)
        assert [f"'{HOSTILE}"] == [row["value_text"] for row in rows if "HYPERLINK" in row["value_text"]]
        assert {"true", "false"} >= {row["preferred"] for row in rows}

    def test_without_views_all_but_the_one_about_the_file(self, export: Export, tmp_path: Path) -> None:
        """All views go into a folder, a file each; a second run gives the same bytes and replaces the first."""
        digests = []
        for _ in range(2):
            assert 0 == export("parquet", tmp_path / "all").exit_code
            files = sorted((tmp_path / "all").iterdir())
            digests.append([(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files])

        assert digests[0] == digests[1]
        assert {"claims.parquet", "sources.parquet", "units.parquet"} < {name for name, _ in digests[0]}
        assert "_published.parquet" not in {name for name, _ in digests[0]}

    def test_parquet_keeps_types_and_meanings(self, export: Export, asked: Ask, tmp_path: Path) -> None:
        """Values come back as they were, and the meanings of the columns are in the file."""
        export("parquet", tmp_path / "o.parquet", "observations")
        table = pyarrow.parquet.read_table(tmp_path / "o.parquet")
        meanings = {field.name: (field.metadata or {}).get(b"description") for field in table.schema}

        assert asked("SELECT claim_id, value, period_start, contested FROM observations ORDER BY claim_id") == list(
            zip(*(table[name].to_pylist() for name in ("claim_id", "value", "period_start", "contested")), strict=True)
        )
        assert [] == [name for name, meaning in meanings.items() if not meaning]

    def test_lists_are_json_in_csv(self, export: Export, tmp_path: Path) -> None:
        """A list is one cell, as JSON."""
        export("csv", tmp_path / "o.csv", "organisations")
        with (tmp_path / "o.csv").open(newline="") as file:
            aliases = [json.loads(row["aliases"]) for row in csv.DictReader(file)]

        assert any(aliases)

    @pytest.mark.parametrize("view", sorted(PRIMARY))
    def test_keys_tell_rows_apart(self, view: str, asked: Ask) -> None:
        """The columns declared as a key hold no two equal rows and no nothing."""
        columns = ", ".join(PRIMARY[view])
        nothing = " OR ".join(f"{name} IS NULL" for name in PRIMARY[view])

        assert [] == asked(f"SELECT {columns} FROM {view} GROUP BY ALL HAVING count(*) > 1")
        assert [(0,)] == asked(f"SELECT count(*) FROM {view} WHERE {nothing}")

    def test_keys_lead_somewhere(self, asked: Ask) -> None:
        """Every column that leads elsewhere finds a row there."""
        lost = {
            (view, column): asked(
                f"SELECT {column} FROM {view} WHERE {column} IS NOT NULL "
                f"AND {column} NOT IN (SELECT {referred} FROM {target})"
            )
            for view, columns in FOREIGN.items()
            for column, (target, referred) in columns.items()
        }

        assert {} == {key: rows for key, rows in lost.items() if rows}


class TestWorkbook:
    """Excel."""

    @pytest.fixture
    def book(self, export: Export, tmp_path: Path) -> zipfile.ZipFile:
        """Give a workbook of two views."""
        assert 0 == export("xlsx", tmp_path / "b.xlsx", "statements", "sources").exit_code
        return zipfile.ZipFile(tmp_path / "b.xlsx")

    def test_a_sheet_a_view(self, book: zipfile.ZipFile) -> None:
        """The first sheet says what the columns mean; then a sheet a view, in the order asked for."""
        tree = ElementTree.fromstring(book.read("xl/workbook.xml"))

        assert ["columns", "statements", "sources"] == [sheet.get("name") for sheet in tree.iter(f"{SHEET}sheet")]

    def test_no_text_is_a_formula(self, book: zipfile.ZipFile) -> None:
        """A text that looks like a formula is a text, as it is."""
        sheets = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]

        assert 3 == len(sheets)
        assert not any("<f>" in sheet for sheet in sheets)
        assert any(HOSTILE.replace('"', "&quot;") in sheet or HOSTILE in sheet for sheet in sheets)

    def test_it_can_be_read_and_printed(self, export: Export, tmp_path: Path) -> None:
        """Columns are as wide as what they hold, long texts are wrapped, numbers have their decimals, pages lie."""
        assert 0 == export("xlsx", tmp_path / "b.xlsx", "observations", "sources").exit_code
        book = zipfile.ZipFile(tmp_path / "b.xlsx")
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
        formats = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{SHEET}numFmt")}
        looks = [
            (formats.get(one.get("numFmtId")), any(part.get("wrapText") for part in one))
            for one in styles.iterfind(f"{SHEET}cellXfs/*")
        ]
        figures, sources = (ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")) for number in (2, 3))
        widths = {one.get("min"): float(one.get("width", 0)) for one in figures.iter(f"{SHEET}col")}
        used = [looks[int(cell.get("s", 0))] for sheet in (figures, sources) for cell in sheet.iter(f"{SHEET}c")]

        assert "landscape" == figures.find(f"{SHEET}pageSetup").get("orientation")  # type: ignore[union-attr]
        assert 4 < len(set(widths.values()))
        assert max(widths.values()) < 70
        assert {"#,##0", "#,##0.0", "#,##0.00", "yyyy-mm-dd"} <= {code for code, _ in used}
        assert (None, True) in used

    def test_equal_content_equal_bytes(self, export: Export, tmp_path: Path) -> None:
        """Two exports of one published file are the same file."""
        for name in ("a", "b"):
            export("xlsx", tmp_path / f"{name}.xlsx", "metrics")

        assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


class TestPackage:
    """The Data Package."""

    def test_a_stock_validator_accepts_it(self, export: Export, tmp_path: Path) -> None:
        """Frictionless finds the descriptor, types, keys, references, hashes and sizes right, without a warning."""
        export("datapackage", tmp_path / "p")
        command = [sys.executable, "-W", "ignore", "-c", VALIDATE, str(tmp_path / "p" / "datapackage.json")]
        said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
        valid, warnings, errors, task_warnings, tasks = json.loads(said.splitlines()[-1])

        assert ([], [], []) == (errors, warnings, task_warnings)
        assert valid
        assert tasks == len(list((tmp_path / "p").glob("*.csv")))

    def test_it_says_what_it_is(self, export: Export, tmp_path: Path) -> None:
        """The descriptor has licence, sources with their own terms, meanings of all fields, and keys."""
        export("datapackage", tmp_path / "p")
        package = json.loads((tmp_path / "p" / "datapackage.json").read_text())
        resources = {resource["name"]: resource for resource in package["resources"]}

        assert "https://datapackage.org/profiles/2.0/datapackage.json" == package["$schema"]
        assert ["Apache-2.0"] == [licence["name"] for licence in package["licenses"]]
        assert all(source["licence"] for source in package["sources"])
        assert ["claim_id"] == resources["claims"]["schema"]["primaryKey"]
        keys = {key["fields"][0]: key["reference"] for key in resources["citations"]["schema"]["foreignKeys"]}
        assert {"resource": "claims", "fields": ["claim_id"]} == keys["claim_id"]
        assert [] == [
            field["name"]
            for resource in resources.values()
            for field in resource["schema"]["fields"]
            if not field["description"]
        ]

    def test_references_stay_inside(self, export: Export, tmp_path: Path) -> None:
        """A package of some views refers to none that it does not hold."""
        export("datapackage", tmp_path / "p", "citations", "claims")
        package = json.loads((tmp_path / "p" / "datapackage.json").read_text())
        keys = [key for resource in package["resources"] for key in resource["schema"].get("foreignKeys", [])]

        assert {"claims"} == {key["reference"]["resource"] for key in keys}


class TestSources:
    """Bibliographies."""

    def test_csl(self, export: Export, asked: Ask, tmp_path: Path) -> None:
        """Each source is an item with as much of its date as is known."""
        export("csl-json", tmp_path / "s.json")
        items = {item["id"]: item for item in json.loads((tmp_path / "s.json").read_text())}
        known = dict(asked("SELECT source, published_precision FROM sources"))
        parts = {source: len(item.get("issued", {}).get("date-parts", [[]])[0]) for source, item in items.items()}

        assert {source: {"day": 3, "month": 2, "year": 1, "unknown": 0}[known[source]] for source in known} == parts
        assert all(item["title"] and item["author"] and item["custom"]["sha256"] for item in items.values())

    @pytest.mark.filterwarnings("ignore:The following arguments for Reference are unsupported. custom")
    @pytest.mark.filterwarnings("ignore::DeprecationWarning")
    def test_csl_prints_right(self, export: Export, tmp_path: Path) -> None:
        """A citation processor prints who, when and what, and nothing that is only ours."""
        export("csl-json", tmp_path / "s.json")
        items = json.loads((tmp_path / "s.json").read_text())
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), citeproc.formatter.plain)
        for item in items:
            bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
        printed = [str(entry) for entry in bibliography.bibliography()]

        assert len(items) == len(printed)
        assert "Harbour Agency (2021) “Harbour Agency: the year 2020”." == printed[0]
        assert not any(word in entry for entry in printed for word in ("Reliability", "first", "None", "{"))

    def test_bibtex(self, export: Export, asked: Ask, tmp_path: Path) -> None:
        """Each source is an entry under its slug, its braces balanced."""
        export("bibtex", tmp_path / "s.bib")
        text = (tmp_path / "s.bib").read_text()

        assert [row[0] for row in asked("SELECT source FROM sources ORDER BY source")] == re.findall(
            r"@misc\{(\w+),", text
        )
        assert text.count("{") == text.count("}")

    def test_bibtex_prints_right(self, export: Export, tmp_path: Path) -> None:
        """BibTeX prints who, what and when; names of publishers are not turned into people, remarks are left out."""
        export("bibtex", tmp_path / "s.bib")
        printed = PybtexEngine().format_from_file(str(tmp_path / "s.bib"), style="plain", output_backend="text")

        assert "Harbour Agency. Harbour Agency: the year 2020. March 2021." in printed
        assert not any(word in printed for word in ("Reliability", "first", "None", "{"))

    def test_tex_is_escaped(self) -> None:
        """What TeX would act upon is made harmless."""
        from kzdb.publish.export.bibliography import _tex

        assert r"50\% \& \$5 \#1 a\_b \{x\} \textbackslash{}input" == _tex(r"50% & $5 #1 a_b {x} \input")


class TestLinked:
    """JSON-LD."""

    @pytest.fixture
    def graph(self, export: Export, tmp_path: Path) -> dict[str, dict[str, Any]]:
        """Give the nodes of the export by their names."""
        assert 0 == export("jsonld", tmp_path / "g.jsonld").exit_code
        return {node["@id"]: node for node in json.loads((tmp_path / "g.jsonld").read_text())["@graph"]}

    def test_every_claim_has_its_evidence(self, graph: dict[str, dict[str, Any]], asked: Ask) -> None:
        """Each claim says which edition it was quoted from, and a passage of that edition leads to it."""
        claims = [node for node in graph.values() if node["@id"].startswith("claim:")]
        bodies = {node["body"] for node in graph.values() if "oa:Annotation" in node["@type"]}

        assert asked("SELECT count(*) FROM claims") == [(len(claims),)]
        assert {node["@id"] for node in claims} == bodies
        assert all(node["wasQuotedFrom"] in graph and node["hadPrimarySource"] in graph for node in claims)

    def test_a_passage_has_both_selectors(self, graph: dict[str, dict[str, Any]], asked: Ask) -> None:
        """A passage is found by line and place, and by its words."""
        query = "SELECT claim_id, position, line, char_start, char_end, quote FROM citations ORDER BY ALL LIMIT 1"
        [(claim, position, line, start, end, quote)] = asked(query)
        fragment, words = graph[f"passage:{claim}:{position}"]["target"]["hasSelector"]

        assert f"line={line - 1},{line}" == fragment["fragment"]
        assert {"@type": "oa:TextPositionSelector", "start": start, "end": end} == fragment["refinedBy"]
        assert {"@type": "oa:TextQuoteSelector", "exact": quote} == words

    def test_every_name_leads_to_a_node(self, graph: dict[str, dict[str, Any]]) -> None:
        """No node refers to an entity, source, edition or load run that is not in the file; nothing is null."""
        pattern = re.compile(r"(entity|source|revision|claim|urn:sha256):")
        texts = [value for node in graph.values() for value in node.values() if isinstance(value, str)]

        assert [] == sorted({text for text in texts if pattern.match(text) and text not in graph})
        assert [] == [node["@id"] for node in graph.values() if None in node.values()]

    def test_every_term_is_defined(self, export: Export, tmp_path: Path) -> None:
        """Every prefix used is in the context; other terms fall to kzdb's own vocabulary."""
        export("jsonld", tmp_path / "g.jsonld")
        document = json.loads((tmp_path / "g.jsonld").read_text())
        names = {kind.partition(":")[0] for node in document["@graph"] for kind in [*node["@type"], node["@id"]]}

        assert "@vocab" in document["@context"]
        assert names - {"urn"} <= set(document["@context"])


class TestMistakes:
    """What cannot be written leaves what was there."""

    def test_an_unknown_view(self, export: Export, tmp_path: Path) -> None:
        """A mistyped view is one line; nothing is written."""
        result = export("csv", tmp_path / "x", "claims", "souces")

        assert 1 == result.exit_code
        assert "got 'souces', expected a published table. Did you mean sources" in result.stderr
        assert [] == list(tmp_path.iterdir())

    def test_a_folder_with_other_files(self, export: Export, tmp_path: Path) -> None:
        """A folder that kzdb did not write is not replaced."""
        (tmp_path / "notes.txt").write_text("mine")
        result = export("datapackage", tmp_path)

        assert 1 == result.exit_code
        assert "is there, and kzdb did not make it as datapackage. Name another --output" in result.stderr
        assert ["notes.txt"] == [path.name for path in tmp_path.iterdir()]

    def test_a_folder_in_the_place_of_a_file(self, export: Export, tmp_path: Path) -> None:
        """A file cannot take the place of a folder, nor a folder that of a file."""
        (tmp_path / "f").write_text("mine")

        assert "expected a file to write" in export("bibtex", tmp_path).stderr
        assert "got a file, expected a folder to write" in export("csv", tmp_path / "f").stderr

    def test_formats_of_all_take_no_views(self, export: Export, tmp_path: Path) -> None:
        """The bibliography and the graph hold everything: views with them are refused."""
        result = export("jsonld", tmp_path / "g", "claims")

        assert 1 == result.exit_code
        assert "got tables for jsonld, expected none" in result.stderr

    def test_a_failure_leaves_the_old_file(
        self, export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """When writing fails half way, the old file stays and nothing else is left."""
        from kzdb.publish.export import linked

        assert 0 == export("jsonld", tmp_path / "g").exit_code
        old = (tmp_path / "g").read_text()
        monkeypatch.setattr(linked, "files", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        result = export("jsonld", tmp_path / "g")

        assert 1 == result.exit_code
        assert "g: cannot be written: no space left on device. Make room on that disk." in result.stderr
        assert {"g": old} == {path.name: path.read_text() for path in tmp_path.iterdir()}
