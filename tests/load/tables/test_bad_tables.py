"""Bad mappings and bad files: each gives one clear line a mistake, nothing is written, nothing hangs."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from kzdb import pipeline
from kzdb.errors import KzdbError
from kzdb.load.tables.readers.bench import read_sheets
from kzdb.load.tables.readers.sheets import Dialect
from tests.load.tables.conftest import Place

DATA = "title,,,\ncountry,drug,year,kg\nKAZ,heroin,2019,1152\nKGZ,opium,2020,3.5\n"
MAPPING = """\
[file]
reader = "delimited"

[[table]]
anchor = "country"

[table.role]
metric = {const = "drug_seizures"}
subject = {col = "country"}
breakdown = {col = "drug"}
period = {col = "year", as = "year"}
value = {col = "kg"}
unit = {const = "kg"}
"""
ANCHOR, ROLE = 'anchor = "country"', "[table.role]"

# What is replaced in the mapping, by what, and what is said.
MAPPINGS = {
    "no toml": ("[file]", "[file", "TOML"),
    "an unknown table": ("[file]", "[colours]\na = 1\n[file]", "got an unknown key"),
    "an unknown key": (ANCHOR, f"{ANCHOR}\ncolour = 1", "got an unknown key"),
    "an unknown reader": ('"delimited"', '"excel"', "expected one of delimited, workbook, json"),
    "no reader": ('reader = "delimited"', "", "reader: got nothing"),
    "another reader's file": ('"delimited"', '"workbook"', "expected a workbook"),
    "text read as json": ('"delimited"', '"json"', "expected valid JSON"),
    "no anchor": (ANCHOR, "", "anchor: got nothing"),
    "an anchor that is not there": (ANCHOR, 'anchor = "land"', "expected a cell of the first 25 rows"),
    "an anchor nearly there": (ANCHOR, 'anchor = "contry"', "Did you mean 'country'?"),
    "an anchor beyond": (ANCHOR, f"{ANCHOR}\nwithin = 1", "expected a cell of the first 1 rows"),
    "no headers": (ANCHOR, f"{ANCHOR}\nheaders = 0", "headers: got 0"),
    "a sheet that is not there": (ANCHOR, f'{ANCHOR}\nsheet = "Data"', "sheet: got 'Data', expected one of 'table'"),
    "a sheet pattern that fits none": (ANCHOR, f'{ANCHOR}\nsheet_matches = "^X"', "sheet: got 0 sheets"),
    "a broken pattern": (ANCHOR, f'{ANCHOR}\nfurniture = ["("]', "expected a pattern (missing )"),
    "a broken end": (ANCHOR, f'{ANCHOR}\nuntil = ["[a"]', "expected a pattern (unterminated"),
    "no metric": ('metric = {const = "drug_seizures"}\n', "", "role: got no metric"),
    "no subject": ('subject = {col = "country"}\n', "", "role: got no subject"),
    "no period": ('period = {col = "year", as = "year"}\n', "", "role: got no period"),
    "no value": ('value = {col = "kg"}\n', "", "role: got no value"),
    "no unit": ('unit = {const = "kg"}\n', "", "role: got no unit"),
    "an unknown role": (ROLE, f'{ROLE}\ncolour = {{const = "x"}}', "got an unknown key"),
    "a role of another kind": (ROLE, f'{ROLE}\nobject = {{const = "unodc"}}', "got the role object"),
    "a role twice placed": ('{col = "drug"}', '{col = "drug", const = "heroin"}', "got const and col"),
    "a role without place": ('{col = "drug"}', '{scheme = "slug"}', "breakdown: got nothing"),
    "a role that is a word": ('{col = "drug"}', '"drug"', "breakdown: got 'drug'"),
    "a value both ways": ('value = {col = "kg"}', 'value = {col = "kg", columns = "k"}', "got both or neither"),
    "a value no way": ('value = {col = "kg"}', "value = {header = 1}", "got both or neither"),
    "a value column not there": ('{col = "kg"}', '{col = "tons"}', "value: got 'tons', expected a header among"),
    "value columns not there": ('{col = "kg"}', '{columns = "^t"}', "expected a pattern that some header fits"),
    "a header row beyond": ('{col = "drug"}', "{header = 2}", "expected a header row from 1 to 1"),
    "a broken role pattern": ('{col = "drug"}', '{col = "drug", pattern = "("}', "expected a pattern"),
    "an unknown scheme": ('{col = "country"}', '{col = "country", scheme = "fips"}', "expected one of slug, iso3"),
    "a map that is not there": ('{col = "drug"}', '{col = "drug", map = "x.csv"}', "expected a file beside the mapping"),
    "a map elsewhere": ('{col = "drug"}', '{col = "drug", map = "../x.csv"}', "expected a CSV file beside the mapping"),
    "a map to nowhere": ('{col = "drug"}', '{col = "drug", map = {heroin = "smack"}}', "a target that the vocabulary has"),
    "an unknown metric": ('"drug_seizures"', '"drug_seizure"', "Is it drug_seizures"),
    "an unknown unit": ('unit = {const = "kg"}', 'unit = {const = "stone"}', "expected a name or code of units.csv"),
    "codes read as iso2": ('{col = "country"}', '{col = "country", scheme = "iso2"}', "expected a code (iso2)"),
    "codes read as numbers": ('{col = "country"}', '{col = "country", scheme = "m49"}', "expected a code (m49)"),
    "a year as a date": ('as = "year"', 'as = "%d %b %Y"', "expected a date written %d %b %Y"),
    "a year as a day of a spreadsheet": ('as = "year"', 'as = "excel_date"', 'a year is read by as = "year"'),
    "an unknown form of a period": ('as = "year"', 'as = "quarter"', "as: got 'quarter'"),
    "a kind of interval that is none": (
        ROLE, f'{ROLE}\ninterval_kind = {{const = "sd"}}', "expected one of confidence, uncertainty, minimum_maximum",
    ),
    "a low that is a word": (ROLE, f'{ROLE}\nlow = {{const = "few"}}', "low: got 'few'"),
    "a range without ends": ('value = {col = "kg"}', 'value = {col = "kg", range = true}', "range: got no column of low"),
    "two kinds of claims": (
        'unit = {const = "kg"}\n',
        'unit = {const = "kg"}\n[[table]]\nkind = "relation"\nanchor = "country"\n[table.role]\nvalue = {col = "kg"}\n'
        'type = {const = "party_to"}\nsubject = {col = "country"}\nobject = {const = "untoc"}\n', "kind: got two kinds",
    ),
    "a fiscal year without calendar": ('as = "year"', 'as = "fiscal_year"', "source.toml says when fiscal years begin"),
    "a cell that is not there": ('{const = "kg"}', '{cell = {right_of = "Unit"}}', "with another to its right"),
    "a column left unexplained": ('breakdown = {col = "drug"}\n', "", "role: got 'drug', expected a role or a place in ignore"),
    "an ignored column not there": (ANCHOR, f'{ANCHOR}\nignore = ["x"]', "ignore: got 'x'"),
    "a condition without a rule": (ANCHOR, f'{ANCHOR}\nskip = [{{col = "drug", why = "x"}}]', "none or several of equals"),
    "a condition without a reason": (ANCHOR, f'{ANCHOR}\nskip = [{{col = "drug", blank = true}}]', "why: got nothing"),
    "a condition on no column": (ANCHOR, f'{ANCHOR}\nskip = [{{col = "x", blank = true, why = "y"}}]', "skip: got 'x'"),
    "all rows left out": (ANCHOR, f'{ANCHOR}\nskip = [{{col = "drug", blank = false, why = "y"}}]', "got no facts"),
    "all below the end": (ANCHOR, f'{ANCHOR}\nuntil = ["^K"]', "got no facts"),
    "a use of nothing": (ANCHOR, f'{ANCHOR}\nuse = {{subject = ["KAZ", "UZB"]}}', "no facts with subject UZB"),
    "a use of an unknown role": (ANCHOR, f'{ANCHOR}\nuse = {{colour = ["x"]}}', "use: got"),
    "an unknown rule of repeats": (ANCHOR, f'{ANCHOR}\nkey_repeats = "last"', "expected one of error, each, sum"),
    "a total on no column": (
        ANCHOR, f'{ANCHOR}\ntotal = [{{where = {{col = "x", matches = "T"}}, by = ["year"]}}]', "total: got 'x'",
    ),
    "a total without keys": (ANCHOR, f'{ANCHOR}\ntotal = [{{where = {{col = "drug", matches = "T"}}}}]', "by: got nothing"),
    "an unknown missing": ("[file]", '[missing]\n"-" = "zero"\n[file]', "expected one of not_available"),
    "a mark that says nothing": ("[file]", "[marks]\n'x' = {}\n[file]", "marks"),
    "a broken mark": ("[file]", "[marks]\n'(' = {is = \"x\"}\n[file]", "expected a pattern"),
    "too few rows": ("[file]", "[expect]\nrows = [10, 20]\n[file]", "rows: got 2, expected 10 to 20"),
    "too many claims": ("[file]", "[expect]\nclaims = [0, 1]\n[file]", "claims: got 2, expected 0 to 1"),
    "too few subjects": ("[file]", "[expect]\nsubjects = {min = 9}\n[file]", "got 2 subjects, expected at least 9"),
    "a subject lost": ("[file]", '[expect]\nsubjects = {must = ["UZB"]}\n[file]', "got no facts about UZB"),
    "other years": ("[file]", '[expect]\nperiods = ["2018", "2020"]\n[file]', "got 2019 to 2020, expected 2018 to 2020"),
    "a golden cell that differs": (
        "[file]", '[expect]\ngolden = [{subject = "KAZ", value = "1153"}]\n[file]', "golden: got 1152. kg, expected 1153",
    ),
    "a golden cell that is gone": (
        "[file]", '[expect]\ngolden = [{subject = "UZB", value = "1"}]\n[file]', "got no fact with subject UZB",
    ),
    "a golden cell of no column": ("[file]", '[expect]\ngolden = [{x = "y", value = "1"}]\n[file]', "columns of facts"),
    "a vintage not there": (
        "[file]", '[revision]\nvintage = {right_of = "Updated", is = "2024"}\n[file]', "vintage: got nothing",
    ),
    "an unknown preset": ("[file]", 'preset = "unodc"\n[file]', "preset: got 'unodc', expected one of hxl, owid"),
    "an unknown code page": ('"delimited"', '"delimited"\nencoding = "utf-9"', "expected a code page"),
    "a code page that does not fit": ('"delimited"', '"delimited"\nencoding = "utf-16"', "expected text in utf-16"),
    "a delimiter of two signs": ('"delimited"', '"delimited"\ndelimiter = ";;"', "expected one character"),
    "another delimiter": ('"delimited"', '"delimited"\ndelimiter = ";"', "anchor: got 'country'"),
    "another decimal mark": ('"delimited"', '"delimited"\ndecimal = ","', "expected a number with ',' for decimals (cell D4"),
}  # fmt: skip

# What is replaced in the file, by what, and what is said.
FILES = {
    "a number with a note": ("1152", "1152 (a)", "value: got '1152 (a)', expected a number with '.'"),
    "two numbers": ("1152", "1152-1160", "got '1152-1160'"),
    "a group mark not declared": ("1152", '"1,152"', "got '1,152'"),
    "a fraction": ("1152", "1½", "got '1½'"),
    "a word": ("1152", "many", "got 'many'"),
    "more digits than are held": ("1152", "1" * 30, "a number of at most 18 digits"),
    "below five": ("1152", "<5", "got '<5'"),
    "not available": ("1152", "n/a", "got 'n/a'"),
    "an error of a spreadsheet": ("1152", "#REF!", "got '#REF!'"),
    "a renamed country": ("KAZ", "Kazakstan", "subject: got 'Kazakstan'"),
    "a look-alike letter": ("KAZ", "КAZ", "subject: got 'КAZ'"),
    "a group of countries": ("KAZ", "AFE", "subject: got 'AFE'"),
    "a country twice over": ("KAZ", "KAZ; KGZ", "subject: got 'KAZ; KGZ'"),
    "a region renamed": ("KAZ", "Central Asia (revised)", "subject: got 'Central Asia (revised)'"),
    "a header moved out of sight": ("title,,,\n", "title,,,\n" * 30, "expected a cell of the first 25 rows"),
    "a day for a year": ("2019", "43466", "expected a year of four digits"),
    "a cell too many": ("heroin,2019,1152", "heroin,2019,1152,7", "got 'a column without a header'"),
    "a number of another script": ("1152", "١١٥٢", "value: got '١١٥٢'"),
    "a power of ten": ("1152", "1.1 x 10^3", "value: got '1.1 x 10^3'"),
    "no country": ("KAZ,", ",", "subject: got ''"),
    "an unknown drug": ("heroin", "brown sugar", "breakdown: got 'brown sugar'"),
    "no year": ("2019", "", "period: got '', expected a period"),
    "a year of two digits": ("2019", "19", "expected a year of four digits"),
    "years": ("2019", "2018-2019", "expected a year of four digits"),
    "a year that is none": ("2019", "0000", "a date that exists"),
    "a renamed header": ("kg", "kilograms", "value: got 'kg', expected a header among"),
    "a header twice": ("drug,year,kg", "kg,year,kg", "expected a header"),
    "a lost header": ("country,drug,year,kg\n", "", "anchor: got 'country'"),
    "a new column": ("year,kg\nKAZ,heroin,2019,1152\nKGZ,opium,2020,3.5", "year,kg,more\nKAZ,heroin,2019,1,x\nKGZ,opium,2020,3,",
                     "role: got 'more'"),
    "a cell too few": ("heroin,2019,1152", "heroin,2019", "row 3: got 3 cells, expected 4"),
    "a fact twice": ("KGZ,opium,2020", "KAZ,heroin,2019", "expected each fact once"),
    "a quote not closed": ("heroin", '"heroin', "line"),
    "a quote in a cell": ("heroin", '"her"oin', "line 3"),
    "a NUL": ("heroin", "her\0oin", "got a NUL character"),
    "no rows": ("KAZ,heroin,2019,1152\nKGZ,opium,2020,3.5\n", "", "got no facts"),
}  # fmt: skip


def refused(place: Place) -> str:
    """Return what extracting says; nothing is written."""
    with pytest.raises(KzdbError) as raised:
        place.extract()
    assert not (place.source / "extract.csv").exists()
    lines = str(raised.value).splitlines()
    assert all(": got " in line or "," in line or ": " in line for line in lines)
    assert all(line.endswith((".", "?", ")")) for line in lines), lines
    return str(raised.value)


@pytest.mark.parametrize(("old", "new", "expected"), MAPPINGS.values(), ids=MAPPINGS)
def test_a_bad_mapping(place: Place, old: str, new: str, expected: str) -> None:
    """The line says where, what was got, what was expected, what to do."""
    assert old in MAPPING
    place.put(DATA, MAPPING.replace(old, new, 1))

    assert expected in refused(place)


@pytest.mark.parametrize(("old", "new", "expected"), FILES.values(), ids=FILES)
def test_a_bad_file(place: Place, old: str, new: str, expected: str) -> None:
    """Whatever the mapping does not explain in the file is refused with its place."""
    assert old in DATA
    place.put(DATA.replace(old, new, 1), MAPPING)

    assert expected in refused(place)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (DATA.replace("heroin", "героин").encode("cp1251"), "expected text in utf-8"),
        (DATA.encode("utf-16"), "expected text in utf-8"),
        (b"", "rows: got an empty file"),
        (b"\x00" * 4096, "got a NUL character"),
    ],
    ids=["another code page", "two bytes a letter", "an empty file", "nothing but NUL"],
)
def test_bytes_that_are_no_text(place: Place, data: bytes, expected: str) -> None:
    """A file in other letters than the mapping says is refused, not read wrongly."""
    place.put(data, MAPPING)

    assert expected in refused(place)


SHEETS = {
    "a merged value": ({"S": [["country", "drug", "year", "kg"], ["KAZ", "heroin", 2019, 5], ["", "opium", 2019, 7]]},
                       "subject: got ''"),
    "a sheet too many": ({"Notes": [["country"]], "S": [["country", "drug", "year", "kg"], ["KAZ", "heroin", 2019, 5]]},
                         "sheet: got 2 sheets, expected one of 'Notes', 'S'"),
    "no sheet with it": ({"Notes": [["read me"]]}, "anchor: got 'country'"),
    "a day for a year": ({"S": [["country", "drug", "year", "kg"], ["KAZ", "heroin", 43466, 5]]},
                         "expected a year of four digits"),
    "a truth for a number": ({"S": [["country", "drug", "year", "kg"], ["KAZ", "heroin", 2019, True]]},
                             "value: got 'TRUE'"),
}  # fmt: skip


@pytest.mark.parametrize(("sheets", "expected"), SHEETS.values(), ids=SHEETS)
def test_a_workbook_laid_out_otherwise(
    place: Place, tmp_path: Path, sheets: dict[str, list[list[object]]], expected: str
) -> None:
    """What a spreadsheet can do to a table is refused with its cell."""
    with xlsxwriter.Workbook(tmp_path / "made.xlsx") as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if rows[-1][0] == "":
                sheet.merge_range(1, 0, 2, 0, "KAZ")
    place.put((tmp_path / "made.xlsx").read_bytes(), MAPPING.replace('"delimited"', '"workbook"'), "made.xlsx")

    assert expected in refused(place)


def made(path: Path, sheet: str) -> None:
    """Write a workbook whose one sheet is that XML."""
    with xlsxwriter.Workbook(path.with_suffix(".base")) as book:
        book.add_worksheet("S").write(0, 0, 1)
    with zipfile.ZipFile(path.with_suffix(".base")) as base, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for part in base.namelist():
            new.writestr(part, sheet if part.endswith("sheet1.xml") else base.read(part))


SHEET = '<?xml version="1.0"?>{}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def one_far_cell(path: Path) -> None:
    """A cell in the last row of the last column: the reader would allocate all before it."""
    made(path, SHEET.format("", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def entities(path: Path) -> None:
    """Entities that would grow."""
    made(path, SHEET.format('<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<row r="1"><c r="A1"><v>1</v></c></row>'))


def formula(path: Path) -> None:
    """A formula that was never computed."""
    made(path, SHEET.format("", '<row r="1"><c r="B1"><f>1+1</f></c></row>'))


def bomb(path: Path) -> None:
    """A kilobyte that says it unpacks to more than may be."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b"")
        package.infolist()[0].file_size = 10 << 30


