"""`kzdb vocabulary missing`, and what a load says of unknown words: all at once, with the row and the likely match."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kzdb.cli import cli
from kzdb.load import read_seeds

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "workspace"
CLAIMS = """\
observations = [
  {metric = "bales_seized", subject = "NAM", breakdown = "herion", period = "2020", value = "5 bales", at = "1@0: 5"},
  {metric = "staff", subject = "UKR", period = "2020", value = "5 people", at = "1@0: 5"},
  {metric = "staff", subject = "namibia", period = "2020", value = "5 people", at = "1@0: 5"},
]
statements = [
  {entity = "coast_guard_school", topic = "weather", says = "x", at = "1@0: 5"},
  {entity = "coast_guard_school", topic = "route", says = "x", attributed_to = "UKR", at = "1@0: 5"},
]
relations = [
  {subject = "berta_holm", type = "holds_office_in", object = "ministry", at = "1@0: 5"},
]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a workspace with a source whose claims use words that no list has."""
    shutil.copytree(FIXTURES, tmp_path / "ws")
    (tmp_path / "ws" / "migrations").mkdir()
    (tmp_path / "ws" / "seeds" / "press_note" / "claims.toml").write_text(CLAIMS, "utf-8")
    return tmp_path / "ws"


def missing(root: Path, *args: str) -> Result:
    """Call the command."""
    return CliRunner().invoke(cli, ["vocabulary", "missing", *args, "--root", str(root)], prog_name="kzdb")


def test_all_words_with_their_rows(root: Path) -> None:
    """Each word once, in the list it goes to, with all that can be known: codes of a country, unit of a metric."""
    told = missing(root)
    lines = told.stdout.splitlines()
    by_row = dict(pairwise(lines))

    assert 1 == told.exit_code
    assert "8 missing. Paste the rows, or correct the claims." == lines[-1]
    assert "  UKR,Ukraine,UA,804," in lines
    assert "  bales_seized,Bales seized,…,…,…,…,…,50" in lines
    assert "  berta_holm,Berta Holm" in lines
    assert "2 claims, first " in by_row["  UKR,Ukraine,UA,804,"]
    assert "; like heroin (Heroin)" in next(after for row, after in by_row.items() if row.startswith("  herion,"))
    assert "; like NAM (Namibia)" in next(after for row, after in by_row.items() if row.startswith("  namibia,"))


def test_add_writes_the_whole_rows(root: Path) -> None:
    """What is whole is written where it belongs; what only a person can say is left to be said."""
    vocabulary = root / "seeds" / "vocabulary"
    told = missing(root, "press_note", "--add")
    countries = (vocabulary / "countries.csv").read_text("utf-8").splitlines()

    assert 1 == told.exit_code
    assert "UKR,Ukraine,UA,804," in countries
    assert "berta_holm,Berta Holm" in (vocabulary / "people.csv").read_text("utf-8").splitlines()
    assert "bales_seized" not in (vocabulary / "metrics.csv").read_text("utf-8")
    assert {"metrics", "topics", "units"} == {
        line.removeprefix("seeds/vocabulary/").removesuffix(".csv")
        for line in missing(root).stdout.splitlines()
        if line.startswith("seeds/")
    }


def test_nothing_is_missing(root: Path) -> None:
    """The other sources use known words only."""
    told = missing(root, "annual_report")

    assert (0, "no word is missing\n") == (told.exit_code, told.stdout)


def test_a_load_names_each_word_once(root: Path) -> None:
    """All unknown words of a source in one run, with the number of claims; the claims that have none are read on."""
    with pytest.raises(Exception, match="press_note") as found:
        read_seeds(root / "seeds", None, print)
    lines = [line.partition("claims.toml:")[2] for line in str(found.value).splitlines()]

    assert "2, metric: got 'bales_seized', expected a slug of metrics.csv." in "\n".join(lines)
    assert "3, subject: got 'UKR' in 2 claims, expected a slug of an entity list." in "\n".join(lines)
    assert len(lines) == len({line.split(": got ")[1].split()[0] for line in lines})
