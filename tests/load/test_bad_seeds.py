"""Every mistake in a seed is one line that says where, what was got and expected, and what to do; nothing changes.

Each row spoils one thing in the small workspace of tests/fixtures, which has been loaded and published before.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from kzdb import pipeline
from kzdb.config import Settings
from kzdb.errors import SeedError

ANNUAL = "annual_report/claims.toml"
MINISTRY = "ministry_page/claims.toml"
NOTE = "press_note/claims.toml"
SOURCE = "annual_report/source.toml"
LATER = "ministry_page/source.toml"
DECISIONS = "decisions/budgets.toml"


class Bad(NamedTuple):
    """What to replace in which file under seeds/, where the mistake is said to be, and what is said of it.

    `where` is "line, field" of that file, or of another one when it names it.
    """

    file: str
    old: str
    new: str
    where: str
    told: str


def vocabulary(name: str, old: str, new: str, where: str, told: str) -> Bad:
    """Return a mistake in one of the lists."""
    return Bad(f"vocabulary/{name}.csv", old, new, where, told)


CLAIMS = {
    # keys
    "an unknown key": Bad(
        ANNUAL,
        'period = "@2020"',
        'colour = "red", period = "@2020"',
        "15, colour",
        "got an unknown key, expected one of metric,",
    ),
    "a mistyped key": Bad(
        ANNUAL, 'breakdown = "cannabis"', 'breakdwon = "cannabis"', "6, breakdwon", "Did you mean 'breakdown'?"
    ),
    "a key of another kind of claim": Bad(
        ANNUAL, 'role = "head"', 'aspect = "head"', "21, aspect", "got an unknown key"
    ),
    "a key missing": Bad(
        ANNUAL, 'period = "2020", ', "", "11, period", 'got nothing, expected a period in quotes like "2014"'
    ),
    "no evidence": Bad(
        ANNUAL, ', at = "8@13: by the southern route"', "", "30, at", "got nothing, expected a locator like"
    ),
    "an unknown kind of claim": Bad(ANNUAL, "names = [", "nicknames = [", "33, nicknames", "Did you mean 'names'?"),
    "a list that is no list": Bad(
        ANNUAL,
        'names = [\n  {entity = "harbour_agency", kind = "acronym", name = "HA", at = "5@49: (HA)"},\n]',
        "names = 3",
        "33, names",
        "got 3, expected a list of inline tables",
    ),
    "a claim that is no table": Bad(
        ANNUAL, "names = [", 'names = [\n  "HA",', "33, names", "got 'HA', expected an inline table"
    ),
    # slugs
    "an unknown metric": Bad(
        ANNUAL,
        'metric = "staff"',
        'metric = "stuff"',
        "15, metric",
        "got 'stuff', expected a slug of metrics.csv. Did you mean 'staff'?",
    ),
    "an unknown subject": Bad(
        ANNUAL,
        'subject = "walvis_bay", breakdown = "heroin", period = "2020"',
        'subject = "atlantis", breakdown = "heroin", period = "2020"',
        "11, subject",
        "got 'atlantis', expected a slug of an entity list. Correct it, or add it",
    ),
    "an unknown breakdown": Bad(
        ANNUAL, 'breakdown = "cannabis"', 'breakdown = "canabis"', "6, breakdown", "Did you mean 'cannabis'?"
    ),
    "an unknown type of relation": Bad(
        ANNUAL, '"led_by"', '"lead_by"', "21, type", "expected a slug of relation_types.csv. Did you mean 'led_by'?"
    ),
    "an unknown object": Bad(
        ANNUAL, 'object = "anna_berg"', 'object = "ana_berg"', "21, object", "Did you mean 'anna_berg'?"
    ),
    "an unknown type of milestone": Bad(
        ANNUAL,
        'type = "signed"',
        'type = "singed"',
        "25, type",
        "expected a slug of milestone_types.csv. Did you mean 'signed'?",
    ),
    "an unknown topic": Bad(
        ANNUAL,
        'topic = "route"',
        'topic = "weather"',
        "30, topic",
        "got 'weather', expected a slug of topics.csv. Correct it, or add it",
    ),
    "an unknown entity": Bad(ANNUAL, '{entity = "NAM"', '{entity = "NAN"', "30, entity", "Did you mean 'NAM'?"),
    "an unknown speaker": Bad(
        NOTE, 'attributed_to = "anna_berg"', 'attributed_to = "a_berg"', "4, attributed_to", "Did you mean 'anna_berg'?"
    ),
    "a slug in capitals": Bad(
        ANNUAL,
        'subject = "clean_coast", period',
        'subject = "Clean Coast", period',
        "16, subject",
        "got 'Clean Coast', expected the slug of an entity",
    ),
    "a relation between wrong kinds": Bad(
        ANNUAL,
        'subject = "clean_coast", type',
        'subject = "NAM", type',
        "21, subject",
        "got NAM (country), expected organisation or programme as the subject of led_by",
    ),
    "a relation to a wrong kind": Bad(
        MINISTRY,
        'object = "harbour_agreement"',
        'object = "coast_office"',
        "13, object",
        "got coast_office (organisation), expected agreement as the object of party_to",
    ),
    # values
    "a value without a unit": Bad(
        ANNUAL, '"1.2 t"', '"1.2"', "6, value", "got '1.2', expected a value like '344.6 kg'"
    ),
    "a unit nobody knows": Bad(
        ANNUAL, '"1.2 t"', '"1.2 stone"', "6, value", "got 'stone', expected a slug of units.csv."
    ),
    "a unit of another dimension": Bad(
        ANNUAL, '"1.2 t"', '"1.2 people"', "6, value", "expected a unit of mass, as drug_seizures is"
    ),
    "a number badly grouped": Bad(MINISTRY, '"1,234 kg"', '"12,34 kg"', "6, value", "'12,34' is no number"),
    "a range that runs backward": Bad(ANNUAL, "18,000..20,000", "20,000..18,000", "11, value", "a range that goes up"),
    "a number that is not in the quote": Bad(
        ANNUAL,
        '"9.75 kg", at',
        '"9.57 kg", at',
        "7, value",
        "got '9.57 kg', expected the number that '9.75 kg of heroin' prints: 9.75",
    ),
    "a magnitude that is not in the quote": Bad(
        MINISTRY,
        "50 thousand USD",
        "50 million USD",
        "8, value",
        "expected the number that '50 thousand dollars' prints: 50,000",
    ),
    "a number too large to hold": Bad(
        MINISTRY,
        'value = "1,234 kg"',
        'note = "x", value = "1234567890123456789012 kg"',
        "6, value",
        "expected a number of at most 18 digits",
    ),
    "a number too small to hold": Bad(
        MINISTRY,
        'value = "1,234 kg"',
        'note = "x", value = "0.00000000000000000000000000000000000001 kg"',
        "6, value",
        "expected a number of at most 18 digits",
    ),
    "a number instead of a string": Bad(
        ANNUAL, '"1.2 t"', "1.2", "6, value", "got 1.2, expected a value in quotes like"
    ),
    "a figure that the quote does not print": Bad(
        ANNUAL,
        'printed = "$41 million"',
        'printed = "41 millions"',
        "16, printed",
        "expected a part of the quote 'budget of $41 million'",
    ),
    # time
    "a malformed period": Bad(
        ANNUAL, 'period = "2020"', 'period = "in 2020"', "11, period", "got 'in 2020', expected a period like 2014"
    ),
    "a month that does not exist": Bad(
        ANNUAL,
        '"2020-01/2020-09", value = "1.2 t"',
        '"2020-01/2020-13", value = "1.2 t"',
        "6, period",
        "expected a date that exists, not 2020-13",
    ),
    "a period that runs backward": Bad(
        ANNUAL, '"2012/2020"', '"2020/2012"', "16, period", "a period whose end comes after its start"
    ),
    "a date of TOML instead of a string": Bad(
        ANNUAL, 'date = "2009-09-04"', "date = 2009-09-04", "26, date", "got 2009-09-04, expected a date in quotes"
    ),
    "a year of TOML instead of a string": Bad(
        ANNUAL, 'period = "2020"', "period = 2020", "11, period", "got 2020, expected a period in quotes"
    ),
    "a malformed date": Bad(
        ANNUAL,
        '"2009-09-04"',
        '"4 September 2009"',
        "26, date",
        "got '4 September 2009', expected a date in quotes like",
    ),
    "a day that does not exist": Bad(
        ANNUAL, '"2009-09-04"', '"2009-09-31"', "26, date", "expected a date that exists, not 2009-09-31"
    ),
    "an end before the beginning": Bad(
        ANNUAL, 'from = "2012"', 'from = "2012", to = "2011"', "21, to", "got '2011', expected a date not before 2012"
    ),
    # facts
    "one fact twice": Bad(
        ANNUAL,
        '{metric = "drug_price_growth"',
        '{metric = "staff", subject = "harbour_agency", period = "@2020", value = "> 250 people", '
        'at = "5@0: More than 250 people"},\n  {metric = "drug_price_growth"',
        "16, observation",
        "got the fact of line 12 again, expected each fact once",
    ),
    "a reading and a mention": Bad(
        ANNUAL,
        'reading = "whole_year"',
        'reading = "whole_year", mention = "again"',
        "8, reading",
        "got both reading and mention",
    ),
    "a mention of nothing": Bad(
        MINISTRY,
        'period = "2020-01/2020-09", value = "12.9 kg"',
        'period = "2018", value = "12.9 kg"',
        "5, mention",
        "expected a main claim on the same fact",
    ),
    "a credibility of 9": Bad(
        MINISTRY, "credibility = 3", "credibility = 9", "9, credibility", "got 9, expected a whole number from 1 to 6"
    ),
    "an unknown modality": Bad(
        MINISTRY, '"draft"', '"rumour"', "7, modality", "got 'rumour', expected one of fact, draft"
    ),
    "a number beyond all names": Bad(
        MINISTRY,
        'kind = "former"',
        'n = 99999999999999999999, kind = "former"',
        "24, n",
        "expected a whole number from 1 to 999",
    ),
    "a line beyond all documents": Bad(ANNUAL, '"8@13: by', '"99999999999@13: by', "30, at", "expected a locator like"),
    "a zeroth name": Bad(
        MINISTRY, 'kind = "former"', 'n = 0, kind = "former"', "24, n", "got 0, expected a whole number from 1"
    ),
    "a name the document does not print": Bad(
        MINISTRY,
        'name = "Beach Office"',
        'name = "Beech Office"',
        "24, name",
        "expected a name that is in 'Beach Office'",
    ),
    "a control character": Bad(ANNUAL, "from the south.", "from\\u0000the south.", "30, says", "in one line"),
    "a line break in a text": Bad(ANNUAL, "from the south.", "from\\nthe south.", "30, says", "in one line"),
    "an escape sequence in a name": Bad(
        MINISTRY, 'name = "CO"', 'name = "CO\\u001b[31m"', "23, name", "the name as the document spells it"
    ),
    # places
    "a locator that is none": Bad(
        ANNUAL, '"8@13: by', '"line 8: by', "30, at", "expected a locator like '30: 344.6 kilograms'"
    ),
    "a further locator that is none": Bad(
        ANNUAL, '"3@5: January', '"3-5: January', "6, also", "line or page, colon, quote. Correct the locator."
    ),
    "a quote without its line": Bad(
        ANNUAL, '"8@13: by', '"by', "30, at", "Run `kzdb anchor --documents DIR`: it finds the line."
    ),
    "a quote longer than a figure needs": Bad(
        ANNUAL, "by the southern route", "by the southern route " * 10, "30, at", "at most 200 characters"
    ),
    "one passage twice": Bad(
        ANNUAL, '["3@5: January to September 2020"]', '["3@83: 1.2 t of cannabis"]', "6, also", "got one passage twice"
    ),
    "a quote that was not anchored": Bad(ANNUAL, '"8@13: by', '"8: by', "30, at", "Run `kzdb anchor --documents DIR`."),
    # the file
    "broken TOML": Bad(ANNUAL, 'role = "head"', 'role = "head', "21, TOML", "expected valid TOML"),
    "a list that never ends": Bad(ANNUAL, "\n]\n\nrelations", "\n\nrelations", "18, TOML", "expected valid TOML"),
    "a key twice": Bad(ANNUAL, 'role = "head"', 'role = "head", role = "x"', "21, TOML", "expected valid TOML"),
}

SOURCES = {
    "an unknown key of a source": Bad(SOURCE, "edition = ", "editon = ", "6, editon", "Did you mean 'edition'?"),
    "a key of a source missing": Bad(
        SOURCE, 'licence = "Our own words."\n', "", "1, licence", "got nothing, expected the terms of use"
    ),
    "an unknown publisher": Bad(
        SOURCE,
        'publisher = "harbour_agency"',
        'publisher = "harbor_agency"',
        "2, publisher",
        "got 'harbor_agency', expected a slug of organisations.csv. Did you mean 'harbour_agency'?",
    ),
    "a publisher that is a country": Bad(
        SOURCE,
        'publisher = "harbour_agency"',
        'publisher = "NAM"',
        "2, publisher",
        "expected a slug of organisations.csv",
    ),
    "a bad reliability": Bad(
        SOURCE, 'reliability = "B"', 'reliability = "G"', "9, reliability", "got 'G', expected one of A, B, C, D, E, F"
    ),
    "a publication day that does not exist": Bad(
        SOURCE, "2021-03-01", "2021-02-30", "5, published_on", "expected a date that exists, not 2021-02-30"
    ),
    "a publication date of TOML": Bad(
        SOURCE, '"2021-03-01"', "2021-03-01", "5, published_on", "got 2021-03-01, expected a date in quotes"
    ),
    "a hash that is none": Bad(SOURCE, 'sha256 = "c4', 'sha256 = "zz', "4, sha256", "expected 64 hexadecimal digits"),
    "a document in another folder": Bad(
        SOURCE, '"annual_report.txt"', '"../annual_report.txt"', "3, document", "expected a file name without a folder"
    ),
    "an address that is none": Bad(
        SOURCE, "edition = ", 'url = "javascript:alert(1)"\nedition = ', "6, url", "expected an http(s) address"
    ),
    "a share above one": Bad(
        SOURCE,
        "edition = ",
        "max_closed_share = 20\nedition = ",
        "6, max_closed_share",
        "expected a number from 0 to 1",
    ),
    "boilerplate nowhere": Bad(SOURCE, 'lines = "1"', 'lines = "one"', "15, lines", 'expected lines like "51-69"'),
    "a source that takes from an unknown one": Bad(
        SOURCE,
        "relies_on = []",
        'relies_on = ["yearbok"]',
        "12, relies_on",
        "got 'yearbok', expected the slug of another source",
    ),
    "a source that takes from itself": Bad(
        SOURCE,
        "relies_on = []",
        'relies_on = ["annual_report"]',
        "12, relies_on",
        "expected the slug of another source",
    ),
    "two sources that take from each other": Bad(
        LATER,
        "relies_on = []",
        'relies_on = ["press_note"]',
        "13, relies_on",
        "got ministry_page -> press_note -> ministry_page, expected no circle",
    ),
    "broken TOML in a source": Bad(SOURCE, "title = ", "title ", "1, TOML", "expected valid TOML"),
}

LISTS = {
    "a header of another order": vocabulary(
        "countries", "iso2,m49", "m49,iso2", "1, header", "expected slug,name,iso2,m49"
    ),
    "a cell too many": vocabulary(
        "organisations",
        "ministry,Ministry of the Sea,",
        "ministry,Ministry, of the Sea,",
        "3, row",
        "got 5 cells, expected 4",
    ),
    "a cell too few": vocabulary("countries", "NO,578", "NO", "3, row", "got 4 cells, expected 5"),
    "an empty cell": vocabulary("countries", "Norway", "", "3, name", "got nothing, expected a value"),
    "a country twice": vocabulary(
        "countries",
        "NOR,Norway,NO,578",
        "NAM,Norway,NO,578",
        "3, slug",
        "expected a slug not used yet (it is in countries.csv:2)",
    ),
    "a code twice": vocabulary(
        "countries", "NOR,Norway,NO,578", "NOR,Norway,NA,578", "3, iso2", "expected a code not used yet"
    ),
    "a slug of two lists": vocabulary(
        "organisations",
        "observer,",
        "anna_berg,",
        "vocabulary/people.csv:2, slug",
        "expected a slug not used yet (it is in organisations.csv:5)",
    ),
    "a slug with a capital": vocabulary("substances", "heroin,", "Heroin,", "2, slug", "expected a slug like"),
    "a country that is none": vocabulary(
        "organisations",
        "government,NAM\nministry",
        "government,Namibia\nministry",
        "2, country",
        "got 'Namibia', expected a slug of countries.csv",
    ),
    "a number without its zeros": vocabulary("countries", ",516", ",51", "2, m49", "expected three digits"),
    "a factor of nothing": vocabulary(
        "units", "mass,kg,1000,1", "mass,kg,0,1", "4, num", "got '0', expected a whole number from 1"
    ),
    "a factor with a decimal": vocabulary(
        "units", "mass,kg,1000,1", "mass,kg,1000.5,1", "4, num", "expected a whole number from 1"
    ),
    "a factor too large to hold": vocabulary(
        "units",
        "mass,kg,1000,1",
        "mass,kg,99999999999999999999,1",
        "4, num",
        "expected a whole number from 1, of at most 15 digits",
    ),
    "a word for two units": vocabulary(
        "units", "tonnes|", "grams|", "4, aliases", "got 'grams' names two units, g and t"
    ),
    "a metric in an unknown unit": vocabulary(
        "metrics", "mass,kg,flow", "mass,stone,flow", "2, unit", "expected a slug of units.csv"
    ),
    "a metric of another dimension": vocabulary(
        "metrics", "mass,kg,flow", "ratio,kg,flow", "2, dimension", "got 'ratio', expected mass, as kg has"
    ),
    "an unknown nature": vocabulary("metrics", "mass,kg,flow", "mass,kg,current", "2, nature", "expected stock, flow"),
    "an unknown kind of entity": vocabulary(
        "relation_types",
        "country|organisation,agreement",
        "country|company,agreement",
        "3, subject_kinds",
        "got 'company', expected kinds among country",
    ),
    "neither yes nor no": vocabulary(
        "relation_types",
        "organisation|person,yes",
        "organisation|person,true",
        "4, single_valued",
        "expected yes or no",
    ),
    "no whole": vocabulary("breakdowns", "total,Total", "all,All", "1, slug", "got no row total, expected one"),
    "a breakdown that is an entity": vocabulary(
        "breakdowns", "women,Women", "heroin,Heroin", "3, slug", "expected a slug that is no entity"
    ),
    "a quote that never ends": vocabulary(
        "topics",
        "route,Route",
        'route,"Route',
        "3, CSV",
        "got unexpected end of data, expected rows of comma-separated cells",
    ),
    "a blank around a cell": vocabulary("topics", "route,Route", "route, Route", "2, name", "without blanks around it"),
    "a control character in a cell": vocabulary(
        "topics", "route,Route", "route,Ro\x07ute", "2, name", "text on one line"
    ),
    "a link to an unknown metric": vocabulary(
        "metric_links", "part_of,staff,", "part_of,stuff,", "2, of", "expected a slug of metrics.csv"
    ),
    "a link of an unknown type": vocabulary("metric_links", "part_of,", "part,", "2, type", "expected one of rate_of,"),
    "a rate of nothing": vocabulary(
        "metric_links", "part_of,staff,", "rate_of,staff,", "2, per", "expected a slug of metrics.csv"
    ),
    "a part that is a rate": vocabulary(
        "metric_links", "part_of,staff,", "part_of,staff,staff", "2, per", "got 'staff', expected nothing"
    ),
    "a milestone before itself": vocabulary(
        "milestone_orders", "signed,entered", "entered_into_force,entered", "2, before", "two slugs of milestone_types"
    ),
    "no header": vocabulary("topics", "slug,name,theme,weight\n", "", "1, header", "expected slug,name"),
}

DECIDED = {
    "a decision that prefers what it did not see": Bad(
        DECISIONS,
        'prefer = "annual_report"',
        'prefer = "press_note"',
        "4, prefer",
        "expected one of the sources in `saw`",
    ),
    "a decision without a reason": Bad(
        DECISIONS, 'reason = "The other figure is that of a draft.", ', "", "4, reason", "got nothing, expected"
    ),
    "a decision of a source that is none": Bad(
        DECISIONS, 'ministry_page = "136', 'ministry = "136', "4, saw", "got 'ministry', expected the slug of a source"
    ),
    "a decision on a day that does not exist": Bad(
        DECISIONS, "2026-11-22", "2026-02-30", "4, on", "expected a day that exists"
    ),
}

TABLE = CLAIMS | SOURCES | LISTS | DECIDED


@pytest.fixture
def good(published_workspace: Path, tmp_path: Path) -> Settings:
    """Give the small workspace, loaded into a SQLite file and published."""
    root = shutil.copytree(published_workspace, tmp_path / "workspace", symlinks=True)
    return Settings(root, f"sqlite:///{root / 'var' / 'kzdb.sqlite'}", root / "var" / "kzdb.duckdb")


def turn_into_folder(path: Path) -> None:
    """Put a folder in the place of a file."""
    path.unlink()
    path.mkdir()


def edit(path: Path, old: str | bytes, new: str | bytes) -> None:
    """Replace the first `old` in the file, which must hold it."""
    before, after = (text.encode() if isinstance(text, str) else text for text in (old, new))
    data = path.read_bytes()
    assert before in data
    path.write_bytes(data.replace(before, after, 1))


def refusal(settings: Settings) -> str:
    """Load, and return what is said; the store and the published file must be the very same bytes afterwards."""
    made = [settings.var / "kzdb.sqlite", settings.published]
    before = [path.read_bytes() for path in made]

    with pytest.raises(SeedError) as refused:
        pipeline.load(settings)

    assert before == [path.read_bytes() for path in made]
    return str(refused.value).replace(f"{settings.seeds}/", "")


@pytest.mark.parametrize("bad", TABLE.values(), ids=TABLE.keys())
def test_a_mistake_is_told_in_one_line(good: Settings, bad: Bad) -> None:
    """The line names the file, its line and the field, says what is wrong, and ends with what to do."""
    edit(good.seeds / bad.file, bad.old, bad.new)

    message = refusal(good)

    assert message.startswith(f"{bad.where if ':' in bad.where else f'{bad.file}:{bad.where}'}: got ")
    assert bad.told in message
    assert all(line[-1] in ".?" for line in message.splitlines())


FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a list that is not there": (
        lambda seeds: (seeds / "vocabulary" / "units.csv").unlink(),
        "vocabulary/units.csv: got no such file, expected one. Write it with its header row.",
    ),
    "an empty list": (
        lambda seeds: (seeds / "vocabulary" / "units.csv").write_text("\n"),
        "vocabulary/units.csv:1, header: got an empty file, expected a header row. Write the header.",
    ),
    "a source without claims": (
        lambda seeds: (seeds / ANNUAL).unlink(),
        f"{ANNUAL}: got no such file, expected one. Write it, or remove the folder.",
    ),
    "a folder that is no source": (
        lambda seeds: (seeds / "drafts").mkdir(),
        "drafts/source.toml: got no such file, expected one. Write it, or remove the folder.",
    ),
    "claims that are no UTF-8": (
        lambda seeds: edit(seeds / ANNUAL, b"from the south.", b"from the s\xfcd."),
        f"{ANNUAL}:30, encoding: got invalid start byte, expected UTF-8. Save the file as UTF-8.",
    ),
    "a list that is no UTF-8": (
        lambda seeds: edit(seeds / "vocabulary" / "countries.csv", b"Norway", b"Norv\xe8ge"),
        "vocabulary/countries.csv:3, encoding: got invalid continuation byte, expected UTF-8. Save the file as UTF-8.",
    ),
    "claims that are a folder": (
        lambda seeds: turn_into_folder(seeds / ANNUAL),
        f"{ANNUAL}: Is a directory. Make the file readable.",
    ),
}


@pytest.mark.parametrize(("spoil", "told"), FILES.values(), ids=FILES.keys())
def test_a_file_that_is_not_as_it_must_be(good: Settings, spoil: Callable[[Path], object], told: str) -> None:
    """A file that is missing, empty or of another encoding is named, with the line where it is known."""
    spoil(good.seeds)

    assert told == refusal(good)


def test_no_source_at_all(good: Settings) -> None:
    """A workspace without sources is not loaded as one that lost them all."""
    for name in ("annual_report", "ministry_page", "press_note"):
        shutil.rmtree(good.seeds / name)

    assert f"{good.seeds}: got no source, expected a folder for each. Add seeds/<source>/source.toml." == refusal(good)


PLACES: dict[str, tuple[str, str, str]] = {
    "a quote on another line": (
        "8@13: by the southern route", "7: by the southern route",
        "30, at: got '7: by the southern route', expected a quote that is on line 7 of annual_report.txt "
        "(it is on line 8). Correct the line or the quote.",
    ),
    "a quote at another place": (
        "8@13: by", "8@12: by",
        "30, at: got '8@12: by the southern route', expected the quote at 8@13. Run `kzdb anchor --move`.",
    ),
    "a quote that the document does not hold": (
        "8@13: by the southern", "8: by the sothern",
        "30, at: got '8: by the sothern route', expected what annual_report.txt prints: "
        "8@13: by the southern route (nothing for 'u'). Copy it from the document.",
    ),
    "a quote that is there twice": (
        "6@58: entered into force on 4 September 2009", "6: 2",
        "26, at: got '6: 2', expected a quote that is there once on line 6 (it is there 2 times: 6@49, 6@92)",
    ),
    "a line beyond the document": (
        "8@13: by", "80: by",
        "30, at: got '80: by the southern route', expected a line from 1 to 9 of annual_report.txt",
    ),
    "a further quote that is not there": (
        "3@5: January", "3@6: January",
        "6, also: got '3@6: January to September 2020', expected the quote at 3@5. Run `kzdb anchor --move`.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), PLACES.values(), ids=PLACES.keys())
def test_a_quote_is_looked_up_where_the_document_is_at_hand(good: Settings, old: str, new: str, told: str) -> None:
    """With the documents, every quote must stand at its place; the line says where it does stand."""
    edit(good.seeds / ANNUAL, old, new)

    assert refusal(with_documents(good)).startswith(f"{ANNUAL}:{told}")


def test_another_document_than_the_seeds_were_made_from(good: Settings) -> None:
    """One changed byte makes it another edition."""
    edit(good.root / "documents" / "annual_report.txt", "southern", "northern")

    message = refusal(with_documents(good))

    assert message.startswith(f"{SOURCE}:4, sha256: got 'c4ee6c4a")
    assert "as annual_report.txt has. Correct it if this is a new edition, and run `kzdb anchor`." in message


def test_a_document_that_is_no_utf_8(good: Settings) -> None:
    """The document is named, with the line of the first byte that is none."""
    path = good.root / "documents" / "annual_report.txt"
    edit(path, "southern", b"s\xfcdlich")

    assert refusal(with_documents(good)).startswith(f"{path}:8, encoding: got ")


def with_documents(settings: Settings) -> Settings:
    """Return the settings with the workspace's documents at hand."""
    return replace(settings, documents=settings.root / "documents")


