"""Presets on files made up in the layouts of their publishers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kzdb.errors import SeedError
from kzdb.load.tables.mapping.preset import presets
from tests.load.tables.conftest import Place

USE = 'preset = "{name}"\n[[table]]\n{more}\n[table.role]\n'


def workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> bytes:
    """Return a workbook with those rows."""
    with xlsxwriter.Workbook(path / "made.xlsx") as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return (path / "made.xlsx").read_bytes()


def test_unodc_seizures(place: Place, tmp_path: Path) -> None:
    """Title above the header; a reported total is left out; rows of one fact are summed."""
    head = [
        "Region",
        "SubRegion",
        "Country",
        "DrugGroup",
        "DrugSubGroup",
        "DrugName",
        "Reference year",
        "Kilograms",
        "msCode",
    ]
    asia = ["Asia", "Central Asia", "Kazakhstan", "Opioids"]
    rows = [
        ["Drug seizures"], head,
        [*asia, "Opiates", "Heroin", 2019, 1152.5, "KAZ"],
        [*asia, "Opiates", "Heroin", 2019, 2, "KAZ"],
        [*asia, "Reported total opioids", "x", 2019, 1154, "KAZ"],
        [*asia, "Opiates", "Opium", 2019, "", "KAZ"],
    ]  # fmt: skip
    mapping = USE.format(name="unodc_seizures", more='use = {subject = ["KAZ"]}')
    drugs = '"Opioids / Opiates / Heroin" = "heroin", "Opioids / Opiates / Opium" = "opium"'
    mapping += f'breakdown = {{map = {{{drugs}}}, unmapped = "queue"}}\n'
    place.put(workbook(tmp_path, {"Export": rows}), mapping, "made.xlsx")

    assert [
        "drug_seizures,KAZ,heroin,2019,1154.5 kg,,,,derived,,,,Export,3,8,1152.5",
        ",,,,,,,,,,,,Export,4,8,2",
    ] == place.extract()[1:]


def test_unodc_prices(place: Place) -> None:
    """One level of sale; lowest and highest are the interval; another unit waits in the queue."""
    record = {
        "Region": "Asia", "SubRegion": "x", "Country/Territory": "Kazakhstan", "DrugGroup": "Opioids", "Drug": "Heroin",
        "LevelOfSale": "Retail", "Year": 2019, "Typical_USD": 39.5, "Minimum_USD": 10, "Maximum_USD": 91.25,
        "Unit": "g",
    }  # fmt: skip
    records = [record, {**record, "LevelOfSale": "Wholesale"}, {**record, "Year": 2020, "Unit": "Pill"}]
    mapping = USE.format(name="unodc_prices", more="") + 'unit = {map = {g = "usd_per_g"}, unmapped = "queue"}\n'
    place.put(json.dumps(records), mapping, "prices.json")

    assert [
        "drug_price,KAZ,heroin,2019,39.5 usd_per_g,10.,91.25,minimum_maximum,,,,,$[*].Typical_USD,1,0,39.5"
    ] == place.extract()[1:]


def test_world_bank(place: Place, tmp_path: Path) -> None:
    """The API's file with three rows above, DataBank's with remarks below; groups of countries wait in the queue."""
    api = [
        ["Data Source", "World Development Indicators"], ["Last Updated Date", "2024-10-24"], [],
        ["Country Name", "Country Code", "Indicator Name", "Indicator Code", "2019", "2020"],
        ["Kazakhstan", "KAZ", "Population", "SP.POP", 18513673, ""], ["Africa", "AFE", "Population", "SP.POP", 1, 2],
    ]  # fmt: skip
    mapping = (
        USE.format(name="worldbank_api", more="")
        + 'metric = {map = {"SP.POP" = "population"}}\nunit = {const = "people"}\n'
    )
    vintage = '[revision]\nvintage = {right_of = "Last Updated Date", is = "2024-10-24"}\n'
    place.put(workbook(tmp_path, {"Data": api, "Metadata - Countries": [["x"]]}), mapping + vintage, "made.xlsx")

    assert ["population,KAZ,total,2019,18513673. people,,,,,,,,Data,5,5,18513673"] == place.extract()[1:]

    databank = [
        ["Series Name", "Series Code", "Country Name", "Country Code", "2019 [YR2019]", "2020 [YR2020]"],
        ["Population", "SP.POP", "Kazakhstan", "KAZ", 18513673, ".."], [],
        ["Data from database: WDI"], ["Last Updated: x"],
    ]  # fmt: skip
    mapping = mapping.replace("worldbank_api", "worldbank_databank")
    place.put(workbook(tmp_path, {"Data": databank}), mapping, "made.xlsx")

    assert ["population,KAZ,total,2019,18513673. people,,,,,,,,Data,2,5,18513673"] == place.extract()[1:]


def test_who(place: Place) -> None:
    """The sexes are kept apart; the display text is not read."""
    head = "IndicatorCode,Indicator,SpatialDimValueCode,Period,Dim1ValueCode,FactValueNumeric,"
    head += "FactValueNumericLow,FactValueNumericHigh,Value"
    mapping = USE.format(name="who_gho", more="") + 'metric = {const = "drug_users"}\nunit = {const = "people"}\n'
    place.put(f"{head}\nA,b,KAZ,2019,SEX_MLE,5,4,7.5,5 [4 - 8]\nA,b,KAZ,2019,SEX_BTSX,8,,,8\n", mapping)
    with pytest.raises(SeedError, match="got 'IndicatorCode', expected a role or a place in ignore"):
        place.extract()
    place.put(f"{head}\nA,b,KAZ,2019,SEX_MLE,5,4,7.5,5 [4 - 8]\nA,b,KAZ,2019,SEX_BTSX,8,,,8\n",
              mapping.replace('{const = "drug_users"}', '{map = {A = "drug_users"}}'))  # fmt: skip

    assert [
        "drug_users,KAZ,male,2019,5. people,4.,7.5,,estimated,,,,table,2,6,5",
        "drug_users,KAZ,total,2019,8. people,,,,estimated,,,,table,3,6,8",
    ] == place.extract()[1:]


def test_owid(place: Place) -> None:
    """A column a metric; projections begin after a year."""
    mapping = USE.format(name="owid", more='ignore = ["Remarks, by hand"]')
    mapping += 'metric = {map = {"Population, all" = "population"}}\nvalue = {columns = "^Population"}\n'
    mapping += 'period = {forecast_after = "2020"}\nunit = {const = "people"}\n'
    place.put(
        'Entity,Year,"Population, all","Remarks, by hand"\nKazakhstan,2020,18.5,x\nKazakhstan,2021,.4932,\n'
        "Nowhere,2020,1,\n",
        mapping,
    )

    assert [
        "population,KAZ,total,2020,18.5 people,,,,,,,,table,2,3,18.5",
        "population,KAZ,total,2021,0.4932 people,,,,,forecast,,,table,3,3,.4932",
    ] == place.extract()[1:]


def test_treaties(place: Place) -> None:
    """Signature and ratification are two relations; the letter says how, and its case matters."""
    mapping = 'preset = "un_treaties"\n'
    other = 'col = "Ratification, Acceptance(A)"'
    mapping += '[[table]]\nignore = ["Ratification, Acceptance(A)"]\n[table.role]\nobject = {const = "untoc"}\n'
    mapping += f'[[table]]\nignore = ["Signature"]\n[table.role]\nobject = {{const = "untoc"}}\nvalue = {{{other}}}\n'
    mapping += f"from = {{{other}}}\nrole = {{{other}}}\n"
    place.put(
        'Participant,Signature,"Ratification, Acceptance(A)"\nKazakhstan,13 Dec 2000,31 Jul 2008\n'
        "China,,4 Jan 2007 A\n",
        mapping,
    )

    assert [
        "signatory_to,KAZ,untoc,2000-12-13,,,,,,table,2,2,13 Dec 2000",
        "party_to,KAZ,untoc,2008-07-31,,ratification,,,,table,2,3,31 Jul 2008",
        "party_to,CHN,untoc,2007-01-04,,acceptance,,,,table,3,3,4 Jan 2007 A",
    ] == place.extract()[1:]


def test_sdmx(place: Place) -> None:
    """A row that the publisher deletes is none; a scale that nobody mapped is refused, not dropped."""
    head = "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE"
    mapping = USE.format(name="sdmx_csv", more="")
    mapping += (
        'metric = {const = "drug_users"}\nsubject = {col = "REF_AREA", scheme = "iso2"}\nunit = {const = "people"}\n'
    )
    place.put(f"{head}\ndataflow,A:B(1.0),I,KZ,2014-Q1,12.4\ndataflow,A:B(1.0),D,KZ,2014-Q2,9\n", mapping)

    assert ["drug_users,KAZ,total,2014-Q1,12.4 people,,,,,,,,table,2,6,12.4"] == place.extract()[1:]

    place.put(f"{head},UNIT_MULT\ndataflow,A:B(1.0),I,KZ,2014-Q1,12.4,3\n", mapping)
    with pytest.raises(SeedError, match="got 'UNIT_MULT', expected a role or a place in ignore"):
        place.extract()


def test_hxl(place: Place) -> None:
    """The row of hashtags is the header, wherever the columns are; an interval is read where there is one."""
    head = "Country Name,Country ISO3,Year,Indicator Name,Indicator Code,Value"
    tags = "#country+name,#country+code,#date+year,#indicator+name,#indicator+code,#indicator+value+num"
    mapping = USE.format(name="hxl", more="") + 'metric = {map = {USERS = "drug_users"}}\nunit = {const = "people"}\n'
    place.put(f"{head}\n{tags}\nKazakhstan,KAZ,2019,Users,USERS,12.4\nWorld,WLD,2019,Users,USERS,7\n", mapping)

    assert ["drug_users,KAZ,total,2019,12.4 people,,,,,,,,table,3,6,12.4"] == place.extract()[1:]

    place.put(
        f"Low,{head},High,Link\n#indicator+value+low,{tags},#indicator+value+high,#meta+url\n"
        "10,Kazakhstan,KAZ,2019,Users,USERS,12.4,14,x\n",
        mapping,
    )

    assert ["drug_users,KAZ,total,2019,12.4 people,10.,14.,,,,,,table,3,7,12.4"] == place.extract()[1:]


def test_hxl_of_who(place: Place) -> None:
    """A dimension is a breakdown once its codes are mapped; years of a span, displays and regions are left out."""
    tags = (
        "#indicator+code,#indicator+name,#indicator+url,#date+year,#date+year+start,#date+year+end,#region+code,"
        "#region+name,#country+code,#country+name,#dimension+type,#dimension+code,#dimension+name,"
        "#indicator+value+num,#indicator+value,#indicator+value+low,#indicator+value+high"
    )
    mapping = (
        USE.format(name="hxl", more="")
        + 'metric = {map = {USERS = "drug_users"}}\nunit = {const = "people"}\nbreakdown = {map = {SEX_MLE = "male"}}\n'
    )
    where = "USERS,Users,x,2019,2019,2019,EUR,Europe,KAZ,Kazakhstan"
    rows = f"{where},,,,12,12 [9-15],9,15\n{where},SEX,SEX_MLE,Male,7,7,,\n"
    place.put(f"{','.join(['A'] * 17)}\n{tags}\n{rows}", mapping)

    assert [
        "drug_users,KAZ,total,2019,12. people,9.,15.,,,,,,table,3,14,12",
        "drug_users,KAZ,male,2019,7. people,,,,,,,,table,4,14,7",
    ] == place.extract()[1:]


def test_unodc_crime_trends(place: Place, tmp_path: Path) -> None:
    """Counts only; what is no whole waits in the queue until it is mapped; two sources of one fact are mentions."""
    head = ["Iso3_code", "Country", "Region", "Subregion", "Indicator", "Dimension", "Category", "Sex", "Age", "Year",
            "Unit of measurement", "VALUE", "Source"]  # fmt: skip
    where = ["KAZ", "Kazakhstan", "Asia", "Central Asia", "Persons held"]
    total = ["Total"] * 4
    rows = [
        ["Prisons and prisoners"], [], head,
        [*where, *total, 2019, "Counts", 29000, "CTS"],
        [*where, *total, 2019, "Rate per 100,000 population", 155.5, "CTS"],
        [*where, *total, 2019, "Counts", 29001, "NSO"],
        [*where, "by sex", "Total", "Male", "Total", 2019, "Counts", 27000, "CTS"],
        [*where, "by status", "Unsentenced", "Total", "Total", 2019, "Counts", 4000, "CTS"],
    ]  # fmt: skip
    mapping = (
        USE.format(name="unodc_cts", more="")
        + 'metric = {map = {"Persons held" = "drug_users"}}\nunit = {const = "people"}\n'
        + 'breakdown = {map = {"Total / Total / Total / Total" = "total", "by sex / Total / Male / Total" = "male"}}\n'
    )
    place.put(workbook(tmp_path, {"data_cts_prisons": rows}), mapping, "made.xlsx")

    assert [
        "drug_users,KAZ,total,2019,29000. people,,,,,,,,data_cts_prisons,4,12,29000",
        "drug_users,KAZ,total,2019,29001. people,,,,,,,mention:r6,data_cts_prisons,6,12,29001",
        "drug_users,KAZ,male,2019,27000. people,,,,,,,,data_cts_prisons,7,12,27000",
    ] == place.extract()[1:]


def test_every_preset_is_tried() -> None:
    """A preset without a test above would not be noticed to break."""
    assert ["hxl", "owid", "sdmx_csv", "un_treaties", "unodc_cts", "unodc_prices", "unodc_seizures", "who_gho",
            "worldbank_api", "worldbank_databank"] == presets()  # fmt: skip