def cut(path: Path) -> None:
    """Half of a workbook."""
    made(path, SHEET.format("", ""))
    path.write_bytes(path.read_bytes()[:900])


def encrypted(path: Path) -> None:
    """An OLE file that holds no workbook, as encrypted ones look."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def ods_rows(path: Path) -> None:
    """An ods whose one filled row is repeated a billion times."""
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    cell = '<t:table-cell o:value-type="float" o:value="1"/>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{office}" xmlns:t="{table}"><t:table t:name="S">'
            f'<t:table-row t:number-rows-repeated="1000000000">{cell}</t:table-row></t:table></o:document-content>',
        )


def a_text(path: Path) -> None:
    """A text that is called a workbook."""
    path.write_text("country,kg\n")


WORKBOOKS = [
    (one_far_cell, "got 1,048,576 rows of 16,384 columns"), (entities, "got XML entities"),
    (formula, "cell B1: got a formula without its value"), (bomb, "unpacked, expected at most"),
    (cut, "got a damaged file"), (encrypted, "got a damaged file"),
    (ods_rows, "got 1,000,000,000 rows of 1 columns"), (a_text, "neither xlsx, xls nor ods"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "expected"), WORKBOOKS, ids=[make.__name__ for make, _ in WORKBOOKS])
def test_a_bad_workbook(tmp_path: Path, make: Callable[[Path], None], expected: str) -> None:
    """It is refused before its reader could take the machine's memory."""
    make(tmp_path / "bad.xlsx")

    with pytest.raises(KzdbError) as raised:
        read_sheets(tmp_path / "bad.xlsx", "workbook", Dialect())
    assert expected in str(raised.value)
    assert "\n" not in str(raised.value)


