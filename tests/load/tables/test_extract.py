"""From an original to extract.csv, to claims with cells, and back to the original's bytes."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from kzdb import pipeline
from kzdb.errors import SeedError
from tests.load.tables.conftest import SOURCE, Place

Ask = Callable[[str], list[tuple[object, ...]]]

MAPPING = """\
[file]
reader = "delimited"

[[table]]
anchor = "country"
{more}
[table.role]
metric = {{const = "drug_seizures"}}
subject = {{col = "country"}}
breakdown = {{col = "drug"}}
period = {{col = "year", as = "year"}}
value = {{col = "kg"}}
unit = {{const = "kg"}}
"""
DATA = """\
Seizures of drugs,,,

country,drug,year,kg
Kazakhstan,Heroin,2019,1152
KGZ,opium,2020,3.50
Казахстан,Opium,2020,
"""
ONLY_KAZ = 'use = {subject = ["KAZ"]}'


def test_every_fact_has_its_cell(place: Place, ask: Ask) -> None:
    """Names in any language and codes are known; the row counts titles and blank lines; a blank is no zero."""
    place.put(DATA, MAPPING.format(more=""))

    assert [
        "metric,subject,breakdown,period,value,low,high,interval_kind,nature,modality,note,variant,sheet,row,col,printed",
        "drug_seizures,KAZ,heroin,2019,1152. kg,,,,,,,,table,4,4,1152",
        "drug_seizures,KGZ,opium,2020,3.50 kg,,,,,,,,table,5,4,3.50",
    ] == place.extract()
    assert {"no value: blank": 1} == pipeline.extract(place.settings)[0].counts

    pipeline.load(place.settings)

    assert [
        ("cell", 4, 4, "1152", "1152", 1152, 0, 1151.5, 1152.5),
        ("cell", 5, 4, "3.50", "3.50", 350, -2, 3.495, 3.505),
    ] == [
        (*row[:-2], round(float(str(row[-2])), 9), round(float(str(row[-1])), 9))
        for row in ask(
            "SELECT p.kind, p.row, p.col, p.quote, c.printed, f.coef, f.exp10, f.lo, f.hi FROM figures AS f "
            "JOIN citations AS c USING (claim_id) JOIN passages AS p ON p.id = c.passage_id ORDER BY p.row"
        )
    ]
    assert [("table", 1)] == ask("SELECT name, number FROM source_parts")
    assert [(1,)] == ask("SELECT proven FROM current_editions")


def test_the_same_again_changes_nothing(place: Place) -> None:
    """Extracting and loading again writes nothing; a corrected cell closes one claim and opens another."""
    place.put(DATA, MAPPING.format(more=""))
    place.extract()
    pipeline.load(place.settings)

    assert not pipeline.extract(place.settings)[0].is_changed
    assert 1 == pipeline.load(place.settings).newest

    place.put(DATA.replace("1152", "1153"), MAPPING.format(more=""))
    place.extract()
    outcome = pipeline.load(place.settings)

    assert (0, 1, 0, 1) == (outcome.opened, outcome.superseded, outcome.withdrawn, outcome.unchanged)


def test_a_toml_claim_and_a_cell_that_say_the_same(place: Place, ask: Ask) -> None:
    """The hash and the interval of a figure do not depend on the way it came in."""
    place.put(DATA.replace("1152", "-1152.70").replace("3.50", "1e-3"), MAPPING.format(more=""))
    place.extract()
    other = place.root / "seeds" / "note"
    other.mkdir()
    note = "-1,152.70 and 0.001"
    (place.documents / "note.txt").write_text(note)
    (other / "source.toml").write_text(SOURCE.format(document="note.txt", sha256=sha256(note.encode()).hexdigest()))
    (other / "claims.toml").write_text(
        'observations = [\n  {metric = "drug_seizures", subject = "KAZ", breakdown = "heroin", period = "2019", '
        'value = "-1,152.70 kg", inferred = ["value"], note = "x", at = "1: -1,152.70"},\n'
        '  {metric = "drug_seizures", subject = "KGZ", breakdown = "opium", period = "2020", '
        'value = "0.001 kg", at = "1: 0.001"},\n]\n'
    )
    pipeline.load(place.settings)

    pairs = ask(
        "SELECT count(*), count(DISTINCT answer_hash), count(DISTINCT lo), count(DISTINCT hi), count(DISTINCT coef) "
        "FROM claims JOIN figures ON claim_id = claims.id GROUP BY fact_id"
    )
    assert [(2, 1, 1, 1, 1)] * 2 == pairs


def test_load_extracts_what_is_missing_or_old(place: Place, ask: Ask) -> None:
    """Nothing is extracted for an extract that is as its mapping gives; a new one says in one line why it is made."""
    place.put(DATA, MAPPING.format(more=""))
    said: list[str] = []
    pipeline.load(place.settings, progress=said.append)

    assert ["extracting seizures (no extract.csv yet)"] == [line for line in said if line.startswith("extracting")]
    assert 1 == pipeline.load(place.settings, progress=said.append).newest
    assert [(1,)] == ask("SELECT proven FROM current_editions")

    mapping = place.source / "mapping.toml"
    mapping.write_text(mapping.read_text("utf-8").replace('anchor = "country"', 'anchor = "country"\n' + ONLY_KAZ))
    before = (place.source / "source.toml").read_bytes()
    with pytest.raises(SeedError) as caught:
        pipeline.load(replace(place.settings, documents=None))
    assert str(caught.value).endswith(
        "extract.csv: got an extract of another mapping or edition, expected data.csv to make it from. "
        "Run `kzdb extract seizures --documents DIR`, where DIR has that file."
    )
    assert before == (place.source / "source.toml").read_bytes()

    assert 1 == pipeline.load(place.settings, ["seizures"], force=True, progress=said.append).withdrawn
    assert 1 == said.count("extracting seizures (an extract of another mapping or edition)")


def test_load_extracts_again_what_another_kzdb_wrote(place: Place) -> None:
    """An extract that has the proof and not the header of today is of an older layout: it is written again."""
    place.put(DATA, MAPPING.format(more=""))
    extract = place.source / "extract.csv"
    lines = place.extract()
    old = "\n".join(line.removesuffix(",printed") for line in lines)
    extract.write_text(old)
    source = place.source / "source.toml"
    proofs = {name: sha256(data).hexdigest() for name, data in (("data", DATA.encode()), ("old", old.encode()))}
    proof = sha256("\n".join(proofs.values()).encode()).hexdigest()
    source.write_text(re.sub('extracted = ".*"', f'extracted = "{proof}"', source.read_text()))
    pipeline.load(place.settings)

    assert lines == extract.read_text("utf-8").splitlines()


def test_an_extraction_that_fails_in_a_load(place: Place, ask: Ask) -> None:
    """Every mistake of the mapping is said; extract, proofs and store are as they were."""
    place.put(DATA, MAPPING.format(more=""))
    pipeline.load(place.settings)
    mapping = place.source / "mapping.toml"
    text = mapping.read_text("utf-8").replace('"drug_seizures"', '"seizurs"').replace('const = "kg"', 'const = "kgg"')
    mapping.write_text(text)
    before = [(place.source / name).read_bytes() for name in ("extract.csv", "source.toml")]

    with pytest.raises(SeedError) as caught:
        pipeline.load(place.settings)
    assert 2 <= len(str(caught.value).splitlines())
    assert before == [(place.source / name).read_bytes() for name in ("extract.csv", "source.toml")]
    assert [(1,)] == ask("SELECT count(*) FROM revisions")


def test_verify_proves_every_cell(place: Place) -> None:
    """All cells are exact; a value changed by hand in the extract is found with what the original has."""
    place.put(DATA, MAPPING.format(more=""))
    place.extract()

    assert (True, 2) == (pipeline.verify(place.settings)[0].is_exact, pipeline.verify(place.settings)[0].exact_cells)

    path = place.source / "extract.csv"
    path.write_text(path.read_text().replace("4,4,1152", "4,4,1125"))
    found = pipeline.verify(place.settings)[0]

    assert (False, 1, 2, "table!R4C4: 1125") == (
        found.is_exact, found.exact_cells, found.verdicts[0].line, found.verdicts[0].locator,
    )  # fmt: skip
    assert "The original has '1152' there." in str(found.verdicts[0].do)
    assert "got other rows than mapping.toml gives now" in str(found.problem)
    assert pipeline.load(place.settings).opened  # an extract edited by hand loads, and is not proven


def test_records_of_json_are_cited_by_key(place: Place, ask: Ask) -> None:
    """A number is kept as the file writes it; the place is the list's key and the record's number."""
    records = [
        {"country": "Kazakhstan", "drug": "Heroin", "year": 2019, "kg": 1.50},
        {"country": "Uzbekistan", "year": "2020"},
    ]
    text = json.dumps({"value": records}).replace("1.5", "1.50")
    place.put(text, MAPPING.format(more="").replace('"delimited"', '"json"\npath = "$.value"'), "data.json")

    assert "drug_seizures,KAZ,heroin,2019,1.50 kg,,,,,,,,$.value[*].kg,1,0,1.50" == place.extract()[1]

    pipeline.load(place.settings)

    assert [("record", 1, 0, "1.50")] == ask("SELECT kind, row, col, quote FROM passages")
    assert [("$.value[*].kg",)] == ask("SELECT name FROM source_parts")
    assert pipeline.verify(place.settings)[0].is_exact


def test_wide_years_and_missing_codes(place: Place) -> None:
    """Years above the columns; what the publisher writes for nothing is counted by what it means."""
    mapping = """\
