"""The schema by which editors complete the words of a mapping."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kzdb import pipeline
from tests.load.tables.conftest import Place

MAPPING = """
[file]
reader = "delimited"
[[table]]
anchor = "kg"
use = {subject = ["KAZ"], period = ["2018", "2022"]}
[table.role]
metric = {const = "drug_seizures"}
subject = {col = "country", scheme = "iso3"}
breakdown = {col = "drug", map = {Heroin = "heroin", Other = "ignore"}}
period = {col = "year", as = "year"}
value = {col = "kg"}
unit = {const = "kg"}
"""


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("", "", ""),
        ('"drug_seizures"', '"drug_seizure"', "table.0.role.metric.const"),
        ('"heroin"', '"herion"', "table.0.role.breakdown.map"),
        ('["KAZ"]', '["KZ"]', "table.0.use.subject.0"),
        ('const = "kg"', 'const = "kilos"', "table.0.role.unit.const"),
        ("[file]", 'preset = "unodc"\n[file]', "preset"),
    ],
)
def test_words_are_completed(place: Place, old: str, new: str, where: str) -> None:
    """Words of the vocabulary are right, others are marked where they are."""
    schema = json.loads(pipeline.write_map_schema(place.settings).read_text("utf-8"))
    found = Draft202012Validator(schema).iter_errors(tomllib.loads(MAPPING.replace(old, new, 1) if old else MAPPING))

    assert [where] * bool(where) == [".".join(map(str, one.absolute_path)) for one in found]


def test_a_proposal_names_the_schema(place: Place, tmp_path: Path) -> None:
    """Its first line is the one that editors read, and the schema is there."""
    (tmp_path / "data.csv").write_text("country,year,kg\nKAZ,2019,5\n", "utf-8")
    first = pipeline.propose_map(place.settings, tmp_path / "data.csv").splitlines()[0]

    assert "#:schema ../../var/mapping.schema.json" == first
    assert (place.root / "seeds" / "seizures" / first.removeprefix("#:schema ")).resolve().is_file()