RECORDS = {
    "no json": ("{", "$", "expected valid JSON"),
    "a number": ("5", "$", "expected a list of records"),
    "an empty list": ("[]", "$", "got an empty list"),
    "texts": ('["a"]', "$", "record 1: got a text or number, expected an object"),
    "a path that is none": ('[{"a": 1}]', "value", "expected a path like $ or $.value"),
    "a path to nothing": ('{"a": [{"b": 1}]}', "$.value", "got no .value, expected one of a"),
    "a path into a number": ('{"a": 1}', "$.a.b", "got no .b"),
    "too deep": ("[" * 100_000, "$", "JSON"),
    "another code page": ("\udce4", "$", "expected JSON in UTF-8"),
}


@pytest.mark.parametrize(("text", "where", "expected"), RECORDS.values(), ids=RECORDS)
def test_a_bad_json(tmp_path: Path, text: str, where: str, expected: str) -> None:
    """What is no list of records is said to be what it is."""
    path = tmp_path / "bad.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(KzdbError) as raised:
        read_sheets(path, "json", Dialect(path=where))
    assert expected in str(raised.value)


def test_a_bad_original(place: Place) -> None:
    """Other bytes than source.toml names, half a packed file, no file at all."""
    place.put(DATA, MAPPING)
    (place.documents / "data.csv").write_text(DATA + "x")
    assert "If this is a new edition" in refused(place)

    packed = gzip.compress(DATA.encode() * 50)
    place.put(packed[:-20], MAPPING, "data.csv.gz")
    assert "gzip" in refused(place)

    (place.documents / "data.csv.gz").unlink()
    with pytest.raises(KzdbError, match="expected the data of seizures"):
        pipeline.extract(place.settings, ["seizures"])