def test_namibia_and_norway_are_text(good: Settings) -> None:
    """NA is no missing value and NO is not false: two countries have these codes."""
    connection = pipeline.connect(good.root)
    rows = connection.execute("SELECT slug, iso2, m49 FROM countries ORDER BY slug").fetchall()
    connection.close()

    assert [("NAM", "NA", "516"), ("NOR", "NO", "578")] == rows


def test_a_mark_of_a_spreadsheet_is_no_mistake(good: Settings) -> None:
    """A list saved as "UTF-8 with BOM" reads as before."""
    path = good.seeds / "vocabulary" / "topics.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert None is pipeline.load(good).revision


def test_all_mistakes_are_reported_at_once(good: Settings) -> None:
    """Those of every source and decision, a line each, in the order of the files; a mistake hides no other."""
    edit(good.seeds / ANNUAL, 'metric = "staff"', 'metric = "stuff"')
    edit(good.seeds / ANNUAL, 'date = "2009-09-04"', 'date = "2009-09-34"')
    edit(good.seeds / MINISTRY, 'period = "undated"', 'period = "never"')
    edit(good.seeds / DECISIONS, "2026-11-22", "2026-02-30")

    lines = refusal(good).splitlines()

    assert [f"{ANNUAL}:15, metric", f"{ANNUAL}:26, date", f"{MINISTRY}:9, period", f"{DECISIONS}:4, on"] == [
        line.partition(": got")[0] for line in lines
    ]


def test_all_mistakes_of_the_vocabulary_are_reported_at_once(good: Settings) -> None:
    """Those of every list; the claims are not read before the vocabulary is right."""
    edit(good.seeds / "vocabulary" / "metrics.csv", "mass,kg,flow", "mass,stone,flow")
    edit(good.seeds / "vocabulary" / "organisations.csv", "government,NAM", "government,NAN")
    edit(good.seeds / ANNUAL, 'metric = "staff"', 'metric = "stuff"')

    assert ["vocabulary/organisations.csv:2, country", "vocabulary/metrics.csv:2, unit"] == [
        line.partition(": got")[0] for line in refusal(good).splitlines()
    ]