[file]
reader = "delimited"
delimiter = ";"
decimal = ","
group = " "
[[table]]
anchor = "Country Code"
until = ["^Data from"]
[table.role]
metric = {const = "population"}
subject = {col = "Country Code", scheme = "iso3"}
period = {header = 1, pattern = '^(\\d{4})', as = "year", point = true, forecast_after = "2021"}
value = {columns = '^\\d{4}'}
unit = {const = "people"}
[missing]
".." = "not_available"
[marks]
'\\*$' = {nature = "estimated"}
'^<\\s*' = {qualifier = "under"}
"""
    place.put(
        "Country Code;2020 [YR2020];2021;2022\nKAZ;18 755 665;..;< 20 000 000\nKGZ;;6 700 000*;,5\n;;;\n"
        "Data from database;;;\n",
        mapping,
    )

    assert [
        "population,KAZ,total,@2020,18755665. people,,,,,,,,table,2,2,18 755 665",
        "population,KAZ,total,@2022,< 20000000. people,,,,,forecast,,,table,2,4,< 20 000 000",
        "population,KGZ,total,@2021,6700000. people,,,,estimated,,,,table,3,3,6 700 000*",
        'population,KGZ,total,@2022,0.5 people,,,,,forecast,,,table,3,4,",5"',
    ] == place.extract()[1:]
    assert {"no value: not_available": 1, "no value: blank": 1} == pipeline.extract(place.settings)[0].counts


def test_repeated_facts_are_summed_with_all_their_cells(place: Place, ask: Ask) -> None:
    """The sum is exact and ours (derived); every cell in it is cited."""
    rows = "country,drug,year,kg\nKAZ,heroin,2019,0.1\nKGZ,heroin,2019,7\nKAZ,heroin,2019,0.25\n"
    place.put(rows, MAPPING.format(more='key_repeats = "sum"'))

    assert [
        "drug_seizures,KAZ,heroin,2019,0.35 kg,,,,derived,,,,table,2,4,0.1",
        ",,,,,,,,,,,,table,4,4,0.25",
        "drug_seizures,KGZ,heroin,2019,7. kg,,,,,,,,table,3,4,7",
    ] == place.extract()[1:]

    pipeline.load(place.settings)

    assert [(1, 1, 2), (1, 2, 4), (2, 1, 3)] == ask(
        "SELECT claim_id, position, row FROM citations JOIN passages ON passages.id = passage_id ORDER BY 1, 2"
    )


def test_repeated_facts_kept_apart(place: Place, ask: Ask) -> None:
    """The second is a mention of its own, named after its row; without a word about repeats they are refused."""
    rows = "country,drug,year,kg\nKAZ,heroin,2019,1\nKAZ,heroin,2019,2\n"
    place.put(rows, MAPPING.format(more='key_repeats = "each"'))
    place.extract()
    pipeline.load(place.settings)

    assert [("main",), ("mention:r3",)] == ask("SELECT variant FROM claims ORDER BY 1")

    place.put(rows, MAPPING.format(more=""))
    with pytest.raises(
        SeedError, match=r"key_repeats: got drug_seizures KAZ heroin 2019 on rows 2, 3, expected each fact"
    ):
        place.extract()


def test_reported_totals_are_held_against_their_parts(place: Place) -> None:
    """A total that its parts give is left out and counted; one that they do not give is a mistake."""
    rows = "country,drug,year,kg\nKAZ,heroin,2019,1.5\nKAZ,opium,2019,2\nKAZ,Total,2019,{}\n"
    more = '[[table.total]]\nwhere = {col = "drug", matches = "^Total"}\nby = ["country", "year"]\n'
    place.put(rows.format("3.5"), MAPPING.format(more=more))

    assert 3 == len(place.extract())
    assert {"a total of others": 1} == pipeline.extract(place.settings)[0].counts

    place.put(rows.format("4"), MAPPING.format(more=more))
    with pytest.raises(SeedError, match=r"total: got 4 on row 4, the parts sum to 3\.5, expected a sum within 0"):
        place.extract()


def test_relations_with_dates_from_one_cell(place: Place, ask: Ask) -> None:
    """A date and a letter in one cell are two roles of one relation."""
    mapping = """\
