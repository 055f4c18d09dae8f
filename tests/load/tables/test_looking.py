"""Looking at a mapping before anything is written: every cell has a role or a rule, and one datum shows its cells."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from kzdb import pipeline
from kzdb.cli import cli
from tests.load.tables.conftest import Place
from tests.load.tables.test_extract import DATA, MAPPING


def run(place: Place, *words: str | Path) -> tuple[int, str, str]:
    """Run a command on the place; return its status and what it printed."""
    done = CliRunner().invoke(cli, [*map(str, words), "--root", str(place.root)])
    return done.exit_code, done.stdout, done.stderr


def test_every_cell_has_a_role_or_is_an_error(place: Place) -> None:
    """A column without a role is named with its letter; with it in ignore the check passes."""
    data = (
        DATA.replace("kg\n", "kg,remark\n")
        .replace("1152", "1152,x")
        .replace("3.50", "3.50,")
        .replace("2020,\n", "2020,,\n")
    )
    place.put(data, MAPPING.format(more=""))

    status, printed, errors = run(place, "map", "check", "seizures", "--documents", place.documents)

    assert (1, True) == (status, "UNEXPLAINED" in printed)
    assert "role: got 'remark', expected a role or a place in ignore for column E." in errors

    place.put(data, MAPPING.format(more='ignore = ["remark"]'))
    status, printed, errors = run(place, "map", "check", "seizures", "--documents", place.documents)

    assert (0, "") == (status, errors)
    assert [
        "table: header in row 3, data to row 6",
        "    A          3 cells  subject                country",
        "    B          3 cells  breakdown              drug",
        "    C          3 cells  period                 year",
        "    D          2 cells  value                  kg",
        "    E          1 cells  ignored                remark",
        "               3 rows   data",
        "               3 rows   above or in the header",
        "2 claims",
        "               1 no value: blank",
    ] == printed.splitlines()


def test_one_datum_with_its_cells(place: Place) -> None:
    """Each role with its cell, its text and what that means; a blank cell says why it is no fact."""
    place.put(DATA, MAPPING.format(more=""))

    assert [
        "table D4: 1152",
        "  metric     the mapping    drug_seizures -> drug_seizures",
        "  subject    A4             Kazakhstan -> KAZ",
        "  breakdown  B4             Heroin -> heroin",
        "  period     C4             2019 -> 2019",
        "  unit       the mapping    kg -> kg",
        "  = metric drug_seizures, subject KAZ, breakdown heroin, period 2019, value 1152. kg",
    ] == run(place, "map", "show", "seizures", "--row", "4", "--documents", place.documents)[1].splitlines()
    assert (
        "  no fact: no value: blank"
        in run(place, "map", "show", "seizures", "--row", "6", "--documents", place.documents)[1]
    )
    assert (
        "row 1 holds no data" in run(place, "map", "show", "seizures", "--row", "1", "--documents", place.documents)[1]
    )


def test_a_proposal_becomes_rows(place: Place) -> None:
    """What is proposed for a plain table needs metric and unit only, and then extracts."""
    place.put("economy,year,rate\nkaz,1994,35.5\nkgz,1995,10.8\n", MAPPING)
    proposed = run(place, "map", "init", place.documents / "data.csv")[1]

    assert 'subject = {col = "economy", scheme = "iso3"}  # column A' in proposed
    assert 'period = {col = "year", as = "year"}  # column B' in proposed

    mapping = proposed.replace('metric = {const = "…"}', 'metric = {const = "drug_price"}')
    place.put("economy,year,rate\nkaz,1994,35.5\nkgz,1995,10.8\n", mapping.replace('"…"', '"usd_per_kg"'))

    assert "drug_price,KAZ,total,1994,35.5 usd_per_kg,,,,,,,,table,2,3,35.5" == place.extract()[1]


def test_the_countries_of_the_workspace_are_proposed(place: Place) -> None:
    """Of a file of many places those that other data sets are about; nothing where it has no others."""
    place.put(DATA, MAPPING.format(more=""))
    place.extract()
    of_world, of_ours = place.documents / "world.csv", place.documents / "ours.csv"
    of_ours.write_text("economy,year,rate\nKAZ,1994,35.5\nKGZ,1994,35.5\n")
    of_world.write_text("economy,year,rate\nKAZ,1994,35.5\nWLD,1994,10.8\nDEU,1994,1.8\n")
    proposed = run(place, "map", "init", of_world)[1]

    assert 'use = {subject = ["KAZ"]}  # the other places are left out' in proposed
    assert "use =" not in run(place, "map", "init", of_ours)[1]

    mapping = proposed.replace('metric = {const = "…"}', 'metric = {const = "drug_price"}').replace(
        '"…"', '"usd_per_kg"'
    )
    place.put(of_world.read_text(), mapping, "world.csv")

    assert ["drug_price,KAZ,total,1994,35.5 usd_per_kg,,,,,,,,table,2,3,35.5"] == place.extract()[1:]


def test_a_known_layout_is_proposed_as_its_preset(place: Place) -> None:
    """The header tells; what the preset leaves open is asked for."""
    place.put("Entity,Year,Deaths\nKazakhstan,2019,5\n", MAPPING)

    proposed = pipeline.propose_map(place.settings, place.documents / "data.csv")

    assert 'preset = "owid"' in proposed
    assert 'unit = {const = "…"}' in proposed

    header = "#country+code,#date+year,#indicator+code,#indicator+value+num"
    place.put(f"{header}\nKAZ,2019,B,5\nKAZ,2019,A,6\n", MAPPING)
    proposed = pipeline.propose_map(place.settings, place.documents / "data.csv")

    assert 'metric = {map = {"A" = "…", "B" = "…"}}  # slugs of metrics.csv, or "ignore"' in proposed
