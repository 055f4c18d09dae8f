"""`kzdb export --lake` and `--iceberg`: every revision can be read by other programs, exactly, and none is changed."""

from __future__ import annotations

import hashlib
import json
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from shutil import copytree

import duckdb
import polars
import pytest
from click.testing import CliRunner, Result
from pyiceberg.catalog.sql import SqlCatalog

from kzdb import pipeline
from kzdb.cli import cli
from kzdb.config import Settings

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give the small workspace with two revisions, the second one published."""
    root = tmp_path_factory.mktemp("lake") / "ws"
    copytree(CHECKOUT / "tests" / "fixtures" / "workspace", root)
    (root / "migrations").symlink_to(CHECKOUT / "migrations")
    (root / "var").mkdir()
    made = Settings(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}", root / "var" / "kzdb.duckdb", root / "documents")
    pipeline.load(made)
    claims = root / "seeds" / "annual_report" / "claims.toml"
    claims.write_text(claims.read_text("utf-8").replace('value = "12.5 kg"', 'value = "12.50 kg"'), "utf-8")
    pipeline.load(made)
    pipeline.publish(made)
    return made


def export(settings: Settings, *arguments: str) -> Result:
    """Run `kzdb export` in the workspace."""
    return CliRunner().invoke(cli, ["export", *arguments, "--root", str(settings.root)], prog_name="kzdb")


@pytest.fixture(scope="module")
def lake(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a lake of both revisions, the newer one written first."""
    lake = tmp_path_factory.mktemp("out") / "lake"
    for arguments in ((), ("--revision", "1")):
        assert 0 == export(settings, "--lake", str(lake), *arguments).exit_code
    return lake


def test_the_manifest_says_what_is_there(lake: Path) -> None:
    """Every file is as the manifest says, and `latest` leads to the newest revision, whichever was written last."""
    manifest = json.loads((lake / "latest" / "manifest.json").read_text("utf-8"))
    files = {table["file"]: table for table in manifest["tables"]}

    assert 2 == manifest["revision"]
    assert {"latest", "revision-1", "revision-2"} == {path.name for path in lake.iterdir()}
    assert {*files, "manifest.json"} == {path.name for path in (lake / "latest").iterdir()}
    for name, table in files.items():
        data = (lake / "latest" / name).read_bytes()
        read = polars.read_parquet(lake / "latest" / name)

        assert (table["bytes"], table["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert (table["rows"], [column["name"] for column in table["columns"]]) == (read.height, read.columns)


def test_figures_are_exact_in_other_programs(lake: Path) -> None:
    """Polars and DuckDB read the same decimals, which are the printed numbers and no doubles near them."""
    path = lake / "latest" / "observations.parquet"
    figures = polars.read_parquet(path).filter(polars.col("as_printed").str.contains("9.75|18,000"))
    exact = sorted(set(figures.select("value_exact", "value_end_exact").rows()), key=str)
    asked = duckdb.connect().execute(
        f"SELECT DISTINCT value_exact, value_end_exact FROM '{path}' WHERE as_printed SIMILAR TO '.*(9.75|18,000).*'"
    )

    assert [(Decimal("18000"), Decimal("20000")), (Decimal("9.75"), None)] == exact
    assert exact == sorted(asked.fetchall(), key=str)
    assert polars.Decimal(38, 18) == figures.schema["value_exact"]


def test_tables_of_figures_all_have_them(lake: Path) -> None:
    """Tables that have a figure of a claim have its exact number too."""
    series = polars.read_parquet(lake / "latest" / "series.parquet")

    assert series.height == series["value_exact"].drop_nulls().len() > 0
    assert series["value"].to_list() == [float(value) for value in series["value_exact"]]


def test_a_revision_is_never_changed(settings: Settings, lake: Path, tmp_path: Path) -> None:
    """Written once more it is left alone; a file that is not as the manifest says is refused, by name."""
    copy = tmp_path / "lake"
    copytree(lake, copy, symlinks=True)
    before = (copy / "revision-2" / "units.parquet").stat().st_mtime_ns

    assert 0 == export(settings, "--lake", str(copy)).exit_code
    assert before == (copy / "revision-2" / "units.parquet").stat().st_mtime_ns

    (copy / "revision-2" / "units.parquet").write_bytes(b"x")
    result = export(settings, "--lake", str(copy))

    assert 1 == result.exit_code
    assert "units.parquet: is not as manifest.json says. Remove revision-2 and export again." in result.stderr


def test_what_kzdb_did_not_make_stays(settings: Settings, tmp_path: Path) -> None:
    """A folder with files of somebody else is no lake."""
    (tmp_path / "notes.txt").write_text("mine")
    result = export(settings, "--lake", str(tmp_path))

    assert 1 == result.exit_code
    assert "holds files, and no 'latest' that kzdb made. Name another folder, or empty it." in result.stderr
    assert ["notes.txt"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--lake", "a", "--iceberg", "b"),
        ("--format", "csv"),
        ("claims", "--lake", "a"),
        ("--iceberg", "b", "--as-of", "2020-01-01"),
    ],
)
def test_one_thing_at_a_time(settings: Settings, arguments: tuple[str, ...]) -> None:
    """A format needs an output, a lake holds all tables, and only one of them is written."""
    assert 2 == export(settings, *arguments).exit_code


def test_iceberg_keeps_every_revision(settings: Settings, tmp_path: Path) -> None:
    """Each revision is a tagged snapshot; one that is there is not written again, and an older one is refused."""
    place, tables = tmp_path / "house", ("observations", "decisions", "checks", "revisions")
    for arguments in (("--revision", "1"), ()):
        assert 0 == export(settings, *tables, "--iceberg", place.as_uri(), *arguments).exit_code
    with closing(SqlCatalog("kzdb", uri=f"sqlite:///{place / 'catalog.sqlite'}")) as catalog:
        table = catalog.load_table("kzdb.observations")
        of_tag = {
            tag: table.scan(snapshot_id=table.refs()[tag].snapshot_id, row_filter="as_printed = '12.5 kilograms (kg)'")
            .to_arrow()
            .column("decimals")
            .to_pylist()
            for tag in ("revision-1", "revision-2")
        }

        assert {"revision-1": [1], "revision-2": [2]} == of_tag
        assert {"main", "revision-1", "revision-2"} == set(table.refs())
        assert 3 == len(table.snapshots())  # the first one, then what was, is gone, and what is now, comes

        for tag in ("revision-1", "revision-2"):  # as if killed before the tag was written
            table.manage_snapshots().remove_tag(tag).commit()
        refused = export(settings, *tables, "--iceberg", str(place), "--revision", "1")

        assert "got revision 1, expected one after 2, which observations has" in refused.stderr
        assert 0 == export(settings, *tables, "--iceberg", str(place)).exit_code
        assert {"main", "revision-2"} == set(table.refresh().refs())
        assert 3 == len(table.snapshots())
    assert "expected a folder or a file:///" in export(settings, "--iceberg", "s3://bucket/house").stderr