[file]
reader = "delimited"
[[table]]
kind = "relation"
anchor = "Participant"
ignore = ["Signature"]
[table.role]
type = {const = "party_to"}
subject = {col = "Participant"}
object = {const = "trafficking_convention_1988"}
value = {col = "Ratification"}
from = {col = "Ratification", pattern = '^(\\d{1,2} \\w{3} \\d{4})', as = "%d %b %Y"}
role = {col = "Ratification", pattern = '([a-zA-Z]+)$', map = {a = "accession", "" = "ratification"}}
"""
    place.put(
        "Participant,Signature,Ratification\nKazakhstan,,29 Apr 1997 a\nUzbekistan,,\nPakistan,,25 Oct 1991\n",
        mapping,
    )

    assert [
        "party_to,KAZ,trafficking_convention_1988,1997-04-29,,accession,,,,table,2,3,29 Apr 1997 a",
        "party_to,PAK,trafficking_convention_1988,1991-10-25,,ratification,,,,table,4,3,25 Oct 1991",
    ] == place.extract()[1:]

    pipeline.load(place.settings)

    assert [("1997-04-29", "day", "accession"), ("1991-10-25", "day", "ratification")] == ask(
        "SELECT from_start, from_precision, role FROM relation_terms ORDER BY claim_id"
    )


def test_the_source_s_own_interval(place: Place, ask: Ask) -> None:
    """Low and high columns are the interval of the claim, and part of what it says."""
    mapping = MAPPING.format(more="").replace("value =", 'low = {col = "low"}\nhigh = {col = "high"}\nvalue =')
    place.put("country,drug,year,kg,low,high\nKAZ,heroin,2019,5,4,7\n", mapping)
    place.extract()
    pipeline.load(place.settings)

    assert [(4.0, 7.0, "unnamed")] == ask("SELECT lo, hi, interval_kind FROM figures")

    strange = f'{mapping}interval_kind = {{const = "credible"}}\n'
    place.put("country,drug,year,kg,low,high\nKAZ,heroin,2019,5,4,7\n", strange)
    with pytest.raises(SeedError, match="got 'credible', expected one of confidence, uncertainty, minimum_maximum"):
        place.extract()

    mapping += 'interval_kind = {const = "confidence"}\n'
    place.put("country,drug,year,kg,low,high\nKAZ,heroin,2019,5,4,7\nKGZ,heroin,2019,5,,\n", mapping)
    place.extract()

    assert 1 == pipeline.load(place.settings).superseded
    assert [("confidence",), (None,)] == ask(
        "SELECT interval_kind FROM figures JOIN claims ON claims.id = claim_id WHERE rec_to IS NULL "
        "ORDER BY interval_kind NULLS LAST"
    )

    place.put("country,drug,year,kg,low,high\nKAZ,heroin,2019,5,4,8\nKGZ,heroin,2019,5,,\n", mapping)
    place.extract()

    assert 1 == pipeline.load(place.settings).superseded


def test_a_sheet_keeps_its_number(place: Place, ask: Ask) -> None:
    """A part that comes second in the next edition keeps the number it had, and its claims their passages."""
    mapping = """\