EXTRACTS = {
    "another header": ("metric,subject", "subject,metric", "header: got"),
    "an unknown metric": ("drug_seizures,KAZ", "drug_seizure,KAZ", "extract.csv:2, metric: got 'drug_seizure'"),
    "an unknown country": ("KAZ", "KAX", "extract.csv:2, subject: got 'KAX'"),
    "an unknown breakdown": ("heroin", "smack", "extract.csv:2, breakdown: got 'smack'"),
    "a period that is none": ("2019", "2019-13", "extract.csv:2, period: got '2019-13'"),
    "a value that is none": ("1152. kg", "many kg", "extract.csv:2, value: got 'many kg'"),
    "an unknown unit": ("1152. kg", "1152. stone", "extract.csv:2, value: got 'stone'"),
    "a unit of another dimension": ("1152. kg", "1152. USD", "expected a unit of mass"),
    "no cell": (",3,4,1152", ",0,4,1152", "extract.csv:2, row: got '0'"),
    "no column": (",3,4,1152", ",3,D,1152", "extract.csv:2, col: got 'D'"),
    "no text": (",3,4,1152", ",3,4,", "extract.csv:2, printed: got ''"),
    "a cell lost": (",3,4,1152", ",3,4", "got a file that is no CSV of ours"),
    "a fact twice": ("KGZ,opium,2020", "KAZ,heroin,2019", "expected each fact once"),
}


def test_a_bad_extract(place: Place) -> None:
    """An extract edited wrongly by hand is refused with its line; the store is not touched."""
    place.put(DATA, MAPPING)
    place.extract()
    path = place.source / "extract.csv"
    good = path.read_text()
    for name, (old, new, expected) in EXTRACTS.items():
        path.write_text(good.replace(old, new, 1))
        with pytest.raises(KzdbError) as raised:
            pipeline.load(place.settings)
        assert expected in str(raised.value), (name, str(raised.value))
    assert not list((place.root / "var").iterdir())


def test_many_mistakes_are_counted(place: Place) -> None:
    """The first fifty are listed, the others counted."""
    rows = "".join(f"Land {number},heroin,2019,1\n" for number in range(120))
    place.put(f"title,,,\ncountry,drug,year,kg\n{rows}", MAPPING)
    with pytest.raises(KzdbError) as raised:
        place.extract()

    lines = str(raised.value).splitlines()

    assert (51, "and 71 more") == (len(lines), lines[-1])