[file]
reader = "json"
path = "$"
[[table]]
anchor = "country"
key_repeats = "error"
[table.role]
metric = {const = "drug_seizures"}
subject = {col = "country"}
breakdown = {header = 1, map = {kg = "heroin", g = "opium"}}
period = {col = "year", as = "year"}
value = {columns = "^k?g$"}
unit = {header = 1}
"""
    place.put(json.dumps([{"country": "KAZ", "year": 2019, "kg": 1}]), mapping, "data.json")
    place.extract()
    pipeline.load(place.settings)
    place.put(json.dumps([{"country": "KAZ", "year": 2019, "g": 2, "kg": 1}]), mapping, "data.json")
    place.extract()
    outcome = pipeline.load(place.settings)

    assert (1, 0, 1) == (outcome.unchanged, outcome.recited, outcome.opened)
    assert [("$[*].kg", 1), ("$[*].g", 2)] == ask("SELECT name, number FROM source_parts ORDER BY number")


def test_a_sheet_of_libreoffice(place: Place) -> None:
    """An ods file is read like any workbook: numbers as stored, blank rows counted, each fact with its cell."""
    rows = "".join(
        f"<table:table-row>{cells}</table:table-row>"
        for cells in (
            _texts("Seizures of drugs"),
            "<table:table-cell table:number-columns-repeated='4'/>",
            _texts("country", "drug", "year", "kg"),
            _texts("Kazakhstan", "Heroin", "2019")
            + "<table:table-cell office:value-type='float' office:value='1152.5'><text:p>1,153</text:p>"
            "</table:table-cell>",
        )
    )
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        package.writestr("content.xml", content)
    place.put(packed.getvalue(), MAPPING.format(more="").replace("delimited", "workbook"), "data.ods")

    assert ["drug_seizures,KAZ,heroin,2019,1152.5 kg,,,,,,,,Data,4,4,1152.5"] == place.extract()[1:]

    pipeline.load(place.settings)

    assert pipeline.verify(place.settings)[0].is_exact


def _texts(*words: str) -> str:
    return "".join(
        f"<table:table-cell office:value-type='string'><text:p>{word}</text:p></table:table-cell>" for word in words
    )
